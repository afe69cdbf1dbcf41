"""Fish, reptiles, frogs and insects that move, in side view to the right."""
from __future__ import annotations

import math
from typing import Mapping

from ..sheet import Pen, Stops
from . import palette as c
from .drawing import OWN, Own, Part, Variant, own, palette
from .palette import rgb
from .shapes import limb


def _tail_fin(pen: Pen, _: Variant) -> None:
    pen.blob([(8, -6), (-24, -34), (-46, -42, 0), (-36, 0), (-46, 42, 0), (-24, 34), (8, 6)], "main2")


def _fish(key: str, colours: Mapping[str, Stops], deep: float, stripes: str = "", scale: float = .8) -> None:
    """A fish about its own middle, 2 units long: its depth, what marks it has, and the size of its tail."""
    def path(pen: Pen) -> None:
        pen.curve([(-76, -4), (-40, -deep * .7), (10, -deep), (58, -deep * .62), (92, -2), (60, deep * .6), (10, deep), (-40, deep * .66), (-76, 6)])

    def draw(pen: Pen, _: Variant) -> None:
        pen.blob([(-30, -deep * .7), (-4, -deep - 24), (34, -deep - 14), (44, -deep * .6)], "main2")
        pen.blob([(-20, deep * .7), (-24, deep + 20, 0), (18, deep * .8)], "main2")
        path(pen)
        pen.fill("main")
        with pen.clipped(lambda: path(pen)):
            if "light" in colours:
                pen.ellipse(10, deep * .95, 90, deep * .62, "light")
            if stripes == "bands":
                for x in (-40, -4, 34):
                    pen.rectangle(x - 7, -80, x + 7, 80, "mark")
            if stripes == "patches":
                pen.ellipse(-30, -deep * .6, 24, 18, "mark")
                pen.ellipse(24, -deep * .75, 24, 17, "mark")
        pen.blob([(8, 4), (-16, 26), (-34, 26), (-18, 2)], "main2")
        pen.ellipse(62, -deep * .16, 9.5, 9.5, "white")
        pen.ellipse(64, -deep * .16, 5.4, 5.4, "dark")
    OWN[key] = Own(draw, colours, "small", lambda v: [Part(_tail_fin, colours, -72, 1, "tail", 0., True, scale=scale)])


_fish("fish", palette(main=rgb("#5aa3cf"), main2=rgb("#3d7fae"), light=rgb("#bfe0ee"), white=c.WHITE, dark=c.BLACK), 42)
_fish("goldfish", palette(main=c.ORANGE, main2=c.CORAL, light=c.YELLOW, white=c.WHITE, dark=c.BLACK), 46, scale=1.25)
_fish("carp", palette(main=c.WHITE, main2=rgb("#d9d4cb"), mark=c.RED, white=c.WHITE, dark=c.BLACK), 34, "patches", .95)
_fish("clownfish", palette(main=c.ORANGE, main2=rgb("#b9661f"), mark=c.WHITE, white=c.WHITE, dark=c.BLACK), 42, "bands", .6)


def _shark_tail(pen: Pen, _: Variant) -> None:
    pen.blob([(10, -8), (-30, -40), (-52, -72, 0), (-40, -10), (-48, 34, 0), (-22, 22), (10, 9)], "main")


@own("shark", main=rgb("#7f93a8"), main2=rgb("#5f7286"), light=c.WHITE, dark=c.BLACK,
     parts=lambda v: [Part(_shark_tail, palette(main=rgb("#7f93a8")), -118, 0, "tail", 0., True)])
def shark(pen: Pen, v: Variant) -> None:
    def path() -> None:
        pen.curve([(-124, -6), (-60, -28), (10, -38), (86, -26), (136, -4), (96, 20), (20, 36), (-60, 20), (-124, 8)])
    pen.polygon([(-10, -32), (-24, -84), (42, -34)], "main2")
    path()
    pen.fill("main")
    with pen.clipped(path):
        pen.ellipse(40, 36, 120, 32, "light")
    pen.polygon([(30, 18), (-30, 66), (-14, 20)], "main2")
    pen.ellipse(94, -10, 5.5, 5.5, "dark")
    pen.line([(92, 12), (106, 8), (120, 10)], 5, "dark")
    for x in (44, 54, 64):
        pen.line([(x, -10), (x - 3, 6)], 3.8, "main2")


def _fluke(pen: Pen, _: Variant) -> None:
    pen.blob([(12, 10), (-14, -14), (-50, -34), (-60, -24), (-42, -8), (-64, 8), (-54, 18), (-20, 12), (6, 22)], "main")


@own("whale", main=rgb("#4f7fae"), main2=rgb("#396391"), light=rgb("#dbe6ee"), dark=c.BLACK,
     parts=lambda v: [Part(_fluke, palette(main=rgb("#4f7fae")), -118, -30, "tail", 0., True)])
