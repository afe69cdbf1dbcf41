"""Walls, fences, bridges, quays and skylines."""
from __future__ import annotations

import math

from ...sheet import Pen, Sprite
from .base import Variant, choice, make, piece, standing, wobble
from .buildings import PANE


@piece("bridge_stone")
def bridge_stone(v: Variant) -> Sprite:
    """Old stone bridge: arches over water; strip 8 x 2, or one high round arch if v[0] > 0."""
    def draw(p: Pen) -> None:
        c = p.c
        c.set_fill_rule(1)
        if v[0] > 0:
            c.move_to(-4, 0)
            c.curve_to(-2.4, -.5, -1.6, -2.3, 0, -2.3)
            c.curve_to(1.6, -2.3, 2.4, -.5, 4, 0)
            c.close_path()
            c.new_sub_path()
            c.arc(0, 0, 1.25, math.pi, 2 * math.pi)
            c.close_path()
            p.fill("stone")
            c.set_fill_rule(0)
            p.line([(-3.9, -.12), (-2.7, -.72), (-1.4, -2.05), (0, -2.46), (1.4, -2.05), (2.7, -.72), (3.9, -.12)], .2, "stone2")
            for x, y in ((-2.6, -.9), (-1.4, -2.1), (0, -2.5), (1.4, -2.1), (2.6, -.9)):
                p.rectangle(x - .1, y - .42, x + .1, y + .1, "stone2", .04)
            p.line([(-1.33 * math.cos(t * math.pi / 12), -1.33 * math.sin(t * math.pi / 12)) for t in range(13)], .16, "stone3")
            return
        c.rectangle(-4.2, -1.7, 8.4, 1.7)
        for x in (-4., -1.333, 1.333, 4.):
            c.new_sub_path()
            c.arc(x, 0, .98, math.pi, 2 * math.pi)
            c.close_path()
        p.fill("stone")
        c.set_fill_rule(0)
        p.rectangle(-4.2, -1.98, 4.2, -1.66, "stone2")
        p.rectangle(-4.2, -1.66, 4.2, -1.56, "stone3")
        for x in (-4., -1.333, 1.333, 4.):
            p.line([(x - 1.04 * math.cos(t * math.pi / 12), -1.04 * math.sin(t * math.pi / 12)) for t in range(13)], .14, "stone3")
    grain = "large" if v[0] > 0 else "strip"
    return make("bridge_stone", (-4., -3.0, 4., .05) if v[0] > 0 else (-4., -2., 4., .02), "stone stone2 stone3", draw, grain=grain)


