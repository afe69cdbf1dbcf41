"""Chairs, sofas, benches and thrones."""
from __future__ import annotations

from ...sheet import Pen, Sprite
from .base import Variant, make, panel, piece, standing


@piece("chair_front")
def chair_front(v: Variant) -> Sprite:
    """Kitchen chair from the front; slats upright or across."""
    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.rectangle(side * .19 - .03, -.92, side * .19 + .03, -.44, "wood2")
            p.rectangle(side * .19 - .035, -.44, side * .19 + .035, 0, "wood2")
        if v[0] > 0:
            for x in (-.09, 0, .09):
                p.rectangle(x - .022, -.88, x + .022, -.46, "wood2")
            p.rectangle(-.23, -.95, .23, -.82, "wood", .04)
        else:
            for y in (-.93, -.74):
                p.rectangle(-.22, y, .22, y + .11, "wood", .03)
        p.rectangle(-.25, -.48, .25, -.4, "wood", .03)
    return make("chair_front", standing(.5, .96), "wood wood2", draw, tint="wood")


@piece("chair_side")
def chair_side(v: Variant) -> Sprite:
    """Kitchen chair from the side, looking right."""
    def draw(p: Pen) -> None:
        p.line([(-.19, -.45), (-.23, 0)], .06, "wood2", 0)
        p.line([(.19, -.45), (.21, 0)], .06, "wood2", 0)
        p.line([(-.2, -.43), (-.25, -.94)], .065, "wood2", 1)
        if v[0] > 0:
            p.line([(-.23, -.68), (-.25, -.93)], .1, "wood")
        p.rectangle(-.24, -.49, .24, -.41, "wood", .03)
    return make("chair_side", (-.33, -1.0, .29, .02), "wood wood2", draw, tint="wood", faces=1)


@piece("office_chair")
def office_chair(v: Variant) -> Sprite:
    """Swivel chair from the side, looking right."""
    def draw(p: Pen) -> None:
        p.rectangle(-.035, -.42, .035, -.06, "metal2")
        p.rectangle(-.27, -.1, .27, -.05, "dark", .02)
        for x in (-.23, 0, .23):
            p.ellipse(x, -.035, .04, .04, "dark")
        p.line([(-.2, -.46), (-.28, -.6)], .05, "dark")
        p.blob([(-.24, -.58), (-.23, -.85), (-.3, -1.06), (-.37, -1.04), (-.32, -.82), (-.33, -.58)], "navy")
        p.rectangle(-.27, -.5, .25, -.4, "navy", .05)
    return make("office_chair", (-.4, -1.1, .31, .02), "navy metal2 dark", draw, tint="navy", faces=1)


@piece("office_chair_front")
def office_chair_front(v: Variant) -> Sprite:
    """Swivel chair from the front."""
    def draw(p: Pen) -> None:
        p.rectangle(-.035, -.42, .035, -.06, "metal2")
        p.rectangle(-.27, -.1, .27, -.05, "dark", .02)
        for x in (-.23, 0, .23):
            p.ellipse(x, -.035, .04, .04, "dark")
        p.rectangle(-.05, -.62, .05, -.44, "dark")
        p.rectangle(-.27, -1.06, .27, -.58, "navy", .12)
        p.rectangle(-.28, -.5, .28, -.4, "navy", .05)
        for side in (-1, 1):
            p.rectangle(side * .31 - .04, -.7, side * .31 + .04, -.46, "dark", .03)
    return make("office_chair_front", standing(.72, 1.08), "navy metal2 dark", draw, tint="navy")


