"""Rooms one lives in: kitchen, living room, bedroom, corridor."""
from __future__ import annotations

from .kit import BACK, FRONT, NEAR, Builder, Set
from .layouts import ACCENTS, WOOD, front_plant, place, room, table_with_chairs


@place("kitchen", 3.2, True)
def kitchen(b: Builder) -> Set:
    """Units along the wall with sink, stove and fridge; a table for two or three at one side, or an old range."""
    paint = b.pick(("mint", "cream", "blue", "rose"))
    line = room(b, paint, b.pick(("tile", "wood")))
    fronts, wood = b.pick(((.27, .58, .60), (.86, .80, .70), (.42, .56, .64), (.62, .70, .58))), b.pick(WOOD)
    look = b.variant()
    y = line + .03
    rustic = b.chance(.25)
    b.tile(BACK, "tiles", line - 1.27, x0=-3.6, x1=2.6, variant=look)
    b.put(BACK, "window", -.17, line - 1.68, .78)
    if rustic:
        b.put(BACK, "hearth_stove", 1.25, y)
        b.put(BACK, "shelf_jars", 1.45, line - 1.75, .9, tint=wood)
        b.put(BACK, "cupboard", 2.95, y, tint=wood)
        b.put(BACK, "shelf_jars", -1.6, line - 1.75, .9, tint=wood)
    else:
        b.put(BACK, "stove", .78, y)
        b.put(BACK, "hood", .78, line - 1.55)
        for x in (1.73, 2.93):
            b.put(BACK, "kitchen_unit", x, y, tint=fronts, variant=look)
            b.put(BACK, "wall_unit", x, line - 1.88, tint=fronts, variant=look)
        b.put(BACK, "wall_unit", -1.37, line - 1.88, tint=fronts, variant=look)
        b.put(BACK, "kitchen_things", 1.6, line - .89)
    b.put(BACK, "sink_unit", -.17, y, tint=wood if rustic else fronts, variant=look)
    b.put(BACK, "kitchen_unit", -1.37, y, tint=wood if rustic else fronts, variant=look)
    b.put(BACK, "fridge" if not rustic else "cupboard", -2.38 if not rustic else -2.72, y, tint=None if not rustic else wood)
    b.put(BACK, "kitchen_things", -1.42, line - .89)
    for x in (-.95, 1.25):
        b.put(NEAR, "lamp_hanging", x, b.middle - .33 * b.height, .8, tint=(.93, .74, .33), variant=look)
    if b.chance(.7):
        table_with_chairs(b, 1.75, half=.8, chairs=2, tint=wood)
        b.put(FRONT, "flower_vase", 1.75, -.6, .55)
        b.stand(-2.3, .45)
    else:
        b.put(FRONT, "plant_pot", 2.75, .62)
        b.stand(-2.3, 1.85)
    return b.done()


@place("living_room", 3.2, True)
def living_room(b: Builder) -> Set:
    """A sofa on a rug, and along the wall what a home has: window, shelf, fireplace, pictures, lamp."""
    paint = b.pick(("cream", "sage", "rose", "blue", "sand", "teal"))
    line = room(b, paint, b.pick(("wood", "darkwood")), wainscot=b.chance(.25))
    accent, wood = b.pick(ACCENTS), b.pick(WOOD)
    y = line + .02

    def window(x: float) -> None:
        b.put(BACK, "window_curtain", x, line - 1.4, .98, tint=b.pick(ACCENTS))

    def shelf(x: float) -> None:
        b.put(BACK, "bookshelf", x, y, tint=wood)

    def hearth(x: float) -> None:
        b.put(BACK, "fireplace", x, y)
        b.put(BACK, "picture_frame" if b.chance(.6) else "mirror", x, line - 2., .62, variant=(b.pick((-.8, -.2, .3, .8)), 1., 0., 0.))

    def sideboard(x: float) -> None:
        b.put(BACK, "cupboard", x, y, tint=wood)
        b.put(BACK, "picture_frame", x, line - 1.75, .8)

    def television(x: float) -> None:
        b.put(BACK, "cupboard", x, y, tint=wood, variant=(0., 0., 0., 0.))
        b.put(BACK, "screen", x, line - 1.48, .95)

    def plant(x: float) -> None:
        b.put(BACK, "plant_pot", x, y)

    b.spread(((2., window), (1.25, shelf), b.pick(((1.95, hearth), (1.6, sideboard), (1.6, television))), (.8, plant)), -3.1, 3.1)
    b.put(BACK, "rug", .75, .16, 1.25, tint=b.pick(ACCENTS))
    wide = b.chance(.6)
    b.put(NEAR, "sofa", 1.1, .02, tint=accent, variant=(.6 if wide else -.6, b.pick((.5, -.8)), 0., 0.))
    for x in ((.4, 1.1, 1.8) if wide else (.75, 1.4)):
        b.sit(x, .45)
    b.put(NEAR, "lamp_standing", 2.62, -.04)
    if b.chance():
        b.put(FRONT, "low_table", 1.15, .42, tint=wood)
        b.table(.6, 1.7, .0, FRONT)
    if b.chance():
        front_plant(b, -2.72)
    else:
        b.put(NEAR, "armchair", -2.3, .02, tint=accent)
        b.sit(-2.3, .45)
    b.stand(-1.7, -.05)
    return b.done()


