"""A stage of the drawn world as the tensors that `develop` reads (layout.INPUTS): what G is taught to make, and a stand-in for it."""
from __future__ import annotations

import dataclasses
import math
from typing import Sequence

import numpy as np
from shotloom_world import props as catalogue
from shotloom_world.light import PEOPLE as PEOPLE_LIGHT
from shotloom_world.light import pigment
from shotloom_world.people import cloth as drawn_cloth
from shotloom_world.people.body import trunk_rows
from shotloom_world.people.face import VISEMES, face
from shotloom_world.people.head import ROUND_CHEEKS
from shotloom_world.people.person import PARTS as PART_TABLE
from shotloom_world.people.person import Person
from shotloom_world.people.poses import ONCE, beats, hands, pose, seated_at
from shotloom_world.dyes import COLOURS
from shotloom_world.places import pieces
from shotloom_world.places.kit import FRONT as FRONT_LAYER
from shotloom_world.places.render import _LAMPS, ALL_LAYERS, MOVES, ZOOMS, _backing, _wash
from shotloom_world.places.weather import ground_pieces, shows, sky_pieces
from shotloom_world.acting import BLINK_EVERY, SYLLABLES, SYLLABLES_A_SECOND, Actor, ground, person_of
from shotloom_world.sheet import Sprite, region_map, tinted
from shotloom_world.staging import Prop, Stage
from shotloom_world.things.motion import GALLOP, SWINGS, lift

from . import layout
from .face import FACE
from .figure import AT_BACK, CLASSES, FIGURE, PART, PARTS, WEAR
from .kinematics import BODY, JOINT, TEMPO
from .layout import BAND, BANDS, CAMERA, FALL, FIGURES, GRAINS, INPUTS, KEYS, LIGHT, MOVER, MOVERS, NEVER, OF_WORLD, PEOPLE, SPRITE, SPRITES, TEXTURE, TEXTURES, VIEWS

# what wings and propellers are stretched by along their own x and y, and beats a stride (things/motion.py)
BEATS = {"wing": (0., .75, 1.), "flutter": (.38, 0., 1.), "beat": (0., .6, 1.), "propeller": (0., 1., 3.), "sweep": (1., 0., 3.)}
ALWAYS = ("propeller", "sweep")                        # these turn also where the thing stands
HEAD_STEP, VIEW_STEP = 7., 14.                                        # degrees between painted views of a part
FEW_VIEWS = 2                            # of a part, where people would need more textures than there are
HALO = (1., .86, .55)


def shares(sprite: Sprite) -> np.ndarray:
    """A sprite's map, uint8 [CLASSES, high, wide]."""
    cover = region_map(sprite)
    full = np.zeros((layout.CLASSES, *cover.shape[1:]), np.uint8)
    full[0], full[1:1 + len(cover)] = 255 - np.minimum(255, cover.astype(int).sum(0)), cover
    return full


class _Maps:
    """Maps of a shot by grain, each with its colours."""

    def __init__(self) -> None:
        self.maps: dict[str, list[np.ndarray]] = {g: [] for g in GRAINS}
        self.stops: dict[str, list[np.ndarray]] = {g: [] for g in GRAINS}
        self.known: dict[tuple, tuple[float, float]] = {}

    def add(self, sprite: Sprite, colours, key: tuple) -> tuple[float, float]:
        """Grain and index; `colours(class, stops) -> stops`."""
        stops = np.zeros((layout.CLASSES - 1, 2, 3), np.float32)
        for i, cls in enumerate(sprite.classes):
            stops[i] = np.clip(colours(cls, sprite.colours[cls]), 0, 1)
        key = (*key, stops.tobytes())
        if key not in self.known:
            self.known[key] = (float(list(GRAINS).index(sprite.grain)), float(len(self.maps[sprite.grain])))
            self.maps[sprite.grain].append(shares(sprite))
            self.stops[sprite.grain].append(stops)
        return self.known[key]

    def tensors(self) -> dict[str, np.ndarray]:
        out = {}
        for g, (high, wide) in GRAINS.items():
            blank = np.zeros((layout.CLASSES, high, wide), np.uint8)
            blank[0] = 255
            out[f"maps_{g}"] = np.stack(self.maps[g] or [blank])
            out[f"stops_{g}"] = np.stack(self.stops[g] or [np.zeros((layout.CLASSES - 1, 2, 3), np.float32)])
        return out


