"""Trains, and what animals and people pull or carry."""
from __future__ import annotations

from ..sheet import Pen
from . import palette as c
from .drawing import Variant, own
from .palette import rgb
from .wheels import pane, wheel, windows


@own("steam_train", grain="large", parts=lambda v: [wheel("iron", x, r) for x, r in ((-190, 34), (-10, 56), (112, 56), (232, 34))],
     main=rgb("#3d4757"), main2=rgb("#2b3340"), accent=c.RED, brass=c.GOLD, glass=c.ICE, dark=c.BLACK)
def steam_train(pen: Pen, v: Variant) -> None:
    pen.rectangle(-260, -92, 280, -66, "accent", 5)
    pen.polygon([(262, -92), (296, -92), (350, -14), (262, -14)], "accent")
    pen.rectangle(-100, -252, 262, -88, "main", 30)
    pen.rectangle(-100, -150, 262, -88, "main2", 20)
    pen.rectangle(250, -240, 292, -100, "main2", 14)
    for x in (-40, 66, 166):
        pen.rectangle(x, -254, x + 14, -88, "brass")
    pen.polygon([(188, -250), (178, -330), (166, -372), (254, -372), (242, -330), (232, -250)], "dark")
    pen.rectangle(160, -384, 260, -364, "brass", 6)
    pen.blob([(30, -250, 0), (34, -290), (62, -306), (90, -290), (94, -250, 0)], "brass")
    pen.rectangle(-260, -330, -84, -80, "main", 6)
    pen.rectangle(-284, -352, -60, -326, "accent", 10)
    pen.rectangle(-232, -300, -112, -196, "glass", 8)
    pen.rectangle(-182, -300, -166, -196, "main")
    pen.ellipse(292, -214, 20, 26, "brass")


@own("railway_car", grain="large", parts=lambda v: [wheel("iron", x, 30) for x in (-290, -210, 210, 290)], main=c.GREEN, main2=c.DARKGREEN,
     glass=c.ICE, dark=c.CHARCOAL, light=c.GOLD)
def railway_car(pen: Pen, v: Variant) -> None:
    pen.rectangle(-392, -72, 392, -50, "dark", 6)
    pen.rectangle(-376, -300, 376, -64, "main", 14)
    pen.blob([(-384, -286), (-340, -326), (0, -334), (340, -326), (384, -286), (0, -290)], "main2")
    pen.rectangle(-376, -148, 376, -130, "light")
    windows(pen, -270, 270, -262, -170, 6, 24, 8)
    for x in (-356, 302):
        pen.rectangle(x, -268, x + 54, -80, "main2", 6)
        pen.rectangle(x + 11, -254, x + 43, -180, "glass", 5)


@own("fast_train", grain="large", main=c.WHITE, main2=rgb("#d5d9e0"), glass=rgb("#46506a"), dark=c.CHARCOAL, accent=c.BLUE)
def fast_train(pen: Pen, v: Variant) -> None:
    pen.rectangle(-620, -26, 560, -4, "dark", 8)
    pen.blob([(-640, -22, 0), (-640, -300, 0), (-200, -302, 0), (170, -300), (360, -244), (560, -128), (640, -62), (620, -22, 0)], "main")
    pen.polygon([(-640, -62), (636, -62), (628, -22), (-640, -22)], "main2")
    pen.polygon([(-640, -142), (420, -142), (545, -124), (630, -72), (560, -84), (400, -112), (-640, -112)], "accent")
    windows(pen, -610, 60, -250, -178, 7, 22, 12)
    pen.blob([(250, -262), (330, -240), (440, -184), (420, -172), (300, -186), (240, -236)], "glass")
    pen.rectangle(112, -258, 182, -64, "main2", 8)
    pen.rectangle(126, -244, 168, -178, "glass", 6)
    pen.ellipse(575, -92, 24, 9, "glass", .45)


