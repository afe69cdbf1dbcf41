"""Rocks, hills, mountains, water and snow. Snow caps, `snow`, and water keep their own classes for the light."""
from __future__ import annotations

from ...sheet import Pen, Sprite
from .base import Variant, choice, make, periodic, piece, ridge, wobble


@piece("rocks")
def rocks(v: Variant) -> Sprite:
    """Boulders: two or three."""
    def rock(p: Pen, x: float, w: float, h: float) -> None:
        p.polygon([(x - w, 0), (x - w * .85, -h * .5), (x - w * .35, -h), (x + w * .3, -h * .92), (x + w * .8, -h * .45), (x + w, 0)], "rock")
        p.polygon([(x + w * .05, 0), (x + w * .12, -h * .5), (x + w * .3, -h * .92), (x + w * .8, -h * .45), (x + w, 0)], "rock2")
        p.polygon([(x - w * .35, -h), (x + w * .3, -h * .92), (x + w * .1, -h * .72), (x - w * .3, -h * .76)], "rock3")

    def draw(p: Pen) -> None:
        rock(p, -.3, .75, 1. + .2 * v[0])
        rock(p, .62, .5, .55)
        if v[1] > 0:
            rock(p, -1., .36, .4)
    return make("rocks", (-1.4, -1.24, 1.18, .02), "rock rock2 rock3", draw)


@piece("cliff")
def cliff(v: Variant) -> Sprite:
    """A cliff face at the left side, falling to the right."""
    def draw(p: Pen) -> None:
        p.polygon([(-3, 0), (-3, -6.4), (-1.6, -6.2), (-.6, -5.4), (0, -4.), (.5, -3.6), (.9, -2.), (1.7, -1.3), (2.2, 0)], "rock")
        p.polygon([(-.6, -5.4), (0, -4.), (.5, -3.6), (.9, -2.), (1.7, -1.3), (2.2, 0), (.5, 0), (.1, -1.7), (-.4, -2.6), (-.5, -4.)], "rock2")
        for x0, y0, x1, y1 in ((-2.7, -4.6, -1.2, -4.2), (-2.2, -2.9, -1., -2.6), (-2.8, -1.4, -1.2, -1.1)):
            p.polygon([(x0, y0), (x1, y1), (x1 - .2, y1 + .22), (x0 + .1, y0 + .26)], "rock3")
        p.blob([(-3., -6.35, 1), (-2., -6.5), (-1.4, -6.3), (-.6, -5.5, 1), (-1.2, -5.7), (-2., -5.95), (-3., -5.9, 1)], "grass2")
    return make("cliff", (-3., -6.6, 2.3, .02), "rock rock2 rock3 grass2", draw, faces=1, grain="large")


def _peaks(p: Pen, width: float, count: int, low: float, high: float, seed: int, cls: str, shade: str, cap: str | None) -> None:
    for i in range(-1, count + 1):
        k = i % count
        x = -width / 2 + width / count * (i + .5) + .25 * wobble(k, seed)
        h = low + (high - low) * abs(wobble(k, seed + 1))
        w = width / count * (.95 + .2 * wobble(k, seed + 2))
        p.polygon([(x - w, 0), (x, -h), (x + w, 0)], cls)
        p.polygon([(x, -h), (x + w, 0), (x + w * .25, 0), (x + w * .12, -h * .45), (x - w * .05, -h * .6)], shade)
        if cap is not None and h > (low + high) / 2 - .1:
            q = .3
            p.polygon([(x, -h), (x + w * q, -h * (1 - q)), (x + w * q * .5, -h * (1 - q * .8)), (x + w * .06, -h * (1 - q * 1.15)),
                       (x - w * q * .45, -h * (1 - q * .75)), (x - w * q, -h * (1 - q))], cap)


@piece("mountains_far")
def mountains_far(v: Variant) -> Sprite:
    """A pale range with snow; strip 24 x 6."""
    def draw(p: Pen) -> None:
        _peaks(p, 24., 7, 3., 5.6, 3 + choice(v[0], 4), "far", "far2", "snow")
        p.rectangle(-12.4, -.5, 12.4, 0, "far")
    return make("mountains_far", (-12., -5.8, 12., 0), "far far2 snow", draw, grain="strip",
                colours={"far": (.60, .70, .80), "far2": (.53, .63, .74)})


@piece("mountains_near")
def mountains_near(v: Variant) -> Sprite:
    """Dark green slopes with rock; strip 24 x 5."""
    def draw(p: Pen) -> None:
        _peaks(p, 24., 6, 2.2, 4.5, 9 + choice(v[0], 4), "far", "far2", None)
        p.rectangle(-12.4, -.5, 12.4, 0, "far")
    return make("mountains_near", (-12., -4.8, 12., 0), "far far2", draw, grain="strip", colours={"far": (.46, .60, .58), "far2": (.39, .53, .53)})


