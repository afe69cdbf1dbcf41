"""What hangs on a wall: boards, screens, clocks, pictures, mirrors. The origin is the middle."""
from __future__ import annotations

import math

from ...sheet import Pen, Sprite
from .base import Variant, choice, hanging, make, panel, piece, wobble


def _chalk_lines(p: Pen, x: float, y: float, rows: int, wide: float, cls: str) -> None:
    for i in range(rows):
        w = wide * (1, .7, .88, .6)[i % 4]
        p.line([(x, y + .2 * i), (x + w / 2, y + .2 * i - .015), (x + w, y + .2 * i)], .045, cls)


def _triangle(p: Pen, x: float, y: float, k: float, cls: str) -> None:
    p.line([(x - .3 * k, y, 1), (x + .3 * k, y, 1), (x, y - .6 * k, 1), (x - .3 * k, y, 1)], .045, cls)
    p.line([(x, y - .58 * k, 1), (x, y, 1)], .04, cls)


def _graph(p: Pen, x: float, y: float, k: float, cls: str) -> None:
    p.line([(x, y - .66 * k, 1), (x, y, 1), (x + .8 * k, y, 1)], .045, cls)
    p.line([(x + .06, y - .08), (x + .25 * k, y - .2 * k), (x + .45 * k, y - .22 * k), (x + .72 * k, y - .6 * k)], .045, cls)


def _sunflower(p: Pen, x: float, y: float, k: float, cls: str) -> None:
    p.ellipse(x, y, .16 * k, .16 * k, cls)
    for i in range(8):
        a = math.pi / 4 * i
        p.line([(x + .23 * k * math.cos(a), y + .23 * k * math.sin(a)), (x + .34 * k * math.cos(a), y + .34 * k * math.sin(a))], .045, cls)


def _orbits(p: Pen, x: float, y: float, k: float, cls: str) -> None:
    p.ellipse(x, y, .08 * k, .08 * k, cls)
    for turn in (0., 1.05, 2.1):
        with p.moved(x, y, turn):
            p.line([(.42 * k * math.cos(t * math.pi / 8), .15 * k * math.sin(t * math.pi / 8)) for t in range(17)], .038, cls)


_DRAWINGS = (_triangle, _graph, _sunflower, _orbits)


@piece("blackboard")
def blackboard(v: Variant) -> Sprite:
    """Green board with lines of chalk and a drawing chosen by v[0]; 3.2 x 1.3."""
    drawing = _DRAWINGS[choice(v[0], 4)]

    def draw(p: Pen) -> None:
        panel(p, -1.6, -.66, 1.6, .62, "wood", "board", .07, .02)
        _chalk_lines(p, -1.34, -.36, 3 + (v[1] > 0), .8, "chalk")
        if v[2] > 0:
            drawing(p, .15, .0, .8, "chalk") if drawing in (_sunflower, _orbits) else drawing(p, 0, .3, .9, "chalk")
            _chalk_lines(p, .75, -.3, 2, .55, "chalk")
        else:
            drawing(p, .95, .0, 1., "chalk") if drawing in (_sunflower, _orbits) else drawing(p, .8, .36, 1.05, "chalk")
        p.rectangle(-1.62, .58, 1.62, .68, "wood2", .02)
        p.rectangle(.6, .52, .8, .58, "chalk")
    return make("blackboard", hanging(3.26, 1.4), "wood wood2 board chalk", draw, grain="large")


@piece("whiteboard")
def whiteboard(v: Variant) -> Sprite:
    """White board with strokes of pen and a chart; 2 x 1.2."""
    def draw(p: Pen) -> None:
        panel(p, -1., -.6, 1., .58, "metal2", "white", .05, .02)
        _chalk_lines(p, -.8, -.34, 3, .6, "blue")
        if v[0] > 0:
            for i, h in enumerate((.25, .45, .35, .6)):
                p.rectangle(.1 + .19 * i, .36 - h, .23 + .19 * i, .36, ("teal", "red")[i % 2])
        else:
            _graph(p, .1, .36, .85, "red")
        for i in range(2):
            p.rectangle(-.8 + .24 * i, .26, -.62 + .24 * i, .44, "mustard")
        p.rectangle(-1.02, .54, 1.02, .62, "metal2", .02)
    return make("whiteboard", hanging(2.06, 1.26), "metal2 white blue teal red mustard", draw, grain="large")