@own("metro", grain="large", parts=lambda v: [wheel("iron", x, 22) for x in (-280, -210, 210, 280)], main=c.SILVER, main2=c.GREY,
     glass=rgb("#4d5a73"), accent=c.RED, light=c.CREAM)
def metro(pen: Pen, v: Variant) -> None:
    pen.rectangle(-360, -48, 350, -26, "main2", 5)
    pen.blob([(-390, -40, 0), (-390, -296), (-370, -312), (320, -312), (372, -280), (392, -150), (388, -40, 0)], "main")
    pen.rectangle(-390, -110, 389, -84, "accent")
    pen.rectangle(-390, -58, 388, -38, "main2")
    for x in (-330, -112, 106):
        pen.rectangle(x, -280, x + 90, -64, "main2", 6)
        windows(pen, x + 8, x + 82, -266, -170, 2, 8, 4)
    windows(pen, -226, -126, -266, -180, 1, 0, 8)
    windows(pen, -8, 92, -266, -180, 1, 0, 8)
    pane(pen, [(240, -276), (330, -272), (364, -170), (240, -170)])
    pen.ellipse(374, -136, 10, 12, "light")


@own("tram", grain="large", parts=lambda v: [wheel("iron", x, 22) for x in (-140, -80, 80, 140)], main=c.TEAL, main2=c.DARKTEAL, glass=c.ICE,
     light=c.CREAM, dark=c.CHARCOAL)
def tram(pen: Pen, v: Variant) -> None:
    pen.line([(-30, -330, 0), (30, -392, 0), (-44, -430, 0)], 8, "dark")
    pen.rectangle(-84, -440, 0, -428, "dark", 4)
    pen.rectangle(-210, -64, 210, -30, "dark", 6)
    pen.rectangle(-270, -180, 270, -52, "main", 14)
    pen.rectangle(-262, -312, 262, -170, "light", 8)
    pen.rectangle(-280, -336, 280, -304, "main2", 14)
    windows(pen, -190, 190, -290, -188, 5, 16, 6)
    for x in (-250, 202):
        pen.rectangle(x, -290, x + 48, -64, "main2", 6)
        pen.rectangle(x + 9, -278, x + 39, -160, "glass", 4)
    pen.rectangle(-180, -118, 180, -104, "light", 4)


@own("carriage", grain="large", parts=lambda v: [wheel("spoked", -98, 62), wheel("spoked", 104, 46)], main=c.DARKRED, main2=rgb("#7c2128"),
     glass=c.ICE, dark=c.BLACK, light=c.GOLD)
def carriage(pen: Pen, v: Variant) -> None:
    """A four-wheeled horse carriage with a closed cabin."""
    pen.line([(-150, -78), (-60, -60), (60, -62), (160, -80), (280, -84)], 10, "dark")
    pen.blob([(-110, -100), (-128, -236), (-96, -250), (86, -250), (102, -236), (78, -110), (40, -80), (-80, -80)], "main")
    pen.blob([(-144, -240), (-110, -274), (0, -284), (100, -274), (126, -240), (0, -250)], "dark")
    pen.rectangle(-48, -240, 40, -90, "main2", 8)
    pen.rectangle(-36, -228, 28, -164, "glass", 8)
    pane(pen, [(-104, -226), (-60, -226), (-60, -168), (-98, -168)])
    pane(pen, [(52, -226), (88, -226), (80, -168), (52, -168)])
    pen.rectangle(-52, -154, 44, -146, "light")
    pen.blob([(118, -160), (176, -166), (180, -150), (150, -140), (164, -92), (120, -96)], "main2")
    pen.rectangle(104, -210, 124, -176, "light", 5)
    pen.ellipse(26, -122, 6, 6, "light")


@own("ox_cart", grain="large", parts=lambda v: [wheel("spoked", -20, 66)], main=c.WOOD, main2=c.BROWN, light=c.TAN)
def ox_cart(pen: Pen, v: Variant) -> None:
    """A two-wheeled farm cart, its shafts to the right."""
    pen.line([(-140, -84, 0), (90, -84, 0), (270, -102, 0)], 14, "main2")
    for i in range(7):
        x = -136 + i * 38
        pen.rectangle(x, -156, x + 13, -88, "main2", 3)
    pen.rectangle(-146, -168, 112, -146, "main", 5)
    pen.rectangle(-146, -120, 112, -104, "light", 4)
    pen.rectangle(-150, -96, 120, -76, "main", 5)


