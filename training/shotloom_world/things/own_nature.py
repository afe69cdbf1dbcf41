"""Sky things and plants that the icons lack."""
from __future__ import annotations

import math

from ..sheet import Pen
from . import palette as c
from .drawing import Variant, own
from .palette import rgb
from .shapes import limb, star


def _cloud(pen: Pen, v: Variant, cls: str, under: str) -> None:
    lift = 6 * v[0]
    shapes = [(-62, -22, 30), (-24, -44 - lift, 40), (24, -38 + lift, 36), (64, -20, 27)]

    def path() -> None:
        for x, y, r in shapes:
            pen.ellipse_path(x, y, r, r * .9)
        pen.c.rectangle(-64, -26, 130, 30)
    path()
    pen.fill(cls)
    with pen.clipped(path):
        pen.rectangle(-110, -8, 110, 20, under)
    pen.ellipse(-62, -10, 28, 14, cls)
    pen.ellipse(10, -16, 50, 18, cls)


@own("cloud", main=c.WHITE, main2=rgb("#d5dfea"))
def cloud(pen: Pen, v: Variant) -> None:
    _cloud(pen, v, "main", "main2")


@own("rain_cloud", main=rgb("#a9b4c6"), main2=rgb("#8894a9"), rain=c.BLUE)
def rain_cloud(pen: Pen, v: Variant) -> None:
    for i, x in enumerate((-52, -18, 16, 50)):
        pen.line([(x, 18 + 8 * (i % 2), 0), (x - 11, 48 + 8 * (i % 2), 0)], 7, "rain")
    _cloud(pen, v, "main", "main2")


@own("storm_cloud", main=rgb("#6c7488"), main2=rgb("#545b6e"), bolt=c.GOLD)
def storm_cloud(pen: Pen, v: Variant) -> None:
    pen.polygon([(10, -10), (-22, 40), (0, 40), (-14, 84), (34, 26), (12, 26), (34, -10)], "bolt")
    _cloud(pen, v, "main", "main2")


@own("snow_cloud", main=rgb("#c3cfdd"), main2=rgb("#a5b3c4"), snow=c.WHITE)
def snow_cloud(pen: Pen, v: Variant) -> None:
    for x, y in ((-54, 28), (-20, 46), (14, 26), (46, 46), (-40, 64), (30, 68)):
        pen.ellipse(x, y, 9, 9, "snow")
    _cloud(pen, v, "main", "main2")


@own("sun_and_cloud", main=c.WHITE, main2=rgb("#d5dfea"), sun=c.GOLD, ray=c.ORANGE)
def sun_and_cloud(pen: Pen, v: Variant) -> None:
    for i in range(12):
        with pen.moved(36, -66, 2 * math.pi * i / 12):
            pen.polygon([(-7, -48), (7, -48), (0, -64)], "ray")
    pen.ellipse(36, -66, 43, 43, "sun")
    with pen.moved(-16, 10, 0, .88):
        _cloud(pen, v, "main", "main2")


@own("wind", main=c.WHITE, main2=rgb("#c5d6e4"))
def wind(pen: Pen, v: Variant) -> None:
    pen.line([(-100, -24), (30, -24), (56, -42), (40, -62), (20, -50)], 12, "main")
    pen.line([(-70, 4), (70, 4), (98, -16), (84, -38), (62, -28)], 12, "main2")
    pen.line([(-90, 32), (14, 32), (38, 50), (22, 66), (6, 56)], 12, "main")


@own("tornado", main=rgb("#8d97a8"), main2=rgb("#6c7688"))
def tornado(pen: Pen, v: Variant) -> None:
    for i, (y, w, x) in enumerate(((-196, 84, 0), (-166, 68, 10), (-138, 54, 2), (-110, 40, -10), (-84, 29, -4), (-60, 20, 6), (-36, 13, 4),
                                   (-14, 8, -4))):
        pen.ellipse(x, y, w, 17 - i * .6, "main" if i % 2 else "main2")


@own("comet", main=c.GOLD, main2=c.ORANGE, tail=rgb("#f8dc94"))
def comet(pen: Pen, v: Variant) -> None:
    """A comet flying down to the right."""
    with pen.moved(turn=.5):
        for y, r, far in ((0, 26, -150), (-20, 12, -110), (20, 12, -96)):
            pen.polygon([(10, y - r), (far, y), (10, y + r)], "tail" if y else "main2")
        pen.ellipse(14, 0, 33, 33, "main2")
        pen.ellipse(18, 0, 23, 23, "main")