@place("bedroom", 3.0, True)
def bedroom(b: Builder) -> Set:
    """A bed from the side to lie on, or from its foot; wardrobe, window, bedside lamp."""
    line = room(b, b.pick(("blue", "lilac", "rose", "cream", "sage")), b.pick(("wood", "darkwood")))
    accent, wood = b.pick(ACCENTS), b.pick(WOOD)
    y = line + .02
    if b.chance(.65):
        b.put(BACK, "window_curtain", .55, line - 1.36, .95, tint=b.pick(ACCENTS))
        b.put(BACK, "wardrobe", -1.75, y, tint=wood)
        b.put(BACK, "picture_frame", 2.1, line - 1.45, .75)
        b.put(BACK, "rug", .6, .18, 1.1, tint=b.pick(ACCENTS))
        b.put(NEAR, "bed", 1.2, .0, tint=accent)
        b.lie(1.2, .6, -1)
        b.sit(1.5, .58)
        b.put(NEAR, "cupboard", -.28, -.06, .56, tint=wood, variant=(-1., 0., 0., 0.))
        b.put(NEAR, "lamp_table", -.12, -.54, .8)
        b.stand(-2.2, -.85)
    else:
        b.put(BACK, "bed_front", .7, .0, tint=accent)
        for x in (-.72, 2.12):
            b.put(BACK, "cupboard", x, y, .5, tint=wood, variant=(-1., 0., 0., 0.))
            b.put(BACK, "lamp_table", x + .1, y - .43, .85)
        b.put(BACK, "picture_frame", .7, line - 1.65, .9, variant=(b.pick((-.8, .3)), .5, 0., 0.))
        b.put(BACK, "window_curtain", -2.2, line - 1.4, .9, tint=b.pick(ACCENTS))
        b.put(BACK, "rug", .2, .25, 1.2, tint=b.pick(ACCENTS))
        b.sit(.2, .5)
        b.stand(-2.2, -.4)
    if b.chance(.4):
        front_plant(b, 2.66, 1.)
    return b.done()


@place("corridor", 3.0, True)
def corridor(b: Builder) -> Set:
    """Doors side by side: a school's with lockers, a hospital's, an office's or a house's."""
    kind = b.pick(("school", "office", "house", "clinic"))
    paint = {"school": "sage", "office": "grey", "house": "cream", "clinic": "mint"}[kind]
    line = room(b, paint, {"school": "tile", "office": "grey", "house": "wood", "clinic": "white"}[kind],
                wainscot=kind in ("school", "clinic", "house"))
    y = line + .01
    wood = b.pick(WOOD) if kind != "clinic" else (.56, .74, .74)
    look = b.variant()
    for x in (-2.3, .1, 2.5):
        b.put(BACK, "door", x, y, tint=wood, variant=look)
    for x in (-1.1, 1.3):
        if kind == "school":
            b.put(BACK, "locker", x, y, variant=(-.5, 0., 0., 0.))
        elif kind == "office":
            b.put(BACK, "plant_pot" if x < 0 else "notice_board", x, y if x < 0 else line - 1.4)
        elif kind == "house":
            b.put(BACK, "coat_hooks" if x < 0 else "picture_frame", x, line - 1.3)
        else:
            b.put(BACK, "waiting_seats" if x < 0 else "eye_chart", x, y if x < 0 else line - 1.4, .8 if x < 0 else 1.)
    for x in (-1.3, 1.3):
        b.put(BACK, "ceiling_light" if kind != "house" else "lamp_hanging", x, b.middle - .42 * b.height, .8)
    if kind == "house":
        b.put(BACK, "rug", 0., .14, 1.3, tint=b.pick(ACCENTS), variant=(-.5, 0., 0., 0.))
    b.stand(-2.2, 2.2)
    return b.done()
