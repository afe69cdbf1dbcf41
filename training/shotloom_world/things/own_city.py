"""Things of streets, hospitals, courts, elections and building sites."""
from __future__ import annotations

import math

from ..sheet import Pen
from . import palette as c
from .drawing import Part, Variant, own, palette
from .palette import rgb
from .shapes import ring, star
from .wheels import wheel


@own("hospital_trolley", grain="large", main=c.WHITE, blue=c.SKY, metal=c.GREY, pillow=rgb("#a9d8ea"),
     parts=lambda v: [wheel("tyred", x, 9) for x in (-78, 78)])
def hospital_trolley(pen: Pen, v: Variant) -> None:
    for x in (-78, 78):
        pen.line([(x, -56, 0), (x, -14, 0)], 7, "metal")
    pen.line([(-78, -34, 0), (78, -34, 0)], 6, "metal")
    pen.rectangle(-104, -64, 104, -54, "metal", 4)
    pen.rectangle(-100, -80, 100, -62, "main", 7)
    pen.blob([(-52, -84, 0), (96, -84, 0), (102, -66, 0), (98, -56, 0), (-46, -56, 0), (-52, -70)], "blue")
    pen.blob([(-98, -80, 0), (-96, -92), (-70, -96), (-54, -82, 0)], "pillow")
    pen.line([(-104, -58, 0), (-108, -104, 0), (-102, -106, 0)], 6, "metal")
    pen.line([(104, -58, 0), (106, -88, 0)], 6, "metal")


@own("stretcher", main=c.ORANGE, main2=rgb("#bb6822"), metal=c.GREY, light=c.CREAM)
def stretcher(pen: Pen, v: Variant) -> None:
    pen.rectangle(-116, -24, 116, -16, "metal", 4)
    pen.rectangle(-88, -32, 88, -16, "main", 5)
    pen.rectangle(-88, -40, -48, -28, "light", 6)
    for x in (-20, 36):
        pen.rectangle(x, -33, x + 9, -15, "main2")
    for x in (-72, 62):
        pen.rectangle(x, -16, x + 10, 0, "metal", 2)


@own("drip_stand", grain="large", main=c.ICE, main2=rgb("#8fc3da"), metal=c.GREY, dark=c.CHARCOAL)
def drip_stand(pen: Pen, v: Variant) -> None:
    pen.line([(-30, -5, 0), (0, -16, 0), (30, -5, 0)], 6, "metal")
    for x in (-30, 30):
        pen.ellipse(x, -4, 5, 4, "dark")
    pen.rectangle(-3, -184, 3, -10, "metal")
    pen.line([(-30, -178), (-22, -186), (0, -186), (22, -186), (30, -178)], 5, "metal")
    pen.rectangle(16, -176, 44, -130, "main", 7)
    pen.rectangle(16, -156, 44, -130, "main2", 7)
    pen.line([(30, -130), (30, -100), (44, -74), (52, -44)], 3.6, "dark")


@own("heart_monitor", main=c.SILVER, main2=c.GREY, screen=c.INK, green=c.LEAF, red=c.RED)
def heart_monitor(pen: Pen, v: Variant) -> None:
    pen.rectangle(-20, -14, 20, 0, "main2", 3)
    pen.rectangle(-72, -110, 72, -10, "main", 8)
    pen.rectangle(-62, -100, 62, -36, "screen", 4)
    pen.line([(-54, -66, 0), (-26, -66, 0), (-16, -88, 0), (-2, -46, 0), (10, -76, 0), (18, -66, 0), (54, -66, 0)], 5, "green")
    for x, cls in ((-50, "red"), (-30, "green"), (-10, "main2")):
        pen.ellipse(x, -23, 6, 6, cls)
    pen.rectangle(18, -28, 58, -18, "main2", 3)


@own("first_aid", main=c.WHITE, red=c.RED, dark=c.CHARCOAL)
def first_aid(pen: Pen, v: Variant) -> None:
    pen.rectangle(-20, -8, 20, 2, "dark", 4)
    pen.rectangle(-24, -2, -15, 14, "dark", 2)
    pen.rectangle(15, -2, 24, 14, "dark", 2)
    pen.rectangle(-66, 12, 66, 96, "red", 9)
    pen.ellipse(0, 54, 31, 31, "main")
    pen.rectangle(-7, 33, 7, 75, "red")
    pen.rectangle(-21, 47, 21, 61, "red")


