"""Castles, works, public fronts, tents, huts and ruins."""
from __future__ import annotations

import math

from ...sheet import Pen, Sprite
from .base import Variant, make, piece, standing, wobble
from .buildings import PANE


@piece("castle_wall")
def castle_wall(v: Variant) -> Sprite:
    """Wall with battlements; strip 8 x 3."""
    def draw(p: Pen) -> None:
        p.rectangle(-4.2, -2.4, 4.2, 0, "stone2")
        for i in range(-1, 9):
            p.rectangle(-4 + i + .2, -2.95, -4 + i + .8, -2.3, "stone2")
        p.rectangle(-4.2, -2.2, 4.2, -2.06, "stone3")
        for j in range(4):
            for i in range(-1, 8):
                if wobble(i % 8, j) > -.1:
                    x = -4 + i + .5 * (j % 2) + .1
                    p.rectangle(x, -1.85 + .45 * j, x + .7, -1.55 + .45 * j, "stone", .05)
    return make("castle_wall", (-4., -3., 4., 0), "stone stone2 stone3", draw, grain="strip",
                colours={"stone": (.72, .70, .68), "stone2": (.66, .64, .63), "stone3": (.56, .54, .55)})


@piece("castle_tower")
def castle_tower(v: Variant) -> Sprite:
    """Round tower with a pointed roof or battlements."""
    def draw(p: Pen) -> None:
        p.rectangle(-1.2, -6., 1.2, 0, "stone2")
        p.rectangle(.4, -6., 1.2, 0, "stone3")
        p.rectangle(-1.45, -6.6, 1.45, -5.7, "stone2")
        if v[0] > 0:
            p.polygon([(-1.7, -6.5), (0, -9.6), (1.7, -6.5)], "roof")
            p.rectangle(-.05, -10.4, .05, -9.5, "dark2")
            p.polygon([(.05, -10.4), (.9, -10.1), (.05, -9.8)], "roof")
        else:
            for i in range(4):
                p.rectangle(-1.45 + .8 * i, -7.1, -.95 + .8 * i, -6.5, "stone2")
        for x, y in ((-.3, -4.8), (-.3, -2.6)):
            p.rectangle(x - .16, y - .3, x + .16, y + .4, "dark2")
            p.ellipse(x, y - .3, .16, .16, "dark2")
    return make("castle_tower", standing(3.44, 10.4 if v[0] > 0 else 7.1), "stone2 stone3 roof dark2", draw, grain="large",
                colours={"stone2": (.68, .66, .65), "stone3": (.58, .56, .57)})


@piece("factory_building")
def factory_building(v: Variant) -> Sprite:
    """Saw-tooth works with chimneys."""
    def draw(p: Pen) -> None:
        for x, h in ((2.2, 7.4), (3.3, 6.6)):
            p.polygon([(x - .38, -3), (x - .26, -h), (x + .26, -h), (x + .38, -3)], "brick2")
            p.rectangle(x - .32, -h - .1, x + .32, -h + .35, "white2")
        p.rectangle(-4., -3., 4., 0, "brick")
        for i in range(4):
            x = -4. + 2. * i
            p.polygon([(x, -3.), (x, -4.4), (x + 2., -3.)], "slate")
            p.polygon([(x + .2, -3.2), (x + .2, -3.9), (x + 1.2, -3.2)], "glow")
        for i in range(4):
            x = -3.4 + 1.65 * i
            p.rectangle(x, -2.2, x + 1.1, -1.1, "white2")
            p.rectangle(x + .1, -2.1, x + 1., -1.2, "glow")
        p.rectangle(2.9, -2.2, 3.8, 0, "slate")
    return make("factory_building", standing(8.04, 7.52), "brick brick2 slate white2 glow", draw, grain="large", colours={"glow": PANE})


@piece("hospital_front")
def hospital_front(v: Variant) -> Sprite:
    """Hospital: white blocks, a red cross, a canopy."""
    def draw(p: Pen) -> None:
        p.rectangle(-4., -4.6, 4., 0, "white2")
        p.rectangle(-1.6, -6.4, 1.6, 0, "white")
        p.rectangle(-.22, -6., .22, -4.8, "red")
        p.rectangle(-.6, -5.62, .6, -5.18, "red")
        for y in (-3.9, -2.4):
            for x in (-3.6, -2.5, 1.85, 2.95):
                p.rectangle(x, y, x + .75, y + .85, "glow")
            p.rectangle(-1.1, y, 1.1, y + .85, "glow")
        p.rectangle(-1.9, -1.75, 1.9, -1.45, "teal")
        p.rectangle(-1., -1.45, 1., 0, "glow")
        p.rectangle(-.05, -1.45, .05, 0, "white2")
        p.rectangle(-4., -.25, -1., 0, "teal")
        p.rectangle(1., -.25, 4., 0, "teal")
    return make("hospital_front", standing(8.04, 6.44), "white white2 red teal glow", draw, grain="large", colours={"glow": PANE})


