"""Tables, desks and counters, seen from the front."""
from __future__ import annotations

from ...sheet import Pen, Sprite
from .base import Variant, make, panel, piece, standing


@piece("table")
def table(v: Variant) -> Sprite:
    """Dining table; with a cloth if v[1] > .3; box legs or turned ones."""
    w, h = 1.7 + .3 * v[0], .76
    cloth = v[1] > .3

    def draw(p: Pen) -> None:
        for side in (-1, 1):
            x = side * (w / 2 - .16)
            p.rectangle(x - .05, -h, x + .05, 0, "wood2")
            if v[2] > 0:
                p.ellipse(x, -.42, .075, .09, "wood2")
        p.rectangle(-w / 2 + .12, -h, w / 2 - .12, -h + .17, "wood2")
        p.rectangle(-w / 2, -h, w / 2, -h + .08, "wood", .02)
        if cloth:
            p.polygon([(-w / 2, -h), (w / 2, -h), (w / 2 + .01, -h + .3), (-w / 2 - .01, -h + .3)], "cream")
            p.rectangle(-w / 2 - .01, -h + .25, w / 2 + .01, -h + .3, "red")
    return make("table", standing(w + .04, h), "wood wood2 cream red", draw, tint="wood", grain="large")


@piece("round_table")
def round_table(v: Variant) -> Sprite:
    """Café table: one leg, a round top seen a little from above."""
    w, h = .95 + .15 * v[0], .76
    cloth = v[1] > .35

    def draw(p: Pen) -> None:
        p.rectangle(-.04, -h, .04, -.03, "dark")
        p.rectangle(-.25, -.05, .25, 0, "dark", .02)
        if cloth:
            p.blob([(-w / 2, -h + .03), (w / 2, -h + .03), (w / 2 + .02, -h + .3), (w / 4, -h + .24), (0, -h + .31), (-w / 4, -h + .24),
                    (-w / 2 - .02, -h + .3)], "cream2")
            p.ellipse(0, -h + .03, w / 2, .06, "cream")
        else:
            p.ellipse(0, -h + .06, w / 2, .06, "wood2")
            p.ellipse(0, -h + .03, w / 2, .055, "wood")
    return make("round_table", standing(w + .04, h + .03), "wood wood2 dark cream cream2", draw, tint="cream" if cloth else "wood")


@piece("low_table")
def low_table(v: Variant) -> Sprite:
    """Coffee table with a shelf under it."""
    w, h = 1.2 + .2 * v[0], .42

    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.rectangle(side * (w / 2 - .1) - .035, -h, side * (w / 2 - .1) + .035, 0, "wood2")
        p.rectangle(-w / 2 + .1, -.18, w / 2 - .1, -.13, "wood2")
        p.rectangle(-w / 2, -h, w / 2, -h + .07, "wood", .02)
        p.rectangle(-.3, -h - .05, .06, -h, "red")
        p.rectangle(-.26, -h - .1, .02, -h - .05, "teal")
        p.rectangle(.26, -h - .13, .4, -h, "cream", .03)
    return make("low_table", standing(w, h + .14), "wood wood2 red teal cream", draw, tint="wood")


@piece("desk")
def desk(v: Variant) -> Sprite:
    """Office desk with drawers on the right, legs on the left; v[1] puts a closed back panel."""
    w, h = 1.7 + .2 * v[0], .76

    def draw(p: Pen) -> None:
        if v[1] > 0:
            p.rectangle(-w / 2 + .1, -h, w / 2 - .1, -.14, "wood2")
        p.rectangle(-w / 2 + .08, -h, -w / 2 + .17, 0, "wood2")
        p.rectangle(w / 2 - .58, -h, w / 2 - .06, -.02, "wood2")
        for i in (0, 1):
            y = -h + .13 + .31 * i
            p.rectangle(w / 2 - .53, y, w / 2 - .11, y + .26, "wood")
            p.rectangle(w / 2 - .4, y + .09, w / 2 - .24, y + .13, "dark")
        p.rectangle(-w / 2, -h, w / 2, -h + .08, "wood", .02)
    return make("desk", standing(w, h), "wood wood2 dark", draw, tint="wood", faces=1, grain="large")


