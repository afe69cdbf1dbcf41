"""Rooms one visits: café, shop, tavern, stage, church, palace, prison."""
from __future__ import annotations

from .kit import BACK, FRONT, NEAR, Builder, Set
from .layouts import ACCENTS, WOOD, front_plant, place, room, table_with_chairs


@place("cafe", 3.2, True)
def cafe(b: Builder) -> Set:
    """A counter with a machine and cakes, a shelf of cups, small tables, hanging lamps."""
    line = room(b, b.pick(("sage", "sand", "rose", "teal", "cream")), b.pick(("wood", "tile", "darkwood")), wainscot=b.chance(.4))
    wood, accent, look = b.pick(WOOD), b.pick(ACCENTS), b.variant()
    y = line + .04
    b.put(BACK, "shelf_jars", 1.75, line - 1.85, .95, tint=wood)
    b.put(BACK, "counter", 1.75, y + .06, tint=accent)
    b.put(BACK, "machine", 1.15, y - 1., .95)
    b.put(BACK, "cake_case", 2.2, y - 1., .9)
    b.put(BACK, b.pick(("window", "window_wide")), -1.55, line - 1.6, .92)
    b.put(BACK, "picture_frame", .2, line - 1.75, .7)
    for x in (-1.5, .55, 2.2):
        b.put(NEAR, "lamp_hanging", x, b.middle - .34 * b.height, .8, tint=accent, variant=look)
    if b.chance():
        table_with_chairs(b, -1.75, "round_table", .62, 2, wood, .16)
        b.stand(-.7, 1.9)
    else:
        b.put(NEAR, "chair_side", -2.3, .0, tint=wood)
        b.put(NEAR, "chair_side", -.95, .0, tint=wood, flip=True)
        b.sit(-2.3, .46, 1, True)
        b.sit(-.95, .46, -1, True)
        b.put(FRONT, "round_table", -1.62, .14, .95, tint=wood)
        b.table(-2., -1.2, .62, FRONT)
        b.stand(-.2, 1.9)
    if b.chance(.4):
        front_plant(b, 2.95)
    return b.done()


@place("shop", 3.4, True)
def shop(b: Builder) -> Set:
    """A grocer's with full shelves and a till; or a covered market with stalls."""
    accent = b.pick(ACCENTS)
    if b.chance(.65):
        line = room(b, b.pick(("cream", "mint", "white", "rose")), b.pick(("tile", "grey")))
        for x, k in zip((-2.7, -.7, 1.3, 3.3), (-.8, 0., .6, .3)):
            b.put(BACK, "shop_shelf", x, line + .02, .98, variant=(k if b.chance() else -k, 0., 0., 0.))
        for x in (-1.5, 1.5):
            b.put(BACK, "ceiling_light", x, b.middle - .44 * b.height)
        b.put(FRONT, "counter", 2.05, .2, .94, tint=accent)
        b.put(FRONT, "till", 1.55, -.80)
        b.put(FRONT, "crates", -2.85, .55, .85)
        b.table(.9, 3.2, .8, FRONT)
        b.stand(-1.75, .45)
    else:
        line = room(b, "brick", "stone", seams=False)
        for x in (-2.6, 2.6):
            b.put(BACK, "window", x, line - 2.15, .8)
        for x, colour in zip((-1.95, 1.2), (accent, (.80, .43, .39))):
            b.put(BACK, "market_stall", x, line + .06, .95, tint=colour)
        b.put(NEAR, "crates", 2.75, -.05)
        b.put(FRONT, "crates", -2.75, .62)
        b.stand(-1.6, 2.)
    return b.done()


@place("tavern", 3.2, True)
def tavern(b: Builder) -> Set:
    """A dark-beamed room: bar, casks, fireplace, a heavy table; western or with lanterns and screens."""
    eastern = b.chance(.35)
    line = room(b, b.pick(("sand", "darkwood", "gold")) if not eastern else "sand", "darkwood", wainscot=not eastern)
    wood = WOOD[1]
    y = line + .03
    for x in (-1.9, 1.9):
        b.put(BACK, "beam", x, b.middle - .5 * b.height - .3)
    if eastern:
        b.put(BACK, "window_lattice", -1.9, line - 1.35)
        b.put(BACK, "folding_screen", .35, y, .95)
        b.put(BACK, "scroll", 2.35, line - 1.3, .85)
        for x in (-1., 1.5):
            b.put(NEAR, "lantern", x, b.middle - .5 * b.height, .8)
        b.put(NEAR, "barrels", -2.55, -.05, .8, variant=(-.5, 0., 0., 0.))
    else:
        b.put(BACK, "bar_shelf", 1.35, line - .72, .95)
        b.put(BACK, "bar_counter", 1.35, y + .06, tint=wood)
        if b.chance():
            b.put(BACK, "fireplace", -1.75, y, .95)
        else:
            b.put(BACK, "window", -1.75, line - 1.45, .95)
        b.put(BACK, "sconce", -.4, line - 1.45)
        b.put(NEAR, "barrels", 2.7, -.02, .85)
    table_with_chairs(b, -1.5, half=.8, chairs=2, tint=wood, chair="stool", seat=.44)
    b.stand(-.2, 2.)
    return b.done()


