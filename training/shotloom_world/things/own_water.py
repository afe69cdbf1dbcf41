"""Boats and ships in side view, the bow to the right, floating on y = 0."""
from __future__ import annotations

from ..sheet import Pen
from . import palette as c
from .drawing import Variant, own
from .palette import rgb
from .wheels import windows


@own("ship", grain="large", main=c.NAVY, main2=c.DARKRED, light=c.WHITE, glass=rgb("#5f8fb4"), accent=c.RED, dark=c.CHARCOAL)
def ship(pen: Pen, v: Variant) -> None:
    """A passenger liner."""
    for x in (-70, 10, 90):
        pen.polygon([(x - 4, -106), (x + 30, -106), (x + 24, -158), (x - 10, -158)], "accent")
        pen.polygon([(x - 8, -146), (x + 25, -146), (x + 24, -158), (x - 10, -158)], "dark")
    pen.rectangle(-120, -112, 150, -84, "light", 5)
    pen.rectangle(-160, -88, 180, -58, "light", 5)
    pen.rectangle(-200, -62, 214, -34, "light", 5)
    windows(pen, -104, 138, -104, -92, 9, 12, 2)
    windows(pen, -146, 168, -80, -67, 11, 12, 2)
    windows(pen, -186, 200, -54, -42, 14, 12, 2)
    pen.blob([(-252, -40, 0), (284, -46, 0), (244, 0), (226, 22, 0), (-226, 22, 0), (-250, -10)], "main")
    pen.polygon([(-247, 6), (238, 6), (226, 22), (-226, 22)], "main2")


@own("cargo_ship", grain="large", main=c.DARKRED, main2=rgb("#7c2128"), light=c.WHITE, teal=c.TEAL, gold=c.ORANGE, dark=c.CHARCOAL)
def cargo_ship(pen: Pen, v: Variant) -> None:
    for row, cells in ((0, "tgtgtg"), (1, "gttgtg"), (2, " gtgt ")):
        for i, cell in enumerate(cells):
            if cell != " ":
                pen.rectangle(-120 + i * 56, -68 - row * 27, -70 + i * 56, -44 - row * 27, "teal" if cell == "t" else "gold", 2)
    pen.rectangle(-226, -136, -146, -40, "light", 4)
    pen.rectangle(-240, -146, -134, -130, "light", 4)
    windows(pen, -216, -156, -124, -108, 3, 8, 2, "dark")
    pen.rectangle(-210, -176, -184, -144, "gold")
    pen.blob([(-262, -46, 0), (230, -46, 0), (236, -66, 0), (290, -66, 0), (250, 0), (232, 22, 0), (-240, 22, 0), (-262, -10)], "main")
    pen.polygon([(-256, 4), (246, 4), (232, 22), (-240, 22)], "main2")


@own("warship", grain="large", main=c.GREY, main2=c.CHARCOAL, light=c.SILVER, dark=c.BLACK)
def warship(pen: Pen, v: Variant) -> None:
    pen.rectangle(-8, -190, 6, -100, "main2")
    pen.rectangle(-34, -166, 34, -158, "main2", 3)
    pen.polygon([(-70, -40), (-56, -112), (-10, -112), (-2, -132), (44, -132), (56, -80), (96, -76), (100, -40)], "light")
    windows(pen, 2, 46, -122, -108, 3, 6, 2, "dark")
    pen.polygon([(-150, -44), (-140, -96), (-102, -96), (-96, -44)], "main2")
    for x, d in ((130, 1), (-190, -1)):
        pen.blob([(x - 28, -42, 0), (x - 22, -70), (x + 22, -70), (x + 28, -42, 0)], "main2")
        pen.line([(x + 10 * d, -60, 0), (x + 86 * d, -70, 0)], 9, "main2")
    pen.blob([(-270, -46, 0), (220, -44, 0), (300, -54, 0), (250, 6), (236, 20, 0), (-244, 20, 0)], "main")
    pen.polygon([(-256, 4), (250, 4), (236, 20), (-244, 20)], "dark")


