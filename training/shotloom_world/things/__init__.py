"""Things: movable objects of scripts, news and lessons, one sprite a concept, with its real size and its words in two languages.

Where a sprite's origin lies depends on how the thing stands: floor, table and water: the bottom middle (water: the waterline); wall, sky:
the middle; ceiling: the top middle; hand: where the fist holds it. Everything with a side looks to the right.
"""
from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..sheet import Sprite

STANDS = ("floor", "table", "wall", "hand", "sky", "water", "ceiling")
ICON = "icon:"


@dataclass(frozen=True)
class Row:
    """A line of catalogue.tsv."""
    key: str
    metres: float                   # height of what is drawn
    stands: str
    moves: tuple[str, ...]
    faces: int
    tint: str | None                # the class a colour word repaints
    source: str                     # icon:NAME or own
    sense: str | None               # WordNet lemma#sense
    en: tuple[str, ...]
    zh: tuple[str, ...]


def _parsed(line: str) -> Row:
    key, metres, stands, moves, faces, tint, source, sense, en, zh = line.split("\t")
    return Row(key, float(metres), stands, () if moves == "-" else tuple(moves.split(",")), int(faces), None if tint == "-" else tint, source,
               None if sense == "-" else sense, tuple(en.split("|")), tuple(zh.split("|")))


def _catalogue() -> dict[str, Row]:
    text = Path(__file__).with_name("catalogue.tsv").read_text("utf8")
    rows = [_parsed(line) for line in text.splitlines() if line and line[0] != "#"]
    return {r.key: r for r in rows}


_ROWS = _catalogue()
KEYS: tuple[str, ...] = tuple(_ROWS)


def row(key: str) -> Row:
    return _ROWS[key]


# right and up of the bottom middle, as shares of the drawing
_FEET = {"floor": (0., 0.), "table": (0., 0.), "water": (0., .08), "wall": (0., .5), "sky": (0., .5), "ceiling": (0., 1.), "hand": (0., .5)}
# where a fist holds an icon that is not held by its middle
_GRIPS = {
    "hammer": (0., .2), "axe": (0., .2), "pickaxe": (0., .25), "wrench": (0., .25), "screwdriver": (0., .2), "saw": (-.38, .55),
    "kitchen_knife": (0., .15), "spoon": (0., .2), "frying_pan": (.35, .15), "tennis_racket": (0., .12), "badminton_racket": (0., .1),
    "table_tennis_bat": (0., .12), "magnifier": (0., .15), "microphone": (0., .3), "megaphone": (0., .3), "balloon": (0., .03), "pencil": (0., .35),
    "pen": (0., .35), "paintbrush": (0., .6), "briefcase": (0., .92), "shopping_bags": (0., .95), "ice_cream": (0., .2), "lollipop": (0., .12),
    "tanghulu": (0., .1), "rose": (0., .2), "tulip": (0., .2), "flashlight": (-.3, .5), "guitar": (0., .35), "champagne": (0., .3),
    "magic_wand": (-.3, .2), "palette": (0., .3), "trumpet": (0., .5), "toothbrush": (0., .25), "razor": (0., .25), "crutch": (0., .6),
}


@lru_cache(maxsize=4096)
def sprite(key: str, variant: tuple[float, float, float, float] = (0., 0., 0., 0.)) -> Sprite:
    """The thing's sprite in metres. `variant` is four numbers in -1..1; icons have one form only."""
    from . import drawings, icons
    r = _ROWS[key]
    if r.source.startswith(ICON):
        foot = _GRIPS.get(key, _FEET[r.stands]) if r.stands == "hand" else _FEET[r.stands]
        return icons.read()[key](r.metres, foot, r.tint, r.faces)
    return drawings.made(key, r.metres, r.stands, variant, r.tint, r.faces)
