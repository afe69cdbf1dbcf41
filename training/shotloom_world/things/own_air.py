"""What flies, in side view to the right about its own middle, and what rises to space."""
from __future__ import annotations

import math

from ..sheet import Pen
from . import palette as c
from .drawing import Part, Variant, own, palette
from .palette import rgb
from .shapes import limb
from .wheels import windows


@own("airplane", grain="large", main=c.BLUE, main2=c.DARKBLUE, body=c.WHITE, shade=rgb("#ccd3de"), glass=rgb("#4d6a8c"))
def airplane(pen: Pen, v: Variant) -> None:
    pen.polygon([(10, -20), (-60, -72), (-30, -74), (56, -18)], "shade")
    pen.polygon([(-176, -14), (-222, -96), (-180, -96), (-118, -20)], "main")
    pen.blob([(-232, -20), (-160, -36), (120, -40), (190, -28), (226, -4), (206, 18), (120, 30), (-100, 28), (-200, 4)], "body")
    pen.blob([(-204, 2), (-100, 12), (120, 14), (214, 10), (190, 24), (120, 30), (-100, 28)], "shade")
    windows(pen, -120, 130, -20, -8, 12, 8, 3)
    pen.polygon([(172, -32), (202, -22), (196, -14), (168, -20)], "glass")
    pen.polygon([(40, 8), (-110, 84), (-70, 86), (100, 12)], "main")
    pen.rectangle(-36, 28, 34, 54, "main2", 12)
    pen.polygon([(-170, -8), (-226, 16), (-196, 18), (-130, -4)], "main2")


@own("biplane", main=c.RED, main2=c.DARKRED, dark=c.CHARCOAL, light=c.CREAM,
     parts=lambda v: [Part(_propeller, palette(blade=c.DARKWOOD, hub=c.GREY), 100, 0, "propeller")])
def biplane(pen: Pen, v: Variant) -> None:
    pen.ellipse(40, 52, 16, 16, "dark")
    pen.line([(40, 50, 0), (30, 22, 0)], 6, "dark")
    pen.blob([(-120, -8), (-60, -24), (40, -26), (92, -20), (98, 0), (90, 20), (30, 24), (-60, 10), (-118, 2)], "main")
    pen.polygon([(-122, 0), (-138, -48), (-108, -48), (-88, -10)], "main2")
    pen.rectangle(-20, -70, 76, -58, "main2", 5)
    pen.rectangle(-14, 16, 70, 28, "main2", 5)
    for x in (-2, 54):
        pen.line([(x, -60, 0), (x + 6, 18, 0)], 6, "dark")
    pen.blob([(-46, -22), (-36, -36), (-14, -36), (-8, -22)], "light")
    pen.rectangle(88, -16, 100, 16, "dark", 4)


def _propeller(pen: Pen, _: Variant) -> None:
    pen.ellipse(0, -26, 6, 27, "blade")
    pen.ellipse(0, 26, 6, 27, "blade")
    pen.ellipse(0, 0, 8, 8, "hub")


@own("fighter_jet", main=c.GREY, main2=c.CHARCOAL, glass=c.GOLD, accent=c.RED)
def fighter_jet(pen: Pen, v: Variant) -> None:
    pen.polygon([(-120, -10), (-158, -70), (-112, -70), (-46, -14)], "main2")
    pen.blob([(-164, -14, 0), (-60, -26), (60, -26), (120, -14), (192, 4, 0), (110, 14), (0, 20), (-164, 16, 0)], "main")
    pen.blob([(50, -24), (78, -44), (112, -36), (126, -14)], "glass")
    pen.polygon([(60, 2), (-96, 46), (-140, 46), (-70, 2)], "main2")
    pen.polygon([(-164, -12), (-184, -8), (-184, 10), (-164, 14)], "accent")
    pen.rectangle(-80, 34, 0, 44, "accent", 5)


