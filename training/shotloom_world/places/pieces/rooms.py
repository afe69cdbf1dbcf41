"""Lamps (class `glow`), plants and the rest of a room."""
from __future__ import annotations

import math

from ...sheet import Pen, Sprite
from .base import Variant, choice, make, panel, piece, standing


@piece("lamp_standing")
def lamp_standing(v: Variant) -> Sprite:
    """Floor lamp with a shade."""
    def draw(p: Pen) -> None:
        p.rectangle(-.026, -1.3, .026, 0, "dark2")
        p.rectangle(-.18, -.05, .18, 0, "dark2", .02)
        if v[0] > 0:
            p.polygon([(-.26, -1.22), (-.15, -1.62), (.15, -1.62), (.26, -1.22)], "glow")
        else:
            p.rectangle(-.22, -1.6, .22, -1.22, "glow", .05)
    return make("lamp_standing", standing(.54, 1.64), "dark2 glow", draw, colours={"glow": (.95, .85, .64)})


@piece("lamp_table")
def lamp_table(v: Variant) -> Sprite:
    """Small lamp for a table top."""
    def draw(p: Pen) -> None:
        p.blob([(-.1, 0), (-.12, -.1), (-.03, -.24), (.03, -.24), (.12, -.1), (.1, 0)], "teal")
        p.polygon([(-.2, -.2), (-.11, -.48), (.11, -.48), (.2, -.2)], "glow")
    return make("lamp_table", standing(.42, .5), "teal glow", draw, tint="teal", colours={"glow": (.95, .85, .64)})


@piece("desk_lamp")
def desk_lamp(v: Variant) -> Sprite:
    """Jointed reading lamp, its head to the left."""
    def draw(p: Pen) -> None:
        p.rectangle(-.02, -.05, .2, 0, "dark", .02)
        p.line([(.1, -.03, 1), (.2, -.26, 1), (-.02, -.46, 1)], .04, "dark")
        with p.moved(-.04, -.46, .5):
            p.polygon([(-.06, -.05), (.06, -.05), (.13, .13), (-.13, .13)], "red")
            p.ellipse(0, .13, .1, .035, "glow")
    return make("desk_lamp", (-.28, -.56, .26, .02), "dark red glow", draw, tint="red", faces=-1)


@piece("lamp_hanging")
def lamp_hanging(v: Variant) -> Sprite:
    """Lamp on a flex; the origin is the shade's lower edge. Cone, bowl or globe."""
    kind = choice(v[0], 3)

    def draw(p: Pen) -> None:
        p.rectangle(-.018, -1.6, .018, -.2, "dark")
        if kind == 0:
            p.ellipse(0, -.01, .2, .06, "glow")
            p.polygon([(-.3, 0), (-.09, -.27), (.09, -.27), (.3, 0)], "mustard")
        elif kind == 1:
            p.ellipse(0, -.02, .19, .08, "glow")
            p.blob([(-.3, 0, 1), (-.26, -.16), (0, -.28), (.26, -.16), (.3, 0, 1)], "mustard")
        else:
            p.rectangle(-.07, -.36, .07, -.27, "mustard", .02)
            p.ellipse(0, -.13, .19, .19, "glow")
    return make("lamp_hanging", (-.34, -1.6, .34, .08), "dark mustard glow", draw, tint="mustard")


@piece("ceiling_light")
def ceiling_light(v: Variant) -> Sprite:
    """A long office light, hung or flush; the origin is its middle."""
    def draw(p: Pen) -> None:
        p.polygon([(-.7, .07), (-.6, -.06), (.6, -.06), (.7, .07)], "metal2")
        p.rectangle(-.66, .04, .66, .11, "glow", .03)
    return make("ceiling_light", (-.74, -.1, .74, .14), "metal2 glow", draw, colours={"glow": (.97, .98, .96)})


@piece("chandelier")
def chandelier(v: Variant) -> Sprite:
    """Branched light with candles; the origin is its lowest point."""
    def draw(p: Pen) -> None:
        p.rectangle(-.03, -1.8, .03, -.2, "gold2")
        for side in (-1, 1):
            for reach in (.38, .76):
                p.line([(0, -.14), (side * reach * .6, -.08), (side * reach, -.3)], .05, "gold")
                p.rectangle(side * reach - .035, -.46, side * reach + .035, -.29, "paper")
                p.ellipse(side * reach, -.53, .045, .085, "glow")
                p.rectangle(side * reach - .09, -.33, side * reach + .09, -.28, "gold2", .02)
        p.ellipse(0, -.16, .1, .16, "gold")
    return make("chandelier", (-.9, -1.8, .9, .02), "gold gold2 paper glow", draw, grain="large", colours={"glow": (1., .86, .5)})


