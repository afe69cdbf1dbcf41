"""Bags, boxes, and long things that are carried: held ones have their grip at the origin."""
from __future__ import annotations

import math

from ..sheet import Pen
from . import palette as c
from .drawing import Variant, own
from .palette import rgb
from .shapes import limb, ring


@own("handbag", main=c.CORAL, main2=rgb("#c9573f"), gold=c.GOLD)
def handbag(pen: Pen, v: Variant) -> None:
    ring(pen, 0, 34, 30, 34, 8, "main2", math.pi, 2 * math.pi)
    pen.blob([(-46, 32, 0), (46, 32, 0), (62, 104), (40, 112, 0), (-40, 112, 0), (-62, 104)], "main")
    pen.blob([(-48, 32, 0), (48, 32, 0), (50, 58), (0, 76), (-50, 58)], "main2")
    pen.rectangle(-10, 62, 10, 82, "gold", 5)


@own("suitcase", main=c.BROWN, main2=c.DARKWOOD, light=c.TAN, gold=c.GOLD)
def suitcase(pen: Pen, v: Variant) -> None:
    """A leather travelling case, carried by its handle."""
    pen.rectangle(-22, -6, 22, 4, "main2", 5)
    pen.rectangle(-24, 0, -15, 14, "main2", 2)
    pen.rectangle(15, 0, 24, 14, "main2", 2)
    pen.rectangle(-76, 12, 76, 108, "main", 10)
    for x in (-52, 36):
        pen.rectangle(x, 12, x + 16, 108, "light")
        pen.rectangle(x + 1, 28, x + 15, 42, "gold", 3)
    for x, y in ((-76, 12), (60, 12), (-76, 92), (60, 92)):
        pen.rectangle(x, y, x + 16, y + 16, "main2", 7)


@own("trunk", main=c.WOOD, main2=c.BROWN, metal=c.CHARCOAL, gold=c.GOLD)
def trunk(pen: Pen, v: Variant) -> None:
    """A chest with a rounded lid."""
    pen.blob([(-78, -58, 0), (-76, -84), (-52, -102), (52, -102), (76, -84), (78, -58, 0)], "main2")
    pen.rectangle(-78, -58, 78, 0, "main", 3)
    for x in (-56, 40):
        pen.blob([(x, 0, 0), (x, -96, 0), (x + 16, -100, 0), (x + 16, 0, 0)], "metal")
    pen.rectangle(-80, -64, 80, -54, "metal", 3)
    pen.rectangle(-13, -72, 13, -40, "gold", 4)
    pen.ellipse(0, -56, 4.4, 4.4, "metal")


@own("treasure_chest", main=c.WOOD, main2=c.BROWN, gold=c.GOLD, shade=c.DARKGOLD, gem=c.RED, dark=c.DARKWOOD)
def treasure_chest(pen: Pen, v: Variant) -> None:
    pen.blob([(-78, -70, 0), (-84, -120), (-60, -136), (60, -136), (84, -120), (78, -70, 0)], "main2")
    pen.rectangle(-68, -116, 68, -68, "dark", 4)
    pen.blob([(-66, -60), (-50, -88), (-16, -98), (10, -108), (40, -90), (66, -62)], "gold")
    for x, y in ((-38, -80), (22, -90), (46, -74), (-4, -86)):
        pen.ellipse(x, y, 10, 8, "shade")
    pen.polygon([(-18, -78), (-8, -90), (4, -78), (-8, -64)], "gem")
    pen.rectangle(-78, -66, 78, 0, "main", 4)
    for x in (-58, 42):
        pen.rectangle(x, -66, x + 16, 0, "shade")
    pen.rectangle(-12, -60, 12, -32, "gold", 4)


@own("basket", main=rgb("#d6a45c"), main2=rgb("#ab7b39"), cloth=c.RED)
def basket(pen: Pen, v: Variant) -> None:
    """A basket with a cloth, held by its bow."""
    ring(pen, 0, 66, 54, 66, 9, "main2", math.pi, 2 * math.pi)
    pen.blob([(-60, 64, 0), (-40, 50), (0, 46), (40, 50), (60, 64, 0), (40, 84), (10, 70), (-20, 84)], "cloth")
    pen.polygon([(-64, 68), (64, 68), (50, 124), (-50, 124)], "main")
    for i in range(3):
        for j in range(4 - i % 2):
            x = -52 + j * 29 + 14 * (i % 2)
            pen.rectangle(x, 76 + i * 16, x + 15, 84 + i * 16, "main2", 2)
    pen.rectangle(-68, 62, 68, 72, "main2", 4)