@own("bomber", grain="large", main=c.OLIVE, main2=rgb("#5b6331"), glass=c.ICE, dark=c.CHARCOAL, light=c.CREAM)
def bomber(pen: Pen, v: Variant) -> None:
    """A propeller bomber of the wars."""
    pen.polygon([(-176, -16), (-206, -88), (-166, -92), (-130, -24)], "main2")
    pen.blob([(-210, -20), (-60, -38), (110, -40), (176, -24), (192, 2), (160, 24), (40, 28), (-120, 8)], "main")
    pen.blob([(128, -36), (176, -22), (190, 0), (164, 6), (134, -6)], "glass")
    pen.blob([(20, -38), (40, -58), (84, -56), (100, -38)], "glass")
    pen.polygon([(84, -4), (-60, 12), (-50, 24), (96, 14)], "main2")
    pen.blob([(30, -6), (104, -10), (128, 4), (104, 22), (30, 20)], "main2")
    pen.ellipse(134, 6, 6, 44, "dark")
    pen.ellipse(-60, -14, 17, 17, "light")
    pen.polygon([(-190, -12), (-140, -18), (-130, -8), (-180, 0)], "main2")


def _tail_rotor(pen: Pen, _: Variant) -> None:
    pen.rectangle(-30, -4, 30, 4, "blade", 4)
    pen.rectangle(-4, -30, 4, 30, "blade", 4)


def _top_rotor(pen: Pen, _: Variant) -> None:
    pen.rectangle(-128, -5, 128, 5, "blade", 5)


@own("helicopter", grain="large", main=c.ORANGE, main2=rgb("#b96423"), glass=c.ICE, dark=c.CHARCOAL,
     parts=lambda v: [Part(_tail_rotor, palette(blade=c.CHARCOAL), -142, -20, "rotor"),
                      Part(_top_rotor, palette(blade=c.CHARCOAL), 22, -81, "sweep")])
def helicopter(pen: Pen, v: Variant) -> None:
    pen.rectangle(14, -84, 30, -50, "dark", 3)
    pen.polygon([(-20, -34), (-140, -30), (-140, -14), (-20, 8)], "main2")
    pen.polygon([(-126, -24), (-158, -56), (-134, -56), (-112, -28)], "main")
    pen.blob([(-40, -40), (20, -56), (70, -44), (104, -2), (84, 30), (20, 38), (-30, 28)], "main")
    pen.blob([(36, -44), (70, -36), (94, 0), (64, 4), (36, 0)], "glass")
    pen.rectangle(-20, -32, 20, 0, "glass", 8)
    pen.line([(-4, 34, 0), (-12, 58, 0)], 7, "dark")
    pen.line([(46, 34, 0), (54, 58, 0)], 7, "dark")
    pen.line([(-50, 60), (70, 60), (94, 50)], 8, "dark")


@own("drone", main=c.CHARCOAL, main2=c.BLACK, light=c.PALE, lens=c.BLUE)
def drone(pen: Pen, v: Variant) -> None:
    for x in (-78, 78):
        pen.rectangle(x - 42, -36, x + 42, -29, "light", 4)
        pen.rectangle(x - 6, -36, x + 6, -8, "main2", 3)
    pen.line([(-80, -10), (-40, -4), (40, -4), (80, -10)], 11, "main")
    pen.rectangle(-42, -22, 42, 14, "main", 14)
    pen.rectangle(-42, -2, 42, 14, "main2", 10)
    pen.ellipse(0, 22, 15, 15, "main2")
    pen.ellipse(0, 22, 8, 8, "lens")
    for x in (-44, 44):
        pen.line([(x * .8, 10, 0), (x * 1.15, 40, 0)], 7, "main2")