@place("stage", 4.4, True)
def stage(b: Builder) -> Set:
    """A theatre's stage between curtains: bare, with a painted scene, or a concert's lectern."""
    b.band(BACK, b.middle - .75 * b.height, -.42, b.pick(("wall_navy", "wall_black", "wall_red")))
    b.band(BACK, -.42, .55, "floor_stage")
    for y in (-.3, -.12, .12, .36):
        b.band(BACK, y, y + .025, "seam_stage")
    b.band(BACK, .55, b.middle + b.height, "dark")
    b.band(BACK, .55, .62, "floor_court")
    kind = b.pick(("bare", "woods", "town", "room"))
    if kind == "woods":
        b.put(BACK, "moon", 1.2, -2.6, 1.1)
        for x, scale in ((-2.2, .62), (-1.1, .5), (1.2, .52), (2.3, .66)):
            b.put(BACK, "tree_pine" if b.chance() else "tree_round", x, -.4, scale)
    elif kind == "town":
        for x, scale in ((-2.1, .44), (-.1, .40), (2., .46)):
            b.put(BACK, "house", x, -.4, scale)
    elif kind == "room":
        b.put(BACK, "window_arched", -1.2, -1.7, variant=(-.5, 0., 0., 0.))
        b.put(BACK, "window_arched", 1.2, -1.7, variant=(-.5, 0., 0., 0.))
    else:
        b.put(BACK, "spotlight", 0., -.05, 1.)
    curtain = b.pick(((.74, .28, .27), (.66, .24, .32), (.30, .40, .60), (.28, .47, .42)))
    for side in (-1, 1):
        b.put(NEAR, "stage_curtain", side * 2.95, .1, 1.02, flip=side > 0, tint=curtain)
    b.tile(NEAR, "stage_valance", b.middle - .5 * b.height - .1, .86, tint=curtain)
    b.tile(FRONT, "theatre_seats", b.middle + b.height * .5 + .28, .9)
    b.stand(-1.8, 1.8)
    return b.done()


@place("church", 4.2, True)
def church(b: Builder) -> Set:
    """Stained windows between pillars, the altar with candles, rows of pews."""
    line = room(b, b.pick(("pale", "stone", "cream")), b.pick(("marble", "red", "stone")))
    y = line + .02
    glass = b.variant()
    for x in (-2.55, 2.55):
        b.put(BACK, "window_arched", x, line - 1.72, 1., variant=glass)
    b.put(BACK, "window_arched", 0., line - 2.25, .76, variant=(.8, 0., 0., 0.))
    for x in (-1.45, 1.45, -3.7, 3.7):
        b.put(BACK, "pillar", x, y, 1.12, variant=(-.5, 0., 0., 0.))
    b.put(BACK, "dais", 0., y + .12, 1.05)
    b.put(BACK, "altar", 0., y - .12, .92)
    for x in (-.75, .75):
        b.put(NEAR, "candle_stand", x * 2.3, -.12)
    bottom = b.middle + b.height / 2
    for x in (-2.35, 2.35):
        b.put(FRONT, "pew", x, bottom + .16, 1.06, tint=WOOD[1])
    b.stand(-1.6, 1.6)
    return b.done()


@place("palace", 4.4, True)
def palace(b: Builder) -> Set:
    """A throne on a dais: red lacquer and gold in the east, stone and banners in the west."""
    eastern = b.chance()
    line = room(b, "gold" if eastern else b.pick(("stone", "pale", "red")), b.pick(("red", "marble")) if not eastern else "red", wainscot=eastern,
                seams=eastern)
    y = line + .02
    k = .5 if eastern else -.5
    b.put(BACK, "dais", 0., y + .14, 1.35)
    if eastern:
        b.put(BACK, "folding_screen", 0., y - .18, 1.12)
        for x in (-2.6, 2.6):
            b.put(BACK, "window_lattice", x, line - 1.75, .95)
    else:
        for x in (-2.45, 2.45):
            b.put(BACK, "window_arched", x, line - 2., 1.05, variant=(-.5, 0., 0., 0.))
        colour = b.pick(((.66, .26, .28), (.28, .38, .60), (.38, .30, .52)))
        for x in (-.95, .95):
            b.put(BACK, "banner", x, line - 2.3, .85, tint=colour)
    b.put(BACK, "throne", 0., y - .22, 1., variant=(k, 0., 0., 0.))
    for x in (-1.6, 1.6):
        b.put(BACK, "pillar", x, y + .04, 1.12, variant=(k, 0., 0., 0.))
    for x in (-3.55, 3.55):
        b.put(NEAR, "pillar", x, .0, 1.25, variant=(k, 0., 0., 0.))
    if eastern:
        for x in (-2.5, 2.5):
            b.put(NEAR, "lantern", x, b.middle - .5 * b.height, .9)
    else:
        b.put(NEAR, "chandelier", 0., b.middle - .27 * b.height, .85)
        for x in (-2.55, 2.55):
            b.put(NEAR, "candle_stand", x, -.1)
    b.stand(-2.5, 2.5)
    return b.done()


@place("prison", 3.0, True)
def prison(b: Builder) -> Set:
    """A cell of stone: a cot, a barred window, a bucket; bars behind or before us at the side."""
    line = room(b, "stone", "stone", seams=False)
    y = line + .02
    for x, depth in ((-1.7, 1.2), (.9, 1.75), (-.4, .75), (2.1, .6), (-2.4, 2.1), (.2, 2.2)):
        b.put(BACK, "stone_mark", x, line - depth)
    outside = b.chance(.4)
    if outside:
        b.put(BACK, "window_barred", 1.2, line - 1.75, .9)
        b.put(BACK, "cell_bed", 1.2, y)
        b.tile(BACK, "bars", line + .16, .98)
        b.stand(-2.1, 2.1)
        return b.done()
    b.put(BACK, "window_barred", -.5, line - 1.7)
    b.put(NEAR, "cell_bed", 1.35, .0)
    b.lie(1.35, .6, -1)
    b.sit(1.2, .56)
    b.put(NEAR, "bucket", -.35, -.1)
    b.tile(BACK, "bars", line + .06, .98, x0=-4.7, x1=-1.2)
    b.stand(-2., -.1)
    return b.done()

