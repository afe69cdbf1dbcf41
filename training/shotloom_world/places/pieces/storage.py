"""Beds, cupboards, shelves and what keeps things."""
from __future__ import annotations

from ...sheet import Pen, Sprite
from .base import Variant, books, choice, make, piece, standing, wobble


@piece("bed")
def bed(v: Variant) -> Sprite:
    """Bed from the side, its head to the left; v[0] blanket folded or drawn up."""
    def draw(p: Pen) -> None:
        p.rectangle(-1.06, -.98, -.95, 0, "wood", .04)
        p.rectangle(.96, -.62, 1.06, 0, "wood", .04)
        p.rectangle(-.98, -.38, .98, -.2, "wood2")
        p.rectangle(-.95, -.56, .96, -.34, "white2", .06)
        p.blob([(-.92, -.52), (-.86, -.7), (-.6, -.74), (-.42, -.66), (-.42, -.52)], "white")
        left = -.42 if v[0] > 0 else -.2
        p.blob([(left, -.6), (left + .3, -.66), (.5, -.63), (.93, -.62), (.99, -.5), (.98, -.24, 1), (left, -.24, 1)], "blue")
        p.blob([(left - .02, -.6), (left + .18, -.645), (left + .2, -.24, 1), (left - .02, -.24, 1)], "blue2")
    return make("bed", standing(2.14, 1.0), "wood wood2 white white2 blue blue2", draw, tint="blue", faces=1, grain="large")


