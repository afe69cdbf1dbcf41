"""Windows, doors, arches and curtains. `glass` is the sky outside, `view` what stands before it."""
from __future__ import annotations

from ...sheet import Pen, Sprite
from .base import Variant, choice, hanging, make, panel, piece, standing


def _city(p: Pen, x0: float, x1: float, y0: float, y1: float) -> None:
    heights = (.5, .34, .62, .27, .48, .4, .56, .3)
    step = (x1 - x0) / 7.2
    for i, k in enumerate(heights):
        x = x0 + step * i - .4 * step
        p.rectangle(x, y1 - (y1 - y0) * k, x + step * .86, y1, "view" if i % 2 else "view2")


def _garden(p: Pen, x0: float, x1: float, y0: float, y1: float) -> None:
    w, h = x1 - x0, y1 - y0
    p.ellipse(x0 + w * .85, y1 + h * .08, w * .6, h * .34, "view")
    p.ellipse(x0 + w * .2, y1 + h * .12, w * .65, h * .4, "view2")
    p.ellipse(x0 + w * .76, y1 - h * .3, w * .13, h * .14, "view2")
    p.rectangle(x0 + w * .74, y1 - h * .3, x0 + w * .78, y1, "view2")


def _cloud(p: Pen, x: float, y: float, k: float) -> None:
    p.ellipse(x, y, .3 * k, .1 * k, "cloud")
    p.ellipse(x + .06 * k, y - .07 * k, .16 * k, .13 * k, "cloud")


_GARDEN = {"view": (.58, .74, .62), "view2": (.45, .66, .53)}


def _view(p: Pen, x0: float, y0: float, x1: float, y1: float, city: bool, cloud: bool = True) -> None:
    """The outside, clipped to an opening."""
    p.rectangle(x0, y0, x1, y1, "glass")
    p.c.save()
    p.c.rectangle(x0, y0, x1 - x0, y1 - y0)
    p.c.clip()
    if cloud:
        _cloud(p, x0 + (x1 - x0) * .32, y0 + (y1 - y0) * .3, min(1., x1 - x0))
    (_city if city else _garden)(p, x0, x1, y0, y1)
    p.c.restore()


@piece("window")
def window(v: Variant) -> Sprite:
    """Two-leaf window with a sill; v[0] city or garden behind it, v[1] > .3 has a crossbar."""
    city = v[0] > 0

    def draw(p: Pen) -> None:
        p.rectangle(-.72, -.66, .72, .62, "white", .03)
        _view(p, -.64, -.58, .64, .54, city)
        p.rectangle(-.035, -.6, .035, .56, "white")
        if v[1] > .3:
            p.rectangle(-.66, -.24, .66, -.18, "white")
        p.rectangle(-.8, .58, .8, .68, "white2", .02)
    return make("window", hanging(1.62, 1.4), "white white2 glass cloud view view2", draw, colours={} if city else _GARDEN, grain="large")


@piece("window_wide")
def window_wide(v: Variant) -> Sprite:
    """A broad office window of three panes, 2.6 x 1.5."""
    city = v[0] > -.4

    def draw(p: Pen) -> None:
        p.rectangle(-1.3, -.78, 1.3, .74, "white", .03)
        _view(p, -1.22, -.7, 1.22, .66, city)
        for x in (-.41, .41):
            p.rectangle(x - .03, -.72, x + .03, .7, "white")
        p.rectangle(-1.38, .7, 1.38, .8, "white2", .02)
    return make("window_wide", hanging(2.78, 1.64), "white white2 glass cloud view view2", draw, colours={} if city else _GARDEN, grain="large")


@piece("window_curtain")
def window_curtain(v: Variant) -> Sprite:
    """Window with drawn-back curtains on a rail; garden or city."""
    city = v[0] > 0

    def draw(p: Pen) -> None:
        p.rectangle(-.7, -.68, .7, .64, "white", .03)
        _view(p, -.62, -.6, .62, .56, city, cloud=False)
        p.rectangle(-.035, -.62, .035, .58, "white")
        for side in (-1, 1):
            with p.moved(mirror=side > 0):
                p.blob([(-.96, -.82, 1), (-.36, -.82, 1), (-.46, -.3), (-.66, .12), (-.62, .82, 1), (-.98, .82, 1)], "red")
                p.blob([(-.8, -.82, 1), (-.66, -.82, 1), (-.7, -.2), (-.78, .16), (-.76, .82, 1), (-.86, .82, 1)], "red2")
        p.rectangle(-1.06, -.9, 1.06, -.82, "red2", .03)
    return make("window_curtain", hanging(2.14, 1.82), "white glass view view2 red red2", draw, tint="red",
                colours={} if city else _GARDEN, grain="large")


