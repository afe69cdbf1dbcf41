"""Things of lessons: laboratory ware, models, diagrams without words, and the writer's desk of East and West."""
from __future__ import annotations

import math

from ..sheet import Pen
from . import palette as c
from .drawing import Variant, own
from .palette import rgb
from .shapes import limb, ring


@own("test_tube_rack", main=c.ICE, wood=c.WOOD, dark=c.BROWN, red=c.CORAL, green=c.LEAF, blue=c.BLUE)
def test_tube_rack(pen: Pen, v: Variant) -> None:
    for x, cls, level in ((-48, "red", -58), (-16, "green", -46), (16, "blue", -66), (48, "red", -50)):
        pen.blob([(x - 11, -104, 0), (x + 11, -104, 0), (x + 11, -22), (x, -10), (x - 11, -22)], "main")
        pen.blob([(x - 8, level, 0), (x + 8, level, 0), (x + 8, -22), (x, -13), (x - 8, -22)], cls)
        pen.rectangle(x - 14, -108, x + 14, -100, "main", 3)
    pen.rectangle(-74, -82, 74, -70, "wood", 3)
    pen.rectangle(-74, -12, 74, 0, "wood", 3)
    for x in (-74, 64):
        pen.rectangle(x, -82, x + 10, 0, "dark", 2)


@own("flask", main=c.ICE, main2=rgb("#9cc9de"), liquid=c.PURPLE, bubble=rgb("#b79bd6"))
def flask(pen: Pen, v: Variant) -> None:
    """A conical flask; v[0] fills it."""
    level = -46 - 14 * v[0]
    wide = 52 * (1 - (-level - 8) / 92)
    pen.blob([(-13, -124, 0), (13, -124, 0), (14, -86), (54, -12), (46, 0, 0), (-46, 0, 0), (-54, -12), (-14, -86)], "main")
    pen.blob([(-wide - 4, level, 0), (wide + 4, level, 0), (47, -12), (40, -6, 0), (-40, -6, 0), (-47, -12)], "liquid")
    for x, y, r in ((-12, -22, 7), (14, -32, 5), (4, -14, 4)):
        pen.ellipse(x, y, r, r, "bubble")
    pen.rectangle(-18, -130, 18, -120, "main2", 4)


@own("beaker", main=c.ICE, main2=rgb("#9cc9de"), liquid=c.TEAL)
def beaker(pen: Pen, v: Variant) -> None:
    pen.blob([(-46, -100, 0), (36, -100, 0), (52, -106, 0), (44, -84), (44, 0, 0), (-44, 0, 0), (-44, -90)], "main")
    pen.rectangle(-38, -54, 38, -6, "liquid", 4)
    for i in range(4):
        pen.rectangle(18, -82 + i * 17, 36, -77 + i * 17, "main2", 2)


@own("spirit_lamp", main=c.ICE, main2=rgb("#9cc9de"), fuel=rgb("#9fc6ea"), metal=c.GREY, flame=c.ORANGE, core=c.YELLOW)
def spirit_lamp(pen: Pen, v: Variant) -> None:
    pen.blob([(0, -66), (-15, -82), (-2, -116, 0), (15, -84)], "flame")
    pen.ellipse(0, -77, 7, 11, "core")
    pen.blob([(-18, -52, 0), (18, -52, 0), (46, -20), (36, 0, 0), (-36, 0, 0), (-46, -20)], "main")
    pen.blob([(-39, -28, 0), (39, -28, 0), (40, -16), (32, -5, 0), (-32, -5, 0), (-40, -16)], "fuel")
    pen.rectangle(-20, -62, 20, -50, "metal", 3)
    pen.rectangle(-6, -70, 6, -60, "main2", 2)


