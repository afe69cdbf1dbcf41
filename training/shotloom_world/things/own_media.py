"""Things of news, film and offices."""
from __future__ import annotations

from ..sheet import Pen
from . import palette as c
from .drawing import Variant, own
from .palette import rgb
from .shapes import ring


@own("phone", main=c.INK, main2=c.BLACK, screen=c.SKY, light=c.WHITE, green=c.GREEN)
def phone(pen: Pen, v: Variant) -> None:
    """A modern phone, its screen towards us."""
    pen.rectangle(-36, -72, 36, 72, "main", 11)
    pen.rectangle(-30, -64, 30, 64, "screen", 6)
    pen.rectangle(-11, -64, 11, -57, "main2", 3)
    for i in range(3):
        for j in range(2):
            pen.rectangle(-22 + j * 24, -42 + i * 24, -6 + j * 24 + 2, -26 + i * 24, "light" if (i + j) % 2 else "green", 4)
    pen.rectangle(-14, 52, 14, 57, "light", 2)


@own("old_phone", main=c.BLACK, main2=c.INK, light=c.CREAM, gold=c.GOLD)
def old_phone(pen: Pen, v: Variant) -> None:
    """A desk telephone with a dial."""
    pen.blob([(-58, 0, 0), (-48, -36), (-26, -62), (26, -62), (48, -36), (58, 0, 0)], "main")
    pen.rectangle(-60, -8, 60, 0, "main2", 3)
    pen.rectangle(-22, -74, -12, -58, "gold", 2)
    pen.rectangle(12, -74, 22, -58, "gold", 2)
    pen.blob([(-76, -70), (-70, -92), (-30, -98), (30, -98), (70, -92), (76, -70), (46, -72), (36, -84), (-36, -84), (-46, -72)], "main2")
    pen.ellipse(0, -32, 25, 25, "light")
    for i in range(8):
        with pen.moved(0, -32, .785 * i):
            pen.ellipse(16, 0, 4.2, 4.2, "main")
    pen.ellipse(0, -32, 7, 7, "gold")


@own("candlestick_phone", main=c.BLACK, main2=c.INK, gold=c.GOLD)
def candlestick_phone(pen: Pen, v: Variant) -> None:
    pen.blob([(-36, 0, 0), (-32, -12), (-8, -20), (8, -20), (32, -12), (36, 0, 0)], "main")
    pen.rectangle(-7, -104, 7, -16, "main")
    pen.polygon([(4, -110), (42, -128), (42, -88), (4, -100)], "main2")
    pen.ellipse(42, -108, 7, 21, "gold")
    pen.ellipse(0, -106, 14, 12, "main")
    pen.line([(-6, -78, 0), (-26, -82, 0)], 6, "gold")
    pen.polygon([(-36, -104), (-20, -104), (-22, -46), (-34, -46)], "main2")
    pen.blob([(-46, -34), (-36, -50), (-20, -50), (-10, -34)], "main2")


@own("public_phone", main=c.RED, main2=c.DARKRED, glass=c.ICE, light=c.CREAM, dark=c.CHARCOAL)
def public_phone(pen: Pen, v: Variant) -> None:
    """A telephone box."""
    pen.blob([(-44, -196, 0), (-38, -210), (0, -216), (38, -210), (44, -196, 0)], "main2")
    pen.rectangle(-46, -200, 46, 0, "main", 3)
    pen.rectangle(-36, -194, 36, -180, "light", 2)
    for i in range(5):
        for j in range(2):
            pen.rectangle(-34 + j * 36, -168 + i * 29, -2 + j * 36, -145 + i * 29, "glass", 2)
    pen.rectangle(-46, -16, 46, 0, "main2", 2)
    pen.rectangle(-50, -5, 50, 0, "dark", 1)


@own("typewriter", main=c.TEAL, main2=c.DARKTEAL, paper=c.PAPER, ink=rgb("#7d86a0"), dark=c.CHARCOAL, keys=c.CREAM)
def typewriter(pen: Pen, v: Variant) -> None:
    pen.rectangle(-44, -124, 44, -62, "paper", 3)
    for i in range(3):
        pen.rectangle(-30, -110 + i * 13, 30 - 24 * (i == 2), -105 + i * 13, "ink", 2)
    pen.rectangle(-78, -78, 78, -60, "dark", 8)
    pen.rectangle(-64, -66, 64, -34, "main", 8)
    pen.polygon([(-66, -40), (66, -40), (84, -4), (-84, -4)], "main2")
    for i in range(3):
        for j in range(8 + i % 2):
            pen.ellipse(-56 - 3 * (i % 2) * 2 + j * 16 - i * 2, -33 + i * 11, 5.4, 3.8, "keys")
    pen.rectangle(-84, -6, 84, 0, "dark", 3)


