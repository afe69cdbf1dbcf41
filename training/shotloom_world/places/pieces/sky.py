"""What stands in the sky: clouds, sun, moon, stars, planets, smoke. The origin is the middle."""
from __future__ import annotations

import math

from ...sheet import Pen, Sprite
from .base import Variant, choice, hanging, make, piece, wobble


@piece("cloud")
def cloud(v: Variant) -> Sprite:
    """Fair-weather cloud in three shapes."""
    lumps = (((-.9, .02, .42), (-.3, -.3, .58), (.4, -.16, .5), (.95, .06, .34)),
             ((-.7, .0, .4), (0, -.22, .5), (.7, .02, .38)),
             ((-1., .06, .3), (-.5, -.12, .46), (.15, -.34, .54), (.75, -.06, .46), (1.1, .1, .26)))[choice(v[0], 3)]

    def draw(p: Pen) -> None:
        for x, y, r in lumps:
            p.ellipse(x, y, r, r, "cloud")
        p.rectangle(-1.3, .0, 1.3, .42, "cloud", .21)
        p.rectangle(-.95, .24, 1.05, .42, "cloud2", .09)
    return make("cloud", (-1.42, -.92, 1.42, .46), "cloud cloud2", draw)


@piece("cloud_bank")
def cloud_bank(v: Variant) -> Sprite:
    """A heavy cover of cloud hanging from above; strip 16 x 3."""
    def draw(p: Pen) -> None:
        p.rectangle(-8.4, -1.6, 8.4, .2, "cloud")
        for i in range(-1, 11):
            k = i % 10
            p.ellipse(-8 + 1.6 * (i + .5), .2 + .25 * wobble(k, 2), 1.15, .5 + .22 * wobble(k, 4), "cloud")
        p.rectangle(-8.4, -1.6, 8.4, -.5, "cloud2")
        for i in range(-1, 9):
            k = i % 8
            p.ellipse(-8 + 2. * (i + .3), -.5 + .2 * wobble(k, 3), 1.3, .42 + .12 * wobble(k, 6), "cloud2")
    return make("cloud_bank", (-8., -1.5, 8., 1.), "cloud cloud2", draw, grain="strip")


@piece("cloud_streak")
def cloud_streak(v: Variant) -> Sprite:
    """Long thin clouds of evening."""
    def draw(p: Pen) -> None:
        p.rectangle(-1.9, -.1, 1.2, .1, "cloud", .1)
        p.rectangle(-1., .16, 1.9, .34, "cloud", .09)
        p.rectangle(-.6, -.34, .8, -.18, "cloud2", .08)
    return make("cloud_streak", (-2., -.4, 2., .4), "cloud cloud2", draw)


@piece("sun")
def sun(v: Variant) -> Sprite:
    """The sun with a soft ring."""
    def draw(p: Pen) -> None:
        p.ellipse(0, 0, 1., 1., "halo")
        p.ellipse(0, 0, .62, .62, "sun")
    return make("sun", hanging(2.02, 2.02), "halo sun", draw, colours={"halo": (1., .95, .78), "sun": (1., .90, .55)})