@own("bamboo_basket", main=rgb("#c9a25d"), main2=rgb("#9a7436"))
def bamboo_basket(pen: Pen, v: Variant) -> None:
    """A back basket of bamboo."""
    pen.blob([(-52, -104, 0), (52, -104, 0), (44, -50), (34, 0, 0), (-34, 0, 0), (-44, -50)], "main")
    for i in range(5):
        for j in range(4):
            x = -46 + j * 25 + 12 * (i % 2) + i
            if x < 36 - i:
                pen.rectangle(x, -88 + i * 18, x + 13, -80 + i * 18, "main2", 2)
    pen.rectangle(-56, -110, 56, -98, "main2", 5)
    pen.rectangle(-38, -10, 38, 0, "main2", 3)


@own("sack", main=rgb("#d2b07a"), main2=rgb("#ae8a52"), cord=c.BROWN)
def sack(pen: Pen, v: Variant) -> None:
    pen.blob([(-20, -96), (-30, -118), (0, -112), (30, -118), (20, -96), (0, -92)], "main2")
    pen.blob([(-18, -98), (18, -98), (54, -60), (60, -20), (44, 0, 0), (-44, 0, 0), (-60, -20), (-54, -60)], "main")
    pen.blob([(8, -96), (18, -98), (54, -60), (60, -20), (44, 0, 0), (16, 0, 0), (34, -36)], "main2")
    pen.rectangle(-22, -102, 22, -92, "cord", 4)


@own("crate", main=c.TAN, main2=c.WOOD)
def crate(pen: Pen, v: Variant) -> None:
    """A wooden crate."""
    pen.rectangle(-60, -100, 60, 0, "main", 2)
    for y in (-73, -39):
        pen.rectangle(-60, y, 60, y + 5, "main2")
    pen.line([(-44, -14, 0), (44, -86, 0)], 13, "main2")
    for x in (-60, 46):
        pen.rectangle(x, -100, x + 14, 0, "main2", 2)
    pen.rectangle(-60, -100, 60, -87, "main2", 2)
    pen.rectangle(-60, -13, 60, 0, "main2", 2)


@own("barrel", main=c.WOOD, main2=c.BROWN, metal=c.CHARCOAL)
def barrel(pen: Pen, v: Variant) -> None:
    pen.blob([(-38, -112, 0), (38, -112, 0), (50, -56), (38, 0, 0), (-38, 0, 0), (-50, -56)], "main")
    for x in (-18, 10):
        pen.rectangle(x, -112, x + 7, 0, "main2")
    pen.blob([(26, -112, 0), (38, -112, 0), (50, -56), (38, 0, 0), (26, 0, 0), (34, -56)], "main2")
    for y, x in ((-96, 43), (-24, 43)):
        pen.rectangle(-x, y, x, y + 11, "metal", 2)


@own("oil_drum", main=c.BLUE, main2=c.DARKBLUE)
def oil_drum(pen: Pen, v: Variant) -> None:
    pen.rectangle(-42, -112, 42, 0, "main", 7)
    pen.rectangle(20, -112, 42, 0, "main2", 7)
    for y in (-114, -78, -40, -8):
        pen.rectangle(-46, y, 46, y + 9, "main2", 4)


@own("bundle", main=c.DARKBLUE, main2=rgb("#1f426f"), light=c.CREAM)
def bundle(pen: Pen, v: Variant) -> None:
    """Belongings knotted in a cloth."""
    pen.blob([(-4, -62), (-34, -92, 0), (-14, -94), (0, -72), (16, -94), (36, -90, 0), (6, -60)], "main2")
    pen.blob([(-56, -16), (-48, -48), (-14, -66), (18, -66), (50, -46), (56, -16), (36, 0, 0), (-36, 0, 0)], "main")
    for x, y in ((-30, -38), (-4, -46), (26, -40), (-38, -14), (-8, -18), (18, -16), (42, -20)):
        pen.ellipse(x, y, 5.4, 5.4, "light")
    pen.ellipse(0, -66, 13, 10, "main2")