@piece("desk_computer")
def desk_computer(v: Variant) -> Sprite:
    """What lies on an office desk: a screen seen from behind or the front, a keyboard, a mug. Stands on a table top."""
    front = v[0] > 0

    def draw(p: Pen) -> None:
        p.rectangle(-.16, -.03, .16, 0, "dark2", .015)
        p.rectangle(-.035, -.2, .035, -.02, "dark2")
        p.rectangle(-.33, -.52, .33, -.13, "dark", .03)
        if front:
            p.rectangle(-.29, -.48, .29, -.17, "screen")
            p.rectangle(-.23, -.42, .02, -.38, "text")
            p.rectangle(-.23, -.33, .14, -.29, "text")
            p.rectangle(-.23, -.25, -.04, -.21, "text")
        else:
            p.ellipse(0, -.33, .05, .05, "dark2")
        p.rectangle(.4, -.11, .5, 0, "red", .02)
    return make("desk_computer", (-.4, -.56, .55, .02), "dark dark2 screen text red", draw, tint="red",
                colours={"screen": (.45, .62, .78), "text": (.72, .84, .93)})


@piece("laptop_open")
def laptop_open(v: Variant) -> Sprite:
    """A laptop seen from the side, its screen to the right."""
    def draw(p: Pen) -> None:
        p.rectangle(-.22, -.035, .14, 0, "dark2", .015)
        p.polygon([(.1, -.02), (.15, -.02), (.26, -.29), (.21, -.3)], "dark")
    return make("laptop_open", (-.24, -.32, .28, .02), "dark dark2", draw, faces=-1)


@piece("school_desk")
def school_desk(v: Variant) -> Sprite:
    """A pupil's desk; v[0] > 0 has books on it."""
    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.line([(side * .44, -.68), (side * .5, 0)], .06, "dark2", 0)
        p.rectangle(-.46, -.68, .46, -.52, "wood2")
        p.rectangle(-.54, -.74, .54, -.66, "wood", .02)
        if v[0] > 0:
            p.rectangle(-.4, -.79, -.1, -.74, "red")
            p.rectangle(-.37, -.84, -.12, -.79, "teal")
        else:
            p.polygon([(.02, -.74), (.38, -.74), (.34, -.79), (.06, -.79)], "paper")
    return make("school_desk", standing(1.1, .86), "wood wood2 dark2 red teal paper", draw, tint="wood")


@piece("counter")
def counter(v: Variant) -> Sprite:
    """Shop or café counter with panels; v[1] chooses planks or panels."""
    w, h = 2.6, 1.05

    def draw(p: Pen) -> None:
        p.rectangle(-w / 2 + .06, -h, w / 2 - .06, -.1, "wood")
        p.rectangle(-w / 2 + .1, -.1, w / 2 - .1, 0, "wood3")
        if v[1] > 0:
            for i in range(9):
                x = -w / 2 + .06 + (w - .12) * i / 9
                p.rectangle(x, -h, x + .045, -.1, "wood2")
        else:
            for i in range(4):
                x = -w / 2 + .16 + .585 * i
                p.rectangle(x, -.86, x + .51, -.2, "wood2", .02)
                p.rectangle(x + .06, -.8, x + .45, -.26, "wood", .02)
        p.rectangle(-w / 2, -h - .02, w / 2, -h + .08, "cream", .02)
    return make("counter", standing(w, h + .02), "wood wood2 wood3 cream", draw, tint="wood", grain="large")