def whale(pen: Pen, v: Variant) -> None:
    def path() -> None:
        pen.curve([(-124, -38), (-80, -30), (-20, -50), (60, -58), (124, -38), (142, 4), (110, 42), (30, 52), (-50, 30), (-104, -8)])
    path()
    pen.fill("main")
    with pen.clipped(path):
        pen.ellipse(90, 56, 110, 44, "light")
        for x in (60, 84, 108):
            pen.line([(x - 34, 50), (x, 36), (x + 40, 34)], 4.4, "main2")
    pen.blob([(30, 22), (-6, 60), (-26, 58), (-4, 22)], "main2")
    pen.ellipse(86, -2, 6, 6, "dark")


@own("dolphin", main=rgb("#6f9dbf"), main2=rgb("#4e7c9f"), light=rgb("#e2edf2"), dark=c.BLACK,
     parts=lambda v: [Part(_fluke, palette(main=rgb("#6f9dbf")), -104, 6, "tail", 0., True, scale=.7)])
def dolphin(pen: Pen, v: Variant) -> None:
    def path() -> None:
        pen.curve([(-112, 4), (-70, -22), (0, -40), (62, -30), (86, -12), (128, -6), (126, 4), (88, 10), (40, 26), (-30, 24), (-90, 16)])
    pen.blob([(-16, -34), (-30, -66, 0), (26, -36)], "main2")
    path()
    pen.fill("main")
    with pen.clipped(path):
        pen.ellipse(50, 26, 84, 20, "light")
    pen.blob([(30, 14), (4, 50), (-10, 48), (2, 14)], "main2")
    pen.ellipse(74, -12, 5, 5, "dark")


def _flipper(pen: Pen, _: Variant) -> None:
    pen.blob([(-12, -4), (12, -6), (10, 16), (14, 26), (-10, 26), (-14, 12)], "skin")


TURTLE = palette(main=c.GREEN, main2=c.DARKGREEN, skin=rgb("#a9bd6b"), dark=c.BLACK)


@own("turtle", main=c.GREEN, main2=c.DARKGREEN, skin=rgb("#a9bd6b"), dark=c.BLACK,
     parts=lambda v: [Part(_flipper, TURTLE, x, -26, "leg", p, True) for x, p in ((-44, 0.), (36, .5))])
def turtle(pen: Pen, v: Variant) -> None:
    limb(pen, [(48, -28), (78, -40), (92, -52)], [15, 13, 17], "skin")
    pen.ellipse(98, -56, 4.4, 4.4, "dark")
    pen.polygon([(-66, -22), (-94, -10), (-58, -14)], "skin")
    pen.blob([(-76, -22, 0), (-66, -58), (-20, -88), (26, -80), (60, -48), (68, -22, 0)], "main")
    for x, y, r in ((-38, -46, 13), (-4, -62, 14), (28, -46, 13)):
        pen.polygon([(x + r * math.cos(a), y + r * math.sin(a)) for a in (math.pi / 3 * i for i in range(6))], "main2")
    pen.rectangle(-80, -28, 74, -16, "main2", 6)


@own("snake", main=c.GREEN, main2=c.DARKGREEN, dark=c.BLACK, light=c.YELLOW, accent=c.RED)
def snake(pen: Pen, v: Variant) -> None:
    limb(pen, [(-124, -8), (-90, -12), (-66, -30), (-40, -22), (-24, -10)], [3, 7, 10, 11, 12], "main")
    limb(pen, [(-24, -11), (10, -26), (34, -30), (54, -16)], [12, 12, 12, 12], "main")
    limb(pen, [(54, -14), (84, -14), (92, -44), (70, -66), (80, -92)], [12, 12, 12, 12, 13], "main")
    for x, y in ((-84, -16), (-56, -29), (-26, -13), (2, -23), (34, -31), (62, -13), (91, -34), (73, -64)):
        pen.ellipse(x, y, 6.5, 4.6, "main2", .4)
    pen.line([(104, -98), (124, -98, 0), (132, -104)], 4, "accent")
    pen.blob([(68, -96), (82, -114), (104, -108), (114, -96), (100, -86), (78, -84)], "main")
    pen.ellipse(94, -103, 5, 5, "light")
    pen.ellipse(95, -103, 2.6, 3, "dark")


def _frog_leg(pen: Pen, _: Variant) -> None:
    limb(pen, [(0, 0), (-24, 8), (4, 18), (-12, 26)], [14, 11, 7, 5], "main2")
    pen.line([(-14, 28, 0), (14, 28, 0)], 7, "main2")


@own("frog", main=rgb("#74b25a"), main2=rgb("#518a3f"), light=rgb("#dbe8b4"), dark=c.BLACK,
     parts=lambda v: [Part(_frog_leg, palette(main2=rgb("#518a3f")), -30, -32, "leg", 0.)])