@piece("sconce")
def sconce(v: Variant) -> Sprite:
    """A wall light: candle, torch (v[0] > 0)."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.polygon([(-.09, -.04), (.09, -.04), (.03, .4), (-.03, .4)], "wood2")
            p.rectangle(-.11, -.08, .11, .02, "dark", .02)
            p.blob([(-.1, -.08), (-.12, -.24), (-.02, -.46), (.06, -.3), (.12, -.2), (.1, -.08)], "glow")
        else:
            p.line([(0, .3), (0, .16), (.0, .1)], .06, "dark")
            p.rectangle(-.14, .06, .14, .12, "dark", .02)
            p.rectangle(-.05, -.2, .05, .07, "paper")
            p.ellipse(0, -.29, .05, .1, "glow")
    return make("sconce", (-.2, -.5, .2, .44), "wood2 dark paper glow", draw, colours={"glow": (1., .78, .38)})


@piece("lantern")
def lantern(v: Variant) -> Sprite:
    """Round paper lantern on a string; the origin is where it hangs from."""
    def draw(p: Pen) -> None:
        p.rectangle(-.015, 0, .015, .2, "dark")
        p.ellipse(0, .42, .28, .22, "glow")
        p.ellipse(0, .42, .1, .22, "red2")
        p.rectangle(-.12, .17, .12, .24, "gold", .02)
        p.rectangle(-.12, .6, .12, .67, "gold", .02)
        p.polygon([(-.05, .67), (.05, .67), (.07, .88), (-.07, .88)], "gold")
    return make("lantern", (-.32, 0, .32, .9), "glow red2 gold dark", draw, colours={"glow": (.86, .33, .28), "red2": (.74, .26, .24)})


@piece("studio_light")
def studio_light(v: Variant) -> Sprite:
    """A lamp on a pipe from above, turned to the left; the origin is where it hangs from."""
    def draw(p: Pen) -> None:
        p.rectangle(-.03, -.8, .03, .1, "dark2")
        with p.moved(0, .16, .6):
            p.rectangle(-.14, -.12, .14, .22, "dark", .04)
            p.polygon([(-.22, .34), (-.14, .2), (.14, .2), (.22, .34)], "dark2")
            p.rectangle(-.19, .32, .19, .38, "glow", .02)
    return make("studio_light", (-.44, -.8, .34, .64), "dark dark2 glow", draw, faces=-1)


@piece("fireplace")
def fireplace(v: Variant) -> Sprite:
    """Brick or stone fireplace with a fire; a clock or candlesticks on its shelf."""
    def draw(p: Pen) -> None:
        p.rectangle(-.8, -1.2, .8, 0, "brick")
        for i in range(6):
            for k in range(4):
                x = -.78 + .42 * k - .2 * (i % 2)
                if x > -.8 and x + .34 < .82:
                    p.rectangle(x, -1.14 + .2 * i, x + .34, -1.02 + .2 * i, "brick2", .01)
        p.blob([(-.5, 0, 1), (-.5, -.62), (-.3, -.84), (.3, -.84), (.5, -.62), (.5, 0, 1)], "dark")
        p.blob([(-.3, 0, 1), (-.33, -.22), (-.2, -.42), (-.1, -.3), (.02, -.6), (.14, -.32), (.24, -.4), (.32, -.18), (.28, 0, 1)], "glow")
        p.blob([(-.14, 0, 1), (-.12, -.16), (.02, -.3), (.12, -.14), (.14, 0, 1)], "gold")
        p.line([(-.34, -.04), (.34, -.08)], .09, "wood2")
        p.rectangle(-.95, -1.32, .95, -1.18, "wood2", .02)
        if v[0] > 0:
            p.rectangle(-.16, -1.62, .16, -1.32, "wood2", .1)
            p.ellipse(0, -1.47, .1, .1, "gold")
        else:
            for x in (-.6, .6):
                p.rectangle(x - .03, -1.58, x + .03, -1.32, "gold")
                p.ellipse(x, -1.64, .035, .06, "glow")
    return make("fireplace", standing(1.92, 1.7), "brick brick2 dark glow gold wood2", draw, grain="large",
                colours={"glow": (.97, .62, .26), "gold": (1., .84, .42)})


@piece("rug")
def rug(v: Variant) -> Sprite:
    """A rug lying flat, seen in perspective: oval or a broad trapezium; the origin is its middle."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.ellipse(0, 0, 1.4, .17, "red")
            p.ellipse(0, 0, 1.2, .135, "cream")
            p.ellipse(0, 0, 1.05, .11, "red")
            p.ellipse(0, 0, .5, .045, "cream")
        else:
            p.polygon([(-1.2, -.17), (1.2, -.17), (1.42, .17), (-1.42, .17)], "red")
            p.polygon([(-1.08, -.12), (1.08, -.12), (1.23, .11), (-1.23, .11)], "cream")
            p.polygon([(-1., -.09), (1., -.09), (1.13, .08), (-1.13, .08)], "red")
    return make("rug", (-1.45, -.2, 1.45, .2), "red cream", draw, tint="red", colours={"red": (.76, .42, .40), "cream": (.93, .84, .73)})


