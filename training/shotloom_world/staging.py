"""From a shot to a stage: the set, the light, who stands where doing what, and the camera.

Everything words leave open is decided here, from noise; what is decided is what is shown. Metres and seconds.
"""
from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Sequence

import numpy as np

from . import casting
from . import props as catalogue
from .acting import Actor, chin_height
from .facts import UNSAID, Shot, Who
from .light import Light, light
from .noise import ARRANGEMENTS, Noise, uniform
from .places import Set, build
from .places.kit import FRONT, NEAR, Seat, extent
from .places.render import SIZES, softened

# what of the noise decides what; numbers of the shot's vector
SEASON, WEATHER, CAMERA_SIDE, POSITION, SEAT, FACING, SIZE, LENS, EXPRESSION, PHASE, WAY, GESTURE = range(12)
SPEEDS = {"walk": 1.25, "run": 2.9, "enter": 1.2, "leave": 1.2, "carry": .9}
PACES = {"walk": .95, "run": 1.35, "enter": .92, "leave": .92, "carry": .75}                 # cycles a second
# an action of facts.ACTIONS as poses.ACTIONS: standing, seated; what the hands hold where nothing is said
POSES: dict[str, tuple[str, str]] = {
    "stand": ("stand", "sit"), "sit": ("sit", "sit"), "walk": ("walk", "walk"), "run": ("run", "run"), "turn": ("turn", "sit"), "talk": ("talk", "sit_table"), "wave": ("wave", "wave"),
    "point": ("point", "point"), "phone": ("phone", "phone"), "hold": ("hold", "sit_table"), "give": ("give", "give"), "take": ("receive", "receive"), "read": ("read", "read_seated"),
    "write": ("write", "write"), "eat": ("eat", "eat"), "drink": ("drink", "drink_seated"), "lie": ("lie", "lie"), "kneel": ("kneel", "kneel"), "jump": ("jump", "jump"), "fall": ("fall", "fall"),
    "crouch": ("crouch", "crouch"), "dance": ("dance", "dance"), "hug": ("hug", "hug"), "bow": ("bow", "bow"), "clap": ("clap", "clap"), "push": ("push", "push"), "carry": ("carry", "carry"),
    "drive": ("drive", "drive"), "look": ("look_around", "sit"), "cry": ("cry", "cry"), "laugh": ("talk", "sit"), "think": ("think", "sit"), "fight": ("fight", "fight"), "sleep": ("lie", "lie"),
    "sing": ("sing", "sing"), "enter": ("walk", "walk"), "leave": ("walk", "walk"), "open": ("push", "push"), "cook": ("carry", "write"), "work": ("carry", "write"), "ride": ("ride", "ride"),
}
SEATED_POSES = frozenset(("sit", "sit_table", "write", "eat", "drink_seated", "drive", "read_seated", "ride"))
SEATED_ACTIONS = frozenset(("sit", "write", "eat", "drive"))
LYING_ACTIONS = frozenset(("lie", "sleep"))
HELD_BY_ACTION = {"phone": "phone", "read": "open_book", "drink": "cup", "write": "pen", "eat": "spoon"}
EXPRESSIONS = {"smile": "smile", "sad": "sad", "angry": "angry", "surprised": "surprised", "afraid": "afraid", "thinking": "thinking"}
EXPRESSION_OF_ACTION = {"laugh": "laugh", "cry": "crying", "sleep": "asleep", "fight": "determined", "think": "thinking", "run": "determined", "dance": "smile", "hug": "smile", "wave": "smile",
                        "clap": "smile", "sing": "smile", "kneel": "sad", "fall": "surprised"}
TALKING = frozenset(("talk", "phone", "sing", "laugh"))
GAP = 1.05                       # metres between two people who have to do with each other


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


@dataclass(frozen=True)
class Stage:
    shot: Shot
    place: str
    arrangement: int
    size: str
    set: Set
    light: Light
    actors: tuple[Actor, ...]
    props: tuple[Prop, ...]
    camera: Move


def arranged(place: str, arrangement: int) -> Set:
    """One of the fixed layouts of a place."""
    return build(place, random.Random(f"{place} {arrangement}"))