@piece("bar_counter")
def bar_counter(v: Variant) -> Sprite:
    """Heavy tavern counter of dark planks with a foot rail."""
    w, h = 2.8, 1.08

    def draw(p: Pen) -> None:
        p.rectangle(-w / 2 + .08, -h, w / 2 - .08, 0, "wood2")
        for i in range(7):
            x = -w / 2 + .12 + .375 * i
            p.rectangle(x, -h + .16, x + .31, -.12, "wood")
        p.rectangle(-w / 2, -h, w / 2, -h + .12, "wood3", .03)
        p.rectangle(-w / 2 + .02, -.2, w / 2 - .02, -.14, "gold", .03)
    return make("bar_counter", standing(w, h), "wood wood2 wood3 gold", draw, tint="wood", grain="large")


@piece("news_desk")
def news_desk(v: Variant) -> Sprite:
    """Broad newsreader's desk with a band of light, papers and a screen seen from behind."""
    w, h = 3.6, .98
    shape = v[0] > 0

    def draw(p: Pen) -> None:
        if shape:
            p.blob([(-w / 2 + .1, -h + .1, 1), (w / 2 - .1, -h + .1, 1), (w / 2 - .34, -.3), (w / 2 - .5, 0, 1), (-w / 2 + .5, 0, 1),
                    (-w / 2 + .34, -.3)], "white2")
        else:
            p.polygon([(-w / 2 + .12, -h), (w / 2 - .12, -h), (w / 2 - .38, 0), (-w / 2 + .38, 0)], "white2")
        p.polygon([(-w / 2 + .25, -.66), (w / 2 - .25, -.66), (w / 2 - .29, -.54), (-w / 2 + .29, -.54)], "screen")
        p.polygon([(-.5, -.46), (.5, -.46), (.45, 0), (-.45, 0)], "blue")
        p.rectangle(-w / 2, -h - .04, w / 2, -h + .09, "white", .06)
        p.rectangle(-.2, -h - .12, .2, -h - .03, "dark", .03)
        for x in (-.95, .7):
            p.polygon([(x - .02, -h - .03), (x + .28, -h - .03), (x + .24, -h - .08), (x + .02, -h - .08)], "paper")
    return make("news_desk", standing(w, h + .13), "white2 white blue screen dark paper", draw, tint="blue", grain="large",
                colours={"blue": (.30, .52, .80), "screen": (.36, .62, .92), "white2": (.74, .78, .88), "white": (.93, .94, .98)})


@piece("judge_bench")
def judge_bench(v: Variant) -> Sprite:
    """The judge's raised bench: panelled wood with a broad top and a gilt emblem."""
    w, h = 3., 1.5

    def draw(p: Pen) -> None:
        p.rectangle(-w / 2 + .1, -h, w / 2 - .1, 0, "wood2")
        for i in range(4):
            x = -w / 2 + .22 + .66 * i
            panel(p, x, -h + .3, x + .58, -.22, "wood3", "wood", .05)
        p.rectangle(-w / 2, -h, w / 2, -h + .13, "wood", .02)
        p.rectangle(-w / 2 + .04, -h + .13, w / 2 - .04, -h + .2, "wood3")
        p.rectangle(-w / 2 + .04, -.14, w / 2 - .04, 0, "wood3")
        p.rectangle(.72, -h - .07, 1., -h, "wood3", .02)
        p.line([(.95, -h - .16), (1.2, -h - .05)], .05, "wood3")
        p.rectangle(.84, -h - .22, 1.02, -h - .1, "wood", .03)
    return make("judge_bench", standing(w, h + .22), "wood wood2 wood3", draw, tint="wood", grain="large")