@piece("notice_board")
def notice_board(v: Variant) -> Sprite:
    """Cork board with sheets."""
    def draw(p: Pen) -> None:
        panel(p, -.7, -.5, .7, .5, "wood", "pale2", .05)
        for i, (x, y) in enumerate(((-.42, -.2), (.02, -.24), (.42, -.16), (-.36, .22), (.1, .2), (.44, .24))):
            w, h = .17 - .02 * (i % 2), .14 + .03 * (i % 3)
            p.rectangle(x - w, y - h, x + w, y + h, ("paper", "mustard", "teal")[(i + choice(v[0], 3)) % 3])
            p.ellipse(x, y - h + .04, .03, .03, "red")
    return make("notice_board", hanging(1.42, 1.02), "wood pale2 paper mustard teal red", draw)


@piece("world_map")
def world_map(v: Variant) -> Sprite:
    """A school's map: green lands on a pale sea."""
    def draw(p: Pen) -> None:
        panel(p, -.8, -.5, .8, .5, "paper", "pane", .05)
        p.blob([(-.66, -.3), (-.4, -.38), (-.24, -.22), (-.36, -.04), (-.46, -.02), (-.58, -.16)], "leaf")
        p.blob([(-.38, .02), (-.24, .06), (-.2, .2), (-.34, .4), (-.42, .2)], "leaf2")
        p.blob([(-.06, -.28), (.2, -.4), (.56, -.34), (.66, -.16), (.44, 0), (.3, -.04), (.1, -.12)], "leaf2")
        p.blob([(-.06, -.06), (.12, -.08), (.24, .06), (.12, .34), (.02, .16)], "leaf")
        p.ellipse(.52, .24, .12, .08, "leaf2")
    return make("world_map", hanging(1.62, 1.02), "paper pane leaf leaf2", draw, colours={"pane": (.66, .84, .92), "leaf": (.45, .67, .47),
                                                                                          "leaf2": (.35, .57, .41)})


@piece("monitor_wall")
def monitor_wall(v: Variant) -> Sprite:
    """The big screen of a studio: a city at dusk, a globe, or panels; 4.4 x 2."""
    kind = choice(v[0], 3)

    def draw(p: Pen) -> None:
        p.rectangle(-2.2, -1., 2.2, 1., "dark", .06)
        p.rectangle(-2.1, -.9, 2.1, .9, "blue", .03)
        p.c.save()
        p.c.rectangle(-2.1, -.9, 4.2, 1.8)
        p.c.clip()
        if kind == 0:
            for i in range(13):
                h = .5 + .8 * abs(wobble(i, 3))
                p.rectangle(-2.15 + .33 * i, .9 - h, -1.88 + .33 * i, 1., "navy" if i % 2 else "blue2")
        elif kind == 1:
            p.ellipse(0, .1, .72, .72, "blue2")
            p.blob([(-.5, -.2), (-.2, -.4), (0, -.2), (-.16, .1), (-.1, .5), (-.3, .3)], "screen")
            p.blob([(.16, -.34), (.5, -.2), (.58, .1), (.4, .4), (.24, .16), (.1, 0)], "screen")
            for side in (-1, 1):
                for i in range(3):
                    p.rectangle(min(side * 1.1, side * 1.85), -.5 + .4 * i, max(side * 1.1, side * 1.85), -.36 + .4 * i, "navy")
        else:
            for i in range(3):
                p.rectangle(-1.95 + 1.35 * i, -.72, -.75 + 1.35 * i, .72, "navy", .04)
            p.blob([(-1.8, .5), (-1.5, .1), (-1.2, .25), (-.9, -.3), (-.86, .55)], "screen")
            p.ellipse(0, 0, .4, .4, "screen")
            p.ellipse(0, 0, .22, .22, "navy")
            for i, h in enumerate((.4, .8, .6, 1.)):
                p.rectangle(.94 + .25 * i, .56 - h, 1.1 + .25 * i, .56, "screen")
        p.c.restore()
    return make("monitor_wall", hanging(4.44, 2.04), "dark blue blue2 navy screen", draw, grain="large",
                colours={"dark": (.13, .15, .24), "blue": (.28, .46, .73), "blue2": (.22, .37, .62), "navy": (.18, .27, .48),
                         "screen": (.52, .72, .92)})


