"""Kitchen units and appliances."""
from __future__ import annotations

from ...sheet import Pen, Sprite
from .base import Variant, hanging, make, panel, piece, standing


@piece("kitchen_unit")
def kitchen_unit(v: Variant) -> Sprite:
    """Two floor units with a top, 1.2 m wide; drawers if v[0] > 0. Set side by side."""
    def draw(p: Pen) -> None:
        p.rectangle(-.62, -.86, .62, -.1, "teal2")
        p.rectangle(-.62, -.1, .62, 0, "dark2")
        for x in (-.57, .02):
            if v[0] > 0:
                for y in (-.79, -.56, -.33):
                    p.rectangle(x, y, x + .55, y + .19, "teal", .015)
                    p.rectangle(x + .18, y + .045, x + .37, y + .085, "metal")
            else:
                p.rectangle(x, -.79, x + .55, -.14, "teal", .015)
                p.rectangle(x + .18, -.75, x + .37, -.71, "metal")
        p.rectangle(-.64, -.92, .64, -.83, "wood")
    return make("kitchen_unit", (-.6, -.93, .6, .01), "teal teal2 dark2 metal wood", draw, tint="teal")


@piece("wall_unit")
def wall_unit(v: Variant) -> Sprite:
    """Two hung cupboards, 1.2 m wide."""
    def draw(p: Pen) -> None:
        p.rectangle(-.6, -.35, .6, .35, "teal2", .02)
        for x in (-.56, .03):
            p.rectangle(x, -.31, x + .53, .31, "teal", .02)
            if v[0] > 0:
                p.rectangle(x + .08, -.23, x + .45, .1, "teal2", .015)
        for x in (-.1, .1):
            p.rectangle(x - .02, .08, x + .02, .24, "metal")
    return make("wall_unit", hanging(1.22, .72), "teal teal2 metal", draw, tint="teal")


@piece("stove")
def stove(v: Variant) -> Sprite:
    """Cooker with an oven; a pot or a pan on it by v[0]."""
    def draw(p: Pen) -> None:
        p.rectangle(-.31, -.9, .31, 0, "metal", .02)
        p.rectangle(-.31, -.08, .31, 0, "dark2")
        p.rectangle(-.25, -.66, .25, -.2, "dark", .04)
        p.rectangle(-.25, -.72, .25, -.68, "white")
        p.rectangle(-.33, -.93, .33, -.87, "dark")
        for i in range(4):
            p.ellipse(-.21 + .14 * i, -.79, .035, .035, "dark2")
        if v[0] > 0:
            p.rectangle(-.24, -1.17, .12, -.93, "red", .04)
            p.rectangle(-.3, -1.13, .18, -1.08, "red", .02)
            p.rectangle(-.26, -1.22, .14, -1.17, "white", .03)
        else:
            p.polygon([(-.26, -1.02), (.1, -1.02), (.05, -.93), (-.21, -.93)], "dark2")
            p.line([(.08, -1.), (.34, -1.06)], .05, "dark2")
    return make("stove", standing(.7, 1.22), "metal dark dark2 white red", draw, tint="red")


@piece("hearth_stove")
def hearth_stove(v: Variant) -> Sprite:
    """Old brick range with an iron pot and a fire hole."""
    def draw(p: Pen) -> None:
        p.rectangle(-.75, -.8, .75, 0, "brick", .02)
        for i in range(4):
            for k in range(3):
                p.rectangle(-.72 + .5 * k + .22 * (i % 2) - .04, -.72 + .19 * i, -.42 + .5 * k + .22 * (i % 2) - .04, -.6 + .19 * i, "brick2")
        p.rectangle(-.8, -.86, .8, -.76, "stone", .02)
        p.blob([(-.22, 0, 1), (-.22, -.3), (0, -.45), (.22, -.3), (.22, 0, 1)], "dark")
        p.blob([(-.13, 0, 1), (-.12, -.14), (-.02, -.28), (.04, -.18), (.11, -.14), (.13, 0, 1)], "glow")
        p.blob([(-.34, -.86, 1), (-.36, -1.02), (-.28, -1.12), (.28, -1.12), (.36, -1.02), (.34, -.86, 1)], "dark")
        p.rectangle(-.36, -1.16, .36, -1.1, "stone", .03)
    return make("hearth_stove", standing(1.6, 1.18), "brick brick2 stone dark glow", draw, grain="large", colours={"glow": (.98, .66, .28)})