@own("microscope", main=c.NAVY, main2=rgb("#1f3053"), light=c.SILVER, lens=c.SKY)
def microscope(pen: Pen, v: Variant) -> None:
    """A microscope, its eyepiece to the left."""
    pen.rectangle(-50, -14, 56, 0, "main", 6)
    limb(pen, [(30, -12), (52, -50), (34, -92), (8, -98)], [11, 10, 10, 9], "main")
    pen.rectangle(-36, -44, 40, -34, "main2", 3)
    pen.rectangle(-12, -34, 12, -14, "main2", 3)
    with pen.moved(-2, -92, -.38):
        pen.rectangle(-13, -38, 13, 22, "light", 4)
        pen.rectangle(-9, -54, 9, -36, "main2", 3)
        pen.rectangle(-12, -60, 12, -50, "main", 3)
        pen.rectangle(-8, 20, 8, 36, "main2", 2)
    pen.rectangle(-28, -49, 14, -43, "lens", 2)
    pen.ellipse(46, -56, 11, 11, "light")


@own("globe", main=c.BLUE, main2=c.DARKBLUE, land=c.LEAF, gold=c.GOLD, wood=c.BROWN)
def globe(pen: Pen, v: Variant) -> None:
    """A school globe on its stand."""
    pen.blob([(-40, 0, 0), (-34, -10), (-8, -16), (8, -16), (34, -10), (40, 0, 0)], "wood")
    pen.rectangle(-5, -34, 5, -10, "wood")
    ring(pen, 0, -86, 58, 58, 8, "gold", -.6, math.pi - .6)
    pen.ellipse(0, -86, 49, 49, "main")
    with pen.clipped(lambda: pen.ellipse_path(0, -86, 49, 49)):
        pen.ellipse(30, -66, 44, 52, "main2")
        pen.ellipse(-6, -90, 48, 50, "main")
        pen.blob([(-36, -122), (-8, -128), (4, -106), (-14, -96), (-20, -78), (-38, -92)], "land")
        pen.blob([(-12, -78), (8, -74), (6, -50), (-6, -40), (-16, -60)], "land")
        pen.blob([(18, -120), (44, -108), (50, -80), (30, -78), (26, -58), (16, -82)], "land")
    pen.ellipse(48, -132, 7, 7, "gold")


@own("atom", main=c.BLUE, core=c.CORAL, gold=c.GOLD)
def atom(pen: Pen, v: Variant) -> None:
    for i in range(3):
        with pen.moved(turn=math.pi * i / 3):
            ring(pen, 0, 0, 84, 31, 6, "main")
    for x, y in ((-10, -7), (10, -7), (0, 10)):
        pen.ellipse(x, y, 13, 13, "core" if y > 0 or x < 0 else "gold")
    for a in (.4, 2.5, 4.6):
        with pen.moved(turn=a):
            pen.ellipse(84, 0, 10, 10, "gold")


@own("molecule", main=c.CORAL, main2=c.BLUE, stick=c.GREY, light=c.WHITE)
def molecule(pen: Pen, v: Variant) -> None:
    for x, y in ((-64, 38), (64, 38), (0, -72)):
        pen.line([(0, 0, 0), (x, y, 0)], 12, "stick")
    pen.ellipse(0, 0, 36, 36, "main")
    pen.ellipse(-11, -12, 9, 8, "light")
    for x, y in ((-64, 38), (64, 38), (0, -72)):
        pen.ellipse(x, y, 25, 25, "main2")
        pen.ellipse(x - 8, y - 8, 6, 5, "light")


@own("solar_system", grain="large", main=c.GOLD, orbit=c.GREY, red=c.CORAL, blue=c.BLUE, tan=c.TAN, teal=c.TEAL)
def solar_system(pen: Pen, v: Variant) -> None:
    for r in (42, 66, 92, 118):
        ring(pen, 0, 0, r, r * .5, 3.6, "orbit")
    pen.ellipse(0, 0, 25, 25, "main")
    for r, a, size, cls in ((42, 2.6, 7, "red"), (66, .3, 10, "blue"), (92, 3.7, 14, "tan"), (118, 1.2, 11, "teal")):
        pen.ellipse(r * math.cos(a), r * .5 * math.sin(a), size, size, cls)