@own("shooting_star", main=c.YELLOW, tail=rgb("#f8eac0"))
def shooting_star(pen: Pen, v: Variant) -> None:
    with pen.moved(turn=.5):
        for y, far in ((-14, -110), (0, -140), (14, -96)):
            pen.polygon([(0, y - 6.5), (far, y), (0, y + 6.5)], "tail")
    star(pen, 0, 0, 38, 17, 5, "main")


@own("mars", main=rgb("#d0744a"), main2=rgb("#a95533"), light=rgb("#e79c74"))
def mars(pen: Pen, v: Variant) -> None:
    def ball() -> None:
        pen.ellipse_path(0, 0, 80, 80)
    ball()
    pen.fill("main")
    with pen.clipped(ball):
        pen.ellipse(-66, 30, 60, 26, "main2", .3)
        pen.ellipse(40, -40, 46, 16, "light", -.2)
        pen.ellipse(46, 46, 34, 14, "main2", -.4)
        pen.ellipse(-20, -70, 30, 12, "light")
        pen.ellipse(-10, 0, 9, 9, "main2")


@own("jupiter", main=rgb("#dfb68a"), main2=rgb("#b98355"), light=rgb("#f3dcbd"), spot=rgb("#c4583c"))
def jupiter(pen: Pen, v: Variant) -> None:
    def ball() -> None:
        pen.ellipse_path(0, 0, 80, 80)
    ball()
    pen.fill("main")
    with pen.clipped(ball):
        for y, h, cls in ((-58, 10, "main2"), (-34, 9, "light"), (-8, 13, "main2"), (20, 9, "light"), (50, 11, "main2")):
            pen.rectangle(-90, y - h, 90, y + h, cls)
        pen.ellipse(30, 22, 22, 13, "spot")


@own("moon_near", main=rgb("#d9dade"), main2=rgb("#b5b8c2"))
def moon_ball(pen: Pen, v: Variant) -> None:
    """The moon close by, with craters."""
    def ball() -> None:
        pen.ellipse_path(0, 0, 80, 80)
    ball()
    pen.fill("main")
    with pen.clipped(ball):
        for x, y, r in ((-34, -30, 20), (26, -46, 12), (34, 10, 24), (-20, 34, 15), (-56, 14, 9), (10, 62, 12), (4, -8, 8)):
            pen.ellipse(x, y, r, r, "main2")


@own("smoke", main=rgb("#a9adb8"), main2=rgb("#8b909d"))
def smoke(pen: Pen, v: Variant) -> None:
    for x, y, r, cls in ((0, -14, 15, "main2"), (-8, -40, 21, "main"), (14, -62, 25, "main2"), (-14, -88, 29, "main"), (20, -112, 30, "main"),
                         (-6, -136, 24, "main2")):
        pen.ellipse(x, y, r, r, cls)


@own("explosion", main=c.ORANGE, main2=c.RED, core=c.YELLOW)
def explosion(pen: Pen, v: Variant) -> None:
    star(pen, 0, 0, 96, 54, 11, "main2")
    star(pen, 0, 0, 72, 40, 10, "main", -1.3)
    star(pen, 0, 0, 42, 24, 9, "core", -1.)


@own("bamboo", grain="large", main=rgb("#6fa052"), main2=rgb("#4f7c3a"), leaf=rgb("#86b95f"))
def bamboo(pen: Pen, v: Variant) -> None:
    for x, h in ((-36, 220), (0, 270), (34, 190)):
        for i in range(int(h / 45)):
            pen.rectangle(x - 8, -45 * i - 43, x + 8, -45 * i, "main", 4)
            pen.rectangle(x - 9.5, -45 * i - 46, x + 9.5, -45 * i - 40, "main2", 2)
        pen.rectangle(x + 2, -h, x + 8, 0, "main2", 3)
        for k, s in ((.55, 1), (.7, -1), (.86, 1), (.98, -1)):
            for t in (.2, .75):
                with pen.moved(x, -h * k, (math.pi / 2 + t - .9) * 1 if s > 0 else -(math.pi / 2 + t - .9)):
                    pen.blob([(0, 0, 0), (-7, -24), (0, -58, 0), (7, -24)], "leaf")