@piece("plant_pot")
def plant_pot(v: Variant) -> Sprite:
    """Big leaves in a pot: fan, palm-like or a round bush."""
    kind = choice(v[0], 3)

    def leaf(p: Pen, turn: float, reach: float, wide: float, cls: str) -> None:
        with p.moved(0, -.34, turn):
            p.blob([(0, 0), (wide, -reach * .55), (0, -reach), (-wide, -reach * .55)], cls)

    def draw(p: Pen) -> None:
        if kind == 0:
            for turn, reach in ((-.95, .62), (.95, .6), (-.5, .84), (.5, .8), (0, .98)):
                leaf(p, turn, reach, .1, "fern" if abs(turn) in (.5,) else "fern2")
        elif kind == 1:
            p.line([(0, -.3), (.02, -.8)], .05, "trunk")
            for i, turn in enumerate((-1.5, -.9, -.35, .35, .9, 1.5)):
                with p.moved(.02, -.8, turn):
                    p.blob([(0, .02), (.07, -.22), (0, -.46), (-.07, -.22)], "fern" if i % 2 else "fern2")
        else:
            for i, (x, y, r) in enumerate(((-.2, -.56, .2), (.2, -.54, .2), (0, -.76, .24), (-.06, -.5, .16))):
                p.ellipse(x, y, r, r, "fern2" if i < 2 else "fern")
        p.polygon([(-.24, -.38), (.24, -.38), (.17, 0), (-.17, 0)], "red")
        p.rectangle(-.27, -.42, .27, -.33, "red", .02)
    return make("plant_pot", (-.6, -1.36, .6, .02), "fern fern2 trunk red", draw, tint="red", grain="large",
                colours={"fern": (.42, .66, .48), "fern2": (.30, .52, .40), "red": (.80, .47, .38)})


@piece("flower_vase")
def flower_vase(v: Variant) -> Sprite:
    """A vase with three flowers, for a table top."""
    def draw(p: Pen) -> None:
        for x, y in ((-.12, -.44), (.12, -.42), (0, -.52)):
            p.line([(0, -.2), (x, y)], .03, "leaf2")
        for x, y in ((-.12, -.44), (.12, -.42), (0, -.52)):
            p.ellipse(x, y, .075, .075, "red")
            p.ellipse(x, y, .03, .03, "mustard")
        p.blob([(-.07, 0), (-.1, -.12), (-.05, -.24), (.05, -.24), (.1, -.12), (.07, 0)], "teal")
    return make("flower_vase", standing(.42, .62), "teal leaf2 red mustard", draw, tint="red", colours={"leaf2": (.30, .52, .40)})


@piece("folding_screen")
def folding_screen(v: Variant) -> Sprite:
    """Four leaves with a landscape across them."""
    def draw(p: Pen) -> None:
        for i in range(4):
            x = -1.16 + .58 * i
            p.rectangle(x, -1.8, x + .57, 0, "wood2", .02)
            p.rectangle(x + .05, -1.74, x + .52, -.14, "cream")
            y = -.7 - .2 * (i % 2)
            p.polygon([(x + .05, y + .2), (x + .3, y - .24), (x + .52, y + .1), (x + .52, -.14), (x + .05, -.14)], "teal")
        p.ellipse(.3, -1.44, .13, .13, "red")
        p.rectangle(-.01, -1.8, .01, 0, "wood2")
    return make("folding_screen", standing(2.36, 1.82), "wood2 cream teal red", draw, grain="large", colours={"teal": (.50, .68, .67)})


@piece("pillar")
def pillar(v: Variant) -> Sprite:
    """Column with base and capital: stone, or red lacquer if v[0] > 0; 3.6 m."""
    red = v[0] > 0

    def draw(p: Pen) -> None:
        p.rectangle(-.2, -3.4, .2, -.2, "stone")
        p.rectangle(.06, -3.4, .2, -.2, "stone2")
        p.rectangle(-.3, -.2, .3, 0, "stone3", .03)
        p.rectangle(-.26, -.3, .26, -.18, "stone3", .03)
        p.polygon([(-.2, -3.36), (.2, -3.36), (.34, -3.6), (-.34, -3.6)], "stone3")
    colours = {"stone": (.78, .34, .29), "stone2": (.66, .27, .25), "stone3": (.82, .66, .36)} if red else {"stone": (.86, .83, .79), "stone2": (.77, .74, .71), "stone3": (.80, .77, .73)}
    return make("pillar", (-.36, -3.6, .36, .02), "stone stone2 stone3", draw, tint="stone", colours=colours)


