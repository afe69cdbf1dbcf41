"""What stands on tables: vessels, food of our own, lamps."""
from __future__ import annotations

import math

from ..sheet import Pen
from . import palette as c
from .drawing import Part, Variant, own, palette
from .palette import rgb
from .shapes import limb, ring, star


@own("cup", main=c.TEAL, main2=c.DARKTEAL, drink=c.BROWN, steam=c.WHITE)
def cup(pen: Pen, v: Variant) -> None:
    """A cup with a handle; v[0] makes it a tall mug or a low cup."""
    tall = 66 + 14 * v[0]
    ring(pen, 42, -tall * .52, 20, tall * .25, 11, "main2")
    pen.blob([(-44, -tall, 0), (44, -tall, 0), (42, -tall * .4), (28, 0, 0), (-28, 0, 0), (-42, -tall * .4)], "main")
    pen.blob([(22, -tall, 0), (44, -tall, 0), (42, -tall * .4), (28, 0, 0), (14, 0, 0), (24, -tall * .4)], "main2")
    pen.ellipse(0, -tall, 44, 9, "main2")
    pen.ellipse(0, -tall, 35, 6, "drink")
    for x in (-14, 12):
        pen.line([(x, -tall - 16), (x + 7, -tall - 26), (x, -tall - 36), (x + 5, -tall - 46)], 5.5, "steam")


@own("teacup", main=c.WHITE, main2=c.SILVER, accent=c.BLUE, tea=rgb("#b98136"))
def teacup(pen: Pen, v: Variant) -> None:
    """A Chinese teacup with a saucer."""
    pen.ellipse(0, -6, 62, 8, "main2")
    pen.ellipse(0, -9, 62, 7, "main")
    pen.blob([(-44, -58, 0), (44, -58, 0), (40, -28), (18, -8, 0), (-18, -8, 0), (-40, -28)], "main")
    pen.blob([(22, -58, 0), (44, -58, 0), (40, -28), (18, -8, 0), (8, -8, 0), (24, -28)], "main2")
    pen.polygon([(-43, -46), (43, -46), (42, -38), (-42, -38)], "accent")
    pen.ellipse(0, -58, 44, 8, "main2")
    pen.ellipse(0, -58, 36, 5.5, "tea")


@own("gaiwan", main=c.WHITE, main2=c.SILVER, accent=c.BLUE)
def gaiwan(pen: Pen, v: Variant) -> None:
    """A lidded tea bowl."""
    pen.ellipse(0, -6, 52, 8, "main2")
    pen.blob([(-46, -58, 0), (46, -58, 0), (36, -22), (18, -8, 0), (-18, -8, 0), (-36, -22)], "main")
    pen.blob([(24, -58, 0), (46, -58, 0), (36, -22), (18, -8, 0), (8, -8, 0), (22, -24)], "main2")
    for x in (-20, 6):
        pen.ellipse(x, -34, 8, 9, "accent")
    pen.blob([(-42, -60, 0), (-26, -78), (0, -84), (26, -78), (42, -60, 0)], "main")
    pen.polygon([(-42, -64), (42, -64), (42, -58), (-42, -58)], "accent")
    pen.rectangle(-11, -94, 11, -82, "accent", 4)


@own("teapot", main=rgb("#a05a3c"), main2=rgb("#7e4229"))
def teapot(pen: Pen, v: Variant) -> None:
    """A clay teapot, its spout to the right."""
    ring(pen, -52, -46, 24, 24, 10, "main2", math.pi * .5, math.pi * 1.5)
    limb(pen, [(40, -34), (66, -46), (82, -70)], [14, 9, 6], "main2")
    pen.ellipse(0, -40, 56, 40, "main")
    with pen.clipped(lambda: pen.ellipse_path(0, -40, 56, 40)):
        pen.ellipse(46, -20, 40, 60, "main2")
    pen.rectangle(-30, -6, 30, 0, "main2", 3)
    pen.blob([(-34, -72, 0), (-20, -84), (20, -84), (34, -72, 0)], "main2")
    pen.ellipse(0, -90, 9, 8, "main")