@own("lotus", main=c.PINK, main2=rgb("#d9808f"), leaf=c.GREEN, leaf2=c.DARKGREEN, gold=c.GOLD)
def lotus(pen: Pen, v: Variant) -> None:
    """A lotus flower over its leaf on the water."""
    pen.ellipse(0, 0, 90, 14, "leaf2")
    pen.ellipse(0, -4, 90, 12, "leaf")
    for x, t, cls in ((-36, -.95, "main2"), (36, .95, "main2"), (-22, -.5, "main"), (22, .5, "main"), (0, 0, "main2")):
        with pen.moved(x * .3, -10, t):
            pen.blob([(0, 0), (-20, -34), (0, -76, 0), (20, -34)], cls)
    for x, t in ((-12, -.28), (12, .28)):
        with pen.moved(x * .6, -8, t):
            pen.blob([(0, 0), (-16, -24), (0, -54, 0), (16, -24)], "main")
    pen.ellipse(0, -14, 9, 7, "gold")


@own("plum_branch", grain="large", main=c.ROSE, main2=rgb("#b84a6b"), wood=c.DARKWOOD, gold=c.GOLD)
def plum_branch(pen: Pen, v: Variant) -> None:
    """A branch of plum blossom, held at its lower end."""
    limb(pen, [(-10, 40), (0, -20), (-16, -70), (10, -130)], [6, 5.5, 4.4, 2.4], "wood")
    limb(pen, [(-2, -24), (30, -56), (54, -64)], [4.4, 3.6, 2.2], "wood")
    limb(pen, [(-14, -74), (-44, -96), (-56, -120)], [4, 3, 2], "wood")
    for x, y in ((10, -134), (-18, -92), (54, -70), (26, -50), (-56, -124), (-40, -88), (4, -34)):
        for i in range(5):
            a = 2 * math.pi * i / 5
            pen.ellipse(x + 9 * math.cos(a), y + 9 * math.sin(a), 8, 8, "main")
        pen.ellipse(x, y, 5, 5, "gold")
    for x, y in ((-4, -108), (40, -62), (-52, -106)):
        pen.ellipse(x, y, 6, 6, "main2")


@own("chrysanthemum", main=c.GOLD, main2=c.DARKGOLD, stem=c.GREEN, core=c.ORANGE)
def chrysanthemum(pen: Pen, v: Variant) -> None:
    pen.rectangle(-4, -50, 4, 40, "stem")
    pen.ellipse(18, 0, 19, 8, "stem", -.5)
    pen.ellipse(-18, 12, 19, 8, "stem", .5)
    for n, r, far, cls in ((14, 9, 40, "main2"), (11, 9, 26, "main")):
        for i in range(n):
            with pen.moved(0, -84, 2 * math.pi * i / n):
                pen.ellipse(0, -far, r, r * 1.9, cls)
    pen.ellipse(0, -84, 15, 15, "core")


@own("wheat", main=c.GOLD, main2=c.DARKGOLD, stem=rgb("#b9a03e"))
def wheat(pen: Pen, v: Variant) -> None:
    """A sheaf of wheat or rice."""
    for t in (-.4, -.2, 0, .2, .4):
        with pen.moved(0, -44, t):
            pen.rectangle(-2.6, -70, 2.6, 44, "stem")
            for i in range(4):
                for s in (-1, 1):
                    pen.ellipse(6.5 * s, -52 - i * 14, 6, 9, "main" if (i + s) % 2 else "main2", .4 * s)
            pen.ellipse(0, -112, 5.4, 9, "main")
    pen.rectangle(-19, -50, 19, -38, "main2", 4)


@own("rice_plant", main=c.LEAF, main2=c.GREEN)
def rice_plant(pen: Pen, v: Variant) -> None:
    """Rice seedlings, or a tuft of grass."""
    for x, t, cls in ((-30, -.5, "main2"), (-18, -.22, "main"), (0, 0, "main2"), (16, .24, "main"), (30, .5, "main2"), (-6, -.36, "main"),
                      (8, .4, "main")):
        with pen.moved(x * .5, 0, t):
            pen.blob([(-6, 0, 0), (-5, -50), (2, -96, 0), (6, -50), (6, 0, 0)], cls)