@own("rocket", main=c.RED, main2=c.DARKRED, body=c.WHITE, shade=rgb("#cfd4de"), glass=c.BLUE, flame=c.GOLD)
def rocket(pen: Pen, v: Variant) -> None:
    with pen.moved(y=-46):
        pen.blob([(-22, -20), (22, -20), (14, 20), (0, 46, 0), (-14, 20)], "flame")
        pen.polygon([(-28, -92), (-66, -22), (-62, -2), (-22, -30)], "main")
        pen.polygon([(28, -92), (66, -22), (62, -2), (22, -30)], "main2")
        pen.blob([(-26, -20, 0), (-38, -110), (-26, -190), (0, -236, 0), (26, -190), (38, -110), (26, -20, 0)], "body")
        pen.blob([(6, -20, 0), (14, -110), (8, -190), (0, -236, 0), (26, -190), (38, -110), (26, -20, 0)], "shade")
        pen.blob([(-27, -192), (0, -240, 0), (27, -192)], "main")
        pen.ellipse(0, -142, 19, 19, "main2")
        pen.ellipse(0, -142, 12, 12, "glass")
        pen.rectangle(-28, -34, 28, -18, "main2", 4)


@own("satellite", grain="large", main=c.DARKBLUE, body=c.GOLD, light=c.SILVER, dark=c.CHARCOAL)
def satellite(pen: Pen, v: Variant) -> None:
    pen.rectangle(-136, -6, 136, 6, "light", 3)
    for s in (-1, 1):
        pen.rectangle(s * 92 - 50, -36, s * 92 + 50, 36, "main", 4)
        for i in (-1, 0, 1):
            pen.rectangle(s * 92 + i * 25 - 2.5, -36, s * 92 + i * 25 + 2.5, 36, "light")
        pen.rectangle(s * 92 - 50, -2.5, s * 92 + 50, 2.5, "light")
    pen.rectangle(-26, -44, 26, 42, "body", 6)
    pen.rectangle(-26, -10, 26, 8, "dark")
    pen.blob([(-34, 50, 0), (34, 50, 0), (18, 72), (-18, 72)], "light")
    pen.rectangle(-4, 40, 4, 52, "dark")
    pen.ellipse(0, 82, 6, 6, "dark")
    pen.line([(0, -44, 0), (0, -66, 0)], 6, "dark")
    pen.ellipse(0, -70, 8, 8, "light")


@own("space_station", grain="large", main=c.WHITE, main2=c.SILVER, panel=c.DARKBLUE, gold=c.GOLD, dark=c.CHARCOAL)
def space_station(pen: Pen, v: Variant) -> None:
    pen.rectangle(-190, -7, 190, 7, "main2", 3)
    for x in (-160, -104, 104, 160):
        for y in (-66, 66):
            pen.rectangle(x - 21, y - 50, x + 21, y + 50, "panel", 3)
            pen.rectangle(x - 2.5, y - 50, x + 2.5, y + 50, "gold")
    pen.rectangle(-30, -76, 30, 76, "main", 14)
    pen.rectangle(-64, -30, 64, 30, "main", 12)
    pen.rectangle(6, -76, 30, 76, "main2", 12)
    for y in (-50, -2, 46):
        pen.ellipse(-6, y, 9, 9, "dark")
    pen.rectangle(-44, -26, -34, 26, "gold")
    pen.rectangle(42, -26, 52, 26, "gold")


@own("space_capsule", main=c.SILVER, main2=c.GREY, glass=c.DARKBLUE, dark=c.CHARCOAL, accent=c.ORANGE)
def space_capsule(pen: Pen, v: Variant) -> None:
    pen.blob([(-88, 4, 0), (-34, -108), (0, -118), (34, -108), (88, 4, 0)], "main")
    pen.blob([(16, 4, 0), (14, -112), (34, -108), (88, 4, 0)], "main2")
    pen.blob([(-92, 2), (0, 14), (92, 2), (70, 32), (0, 40), (-70, 32)], "dark")
    pen.rectangle(-26, -136, 26, -112, "accent", 5)
    pen.ellipse(-22, -58, 17, 19, "glass")
    pen.ellipse(28, -58, 15, 19, "glass")
    pen.rectangle(-80, -16, 80, -6, "accent")