@own("rope", main=rgb("#d1ab6d"), main2=rgb("#a37e42"))
def rope(pen: Pen, v: Variant) -> None:
    """A coil of rope."""
    for i in range(3):
        ring(pen, 0, -16 - i * 15, 56, 13, 13, "main2" if i % 2 else "main")
    limb(pen, [(50, -24), (74, -10), (92, -6)], [6.5, 6.5, 6], "main")
    pen.rectangle(-12, -62, 12, -4, "main2", 4)


@own("bouquet", main=c.ROSE, main2=rgb("#b84a6b"), leaf=c.GREEN, wrap=c.CREAM, shade=rgb("#dcc9a0"), gold=c.GOLD)
def bouquet(pen: Pen, v: Variant) -> None:
    """Flowers in paper, held at the tie."""
    for x, y, t in ((-40, -50, -.6), (40, -50, .6), (-14, -76, -.2), (16, -76, .2)):
        pen.ellipse(x, y, 13, 26, "leaf", t)
    for x, y, cls in ((-26, -62, "main"), (26, -62, "main"), (0, -80, "main2"), (-44, -36, "main2"), (44, -36, "main2"), (0, -46, "main")):
        pen.ellipse(x, y, 17, 16, cls)
        pen.ellipse(x, y, 6, 6, "gold")
    pen.polygon([(-58, -30), (0, -18), (58, -30), (12, 8), (26, 52), (-26, 52), (-12, 8)], "wrap")
    pen.polygon([(58, -30), (12, 8), (26, 52), (0, 52), (0, -18)], "shade")
    pen.rectangle(-17, 2, 17, 14, "main2", 4)


@own("umbrella", grain="large", main=c.PURPLE, main2=rgb("#644894"), dark=c.CHARCOAL, wood=c.WOOD)
def umbrella(pen: Pen, v: Variant) -> None:
    """An open umbrella, held by its shaft."""
    pen.rectangle(-3.6, -120, 3.6, 34, "dark")
    ring(pen, 11, 34, 11, 13, 8, "wood", 0, math.pi)
    pen.rectangle(-4, 12, 4, 36, "wood", 2)
    pen.polygon([(-4, -122), (0, -140), (4, -122)], "dark")

    def canopy() -> None:
        pen.curve([(-98, -56, 0), (-84, -94), (-44, -120), (0, -126), (44, -120), (84, -94), (98, -56, 0), (66, -68), (33, -56, 0), (0, -68),
                   (-33, -56, 0), (-66, -68)])
    canopy()
    pen.fill("main")
    with pen.clipped(canopy):
        pen.blob([(0, -128), (-40, -90), (-34, -50), (-100, -50), (-90, -100), (-40, -126)], "main2")
        pen.blob([(0, -128), (40, -90), (34, -50), (100, -50), (90, -100), (40, -126)], "main2")


@own("closed_umbrella", main=c.NAVY, main2=rgb("#1f3053"), wood=c.WOOD)
def closed_umbrella(pen: Pen, v: Variant) -> None:
    ring(pen, 13, -6, 13, 14, 8, "wood", math.pi, 2 * math.pi)
    pen.rectangle(-4, -6, 4, 24, "wood")
    pen.polygon([(-11, 22), (11, 22), (4, 116), (0, 134), (-4, 116)], "main")
    pen.polygon([(1, 22), (11, 22), (4, 116), (1, 130)], "main2")


@own("oil_paper_umbrella", grain="large", main=rgb("#d9713f"), main2=rgb("#b4552a"), wood=c.BROWN, light=c.CREAM)
def oil_paper_umbrella(pen: Pen, v: Variant) -> None:
    pen.rectangle(-3.6, -120, 3.6, 46, "wood", 3)

    def canopy() -> None:
        pen.curve([(-110, -66, 0), (-56, -96), (0, -122), (56, -96), (110, -66, 0), (0, -58)])
    canopy()
    pen.fill("main")
    with pen.clipped(canopy):
        for x in (-74, -26, 26, 74):
            pen.line([(0, -124, 0), (x, -54, 0)], 5, "main2")
        pen.polygon([(-110, -70), (0, -62), (110, -70), (110, -56), (-110, -56)], "light")
    pen.rectangle(-9, -134, 9, -116, "main2", 4)


