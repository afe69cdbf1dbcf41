"""People far off, many at once: what stands behind the two whom a shot follows."""
from __future__ import annotations

from ...sheet import Pen, Sprite
from .base import Variant, make, piece

SHIRTS = ("teal", "red", "mustard", "navy", "teal", "mustard", "red", "navy", "mustard", "teal", "red")
# x, height over the ground line of the feet, metres tall, skirted: the back row first
BACK_ROW = ((-2.35, .10, 1.66, False), (-1.45, .12, 1.74, True), (-.50, .10, 1.62, False), (.45, .12, 1.76, False), (1.40, .10, 1.64, True), (2.30, .12, 1.72, False))
FRONT_ROW = ((-1.92, 0., 1.62, True), (-.98, 0., 1.74, False), (-.02, 0., 1.66, True), (.95, 0., 1.78, False), (1.88, 0., 1.60, True))


def _bystander(p: Pen, x: float, y: float, tall: float, skirted: bool, shirt: str, long_hair: bool) -> None:
    """One plain figure with the feet at x, y."""
    k = tall / 1.7
    with p.moved(x, y, 0., k):
        if skirted:
            for side in (-1, 1):
                p.line([(side * .08, -.5), (side * .08, -.03)], .09, "skin")
            p.blob([(-.15, -1.0), (.15, -1.0), (.25, -.38), (-.25, -.38)], "dark")
        else:
            for side in (-1, 1):
                p.line([(side * .1, -.85), (side * .11, -.04)], .15, "dark")
        for side in (-1, 1):
            p.line([(side * .21, -1.32), (side * .27, -.80)], .11, shirt)
            p.ellipse(side * .275, -.74, .055, .06, "skin")
        p.rectangle(-.22, -1.42, .22, -.78, shirt, .11)
        if long_hair:
            p.rectangle(-.16, -1.68, .16, -1.36, "dark", .1)
        p.rectangle(-.05, -1.5, .05, -1.38, "skin")
        p.ellipse(0, -1.56, .115, .14, "skin")
        with p.clipped(lambda: p.ellipse_path(0, -1.57, .14, .155)):
            p.rectangle(-.2, -1.8, .2, -1.60, "dark")


@piece("crowd")
def crowd(v: Variant) -> Sprite:
    """Eleven people in two rows who look on."""
    def draw(p: Pen) -> None:
        start = 0 if v[0] > 0 else 3
        for i, (x, up, tall, skirted) in enumerate((*BACK_ROW, *FRONT_ROW)):
            _bystander(p, x, -up, tall, skirted, SHIRTS[(i * 4 + start) % len(SHIRTS)], skirted or i % 4 == 3)
    return make("crowd", (-2.8, -1.95, 2.8, .03), "teal red mustard navy dark skin", draw, grain="strip")
