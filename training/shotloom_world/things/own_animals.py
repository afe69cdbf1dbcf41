"""Four-legged animals: the proportions of each, and the marks that make it what it is."""
from __future__ import annotations

import math

from ..sheet import Pen
from . import palette as c
from .drawing import palette
from .palette import rgb
from .quadruped import Beast, beast
from .shapes import limb


def _belly(pen: Pen, b: Beast) -> None:
    """A light underside."""
    pen.ellipse(b.length * .1, -b.height + b.chest * 1.02, b.length * .42, b.chest * .3, "light")


def _mane(pen: Pen, b: Beast) -> None:
    """A horse's mane down the back of the neck, behind it."""
    x, y = b.length * .12 + b.neck[0], -b.neck[1] - b.chest * .3
    limb(pen, [(x - 2, y - b.head[0] * .7), (x * .35 - 9, y * .62 - 3), (-11, -b.chest * .12)], [5, 7.5, 5], "dark")


def _forelock(pen: Pen, b: Beast) -> None:
    r = b.head[0]
    pen.blob([(-r * .5, -r * 1.05), (r * .4, -r * .9), (r * .75, -r * .1), (r * .05, -r * .45)], "dark")


def _nostril(pen: Pen, b: Beast) -> None:
    skull, long, muzzle, _ = b.head
    pen.ellipse(long + muzzle * .35, skull * .22 - muzzle * .1, muzzle * .22, muzzle * .17, "dark")


def _horse_head(pen: Pen, b: Beast) -> None:
    _forelock(pen, b)
    _nostril(pen, b)


def _stripes(pen: Pen, b: Beast) -> None:
    for i, k in enumerate((-.4, -.27, -.13, 0., .13, .27)):
        x = b.length * k
        top = -max(b.croup, b.height) - 6
        deep = b.chest * (.62 if i % 2 else .82)
        pen.polygon([(x - b.length * .028, top), (x + b.length * .028, top), (x + b.length * .01, top + 6 + deep)], "dark")


def _head_stripes(pen: Pen, b: Beast) -> None:
    r = b.head[0]
    for dx, long in ((-.5, .55), (-.12, .7), (.22, .5)):
        pen.polygon([(r * (dx - .1), -r * 1.1), (r * (dx + .12), -r * 1.1), (r * dx, -r * (1.1 - long))], "dark")
    pen.ellipse(b.head[1] * .75, r * .42, b.head[2] * .9, b.head[2] * .62, "light")


def _spots(pen: Pen, b: Beast) -> None:
    half = b.length / 2
    rows = ((-.8, .3), (-.5, .18), (-.2, .25), (.12, .2), (.45, .25), (-.62, .58), (-.32, .52), (0., .55), (.3, .52), (.62, .52), (-.12, .8),
            (.2, .8))
    for i, (x, y) in enumerate(rows):
        pen.ellipse(half * x, -b.height + b.chest * y, b.length * .038, b.chest * .085, "dark", .6 * i)


def _patches(pen: Pen, b: Beast) -> None:
    """A dairy cow's."""
    h, half = b.height, b.length / 2
    pen.blob([(-half * .95, -h - 4), (-half * .35, -h - 5), (-half * .3, -h + b.chest * .35), (-half * .62, -h + b.chest * .62),
              (-half, -h + b.chest * .5)], "patch")
    pen.blob([(-half * .05, -h + b.chest * .42), (half * .28, -h + b.chest * .25), (half * .52, -h + b.chest * .55), (half * .25, -h + b.chest * .85),
              (-half * .08, -h + b.chest * .75)], "patch")
    pen.blob([(half * .55, -h - 6), (half * 1.1, -h - 6), (half * 1.1, -h + b.chest * .4), (half * .7, -h + b.chest * .28)], "patch")


def _horns(pen: Pen, b: Beast) -> None:
    r = b.head[0]
    limb(pen, [(-r * .35, -r * .75), (-r * .25, -r * 1.35), (r * .25, -r * 1.7)], [r * .2, r * .17, r * .06], "horn")


def _cow_head(pen: Pen, b: Beast) -> None:
    _horns(pen, b)
    _nostril(pen, b)