@own("medicine_chest", main=c.WOOD, main2=c.BROWN, gold=c.GOLD, dark=c.DARKWOOD)
def medicine_chest(pen: Pen, v: Variant) -> None:
    """The drawer cabinet of a Chinese pharmacy, table size."""
    pen.rectangle(-72, -120, 72, 0, "main2", 4)
    for i in range(4):
        for j in range(4):
            x, y = -66 + j * 34, -113 + i * 27
            pen.rectangle(x, y, x + 30, y + 23, "main", 2)
            pen.ellipse(x + 15, y + 12, 4.4, 4.4, "gold")
    pen.rectangle(-78, -126, 78, -116, "dark", 3)


@own("face_mask", main=rgb("#9fd3e2"), main2=rgb("#6fb0c6"), cord=c.WHITE)
def face_mask(pen: Pen, v: Variant) -> None:
    for s in (-1, 1):
        ring(pen, 54 * s, 0, 26, 22, 5, "cord")
    pen.blob([(-56, -30), (0, -40), (56, -30), (58, 14), (0, 46), (-58, 14)], "main")
    for y in (-14, 4, 22):
        pen.line([(-48, y), (0, y + 6), (48, y)], 4.6, "main2")


@own("police_tape", grain="strip", main=c.GOLD, main2=c.INK)
def police_tape(pen: Pen, v: Variant) -> None:
    def band() -> None:
        pen.curve([(-200, -16, 0), (-100, -8), (0, -6), (100, -8), (200, -16, 0), (200, 14, 0), (100, 22), (0, 24), (-100, 22), (-200, 14, 0)])
    band()
    pen.fill("main")
    with pen.clipped(band):
        for i in range(10):
            x = -210 + i * 44
            pen.polygon([(x, 30), (x + 20, 30), (x + 42, -22), (x + 22, -22)], "main2")


@own("traffic_cone", main=c.ORANGE, main2=rgb("#bb6822"), light=c.WHITE)
def traffic_cone(pen: Pen, v: Variant) -> None:
    pen.polygon([(-9, -104), (9, -104), (38, -10), (-38, -10)], "main")
    pen.polygon([(-17, -78), (17, -78), (24, -54), (-24, -54)], "light")
    pen.polygon([(-30, -38), (30, -38), (35, -20), (-35, -20)], "light")
    pen.rectangle(-52, -12, 52, 0, "main2", 4)


@own("traffic_light", grain="large", main=c.CHARCOAL, main2=c.BLACK, red=c.RED, yellow=c.GOLD, green=c.GREEN)
def traffic_light(pen: Pen, v: Variant) -> None:
    pen.rectangle(-5, -180, 5, 0, "main2")
    pen.rectangle(-16, -8, 16, 0, "main2", 3)
    pen.rectangle(-24, -280, 24, -172, "main", 12)
    for y, cls in ((-258, "red"), (-226, "yellow"), (-194, "green")):
        pen.ellipse(0, y, 14, 14, cls)


@own("stop_sign", main=c.RED, main2=c.WHITE, metal=c.GREY)
def stop_sign(pen: Pen, v: Variant) -> None:
    """An octagonal sign on its post."""
    def octagon(r: float) -> list[tuple[float, float]]:
        return [(r * math.cos(math.pi / 8 + math.pi / 4 * i), -170 + r * math.sin(math.pi / 8 + math.pi / 4 * i)) for i in range(8)]
    pen.rectangle(-5, -150, 5, 0, "metal")
    pen.polygon(octagon(46), "main2")
    pen.polygon(octagon(39), "main")
    pen.rectangle(-26, -177, 26, -163, "main2", 2)


