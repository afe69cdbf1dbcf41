"""Trees, bushes, grass and flowers. Seasons repaint the classes `leaf`, `leaf2`, `leaf3`, `grass`, `grass2`, `blossom`."""
from __future__ import annotations

import math

from ...sheet import Pen, Sprite
from .base import Variant, choice, crown, make, periodic, piece, ridge, wobble


@piece("tree_round")
def tree_round(v: Variant) -> Sprite:
    """Broad-leaved tree: a crown of lumps in three greens; shape by v."""
    k = 1 + .12 * v[0]

    def draw(p: Pen) -> None:
        p.polygon([(-.2, 0), (-.13, -1.9), (.13, -1.9), (.22, 0)], "trunk")
        p.line([(.02, -1.3), (.55, -2.1)], .13, "trunk", 0)
        p.line([(-.02, -1.5), (-.5, -2.2)], .12, "trunk", 0)
        if v[1] > 0:
            crown(p, 0, -3., [(-.85 * k, .35, .75), (.85 * k, .3, .78), (0, -.5, 1.05), (-.45, -.1, .9), (.5, -.15, .9), (0, .5, .8)], "leaf2")
            crown(p, -.18, -3.2, [(-.6 * k, .3, .55), (.35, .1, .6), (-.05, -.35, .75)], "leaf")
            crown(p, .35, -2.65, [(.4 * k, .25, .34), (-.5, .4, .28)], "leaf3")
        else:
            p.ellipse(0, -3.1, 1.35 * k, 1.6, "leaf2")
            p.ellipse(-.2, -3.3, 1.0 * k, 1.25, "leaf")
            p.ellipse(.35, -2.4, .45, .3, "leaf3")
    return make("tree_round", (-1.75, -4.75, 1.75, .03), "leaf leaf2 leaf3 trunk", draw, grain="large")


@piece("tree_poplar")
def tree_poplar(v: Variant) -> Sprite:
    """Slim upright tree, poplar or cypress."""
    w = .62 + .1 * v[0]

    def draw(p: Pen) -> None:
        p.rectangle(-.1, -1., .1, 0, "trunk")
        p.blob([(0, -5.6), (w * .7, -4.), (w, -2.2), (w * .6, -.7), (-w * .6, -.7), (-w, -2.2), (-w * .7, -4.)], "leaf2")
        p.blob([(-.05, -5.4), (w * .3, -4.), (w * .4, -2.4), (.05, -1.), (-w * .55, -.95), (-w * .85, -2.2), (-w * .6, -3.9)], "leaf")
    return make("tree_poplar", (-.85, -5.65, .85, .03), "leaf leaf2 trunk", draw)


@piece("tree_pine")
def tree_pine(v: Variant) -> Sprite:
    """Conifer in tiers; tiers by v[0], slim or broad by v[1]. Evergreen: class `pine`."""
    tiers = 3 + (v[0] > 0)
    wide = 1.25 + .22 * v[1]

    def draw(p: Pen) -> None:
        p.rectangle(-.13, -1., .13, 0, "trunk")
        for i in range(tiers):
            y = -.7 - (4.4 / (tiers + .6)) * i
            w = wide * (1 - .23 * i)
            h = 2. - .12 * i
            p.polygon([(-w, y), (0, y - h), (w, y), (w * .45, y + .1), (0, y - .02), (-w * .45, y + .1)], "pine2")
            p.polygon([(-w, y), (0, y - h), (w * .12, y - h * .6), (-w * .1, y - .02), (-w * .45, y + .1)], "pine")
    return make("tree_pine", (-1.55, -6.1, 1.55, .03), "pine pine2 trunk", draw, grain="large",
                colours={"pine": (.34, .57, .45), "pine2": (.25, .46, .38)})