@piece("armchair")
def armchair(v: Variant) -> Sprite:
    """Armchair from the front; v[0] round or square back."""
    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.rectangle(side * .34 - .035, -.12, side * .34 + .035, 0, "wood2")
        if v[0] > 0:
            p.blob([(-.36, -.3, 1), (-.38, -.75), (-.2, -.98), (0, -1.02), (.2, -.98), (.38, -.75), (.36, -.3, 1)], "teal2")
        else:
            p.rectangle(-.37, -.98, .37, -.3, "teal2", .1)
        p.rectangle(-.3, -.47, .3, -.3, "teal", .05)
        p.rectangle(-.36, -.34, .36, -.1, "teal2", .04)
        for side in (-1, 1):
            p.rectangle(side * .37 - .09, -.6, side * .37 + .09, -.1, "teal", .08)
    return make("armchair", standing(.94, 1.02), "teal teal2 wood2", draw, tint="teal")


@piece("sofa")
def sofa(v: Variant) -> Sprite:
    """Sofa from the front; v[0] two or three seats, v[1] with cushions."""
    seats = 3 if v[0] > 0 else 2
    w = .66 * seats + .4

    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.rectangle(side * (w / 2 - .18) - .035, -.12, side * (w / 2 - .18) + .035, 0, "wood2")
        inner = w / 2 - .17
        p.rectangle(-inner - .1, -.88, inner + .1, -.2, "teal2", .09)
        step = 2 * inner / seats
        for i in range(seats):
            x = -inner + step * i
            p.rectangle(x + .012, -.82, x + step - .012, -.4, "teal", .07)
        p.rectangle(-inner, -.34, inner, -.1, "teal2")
        for i in range(seats):
            x = -inner + step * i
            p.rectangle(x + .012, -.47, x + step - .012, -.3, "teal", .05)
        for side in (-1, 1):
            p.rectangle(side * (inner + .08) - .11, -.62, side * (inner + .08) + .11, -.1, "teal", .08)
        if v[1] > -.2:
            for x, cls, turn in ((-inner + .28, "mustard", .2), (inner - .28, "cream", -.2)):
                with p.moved(x, -.62, turn):
                    p.rectangle(-.18, -.17, .18, .17, cls, .05)
    return make("sofa", standing(w + .06, .9), "teal teal2 wood2 mustard cream", draw, tint="teal", grain="large")


@piece("stool")
def stool(v: Variant) -> Sprite:
    """Stool: low with splayed legs, or a bar stool if v[0] > 0."""
    h = .72 if v[0] > 0 else .46

    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.line([(side * .11, -h), (side * .18, 0)], .05, "wood2", 0)
        p.rectangle(-.16, -h * .42, .16, -h * .42 + .045, "wood2")
        p.rectangle(-.2, -h - .02, .2, -h + .06, "wood", .03)
    return make("stool", standing(.44, h + .02), "wood wood2", draw, tint="wood")


@piece("bench")
def bench(v: Variant) -> Sprite:
    """Park bench from the front: slats on iron legs."""
    w = 1.7

    def draw(p: Pen) -> None:
        for side in (-1, 1):
            x = side * (w / 2 - .2)
            p.line([(x, -.84), (x, -.4)], .06, "dark2", 0)
            p.line([(x, -.42), (x - .05 * side, -.2), (x + .06 * side, -.02)], .065, "dark2")
            p.line([(x - .06 * side, -.02), (x + .1 * side, -.02)], .06, "dark2")
        for y in (-.86, -.68):
            p.rectangle(-w / 2, y, w / 2, y + .12, "wood", .03)
        p.rectangle(-w / 2, -.46, w / 2, -.38, "wood", .03)
        p.rectangle(-w / 2 + .02, -.38, w / 2 - .02, -.33, "wood2")
    return make("bench", standing(w, .88), "wood wood2 dark2", draw, tint="wood", grain="large")


@piece("stone_bench")
def stone_bench(v: Variant) -> Sprite:
    """A stone slab on two blocks."""
    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.polygon([(side * .38, -.42), (side * .62, -.42), (side * .58, 0), (side * .42, 0)], "stone2")
        p.rectangle(-.8, -.5, .8, -.36, "stone", .04)
    return make("stone_bench", standing(1.6, .5), "stone stone2", draw)