class Full(Exception):
    """A table has no row left."""


class _Table:
    def __init__(self, rows: int, fields: layout.Fields):
        self.fields, self.values, self.used = fields, np.zeros((rows, len(fields)), np.float32), 0

    def add(self, **numbers: float) -> int:
        if self.used == len(self.values):
            raise Full
        for name, value in numbers.items():
            self.values[self.used, self.fields[name]] = value
        self.used += 1
        return self.used - 1


def inputs_of(stage: Stage, duration: float) -> dict[str, np.ndarray]:
    """All tensors of a stage for a shot of so many seconds."""
    try:
        return _Compiler(stage, duration, VIEWS).tensors()
    except Full:                             # two people who turn round
        return _Compiler(stage, duration, FEW_VIEWS).tensors()


class _Compiler:
    def __init__(self, stage: Stage, duration: float, most_views: int):
        self.stage, self.duration, self.most_views = stage, duration, most_views
        self.maps, self.bands, self.sprites = _Maps(), _Table(BANDS, BAND), _Table(SPRITES, SPRITE)
        self.textures, self.movers = _Table(TEXTURES, TEXTURE), _Table(MOVERS, MOVER)
        self.wash = _wash(stage.set, stage.light)
        self._set()
        self.figures = {name: np.zeros(shape, np.float32) for name, (_, shape) in INPUTS.items() if name in FIGURE_INPUTS}
        for i, actor in enumerate(sorted(stage.actors, key=lambda a: a.seat is None)[:FIGURES]):
            self._figure(i, actor)
        for i in range(len(stage.actors), FIGURES):
            self.figures["bodies"][i] = 1.
            self.figures["trunks"][i] = 1.

    # ------------------------------------------------------------ the set
    def _set(self) -> None:
        stage, lit = self.stage, self.stage.light
        extra = sky_pieces(stage.set, lit) + ground_pieces(stage.set, lit)
        back = _backing(stage.set, lit)
        self.bands.add(layer=0, top=-400., bottom=400., show=1., **_stops(back, back))
        for band in sorted(stage.set.bands, key=lambda b: b.layer):
            top, bottom = (self.wash(band.layer, c) for c in lit.surface(band.layer, band.surface))
            self.bands.add(layer=OF_WORLD[band.layer], top=band.top, bottom=band.bottom, show=1., **_stops(top, bottom))
        for layer in ALL_LAYERS:
            mine = [p for p in extra if p.layer == layer != FRONT_LAYER] + [p for p in stage.set.pieces if p.layer == layer and shows(p, lit)]
            mine += [p for p in extra if p.layer == layer == FRONT_LAYER]
            for piece in mine:
                self._piece(piece, layer)
            for prop in stage.props:
                if prop.layer == layer:
                    self._prop(prop)

    def _seen(self, layer: int, x0: float, x1: float, y0: float, y1: float) -> bool:
        """Whether a box comes into the frame at any moment, as the camera's ends and middle see it."""
        from shotloom_world.places.render import layer_camera
        from shotloom_world.scene import camera_at
        for t in (0., .5, 1.):
            x, y, high = layer_camera(self.stage.set, camera_at(self.stage, t * self.duration, self.duration), layer)
            wide = high * 16 / 9
            if x1 > x - wide * .6 and x0 < x + wide * .6 and y1 > y - high * .6 and y0 < y + high * .6:
                return True
        return False

    def _piece(self, piece, layer: int) -> None:
        lit = self.stage.light
        known = frozenset(pieces.keys())
        sprite = pieces.sprite(piece.sprite, piece.variant) if piece.sprite in known else catalogue.sprite(piece.sprite, piece.variant)
        if piece.tint is not None:
            sprite = tinted(sprite, piece.tint)
        way = -piece.scale if piece.flip else piece.scale
        if lit.lamps and piece.sprite in _LAMPS and layer > 1 and self.sprites.used < SPRITES:
            x, y, radius = (0., -3.9, 2.2) if piece.sprite == "street_lamp" and piece.variant[0] > 0 else _LAMPS[piece.sprite]
            self.sprites.add(layer=OF_WORLD[layer], x=piece.x, y=piece.y, scale_x=way, scale_y=piece.scale, x0=x - radius, y0=y - radius, x1=x + radius, y1=y + radius, show=1., glow=.5)
        colours = pigment(lit, layer)
        self._sprite(sprite, layer, piece.x, piece.y, way, piece.scale, lambda cls, stops: tuple(self.wash(layer, c) for c in colours(cls, stops)), (piece.sprite, piece.variant))

    def _sprite(self, sprite: Sprite, layer: int, x: float, y: float, scale_x: float, scale_y: float, colours, key: tuple) -> None:
        x0, y0, x1, y1 = sprite.box
        a, b = sorted((x + x0 * scale_x, x + x1 * scale_x))
        if self.sprites.used >= SPRITES or not self._seen(layer, a, b, y + y0 * scale_y, y + y1 * scale_y):
            return
        grain, index = self.maps.add(sprite, colours, key)
        self.sprites.add(layer=OF_WORLD[layer], grain=grain, map=index, x=x, y=y, scale_x=scale_x, scale_y=scale_y, x0=x0, y0=y0, x1=x1, y1=y1, show=1.)

    def _prop(self, prop: Prop) -> None:
        sprite = catalogue.sprite(prop.key)
        if prop.colour in COLOURS:
            sprite = tinted(sprite, COLOURS[prop.colour])
        layer = min(prop.layer, 4)
        way = -prop.scale if prop.mirrored else prop.scale
        colours = pigment(self.stage.light, layer)
        moving = prop.speed != 0 or bool(sprite.moving)
        if not moving:
            self._sprite(sprite, layer, prop.x, prop.y, way, prop.scale, colours, (prop.key,))
            return
        sinks, bob, often, phase = bobbing(sprite, prop.gait)
        prop = dataclasses.replace(prop, y=prop.y + sinks * prop.scale)
        body = {"bob": bob * prop.scale, "bob_rate": often * prop.stride, "bob_phase": phase}
        for behind in (True, False):
            if not behind:
                self._mover(sprite, layer, prop, way, 1., colours, (prop.key,), **body)
            for i, part in enumerate(p for p in sprite.moving if p.behind == behind):
                numbers: dict[str, float] = {**body, "pivot_x": part.x, "pivot_y": part.y}
                if part.kind in ("wheel", "rotor"):
                    x0, _, x1, _ = part.sprite.box
                    numbers["spin"] = abs(prop.speed) / prop.scale / max(1e-3, (x1 - x0) / 2) / (2 * math.pi)
                elif part.kind in BEATS and (part.kind != "wing" or prop.gait == "fly") and (part.kind in ALWAYS or prop.gait != "still"):
                    along, across, often = BEATS[part.kind]
                    numbers.update(beat_x=along, beat_y=across, beat_rate=often * prop.stride, beat_phase=-part.phase)
                if part.kind not in ("wheel", "rotor"):
                    swing, often, rest = SWINGS[prop.gait].get(part.kind, (0., 1, 0.))
                    phase = GALLOP.get(part.phase, part.phase) if prop.gait == "run" and part.kind == "leg" else part.phase
                    numbers.update(swing=swing, rate=often * prop.stride, phase=-phase, rest=rest)
                self._mover(part.sprite, layer, prop, way, .5 + .01 * i if behind else 1.5 + .01 * i, colours, (prop.key, behind, i), **numbers)

    def _mover(self, sprite: Sprite, layer: int, prop: Prop, way: float, order: float, colours, key: tuple, **numbers: float) -> None:
        if self.movers.used >= MOVERS:
            return
        grain, index = self.maps.add(sprite, colours, key)
        x0, y0, x1, y1 = sprite.box
        place = self.movers.used
        texture = self.textures.add(grain=grain, map=index, x0=x0, y0=y0, x1=x1, y1=y1, owner=FIGURES + place, layer=OF_WORLD[layer], unit=1.)
        self.movers.add(layer=OF_WORLD[layer], order=order, texture=texture, x=prop.x, y=prop.y, scale_x=way, scale_y=prop.scale, speed_x=prop.speed, show=1., **numbers)

    # ------------------------------------------------------------ people
    def _figure(self, i: int, actor: Actor) -> None:
        person = person_of(actor.identity)
        who, wear, body, lit, t = actor.identity, person.wear, person.body, self.stage.light, self.figures
        once = actor.pose in ONCE
        y = ground(actor)
        t["figures"][i] = _row(FIGURE, x=actor.x, y=y, speed_x=actor.speed, show=1., shadow=.2 if actor.seat is None else 0., blink_rate=1 / BLINK_EVERY,
                               blink_phase=.5 + (1.7 * actor.phase - .08) / BLINK_EVERY, then_at=NEVER, speed_then=actor.speed)
        t["bodies"][i] = [getattr(body, n) for n in BODY.names]
        t["trunks"][i] = [row[1:] for row in trunk_rows(body, wear.loose)]
        t["tempos"][i, :] = _row(TEMPO, rate=1 / self.duration if once else actor.pace, phase=0. if once else actor.phase, once=float(once))
        keys = []
        for k in range(KEYS):
            joints = pose(actor.pose, k / (KEYS - 1) if once else k / KEYS, actor.yaw, body)
            if actor.seat is not None and actor.pose != "lie":
                joints = seated_at(joints, body, actor.seat / body.metres)
            keys.append(joints)
            t["joints"][i, :, k] = [joints[n] for n in JOINT.names]
            t["faces"][i, k] = [face(actor.expression, SYLLABLES[k % len(SYLLABLES)] if actor.talking else "rest")[n] for n in FACE.names]
        t["mouths"][i] = [[face(actor.expression, viseme if actor.talking else "rest")[n] for n in FACE.names] for viseme in VISEMES]
        t["face_tempos"][i] = _row(TEMPO, rate=SYLLABLES_A_SECOND / KEYS if actor.talking else 0.)
        t["beats"][i] = [beats(actor.pose).get(n, 0.) * actor.talking for n in JOINT.names]
        shapes = hands(actor.pose)
        t["wear"][i] = self._wear(person, actor, shapes)
        palette = {n: lit.colour(PEOPLE_LIGHT, c) for n, c in person.palette().items()}
        own = who.top == "ruqun" or not wear.whole
        band = drawn_cloth.TRIMMED_HEMS.get(who.top if wear.whole else who.bottom)
        palette.update(lower=palette["bottom" if own else "top"], lower2=palette["bottom2" if own else "top2"], band=palette[band or "trim"], shadow=(.08, .08, .16))
        t["classes"][i] = [palette[n] for n in CLASSES]
        yaws = [abs(k["yaw"]) for k in keys]
        turned = {"head": [_view(y + k["turn"]) for y, k in zip(yaws, keys)], "trunk": [_view(y + .8 * k["twist"]) for y, k in zip(yaws, keys)],
                  "foot": [_view(y + g * 14) for y in yaws for g in (1, -1)]}
        whose = {**dict.fromkeys(("hair_back", "head", "hair_front", "headgear"), "head"), **dict.fromkeys(("torso", "collar", "scarf", "straps", "bag"), "trunk"), "foot": "foot"}
        for p, name in enumerate(PARTS):
            if name.startswith("held_"):
                self._held(i, p, actor, "lr".index(name[-1]))
                continue
            part = f"hand_{shapes['lr'.index(name[-1])]}" if name.startswith("hand_") else name
            if not person.wears(part):
                continue
            views = _views(turned[whose[name]], HEAD_STEP if whose[name] == "head" else VIEW_STEP, self.most_views) if PART_TABLE[part].turns else [0.]
            first = None
            for yaw in views:
                sprite = person.part(part, yaw)
                grain, index = self.maps.add(sprite, lambda cls, stops: tuple(lit.colour(PEOPLE_LIGHT, c) for c in stops), (who, part, yaw))
                x0, y0, x1, y1 = sprite.box
                place = self.textures.add(grain=grain, map=index, x0=x0, y0=y0, x1=x1, y1=y1, owner=i, layer=PEOPLE, unit=1.)
                first = place if first is None else first
            t["parts"][i, p] = _row(PART, texture=first, show=1., views=len(views), **{f"view_{k}": v for k, v in enumerate(views + [999.] * (VIEWS - len(views)))})

    def _wear(self, person: Person, actor: Actor, shapes: Sequence[str]) -> np.ndarray:
        who, wear = actor.identity, person.wear
        hem, flare = (wear.hem, wear.flare) if wear.whole else {"skirt": (.98, .12), "long_skirt": (1.7, .26)}.get(who.bottom, (0., 0.))
        coat = wear.hem and not wear.whole
        band = drawn_cloth.TRIMMED_HEMS.get(who.top if wear.whole else who.bottom)
        behind = actor.held[1] in catalogue.HELD_BEHIND
        extras = {n: float(n in wear.extras) for n in ("sash", "tails", "cape", "drape")}
        return _row(
            WEAR, feminine=who.female, old=who.old, ears=person.ears_shown, round_glasses=who.glasses == "round", square_glasses=who.glasses == "square",
            dark_glasses=who.glasses == "dark", moustache=who.beard in ("moustache", "full", "long", "goatee"), cheeks=ROUND_CHEEKS.get(who.kind, 0.),
            hem=hem, flare=flare, bustle=.45 * ("bustle" in wear.extras), pleats=who.top in drawn_cloth.PLEATED or who.bottom == "long_skirt", band=bool(band) and hem > 1.3,
            coat_hem=wear.hem if coat else 0., coat_flare=wear.flare if coat else 0., apron_hem=(1.35 if wear.whole else 1.1) * ("apron" in wear.extras),
            apron_flare=.12 if wear.whole else .02, **extras, wide_sleeves=wear.sleeve == "wide", cuffs=wear.collar == "cross", satchel=who.bag == "satchel",
            backpack=who.bag == "backpack", handbag=who.bag == "handbag" and not actor.held[0], cane=who.cane and not actor.held[1], pioneer=who.scarf == "pioneer",
            grips_l=shapes[0] in ("fist", "pinch"), grips_r=AT_BACK if behind else shapes[1] in ("fist", "pinch"), turn_r=catalogue.LEANS * behind)

    def _held(self, i: int, p: int, actor: Actor, side: int) -> None:
        key = actor.held[side]
        if not key:
            return
        sprite = catalogue.sprite(key)
        if self.stage.shot.thing_colour in COLOURS:
            sprite = tinted(sprite, COLOURS[self.stage.shot.thing_colour])
        lit = self.stage.light
        grain, index = self.maps.add(sprite, lambda cls, stops: tuple(lit.colour(PEOPLE_LIGHT, c) for c in stops), (key, "held"))
        x0, y0, x1, y1 = sprite.box
        texture = self.textures.add(grain=grain, map=index, x0=x0, y0=y0, x1=x1, y1=y1, owner=i, layer=PEOPLE, unit=1 / actor.body.metres)
        self.figures["parts"][i, p] = _row(PART, texture=texture, show=1., views=1., **{f"view_{k}": 0. if k == 0 else 999. for k in range(VIEWS)})

    # ------------------------------------------------------------ all
    def tensors(self) -> dict[str, np.ndarray]:
        stage = self.stage
        move, lit = stage.camera, stage.light
        light = np.tile(_row(LIGHT, gain_red=1, gain_green=1, gain_blue=1), (layout.DEPTHS, 1))
        moves, zooms = ([(*ends, 1.)[k] for k in OF_WORLD] for ends in (MOVES, ZOOMS))          # the people move and grow by 1
        names = layout.LAYERS
        camera = _row(CAMERA, **{f"{n}_{w}": v for w, ends in (("start", move.start), ("end", move.end)) for n, v in zip(("x", "y", "high"), ends)}, drift=move.drift, follow=move.follow, then_at=NEVER, follow_then=move.follow,
                      x_wide=0., y_wide=stage.set.middle, high_wide=stage.set.height, **{f"parallax_{n}": v for n, v in zip(names, moves)}, **{f"zoom_{n}": v for n, v in zip(names, zooms)})
        falls = lit.falls if not lit.indoors else "none"
        rain = falls == "rain"
        fall = _row(FALL, rain=lit.density if rain else 0., snow=lit.density if falls == "snow" else 0., red=.88 if rain else 1., green=.93 if rain else 1., blue=.98 if rain else 1.,
                    speed_x=-3. * (.1 + .5 * lit.wind) if rain else -.05, speed_y=3. if rain else .3)
        if not self.textures.used:
            self.textures.values[:, TEXTURE["x1"]] = self.textures.values[:, TEXTURE["y1"]] = 1.
        self.textures.values[self.textures.used:, TEXTURE["x1"]] = self.textures.values[self.textures.used:, TEXTURE["y1"]] = 1.
        return {**self.maps.tensors(), "bands": self.bands.values, "sprites": self.sprites.values, "textures": self.textures.values, "movers": self.movers.values,
                "light": light, "camera": camera, "fall": fall, **self.figures}