@piece("window_arched")
def window_arched(v: Variant) -> Sprite:
    """Tall arched window: stained glass (v[0] > 0) or clear lattice."""
    def arch(p: Pen, w: float, top: float, bottom: float) -> None:
        p.c.move_to(-w, bottom)
        p.c.line_to(-w, top + w)
        p.c.curve_to(-w, top + w * .45, -w * .5, top + w * .1, 0, top - w * .35)
        p.c.curve_to(w * .5, top + w * .1, w, top + w * .45, w, top + w)
        p.c.line_to(w, bottom)
        p.c.close_path()

    def draw(p: Pen) -> None:
        arch(p, .56, -1.2, 1.28)
        p.fill("stone")
        with p.clipped(lambda: arch(p, .44, -1.08, 1.16)):
            p.rectangle(-.6, -1.6, .6, 1.3, "glass")
            if v[0] > 0:
                for i in range(5):
                    y = -.74 + .4 * i
                    for j, x in enumerate((-.22, .22)):
                        cls = ("red", "mustard", "teal")[(i + j * 2) % 3]
                        p.polygon([(x, y - .16), (x + .16, y), (x, y + .16), (x - .16, y)], cls)
                p.ellipse(0, -1.08, .17, .17, "mustard")
                p.ellipse(0, -1.08, .08, .08, "red")
        p.rectangle(-.03, -.86, .03, 1.2, "stone2")
        for y in (-.54, .26):
            p.rectangle(-.44, y - .03, .44, y + .03, "stone2")
        p.rectangle(-.64, 1.2, .64, 1.32, "stone2", .02)
    return make("window_arched", (-.66, -1.44, .66, 1.34), "stone stone2 glass red mustard teal", draw, grain="large")


@piece("window_lattice")
def window_lattice(v: Variant) -> Sprite:
    """Wooden lattice window of an old eastern house; paper glows at night."""
    def draw(p: Pen) -> None:
        p.rectangle(-.7, -.6, .7, .6, "wood2", .02)
        p.rectangle(-.62, -.52, .62, .52, "glow")
        for i in range(1, 6):
            x = -.62 + 1.24 * i / 6
            p.rectangle(x - .022, -.52, x + .022, .52, "wood")
        for i in range(1, 4):
            y = -.52 + 1.04 * i / 4
            p.rectangle(-.62, y - .022, .62, y + .022, "wood")
        p.rectangle(-.22, -.28, .22, .28, "wood")
        p.rectangle(-.17, -.23, .17, .23, "glow")
        p.rectangle(-.04, -.56, .04, .56, "wood2")
    return make("window_lattice", hanging(1.44, 1.24), "wood wood2 glow", draw, tint="wood",
                colours={"wood": (.60, .30, .25), "wood2": (.48, .23, .21)})


@piece("window_barred")
def window_barred(v: Variant) -> Sprite:
    """A small high cell window with bars."""
    def draw(p: Pen) -> None:
        p.rectangle(-.5, -.4, .5, .4, "stone3", .02)
        p.rectangle(-.4, -.3, .4, .3, "glass")
        for i in range(4):
            x = -.27 + .18 * i
            p.rectangle(x - .028, -.32, x + .028, .32, "dark")
        p.rectangle(-.56, .34, .56, .45, "stone2", .02)
    return make("window_barred", (-.58, -.42, .58, .47), "stone2 stone3 glass dark", draw)


