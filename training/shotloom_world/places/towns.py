"""Streets and yards: street, old street, courtyard, roof, bridge, village, road, harbour."""
from __future__ import annotations

from .kit import BACK, FAR, FRONT, NEAR, Builder, Set
from .layouts import ACCENTS, ground, place, sky


@place("street", 6.8)
def street(b: Builder) -> Set:
    """Shops, houses and flats over a road; the near pavement is ours; towers behind."""
    sky(b, -1.6)
    if b.chance(.7):
        b.tile(FAR, "skyline_far", -1.3, 1.05)
    else:
        for x in b.pick(((-4., 1.2, 4.6), (-2.6, 2.4, 5.2))):
            b.put(FAR, "tower", x, -1.2, .42)
        b.tile(FAR, "skyline_near", -1.25, .8)
    ground(b, BACK, -1.42, "pavement")
    front = (("shopfront", 5.0, .56), ("house", 5.1, .56), ("apartment", 6.5, .47), ("shopfront", 5., .56), ("house", 5.1, .54))
    x, order = -8.6, b.shuffled(front) + b.shuffled(front)
    for key, width, scale in order:
        if x > 8.6:
            break
        half = width * scale / 2
        b.put(BACK, key, x + half, -1.38, scale, tint=b.pick(ACCENTS) if key == "shopfront" else None)
        x += 2 * half + .02
    b.band(BACK, -1.2, -1.14, "kerb_side")
    ground(b, BACK, -1.14, "asphalt", -.34)
    b.tile(BACK, "lane_marks", -.76, .8)
    b.drive(-.5, NEAR)
    b.band(NEAR, -.34, -.26, "kerb")
    ground(b, NEAR, -.26, "pavement")
    for y in (.08, .5, 1.):
        b.band(NEAR, y, y + .025, "joint")
    for x in b.pick(((-4.3, 3.1), (-3.2, 4.4))):
        b.put(NEAR, "street_lamp", x, -.12, .92, flip=x < 0, variant=(-.5, 0., 0., 0.))
    extra = b.pick(("tree_round", "bus_stop", "traffic_light", "postbox", "tree_poplar"))
    b.put(NEAR, extra, -2.6 if extra == "bus_stop" else -3.6, -.1, .75 if extra.startswith("tree") else .9)
    if b.chance(.6):
        b.put(FRONT, b.pick(("bush", "postbox")), 5., 1.25, 1.3)
    b.stand(-1.5 if extra == "bus_stop" else -2.8, 3.6)
    return b.done()


@place("old_street", 5.4)
def old_street(b: Builder) -> Set:
    """A lane of grey brick houses with tiled roofs, red doors, lanterns, a tree over a wall; or old timbered shops."""
    sky(b, -1.1)
    b.tile(FAR, "roofs", -1.3, .95, variant=(.5, 0., 0., 0.))
    if b.chance(.4):
        b.put(FAR, "pagoda", b.pick((-2.6, 2.8)), -1.2, .5)
    ground(b, BACK, -.62, "cobble")
    b.tile(BACK, "wall", -.58, .95, variant=(0., 0., 0., 0.))
    order = b.shuffled(("hutong_house", "hutong_house", "courtyard_gate"))
    x = -7.6
    while x < 6.6:
        key = order[int((x + 8) / 4) % 3]
        half = 2.35 if key == "hutong_house" else 1.5
        b.put(BACK, key, x + half, -.54, .84)
        x += 2 * half + .15
    for y in (-.3, .1, .6):
        b.band(BACK, y, y + .02, "joint")
    for x in (-3., 2.9):
        b.put(NEAR, "lantern", x, -3.1, .8)
    b.put(NEAR, b.pick(("stone_bench", "bucket", "plant_pot", "crates")), 3.5, -.08, .85)
    if b.chance(.5):
        b.put(FRONT, "tree_willow" if b.chance() else "tree_blossom", -5.6, 1.2, 1.25)
    b.drive(-.1, NEAR)
    b.stand(-2.8, 2.8)
    return b.done()


