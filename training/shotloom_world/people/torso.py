"""The dressed trunk without its collar, at any yaw. Frame: body.Trunk. Classes: top top2 trim trim2."""
from __future__ import annotations

from ..sheet import Pen, Point
from .body import TORSO, Trunk
from .fronts import FRONTS

TUCKED, LOOSE_HEM, LONG_HEM = .635, .93, 1.02      # where the drawing ends, as a share of the height


def outline(trunk: Trunk, end: float) -> list[Point]:
    """From the neck down the right side to the hem and up the left."""
    rows = [d for d in (0., .03, .062, .11, .18, .30, .43, .60, .76, .90) if d < end - .04]
    right = [(trunk.edges(d)[1], -TORSO * (1 - d)) for d in rows]
    left = [(trunk.edges(d)[0], -TORSO * (1 - d)) for d in rows]
    l, r = trunk.edges(end)
    y = -TORSO * (1 - end)
    sag = .05 if end > TUCKED else .02
    return [right[0], *right[1:], (r, y, 1), ((l + r) / 2, y + sag), (l, y, 1), *left[:0:-1], left[0]]


def draw_torso(pen: Pen, trunk: Trunk, garment: str, end: float) -> None:
    path = outline(trunk, end)
    lean = -.057
    pen.curve(path)
    pen.fill("top")
    # the shade grows from nothing below the shoulders, which stay quiet
    with pen.clipped(lambda: pen.c.rectangle(-9, -TORSO * .76, 18, 9)):
        pen.shaded(lambda: pen.curve(path), "top", "top2", 1.75 * -lean, 0., lean)
    front = FRONTS.get(garment)
    if front is not None:
        with pen.clipped(lambda: pen.curve(path)):
            front(pen, trunk)
