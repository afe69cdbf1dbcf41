"""Weapons of plays and history, what soldiers and police carry, and signs of rank; the grip is the origin."""
from __future__ import annotations

import math

from ..sheet import Pen
from . import palette as c
from .drawing import Variant, own
from .palette import rgb
from .shapes import limb, ring, star


@own("sword", main=c.SILVER, main2=c.GREY, gold=c.GOLD, grip=c.BROWN)
def sword(pen: Pen, v: Variant) -> None:
    """A straight two-edged sword, point up."""
    pen.polygon([(-8, -20), (-8, -130), (0, -148), (8, -130), (8, -20)], "main")
    pen.polygon([(0, -20), (0, -148), (8, -130), (8, -20)], "main2")
    pen.rectangle(-32, -24, 32, -14, "gold", 4)
    pen.rectangle(-5, -16, 5, 22, "grip")
    pen.ellipse(0, 28, 9, 9, "gold")


@own("jian", main=c.SILVER, main2=c.GREY, gold=c.GOLD, grip=c.DARKWOOD, tassel=c.RED)
def jian(pen: Pen, v: Variant) -> None:
    """A Chinese straight sword with a tassel, point up."""
    pen.polygon([(-6, -18), (-5, -130), (0, -146), (5, -130), (6, -18)], "main")
    pen.polygon([(0, -18), (0, -146), (5, -130), (6, -18)], "main2")
    pen.blob([(-18, -24), (0, -16), (18, -24), (14, -10), (-14, -10)], "gold")
    pen.rectangle(-5, -12, 5, 20, "grip")
    pen.ellipse(0, 24, 8, 7, "gold")
    pen.line([(0, 28), (8, 40), (6, 52)], 4.5, "tassel")
    pen.polygon([(-1, 50), (13, 50), (16, 80), (-4, 80)], "tassel")


@own("broadsword", main=c.SILVER, main2=c.GREY, gold=c.GOLD, grip=c.DARKWOOD, cloth=c.RED)
def broadsword(pen: Pen, v: Variant) -> None:
    """A curved single-edged blade, point up."""
    pen.blob([(-7, -18, 0), (-9, -70), (-2, -116), (22, -142, 0), (26, -108), (20, -60), (11, -18, 0)], "main")
    pen.blob([(4, -18, 0), (8, -60), (12, -108), (22, -142, 0), (26, -108), (20, -60), (11, -18, 0)], "main2")
    pen.ellipse(1, -14, 20, 6, "gold")
    pen.rectangle(-5, -12, 6, 22, "grip", 2)
    ring(pen, 0, 28, 7, 7, 5, "gold")
    pen.polygon([(-4, 34), (4, 34), (20, 66), (8, 60), (2, 74)], "cloth")


@own("dagger", main=c.SILVER, main2=c.GREY, gold=c.DARKGOLD, grip=c.DARKWOOD)
def dagger(pen: Pen, v: Variant) -> None:
    pen.polygon([(-11, -22), (-9, -84), (0, -106), (9, -84), (11, -22)], "main")
    pen.polygon([(0, -22), (0, -106), (9, -84), (11, -22)], "main2")
    pen.rectangle(-26, -26, 26, -16, "gold", 4)
    pen.rectangle(-7, -18, 7, 22, "grip", 3)
    pen.ellipse(0, 26, 10, 8, "gold")


@own("spear", main=c.SILVER, main2=c.GREY, wood=c.WOOD, tassel=c.RED)
def spear(pen: Pen, v: Variant) -> None:
    pen.rectangle(-3.6, -110, 3.6, 120, "wood")
    pen.polygon([(-8, -114), (-11, -132), (0, -164), (11, -132), (8, -114)], "main")
    pen.polygon([(0, -114), (0, -164), (11, -132), (8, -114)], "main2")
    pen.polygon([(-6, -116), (6, -116), (17, -84), (0, -92), (-17, -84)], "tassel")