@own("volcano_model", main=c.BROWN, main2=c.DARKWOOD, lava=c.ORANGE, hot=c.YELLOW, earth=c.TAN, smoke=c.GREY)
def volcano_model(pen: Pen, v: Variant) -> None:
    """A volcano cut open: chamber, pipe and flows."""
    for x, y, r in ((-14, -134, 17), (12, -146, 21), (34, -130, 14)):
        pen.ellipse(x, y, r, r, "smoke")
    pen.polygon([(-100, 0), (-28, -108), (28, -108), (100, 0)], "main")
    pen.polygon([(0, -108), (28, -108), (100, 0), (0, 0)], "earth")
    pen.polygon([(18, -70), (50, -74), (62, -56), (18, -50)], "main2")
    pen.polygon([(18, -32), (74, -38), (86, -20), (18, -12)], "main2")
    pen.blob([(-34, -6), (-20, -34), (-8, -40, 0), (-6, -110, 0), (8, -110, 0), (10, -40, 0), (24, -34), (38, -6), (0, 0)], "lava")
    pen.ellipse(2, -16, 22, 9, "hot")
    pen.blob([(-30, -108), (-16, -118), (0, -112), (18, -118), (30, -108), (38, -90), (24, -96), (0, -102), (-30, -84), (-46, -72)], "lava")


@own("water_cycle", grain="large", main=c.BLUE, sky=c.SKY, cloud=c.WHITE, sun=c.GOLD, hill=c.GREEN, snow=c.DARKBLUE)
def water_cycle(pen: Pen, v: Variant) -> None:
    """Evaporation, cloud, rain, river: a diagram in a frame."""
    def frame() -> None:
        pen.c.rectangle(-110, -78, 220, 156)
    pen.rectangle(-110, -78, 110, 78, "sky", 4)
    with pen.clipped(frame):
        pen.ellipse(-78, -50, 19, 19, "sun")
        pen.polygon([(0, 78), (66, -20), (130, 78)], "hill")
        pen.blob([(-112, 40), (-50, 34), (10, 46), (34, 80), (-112, 80)], "main")
        for x, y, r in ((20, -46, 19), (46, -54, 25), (74, -44, 18)):
            pen.ellipse(x, y, r, r * .8, "cloud")
        pen.rectangle(4, -44, 90, -30, "cloud", 7)
        for x in (28, 48, 68):
            pen.line([(x, -20, 0), (x - 6, -2, 0)], 5.5, "snow")
        for x in (-80, -52):
            pen.line([(x, 26), (x + 6, 8), (x - 2, -8)], 6, "cloud")
            pen.polygon([(x - 12, -4), (x + 8, -6), (x - 4, -22)], "cloud")


@own("prism", main=c.ICE, main2=rgb("#a9cfe2"), white=c.WHITE, red=c.RED, yellow=c.GOLD, violet=c.PURPLE)
def prism(pen: Pen, v: Variant) -> None:
    """A prism that splits a ray of light."""
    pen.polygon([(-118, -18), (-118, -10), (-22, -42), (-22, -52)], "white")
    pen.polygon([(16, -54), (118, -50), (118, -26), (20, -44)], "red")
    pen.polygon([(20, -46), (118, -28), (118, -4), (24, -36)], "yellow")
    pen.polygon([(24, -38), (118, -6), (118, 18), (28, -28)], "violet")
    pen.polygon([(0, -108), (-60, 0), (60, 0)], "main")
    pen.polygon([(0, -108), (14, 0), (60, 0)], "main2")