@own("walking_stick", main=c.BROWN, main2=c.DARKWOOD)
def walking_stick(pen: Pen, v: Variant) -> None:
    ring(pen, -10, 0, 10, 12, 8, "main", math.pi, 2 * math.pi)
    pen.polygon([(-4, -2), (4, -2), (3.6, 96), (-3.6, 96)], "main")
    pen.rectangle(-4, 90, 4, 100, "main2", 1)


@own("staff", main=c.WOOD, main2=c.BROWN)
def staff(pen: Pen, v: Variant) -> None:
    limb(pen, [(1, -92), (-2, -30), (2, 30), (0, 110)], [5, 4.6, 4.4, 4], "main")
    limb(pen, [(1, -92), (6, -104)], [7, 5], "main2")


@own("broom", main=rgb("#d8ad5c"), main2=rgb("#ac8238"), wood=c.WOOD, band=c.RED)
def broom(pen: Pen, v: Variant) -> None:
    pen.rectangle(-4, -70, 4, 70, "wood", 3)
    pen.blob([(-12, 66, 0), (12, 66, 0), (34, 122, 0), (0, 126), (-34, 122, 0)], "main")
    for x in (-14, 0, 14):
        pen.line([(x * .5, 80, 0), (x * 1.2, 120, 0)], 4, "main2")
    pen.rectangle(-14, 64, 14, 76, "band", 3)


@own("mop", main=c.PALE, main2=c.SILVER, wood=c.WOOD, band=c.BLUE)
def mop(pen: Pen, v: Variant) -> None:
    pen.rectangle(-4, -70, 4, 80, "wood", 3)
    for i, x in enumerate((-26, -13, 0, 13, 26)):
        limb(pen, [(x * .4, 84), (x * .9, 104), (x * 1.15, 124)], [7, 7.5, 7], "main" if i % 2 == 0 else "main2")
    pen.rectangle(-18, 76, 18, 88, "band", 4)


@own("fishing_rod", grain="large", main=c.WOOD, dark=c.CHARCOAL, float_=c.RED, light=c.WHITE)
def fishing_rod(pen: Pen, v: Variant) -> None:
    """A rod reaching up to the right, its line hanging."""
    pen.line([(-16, 14, 0), (60, -60), (128, -112)], 6, "main")
    pen.line([(-20, 18, 0), (4, -6, 0)], 10, "dark")
    pen.ellipse(4, 4, 9, 9, "dark")
    pen.rectangle(126.6, -112, 130.4, 6, "dark")
    pen.ellipse(128.5, 14, 6.5, 9, "float_")
    pen.ellipse(128.5, 8, 5.5, 4.4, "light")


@own("paddle", main=c.WOOD, main2=c.BROWN)
def paddle(pen: Pen, v: Variant) -> None:
    pen.rectangle(-12, -68, 12, -58, "main2", 4)
    pen.rectangle(-4, -66, 4, 44, "main")
    pen.blob([(-5, 36), (-16, 62), (-15, 100), (0, 112), (15, 100), (16, 62), (5, 36)], "main")
    pen.blob([(0, 40), (5, 36), (16, 62), (15, 100), (0, 112)], "main2")


@own("carrying_pole", grain="large", main=rgb("#c9a25d"), main2=rgb("#9a7436"), cord=c.CHARCOAL, pole=c.BROWN)
def carrying_pole(pen: Pen, v: Variant) -> None:
    """A shoulder pole with two baskets; its middle rests on the shoulder."""
    for x in (-100, 100):
        for dx in (-24, 24):
            pen.line([(x, 0, 0), (x + dx, 74, 0)], 4.4, "cord")
        pen.blob([(x - 32, 72, 0), (x + 32, 72, 0), (x + 25, 104), (x + 16, 112, 0), (x - 16, 112, 0), (x - 25, 104)], "main")
        pen.rectangle(x - 34, 68, x + 34, 78, "main2", 4)
        pen.rectangle(x - 26, 90, x + 26, 96, "main2")
    pen.line([(-112, 4), (0, -6), (112, 4)], 8, "pole")