@piece("tree_gnarled")
def tree_gnarled(v: Variant) -> Sprite:
    """Old eastern pine: a bent trunk and flat cushions of needles."""
    def draw(p: Pen) -> None:
        p.blob([(-.2, 0, 1), (-.26, -.8), (.15, -1.6), (.1, -2.4), (-.5, -3.2), (-.4, -3.3), (.3, -2.6), (.38, -1.6), (.02, -.8), (.22, 0, 1)],
               "trunk")
        p.line([(.2, -1.9), (.9, -2.3), (1.4, -2.4)], .13, "trunk")
        for x, y, w in ((1.35, -2.5, .8), (-.6, -3.45, .95), (-.9, -2.5, .7), (.4, -3.1, .6)):
            p.blob([(x - w, y), (x - w * .6, y - .3), (x, y - .48), (x + w * .6, y - .3), (x + w, y), (x + w * .4, y + .1), (x - w * .4, y + .1)],
                   "pine2")
            p.blob([(x - w * .85, y - .08), (x - w * .5, y - .32), (x, y - .46), (x + w * .4, y - .3), (x + w * .2, y - .12), (x - w * .4, y - .06)],
                   "pine")
    return make("tree_gnarled", (-1.7, -4.05, 2.25, .03), "pine pine2 trunk", draw, faces=1, grain="large",
                colours={"pine": (.38, .58, .46), "pine2": (.28, .47, .39)})


@piece("tree_willow")
def tree_willow(v: Variant) -> Sprite:
    """Willow: hanging tresses round a dome."""
    def draw(p: Pen) -> None:
        p.blob([(-.28, 0, 1), (-.16, -1.2), (-.3, -2.4), (.3, -2.4), (.16, -1.2), (.3, 0, 1)], "trunk")
        p.ellipse(0, -3.3, 1.6, 1.1, "leaf2")
        for i in range(9):
            x = -1.55 + .39 * i
            low = -.9 - .5 * abs(math.sin(i * 1.9 + v[0]))
            p.blob([(x - .22, -3.1, 1), (x + .22, -3.1, 1), (x + .2, low - .5), (x, low), (x - .2, low - .5)], "leaf" if i % 2 else "leaf2")
        p.ellipse(-.15, -3.5, 1.2, .72, "leaf")
    return make("tree_willow", (-1.85, -4.45, 1.85, .03), "leaf leaf2 trunk", draw, grain="large")


@piece("tree_palm")
def tree_palm(v: Variant) -> Sprite:
    """Palm with a bent stem; evergreen."""
    def draw(p: Pen) -> None:
        p.blob([(-.2, 0, 1), (-.02, -1.6), (.42, -3.3), (.58, -3.25), (.2, -1.6), (.2, 0, 1)], "trunk")
        for y, x in ((-.7, -.04), (-1.5, .1), (-2.3, .28)):
            p.line([(x - .14, y), (x + .16, y - .04)], .07, "trunk2")
        for i, turn in enumerate((-2.1, 2.1, -1.4, 1.4, -.7, .7)):
            with p.moved(.5, -3.3, turn):
                p.blob([(0, 0), (.26 if turn > 0 else .16, -.8), (.14 if turn > 0 else -.14, -1.65), (-.16 if turn > 0 else -.26, -.8)],
                       "pine" if i % 2 else "pine2")
        for x, y in ((.38, -3.16), (.6, -3.12)):
            p.ellipse(x, y, .12, .12, "trunk2")
    return make("tree_palm", (-1.2, -4.75, 2.2, .03), "pine pine2 trunk trunk2", draw, faces=1, grain="large",
                colours={"pine": (.42, .66, .42), "pine2": (.31, .54, .38)})


def _branches(p: Pen, x: float, y: float, reach: float, turn: float, width: float, depth: int, cls: str, tips: list[tuple[float, float]]) -> None:
    x1, y1 = x + reach * math.sin(turn), y - reach * math.cos(turn)
    p.line([(x, y), (x1, y1)], width, cls)
    if depth == 0:
        tips.append((x1, y1))
        return
    for d, k in ((-.55, .74), (.5, .78), (.02, .66)):
        _branches(p, x1, y1, reach * k, turn + d, max(.075, width * .62), depth - 1, cls, tips)


