"""Where the people of a shot are: on the ground, on a seat or a bed of the set, or on a thing that is brought along. Metres."""
from __future__ import annotations

from dataclasses import replace
from typing import Sequence

from . import props
from .acting import Actor
from .facts import UNSAID, Who
from .framing import LONG, Prop, wide_of
from .noise import Noise, uniform
from .places import Set
from .places.kit import FRONT, NEAR, Seat
from .settling import LYING_ACTIONS, LYING_HEIGHT, SADDLES, TABLE_Y, Settled, bed_of, matches, piece_of, seat_on, stands_at, widest

# what of the noise decides what; numbers of the shot's vector
SEASON, WEATHER, CAMERA_SIDE, POSITION, SEAT, FACING, SIZE, LENS, EXPRESSION, PHASE, WAY, GESTURE = range(12)
SPEEDS = {"walk": 1.25, "run": 2.9, "enter": 1.2, "leave": 1.2, "carry": .9}
SEATED_ACTIONS = frozenset(("sit", "write", "eat", "drive"))
# what nobody does on the seat of a car, nor, with the second set, on that of a train
OUTSIDE = frozenset((*SPEEDS, "jump", "fall", "dance", "kneel", "crouch", "push", "fight", "bow", "hug"))
UPRIGHT = frozenset((*OUTSIDE, "stand", "turn", "wave", "open", "cook", "work", "sing", "clap", "lie"))
GAP = 1.05                       # metres between two people who have to do with each other
HUG_GAP = .40
NARROW = 1.2                     # metres: beside a wider thing one stands farther off


Spot = tuple[float, "Seat | None"]


def spots_of(set_: Set, people: Sequence[Who], use: Settled, thing: str, noise: Noise) -> tuple[list[Spot], tuple[int, int]]:
    """Where the one or two people are, and on which side of each the other is (0: nobody)."""
    first = people[0]
    second = people[1] if len(people) > 1 else Who()
    two = len(people) > 1
    at = uniform(noise.shot[POSITION])
    if use.brought:
        return _brought(set_, people, use, thing, noise)
    seats = [s for s in set_.anchors.sit if not (use.own and any(use.manners)) or matches(set_, s, thing)]
    lying = [w.action in LYING_ACTIONS for w in (first, second)]
    bed = own_bed(set_, thing, use) if any(lying) else None
    if bed is not None:
        other = bed.x + 1.25 if bed.x < 0 else bed.x - 1.25
        both: list[Spot] = [(bed.x, bed), (other, None)]
        side = 1 if other < bed.x else -1
        return (both, (0, side)) if lying[0] else (both[::-1], (side, 0))
    upright = [w.action in UPRIGHT for w in (first, second)]
    forced = [set_.place == "car" or set_.place == "train" and not u for u in upright]
    wants = [bool(seats) and (f or w.action in SEATED_ACTIONS or w.action == "sleep") for f, w in zip(forced, (first, second))]
    if wants[0] or two and wants[1]:
        start = int(uniform(noise.shot[SEAT]) * len(seats))
        mine = seats[start]
        near = min((s for s in set_.anchors.sit if s is not mine), key=lambda s: abs(s.x - mine.x), default=None)
        if not two:
            return [(mine.x, mine)], (0, 0)
        if all(wants) and near is not None:
            side = 1 if near.x > mine.x else -1
            return [(mine.x, mine), (near.x, near)], (side, -side)
        side = -1 if mine.x > 0 else 1
        chair = mine if wants[0] else None
        return [(mine.x if chair else mine.x + side * GAP, chair), (mine.x + side * GAP if chair else mine.x, None if chair else mine)], (side,
            -side) if chair else (-side, side)
    low, high = widest(set_)
    moving = [w.action in SPEEDS and w.direction not in ("camera", "away") for w in (first, second)]
    if not two:
        x = 0. if moving[0] else stands_at(set_, thing) if use.own else low + (high - low) * (.25 + .5 * at)
        return [(x, None)], (0, 0)
    gap = HUG_GAP if first.action == "hug" else LONG if all(lying) else GAP
    together = first.action in SPEEDS and second.action in (UNSAID, first.action)
    middle = 0. if together else low + (high - low) * (.35 + .3 * at)
    side = 1 if uniform(noise.shot[FACING]) < .5 else -1
    spots: list[Spot] = [(middle - side * gap / 2, None), (middle + side * gap / 2, None)]
    return spots, (0, 0) if together else (side, -side)


def own_bed(set_: Set, thing: str, use: Settled) -> Seat | None:
    """Where one lies on the set's own: its bed, or the sofa that is said."""
    return bed_of(set_, thing if use.own and thing in LYING_HEIGHT else "bed")


def _brought(set_: Set, people: Sequence[Who], use: Settled, thing: str, noise: Noise) -> tuple[list[Spot], tuple[int, int]]:
    """Who is on a thing that is brought along, and who stands beside it."""
    low, high = widest(set_)
    at, side = uniform(noise.shot[POSITION]), 1 if uniform(noise.shot[FACING]) < .5 else -1
    on = [seat_on(thing, m, 0., rides_to(people, noise), fitted(thing, set_)) if m else None for m in use.manners]
    if len(people) == 1:
        x = 0. if "ride" in use.manners else low + (high - low) * (.25 + .5 * at)
        return [(x, on[0] and replace(on[0], x=x))], (0, 0)
    middle, gap = low + (high - low) * (.35 + .3 * at), gap_on(use, thing)
    if use.manners == ("lie", "lie"):
        on[1] = None
    places = (middle - side * gap / 2, middle + side * gap / 2)
    return [(x, seat and replace(seat, x=x)) for x, seat in zip(places, on)], (side, -side)


def gap_on(use: Settled, thing: str) -> float:
    """Metres between two people of whom one or both are on a thing."""
    if all(use.manners) and "lie" not in use.manners:
        return HUG_GAP if "ride" in use.manners else GAP
    return LONG if wide_of(thing) > NARROW else GAP


def rides_to(people: Sequence[Who], noise: Noise) -> float:
    """Which way who rides goes: -1 left, 1 right."""
    return {"left": -1., "right": 1.}.get(people[0].direction, 1. if uniform(noise.shot[WAY]) < .5 else -1.)


def fitted(thing: str, set_: Set) -> float:
    """How large a thing may be in a set."""
    return min(1., set_.height * .72 / props.row(thing).metres)


def under(set_: Set, people: Sequence[Who], use: Settled, thing: str, noise: Noise, actors: Sequence[Actor], colour: str) -> Prop:
    """The thing that people are on, or at."""
    on = [a.x for a, m in zip(actors, use.manners) if m]
    x, way, scale, row = sum(on) / len(on) if use.manners != ("lie", "lie") else on[0], rides_to(people, noise), fitted(thing, set_), props.row(thing)
    table, rides = "table" in use.manners, "ride" in use.manners
    speed = actors[0].speed if rides else 0.
    gait = "still" if not speed else "run" if "run" in row.moves else "walk"
    return Prop(thing, x - (SADDLES[thing][0] * way * scale if rides else 0.), TABLE_Y if table else 0., scale, bool(row.faces) and way * row.faces < 0, FRONT if table else NEAR, speed,
                1.6 if gait == "run" else 1.1 if gait == "walk" else .8, gait, colour)


def had(set_: Set, thing: str) -> Prop:
    """What the set has, as if it were brought: only the frame is laid round it."""
    piece = piece_of(set_, thing)
    assert piece is not None
    return Prop(thing, piece.x, piece.y, piece.scale, False, piece.layer, 0., .8, "still", UNSAID)
