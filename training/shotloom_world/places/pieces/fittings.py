"""Fittings of public rooms: wards, works, gyms, churches, halls, cells."""
from __future__ import annotations

import math

from ...sheet import Pen, Sprite
from .base import Variant, choice, make, panel, piece, standing


@piece("railing")
def railing(v: Variant) -> Sprite:
    """Railing; strip 4 x 1: iron bars, turned stone or a ship's rail by v[0]."""
    kind = choice(v[0], 3)

    def draw(p: Pen) -> None:
        if kind == 1:
            for i in range(-1, 11):
                x = -2. + .4 * i + .2
                p.blob([(x - .06, -.12), (x - .12, -.34), (x - .05, -.62), (x - .05, -.82), (x + .05, -.82), (x + .05, -.62), (x + .12, -.34),
                        (x + .06, -.12)], "stone2")
            p.rectangle(-2.1, -.98, 2.1, -.8, "stone", .01)
            p.rectangle(-2.1, -.14, 2.1, 0, "stone", .01)
            return
        for i in range(-1, 12):
            x = -2. + .4 * i + .2
            p.rectangle(x - .03, -.94, x + .03, 0, "stone2")
        for y in ((-1., -.12) if kind == 0 else (-1., -.66, -.34)):
            p.rectangle(-2.1, y, 2.1, y + .09, "stone")
    tone = ({"stone": (.30, .34, .42), "stone2": (.36, .40, .48)}, {"stone": (.75, .72, .69), "stone2": (.66, .63, .61)},
            {"stone": (.93, .94, .96), "stone2": (.83, .86, .90)})[kind]
    return make("railing", (-2., -1.02, 2., .01), "stone stone2", draw, tint="stone", grain="strip", colours=tone)


@piece("bars")
def bars(v: Variant) -> Sprite:
    """A prison's bars, floor to ceiling; strip 4.8 x 2.8."""
    def draw(p: Pen) -> None:
        for i in range(-1, 17):
            x = -2.4 + .3 * i + .15
            p.rectangle(x - .035, -2.8, x + .035, 0, "dark2")
        for y in (-2.76, -1.45, -.12):
            p.rectangle(-2.5, y, 2.5, y + .1, "dark")
    return make("bars", (-2.4, -2.8, 2.4, 0), "dark dark2", draw, grain="strip")


@piece("altar")
def altar(v: Variant) -> Sprite:
    """A church altar: cloth, candles, a cross."""
    def draw(p: Pen) -> None:
        p.rectangle(-1., -.95, 1., 0, "white2", .02)
        p.rectangle(-1.06, -1., 1.06, -.84, "white", .02)
        p.rectangle(-.26, -.9, .26, -.14, "red")
        p.rectangle(-.03, -.74, .03, -.3, "gold")
        p.rectangle(-.14, -.62, .14, -.56, "gold")
        for x in (-.8, -.55, .55, .8):
            p.rectangle(x - .035, -1.28, x + .035, -1., "white2")
            p.ellipse(x, -1.35, .04, .075, "glow")
        p.rectangle(-.045, -1.66, .045, -1., "gold")
        p.rectangle(-.2, -1.52, .2, -1.43, "gold")
    return make("altar", standing(2.14, 1.68), "white white2 red gold glow", draw, tint="red", grain="large", colours={"glow": (1., .82, .45)})


@piece("hospital_drip")
def hospital_drip(v: Variant) -> Sprite:
    """A drip stand and a heart monitor on a trolley."""
    def draw(p: Pen) -> None:
        p.rectangle(-.26, -1.9, -.21, -.06, "metal2")
        p.rectangle(-.36, -1.92, -.1, -1.87, "metal2", .02)
        p.rectangle(-.36, -.08, -.12, -.02, "metal2", .02)
        p.rectangle(-.2, -1.84, -.06, -1.54, "pane", .05)
        p.rectangle(.04, -1., .5, -.92, "metal2")
        p.rectangle(.24, -.94, .3, -.05, "metal2")
        p.rectangle(.08, -.08, .46, -.02, "metal2", .02)
        p.rectangle(.02, -1.4, .52, -1., "white2", .04)
        panel(p, .06, -1.36, .48, -1.08, "dark", "dark", .01)
        p.line([(.09, -1.2, 1), (.2, -1.2, 1), (.25, -1.31, 1), (.31, -1.11, 1), (.36, -1.2, 1), (.46, -1.2, 1)], .032, "green")
    return make("hospital_drip", (-.42, -1.94, .56, .02), "metal2 white2 pane dark green", draw, grain="large",
                colours={"green": (.45, .85, .60), "pane": (.75, .88, .92)})