@piece("mountain")
def mountain(v: Variant) -> Sprite:
    """One great peak with snow."""
    def draw(p: Pen) -> None:
        p.polygon([(-6, 0), (-3.4, -3.2), (-2.6, -3.), (0, -7.), (1.3, -5.2), (2.2, -4.6), (3.6, -2.6), (6, 0)], "far")
        p.polygon([(0, -7.), (1.3, -5.2), (2.2, -4.6), (3.6, -2.6), (6, 0), (2., 0), (.9, -2.2), (1., -3.4), (.2, -4.6)], "far2")
        p.polygon([(0, -7.), (1.3, -5.2), (.9, -4.7), (.5, -5.1), (.1, -4.3), (-.5, -5.), (-1., -4.3), (-1.7, -4.4)], "snow")
    return make("mountain", (-6., -7.1, 6., .02), "far far2 snow", draw, grain="large", colours={"far": (.53, .62, .72), "far2": (.45, .54, .65)})


@piece("karst")
def karst(v: Variant) -> Sprite:
    """Steep rounded peaks of an ink painting; strip 24 x 6."""
    def draw(p: Pen) -> None:
        for i in range(-1, 7):
            k = i % 6
            x = -12 + 4. * (i + .5) + .5 * wobble(k, 2)
            h = 3. + 2.6 * abs(wobble(k, 4 + choice(v[0], 3)))
            w = 1.3 + .5 * abs(wobble(k, 7))
            p.blob([(x - w * 1.5, .4), (x - w * 1.1, -h * .45), (x - w * .5, -h * .92), (x + w * .1, -h), (x + w * .7, -h * .8),
                    (x + w * 1.1, -h * .4), (x + w * 1.5, .4)], "far" if k % 2 else "far2")
        p.rectangle(-12.4, -.3, 12.4, .1, "far")
    return make("karst", (-12., -5.8, 12., 0), "far far2", draw, grain="strip", colours={"far": (.52, .66, .65), "far2": (.60, .72, .71)})


@piece("hills")
def hills(v: Variant) -> Sprite:
    """Grassy hills; strip 12 x 2: two ridges."""
    a, b = periodic(12., ((.45, 2, 2. * v[0]), (.16, 3, 1.))), periodic(12., ((.3, 3, 2. * v[1]), (.1, 5, .4)))

    def draw(p: Pen) -> None:
        ridge(p, 12., 0, lambda x: -1.3 + a(x), "grass2")
        ridge(p, 12., 0, lambda x: -.62 + b(x), "grass")
    return make("hills", (-6., -2., 6., 0), "grass grass2", draw, grain="strip", colours={"grass": (.55, .72, .45), "grass2": (.47, .64, .44)})


@piece("dunes")
def dunes(v: Variant) -> Sprite:
    """Sand dunes with shaded lee sides; strip 12 x 2."""
    def draw(p: Pen) -> None:
        for i in range(-1, 5):
            k = i % 4
            x = -6 + 3. * (i + .5) + .3 * wobble(k, 2)
            h = .7 + .7 * abs(wobble(k, 5 + choice(v[0], 3)))
            p.blob([(x - 3., 0, 1), (x - 1.9, -h * .28), (x - .9, -h * .8), (x, -h, 1), (x + .5, -h * .62), (x + 1.4, -h * .24), (x + 2.6, 0, 1)],
                   "sand")
            p.blob([(x, -h, 1), (x + .5, -h * .62), (x + 1.4, -h * .24), (x + 2.6, 0, 1), (x + .4, 0, 1), (x + .5, -h * .2), (x + .1, -h * .5),
                    (x + .12, -h * .75)], "sand2")
        line = periodic(12., ((.1, 2, 0.), (.05, 5, 1.)))
        ridge(p, 12., 0, lambda x: -.34 + line(x), "sand")
    return make("dunes", (-6., -1.8, 6., 0), "sand sand2", draw, tint="sand", grain="strip")