@piece("screen")
def screen(v: Variant) -> Sprite:
    """A flat television or a projected picture: a chart, a landscape or off."""
    kind = choice(v[0], 3)

    def draw(p: Pen) -> None:
        p.rectangle(-.72, -.42, .72, .42, "dark", .03)
        p.rectangle(-.66, -.36, .66, .36, "navy" if kind == 2 else "screen")
        if kind == 0:
            for i, h in enumerate((.2, .34, .28, .5)):
                p.rectangle(-.46 + .25 * i, .26 - h, -.3 + .25 * i, .26, "teal")
        elif kind == 1:
            p.c.save()
            p.c.rectangle(-.66, -.36, 1.32, .72)
            p.c.clip()
            p.ellipse(-.2, .46, .6, .36, "teal")
            p.ellipse(.36, -.12, .12, .12, "mustard")
            p.c.restore()
        else:
            p.polygon([(-.5, .2), (-.1, -.28), (.1, -.28), (-.3, .2)], "dark2")
    return make("screen", hanging(1.46, .86), "dark dark2 navy screen teal mustard", draw, colours={"screen": (.70, .84, .92)})


@piece("clock")
def clock(v: Variant) -> Sprite:
    """Round wall clock, hands by variant."""
    def draw(p: Pen) -> None:
        p.ellipse(0, 0, .22, .22, "wood")
        p.ellipse(0, 0, .175, .175, "paper")
        for reach, width, turn in ((.13, .024, 3.1 * v[0]), (.09, .03, 3.1 * v[1])):
            p.line([(0, 0), (reach * math.sin(turn), -reach * math.cos(turn))], width, "dark")
    return make("clock", hanging(.45, .45), "wood paper dark", draw, tint="wood")


@piece("picture_frame")
def picture_frame(v: Variant) -> Sprite:
    """A framed picture: hills, a bowl, shapes or a portrait; upright or lying by v[1]."""
    kind = choice(v[0], 4)
    w, h = (.66, .46) if v[1] > 0 else (.44, .56)

    def draw(p: Pen) -> None:
        panel(p, -w, -h, w, h, "wood", "paper", .07)
        x0, y0, x1, y1 = -w + .14, -h + .14, w - .14, h - .14
        p.rectangle(x0, y0, x1, y1, "pane")
        p.c.save()
        p.c.rectangle(x0, y0, x1 - x0, y1 - y0)
        p.c.clip()
        if kind == 0:
            p.ellipse(w * .3, -h * .2, .11, .11, "red")
            p.ellipse(-w * .5, h * .9, w * .8, h * .75, "teal")
            p.ellipse(w * .5, h * 1., w * .8, h * .6, "mustard")
        elif kind == 1:
            p.rectangle(x0, h * .3, x1, y1, "mustard")
            p.blob([(-.2, .02, 1), (.2, .02, 1), (.12, .22), (-.12, .22)], "teal")
            p.ellipse(-.07, -.02, .09, .09, "red")
            p.ellipse(.09, -.01, .08, .08, "red")
        elif kind == 2:
            p.ellipse(-.06, -.04, .17, .17, "red")
            p.rectangle(-.02, 0, x1, y1, "mustard")
            p.rectangle(x0, .1, .04, y1, "teal")
        else:
            p.ellipse(0, y1 + .06, .26, .26, "teal")
            p.ellipse(0, -.06, .13, .16, "mustard")
            p.ellipse(0, -.17, .14, .08, "red")
        p.c.restore()
    return make("picture_frame", hanging(2 * w + .02, 2 * h + .02), "wood paper pane red teal mustard", draw, tint="wood",
                colours={"pane": (.80, .89, .90)})


@piece("scroll")
def scroll(v: Variant) -> Sprite:
    """A hanging ink scroll: mountains or a plum branch."""
    def draw(p: Pen) -> None:
        p.rectangle(-.3, -.8, .3, .8, "cream2")
        p.rectangle(-.23, -.62, .23, .62, "paper")
        if v[0] > 0:
            p.polygon([(-.23, .3), (-.08, -.1), (.02, .1), (.1, -.06), (.23, .26), (.23, .4), (-.23, .4)], "stone2")
            p.ellipse(.08, -.36, .09, .09, "red")
        else:
            p.line([(-.2, .46), (-.08, .1), (.06, -.1), (.12, -.4)], .05, "stone2")
            p.line([(-.02, .02), (-.14, -.2)], .04, "stone2")
            for x, y in ((.13, -.42), (.02, -.2), (-.15, -.24), (.14, -.12), (-.1, .2)):
                p.ellipse(x, y, .055, .055, "red")
        for y in (-.8, .8):
            p.rectangle(-.37, y - .04, .37, y + .04, "wood2", .03)
    return make("scroll", hanging(.76, 1.7), "cream2 paper stone2 red wood2", draw)