def _wide_horns(pen: Pen, b: Beast) -> None:
    """A water buffalo's."""
    r = b.head[0]
    limb(pen, [(-r * .1, -r * .8), (-r * 1.1, -r * 1.35), (-r * 1.9, -r * 1.05), (-r * 2.2, -r * .55)], [r * .3, r * .27, r * .2, r * .07], "horn")
    _nostril(pen, b)


def _goat_head(pen: Pen, b: Beast) -> None:
    r, long, muzzle, _ = b.head
    limb(pen, [(-r * .2, -r * .8), (-r * .7, -r * 1.7), (-r * 1.7, -r * 2.)], [r * .26, r * .2, r * .07], "horn")
    pen.polygon([(long - muzzle * .9, r * .22 + muzzle * .7), (long + muzzle * .5, r * .22 + muzzle * .6),
                 (long - muzzle * .4, r * .22 + muzzle * 2.6)], "horn")
    _nostril(pen, b)


def _antlers(pen: Pen, b: Beast) -> None:
    r = b.head[0]
    for dx, lean in ((-.5, -1.), (.2, .6)):
        x = r * dx
        limb(pen, [(x, -r * .7), (x + r * .9 * lean, -r * 2.), (x + r * 1.1 * lean, -r * 3.4), (x + r * .5 * lean, -r * 4.5)],
             [r * .27, r * .25, r * .21, r * .12], "horn")
        limb(pen, [(x + r * .8 * lean, -r * 1.8), (x + r * (.8 * lean + 1.1), -r * 2.7)], [r * .21, r * .12], "horn")
        limb(pen, [(x + r * 1.05 * lean, -r * 3.), (x + r * (1.05 * lean - 1.), -r * 4.)], [r * .2, r * .12], "horn")


def _leg_stripes(pen: Pen, b: Beast) -> None:
    for y in (.04, .2, .36):
        at = b.height * y
        pen.polygon([(-b.legs[0] * 1.5, at - 3), (-b.legs[0] * 1.5, at + 3.5), (b.legs[0] * .45, at + 2)], "dark")


def _leg_spots(pen: Pen, b: Beast) -> None:
    for x, y in ((-.4, .0), (.35, .07), (-.3, .17), (.2, .26)):
        pen.ellipse(b.legs[0] * x, b.height * y, 3.4, 2.6, "dark", y * 20)


def _fleece_body(pen: Pen, b: Beast) -> None:
    half = b.length / 2
    for i in range(7):
        x = half * (-.9 + .27 * i)
        pen.ellipse(x, -b.height + 3, 11, 10, "main")
        pen.ellipse(x + 4, -b.height + b.chest * .93, 10, 8, "main")
    for y in (.3, .65):
        pen.ellipse(-half * .98, -b.height + b.chest * y, 10, 10, "main")
        pen.ellipse(half * .95, -b.height + b.chest * y, 10, 10, "main")


def _lion_mane(pen: Pen, b: Beast) -> None:
    x, y = b.length * .12 + b.neck[0], -b.neck[1] - b.chest * .3
    for i in range(11):
        a = 2 * math.pi * i / 11
        pen.ellipse(x - 5 + 19 * math.cos(a), y + 5 + 22 * math.sin(a), 9, 9, "mane")
    pen.ellipse(x - 5, y + 5, 20, 23, "mane")
    limb(pen, [(x - 12, y + 14), (-2, 8)], [20, 20], "mane")


def _cat_face(pen: Pen, b: Beast) -> None:
    r, long, muzzle, _ = b.head
    pen.ellipse(long * .8, r * .4, muzzle * 1.05, muzzle * .75, "light")
    pen.ellipse(long + muzzle * .62, r * .1, muzzle * .32, muzzle * .28, "nose")


def _collar(pen: Pen, b: Beast) -> None:
    r = b.head[0]
    with pen.moved(-r * .55, r * 1.02, -b.head[3]):
        limb(pen, [(-r * .75, -r * .3), (r * .7, r * .22)], [r * .17, r * .17], "accent")


def _wolf_face(pen: Pen, b: Beast) -> None:
    r, long, muzzle, _ = b.head
    pen.blob([(r * .1, r * .35), (long * .9, r * .3), (long + muzzle * .6, r * .34), (long * .6, r * .75), (r * .0, r * .98), (-r * .6, r * .8)],
             "light")