@own("kettle", main=c.SILVER, main2=c.GREY, dark=c.CHARCOAL)
def kettle(pen: Pen, v: Variant) -> None:
    ring(pen, 0, -84, 38, 36, 9, "dark", math.pi, 2 * math.pi)
    limb(pen, [(34, -38), (62, -50), (78, -76)], [14, 10, 7], "main2")
    pen.blob([(-40, -82, 0), (40, -82, 0), (58, -40), (54, 0, 0), (-54, 0, 0), (-58, -40)], "main")
    pen.blob([(20, -82, 0), (40, -82, 0), (58, -40), (54, 0, 0), (28, 0, 0), (34, -40)], "main2")
    pen.ellipse(0, -84, 32, 8, "main2")
    pen.ellipse(0, -92, 9, 7, "dark")


@own("thermos", main=c.RED, main2=c.DARKRED, light=c.SILVER, dark=c.CHARCOAL, gold=c.GOLD)
def thermos(pen: Pen, v: Variant) -> None:
    """A vacuum flask of older homes."""
    ring(pen, 32, -56, 20, 30, 8, "dark", -math.pi / 2, math.pi / 2)
    pen.rectangle(-14, -122, 14, -98, "dark", 5)
    pen.blob([(-18, -104, 0), (18, -104, 0), (34, -86), (34, 0, 0), (-34, 0, 0), (-34, -86)], "main")
    pen.polygon([(12, -100), (34, -84), (34, 0), (14, 0)], "main2")
    pen.rectangle(-35, -14, 35, 0, "light")
    pen.rectangle(-35, -88, 35, -78, "light")
    pen.ellipse(-6, -48, 14, 14, "gold")


@own("bottle", main=rgb("#3f7a56"), main2=rgb("#2c5a3f"), label=c.CREAM, cork=c.DARKRED)
def bottle(pen: Pen, v: Variant) -> None:
    """A wine bottle; v[0] slopes or squares its shoulders."""
    shoulder = -88 + 8 * v[0]
    pen.blob([(-10, -134, 0), (10, -134, 0), (11, shoulder - 22), (30, shoulder + 6), (31, shoulder + 24), (31, 0, 0), (-31, 0, 0),
              (-31, shoulder + 24), (-30, shoulder + 6),
              (-11, shoulder - 22)], "main")
    pen.blob([(2, -134, 0), (10, -134, 0), (11, shoulder - 22), (30, shoulder + 6), (31, shoulder + 24), (31, 0, 0), (14, 0, 0), (14, shoulder + 24),
              (8, shoulder - 10)], "main2")
    pen.rectangle(-31, -58, 31, -20, "label")
    pen.rectangle(-18, -44, 18, -36, "cork")
    pen.rectangle(-13, -140, 13, -118, "cork", 4)


@own("water_bottle", main=c.SKY, main2=rgb("#6fb0d4"), label=c.BLUE, cap=c.WHITE)
def water_bottle(pen: Pen, v: Variant) -> None:
    pen.blob([(-10, -104, 0), (10, -104, 0), (26, -84), (27, -60), (23, -50), (27, -38), (26, 0, 0), (-26, 0, 0), (-27, -38), (-23, -50), (-27, -60),
              (-26, -84)], "main")
    pen.blob([(6, -102, 0), (10, -104, 0), (26, -84), (27, -60), (23, -50), (27, -38), (26, 0, 0), (12, 0, 0), (12, -84)], "main2")
    pen.rectangle(-26, -68, 26, -34, "label")
    pen.rectangle(-12, -116, 12, -102, "cap", 3)


