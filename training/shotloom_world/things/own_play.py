"""Toys, sport and small belongings."""
from __future__ import annotations

import math

from ..sheet import Pen
from . import palette as c
from .drawing import Variant, own
from .palette import rgb
from .shapes import limb, ring
from .wheels import wheel


@own("doll", main=c.ROSE, main2=rgb("#b84a6b"), skin=c.SKIN, hair=c.BROWN, dark=c.BLACK)
def doll(pen: Pen, v: Variant) -> None:
    for s in (-1, 1):
        limb(pen, [(11 * s, -28), (13 * s, -5)], [6.5, 5.5], "skin")
        limb(pen, [(17 * s, -72), (34 * s, -54)], [6.5, 5.5], "skin")
        pen.ellipse(30 * s, -104, 11, 17, "hair")
    pen.ellipse(0, -114, 32, 30, "hair")
    pen.polygon([(-15, -82), (15, -82), (38, -26), (-38, -26)], "main")
    pen.rectangle(-37, -33, 37, -24, "main2", 3)
    pen.ellipse(0, -106, 25, 24, "skin")
    pen.blob([(-26, -110), (-18, -132), (18, -132), (26, -110), (0, -120)], "hair")
    for x in (-9, 9):
        pen.ellipse(x, -104, 3.6, 4.4, "dark")
    pen.ellipse(0, -93, 5, 2.6, "main2")


@own("robot", main=c.SILVER, main2=c.GREY, dark=c.INK, eye=c.MINT, accent=c.CORAL)
def robot(pen: Pen, v: Variant) -> None:
    for s in (-1, 1):
        pen.rectangle(min(8 * s, 24 * s), -44, max(8 * s, 24 * s), -8, "main2", 4)
        pen.rectangle(min(4 * s, 34 * s), -12, max(4 * s, 34 * s), 0, "dark", 5)
        limb(pen, [(44 * s, -96), (58 * s, -74), (54 * s, -52)], [8, 7, 7], "main2")
        pen.ellipse(54 * s, -46, 11, 11, "accent")
    pen.rectangle(-42, -108, 42, -38, "main", 14)
    pen.rectangle(-24, -92, 24, -58, "dark", 6)
    for x, cls in ((-12, "accent"), (0, "eye"), (12, "accent")):
        pen.ellipse(x, -75, 5, 5, cls)
    pen.rectangle(-12, -120, 12, -106, "main2")
    pen.rectangle(-46, -182, 46, -118, "main", 20)
    pen.rectangle(-36, -168, 36, -132, "dark", 14)
    for x in (-17, 17):
        pen.ellipse(x, -150, 9, 10, "eye")
    pen.rectangle(-4, -202, 4, -180, "main2")
    pen.ellipse(0, -206, 9, 9, "accent")
    for s in (-1, 1):
        pen.rectangle(min(44 * s, 56 * s), -164, max(44 * s, 56 * s), -138, "accent", 5)


@own("toy_car", main=c.TEAL, main2=c.DARKTEAL, glass=c.ICE, light=c.GOLD, parts=lambda v: [wheel("tyred", -34, 15), wheel("tyred", 34, 15)])
def toy_car(pen: Pen, v: Variant) -> None:
    pen.blob([(-38, -44, 0), (-30, -76), (24, -76), (38, -44, 0)], "main")
    pen.blob([(-28, -46, 0), (-23, -66), (18, -66), (27, -46, 0)], "glass")
    pen.rectangle(-64, -48, 64, -12, "main", 13)
    pen.rectangle(-64, -22, 64, -12, "main2", 4)
    pen.ellipse(57, -34, 7, 7, "light")


@own("toy_train", grain="large", main=c.RED, main2=c.DARKRED, gold=c.GOLD, teal=c.TEAL, dark=c.CHARCOAL,
     parts=lambda v: [wheel("tyred", x, 13) for x in (-84, -46, 14, 50, 84)])
