"""Things lying on a table or on the ground, seen from above, for insert shots. Their middle is the origin; real sizes in metres."""
from __future__ import annotations

import math

from ...sheet import Pen, Sprite
from .base import Variant, hanging, make, piece, wobble


@piece("top_planks")
def top_planks(v: Variant) -> Sprite:
    """Seams between boards and a few knots; strip 1.2 x .3."""
    def draw(p: Pen) -> None:
        p.rectangle(-.7, -.012, .7, -.002, "seam")
        for x in (-.35, .2):
            p.rectangle(x, .05, x + .16, .058, "seam", .004)
            p.rectangle(x + .3, -.09, x + .4, -.082, "seam", .004)
    return make("top_planks", (-.6, -.15, .6, .15), "seam", draw, tint="seam", grain="strip", colours={"seam": (.52, .37, .27)})


@piece("top_tiles")
def top_tiles(v: Variant) -> Sprite:
    """Joints between square tiles or paving; strip 1.2 x .3."""
    def draw(p: Pen) -> None:
        p.rectangle(-.7, -.15, .7, -.141, "seam")
        for i in range(-1, 5):
            p.rectangle(-.6 + .3 * i - .0045, -.2, -.6 + .3 * i + .0045, .2, "seam")
    return make("top_tiles", (-.6, -.15, .6, .15), "seam", draw, tint="seam", grain="strip", colours={"seam": (.60, .59, .59)})


@piece("top_cup")
def top_cup(v: Variant) -> Sprite:
    """A cup of coffee or tea on its saucer."""
    def draw(p: Pen) -> None:
        p.ellipse(0, 0, .075, .075, "white2")
        p.ellipse(0, 0, .066, .066, "white")
        p.rectangle(.035, -.009, .068, .009, "red", .008)
        p.ellipse(0, 0, .043, .043, "red")
        p.ellipse(0, 0, .036, .036, "tea")
    return make("top_cup", hanging(.156, .156, .004), "white white2 red tea", draw, tint="red",
                colours={"tea": (.48, .32, .23) if v[0] > 0 else (.72, .48, .25)})


@piece("top_plate")
def top_plate(v: Variant) -> Sprite:
    """A plate, with a fork beside it if v[0] > 0."""
    def draw(p: Pen) -> None:
        p.ellipse(.02, 0, .115, .115, "white2")
        p.ellipse(.02, 0, .104, .104, "white")
        p.ellipse(.02, 0, .072, .072, "white2")
        p.ellipse(.02, 0, .066, .066, "white")
        if v[0] > 0:
            p.rectangle(-.134, -.02, -.122, .1, "metal2", .006)
            p.rectangle(-.144, -.1, -.112, -.02, "metal2", .008)
            p.rectangle(-.131, -.1, -.125, -.05, "white")
    return make("top_plate", (-.15, -.12, .14, .12), "white white2 metal2", draw)


@piece("top_sheet")
def top_sheet(v: Variant) -> Sprite:
    """Sheets of paper with lines."""
    def draw(p: Pen) -> None:
        with p.moved(0, 0, .12):
            p.rectangle(-.1, -.14, .1, .14, "paper2", .004)
        p.rectangle(-.1, -.14, .1, .14, "paper", .004)
        for i in range(6):
            p.rectangle(-.075, -.1 + .036 * i, (.07, .05, .075, .03)[i % 4], -.093 + .036 * i, "ink", .003)
    return make("top_sheet", hanging(.25, .32), "paper paper2 ink", draw, colours={"paper2": (.88, .87, .83), "ink": (.68, .72, .78)})


@piece("top_notebook")
def top_notebook(v: Variant) -> Sprite:
    """A notebook with a ribbon and a pencil."""
    def draw(p: Pen) -> None:
        p.rectangle(-.085, -.12, .085, .12, "teal", .012)
        p.rectangle(-.085, -.12, -.055, .12, "teal2", .012)
        p.rectangle(.05, -.12, .062, .12, "cream")
        with p.moved(.125, 0, .14):
            p.rectangle(-.008, -.09, .008, .08, "mustard")
            p.polygon([(-.008, .08), (.008, .08), (0, .105)], "cream")
    return make("top_notebook", (-.1, -.13, .16, .13), "teal teal2 cream mustard", draw, tint="teal")


@piece("top_keyboard")
def top_keyboard(v: Variant) -> Sprite:
    """A computer keyboard."""
    def draw(p: Pen) -> None:
        p.rectangle(-.21, -.07, .21, .07, "white2", .012)
        for j in range(4):
            for i in range(11):
                p.rectangle(-.198 + .0364 * i, -.06 + .031 * j, -.168 + .0364 * i, -.036 + .031 * j, "white", .004)
    return make("top_keyboard", hanging(.43, .15), "white white2", draw, grain="large", colours={"white2": (.74, .77, .82)})


