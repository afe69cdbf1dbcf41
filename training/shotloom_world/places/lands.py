"""Out of town: park, garden, beach, mountains, forest, desert, field, river, sports field, battlefield, space, and the plain backdrop."""
from __future__ import annotations

from .kit import BACK, FAR, FRONT, NEAR, SKY, Builder, Set
from .layouts import ground, place, sky
from .weather import stars


@place("park", 5.6)
def park(b: Builder) -> Set:
    """Lawns and trees, a bench and a lamp by a path; a pond sometimes; the town behind."""
    horizon = -1.35
    sky(b, horizon)
    if b.chance(.6):
        b.tile(FAR, "skyline_far", horizon + .1, .62)
    b.tile(FAR, "treeline", horizon + .18, .62, variant=(-.5, 0., 0., 0.))
    ground(b, BACK, horizon + .1, "lawn")
    if b.chance(.35):
        b.band(BACK, -.98, -.62, "river")
        b.tile(BACK, "river_bank", -.92, .55)
    for x in b.pick(((-4.1, -.4, 3.4), (-2.6, 1.4, 4.6))):
        b.put(BACK, b.pick(("tree_round", "tree_round", "tree_poplar", "tree_willow", "tree_blossom")), x, -.66, .82)
    if b.chance(.4):
        b.tile(BACK, "hedge", -.46, .62)
    else:
        b.put(BACK, "bush", 2.6, -.55, .8)
    ground(b, BACK, -.28, "earth", .42)
    b.put(NEAR, "bench", 2.1, -.12, .95)
    b.sit(1.75, .43)
    b.sit(2.45, .43)
    b.put(NEAR, "street_lamp", 3.75, -.1, .78, variant=(.6, 0., 0., 0.))
    b.put(FRONT, "flower_patch", -2.9, .9, 1.3)
    b.put(FRONT, "bush", -4.6, 1.12, 1.25)
    b.stand(-3.2, 1.)
    return b.done()


@place("garden", 4.6)
def garden(b: Builder) -> Set:
    """Behind a house: fence, flower beds, a tree; or an eastern garden with bamboo, lotus and a round gate."""
    horizon = -1.1
    sky(b, horizon)
    if b.chance(.4):
        ground(b, BACK, -.62, "lawn")
        b.tile(BACK, "wall", -.56, .95, variant=(0., 0., 0., 0.))
        b.put(BACK, "moon_gate", -1.6, -.54, .82)
        b.tile(BACK, "bamboo", -.5, .52, x0=.8, x1=5.6)
        b.band(BACK, -.36, -.02, "river")
        b.tile(BACK, "lotus", -.06, .62)
        ground(b, BACK, -.02, "flags")
        b.put(NEAR, "tree_gnarled", -3.3, .04, .72)
        b.put(NEAR, "rocks", 3.3, .04, .55)
        b.put(FRONT, "flower_patch", 2.8, .78, 1.1)
        b.stand(-2.1, 2.4)
        return b.done()
    b.tile(FAR, "treeline", horizon + .3, .6, variant=(-.5, 0., 0., 0.))
    ground(b, BACK, -.9, "lawn")
    b.put(BACK, "cottage", 2.5, -.72, .62)
    b.tile(BACK, "fence", -.66, .85, variant=(-.9, 0., 0., 0.), x0=-6.6, x1=.2)
    b.put(BACK, b.pick(("tree_round", "tree_blossom")), -2.5, -.6, .8)
    b.tile(BACK, "flowers", -.5, .75, x0=-1.2, x1=1.2)
    b.put(NEAR, "table", 2.5, -.04, .8, tint=(.93, .92, .88), variant=(-.5, -.5, -.5, 0.))
    for x in (1.7, 3.3):
        b.put(NEAR, "chair_side", x, -.04, tint=(.93, .92, .88), flip=x > 2)
    b.tile(FRONT, "grass_tufts", b.middle + b.height * .5 + .1, .6)
    b.put(FRONT, "bush", -3.8, 1., 1.1, variant=(.6, 0., 0., 0.))
    b.stand(-2.6, 1.2)
    return b.done()


