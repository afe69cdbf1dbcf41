"""Small belongings and household things."""
from __future__ import annotations

import math

from ..sheet import Pen
from . import palette as c
from .drawing import Variant, own
from .palette import rgb
from .shapes import limb, ring, star
from .wheels import spoked


@own("hand_mirror", main=c.GOLD, main2=c.DARKGOLD, glass=c.ICE, light=c.WHITE)
def hand_mirror(pen: Pen, v: Variant) -> None:
    pen.rectangle(-7, -20, 7, 50, "main2", 6)
    pen.ellipse(0, -62, 44, 50, "main")
    pen.ellipse(0, -62, 34, 40, "glass")
    pen.polygon([(-20, -50), (2, -86), (12, -82), (-12, -40)], "light")


@own("pipe", main=c.BROWN, main2=c.DARKWOOD, dark=c.BLACK, smoke=c.WHITE)
def pipe(pen: Pen, v: Variant) -> None:
    """A tobacco pipe, its bowl to the right."""
    pen.line([(44, -38), (52, -52), (42, -64), (52, -80)], 7, "smoke")
    limb(pen, [(-74, -18), (-30, -6), (10, 18), (34, 18)], [4, 5, 8, 14], "dark")
    pen.blob([(18, -26, 0), (64, -26, 0), (62, 14), (44, 30), (24, 28), (14, 8)], "main")
    pen.rectangle(16, -32, 66, -22, "main2", 4)


@own("cigarette", main=c.WHITE, filter=c.TAN, ash=c.GREY, glow=c.ORANGE, smoke=c.WHITE)
def cigarette(pen: Pen, v: Variant) -> None:
    pen.line([(78, -12), (88, -28), (76, -44), (86, -62)], 7, "smoke")
    pen.rectangle(-20, -8, 62, 8, "main", 2)
    pen.rectangle(-64, -8, -18, 8, "filter", 3)
    pen.rectangle(60, -8, 70, 8, "glow")
    pen.rectangle(68, -7, 80, 7, "ash", 3)


@own("matches", main=c.RED, main2=c.DARKRED, light=c.CREAM, wood=c.TAN)
def matches(pen: Pen, v: Variant) -> None:
    for x, t in ((-24, -.2), (-6, -.05), (12, .1), (28, .22)):
        with pen.moved(x, -40, t):
            pen.rectangle(-3.4, -50, 3.4, 4, "wood")
            pen.ellipse(0, -52, 6.5, 8, "main")
    pen.rectangle(-50, -48, 50, 0, "light", 3)
    pen.rectangle(-50, -16, 50, 0, "main2", 3)
    star(pen, 0, -32, 12, 5.4, 5, "main")


@own("towel", main=c.SKY, main2=rgb("#64a9cf"), light=c.WHITE)
def towel(pen: Pen, v: Variant) -> None:
    """Folded towels."""
    for i, cls in enumerate(("main2", "light", "main")):
        y = -24 * i
        pen.rectangle(-60, y - 24, 60, y, cls, 11)
        pen.rectangle(-60, y - 14, 44, y - 9, "main" if cls == "main2" else "main2", 2)


@own("wash_basin", main=c.WHITE, main2=c.SILVER, water=c.SKY, red=c.RED, green=c.GREEN)
def wash_basin(pen: Pen, v: Variant) -> None:
    """An enamel basin."""
    pen.blob([(-74, -50, 0), (74, -50, 0), (56, -12), (40, 0, 0), (-40, 0, 0), (-56, -12)], "main")
    pen.blob([(36, -50, 0), (74, -50, 0), (56, -12), (40, 0, 0), (16, 0, 0), (34, -20)], "main2")
    pen.ellipse(0, -50, 78, 14, "main2")
    pen.ellipse(0, -49, 66, 9, "water")
    pen.ellipse(-16, -22, 10, 9, "red")
    pen.ellipse(-2, -18, 9, 5, "green", .5)