@piece("mesa")
def mesa(v: Variant) -> Sprite:
    """Flat-topped desert rock, or a pyramid if v[0] > 0."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.polygon([(-3., 0), (0, -3.6), (3., 0)], "sand")
            p.polygon([(0, -3.6), (3., 0), (.9, 0)], "sand2")
        else:
            p.polygon([(-3., 0), (-2., -1.1), (-1.8, -2.9), (1.5, -2.9), (1.8, -1.1), (3., 0)], "sand")
            p.polygon([(.4, 0), (.6, -1.2), (.5, -2.9), (1.5, -2.9), (1.8, -1.1), (3., 0)], "sand2")
            p.polygon([(-1.95, -1.9), (1.65, -1.9), (1.72, -1.5), (-1.97, -1.5)], "rock2")
    colours = {"sand": (.88, .72, .50), "sand2": (.76, .58, .40)} if v[0] > 0 else {"sand": (.80, .54, .41), "sand2": (.69, .44, .36),
                                                                                    "rock2": (.72, .46, .37)}
    return make("mesa", (-3., -3.65 if v[0] > 0 else -2.95, 3., .02), "sand sand2" if v[0] > 0 else "sand sand2 rock2", draw, grain="large",
                colours=colours)


@piece("waves")
def waves(v: Variant) -> Sprite:
    """Wavelets on water, seen flat; strip 8 x .9, drawn over a water band."""
    def draw(p: Pen) -> None:
        for j in range(4):
            for i in range(-1, 7):
                k = i % 6
                x = -4 + 8 / 6 * (i + .5 * (j % 2)) + .25 * wobble(k, j)
                w = .3 + .12 * wobble(k, j + 5)
                y = -.78 + .23 * j
                p.blob([(x - w, y + .02), (x - w * .3, y - .05), (x + w, y), (x + w * .2, y + .05)], "water2" if (k + j) % 3 else "foam")
    return make("waves", (-4., -.9, 4., .02), "water2 foam", draw, grain="strip", colours={"water2": (.56, .78, .86), "foam": (.84, .93, .95)})


@piece("surf")
def surf(v: Variant) -> Sprite:
    """The edge of the sea on sand: foam over wet sand; strip 12 x .7; the origin line is its foot."""
    a = periodic(12., ((.07, 3, 2. * v[0]), (.04, 5, 1.)))

    def draw(p: Pen) -> None:
        xs = [-6.4 + 12.8 * i / 48 for i in range(49)]
        p.polygon([(x, -.62) for x in xs] + [(x, -.02 + a(x) - .06) for x in reversed(xs)], "wet")
        p.polygon([(x, -.62) for x in xs] + [(x, -.14 + a(x) - .06) for x in reversed(xs)], "foam")
        p.polygon([(x, -.62) for x in xs] + [(x, -.24 + a(x) - .06) for x in reversed(xs)], "water")
        p.polygon([(x, -.42 + .5 * a(x + 2)) for x in xs] + [(x, -.47 + .5 * a(x + 2.3)) for x in reversed(xs)], "foam")
    return make("surf", (-6., -.6, 6., .03), "water foam wet", draw, grain="strip",
                colours={"water": (.50, .75, .82), "foam": (.94, .97, .97), "wet": (.80, .70, .54)})


@piece("waterfall")
def waterfall(v: Variant) -> Sprite:
    """A fall between rocks."""
    def draw(p: Pen) -> None:
        p.polygon([(-2., 0), (-2.1, -4.2), (-.9, -4.6), (-.55, -4.2), (.55, -4.2), (.9, -4.7), (2.1, -4.1), (2., 0)], "rock")
        p.polygon([(.6, -4.2), (.9, -4.7), (2.1, -4.1), (2., 0), (.9, 0)], "rock2")
        p.polygon([(-.6, -4.25), (.6, -4.25), (.8, 0), (-.8, 0)], "water2")
        for x in (-.36, 0, .36):
            p.polygon([(x - .06, -4.2), (x + .06, -4.2), (x * 1.3 + .1, -.3), (x * 1.3 - .1, -.3)], "foam")
        for x in (-.8, -.3, .25, .75):
            p.ellipse(x, -.14, .42, .2, "foam")
    return make("waterfall", (-2.2, -4.75, 2.2, .06), "rock rock2 water2 foam", draw, grain="large",
                colours={"water2": (.60, .80, .88), "foam": (.90, .96, .98)})


@piece("river_bank")
def river_bank(v: Variant) -> Sprite:
    """The far bank of a river: grass edge and stones over the water; strip 12 x .5."""
    a = periodic(12., ((.05, 3, v[0]), (.03, 7, 1.)))

    def draw(p: Pen) -> None:
        xs = [-6.4 + 12.8 * i / 48 for i in range(49)]
        p.polygon([(x, -.6) for x in xs] + [(x, -.06 + a(x)) for x in reversed(xs)], "sand2")
        p.polygon([(x, -.6) for x in xs] + [(x, -.2 + a(x)) for x in reversed(xs)], "grass2")
        for i in range(-1, 8):
            k = i % 7
            p.ellipse(-6 + 12 / 7 * (i + .5) + .3 * wobble(k, 2), -.1, .26, .12, "rock")
    return make("river_bank", (-6., -.5, 6., .1), "sand2 grass2 rock", draw, grain="strip")


@piece("snow_drift")
def snow_drift(v: Variant) -> Sprite:
    """Snow lying in a soft heap; strip 8 x .6."""
    a = periodic(8., ((.12, 2, v[0]), (.06, 5, 2.)))

    def draw(p: Pen) -> None:
        ridge(p, 8., .02, lambda x: -.32 + a(x), "snow")
        ridge(p, 8., .02, lambda x: -.12 + .5 * a(x + 1.5), "snow2")
    return make("snow_drift", (-4., -.56, 4., 0), "snow snow2", draw, grain="strip")


@piece("puddle")
def puddle(v: Variant) -> Sprite:
    """A puddle lying flat."""
    def draw(p: Pen) -> None:
        p.blob([(-.8, .0), (-.5, -.09), (.1, -.07), (.6, -.1), (.85, .01), (.4, .09), (-.3, .07)], "water")
        p.blob([(-.4, -.01), (0, -.045), (.5, -.02), (.1, .015)], "foam")
    return make("puddle", (-.9, -.12, .9, .12), "water foam", draw, colours={"water": (.56, .67, .75), "foam": (.74, .82, .88)})


@piece("path")
def path(v: Variant) -> Sprite:
    """A path that runs from our feet to the horizon, lying on the ground; its foot is the near end."""
    def draw(p: Pen) -> None:
        bend = .6 if v[0] > 0 else -.6
        p.blob([(-1.5, 0, 1), (-.9 + .3 * bend, -.6), (-.2 + bend, -1.15), (.35 * bend - .1, -1.7, 1), (.35 * bend + .1, -1.7, 1), (.3 + bend, -1.15),
                (1. + .3 * bend, -.6), (1.5, 0, 1)], "path")
    return make("path", (-1.6, -1.72, 1.6, .01), "path", draw, grain="large", colours={"path": (.84, .73, .57)})


@piece("road_away")
def road_away(v: Variant) -> Sprite:
    """A country road running away from us to the horizon, with a dashed line; its foot is the near end."""
    def draw(p: Pen) -> None:
        p.polygon([(-3., 0), (-.14, -2.4), (.14, -2.4), (3., 0)], "road")
        for y0, y1 in ((0, -.5), (-.85, -1.25), (-1.5, -1.78), (-1.96, -2.14)):
            w0, w1 = .12 * (1 + y0 / 2.5), .12 * (1 + y1 / 2.5)
            p.polygon([(-w0, y0), (-w1, y1), (w1, y1), (w0, y0)], "white2")
        for side in (-1, 1):
            p.polygon([(side * 2.8, 0), (side * .12, -2.4), (side * .13, -2.4), (side * 2.95, 0)], "white2")
    return make("road_away", (-3., -2.42, 3., .01), "road white2", draw, grain="large", colours={"road": (.58, .58, .62), "white2": (.88, .88, .86)})


@piece("moon_ground")
def moon_ground(v: Variant) -> Sprite:
    """Craters on grey dust, seen flat; strip 12 x 1."""
    def draw(p: Pen) -> None:
        for i in range(-1, 8):
            k = i % 7
            x = -6 + 12 / 7 * (i + .5) + .4 * wobble(k, 3)
            y = -.3 - .45 * abs(wobble(k, 5))
            w = .45 + .25 * abs(wobble(k, 8))
            p.ellipse(x, y, w, w * .26, "stone3")
            p.ellipse(x, y + .03, w * .84, w * .18, "stone2")
    return make("moon_ground", (-6., -1., 6., .02), "stone2 stone3", draw, grain="strip",
                colours={"stone2": (.66, .66, .71), "stone3": (.55, .55, .62)})


@piece("moon_hills")
def moon_hills(v: Variant) -> Sprite:
    """Grey ridges of the Moon or a red planet; strip 12 x 2."""
    a, b = periodic(12., ((.35, 2, 2. * v[0]), (.14, 5, 1.), (.06, 9, 2.))), periodic(12., ((.2, 3, v[1]), (.08, 7, .4)))

    def draw(p: Pen) -> None:
        ridge(p, 12., 0, lambda x: -1.2 + a(x), "stone2")
        ridge(p, 12., 0, lambda x: -.5 + b(x), "stone")
    return make("moon_hills", (-6., -1.9, 6., 0), "stone stone2", draw, tint="stone", grain="strip",
                colours={"stone": (.62, .62, .68), "stone2": (.50, .50, .58)})