def _fox_body(pen: Pen, b: Beast) -> None:
    pen.ellipse(b.length * .5, -b.height + b.chest * .85, b.length * .2, b.chest * .35, "light")


def _panda(pen: Pen, b: Beast) -> None:
    h, half = b.height, b.length / 2
    pen.blob([(half * .25, -h - 12), (half * .75, -h - 12), (half * 1.1, -h * .4), (half * .5, 0), (half * .1, -h * .3)], "dark")


def _panda_face(pen: Pen, b: Beast) -> None:
    r = b.head[0]
    pen.ellipse(r * .42, -r * .12, r * .3, r * .36, "dark", .5)
    pen.ellipse(r * .46, -r * .16, r * .11, r * .12, "light")
    pen.ellipse(-r * .5, -r * .8, r * .36, r * .36, "dark")


def _trunk(pen: Pen, b: Beast) -> None:
    """An elephant's trunk, tusk and ear."""
    r = b.head[0]
    limb(pen, [(r * .6, r * .1), (r * 1.35, r * .9), (r * 1.45, r * 2.), (r * 1.2, r * 2.9), (r * 1.55, r * 3.35)],
         [r * .6, r * .46, r * .36, r * .28, r * .2], "main")
    limb(pen, [(r * .75, r * .85), (r * 1.5, r * 1.5), (r * 2.05, r * 1.35)], [r * .19, r * .16, r * .06], "light")
    pen.ellipse(r * .5, -r * .18, b.eye, b.eye * 1.15, "dark")
    pen.blob([(-r * .1, -r * .75), (-r * .85, -r * 1.), (-r * 1.5, -r * .35), (-r * 1.25, r * .7), (-r * .65, r * 1.05), (-r * .2, r * .5)], "main2")


def _humps(pen: Pen, b: Beast) -> None:
    for x in (-.24, .16):
        pen.blob([(b.length * (x - .2), -b.height + 12), (b.length * (x - .03), -b.height - 24), (b.length * (x + .1), -b.height - 18),
                  (b.length * (x + .2), -b.height + 12)], "main")


def _rhino_horn(pen: Pen, b: Beast) -> None:
    r, long, muzzle, _ = b.head
    pen.polygon([(long - muzzle * .2, -r * .28), (long + muzzle * .85, r * .05), (long + muzzle * .95, -r * 1.25)], "light")
    pen.polygon([(long * .5, -r * .5), (long * .85, -r * .35), (long * .85, -r * .95)], "light")


def _snout(pen: Pen, b: Beast) -> None:
    r, long, muzzle, _ = b.head
    pen.ellipse(long + muzzle * .55, r * .2, muzzle * .5, muzzle * .95, "snout")
    pen.ellipse(long + muzzle * .62, r * .2, muzzle * .17, muzzle * .3, "dark")


def _hippo_face(pen: Pen, b: Beast) -> None:
    r, long, muzzle, _ = b.head
    pen.ellipse(long + muzzle * .35, -muzzle * .35, muzzle * .2, muzzle * .14, "dark")


def _rabbit_face(pen: Pen, b: Beast) -> None:
    r, long, muzzle, _ = b.head
    pen.ellipse(-r * .42, -r * 1.55, r * .18, r * .62, "nose", -.28)
    pen.ellipse(long + muzzle * .8, r * .12, muzzle * .36, muzzle * .3, "nose")


def _mouse_face(pen: Pen, b: Beast) -> None:
    r, long, muzzle, _ = b.head
    pen.ellipse(-r * .55, -r * .8, b.ear[2] * .6, b.ear[1] * .6, "nose")
    pen.ellipse(long + muzzle * .9, r * .2, muzzle * .75, muzzle * .7, "nose")