def _place(shot: Shot, noise: Noise) -> str:
    if shot.place != UNSAID:
        return shot.place
    if shot.thing != "none":
        stands = catalogue.row(shot.thing).stands
        if stands == "water":
            return "harbour"
        if stands == "sky":
            return "field"
        if shot.first.kind == "thing" and stands == "floor":
            return "street"
    if shot.first.action in ("drive",):
        return "car"
    return "backdrop" if shot.first.kind != "none" and shot.size in ("close", "extreme_close", "medium_close") else noise.pick(SIZE, ("street", "park", "living_room"))


def _size(shot: Shot, noise: Noise) -> str:
    if shot.size != UNSAID:
        return "wide" if shot.size == "insert" and shot.thing == "none" else shot.size
    if shot.first.kind in ("none", "thing", "crowd"):
        return "wide"
    return noise.pick(SIZE, ("full", "medium", "medium", "full")) if shot.second.kind in ("none",) else noise.pick(SIZE, ("full", "medium"))


def _yaw(who: Who, action: str, way: float, facing: int) -> float:
    """Where a person looks: 0 to us, 90 to the right. `facing`: towards somebody on that side, or 0."""
    if who.direction in ("left", "right"):
        side = -1 if who.direction == "left" else 1
        return side * (78. if action in SPEEDS else 55.)
    if who.direction == "camera":
        return 0. if action not in SPEEDS else 12. * way
    if who.direction == "away":
        return 165. * way
    if action in SPEEDS:
        return 76. * way
    if facing:
        return facing * 52.
    return way * (24. if action not in ("give", "take", "push", "open", "write", "look", "kneel", "bow", "point") else 48.)


def _actor(who: Who, vector: np.ndarray, place: str, x: float, seat: Seat | None, facing: int, noise: Noise, held: str | None, order: int, leads: Who) -> Actor:
    person = casting.identity(who, vector, place)
    if order == 1 and leads.action in SPEEDS and who.action == UNSAID and not facing:
        who = replace(who, action=leads.action, direction=leads.direction)       # they go together
    answers = {"give": "take", "take": "give", "hug": "hug", "dance": "dance", "fight": "fight"}
    action = who.action if who.action != UNSAID else answers.get(leads.action, "stand") if order == 1 else "stand"
    standing, seated = POSES[action]
    pose = seated if seat is not None else standing
    if seat is None and pose in SEATED_POSES and action not in ("drive",):
        pose = {"sit": "sit_floor", "write": "hold", "eat": "hold", "cook": "carry", "work": "carry"}.get(action, standing)
    way = 1. if uniform(noise.shot[WAY]) < .5 else -1.
    yaw = _yaw(who, action, way if order == 0 or action in SPEEDS else -way, facing)
    if seat is not None and who.direction == UNSAID:
        yaw = {-1: -72., 0: (14. if not facing else 34. * facing), 1: 72.}[seat.facing]
    speed = SPEEDS.get(action, 0.) * (1. if yaw > 0 else -1.)
    if pose not in ("walk", "run", "carry"):
        speed = 0.
    expression = EXPRESSIONS.get(who.feeling) or EXPRESSION_OF_ACTION.get(action) or noise.pick(EXPRESSION, ("neutral", "smile", "neutral"))
    in_hand = held or HELD_BY_ACTION.get(action)
    return Actor(person, action, pose, yaw, x, 0. if seat is None else -seat.floor, speed, PACES.get(action, .45), uniform(noise.shot[PHASE]) + .37 * order, expression, action in TALKING,
                 None if seat is None else seat.height - seat.floor, (None, in_hand if in_hand in catalogue.KEYS else None))