def toy_train(pen: Pen, v: Variant) -> None:
    pen.rectangle(-104, -58, -26, -14, "teal", 5)
    pen.rectangle(-98, -70, -32, -54, "gold", 4)
    pen.rectangle(-30, -26, 4, -18, "dark")
    pen.rectangle(0, -24, 104, -12, "dark", 4)
    pen.rectangle(30, -64, 102, -20, "main", 10)
    pen.rectangle(0, -96, 38, -20, "main2", 4)
    pen.rectangle(-6, -104, 44, -92, "gold", 4)
    pen.rectangle(9, -84, 29, -60, "gold", 3)
    pen.polygon([(78, -62), (72, -92), (94, -92), (88, -62)], "dark")


@own("blocks", main=c.RED, blue=c.BLUE, gold=c.GOLD, green=c.GREEN, light=c.WHITE)
def blocks(pen: Pen, v: Variant) -> None:
    """Building blocks, a house of them."""
    pen.rectangle(-62, -50, -14, 0, "blue", 4)
    pen.rectangle(14, -50, 62, 0, "gold", 4)
    pen.rectangle(-40, -98, 40, -52, "green", 4)
    pen.polygon([(-48, -100), (48, -100), (0, -142)], "main")
    pen.ellipse(-38, -25, 11, 11, "light")
    pen.ellipse(0, -75, 11, 11, "light")
    pen.rectangle(28, -34, 48, -16, "light", 2)


@own("spinning_top", main=c.RED, gold=c.GOLD, teal=c.TEAL)
def spinning_top(pen: Pen, v: Variant) -> None:
    pen.rectangle(-4, -96, 4, -66, "gold", 3)
    pen.blob([(-52, -52), (-30, -70), (30, -70), (52, -52), (34, -22), (0, 0, 0), (-34, -22)], "main")
    pen.blob([(-50, -54), (0, -46), (50, -54), (46, -40), (0, -31), (-46, -40)], "gold")
    pen.blob([(-38, -26), (0, -18), (38, -26), (20, -12), (0, 0, 0), (-20, -12)], "teal")


@own("rocking_horse", main=c.TAN, main2=c.WOOD, mane=c.DARKWOOD, saddle=c.RED, dark=c.BLACK)
def rocking_horse(pen: Pen, v: Variant) -> None:
    ring(pen, 0, -74, 86, 70, 9, "main2", .5, math.pi - .5)
    limb(pen, [(-30, -52), (-44, -14)], [9, 5], "main2")
    limb(pen, [(30, -52), (44, -14)], [9, 5], "main2")
    limb(pen, [(-46, -72), (-66, -62), (-68, -40)], [7, 7, 4], "mane")
    limb(pen, [(-34, -66), (0, -62), (32, -68)], [20, 18, 19], "main")
    limb(pen, [(36, -108), (24, -84)], [11, 11], "mane")
    limb(pen, [(30, -76), (44, -112)], [17, 12], "main")
    limb(pen, [(46, -116), (66, -100)], [13, 9], "main")
    pen.polygon([(36, -122), (38, -140), (50, -126)], "main")
    pen.ellipse(50, -118, 3.6, 3.6, "dark")
    pen.blob([(-16, -84), (16, -84), (18, -56), (-18, -56)], "saddle")


@own("swing", grain="large", main=c.RED, main2=c.DARKRED, rope=c.CHARCOAL, wood=c.WOOD)
def swing(pen: Pen, v: Variant) -> None:
    for x in (-90, 90):
        pen.line([(x - 22, 0, 0), (x, -190, 0), (x + 22, 0, 0)], 9, "main")
    pen.line([(-98, -190, 0), (98, -190, 0)], 11, "main2")
    for x in (-28, 28):
        pen.rectangle(x - 2.4, -188, x + 2.4, -54, "rope")
    pen.rectangle(-38, -56, 38, -46, "wood", 3)


@own("seesaw", main=c.TEAL, main2=c.DARKTEAL, gold=c.GOLD, dark=c.CHARCOAL)
def seesaw(pen: Pen, v: Variant) -> None:
    pen.polygon([(-26, 0), (0, -52), (26, 0)], "gold")
    with pen.moved(0, -52, -.2):
        pen.rectangle(-124, -6, 124, 6, "main", 4)
        for x in (-92, 84):
            pen.rectangle(x, -28, x + 7, -4, "dark", 2)
        for x in (-122, 98):
            pen.rectangle(x, -14, x + 24, -5, "main2", 4)