@piece("witness_stand")
def witness_stand(v: Variant) -> Sprite:
    """A boxed stand with a rail on turned posts."""
    w, h = 1.15, 1.

    def draw(p: Pen) -> None:
        p.rectangle(-w / 2 + .04, -.62, w / 2 - .04, 0, "wood2")
        panel(p, -w / 2 + .14, -.54, w / 2 - .14, -.1, "wood3", "wood", .05)
        for i in range(5):
            x = -w / 2 + .1 + (w - .2) * i / 4
            p.rectangle(x - .035, -.94, x + .035, -.6, "wood2")
        p.rectangle(-w / 2, -h, w / 2, -h + .1, "wood", .03)
        p.rectangle(-w / 2, -.66, w / 2, -.59, "wood3")
    return make("witness_stand", standing(w, h), "wood wood2 wood3", draw, tint="wood")


@piece("lectern")
def lectern(v: Variant) -> Sprite:
    """Speaker's desk, with a microphone if v[0] > 0."""
    def draw(p: Pen) -> None:
        p.polygon([(-.24, -1.02), (.24, -1.02), (.2, 0), (-.2, 0)], "wood2")
        p.polygon([(-.15, -.9), (.15, -.9), (.13, -.14), (-.13, -.14)], "wood")
        p.rectangle(-.3, -.06, .3, 0, "wood3", .02)
        p.polygon([(-.33, -1.03), (.33, -1.03), (.28, -1.16), (-.28, -1.16)], "wood")
        p.polygon([(-.22, -1.05), (.22, -1.05), (.18, -1.13), (-.18, -1.13)], "paper")
        if v[0] > 0:
            p.line([(.02, -1.13), (.03, -1.26)], .035, "dark")
            p.ellipse(.03, -1.29, .04, .055, "dark")
    return make("lectern", standing(.68, 1.35), "wood wood2 wood3 paper dark", draw, tint="wood")


@piece("lab_bench")
def lab_bench(v: Variant) -> Sprite:
    """White laboratory bench with a row of doors and a dark top."""
    w, h = 2.6, .92

    def draw(p: Pen) -> None:
        p.rectangle(-w / 2 + .06, -h, w / 2 - .06, -.08, "white2")
        p.rectangle(-w / 2 + .12, -.08, w / 2 - .12, 0, "dark2")
        for i in range(4):
            x = -w / 2 + .12 + .6 * i
            p.rectangle(x, -.76, x + .54, -.14, "white", .02)
            p.rectangle(x + .16, -.7, x + .38, -.65, "metal2")
        p.rectangle(-w / 2, -h, w / 2, -h + .09, "teal", .02)
    return make("lab_bench", standing(w, h), "white white2 dark2 metal2 teal", draw, tint="teal", grain="large")


@piece("lab_glass")
def lab_glass(v: Variant) -> Sprite:
    """Flasks, tubes in a rack and a microscope, on a bench top."""
    liquids = ("red", "teal", "mustard") if v[0] > 0 else ("teal", "mustard", "red")

    def draw(p: Pen) -> None:
        for x, cls in ((-.62, liquids[0]), (.62, liquids[1])):
            p.polygon([(x - .045, -.32), (x + .045, -.32), (x + .045, -.22), (x + .17, 0), (x - .17, 0), (x - .045, -.22)], "pane")
            p.polygon([(x - .1, -.12), (x + .1, -.12), (x + .17, 0), (x - .17, 0)], cls)
        for i in range(3):
            x = -.34 + .12 * i
            p.rectangle(x - .035, -.32, x + .035, -.02, "pane", .03)
            p.rectangle(x - .035, -.18 - .04 * i, x + .035, -.02, liquids[i], .03)
        p.rectangle(-.42, -.16, -.02, -.11, "dark2")
        p.rectangle(-.42, -.03, -.02, 0, "dark2")
        p.rectangle(.12, -.05, .4, 0, "dark2", .02)
        p.line([(.34, -.04), (.38, -.18), (.3, -.3)], .05, "dark2")
        p.line([(.2, -.14), (.29, -.38)], .08, "dark2")
        p.rectangle(.12, -.13, .3, -.1, "dark2")
    return make("lab_glass", (-.82, -.44, .82, .02), "pane red teal mustard dark2", draw, grain="large")