@own("wine_jar", main=rgb("#8a5637"), main2=rgb("#6c4029"), accent=c.RED, dark=c.BLACK, light=c.CREAM)
def wine_jar(pen: Pen, v: Variant) -> None:
    """A clay jar of rice wine under a red cloth."""
    pen.blob([(-22, -88, 0), (22, -88, 0), (48, -62), (46, -26), (28, 0, 0), (-28, 0, 0), (-46, -26), (-48, -62)], "main")
    pen.blob([(8, -88, 0), (22, -88, 0), (48, -62), (46, -26), (28, 0, 0), (10, 0, 0), (26, -40)], "main2")
    with pen.moved(-2, -42, math.pi / 4):
        pen.rectangle(-20, -20, 20, 20, "accent")
        pen.rectangle(-13, -13, 13, 13, "light")
        pen.rectangle(-7, -7, 7, 7, "accent")
    pen.blob([(-32, -82), (-26, -104), (0, -112), (26, -104), (32, -82), (14, -90), (0, -82), (-14, -90)], "accent")
    pen.rectangle(-24, -94, 24, -87, "dark", 3)


@own("jug", main=rgb("#d9a06a"), main2=rgb("#b57d48"), accent=c.DARKTEAL)
def jug(pen: Pen, v: Variant) -> None:
    ring(pen, -36, -66, 22, 30, 9, "main2", math.pi * .5, math.pi * 1.5)
    pen.blob([(-26, -112, 0), (14, -112, 0), (36, -120, 0), (26, -96), (42, -46), (28, 0, 0), (-28, 0, 0), (-42, -46), (-26, -92)], "main")
    pen.blob([(14, -112, 0), (36, -120, 0), (26, -96), (42, -46), (28, 0, 0), (10, 0, 0), (24, -46), (12, -92)], "main2")
    pen.rectangle(-38, -60, 39, -48, "accent")


@own("glass", main=c.ICE, main2=rgb("#9cc9de"), water=c.SKY)
def glass(pen: Pen, v: Variant) -> None:
    """A tumbler of water; v[0] fills it."""
    level = -52 - 22 * v[0]
    pen.polygon([(-34, -100), (34, -100), (27, 0), (-27, 0)], "main")
    pen.polygon([(-34 + 7 * (100 + level) / 100 + 5, level), (34 - 7 * (100 + level) / 100 - 5, level), (23, -6), (-23, -6)], "water")
    pen.polygon([(14, -94), (26, -94), (22, -8), (13, -8)], "main2")
    pen.ellipse(0, -100, 34, 6, "main2")


@own("wine_glass", main=c.ICE, main2=rgb("#9cc9de"), wine=c.DARKRED)
def wine_glass(pen: Pen, v: Variant) -> None:
    pen.ellipse(0, -5, 30, 6, "main2")
    pen.rectangle(-5, -58, 5, -4, "main2")
    pen.blob([(-30, -124, 0), (30, -124, 0), (36, -92), (20, -60), (0, -54), (-20, -60), (-36, -92)], "main")
    pen.blob([(-33, -98, 0), (33, -98, 0), (30, -78), (16, -62), (0, -58), (-16, -62), (-30, -78)], "wine")
    pen.rectangle(18, -120, 26, -102, "main2", 3)


@own("bowl", main=c.WHITE, main2=c.SILVER, accent=c.BLUE, dark=c.BROWN, food=rgb("#f3d58a"))
def bowl(pen: Pen, v: Variant) -> None:
    """A bowl with chopsticks across it."""
    pen.blob([(-48, -56), (-30, -72), (0, -76), (30, -72), (48, -56)], "food")
    pen.blob([(-58, -56, 0), (58, -56, 0), (46, -22), (22, -6, 0), (-22, -6, 0), (-46, -22)], "main")
    pen.blob([(30, -56, 0), (58, -56, 0), (46, -22), (22, -6, 0), (8, -6, 0), (28, -26)], "main2")
    pen.rectangle(-24, -8, 24, 0, "main2", 3)
    pen.polygon([(-56, -46), (56, -46), (53, -36), (-53, -36)], "accent")
    for dy in (0, 11):
        pen.line([(-52, -64 - dy, 0), (74, -84 - dy * 1.4, 0)], 6, "dark")


