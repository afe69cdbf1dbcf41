"""Small things of fields, woods, wars and other worlds."""
from __future__ import annotations

from ...sheet import Pen, Sprite
from .base import Variant, make, periodic, piece, ridge, standing


@piece("parasol")
def parasol(v: Variant) -> Sprite:
    """A beach parasol over a deck chair."""
    def draw(p: Pen) -> None:
        p.rectangle(-.04, -2.1, .04, 0, "wood")
        p.blob([(-1.25, -1.7, 1), (-.9, -2.2), (0, -2.5), (.9, -2.2), (1.25, -1.7, 1)], "red")
        p.blob([(-.55, -1.7, 1), (-.42, -2.2), (0, -2.5), (.42, -2.2), (.55, -1.7, 1)], "cream")
        p.line([(.3, -.3), (1.2, -.3)], .08, "wood", 0)
        p.line([(.25, -.85), (.5, -.3), (1.2, -.24)], .1, "teal")
        p.line([(.45, -.3), (.4, 0)], .07, "wood", 0)
        p.line([(1.1, -.3), (1.15, 0)], .07, "wood", 0)
    return make("parasol", (-1.3, -2.54, 1.3, .02), "red cream wood teal", draw, tint="red", grain="large")


@piece("log")
def log(v: Variant) -> Sprite:
    """A fallen trunk with a mushroom."""
    def draw(p: Pen) -> None:
        p.rectangle(-1.1, -.46, 1., 0, "trunk", .2)
        p.rectangle(-1., -.16, .9, -.02, "trunk2", .07)
        p.ellipse(1., -.23, .2, .23, "straw")
        p.ellipse(1., -.23, .1, .12, "straw2")
        p.rectangle(-.46, -.6, -.38, -.42, "paper")
        p.ellipse(-.42, -.6, .16, .09, "red")
    return make("log", standing(2.44, .72), "trunk trunk2 straw straw2 paper red", draw)


@piece("trunk_near")
def trunk_near(v: Variant) -> Sprite:
    """A great trunk close to us, running out of the frame above."""
    def draw(p: Pen) -> None:
        p.blob([(-.75, 0, 1), (-.45, -.8), (-.4, -3.), (-.5, -7.5, 1), (.5, -7.5, 1), (.4, -3.), (.45, -.8), (.8, 0, 1)], "trunk")
        p.blob([(.1, -7.5, 1), (.14, -3.), (.2, -.8), (.5, 0, 1), (.8, 0, 1), (.45, -.8), (.4, -3.), (.5, -7.5, 1)], "trunk2")
        p.blob([(-.2, -2.3), (-.05, -2.7), (.06, -2.3), (-.05, -2.)], "trunk2")
        p.line([(-.3, -4.), (-1.1, -4.9), (-1.4, -5.8)], .24, "trunk")
    return make("trunk_near", (-1.6, -7.4, .95, .02), "trunk trunk2", draw, faces=-1)


@piece("river_edge")
def river_edge(v: Variant) -> Sprite:
    """The near bank's wavy edge of grass over the water; strip 12 x .4."""
    a = periodic(12., ((.07, 3, v[0]), (.04, 7, 1.)))

    def draw(p: Pen) -> None:
        ridge(p, 12., .1, lambda x: -.2 + a(x), "sand2")
        ridge(p, 12., .1, lambda x: -.1 + a(x), "grass")
    return make("river_edge", (-6., -.36, 6., .06), "grass sand2", draw, grain="strip", colours={"grass": (.60, .75, .45)})