@piece("window_round")
def window_round(v: Variant) -> Sprite:
    """A ship's or spaceship's porthole: sea-blue or black with stars."""
    space = v[0] > 0

    def draw(p: Pen) -> None:
        p.ellipse(0, 0, .52, .52, "metal2")
        p.ellipse(0, 0, .46, .46, "metal")
        p.ellipse(0, 0, .37, .37, "navy2" if space else "glass")
        if space:
            for x, y in ((-.16, -.12), (.1, -.2), (.2, .08), (-.06, .16), (-.24, .1)):
                p.ellipse(x, y, .025, .025, "white")
        else:
            p.polygon([(-.2, .16), (.12, -.26), (.2, -.18), (-.1, .22)], "white")
    return make("window_round", hanging(1.04, 1.04), "metal metal2 navy2 white" if space else "metal metal2 glass white", draw)


@piece("door")
def door(v: Variant) -> Sprite:
    """Panelled, plain or half-glazed door in its frame; stands on the floor."""
    kind = choice(v[0], 3)

    def draw(p: Pen) -> None:
        p.rectangle(-.56, -2.14, .56, 0, "white", .01)
        p.rectangle(-.45, -2.04, .45, 0, "wood")
        if kind == 0:
            for x in (-.36, .05):
                p.rectangle(x, -1.92, x + .31, -1.16, "wood2", .01)
                p.rectangle(x, -.98, x + .31, -.18, "wood2", .01)
        elif kind == 1:
            p.rectangle(-.3, -1.86, .3, -1.02, "pane", .02)
            p.rectangle(-.3, -.82, .3, -.2, "wood2", .02)
        else:
            p.rectangle(-.36, -1.92, .36, -.16, "wood2", .02)
            p.rectangle(-.29, -1.85, .29, -.23, "wood", .02)
        p.ellipse(.37, -1.02, .045, .045, "gold")
    return make("door", standing(1.14, 2.15), "white wood wood2 pane gold", draw, tint="wood", faces=1, grain="large",
                colours={"pane": (.78, .87, .90)})


@piece("double_door")
def double_door(v: Variant) -> Sprite:
    """Two broad leaves: glazed (hospital, school) or carved wood (v[0] > 0)."""
    def draw(p: Pen) -> None:
        p.rectangle(-1., -2.4, 1., 0, "white2", .02)
        for side in (-1, 1):
            x0, x1 = sorted((side * .02, side * .9))
            p.rectangle(x0, -2.3, x1, 0, "teal")
            if v[0] > 0:
                p.rectangle(x0 + .12, -2.14, x1 - .12, -1.3, "teal2", .02)
                p.rectangle(x0 + .12, -1.12, x1 - .12, -.2, "teal2", .02)
            else:
                p.rectangle(x0 + .24, -2., x1 - .24, -1.1, "pane", .06)
                p.rectangle(x0, -.34, x1, -.1, "metal")
            p.rectangle(side * .12 - .03, -1.2, side * .12 + .03, -.92, "metal", .02)
    return make("double_door", standing(2.04, 2.42), "white2 teal teal2 pane metal", draw, tint="teal", grain="large")


@piece("arch")
def arch(v: Variant) -> Sprite:
    """A stone arch to pass through; the darkness beyond."""
    def path(p: Pen, w: float, high: float) -> None:
        p.c.move_to(-w, .02)
        p.c.line_to(-w, -high + w)
        p.c.arc(0, -high + w, w, 3.14159, 2 * 3.14159)
        p.c.line_to(w, .02)
        p.c.close_path()

    def draw(p: Pen) -> None:
        path(p, .95, 2.75)
        p.fill("stone")
        for i in range(7):
            with p.moved(0, -1.8, -1.45 + .483 * i):
                p.rectangle(-.03, -.96, .03, -.68, "stone2")
        for y in (-1.5, -1., -.5):
            for side in (-1, 1):
                p.rectangle(min(side * .7, side * .96), y - .025, max(side * .7, side * .96), y + .025, "stone2")
        path(p, .7, 2.5)
        p.fill("stone3")
        path(p, .58, 2.36)
        p.fill("dark2")
    return make("arch", standing(1.94, 2.76), "stone stone2 stone3 dark2", draw, grain="large")