@own("plate", main=c.WHITE, main2=c.SILVER, food=c.ORANGE, leaf=c.GREEN, meat=c.BROWN)
def plate(pen: Pen, v: Variant) -> None:
    """A plate of food from a little above."""
    pen.blob([(-70, -20), (0, 4), (70, -20), (40, 0), (-40, 0)], "main2")
    pen.ellipse(0, -22, 76, 20, "main")
    pen.ellipse(0, -22, 54, 13, "main2")
    pen.blob([(-40, -22), (-30, -42), (0, -50), (22, -40), (20, -20), (-10, -14)], "meat")
    pen.ellipse(28, -30, 17, 12, "food")
    for x, y in ((-2, -20), (14, -16), (-26, -18)):
        pen.ellipse(x, y, 10, 7, "leaf")


@own("tray", main=c.WOOD, main2=c.BROWN, cup=c.WHITE, pot=c.TEAL, shade=c.DARKTEAL)
def tray(pen: Pen, v: Variant) -> None:
    """A tea tray: pot and two cups."""
    ring(pen, -46, -44, 16, 16, 7, "shade")
    limb(pen, [(4, -36), (26, -46), (34, -60)], [9, 6, 5], "shade")
    pen.ellipse(-16, -40, 33, 27, "pot")
    pen.ellipse(-16, -68, 17, 6, "shade")
    pen.ellipse(-16, -76, 6, 6, "pot")
    for x in (44, 74):
        pen.blob([(x - 15, -38, 0), (x + 15, -38, 0), (x + 10, -16, 0), (x - 10, -16, 0)], "cup")
    pen.rectangle(-94, -17, 94, -2, "main", 5)
    pen.rectangle(-94, -8, 94, 0, "main2", 4)


@own("steamer", main=rgb("#d9ae69"), main2=rgb("#b5853f"), bun=c.WHITE, shade=c.PALE)
def steamer(pen: Pen, v: Variant) -> None:
    """A bamboo steamer with buns."""
    for x in (-40, 0, 40):
        pen.blob([(x - 24, -64, 0), (x - 20, -84), (x, -94), (x + 20, -84), (x + 24, -64, 0)], "bun")
        pen.line([(x - 7, -84), (x, -91), (x + 8, -84)], 4, "shade")
    for y in (-36, 0):
        pen.rectangle(-72, y - 34, 72, y, "main", 6)
        pen.rectangle(-72, y - 34, 72, y - 27, "main2", 3)
        pen.rectangle(-72, y - 8, 72, y, "main2", 3)
        for x in (-50, 8):
            pen.rectangle(x, y - 27, x + 10, y - 8, "main2")


@own("baozi", main=c.WHITE, main2=rgb("#e6d9c2"), shade=rgb("#cdbb9b"))
def baozi(pen: Pen, v: Variant) -> None:
    pen.blob([(-60, -8), (-64, -34), (-36, -64), (0, -74), (36, -64), (64, -34), (60, -8), (30, 0, 0), (-30, 0, 0)], "main")
    pen.blob([(20, -68), (40, -62), (64, -34), (60, -8), (30, 0, 0), (0, 0, 0), (40, -20)], "main2")
    for x, y in ((-22, -46), (0, -52), (22, -46)):
        pen.line([(x * .3, -70), (x, y)], 5, "shade")


@own("dumplings", main=rgb("#f7e9cb"), main2=rgb("#e0c592"), plate=c.BLUE, shade=c.DARKBLUE)
def dumplings(pen: Pen, v: Variant) -> None:
    pen.blob([(-80, -22), (80, -22), (52, 0, 0), (-52, 0, 0)], "shade")
    pen.ellipse(0, -22, 84, 12, "plate")
    for x, y in ((-26, -48), (26, -48), (-52, -26), (0, -26), (52, -26)):
        pen.blob([(x - 29, y, 0), (x - 22, y - 20), (x, y - 29), (x + 22, y - 20), (x + 29, y, 0), (x, y + 5)], "main")
        for dx in (-13, 0, 13):
            pen.line([(x + dx, y - 22 + abs(dx) * .4), (x + dx * .8, y - 13 + abs(dx) * .2)], 4, "main2")


