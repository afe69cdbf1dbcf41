"""Stations and what one rides in: station, train, car, and the sea from a deck."""
from __future__ import annotations

from .kit import BACK, FAR, FRONT, NEAR, PLAIN, Builder, Set
from .layouts import ACCENTS, WOOD, ground, place, sky


@place("station", 4.4)
def station(b: Builder) -> Set:
    """A platform: a train standing behind, or the tracks and the town; a sign, a bench, a clock, a roof's pillars."""
    sky(b, -1.2)
    if b.chance():
        b.tile(FAR, "skyline_far", -1.05, .5)
    else:
        b.tile(FAR, "treeline", -1.0, .55)
        b.tile(FAR, "roofs", -1.0, .38)
    ground(b, BACK, -1.1, "track")
    colour = b.pick(((.35, .53, .75), (.75, .38, .33), (.28, .55, .50)))
    if b.chance(.6):
        b.tile(BACK, "rails", -.72, .7)
        b.tile(BACK, "carriage_side", -.62, 1., tint=colour)
    else:
        b.tile(BACK, "railing", -.98, .8, variant=(-.9, 0., 0., 0.))
        b.tile(BACK, "rails", -.78, .7)
    b.drive(-.68, BACK)
    ground(b, BACK, -.52, "pavement")
    b.band(BACK, -.52, -.44, "kerb_side")
    b.band(BACK, -.36, -.26, "platform_edge")
    for y in (.15, .5):
        b.band(BACK, y, y + .02, "joint")
    b.tile(NEAR, "platform_roof", b.middle - .5 * b.height - .06, 1.)
    for x in (-3.3, 3.3):
        b.put(NEAR, "platform_post", x, -.04)
    b.put(NEAR, "platform_sign", .3, b.middle - .27 * b.height, .85, tint=colour)
    b.put(NEAR, "waiting_seats" if b.chance() else "bench", 1.75, -.02, .8)
    b.sit(1.45, .4)
    b.sit(2.05, .4)
    b.put(NEAR, "station_clock", -1.7, b.middle - .5 * b.height + .3)
    if b.chance(.4):
        b.put(FRONT, "postbox", -3.4, .75, 1.1, variant=(.5, 0., 0., 0.))
    b.stand(-2.8, .8)
    return b.done()


def _passing(b: Builder, horizon: float) -> None:
    """Land outside a window: town, hills or fields."""
    sky(b, horizon)
    kind = b.pick(("town", "hills", "mountains", "fields"))
    if kind == "town":
        b.tile(FAR, "skyline_far", horizon + .05, .16)
        ground(b, FAR, horizon, "grass_far")
        b.tile(FAR, "roofs", horizon + .16, .12)
    elif kind == "mountains":
        b.tile(FAR, "mountains_far", horizon + .02, .11)
        b.tile(FAR, "hills", horizon + .12, .17)
        ground(b, FAR, horizon + .1, "grass_far")
    elif kind == "fields":
        b.tile(FAR, "hills", horizon + .04, .16)
        ground(b, FAR, horizon + .02, "field")
        b.tile(FAR, "treeline", horizon + .14, .1)
    else:
        b.tile(FAR, "hills", horizon + .06, .24)
        ground(b, FAR, horizon + .04, "grass_far")
        b.tile(FAR, "treeline", horizon + .2, .1)