@own("signpost", main=c.WOOD, main2=c.BROWN, light=c.TAN)
def signpost(pen: Pen, v: Variant) -> None:
    pen.rectangle(-6, -190, 6, 0, "main2", 2)
    pen.polygon([(-20, -178), (62, -178), (84, -160), (62, -142), (-20, -142)], "main")
    pen.polygon([(20, -126), (-60, -126), (-82, -108), (-60, -90), (20, -90)], "light")


@own("bus_stop", main=c.BLUE, main2=c.DARKBLUE, light=c.WHITE, metal=c.GREY)
def bus_stop(pen: Pen, v: Variant) -> None:
    pen.rectangle(-5, -200, 5, 0, "metal")
    pen.rectangle(-20, -8, 20, 0, "metal", 3)
    pen.rectangle(-4, -250, 66, -180, "main", 7)
    pen.rectangle(10, -236, 52, -202, "light", 5)
    pen.rectangle(15, -231, 47, -216, "main2", 2)
    for x in (20, 42):
        pen.ellipse(x, -199, 6, 6, "light")
    pen.rectangle(-4, -172, 50, -100, "light", 3)
    for y in (-160, -146, -132, -118):
        pen.rectangle(4, y, 42, y + 6, "main2", 2)


@own("fire_hydrant", main=c.RED, main2=c.DARKRED, metal=c.SILVER)
def fire_hydrant(pen: Pen, v: Variant) -> None:
    pen.rectangle(-44, -66, 44, -44, "main2", 5)
    pen.blob([(-24, -84, 0), (-18, -104), (0, -112), (18, -104), (24, -84, 0)], "main2")
    pen.rectangle(-7, -120, 7, -106, "metal", 2)
    pen.rectangle(-25, -88, 25, -6, "main", 3)
    pen.rectangle(-30, -90, 30, -80, "main2", 3)
    pen.ellipse(0, -55, 13, 13, "metal")
    pen.rectangle(-34, -10, 34, 0, "main2", 3)


@own("street_bin", main=c.GREEN, main2=c.DARKGREEN, light=c.WHITE)
def street_bin(pen: Pen, v: Variant) -> None:
    """A bin for sorted rubbish, with a lid."""
    pen.polygon([(-42, -92), (42, -92), (34, 0), (-34, 0)], "main")
    pen.polygon([(20, -92), (42, -92), (34, 0), (18, 0)], "main2")
    pen.blob([(-50, -92, 0), (-44, -110), (0, -116), (44, -110), (50, -92, 0)], "main2")
    for i in range(3):
        with pen.moved(-4, -46, 2 * math.pi * i / 3):
            pen.polygon([(-13, -17), (5, -17), (5, -25), (19, -13), (5, -2), (5, -9), (-9, -9)], "light")


@own("street_lamp", grain="large", main=c.CHARCOAL, main2=c.BLACK, glow=c.YELLOW)
def street_lamp(pen: Pen, v: Variant) -> None:
    pen.rectangle(-5, -230, 5, -10, "main", 2)
    pen.rectangle(-14, -30, 14, 0, "main2", 4)
    pen.rectangle(-10, -150, 10, -140, "main2", 3)
    pen.polygon([(-24, -286), (24, -286), (15, -232), (-15, -232)], "glow")
    pen.polygon([(-30, -284), (0, -312), (30, -284)], "main2")
    pen.rectangle(-18, -236, 18, -226, "main2", 3)


@own("placard", main=c.WHITE, wood=c.TAN, ink=c.RED)
def placard(pen: Pen, v: Variant) -> None:
    """A demonstrator's placard; bars stand for words."""
    pen.rectangle(-5, -60, 5, 50, "wood", 2)
    pen.rectangle(-62, -140, 62, -56, "main", 4)
    pen.rectangle(-46, -126, 46, -112, "ink", 3)
    pen.rectangle(-46, -102, 46, -92, "ink", 3)
    pen.rectangle(-46, -82, 14, -72, "ink", 3)
    pen.polygon([(26, -86), (34, -86), (33, -75), (27, -75)], "ink")


