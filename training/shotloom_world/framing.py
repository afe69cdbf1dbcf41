"""The frame of a shot: what it is laid round, how large, how far it may go; metres and seconds.

All is laid out by rules that a network can follow to the millimetre once it has chosen how a shot is framed (FRAMINGS).
"""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Sequence

from . import props
from .acting import Actor, chin_height, ground
from .facts import Shot
from .places import Set
from .places.kit import BACK, PAN
from .places.render import MOVES, SIZES, ZOOMS

Frame = tuple[float, float, float]              # middle x and y, height
# metres over the base of the highest neck
HEAD_ROOM = {"medium": .42, "medium_close": .40, "over_shoulder": .40, "close": .30, "extreme_close": .23}
PAIRED = ("full", "medium", "medium_close", "over_shoulder")        # sizes that show two people, where there are two
# heights of a frame in those of a thing that is shown alone
CLOSENESS = {"wide": 6., "full": 2.1, "medium": 1.8, "medium_close": 1.55, "close": 1.35, "extreme_close": 1., "insert": 1.5, "over_shoulder": 1.6}
# what a frame is laid round: the set, the people, the hand of the first, a thing, people and the thing beside them, a thing that hangs alone
FRAMINGS = ("set", "people", "hand", "thing", "beside", "hung")
CLOSE = ("medium_close", "close", "extreme_close")       # sizes of a face
# metres from who lies to the middle of the head, by kind, and how far that is over the base of the neck
HEAD_AT = {"woman": .70, "man": .75, "girl": .56, "boy": .57, "oldwoman": .65, "oldman": .71}
HEAD_OVER = .05
LIFT = .08                       # of its height a frame looks over the middle of a thing
LONG = 1.9                       # metres beside two of whom one lies, for heads and feet
HAND_BELOW, HAND_HIGH = .36, .62         # metres: an insert of what is held
MOST_TALL, MOST_WIDE = .72, .7           # of a wide frame's height and width, the largest thing
SMALL = .5                       # metres: a thing that is held where it might be
LEAST_BESIDE = .18               # metres, of a thing on the ground beside a person, a spider too
AFLOAT_ASIDE, AFLOAT_WIDE = .36, .5      # of a frame: how far from its middle, in heights, what lies on the water is, and the most of its width
HANG_Y = -1.5                    # metres: the middle of what hangs on a wall alone, or higher
MARGIN = .3                      # metres that who goes stays off the edge of a frame that does not follow
SECONDS = 4.                     # of a shot, for how far people get
LEAST_HIGH = .4                  # metres, of a frame
ABOVE = .88                      # of its height a frame of people from head to foot shows over the ground
FAR_SEEN = .9                    # metres: large enough to go by in a wide frame
WIDE_LEAST, WIDE_SHARE = 4.2, .6         # a wide frame on people alone: metres, and the share of a set's height, whichever is more


@dataclass(frozen=True)
class Prop:
    """A thing on the set that no one holds. `speed`: metres a second to the right; `stride`: cycles a second of legs and wings."""
    key: str
    x: float
    y: float
    scale: float
    mirrored: bool
    layer: int
    speed: float
    stride: float
    gait: str
    colour: str


@dataclass(frozen=True)
class Move:
    """The camera's frame (middle x, y and height, metres) when the shot begins and ends."""
    start: tuple[float, float, float]
    end: tuple[float, float, float]
    drift: float = 0.
    follow: float = 0.              # metres a second that the frame goes along with who it shows


def layer_at(high: float, middle: float, frame: tuple[float, float, float], layer: int, across: float, down: float) -> tuple[float, float, float]:
    """Where a layer of a set (its height and middle) has the point of a frame that is so many of its heights from its middle, and the height
    of the frame that it sees itself."""
    x, y, shown = frame
    own = high * (shown / high) ** ZOOMS[layer]
    return x * MOVES[layer] + across * own, middle + (y - middle) * MOVES[layer] + down * own, own


def onto(high: float, middle: float, layer: int, x: float, y: float, own: float) -> tuple[float, float, float]:
    """The frame in whose middle a layer of a set has the point x, y, with a frame height of `own` in that layer: the other way round."""
    return x / MOVES[layer], middle + (y - middle) / MOVES[layer], high * (own / high) ** (1 / ZOOMS[layer])