@own("tanghulu", main=c.RED, main2=c.DARKRED, light=c.CORAL, wood=c.TAN)
def tanghulu(pen: Pen, v: Variant) -> None:
    pen.rectangle(-3.6, -130, 3.6, 30, "wood", 3)
    for y in (-26, -52, -78, -104):
        pen.ellipse(0, y, 16, 14, "main")
        pen.ellipse(5, y + 5, 9, 7, "main2")
        pen.ellipse(-5, y - 5, 4, 3.4, "light")


@own("candle", main=c.CREAM, main2=rgb("#ddc9a0"), flame=c.GOLD, core=c.ORANGE, brass=c.DARKGOLD,
     parts=lambda v: [Part(_flame, palette(flame=c.GOLD, core=c.ORANGE), 0, -98, "wave")])
def candle(pen: Pen, v: Variant) -> None:
    """A candle in a holder with a ring."""
    top = -94
    ring(pen, 40, -14, 14, 12, 7, "brass")
    pen.rectangle(-15, top, 15, -14, "main", 4)
    pen.rectangle(4, top, 15, -14, "main2", 3)
    pen.ellipse(-12, top + 12, 6, 14, "main")
    pen.ellipse(0, -12, 40, 7, "brass")
    pen.rectangle(-24, -10, 24, 0, "brass", 4)


def _flame(pen: Pen, _: Variant) -> None:
    pen.blob([(0, 4), (-13, -10), (-4, -30), (2, -44, 0), (12, -22), (12, -6)], "flame")
    pen.ellipse(0, -9, 6, 10, "core")


@own("candelabra", grain="large", main=c.GOLD, main2=c.DARKGOLD, wax=c.CREAM, flame=c.ORANGE)
def candelabra(pen: Pen, v: Variant) -> None:
    for x in (-48, 0, 48):
        top = -110 if x else -128
        pen.rectangle(x - 7, top - 36, x + 7, top, "wax", 3)
        pen.blob([(x, top - 38), (x - 8, top - 48), (x, top - 66, 0), (x + 8, top - 48)], "flame")
        pen.rectangle(x - 15, top - 3, x + 15, top + 7, "main2", 4)
    pen.line([(-48, -102), (-44, -72), (0, -62), (44, -72), (48, -102)], 9, "main")
    pen.rectangle(-6, -124, 6, -8, "main", 3)
    for y in (-62, -34):
        pen.ellipse(0, y, 12, 9, "main2")
    pen.blob([(-40, 0, 0), (-30, -10), (-8, -16), (8, -16), (30, -10), (40, 0, 0)], "main2")


@own("oil_lamp", main=c.DARKGOLD, main2=rgb("#96661b"), glass=rgb("#fbe8b6"), flame=c.ORANGE)
def oil_lamp(pen: Pen, v: Variant) -> None:
    """A paraffin lamp with a glass chimney."""
    pen.blob([(-14, -58, 0), (-28, -84), (-16, -112), (-13, -136, 0), (13, -136, 0), (16, -112), (28, -84), (14, -58, 0)], "glass")
    pen.blob([(0, -64), (-10, -78), (0, -104, 0), (10, -78)], "flame")
    pen.rectangle(-20, -60, 20, -48, "main2", 4)
    pen.blob([(-26, -48, 0), (26, -48, 0), (34, -30), (18, -14, 0), (-18, -14, 0), (-34, -30)], "main")
    pen.blob([(8, -48, 0), (26, -48, 0), (34, -30), (18, -14, 0), (6, -14, 0), (16, -30)], "main2")
    pen.rectangle(-32, -14, 32, 0, "main2", 4)


