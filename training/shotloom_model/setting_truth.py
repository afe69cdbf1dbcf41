"""What SetNet and LightNet learn, out of the drawn world's own code: every layout, every sky, every class in every light."""
from __future__ import annotations

import itertools
import random
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import torch

from shotloom_world import catalogue
from shotloom_world.light import LAYERS as DEPTHS
from shotloom_world.light import Light, light
from shotloom_world.places.kit import FRONT, Piece, Set
from shotloom_world.places.render import softened
from shotloom_world.places.surfaces import SURFACES
from shotloom_world.places.weather import ground_pieces, shows, sky_pieces
from shotloom_world.sheet import Sprite
from shotloom_world.whereabouts import arranged

from .setting import ARRANGEMENTS, BANDS, CHOICES, DRIFTS, OVERHEAD, OWN, PLACES, SKY_FIELDS, WEATHER, ClassTables

SURFACE_NAMES = tuple(SURFACES)
STATES = tuple(itertools.product(CHOICES["time"], CHOICES["weather"]))
ADDED = ("stars", "sun", "moon", "cloud", "cloud_streak", "cloud_bank", "puddle", "snow_drift")
OTHER = "other"                               # a class that was never met: light falls on it as on any pigment
FORMS = 24                                    # variants looked at to find the forms of a key
HELD_OUT = 8                                  # one in so many lights, and one in so many pairs of class and light, is never trained on


class Table(NamedTuple):
    """Pieces by slot; leading axes are layouts (and states of the sky)."""
    shown: np.ndarray            # bool
    key: np.ndarray              # int64, of `keys()`
    layer: np.ndarray            # int64
    numbers: np.ndarray          # float32 [..., 10], setting.NUMBERS
    mirrored: np.ndarray         # bool
    tinted: np.ndarray           # bool
    kept: np.ndarray             # bool, in close shots
    hidden: np.ndarray           # bool, where snow lies


class Bands(NamedTuple):
    shown: np.ndarray            # bool [layouts, 16]
    layer: np.ndarray
    surface: np.ndarray
    edges: np.ndarray            # float32 [layouts, 16, 2], metres
    frame: np.ndarray            # float32 [layouts, 2]


@lru_cache(maxsize=1)
def layouts() -> tuple[Set, ...]:
    return tuple(arranged(p, i) for p in PLACES for i in range(ARRANGEMENTS))


@lru_cache(maxsize=1)
def keys() -> tuple[str, ...]:
    """The catalogue's keys that sets use."""
    return tuple(sorted({catalogue.of_piece(p.sprite) for s in layouts() for p in s.pieces} | {catalogue.of_piece(k) for k in ADDED}))


def _empty(*shape: int) -> Table:
    yes, number = (lambda: np.zeros(shape, bool)), (lambda: np.zeros(shape, np.int64))
    return Table(yes(), number(), number(), np.zeros((*shape, 10), np.float32), yes(), yes(), yes(), yes())


def _fill(table: Table, at: tuple[int, ...], piece: Piece, kept: bool, hidden: bool) -> None:
    table.shown[at], table.key[at], table.layer[at] = True, keys().index(catalogue.of_piece(piece.sprite)), piece.layer
    table.numbers[at] = (piece.x, piece.y, np.log(piece.scale), *piece.variant, *(piece.tint or (0, 0, 0)))
    table.mirrored[at], table.tinted[at], table.kept[at], table.hidden[at] = piece.flip, piece.tint is not None, kept, hidden


@lru_cache(maxsize=1)
def own_pieces() -> Table:
    """[layouts, 47]."""
    table = _empty(len(layouts()), len(OWN))
    for n, set_ in enumerate(layouts()):
        snow, close = light(set_.place, weather="snow"), set(softened(set_).pieces)
        first = len(OWN) - len(set_.pieces)
        for i, piece in enumerate(set_.pieces):
            _fill(table, (n, first + i), piece, piece in close, not shows(piece, snow))
    return table


@lru_cache(maxsize=1)
def weather_pieces() -> Table:
    """[layouts, STATES, 31]."""
    table = _empty(len(layouts()), len(STATES), len(WEATHER))
    for n, set_ in enumerate(layouts()):
        for s, (time, weather) in enumerate(STATES):
            lit = light(set_.place, time, weather)
            ground = ground_pieces(set_, lit)
            over = [*sky_pieces(set_, lit), *(p for p in ground if p.layer != FRONT)]
            drifts = [p for p in ground if p.layer == FRONT]
            if len(over) > len(OVERHEAD) or len(drifts) > len(DRIFTS) or len(over) and len(set_.pieces) > OWN.stop - OVERHEAD.stop:
                raise ValueError(f"{set_.place} has more pieces than slots")
            for i, piece in enumerate(over):
                _fill(table, (n, s, i), piece, True, False)
            for i, piece in enumerate(drifts):
                _fill(table, (n, s, len(OVERHEAD) + i), piece, True, False)
    return table


