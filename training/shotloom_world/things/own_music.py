"""Instruments of the West and of China. Held ones have their grip at the origin; others stand."""
from __future__ import annotations

import math

from ..sheet import Pen
from . import palette as c
from .drawing import Variant, own
from .palette import rgb
from .shapes import limb, ring


def _fiddle(pen: Pen, size: float) -> None:
    """The body, neck and scroll of the violin family, its lower end at y = 0."""
    with pen.moved(scale=size):
        pen.blob([(0, 2), (-30, -8), (-36, -32), (-21, -52), (-27, -74), (-14, -90), (0, -92), (14, -90), (27, -74), (21, -52), (36, -32), (30, -8)],
                 "main")
        pen.polygon([(-5, -86), (5, -86), (4, -160), (-4, -160)], "dark")
        pen.polygon([(-5, -100), (5, -100), (6, -34), (-6, -34)], "dark")
        limb(pen, [(0, -160), (0, -172), (4, -177)], [5, 6, 6], "main2")
        for x in (-14, 14):
            pen.line([(x, -60), (x * 1.25, -46), (x, -32)], 4.4, "dark")
        pen.rectangle(-16, -40, 16, -34, "main2")
        pen.polygon([(-7, -22), (7, -22), (4, 0), (-4, 0)], "dark")
        for s in (-1, 1):
            pen.rectangle(min(4 * s, 15 * s), -170 if s < 0 else -160, max(4 * s, 15 * s), -164 if s < 0 else -154, "dark", 2)


@own("violin", grain="large", main=rgb("#b5683a"), main2=rgb("#8d4b26"), dark=c.DARKWOOD, bow=c.TAN)
def violin(pen: Pen, v: Variant) -> None:
    """A violin and its bow."""
    with pen.moved(0, 60):
        _fiddle(pen, 1.)
    with pen.moved(0, 60, .42):
        pen.rectangle(36, -150, 41, 4, "bow", 2)
        pen.rectangle(34, -14, 45, 2, "dark", 2)


@own("cello", grain="large", main=rgb("#a85d33"), main2=rgb("#804321"), dark=c.DARKWOOD)
def cello(pen: Pen, v: Variant) -> None:
    """A cello or double bass on its spike."""
    pen.rectangle(-2.6, -14, 2.6, 0, "dark")
    with pen.moved(0, -12):
        _fiddle(pen, 1.)


@own("erhu", grain="large", main=rgb("#8d4b30"), main2=rgb("#6c3722"), skin=c.CREAM, string=c.PALE, bow=c.TAN)
def erhu(pen: Pen, v: Variant) -> None:
    """The two-stringed fiddle of China, with its bow."""
    pen.rectangle(-4, -170, 4, -26, "main2")
    limb(pen, [(0, -168), (-3, -180), (-12, -186)], [5, 6, 6], "main2")
    for y in (-152, -132):
        pen.polygon([(0, y - 3), (28, y - 7), (28, y + 7), (0, y + 3)], "main")
    pen.rectangle(3, -152, 6.6, -30, "string")
    pen.polygon([(-26, -40), (22, -40), (26, -6), (-30, -6)], "main")
    pen.ellipse(22, -23, 8, 18, "skin")
    pen.rectangle(-32, -8, 28, 0, "main2", 3)
    with pen.moved(4, -58, .3):
        pen.line([(-62, -12), (0, -20), (62, -8)], 4.6, "bow")
        pen.rectangle(-62, -10.6, 62, -7, "string")


@own("pipa", grain="large", main=rgb("#d39a58"), main2=rgb("#8d5730"), dark=c.DARKWOOD, light=c.CREAM)
def pipa(pen: Pen, v: Variant) -> None:
    """The Chinese lute."""
    pen.blob([(0, 0), (-42, -14), (-46, -52), (-22, -92), (-9, -128, 0), (9, -128, 0), (22, -92), (46, -52), (42, -14)], "main2")
    pen.blob([(0, -7), (-34, -18), (-37, -52), (-17, -90), (-7, -120, 0), (7, -120, 0), (17, -90), (37, -52), (34, -18)], "main")
    pen.polygon([(-8, -126), (8, -126), (6, -162), (-6, -162)], "main2")
    limb(pen, [(0, -160), (3, -174), (-8, -182)], [6, 7, 8], "main2")
    for i, y in enumerate((-158, -146)):
        pen.rectangle(-24, y, -6, y + 6, "dark", 2)
        pen.rectangle(6, y + 6, 24, y + 12, "dark", 2)
    for y in (-112, -98, -84, -70):
        pen.rectangle(-9, y, 9, y + 5, "light", 2)
    pen.rectangle(-19, -30, 19, -21, "dark", 3)
    for x in (-6, 6):
        pen.rectangle(x - 1.8, -130, x + 1.8, -24, "light")