@piece("moon_gate")
def moon_gate(v: Variant) -> Sprite:
    """A round garden gate in a white wall with a tiled cap; through it, bamboo."""
    def draw(p: Pen) -> None:
        p.rectangle(-2., -2.7, 2., 0, "plaster")
        p.rectangle(-2., -.3, 2., 0, "stone2")
        p.ellipse(0, -1.25, 1.2, 1.2, "slate")
        with p.clipped(lambda: (p.ellipse_path(0, -1.25, 1.06, 1.06))):
            p.rectangle(-1.2, -2.5, 1.2, 0, "fern")
            p.rectangle(-1.2, -.55, 1.2, 0, "stone2")
            for i in range(4):
                x = -.75 + .46 * i
                p.rectangle(x - .04, -2.4, x + .04, -.5, "fern2")
                p.blob([(x, -1.5), (x + .28, -1.42), (x + .34, -1.2), (x + .12, -1.32)], "fern2")
        p.rectangle(-.45, -.16, .45, 0, "stone2")
        p.rectangle(-2.1, -2.95, 2.1, -2.7, "slate2", .04)
        for i in range(14):
            p.ellipse(-1.95 + .3 * i, -2.7, .11, .09, "slate")
    return make("moon_gate", (-2., -3., 2., .02), "plaster stone2 slate slate2 fern fern2", draw, grain="large",
                colours={"fern": (.72, .84, .70), "fern2": (.44, .66, .46)})


@piece("curtain")
def curtain(v: Variant) -> Sprite:
    """One hanging curtain from a rail; a ward's screen if v[0] > 0."""
    def draw(p: Pen) -> None:
        w = .8
        p.polygon([(-w, -2.1), (w, -2.1), (w + .03, 0), (-w - .03, 0)], "teal")
        for i in range(5):
            x = -w + .1 + .35 * i
            p.polygon([(x, -2.1), (x + .1, -2.1), (x + .16, 0), (x - .02, 0)], "teal2")
        p.rectangle(-w - .12, -2.2, w + .12, -2.12, "metal2", .03)
    return make("curtain", standing(1.86, 2.2), "teal teal2 metal2", draw, tint="teal", colours={"teal": (.60, .79, .80), "teal2": (.51, .71, .73)})


@piece("stage_curtain")
def stage_curtain(v: Variant) -> Sprite:
    """Half of a stage's curtain, gathered to the left side; 2.2 x 4.4 metres."""
    def draw(p: Pen) -> None:
        p.blob([(-1.1, -4.4, 1), (1.1, -4.4, 1), (.8, -3.2), (.1, -1.9), (-.3, -1.5), (-.1, -.6), (0, .0, 1), (-1.1, 0, 1)], "red")
        for i in range(4):
            x = -.95 + .42 * i
            k = -.95 + .2 * i
            p.blob([(x, -4.4, 1), (x + .2, -4.4, 1), (x * .7 + .05, -2.8), (k + .08, -1.6), (k + .14, -.6), (k + .15, 0, 1), (k, 0, 1),
                    (k - .02, -.6), (k - .04, -1.6),
                    (x * .7 - .1, -2.8)], "red2")
        p.blob([(-1.1, -1.72), (-.5, -1.76), (-.22, -1.6), (-.24, -1.42), (-.5, -1.5), (-1.1, -1.48)], "gold")
        p.rectangle(-1.1, -.12, 0, 0, "gold")
    return make("stage_curtain", (-1.1, -4.4, 1.1, .02), "red red2 gold", draw, tint="red", grain="large")


@piece("stage_valance")
def stage_valance(v: Variant) -> Sprite:
    """The scalloped border above a stage; strip 6 x 1."""
    def draw(p: Pen) -> None:
        p.rectangle(-3.1, -.02, 3.1, .6, "red")
        for i in range(-1, 7):
            x = -2.5 + 1. * i
            p.ellipse(x, .56, .53, .34, "gold")
            p.ellipse(x, .5, .53, .33, "red")
            p.ellipse(x, .4, .1, .3, "red2")
        p.rectangle(-3.1, 0, 3.1, .12, "red2")
    return make("stage_valance", (-3., 0., 3., .92), "red red2 gold", draw, tint="red", grain="strip")


@piece("shutter")
def shutter(v: Variant) -> Sprite:
    """A roller door of steel."""
    def draw(p: Pen) -> None:
        panel(p, -1.4, -2.6, 1.4, .02, "slate2", "metal", .1)
        for i in range(8):
            p.rectangle(-1.3, -2.42 + .31 * i, 1.3, -2.32 + .31 * i, "metal2")
    return make("shutter", standing(2.84, 2.62), "slate2 metal metal2", draw, tint="metal")