@piece("stairs")
def stairs(v: Variant) -> Sprite:
    """Flight of steps rising to the right, with a rail."""
    def draw(p: Pen) -> None:
        for i in range(8):
            p.rectangle(-1.2 + .3 * i, -.22 * (i + 1), 1.2, 0, "wood2" if i % 2 else "wood")
            p.rectangle(-1.23 + .3 * i, -.22 * (i + 1), -.9 + .3 * i, -.22 * (i + 1) + .06, "pale")
        for i in range(5):
            x = -1.05 + .51 * i
            top = -.22 * (round((x + 1.2) / .3) + .5) - .85
            p.rectangle(x - .025, top, x + .025, top + .9, "wood3")
        p.line([(-1.1, -1.), (1.15, -2.65)], .08, "wood3")
    return make("stairs", (-1.26, -2.75, 1.22, .02), "wood wood2 wood3 pale", draw, tint="wood", faces=1, grain="large")


@piece("railing")
def railing(v: Variant) -> Sprite:
    """Railing; strip 4 x 1: iron bars, turned stone or a ship's rail by v[0]."""
    kind = choice(v[0], 3)

    def draw(p: Pen) -> None:
        if kind == 1:
            for i in range(-1, 11):
                x = -2. + .4 * i + .2
                p.blob([(x - .06, -.12), (x - .12, -.34), (x - .05, -.62), (x - .05, -.82), (x + .05, -.82), (x + .05, -.62), (x + .12, -.34), (x + .06, -.12)], "stone2")
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
    return make("hospital_drip", (-.42, -1.94, .56, .02), "metal2 white2 pane dark green", draw, grain="large", colours={"green": (.45, .85, .60), "pane": (.75, .88, .92)})


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


@piece("light_column")
def light_column(v: Variant) -> Sprite:
    """A studio's standing strip of light."""
    def draw(p: Pen) -> None:
        p.rectangle(-.2, -2.2, .2, 0, "navy", .08)
        p.rectangle(-.12, -2.1, .12, -.12, "screen", .06)
    return make("light_column", standing(.42, 2.22), "navy screen", draw, tint="screen", colours={"screen": (.38, .58, .88)})


@piece("stage_ring")
def stage_ring(v: Variant) -> Sprite:
    """A round platform lying flat, with a lit edge."""
    def draw(p: Pen) -> None:
        p.ellipse(0, .03, 2.3, .26, "screen")
        p.ellipse(0, 0, 2.3, .26, "navy")
        p.ellipse(0, 0, 2.05, .22, "navy2")
    return make("stage_ring", (-2.35, -.28, 2.35, .32), "navy navy2 screen", draw, grain="large",
                colours={"screen": (.38, .58, .88), "navy": (.20, .27, .46), "navy2": (.24, .32, .53)})


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


@piece("beam")
def beam(v: Variant) -> Sprite:
    """The end of a ceiling beam with its bracket; the origin is at the ceiling."""
    def draw(p: Pen) -> None:
        p.rectangle(-.16, 0, .16, .55, "wood3")
        p.polygon([(.16, .5), (.16, .25), (.6, 0), (.85, 0)], "wood2")
        p.polygon([(-.16, .5), (-.16, .25), (-.6, 0), (-.85, 0)], "wood2")
        p.rectangle(-.95, -.3, .95, .1, "wood3")
    return make("beam", (-1., -.32, 1., .58), "wood2 wood3", draw)


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
    return make("dais", standing(3.44, .4), "stone stone2 red red2", draw, grain="large", colours={"stone": (.86, .83, .79), "stone2": (.76, .73, .70)})


@piece("candle_stand")
def candle_stand(v: Variant) -> Sprite:
    """A tall stand of three candles."""
    def draw(p: Pen) -> None:
        p.rectangle(-.03, -1.3, .03, 0, "gold2")
        p.polygon([(-.22, 0), (0, -.16), (.22, 0)], "gold2")
        p.line([(-.26, -1.34), (-.2, -1.2), (0, -1.14), (.2, -1.2), (.26, -1.34)], .05, "gold")
        for x, y in ((-.26, -1.36), (0, -1.44), (.26, -1.36)):
            p.rectangle(x - .04, y - .2, x + .04, y + .06, "paper")
            p.ellipse(x, y - .27, .045, .085, "glow")
    return make("candle_stand", standing(.64, 1.82), "gold gold2 paper glow", draw, colours={"glow": (1., .82, .45)})


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


@piece("spotlight")
def spotlight(v: Variant) -> Sprite:
    """A round pool of light on the boards; the origin is its middle."""
    def draw(p: Pen) -> None:
        p.ellipse(0, 0, 1.9, .26, "screen")
    return make("spotlight", (-1.95, -.3, 1.95, .3), "screen", draw, colours={"screen": (.86, .70, .52)})