@piece("bridge_steel")
def bridge_steel(v: Variant) -> Sprite:
    """Steel truss or a hanging bridge's tower and cables (v[0] > 0); strip 12 x 4."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            for side in (-1, 1):
                p.line([(side * 6.2, -.75), (side * 4.4, -1.2), (side * 3., -3.9)], .16, "red")
            p.line([(-3., -3.9), (-1.5, -1.5), (0, -.95), (1.5, -1.5), (3., -3.9)], .16, "red")
            for x, y in ((-2.25, -2.55), (-1.5, -1.5), (-.75, -1.05), (.75, -1.05), (1.5, -1.5), (2.25, -2.55), (-4.1, -1.6), (4.1, -1.6),
                         (-5., -1.1), (5., -1.1)):
                p.rectangle(x - .05, y, x + .05, -.5, "red2")
            for x in (-3., 3.):
                p.rectangle(x - .2, -4., x + .2, .02, "red")
        else:
            for i in range(-1, 7):
                x = -6 + 2. * i
                p.line([(x, -.5, 1), (x + 1., -2.6, 1), (x + 2., -.5, 1)], .17, "red2")
                p.rectangle(x + .92, -2.6, x + 1.08, -.5, "red2")
            p.rectangle(-6.2, -2.75, 6.2, -2.5, "red")
        p.rectangle(-6.2, -.62, 6.2, -.3, "red")
        if v[0] <= 0:
            for x in (-4., 4.):
                p.rectangle(x - .4, -.32, x + .4, .02, "stone3")
    colours = {"red": (.74, .38, .33), "red2": (.62, .31, .29)} if v[1] > 0 else {"red": (.45, .55, .62), "red2": (.37, .46, .54)}
    return make("bridge_steel", (-6., -4.05 if v[0] > 0 else -2.8, 6., .02), "red red2" if v[0] > 0 else "red red2 stone3", draw, grain="strip",
                colours=colours)


@piece("pier")
def pier(v: Variant) -> Sprite:
    """Wooden jetty on piles; strip 6 x 1.2."""
    def draw(p: Pen) -> None:
        for i in range(-1, 5):
            x = -3 + 1.5 * i + .75
            p.rectangle(x - .12, -.6, x + .12, .4, "wood3")
        p.rectangle(-3.1, -.7, 3.1, -.5, "wood")
        p.rectangle(-3.1, -.5, 3.1, -.4, "wood2")
        for i in range(-1, 3):
            x = -3 + 3 * i + 1.5
            p.rectangle(x - .1, -1.1, x + .1, -.6, "wood2", .04)
    return make("pier", (-3., -1.12, 3., .38), "wood wood2 wood3", draw, grain="strip")


@piece("lighthouse")
def lighthouse(v: Variant) -> Sprite:
    """Banded lighthouse on a rock."""
    def draw(p: Pen) -> None:
        p.blob([(-2., 0, 1), (-1.5, -.7), (-.6, -.95), (.8, -.9), (1.6, -.5), (2., 0, 1)], "rock")
        edge = lambda y: .8 - .4 * (-y - .8) / 4.6  # noqa: E731
        p.polygon([(-edge(-.8), -.8), (-edge(-5.4), -5.4), (edge(-5.4), -5.4), (edge(-.8), -.8)], "white")
        for y in (-1.7, -3.6):
            p.polygon([(-edge(y), y), (-edge(y - .95), y - .95), (edge(y - .95), y - .95), (edge(y), y)], "red")
        p.rectangle(-.62, -5.6, .62, -5.35, "dark2", .03)
        p.rectangle(-.32, -6.25, .32, -5.55, "glow")
        p.rectangle(-.04, -6.25, .04, -5.55, "dark2")
        p.polygon([(-.46, -6.2), (0, -6.8), (.46, -6.2)], "red")
        p.rectangle(-.2, -1.6, .2, -.85, "dark2")
    return make("lighthouse", standing(4.04, 6.84), "rock white red dark2 glow", draw, grain="large", colours={"glow": (.98, .92, .62)})


@piece("fence")
def fence(v: Variant) -> Sprite:
    """Fence; strip 4 x 1: white pickets, rough rails or wire posts."""
    kind = choice(v[0], 3)

    def draw(p: Pen) -> None:
        if kind == 0:
            for i in range(-1, 15):
                x = -2 + .286 * i
                p.polygon([(x - .085, 0), (x - .085, -.82), (x, -.96), (x + .085, -.82), (x + .085, 0)], "white")
            for y in (-.68, -.3):
                p.rectangle(-2.1, y, 2.1, y + .1, "white2")
        elif kind == 1:
            for i in range(-1, 4):
                x = -2 + 1.333 * i + .66
                p.rectangle(x - .09, -1., x + .09, 0, "white2", .03)
            for y in (-.84, -.46):
                p.rectangle(-2.1, y, 2.1, y + .14, "white")
        else:
            for i in range(-1, 4):
                x = -2 + 1.333 * i + .66
                p.rectangle(x - .07, -1., x + .07, 0, "white")
            for y in (-.86, -.56, -.26):
                p.rectangle(-2.1, y, 2.1, y + .05, "white2")
    tone = ({"white": (.96, .96, .94), "white2": (.85, .87, .88)}, {"white": (.63, .47, .34), "white2": (.52, .38, .28)},
            {"white": (.55, .48, .42), "white2": (.62, .62, .63)})[kind]
    return make("fence", (-2., -1.02, 2., .01), "white white2", draw, tint="white", grain="strip", colours=tone)


@piece("wall")
def wall(v: Variant) -> Sprite:
    """Garden or lane wall; strip 8 x 2.2: brick, plaster with a tiled cap, or field stone (low)."""
    kind = choice(v[0], 3)
    high = (2., 2.2, 1.1)[kind]

    def draw(p: Pen) -> None:
        p.rectangle(-4.2, -high, 4.2, 0, "brick")
        if kind == 0:
            for j in range(5):
                for i in range(-1, 9):
                    x = -4 + i + .5 * (j % 2)
                    if wobble(i % 8, j + 3) > -.2:
                        p.rectangle(x + .06, -1.66 + .36 * j, x + .9, -1.4 + .36 * j, "brick2", .02)
            p.rectangle(-4.2, -2.05, 4.2, -1.8, "stone")
        elif kind == 1:
            p.rectangle(-4.2, -.4, 4.2, 0, "brick2")
            p.rectangle(-4.2, -2.2, 4.2, -1.94, "stone")
            for i in range(-1, 21):
                p.ellipse(-4 + .4 * i + .2, -1.94, .15, .12, "stone")
        else:
            for i in range(-1, 9):
                for j in range(3):
                    x = -4 + i + .5 * (j % 2)
                    p.ellipse(x + .5, -.9 + .36 * j, .4, .15, "brick2" if (i + j) % 3 else "stone")
    tone = ({}, {"brick": (.92, .90, .85), "brick2": (.66, .67, .68), "stone": (.40, .44, .49)},
            {"brick": (.58, .56, .55), "brick2": (.68, .66, .64), "stone": (.76, .73, .70)})[kind]
    return make("wall", (-4., -high - .05, 4., 0), "brick brick2 stone", draw, grain="strip", colours=tone)


def _skyline(p: Pen, front: bool, seed: int) -> None:
    n = 12
    for i in range(-1, n + 1):
        k = i % n
        x = -6 + i
        h = (1.1 if front else 1.9) + (1.2 if front else 1.6) * abs(wobble(k, seed))
        w = .92 + .1 * wobble(k, seed + 1)
        cls = "far" if k % 2 else "far2"
        p.rectangle(x, -h, x + w, 0, cls)
        if k % 4 == 1:
            p.rectangle(x + .3, -h - .3, x + .6, -h, cls)
        if front:
            for j in range(int(h / .45)):
                for q in range(2):
                    if wobble(k * 7 + j * 3 + q, seed) > -.2:
                        p.rectangle(x + .18 + .36 * q, -h + .18 + .42 * j, x + .4 + .36 * q, -h + .38 + .42 * j, "glow")


@piece("skyline_near")
def skyline_near(v: Variant) -> Sprite:
    """Town buildings with windows; strip 12 x 3."""
    return make("skyline_near", (-6., -2.9, 6., 0), "far far2 glow", lambda p: _skyline(p, True, 3 + choice(v[0], 4)), grain="strip",
                colours={"far": (.58, .66, .75), "far2": (.66, .68, .76), "glow": (.72, .81, .87)})


@piece("skyline_far")
def skyline_far(v: Variant) -> Sprite:
    """Towers in the distance; strip 12 x 4."""
    return make("skyline_far", (-6., -3.9, 6., 0), "far far2", lambda p: _skyline(p, False, 11 + choice(v[0], 4)), grain="strip",
                colours={"far": (.66, .77, .86), "far2": (.72, .81, .88)})


@piece("roofs")
def roofs(v: Variant) -> Sprite:
    """The roofs of an old town, tiled; strip 12 x 2.4; eastern if v[0] > 0."""
    def draw(p: Pen) -> None:
        for i in range(-1, 6):
            k = i % 5
            x = -6 + 2.4 * i
            y = -.9 - .5 * abs(wobble(k, 5))
            p.rectangle(x + .1, y, x + 2.3, 0, "plaster")
            if v[0] > 0:
                p.blob([(x - .3, y - .12, 1), (x + .35, y - .4), (x + .6, y - .85, 1), (x + 1.8, y - .85, 1), (x + 2.05, y - .4),
                        (x + 2.7, y - .12, 1), (x + 2.3, y + .1, 1), (x + .1, y + .1, 1)],
                       "roof" if k % 2 else "roof2")
            else:
                p.polygon([(x - .1, y + .08), (x + 1.2, y - 1.1), (x + 2.5, y + .08)], "roof" if k % 2 else "roof2")
                p.rectangle(x + 1.6, y - 1.1, x + 1.9, y - .4, "roof2")
            p.rectangle(x + .7, y + .35, x + 1.05, y + .75, "glow")
            p.rectangle(x + 1.4, y + .35, x + 1.75, y + .75, "glow")
    tone = {"roof": (.44, .49, .54), "roof2": (.38, .43, .48)} if v[0] > 0 else {"roof": (.74, .45, .38), "roof2": (.64, .38, .34)}
    return make("roofs", (-6., -2.5, 6., 0), "plaster roof roof2 glow", draw, grain="strip", colours=dict(tone, plaster=(.89, .82, .73), glow=PANE))


@piece("crane")
def crane(v: Variant) -> Sprite:
    """A dock crane."""
    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.line([(side * .9, 0), (side * .5, -3.6)], .2, "mustard2", 0)
        p.rectangle(-.8, -1.6, .8, -1.4, "mustard2")
        p.rectangle(-.9, -4.4, .7, -3.5, "mustard", .06)
        p.rectangle(-.7, -4.2, -.2, -3.8, "pane")
        p.line([(.2, -4.3), (3.8, -6.6)], .24, "mustard2", 0)
        p.line([(.2, -4.3), (0, -5.8), (3.8, -6.6)], .09, "dark2", 0)
        p.rectangle(3.66, -6.5, 3.76, -4., "dark2")
        p.rectangle(3.3, -4.1, 4.1, -3.3, "red")
    return make("crane", (-1.1, -6.8, 4.2, .02), "mustard mustard2 pane dark2 red", draw, faces=1, grain="large")


@piece("well")
def well(v: Variant) -> Sprite:
    """A round well with a roof and a bucket."""
    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.rectangle(side * .52 - .05, -1.7, side * .52 + .05, -.6, "wood2")
        p.polygon([(-.9, -1.6), (0, -2.15), (.9, -1.6)], "roof")
        p.rectangle(-.55, -1.42, .55, -1.34, "wood2")
        p.rectangle(-.02, -1.4, .02, -1., "wood2")
        p.polygon([(-.13, -1.02), (.13, -1.02), (.1, -.8), (-.1, -.8)], "wood")
        p.rectangle(-.68, -.66, .68, 0, "stone2", .06)
        for i, (x, y) in enumerate(((-.5, -.52), (-.1, -.5), (.3, -.54), (-.34, -.26), (.08, -.24), (.44, -.26))):
            p.rectangle(x - .15, y, x + .15, y + .16, "stone", .05)
        p.rectangle(-.74, -.74, .74, -.6, "stone", .05)
    return make("well", standing(1.84, 2.18), "stone stone2 roof wood wood2", draw)


@piece("bollard")
def bollard(v: Variant) -> Sprite:
    """An iron post for ropes, with a rope round it."""
    def draw(p: Pen) -> None:
        p.polygon([(-.13, 0), (-.1, -.42), (.1, -.42), (.13, 0)], "dark2")
        p.rectangle(-.19, -.52, .19, -.4, "dark", .05)
        p.rectangle(-.16, -.2, .16, -.1, "straw", .04)
    return make("bollard", standing(.42, .54), "dark dark2 straw", draw)