@own("bow_and_arrow", grain="large", main=c.WOOD, main2=c.BROWN, cord=c.PALE, tip=c.GREY, fin=c.RED)
def bow_and_arrow(pen: Pen, v: Variant) -> None:
    """A drawn bow, its arrow to the right."""
    pen.line([(-12, -100, 0), (-50, 0, 0), (-12, 100, 0)], 3.6, "cord")
    limb(pen, [(-14, -102), (20, -70), (34, 0), (20, 70), (-14, 102)], [3.6, 6, 7.4, 6, 3.6], "main")
    pen.rectangle(27, -17, 42, 17, "main2", 4)
    pen.rectangle(-52, -3, 78, 3, "main2")
    pen.polygon([(74, -9), (100, 0), (74, 9)], "tip")
    pen.polygon([(-52, -2), (-66, -11), (-44, -11), (-32, -2)], "fin")
    pen.polygon([(-52, 2), (-66, 11), (-44, 11), (-32, 2)], "fin")


@own("pistol", main=c.CHARCOAL, main2=c.BLACK, grip=c.BROWN)
def pistol(pen: Pen, v: Variant) -> None:
    """A plain pistol pointing right."""
    pen.polygon([(-16, -14), (12, -14), (2, 36), (-28, 36)], "grip")
    ring(pen, 18, -6, 13, 12, 5, "main2")
    pen.rectangle(-26, -42, 86, -12, "main", 4)
    pen.rectangle(-26, -42, 86, -32, "main2", 3)
    pen.rectangle(78, -48, 84, -40, "main2")


@own("revolver", main=c.GREY, main2=c.CHARCOAL, grip=c.BROWN)
def revolver(pen: Pen, v: Variant) -> None:
    pen.blob([(-16, -20, 0), (10, -18, 0), (-2, 14), (-14, 36), (-36, 34), (-30, 6)], "grip")
    ring(pen, 18, -6, 13, 11, 5, "main2")
    pen.rectangle(20, -40, 92, -26, "main", 3)
    pen.blob([(-22, -38, 0), (24, -42, 0), (30, -16, 0), (-12, -14, 0)], "main")
    pen.rectangle(-2, -42, 26, -16, "main2", 6)
    pen.polygon([(-20, -38), (-34, -48), (-24, -52), (-12, -40)], "main2")
    pen.rectangle(84, -46, 90, -38, "main2")


@own("rifle", grain="large", main=c.BROWN, main2=c.DARKWOOD, steel=c.CHARCOAL)
def rifle(pen: Pen, v: Variant) -> None:
    """A long gun pointing right."""
    pen.rectangle(-10, -13, 148, -5, "steel", 2)
    pen.polygon([(-104, 0), (-48, -14), (80, -8), (80, 2), (-20, 6), (-44, 8), (-100, 34)], "main")
    pen.polygon([(-104, 4), (-92, 0), (-90, 28), (-100, 34)], "main2")
    ring(pen, -18, 10, 11, 8, 4.4, "steel")
    pen.rectangle(-30, -19, 14, -7, "steel", 3)
    pen.rectangle(140, -19, 146, -10, "steel")
    pen.line([(-12, -14, 0), (-4, -25, 0)], 5, "steel")


@own("cannon", main=c.CHARCOAL, main2=c.BLACK, wood=c.WOOD, dark=c.DARKWOOD)
def cannon(pen: Pen, v: Variant) -> None:
    pen.line([(-90, -8, 0), (0, -48, 0)], 17, "wood")
    with pen.moved(0, -58, -.22):
        pen.polygon([(-62, -24), (92, -15), (92, 15), (-62, 24)], "main")
        pen.rectangle(84, -20, 98, 20, "main2", 5)
        for x in (-56, 8):
            pen.rectangle(x, -25, x + 12, 25, "main2", 3)
        pen.ellipse(-72, 0, 12, 12, "main2")
    ring(pen, 8, -40, 34, 34, 11, "dark")
    for i in range(4):
        with pen.moved(8, -40, math.pi * i / 4):
            pen.rectangle(-34, -4, 34, 4, "wood")
    pen.ellipse(8, -40, 10, 10, "dark")


@own("handcuffs", main=c.SILVER, main2=c.GREY)
def handcuffs(pen: Pen, v: Variant) -> None:
    for s in (-1, 1):
        ring(pen, 52 * s, 12, 34, 32, 13, "main")
        pen.rectangle(52 * s - 16, -34, 52 * s + 16, -16, "main2", 4)
    for x in (-16, 0, 16):
        ring(pen, x, -26, 10, 7, 5.5, "main2")


