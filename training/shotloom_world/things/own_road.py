"""Cars, lorries and what else drives on rubber: bodies without wheels, and wheels that turn."""
from __future__ import annotations

from ..sheet import Pen
from . import palette as c
from .drawing import Part, Variant, own
from .palette import rgb
from .wheels import arch, heavy, pane, wheel, windows

BODY = dict(main=c.RED, main2=c.DARKRED, glass=c.ICE, dark=c.CHARCOAL, light=c.CREAM)
CAR_WHEELS = ((-128., 34.), (128., 34.))


def _pair(*wheels: tuple[float, float], kind: str = "tyred") -> list[Part]:
    return [wheel(kind, x, r) for x, r in wheels]


def _car_wheels(_: Variant) -> list[Part]:
    return _pair(*CAR_WHEELS)


def _car(pen: Pen, v: Variant, stripe: str = "main2") -> None:
    """A saloon; v[0] moves its tail from hatchback to notchback."""
    tail = -150 + 22 * v[0]
    roof = -148 - 6 * v[1]
    pen.blob([(tail - 22, -96), (tail + 32, roof + 8), (-30, roof), (35, roof + 4), (98, -96), (0, -80)], "main")
    pane(pen, [(tail + 6, -98), (tail + 48, roof + 15), (-24, roof + 11), (-24, -98)])
    pane(pen, [(-12, -98), (-12, roof + 11), (30, roof + 14), (80, -98)])
    pen.blob([(-210, -60), (-204, -94), (-150, -102), (0, -103), (90, -102), (170, -92), (206, -74), (212, -48), (208, -26, 0), (-204, -26, 0)],
             "main")
    pen.rectangle(-206, -44, 208, -26, stripe, 5)
    pen.rectangle(-214, -46, -150, -30, "dark", 7)
    pen.rectangle(158, -46, 218, -30, "dark", 7)
    pen.blob([(208, -76), (182, -82), (174, -66), (209, -60)], "light")
    pen.rectangle(-209, -84, -190, -66, "main2", 4)
    pen.rectangle(-22, -84, 4, -77, "main2", 3)
    for x, r in CAR_WHEELS:
        arch(pen, x, r)


@own("car", parts=_car_wheels, **BODY)
def car(pen: Pen, v: Variant) -> None:
    _car(pen, v)


@own("taxi", parts=_car_wheels, main=c.GOLD, main2=c.DARKGOLD, glass=c.ICE, dark=c.CHARCOAL, light=c.CREAM)
def taxi(pen: Pen, v: Variant) -> None:
    pen.rectangle(-62, -174, 6, -150, "light", 7)
    pen.rectangle(-52, -167, -4, -157, "dark", 3)
    _car(pen, v)
    for i in range(9):
        pen.rectangle(-92 + i * 22, -64 + 9 * (i % 2), -81 + i * 22, -55 + 9 * (i % 2), "dark")


@own("police_car", parts=_car_wheels, main=c.WHITE, main2=c.DARKBLUE, glass=c.ICE, dark=c.CHARCOAL, light=c.GOLD, siren=c.RED)
def police_car(pen: Pen, v: Variant) -> None:
    pen.rectangle(-66, -170, -26, -150, "siren", 6)
    pen.rectangle(-26, -170, 14, -150, "main2", 6)
    _car(pen, v)
    pen.polygon([(-206, -66), (150, -66), (206, -58), (206, -44), (-206, -44)], "main2")
    for x, r in CAR_WHEELS:
        arch(pen, x, r)