def _spots(set_: Set, shot: Shot, noise: Noise) -> tuple[list[tuple[float, Seat | None]], tuple[int, int]]:
    """Where the one or two people are, and on which side of each the other is (0: nobody)."""
    first, second = shot.first, shot.second
    two = second.kind != "none"
    at = uniform(noise.shot[POSITION])
    wants_seat = [w.action in SEATED_ACTIONS for w in (first, second)]
    seats = list(set_.anchors.sit)
    lying = [w.action in LYING_ACTIONS for w in (first, second)]
    if any(lying) and set_.anchors.lie:
        bed = set_.anchors.lie[0]
        other = bed.x + 1.25 if bed.x < 0 else bed.x - 1.25
        both: list[tuple[float, Seat | None]] = [(bed.x, bed), (other, None)]
        side = 1 if other < bed.x else -1
        return (both, (0, side)) if lying[0] else (both[::-1], (side, 0))
    forced = set_.place in ("car", "train") and seats
    if seats and (forced or any(wants_seat)):
        start = int(uniform(noise.shot[SEAT]) * len(seats))
        mine = seats[start]
        if not two:
            return [(mine.x, mine)], (0, 0)
        near = sorted((s for s in seats if s is not mine), key=lambda s: abs(s.x - mine.x))
        if forced or (wants_seat[1] and near):
            other = near[0] if near else mine
            side = 1 if other.x > mine.x else -1
            return [(mine.x, mine), (other.x if near else mine.x + .7, other)], (side, -side)
        side = -1 if mine.x > 0 else 1
        chair = mine if wants_seat[0] else None
        return [(mine.x, chair), (mine.x + side * GAP, None if chair else mine)], (side, -side)
    ranges = set_.anchors.stand or ((-set_.height * .5, set_.height * .5),)
    low, high = max(ranges, key=lambda r: r[1] - r[0])
    if not two:
        return [(low + (high - low) * (.25 + .5 * at), None)], (0, 0)
    gap = .62 if first.action == "hug" else GAP
    middle = low + (high - low) * (.35 + .3 * at)
    side = 1 if uniform(noise.shot[FACING]) < .5 else -1
    spots: list[tuple[float, Seat | None]] = [(middle - side * gap / 2, None), (middle + side * gap / 2, None)]
    together = first.action in SPEEDS and second.action in (UNSAID, first.action)
    return spots, (0, 0) if together else (side, -side)


def _thing_prop(shot: Shot, set_: Set, noise: Noise, actors: Sequence[Actor]) -> Prop | None:
    """The thing of the shot where nobody holds it: on a table, on the ground, on a wall, in the sky, on the water."""
    row = catalogue.row(shot.thing)
    subject = shot.first.kind == "thing"
    action = shot.first.action if subject else UNSAID
    way = {"left": -1., "right": 1.}.get(shot.first.direction if subject else UNSAID, 1. if uniform(noise.shot[WAY]) < .5 else -1.)
    colour = shot.first.colour if subject and shot.first.colour != UNSAID else shot.thing_colour
    x, y, layer, scale = 0., 0., 3, 1.
    beside = actors[0].x + (.9 if actors[0].x < 0 else -.9) if actors else (uniform(noise.shot[POSITION]) - .5) * set_.height * .6
    anchors = set_.anchors
    if row.stands == "water" and anchors.water:
        lane = anchors.water[0]
        y, layer, scale = lane.y, lane.layer, lane.scale
    elif row.stands == "sky" and anchors.sky:
        y = set_.middle - set_.height * .22
        layer = 1 if row.metres > 3 else 3
        scale = min(1., set_.height * .3 / row.metres)
    elif row.stands == "table" and anchors.table:
        table = anchors.table[0]
        x, y, layer = (table.x0 + table.x1) / 2 + .18, -table.height, table.layer
    elif row.stands in ("wall", "ceiling"):
        x, y, layer = beside, set_.middle - set_.height * (.12 if row.stands == "wall" else .4), 2
    elif row.metres > 1.2 and anchors.drive and subject:
        lane = anchors.drive[0]
        y, layer, scale = lane.y, lane.layer, lane.scale
    else:
        x = beside
    size = row.metres * scale
    if size > set_.height * .8:
        scale *= set_.height * .8 / size
    moves = subject and action not in (UNSAID, "stand", "look", "lie", "sleep", "sit") and bool(row.moves)
    flying = row.stands == "sky" or "fly" in row.moves and action in ("jump", "fly")
    speed = way * (min(6., .5 * set_.height) * (.55 if action != "run" else .85)) if moves else 0.
    if subject and not moves and row.stands in ("floor", "hand", "table"):
        x = (uniform(noise.shot[POSITION]) - .5) * set_.height * .5
    gait = "fly" if flying else "run" if action == "run" else "walk" if moves else "still"
    mirrored = bool(row.faces) and way * row.faces < 0
    return Prop(shot.thing, x, y, scale, mirrored, layer, speed, 1.6 if gait == "run" else 1.1 if gait == "walk" else .8, gait, colour)