@piece("pew")
def pew(v: Variant) -> Sprite:
    """A church pew from behind, as seen from the aisle's end of a row."""
    w = 2.2

    def draw(p: Pen) -> None:
        p.rectangle(-w / 2 + .06, -.9, w / 2 - .06, -.06, "wood2")
        for i in range(3):
            x = -w / 2 + .2 + .63 * i
            panel(p, x, -.74, x + .54, -.2, "wood3", "wood", .045)
        p.rectangle(-w / 2, -.98, w / 2, -.86, "wood", .03)
        for side in (-1, 1):
            p.rectangle(side * (w / 2 - .05) - .06, -1.02, side * (w / 2 - .05) + .06, 0, "wood", .04)
    return make("pew", standing(w + .04, 1.02), "wood wood2 wood3", draw, tint="wood", grain="large")


@piece("waiting_seats")
def waiting_seats(v: Variant) -> Sprite:
    """Four shells on a beam: a waiting room or a platform."""
    def draw(p: Pen) -> None:
        for x in (-.75, .75):
            p.rectangle(x - .04, -.36, x + .04, 0, "metal2")
            p.rectangle(x - .18, -.05, x + .18, 0, "metal2", .02)
        p.rectangle(-1.15, -.38, 1.15, -.3, "metal2")
        for i in range(4):
            x = -.87 + .58 * i
            p.rectangle(x - .24, -.88, x + .24, -.44, "blue", .09)
            p.rectangle(x - .26, -.47, x + .26, -.37, "blue2", .05)
    return make("waiting_seats", standing(2.32, .9), "blue blue2 metal2", draw, tint="blue", grain="large")


@piece("train_seat")
def train_seat(v: Variant) -> Sprite:
    """A pair of high-backed train seats from the side, looking right; v[0] shows a small table on the back."""
    def draw(p: Pen) -> None:
        p.rectangle(-.16, -.36, .2, -.08, "metal2")
        p.rectangle(-.26, -.1, .3, -.03, "metal2", .02)
        p.blob([(-.24, -.42), (-.24, -.8), (-.36, -1.18), (-.3, -1.27), (-.18, -1.25), (-.12, -1.0), (-.06, -.6), (-.02, -.42)], "blue2")
        p.rectangle(-.28, -.52, .32, -.34, "blue", .07)
        p.rectangle(-.4, -1.28, -.14, -1.08, "white", .06)
        p.line([(-.1, -.64), (.2, -.64)], .07, "dark2")
        if v[0] > 0:
            p.line([(-.3, -.7), (-.56, -.7)], .05, "metal2")
    return make("train_seat", (-.62, -1.34, .4, .02), "blue blue2 white metal2 dark2", draw, tint="blue", faces=1)


@piece("train_seat_front")
def train_seat_front(v: Variant) -> Sprite:
    """Two train seats side by side, from the front."""
    def draw(p: Pen) -> None:
        p.rectangle(-.42, -.36, .42, -.04, "metal2")
        for x in (-.27, .27):
            p.rectangle(x - .25, -1.2, x + .25, -.4, "blue", .1)
            p.rectangle(x - .16, -.98, x + .16, -.5, "blue2", .06)
            p.rectangle(x - .17, -1.22, x + .17, -1.04, "white", .05)
            p.rectangle(x - .26, -.52, x + .26, -.32, "blue", .06)
        for x in (-.54, 0, .54):
            p.rectangle(x - .04, -.7, x + .04, -.34, "dark2", .03)
    return make("train_seat_front", standing(1.18, 1.24), "blue blue2 white metal2 dark2", draw, tint="blue", grain="large")