@piece("moon")
def moon(v: Variant) -> Sprite:
    """Crescent (v[0] > 0) or full moon."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.c.new_sub_path()
            p.c.arc(0, 0, .5, math.pi * .32, math.pi * 1.68)
            p.c.curve_to(-.12, -.3, -.12, .3, .5 * math.cos(math.pi * .32), .5 * math.sin(math.pi * .32))
            p.c.close_path()
            p.fill("moon")
        else:
            p.ellipse(0, 0, .5, .5, "moon")
            for x, y, r in ((-.16, -.12, .12), (.16, .1, .1), (-.04, .24, .07)):
                p.ellipse(x, y, r, r, "moon2")
    return make("moon", hanging(1.04, 1.04), "moon" if v[0] > 0 else "moon moon2", draw, colours={"moon": (.98, .96, .84), "moon2": (.89, .87, .76)})


@piece("stars")
def stars(v: Variant) -> Sprite:
    """A few stars; strip 8 x 2."""
    seed = choice(v[0], 4)

    def draw(p: Pen) -> None:
        for i in range(7):
            x = -3.9 + 7.8 * ((i * .618 + .27 * seed) % 1.)
            y = -.85 + 1.7 * ((i * .382 + .31 * (i % 3) + .17 * seed) % 1.)
            r = .085 + .03 * (i % 3 == 0)
            p.ellipse(x, y, r, r, "star")
    return make("stars", (-4., -1., 4., 1.), "star", draw, grain="strip", colours={"star": (.97, .97, .92)})


@piece("earth")
def earth(v: Variant) -> Sprite:
    """The planet Earth."""
    def draw(p: Pen) -> None:
        p.ellipse(0, 0, 1., 1., "sea")
        with p.clipped(lambda: p.ellipse_path(0, 0, 1., 1.)):
            p.blob([(-.7, -.55), (-.3, -.8), (.0, -.6), (-.1, -.25), (-.35, -.1), (-.25, .2), (-.4, .65), (-.6, .3), (-.75, -.1)], "land")
            p.blob([(.2, -.5), (.6, -.6), (.9, -.2), (.7, .1), (.5, .05), (.55, .5), (.3, .6), (.15, .2), (.25, -.1)], "land")
            p.blob([(-.8, .0), (-.2, -.06), (.2, .04), (-.2, .1)], "cloud")
            p.blob([(.1, .34), (.6, .24), (.9, .36), (.5, .44)], "cloud")
            p.c.set_fill_rule(1)
            p.ellipse_path(0, 0, 1.1, 1.1)
            p.ellipse_path(-.3, -.2, 1.02, 1.02)
            p.fill("shade")
            p.c.set_fill_rule(0)
    return make("earth", hanging(2.04, 2.04), "sea land cloud shade", draw, grain="large",
                colours={"sea": (.33, .60, .85), "land": (.45, .70, .46), "shade": (.20, .36, .60)})


@piece("planet")
def planet(v: Variant) -> Sprite:
    """A strange planet: ringed, or banded red."""
    def draw(p: Pen) -> None:
        p.ellipse(0, 0, .72, .72, "sand")
        with p.clipped(lambda: p.ellipse_path(0, 0, .72, .72)):
            for y, h in ((-.42, .1), (-.1, .14), (.3, .12)):
                p.rectangle(-1, y, 1, y + h, "sand2")
        if v[0] > 0:
            with p.moved(0, 0, -.3):
                p.c.set_fill_rule(1)
                p.ellipse_path(0, 0, 1.3, .3)
                p.ellipse_path(0, -.05, 1.02, .17)
                p.fill("ring")
                p.c.set_fill_rule(0)
            with p.clipped(lambda: (p.c.rectangle(-1, -1, 2, .93))):
                p.ellipse(0, 0, .72, .72, "sand")
                p.rectangle(-.58, -.42, .58, -.32, "sand2", .04)
    tone = {"sand": (.91, .73, .52), "sand2": (.82, .60, .43), "ring": (.95, .85, .68)} if v[0] > 0 else {"sand": (.83, .50, .40),
                                                                                                          "sand2": (.72, .40, .34)}
    return make("planet", hanging(2.6, 1.6) if v[0] > 0 else hanging(1.48, 1.48), "sand sand2 ring" if v[0] > 0 else "sand sand2", draw, colours=tone)


@piece("smoke")
def smoke(v: Variant) -> Sprite:
    """A column of smoke leaning with the wind; the origin is its foot."""
    def draw(p: Pen) -> None:
        for i, (x, y, r) in enumerate(((0, -.3, .25), (.12, -.8, .36), (.4, -1.4, .5), (.75, -2.1, .62), (1.25, -2.8, .72))):
            p.ellipse(x, y, r, r, "smoke")
            p.ellipse(x - r * .22, y - r * .25, r * .62, r * .6, "smoke2")
    return make("smoke", (-.4, -3.55, 2., 0), "smoke smoke2", draw, colours={"smoke": (.60, .59, .62), "smoke2": (.70, .69, .71)})


@piece("fire")
def fire(v: Variant) -> Sprite:
    """A fire on the ground."""
    def draw(p: Pen) -> None:
        p.line([(-.5, -.05), (.5, -.12)], .14, "trunk2")
        p.line([(-.45, -.14), (.5, -.03)], .14, "trunk2")
        p.blob([(-.42, -.08), (-.5, -.4), (-.3, -.75), (-.2, -.5), (0, -1.2), (.16, -.6), (.34, -.85), (.48, -.4), (.4, -.08)], "glow")
        p.blob([(-.22, -.08), (-.24, -.32), (0, -.7), (.22, -.32), (.2, -.08)], "gold")
    return make("fire", (-.62, -1.24, .62, .06), "trunk2 glow gold", draw, colours={"glow": (.96, .55, .24), "gold": (1., .83, .40)})