@own("watering_can", main=c.GREEN, main2=c.DARKGREEN)
def watering_can(pen: Pen, v: Variant) -> None:
    ring(pen, -40, -42, 24, 28, 8, "main2", math.pi * .5, math.pi * 1.5)
    limb(pen, [(26, -20), (60, -48), (82, -76)], [9, 6.5, 5.5], "main2")
    pen.polygon([(70, -86), (100, -76), (94, -64), (76, -66)], "main")
    ring(pen, -4, -72, 26, 24, 7, "main2", math.pi, 2 * math.pi)
    pen.polygon([(-40, -72), (32, -72), (38, 0), (-46, 0)], "main")
    pen.polygon([(14, -72), (32, -72), (38, 0), (16, 0)], "main2")


@own("bird_cage", grain="large", main=c.GOLD, main2=c.DARKGOLD, bird=c.GREEN, dark=c.BLACK, wood=c.BROWN)
def bird_cage(pen: Pen, v: Variant) -> None:
    ring(pen, 0, 10, 9, 10, 5, "main2")
    pen.blob([(-14, 84), (-2, 70), (18, 74), (22, 90), (6, 102), (-12, 98), (-34, 114)], "bird")
    pen.ellipse(14, 79, 2.8, 2.8, "dark")
    pen.rectangle(-26, 103, 30, 108, "wood")
    for k in (-1, -.52, 0, .52, 1):
        pen.line([(46 * k, 138, 0), (46 * k, 66), (32 * k, 36), (0, 20)], 4.4, "main")
    for y in (66, 104):
        pen.rectangle(-47, y - 2, 47, y + 2, "main2")
    pen.rectangle(-54, 134, 54, 148, "main2", 5)


@own("fish_bowl", main=c.ICE, main2=rgb("#9cc9de"), water=c.SKY, fish=c.ORANGE, sand=c.SAND, green=c.GREEN)
def fish_bowl(pen: Pen, v: Variant) -> None:
    def inside() -> None:
        pen.ellipse_path(0, -50, 56, 48)
    pen.ellipse(0, -50, 64, 52, "main")
    with pen.clipped(inside):
        pen.rectangle(-70, -74, 70, 10, "water")
        pen.ellipse(0, 4, 60, 22, "sand")
        limb(pen, [(-30, -14), (-36, -34), (-28, -54)], [4, 4, 2], "green")
    pen.blob([(30, -44), (16, -58), (-4, -54), (-10, -44), (-28, -56, 0), (-28, -30, 0), (-8, -40), (12, -32)], "fish")
    pen.ellipse(0, -96, 40, 7, "main2")


@own("bed_pillow", main=c.WHITE, main2=rgb("#ddd2bd"), stripe=c.SKY)
def bed_pillow(pen: Pen, v: Variant) -> None:
    def path() -> None:
        pen.curve([(-76, -50, 0), (-30, -58), (30, -58), (76, -50, 0), (70, -28), (76, -2, 0), (30, 0), (-30, 0), (-76, -2, 0), (-70, -28)])
    path()
    pen.fill("main")
    with pen.clipped(path):
        pen.rectangle(-90, -14, 90, 6, "main2")
        for x in (-54, 42):
            pen.rectangle(x, -70, x + 12, 10, "stripe")


@own("blanket", main=c.DARKRED, main2=rgb("#7c2128"), gold=c.GOLD)
def blanket(pen: Pen, v: Variant) -> None:
    """A folded quilt."""
    for i in range(3):
        y = -26 * i
        pen.rectangle(-66, y - 26, 66, y, "main" if i % 2 == 0 else "main2", 12)
        pen.rectangle(-66, y - 17, 50, y - 11, "gold", 2)


@own("cradle", main=c.WOOD, main2=c.BROWN, cloth=c.SKY, light=c.WHITE)
def cradle(pen: Pen, v: Variant) -> None:
    pen.blob([(-74, -6), (-40, -14), (40, -14), (74, -6), (40, -1), (-40, -1)], "main2")
    pen.blob([(-52, -60), (-30, -76), (-6, -72), (60, -64), (62, -52), (-52, -52)], "cloth")
    pen.ellipse(-34, -66, 20, 12, "light")
    pen.blob([(-76, -96, 0), (-54, -96), (-44, -58), (60, -58, 0), (72, -76, 0), (60, -12, 0), (-62, -12, 0)], "main")
    for x in (-30, -4, 22, 48):
        pen.rectangle(x - 4, -52, x + 4, -20, "main2", 2)