@own("guzheng", grain="large", main=rgb("#9b5a36"), main2=rgb("#6f3d23"), string=c.CREAM, bridge=c.GOLD)
def guzheng(pen: Pen, v: Variant) -> None:
    """A zither on its two stands."""
    for x in (-92, 80):
        pen.line([(x + 6, -48, 0), (x - 8, 0, 0)], 8, "main2")
        pen.line([(x + 6, -48, 0), (x + 20, 0, 0)], 8, "main2")
    pen.blob([(-140, -52, 0), (-140, -78), (-60, -88), (70, -84), (138, -70), (138, -48, 0)], "main")
    pen.rectangle(-140, -58, 138, -46, "main2", 3)
    for i in range(3):
        pen.line([(-128, -68 - i * 4.5), (0, -72 - i * 4.5), (128, -62 - i * 3)], 2.6, "string")
    for i in range(7):
        x = -84 + i * 27
        pen.polygon([(x - 6, -66), (x + 6, -66), (x, -90 + i * 1.3)], "bridge")


@own("bamboo_flute", main=rgb("#c9a25d"), main2=rgb("#9a7436"), dark=c.DARKWOOD, cord=c.RED)
def bamboo_flute(pen: Pen, v: Variant) -> None:
    """A cross flute, held level."""
    pen.rectangle(-100, -7, 100, 7, "main", 3)
    for x in (-92, -28, 36, 88):
        pen.rectangle(x, -8, x + 7, 8, "main2", 2)
    for x in (-62, -6, 10, 22, 52, 66):
        pen.ellipse(x, -2, 4, 3.2, "dark")
    pen.line([(92, 6), (98, 24), (92, 40)], 4.5, "cord")
    pen.polygon([(86, 38), (98, 38), (102, 64), (82, 64)], "cord")


@own("gong", main=c.GOLD, main2=c.DARKGOLD, wood=c.DARKRED, dark=c.DARKWOOD)
def gong(pen: Pen, v: Variant) -> None:
    """A gong hung in its frame."""
    for x in (-66, 56):
        pen.rectangle(x, -140, x + 10, 0, "wood", 3)
        pen.rectangle(x - 14, -10, x + 24, 0, "dark", 3)
    pen.blob([(-86, -138), (-70, -154), (0, -148), (70, -154), (86, -138), (0, -132)], "wood")
    for x in (-22, 18):
        pen.rectangle(x, -140, x + 4.4, -112, "dark")
    pen.ellipse(0, -74, 50, 50, "main2")
    pen.ellipse(0, -74, 40, 40, "main")
    pen.ellipse(0, -74, 14, 14, "main2")


@own("chinese_drum", main=c.RED, main2=c.DARKRED, skin=c.CREAM, gold=c.GOLD, wood=c.DARKWOOD)
def chinese_drum(pen: Pen, v: Variant) -> None:
    """A red barrel drum on its stand, with sticks."""
    for x in (-44, 32):
        pen.line([(x + 6, -44, 0), (x - 6 if x < 0 else x + 18, 0, 0)], 10, "wood")
    pen.rectangle(-40, -26, 40, -18, "wood")
    pen.blob([(-50, -128, 0), (50, -128, 0), (68, -86), (50, -40, 0), (-50, -40, 0), (-68, -86)], "main")
    pen.blob([(26, -128, 0), (50, -128, 0), (68, -86), (50, -40, 0), (26, -40, 0), (40, -86)], "main2")
    for i in range(6):
        pen.ellipse(-45 + i * 18, -114, 4.6, 4.6, "gold")
        pen.ellipse(-45 + i * 18, -52, 4.6, 4.6, "gold")
    ring(pen, 0, -84, 13, 13, 6, "gold")
    pen.ellipse(0, -130, 52, 11, "skin")
    for s in (-1, 1):
        pen.line([(10 * s, -134, 0), (52 * s, -168, 0)], 6, "wood")