@lru_cache(maxsize=4096)
def whole(key: str) -> tuple[float, float, float, float]:
    """The box of a thing with the parts of it that move: legs, heads, wheels."""
    sprite = props.sprite(key)
    boxes = [sprite.box, *((m.x + x0, m.y + y0, m.x + x1, m.y + y1) for m in sprite.moving for x0, y0, x1, y1 in [m.sprite.box])]
    left, top, right, bottom = zip(*boxes)
    return min(left), min(top), max(right), max(bottom)


def wide_of(key: str) -> float:
    x0, _, x1, _ = whole(key)
    return x1 - x0


def tall_of(key: str) -> tuple[float, float]:
    """Height of a thing's box, and how far its middle is below its foot (negative: above)."""
    _, y0, _, y1 = whole(key)
    return y1 - y0, (y0 + y1) / 2


def _framed_people(size: str, set_: Set, actors: Sequence[Actor]) -> Frame:
    """The frame on the people: the highest head has its room, and who is beside is not cut off."""
    lead = actors[0]
    chins = [chin_height(a) for a in actors]
    high, middle = SIZES[size if size in SIZES else "medium"]
    x = lead.x
    if len(actors) > 1 and size in PAIRED:
        x = (actors[0].x + actors[1].x) / 2
        beyond = LONG if any(a.pose in ("lie", "fall") for a in actors) else 1.1
        high = max(high, (abs(actors[0].x - actors[1].x) + beyond) * 9 / 16 * (1.15 if size == "full" else 1.), abs(chins[0] - chins[1]) + .75)
    elif lead.pose == "lie" and size in CLOSE:
        return x - math.copysign(HEAD_AT[lead.identity.kind], lead.yaw), chins[0] - HEAD_OVER, high
    elif lead.pose in ("lie", "fall") and size != "full":
        high = max(high, SIZES["medium"][0])
        return x, ground(lead) - .25 * high, high
    top = min(chins) if size in PAIRED else chins[0]
    middle = -.38 * high if size == "full" else top - HEAD_ROOM.get(size, .4) + high / 2
    return x, middle, high


def framing(size: str, actors: Sequence[Actor], shown: Sequence[Prop], held: bool, beside: bool, hangs: bool) -> str:
    """Of FRAMINGS."""
    if not actors:
        passes_by = bool(shown) and shown[0].speed != 0 and size == "wide" and props.row(shown[0].key).metres >= FAR_SEEN
        return "set" if not shown or passes_by and not hangs else "hung" if hangs else "thing"
    if size == "wide":
        return "set"
    if size == "insert" and (held or shown and not hangs):
        return "hand" if held else "thing"
    return "beside" if beside and size not in CLOSE else "people"


def framed(kind: str, size: str, set_: Set, actors: Sequence[Actor], shown: Sequence[Prop]) -> Frame:
    """The camera's frame before it moves."""
    wide = (0., set_.middle, set_.height)
    if kind == "set" and actors and not shown:
        high = max(WIDE_LEAST, WIDE_SHARE * set_.height)
        return wide if high >= set_.height else (sum(a.x for a in actors) / len(actors), -.38 * high, high)
    if kind == "set":
        return wide
    if kind == "hung":
        return hung_alone(size, set_, shown[0])
    if kind == "thing":
        p = shown[0]
        tall, mid = tall_of(p.key)
        own = max(LEAST_HIGH, max(tall, wide_of(p.key) * 9 / 16) * p.scale * CLOSENESS[size])
        return wide if own >= set_.height else onto(set_.height, set_.middle, p.layer, p.x, p.y + mid * p.scale - LIFT * own, own)
    if kind == "hand":
        return actors[0].x, chin_height(actors[0]) + HAND_BELOW, HAND_HIGH
    x, middle, high = _framed_people("medium" if size == "insert" else size, set_, actors)
    if kind == "beside":
        p = shown[0]
        half = wide_of(p.key) * p.scale / 2
        ends = (min(p.x - half, *(a.x - .35 for a in actors), actors[0].x - .35), max(p.x + half, *(a.x + .35 for a in actors), actors[0].x + .35))
        top = -min(chin_height(a) for a in actors) + HEAD_ROOM["medium"]
        high = max(SIZES["full"][0], high, (ends[1] - ends[0] + .3) * 9 / 16, top / ABOVE)
        x, middle = (ends[0] + ends[1]) / 2, -.38 * high
    return (x, middle, high) if high < set_.height else wide