@own("submarine", main=rgb("#4f6478"), main2=rgb("#384a5b"), light=c.SILVER, glass=c.GOLD)
def submarine(pen: Pen, v: Variant) -> None:
    pen.line([(10, -62, 0), (10, -112, 0), (26, -112, 0)], 7, "light")
    pen.blob([(-30, -30, 0), (-24, -82), (36, -82), (46, -30, 0)], "main2")
    pen.polygon([(-190, -44), (-150, -10), (-150, 20), (-190, 50)], "main2")
    pen.ellipse(0, 4, 172, 42, "main")
    with pen.clipped(lambda: pen.ellipse_path(0, 4, 172, 42)):
        pen.rectangle(-200, 16, 200, 60, "main2")
    for x in (30, 74, 118):
        pen.ellipse(x, -4, 12, 12, "glass")


@own("ferry", grain="large", main=c.GREEN, main2=c.DARKGREEN, light=c.WHITE, glass=rgb("#5f8fb4"), accent=c.GOLD)
def ferry(pen: Pen, v: Variant) -> None:
    pen.polygon([(-40, -118), (0, -118), (-6, -156), (-40, -156)], "accent")
    pen.rectangle(10, -142, 90, -112, "light", 5)
    windows(pen, 20, 82, -134, -122, 3, 7, 2)
    pen.rectangle(-150, -120, 136, -106, "main2", 4)
    pen.rectangle(-136, -108, 122, -74, "light")
    windows(pen, -126, 112, -100, -84, 8, 12, 3)
    pen.rectangle(-170, -78, 156, -34, "light", 4)
    windows(pen, -156, 144, -68, -48, 8, 12, 3)
    pen.blob([(-196, -38, 0), (204, -40, 0), (172, 18, 0), (-172, 18, 0)], "main")
    pen.polygon([(-184, 2), (182, 2), (172, 18), (-172, 18)], "main2")


@own("yacht", grain="large", main=c.WHITE, main2=rgb("#cdd3dc"), glass=rgb("#46607e"), accent=c.BLUE, dark=c.CHARCOAL)
def yacht(pen: Pen, v: Variant) -> None:
    pen.line([(-14, -104, 0), (-28, -140, 0)], 6, "dark")
    pen.polygon([(-76, -72), (-62, -106), (30, -106), (78, -72)], "main")
    pen.polygon([(-54, -78), (-46, -98), (24, -98), (52, -78)], "glass")
    pen.polygon([(-148, -34), (-140, -72), (100, -72), (148, -34)], "main2")
    pen.polygon([(-110, -42), (-104, -64), (90, -64), (118, -42)], "glass")
    pen.blob([(-182, -38, 0), (206, -50, 0), (150, 6), (132, 16, 0), (-166, 16, 0)], "main")
    pen.polygon([(-176, -16), (178, -22), (164, -6), (-174, -2)], "accent")


@own("speedboat", main=c.ORANGE, light=c.WHITE, glass=c.ICE, dark=c.CHARCOAL)
def speedboat(pen: Pen, v: Variant) -> None:
    pen.rectangle(-138, -54, -108, 6, "dark", 8)
    pen.polygon([(-4, -40), (-22, -78), (-10, -80), (46, -44)], "glass")
    pen.rectangle(-76, -58, -44, -32, "light", 8)
    pen.blob([(-118, -38, 0), (40, -46), (152, -56, 0), (108, -4), (78, 16, 0), (-110, 16, 0)], "main")
    pen.polygon([(-114, -10), (114, -16), (96, 4), (-112, 6)], "light")


@own("sailboat", main=c.WHITE, main2=rgb("#dcd6c6"), wood=c.WOOD, hull=c.RED, dark=c.DARKRED)
def sailboat(pen: Pen, v: Variant) -> None:
    pen.rectangle(-6, -206, 4, -24, "wood")
    pen.blob([(-14, -196, 0), (-34, -120), (-92, -44, 0), (-14, -44, 0)], "main")
    pen.blob([(10, -186, 0), (58, -110), (86, -44, 0), (10, -44, 0)], "main2")
    pen.blob([(-108, -34, 0), (120, -38, 0), (92, 2), (74, 16, 0), (-80, 16, 0)], "hull")
    pen.polygon([(-96, -6), (98, -6), (88, 6), (-90, 6)], "dark")