@piece("school_front")
def school_front(v: Variant) -> Sprite:
    """School: a brick house with a clock gable and a flag."""
    def draw(p: Pen) -> None:
        p.rectangle(-.06, -7., .06, -5.4, "white")
        p.polygon([(.06, -7.), (1., -6.75), (.06, -6.4)], "roof")
        p.rectangle(-4., -3.4, 4., 0, "brick")
        p.polygon([(-4.3, -3.3), (-3.7, -4.4), (3.7, -4.4), (4.3, -3.3)], "roof")
        p.polygon([(-1.4, 0), (-1.4, -4.3), (0, -5.6), (1.4, -4.3), (1.4, 0)], "brick")
        p.line([(-1.65, -4.1, 1), (0, -5.65, 1), (1.65, -4.1, 1)], .26, "white")
        p.ellipse(0, -4.2, .5, .5, "white")
        p.line([(0, -4.5), (0, -4.2), (.22, -4.1)], .12, "roof")
        for x in (-3.2, -2.1, 2.1, 3.2):
            for y in (-2.5, -1.05):
                p.rectangle(x - .42, y - .47, x + .42, y + .47, "white")
                p.rectangle(x - .32, y - .37, x + .32, y + .37, "glow")
        p.rectangle(-.8, -2.2, .8, 0, "white")
        p.rectangle(-.66, -2.06, .66, 0, "wood2")
    return make("school_front", standing(8.64, 7.02), "brick roof white glow wood2", draw, grain="large", colours={"glow": PANE})


@piece("station_hall")
def station_hall(v: Variant) -> Sprite:
    """A station's great roof: an arched pane end with ribs, over a hall; 10 x 6."""
    def draw(p: Pen) -> None:
        p.rectangle(-5., -3., 5., 0, "plaster")
        p.c.move_to(-5., -2.8)
        p.c.curve_to(-4., -6.6, 4., -6.6, 5., -2.8)
        p.c.close_path()
        p.fill("slate2")
        with p.clipped(lambda: (p.c.move_to(-4.4, -2.9), p.c.curve_to(-3.6, -6., 3.6, -6., 4.4, -2.9), p.c.close_path())):
            p.rectangle(-5, -6.5, 5, -2.8, "glow")
            for i in range(-4, 5):
                p.rectangle(i - .07, -6.5, i + .07, -2.8, "slate2")
            p.rectangle(-5, -4.2, 5, -4.04, "slate2")
        p.ellipse(0, -3.8, .62, .62, "white")
        p.line([(0, -4.15), (0, -3.8), (.28, -3.68)], .13, "slate2")
        for i in range(5):
            x = -4.2 + 1.8 * i
            p.rectangle(x, -2.1, x + 1.2, 0, "slate2")
            p.ellipse(x + .6, -2.1, .6, .4, "slate2")
            p.rectangle(x + .12, -2.05, x + 1.08, 0, "glow")
    return make("station_hall", standing(10.04, 5.8), "plaster slate2 glow white", draw, grain="large", colours={"glow": PANE})


@piece("ruins")
def ruins(v: Variant) -> Sprite:
    """Broken walls and a stump of a house."""
    def draw(p: Pen) -> None:
        p.polygon([(-2.4, 0), (-2.4, -2.2), (-2., -2.8), (-1.7, -2.3), (-1.2, -3.3), (-.8, -2.9), (-.8, -1.4), (-.3, -1.), (.2, -1.3), (.2, 0)],
                  "stone2")
        p.polygon([(.9, 0), (.9, -3.), (1.3, -3.6), (1.6, -3.1), (2.2, -2.1), (2.2, 0)], "stone3")
        p.rectangle(-1.9, -1.7, -1.3, -.8, "dark2")
        p.rectangle(1.3, -2.2, 1.75, -1.3, "dark2")
        for x, y, r in ((.5, -.16, .4), (-.2, -.12, .3), (1., -.1, .26), (2.5, -.14, .34), (-2.7, -.12, .3)):
            p.polygon([(x - r, 0), (x - r * .7, y - r * .5), (x + r * .2, y - r * .8), (x + r, y - r * .1), (x + r, 0)], "stone")
    return make("ruins", (-3.1, -3.65, 3., .02), "stone stone2 stone3 dark2", draw, grain="large",
                colours={"stone": (.60, .56, .54), "stone2": (.66, .62, .59), "stone3": (.53, .49, .49)})


