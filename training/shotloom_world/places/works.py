"""Rooms one works and learns in: office, classroom, studio, ward, laboratory, library, court, gym, factory."""
from __future__ import annotations

from .kit import BACK, FRONT, NEAR, Builder, Set
from .layouts import ACCENTS, WOOD, front_plant, place, room, table_with_chairs


@place("office", 3.2, True)
def office(b: Builder) -> Set:
    """Windows on a city, shelves, a desk with a computer one sits at in profile or behind."""
    line = room(b, b.pick(("lilac", "white", "blue", "pale", "grey")), b.pick(("grey", "wood", "blue")))
    wood, accent = b.pick(WOOD), b.pick(ACCENTS)
    y = line + .02

    def windows(x: float) -> None:
        b.put(BACK, "window_wide", x, line - 1.5, variant=(.5, 0., 0., 0.))

    def shelf(x: float) -> None:
        b.put(BACK, "bookshelf", x, y, tint=wood, variant=(b.pick((.1, .9)), b.pick((-.7, 0., .7)), 0., 0.))

    def files(x: float) -> None:
        b.put(BACK, "locker", x, y, variant=(.5, 0., 0., 0.))
        b.put(BACK, "picture_frame", x, line - 1.95, .62, variant=(.2, .5, 0., 0.))

    def board(x: float) -> None:
        b.put(BACK, "whiteboard", x, line - 1.45, .9)
        b.board(x, line - 1.45, 1.7, .9)

    b.spread(((2.85, windows), b.pick(((1.25, shelf), (1.3, files))), (1.9, board)), -3.3, 3.3)
    b.put(NEAR, "plant_pot", -2.55, -.05, .95)
    if b.chance():
        b.put(NEAR, "office_chair", .42, .0, tint=accent)
        b.sit(.42, .46, 1, True)
        b.put(FRONT, "desk", 1.45, .13, tint=wood, variant=(.2, -.5, 0., 0.))
        b.put(FRONT, "laptop_open", 1.12, -.63, 1.1)
        b.put(FRONT, "desk_lamp", 2.02, -.63, .85)
        b.table(.65, 2.3, .63, FRONT)
        b.stand(-2.1, -.35)
    else:
        b.put(NEAR, "office_chair_front", 1.3, .0, tint=accent)
        b.sit(1.3, .46, 0, True)
        b.put(FRONT, "desk", 1.35, .13, tint=wood, variant=(.2, .5, 0., 0.))
        b.put(FRONT, "desk_computer", .78, -.63, variant=(-.5, 0., 0., 0.))
        b.table(.5, 2.2, .63, FRONT)
        b.stand(-2.1, -.1)
    return b.done()


@place("classroom", 3.5, True)
def classroom(b: Builder) -> Set:
    """The board in the middle, a teacher's desk at one side, pupils' desks before us."""
    line = room(b, b.pick(("cream", "sage", "blue", "sand")), "wood", wainscot=b.chance(.7))
    wood = b.pick(WOOD)
    b.put(BACK, "blackboard", .1, line - 1.62, 1.02)
    b.board(.1, line - 1.66, 3., 1.1)
    b.put(BACK, "window", -2.62, line - 1.6, .92)
    b.put(BACK, "clock", -1.86, line - 2.36, .8, tint=wood)
    b.put(BACK, b.pick(("world_map", "notice_board", "picture_frame")), 2.55, line - 1.75, .85)
    b.put(BACK, b.pick(("cupboard", "bookshelf")), 2.7, line + .02, .62, tint=wood)
    look = b.variant()
    if b.chance():
        b.put(NEAR, "desk", 2.35, -.04, .9, tint=wood, variant=(0., .5, 0., 0.))
        b.table(1.7, 3., .72, NEAR)
        for x in (-2.35, -1.15):
            b.put(NEAR, "chair_front", x, 0., tint=wood, variant=look)
            b.sit(x, .46, 0, True)
            b.put(FRONT, "school_desk", x, .16, tint=wood, variant=look)
            b.table(x - .5, x + .5, .58, FRONT)
        b.stand(-.3, 1.4)
    else:
        b.put(NEAR, "desk", 1.5, -.04, .92, tint=wood, variant=(0., .5, 0., 0.))
        b.table(.85, 2.15, .74, NEAR)
        for x in (-2.1, -.55, 1., 2.55):
            b.put(FRONT, "school_desk", x, b.middle + b.height / 2 + .22, tint=wood, variant=look)
        b.stand(-2.3, .6)
    return b.done()