@lru_cache(maxsize=1)
def bands() -> Bands:
    n = len(layouts())
    out = Bands(np.zeros((n, BANDS), bool), np.zeros((n, BANDS), np.int64), np.zeros((n, BANDS), np.int64),
                np.zeros((n, BANDS, 2), np.float32), np.zeros((n, 2), np.float32))
    for at, set_ in enumerate(layouts()):
        out.frame[at] = set_.height, set_.middle
        for i, band in enumerate(set_.bands):
            out.shown[at, i], out.layer[at, i], out.surface[at, i] = True, band.layer, SURFACE_NAMES.index(band.surface)
            out.edges[at, i] = band.top, band.bottom
    return out


# --- light ------------------------------------------------------------------------------------------------------
def kind_of(place: str) -> int:
    """0 out of doors, 1 indoors, 2 space."""
    return 2 if place == "space" else int(light(place).indoors)


KIND_PLACES = ("street", "kitchen", "space")                   # one place of each kind: light asks nothing more of a place
LIGHTS = tuple(itertools.product(range(len(KIND_PLACES)), *CHOICES.values()))


@lru_cache(maxsize=len(LIGHTS))
def lit(index: int) -> Light:
    kind, *choice = LIGHTS[index]
    return light(KIND_PLACES[kind], *choice)


def told(index: int) -> np.ndarray:
    """[LIGHT + KINDS] one-hots of a light."""
    kind, *choice = LIGHTS[index]
    parts = [np.eye(len(values))[values.index(v)] for values, v in zip(CHOICES.values(), choice)]
    return np.concatenate([*parts, np.eye(len(KIND_PLACES))[kind]]).astype(np.float32)


def whole(index: int) -> np.ndarray:
    """[SKY] what LightNet says of a whole shot (setting.SKY_FIELDS)."""
    a = lit(index)
    falling = 0. if a.indoors else a.density
    grey = ((.5, .5, .5), (.5, .5, .5))
    fields = {"gain": a.gain, "lift": a.offset[0], "haze": a.haze, "amount": a.haze_amount, "sky": a.sky, "sun": a.sun,
              "view": a.stops(1, "view", grey)[0], "cloud": a.stops(0, "cloud", grey)[0], "cloud2": a.stops(0, "cloud2", grey)[0],
              "snowy": a.snowy, "wet": float(a.wet), "lamps": float(a.lamps),
              "rain": falling * (a.falls == "rain"), "snow": falling * (a.falls == "snow"),
              "wind": a.wind}
    return np.concatenate([np.array(fields[n], np.float32).ravel() for n in SKY_FIELDS])


def is_held_out(light_index: int) -> bool:
    return (light_index * 7919) % 1009 % HELD_OUT == 0


def pair_is_held_out(light_index: int, name: int) -> bool:
    return (light_index * 7919 + name * 104729) % 10007 % HELD_OUT == 0


class Survey(NamedTuple):
    """All classes of the catalogue. `names`: OTHER, class names, surfaces; `colours`: each class's base stops; `forms`: what was met, by key."""
    names: tuple[str, ...]
    colours: dict[str, list[tuple]]
    forms: tuple[list[tuple[tuple[float, ...], tuple]], ...]


def _roles(sprite: Sprite) -> tuple[int, ...]:
    """How a tint takes each class (setting.dyed): 0 not, 1 flat, 2 graded, 3 darker, 4 lighter."""
    roles = []
    for cls in sprite.classes:
        top, bottom = sprite.colours[cls]
        roles.append(0 if sprite.tint is None else (1 if top == bottom else 2) if cls == sprite.tint
                     else 3 if cls == sprite.tint + "2" else 4 if cls == sprite.tint + "3" else 0)
    return tuple(roles)


def _forks(forms: list[tuple[tuple[float, ...], tuple]]) -> tuple[int, float, tuple, tuple]:
    """Which number of the variant tells two forms apart and above which mark: (number, mark, low form, high form)."""
    one = forms[0][1]
    for number in range(4):
        first = [v[number] for v, f in forms if f == one]
        second = [v[number] for v, f in forms if f != one]
        other = next(f for _, f in forms if f != one)
        for low, high, a, b in ((first, second, one, other), (second, first, other, one)):
            if max(low) < min(high):
                return number, (max(low) + min(high)) / 2, a, b
    raise ValueError(f"no single number decides between {one} and the other forms")