@own("sailing_ship", grain="large", main=c.CREAM, main2=rgb("#d9c9a4"), wood=c.WOOD, dark=c.DARKWOOD, accent=c.RED, gold=c.GOLD)
def sailing_ship(pen: Pen, v: Variant) -> None:
    pen.line([(150, -60, 0), (262, -112, 0)], 8, "dark")
    pen.polygon([(150, -176), (246, -104), (150, -84)], "main2")
    for x, k in ((-116, .8), (0, 1.), (106, .86)):
        pen.rectangle(x - 5, -60 - 250 * k, x + 5, -50, "dark")
        for y, w in ((.0, 62), (.36, 52), (.68, 38)):
            top, low = -84 - 220 * k * (y + .3), -84 - 220 * k * y
            wide = w * k
            pen.blob([(x - wide * .85, top, 0), (x + wide * .85, top, 0), (x + wide * 1.2, (top + low) / 2), (x + wide, low, 0), (x, low - 8 * k),
                      (x - wide * .9, low, 0),
                      (x - wide * .6, (top + low) / 2)], "main")
        pen.polygon([(x - 5, -60 - 250 * k), (x - 52, -50 - 250 * k), (x - 5, -38 - 250 * k)], "accent")
    pen.blob([(-220, -118, 0), (-150, -112, 0), (-140, -62, 0), (150, -62, 0), (210, -84, 0), (174, 4), (150, 24, 0), (-176, 24, 0), (-212, -40)],
             "wood")
    pen.polygon([(-210, -50), (190, -46), (184, -28), (-206, -32)], "gold")
    for x in (-120, -60, 0, 60, 116):
        pen.rectangle(x - 10, -20, x + 10, -2, "dark", 2)


@own("junk", grain="large", main=c.DARKRED, main2=rgb("#7c2128"), wood=c.WOOD, dark=c.DARKWOOD, light=c.TAN)
def junk(pen: Pen, v: Variant) -> None:
    """A Chinese junk with battened sails."""
    for x, h, w in ((-96, 190, 52), (20, 250, 74), (126, 170, 46)):
        pen.rectangle(x - 5, -60 - h, x + 5, -40, "dark")
        pen.blob([(x - w * .7, -62, 0), (x - w * .8, -60 - h * .6), (x - w * .2, -56 - h, 0), (x + w * .9, -60 - h * .7), (x + w * 1.05, -80, 0)],
                 "main")
        for k in (.2, .42, .64, .84):
            left = x - w * (.78 - .45 * max(0, k - .5))
            right = x + w * (1.02 - .55 * max(0, k - .3))
            pen.line([(left, -60 - h * k * .92, 0), (right, -72 - h * k * .92, 0)], 6, "main2")
    pen.blob([(-210, -96, 0), (-140, -92, 0), (-130, -50, 0), (150, -50, 0), (216, -88, 0), (176, 2), (150, 22, 0), (-160, 22, 0), (-200, -30)],
             "wood")
    pen.polygon([(-198, -36), (186, -36), (178, -18), (-192, -18)], "light")
    pen.rectangle(-196, -128, -142, -92, "dark", 4)


@own("rowing_boat", main=c.WOOD, main2=c.BROWN, light=c.TAN, dark=c.DARKWOOD)
def rowing_boat(pen: Pen, v: Variant) -> None:
    pen.blob([(-124, -40, 0), (-60, -30), (60, -30), (132, -48, 0), (96, 2), (70, 14, 0), (-80, 14, 0), (-104, -4)], "main")
    pen.line([(-122, -38, 0), (-60, -29), (60, -29), (130, -46, 0)], 9, "main2")
    pen.line([(-104, -10), (0, -6), (104, -12)], 7, "light")
    pen.line([(-60, -62, 0), (34, 16, 0)], 8, "dark")
    pen.ellipse(38, 18, 20, 9, "dark", .7)