@place("beach", 6.0)
def beach(b: Builder) -> Set:
    """Sand, surf and sea; palms or rocks, a hill or an island."""
    horizon = -1.85
    sky(b, horizon)
    if b.chance():
        b.tile(FAR, "hills", horizon + .04, .34, x0=b.pick((-8., .5)), x1=9.)
    ground(b, FAR, horizon, "sea")
    b.tile(FAR, "waves", horizon + .4, .42)
    b.tile(FAR, "waves", horizon + .78, .62, .5)
    b.water(horizon + .4, FAR, .4)
    ground(b, BACK, -.76, "sand")
    b.tile(BACK, "surf", -.56, .95)
    if b.chance(.6):
        b.put(NEAR, "tree_palm", -3.7, -.12, .95)
        b.put(NEAR, "tree_palm", -4.7, -.05, .75, flip=True)
    else:
        b.put(NEAR, "rocks", -3.9, -.1, .95)
    if b.chance():
        b.put(NEAR, "parasol", 3.2, -.1)
    b.put(FRONT, "rocks" if b.chance() else "dry_bush", 4.8, 1.05, .8)
    b.stand(-2.6, 2.2)
    return b.done()


@place("mountains", 9.)
def mountains(b: Builder) -> Set:
    """Ranges behind each other, firs, rocks, a meadow to stand on; ink-painting peaks in some."""
    horizon = -1.7
    sky(b, horizon - 1.4)
    eastern = b.chance(.3)
    if eastern:
        b.tile(FAR, "karst", horizon + .3, .72)
        b.tile(FAR, "karst", horizon + .45, .5, .45)
    else:
        b.tile(FAR, "mountains_far", horizon + .2, .74)
        if b.chance(.5):
            b.put(FAR, "mountain", b.pick((-3., 2.5)), horizon + .3, .72)
        b.tile(BACK, "mountains_near", horizon + .3, .42)
    b.tile(BACK, "treeline", horizon + .4, .42, variant=(.6, 0., 0., 0.))
    ground(b, BACK, horizon + .2, "grass_far", -.72)
    b.tile(BACK, "hills", -.4, .44)
    ground(b, BACK, -.45, "grass")
    for x, y, k in b.pick((((-6., -.5, .62), (-4.4, -.35, .8), (5.6, -.5, .7)), ((-5.2, -.4, .8), (4.3, -.5, .6), (6.2, -.35, .85)))):
        b.put(NEAR, "tree_gnarled" if eastern else "tree_pine", x, y + .2, k)
    if b.chance(.35):
        b.put(BACK, "waterfall", 4., -.5, .55)
    b.put(NEAR, "rocks", 3.2, .02, .7)
    b.put(NEAR, "tuft", -2.6, .3, 1.2)
    b.put(FRONT, "rocks", -6.4, 1.7, 1.5)
    b.put(FRONT, "flower_patch", 5.6, 1.4, 1.8)
    b.stand(-3.2, 2.2)
    return b.done()


@place("forest", 6.0)
def forest(b: Builder) -> Set:
    """Between trunks under leaves, or among firs; or a bamboo grove."""
    kind = b.pick(("leafy", "fir", "bamboo", "leafy"))
    sky(b, -1.5)
    b.tile(FAR, "treeline", -1.1, 1.5, variant=(.6 if kind == "fir" else -.6, 0., 0., 0.))
    ground(b, FAR, -1.15, "grass_dark")
    ground(b, BACK, -.9, "grass_dark")
    if kind == "bamboo":
        b.tile(BACK, "bamboo", -.72, .9, .3)
    elif kind == "fir":
        for i, x in enumerate((-5.2, -3.9, -2.2, -.6, 1.1, 2.7, 4.2, 5.6)):
            b.put(BACK, "tree_pine", x, -.8 + .12 * (i % 2), .72 + .1 * ((i * 3) % 4) / 2)
    else:
        b.tile(BACK, "forest_trunks", -.72, .92)
        for x in (-4.6, -1.5, 2.2, 4.9):
            b.put(BACK, "tree_round", x, -.62, .9)
    ground(b, BACK, -.42, "grass")
    b.put(BACK, "path", b.pick((-.5, .6)), b.middle + b.height * .5 + .1, .86)
    b.put(NEAR, "bush", 3.3, -.08, .85)
    b.put(NEAR, b.pick(("rocks", "log")), -3.3, -.05, .75)
    b.put(NEAR, "tuft", 1.9, .2, 1.2)
    b.put(FRONT, "tree_pine" if kind == "fir" else "trunk_near", -5.1, 1.4, 1.5 if kind == "fir" else 1.)
    if kind != "fir":
        b.tile(FRONT, "canopy", b.middle - .5 * b.height + .6, .5)
    b.put(FRONT, "bush", 4.9, 1.3, 1.2)
    b.stand(-2.4, 2.3)
    return b.done()