@own("shovel", main=c.GREY, main2=c.CHARCOAL, wood=c.WOOD)
def shovel(pen: Pen, v: Variant) -> None:
    pen.rectangle(-15, -62, 15, -52, "main2", 4)
    pen.rectangle(-4, -58, 4, 48, "wood")
    pen.blob([(-22, 42, 0), (22, 42, 0), (22, 78), (0, 104), (-22, 78)], "main")
    pen.rectangle(-5, 38, 5, 68, "main2", 2)


@own("hoe", main=c.GREY, main2=c.CHARCOAL, wood=c.WOOD)
def hoe(pen: Pen, v: Variant) -> None:
    pen.rectangle(-4, -86, 4, 90, "wood", 3)
    pen.rectangle(-9, -92, 9, -76, "main2", 3)
    pen.polygon([(4, -90), (52, -84), (56, -46), (44, -44), (30, -72), (4, -78)], "main")


@own("rake", main=c.GREY, wood=c.WOOD)
def rake(pen: Pen, v: Variant) -> None:
    pen.rectangle(-4, -70, 4, 84, "wood", 3)
    pen.rectangle(-40, 80, 40, 90, "main", 4)
    for x in (-37, -19, 0, 19, 37):
        pen.rectangle(x - 3.6, 84, x + 3.6, 110, "main", 2)


@own("sickle", main=c.SILVER, main2=c.GREY, wood=c.WOOD)
def sickle(pen: Pen, v: Variant) -> None:
    pen.rectangle(-6, -12, 6, 40, "wood", 4)
    pen.blob([(-5, -10), (-10, -50), (20, -86), (62, -84), (92, -58, 0), (56, -70), (26, -64), (8, -40), (6, -10)], "main")
    pen.blob([(6, -10), (8, -40), (26, -64), (56, -70), (92, -58, 0), (50, -62), (24, -52), (14, -34)], "main2")


@own("parasol", grain="large", main=c.CORAL, main2=c.CREAM, wood=c.WOOD, dark=c.BROWN)
def parasol(pen: Pen, v: Variant) -> None:
    """A beach umbrella planted in the ground."""
    pen.rectangle(-4, -150, 4, 0, "wood")

    def canopy() -> None:
        pen.curve([(-110, -112, 0), (-84, -150), (-40, -172), (0, -178), (40, -172), (84, -150), (110, -112, 0), (55, -122), (0, -112, 0),
                   (-55, -122)])
    canopy()
    pen.fill("main")
    with pen.clipped(canopy):
        pen.ellipse(-56, -110, 26, 70, "main2")
        pen.ellipse(56, -110, 26, 70, "main2")
    pen.ellipse(0, -178, 7, 7, "dark")


@own("necktie", main=c.BLUE, main2=c.DARKBLUE)
def necktie(pen: Pen, v: Variant) -> None:
    pen.polygon([(-17, -62), (17, -62), (10, -38), (-10, -38)], "main2")
    pen.polygon([(-10, -40), (10, -40), (25, 52), (0, 74), (-25, 52)], "main")
    for y in (-14, 16, 46):
        pen.polygon([(-16 - y * .06, y + 12), (15 + y * .1, y - 12), (17 + y * .1, y - 2), (-17 - y * .06, y + 22)], "main2")


@own("sneaker", main=c.BLUE, main2=c.DARKBLUE, sole=c.WHITE, lace=c.PALE)
def sneaker(pen: Pen, v: Variant) -> None:
    pen.blob([(-64, -12, 0), (-66, -46), (-58, -58), (-34, -50), (-14, -60), (4, -54), (30, -34), (60, -28), (74, -12, 0)], "main")
    pen.blob([(-64, -12, 0), (-66, -46), (-58, -58), (-44, -52), (-40, -12, 0)], "main2")
    pen.blob([(40, -12, 0), (40, -32), (62, -28), (74, -12, 0)], "main2")
    for x, y in ((-8, -50), (6, -42), (20, -34)):
        pen.line([(x, y), (x - 10, y + 14)], 5, "lace")
    pen.rectangle(-68, -15, 78, 0, "sole", 6)