@own("baton", main=c.CHARCOAL, main2=c.BLACK)
def baton(pen: Pen, v: Variant) -> None:
    pen.rectangle(-6, -100, 6, 34, "main", 5)
    pen.rectangle(-8, -20, 8, 34, "main2", 5)


@own("whip", main=c.DARKWOOD, main2=c.BROWN)
def whip(pen: Pen, v: Variant) -> None:
    limb(pen, [(0, 24), (4, -26)], [6, 5], "main2")
    pen.line([(4, -26), (30, -78), (78, -70), (86, -26), (56, -6), (50, -30)], 5, "main")


@own("crown", main=c.GOLD, main2=c.DARKGOLD, gem=c.RED, blue=c.BLUE)
def crown(pen: Pen, v: Variant) -> None:
    pen.polygon([(-62, -18), (-70, -78), (-36, -44), (0, -96), (36, -44), (70, -78), (62, -18)], "main")
    for x, y in ((-70, -80), (0, -98), (70, -80)):
        pen.ellipse(x, y, 10, 10, "main2")
    pen.rectangle(-62, -24, 62, 0, "main2", 5)
    pen.ellipse(0, -12, 9, 9, "gem")
    for x in (-38, 38):
        pen.ellipse(x, -12, 8, 8, "blue")


@own("armour", main=c.SILVER, main2=c.GREY, gold=c.GOLD, dark=c.CHARCOAL, plume=c.RED)
def armour(pen: Pen, v: Variant) -> None:
    """A helmet with a plume and a breastplate on a stand."""
    pen.rectangle(-6, -30, 6, 0, "dark")
    pen.rectangle(-32, -8, 32, 0, "dark", 3)
    pen.blob([(-2, -158), (-38, -176), (-62, -150), (-44, -154), (-20, -140)], "plume")
    pen.blob([(-34, -106), (-34, -140), (0, -162), (34, -140), (34, -106), (0, -98)], "main")
    pen.rectangle(-2, -136, 34, -126, "dark", 2)
    pen.blob([(-52, -94), (0, -104), (52, -94), (48, -50), (28, -22), (-28, -22), (-48, -50)], "main")
    pen.blob([(2, -104), (52, -94), (48, -50), (28, -22), (2, -22)], "main2")
    for x in (-54, 54):
        pen.ellipse(x, -88, 20, 16, "gold")
    pen.rectangle(-32, -34, 32, -22, "gold", 4)


@own("medal_star", main=c.GOLD, main2=c.DARKGOLD, ribbon=c.RED, light=c.CREAM)
def medal_star(pen: Pen, v: Variant) -> None:
    """A military medal on a ribbon."""
    pen.polygon([(-24, -72), (24, -72), (14, -10), (-14, -10)], "ribbon")
    pen.rectangle(-6, -72, 6, -10, "light")
    star(pen, 0, 30, 46, 22, 5, "main")
    star(pen, 0, 30, 25, 13, 5, "main2")


@own("police_badge", main=c.GOLD, main2=c.DARKGOLD, blue=c.NAVY)
def police_badge(pen: Pen, v: Variant) -> None:
    pen.blob([(0, -72, 0), (26, -58), (54, -60, 0), (52, 0), (30, 44), (0, 66, 0), (-30, 44), (-52, 0), (-54, -60, 0), (-26, -58)], "main")
    pen.blob([(0, -52, 0), (38, -44, 0), (36, 0), (0, 46, 0), (-36, 0), (-38, -44, 0)], "blue")
    star(pen, 0, -6, 28, 12, 5, "main2")


@own("peaked_cap", main=c.NAVY, main2=rgb("#1f3053"), band=c.BLACK, gold=c.GOLD)
def peaked_cap(pen: Pen, v: Variant) -> None:
    """The cap of an officer."""
    pen.blob([(-78, -58), (-60, -82), (0, -94), (60, -82), (78, -58), (50, -40), (-50, -40)], "main")
    pen.rectangle(-54, -50, 54, -22, "main2", 5)
    pen.blob([(-54, -24, 0), (54, -24, 0), (66, -4), (30, -8), (-30, -8), (-66, -4)], "band")
    star(pen, 0, -56, 17, 8, 5, "gold")