@place("desert", 7.0)
def desert(b: Builder) -> Set:
    """Dunes; pyramids or table mountains; cactus or a dead bush."""
    horizon = -1.7
    sky(b, horizon)
    western = b.chance()
    for x, k in b.pick((((-3.2, .55), (-.6, .34)), ((2.8, .6), (.4, .3)), ((-2.2, .4), (3.2, .5)))):
        b.put(FAR, "mesa", x, horizon + .2, k, variant=(-.5 if western else .5, 0., 0., 0.))
    b.tile(FAR, "dunes", horizon + .3, .42)
    ground(b, FAR, horizon + .28, "desert")
    b.tile(BACK, "dunes", -.75, .62, .4)
    ground(b, BACK, -.8, "desert")
    for x in b.pick(((-4.2, 3.6), (-3.6, 4.4))):
        b.put(NEAR, "cactus" if western else b.pick(("dry_bush", "tree_palm")), x, -.12, .8)
    b.put(NEAR, "dry_bush", 2.4, .1)
    b.put(FRONT, "rocks", -5.3, 1.3, .9)
    b.stand(-2.8, 2.)
    return b.done()


@place("field", 6.0)
def field(b: Builder) -> Set:
    """A meadow, a wheat field, or rice; a farm far off."""
    horizon = -1.6
    sky(b, horizon)
    kind = b.pick(("meadow", "wheat", "rice"))
    b.tile(FAR, "karst" if kind == "rice" else "hills", horizon + .14, .3 if kind == "rice" else .62)
    ground(b, FAR, horizon + .1, "grass_far")
    if b.chance(.6):
        b.put(FAR, "barn" if kind != "rice" else "hut", b.pick((-3.2, 2.8)), horizon + .24, .24)
    b.tile(FAR, "treeline", horizon + .26, .2)
    if kind == "meadow":
        ground(b, BACK, -1.05, "grass")
        for x in b.pick(((-3.9, 4.6), (-4.8, 3.2))):
            b.put(BACK, "tree_round", x, -.8, .75)
        for x, y in ((-2.4, -.5), (1.9, -.62), (-.7, -.8), (3.9, -.4)):
            b.put(NEAR, "flower_patch", x, y, .8)
    else:
        ground(b, BACK, -1.05, "field" if kind == "wheat" else "grass")
        for y, k in ((-.95, .5), (-.66, .72), (-.3, 1.)):
            b.tile(BACK, "crop_field", y, k, y * 3 % 1., variant=(.6 if kind == "wheat" else -.6, 0., 0., 0.))
        ground(b, NEAR, -.32, "earth")
    b.drive(-.1, NEAR)
    ground(b, NEAR, .55, "grass")
    b.tile(FRONT, "crop_field" if kind == "wheat" else "grass_tufts", b.middle + b.height * .5 + .12, .8, variant=(.6, 0., 0., 0.))
    b.stand(-3.4, 3.4)
    return b.done()


@place("river", 6.0)
def river(b: Builder) -> Set:
    """A river across the picture, willows or reeds, a boat's water, hills or peaks beyond."""
    horizon = -1.75
    sky(b, horizon)
    eastern = b.chance(.45)
    b.tile(FAR, "karst" if eastern else b.pick(("hills", "mountains_near")), horizon + .12, .42 if eastern else .4)
    b.tile(FAR, "treeline", horizon + .2, .3)
    ground(b, FAR, horizon + .12, "grass_far", -1.4)
    ground(b, BACK, -1.42, "river")
    b.tile(BACK, "river_bank", -1.38, .5)
    b.tile(BACK, "waves", -.98, .5)
    b.tile(BACK, "waves", -.56, .7, .4)
    b.water(-.95, BACK, .7)
    if b.chance(.4):
        b.put(BACK, "bridge_stone", b.pick((-2.6, 2.8)), -1.2, .5, variant=(.6, 0., 0., 0.))
    ground(b, NEAR, -.4, "grass")
    b.tile(NEAR, "river_edge", -.36, .8)
    b.put(NEAR, "tree_willow" if eastern else b.pick(("tree_round", "tree_willow")), -3.8, -.12, 1.05)
    b.put(NEAR, "reeds", 3.7, -.14, .9)
    b.put(NEAR, "reeds", 4.6, -.08, .9)
    b.put(NEAR, "rocks", 2.5, -.1, .4)
    b.put(FRONT, "reeds", -4.9, 1.3, 1.2)
    b.put(FRONT, "flower_patch", 4.1, 1.05, 1.3)
    b.stand(-2.4, 1.8)
    return b.done()