@place("news_studio", 3.0, True)
def news_studio(b: Builder) -> Set:
    """A newsreader's desk before a big screen; room to stand beside it."""
    line = room(b, "navy", "navy", seams=False)
    look = b.variant()
    b.put(BACK, "monitor_wall", .1, line - 1.32, .96, variant=look)
    b.board(.1, line - 1.32, 4., 1.7)
    for x in (-2.45, 2.55):
        b.put(BACK, "light_column", x, line - .05)
    b.put(BACK, "stage_ring", .2, .22, 1.)
    for x in (-1.6, 1.7):
        b.put(NEAR, "studio_light", x, b.middle - .5 * b.height + .05, .62, flip=x < 0)
    for x in (.25, 1.35):
        b.sit(x, .50, 0, True)
    b.put(FRONT, "news_desk", .8, .18, .80, variant=look)
    b.table(-.5, 2.1, .6, FRONT)
    b.stand(-2.25, -1.1)
    return b.done()


@place("hospital", 3.0, True)
def hospital(b: Builder) -> Set:
    """A ward: a bed with a drip, a screen curtain, a chair for visitors."""
    line = room(b, b.pick(("mint", "white", "blue")), b.pick(("white", "teal")), wainscot=True)
    y = line + .02
    b.put(BACK, "window", -.25, line - 1.5, .86)
    b.put(BACK, "curtain", -1.75, y, .98)
    b.put(BACK, "eye_chart", 2.25, line - 1.5)
    b.put(BACK, "cupboard", 2.35, y, .8, tint=(.93, .94, .94), variant=(-1., 0., 0., 0.))
    b.put(BACK, "hospital_drip", 1.1, y)
    b.put(NEAR, "hospital_bed", 1.15, .0, 1.02)
    b.lie(1.2, .64, -1)
    b.put(NEAR, "chair_front" if b.chance() else "stool", -.45, -.02, tint=(.56, .70, .72))
    b.sit(-.45, .46)
    b.put(FRONT, "curtain", -2.95, .62, 1.12, tint=(.62, .78, .80))
    b.stand(-1.6, -.8)
    return b.done()


@place("laboratory", 3.2, True)
def laboratory(b: Builder) -> Set:
    """Benches with glass, a screen and cupboards; a bench before us to work behind."""
    line = room(b, b.pick(("white", "blue", "mint", "steel")), b.pick(("white", "blue")))
    y = line + .02
    b.tile(BACK, "wall_tiles", line - 1.3, x0=-4.8, x1=4.8)
    for x in (-2.6, 0., 2.6):
        b.put(BACK, "lab_bench", x, y)
    for x in b.pick(((-1.9, .6), (-.5, 2.), (-2., 1.9))):
        b.put(BACK, "lab_glass", x, line - .9, .85)
    b.put(BACK, b.pick(("screen", "whiteboard")), -.3, line - 1.75, .85)
    b.put(BACK, "window", 2.2, line - 1.72, .72)
    b.put(BACK, "wall_unit", -2.2, line - 1.9, tint=(.86, .90, .91))
    b.put(FRONT, "lab_bench", 1.55, .34, variant=(0., 0., 0., 0.))
    b.put(FRONT, "lab_glass", 1.75, -.58, .9)
    b.put(NEAR, "stool", 1.05, 0., variant=(.5, 0., 0., 0.), tint=(.60, .64, .70))
    b.sit(1.05, .62, 0, True)
    b.table(.35, 2.8, .58, FRONT)
    b.stand(-2.4, -.1)
    return b.done()


