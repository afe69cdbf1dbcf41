"""Birds in side view, to the right: standing ones with legs and a folded wing, flying ones with two beating wings."""
from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Callable, Mapping

from ..sheet import Pen, Stops
from .drawing import OWN, Own, Part, Variant
from .shapes import limb

Extra = Callable[[Pen, "Bird"], None]


def _nothing(pen: Pen, bird: "Bird") -> None:
    return None


@dataclass(frozen=True)
class Bird:
    """Proportions in any unit. A standing bird stands on y = 0; `leg` 0 floats on it or flies."""
    colours: Mapping[str, Stops]                # main, main2 (wing), bill, dark (eye), and what the extras name
    body: tuple[float, float, float]            # half length, half height, tilt (radians, up at the breast)
    leg: float
    neck: tuple[float, float, float, float]     # head from the breast: right, up; radii at base and head
    bend: float                                 # how far the neck bows forward (S shape)
    head: float
    bill: tuple[float, float, float, float]     # length, depth, droop, hook
    tail: tuple[float, float, float]            # length (0: none), width, angle up
    wing: tuple[float, float]                   # length, depth
    eye: float = 2.4
    shank: float = 2.2
    head_class: str = "main"
    on_body: Extra = field(default=_nothing)
    on_head: Extra = field(default=_nothing)
    behind: Extra = field(default=_nothing)

    @property
    def centre(self) -> float:
        """Height of the body's middle, negative up."""
        return -self.leg - self.body[1] * (.86 if self.leg else .52)


def _body_path(pen: Pen, b: Bird) -> None:
    a, d, tilt = b.body
    with pen.moved(0, b.centre, -tilt):
        pen.curve([(-a, -d * .1), (-a * .5, -d * .8), (a * .25, -d), (a * .85, -d * .6), (a, d * .05), (a * .6, d * .8), (0, d), (-a * .6, d * .65)])


def draw_body(pen: Pen, b: Bird) -> None:
    a, d, tilt = b.body
    b.behind(pen, b)
    long, wide, up = b.tail
    if long:
        with pen.moved(-a * .72 * math.cos(tilt), b.centre + a * .72 * math.sin(tilt), up):
            pen.polygon([(a * .3, -wide * .45), (-long, -wide), (-long * 1.06, wide * .6), (a * .3, wide * .8)], "main2")
    _body_path(pen, b)
    pen.fill("main")
    with pen.clipped(lambda: _body_path(pen, b)):
        b.on_body(pen, b)
    _head(pen, b)


def _head(pen: Pen, b: Bird) -> None:
    a, d, tilt = b.body
    x0, y0 = a * .62 * math.cos(tilt), b.centre - a * .62 * math.sin(tilt)
    right, up, base, top = b.neck
    x, y = x0 + right, y0 - up
    if up or right:
        limb(pen, [(x0, y0), (x0 + right * .5 + b.bend, y0 - up * .38), (x0 + right * .62 - b.bend * .2, y0 - up * .74), (x, y)],
             [base, (base * 2 + top) / 3, top, top], b.head_class if b.bend else "main")
    long, deep, droop, hook = b.bill
    with pen.moved(x, y, droop):
        pen.polygon([(b.head * .5, -deep), (b.head * .8 + long * .6, -deep * .55), (b.head * .8 + long, hook), (b.head * .5, deep)], "bill")
    pen.ellipse(x, y, b.head, b.head, b.head_class)
    with pen.moved(x, y):
        b.on_head(pen, b)
        pen.ellipse(b.head * .35, -b.head * .18, b.eye, b.eye, "dark")


def draw_leg(pen: Pen, b: Bird, cls: str) -> None:
    drop = -b.centre - b.body[1] * .55
    pen.line([(0, 0), (-drop * .02, drop * .5), (0, drop - b.shank * .6)], b.shank * 2, cls)
    pen.line([(-b.shank * 2, drop - b.shank * .7, 0), (b.shank * 4, drop - b.shank * .7, 0)], b.shank * 1.5, cls)


def draw_folded(pen: Pen, b: Bird, cls: str = "main2") -> None:
    """A folded wing about its shoulder, pointing back and a little down."""
    long, deep = b.wing
    pen.blob([(deep * .4, -deep * .1), (-long * .2, -deep * .62), (-long * .7, -deep * .22), (-long, deep * .45, 0), (-long * .45, deep * .85),
              (deep * .1, deep * .62)], cls)


def draw_spread(pen: Pen, b: Bird, cls: str) -> None:
    """A spread wing about its shoulder, raised and swept back, with fingered tip."""
    long, deep = b.wing
    pen.blob([(deep * .55, 0), (deep * .42, -long * .45), (-deep * .05, -long * .82), (-deep * .75, -long, 0), (-deep * .66, -long * .8),
              (-deep * 1.08, -long * .78, 0),
              (-deep * .82, -long * .55), (-deep * 1.12, -long * .5, 0), (-deep * .75, -long * .25), (-deep * .8, 0)], cls)


def standing(key: str, b: Bird, grain: str = "small") -> None:
    """Registers a bird that walks (or swims, with no legs) and whose wing lifts."""
    def parts(v: Variant) -> list[Part]:
        a, d, tilt = b.body
        made = []
        if b.leg:
            y = b.centre + d * .55
            made += [Part(lambda p, _: draw_leg(p, b, "bill2"), b.colours, a * .12, y, "leg", .5, True),
                     Part(lambda p, _: draw_leg(p, b, "bill"), b.colours, -a * .02, y, "leg", 0., True)]
        made.append(Part(lambda p, _: draw_folded(p, b), b.colours, a * .38, b.centre - d * .12 - a * .3 * math.sin(tilt), "wing"))
        return made
    OWN[key] = Own(lambda p, _: draw_body(p, b), b.colours, grain, parts)


def flying(key: str, b: Bird, grain: str = "small") -> None:
    """Registers a bird in flight about its own middle."""
    def parts(v: Variant) -> list[Part]:
        a, d, _ = b.body
        far = {**b.colours, "main2": b.colours["wing2"]}
        return [Part(lambda p, _: draw_spread(p, b, "main2"), far, a * .3, b.centre - d * .2, "wing", .06, True),
                Part(lambda p, _: draw_spread(p, b, "main2"), b.colours, a * .05, b.centre - d * .1, "wing")]
    OWN[key] = Own(lambda p, _: draw_body(p, b), b.colours, grain, parts)
