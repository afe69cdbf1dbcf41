"""Four-legged animals in side view, to the right: a body, a head with its neck, four swinging legs and a tail from a few proportions."""
from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Callable, Mapping

from ..sheet import Pen, Stops
from .drawing import OWN, Own, Part, Variant
from .shapes import limb, outline

Extra = Callable[[Pen, "Beast"], None]


def _nothing(pen: Pen, beast: "Beast") -> None:
    return None


@dataclass(frozen=True)
class Beast:
    """Proportions in any unit; the ground is 0, up is negative, the animal stands over x = 0."""
    colours: Mapping[str, Stops]            # main, main2 (far legs), and what the extras name
    height: float                           # withers
    length: float                           # chest to rump
    chest: float                            # depth of the body behind the forelegs
    loin: float                             # depth before the hind legs
    croup: float                            # height of the rump
    legs: tuple[float, float, float]        # radii: thigh, knee, ankle
    neck: tuple[float, float, float, float]     # where the head sits from the withers: right, up; radii at base and head
    head: tuple[float, float, float, float]     # skull radius, muzzle length, muzzle radius, angle down (radians)
    ear: tuple[str, float, float] = ("point", 10., 5.)
    tail: tuple[str, float, float, float] = ("thin", 40., 3., .4)  # form, length, radius, angle away from straight down
    foot: str = "paw"
    eye: float = 2.6                        # 0: drawn by an extra
    nose: str = "dark"
    hock: float = 1.                        # how much the hind leg bends
    arch: float = 0.                        # how far the back rises in the middle (negative: sags)
    muzzle: str = "main"
    on_body: Extra = field(default=_nothing)
    on_head: Extra = field(default=_nothing)
    behind_head: Extra = field(default=_nothing)
    on_neck: Extra = field(default=_nothing)
    behind_body: Extra = field(default=_nothing)
    on_leg: Extra = field(default=_nothing)
    near_leg: str = "main"

    @property
    def fore(self) -> tuple[float, float]:
        """Pivot of the forelegs."""
        return self.length * .34, -self.height + self.chest * .62

    @property
    def hind(self) -> tuple[float, float]:
        """Pivot of the hind legs."""
        return -self.length * .33, -self.croup + self.loin * .55

    @property
    def neck_base(self) -> tuple[float, float]:
        return self.length * .38, -self.height + self.chest * .3


def body_path(pen: Pen, b: Beast) -> None:
    h, half = b.height, b.length / 2
    pen.curve([
        (-half * .72, -b.croup), (0, -(b.croup + h) / 2 - b.arch), (half * .55, -h), (half * .93, -h + b.chest * .28), (half, -h + b.chest * .6),
        (half * .66, -h + b.chest), (half * .1, -h + b.chest * .98), (-half * .4, -b.croup + b.loin), (-half * .86, -b.croup + b.loin * .8),
        (-half, -b.croup + b.loin * .4),
    ])


def draw_body(pen: Pen, b: Beast) -> None:
    b.behind_body(pen, b)
    body_path(pen, b)
    pen.fill("main")
    with pen.clipped(lambda: body_path(pen, b)):
        b.on_body(pen, b)


def _foot(pen: Pen, b: Beast, x: float, y: float, cls: str) -> None:
    r = b.legs[2]
    if b.foot == "hoof":
        pen.polygon([(x - r * 1.03, y - r * 1.4), (x + r * 1.1, y - r * 1.4), (x + r * 1.4, y), (x - r * 1.1, y)], "dark")
    elif b.foot == "pad":
        pen.rectangle(x - r * 1.05, y - r * 1.2, x + r * 1.2, y, cls, r * .4)
    else:
        pen.blob([(x - r * 1.1, y - r * 1.2), (x + r * .6, y - r * 1.7), (x + r * 2.1, y - r * .8), (x + r * 2.1, y, 0), (x - r * 1.1, y, 0)], cls)


def _leg(pen: Pen, b: Beast, spine: list[tuple[float, float]], radii: list[float], cls: str) -> None:
    limb(pen, spine, radii, cls)
    if cls == b.near_leg:
        with pen.clipped(lambda: pen.curve(outline(spine, radii))):
            b.on_leg(pen, b)


def draw_fore(pen: Pen, b: Beast, cls: str) -> None:
    """A foreleg about its own pivot."""
    x, y = 0., -b.fore[1]
    top, knee, ankle = b.legs
    _leg(pen, b, [(0, 0), (b.length * .01, y * .35), (-b.length * .005, y * .62), (x, y - ankle)], [top, top * .72, knee, ankle], cls)
    _foot(pen, b, x, y, cls)


def draw_hind(pen: Pen, b: Beast, cls: str) -> None:
    """A hind leg about its own pivot, bent at the hock."""
    y = -b.hind[1]
    top, knee, ankle = b.legs
    bend = b.hock * y * .09
    _leg(pen, b, [(0, 0), (bend * .9, y * .34), (-bend * .9, y * .64), (-bend * .5, y - ankle)], [top * 1.28, top * .85, knee * .95, ankle], cls)
    _foot(pen, b, -bend * .5, y, cls)


def _ear(pen: Pen, b: Beast, cls: str) -> None:
    kind, long, wide = b.ear
    r = b.head[0]
    if kind == "point":
        pen.polygon([(-r * .75, -r * .45), (-r * .55 - wide * .1, -r * .6 - long), (-r * .75 + wide * 1.6, -r * .8)], cls)
    elif kind == "round":
        pen.ellipse(-r * .55, -r * .8, wide, long, cls)
    elif kind == "flop":
        pen.blob([(-r * .75, -r * .75), (-r * .1, -r * .7), (-r * .1, -r * .7 + long * .6), (-r * .45, -r * .7 + long),
                  (-r * .95, -r * .6 + long * .6)], cls)
    elif kind == "long":
        pen.ellipse(-r * .75, -r * .75 - long * .42, wide, long * .55, cls, -.28)
    elif kind == "side":
        pen.ellipse(-r * .95 - long * .3, -r * .45, long * .6, wide, cls, .35)