@own("rover", main=c.WHITE, main2=c.SILVER, dark=c.CHARCOAL, gold=c.GOLD, panel=c.DARKBLUE)
def rover(pen: Pen, v: Variant) -> None:
    """A rover on another planet."""
    pen.line([(46, -70, 0), (46, -136, 0)], 8, "main2")
    pen.rectangle(28, -156, 76, -130, "main", 7)
    pen.ellipse(70, -143, 8, 8, "dark")
    pen.polygon([(-112, -92), (-96, -104), (10, -104), (20, -92)], "panel")
    pen.rectangle(-88, -92, 70, -54, "gold", 6)
    pen.line([(-80, -26, 0), (-40, -54, 0), (0, -26, 0), (40, -54, 0), (80, -26, 0)], 8, "main2")
    for x in (-80, 0, 80):
        pen.ellipse(x, -24, 25, 25, "dark")
        pen.ellipse(x, -24, 11, 11, "main2")


@own("flying_saucer", main=c.SILVER, main2=c.GREY, glass=c.MINT, light=c.GOLD)
def flying_saucer(pen: Pen, v: Variant) -> None:
    pen.ellipse(0, -24, 50, 46, "glass")
    pen.ellipse(0, 0, 130, 32, "main")
    with pen.clipped(lambda: pen.ellipse_path(0, 0, 130, 32)):
        pen.ellipse(0, 30, 140, 30, "main2")
    for x in (-90, -48, 0, 48, 90):
        pen.ellipse(x, 2 + 4 * (1 - abs(x) / 90), 10, 8, "light")


@own("hot_air_balloon", grain="large", main=c.RED, main2=c.DARKRED, stripe=c.CREAM, gold=c.GOLD, wood=c.WOOD, dark=c.DARKWOOD)
def hot_air_balloon(pen: Pen, v: Variant) -> None:
    def envelope() -> None:
        pen.curve([(0, -150), (76, -128), (104, -60), (74, 14), (26, 72, 0), (-26, 72, 0), (-74, 14), (-104, -60), (-76, -128)])
    for x in (-22, 22):
        pen.line([(x, 70, 0), (x * .8, 112, 0)], 5, "dark")
    envelope()
    pen.fill("main")
    with pen.clipped(envelope):
        for x, rx in ((-56, 20), (56, 20)):
            pen.ellipse(x, -40, rx, 130, "stripe")
        pen.ellipse(0, -40, 20, 130, "gold")
        pen.rectangle(-40, 56, 40, 80, "main2")
    pen.rectangle(-24, 110, 24, 146, "wood", 5)
    pen.rectangle(-27, 106, 27, 116, "dark", 4)


@own("airship", main=c.SILVER, main2=c.GREY, accent=c.RED, glass=c.ICE, dark=c.CHARCOAL)
def airship(pen: Pen, v: Variant) -> None:
    pen.polygon([(-176, -4), (-216, -56), (-180, -60), (-130, -24)], "accent")
    pen.polygon([(-176, 4), (-216, 56), (-180, 60), (-130, 24)], "accent")
    pen.ellipse(0, 0, 190, 58, "main")
    with pen.clipped(lambda: pen.ellipse_path(0, 0, 190, 58)):
        pen.rectangle(-200, 22, 200, 70, "main2")
        pen.rectangle(-200, -8, 200, 6, "accent")
    pen.rectangle(-30, 52, 70, 82, "dark", 12)
    windows(pen, -18, 60, 60, 72, 4, 8, 3)