@place("courtyard", 5.0)
def courtyard(b: Builder) -> Set:
    """A walled yard: an eastern one with moon gate, pots and a plum; or a house's back yard with a well."""
    eastern = b.chance(.65)
    sky(b, -1.1)
    if eastern:
        b.tile(FAR, "roofs", -1.5, .9, variant=(.5, 0., 0., 0.))
        b.put(FAR, "tree_gnarled" if b.chance() else "tree_round", 2.6, -1.4, .7)
        ground(b, BACK, -.58, "flags")
        b.tile(BACK, "wall", -.54, 1., variant=(0., 0., 0., 0.))
        b.put(BACK, b.pick(("moon_gate", "courtyard_gate", "temple")), -.2, -.5, .95)
        b.put(NEAR, "tree_blossom", -3.2, -.12, .85)
        b.put(NEAR, "stone_bench", 2.6, -.06)
        b.sit(2.6, .48)
        b.put(NEAR, "plant_pot", 3.9, -.06, .8)
        for x in (-1.9, 1.6):
            b.put(BACK, "plant_pot", x, -.42, .7)
    else:
        b.tile(FAR, "roofs", -1.3, .9, variant=(-.5, 0., 0., 0.))
        ground(b, BACK, -.58, "cobble")
        b.tile(BACK, "wall", -.54, 1., variant=(-.9, 0., 0., 0.))
        b.put(BACK, "house", -2.6, -.5, .6)
        b.put(BACK, "tree_round", 2.4, -.5, .75)
        b.put(NEAR, "well", 2.5, -.05)
        b.put(NEAR, "barrels", 3.9, -.05, variant=(-.5, 0., 0., 0.))
    for y in (-.34, -.05, .38, .9):
        b.band(BACK, y, y + .02, "joint")
    b.stand(-2.2, 1.5)
    return b.done()


@place("roof", 4.6)
def roof(b: Builder) -> Set:
    """A flat roof over the town: parapet, water tank, aerials, the skyline."""
    sky(b, -1.3)
    b.tile(FAR, "skyline_far", -.7, .95)
    b.tile(FAR, "skyline_near", -.35, .78, .3)
    for x in b.pick(((-3.4, 2.6), (-1.8, 3.8))):
        b.put(FAR, "tower", x, -.3, .27)
    b.band(BACK, -1.12, -1., "parapet_top")
    b.band(BACK, -1., -.3, "parapet")
    ground(b, BACK, -.3, "roofing")
    for y in (-.1, .3):
        b.band(BACK, y, y + .02, "joint")
    b.put(NEAR, "roof_things", 3., -.08, variant=(.6, 0., 0., 0.))
    b.put(NEAR, "roof_things", -3.2, -.08, .95, variant=(-.6, 0., 0., 0.))
    b.put(NEAR, b.pick(("plant_pot", "boxes", "stool")), 1.7, -.04, .8)
    b.stand(-1.7, 1.2)
    return b.done()


@place("bridge", 5.2)
def bridge(b: Builder) -> Set:
    """On a bridge's pavement by the rail, over a river with another bridge and the town beyond."""
    horizon = -1.35
    sky(b, horizon)
    far = b.pick(("city", "hills", "old"))
    if far == "city":
        b.tile(FAR, "skyline_far", horizon + .04, .6)
        b.tile(FAR, "skyline_near", horizon + .06, .45)
    elif far == "hills":
        b.tile(FAR, "mountains_near", horizon + .04, .3)
        b.tile(FAR, "treeline", horizon + .06, .4)
    else:
        b.tile(FAR, "roofs", horizon + .06, .5, variant=(b.pick((-.5, .5)), 0., 0., 0.))
    ground(b, FAR, horizon, "river")
    b.tile(FAR, "waves", horizon + .5, .5)
    b.put(FAR, "bridge_stone" if far == "old" else "bridge_steel", b.pick((-1.5, 1.)), horizon + .18, .52 if far == "old" else .62,
          variant=(.6 if far == "old" else b.pick((-.6, .6)), b.pick((-.5, .5)), 0., 0.))
    b.water(horizon + .45, FAR, .4)
    b.tile(FAR, "waves", -.4, .8, .5)
    stone = far == "old"
    ground(b, BACK, -.36, "flags" if stone else "pavement")
    b.band(BACK, -.36, -.26, "kerb_side")
    b.tile(BACK, "railing", -.3, 1.05, variant=(0. if stone else -.9, 0., 0., 0.))
    for x in (-3.4, 3.4):
        b.put(BACK, "street_lamp", x, -.28, .82, variant=(.6, 0., 0., 0.))
    for y in (.1, .5):
        b.band(BACK, y, y + .022, "joint")
    b.drive(.3, FRONT)
    b.stand(-3.2, 3.2)
    return b.done()


