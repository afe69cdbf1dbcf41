"""What the head that stages a shot is told of places and things: a row for each layout, and one for each key of the catalogue."""
from __future__ import annotations

import math

import torch

from shotloom_world import props
from shotloom_world.framing import FAR_SEEN, SMALL, whole
from shotloom_world.noise import ARRANGEMENTS
from shotloom_world.places.kit import Lane, Seat
from shotloom_world.settling import widest
from shotloom_world.staging import BIG, BODY, HAND_MOST
from shotloom_world.whereabouts import THING_MOVES, arranged, perch

from .condition import THINGS
from .layout import Fields
from .settling import PLACES, SEATS, offered

STANDS = ("floor", "table", "wall", "hand", "sky", "water", "ceiling")
MOVES = ("drive", "walk", "run", "fly", "sail", "swim", "roll", "fall", "rise", "jump", "swing", "spin")
SEAT_FIELDS = ("x", "height", "floor", "facing", "behind", "is")
GROUND = Fields(("high", "middle", "from", "to", "seats", "forced", "car", "perch", *(f"seat{i}_{f}" for i in range(SEATS) for f in SEAT_FIELDS),
                 *(f"near{i}_{f}" for i in range(SEATS) for f in SEAT_FIELDS), *(f"lie_{f}" for f in SEAT_FIELDS), "table", "table_x", "table_y",
                 "table_layer",
                 *(f"{lane}{f}" for lane in ("water", "drive") for f in ("", "_y", "_scale", "_layer")), "sky"))
THING = Fields(("metres", "log", "over_1_2", "over_3", "heavy", "big", "far", "small", "body", "crowd", "seat", "high", "mid", "wide", "faces",
    "moves", "goes", *(f"stands_{s}" for s in STANDS), *(f"moves_{m}" for m in MOVES)))


def _seat(seat: Seat | None) -> list[float]:
    return [seat.x, seat.height - seat.floor, seat.floor, seat.facing, float(seat.behind), 1.] if seat else [0.] * len(SEAT_FIELDS)


def _lane(lanes: tuple[Lane, ...]) -> list[float]:
    return [1., lanes[0].y, lanes[0].scale, lanes[0].layer] if lanes else [0.] * 4


def ground(place: str, arrangement: int) -> list[float]:
    """What one layout offers (GROUND, then settling.OFFERED numbers); of several ranges to stand in the widest."""
    made = arranged(place, arrangement)
    anchors = made.anchors
    low, high = widest(made)
    seats = list(anchors.sit)[:SEATS]
    nearest = [min((s for s in seats if s is not seat), key=lambda s: abs(s.x - seat.x), default=None) for seat in seats]
    row = [made.height, made.middle, low, high, float(len(seats)), float(place in ("car", "train")), float(place == "car"),
        float(THINGS.index(perch(made)))]
    for found in (seats, nearest):
        for i in range(SEATS):
            row += _seat(found[i] if i < len(found) else None)
    row += _seat(anchors.lie[0] if anchors.lie else None)
    table = anchors.table[0] if anchors.table else None
    row += [1., (table.x0 + table.x1) / 2 + .18, -table.height, table.layer] if table else [0.] * 4
    return row + _lane(anchors.water) + _lane(anchors.drive) + [float(bool(anchors.sky))] + offered(made)


def grounds() -> torch.Tensor:
    """[places * ARRANGEMENTS, GROUND + OFFERED]."""
    return torch.tensor([ground(place, i if place != "backdrop" else 0) for place in PLACES for i in range(ARRANGEMENTS)])


def _thing(key: str) -> list[float]:
    if key == "none":
        return [0.] * len(THING)
    row = props.row(key)
    x0, y0, x1, y1 = whole(key)
    small = row.metres < SMALL and row.stands in ("hand", "table")
    return [row.metres, math.log(row.metres) / 2, float(row.metres > 1.2), float(row.metres > 3), float(row.metres >= HAND_MOST),
            float(row.metres >= BIG), float(row.metres >= FAR_SEEN), float(small), float(key in BODY), float(key == "crowd"), float(key in ("chair",
                "bench")),
            y1 - y0, (y0 + y1) / 2, x1 - x0, float(row.faces), float(bool(row.moves)), float(bool(set(row.moves) & set(THING_MOVES))),
            *(float(row.stands == s) for s in STANDS), *(float(m in row.moves) for m in MOVES)]


def things() -> torch.Tensor:
    """[THINGS, THING]."""
    return torch.tensor([_thing(key) for key in THINGS])