@own("puppet", main=c.RED, main2=c.DARKRED, skin=c.SKIN, dark=c.BLACK, wood=c.WOOD, gold=c.GOLD)
def puppet(pen: Pen, v: Variant) -> None:
    """A string puppet under its cross."""
    for x0, x1, y1 in ((-32, -42, 74), (0, 0, 34), (32, 42, 74)):
        pen.line([(x0, 0, 0), (x1, y1, 0)], 3.4, "dark")
    pen.line([(-38, 0, 0), (38, 0, 0)], 7, "wood")
    pen.line([(0, -12, 0), (0, 12, 0)], 7, "wood")
    for s in (-1, 1):
        limb(pen, [(16 * s, 76), (42 * s, 80)], [6.5, 5.5], "main2")
        pen.ellipse(44 * s, 80, 6.5, 6.5, "skin")
        limb(pen, [(10 * s, 112), (14 * s, 146)], [7, 6], "dark")
    pen.polygon([(-18, 66), (18, 66), (26, 118), (-26, 118)], "main")
    pen.ellipse(0, 50, 21, 21, "skin")
    pen.blob([(-23, 42), (0, 12, 0), (23, 42), (0, 36)], "main2")
    for x in (-7.5, 7.5):
        pen.ellipse(x, 50, 3.2, 3.6, "dark")
    for y in (80, 96):
        pen.ellipse(0, y, 4, 4, "gold")


@own("shadow_puppet", main=rgb("#b5482f"), main2=rgb("#7f2f22"), gold=c.GOLD, dark=c.DARKWOOD, green=c.GREEN)
def shadow_puppet(pen: Pen, v: Variant) -> None:
    """A leather figure of the shadow theatre, in profile, on rods."""
    for x in (-16, 40):
        pen.rectangle(x - 1.8, -30, x + 1.8, 60, "dark")
    pen.blob([(-14, -96), (16, -96), (26, -50), (34, 0, 0), (-34, 0, 0), (-24, -50)], "main")
    for y in (-18, -6):
        pen.rectangle(-30, y, 30, y + 5, "gold")
    limb(pen, [(6, -88), (34, -66), (52, -78)], [9, 8, 5], "main2")
    limb(pen, [(-6, -88), (-30, -64), (-20, -44)], [9, 8, 5], "main2")
    pen.rectangle(-20, -62, 22, -53, "green", 2)
    pen.blob([(-8, -98), (-10, -126), (8, -132), (20, -122), (26, -112), (18, -98)], "gold")
    pen.blob([(-18, -120), (-14, -146), (6, -156), (22, -140), (20, -126), (0, -130)], "dark")
    pen.line([(2, -150), (-14, -172), (-34, -166)], 4.4, "main")
    pen.ellipse(14, -117, 2.8, 2.8, "dark")


@own("go_board", main=rgb("#dcae62"), main2=rgb("#ab7f3c"), black=c.BLACK, white=c.WHITE)
def go_board(pen: Pen, v: Variant) -> None:
    """A board game with black and white stones, from a little above."""
    pen.polygon([(-70, -62), (70, -62), (96, -14), (-96, -14)], "main")
    pen.rectangle(-96, -15, 96, 0, "main2", 2)
    for i in range(1, 5):
        y = -62 + 48 * i / 5
        w = 70 + 26 * i / 5
        pen.rectangle(-w, y - 1.2, w, y + 1.2, "main2")
    for i in range(1, 6):
        k = -1 + 2 * i / 6
        pen.line([(70 * k, -62, 0), (96 * k, -14, 0)], 2.4, "main2")
    for x, y, cls in ((-36, -46, "black"), (-12, -38, "white"), (12, -46, "black"), (26, -30, "white"), (-46, -28, "white"), (2, -25, "black"),
                      (52, -44, "black")):
        pen.ellipse(x, y, 10, 5.6, cls)