def _frame(shot: Shot, size: str, set_: Set, actors: Sequence[Actor], props: Sequence[Prop], noise: Noise) -> tuple[float, float, float]:
    if size == "wide" or not actors and not props:
        return 0., set_.middle, set_.height
    if not actors or size == "insert" and props:
        p = props[0]
        high = max(.5, min(set_.height, catalogue.row(p.key).metres * p.scale * (1.5 if size in ("close", "extreme_close", "insert") else 2.2)))
        return p.x, p.y - high * .30, high
    lead = actors[0]
    chin = chin_height(lead)
    high, middle = SIZES[size if size in SIZES else "medium"]
    x = lead.x
    middle = middle + (chin + 1.48) if size != "full" else min(middle, -high * .38)
    if len(actors) > 1 and size in ("full", "medium", "medium_close", "over_shoulder"):
        x = (actors[0].x + actors[1].x) / 2
        high = max(high, (abs(actors[0].x - actors[1].x) + 1.1) * 9 / 16 * (1.15 if size == "full" else 1.))
    if high >= set_.height:
        return 0., set_.middle, set_.height
    return x, middle, high


def _move(shot: Shot, frame: tuple[float, float, float], set_: Set, actors: Sequence[Actor]) -> Move:
    x, y, high = frame
    step = .16 * high * 16 / 9
    ends = {"pan_left": ((x + step, y, high), (x - step, y, high)), "pan_right": ((x - step, y, high), (x + step, y, high)), "tilt_up": ((x, y + .2 * high, high), (x, y - .1 * high, high)),
            "tilt_down": ((x, y - .2 * high, high), (x, y + .05 * high, high)), "push_in": ((x, y, high * 1.12), (x, y, high * .86)), "pull_out": ((x, y, high * .86), (x, y, high * 1.12)),
            "track_left": ((x + 1.6 * step, y, high), (x - 1.6 * step, y, high)), "track_right": ((x - 1.6 * step, y, high), (x + 1.6 * step, y, high))}
    follow = actors[0].speed if actors and high < set_.height else 0.
    if shot.camera in ends:
        return Move(*ends[shot.camera], follow=follow)
    return Move(frame, frame, .008 if shot.camera == "handheld" else 0., follow)


def stage(shot: Shot, noise: Noise) -> Stage:
    """Stages a shot: everything that its frames show."""
    place = _place(shot, noise)
    arrangement = noise.arrangement() if place != "backdrop" else 0
    size = _size(shot, noise)
    set_ = arranged(place, arrangement % ARRANGEMENTS)
    lit = light(place, shot.time, shot.weather, shot.season, "neutral" if shot.mood == UNSAID else shot.mood)
    actors: list[Actor] = []
    people = [w for w in (shot.first, shot.second) if w.kind not in ("none", "thing")]
    held_by = 0 if shot.first.kind != "thing" else 1
    holds = shot.thing != "none" and shot.first.kind != "thing" and (shot.relation == "held" or catalogue.row(shot.thing).stands == "hand" and shot.relation == UNSAID
                                                                    or shot.first.action in ("hold", "give", "take", "carry", "read", "eat", "drink", "write")) and catalogue.row(shot.thing).metres < 1.3
    if people:
        spots, facings = _spots(set_, replace(shot, first=people[0], second=people[1] if len(people) > 1 else Who()), noise)
        for i, (who, (x, seat)) in enumerate(zip(people, spots)):
            held = shot.thing if holds and i == held_by else None
            actors.append(_actor(who, noise.first if i == 0 else noise.second, place, x, seat, facings[i] if len(people) > 1 else 0, noise, held, i, people[0]))
    props: list[Prop] = []
    if shot.thing != "none" and not holds:
        prop = _thing_prop(shot, set_, noise, actors)
        if prop is not None:
            props.append(prop)
    if size not in ("wide", "full", "insert"):
        # who sits keeps the seat, and the desk before it
        seated = [a.x for a in actors if a.seat is not None] if size in ("medium", "over_shoulder", "medium_close") else []
        desk = [p for p in set_.pieces if p.layer in (NEAR, FRONT) and any(extent(p)[0] < x < extent(p)[2] for x in seated)]
        soft = softened(set_)
        set_ = replace(soft, pieces=(*soft.pieces, *(p for p in desk if p not in soft.pieces)))
    camera = _move(shot, _frame(shot, size, set_, actors, props, noise), set_, actors)
    return Stage(shot, place, arrangement, size, set_, lit, tuple(actors), tuple(props), camera)