@own("drum", main=c.BLUE, main2=c.DARKBLUE, skin=c.CREAM, gold=c.GOLD, wood=c.TAN)
def drum(pen: Pen, v: Variant) -> None:
    pen.rectangle(-58, -62, 58, -6, "main", 4)
    for i in range(4):
        x = -58 + i * 29
        pen.line([(x, -58, 0), (x + 14.5, -10, 0), (x + 29, -58, 0)], 5, "main2")
    pen.rectangle(-62, -12, 62, 0, "gold", 4)
    pen.rectangle(-62, -70, 62, -56, "gold", 4)
    pen.ellipse(0, -70, 60, 13, "skin")
    for s in (-1, 1):
        pen.line([(6 * s, -76, 0), (58 * s, -112, 0)], 6.5, "wood")
        pen.ellipse(4 * s, -76, 7, 6, "wood")


@own("piano", grain="large", main=rgb("#3a3b4a"), main2=rgb("#26262f"), white=c.WHITE, gold=c.GOLD)
def piano(pen: Pen, v: Variant) -> None:
    """An upright piano from the front."""
    for x in (-88, 74):
        pen.rectangle(x, -60, x + 14, 0, "main2")
    pen.rectangle(-96, -140, 96, -14, "main", 5)
    pen.rectangle(-102, -148, 102, -134, "main2", 4)
    pen.rectangle(-78, -124, 78, -88, "main2", 4)
    pen.polygon([(-24, -128), (24, -128), (20, -94), (-20, -94)], "white")
    pen.rectangle(-100, -78, 100, -56, "main2", 4)
    pen.rectangle(-88, -74, 88, -60, "white")
    for i in range(14):
        if i % 7 not in (2, 6):
            pen.rectangle(-80 + i * 12, -74, -75 + i * 12, -66, "main2")
    for x in (-10, 4):
        pen.rectangle(x, -20, x + 7, -6, "gold", 2)


@own("grand_piano", grain="large", main=rgb("#3a3b4a"), main2=rgb("#26262f"), white=c.WHITE, gold=c.GOLD, inside=c.WOOD)
def grand_piano(pen: Pen, v: Variant) -> None:
    """A grand piano from the side, its keys to the left and its lid raised."""
    pen.blob([(-60, -96, 0), (-84, -186), (10, -190), (96, -150), (124, -98, 0)], "main2")
    pen.blob([(-50, -98, 0), (-70, -174), (10, -178), (84, -142), (108, -98, 0)], "inside")
    pen.line([(10, -98, 0), (-14, -150, 0)], 5, "gold")
    pen.blob([(-112, -70, 0), (-112, -84), (-70, -86, 0), (-66, -100, 0), (126, -100, 0), (132, -66), (110, -60, 0), (-112, -60, 0)], "main")
    pen.rectangle(-116, -90, -70, -80, "white", 2)
    for x in (-84, 84):
        pen.polygon([(x - 10, -62), (x + 10, -62), (x + 5, -4), (x - 5, -4)], "main2")
        pen.ellipse(x, -4, 6, 4, "gold")
    pen.polygon([(-14, -62), (2, -62), (-2, -6), (-10, -6)], "gold")


@own("harp", grain="large", main=c.GOLD, main2=c.DARKGOLD, string=c.GREY)
def harp(pen: Pen, v: Variant) -> None:
    for i in range(7):
        t = i / 6
        pen.line([(-44 + 78 * t, -130 - 18 * math.sin(2.6 * t), 0), (-24 + 62 * t, -24 - 62 * t, 0)], 3.2, "string")
    limb(pen, [(-60, -6), (-62, -80), (-58, -150)], [6, 6, 7], "main")
    limb(pen, [(-58, -148), (-28, -126), (10, -150), (44, -128), (50, -112)], [8, 7, 7, 7, 7], "main2")
    limb(pen, [(50, -112), (22, -58), (-28, -14)], [6, 10, 13], "main")
    pen.rectangle(-72, -12, -6, 0, "main2", 5)
    pen.ellipse(-58, -156, 10, 10, "main2")