@own("racing_car", parts=lambda v: _pair((-150, 36), (150, 33)), main=c.RED, main2=c.DARKRED, dark=c.CHARCOAL, light=c.WHITE, glass=c.GOLD)
def racing_car(pen: Pen, v: Variant) -> None:
    pen.rectangle(-222, -102, -150, -88, "dark", 4)
    pen.rectangle(-200, -92, -186, -50, "dark")
    pen.blob([(-215, -50), (-180, -72), (-90, -84), (-70, -110), (-40, -112), (-30, -76), (60, -68), (170, -46), (240, -28, 0), (-215, -22, 0)],
             "main")
    pen.rectangle(175, -34, 262, -22, "dark", 4)
    pen.polygon([(-210, -38), (210, -38), (228, -24), (-214, -24)], "main2")
    pen.ellipse(-6, -88, 20, 20, "glass")
    pen.rectangle(0, -93, 16, -84, "dark", 3)
    pen.ellipse(92, -50, 19, 15, "light")


@own("jeep", parts=lambda v: _pair((-112, 42), (118, 42)), main=c.OLIVE, main2=rgb("#5b6331"), glass=c.ICE, dark=c.CHARCOAL, light=c.CREAM)
def jeep(pen: Pen, v: Variant) -> None:
    pen.rectangle(-190, -186, 70, -170, "main2", 8)
    pen.polygon([(-186, -175), (60, -175), (84, -108), (-186, -108)], "main")
    pane(pen, [(-176, -114), (-176, -165), (-72, -165), (-72, -114)])
    pane(pen, [(-58, -114), (-58, -165), (48, -165), (68, -114)])
    pen.rectangle(-192, -116, 196, -42, "main", 12)
    pen.rectangle(-200, -60, 206, -42, "main2", 6)
    pen.rectangle(-224, -130, -192, -66, "dark", 10)
    pen.ellipse(190, -92, 11, 15, "light")
    pen.rectangle(-50, -100, -22, -92, "main2", 3)
    for x in (-112, 118):
        arch(pen, x, 42)


@own("van", parts=lambda v: _pair((-120, 34), (132, 34)), main=rgb("#6aa5c9"), main2=rgb("#47799c"), glass=c.ICE, dark=c.CHARCOAL, light=c.CREAM)
def van(pen: Pen, v: Variant) -> None:
    pen.blob([(-215, -40, 0), (-215, -180), (-190, -202), (60, -204), (110, -190), (170, -112), (212, -96), (218, -40, 0)], "main")
    pane(pen, [(72, -184), (104, -178), (150, -112), (72, -112)])
    windows(pen, -200, 58, -184, -122, 3, 12, 8)
    pen.rectangle(-215, -58, 218, -34, "main2", 4)
    pen.ellipse(206, -80, 12, 12, "light")
    pen.rectangle(44, -104, 66, -96, "dark", 3)
    for x in (-120, 132):
        arch(pen, x, 34)


@own("ambulance", parts=lambda v: _pair((-135, 36), (150, 36)), main=c.WHITE, main2=rgb("#c9cbd2"), glass=c.ICE, dark=c.CHARCOAL, accent=c.RED)
def ambulance(pen: Pen, v: Variant) -> None:
    pen.rectangle(10, -240, 56, -218, "accent", 7)
    pen.rectangle(-240, -222, 80, -40, "main", 12)
    pen.blob([(60, -40, 0), (60, -190), (120, -188), (180, -118), (232, -100), (240, -40, 0)], "main")
    pane(pen, [(92, -176), (120, -174), (166, -116), (92, -116)])
    pen.rectangle(-240, -96, 238, -72, "accent")
    pen.rectangle(-240, -56, 240, -36, "main2", 4)
    pen.rectangle(-128, -206, -96, -110, "accent", 4)
    pen.rectangle(-160, -174, -64, -142, "accent", 4)
    pen.rectangle(222, -96, 240, -76, "main2", 4)
    for x in (-135, 150):
        arch(pen, x, 36)


@own("fire_engine", parts=lambda v: _pair((-185, 46), (150, 46)), grain="large",
     main=c.RED, glass=c.ICE, dark=c.CHARCOAL, light=c.PALE, accent=c.GOLD)