@own("ballot_box", main=c.RED, main2=c.DARKRED, paper=c.WHITE, gold=c.GOLD, ink=c.GREY)
def ballot_box(pen: Pen, v: Variant) -> None:
    with pen.moved(0, -92, .12):
        pen.rectangle(-24, -42, 24, 22, "paper", 2)
        pen.rectangle(-14, -32, 14, -26, "ink", 2)
        pen.rectangle(-14, -18, 6, -12, "ink", 2)
    pen.rectangle(-64, -90, 64, 0, "main", 4)
    pen.polygon([(-64, -90), (-50, -106), (50, -106), (64, -90)], "main2")
    pen.rectangle(-34, -101, 34, -95, "ink", 2)
    star(pen, 0, -44, 25, 11, 5, "gold")


@own("podium", main=c.WOOD, main2=c.BROWN, gold=c.GOLD, dark=c.CHARCOAL, light=c.TAN)
def podium(pen: Pen, v: Variant) -> None:
    """A speaker's lectern with microphones."""
    for x, t in ((-14, -.25), (14, .25)):
        with pen.moved(x, -128, t):
            pen.rectangle(-2.6, -26, 2.6, 2, "dark")
            pen.ellipse(0, -31, 7, 9, "dark")
    pen.polygon([(-56, -128), (56, -128), (64, -108), (-64, -108)], "main2")
    pen.polygon([(-50, -108), (50, -108), (40, -10), (-40, -10)], "main")
    pen.polygon([(-32, -98), (32, -98), (27, -22), (-27, -22)], "light")
    star(pen, 0, -62, 19, 8, 5, "gold")
    pen.rectangle(-54, -12, 54, 0, "main2", 3)


def _cloth(pen: Pen, v: Variant) -> None:
    pen.blob([(0, -4, 0), (40, -10), (80, 0), (124, -8, 0), (122, 66, 0), (80, 74), (40, 62), (0, 70, 0)], "main")
    pen.blob([(60, -8), (80, 0), (124, -8, 0), (122, 66, 0), (80, 74), (64, 68), (74, 30)], "main2")


@own("flag", main=c.RED, wood=c.TAN, gold=c.GOLD, parts=lambda v: [Part(_cloth, palette(main=c.RED, main2=c.DARKRED), 4, -246, "flag")])
def flag(pen: Pen, v: Variant) -> None:
    """A flag on its pole, flying to the right."""
    pen.rectangle(-4, -252, 4, 0, "wood")
    pen.ellipse(0, -256, 8, 8, "gold")


@own("hand_flag", main=c.RED, wood=c.TAN, gold=c.GOLD, parts=lambda v: [Part(_small_cloth, palette(main=c.RED, main2=c.DARKRED), 2, -78, "flag")])
def hand_flag(pen: Pen, v: Variant) -> None:
    pen.rectangle(-3, -84, 3, 26, "wood", 2)
    pen.ellipse(0, -86, 5, 5, "gold")


def _small_cloth(pen: Pen, v: Variant) -> None:
    with pen.moved(scale=.6):
        _cloth(pen, v)


@own("banner", grain="strip", main=c.RED, light=c.CREAM, wood=c.TAN)
def banner(pen: Pen, v: Variant) -> None:
    """A long banner between two poles; blocks stand for words."""
    for x in (-150, 142):
        pen.rectangle(x, -52, x + 8, 64, "wood", 2)
    pen.blob([(-146, -40, 0), (0, -34), (146, -40, 0), (146, 20, 0), (0, 27), (-146, 20, 0)], "main")
    for i in range(7):
        pen.rectangle(-112 + i * 33, -23 + 3 * math.cos(i), -112 + i * 33 + 22, 5, "light", 3)


@own("army_banner", main=c.NAVY, main2=rgb("#1f3053"), gold=c.GOLD, wood=c.BROWN, light=c.CREAM)
def army_banner(pen: Pen, v: Variant) -> None:
    """An upright army banner of old China."""
    pen.rectangle(-4, -200, 4, 60, "wood")
    pen.polygon([(-5, -200), (0, -222), (5, -200)], "gold")
    pen.polygon([(4, -192), (86, -192), (86, -60), (66, -76), (46, -58), (26, -76), (4, -60)], "main")
    pen.polygon([(4, -192), (86, -192), (86, -182), (4, -182)], "gold")
    pen.ellipse(45, -130, 27, 27, "light")
    ring(pen, 45, -130, 14, 14, 7, "main2")