@piece("top_dish")
def top_dish(v: Variant) -> Sprite:
    """A round glass dish with a coloured drop; a swab."""
    def draw(p: Pen) -> None:
        p.ellipse(0, 0, .06, .06, "pane")
        p.ellipse(0, 0, .051, .051, "white")
        for i in range(5):
            p.ellipse(.026 * math.cos(i * 1.9), .026 * math.sin(i * 2.4), .009 + .003 * (i % 2), .009, "teal" if v[0] > 0 else "red")
    return make("top_dish", hanging(.125, .125), "pane white teal red", draw)


@piece("top_leaves")
def top_leaves(v: Variant) -> Sprite:
    """Fallen leaves or small plants."""
    def draw(p: Pen) -> None:
        for i, (x, y) in enumerate(((-.07, -.03), (.05, -.05), (.0, .05), (.09, .04))):
            with p.moved(x, y, 1.3 * i + .4):
                p.blob([(0, -.045), (.02, -.005), (0, .04), (-.02, -.005)], "leaf" if i % 2 else "leaf2")
    return make("top_leaves", hanging(.28, .2), "leaf leaf2", draw)


@piece("top_pebbles")
def top_pebbles(v: Variant) -> Sprite:
    """Pebbles."""
    def draw(p: Pen) -> None:
        for i, (x, y, r) in enumerate(((-.08, .01, .03), (-.02, -.03, .024), (.05, .02, .036), (.1, -.025, .02), (-.03, .04, .018))):
            p.ellipse(x, y + .005, r, r * .8, "rock2")
            p.ellipse(x - .003, y - .002, r * .86, r * .64, "rock" if i % 2 else "rock3")
    return make("top_pebbles", hanging(.26, .14), "rock rock2 rock3", draw)


@piece("top_shell")
def top_shell(v: Variant) -> Sprite:
    """A shell and a star fish on sand."""
    def draw(p: Pen) -> None:
        p.blob([(-.07, .04), (-.11, -.005), (-.085, -.05), (-.04, -.06), (0, -.045), (.02, -.005), (-.02, .04)], "paper")
        for x in (-.075, -.045, -.015):
            p.line([(-.045, .035), (x, -.035)], .008, "pink")
        for i in range(5):
            with p.moved(.08, .01, 2 * math.pi / 5 * i):
                p.blob([(-.014, 0), (0, -.055), (.014, 0)], "red")
        p.ellipse(.08, .01, .018, .018, "red")
    return make("top_shell", hanging(.3, .15), "paper pink red", draw)


@piece("top_grass")
def top_grass(v: Variant) -> Sprite:
    """Blades of grass and a small flower on the ground."""
    def draw(p: Pen) -> None:
        for i in range(9):
            x, y = .11 * wobble(i, 3), .07 * wobble(i, 5)
            with p.moved(x, y, wobble(i, 8)):
                p.polygon([(-.008, .02), (0, -.035), (.008, .02)], "grass2" if i % 3 else "grass")
        for x, y in ((-.05, -.02), (.06, .03)):
            p.ellipse(x, y, .013, .013, "paper")
            p.ellipse(x, y, .006, .006, "mustard")
    return make("top_grass", hanging(.28, .19), "grass grass2 paper mustard", draw)


@piece("top_tray")
def top_tray(v: Variant) -> Sprite:
    """A steel tray with instruments."""
    def draw(p: Pen) -> None:
        p.rectangle(-.13, -.09, .13, .09, "metal2", .02)
        p.rectangle(-.118, -.078, .118, .078, "metal", .014)
        p.rectangle(-.09, -.05, .09, -.036, "white", .007)
        p.rectangle(-.09, -.01, .04, .002, "white", .006)
        p.rectangle(.03, -.018, .09, .01, "teal", .006)
        p.rectangle(-.09, .03, .06, .044, "white", .007)
    return make("top_tray", hanging(.27, .19), "metal metal2 white teal", draw)


@piece("top_cloth")
def top_cloth(v: Variant) -> Sprite:
    """A checked tablecloth; strip 1.2 x .3."""
    def draw(p: Pen) -> None:
        for i in range(-1, 8):
            p.rectangle(-.6 + .15 * i, -.2, -.525 + .15 * i, .2, "red")
        for y in (-.15, 0.):
            p.rectangle(-.7, y, .7, y + .075, "red")
        for i in range(-1, 8):
            for y in (-.15, 0.):
                p.rectangle(-.6 + .15 * i, y, -.525 + .15 * i, y + .075, "red2")
    return make("top_cloth", (-.6, -.15, .6, .15), "red red2", draw, tint="red", grain="strip",
                colours={"red": (.90, .72, .68), "red2": (.83, .54, .50)})
