"""What a class is like, once for all: buffers of the graph `paint`, read from the drawn world when it is exported.

Each table is indexed by a class that a network has chosen (a kind, a garment, a pose, a catalogue key); none knows a word or holds a drawing.
"""
from __future__ import annotations

import numpy as np
import torch
import torch.nn as nn

from shotloom_world import catalogue, facts, props, settling
from shotloom_world.dyes import COLOURS
from shotloom_world.people import cloth as drawn_cloth
from shotloom_world.people.body import BODIES, KINDS, OFFSETS
from shotloom_world.people.garments import FEMALE, TOPS
from shotloom_world.people.hair import covers_ears
from shotloom_world.people.head import ROUND_CHEEKS
from shotloom_world.people.limbs import HAND_SHAPES
from shotloom_world.people.person import PARTS as PART_TABLE
from shotloom_world.people.poses import beats
from shotloom_world.places.render import _LAMPS
from shotloom_world.places.surfaces import SURFACES
from shotloom_world.things.motion import GALLOP, SWINGS

from .blocking import GAITS, HOLDS
from .condition import THINGS
from .directing import JOINT_NAMES, OPTIONS, PALETTE, POSES
from .figure import CLASSES, PARTS, WEAR
from .kinematics import BODY
from .layout import GRAINS
from .parts import NAMES
from .stage_inputs import ALWAYS, BEATS, bobbing

SPRITE_KEYS = catalogue.KEYS
MOST_PARTS = 6                                           # moving parts of a thing
MOST_SORTS = max(map(len, settling.PIECES.values()))     # pieces of sets that are a thing
SHADOW, BLANK = len(PALETTE), len(PALETTE) + 1           # colours after a person's palette: of the ground's shadow, of no class
SHADOW_COLOUR = (.08, .08, .16)
GRIPPING = ("fist", "pinch")
SKIRTS = {"skirt": (.98, .12), "long_skirt": (1.7, .26)}
OF_GAIT = ("swing", "often", "rest", "phase", "beat_x", "beat_y", "beats", "beat_phase")
PART_FIELDS = ("exists", "behind", "pivot_x", "pivot_y", "wheel", *(f"{what}_{g}" for g in GAITS for what in OF_GAIT))
BOB_FIELDS = ("sinks", "bob", "often", "phase")
STREET_LAMP = (0., -3.9, 2.2)                            # of the form whose variant's first number is positive


def _numbers(rows: object) -> torch.Tensor:
    return torch.tensor(rows, dtype=torch.float32)


def _wears(top: str, bottom: str) -> list[float]:
    """WEAR of a top with a bottom: what does not depend on who wears them."""
    wear = TOPS[top]
    hem, flare = (wear.hem, wear.flare) if wear.whole else SKIRTS.get(bottom, (0., 0.))
    coat = wear.hem > 0 and not wear.whole
    apron = "apron" in wear.extras
    banded = top if wear.whole else bottom
    row = dict.fromkeys(WEAR.names, 0.)
    row.update(hem=hem, flare=flare, bustle=.45 * ("bustle" in wear.extras), pleats=top in drawn_cloth.PLEATED or bottom == "long_skirt",
               band=banded in drawn_cloth.TRIMMED_HEMS and hem > 1.3, coat_hem=wear.hem if coat else 0., coat_flare=wear.flare if coat else 0.,
               apron_hem=(1.35 if wear.whole else 1.1) * apron, apron_flare=.12 if wear.whole else .02, wide_sleeves=wear.sleeve == "wide",
               cuffs=wear.collar == "cross", **{n: n in wear.extras for n in ("sash", "tails", "cape", "drape")})
    return [float(v) for v in row.values()]


def _classes(top: str, bottom: str) -> list[int]:
    """Which colour of the palette each of figure.CLASSES has."""
    wear = TOPS[top]
    own = top == "ruqun" or not wear.whole
    lower = "bottom" if own else "top"
    named = {"lower": lower, "lower2": lower + "2", "band": drawn_cloth.TRIMMED_HEMS.get(top if wear.whole else bottom) or "trim"}
    return [SHADOW if cls == "shadow" else PALETTE.index(named.get(cls, cls)) for cls in CLASSES]


def _of_option(name: str, worn: dict[str, tuple[str, ...]]) -> torch.Tensor:
    """[options of a field, WEAR]: 1 where the option is one of those that a field of WEAR names."""
    table = torch.zeros(len(OPTIONS[name]), len(WEAR))
    for field, options in worn.items():
        for option in options:
            table[OPTIONS[name].index(option), WEAR[field]] = 1
    return table