def draw_head(pen: Pen, b: Beast) -> None:
    """Neck and head about the base of the neck."""
    right, up, base, top = b.neck
    x = b.length * .5 * .24 + right
    y = -up - b.chest * .3
    skull, long, muzzle, angle = b.head
    b.behind_head(pen, b)
    limb(pen, [(0, 0), (x * .52, y * .45 - base * .04), (x, y)], [base, (base + top) * .5, top], "main")
    b.on_neck(pen, b)
    with pen.moved(x, y, angle):
        if b.ear[0] in ("point", "round", "long"):
            with pen.moved(skull * .35, -skull * .1):
                _ear(pen, b, "main2")
        limb(pen, [(0, 0), (long * .5, skull * .14), (long, skull * .22)], [skull, (skull + muzzle) * .52, muzzle], "main")
        if b.muzzle != "main":
            limb(pen, [(long * .62, skull * .26), (long, skull * .24)], [muzzle * 1.06, muzzle * .98], b.muzzle)
        if b.nose == "dark":
            pen.ellipse(long + muzzle * .72, skull * .22 - muzzle * .42, muzzle * .46, muzzle * .42, "dark")
        if b.eye:
            pen.ellipse(skull * .42, -skull * .14, b.eye, b.eye * 1.15, "dark")
        _ear(pen, b, "main2" if b.ear[0] == "flop" else "main")
        b.on_head(pen, b)


def draw_tail(pen: Pen, b: Beast) -> None:
    """The tail about its root; an angle of 0 hangs down, pi / 2 points back, more points up."""
    kind, long, r, angle = b.tail
    dx, dy = -math.sin(angle), math.cos(angle)
    end = (dx * long, dy * long)
    if kind == "thin":
        limb(pen, [(0, 0), (end[0] * .5 - dy * long * .12, end[1] * .5 - abs(dx) * long * .1), end], [r, r * .9, r * .7], "main")
    elif kind == "tuft":
        limb(pen, [(0, 0), (end[0] * .5 - long * .06, end[1] * .5), end], [r, r * .8, r * .7], "main")
        limb(pen, [(end[0] * .86, end[1] * .86), (end[0] * 1.1, end[1] * 1.1)], [r * 1.3, r * 1.6], "dark")
    elif kind == "hair":
        limb(pen, [(0, 0), (end[0] * .55 - long * .14, end[1] * .4), (end[0] - long * .06, end[1])], [r * .8, r * 1.5, r * .5], "dark")
    elif kind == "brush":
        limb(pen, [(0, 0), (end[0] * .35, end[1] * .35 + long * .05), (end[0] * .75, end[1] * .75), end], [r * .55, r, r * 1.1, r * .35], "main")
    elif kind == "tipped":
        limb(pen, [(0, 0), (end[0] * .35, end[1] * .35 + long * .05), (end[0] * .75, end[1] * .75), end], [r * .55, r, r * 1.1, r * .3], "main")
        limb(pen, [(end[0] * .74, end[1] * .74), end], [r * 1.08, r * .3], "light")
    elif kind == "short":
        limb(pen, [(0, 0), end], [r, r * .7], "main")
    elif kind == "puff":
        pen.ellipse(end[0], end[1], r, r, "light")
    elif kind == "curl":
        pen.line([(0, 0), (-long * .35, long * .1), (-long * .6, -long * .25), (-long * .3, -long * .45), (-long * .2, -long * .1), (-long * .75, 0)],
                 r, "main")


def _grown(b: Beast, v: Variant) -> Beast:
    """The same animal a little longer, leggier or with a bigger head."""
    skull, long, muzzle, angle = b.head
    k = 1 + .07 * v[1]
    right, up, base, top = b.neck
    return replace(b, length=b.length * (1 + .06 * v[0]), head=(skull * k, long * (1 + .05 * v[2]), muzzle * k, angle),
                   neck=(right, up * (1 + .08 * v[3]) if up > 0 else up, base, top))


def beast(key: str, b: Beast, grain: str = "small") -> None:
    """Registers an animal: body, and tail, far legs, near legs, head that move."""
    def parts(v: Variant) -> list[Part]:
        g = _grown(b, v)
        used = g.colours
        tail = (-g.length * .49, -g.croup + g.loin * .2)
        made = []
        if g.tail[0] != "none":
            made.append(Part(lambda p, _: draw_tail(p, g), used, *tail, "tail", 0., True))
        shift = g.length * .09
        made += [
            Part(lambda p, _: draw_hind(p, g, "main2"), used, g.hind[0] + shift, g.hind[1], "leg", .5, True),
            Part(lambda p, _: draw_fore(p, g, "main2"), used, g.fore[0] + shift, g.fore[1], "leg", .75, True),
            Part(lambda p, _: draw_hind(p, g, g.near_leg), used, *g.hind, "leg", 0.),
            Part(lambda p, _: draw_fore(p, g, g.near_leg), used, *g.fore, "leg", .25),
            Part(lambda p, _: draw_head(p, g), used, *g.neck_base, "head", 0.),
        ]
        return made

    OWN[key] = Own(lambda p, v: draw_body(p, _grown(b, v)), b.colours, grain, parts)