def fire_engine(pen: Pen, v: Variant) -> None:
    pen.rectangle(-330, -306, 120, -292, "light", 4)
    pen.rectangle(-330, -280, 120, -266, "light", 4)
    for i in range(10):
        pen.rectangle(-316 + i * 46, -296, -304 + i * 46, -274, "light")
    pen.rectangle(160, -314, 220, -288, "accent", 8)
    pen.rectangle(-320, -260, 110, -60, "main", 8)
    pen.blob([(100, -60, 0), (100, -288, 0), (230, -288), (262, -270), (292, -170), (298, -60, 0)], "main")
    pane(pen, [(120, -268), (226, -266), (258, -172), (120, -172)])
    for i in range(3):
        pen.rectangle(-296 + i * 132, -238, -182 + i * 132, -118, "light", 6)
        pen.rectangle(-292 + i * 132, -190, -186 + i * 132, -180, "dark")
    pen.rectangle(-320, -100, 298, -80, "accent")
    pen.rectangle(-330, -66, 306, -44, "dark", 6)
    pen.rectangle(278, -138, 298, -110, "accent", 5)
    for x in (-185, 150):
        arch(pen, x, 46)


@own("bus", parts=lambda v: _pair((-300, 48), (300, 48)), grain="large",
     main=rgb("#e2a83a"), main2=rgb("#b98225"), glass=c.ICE, dark=c.CHARCOAL, light=c.CREAM, accent=c.RED)
def bus(pen: Pen, v: Variant) -> None:
    pen.rectangle(-520, -310, 520, -50, "main", 34)
    pen.rectangle(-520, -120, 520, -96, "light")
    windows(pen, -496, 330, -278, -160, 6, 16, 10)
    pen.rectangle(356, -278, 440, -60, "dark", 8)
    windows(pen, 366, 430, -268, -80, 2, 8, 4)
    pane(pen, [(462, -276), (520, -270), (520, -150), (462, -150)])
    pen.rectangle(-524, -72, 526, -44, "main2", 8)
    pen.rectangle(500, -116, 524, -88, "accent", 6)
    pen.rectangle(-522, -160, -506, -110, "accent", 4)
    for x in (-300, 300):
        arch(pen, x, 48)


@own("truck", parts=lambda v: _pair((-190, 46), (-88, 46), (206, 46)), main=rgb("#3f86b8"), main2=rgb("#2d648c"), glass=c.ICE, dark=c.CHARCOAL,
     box=c.CREAM, light=rgb("#d8c9a8"))
def truck(pen: Pen, v: Variant) -> None:
    pen.rectangle(-320, -96, 300, -60, "dark", 5)
    pen.rectangle(-330, -330, 96, -84, "box", 8)
    for i in range(4):
        pen.rectangle(-266 + i * 92, -318, -256 + i * 92, -96, "light")
    pen.rectangle(-330, -104, 96, -84, "light")
    pen.blob([(112, -64, 0), (112, -262), (132, -276), (240, -274), (292, -168), (310, -150), (314, -64, 0)], "main")
    pane(pen, [(150, -256), (232, -254), (272, -166), (150, -166)])
    pen.rectangle(112, -84, 318, -56, "main2", 6)
    pen.rectangle(294, -128, 316, -102, "box", 5)
    pen.rectangle(150, -146, 178, -136, "main2", 3)
    for x in (-190, -88, 206):
        arch(pen, x, 46)


@own("lorry", parts=lambda v: _pair((-190, 46), (-88, 46), (206, 46)), main=c.TEAL, main2=c.DARKTEAL, glass=c.ICE, dark=c.CHARCOAL, wood=c.WOOD,
     light=c.CREAM)
