"""What is worn over clothes or carried on the body: scarves, bags, canes. Frames are said with each."""
from __future__ import annotations

from ..sheet import Pen
from .body import Trunk


def draw_scarf(pen: Pen, trunk: Trunk, scarf: str) -> None:
    """Frame: the torso's, moved so that the base of the neck is the origin. Classes: wrap wrap2."""
    if not scarf:
        return
    sine, cosine = trunk.sine, trunk.cosine
    l, r = trunk.edges(.03)
    if scarf == "pioneer":
        _pioneer(pen, trunk)
        return
    if scarf == "shawl":
        pen.blob([(l * .6, -.12), (r * .6, -.12), (trunk.edges(.12)[1] * 1.06, .12), (trunk.edges(.3)[1] * 1.10, .66), (.1 * sine, .92),
            (trunk.edges(.3)[0] * 1.10, .66),
                  (trunk.edges(.12)[0] * 1.06, .12)], "wrap")
        pen.line([(trunk.edges(.3)[0] * 1.05, .60), (.1 * sine, .84), (trunk.edges(.3)[1] * 1.05, .60)], .05, "wrap2")
        return
    wide = .30 + .02 * abs(cosine)
    tail = max(0., min(1., (cosine + .35) * 3))
    if tail > 0:
        x = .10 + .14 * sine
        pen.blob([(x - .08, .06), (x + .12, .06), (x + .17 + .04 * sine, .78 * tail, 1), (x - .06 + .06 * sine, .81 * tail, 1)], "wrap")
        pen.line([(x - .04 + .06 * sine, .70 * tail), (x + .14 + .04 * sine, .68 * tail)], .05 * tail, "wrap2")
    pen.blob([(-wide, -.17), (.05 * sine, -.10), (wide + .03 * sine, -.17), (wide + .07, .08), (.08 * sine, .18), (-wide - .05, .08)], "wrap")
    pen.line([(-wide - .01, -.03), (.06 * sine, .06), (wide + .03, -.03)], .04, "wrap2")


def _pioneer(pen: Pen, t: Trunk) -> None:
    """The red neckerchief of schools, knotted in front, its point lying on the back."""
    def at(angle: float, d: float) -> tuple[float, float]:
        x, y = t.at(angle, d)[:2]
        return x, y + 2.0

    shown = at(10, .1)[0] - at(-10, .1)[0]
    if shown > .01:
        w = min(1., shown / .12)
        for g in (-1, 1):
            pen.line([at(g * 44, .0), at(g * 20, .09), at(0, .16)], .11 * w, "wrap")
        x, y = at(0, .16)
        pen.blob([(x, y - .02), (x - .17 * w, y + .36), (x - .05 * w, y + .38)], "wrap")
        pen.blob([(x, y - .02), (x + .18 * w, y + .33), (x + .06 * w, y + .38)], "wrap")
        pen.ellipse(x, y, .065 * w, .06, "wrap2")
    back = [at(-180 + a, d) for a, d in ((-56, .0), (-30, .11), (0, .21), (30, .11), (56, .0))]
    if back[-1][0] - back[0][0] > .02:
        pen.polygon([(back[0][0], back[0][1] - .06), *back, (back[-1][0], back[-1][1] - .06)], "wrap")


def draw_bag(pen: Pen, sine: float, cosine: float, bag: str) -> None:
    """Satchel and backpack: the torso's frame (pelvis at the origin); handbag: hangs from the origin. Classes: bag bag2 metal."""
    if bag == "satchel":
        x = -.42 * cosine + .05 * sine
        pen.rectangle(x - .30, -.10, x + .30, .42, "bag", .08)
        pen.rectangle(x - .30, -.10, x + .30, .14, "bag2", .08)
        pen.rectangle(x - .05, .08, x + .05, .20, "metal", .02)
    elif bag == "backpack":
        x = -.48 * sine
        half = .44 * abs(cosine) + .27 * abs(sine)
        pen.rectangle(x - half, -1.72, x + half, -.52, "bag", .20)
        if cosine < .6:
            show = min(1., (.6 - cosine) * 2)
            pen.rectangle(x - half * .74 * show, -1.08, x + half * .74 * show, -.62, "bag2", .10)
            pen.line([(x - half * .74 * show, -1.38), (x + half * .74 * show, -1.38)], .04, "bag2")
    elif bag == "handbag":
        pen.line([(-.13, .34), (-.11, .12), (0, .02), (.11, .12), (.13, .34)], .045, "bag2")
        pen.blob([(-.24, .32, 1), (.24, .32, 1), (.30, .70), (.22, .76), (-.22, .76), (-.30, .70)], "bag")
        pen.polygon([(-.245, .32), (.245, .32), (.262, .44), (-.262, .44)], "bag2")
        pen.rectangle(-.04, .40, .04, .48, "metal", .02)


def draw_straps(pen: Pen, trunk: Trunk, bag: str) -> None:
    """What holds a satchel or a backpack, over the torso and in its frame. Class: bag2."""
    if bag == "satchel":
        front = [trunk.at(a, d) for a, d in ((52, .04), (20, .34), (-30, .66), (-70, .92))]
        back = [trunk.at(-180 + a, d) for a, d in ((-52, .04), (-20, .34), (30, .66), (70, .92))]
        for line in (front, back):
            grow = min(1., abs(line[0][0] - line[-1][0]) / .3)
            if grow > .05:
                pen.line(line, .085 * grow, "bag2", 0)
    elif bag == "backpack":
        for angle in (-38, 38):
            grow = min(1., abs(trunk.at(angle + 8, .2)[0] - trunk.at(angle - 8, .2)[0]) / .09)
            if grow > .1:
                pen.line([trunk.at(angle * .9, .03), trunk.at(angle, .20), trunk.at(angle * 1.5, .44)], .105 * grow, "bag2", 0)


def draw_cane(pen: Pen, length: float = 2.9) -> None:
    """A walking stick hanging from the hand: handle at the origin, tip at +y. Class: cane."""
    pen.line([(.16, .06), (.13, -.04), (.04, -.07), (-.01, .02), (0, .2)], .07, "cane")
    pen.line([(0, .1), (0, length)], .07, "cane")