@own("circuit", grain="large", main=c.GOLD, wire=c.CHARCOAL, battery=c.GREEN, light=c.CREAM, red=c.RED)
def circuit(pen: Pen, v: Variant) -> None:
    """A battery, a switch and a bulb in a loop."""
    pen.line([(-82, 30, 0), (-82, -44, 0), (-26, -44, 0)], 6, "wire")
    pen.line([(26, -44, 0), (82, -44, 0), (82, 30, 0), (42, 30, 0)], 6, "wire")
    pen.line([(-82, 30, 0), (-42, 30, 0)], 6, "wire")
    pen.rectangle(-44, 12, 34, 48, "battery", 5)
    pen.rectangle(34, 22, 45, 38, "light", 2)
    pen.rectangle(-44, 12, -22, 48, "red", 5)
    pen.blob([(-15, -40, 0), (-26, -72), (0, -96), (26, -72), (15, -40, 0)], "main")
    pen.ellipse(-7, -74, 7, 9, "light")
    pen.rectangle(-17, -44, 17, -28, "wire", 3)


@own("protractor", main=c.SKY, main2=rgb("#5f9fc6"), ink=c.DARKBLUE)
def protractor(pen: Pen, v: Variant) -> None:
    def half(r: float) -> list[tuple[float, float]]:
        return [(r * math.cos(math.pi + math.pi * i / 24), r * math.sin(math.pi + math.pi * i / 24)) for i in range(25)]
    pen.polygon([*half(92), (92, 16), (-92, 16)], "main")
    pen.polygon(half(50), "main2")
    for i in range(13):
        with pen.moved(turn=math.pi + math.pi * i / 12):
            pen.rectangle(72 if i % 3 else 66, -2, 90, 2, "ink")
    pen.rectangle(-92, 4, 92, 8, "ink")


@own("compasses", main=c.SILVER, main2=c.GREY, lead=c.CHARCOAL, gold=c.GOLD)
def compasses(pen: Pen, v: Variant) -> None:
    """A pair of compasses for drawing circles."""
    pen.rectangle(-4, -74, 4, -52, "gold", 3)
    pen.polygon([(-9, -46), (4, -46), (-30, 48), (-36, 48)], "main")
    pen.polygon([(-4, -46), (9, -46), (36, 48), (28, 48)], "main2")
    pen.polygon([(-36, 46), (-30, 46), (-37, 68)], "lead")
    pen.polygon([(27, 40), (38, 40), (37, 66), (32, 66)], "lead")
    pen.ellipse(0, -46, 15, 15, "gold")


@own("chalk", main=c.WHITE, main2=rgb("#dcd6cb"), box=c.CORAL, shade=rgb("#c9573f"), pink=c.PINK, yellow=c.YELLOW)
def chalk(pen: Pen, v: Variant) -> None:
    """A box of chalks."""
    for x, cls in ((-40, "main"), (-20, "pink"), (0, "main"), (20, "yellow"), (40, "main")):
        pen.rectangle(x - 8, -78 + abs(x) * .12, x + 8, -20, cls, 3)
    pen.rectangle(-56, -50, 56, 0, "box", 3)
    pen.rectangle(-56, -14, 56, 0, "shade", 3)
    pen.rectangle(-34, -38, 34, -22, "main2", 3)


@own("board_eraser", main=c.WOOD, main2=c.BROWN, felt=c.CHARCOAL, dust=c.WHITE)
def board_eraser(pen: Pen, v: Variant) -> None:
    pen.rectangle(-62, -46, 62, -22, "main", 5)
    pen.rectangle(-62, -30, 62, -22, "main2", 3)
    pen.rectangle(-60, -22, 60, -4, "felt", 3)
    pen.rectangle(-60, -7, 60, 0, "dust", 3)


@own("marker", main=c.BLUE, main2=c.DARKBLUE, light=c.WHITE)
def marker(pen: Pen, v: Variant) -> None:
    """A whiteboard marker, tip down."""
    pen.rectangle(-11, -70, 11, 32, "light", 4)
    pen.rectangle(-11, -40, 11, 10, "main")
    pen.rectangle(-12, -74, 12, -56, "main2", 4)
    pen.polygon([(-9, 32), (9, 32), (5, 46), (-5, 46)], "main2")
    pen.rectangle(-4, 44, 4, 56, "main", 2)


