"""What carries people, and what a set has already: who lies in bed lies in the set's own, who rides a horse sits on it. Metres.

A thing that people are said to sit, lie or ride on, or to sit at, is either the set's own, and then no second one is shown, or it is
brought along and they are on it.
"""
from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from . import props
from .facts import UNSAID, Who
from .places import Set
from .places.kit import BACK, NEAR, Piece, Seat, extent

LYING_ACTIONS = frozenset(("lie", "sleep"))
# things and the pieces of sets that are one of them
PIECES: dict[str, tuple[str, ...]] = {
    "chair": ("chair_front", "chair_side", "office_chair", "office_chair_front", "stool", "train_seat", "train_seat_front"), "sofa": ("sofa",), "armchair": ("armchair",),
    "bench": ("bench", "stone_bench", "waiting_seats", "pew"), "bed": ("bed", "bed_front", "hospital_bed", "cell_bed"), "throne": ("throne",),
    "table": ("table", "round_table", "low_table", "desk"), "desk": ("desk", "desk_computer", "school_desk", "news_desk", "table"),
    "window": ("window", "window_curtain", "window_wide", "window_arched", "window_lattice", "window_barred"), "door": ("door",),
    "wardrobe": ("wardrobe",), "cupboard": ("cupboard",), "bookshelf": ("bookshelf", "book_wall"), "stove": ("stove", "hearth_stove"), "fridge": ("fridge",),
    "sink": ("sink_unit",), "blackboard": ("blackboard",), "whiteboard": ("whiteboard",), "picture": ("picture_frame",), "carpet": ("rug",),
    "lamp": ("lamp_standing", "lamp_table", "lamp_hanging"), "street_lamp": ("street_lamp",), "fireplace": ("fireplace",), "screen": ("screen",), "curtain": ("curtain", "window_curtain", "stage_curtain"),
    "tree": ("tree_round", "tree_poplar", "tree_gnarled"), "pine": ("tree_pine",), "palm_tree": ("tree_palm",), "willow": ("tree_willow",), "plum_blossom": ("tree_blossom",),
    "bamboo": ("bamboo",), "fence": ("fence", "railing"), "wall_mirror": ("mirror",), "barn": ("barn",), "cottage": ("cottage", "hut"), "house": ("house", "hutong_house", "cottage"),
}
HAD: tuple[str, ...] = tuple(key for key in PIECES if key in props.KEYS)
HUNG = tuple(key for key in HAD if props.row(key).stands == "wall")          # on a wall, where a set has it
SEATS = ("chair", "sofa", "armchair", "bench", "bed", "throne")       # what one sits on
TABLES = ("table", "desk")                                            # what one sits at
# how high one lies on a thing, and sits
LYING_HEIGHT = {"bed": .6, "sofa": .45, "bench": .45}
SITTING_HEIGHT = {"chair": .45, "sofa": .45, "armchair": .45, "bench": .45, "bed": .55, "throne": .5}
TABLE_Y, TABLE_SEAT = .14, .46                       # of a table that is brought along: where it stands, and the seat behind it
# things that are ridden: the saddle, metres before the middle and over the ground
SADDLES: dict[str, tuple[float, float]] = {
    "horse": (0., 1.30), "donkey": (-.08, .78), "camel": (-.05, 1.75), "elephant": (-.1, 2.62), "ox": (-.1, 1.3), "water_buffalo": (-.15, 1.3), "zebra": (-.08, 1.),
    "cow": (-.05, 1.22), "bicycle": (-.30, .84), "shared_bike": (-.30, .87), "motorcycle": (-.48, .80), "scooter": (-.36, .77), "tricycle": (.15, .84),
}
FEET = .5                                            # metres from a saddle down to the feet
CARS = frozenset(("car", "taxi", "police_car", "racing_car", "jeep", "van", "ambulance", "fire_engine", "bus", "truck", "lorry", "tractor"))
# places that are the inside of something, and what one is in there, which is not seen
INSIDES: dict[str, frozenset[str]] = {"car": CARS, "train": frozenset(("steam_train", "fast_train", "metro", "tram", "railway_car", "bus", "airplane"))}
# where what is said to be used stands, if no place is said
HOMES = {"bed": "bedroom", "wardrobe": "bedroom", "sofa": "living_room", "armchair": "living_room", "fireplace": "living_room", "stove": "kitchen", "fridge": "kitchen",
         "sink": "kitchen", "desk": "office", "blackboard": "classroom", "bench": "park", "throne": "palace", "table": "kitchen", "bookshelf": "library"}