@own("tower_crane", grain="large", main=c.GOLD, main2=c.DARKGOLD, dark=c.CHARCOAL, grey=c.GREY)
def tower_crane(pen: Pen, v: Variant) -> None:
    """A building crane, its jib to the right."""
    pen.rectangle(-26, -12, 26, 0, "grey", 2)
    for x in (-14, 8):
        pen.rectangle(x, -250, x + 6, -8, "main")
    for i in range(6):
        y = -12 - i * 40
        pen.line([(-11, y, 0), (11, y - 20, 0), (-11, y - 40, 0)], 4.4, "main2")
    pen.line([(-80, -254, 0), (0, -312, 0), (190, -254, 0)], 4.4, "dark")
    pen.polygon([(-8, -250), (8, -250), (3, -316), (-3, -316)], "main")
    pen.rectangle(-96, -262, 204, -248, "main", 2)
    pen.rectangle(-104, -266, -66, -226, "grey", 3)
    pen.rectangle(8, -248, 34, -218, "main2", 4)
    pen.rectangle(148, -250, 152, -170, "dark")
    ring(pen, 150, -162, 7, 9, 4.4, "dark")


@own("brick_pile", main=rgb("#c8694a"), main2=rgb("#a04f35"))
def brick_pile(pen: Pen, v: Variant) -> None:
    for i, count in enumerate((4, 3, 2)):
        for j in range(count):
            x = -20 * count + j * 40
            pen.rectangle(x, -20 - i * 22, x + 37, -1 - i * 22, "main" if (i + j) % 2 else "main2", 2)


@own("cement_mixer", main=c.ORANGE, main2=rgb("#bb6822"), dark=c.CHARCOAL, parts=lambda v: [wheel("tyred", -26, 16)])
def cement_mixer(pen: Pen, v: Variant) -> None:
    pen.line([(-30, -18, 0), (0, -62, 0), (34, 0, 0)], 8, "dark")
    with pen.moved(0, -74, .5):
        pen.blob([(-22, -52, 0), (22, -52, 0), (46, -6), (34, 36), (-34, 36), (-46, -6)], "main")
        pen.rectangle(-27, -60, 27, -48, "main2", 4)
        pen.rectangle(-46, -4, 46, 6, "main2", 2)


@own("oil_pump", grain="large", main=c.RED, main2=c.DARKRED, dark=c.CHARCOAL, grey=c.GREY)
def oil_pump(pen: Pen, v: Variant) -> None:
    """A nodding pump of an oil field."""
    pen.rectangle(-100, -10, 108, 0, "grey", 2)
    pen.line([(-34, -6, 0), (0, -104, 0), (34, -6, 0)], 9, "dark")
    pen.line([(-20, -48, 0), (20, -48, 0)], 6, "dark")
    pen.line([(-84, -92, 0), (92, -124, 0)], 15, "main")
    pen.blob([(84, -146), (108, -128), (112, -96), (100, -72), (92, -96), (82, -112)], "main2")
    pen.rectangle(103, -84, 107, -8, "dark")
    pen.line([(-82, -88, 0), (-66, -34, 0)], 7, "grey")
    pen.ellipse(-66, -32, 24, 24, "main2")


@own("wind_turbine", grain="large", main=c.WHITE, main2=c.SILVER,
     parts=lambda v: [Part(_blades, palette(main=c.WHITE, main2=c.SILVER), 0, -190, "rotor", grain="large")])
def wind_turbine(pen: Pen, v: Variant) -> None:
    pen.polygon([(-4, -190), (4, -190), (8, 0), (-8, 0)], "main")
    pen.polygon([(1, -190), (4, -190), (8, 0), (2, 0)], "main2")


def _blades(pen: Pen, _: Variant) -> None:
    for i in range(3):
        with pen.moved(turn=2 * math.pi * i / 3):
            pen.blob([(-3, 0), (-9, -22), (-2, -100, 0), (6, -24), (3, 0)], "main")
    pen.ellipse(0, 0, 9, 9, "main2")