@own("abacus", grain="large", main=c.BROWN, main2=c.DARKWOOD, bead=c.RED, light=c.GOLD)
def abacus(pen: Pen, v: Variant) -> None:
    """A Chinese abacus."""
    pen.rectangle(-104, -60, 104, 60, "main", 5)
    pen.rectangle(-95, -51, 95, 51, "light")
    for i in range(8):
        x = -84 + i * 24
        pen.rectangle(x - 2, -51, x + 2, 51, "main2")
        for y in (-43, -32 if i % 3 else -43):
            pen.ellipse(x, y, 9.5, 5.4, "bead")
        lift = 12 if i % 2 else 0
        for j in range(4):
            pen.ellipse(x, 44 - j * 11.4 - (lift if j > 1 else 0), 9.5, 5.4, "bead")
    pen.rectangle(-104, -26, 104, -18, "main")
    for x in (-104, 94):
        pen.rectangle(x, -60, x + 10, 60, "main2", 3)


@own("brush_and_ink", main=c.CHARCOAL, main2=c.BLACK, wood=rgb("#c9a25d"), hair=c.INK, light=c.CREAM, tie=c.RED)
def brush_and_ink(pen: Pen, v: Variant) -> None:
    """An inkstone with a brush laid over it."""
    pen.blob([(-70, -20, 0), (70, -20, 0), (64, 0, 0), (-64, 0, 0)], "main")
    pen.ellipse(0, -22, 70, 14, "main")
    pen.ellipse(-6, -23, 50, 8, "main2")
    with pen.moved(10, -36, -.5):
        pen.rectangle(-34, -5, 78, 5, "wood", 3)
        pen.rectangle(70, -6, 82, 6, "tie", 2)
        pen.rectangle(-42, -6, -32, 6, "light", 2)
        pen.blob([(-40, -7), (-58, -8), (-82, 2, 0), (-58, 8), (-40, 7)], "hair")


@own("writing_brush", main=rgb("#c9a25d"), main2=rgb("#9a7436"), hair=c.INK, light=c.CREAM, tie=c.RED)
def writing_brush(pen: Pen, v: Variant) -> None:
    """A writing brush, tip down."""
    ring(pen, 0, -84, 5, 7, 4, "tie")
    pen.rectangle(-5.4, -78, 5.4, 36, "main", 3)
    pen.rectangle(1, -78, 5.4, 36, "main2", 3)
    pen.rectangle(-7, 28, 7, 42, "light", 2)
    pen.blob([(-8, 40), (-11, 58), (0, 86, 0), (11, 58), (8, 40)], "hair")


@own("quill", main=c.WHITE, main2=c.SILVER, ink=c.INK, glass=rgb("#4a5b86"), gold=c.DARKGOLD)
def quill(pen: Pen, v: Variant) -> None:
    """A quill in its inkwell."""
    pen.blob([(0, -36), (18, -84), (52, -126), (78, -138, 0), (66, -100), (36, -66), (6, -34)], "main")
    pen.blob([(6, -34), (36, -82), (78, -138, 0), (66, -100), (36, -66)], "main2")
    pen.line([(-6, -22, 0), (30, -84)], 4, "gold")
    pen.blob([(-26, -40, 0), (26, -40, 0), (40, -18), (34, 0, 0), (-34, 0, 0), (-40, -18)], "glass")
    pen.rectangle(-30, -46, 30, -36, "ink", 3)