@own("wheel", tyre=c.DARKWOOD, rim=c.WOOD, hub=c.CHARCOAL)
def cart_wheel(pen: Pen, v: Variant) -> None:
    spoked(pen, v)


@own("tent", main=c.ORANGE, main2=rgb("#bb6822"), dark=c.DARKWOOD, light=c.CREAM)
def tent(pen: Pen, v: Variant) -> None:
    """A camping tent, its door half open."""
    for s in (-1, 1):
        pen.line([(70 * s, -30, 0), (118 * s, 0, 0)], 5, "dark")
    pen.polygon([(0, -120), (-96, 0), (96, 0)], "main")
    pen.polygon([(0, -120), (34, 0), (96, 0)], "main2")
    pen.polygon([(0, -96), (-30, 0), (30, 0)], "dark")
    pen.polygon([(0, -96), (-30, 0), (-10, 0)], "light")


@own("handkerchief", main=c.WHITE, main2=rgb("#e3d5dc"), accent=c.ROSE)
def handkerchief(pen: Pen, v: Variant) -> None:
    """A handkerchief held by its middle, hanging in folds."""
    pen.blob([(-8, -4, 0), (8, -4, 0), (28, 40), (52, 84, 0), (26, 74), (10, 104, 0), (-8, 76), (-34, 92, 0), (-34, 60), (-50, 48, 0), (-22, 30)],
             "main")
    pen.blob([(0, -4, 0), (8, -4, 0), (28, 40), (52, 84, 0), (26, 74), (10, 104, 0), (6, 50)], "main2")
    for x, y in ((-28, 62), (-6, 34), (26, 58)):
        pen.ellipse(x, y, 5.4, 5.4, "accent")
    pen.ellipse(0, 0, 11, 9, "main2")


@own("coal", main=c.CHARCOAL, main2=c.BLACK, light=c.GREY)
def coal(pen: Pen, v: Variant) -> None:
    for x, y, r, cls in ((-52, -16, 24, "main2"), (50, -14, 22, "main"), (-10, -16, 27, "main"), (22, -18, 24, "main2"), (-30, -44, 23, "main"),
                         (14, -48, 25, "main2"),
                         (-6, -72, 19, "main")):
        pen.polygon([(x - r, y + r * .3), (x - r * .6, y - r * .8), (x + r * .3, y - r), (x + r, y - r * .1), (x + r * .7, y + r * .7),
                     (x - r * .5, y + r * .7)], cls)
    for x, y in ((-16, -78), (-38, -52), (6, -58), (40, -22)):
        pen.polygon([(x - 7, y + 3), (x + 3, y - 5), (x + 8, y + 1)], "light")


@own("orchid", main=c.PURPLE, main2=rgb("#644894"), leaf=c.GREEN, pot=c.TEAL, shade=c.DARKTEAL, gold=c.GOLD)
def orchid(pen: Pen, v: Variant) -> None:
    """An orchid in its pot."""
    for t, long in ((-.95, 78), (-.45, 96), (.5, 96), (1., 76)):
        with pen.moved(0, -42, t):
            pen.blob([(-6, 0, 0), (-5, -long * .5), (0, -long, 0), (6, -long * .5), (6, 0, 0)], "leaf")
    limb(pen, [(2, -42), (-6, -100), (10, -150)], [3.4, 3, 2.4], "leaf")
    for x, y in ((10, -156), (-10, -124), (10, -100)):
        for i in range(5):
            with pen.moved(x, y, 2 * math.pi * i / 5):
                pen.ellipse(0, -11, 6.5, 11, "main" if i else "main2")
        pen.ellipse(x, y, 5, 5, "gold")
    pen.polygon([(-40, -46), (40, -46), (30, 0), (-30, 0)], "pot")
    pen.rectangle(-44, -50, 44, -38, "shade", 3)