@own("solar_panel", main=c.DARKBLUE, main2=rgb("#1e4176"), light=c.SKY, metal=c.GREY)
def solar_panel(pen: Pen, v: Variant) -> None:
    pen.rectangle(-5, -40, 5, 0, "metal")
    pen.rectangle(-26, -7, 26, 0, "metal", 3)
    pen.polygon([(-62, -104), (78, -104), (62, -30), (-82, -30)], "light")
    for i in range(3):
        for j in range(4):
            x0, y0 = -62 + j * 35 - i * 6.4, -102 + i * 24.5
            pen.polygon([(x0 + 2, y0), (x0 + 33, y0), (x0 + 28, y0 + 21), (x0 - 3.4, y0 + 21)], "main" if (i + j) % 2 else "main2")


@own("statuette", main=c.GOLD, main2=c.DARKGOLD, base=c.BLACK)
def statuette(pen: Pen, v: Variant) -> None:
    """A golden award figure."""
    pen.rectangle(-28, -22, 28, 0, "base", 3)
    pen.blob([(-9, -22, 0), (-15, -70), (-26, -96), (-18, -112), (18, -112), (26, -96), (15, -70), (9, -22, 0)], "main")
    pen.blob([(2, -22, 0), (4, -70), (8, -112), (18, -112), (26, -96), (15, -70), (9, -22, 0)], "main2")
    pen.ellipse(0, -128, 14, 16, "main")


@own("gavel", main=c.WOOD, main2=c.BROWN, gold=c.GOLD)
def gavel(pen: Pen, v: Variant) -> None:
    """A judge's hammer, held by its handle to the left."""
    pen.rectangle(-62, 40, 76, 56, "main2", 5)
    with pen.moved(0, 0, -.3):
        pen.rectangle(-54, -6, 40, 6, "main", 5)
        pen.rectangle(24, -44, 66, 38, "main", 6)
        pen.rectangle(22, -30, 68, -20, "gold")
        pen.rectangle(22, 14, 68, 24, "gold")
        pen.rectangle(48, -42, 66, 36, "main2", 6)


@own("anvil", main=c.CHARCOAL, main2=c.BLACK, wood=c.WOOD)
def anvil(pen: Pen, v: Variant) -> None:
    pen.rectangle(-36, -34, 36, 0, "wood", 4)
    pen.blob([(-82, -100, 0), (62, -100, 0), (62, -80, 0), (28, -70), (22, -56), (40, -34, 0), (-40, -34, 0), (-22, -56), (-30, -72), (-60, -84)],
             "main")
    pen.rectangle(-30, -100, 62, -90, "main2")


@own("millstone", main=c.GREY, main2=c.CHARCOAL, wood=c.WOOD)
def millstone(pen: Pen, v: Variant) -> None:
    pen.rectangle(-74, -30, 74, 0, "main2", 5)
    pen.rectangle(-56, -66, 56, -30, "main", 7)
    pen.ellipse(0, -66, 56, 10, "main2")
    pen.ellipse(8, -67, 12, 4, "main")
    pen.rectangle(44, -60, 108, -48, "wood", 4)


@own("well", main=c.GREY, main2=c.CHARCOAL, wood=c.WOOD, roof=c.DARKRED, rope=c.TAN)
def well(pen: Pen, v: Variant) -> None:
    for x in (-50, 42):
        pen.rectangle(x, -130, x + 9, -40, "wood")
    pen.polygon([(-74, -124), (0, -168), (74, -124)], "roof")
    pen.rectangle(-46, -104, 46, -94, "wood", 3)
    pen.rectangle(-3, -94, 3, -66, "rope")
    pen.polygon([(-14, -70), (14, -70), (10, -46), (-10, -46)], "rope")
    pen.rectangle(-62, -52, 62, 0, "main", 6)
    for x, y in ((-50, -40), (-14, -42), (24, -38), (-34, -20), (6, -22), (38, -18)):
        pen.rectangle(x, y, x + 22, y + 11, "main2", 4)