@piece("fridge")
def fridge(v: Variant) -> Sprite:
    """Tall fridge; notes on the door if v[0] > 0."""
    def draw(p: Pen) -> None:
        p.rectangle(-.36, -1.82, .36, -.04, "white2", .06)
        p.rectangle(-.36, -1.82, .31, -.04, "white", .06)
        p.rectangle(-.36, -1.26, .36, -1.22, "metal2")
        p.rectangle(-.29, -1.52, -.24, -1.31, "metal2", .02)
        p.rectangle(-.29, -1.16, -.24, -.8, "metal2", .02)
        p.rectangle(-.33, -.05, .33, 0, "metal2")
        if v[0] > 0:
            p.rectangle(-.02, -1.7, .16, -1.5, "mustard")
            p.rectangle(.06, -1.1, .22, -.88, "red")
    return make("fridge", standing(.76, 1.84), "white white2 metal2 mustard red", draw, tint="white", faces=-1)


@piece("sink_unit")
def sink_unit(v: Variant) -> Sprite:
    """A floor unit with a basin and a bent tap."""
    def draw(p: Pen) -> None:
        p.rectangle(-.62, -.86, .62, -.1, "teal2")
        p.rectangle(-.62, -.1, .62, 0, "dark2")
        for x in (-.57, .02):
            p.rectangle(x, -.79, x + .55, -.14, "teal", .015)
            p.rectangle(x + .18, -.75, x + .37, -.71, "metal")
        p.rectangle(-.64, -.92, .64, -.83, "wood")
        p.rectangle(-.36, -.92, .36, -.86, "metal")
        p.line([(.02, -.92), (.02, -1.16), (.1, -1.25), (.2, -1.2), (.2, -1.12)], .05, "metal")
    return make("sink_unit", (-.6, -1.3, .6, .01), "teal teal2 dark2 metal wood", draw, tint="teal")


@piece("hood")
def hood(v: Variant) -> Sprite:
    """Extractor hood with its duct going up."""
    def draw(p: Pen) -> None:
        p.rectangle(-.13, -1.2, .13, -.2, "metal2")
        p.polygon([(-.4, 0), (-.2, -.34), (.2, -.34), (.4, 0)], "metal")
        p.rectangle(-.42, -.04, .42, .05, "metal2")
    return make("hood", (-.44, -1.2, .44, .07), "metal metal2", draw)


@piece("kitchen_things")
def kitchen_things(v: Variant) -> Sprite:
    """Canisters, a spoon jar and a board, on a kitchen top."""
    def draw(p: Pen) -> None:
        p.rectangle(-.5, -.26, -.3, 0, "mustard", .03)
        p.rectangle(-.52, -.3, -.28, -.24, "wood2", .02)
        p.rectangle(-.26, -.2, -.08, 0, "red", .03)
        p.rectangle(-.28, -.24, -.06, -.18, "wood2", .02)
        p.line([(.06, -.14), (.02, -.34)], .035, "wood2")
        p.line([(.1, -.14), (.14, -.32)], .035, "wood2")
        p.ellipse(.015, -.36, .045, .06, "wood2")
        p.ellipse(.15, -.34, .04, .055, "wood2")
        p.rectangle(0, -.18, .16, 0, "cream", .03)
        if v[0] > 0:
            p.rectangle(.28, -.36, .52, 0, "pale", .05)
    return make("kitchen_things", (-.56, -.44, .56, .01), "mustard red cream wood2 pale", draw)


@piece("tiles")
def tiles(v: Variant) -> Sprite:
    """Splashback of tiles; strip 3.2 x .8."""
    def draw(p: Pen) -> None:
        p.rectangle(-1.7, -.4, 1.7, .4, "white2")
        for j in range(4):
            for i in range(-1, 9):
                x = -1.6 + .4 * i + .2 * (j % 2)
                p.rectangle(x + .012, -.4 + .2 * j + .012, x + .388, -.2 + .2 * j - .012, "white", .01)
    return make("tiles", (-1.6, -.4, 1.6, .4), "white white2", draw, tint="white", grain="strip",
                colours={"white": (.88, .93, .92), "white2": (.80, .87, .86)})