@own("fern", main=c.GREEN, main2=c.DARKGREEN)
def fern(pen: Pen, v: Variant) -> None:
    for t in (-.95, -.45, 0, .45, .95):
        with pen.moved(0, 0, t):
            pen.line([(0, 0, 0), (0, -100, 0)], 4.4, "main2")
            for i in range(6):
                y = -22 - i * 14
                long = 21 - i * 2.6
                for s in (-1, 1):
                    pen.ellipse(long * .6 * s, y - 5, long * .62, 5, "main", -.5 * s)


@own("bonsai", main=c.GREEN, main2=c.DARKGREEN, wood=c.BROWN, pot=c.BLUE, shade=c.DARKBLUE)
def bonsai(pen: Pen, v: Variant) -> None:
    limb(pen, [(-6, -34), (6, -58), (-12, -82), (10, -108)], [9, 8, 7, 5], "wood")
    limb(pen, [(-8, -78), (-40, -88)], [5, 3.4], "wood")
    for x, y, rx in ((-48, -96, 30), (34, -88, 30), (8, -122, 40)):
        pen.ellipse(x, y + 5, rx, 14, "main2")
        pen.ellipse(x, y, rx * .92, 12, "main")
    limb(pen, [(4, -66), (32, -82)], [5, 3.4], "wood")
    pen.polygon([(-52, -36), (52, -36), (42, -6), (-42, -6)], "pot")
    pen.rectangle(-56, -40, 56, -30, "shade", 3)
    pen.rectangle(-36, -8, 36, 0, "shade", 2)


@own("vase_of_flowers", main=c.TEAL, main2=c.DARKTEAL, red=c.CORAL, gold=c.GOLD, leaf=c.GREEN, light=c.WHITE)
def vase_of_flowers(pen: Pen, v: Variant) -> None:
    for x, y in ((-34, -124), (0, -146), (34, -122), (-16, -112), (18, -108)):
        pen.line([(0, -64, 0), (x, y, 0)], 4.4, "leaf")
    for x, y, t in ((-44, -96, -.8), (44, -94, .8), (-18, -128, -.3)):
        pen.ellipse(x, y, 8, 20, "leaf", t)
    for x, y, cls in ((-34, -126, "red"), (0, -148, "gold"), (34, -124, "light"), (-16, -110, "gold"), (18, -108, "red")):
        for i in range(6):
            a = math.pi / 3 * i
            pen.ellipse(x + 10 * math.cos(a), y + 10 * math.sin(a), 8, 8, cls)
        pen.ellipse(x, y, 6, 6, "gold" if cls != "gold" else "red")
    pen.blob([(-20, -72, 0), (20, -72, 0), (16, -60), (34, -30), (24, 0, 0), (-24, 0, 0), (-34, -30), (-16, -60)], "main")
    pen.blob([(6, -72, 0), (20, -72, 0), (16, -60), (34, -30), (24, 0, 0), (8, 0, 0), (20, -30)], "main2")


@own("seaweed", main=c.GREEN, main2=c.DARKTEAL)
def seaweed(pen: Pen, v: Variant) -> None:
    for x, h, cls in ((-26, 100, "main2"), (0, 140, "main"), (24, 110, "main2")):
        limb(pen, [(x, 0), (x + 10, -h * .25), (x - 8, -h * .5), (x + 9, -h * .75), (x, -h)], [6.5, 8, 8, 7, 3], cls)


@own("seed", main=c.TAN, main2=c.BROWN, sprout=c.LEAF)
def seed(pen: Pen, v: Variant) -> None:
    limb(pen, [(6, -50), (14, -78), (4, -98)], [4, 4, 3.4], "sprout")
    pen.ellipse(18, -104, 17, 8, "sprout", -.4)
    pen.blob([(-40, -20), (-30, -48), (6, -58), (36, -40), (40, -14), (10, 0), (-28, 0)], "main")
    pen.blob([(6, -58), (36, -40), (40, -14), (10, 0), (24, -30)], "main2")


@own("leaf", main=c.GREEN, main2=c.DARKGREEN)
def leaf(pen: Pen, v: Variant) -> None:
    with pen.moved(turn=.6):
        pen.blob([(0, 56), (-34, 16), (-26, -36), (0, -78, 0), (26, -36), (34, 16)], "main")
        pen.line([(0, 84, 0), (0, -54, 0)], 5.5, "main2")
        for y in (-28, -2, 24):
            for s in (-1, 1):
                pen.line([(0, y + 14, 0), (20 * s, y, 0)], 4.4, "main2")