def hung_alone(size: str, set_: Set, prop: Prop) -> Frame:
    """The frame on a thing in the sky or on a wall: the set from afar, or nearer as the size says."""
    if props.row(prop.key).stands == "sky":
        share = {"wide": 1., "full": .8, "medium": .6}.get(size, .45)
        return 0., set_.middle - (1 - share) * .25 * set_.height, set_.height * share
    tall, _ = tall_of(prop.key)
    own = min(set_.height, max(LEAST_HIGH, max(tall, wide_of(prop.key) * 9 / 16) * CLOSENESS[size]))
    return onto(set_.height, set_.middle, BACK, 0., min(set_.middle, HANG_Y), own)


def hung(prop: Prop, set_: Set, frame: Frame, alone: bool, way: float) -> Prop:
    """A thing on a wall, under the ceiling or in the sky where the frame shows it, and large enough to be seen."""
    row = props.row(prop.key)
    tall, mid = tall_of(prop.key)
    sky = row.stands == "sky"
    layer = (1 if row.metres > 3 else 3) if sky else 2
    x, y, own = layer_at(set_.height, set_.middle, frame, layer, 0. if alone else .5 * way, (-.22 if sky else 0.) if alone else -.2)
    y = min(y, HANG_Y) if alone and not sky else y
    scale = min(max(tall, .16 * own), .34 * own) / tall if sky else min(1., (.5 if not alone else 1.) * own / tall)
    return replace(prop, x=x, y=y - mid * scale, scale=scale, layer=layer)


def most_scale(key: str, set_: Set) -> float:
    """How large a thing may be drawn so that a wide frame of the set shows all of it."""
    return min(MOST_TALL * set_.height / props.row(key).metres, MOST_WIDE * 16 / 9 * set_.height / wide_of(key))


def afloat(prop: Prop, set_: Set, frame: Frame, way: float) -> Prop:
    """What lies on the water behind people: where the frame shows it, and all of it; what is small keeps its size."""
    row = props.row(prop.key)
    x, _, own = layer_at(set_.height, set_.middle, frame, prop.layer, AFLOAT_ASIDE * way, 0.)
    scale = max(1., LEAST_BESIDE / tall_of(prop.key)[0]) if row.metres < SMALL else min(prop.scale, AFLOAT_WIDE * 16 / 9 * own / wide_of(prop.key))
    return replace(prop, x=x, scale=scale)


def reach(set_: Set, frame: Frame) -> float:
    """How far the middle of a frame may go to either side before the strips of the set end."""
    return max(0., 16 / 9 / 2 * (PAN * set_.height - frame[2]))


def most_speed(set_: Set, frame: Frame, follows: bool) -> float:
    """Metres a second at which who goes stays in the frame, or the frame that follows stays on the set."""
    return (reach(set_, frame) if follows else 16 / 9 / 2 * frame[2] - MARGIN) / (SECONDS / 2)


def moved(shot: Shot, frame: Frame, set_: Set, follow: float) -> Move:
    x, y, high = frame
    step = .16 * high * 16 / 9
    far = 1.6 * step
    ends = {"pan_left": ((x + step, y, high), (x - step, y, high)), "pan_right": ((x - step, y, high), (x + step, y, high)),
            "tilt_up": ((x, y + .2 * high, high), (x, y - .1 * high, high)), "tilt_down": ((x, y - .2 * high, high), (x, y + .05 * high, high)),
            "push_in": ((x, y, high * 1.12), (x, y, high * .86)), "pull_out": ((x, y, high * .86), (x, y, high * 1.12)),
            "track_left": ((x + far, y, high), (x - far, y, high)), "track_right": ((x - far, y, high), (x + far, y, high))}
    start, end = ends.get(shot.camera, (frame, frame))
    edge = max(reach(set_, frame), abs(x))
    kept = [(max(-edge, min(edge, a)), b, c) for a, b, c in (start, end)]
    return Move(kept[0], kept[1], .008 if shot.camera == "handheld" else 0., follow)