@piece("tree_bare")
def tree_bare(v: Variant) -> Sprite:
    """Leafless tree."""
    def draw(p: Pen) -> None:
        p.polygon([(-.22, 0), (-.12, -1.4), (.12, -1.4), (.22, 0)], "trunk")
        _branches(p, 0, -1., 1.15, .08 * v[0], .2, 3, "trunk", [])
    return make("tree_bare", (-1.75, -4.5, 1.75, .03), "trunk", draw, grain="large", colours={"trunk": (.45, .36, .32)})


@piece("tree_blossom")
def tree_blossom(v: Variant) -> Sprite:
    """Plum or cherry in bloom: dark boughs under clouds of flowers."""
    def draw(p: Pen) -> None:
        p.blob([(-.2, 0, 1), (-.1, -.9), (-.24, -1.7), (0, -2.1), (.24, -1.7), (.14, -.9), (.22, 0, 1)], "trunk")
        for x, y in ((-1.1, -2.7), (1.15, -2.6), (-.3, -3.2), (.5, -3.2)):
            p.line([(0, -1.6), (x * .5, (y - 1.7) / 2), (x, y)], .12, "trunk")
        for i, (x, y, r) in enumerate(((-1.1, -2.6, .55), (1.1, -2.5, .58), (-.5, -3.2, .7), (.5, -3.2, .72), (0, -2.7, .62), (-.75, -2.15, .34),
                                       (.8, -2., .32))):
            p.ellipse(x, y, r, r, "blossom2")
            p.ellipse(x - .08, y - .1, r * .78, r * .76, "blossom")
        for i in range(5):
            p.ellipse(-.9 + .45 * i, -2.8 - .2 * math.sin(i * 2.), .1, .1, "paper")
    return make("tree_blossom", (-1.75, -4., 1.75, .03), "blossom blossom2 paper trunk", draw, grain="large")


@piece("forest_trunks")
def forest_trunks(v: Variant) -> Sprite:
    """Trunks close by with undergrowth, for the middle of a wood; strip 12 x 6."""
    def draw(p: Pen) -> None:
        for i in range(-1, 8):
            k = i % 7
            x = -6 + 12 / 7 * i + .5 * wobble(k, 4)
            w = .14 + .07 * abs(wobble(k, 8))
            p.polygon([(x - w * 1.5, 0), (x - w, -1.), (x - w * .8, -6.2), (x + w * .8, -6.2), (x + w, -1.), (x + w * 1.5, 0)],
                      "trunk" if k % 2 else "trunk2")
        line = periodic(12., ((.18, 5, 0.), (.1, 11, 1.)))
        ridge(p, 12., 0, lambda x: -.45 + line(x), "leaf3")
    return make("forest_trunks", (-6., -6., 6., 0), "trunk trunk2 leaf3", draw, grain="strip",
                colours={"trunk": (.46, .40, .37), "trunk2": (.40, .36, .35), "leaf3": (.33, .50, .40)})


@piece("canopy")
def canopy(v: Variant) -> Sprite:
    """The leaves overhead in a wood: a fringe hanging from the top; strip 12 x 2.4."""
    def draw(p: Pen) -> None:
        p.rectangle(-6.2, -2.5, 6.2, -1.3, "leaf2")
        for i in range(-1, 13):
            k = i % 12
            p.ellipse(-6 + i + .5, -1.3 + .3 * wobble(k, 2), .75, .55 + .2 * wobble(k, 6), "leaf2")
        p.rectangle(-6.2, -2.5, 6.2, -1.9, "leaf3")
        for i in range(-1, 10):
            k = i % 9
            p.ellipse(-6 + 12 / 9 * (i + .4), -1.9 + .2 * wobble(k, 3), .85, .42, "leaf3")
    return make("canopy", (-6., -2.4, 6., 0), "leaf2 leaf3", draw, grain="strip")