@piece("pipes")
def pipes(v: Variant) -> Sprite:
    """Factory pipes along a wall; strip 4.8 x 1.2."""
    def draw(p: Pen) -> None:
        for y, k, cls in ((-.4, .12, "metal"), (-.08, .09, "red"), (.26, .14, "teal")):
            p.rectangle(-2.6, y - k, 2.6, y + k, cls)
            p.rectangle(-2.6, y + k * .3, 2.6, y + k, "metal2" if cls == "metal" else cls + "2")
            for i in range(-1, 5):
                x = -2.4 + 1.2 * i + .6
                p.rectangle(x - .09, y - k - .035, x + .09, y + k + .035, "metal2")
    return make("pipes", (-2.4, -.6, 2.4, .6), "metal metal2 red red2 teal teal2", draw, grain="strip")


@piece("press")
def press(v: Variant) -> Sprite:
    """A factory machine: a body with a wheel, dials and a hopper."""
    def draw(p: Pen) -> None:
        p.rectangle(-1.1, -1.3, .6, 0, "teal", .05)
        p.rectangle(-1.2, -.14, 1.2, 0, "dark2", .02)
        p.rectangle(.5, -1.9, 1.05, -.1, "teal2", .05)
        p.polygon([(-.85, -1.9), (-.05, -1.9), (-.25, -1.3), (-.65, -1.3)], "metal")
        p.ellipse(-.6, -.66, .4, .4, "dark2")
        p.ellipse(-.6, -.66, .3, .3, "metal")
        p.ellipse(-.6, -.66, .1, .1, "dark2")
        for i in range(4):
            a = math.pi / 4 + math.pi / 2 * i
            p.line([(-.6, -.66), (-.6 + .32 * math.cos(a), -.66 + .32 * math.sin(a))], .06, "dark2")
        p.rectangle(0, -1.1, .42, -.76, "dark2", .03)
        p.ellipse(.1, -.93, .07, .07, "glow")
        p.ellipse(.31, -.93, .07, .07, "red")
        for i in range(4):
            p.rectangle(.6, -1.7 + .24 * i, .95, -1.6 + .24 * i, "teal")
    return make("press", standing(2.42, 1.92), "teal teal2 dark2 metal glow red", draw, tint="teal", grain="large", faces=1)


@piece("conveyor")
def conveyor(v: Variant) -> Sprite:
    """Belt with boxes on it; strip 4.8 x 1.3."""
    def draw(p: Pen) -> None:
        for i in range(-1, 4):
            x = -2.4 + 1.6 * i + .8
            p.rectangle(x - .06, -.7, x + .06, 0, "metal2")
        p.rectangle(-2.5, -.76, 2.5, -.52, "dark2")
        for i in range(-1, 13):
            p.ellipse(-2.4 + .4 * i + .2, -.64, .075, .075, "metal")
        for i in range(4):
            x = -1.95 + 1.2 * i
            s = .4 if (i + (v[0] > 0)) % 2 else .5
            p.rectangle(x - s / 2, -.76 - s, x + s / 2, -.74, "pale")
            p.rectangle(x - .05, -.76 - s, x + .05, -.74, "pale2")
    return make("conveyor", (-2.4, -1.3, 2.4, .01), "metal metal2 dark2 pale pale2", draw, grain="strip")


@piece("wall_bars")
def wall_bars(v: Variant) -> Sprite:
    """Gym wall bars."""
    def draw(p: Pen) -> None:
        for x in (-.7, 0, .7):
            p.rectangle(x - .05, -2.4, x + .05, 0, "wood2")
        for i in range(10):
            p.rectangle(-.74, -2.3 + .23 * i, .74, -2.22 + .23 * i, "wood", .03)
    return make("wall_bars", standing(1.5, 2.42), "wood wood2", draw, tint="wood", grain="large")