@piece("wall_tiles")
def wall_tiles(v: Variant) -> Sprite:
    """Big square tiles, for wards, stations and laboratories; strip 4.8 x 1.2."""
    def draw(p: Pen) -> None:
        p.rectangle(-2.6, -.6, 2.6, .6, "white2")
        for j in range(3):
            for i in range(-1, 13):
                p.rectangle(-2.4 + .4 * i + .018, -.6 + .4 * j + .018, -2.0 + .4 * i - .018, -.2 + .4 * j - .018, "white")
    return make("wall_tiles", (-2.4, -.6, 2.4, .6), "white white2", draw, tint="white", grain="strip",
                colours={"white": (.90, .94, .93), "white2": (.83, .88, .88)})


@piece("machine")
def machine(v: Variant) -> Sprite:
    """Coffee machine for a counter top."""
    def draw(p: Pen) -> None:
        p.rectangle(-.34, -.5, .34, -.36, "metal", .03)
        p.rectangle(-.3, -.38, .3, -.26, "dark2")
        p.rectangle(-.3, -.3, -.2, 0, "metal2")
        p.rectangle(.2, -.3, .3, 0, "metal2")
        p.rectangle(-.34, -.07, .34, 0, "dark2", .02)
        for x in (-.1, .1):
            p.rectangle(x - .035, -.28, x + .035, -.2, "dark")
        p.rectangle(-.15, -.15, -.03, -.07, "white", .02)
        p.rectangle(-.24, -.57, .2, -.5, "red", .02)
    return make("machine", standing(.72, .58), "metal metal2 dark dark2 white red", draw, tint="red")


@piece("till")
def till(v: Variant) -> Sprite:
    """Cash register for a counter top, its screen to the left."""
    def draw(p: Pen) -> None:
        p.rectangle(-.25, -.12, .25, 0, "dark", .02)
        p.polygon([(-.22, -.12), (-.12, -.32), (.22, -.32), (.24, -.12)], "dark2")
        for i in range(3):
            for j in range(2):
                p.rectangle(-.08 + .1 * i, -.28 + .08 * j, -.02 + .1 * i, -.23 + .08 * j, "white2")
        p.rectangle(-.02, -.36, .02, -.3, "dark")
        p.rectangle(-.2, -.52, .14, -.35, "dark", .02)
        p.rectangle(-.17, -.49, .11, -.38, "teal")
    return make("till", standing(.54, .54), "dark dark2 white2 teal", draw)


@piece("cake_case")
def cake_case(v: Variant) -> Sprite:
    """Glass case with cakes, for a counter top."""
    def draw(p: Pen) -> None:
        p.rectangle(-.5, -.46, .5, 0, "pane", .06)
        for y in (-.22, -.02):
            p.rectangle(-.48, y - .03, .48, y + .02, "white")
        for i in range(4):
            x = -.36 + .24 * i
            p.rectangle(x - .08, -.34, x + .08, -.25, ("red", "mustard")[i % 2], .03)
            p.rectangle(x - .09, -.15, x + .09, -.05, ("wood", "red")[i % 2], .04)
        p.rectangle(-.52, -.5, .52, -.43, "wood", .02)
    return make("cake_case", standing(1.06, .5), "pane white red mustard wood", draw, grain="large", colours={"pane": (.80, .89, .92)})


@piece("wall_oven")
def wall_oven(v: Variant) -> Sprite:
    """Tall unit with an oven in it."""
    def draw(p: Pen) -> None:
        p.rectangle(-.33, -2., .33, -.06, "teal2", .02)
        p.rectangle(-.28, -1.94, .28, -1.5, "teal", .02)
        panel(p, -.28, -1.44, .28, -.86, "metal", "dark", .07, .02)
        p.rectangle(-.28, -.8, .28, -.12, "teal", .02)
        p.rectangle(-.31, -.08, .31, 0, "dark")
    return make("wall_oven", standing(.7, 2.), "teal teal2 metal dark", draw, tint="teal")