@piece("barbed_wire")
def barbed_wire(v: Variant) -> Sprite:
    """Posts and wire; strip 8 x 1.1."""
    def draw(p: Pen) -> None:
        for i in range(-1, 4):
            x = -4 + 2.667 * i + 1.3
            p.line([(x - .35, 0), (x + .35, -.95)], .13, "trunk2", 0)
            p.line([(x + .35, 0), (x - .35, -.95)], .13, "trunk2", 0)
            p.line([(x, -.75), (x + 1.333, -.55), (x + 2.667, -.75)], .055, "dark2", 0)
            p.line([(x, -.4), (x + 1.333, -.5), (x + 2.667, -.4)], .055, "dark2", 0)
            for k in (.7, 1.33, 2.):
                p.polygon([(x + k, -.72), (x + k + .1, -.55), (x + k - .1, -.55)], "dark2")
    return make("barbed_wire", (-4., -1.02, 4., .02), "trunk2 dark2", draw, grain="strip")


@piece("sandbags")
def sandbags(v: Variant) -> Sprite:
    """A wall of sandbags."""
    def draw(p: Pen) -> None:
        for j in range(3):
            for i in range(4 - j % 2):
                x = -1.05 + .7 * i + .35 * (j % 2)
                p.rectangle(x - .37, -.3 * (j + 1), x + .37, -.3 * j, "sand2", .14)
                p.rectangle(x - .34, -.3 * (j + 1) + .02, x + .32, -.3 * j - .08, "sand", .1)
    return make("sandbags", standing(2.9, .92), "sand sand2", draw, colours={"sand": (.75, .66, .50), "sand2": (.62, .53, .40)})


@piece("war_flag")
def war_flag(v: Variant) -> Sprite:
    """A banner on a long pole, flying to the right."""
    def draw(p: Pen) -> None:
        p.rectangle(-.05, -3.6, .05, 0, "wood2")
        p.blob([(.05, -3.5, 1), (.5, -3.62), (.9, -3.4), (1.3, -3.5, 1), (1.05, -3.1), (1.3, -2.6, 1), (.9, -2.55), (.5, -2.72), (.05, -2.6, 1)],
               "red")
        p.ellipse(.52, -3.08, .2, .2, "gold")
        p.polygon([(-.08, -3.6), (0, -3.9), (.08, -3.6)], "gold")
    return make("war_flag", (-.16, -3.95, 1.4, .02), "wood2 red gold", draw, tint="red", faces=1)


@piece("hull_rib")
def hull_rib(v: Variant) -> Sprite:
    """The frame between a spaceship's windows."""
    def draw(p: Pen) -> None:
        p.polygon([(-.18, -3.), (.18, -3.), (.3, 0), (-.3, 0)], "metal2")
        p.polygon([(-.07, -3.), (.07, -3.), (.12, 0), (-.12, 0)], "metal")
        for y in (-2.4, -1.4, -.5):
            p.rectangle(-.05, y, .05, y + .2, "screen", .04)
    return make("hull_rib", standing(.64, 3.), "metal metal2 screen", draw)


@piece("lander")
def lander(v: Variant) -> Sprite:
    """A landing craft on four legs."""
    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.line([(side * .6, -1.1), (side * 1.35, -.1)], .11, "metal2", 0)
            p.line([(side * .5, -.8), (side * .75, -.1)], .09, "metal2", 0)
            p.rectangle(side * 1.35 - .22, -.12, side * 1.35 + .22, 0, "metal2", .04)
        p.polygon([(-.95, -.7), (-.8, -1.45), (.8, -1.45), (.95, -.7)], "gold")
        p.polygon([(.2, -.7), (.2, -1.45), (.8, -1.45), (.95, -.7)], "gold2")
        p.polygon([(-.62, -1.45), (-.72, -2.1), (-.35, -2.55), (.35, -2.55), (.72, -2.1), (.62, -1.45)], "white")
        p.ellipse(-.1, -2.05, .24, .22, "dark")
        p.line([(.3, -2.5), (.55, -3.)], .06, "metal2", 0)
        p.ellipse(.58, -3.04, .14, .1, "metal2")
    return make("lander", standing(3.2, 3.16), "gold gold2 white dark metal2", draw, grain="large")