@own("parachute", main=c.ORANGE, main2=c.CREAM, dark=c.CHARCOAL, wood=c.WOOD)
def parachute(pen: Pen, v: Variant) -> None:
    for x in (-92, -34, 34, 92):
        pen.line([(x, -62, 0), (x * .12, 66, 0)], 4.5, "dark")
    def canopy() -> None:
        pen.curve([(-108, -54, 0), (-98, -104), (-56, -146), (0, -158), (56, -146), (98, -104), (108, -54, 0), (54, -66, 0), (0, -54, 0),
                   (-54, -66, 0)])
    canopy()
    pen.fill("main")
    with pen.clipped(canopy):
        pen.ellipse(0, -54, 66, 104, "main2")
        pen.ellipse(0, -54, 26, 104, "main")
    pen.rectangle(-22, 60, 22, 98, "wood", 4)
    pen.rectangle(-22, 74, 22, 82, "dark")


@own("kite", main=c.RED, main2=c.GOLD, accent=c.TEAL, dark=c.CHARCOAL)
def kite(pen: Pen, v: Variant) -> None:
    pen.polygon([(0, -100), (-58, -22), (0, -22)], "main")
    pen.polygon([(0, -100), (58, -22), (0, -22)], "main2")
    pen.polygon([(0, 70), (-58, -22), (0, -22)], "main2")
    pen.polygon([(0, 70), (58, -22), (0, -22)], "accent")
    pen.line([(0, 70), (16, 96), (-8, 118), (10, 146)], 4.5, "dark")
    for x, y, t in ((8, 86, .4), (-2, 116, -.4), (6, 142, .3)):
        with pen.moved(x, y, t):
            pen.polygon([(0, 0), (-17, -10), (-17, 10)], "main")
            pen.polygon([(0, 0), (17, -10), (17, 10)], "main")


@own("paper_plane", main=c.WHITE, main2=c.SILVER)
def paper_plane(pen: Pen, v: Variant) -> None:
    pen.polygon([(100, -40), (-100, -24), (-40, 2)], "main")
    pen.polygon([(100, -40), (-40, 2), (-48, 46), (-18, 12)], "main2")
    pen.polygon([(100, -40), (-18, 12), (44, 44)], "main")


@own("paper_boat", main=c.WHITE, main2=c.SILVER)
def paper_boat(pen: Pen, v: Variant) -> None:
    pen.polygon([(0, -92), (-44, -20), (44, -20)], "main2")
    pen.polygon([(0, -92), (0, -20), (44, -20)], "main")
    pen.polygon([(-110, -46), (0, -22), (110, -46), (66, 14), (-66, 14)], "main")
    pen.polygon([(-110, -46), (0, -22), (-20, 14), (-66, 14)], "main2")


@own("flying_carpet", main=c.DARKRED, gold=c.GOLD)
def flying_carpet(pen: Pen, v: Variant) -> None:
    limb(pen, [(-110, 4), (-40, -8), (30, 6), (110, -12)], [11, 11, 11, 11], "main")
    limb(pen, [(-100, 5), (-40, -6), (30, 8), (100, -8)], [4, 4, 4, 4], "gold")
    for x, y in ((-122, 6), (122, -14)):
        for dy in (-8, 0, 8):
            pen.line([(x * .96, y + dy * .8), (x * 1.08, y + dy)], 4.5, "gold")


@own("windmill_toy", main=c.CORAL, wood=c.WOOD,
     parts=lambda v: [Part(_pinwheel, palette(main=c.CORAL, main2=c.RED, gold=c.GOLD), 0, -120, "rotor")])
def windmill_toy(pen: Pen, v: Variant) -> None:
    pen.rectangle(-5, -120, 5, 40, "wood", 3)


def _pinwheel(pen: Pen, _: Variant) -> None:
    for i in range(4):
        with pen.moved(turn=math.pi / 2 * i):
            pen.polygon([(0, 0), (0, -56), (40, -40)], "main")
            pen.polygon([(0, 0), (40, -40), (30, -8)], "main2")
    pen.ellipse(0, 0, 9, 9, "gold")