def lorry(pen: Pen, v: Variant) -> None:
    pen.rectangle(-320, -100, 300, -62, "dark", 5)
    pen.rectangle(-330, -190, 96, -90, "wood", 4)
    for i in range(3):
        pen.rectangle(-330, -184 + i * 32, 96, -168 + i * 32, "light")
    for x in (-324, -190, -56, 78):
        pen.rectangle(x, -206, x + 14, -92, "wood")
    pen.blob([(112, -64, 0), (112, -240), (132, -254), (210, -252), (240, -170), (306, -156), (318, -64, 0)], "main")
    pane(pen, [(132, -238), (204, -236), (226, -166), (132, -166)])
    pen.rectangle(112, -84, 320, -56, "main2", 6)
    pen.ellipse(306, -116, 15, 15, "light")
    for x in (-190, -88, 206):
        arch(pen, x, 46)


@own("tractor", parts=lambda v: [wheel("heavy", -70, 78), wheel("heavy", 118, 46)], main=c.GREEN, main2=c.DARKGREEN, glass=c.ICE, dark=c.CHARCOAL,
     light=c.GOLD)
def tractor(pen: Pen, v: Variant) -> None:
    pen.rectangle(88, -238, 102, -150, "dark", 4)
    pen.rectangle(-136, -262, 34, -246, "main2", 7)
    pen.polygon([(-124, -246), (16, -246), (34, -130), (-124, -130)], "dark")
    pane(pen, [(-114, -238), (8, -238), (22, -138), (-114, -138)])
    pen.blob([(20, -64, 0), (20, -158, 0), (130, -154), (164, -130), (166, -64, 0)], "main")
    pen.rectangle(-130, -140, 30, -80, "main", 8)
    pen.rectangle(60, -132, 140, -122, "main2", 3)
    pen.rectangle(60, -112, 140, -102, "main2", 3)
    pen.ellipse(158, -116, 10, 14, "light")
    pen.blob([(-160, -110), (-140, -172), (-62, -186), (14, -156), (22, -100), (-6, -96), (-30, -140), (-80, -156), (-130, -134), (-140, -100)],
             "main2")


def _frame_pair(r: float, a: float, b: float, kind: str = "tyred") -> list[Part]:
    return [wheel(kind, a, r, behind=True), wheel(kind, b, r, behind=True)]


@own("motorcycle", parts=lambda v: _frame_pair(33, -70, 72), main=c.RED, main2=c.DARKRED, dark=c.CHARCOAL, light=c.SILVER, lamp=c.CREAM)
def motorcycle(pen: Pen, v: Variant) -> None:
    pen.line([(72, -33, 0), (38, -104, 0)], 9, "light")
    pen.line([(-70, -33, 0), (-10, -44, 0)], 10, "dark")
    pen.line([(44, -100, 0), (26, -116), (8, -112)], 7, "dark")
    pen.rectangle(-36, -66, 34, -26, "dark", 10)
    pen.ellipse(6, -44, 19, 19, "light")
    pen.line([(12, -28, 0), (-40, -24), (-104, -34)], 10, "light")
    pen.blob([(-24, -78), (-8, -98), (28, -102), (46, -88), (34, -68), (-14, -64)], "main")
    pen.blob([(-100, -84), (-60, -88), (-12, -82), (-14, -68), (-72, -70)], "dark")
    pen.blob([(-106, -80), (-70, -78), (-28, -68), (-40, -58), (-84, -66)], "main2")
    pen.ellipse(48, -94, 12, 12, "lamp")
    pen.blob([(36, -60), (60, -74), (92, -70), (108, -50), (86, -62), (62, -62)], "main")


@own("scooter", parts=lambda v: _frame_pair(24, -60, 62), main=c.TEAL, main2=c.DARKTEAL, dark=c.CHARCOAL, light=c.SILVER, box=c.GOLD)
def scooter(pen: Pen, v: Variant) -> None:
    """A delivery scooter with a box."""
    pen.line([(62, -24, 0), (40, -108, 0)], 9, "light")
    pen.blob([(-82, -34), (-80, -58), (-40, -68), (-10, -62), (-8, -36, 0), (20, -28, 0), (28, -92), (44, -94), (50, -50), (34, -18, 0),
              (-30, -18, 0)], "main")
    pen.blob([(38, -34), (60, -52), (86, -40), (88, -28), (62, -40)], "main2")
    pen.rectangle(-70, -78, -4, -64, "dark", 7)
    pen.line([(38, -106, 0), (22, -112, 0)], 8, "dark")
    pen.ellipse(44, -104, 9, 9, "light")
    pen.rectangle(-104, -136, -42, -78, "box", 6)
    pen.rectangle(-104, -112, -42, -104, "dark")