FIGURE_INPUTS = ("figures", "bodies", "trunks", "wear", "joints", "tempos", "faces", "face_tempos", "mouths", "beats", "parts", "classes")


def _row(fields: layout.Fields, **numbers: float) -> np.ndarray:
    out = np.zeros(len(fields), np.float32)
    for name, value in numbers.items():
        out[fields[name]] = float(value)
    return out


def _stops(top: Sequence[float], bottom: Sequence[float]) -> dict[str, float]:
    return {f"{c}_{end}": v for end, stop in (("top", top), ("bottom", bottom)) for c, v in zip(("red", "green", "blue"), stop)}


def bobbing(sprite: Sprite, gait: str) -> tuple[float, float, float, float]:
    """How a body goes up and down over a stride so that its legs keep to the ground: how far down it is in the mean, the height of the wave that
    comes nearest, its waves a stride and its phase (cycles of a sine)."""
    strides = np.arange(64) / 64
    down = -np.array([lift(sprite, s, gait) for s in strides])
    waves = np.fft.rfft(down)
    often = 1 + int(np.abs(waves[1:9]).argmax())
    return float(down.mean()), float(np.abs(waves[often]) / 32), float(often), float(np.angle(waves[often]) / (2 * math.pi) + .25)


def _view(yaw: float) -> float:
    return abs(-((180 - yaw) % 360 - 180))


def _views(seen: Sequence[float], step: float, most: int) -> list[float]:
    """Yaws to paint a part at so that none seen is far from one of them; at most so many."""
    low, high = min(seen), max(seen)
    count = min(most, max(1, round((high - low) / step + .4)))
    return [low + (high - low) * (k + .5) / count for k in range(count)]