@own("covered_cart", grain="large", parts=lambda v: [wheel("spoked", -30, 62)], main=rgb("#5b7f8f"), main2=rgb("#43616f"), wood=c.WOOD,
     dark=c.DARKWOOD, light=c.CREAM)
def covered_cart(pen: Pen, v: Variant) -> None:
    """The covered mule cart of old Chinese towns."""
    pen.line([(-150, -84, 0), (90, -84, 0), (270, -98, 0)], 13, "dark")
    pen.blob([(-132, -98, 0), (-140, -200), (-110, -258), (-20, -274), (70, -258), (92, -206), (86, -98, 0)], "main")
    pen.blob([(-152, -196), (-120, -270), (-20, -288), (90, -270), (124, -210), (66, -246), (-20, -258), (-110, -240)], "main2")
    pen.rectangle(-64, -214, 18, -128, "light", 8)
    for x in (-40, -12):
        pen.rectangle(x, -214, x + 7, -128, "wood")
    pen.rectangle(-64, -176, 18, -169, "wood")
    pen.rectangle(-156, -104, 150, -80, "wood", 5)


@own("sedan_chair", grain="large", main=c.RED, main2=c.DARKRED, wood=c.DARKWOOD, gold=c.GOLD, light=c.CREAM)
def sedan_chair(pen: Pen, v: Variant) -> None:
    pen.rectangle(-66, -156, 66, -14, "main", 6)
    pen.polygon([(-88, -156), (-26, -200), (26, -200), (88, -156)], "main2")
    pen.ellipse(0, -206, 14, 14, "gold")
    for i in range(9):
        pen.ellipse(-80 + i * 20, -152, 9, 9, "gold")
    pen.rectangle(-42, -134, 42, -30, "main2", 5)
    pen.rectangle(-28, -126, 28, -78, "light", 5)
    pen.rectangle(-4, -126, 4, -78, "wood")
    pen.rectangle(-72, -26, 72, -12, "gold", 3)
    pen.rectangle(-180, -96, 180, -84, "wood", 5)
    for x in (-64, 50):
        pen.rectangle(x, -14, x + 14, 0, "wood")


@own("sleigh", main=c.RED, main2=c.DARKRED, gold=c.GOLD, light=c.CREAM)
def sleigh(pen: Pen, v: Variant) -> None:
    pen.line([(-106, -10), (70, -10), (112, -22), (112, -50), (94, -48)], 10, "gold")
    for x in (-66, 40):
        pen.rectangle(x, -46, x + 10, -10, "gold")
    pen.blob([(-110, -112), (-84, -118), (-70, -76), (0, -66), (50, -72), (76, -104), (94, -96), (84, -50), (60, -38), (-70, -38), (-98, -60)],
             "main")
    pen.blob([(-70, -80), (-50, -96), (-10, -92), (4, -66), (-50, -60)], "light")
    pen.line([(-92, -50), (-60, -42), (60, -42), (82, -58)], 9, "main2")


@own("mine_cart", parts=lambda v: [wheel("iron", -34, 16), wheel("iron", 34, 16)], main=c.GREY, main2=c.CHARCOAL, coal=c.BLACK)
def mine_cart(pen: Pen, v: Variant) -> None:
    for x, r in ((-40, 20), (-10, 26), (24, 24), (46, 16)):
        pen.ellipse(x, -84, r, r * .8, "coal")
    pen.polygon([(-72, -84), (72, -84), (54, -24), (-54, -24)], "main")
    pen.rectangle(-76, -92, 76, -78, "main2", 4)
    pen.rectangle(-54, -34, 54, -22, "main2", 3)