def _register() -> None:
    coat = rgb("#cf9a5f")
    beast("dog", Beast(palette(main=coat, main2=rgb("#b17d46"), dark=c.BLACK, light=c.CREAM, accent=c.RED),
                       62, 74, 31, 23, 61, (9.5, 5.6, 4.6), (8, 22, 14, 11), (14.5, 20, 7.8, .08), ("flop", 19, 10), ("brush", 36, 5, 2.35),
                       eye=2.5, on_body=_belly, on_head=_collar))
    beast("cat", Beast(palette(main=rgb("#e5a055"), main2=rgb("#c5803c"), dark=rgb("#7d4a24"), light=c.CREAM, nose=c.ROSE),
                       44, 66, 25, 21, 45, (8, 4.6, 4), (7, 15, 11, 9), (14, 9.5, 6.4, 0.), ("point", 11, 8), ("thin", 48, 4, 2.75),
                       eye=2.5, nose="none", hock=.9, on_body=_cat_body, on_head=_cat_face))
    horse = palette(main=rgb("#96603c"), main2=rgb("#774829"), dark=rgb("#43302b"))
    beast("horse", Beast(horse, 104, 100, 42, 33, 102, (12.5, 5.6, 4.4), (30, 40, 20, 11), (13.5, 31, 8.6, .68), ("point", 10, 4),
                         ("hair", 58, 6.5, .5),
                         "hoof", 2.6, "none", on_head=_horse_head, behind_head=_mane), "small")
    beast("donkey", Beast(palette(main=rgb("#9a93a0"), main2=rgb("#7c7584"), dark=rgb("#4a4653"), light=rgb("#e6e0dc")),
                          80, 84, 38, 30, 80, (10.5, 5, 4.2), (22, 27, 16, 10), (13, 26, 8.6, .6), ("long", 34, 5.2), ("tuft", 34, 2.6, .35),
                          "hoof", 2.6, "none", muzzle="light", on_head=_nostril, behind_head=_mane, on_body=_belly))
    beast("cow", Beast(palette(main=c.WHITE, main2=rgb("#cfcbc7"), patch=rgb("#4b4450"), dark=rgb("#4b4450"), snout=rgb("#efb2a6"),
                               horn=rgb("#d9c6a3")),
                       90, 112, 50, 46, 90, (12.5, 6.6, 5.6), (20, 4, 20, 14), (15, 24, 11, .5), ("side", 15, 5), ("tuft", 46, 3, .22),
                       "hoof", 2.7, "none", muzzle="snout", on_body=_patches, on_head=_cow_head))
    beast("ox", Beast(palette(main=rgb("#b9763f"), main2=rgb("#94592d"), dark=rgb("#5a3a28"), light=rgb("#e6c49a"), horn=rgb("#ead9b8")),
                      92, 112, 54, 46, 88, (13, 7, 6), (20, 0, 23, 15), (15, 24, 11, .5), ("side", 15, 5), ("tuft", 46, 3, .22),
                      "hoof", 2.7, "none", arch=3, muzzle="light", on_head=_cow_head))
    beast("water_buffalo", Beast(palette(main=rgb("#6b6873"), main2=rgb("#504e59"), dark=rgb("#35343d"), light=rgb("#9a96a1"), horn=rgb("#cfc5b4")),
                                 90, 116, 54, 50, 88, (13.5, 7.4, 6.2), (20, -6, 23, 15), (15, 26, 11, .42), ("side", 15, 5), ("tuft", 44, 3, .22),
                                 "hoof", 2.7, "none", muzzle="light", on_head=_wide_horns))
    beast("pig", Beast(palette(main=rgb("#f2b3ac"), main2=rgb("#d98f8b"), dark=rgb("#7a4648"), snout=rgb("#e58f8f")),
                       62, 92, 47, 44, 62, (10.5, 6.6, 5.8), (12, -4, 22, 18), (18, 19, 9.5, .15), ("flop", 14, 9), ("curl", 15, 3, 1.2),
                       "hoof", 2.6, "none", hock=.5, arch=4, on_head=_snout))
    beast("sheep", Beast(palette(main=rgb("#f3eee2"), main2=rgb("#d3cbbd"), dark=rgb("#5b4f4d"), face=rgb("#6a5b57")),
                         68, 80, 40, 38, 68, (8, 4.8, 4.4), (14, 10, 15, 11), (12.5, 17, 7.6, .45), ("side", 13, 4.6), ("short", 13, 5, .3),
                         "hoof", 0., "none", hock=.5, on_head=_sheep_head, behind_head=_fleece, behind_body=_fleece_body))
    beast("goat", Beast(palette(main=rgb("#efe6d6"), main2=rgb("#c9bda9"), dark=rgb("#57483f"), horn=rgb("#a8906c")),
                        72, 76, 33, 28, 72, (8.4, 4.6, 4), (14, 21, 13, 8.5), (11.5, 19, 6.6, .45), ("side", 14, 4), ("short", 13, 4, 2.3),
                        "hoof", 2.3, "none", on_head=_goat_head))
    beast("deer", Beast(palette(main=rgb("#c58a54"), main2=rgb("#a06a3a"), dark=rgb("#4e3a2f"), light=rgb("#f2dfc0"), horn=rgb("#8a6746")),
                        92, 80, 32, 25, 92, (9, 4.2, 3.6), (18, 34, 13, 7.5), (11.5, 21, 6.2, .4), ("side", 15, 4.4), ("short", 12, 5, 1.),
                        "hoof", 2.4, on_body=_fawn_spots, on_head=_antlers))
    beast("camel", Beast(palette(main=rgb("#d3a266"), main2=rgb("#b07f46"), dark=rgb("#7d5630")),
                         112, 96, 38, 32, 108, (11, 6, 5.2), (40, 18, 15, 9.5), (12, 22, 8, .2), ("side", 11, 4), ("tuft", 40, 2.6, .3),
                         "pad", 2.5, "none", on_head=_camel_head, behind_head=_camel_tuft, behind_body=_humps))
    beast("giraffe", Beast(palette(main=rgb("#ecc36c"), main2=rgb("#cda04a"), dark=rgb("#a5662f")),
                           120, 76, 40, 30, 104, (9.6, 5, 4.2), (34, 104, 18, 8.5), (11.5, 22, 6.6, .4), ("side", 13, 4.4), ("tuft", 42, 2.6, .25),
                           "hoof", 2.6, "none", on_body=_giraffe_spots, on_head=_giraffe_head))
    beast("zebra", Beast(palette(main=rgb("#f4f1ea"), main2=rgb("#cfcac2"), dark=rgb("#3b3944")),
                         88, 88, 40, 34, 87, (11, 5.2, 4.4), (26, 32, 18, 10.5), (13, 25, 8.6, .62), ("round", 8, 4.4), ("tuft", 40, 2.8, .3),
                         "hoof", 2.4, "none", on_body=_stripes, on_head=_zebra_head, behind_head=_mane, on_leg=_leg_stripes), "large")
    beast("elephant", Beast(palette(main=rgb("#9aa0ad"), main2=rgb("#7b818f"), dark=rgb("#3f434f"), light=rgb("#f3ecdc")),
                            150, 140, 88, 84, 140, (23, 16, 14.5), (14, -24, 40, 30), (33, 8, 26, 0.), ("none", 0, 0), ("tuft", 66, 4, .25),
                            "pad", 3.6, "none", hock=.35, arch=6, on_head=_trunk))
    beast("rhinoceros", Beast(palette(main=rgb("#98989f"), main2=rgb("#78787f"), dark=rgb("#42424c"), light=rgb("#dcd6ca")),
                              108, 138, 68, 64, 106, (18, 12, 10.5), (16, -26, 33, 25), (23, 36, 14, .45), ("round", 10, 5), ("tuft", 36, 3, .25),
                              "pad", 3., "none", hock=.4, arch=4, on_head=_rhino_horn))
    beast("hippo", Beast(palette(main=rgb("#8d7f92"), main2=rgb("#6f6375"), dark=rgb("#463d4c"), light=rgb("#c9a5ae")),
                         92, 138, 70, 68, 90, (16, 12, 11), (16, -18, 34, 28), (24, 34, 21, .12), ("round", 7, 6), ("short", 16, 4, .3),
                         "pad", 3., "none", hock=.3, arch=4, muzzle="light", on_head=_hippo_face))
    tiger = palette(main=rgb("#e8963f"), main2=rgb("#c47629"), dark=rgb("#43342f"), light=c.CREAM)
    beast("tiger", Beast(tiger, 72, 108, 37, 31, 71, (13, 8, 7), (15, 10, 18, 15), (20, 15, 10, .12), ("round", 8, 7), ("tuft", 54, 4.4, 1.4),
                         eye=2.7, on_body=_stripes, on_head=_head_stripes, on_leg=_leg_stripes), "large")
    beast("leopard", Beast(palette(main=rgb("#e3b15a"), main2=rgb("#bf8d3d"), dark=rgb("#5b4632"), light=c.CREAM, nose=rgb("#a3574f")),
                           66, 106, 32, 26, 66, (11, 6.6, 5.8), (15, 11, 15, 12), (17, 13, 8.4, .12), ("round", 7, 6), ("tuft", 56, 4, 1.5),
                           eye=2.5, nose="none", on_body=_spots, on_head=_cat_face, on_leg=_leg_spots), "large")
    beast("lion", Beast(palette(main=rgb("#dfae66"), main2=rgb("#bb8a46"), dark=rgb("#54402f"), mane=rgb("#99602f"), light=c.CREAM,
                                nose=rgb("#8b4b44")),
                        74, 108, 38, 30, 72, (13, 8, 7), (16, 14, 18, 15), (20, 15, 10, .1), ("round", 7, 7), ("tuft", 54, 3.6, 1.1),
                        eye=2.7, nose="none", on_head=_cat_face, on_neck=_lion_mane))
    beast("wolf", Beast(palette(main=rgb("#878d9b"), main2=rgb("#686e7c"), dark=rgb("#383b47"), light=rgb("#dfe1e4")),
                        70, 82, 34, 25, 67, (10, 5.6, 4.8), (12, 16, 17, 13), (15, 22, 7, .12), ("point", 14, 8), ("brush", 44, 8, .75),
                        on_body=_fox_body, on_head=_wolf_face))
    beast("fox", Beast(palette(main=rgb("#e07f3b"), main2=rgb("#bc6126"), dark=rgb("#4b3a37"), light=c.CREAM),
                       50, 70, 26, 20, 49, (8.4, 4.6, 3.9), (9, 16, 13, 10), (13.5, 19, 5, .1), ("point", 15, 8), ("tipped", 50, 10, 1.15),
                       on_body=_fox_body, on_head=_wolf_face))
    beast("bear", Beast(palette(main=rgb("#8a5a3c"), main2=rgb("#6b432b"), dark=rgb("#3c2a24"), light=rgb("#c99f74")),
                        84, 116, 56, 53, 84, (17, 12, 10.5), (14, 4, 25, 20), (21, 18, 10, .15), ("round", 8, 7.4), ("short", 12, 7, .6),
                        eye=2.6, hock=.3, arch=7, muzzle="light"))
    beast("polar_bear", Beast(palette(main=rgb("#f2efe6"), main2=rgb("#cfcbc2"), dark=rgb("#3d3d48")),
                              84, 118, 54, 52, 84, (17, 12, 10.5), (22, 6, 24, 17), (19, 20, 9.5, .15), ("round", 7, 6.4), ("short", 12, 7, .6),
                              eye=2.6, hock=.3, arch=6))
    beast("panda", Beast(palette(main=rgb("#f4f1ea"), main2=rgb("#3c3a45"), dark=rgb("#3c3a45"), light=rgb("#f4f1ea")),
                         76, 100, 54, 50, 76, (16, 12, 11), (12, 3, 25, 21), (25, 13, 10, .1), ("none", 0, 0), ("short", 10, 7, .6),
                         eye=0., hock=.3, arch=7, on_body=_panda, on_head=_panda_face, near_leg="dark"), "small")
    beast("rabbit", Beast(palette(main=rgb("#cdb59c"), main2=rgb("#ab9279"), dark=rgb("#4d3a36"), nose=rgb("#eda6a6"), light=c.WHITE),
                          34, 52, 28, 31, 38, (8, 4.6, 4), (7, 13, 11, 10), (13.5, 9, 6.5, .05), ("long", 34, 5), ("puff", 4, 8., 2.),
                          eye=2.7, nose="none", hock=2.2, arch=6, on_head=_rabbit_face))
    beast("mouse", Beast(palette(main=rgb("#a9a6b4"), main2=rgb("#87848f"), dark=rgb("#3e3d49"), nose=rgb("#eea8a8")),
                         28, 54, 22, 25, 31, (5, 3.2, 2.8), (8, 2, 12, 11), (12, 14, 4, .2), ("round", 10, 9), ("thin", 56, 2, 1.75),
                         eye=2.5, nose="none", hock=1.2, arch=6, on_head=_mouse_face))