@own("suona", main=c.GOLD, main2=c.DARKGOLD, wood=c.DARKWOOD, cloth=c.RED)
def suona(pen: Pen, v: Variant) -> None:
    """The Chinese shawm, its bell to the right."""
    pen.rectangle(-98, -4, -70, 4, "main2", 2)
    pen.ellipse(-72, 0, 5, 13, "main")
    pen.polygon([(-72, -6), (48, -12), (48, 12), (-72, 6)], "wood")
    for x in (-52, -32, -12, 8, 28):
        pen.ellipse(x, -2, 4, 4, "main")
    pen.blob([(44, -12, 0), (70, -20), (96, -44, 0), (100, 0), (96, 44, 0), (70, 20), (44, 12, 0)], "main")
    pen.ellipse(97, 0, 8, 44, "main2")
    pen.polygon([(36, 10), (48, 10), (54, 44), (40, 36), (30, 46)], "cloth")


@own("tambourine", main=rgb("#d9a35c"), main2=c.BROWN, skin=c.CREAM, metal=c.GOLD)
def tambourine(pen: Pen, v: Variant) -> None:
    pen.ellipse(0, 0, 62, 62, "main")
    pen.ellipse(0, 0, 48, 48, "skin")
    for i in range(8):
        a = 2 * math.pi * i / 8 + .3
        pen.ellipse(58 * math.cos(a), 58 * math.sin(a), 12, 12, "metal")
        pen.ellipse(58 * math.cos(a), 58 * math.sin(a), 4.6, 4.6, "main2")


@own("gramophone", grain="large", main=c.GOLD, main2=c.DARKGOLD, wood=c.BROWN, dark=c.BLACK, light=c.TAN)
def gramophone(pen: Pen, v: Variant) -> None:
    """A gramophone with its horn to the right."""
    pen.rectangle(-72, -52, 60, -6, "wood", 5)
    pen.rectangle(-62, -42, 50, -16, "light", 3)
    pen.rectangle(-78, -10, 66, 0, "wood", 4)
    pen.ellipse(-16, -56, 56, 8, "dark")
    pen.ellipse(-16, -57, 13, 3.4, "main")
    limb(pen, [(-50, -56), (-60, -96), (-26, -112), (6, -108)], [6, 7, 9, 12], "main2")
    pen.blob([(0, -120, 0), (34, -136), (66, -180, 0), (100, -130), (104, -66, 0), (56, -86), (2, -96, 0)], "main")
    pen.ellipse(85, -123, 17, 60, "main2", -.32)
    pen.line([(60, -28, 0), (78, -28, 0), (78, -12, 0)], 6, "dark")


@own("microphone_stand", main=c.CHARCOAL, main2=c.BLACK, light=c.SILVER)
def microphone_stand(pen: Pen, v: Variant) -> None:
    pen.line([(-30, -2, 0), (0, -12, 0), (30, -2, 0)], 8, "main2")
    pen.rectangle(-3.4, -142, 3.4, -6, "main")
    pen.rectangle(-7, -96, 7, -84, "main2", 3)
    with pen.moved(0, -142, .5):
        pen.polygon([(-5, 6), (5, 6), (7, -22), (-7, -22)], "main2")
        pen.ellipse(0, -30, 11, 13, "light")
        pen.rectangle(-11, -27, 11, -22, "main")


@own("record_player", main=c.TEAL, main2=c.DARKTEAL, dark=c.BLACK, light=c.SILVER, accent=c.RED)
def record_player(pen: Pen, v: Variant) -> None:
    """A turntable with a record, from a little above."""
    pen.polygon([(-70, -58), (70, -58), (88, -18), (-88, -18)], "main")
    pen.rectangle(-88, -20, 88, 0, "main2", 4)
    pen.ellipse(-14, -38, 54, 16, "dark")
    pen.ellipse(-14, -38, 17, 5, "accent")
    pen.line([(60, -50, 0), (54, -34, 0), (26, -32, 0)], 5, "light")
    pen.ellipse(61, -50, 8, 5, "light")
    pen.ellipse(66, -10, 5, 5, "light")