class PeopleTables(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        tops, bottoms = OPTIONS["top"], OPTIONS["bottom"]

        def table(name: str, value: torch.Tensor) -> None:
            self.register_buffer(name, value)

        table("body", _numbers([[getattr(BODIES[k], n) for n in BODY.names] for k in KINDS]))
        table("grows", _numbers([[most if n in names else 0. for n in BODY.names] for names, most in OFFSETS.values()]))
        table("loose", _numbers([TOPS[t].loose for t in tops]))
        table("garments", _numbers([_wears(t, b) for t in tops for b in bottoms]))
        table("classes", torch.tensor([_classes(t, b) for t in tops for b in bottoms]))
        of_kind = _of_option("kind", {"feminine": FEMALE, "old": tuple(k for k in KINDS if k.startswith("old"))})
        of_kind[:, WEAR["cheeks"]] = _numbers([ROUND_CHEEKS.get(k, 0.) for k in KINDS])
        table("of_kind", of_kind)
        table("of_glasses", _of_option("glasses", {f"{g}_glasses": (g,) for g in ("round", "square", "dark")}))
        table("of_beard", _of_option("beard", {"moustache": ("moustache", "full", "long", "goatee")}))
        table("of_bag", _of_option("bag", {b: (b,) for b in ("satchel", "backpack", "handbag")}))
        table("of_scarf", _of_option("scarf", {"pioneer": ("pioneer",)}))
        table("ears", _numbers([[float(not covers_ears(h, hat)) for hat in OPTIONS["hat"]] for h in OPTIONS["hair"]]))
        table("straps", _numbers([float(b in ("satchel", "backpack")) for b in OPTIONS["bag"]]))
        table("grips", _numbers([float(s in GRIPPING) for s in HAND_SHAPES]))
        table("beats", _numbers([[beats(p).get(j, 0.) for j in JOINT_NAMES] for p in POSES]))
        table("turning", _numbers([float(p == "turn") for p in POSES]))
        table("lying", _numbers([float(p == "lie") for p in POSES]))
        part = [PART_TABLE[n] for n in NAMES]
        table("part_grain", torch.tensor([list(GRAINS).index(p.grain) for p in part]))
        table("part_box", _numbers([p.box for p in part]))
        table("part_classes", torch.tensor([[PALETTE.index(c) for c in p.classes] + [BLANK] * (6 - len(p.classes)) for p in part]))
        self.hand = NAMES.index(f"hand_{HAND_SHAPES[0]}")
        # parts of figure.PARTS as painted; hands are added to by their shape, what is held is no part
        self.names = [NAMES.index(n) if n in NAMES else self.hand for n in PARTS]
        self.turns = [n in PART_TABLE and PART_TABLE[n].turns for n in PARTS]


def _mover_rows(key: str) -> tuple[list[int], list[list[float]]]:
    """Catalogue keys and PART_FIELDS of a thing's moving parts."""
    sprite = props.sprite(key)
    keys, rows = [], []
    for i, part in enumerate(sprite.moving[:MOST_PARTS]):
        keys.append(SPRITE_KEYS.index(f"{_catalogue_key(key)}/{part.kind}{i}"))
        wheel = part.kind in ("wheel", "rotor")
        row = [1., float(part.behind), part.x, part.y, float(wheel)]
        for gait in GAITS:
            swing, often, rest = (0., 0, 0.) if wheel else SWINGS[gait].get(part.kind, (0., 1, 0.))
            row += [swing, often, rest, -(GALLOP.get(part.phase, part.phase) if gait == "run" and part.kind == "leg" else part.phase)]
            beats = part.kind in BEATS and (part.kind != "wing" or gait == "fly") and (part.kind in ALWAYS or gait != "still")
            row += [*BEATS[part.kind], -part.phase] if beats else [0., 0., 0., 0.]
        rows.append(row)
    missing = MOST_PARTS - len(keys)
    return keys + [0] * missing, rows + [[0.] * len(PART_FIELDS)] * missing


def _catalogue_key(thing: str) -> str:
    return catalogue.of_piece(props.PIECES[thing]) if thing in props.PIECES else thing


class ThingTables(nn.Module):
    """`set_keys`: the keys SetNet knows."""

    def __init__(self, set_keys: tuple[str, ...]):
        super().__init__()

        def table(name: str, value: torch.Tensor) -> None:
            self.register_buffer(name, value)

        table("of_thing", torch.tensor([0] + [SPRITE_KEYS.index(_catalogue_key(k)) for k in THINGS[1:]]))
        moving = [k for k in THINGS[1:] if props.sprite(k).moving]
        table("moving_row", torch.tensor([moving.index(k) + 1 if k in moving else 0 for k in THINGS]))
        rows = [_mover_rows(k) for k in moving]
        table("part_key", torch.tensor([[0] * MOST_PARTS] + [keys for keys, _ in rows]))
        table("part_row", _numbers([[[0.] * len(PART_FIELDS)] * MOST_PARTS] + [row for _, row in rows]))
        table("bobs", _numbers([[[0.] * len(BOB_FIELDS)] * len(GAITS)] + [[bobbing(props.sprite(k), g) for g in GAITS] for k in moving]))
        table("held_behind", torch.tensor([key in props.HELD_BEHIND for key in SPRITE_KEYS]))
        table("of_hold", torch.tensor([SPRITE_KEYS.index(_catalogue_key(h)) if h not in ("", "thing") else 0 for h in HOLDS]))
        sorts = [[] if k == "none" else [SPRITE_KEYS.index(catalogue.of_piece(p)) for p in settling.sort_of(k) if catalogue.of_piece(p) in SPRITE_KEYS] for k in THINGS]
        table("sort", torch.tensor([(s + [-1] * MOST_SORTS)[:MOST_SORTS] for s in sorts]))
        table("of_set", torch.tensor([SPRITE_KEYS.index(k) for k in set_keys]))
        table("grain", torch.tensor([list(GRAINS).index(catalogue.sprite(k).grain) for k in SPRITE_KEYS]))
        table("varies", _numbers([float(catalogue.varies(k)) for k in SPRITE_KEYS]))
        lamps = {catalogue.of_piece(k): v for k, v in _LAMPS.items()}
        table("lamp", _numbers([lamps.get(k, (0., 0., 0.)) for k in set_keys]))
        table("street_lamp", _numbers([float(k == catalogue.of_piece("street_lamp")) for k in set_keys]))
        # bands that are the sky itself, and those in the colour of its horizon
        table("sky", _numbers([[float(sort == "sky"), float(sort == "sky_low")] for sort, _ in SURFACES.values()]))
        table("colour", _numbers(np.array([COLOURS[c] for c in facts.COLOURS])))