@own("radio", main=c.WOOD, main2=c.BROWN, cloth=c.CREAM, gold=c.GOLD, dark=c.DARKWOOD)
def radio(pen: Pen, v: Variant) -> None:
    """An old wooden wireless."""
    pen.rectangle(-78, -96, 78, -6, "main", 16)
    pen.rectangle(-66, -84, 16, -20, "cloth", 8)
    for i in range(4):
        pen.rectangle(-58, -75 + i * 14, 8, -70 + i * 14, "dark", 2)
    pen.rectangle(26, -82, 66, -56, "gold", 4)
    pen.rectangle(44, -82, 48, -56, "dark")
    for x in (34, 58):
        pen.ellipse(x, -34, 10, 10, "main2")
    for x in (-58, 42):
        pen.rectangle(x, -8, x + 16, 0, "dark", 2)


@own("flat_tv", main=c.INK, main2=c.BLACK, screen=c.SKY, hill=c.GREEN, light=c.WHITE)
def flat_tv(pen: Pen, v: Variant) -> None:
    """A flat television on its foot."""
    pen.rectangle(-34, -10, 34, 0, "main2", 4)
    pen.rectangle(-8, -24, 8, -4, "main2")
    pen.rectangle(-104, -136, 104, -20, "main", 6)
    pen.rectangle(-96, -128, 96, -28, "screen")
    with pen.clipped(lambda: pen.c.rectangle(-96, -128, 192, 100)):
        pen.ellipse(-30, -14, 80, 50, "hill")
        pen.ellipse(60, -18, 70, 34, "hill")
        pen.ellipse(50, -100, 14, 14, "light")


@own("tripod_camera", grain="large", main=c.CHARCOAL, main2=c.BLACK, lens=c.BLUE, light=c.SILVER)
def tripod_camera(pen: Pen, v: Variant) -> None:
    """A stills camera on a tripod, its lens to the right."""
    for x in (-42, 6, 46):
        pen.line([(0, -96, 0), (x, -3, 0)], 7, "main")
    pen.rectangle(-8, -112, 8, -90, "light", 2)
    pen.rectangle(-36, -156, 28, -110, "main2", 6)
    pen.rectangle(-14, -168, 14, -150, "main2", 4)
    pen.rectangle(24, -150, 56, -118, "main", 4)
    pen.ellipse(57, -134, 6, 15, "lens")
    pen.rectangle(-30, -150, -20, -140, "light", 2)


@own("tv_camera", grain="large", main=c.CHARCOAL, main2=c.BLACK, lens=c.BLUE, light=c.SILVER, red=c.RED)
def tv_camera(pen: Pen, v: Variant) -> None:
    """A studio camera on its pedestal, its lens to the right."""
    pen.line([(-46, -4, 0), (0, -26, 0), (46, -4, 0)], 9, "main")
    pen.rectangle(-10, -104, 10, -18, "main", 3)
    pen.rectangle(-22, -112, 22, -100, "light", 3)
    pen.rectangle(-50, -164, 44, -110, "main2", 7)
    pen.polygon([(42, -154), (74, -162), (74, -112), (42, -122)], "main")
    pen.ellipse(75, -137, 6, 22, "lens")
    pen.rectangle(-66, -184, -14, -158, "main", 5)
    pen.ellipse(26, -170, 8, 8, "red")
    pen.line([(-50, -118, 0), (-84, -96, 0)], 6, "light")


@own("video_camera", main=c.CHARCOAL, main2=c.BLACK, lens=c.BLUE, light=c.SILVER, red=c.RED)
def video_camera(pen: Pen, v: Variant) -> None:
    """A shoulder camera, its lens to the right."""
    pen.rectangle(-70, -36, 36, 26, "main", 8)
    pen.rectangle(30, -28, 76, 14, "main2", 5)
    pen.ellipse(77, -7, 7, 22, "lens")
    pen.rectangle(-30, -58, 60, -46, "light", 5)
    pen.rectangle(-14, -50, -4, -34, "light")
    pen.rectangle(-62, -22, -24, 8, "main2", 4)
    pen.ellipse(14, -18, 7, 7, "red")
    pen.line([(-58, 26, 0), (-22, 40), (14, 26, 0)], 8, "main2")


@own("news_microphone", main=c.RED, main2=c.DARKRED, dark=c.CHARCOAL, grey=c.GREY, light=c.WHITE)
def news_microphone(pen: Pen, v: Variant) -> None:
    """A reporter's microphone with a station block."""
    pen.polygon([(-7, -18), (7, -18), (5, 56), (-5, 56)], "dark")
    pen.rectangle(-21, -44, 21, -10, "main", 4)
    pen.rectangle(9, -44, 21, -10, "main2", 4)
    pen.ellipse(-6, -27, 8, 8, "light")
    pen.ellipse(0, -64, 18, 23, "grey")
    pen.rectangle(-19, -62, 19, -56, "dark", 2)