@piece("treeline")
def treeline(v: Variant) -> Sprite:
    """A wood's edge far off; strip 12 x 2: leafy lumps or firs by v[0]."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            for i in range(-1, 21):
                k = i % 20
                x = -6 + .6 * (i + .5)
                h = 1.2 + .6 * abs(wobble(k, 2))
                p.polygon([(x - .46, 0), (x, -h), (x + .46, 0)], "leaf3" if k % 2 else "leaf2")
            p.rectangle(-6.2, -.4, 6.2, 0, "leaf3")
        else:
            for i in range(-1, 13):
                k = i % 12
                p.ellipse(-6 + i + .5, -.7 - .25 * wobble(k, 3), .8, .75 + .2 * wobble(k, 1), "leaf2" if k % 2 else "leaf3")
            p.rectangle(-6.2, -.7, 6.2, 0, "leaf3")
    return make("treeline", (-6., -2., 6., 0), "leaf2 leaf3", draw, grain="strip", colours={"leaf2": (.47, .65, .50), "leaf3": (.40, .58, .46)})


@piece("bush")
def bush(v: Variant) -> Sprite:
    """Round bush; with flowers if v[0] > .2."""
    def draw(p: Pen) -> None:
        crown(p, 0, -.45, [(-.5, .1, .42), (.5, .1, .42), (0, -.1, .55)], "leaf2")
        p.rectangle(-.85, -.42, .85, 0, "leaf2", .2)
        crown(p, -.08, -.52, [(-.42, .12, .28), (.3, .06, .32), (-.02, -.1, .38)], "leaf")
        if v[0] > .2:
            for x, y in ((-.5, -.5), (-.15, -.75), (.25, -.55), (.55, -.4), (-.1, -.35), (.45, -.75)):
                p.ellipse(x, y, .085, .085, "flower")
    return make("bush", (-.98, -1.14, .98, .02), "leaf leaf2 flower", draw)


@piece("hedge")
def hedge(v: Variant) -> Sprite:
    """Clipped hedge; strip 4 x .9."""
    def draw(p: Pen) -> None:
        line = periodic(4., ((.03, 6, 0.), (.025, 11, 2.)))
        ridge(p, 4., 0, lambda x: -.84 + line(x), "leaf2")
        ridge(p, 4., -.42, lambda x: -.78 + line(x + .4), "leaf")
        for i in range(-1, 11):
            p.ellipse(-2 + .4 * i + .2, -.44, .22, .12, "leaf")
    return make("hedge", (-2., -.9, 2., 0), "leaf leaf2", draw, grain="strip")


@piece("grass_tufts")
def grass_tufts(v: Variant) -> Sprite:
    """Tall grass for the front; strip 4 x .7."""
    def draw(p: Pen) -> None:
        for i in range(-1, 27):
            k = i % 26
            x = -2 + 4 / 26 * (i + .5)
            h = .3 + .3 * abs(wobble(k, 3))
            lean = .12 * wobble(k, 7)
            p.polygon([(x - .085, 0), (x + lean, -h), (x + .085, 0)], "grass2" if k % 2 else "grass")
        p.rectangle(-2.1, -.12, 2.1, 0, "grass2")
    return make("grass_tufts", (-2., -.66, 2., 0), "grass grass2", draw, grain="strip")


@piece("tuft")
def tuft(v: Variant) -> Sprite:
    """One tuft of grass."""
    def draw(p: Pen) -> None:
        for i, (turn, h) in enumerate(((-.7, .3), (.7, .3), (-.35, .42), (.35, .4), (0, .5))):
            with p.moved(0, 0, turn):
                p.polygon([(-.05, 0), (.02, -h), (.05, 0)], "grass" if i % 2 else "grass2")
    return make("tuft", (-.34, -.52, .34, .04), "grass grass2", draw)


@piece("reeds")
def reeds(v: Variant) -> Sprite:
    """Reeds with brown heads at a water's edge."""
    def draw(p: Pen) -> None:
        for i in range(8):
            x = -.62 + .17 * i
            lean = .16 * wobble(i, 2)
            h = 1. + .4 * abs(wobble(i, 5))
            p.polygon([(x - .05, 0), (x + lean, -h), (x + .05, 0)], "grass2" if i % 2 else "grass")
        for i in range(3):
            x = -.4 + .4 * i
            h = 1.2 + .2 * wobble(i, 6)
            p.rectangle(x - .024, -h, x + .024, 0, "grass2")
            p.rectangle(x - .055, -h - .14, x + .055, -h + .16, "trunk", .05)
    return make("reeds", (-.85, -1.58, .85, .02), "grass grass2 trunk", draw)