def _bicycle(pen: Pen) -> None:
    pen.line([(-54, -34, 0), (-14, -34, 0), (-30, -80, 0), (-54, -34, 0)], 6, "main")
    pen.line([(-14, -34, 0), (36, -76, 0), (-28, -74, 0)], 6, "main")
    pen.line([(54, -34, 0), (36, -76, 0), (32, -96, 0)], 6, "main")
    pen.line([(30, -96, 0), (16, -100), (8, -94)], 6, "dark")
    pen.blob([(-46, -90), (-20, -92), (-16, -86), (-32, -82)], "dark")
    pen.line([(-30, -84, 0), (-28, -74, 0)], 6, "dark")
    pen.ellipse(-14, -34, 10, 10, "dark")
    pen.line([(-14, -34, 0), (-4, -18, 0)], 5, "dark")
    pen.rectangle(-12, -20, 4, -15, "dark", 2)


@own("bicycle", parts=lambda v: _frame_pair(34, -54, 54, "cycle"), grain="large", main=c.RED, dark=c.CHARCOAL)
def bicycle(pen: Pen, v: Variant) -> None:
    _bicycle(pen)


@own("shared_bike", parts=lambda v: _frame_pair(34, -54, 54, "cycle"), grain="large", main=c.GOLD, dark=c.CHARCOAL, light=c.GREY)
def shared_bike(pen: Pen, v: Variant) -> None:
    _bicycle(pen)
    pen.polygon([(38, -96), (74, -96), (68, -72), (42, -72)], "light")
    pen.line([(-90, -34), (-78, -64), (-54, -70), (-34, -62)], 6, "main")


@own("tricycle", parts=lambda v: [wheel("cycle", -86, 30), wheel("cycle", 92, 30, behind=True)], main=c.TEAL, main2=c.DARKTEAL, dark=c.CHARCOAL,
     wood=c.TAN)
def tricycle(pen: Pen, v: Variant) -> None:
    """A load-carrying tricycle."""
    pen.line([(92, -30, 0), (74, -74, 0), (72, -92, 0), (54, -96, 0)], 6, "dark")
    pen.line([(74, -72, 0), (28, -34, 0), (14, -78, 0)], 6, "main")
    pen.line([(28, -34, 0), (-60, -40, 0)], 6, "main")
    pen.rectangle(2, -86, 30, -78, "dark", 4)
    pen.rectangle(-140, -84, -26, -44, "main", 4)
    pen.rectangle(-140, -84, -26, -72, "main2", 4)
    for x in (-122, -92, -62):
        pen.rectangle(x, -72, x + 14, -46, "wood")
    pen.ellipse(28, -34, 9, 9, "dark")


@own("rickshaw", parts=lambda v: [wheel("spoked", -40, 48)], grain="large", main=c.RED, main2=c.DARKRED, dark=c.BLACK, wood=c.WOOD, light=c.GOLD)
def rickshaw(pen: Pen, v: Variant) -> None:
    """A hand-pulled rickshaw, its shafts to the right."""
    pen.line([(-46, -52), (60, -58), (196, -84)], 9, "wood")
    pen.rectangle(184, -92, 198, -78, "light", 3)
    pen.blob([(-112, -150), (-96, -206), (-40, -222), (16, -206), (30, -188), (-30, -182), (-78, -140), (-88, -120)], "dark")
    pen.blob([(-100, -60), (-106, -148), (-84, -150), (-70, -100), (0, -98), (10, -66), (40, -58), (30, -44), (-70, -44)], "main")
    pen.blob([(-74, -110), (2, -106), (6, -94), (-70, -94)], "main2")
    pen.line([(-70, -140), (-20, -178)], 6, "wood")