@place("village", 6.0)
def village(b: Builder) -> Set:
    """Cottages and a church, or reed huts and rice, along a lane of earth."""
    eastern = b.chance(.35)
    horizon = -1.6
    sky(b, horizon)
    if eastern:
        b.tile(FAR, "karst", horizon + .1, .35)
    else:
        b.tile(FAR, "hills", horizon + .2, .75)
        b.put(FAR, b.pick(("church", "windmill")), b.pick((-3., 3.4)), horizon + .1, .32)
    ground(b, FAR, horizon + .05, "grass_far")
    b.tile(FAR, "treeline", horizon + .22, .35)
    if eastern:
        b.tile(FAR, "crop_field", -1.05, .5, variant=(-.6, 0., 0., 0.))
    ground(b, BACK, -1.02, "grass")
    homes = ("hut", "hutong_house", "hut") if eastern else b.shuffled(("cottage", "barn", "cottage"))
    for x, key in zip((-3.9, .2, 4.2), homes):
        b.put(BACK, key, x, -.82, .62 if key != "barn" else .58)
    for x in (-1.9, 2.3):
        b.put(BACK, b.pick(("tree_round", "tree_poplar", "tree_willow" if eastern else "tree_round")), x, -.8, .6)
    b.tile(BACK, "fence", -.5, .72, variant=(0. if eastern else b.pick((-.9, 0.)), 0., 0., 0.), x0=1.3, x1=9.)
    ground(b, NEAR, -.32, "earth")
    ground(b, NEAR, .62, "grass")
    b.put(NEAR, b.pick(("well", "barrels", "crates")), -3.7, -.08, .9)
    b.put(FRONT, "flower_patch", 3.9, .98, 1.2)
    b.put(FRONT, "bush", -4.9, 1.25, 1.1)
    b.drive(-.12, NEAR)
    b.stand(-2.8, 3.6)
    return b.done()


@place("road", 6.0)
def road(b: Builder) -> Set:
    """A country road across fields or running away to the hills; poles, a milestone."""
    horizon = -1.5
    sky(b, horizon)
    b.tile(FAR, b.pick(("mountains_far", "hills", "mountains_near")), horizon + .12, b.pick((.36, .42)))
    ground(b, FAR, horizon, b.pick(("grass_far", "field")))
    b.tile(FAR, "treeline", horizon + .16, .26)
    ground(b, BACK, -1.05, "grass")
    if b.chance(.5):
        for x in (-4.2, -2.4, 3.3, 4.9):
            b.put(BACK, b.pick(("tree_round", "tree_poplar")), x, -.86, .55)
        b.tile(BACK, "fence", -.7, .7, variant=(b.pick((0., .9)), 0., 0., 0.))
        ground(b, BACK, -.46, "asphalt", .42)
        b.band(BACK, -.44, -.39, "road_line")
        b.tile(BACK, "lane_marks", -.06, .8)
        ground(b, BACK, .42, "grass")
        b.drive(-.1, NEAR)
    else:
        b.put(BACK, "road_away", 0., b.middle + b.height * .5 + .12, 1.02)
        for x, y, scale in ((-3.9, -.5, .85), (-1.75, -1.1, .4), (3.9, -.5, .85), (1.75, -1.1, .4)):
            b.put(BACK, "tree_poplar", x, y, scale, variant=(0., 0., 0., 0.))
        b.drive(-.2, NEAR)
    b.put(NEAR, b.pick(("rocks", "bush")), 4.3, -.06, .6)
    b.put(FRONT, "tuft", -3.6, 1.05, 1.6)
    b.put(FRONT, "flower_patch", 3.9, 1.06, 1.2)
    b.stand(-2.6, 2.6)
    return b.done()


@place("harbour", 6.0)
def harbour(b: Builder) -> Set:
    """A quay with bollards and crates; water with a lighthouse, a crane, town houses or hills across it."""
    horizon = -1.6
    sky(b, horizon)
    ground(b, FAR, horizon, "sea")
    kind = b.pick(("lighthouse", "crane", "town"))
    if kind == "town":
        b.tile(FAR, "hills", horizon + .02, .5)
        b.tile(FAR, "roofs", horizon + .06, .55, variant=(-.5, 0., 0., 0.))
    else:
        b.tile(FAR, "mountains_near", horizon + .02, .2)
        b.put(FAR, "lighthouse", 3.1, horizon + .1, .42)
    b.tile(FAR, "waves", horizon + .55, .5)
    b.tile(FAR, "waves", -.62, .85, .5)
    b.water(horizon + .62, FAR, .5)
    b.tile(BACK, "pier", -.6, .9, x0=-9., x1=-1.6)
    if kind == "crane":
        b.put(BACK, "crane", -3.8, -.3, .72)
    b.water(-.5, BACK, .8)
    ground(b, BACK, -.36, "flags")
    b.band(BACK, -.36, -.24, "kerb")
    b.band(BACK, -.24, -.16, "kerb_side")
    for y in (.2, .66):
        b.band(BACK, y, y + .025, "joint")
    for x in (-2.9, 4.9):
        b.put(NEAR, "bollard", x, -.14)
    b.put(NEAR, "barrels", 3.6, -.05)
    b.put(FRONT, "boxes", -4.6, 1.15, 1.2)
    b.stand(-1.9, 2.5)
    return b.done()