def _cat_body(pen: Pen, b: Beast) -> None:
    for k in (-.3, -.14, .02):
        x = b.length * k
        pen.polygon([(x - 3, -b.croup - 8), (x + 3, -b.croup - 8), (x + 1, -b.croup + b.loin * .5)], "dark")


def _fleece(pen: Pen, b: Beast) -> None:
    """Curls round the neck and along the back, under the face."""
    x, y = b.length * .12 + b.neck[0], -b.neck[1] - b.chest * .3
    for k in (.1, .5, .9):
        pen.ellipse(x * k - 4, y * k + 2, 13, 13, "main")


def _sheep_head(pen: Pen, b: Beast) -> None:
    r, long, muzzle, _ = b.head
    limb(pen, [(r * .25, r * .05), (long * .55, r * .14), (long, r * .22)], [r * .82, (r + muzzle) * .5, muzzle], "face")
    pen.ellipse(-r * 1.1, r * .0, r * .75, r * .34, "face", .45)
    pen.ellipse(r * .5, -r * .16, 2.2, 2.4, "main")
    for dx, dy in ((-.5, -.75), (.2, -.85), (-.9, -.2), (.55, -.5)):
        pen.ellipse(r * dx, r * dy, r * .5, r * .45, "main")


def _fawn_spots(pen: Pen, b: Beast) -> None:
    pen.ellipse(b.length * .1, -b.height + b.chest * 1.05, b.length * .42, b.chest * .22, "light")
    for x, y in ((-.34, .22), (-.2, .36), (-.05, .2), (.1, .34), (-.36, .5), (-.1, .54)):
        pen.ellipse(b.length * x, -b.height + b.chest * y, 2.6, 2.2, "light")