def frog(pen: Pen, v: Variant) -> None:
    pen.blob([(-62, -12), (-50, -48), (0, -74), (44, -78), (66, -58), (52, -34), (20, -12), (-30, -4)], "main")
    pen.blob([(62, -52), (44, -30), (8, -12), (-14, -10), (14, -30), (34, -46)], "light")
    limb(pen, [(26, -30), (34, -14), (28, -4)], [8, 6, 5], "main2")
    pen.line([(26, -4, 0), (46, -4, 0)], 7, "main2")
    pen.ellipse(36, -80, 14, 14, "main")
    pen.ellipse(39, -82, 8.5, 8.5, "light")
    pen.ellipse(41, -82, 4.6, 5.4, "dark")
    pen.line([(42, -54), (56, -56), (65, -60)], 4, "main2")


@own("crocodile", grain="large", main=rgb("#6f9452"), main2=rgb("#4f7038"), light=rgb("#cbd49a"), dark=c.BLACK, white=c.WHITE,
     parts=lambda v: [Part(_stump, palette(main2=rgb("#4f7038")), x, -26, "leg", p, b) for x, p,
                      b in ((-44, .5, True), (52, .75, True), (-62, 0., False), (36, .25, False))])
def crocodile(pen: Pen, v: Variant) -> None:
    for i in range(9):
        x = -130 + i * 22
        pen.polygon([(x - 9, -40 - 8 * math.sin(i / 2.6)), (x + 9, -40 - 8 * math.sin(i / 2.6)), (x, -60 - 8 * math.sin(i / 2.6))], "main2")
    pen.blob([(-220, -6), (-150, -34), (-70, -52), (20, -54), (74, -46), (92, -56), (112, -50), (150, -40), (206, -36), (210, -24), (160, -20),
              (90, -14), (20, -10),
              (-70, -10), (-140, -14)], "main")
    pen.blob([(90, -14), (160, -20), (206, -24), (200, -14), (120, -6), (20, -6), (-80, -8), (0, -14)], "light")
    for x in (130, 150, 170, 190):
        pen.polygon([(x - 6, -22), (x + 6, -22), (x, -12)], "white")
    pen.ellipse(98, -48, 5, 5, "dark")
    pen.ellipse(200, -33, 3, 2.4, "dark")


def _stump(pen: Pen, _: Variant) -> None:
    limb(pen, [(0, 0), (-4, 14), (2, 20)], [14, 10, 8], "main2")
    pen.rectangle(-6, 18, 20, 27, "main2", 4)


def _butterfly_wing(pen: Pen, _: Variant) -> None:
    pen.blob([(2, -2), (10, -48), (52, -70), (78, -50), (64, -14), (14, 0)], "main")
    pen.blob([(2, 2), (30, 2), (56, 18), (50, 52), (24, 56), (8, 28)], "main2")
    pen.ellipse(52, -44, 12, 10, "light", .5)
    pen.ellipse(36, 30, 9, 9, "light")


WING = palette(main=c.ORANGE, main2=c.CORAL, light=c.CREAM)


def _mirrored_wing(pen: Pen, v: Variant) -> None:
    with pen.moved(mirror=True):
        _butterfly_wing(pen, v)


@own("butterfly", dark=c.BLACK, parts=lambda v: [Part(_butterfly_wing, WING, 3, -4, "flutter", 0., True),
                                                 Part(_mirrored_wing, WING, -3, -4, "flutter", 0., True)])
def butterfly(pen: Pen, v: Variant) -> None:
    limb(pen, [(0, -26), (0, 0), (0, 34)], [6, 6.5, 3.4], "dark")
    pen.ellipse(0, -34, 8, 8, "dark")
    for s in (-1, 1):
        pen.line([(3 * s, -40), (10 * s, -58), (20 * s, -66)], 3.8, "dark")


def _bee_wing(pen: Pen, _: Variant) -> None:
    pen.ellipse(-8, -26, 15, 30, "wing", -.35)


@own("bee", main=c.GOLD, dark=c.BLACK, wing=c.ICE, white=c.WHITE,
     parts=lambda v: [Part(_bee_wing, palette(wing=rgb("#b4d3e2")), 12, -22, "beat", 0., True),
                      Part(_bee_wing, palette(wing=c.ICE), -4, -24, "beat", 0., True)])
def bee(pen: Pen, v: Variant) -> None:
    def path() -> None:
        pen.ellipse_path(0, 0, 48, 30)
    pen.polygon([(-42, -6), (-42, 8), (-62, 4)], "dark")
    path()
    pen.fill("main")
    with pen.clipped(path):
        for x in (-28, -2):
            pen.rectangle(x - 8, -40, x + 6, 40, "dark")
    pen.ellipse(46, -4, 21, 21, "dark")
    pen.ellipse(52, -9, 6, 7, "white")
    pen.line([(54, -22), (64, -40)], 3.8, "dark")