@place("train", 2.5, True, -1.14)
def train(b: Builder) -> Set:
    """A high-speed train from within: windows with the land passing, seats facing along."""
    _passing(b, -1.14)
    colour = b.pick(((.35, .53, .75), (.72, .40, .38), (.30, .55, .54), (.45, .42, .62)))
    shift = b.pick((0., .5))
    b.tile(BACK, "carriage_wall", -.12, 1., shift, tint=colour, variant=PLAIN)
    b.band(BACK, b.middle - 1.6, -2.55, "low_grey")
    b.band(BACK, -.14, b.middle + b.height, "floor_grey")
    b.band(BACK, -.14, -.09, "trim_grey")
    if b.chance(.55):
        for x, flip in ((-1.55, False), (-.05, True), (1.6, False)):
            b.put(NEAR, "train_seat", x, 0., tint=colour, flip=flip, variant=(-.5, 0., 0., 0.))
            b.sit(x + (.08 if not flip else -.08), .48, -1 if flip else 1)
        b.stand(.55, 1.0)
    else:
        for x in (-1.35, 1.35):
            b.put(NEAR, "train_seat_front", x, 0., tint=colour)
            b.sit(x - .27, .5)
            b.sit(x + .27, .5)
        b.stand(-.45, .45)
    return b.done()


@place("car", 1.75, True, -.92)
def car(b: Builder) -> Set:
    """Inside a car: through the windscreen from before it, or from its side."""
    colour = b.pick(((.80, .42, .37), (.35, .50, .70), (.86, .84, .80), (.38, .55, .50), (.36, .37, .43)))
    _passing(b, -1.02)
    b.band(BACK, -2.9, -1.62, "car_roof")
    b.band(BACK, -.72, .9, "car_floor")
    if b.chance(.6):
        for x in (-.72, 0., .72):
            b.put(BACK, "car_post", x * 1.5, -.6, .9 if x else .01)
        for x in (-.5, .5):
            b.put(NEAR, "car_seat", x, .1, .94)
            b.sit(x, .40, 0, True)
        b.put(FRONT, "steering_wheel", .5, -.66, .9)
        b.put(FRONT, "car_frame_front", 0., .02, 1.03, tint=colour)
        return b.done()
    for x in (-1.05, .95):
        b.put(BACK, "car_post", x, -.6)
    b.put(NEAR, "car_seat_side", .28, .1, .96)
    b.put(NEAR, "car_seat_side", -.78, .1, .96)
    b.sit(.28, .40, 1, True)
    b.sit(-.78, .40, 1, True)
    b.put(FRONT, "steering_wheel_side", .86, -.72)
    b.put(FRONT, "car_frame_side", 0., .02, 1.03, tint=colour)
    return b.done()


@place("sea", 6.0)
def sea(b: Builder) -> Set:
    """A ship's deck under sail or with a rail, the open sea behind."""
    horizon = -1.75
    sky(b, horizon)
    if b.chance(.4):
        b.put(FAR, "mountain", b.pick((-2.5, 2.)), horizon + .03, .16)
    ground(b, FAR, horizon, "sea")
    b.tile(FAR, "waves", horizon + .42, .5)
    b.tile(FAR, "waves", horizon + .95, .85, .4)
    b.tile(BACK, "waves", -.75, 1.05, .2)
    b.water(horizon + .5, FAR, .45)
    ground(b, BACK, -.38, "planks")
    for y in (-.26, -.06, .22, .58, 1.):
        b.band(BACK, y, y + .03, "planks_line")
    b.tile(BACK, "railing", -.3, 1., variant=(.9, 0., 0., 0.), tint=None if b.chance() else WOOD[0])
    kind = b.pick(("sail", "steam", "bare"))
    if kind == "sail":
        b.put(BACK, "ship_mast", -2.9, -.26, 1.1)
        b.put(NEAR, "ship_wheel", 2.6, -.02, .95)
        b.put(NEAR, "barrels", 4., -.02)
    elif kind == "steam":
        b.put(BACK, "ship_funnel", -3.2, -.3, tint=b.pick(ACCENTS))
        b.put(NEAR, "bench", 2.6, -.03)
        b.sit(2.2, .42)
        b.sit(3., .42)
    else:
        b.put(NEAR, "boxes", -3.6, -.03)
        b.put(NEAR, "barrels", 3.9, -.02, variant=(-.5, 0., 0., 0.))
    b.stand(-2.2, 1.7)
    return b.done()