@own("hand_lantern", main=c.CHARCOAL, main2=c.BLACK, glow=rgb("#fbdc8a"), flame=c.ORANGE)
def hand_lantern(pen: Pen, v: Variant) -> None:
    """A storm lantern hanging from its handle."""
    ring(pen, 0, 26, 30, 28, 6, "main", math.pi, 2 * math.pi)
    pen.rectangle(-14, 16, 14, 30, "main2", 4)
    pen.polygon([(-36, 46), (-20, 28), (20, 28), (36, 46)], "main")
    pen.blob([(-28, 46, 0), (28, 46, 0), (33, 78), (26, 110, 0), (-26, 110, 0), (-33, 78)], "glow")
    pen.blob([(0, 104), (-11, 90), (0, 62, 0), (11, 90)], "flame")
    for x in (-32, 26):
        pen.rectangle(x, 44, x + 6, 112, "main")
    pen.rectangle(-36, 108, 36, 128, "main", 5)


@own("torch", main=c.BROWN, main2=c.DARKWOOD, flame=c.ORANGE, core=c.YELLOW,
     parts=lambda v: [Part(_torch_flame, palette(flame=c.ORANGE, core=c.YELLOW), 0, -62, "wave")])
def torch(pen: Pen, v: Variant) -> None:
    pen.polygon([(-12, -62), (12, -62), (7, 40), (-7, 40)], "main")
    pen.polygon([(-16, -70), (16, -70), (13, -44), (-13, -44)], "main2")


def _torch_flame(pen: Pen, _: Variant) -> None:
    pen.blob([(-16, -2, 0), (-27, -28), (-12, -52), (-6, -76, 0), (8, -56), (16, -64, 0), (26, -34), (16, -2, 0)], "flame")
    pen.blob([(-9, -2, 0), (-13, -20), (0, -46, 0), (13, -20), (9, -2, 0)], "core")


@own("red_lantern", main=c.RED, main2=c.DARKRED, gold=c.GOLD, glow=rgb("#f39a55"))
def red_lantern(pen: Pen, v: Variant) -> None:
    pen.rectangle(-4, 0, 4, 18, "gold", 2)
    pen.rectangle(-22, 14, 22, 26, "gold", 3)
    pen.ellipse(0, 62, 58, 42, "main")
    with pen.clipped(lambda: pen.ellipse_path(0, 62, 58, 42)):
        for x, rx in ((-46, 9), (46, 9)):
            pen.ellipse(x, 62, rx, 60, "main2")
        pen.ellipse(0, 62, 22, 60, "glow")
    pen.rectangle(-22, 98, 22, 110, "gold", 3)
    for x in (-12, 0, 12):
        pen.rectangle(x - 3.4, 110, x + 3.4, 146, "main2" if x else "main", 2)


@own("brazier", main=c.CHARCOAL, main2=c.BLACK, flame=c.ORANGE, core=c.YELLOW, coal=c.RED)
def brazier(pen: Pen, v: Variant) -> None:
    pen.blob([(-34, -56), (-30, -84), (-12, -98), (-4, -124, 0), (10, -98), (24, -106, 0), (34, -76), (32, -56)], "flame")
    pen.blob([(-16, -56), (-14, -74), (2, -98, 0), (16, -74), (14, -56)], "core")
    for x in (-26, 0, 26):
        pen.ellipse(x, -56, 18, 10, "coal")
    pen.blob([(-60, -54, 0), (60, -54, 0), (44, -24), (-44, -24)], "main")
    pen.rectangle(-64, -58, 64, -48, "main2", 4)
    for x in (-32, 0, 32):
        pen.line([(x, -28, 0), (x * 1.35, 0, 0)], 9, "main2")


@own("incense_burner", main=rgb("#8c6a3a"), main2=rgb("#6b4e28"), stick=c.RED, smoke=c.PALE)
def incense_burner(pen: Pen, v: Variant) -> None:
    for x in (-12, 0, 12):
        pen.rectangle(x - 2.6, -122, x + 2.6, -70, "stick")
    pen.line([(0, -126), (7, -140), (-4, -154), (5, -170)], 5.5, "smoke")
    pen.rectangle(-54, -86, -40, -58, "main2", 5)
    pen.rectangle(40, -86, 54, -58, "main2", 5)
    pen.blob([(-52, -66, 0), (52, -66, 0), (48, -32), (28, -18), (-28, -18), (-48, -32)], "main")
    pen.rectangle(-58, -74, 58, -60, "main2", 4)
    for x in (-32, 0, 32):
        pen.rectangle(x - 6, -24, x + 6, 0, "main2", 3)


