"""Fireplace, rug, plants, pillars, stairs and the rest of a room."""
from __future__ import annotations

from ...sheet import Pen, Sprite
from .base import Variant, choice, make, piece, standing


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
    colours = {"stone": (.78, .34, .29), "stone2": (.66, .27, .25), "stone3": (.82, .66, .36)} if red else {"stone": (.86, .83, .79),
            "stone2": (.77, .74, .71), "stone3": (.80, .77, .73)}
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


@piece("beam")
def beam(v: Variant) -> Sprite:
    """The end of a ceiling beam with its bracket; the origin is at the ceiling."""
    def draw(p: Pen) -> None:
        p.rectangle(-.16, 0, .16, .55, "wood3")
        p.polygon([(.16, .5), (.16, .25), (.6, 0), (.85, 0)], "wood2")
        p.polygon([(-.16, .5), (-.16, .25), (-.6, 0), (-.85, 0)], "wood2")
        p.rectangle(-.95, -.3, .95, .1, "wood3")
    return make("beam", (-1., -.32, 1., .58), "wood2 wood3", draw)