@piece("flowers")
def flowers(v: Variant) -> Sprite:
    """A bed of flowers; strip 4 x .6."""
    def draw(p: Pen) -> None:
        p.rectangle(-2.1, -.16, 2.1, 0, "leaf2")
        for i in range(-1, 15):
            k = i % 14
            x = -2 + 4 / 14 * (i + .5)
            p.ellipse(x, -.14, .17, .13, "leaf2")
            y = -.3 - .14 * abs(wobble(k, 4))
            p.rectangle(x - .025, y, x + .025, -.1, "leaf")
            p.ellipse(x, y, .095, .095, ("flower", "red", "mustard")[k % 3])
    return make("flowers", (-2., -.58, 2., 0), "leaf leaf2 flower red mustard", draw, grain="strip")


@piece("flower_patch")
def flower_patch(v: Variant) -> Sprite:
    """A few field flowers."""
    def draw(p: Pen) -> None:
        for i, (x, y) in enumerate(((-.36, -.26), (-.12, -.4), (.14, -.28), (.36, -.38))):
            p.line([(x * .8, 0), (x, y)], .035, "grass2")
            p.ellipse(x, y, .085, .085, ("red", "mustard", "paper")[(i + choice(v[0], 3)) % 3])
        p.polygon([(-.42, 0), (-.3, -.18), (-.18, 0)], "grass")
        p.polygon([(.06, 0), (.16, -.16), (.28, 0)], "grass")
    return make("flower_patch", (-.5, -.52, .5, .03), "grass grass2 red mustard paper", draw)


@piece("lotus")
def lotus(v: Variant) -> Sprite:
    """Lotus leaves and flowers on a pond; strip 6 x .9."""
    def draw(p: Pen) -> None:
        for i in range(-1, 10):
            k = i % 9
            x = -3 + 6 / 9 * (i + .5)
            p.ellipse(x, -.1 - .12 * (k % 2), .33, .1, "leaf2" if k % 2 else "leaf")
        for i in range(3):
            x = -2 + 2. * i
            p.rectangle(x - .03, -.5, x + .03, -.1, "leaf2")
            for turn in (-.9, .9, -.45, .45, 0):
                with p.moved(x, -.44, turn):
                    p.blob([(0, 0), (.08, -.14), (0, -.32), (-.08, -.14)], "petal" if abs(turn) < .6 and turn else "petal2")
    return make("lotus", (-3., -.84, 3., .02), "leaf leaf2 petal petal2", draw, grain="strip",
                colours={"leaf": (.47, .68, .50), "leaf2": (.37, .58, .44)})