@place("library", 3.4, True)
def library(b: Builder) -> Set:
    """Walls of books, a reading table with a lamp, tall windows."""
    line = room(b, b.pick(("sand", "cream", "darkwood")), b.pick(("wood", "red")))
    wood = b.pick(WOOD[:2])
    if b.chance():
        b.tile(BACK, "book_wall", line + .02, tint=wood, x0=-4.8, x1=4.8)
    else:
        b.put(BACK, "book_wall", -2.62, line + .02, tint=wood)
        b.put(BACK, "book_wall", 3.22, line + .02, tint=wood)
        b.put(BACK, "window_arched", .3, line - 1.3, variant=(-.5, 0., 0., 0.))
    for x in (-1.5, 1.4):
        b.put(NEAR, "lamp_hanging", x, b.middle - .36 * b.height, .8, tint=(.90, .72, .36), variant=(-.9, 0., 0., 0.))
    table_with_chairs(b, 1.5, half=.85, chairs=2, tint=wood)
    b.put(FRONT, "lamp_table", 1.5, -.62, .75, tint=(.30, .52, .42))
    if b.chance():
        front_plant(b, -2.9, 1.05)
    b.stand(-1.95, .2)
    return b.done()


@place("courtroom", 3.8, True)
def courtroom(b: Builder) -> Set:
    """The judge's bench under an emblem, the witness stand, tables of the parties before us."""
    line = room(b, b.pick(("wood", "cream", "sand")), b.pick(("wood", "red", "darkwood")), wainscot=True)
    wood = b.pick(WOOD[:2])
    for x in (-2.9, 2.9):
        b.put(BACK, "pillar", x, line + .02, tint=(.86, .82, .76), variant=(-.5, 0., 0., 0.))
    b.put(BACK, "scales_emblem", -1.1, line - 2.38, .85)
    for x in (-2.35, .15):
        b.put(BACK, "flag_stand", x, line + .02, tint=b.pick(ACCENTS))
    b.put(FRONT, "judge_bench", -1.1, .06, .86, tint=wood)
    b.sit(-1.1, 1.04, 0, True, .58)
    b.put(FRONT, "witness_stand", .98, .06, .9, tint=wood)
    b.sit(.98, .64, 0, True, .18)
    b.tile(FRONT, "railing", 1.06, variant=(0., 0., 0., 0.), tint=wood)
    b.stand(2.0, 2.95)
    return b.done()


@place("gym", 4., True)
def gym(b: Builder) -> Set:
    """A sports hall: a hoop, wall bars, a bench, lines on the floor."""
    line = room(b, b.pick(("sand", "blue", "pale")), "court", wainscot=True)
    b.band(BACK, -.08, -.02, "line")
    b.put(BACK, "hoop", .2, line - 1.95, .92)
    for x in (-2.9, -1.5, 1.9, 3.3):
        b.put(BACK, "wall_bars", x, line + .01, .9)
    for x in (-2.2, 2.6):
        b.put(BACK, "window", x, line - 2.75, .7, variant=(-.5, -.5, 0., 0.))
    b.put(NEAR, "bench", 2.45, -.02, .9)
    b.sit(2.1, .42)
    b.sit(2.8, .42)
    b.stand(-2.9, 1.5)
    return b.done()


@place("factory", 4., True)
def factory(b: Builder) -> Set:
    """Machines, a belt with boxes, pipes and hanging lamps."""
    line = room(b, b.pick(("steel", "brick", "grey")), "metal", wainscot=True)
    y = line + .02
    for x in (-2.6, 0., 2.6):
        b.put(BACK, "window_wide", x, line - 2.42, .72, variant=(.5, 0., 0., 0.))
    b.tile(BACK, "pipes", line - 1.55, .8, x0=-5., x1=5.)
    for x in b.pick(((-2.3, 1.6), (-1.9, 2.), (-2.5, 2.5))):
        b.put(BACK, "press", x, y, tint=b.pick(ACCENTS))
    for x in (-1.3, 1.3):
        b.put(NEAR, "lamp_hanging", x, b.middle - .36 * b.height, tint=(.45, .50, .56), variant=(-.9, 0., 0., 0.))
    if b.chance():
        b.tile(FRONT, "conveyor", .78, .8, x0=-4.9, x1=4.9)
    else:
        b.put(FRONT, "boxes", 2.9, .66)
        b.put(FRONT, "barrels", -3.2, .66, variant=(-.5, 0., 0., 0.))
    b.put(NEAR, "boxes", 2.2, -.05, .9)
    b.stand(-2.6, 1.2)
    return b.done()