def _camel_head(pen: Pen, b: Beast) -> None:
    _nostril(pen, b)
    r = b.head[0]
    pen.ellipse(-r * .2, -r * .95, r * .55, r * .42, "dark")


def _camel_tuft(pen: Pen, b: Beast) -> None:
    limb(pen, [(4, 12), (b.neck[0] * .6, 10)], [9, 6], "dark")


def _giraffe_spots(pen: Pen, b: Beast) -> None:
    half = b.length / 2
    spots = ((-.75, .3, 8), (-.38, .2, 7), (0., .22, 8), (.38, .18, 7), (.72, .3, 8), (-.55, .68, 7), (-.18, .6, 8), (.22, .58, 8), (.58, .72, 7))
    for i, (x, y, r) in enumerate(spots):
        pen.ellipse(half * x, -(b.height + (b.croup - b.height) * (.5 - x / 2)) + b.chest * y, r, r * .8, "dark", i)


def _giraffe_head(pen: Pen, b: Beast) -> None:
    r = b.head[0]
    for dx in (-.45, -.05):
        limb(pen, [(r * dx, -r * .6), (r * (dx - .3), -r * 1.6)], [r * .16, r * .2], "dark")
    _nostril(pen, b)
    with pen.moved(0, 0, -b.head[3]):
        long = math.hypot(b.neck[0] + b.length * .12, b.neck[1])
        for i, (k, off) in enumerate(((.16, -3), (.3, 4), (.44, -2.5), (.58, 3), (.72, -1.5), (.85, 2))):
            pen.ellipse(-(b.neck[0] + b.length * .12) * k + off * .7, b.neck[1] * k * 1.12, 5.4 + 3.5 * k, 5 + 2 * k, "dark", i)


def _zebra_head(pen: Pen, b: Beast) -> None:
    r, long, muzzle, _ = b.head
    limb(pen, [(long * .85, r * .2), (long, r * .24)], [muzzle * 1.02, muzzle], "dark")
    for k in (.35, .62):
        pen.polygon([(long * k - 2.4, -r * .9), (long * k + 2.4, -r * .8), (long * k, r * .2)], "dark")
    with pen.moved(0, 0, -b.head[3]):
        for k in (.3, .52, .74):
            x, y = -(b.neck[0] + b.length * .12) * k, b.neck[1] * k * 1.2
            limb(pen, [(x - 9, y - 9), (x + 4, y + 2)], [2.6, 1.6], "dark")


_register()