@own("satellite_dish", grain="large", main=c.WHITE, main2=c.SILVER, dark=c.GREY, red=c.RED)
def satellite_dish(pen: Pen, v: Variant) -> None:
    """A dish looking up to the right."""
    pen.polygon([(-22, -70), (6, -70), (26, 0), (-42, 0)], "dark")
    pen.rectangle(-50, -8, 36, 0, "main2", 3)
    with pen.moved(0, -92, -.7):
        pen.blob([(-14, -80, 0), (10, -84), (16, 0), (10, 84), (-14, 80, 0), (-40, 30), (-40, -30)], "main2")
        pen.ellipse(8, 0, 20, 84, "main")
        pen.line([(8, -50, 0), (72, 0, 0), (8, 50, 0)], 5, "dark")
        pen.ellipse(72, 0, 10, 10, "red")


@own("studio_light", grain="large", main=c.CHARCOAL, main2=c.BLACK, glow=c.YELLOW, light=c.SILVER)
def studio_light(pen: Pen, v: Variant) -> None:
    """A film lamp on a stand, shining to the right."""
    for x in (-30, 0, 30):
        pen.line([(0, -30, 0), (x, -3, 0)], 6, "main")
    pen.rectangle(-3.6, -126, 3.6, -20, "light")
    with pen.moved(0, -142, .2):
        pen.rectangle(-34, -24, 14, 24, "main", 8)
        pen.polygon([(12, -24), (46, -50), (46, -40), (18, -18)], "main2")
        pen.polygon([(12, 24), (46, 50), (46, 40), (18, 18)], "main2")
        pen.ellipse(16, 0, 9, 21, "glow")


@own("desk_lamp", main=c.TEAL, main2=c.DARKTEAL, glow=c.YELLOW)
def desk_lamp(pen: Pen, v: Variant) -> None:
    """A reading lamp, bent to the right."""
    pen.rectangle(-40, -10, 24, 0, "main2", 5)
    pen.line([(-10, -8, 0), (-30, -64, 0), (14, -112, 0)], 7, "main2")
    pen.ellipse(-30, -64, 8, 8, "main")
    with pen.moved(14, -112, -.55):
        pen.ellipse(0, 24, 15, 13, "glow")
        pen.blob([(-10, -16, 0), (10, -16, 0), (36, 24, 0), (-36, 24, 0)], "main")


@own("book_stack", main=c.CORAL, teal=c.TEAL, gold=c.GOLD, paper=c.CREAM)
def book_stack(pen: Pen, v: Variant) -> None:
    """Three books lying one on another."""
    for y, x0, x1, cls in ((0, -66, 62, "teal"), (-26, -54, 68, "gold"), (-52, -60, 50, "main")):
        pen.rectangle(x0, y - 26, x1, y, cls, 5)
        pen.rectangle(x0 + 10, y - 20, x1 + 2, y - 6, "paper", 2)


@own("safe", main=c.CHARCOAL, main2=c.BLACK, light=c.SILVER, gold=c.GOLD)
def safe(pen: Pen, v: Variant) -> None:
    for x in (-54, 36):
        pen.rectangle(x, -10, x + 18, 0, "main2")
    pen.rectangle(-66, -130, 66, -8, "main", 7)
    pen.rectangle(-52, -116, 52, -22, "main2", 5)
    pen.ellipse(-12, -70, 23, 23, "light")
    pen.ellipse(-12, -70, 9, 9, "main")
    pen.rectangle(26, -84, 36, -52, "gold", 4)


@own("sewing_machine", main=c.BLACK, main2=c.INK, gold=c.GOLD, wood=c.WOOD, light=c.SILVER)
def sewing_machine(pen: Pen, v: Variant) -> None:
    pen.rectangle(-84, -16, 84, 0, "wood", 4)
    pen.rectangle(-70, -26, 72, -14, "main2", 4)
    pen.blob([(36, -24, 0), (34, -74), (-24, -78), (-38, -66), (-36, -44, 0), (-62, -44, 0), (-68, -92), (-52, -106), (46, -108), (66, -92),
              (66, -24, 0)], "main")
    pen.rectangle(-52, -46, -46, -24, "light")
    pen.ellipse(74, -84, 11, 25, "main2")
    pen.ellipse(74, -84, 5, 11, "gold")
    pen.rectangle(-30, -98, 44, -92, "gold", 3)


@own("spinning_wheel", grain="large", main=c.WOOD, main2=c.BROWN, thread=c.CREAM)
def spinning_wheel(pen: Pen, v: Variant) -> None:
    """A spinning wheel."""
    pen.line([(-70, -44, 0), (70, -30, 0)], 11, "main2")
    for x, y in ((-60, -44), (-20, -40), (60, -32)):
        pen.line([(x, y, 0), (x - 8, 0, 0)], 8, "main2")
    ring(pen, 22, -82, 44, 44, 9, "main")
    for i in range(4):
        with pen.moved(22, -82, .785 * i):
            pen.rectangle(-42, -2.6, 42, 2.6, "main")
    pen.ellipse(22, -82, 9, 9, "main2")
    pen.line([(30, -36, 0), (22, -82, 0)], 7, "main2")
    pen.rectangle(-62, -98, -54, -44, "main2", 2)
    pen.ellipse(-58, -96, 12, 17, "thread")