@piece("mirror")
def mirror(v: Variant) -> Sprite:
    """Round or arched mirror with a streak of light."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.ellipse(0, 0, .42, .42, "gold")
            p.ellipse(0, 0, .35, .35, "pane")
        else:
            p.rectangle(-.35, -.6, .35, .6, "gold", .3)
            p.rectangle(-.28, -.53, .28, .53, "pane", .24)
        p.polygon([(-.2, .16), (.1, -.26), (.18, -.2), (-.12, .22)], "white")
    return make("mirror", hanging(.88, 1.24), "gold pane white", draw, tint="gold", colours={"pane": (.78, .88, .92)})


@piece("banner")
def banner(v: Variant) -> Sprite:
    """A long hanging banner with a device; swallow-tailed or straight."""
    def draw(p: Pen) -> None:
        tail = .2 if v[0] > 0 else 0.
        p.polygon([(-.4, -1.1), (.4, -1.1), (.4, 1.1), (0, 1.1 - tail), (-.4, 1.1)], "red")
        p.polygon([(-.4, .84), (0, .84 - tail), (.4, .84), (.4, .94), (0, .94 - tail), (-.4, .94)], "gold")
        p.ellipse(0, -.16, .24, .24, "gold")
        if v[1] > 0:
            p.ellipse(0, -.16, .15, .15, "red")
        else:
            p.polygon([(0, -.34), (.13, -.16), (0, .02), (-.13, -.16)], "red")
        p.rectangle(-.48, -1.16, .48, -1.07, "gold", .03)
    return make("banner", hanging(1., 2.34), "red gold", draw, tint="red")


@piece("coat_hooks")
def coat_hooks(v: Variant) -> Sprite:
    """A board with a coat, a bag and a hat."""
    def draw(p: Pen) -> None:
        p.rectangle(-.6, -.5, .6, -.38, "wood", .02)
        for x in (-.4, 0, .4):
            p.ellipse(x, -.36, .04, .05, "dark2")
        p.blob([(-.44, -.34), (-.3, -.3), (-.22, -.1), (-.2, .52, 1), (-.6, .52, 1), (-.58, -.1), (-.5, -.3)], "navy")
        p.line([(.36, -.34), (.32, .02)], .03, "dark2")
        p.line([(.44, -.34), (.5, .02)], .03, "dark2")
        p.rectangle(.22, -.02, .6, .32, "red", .05)
        p.ellipse(0, -.24, .17, .05, "mustard")
        p.blob([(-.1, -.25), (-.09, -.37), (.09, -.37), (.1, -.25)], "mustard")
    return make("coat_hooks", hanging(1.26, 1.06), "wood dark2 navy red mustard", draw)


@piece("cross")
def cross(v: Variant) -> Sprite:
    """A wooden or golden cross."""
    def draw(p: Pen) -> None:
        p.rectangle(-.08, -.6, .08, .6, "gold", .02)
        p.rectangle(-.36, -.34, .36, -.18, "gold", .02)
    return make("cross", hanging(.78, 1.26), "gold", draw, tint="gold")


@piece("scales_emblem")
def scales_emblem(v: Variant) -> Sprite:
    """The scales of justice on a round shield."""
    def draw(p: Pen) -> None:
        p.ellipse(0, 0, .5, .5, "gold2")
        p.ellipse(0, 0, .42, .42, "navy")
        p.rectangle(-.03, -.26, .03, .26, "gold")
        p.rectangle(-.16, .23, .16, .29, "gold")
        p.rectangle(-.27, -.24, .27, -.18, "gold")
        for side in (-1, 1):
            p.blob([(side * .24 - .12, .04, 1), (side * .24 + .12, .04, 1), (side * .24, .14)], "gold")
            p.line([(side * .24, -.2), (side * .24, .04)], .028, "gold")
    return make("scales_emblem", hanging(1.02, 1.02), "gold gold2 navy", draw)


@piece("eye_chart")
def eye_chart(v: Variant) -> Sprite:
    """A ward's chart: a heart line or a body sheet."""
    def draw(p: Pen) -> None:
        panel(p, -.36, -.46, .36, .46, "metal2", "paper", .04)
        if v[0] > 0:
            p.line([(-.28, .05, 1), (-.12, .05, 1), (-.05, -.2, 1), (.04, .24, 1), (.1, .05, 1), (.28, .05, 1)], .04, "red")
        else:
            p.ellipse(0, -.24, .08, .09, "teal")
            p.rectangle(-.12, -.13, .12, .14, "teal", .05)
            p.rectangle(-.1, .1, -.02, .38, "teal")
            p.rectangle(.02, .1, .1, .38, "teal")
    return make("eye_chart", hanging(.74, .94), "metal2 paper red teal", draw)