def _dragonfly_wing(pen: Pen, _: Variant) -> None:
    pen.blob([(4, 0), (14, -40), (2, -84), (-16, -82), (-16, -40)], "wing")


@own("dragonfly", main=c.RED, main2=c.DARKRED, dark=c.BLACK,
     parts=lambda v: [Part(_dragonfly_wing, palette(wing=rgb("#b4d3e2")), 46, -6, "beat", 0., True),
                      Part(_dragonfly_wing, palette(wing=c.ICE), 22, -6, "beat", .1)])
def dragonfly(pen: Pen, v: Variant) -> None:
    limb(pen, [(-112, 6), (-40, 2), (20, 0)], [4.4, 5, 9], "main")
    limb(pen, [(10, 0), (48, -2)], [12, 14], "main2")
    pen.ellipse(72, -4, 15, 15, "main")
    pen.ellipse(78, -8, 8, 9, "dark")


def _bat_wing(pen: Pen, _: Variant) -> None:
    pen.blob([(0, -8), (22, -34, 0), (66, -44), (104, -30, 0), (88, -6), (84, 14, 0), (64, 4), (52, 22, 0), (34, 8), (20, 24, 0), (2, 14)], "main2")


def _bat_left(pen: Pen, v: Variant) -> None:
    with pen.moved(mirror=True):
        _bat_wing(pen, v)


@own("bat", main=rgb("#5b4a63"), main2=rgb("#473a4e"), eye=c.GOLD,
     parts=lambda v: [Part(f, palette(main2=rgb("#473a4e")), x, -4, "beat", 0., True) for f, x in ((_bat_wing, 10), (_bat_left, -10))])
def bat(pen: Pen, v: Variant) -> None:
    pen.ellipse(0, 4, 19, 27, "main")
    for s in (-1, 1):
        pen.polygon([(4 * s, -30), (18 * s, -54), (21 * s, -22)], "main")
    pen.ellipse(0, -20, 21, 18, "main")
    for s in (-1, 1):
        pen.ellipse(8 * s, -22, 4, 4.4, "eye")


@own("starfish", main=c.CORAL, main2=rgb("#c9573f"))
def starfish(pen: Pen, v: Variant) -> None:
    for i in range(5):
        with pen.moved(turn=2 * math.pi * i / 5):
            limb(pen, [(0, 0), (0, -30), (0, -62)], [25, 18, 9], "main")
    for i in range(5):
        with pen.moved(turn=2 * math.pi * i / 5):
            for y in (-18, -36, -54):
                pen.ellipse(0, y, 4, 4, "main2")


@own("cell", grain="large", main=rgb("#f3c9c4"), main2=rgb("#dd8f8a"), nucleus=c.PURPLE, core=rgb("#5b4285"), gold=c.GOLD, green=c.GREEN)
def cell(pen: Pen, v: Variant) -> None:
    """An animal cell, cut open."""
    outline = [(-96, 6), (-76, -60), (-10, -84), (64, -72), (100, -14), (84, 54), (16, 82), (-62, 68)]
    pen.blob(outline, "main2")
    pen.blob([(x * .91, y * .9) for x, y in outline], "main")
    pen.ellipse(-8, -6, 36, 34, "nucleus")
    pen.ellipse(2, 2, 14, 14, "core")
    for x, y, t in ((54, -40, .5), (-52, 46, -.4), (52, 38, 1.)):
        pen.ellipse(x, y, 20, 10, "gold", t)
        with pen.moved(x, y, t):
            pen.line([(-10, 0), (-4, -4), (2, 4), (9, 0)], 3.6, "main2")
    for x, y in ((-62, -30), (-40, -56), (20, 58), (70, 0), (-70, 20)):
        pen.ellipse(x, y, 6.5, 6.5, "green")


@own("plant_cell", grain="large", main=rgb("#d4e6a8"), main2=c.GREEN, nucleus=c.PURPLE, core=rgb("#5b4285"), water=c.SKY, leaf=rgb("#4f8f3f"))
def plant_cell(pen: Pen, v: Variant) -> None:
    pen.rectangle(-100, -76, 100, 76, "main2", 26)
    pen.rectangle(-88, -64, 88, 64, "main", 18)
    pen.blob([(-20, -40), (40, -48), (72, -10), (56, 40), (0, 44), (-28, 10)], "water")
    pen.ellipse(-56, 24, 24, 24, "nucleus")
    pen.ellipse(-52, 28, 10, 10, "core")
    for x, y, t in ((-58, -40, .3), (-14, 58, 0), (70, 50, -.6), (0, -57, 0), (76, -44, .8)):
        pen.ellipse(x, y, 14, 8, "leaf", t)