STEPS_ASIDE = .6                                     # metres beside what the set has, for who is at it
MANNERS = ("", "sit", "table", "lie", "ride")


class Settled(NamedTuple):
    """How people use the thing that is said. `own`: the set has it. `manner`, of MANNERS, of each of the people."""
    own: bool
    manners: tuple[str, ...]

    @property
    def brought(self) -> bool:
        """It is brought along for those who are on it."""
        return not self.own and any(self.manners)


NOWHERE = Settled(False, ())


def manner(action: str, thing: str) -> str:
    """How somebody who does this is on or at a thing, of MANNERS."""
    if action in LYING_ACTIONS and thing in LYING_HEIGHT:
        return "lie"
    if thing in SADDLES:
        return "ride" if action == "drive" else ""
    if action in ("sit", "sleep", "write", "eat"):
        return "sit" if thing in SITTING_HEIGHT else "table" if thing in TABLES and action != "sleep" else ""
    return ""


def settled(people: list[Who], thing: str, colour: str, set_: Set, leaves: frozenset[str]) -> Settled:
    """How people use a thing. `leaves`: what one does with a thing that is not the set's (carries it, pushes it)."""
    manners = tuple(manner(w.action, thing) for w in people)
    if thing == "none" or colour != UNSAID or thing not in PIECES:
        return Settled(False, manners)
    if "lie" in manners:
        return Settled(bed_of(set_, thing) is not None, manners)
    if "sit" in manners or "table" in manners:
        return Settled(any(matches(set_, seat, thing) for seat in set_.anchors.sit), manners)
    stays = not people or people[0].action not in leaves or thing in HUNG
    return Settled(stays and piece_of(set_, thing) is not None, manners)


def pieces_of(set_: Set, thing: str) -> list[Piece]:
    return [p for p in set_.pieces if p.layer >= BACK and p.sprite in PIECES.get(thing, ())]


def sort_of(thing: str) -> tuple[str, ...]:
    """The pieces of sets that are such a thing."""
    return PIECES.get(thing, (props.PIECES.get(thing, thing),))


def replaced(set_: Set, thing: str) -> Set:
    """The set without its own such thing, of which another is shown; of several all stay."""
    sort = sort_of(thing)
    own = [p for p in set_.pieces if p.sprite in sort]
    return replace(set_, pieces=tuple(p for p in set_.pieces if len(own) > 1 or p not in own), absent=sort)


def piece_of(set_: Set, thing: str) -> Piece | None:
    """The set's own, the one nearest to the middle."""
    return min(pieces_of(set_, thing), key=lambda p: abs(p.x), default=None)


def matches(set_: Set, seat: Seat, thing: str) -> bool:
    """Whether a seat is on, or at, such a thing."""
    if thing in TABLES:
        return seat.behind
    return any(p.layer in (BACK, NEAR) and extent(p)[0] <= seat.x <= extent(p)[2] for p in pieces_of(set_, thing))


def bed_of(set_: Set, thing: str) -> Seat | None:
    """Where one lies on the set's own."""
    if thing in ("none", "bed"):
        return set_.anchors.lie[0] if set_.anchors.lie else None
    own = [p for p in pieces_of(set_, thing) if p.layer == NEAR]
    return Seat(own[0].x, LYING_HEIGHT[thing], -1) if own else None


def stands_at(set_: Set, thing: str) -> float:
    """x of who is at what the set has: beside it, within where one stands."""
    piece = piece_of(set_, thing)
    assert piece is not None
    low, high = widest(set_)
    return min(max(piece.x + (STEPS_ASIDE if piece.x < (low + high) / 2 else -STEPS_ASIDE), low), high)


def widest(set_: Set) -> tuple[float, float]:
    """The widest range to stand in."""
    return max(set_.anchors.stand or ((-set_.height * .5, set_.height * .5),), key=lambda r: r[1] - r[0])


def seat_on(thing: str, manner_: str, x: float, way: float, scale: float) -> Seat:
    """The seat on, or at, a thing that is brought along."""
    if manner_ == "ride":
        saddle = SADDLES[thing][1] * scale
        return Seat(x, saddle, int(way), False, saddle - FEET)
    if manner_ == "table":
        return Seat(x, TABLE_SEAT, 0, True)
    return Seat(x, (LYING_HEIGHT if manner_ == "lie" else SITTING_HEIGHT)[thing], -1 if manner_ == "lie" else 0)
