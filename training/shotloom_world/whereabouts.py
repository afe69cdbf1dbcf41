"""What of a shot its stage begins with: who acts, in which place and which of its layouts, and what is shown beside what is said."""
from __future__ import annotations

import random
from dataclasses import replace
from functools import lru_cache
from typing import Sequence

from . import props
from .facts import UNSAID, Shot, Who
from .framing import CLOSE, SMALL
from .noise import ARRANGEMENTS, Noise
from .places import Set, build
from .settling import CARS, HOMES, HUNG, INSIDES, LYING_ACTIONS, SADDLES, piece_of
from .spots import OUTSIDE, SEATED_ACTIONS, SIZE

# where one sits who finds no seat: on a chair, on a bench, or on the ground
BENCHES = frozenset(("street", "old_street", "park", "garden", "courtyard", "station", "roof", "harbour", "village", "road", "bridge"))
SMALL_BOAT = 3.                  # metres: at home on a river, and nearer than ships
VEHICLE = 1.2                    # metres: no toy
RAILS = frozenset(("steam_train", "fast_train", "metro", "railway_car"))
ANYWHERE = ("street", "park", "living_room")             # where a shot is that says nothing of it
RIDDEN = frozenset(("field", "forest", "mountains", "desert", "beach", "battlefield", "park", "garden", "courtyard", "palace"))   # on horses, if nothing is said
STREETS = frozenset(("bicycle", "shared_bike", "motorcycle", "scooter", "tricycle"))
OUTDOORS = {"lamp": "street_lamp"}       # what a thing is under the sky


@lru_cache(maxsize=None)
def arranged(place: str, arrangement: int) -> Set:
    """One of the fixed layouts of a place."""
    return build(place, random.Random(f"{place} {arrangement}"))


def sensible(shot: Shot) -> Shot:
    """The shot with somebody for every action: who acts and was not named is a person, what cannot move does not act, and who is with one who
    sits down or eats does so too."""
    first, second = shot.first, shot.second
    if first.kind == "thing" and (shot.thing == "none" or first.action in FOR_PEOPLE and not acts_itself(shot.thing)):
        first = replace(first, kind="none" if second.kind not in ("none", "thing") else "person", colour=UNSAID)
    if first.kind == "none" and second.kind in ("none", "thing") and first != Who():
        first = replace(first, kind="person")
    if first.kind == "none" and second.kind not in ("none", "thing"):
        first, second = replace(second, action=second.action if second.action != UNSAID else first.action), Who()
    if first.action in TOGETHER and first.kind not in ("none", "thing") and second.kind != "none" and second.action == UNSAID:
        second = replace(second, action=first.action)
    return replace(shot, first=first, second=second if second.kind != "thing" else Who())


TOGETHER = ("sit", "eat")         # what who is with somebody does too, if nothing else is said
RESTING = frozenset((UNSAID, "stand", "look", "lie", "sleep", "sit", "eat", "drink", "talk", "think", "cry", "laugh", "sing", "read", "write", "hold", "give", "take", "open"))
FOR_PEOPLE = frozenset(("enter", "leave", "read", "write", "talk", "give", "take", "hold", "carry", "think", "cry", "laugh", "open", "push", "eat",
    "drink", "sing", "look", "walk"))
THING_MOVES = ("drive", "walk", "run", "fly", "sail", "swim", "roll")


def acts_itself(thing: str) -> bool:
    """Whether a thing does what else only people do."""
    return thing in props.ANIMALS or bool(set(props.row(thing).moves) & set(THING_MOVES))


def place_of(shot: Shot, noise: Noise) -> str:
    """Where a sensible shot is: what is said, else where its thing is at home, else by chance."""
    people = [w for w in (shot.first, shot.second) if w.kind not in ("none", "thing")]
    if shot.place == "car" and any(w.action in OUTSIDE for w in people):
        return "road"
    if shot.first.action == "drive" and people and (shot.thing == "none" or shot.thing in CARS) and shot.place in DRIVEN:
        return "car"
    if shot.place != UNSAID:
        return shot.place
    if people and shot.thing in SADDLES and shot.first.action == "drive":
        return "street" if shot.thing in STREETS else "field"
    if shot.thing != "none" and (home := home_of(shot.thing, bool(people), shot.first.kind == "thing")):
        return home
    return "backdrop" if people and shot.size in CLOSE else noise.pick(SIZE, ANYWHERE)


def home_of(thing: str, with_people: bool, acts: bool) -> str | None:
    """Where a thing is at home, if no place is said; None if it may be anywhere."""
    row = props.row(thing)
    if thing in HOMES:
        return HOMES[thing]
    if row.stands == "water" and not (with_people and row.metres < SMALL and thing in props.ANIMALS):     # a fish may be supper
        return "river" if row.metres < SMALL_BOAT else "harbour"
    if row.stands == "floor" and "drive" in row.moves and row.metres > VEHICLE:
        return "station" if thing in RAILS else "street"
    if with_people:
        return None
    return "field" if row.stands == "sky" else "street" if acts and row.stands == "floor" else None


DRIVEN = frozenset((UNSAID, "car", "street", "road", "old_street", "bridge", "village"))


def implied(shot: Shot, place: str, set_: Set) -> str:
    """The thing that is shown: what is said, else what goes with what is said: a crowd, the car beside which one runs, a door to open, a seat."""
    people = [w for w in (shot.first, shot.second) if w.kind not in ("none", "thing")]
    if place in INSIDES and shot.thing in INSIDES[place]:
        return "none"
    if not set_.indoors and shot.thing in OUTDOORS:
        return OUTDOORS[shot.thing]
    if shot.thing != "none" or not people:
        return shot.thing
    if "crowd" in (shot.first.kind, shot.second.kind):
        return "crowd"
    if shot.place == "car" and place != "car":
        return "car"
    if people[0].action == "open":
        return "door"
    if people[0].action == "drive" and place in RIDDEN:
        return "horse"
    if people[0].action in SEATED_ACTIONS - {"drive"} and len(people) == 1 and not set_.anchors.sit:
        return perch(set_)
    return "none"


def perch(set_: Set) -> str:
    """What one sits on where the set has no seat."""
    return "chair" if set_.indoors else "bench" if set_.place in BENCHES else "none"


def laid_out(people: Sequence[Who], thing: str, place: str, arrangement: int) -> int:
    """The layout of a place: who lies where there are beds has one, and what hangs on a wall hangs there already, if in any."""
    lies = any(w.action in LYING_ACTIONS for w in people) and thing in ("none", "bed")
    if not (lies or thing in HUNG) or place == "backdrop":
        return arrangement
    tried = [(arrangement + i) % ARRANGEMENTS for i in range(ARRANGEMENTS)]
    return next((i for i in tried if (arranged(place, i).anchors.lie if lies else piece_of(arranged(place, i), thing))), arrangement)