@own("chessboard", main=rgb("#e8d3a6"), main2=c.BROWN, white=c.WHITE, dark=c.BLACK, base=c.DARKWOOD)
def chessboard(pen: Pen, v: Variant) -> None:
    for i in range(4):
        for j in range(8):
            y0, y1 = -44 + i * 8.6, -44 + (i + 1) * 8.6
            a, b = 72 + 24 * i / 4, 72 + 24 * (i + 1) / 4
            k0, k1 = -1 + j / 4, -1 + (j + 1) / 4
            pen.polygon([(a * k0, y0), (a * k1, y0), (b * k1, y1), (b * k0, y1)], "main" if (i + j) % 2 else "main2")
    pen.rectangle(-97, -10, 97, 0, "base", 2)
    for x, cls, tall in ((-56, "white", 34), (-30, "white", 46), (8, "dark", 34), (30, "dark", 50), (58, "dark", 34)):
        pen.polygon([(x - 6, -24 - tall * .7), (x + 6, -24 - tall * .7), (x + 10, -22), (x - 10, -22)], cls)
        pen.ellipse(x, -26 - tall * .78, 8.5, 8.5, cls)
        pen.rectangle(x - 12, -25, x + 12, -19, cls, 3)


@own("barbell", main=c.CHARCOAL, red=c.RED, metal=c.SILVER)
def barbell(pen: Pen, v: Variant) -> None:
    pen.rectangle(-104, -4, 104, 4, "metal", 3)
    for s in (-1, 1):
        pen.rectangle(min(62 * s, 78 * s), -50, max(62 * s, 78 * s), 50, "red", 5)
        pen.rectangle(min(80 * s, 92 * s), -36, max(80 * s, 92 * s), 36, "main", 5)


@own("surfboard", main=c.TEAL, main2=c.DARKTEAL, light=c.CREAM)
def surfboard(pen: Pen, v: Variant) -> None:
    pen.blob([(0, -200, 0), (26, -140), (30, -80), (20, -14), (0, 0), (-20, -14), (-30, -80), (-26, -140)], "main")
    pen.blob([(0, -200, 0), (26, -140), (30, -80), (20, -14), (0, 0), (4, -80)], "main2")
    pen.polygon([(-29, -110), (29, -110), (30, -92), (-30, -92)], "light")


@own("skis", main=c.RED, main2=c.DARKRED, pole=c.CHARCOAL, light=c.WHITE)
def skis(pen: Pen, v: Variant) -> None:
    for x, cls in ((-18, "main"), (10, "main2")):
        pen.blob([(x - 8, 0, 0), (x - 8, -150), (x, -176, 0), (x + 8, -150), (x + 8, 0, 0)], cls)
        pen.rectangle(x - 8, -76, x + 8, -56, "light")
    for x in (-42, 36):
        pen.rectangle(x - 2.4, -120, x + 2.4, 0, "pole", 2)
        pen.rectangle(x - 4.4, -124, x + 4.4, -100, "pole", 3)
        pen.ellipse(x, -12, 9, 3.4, "pole")


@own("jump_rope", main=c.RED, wood=c.WOOD)
def jump_rope(pen: Pen, v: Variant) -> None:
    pen.line([(-40, -34), (-62, 20), (-24, 52), (0, 10), (24, 52), (62, 20), (40, -34)], 6, "main")
    for x in (-40, 40):
        pen.rectangle(x - 7, -72, x + 7, -30, "wood", 5)


@own("shuttlecock", main=c.WHITE, main2=c.SILVER, cork=c.RED, gold=c.GOLD)
def shuttlecock(pen: Pen, v: Variant) -> None:
    """A feathered shuttlecock."""
    for x in (-34, -12, 12, 34):
        pen.blob([(x * .25, 20), (x * .9 - 9, -40), (x * 1.1, -72, 0), (x * .9 + 9, -40)], "main" if abs(x) < 20 else "main2")
    pen.rectangle(-19, 6, 19, 16, "gold", 3)
    pen.blob([(-17, 14, 0), (17, 14, 0), (13, 36), (0, 42), (-13, 36)], "cork")