@own("canoe", main=c.BROWN, main2=c.DARKWOOD, light=c.TAN)
def canoe(pen: Pen, v: Variant) -> None:
    pen.blob([(-150, -50, 0), (-120, -30), (0, -24), (120, -30), (150, -50, 0), (128, 2), (90, 14, 0), (-90, 14, 0), (-128, 2)], "main")
    pen.line([(-146, -44), (-110, -27), (0, -21), (110, -27), (146, -44)], 8, "main2")
    pen.rectangle(-70, -10, 70, -2, "light", 3)


@own("covered_boat", main=rgb("#57463c"), main2=rgb("#3e312a"), light=c.TAN, wood=c.WOOD)
def covered_boat(pen: Pen, v: Variant) -> None:
    """The black-awning boat of the river towns."""
    pen.blob([(-66, -24, 0), (-64, -60), (-30, -84), (10, -88), (50, -80), (70, -54), (70, -24, 0)], "main")
    for x in (-40, 2, 42):
        pen.line([(x, -24, 0), (x, -78 + abs(x) * .12, 0)], 6, "main2")
    pen.blob([(-150, -46, 0), (-80, -26), (80, -26), (150, -46, 0), (110, 4), (80, 14, 0), (-80, 14, 0), (-110, 4)], "wood")
    pen.line([(-140, -38), (-70, -23), (70, -23), (140, -38)], 8, "light")


@own("dragon_boat", grain="large", main=c.RED, main2=c.DARKRED, gold=c.GOLD, green=c.GREEN, dark=c.BLACK, light=c.WHITE)
def dragon_boat(pen: Pen, v: Variant) -> None:
    pen.blob([(-230, -84), (-214, -92), (-190, -40), (-120, -26), (120, -26), (168, -40), (176, -70), (200, -74), (206, -30), (150, 12, 0),
              (-150, 12, 0), (-214, -30)], "main")
    for i in range(12):
        pen.ellipse(-150 + i * 27, -10, 13, 11, "gold")
        pen.ellipse(-150 + i * 27, -4, 13, 11, "main2")
    pen.blob([(168, -62), (176, -98), (208, -108), (236, -92), (272, -88), (276, -72), (240, -66), (262, -54), (236, -46), (204, -52)], "green")
    pen.polygon([(190, -102), (170, -138), (206, -108)], "gold")
    pen.polygon([(172, -92), (144, -84), (150, -100), (134, -112), (176, -106)], "gold")
    pen.ellipse(222, -88, 9, 9, "light")
    pen.ellipse(224, -88, 4, 4, "dark")
    pen.polygon([(-214, -86), (-250, -130), (-222, -118), (-206, -140), (-200, -92)], "gold")


@own("raft", main=rgb("#a4ab52"), main2=rgb("#7c8338"), dark=c.BROWN)
def raft(pen: Pen, v: Variant) -> None:
    """A bamboo raft seen from the side and a little from above."""
    for i in range(4):
        pen.line([(-130 + i * 8, -26 + i * 10), (0, -24 + i * 10), (112 + i * 8, -26 + i * 10), (136 + i * 8, -36 + i * 10)], 11,
                 "main" if i % 2 else "main2")
    for x in (-90, 0, 84):
        pen.line([(x, -30, 0), (x + 24, 10, 0)], 7, "dark")


@own("lifeboat", main=c.ORANGE, main2=rgb("#b96423"), light=c.WHITE, dark=c.CHARCOAL)
def lifeboat(pen: Pen, v: Variant) -> None:
    """An inflatable rescue boat."""
    pen.rectangle(-124, -48, -102, 8, "dark", 6)
    pen.line([(-104, -20), (60, -20), (96, -30), (120, -48)], 32, "main")
    pen.line([(-104, -2), (60, -2), (96, -10)], 20, "main2")
    for x in (-70, -20, 30):
        pen.rectangle(x, -32, x + 22, -22, "light", 5)
