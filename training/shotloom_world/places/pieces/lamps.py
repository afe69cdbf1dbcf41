"""Lamps and lights. What shines with lamps lit is class `glow`; what always shines is `screen`."""
from __future__ import annotations

from ...sheet import Pen, Sprite
from .base import Variant, choice, make, piece, standing


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


@piece("spotlight")
def spotlight(v: Variant) -> Sprite:
    """A round pool of light on the boards; the origin is its middle."""
    def draw(p: Pen) -> None:
        p.ellipse(0, 0, 1.9, .26, "screen")
    return make("spotlight", (-1.95, -.3, 1.95, .3), "screen", draw, colours={"screen": (.86, .70, .52)})