@own("wheelbarrow", parts=lambda v: [wheel("tyred", 62, 20)], main=c.GREEN, main2=c.DARKGREEN, dark=c.CHARCOAL, wood=c.WOOD)
def wheelbarrow(pen: Pen, v: Variant) -> None:
    pen.line([(62, -20, 0), (-20, -42, 0), (-96, -60, 0)], 8, "wood")
    pen.line([(-24, -42, 0), (-36, -4, 0)], 8, "dark")
    pen.polygon([(-52, -86), (76, -86), (52, -44), (-20, -40)], "main")
    pen.rectangle(-58, -92, 82, -82, "main2", 4)


@own("pram", parts=lambda v: [wheel("cycle", -30, 20), wheel("cycle", 34, 20)], main=c.NAVY, main2=rgb("#1f3053"), dark=c.CHARCOAL, light=c.CREAM)
def pram(pen: Pen, v: Variant) -> None:
    """A baby carriage, its hood to the right."""
    pen.line([(-30, -20, 0), (22, -52, 0)], 6, "dark")
    pen.line([(34, -20, 0), (-22, -52, 0)], 6, "dark")
    pen.line([(-46, -66, 0), (-68, -98), (-86, -100)], 6, "dark")
    pen.blob([(-54, -84, 0), (54, -84, 0), (46, -50), (0, -40), (-44, -50)], "main")
    with pen.clipped(lambda: pen.c.rectangle(-4, -160, 90, 76)):
        pen.ellipse(0, -84, 58, 52, "main2")
    pen.rectangle(-58, -90, 4, -80, "light", 4)


@own("wheelchair", parts=lambda v: [wheel("cycle", -12, 32), wheel("tyred", 40, 10)], main=c.BLUE, main2=c.DARKBLUE, dark=c.CHARCOAL, light=c.SILVER)
def wheelchair(pen: Pen, v: Variant) -> None:
    pen.line([(-40, -108, 0), (-60, -112, 0)], 7, "dark")
    pen.line([(-40, -108, 0), (-26, -56, 0), (-14, -32, 0)], 6, "light")
    pen.line([(28, -54, 0), (44, -16, 0), (66, -14, 0)], 6, "light")
    pen.line([(40, -10, 0), (28, -54, 0)], 6, "light")
    pen.blob([(-44, -102), (-36, -104), (-18, -58), (-28, -54)], "main2")
    pen.rectangle(-30, -62, 34, -48, "main", 5)
    pen.line([(-30, -78, 0), (18, -78, 0)], 8, "dark")
    pen.rectangle(52, -16, 74, -9, "dark", 3)


@own("skateboard", parts=lambda v: [wheel("tyred", -26, 6), wheel("tyred", 26, 6)], main=c.PURPLE, main2=rgb("#5f458a"))
def skateboard(pen: Pen, v: Variant) -> None:
    pen.rectangle(-32, -13, -18, -8, "main2", 2)
    pen.rectangle(18, -13, 32, -8, "main2", 2)
    pen.line([(-46, -22), (-34, -15), (34, -15), (46, -22)], 5.5, "main")


@own("kick_scooter", parts=lambda v: [wheel("tyred", -34, 9), wheel("tyred", 36, 9)], main=c.BLUE, dark=c.CHARCOAL)
def kick_scooter(pen: Pen, v: Variant) -> None:
    pen.line([(-38, -13, 0), (20, -13, 0), (32, -18, 0)], 8, "main")
    pen.line([(36, -10, 0), (20, -96, 0)], 6, "main")
    pen.line([(6, -98, 0), (32, -94, 0)], 7, "dark")