@own("folding_fan", grain="large", main=c.CREAM, main2=rgb("#dfc896"), wood=c.DARKWOOD, art=c.RED, leaf=c.GREEN)
def folding_fan(pen: Pen, v: Variant) -> None:
    """An open folding fan, held at its rivet."""
    n = 12
    for i in range(n):
        a, b = (math.pi * (1.1 + .8 * k / n) for k in (i, i + 1))
        pen.polygon([(42 * math.cos(a), 42 * math.sin(a)), (116 * math.cos(a), 116 * math.sin(a)), (116 * math.cos(b), 116 * math.sin(b)),
                     (42 * math.cos(b), 42 * math.sin(b))],
                    "main" if i % 2 else "main2")
    for i in range(0, n + 1, 2):
        a = math.pi * (1.1 + .8 * i / n)
        width = 7 if i in (0, n) else 4.4
        pen.line([(0, 0, 0), ((116 if i in (0, n) else 46) * math.cos(a), (116 if i in (0, n) else 46) * math.sin(a), 0)], width, "wood")
    limb(pen, [(-48, -66), (-20, -84), (24, -78), (52, -84)], [2.4, 2.8, 2.6, 1.8], "wood")
    for x, y in ((-34, -82), (-4, -94), (14, -72), (44, -92)):
        pen.ellipse(x, y, 8, 8, "art")
    pen.ellipse(-18, -72, 8, 4, "leaf", .5)
    pen.ellipse(0, 0, 7, 7, "wood")


@own("round_fan", main2=rgb("#d98295"), wood=c.BROWN, flower=c.RED, leaf=c.GREEN, light=c.CREAM)
def round_fan(pen: Pen, v: Variant) -> None:
    """A silk fan on a handle."""
    pen.rectangle(-4.4, -20, 4.4, 40, "wood", 3)
    pen.ellipse(0, -62, 50, 50, "main2")
    pen.ellipse(0, -62, 43, 43, "light")
    limb(pen, [(-26, -36), (-4, -54), (20, -80)], [3, 3, 2], "leaf")
    for x, y in ((-14, -62), (8, -74), (24, -86)):
        pen.ellipse(x, y, 9, 9, "flower")
    pen.rectangle(-6, -24, 6, -8, "main2", 3)


@own("sextant", main=c.GOLD, main2=c.DARKGOLD, dark=c.BROWN)
def sextant(pen: Pen, v: Variant) -> None:
    pen.line([(0, -64, 0), (-48, 36, 0)], 9, "main2")
    pen.line([(0, -64, 0), (48, 36, 0)], 9, "main2")
    ring(pen, 0, -64, 112, 112, 14, "main", math.pi * .36, math.pi * .64)
    pen.line([(0, -64, 0), (16, 50, 0)], 7, "main")
    pen.rectangle(-58, -26, -8, -10, "dark", 3)
    pen.ellipse(0, -64, 13, 13, "main")


@own("skeleton", grain="large", main=c.WHITE, dark=c.CHARCOAL)
def skeleton(pen: Pen, v: Variant) -> None:
    """A school skeleton on a stand."""
    pen.rectangle(-26, -6, 26, 0, "dark", 3)
    pen.rectangle(-2.4, -90, 2.4, -2, "dark")
    for s in (-1, 1):
        pen.line([(10 * s, -88, 0), (12 * s, -50, 0), (11 * s, -14, 0)], 6, "main")
        pen.line([(9 * s, -13, 0), (20 * s, -12, 0)], 5, "main")
        pen.line([(18 * s, -146, 0), (27 * s, -116, 0), (26 * s, -86, 0)], 5, "main")
    pen.blob([(-18, -100), (18, -100), (12, -86), (0, -80), (-12, -86)], "main")
    pen.rectangle(-3.4, -152, 3.4, -92, "main")
    for i in range(4):
        pen.blob([(-22 + i * 2, -146 + i * 11), (0, -150 + i * 11), (22 - i * 2, -146 + i * 11), (18 - i * 2, -138 + i * 11), (0, -143 + i * 11),
                  (-18 + i * 2, -138 + i * 11)],
                 "main")
    pen.ellipse(0, -172, 17, 19, "main")
    pen.rectangle(-9, -162, 9, -150, "main", 4)
    for x in (-6.4, 6.4):
        pen.ellipse(x, -172, 4.6, 5.4, "dark")
    pen.polygon([(0, -166), (-3, -160), (3, -160)], "dark")
