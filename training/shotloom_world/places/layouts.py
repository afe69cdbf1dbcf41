"""The register of places, and what many rooms and streets share."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from ..sheet import RGB
from .kit import BACK, FAR, FRONT, NEAR, PLAIN, SKY, Builder, Random, Set

WOOD: tuple[RGB, ...] = ((.66, .47, .33), (.56, .39, .29), (.80, .63, .46))
ACCENTS: tuple[RGB, ...] = ((.27, .58, .60), (.80, .43, .39), (.90, .70, .38), (.38, .54, .72), (.42, .60, .48), (.56, .43, .60))


@dataclass(frozen=True)
class Layout:
    height: float
    indoors: bool
    middle: float | None
    lay: Callable[[Builder], Set]


LAYOUTS: dict[str, Layout] = {}


def place(name: str, height: float, indoors: bool = False, middle: float | None = None) -> Callable[[Callable[[Builder], Set]],
                                                                                                    Callable[[Builder], Set]]:
    """Registers a function that lays a set out on a builder. `height`: metres of the wide frame; `middle`: y of its middle (-.34 height)."""
    def register(lay: Callable[[Builder], Set]) -> Callable[[Builder], Set]:
        LAYOUTS[name] = Layout(height, indoors, middle, lay)
        return lay
    return register


def build(name: str, rnd: Random) -> Set:
    """One set of a place; an unknown place is a plain backdrop."""
    layout = LAYOUTS.get(name) or LAYOUTS["backdrop"]
    return layout.lay(Builder(name if name in LAYOUTS else "backdrop", rnd, layout.height, layout.indoors, layout.middle))


# --- rooms ------------------------------------------------------------------------------------------------------
def room(b: Builder, paint: str, floor: str, wainscot: bool = False, seams: bool = True, line: float | None = None) -> float:
    """Wall, skirting board and floor; gives the line between wall and floor."""
    h = b.height
    line = -.11 * h if line is None else line
    b.band(BACK, b.middle - .75 * h, line, f"wall_{paint}")
    if wainscot:
        b.band(BACK, line - 1., line, f"low_{paint}")
        b.band(BACK, line - 1.05, line - .99, f"trim_{paint}")
    b.band(BACK, line - .13, line, f"trim_{paint}")
    b.band(BACK, line, b.middle + h, f"floor_{floor}")
    if seams:
        for depth in (.16, .40, .74, 1.18, 1.7):
            y = line + depth * .16 * h * 1.25
            b.band(BACK, y, y + .006 * h, f"seam_{floor}")
    return line


def front_plant(b: Builder, x: float, scale: float = 1.2) -> None:
    """A big plant at the side of the frame, close to us."""
    b.put(FRONT, "plant_pot", x, b.middle + b.height * .5 + .12, scale)


def table_with_chairs(b: Builder, x: float, key: str = "table", half: float = .8, chairs: int = 2, tint: RGB | None = None, y: float = .14,
                      chair: str = "chair_front",
                      seat: float = .46) -> None:
    """A table before us with people sitting behind it."""
    chair_look = b.variant()
    step = 2 * half / chairs
    for i in range(chairs):
        at = x - half + step * (i + .5)
        b.put(NEAR, chair, at, 0., tint=tint, variant=chair_look)
        b.sit(at, seat, 0, True)
    b.put(FRONT, key, x, y, tint=tint)
    b.table(x - half, x + half, .76 - y, FRONT)


# --- out of doors -----------------------------------------------------------------------------------------------
def sky(b: Builder, horizon: float) -> None:
    """The sky down to the horizon, with its spots."""
    b.band(SKY, b.middle - .56 * b.height, horizon + .02 * b.height, "sky")
    b.band(SKY, horizon + .018 * b.height, b.middle + b.height, "sky_low")
    b.skies(horizon)


def ground(b: Builder, layer: int, top: float, surface: str, bottom: float | None = None) -> None:
    """Ground from a height down. Under the back's ground lies the same in the far layer, so that parallax opens no gap."""
    if layer == BACK and not b.indoors:
        b.band(FAR, top + .008 * b.height, b.middle + b.height, surface)
    b.band(layer, top, b.middle + b.height if bottom is None else bottom, surface)


__all__ = ["ACCENTS", "BACK", "FRONT", "LAYOUTS", "NEAR", "PLAIN", "WOOD", "build", "front_plant", "ground", "place", "room", "sky",
           "table_with_chairs"]