@own("ring_box", main=c.DARKRED, main2=rgb("#7c2128"), cloth=c.CREAM, gold=c.GOLD, gem=c.SKY)
def ring_box(pen: Pen, v: Variant) -> None:
    """A ring in an open box."""
    pen.blob([(-50, -48, 0), (-56, -104), (0, -116), (56, -104), (50, -48, 0)], "main2")
    pen.blob([(-40, -48, 0), (-45, -96), (0, -106), (45, -96), (40, -48, 0)], "cloth")
    ring(pen, 0, -56, 19, 19, 7, "gold")
    pen.polygon([(-13, -84), (13, -84), (18, -92), (0, -70), (-18, -92)], "gem")
    pen.polygon([(-18, -92), (-9, -100), (9, -100), (18, -92), (0, -70)], "gem")
    pen.rectangle(-54, -50, 54, 0, "main", 5)
    pen.rectangle(-50, -50, 50, -42, "cloth")
    pen.ellipse(0, -24, 8, 8, "gold")


@own("ring", main=c.GOLD, main2=c.DARKGOLD, gem=c.SKY, light=c.WHITE)
def ring_thing(pen: Pen, v: Variant) -> None:
    ring(pen, 0, 18, 38, 40, 12, "main")
    ring(pen, 0, 18, 38, 40, 12, "main2", -.4, 1.4)
    pen.polygon([(-26, -50), (-14, -66), (14, -66), (26, -50), (0, -18)], "gem")
    pen.polygon([(-8, -50), (-14, -66), (6, -66)], "light")


@own("necklace", main=c.WHITE, main2=rgb("#e0d2ba"), gem=c.RED, gold=c.GOLD)
def necklace(pen: Pen, v: Variant) -> None:
    for i in range(15):
        a = math.pi * (-.12 + 1.24 * i / 14)
        pen.ellipse(58 * math.cos(a), -20 + 58 * math.sin(a), 8.4, 8.4, "main" if i % 2 else "main2")
    pen.polygon([(-15, 46), (15, 46), (0, 74)], "gem")
    pen.rectangle(-15, 38, 15, 48, "gold", 3)


@own("jade_pendant", main=rgb("#7fc09a"), main2=rgb("#569c76"), cord=c.RED)
def jade_pendant(pen: Pen, v: Variant) -> None:
    pen.line([(0, -90), (0, -36)], 5, "cord")
    pen.ellipse(0, -42, 8, 8, "cord")
    ring(pen, 0, 0, 26, 26, 22, "main")
    ring(pen, 0, 0, 26, 26, 7, "main2", 0, 2.4)
    pen.polygon([(-5, 36), (5, 36), (10, 78), (-10, 78)], "cord")


@own("official_seal", main=rgb("#7fc09a"), main2=rgb("#569c76"), ink=c.RED)
def official_seal(pen: Pen, v: Variant) -> None:
    """A carved stone seal."""
    pen.blob([(-34, -60), (-36, -86), (-10, -100), (22, -92), (36, -68), (24, -58)], "main2")
    pen.ellipse(22, -84, 12, 12, "main2")
    pen.rectangle(-42, -64, 42, -10, "main", 5)
    pen.rectangle(16, -64, 42, -10, "main2", 5)
    pen.rectangle(-42, -12, 42, 0, "ink", 2)


@own("hairpin", main=c.GOLD, main2=c.DARKGOLD, gem=c.RED, pearl=c.WHITE)
def hairpin(pen: Pen, v: Variant) -> None:
    pen.polygon([(-4, -10), (4, -10), (1.5, 90), (-1.5, 90)], "main2")
    for i in range(5):
        a = 2 * math.pi * i / 5 - math.pi / 2
        pen.ellipse(20 * math.cos(a), -22 + 20 * math.sin(a), 14, 14, "main")
    pen.ellipse(0, -22, 12, 12, "gem")
    for i in range(3):
        pen.ellipse(26, 2 + i * 15, 6, 6, "pearl")