def _tracks(_: Variant) -> list[Part]:
    return [Part(heavy, wheel("heavy", 0, 1).colours, x, -30, "wheel", scale=.2) for x in (-110, -55, 0, 55, 110)]


@own("tank", parts=_tracks, main=c.OLIVE, main2=rgb("#5b6331"), dark=c.CHARCOAL, light=c.RED)
def tank(pen: Pen, v: Variant) -> None:
    pen.rectangle(60, -168, 260, -152, "main2", 4)
    pen.rectangle(244, -174, 266, -146, "main2", 4)
    pen.blob([(-100, -116), (-84, -182), (-20, -192), (56, -184), (92, -150), (80, -116)], "main")
    pen.rectangle(-56, -204, 0, -186, "main2", 6)
    pen.polygon([(-170, -118), (140, -118), (186, -88), (170, -60), (-180, -60), (-190, -90)], "main")
    pen.polygon([(-188, -88), (184, -88), (176, -66), (-184, -66)], "main2")
    pen.blob([(-176, -32), (-168, -62), (-120, -70), (120, -70), (168, -62), (178, -32), (150, -4), (120, 0), (-120, 0), (-150, -4)], "dark")
    pen.ellipse(-10, -150, 15, 15, "light")


@own("excavator", parts=lambda v: [Part(heavy, wheel("heavy", 0, 1).colours, x, -28, "wheel", scale=.2) for x in (-120, -60, 0)], grain="large",
     main=c.GOLD, main2=c.DARKGOLD, glass=c.ICE, dark=c.CHARCOAL, light=c.GREY)
def excavator(pen: Pen, v: Variant) -> None:
    pen.blob([(-176, -30), (-160, -58), (40, -58), (56, -30), (36, -2), (-156, -2)], "dark")
    pen.rectangle(-100, -76, 0, -56, "light")
    pen.line([(10, -110, 0), (110, -260, 0), (190, -230, 0)], 26, "main")
    pen.line([(186, -232, 0), (210, -110, 0)], 20, "main2")
    pen.polygon([(186, -120), (236, -112), (246, -54), (206, -40), (176, -66), (206, -84)], "light")
    pen.line([(50, -130, 0), (120, -214, 0)], 9, "light")
    pen.blob([(-190, -72, 0), (-190, -140), (-160, -150), (-60, -150, 0), (20, -150, 0), (40, -72, 0)], "main")
    pen.rectangle(-70, -236, 22, -100, "main2", 8)
    pane(pen, [(-58, -224), (12, -224), (12, -120), (-58, -120)])
    pen.ellipse(110, -258, 10, 10, "dark")


@own("crane_truck", parts=lambda v: _pair((-180, 44), (-84, 44), (190, 44)), grain="large", main=c.ORANGE, main2=rgb("#bb6822"), glass=c.ICE,
     dark=c.CHARCOAL, light=c.SILVER)
def crane_truck(pen: Pen, v: Variant) -> None:
    pen.line([(-130, -170, 0), (250, -420, 0)], 30, "main2")
    pen.line([(0, -254, 0), (290, -446, 0)], 18, "main")
    pen.line([(286, -440, 0), (286, -280, 0)], 7, "dark")
    pen.line([(286, -280, 0), (300, -262), (286, -248), (272, -260)], 8, "dark")
    pen.rectangle(-270, -112, 280, -60, "dark", 6)
    pen.rectangle(-190, -190, -50, -108, "main", 12)
    pane(pen, [(-120, -180), (-62, -180), (-62, -128), (-120, -128)])
    pen.blob([(110, -60, 0), (110, -206), (130, -214), (220, -212), (262, -150), (284, -136), (288, -60, 0)], "main")
    pane(pen, [(150, -196), (214, -194), (248, -144), (150, -144)])
    pen.rectangle(-280, -84, 292, -62, "light", 5)
    for x in (-180, -84, 190):
        arch(pen, x, 44)