@piece("car_seat")
def car_seat(v: Variant) -> Sprite:
    """A car's front seat, from the front: back and headrest."""
    def draw(p: Pen) -> None:
        p.rectangle(-.06, -1.24, .06, -1.08, "metal2")
        p.rectangle(-.15, -1.42, .15, -1.22, "dark2", .07)
        p.blob([(-.26, -.4), (-.28, -.8), (-.2, -1.12), (0, -1.16), (.2, -1.12), (.28, -.8), (.26, -.4)], "dark2")
        p.blob([(-.14, -.5), (-.16, -.8), (-.1, -1.02), (.1, -1.02), (.16, -.8), (.14, -.5)], "dark")
        p.rectangle(-.3, -.52, .3, -.3, "dark2", .08)
    return make("car_seat", standing(.62, 1.44), "dark dark2 metal2", draw, tint="dark2", colours={"dark": (.30, .31, .37), "dark2": (.38, .39, .46)})


@piece("car_seat_side")
def car_seat_side(v: Variant) -> Sprite:
    """A car seat from the side, looking right."""
    def draw(p: Pen) -> None:
        p.line([(-.31, -1.08), (-.33, -1.26)], .08, "metal2")
        p.rectangle(-.44, -1.46, -.24, -1.24, "dark2", .07)
        p.blob([(-.2, -.36), (-.26, -.76), (-.4, -1.08), (-.3, -1.17), (-.18, -1.1), (-.06, -.7), (0, -.4)], "dark2")
        p.blob([(-.22, -.3), (-.1, -.48), (.2, -.5), (.38, -.46), (.36, -.32), (.1, -.28)], "dark")
    return make("car_seat_side", (-.5, -1.5, .44, -.2), "dark dark2 metal2", draw, faces=1,
                colours={"dark": (.30, .31, .37), "dark2": (.38, .39, .46)})


@piece("throne")
def throne(v: Variant) -> Sprite:
    """A ruler's chair: western with a pointed back, or broad with a curved screen (v[0] > 0)."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.blob([(-.72, -.6), (-.74, -1.1), (-.5, -1.3), (-.28, -1.5), (0, -1.62), (.28, -1.5), (.5, -1.3), (.74, -1.1), (.72, -.6)], "gold2")
            p.blob([(-.56, -.6), (-.56, -1.02), (-.3, -1.3), (0, -1.44), (.3, -1.3), (.56, -1.02), (.56, -.6)], "red")
            p.ellipse(0, -1.08, .17, .17, "gold")
            wide = .72
        else:
            p.polygon([(-.46, -.4), (-.46, -1.4), (-.24, -1.55), (0, -1.95), (.24, -1.55), (.46, -1.4), (.46, -.4)], "gold2")
            p.polygon([(-.33, -.4), (-.33, -1.32), (0, -1.56), (.33, -1.32), (.33, -.4)], "red")
            p.ellipse(0, -1.72, .09, .09, "red2")
            wide = .5
        for side in (-1, 1):
            p.rectangle(side * wide - .08, -.76, side * wide + .08, 0, "gold2")
            p.rectangle(side * wide - .11, -.84, side * wide + .11, -.7, "gold", .05)
        p.rectangle(-wide + .06, -.52, wide - .06, -.38, "red2", .05)
        p.rectangle(-wide + .06, -.39, wide - .06, -.08, "gold2")
        p.rectangle(-wide + .14, -.31, wide - .14, -.15, "gold")
    wide, high = (1.7, 1.64) if v[0] > 0 else (1.24, 1.96)
    return make("throne", standing(wide, high), "gold gold2 red red2", draw, tint="red", grain="large")


@piece("theatre_seats")
def theatre_seats(v: Variant) -> Sprite:
    """A row of seats from behind, for the front of a stage; strip."""
    def draw(p: Pen) -> None:
        for i in range(-1, 6):
            x = -1.5 + .6 * i + .3
            p.rectangle(x - .27, -.72, x + .27, .2, "red", .14)
            p.rectangle(x - .2, -.62, x + .2, .2, "red2", .1)
        p.rectangle(-1.6, -.16, 1.6, .2, "red2")
    return make("theatre_seats", (-1.5, -.74, 1.5, .01), "red red2", draw, grain="strip", colours={"red": (.55, .22, .26), "red2": (.42, .17, .22)})