@piece("tent")
def tent(v: Variant) -> Sprite:
    """Ridge tent, or a round pavilion with a flag (v[0] > 0)."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.rectangle(-.04, -4., .04, -3., "wood2")
            p.polygon([(.04, -4.), (.7, -3.75), (.04, -3.5)], "red")
            p.rectangle(-1.5, -1.8, 1.5, 0, "cream")
            for x in (-1.1, .5):
                p.rectangle(x, -1.8, x + .6, 0, "red")
            p.polygon([(-1.8, -1.7), (0, -3.3), (1.8, -1.7)], "red")
            p.polygon([(-.6, -1.7), (0, -3.3), (.6, -1.7)], "cream")
            p.polygon([(-.4, 0), (0, -1.6), (.4, 0)], "dark2")
        else:
            p.polygon([(-1.7, 0), (0, -2.2), (1.7, 0)], "cream")
            p.polygon([(0, -2.2), (1.7, 0), (.6, 0)], "red")
            p.polygon([(-.6, 0), (0, -1.7), (.5, 0)], "dark2")
            p.line([(0, -2.3), (0, -2.)], .09, "wood2")
    return make("tent", standing(3.64, 4.02 if v[0] > 0 else 2.36), "cream red dark2 wood2", draw, tint="red", grain="large",
                colours={} if v[0] > 0 else {"cream": (.72, .70, .52), "red": (.61, .59, .43)})


@piece("hut")
def hut(v: Variant) -> Sprite:
    """Log or reed hut on short legs."""
    def draw(p: Pen) -> None:
        p.rectangle(-1.4, -1.8, 1.4, 0, "wood")
        for i in range(5):
            p.rectangle(-1.45, -1.66 + .36 * i, 1.45, -1.56 + .36 * i, "wood2")
        p.rectangle(-.4, -1.4, .4, 0, "wood3")
        p.rectangle(.7, -1.3, 1.15, -.8, "glow")
        p.blob([(-2., -1.45), (-1.5, -2.2), (-.8, -3.), (0, -3.3), (.8, -3.), (1.5, -2.2), (2., -1.45), (1., -1.66), (0, -1.7), (-1., -1.66)],
               "straw")
        p.blob([(-2., -1.45), (-1., -1.66), (0, -1.7), (1., -1.66), (2., -1.45), (1., -1.86), (0, -1.95), (-1., -1.86)], "straw2")
    return make("hut", standing(4.04, 3.32), "wood wood2 wood3 straw straw2 glow", draw, grain="large", colours={"glow": PANE})


@piece("windmill")
def windmill(v: Variant) -> Sprite:
    """Tower mill with four sails."""
    def draw(p: Pen) -> None:
        p.polygon([(-1.1, 0), (-.7, -4.2), (.7, -4.2), (1.1, 0)], "plaster")
        p.blob([(-.85, -4.1, 1), (-.6, -4.8), (0, -5.1), (.6, -4.8), (.85, -4.1, 1)], "roof")
        p.rectangle(-.35, -1.3, .35, 0, "wood2")
        p.rectangle(-.22, -2.9, .22, -2.35, "dark2")
        for i in range(4):
            with p.moved(0, -4.2, .5 + math.pi / 2 * i):
                p.rectangle(-.06, -2.6, .06, 0, "wood2")
                p.rectangle(.06, -2.55, .5, -.6, "white")
                p.rectangle(.06, -1.62, .5, -1.52, "wood2")
        p.ellipse(0, -4.2, .18, .18, "dark2")
    return make("windmill", (-2.65, -6.9, 2.65, .02), "plaster roof wood2 dark2 white", draw, grain="large")


@piece("roof_things")
def roof_things(v: Variant) -> Sprite:
    """What stands on a roof: a water tank, or a stair house with a vent."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            for x in (-.6, 0, .6):
                p.rectangle(x - .06, -1.2, x + .06, 0, "dark2")
            p.rectangle(-.85, -2.6, .85, -1.1, "wood", .05)
            for y in (-2.3, -1.45):
                p.rectangle(-.87, y, .87, y + .09, "dark2")
            p.polygon([(-.95, -2.55), (0, -3.2), (.95, -2.55)], "slate2")
        else:
            p.rectangle(-1., -2.4, 1., 0, "stone2")
            p.rectangle(-1.12, -2.55, 1.12, -2.35, "slate2")
            p.rectangle(-.7, -2., .1, 0, "slate2")
            p.rectangle(-.6, -1.9, 0, 0, "wood")
            p.rectangle(.35, -1.8, .8, -1.3, "glow")
            p.ellipse(-.12, -1., .06, .06, "dark2")
    return make("roof_things", standing(2.26, 3.2 if v[0] > 0 else 2.56), "wood stone2 slate2 dark2 glow", draw, grain="large",
                colours={"glow": PANE, "stone2": (.76, .70, .66)})