@place("battlefield", 6.4)
def battlefield(b: Builder) -> Set:
    """Churned earth, ruins, smoke, broken trees; an old camp of tents with banners; or a castle's wall."""
    horizon = -1.5
    sky(b, horizon)
    kind = b.pick(("modern", "camp", "castle"))
    b.tile(FAR, "hills", horizon + .2, .55)
    for x in b.pick(((-3.2, 2.), (-1., 4.))):
        b.put(FAR, "smoke", x, horizon, 1.05 if kind == "castle" else .62)
    ground(b, FAR, horizon + .12, "field")
    if kind == "modern":
        ground(b, BACK, -1.1, "mud")
        b.put(BACK, "ruins", -2.9, -.72, .9)
        b.put(BACK, "ruins", 3.6, -.8, .75, flip=True)
        b.put(BACK, "tree_bare", 1.3, -.7, .62)
        b.tile(BACK, "barbed_wire", -.34, .9)
    elif kind == "camp":
        ground(b, BACK, -1.1, "earth")
        colour = b.pick(((.72, .33, .30), (.32, .42, .60)))
        for x in (-3.4, .2, 3.7):
            b.put(BACK, "tent", x, -.72, .72, tint=colour, variant=(.6, 0., 0., 0.))
        for x in (-1.7, 2.):
            b.put(BACK, "war_flag", x, -.6, tint=colour)
    else:
        ground(b, BACK, -1.1, "earth")
        b.tile(BACK, "castle_wall", -.86, .8)
        for x in (-3.6, 3.):
            b.put(BACK, "castle_tower", x, -.8, .55)
    ground(b, NEAR, -.3, "mud")
    b.put(NEAR, "fire" if b.chance() else "rocks", 3.4, -.05, .75)
    b.put(NEAR, "sandbags" if kind == "modern" else "barrels", -3.6, -.06, .9)
    b.put(FRONT, "rocks", 5., 1.3, .95)
    b.stand(-2.4, 2.4)
    return b.done()


@place("space", 7.0)
def space(b: Builder) -> Set:
    """The Moon with the Earth over it, a red planet, or a spaceship's bridge with a wide window on the stars."""
    kind = b.pick(("moon", "mars", "ship", "moon"))
    b.band(SKY, b.middle - .7 * b.height, b.middle + b.height, "space")
    b.pieces += stars(b.height, b.middle, 5)
    side = b.pick((-1, 1))
    if kind == "ship":
        b.put(SKY, "planet" if b.chance() else "earth", side * 2., -3.1, 1.3)
        b.band(BACK, b.middle - b.height, -4.6, "wall_steel")
        b.band(BACK, -4.6, -4.45, "trim_navy")
        b.band(BACK, -1.75, -.62, "low_steel")
        b.band(BACK, -1.85, -1.72, "trim_navy")
        ground(b, BACK, -.62, "floor_metal")
        for x in (-4.3, 0., 4.3):
            b.put(BACK, "hull_rib", x, -1.7)
        b.tile(BACK, "console", -.5, .95)
        b.put(NEAR, "office_chair", 2.8, -.05, 1.05, flip=True)
        b.sit(2.8, .48, -1)
        b.stand(-3., 1.7)
        return b.done()
    b.put(SKY, "earth" if kind == "moon" else "planet", side * 2.6, -3.7, .95)
    ground(b, FAR, -1.08, "moon" if kind == "moon" else "mars")
    b.tile(FAR, "moon_hills", -1.05, .75, tint=None if kind == "moon" else (.72, .44, .36))
    ground(b, BACK, -1.1, "moon" if kind == "moon" else "mars")
    if kind == "moon":
        b.tile(BACK, "moon_ground", -.35, .8)
        b.tile(BACK, "moon_ground", .55, 1.2, .5)
    else:
        b.tile(BACK, "dunes", -.8, .4, tint=(.82, .53, .41))
    b.put(NEAR, "rocks", 3.6, -.05, .7)
    b.put(BACK, b.pick(("lander", "rocks")), -3.7, -.3, .9)
    b.put(FRONT, "rocks", -5.3, 1.3, .9)
    b.stand(-2.2, 2.6)
    return b.done()


@place("backdrop", 3.)
def backdrop(b: Builder) -> Set:
    """A soft plain gradient with a broad oval floor, for what has no place."""
    b.band(BACK, b.middle - b.height, b.middle + .9 * b.height, b.pick(("backdrop_blue", "backdrop_warm", "backdrop_mint", "backdrop_rose")))
    b.stand(-2.2, 2.2)
    return b.done()