@piece("crop_field")
def crop_field(v: Variant) -> Sprite:
    """Wheat (v[0] > 0) or young rice in water; strip 6 x .8."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.rectangle(-3.1, -.42, 3.1, 0, "straw2")
            for i in range(-1, 31):
                k = i % 30
                x = -3 + .2 * (i + .5)
                y = -.42 - .14 * abs(wobble(k, 3))
                p.rectangle(x - .022, y, x + .022, 0, "straw")
                p.ellipse(x + .03 * wobble(k, 5), y - .05, .06, .14, "straw")
        else:
            p.rectangle(-3.1, -.3, 3.1, 0, "water")
            for i in range(-1, 16):
                x = -3 + .4 * (i + .5)
                for turn in (-.5, 0, .5):
                    with p.moved(x, -.08, turn):
                        p.polygon([(-.045, 0), (0, -.4), (.045, 0)], "grass" if turn else "grass2")
    classes = "straw straw2" if v[0] > 0 else "water grass grass2"
    return make("crop_field", (-3., -.75, 3., 0), classes, draw, grain="strip")


@piece("field_rows")
def field_rows(v: Variant) -> Sprite:
    """Furrows or terraces seen flat from afar; strip 12 x 1.2."""
    def draw(p: Pen) -> None:
        line = periodic(12., ((.06, 2, 0.), (.04, 5, 1.)))
        for j in range(5):
            ridge(p, 12., 0, lambda x, j=j: -1.1 + .24 * j + line(x + j), "straw" if j % 2 else "grass")
    return make("field_rows", (-6., -1.2, 6., 0), "straw grass", draw, grain="strip")


@piece("bamboo")
def bamboo(v: Variant) -> Sprite:
    """Bamboo grove; strip 6 x 5."""
    def draw(p: Pen) -> None:
        for i in range(-1, 10):
            k = i % 9
            x = -3 + 6 / 9 * (i + .5) + .1 * wobble(k, 2)
            cls = "fern" if k % 2 else "fern2"
            p.rectangle(x - .09, -5.2, x + .09, 0, cls)
            for j in range(6):
                p.rectangle(x - .11, -.5 - .9 * j + .2 * (k % 3), x + .11, -.42 - .9 * j + .2 * (k % 3), "fern3")
            for j in range(2):
                y = -2.4 - 1.5 * j - .4 * (k % 3)
                side = 1 if (k + j) % 2 else -1
                for turn in (1.1, 1.8):
                    with p.moved(x, y, side * turn):
                        p.blob([(0, 0), (.09, -.3), (0, -.72), (-.09, -.3)], "fern3")
    return make("bamboo", (-3., -5., 3., 0), "fern fern2 fern3", draw, grain="strip",
                colours={"fern": (.58, .74, .46), "fern2": (.48, .66, .42), "fern3": (.36, .56, .38)})


@piece("cactus")
def cactus(v: Variant) -> Sprite:
    """Armed cactus, or a low round one."""
    def draw(p: Pen) -> None:
        if v[0] > -.3:
            p.rectangle(-.26, -2.3, .26, 0, "pine", .26)
            p.line([(-.1, -1.), (-.62, -1.05), (-.66, -1.6)], .3, "pine")
            p.line([(.1, -.75), (.6, -.8), (.64, -1.4)], .28, "pine")
            for x in (-.1, .1):
                p.rectangle(x - .03, -2.1, x + .03, -.1, "pine2")
        else:
            p.ellipse(0, -.45, .5, .46, "pine")
            for x in (-.24, 0, .24):
                p.ellipse(x, -.45, .055, .36, "pine2")
            p.ellipse(0, -.92, .12, .08, "flower")
    return make("cactus", (-.86, -2.34, .86, .02) if v[0] > -.3 else (-.56, -1.04, .56, .02), "pine pine2" if v[0] > -.3 else "pine pine2 flower",
                draw,
                colours={"pine": (.46, .66, .46), "pine2": (.37, .56, .40)})


@piece("dry_bush")
def dry_bush(v: Variant) -> Sprite:
    """Dry desert scrub."""
    def draw(p: Pen) -> None:
        for i in range(7):
            with p.moved(0, 0, -1.1 + .37 * i):
                p.polygon([(-.05, 0), (0, -.55 - .12 * (i % 2)), (.05, 0)], "straw2" if i % 2 else "straw")
    return make("dry_bush", (-.64, -.7, .64, .04), "straw straw2", draw, colours={"straw": (.68, .60, .40), "straw2": (.58, .50, .34)})