@lru_cache(maxsize=1)
def survey() -> Survey:
    rnd = random.Random(5)
    forms: dict[str, list[tuple[tuple[float, ...], tuple]]] = {}
    colours: dict[str, set[tuple]] = {OTHER: {((.5, .5, .5), (.5, .5, .5)), ((.9, .6, .3), (.3, .6, .9))}}
    for key in catalogue.KEYS:
        met = []
        for _ in range(FORMS if catalogue.varies(key) else 1):
            variant = tuple(round(rnd.uniform(-1, 1), 2) for _ in range(4))
            sprite = catalogue.sprite(key, variant)
            met.append((variant, (sprite.classes, _roles(sprite))))
            for cls in sprite.classes:
                colours.setdefault(cls, set()).add(sprite.colours[cls])
        if len({f for _, f in met}) > 1:                          # look closer at where forms part
            for _ in range(400):
                variant = tuple(round(rnd.uniform(-1, 1), 3) for _ in range(4))
                sprite = catalogue.sprite(key, variant)
                met.append((variant, (sprite.classes, _roles(sprite))))
        forms[key] = met
    names = (OTHER, *sorted(c for c in colours if c != OTHER), *SURFACE_NAMES)
    return Survey(names, {c: sorted(v) for c, v in colours.items()}, tuple(forms.values()))


def class_tables(names: tuple[str, ...]) -> ClassTables:
    """The classes of today's catalogue as numbers in a vocabulary, that of a checkpoint; what it does not have is OTHER."""
    tables = ClassTables(len(catalogue.KEYS))
    at = {n: i for i, n in enumerate(names[:len(names) - len(SURFACE_NAMES)])}
    for k, met in enumerate(survey().forms):
        low = high = met[0][1]
        if len({f for _, f in met}) > 1:
            tables.number[k], tables.mark[k], low, high = _forks(met)
        for form, (classes, roles) in enumerate((low, high)):
            for i, (cls, role) in enumerate(zip(classes, roles)):
                tables.name[2 * k + form, i], tables.role[2 * k + form, i] = at.get(cls, 0), role
    return tables


@lru_cache(maxsize=1)
def surfaces_met() -> tuple[tuple[int, int, str], ...]:
    """(kind of place, layer, surface) of every band there is."""
    return tuple(sorted({(kind_of(s.place), b.layer, b.surface) for s in layouts() for b in s.bands}))


class Colours(NamedTuple):
    """A batch for LightNet: B lights, N classes or surfaces each."""
    told: torch.Tensor           # [B, LIGHT + KINDS]
    name: torch.Tensor           # int64 [B, N]
    layer: torch.Tensor          # [B, N, 6]
    base: torch.Tensor           # [B, N, 2, 3]
    lit: torch.Tensor            # [B, N, 2, 3]


def _jittered(rnd: random.Random, stops: tuple) -> tuple:
    """A painter's colours are never quite right, and tints are any colour."""
    if rnd.random() < .15:
        flat = tuple(rnd.random() for _ in range(3))
        return flat, flat
    return tuple(tuple(min(1., max(0., v + rnd.gauss(0, .012))) for v in rgb) for rgb in stops)


def colours(rnd: random.Random, lights: int, classes: int, held_out: bool = False, jitter: bool = True) -> Colours:
    """`held_out`: only lights, or pairs of light and class, that training never sees; a quarter of all are surfaces."""
    seen = survey()
    first = len(seen.names) - len(SURFACE_NAMES)
    departing = [seen.names.index(c) for c in special()]
    met = surfaces_met()
    chosen, rows = [], []
    while len(chosen) < lights:
        index = rnd.randrange(len(LIGHTS))
        if is_held_out(index) and not held_out:
            continue
        chosen.append(index)
        hour, kind, row = lit(index), LIGHTS[index][0], []
        mine = [m for m in met if m[0] == kind]
        while len(row) < classes:
            if rnd.random() < .25:
                _, layer, surface = rnd.choice(mine)
                name = first + SURFACE_NAMES.index(surface)
                base = SURFACES[surface][1]
            else:
                name = rnd.choice(departing) if rnd.random() < .6 else rnd.randrange(first)
                layer = rnd.randrange(DEPTHS)
                base = rnd.choice(seen.colours[seen.names[name]])
                base = _jittered(rnd, base) if jitter else base
            if (pair_is_held_out(index, name) or is_held_out(index)) != held_out:
                continue
            stops = hour.surface(layer, surface) if name >= first else hour.stops(layer, seen.names[name], base)
            row.append((name, layer, base, stops))
        rows.append(row)
    layer = torch.eye(DEPTHS)[torch.tensor([[r[1] for r in row] for row in rows])]
    return Colours(torch.from_numpy(np.stack([told(i) for i in chosen])), torch.tensor([[r[0] for r in row] for row in rows]), layer,
                   torch.tensor([[r[2] for r in row] for row in rows]), torch.tensor([[r[3] for r in row] for row in rows]))


@lru_cache(maxsize=1)
def special() -> tuple[str, ...]:
    """Classes on which light does not fall as on any pigment: at night, in autumn or in snow they look unlike OTHER."""
    seen = survey()
    base = ((.42, .55, .61), (.42, .55, .61))
    tests = [light("street", *choice) for choice in (("night",), ("day", "rain"), ("day", "snow"), *(("day", "clear", s) for s in CHOICES["season"]))]
    return tuple(c for c in seen.colours if any(t.stops(2, c, base) != t.stops(2, OTHER, base) for t in tests))