@own("firecracker", main=c.RED, main2=c.DARKRED, gold=c.GOLD, wood=c.CHARCOAL)
def firecracker(pen: Pen, v: Variant) -> None:
    """A string of firecrackers."""
    pen.rectangle(-2.6, 0, 2.6, 150, "wood")
    pen.polygon([(0, 0), (-14, 14), (0, 28), (14, 14)], "gold")
    for i in range(6):
        for s in (-1, 1):
            with pen.moved(0, 34 + i * 20, .7 * s):
                pen.rectangle(min(0, 30 * s), -6, max(0, 30 * s), 7, "main" if (i + s) % 2 else "main2", 3)
                pen.rectangle(min(22 * s, 30 * s), -6, max(22 * s, 30 * s), 7, "gold", 2)
    star(pen, 0, 162, 20, 9, 8, "gold")


@own("firework", main=c.RED, gold=c.GOLD, light=c.CREAM)
def firework(pen: Pen, v: Variant) -> None:
    for i in range(12):
        a = 2 * math.pi * i / 12
        x, y = math.cos(a), math.sin(a)
        cls = "main" if i % 2 else "gold"
        far = 92 if i % 2 else 76
        limb(pen, [(x * 26, y * 26), (x * far * .9, y * far * .9)], [2.6, 4.4], cls)
        pen.ellipse(x * far, y * far, 6.5, 6.5, "light" if i % 2 else "gold")
    pen.ellipse(0, 0, 12, 12, "light")


@own("vat", main=rgb("#7d5a48"), main2=rgb("#5f4234"), water=c.SKY, gold=rgb("#a98457"))
def vat(pen: Pen, v: Variant) -> None:
    """A big earthenware water vat."""
    pen.blob([(-58, -96, 0), (58, -96, 0), (70, -62), (54, -16), (40, 0, 0), (-40, 0, 0), (-54, -16), (-70, -62)], "main")
    pen.blob([(32, -96, 0), (58, -96, 0), (70, -62), (54, -16), (40, 0, 0), (14, 0, 0), (40, -50)], "main2")
    pen.ellipse(0, -97, 64, 12, "main2")
    pen.ellipse(0, -97, 52, 8, "water")
    pen.line([(-66, -58), (-30, -48), (0, -56), (30, -48), (66, -58)], 6, "gold")


@own("tofu", main=c.CREAM, main2=rgb("#e2d2ac"), plate=c.BLUE, shade=rgb("#c9b588"))
def tofu(pen: Pen, v: Variant) -> None:
    pen.ellipse(0, -8, 78, 9, "plate")
    for x, y in ((-44, -10), (16, -10), (-14, -48)):
        pen.polygon([(x - 26, y - 30), (x - 14, y - 40), (x + 38, y - 40), (x + 26, y - 30)], "main")
        pen.rectangle(x - 26, y - 31, x + 26, y, "main2")
        pen.polygon([(x + 26, y - 31), (x + 38, y - 40), (x + 38, y - 10), (x + 26, y)], "shade")


@own("oil_bottle", main=c.GOLD, main2=c.DARKGOLD, label=c.RED, light=c.CREAM)
def oil_bottle(pen: Pen, v: Variant) -> None:
    """Cooking oil, soy sauce or vinegar."""
    ring(pen, 30, -66, 16, 20, 8, "main2", -1.5, 1.5)
    pen.blob([(-10, -112, 0), (10, -112, 0), (34, -86), (34, 0, 0), (-34, 0, 0), (-34, -86)], "main")
    pen.blob([(6, -110, 0), (10, -112, 0), (34, -86), (34, 0, 0), (18, 0, 0), (18, -84)], "main2")
    pen.rectangle(-34, -56, 34, -16, "label")
    pen.ellipse(0, -36, 13, 13, "light")
    pen.rectangle(-13, -122, 13, -108, "label", 3)