@piece("bed_front")
def bed_front(v: Variant) -> Sprite:
    """Double bed seen from its foot end, against the wall."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.rectangle(-.95, -1.15, .95, -.1, "wood", .1)
            p.rectangle(-.84, -1.05, .84, -.1, "wood2", .06)
        else:
            p.blob([(-.95, -.1, 1), (-.95, -.95), (-.5, -1.18), (0, -1.26), (.5, -1.18), (.95, -.95), (.95, -.1, 1)], "wood")
            p.blob([(-.83, -.1, 1), (-.83, -.88), (-.45, -1.08), (0, -1.14), (.45, -1.08), (.83, -.88), (.83, -.1, 1)], "wood2")
        for x in (-.43, .43):
            p.rectangle(x - .36, -.86, x + .36, -.5, "white", .12)
        p.rectangle(-.94, -.6, .94, -.12, "white2", .08)
        p.rectangle(-.98, -.52, .98, -.14, "blue", .08)
        p.rectangle(-.98, -.42, .98, -.33, "blue2")
        for side in (-1, 1):
            p.rectangle(side * .86 - .05, -.16, side * .86 + .05, 0, "wood2")
    return make("bed_front", standing(2., 1.28), "wood wood2 white white2 blue blue2", draw, tint="blue", grain="large")


@piece("hospital_bed")
def hospital_bed(v: Variant) -> Sprite:
    """Ward bed from the side, its head raised to the left."""
    def draw(p: Pen) -> None:
        for x in (-.8, .8):
            p.rectangle(x - .035, -.4, x + .035, -.08, "metal2")
            p.ellipse(x, -.06, .06, .06, "dark2")
        p.rectangle(-1.02, -1.12, -.94, -.3, "metal2", .04)
        p.rectangle(.95, -.84, 1.03, -.3, "metal2", .04)
        p.rectangle(-1., -.47, 1., -.37, "metal2")
        p.polygon([(-.96, -.46), (-.96, -.86), (-.86, -.9), (-.36, -.6), (.96, -.6), (.96, -.46)], "white2")
        with p.moved(-.72, -.86, .5):
            p.rectangle(-.26, -.1, .26, .08, "white", .08)
        p.blob([(-.3, -.6), (0, -.68), (.5, -.65), (.96, -.65), (1., -.44, 1), (-.3, -.44, 1)], "teal")
        p.rectangle(-.1, -.86, .44, -.81, "metal2", .02)
        for x in (-.06, .17, .4):
            p.rectangle(x - .02, -.84, x + .02, -.46, "metal2")
    return make("hospital_bed", standing(2.1, 1.14), "white white2 teal metal2 dark2", draw, tint="teal", faces=1, grain="large",
                colours={"teal": (.55, .77, .79)})


@piece("bunk")
def bunk(v: Variant) -> Sprite:
    """Bunk bed from the side: barracks, ship or cell."""
    def draw(p: Pen) -> None:
        for x in (-.98, .98):
            p.rectangle(x - .05, -1.75, x + .05, 0, "dark2", .02)
        for y in (-.42, -1.32):
            p.rectangle(-.98, y, .98, y + .09, "dark2")
            p.rectangle(-.92, y - .16, .92, y, "white2", .05)
            p.rectangle(-.34, y - .19, .93, y + .02, "green", .06)
            p.rectangle(-.9, y - .25, -.46, y - .1, "white", .07)
        for x in (.62, .86):
            p.rectangle(x - .025, -1.3, x + .025, 0, "dark2")
        for i in range(3):
            p.rectangle(.62, -1.08 + .3 * i, .86, -1.03 + .3 * i, "dark2")
    return make("bunk", standing(2.08, 1.76), "dark2 white white2 green", draw, tint="green", faces=1, grain="large",
                colours={"green": (.50, .57, .50)})


@piece("cell_bed")
def cell_bed(v: Variant) -> Sprite:
    """A hard cot hung on the wall, with a thin blanket."""
    def draw(p: Pen) -> None:
        for x in (-.85, .85):
            p.line([(x, -.4), (x, 0)], .06, "dark2", 0)
        p.rectangle(-1., -.46, 1., -.37, "dark2")
        p.rectangle(-.95, -.58, .95, -.45, "stone", .04)
        p.rectangle(-.92, -.68, -.5, -.55, "white2", .06)
        p.polygon([(-.2, -.6), (.95, -.6), (.95, -.3), (.5, -.34), (.2, -.26), (-.2, -.3)], "green")
    return make("cell_bed", standing(2.04, .7), "dark2 stone white2 green", draw, tint="green", faces=1, colours={"green": (.50, .53, .47)})


@piece("cupboard")
def cupboard(v: Variant) -> Sprite:
    """Low sideboard: two doors and drawers, something on the top by variant."""
    w, h = 1.5, .86
    kind = choice(v[0], 3)

    def draw(p: Pen) -> None:
        for x in (-.62, .62):
            p.rectangle(x - .045, -.12, x + .045, 0, "wood2")
        p.rectangle(-w / 2, -h, w / 2, -.1, "wood", .02)
        for x in (-.69, -.22, .25):
            p.rectangle(x, -h + .13, x + .44, -h + .32, "wood2", .015)
            p.rectangle(x, -h + .36, x + .44, -.15, "wood2", .015)
            p.ellipse(x + .22, -h + .225, .03, .03, "gold")
            p.ellipse(x + .38, -h + .52, .03, .03, "gold")
        p.rectangle(-w / 2 - .03, -h - .02, w / 2 + .03, -h + .06, "wood2", .02)
        if kind == 0:
            p.blob([(-.4, -h), (-.5, -h - .16), (-.4, -h - .28), (-.36, -h - .38), (-.24, -h - .38), (-.2, -h - .28), (-.1, -h - .16), (-.2, -h)],
                   "teal")
        elif kind == 1:
            books(p, -.5, .1, -h, .28, ("teal", "red", "gold"), 3, thick=.08)
        else:
            p.rectangle(-.44, -h - .36, -.06, -h, "red", .02)
            p.rectangle(-.39, -h - .31, -.11, -h - .05, "teal")
    return make("cupboard", standing(w + .08, h + .4), "wood wood2 gold teal red", draw, tint="wood", grain="large")


@piece("wardrobe")
def wardrobe(v: Variant) -> Sprite:
    """Two doors and a cornice; v[0] > 0 has a mirror in one door."""
    def draw(p: Pen) -> None:
        p.rectangle(-.66, -1.95, .66, -.06, "wood", .02)
        for x0, x1 in ((-.6, -.025), (.025, .6)):
            p.rectangle(x0, -1.86, x1, -.16, "wood2", .02)
            p.rectangle(x0 + .08, -1.78, x1 - .08, -1.08, "wood", .02)
            p.rectangle(x0 + .08, -1., x1 - .08, -.24, "wood", .02)
        if v[0] > 0:
            p.rectangle(.105, -1.78, .52, -.24, "pane", .02)
            p.polygon([(.2, -1.2), (.4, -1.6), (.47, -1.6), (.2, -1.06)], "white")
        for x in (-.07, .07):
            p.rectangle(x - .02, -1.1, x + .02, -.94, "gold", .02)
        p.rectangle(-.72, -2.03, .72, -1.92, "wood2", .03)
        p.rectangle(-.68, -.1, .68, 0, "wood2")
    return make("wardrobe", standing(1.46, 2.04), "wood wood2 gold pane white", draw, tint="wood", grain="large", colours={"pane": (.76, .86, .90)})


@piece("bookshelf")
def bookshelf(v: Variant) -> Sprite:
    """Tall shelf; v[0] chooses one of three fillings: books, books and things, files."""
    w, h, rows = 1.2, 2., 5
    kind = choice(v[0], 3)
    seed = 1 + choice(v[1], 5)

    def draw(p: Pen) -> None:
        p.rectangle(-w / 2, -h, w / 2, 0, "wood")
        step = (h - .14) / rows
        for i in range(rows):
            y0 = -h + .06 + step * i
            p.rectangle(-w / 2 + .06, y0, w / 2 - .06, y0 + step - .05, "wood2")
            y = y0 + step - .05
            colours = ("red", "teal", "mustard", "paper")
            if kind == 2:
                for k in range(7):
                    x = -w / 2 + .08 + .15 * k
                    if wobble(k, i + seed) > -.7:
                        p.rectangle(x, y - .29, x + .14, y, colours[(i + seed) % 2 * 2 if k % 3 else 1])
                        p.rectangle(x + .045, y - .22, x + .095, y - .13, "paper")
                continue
            gap = kind == 1 and (i + seed) % 2 == 0
            books(p, -w / 2 + .07, w / 2 - .07, y, .3, colours, i * 3 + seed, .52 if gap else (.99 if (i + seed) % 3 else .8))
            if gap:
                x = .32
                if i % 4 == 0:
                    p.ellipse(x, y - .12, .12, .12, "teal")
                    p.rectangle(x - .06, y - .03, x + .06, y, "mustard")
                else:
                    p.rectangle(x - .14, y - .18, x + .14, y, "mustard", .03)
    return make("bookshelf", standing(w, h), "wood wood2 red teal mustard paper", draw, tint="wood", grain="large")


@piece("book_wall")
def book_wall(v: Variant) -> Sprite:
    """Library shelves side by side, floor to ceiling; strip 4.8 x 2.6 metres."""
    w, h, rows = 4.8, 2.6, 5

    def draw(p: Pen) -> None:
        p.rectangle(-w / 2 - .1, -h, w / 2 + .1, 0, "wood2")
        step = (h - .2) / rows
        for i in range(rows):
            y = -h + .12 + step * (i + 1) - .07
            for k in range(3):
                x0 = -w / 2 + .08 + 1.6 * k
                p.rectangle(x0, y - step + .07, x0 + 1.44, y, "wood3")
                books(p, x0 + .02, x0 + 1.42, y, step - .14, ("red", "teal", "mustard", "wood"), i * 7 + k * 3 + choice(v[0], 4),
                      (.98, .98, .8)[(i + k) % 3], .095)
        p.rectangle(-w / 2 - .1, -h, w / 2 + .1, -h + .13, "wood")
        for k in range(4):
            x = -w / 2 + 1.6 * k
            p.rectangle(x - .08, -h, x + .08, 0, "wood")
        p.rectangle(-w / 2 - .1, -.1, w / 2 + .1, 0, "wood")
    return make("book_wall", (-w / 2, -h, w / 2, 0), "wood wood2 wood3 red teal mustard", draw, tint="wood", grain="strip",
                colours={"red": (.71, .42, .37), "teal": (.39, .52, .52), "mustard": (.79, .64, .41)})


@piece("shelf_jars")
def shelf_jars(v: Variant) -> Sprite:
    """Two wall boards with jars, cups and a plant."""
    def draw(p: Pen) -> None:
        for k, y in enumerate((-.02, .46)):
            p.rectangle(-.7, y, .7, y + .06, "wood")
            for x in (-.5, .5):
                p.rectangle(x - .025, y + .06, x + .025, y + .14, "wood2")
            for i in range(5):
                x = -.54 + .27 * i
                cls = ("red", "mustard", "teal")[(i + k + choice(v[0], 3)) % 3]
                if (i + k) % 3 == 2:
                    p.ellipse(x, y - .1, .1, .1, cls)
                    p.rectangle(x - .1, y - .16, x + .1, y - .1, "cream", .02)
                else:
                    high = .22 + .04 * ((i + k) % 2)
                    p.rectangle(x - .085, y - high, x + .085, y, cls, .03)
                    p.rectangle(x - .07, y - high - .05, x + .07, y - high + .01, "cream", .02)
    return make("shelf_jars", (-.74, -.34, .74, .62), "wood wood2 red mustard teal cream", draw, tint="wood", grain="large")


@piece("bar_shelf")
def bar_shelf(v: Variant) -> Sprite:
    """The shelves behind a bar: rows of bottles and a cask."""
    w, h = 2.4, 1.5

    def draw(p: Pen) -> None:
        p.rectangle(-w / 2, -h, w / 2, 0, "wood2", .03)
        for i in range(3):
            y0 = -h + .1 + .46 * i
            p.rectangle(-w / 2 + .08, y0, w / 2 - .08, y0 + .4, "wood3")
            for k in range(11):
                if wobble(k, i + choice(v[0], 4)) < -.75:
                    continue
                x = -w / 2 + .2 + .2 * k
                cls = ("green", "red", "mustard")[(k * 2 + i + int(2 * wobble(k, i))) % 3]
                p.rectangle(x - .055, y0 + .17, x + .055, y0 + .4, cls, .03)
                p.rectangle(x - .024, y0 + .06, x + .024, y0 + .2, cls)
            p.rectangle(-w / 2 + .04, y0 + .4, w / 2 - .04, y0 + .46, "wood")
        p.rectangle(-w / 2 - .06, -h - .04, w / 2 + .06, -h + .08, "wood", .02)
    return make("bar_shelf", standing(w + .12, h + .04), "wood wood2 wood3 green red mustard", draw, tint="wood", grain="large")


@piece("shop_shelf")
def shop_shelf(v: Variant) -> Sprite:
    """A shop's shelf full of boxes, tins and bottles."""
    w, h = 1.9, 2.
    seed = choice(v[0], 5)

    def draw(p: Pen) -> None:
        p.rectangle(-w / 2, -h, w / 2, 0, "white2", .02)
        for i in range(4):
            y = -h + .56 + .46 * i
            p.rectangle(-w / 2 + .07, y - .38, w / 2 - .07, y, "cream2")
            kind = (i + seed) % 3
            for k in range((8, 6, 10)[kind]):
                step = (w - .18) / (8, 6, 10)[kind]
                x = -w / 2 + .09 + step * k
                cls = ("red", "teal", "mustard")[(k // 2 + i + seed) % 3]
                if kind == 0:
                    p.rectangle(x + .02, y - .27, x + step - .02, y, cls, .02)
                    p.rectangle(x + .05, y - .19, x + step - .05, y - .09, "white")
                elif kind == 1:
                    p.rectangle(x + .012, y - .32, x + step - .012, y, cls)
                    p.rectangle(x + .06, y - .25, x + step - .06, y - .15, "white")
                else:
                    p.rectangle(x + .03, y - .22, x + step - .03, y, cls, .03)
                    p.rectangle(x + .06, y - .3, x + step - .06, y - .2, "white")
            p.rectangle(-w / 2 + .02, y, w / 2 - .02, y + .06, "white")
    return make("shop_shelf", standing(w, h), "white white2 cream2 red teal mustard", draw, grain="large",
                colours={"red": (.86, .55, .49), "teal": (.46, .67, .67), "mustard": (.92, .78, .50), "cream2": (.90, .87, .81)})


@piece("crates")
def crates(v: Variant) -> Sprite:
    """Market crates with fruit; v[0] chooses the fruit."""
    fruit = ("red", "mustard", "green")
    k = choice(v[0], 3)

    def draw(p: Pen) -> None:
        for i, (x, y) in enumerate(((-.42, 0), (.42, 0), (0, -.42))):
            cls = fruit[(i + k) % 3]
            for j in range(5):
                p.ellipse(x - .28 + .14 * j, y - .38 - .02 * (j % 2), .085, .085, cls)
            p.rectangle(x - .39, y - .36, x + .39, y, "wood")
            for q in range(2):
                p.rectangle(x - .39, y - .25 + .13 * q, x + .39, y - .2 + .13 * q, "wood2")
            for side in (-1, 1):
                p.rectangle(x + side * .34 - .04, y - .36, x + side * .34 + .04, y, "wood2")
    return make("crates", standing(1.66, .92), "wood wood2 red mustard green", draw, grain="large",
                colours={"wood": (.80, .63, .44), "wood2": (.68, .51, .35)})


@piece("market_stall")
def market_stall(v: Variant) -> Sprite:
    """A stall with a striped awning and fruit on the board."""
    w = 2.6

    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.rectangle(side * 1.18 - .045, -2.2, side * 1.18 + .045, 0, "wood2")
        p.rectangle(-1.24, -.92, 1.24, -.1, "wood")
        for i in range(6):
            p.rectangle(-1.24 + .42 * i, -.8, -1.2 + .42 * i, -.1, "wood2")
        for i in range(14):
            x = -1.12 + .172 * i
            cls = ("red", "mustard", "green")[i // 5]
            p.ellipse(x, -.98 - .02 * (i % 2), .095, .095, cls)
            if i % 5 not in (0, 4):
                p.ellipse(x + .03, -1.1, .09, .09, cls)
        p.rectangle(-1.27, -.95, 1.27, -.84, "wood2", .02)
        for i in range(8):
            x = -w / 2 + w / 8 * i
            cls = "red" if i % 2 else "cream"
            top = (-w / 2 + .2) + (w - .4) / 8 * i
            p.polygon([(top, -2.5), (top + (w - .4) / 8, -2.5), (x + w / 8, -2.05), (x, -2.05)], cls)
            p.ellipse(x + w / 16, -2.05, w / 16, .09, cls)
    return make("market_stall", standing(w + .04, 2.52), "wood wood2 red mustard green cream", draw, tint="red", grain="large")


@piece("locker")
def locker(v: Variant) -> Sprite:
    """Three steel lockers or, if v[0] > 0, a filing cabinet with drawers."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.rectangle(-.5, -1.36, .5, 0, "slate2", .02)
            for i in range(4):
                for x in (-.46, .02):
                    y = -1.31 + .325 * i
                    p.rectangle(x, y, x + .44, y + .29, "slate", .015)
                    p.rectangle(x + .14, y + .08, x + .3, y + .13, "white2")
            return
        p.rectangle(-.62, -1.9, .62, 0, "slate2", .02)
        for x in (-.57, -.18, .21):
            p.rectangle(x, -1.84, x + .36, -.08, "slate", .015)
            for q in range(3):
                p.rectangle(x + .08, -1.7 + .09 * q, x + .28, -1.66 + .09 * q, "slate2")
            p.rectangle(x + .27, -1.05, x + .32, -.9, "white2")
    return make("locker", standing(1.26, 1.92), "slate slate2 white2", draw, tint="slate", grain="large",
                colours={"slate": (.52, .60, .69), "slate2": (.42, .49, .58)})


@piece("barrels")
def barrels(v: Variant) -> Sprite:
    """Casks: one, or three stacked if v[0] > 0."""
    spots = ((-.4, 0.), (.4, 0.), (0., -.8)) if v[0] > 0 else ((0., 0.),)

    def draw(p: Pen) -> None:
        for x, y in spots:
            p.blob([(x - .28, y, 1), (x - .36, y - .4), (x - .28, y - .8, 1), (x + .28, y - .8, 1), (x + .36, y - .4), (x + .28, y, 1)], "wood")
            p.blob([(x + .08, y, 1), (x + .13, y - .4), (x + .08, y - .8, 1), (x + .28, y - .8, 1), (x + .36, y - .4), (x + .28, y, 1)], "wood2")
            for q in (-.66, -.2):
                p.rectangle(x - .335, y + q, x + .335, y + q + .07, "dark2")
    wide, high = (1.54, 1.6) if v[0] > 0 else (.74, .82)
    return make("barrels", standing(wide, high), "wood wood2 dark2", draw, tint="wood")


@piece("boxes")
def boxes(v: Variant) -> Sprite:
    """Wooden or cardboard boxes: two or three."""
    def draw(p: Pen) -> None:
        spots = [(-.36, 0, .68), (.4, 0, .56)] + ([(-.1, -.66, .5)] if v[0] > 0 else [])
        for x, y, s in spots:
            p.rectangle(x - s / 2, y - s, x + s / 2, y, "pale2")
            p.rectangle(x - s / 2 + .05, y - s + .05, x + s / 2 - .05, y - .05, "pale")
            if v[1] > 0:
                p.polygon([(x - s / 2, y - .12), (x + s / 2 - .12, y - s), (x + s / 2, y - s), (x + s / 2, y - s + .12), (x - s / 2 + .12, y),
                           (x - s / 2, y)], "pale2")
            else:
                p.rectangle(x - .06, y - s, x + .06, y - s * .55, "cream2")
    return make("boxes", standing(1.46, 1.18), "pale pale2 cream2", draw, tint="pale")