@piece("hoop")
def hoop(v: Variant) -> Sprite:
    """Basketball board and net on the wall; the origin is the board's middle."""
    def draw(p: Pen) -> None:
        p.rectangle(-.85, -.55, .85, .5, "red", .03)
        p.rectangle(-.77, -.47, .77, .42, "white")
        p.rectangle(-.34, -.2, .34, .3, "red")
        p.rectangle(-.27, -.13, .27, .3, "white")
        for i in range(5):
            x = -.26 + .13 * i
            p.line([(x, .36), (x * .6, .84)], .04, "white2", 0)
        p.rectangle(-.22, .56, .22, .61, "white2")
        p.ellipse(0, .36, .32, .06, "mustard")
    return make("hoop", (-.88, -.58, .88, .88), "red white white2 mustard", draw, grain="large", colours={"mustard": (.92, .52, .26)})


@piece("goal")
def goal(v: Variant) -> Sprite:
    """Football goal with its net, from the front."""
    def draw(p: Pen) -> None:
        for i in range(13):
            x = -1.5 + .25 * i
            p.rectangle(x - .022, -1.62, x + .022, 0, "white2")
        for i in range(7):
            y = -1.5 + .24 * i
            p.rectangle(-1.55, y - .022, 1.55, y + .022, "white2")
        p.rectangle(-1.68, -1.78, 1.68, -1.64, "white")
        for side in (-1, 1):
            p.rectangle(side * 1.61 - .07, -1.78, side * 1.61 + .07, 0, "white")
    return make("goal", standing(3.38, 1.8), "white white2", draw, grain="large")


@piece("flag_stand")
def flag_stand(v: Variant) -> Sprite:
    """A furled flag on a pole with a foot."""
    def draw(p: Pen) -> None:
        p.rectangle(-.03, -2.3, .03, 0, "gold")
        p.ellipse(0, -2.34, .06, .08, "gold")
        p.rectangle(-.18, -.07, .18, 0, "wood3", .02)
        p.blob([(0, -2.24, 1), (.22, -1.9), (.3, -1.2), (.22, -.7, 1), (.02, -.8, 1)], "red")
        p.blob([(0, -2.2, 1), (.1, -1.7), (.14, -1.2), (.08, -.78, 1), (.02, -.8, 1)], "red2")
    return make("flag_stand", (-.22, -2.44, .36, .02), "gold red red2 wood3", draw, tint="red")


@piece("dais")
def dais(v: Variant) -> Sprite:
    """Three broad steps with a carpet down their middle."""
    def draw(p: Pen) -> None:
        for i, w in enumerate((1.7, 1.5, 1.3)):
            p.rectangle(-w, -.13 * (i + 1), w, -.13 * i, "stone2")
            p.rectangle(-w, -.13 * (i + 1), w, -.13 * (i + 1) + .05, "stone")
        p.polygon([(-.42, -.39), (.42, -.39), (.55, 0), (-.55, 0)], "red")
        for y in (-.26, -.13):
            p.rectangle(-.52, y, .52, y + .045, "red2")
    return make("dais", standing(3.44, .4), "stone stone2 red red2", draw, grain="large",
                colours={"stone": (.86, .83, .79), "stone2": (.76, .73, .70)})


@piece("stone_mark")
def stone_mark(v: Variant) -> Sprite:
    """A few stones showing in a wall."""
    def draw(p: Pen) -> None:
        for x, y, w in ((-.3, -.1, .3), (.12, .1, .34), (-.34, .1, .1)):
            p.rectangle(x, y, x + w, y + .16, "stone", .03)
    return make("stone_mark", (-.4, -.15, .52, .3), "stone", draw, colours={"stone": (.64, .62, .61)})


@piece("bucket")
def bucket(v: Variant) -> Sprite:
    """A pail."""
    def draw(p: Pen) -> None:
        p.line([(-.15, -.3), (-.1, -.44), (.1, -.44), (.15, -.3)], .03, "dark2")
        p.polygon([(-.17, -.32), (.17, -.32), (.13, 0), (-.13, 0)], "metal2")
        p.rectangle(-.18, -.33, .18, -.27, "metal", .02)
    return make("bucket", standing(.4, .48), "metal metal2 dark2", draw)
