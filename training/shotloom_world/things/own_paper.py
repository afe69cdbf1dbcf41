"""Paper of all kinds, held or lying: its middle is the origin unless said otherwise. No real letters: lines stand for text."""
from __future__ import annotations

from ..sheet import Pen
from . import palette as c
from .drawing import Variant, own
from .palette import rgb
from .shapes import limb, ring, star

INKED = rgb("#7d86a0")


def _lines(pen: Pen, x0: float, x1: float, top: float, step: float, count: int, cls: str = "ink", last: float = .6, width: float = 5.) -> None:
    for i in range(count):
        end = x0 + (x1 - x0) * (last if i == count - 1 else 1.)
        pen.rectangle(x0, top + i * step, end, top + i * step + width, cls, 2)


@own("letter", main=c.PAPER, main2=rgb("#ddd0b3"), ink=INKED)
def letter(pen: Pen, v: Variant) -> None:
    """A letter, folded once, as a hand holds it."""
    pen.polygon([(-44, -66), (44, -60), (44, 66), (-44, 62)], "main")
    pen.polygon([(-44, 0), (44, 4), (44, 66), (-44, 62)], "main2")
    pen.polygon([(-44, 0), (44, 4), (44, 60), (-44, 55)], "main")
    _lines(pen, -30, 30, -44, 14, 3)
    _lines(pen, -30, 30, 14, 14, 3)


@own("envelope", main=c.PAPER, main2=rgb("#e0d3b8"), shade=rgb("#c9b993"), seal=c.RED)
def envelope(pen: Pen, v: Variant) -> None:
    pen.rectangle(-70, -46, 70, 46, "main", 5)
    pen.polygon([(-68, 45), (0, -8), (68, 45)], "main2")
    pen.polygon([(-70, -44), (0, 16), (70, -44), (70, -46), (-70, -46)], "shade")
    pen.polygon([(-66, -46), (0, 9), (66, -46)], "main")
    pen.ellipse(0, 10, 13, 13, "seal")


@own("telegram", main=rgb("#efe2b8"), main2=rgb("#d6c48c"), ink=INKED, accent=c.RED)
def telegram(pen: Pen, v: Variant) -> None:
    pen.rectangle(-66, -44, 66, 44, "main", 3)
    pen.rectangle(-66, -44, 66, -26, "main2", 3)
    pen.rectangle(-54, -39, -10, -31, "ink", 2)
    _lines(pen, -52, 50, -12, 14, 3)
    pen.rectangle(30, 20, 54, 38, "accent", 3)


@own("newspaper", grain="large", main=rgb("#f1ede1"), main2=rgb("#d5cfbf"), ink=rgb("#5a5f70"), grey=rgb("#a7aab5"))
def newspaper(pen: Pen, v: Variant) -> None:
    """A newspaper held open, its front towards us."""
    pen.polygon([(0, -68), (96, -74), (96, 66), (0, 76)], "main2")
    pen.polygon([(-96, -74), (0, -68), (0, 76), (-96, 66)], "main")
    pen.polygon([(0, -68), (90, -73), (90, 63), (0, 72)], "main")
    pen.polygon([(0, -68), (10, -69), (10, 72), (0, 76)], "main2")
    pen.polygon([(-86, -60), (-12, -55), (-12, -41), (-86, -46)], "ink")
    pen.polygon([(-86, -34), (-44, -31), (-44, 6), (-86, 3)], "grey")
    for i in range(4):
        pen.polygon([(-38, -30 + i * 10), (-12, -28 + i * 10), (-12, -23 + i * 10), (-38, -25 + i * 10)], "ink")
    for i in range(5):
        pen.polygon([(-86, 13 + i * 10), (-12, 18 + i * 10), (-12, 23 + i * 10), (-86, 18 + i * 10)], "ink")
    pen.polygon([(20, -56), (80, -60), (80, -51), (20, -47)], "ink")
    for i in range(6):
        pen.polygon([(20, -38 + i * 10), (46, -40 + i * 10), (46, -35 + i * 10), (20, -33 + i * 10)], "ink")
    pen.polygon([(54, -40), (80, -42), (80, 12), (54, 14)], "grey")
    for i in range(3):
        pen.polygon([(20, 26 + i * 11), (80, 22 + i * 11), (80, 27 + i * 11), (20, 31 + i * 11)], "ink")


@own("open_book", main=c.PAPER, main2=rgb("#ddcfae"), cover=c.DARKBLUE, ink=INKED)
def open_book(pen: Pen, v: Variant) -> None:
    """An open book, seen from the reader's side."""
    pen.rectangle(-100, -50, 100, 58, "cover", 6)
    pen.blob([(-92, -54, 0), (-50, -66), (0, -50, 0), (0, 52, 0), (-50, 38), (-92, 48, 0)], "main")
    pen.blob([(92, -54, 0), (50, -66), (0, -50, 0), (0, 52, 0), (50, 38), (92, 48, 0)], "main")
    pen.blob([(0, -50, 0), (22, -60), (22, 42), (0, 52, 0)], "main2")
    for i in range(5):
        y = -40 + i * 16
        pen.polygon([(-80, y - 4), (-18, y - 6), (-18, y - 1), (-80, y + 1)], "ink")
        pen.polygon([(34, y - 8), (80, y - 4), (80, y + 1), (34, y - 3)], "ink")


@own("thread_book", main=rgb("#4d6a8f"), main2=rgb("#38506f"), paper=c.PAPER, shade=rgb("#d8c9a6"))
def thread_book(pen: Pen, v: Variant) -> None:
    """A thread-bound Chinese book."""
    pen.rectangle(-44, -60, 50, 66, "shade", 2)
    pen.rectangle(-50, -66, 44, 58, "main", 2)
    pen.rectangle(22, -66, 44, 58, "main2", 2)
    for y in (-46, -14, 18, 46):
        pen.rectangle(20, y, 44, y + 5, "paper")
    pen.rectangle(26, -66, 31, 58, "paper")
    pen.rectangle(-38, -54, -14, 20, "paper", 2)
    pen.rectangle(-30, -46, -22, 10, "main2", 2)


@own("photograph", main=c.WHITE, main2=c.SILVER, sky=c.SKY, person=c.DARKBLUE, skin=c.SKIN, hair=c.DARKWOOD)
def photograph(pen: Pen, v: Variant) -> None:
    """A portrait photograph with a white border."""
    pen.rectangle(-47, -60, 53, 66, "main2", 3)
    pen.rectangle(-52, -64, 48, 60, "main", 3)
    pen.rectangle(-42, -54, 38, 40, "sky")
    with pen.clipped(lambda: pen.c.rectangle(-42, -54, 80, 94)):
        pen.ellipse(-2, 46, 32, 30, "person")
        pen.rectangle(-9, 4, 5, 24, "skin", 4)
        pen.ellipse(-2, -14, 21, 24, "hair")
        pen.ellipse(-2, -6, 16, 19, "skin")


@own("portrait", main=c.DARKGOLD, main2=rgb("#96661b"), back=rgb("#6c7f72"), person=c.DARKRED, skin=c.SKIN, hair=c.DARKWOOD)
def portrait(pen: Pen, v: Variant) -> None:
    """A framed portrait."""
    pen.rectangle(-60, -76, 60, 76, "main", 6)
    pen.rectangle(-48, -64, 48, 64, "main2", 3)
    pen.rectangle(-43, -59, 43, 59, "back")
    with pen.clipped(lambda: pen.c.rectangle(-43, -59, 86, 118)):
        pen.ellipse(0, 64, 38, 40, "person")
        pen.rectangle(-8, 6, 8, 32, "skin", 4)
        pen.ellipse(0, -14, 23, 26, "hair")
        pen.ellipse(0, -6, 17, 21, "skin")


@own("painting", main=c.DARKGOLD, main2=rgb("#96661b"), sky=c.SKY, hill=c.GREEN, field=c.LEAF, sun=c.GOLD)
def painting(pen: Pen, v: Variant) -> None:
    pen.rectangle(-90, -66, 90, 66, "main", 5)
    pen.rectangle(-76, -52, 76, 52, "main2", 2)
    pen.rectangle(-72, -48, 72, 48, "sky")
    with pen.clipped(lambda: pen.c.rectangle(-72, -48, 144, 96)):
        pen.ellipse(34, -20, 14, 14, "sun")
        pen.ellipse(-40, 40, 70, 46, "hill")
        pen.ellipse(40, 52, 84, 40, "field")


@own("folder", main=c.GOLD, main2=c.DARKGOLD, paper=c.PAPER, ink=INKED)
def folder(pen: Pen, v: Variant) -> None:
    pen.polygon([(-70, -50), (-20, -50), (-10, -38), (70, -38), (70, 50), (-70, 50)], "main2")
    pen.rectangle(-56, -60, 58, 20, "paper", 3)
    _lines(pen, -44, 44, -50, 11, 3)
    pen.polygon([(-76, -18), (76, -18), (70, 52), (-70, 52)], "main")


@own("document", main=c.PAPER, main2=rgb("#d8cbb0"), ink=INKED, seal=c.RED)
def document(pen: Pen, v: Variant) -> None:
    """A signed and sealed page: a contract, a will, an order."""
    pen.polygon([(-48, -68), (26, -68), (48, -46), (48, 68), (-48, 68)], "main")
    pen.polygon([(26, -68), (48, -46), (26, -46)], "main2")
    pen.rectangle(-30, -52, 12, -44, "ink", 2)
    _lines(pen, -32, 34, -30, 14, 5)
    pen.ellipse(26, 48, 13, 13, "seal")


@own("certificate", main=c.CREAM, main2=c.GOLD, ink=INKED, accent=c.RED, shade=c.DARKRED)
def certificate(pen: Pen, v: Variant) -> None:
    pen.rectangle(-82, -58, 82, 58, "main2", 4)
    pen.rectangle(-73, -49, 73, 49, "main", 2)
    pen.rectangle(-36, -36, 36, -26, "ink", 3)
    _lines(pen, -54, 54, -12, 14, 3, last=.5)
    pen.polygon([(36, 26), (30, 58), (43, 50), (56, 58), (52, 26)], "shade")
    star(pen, 44, 22, 19, 14, 10, "accent")


@own("exam_paper", main=c.WHITE, main2=c.SILVER, ink=INKED, accent=c.RED)
def exam_paper(pen: Pen, v: Variant) -> None:
    """A marked paper."""
    pen.rectangle(-46, -64, 54, 70, "main2", 2)
    pen.rectangle(-52, -68, 48, 66, "main", 2)
    pen.rectangle(-36, -54, 10, -46, "ink", 2)
    _lines(pen, -36, 34, -28, 17, 5, last=.7)
    ring(pen, 28, -46, 14, 11, 5, "accent")
    pen.line([(-2, 10, 0), (8, 22, 0), (30, -8, 0)], 7, "accent")


@own("scroll", main=c.CREAM, main2=rgb("#d7c194"), wood=c.DARKWOOD, ink=c.INK)
def scroll(pen: Pen, v: Variant) -> None:
    """A hanging scroll."""
    pen.line([(-14, -104, 0), (0, -118, 0), (14, -104, 0)], 4.5, "wood")
    pen.rectangle(-48, -106, 48, -95, "wood", 4)
    pen.rectangle(-42, -96, 42, 90, "main2")
    pen.rectangle(-30, -74, 30, 68, "main")
    pen.rectangle(-54, 88, 54, 100, "wood", 5)
    for y in (-56, -18, 20):
        pen.line([(-14, y), (14, y - 3)], 6, "ink")
        pen.line([(0, y - 10), (-2, y + 20)], 6, "ink")
        pen.line([(0, y + 6), (14, y + 18)], 6, "ink")


@own("bamboo_slips", main=rgb("#c9a25d"), main2=rgb("#a27c3c"), ink=c.DARKWOOD, cord=c.DARKRED)
def bamboo_slips(pen: Pen, v: Variant) -> None:
    for i in range(9):
        x = -81 + i * 18
        pen.rectangle(x, -52, x + 15, 52, "main" if i % 2 else "main2", 3)
        for y in (-38, -8, 22):
            pen.rectangle(x + 5, y, x + 10, y + 17, "ink", 2)
    for y in (-44, 42):
        pen.rectangle(-84, y - 3, 84, y + 3, "cord")


@own("red_envelope", main=c.RED, main2=c.DARKRED, gold=c.GOLD)
def red_envelope(pen: Pen, v: Variant) -> None:
    pen.rectangle(-40, -64, 40, 64, "main", 5)
    pen.blob([(-40, -62, 0), (40, -62, 0), (40, -40, 0), (0, -16), (-40, -40, 0)], "main2")
    pen.ellipse(0, -20, 19, 19, "gold")
    pen.rectangle(-7, -27, 7, -13, "main2")
    for y in (24, 40):
        pen.rectangle(-22, y, 22, y + 6, "gold", 2)


@own("banknote", main=rgb("#d98a80"), main2=c.RED, light=c.CREAM, ink=c.DARKRED)
def banknote(pen: Pen, v: Variant) -> None:
    pen.rectangle(-80, -38, 80, 38, "main", 3)
    pen.rectangle(-72, -31, 72, 31, "light", 2)
    pen.ellipse(0, 0, 24, 27, "main2")
    pen.ellipse(0, -7, 8, 9, "light")
    pen.ellipse(0, 14, 14, 10, "light")
    for x in (-62, 42):
        pen.rectangle(x, -20, x + 20, -12, "ink", 2)
        pen.rectangle(x, 10, x + 20, 18, "ink", 2)


@own("money", main=rgb("#6fae74"), main2=rgb("#4c8553"), band=c.CREAM, ink=rgb("#3c6b43"))
def money(pen: Pen, v: Variant) -> None:
    """A bundle of notes."""
    for i in range(4):
        pen.rectangle(-76 + i * 3, -22 - i * 11, 70 + i * 3, 14 - i * 11, "main2", 3)
        pen.rectangle(-76 + i * 3, -24 - i * 11, 70 + i * 3, 8 - i * 11, "main", 3)
    pen.ellipse(6, -42, 20, 11, "ink")
    pen.polygon([(-18 - 20, -56), (-14, -56), (-22, 14), (-46, 14)], "band")


@own("playing_cards", main=c.WHITE, main2=c.SILVER, accent=c.RED, ink=c.INK)
def playing_cards(pen: Pen, v: Variant) -> None:
    """A fan of four cards held from below."""
    for i, turn in enumerate((-.5, -.17, .17, .5)):
        with pen.moved(0, 40, turn):
            pen.rectangle(-33, -115, 33, -14, "main2", 8)
            pen.rectangle(-29, -111, 29, -18, "main", 6)
            cls = "accent" if i % 2 else "ink"
            pen.polygon([(-20, -95), (-12, -106), (-4, -95), (-12, -84)], cls)
            if i == 3:
                pen.polygon([(-14, -62), (0, -80), (14, -62), (0, -44)], cls)


@own("passport", main=c.DARKRED, main2=rgb("#7c2128"), gold=c.GOLD)
def passport(pen: Pen, v: Variant) -> None:
    pen.rectangle(-48, -66, 48, 66, "main", 7)
    pen.rectangle(-48, -66, -36, 66, "main2", 4)
    ring(pen, 6, -8, 21, 21, 6, "gold")
    pen.ellipse(6, -8, 9, 9, "gold")
    pen.rectangle(-20, -50, 32, -42, "gold", 2)
    pen.rectangle(-10, 38, 22, 45, "gold", 2)


@own("magazine", main=c.CORAL, light=c.CREAM, skin=c.SKIN, hair=c.DARKWOOD, ink=c.INK)
def magazine(pen: Pen, v: Variant) -> None:
    pen.rectangle(-46, -64, 54, 68, "light", 2)
    pen.rectangle(-52, -68, 48, 64, "main", 3)
    pen.rectangle(-44, -60, 40, -42, "light", 2)
    with pen.clipped(lambda: pen.c.rectangle(-52, -68, 100, 132)):
        pen.ellipse(6, 70, 36, 36, "ink")
        pen.ellipse(6, 0, 25, 29, "hair")
        pen.rectangle(-2, 16, 14, 44, "skin", 5)
        pen.ellipse(6, 6, 17, 21, "skin")
    for y in (-26, -12):
        pen.rectangle(-44, y, -26, y + 6, "light", 2)


@own("poster", main=c.TEAL, main2=c.DARKTEAL, light=c.CREAM, gold=c.GOLD, accent=c.CORAL)
def poster(pen: Pen, v: Variant) -> None:
    pen.rectangle(-56, -80, 56, 80, "main", 2)
    pen.rectangle(-46, -70, 46, -50, "light", 2)
    pen.ellipse(0, -4, 33, 33, "gold")
    pen.polygon([(-46, 30), (-14, -10), (12, 22), (26, 6), (46, 30)], "main2")
    for i, wide in enumerate((38, 28)):
        pen.rectangle(-wide, 44 + i * 15, wide, 53 + i * 15, "light" if i else "accent", 2)


@own("paper_map", main=c.CREAM, main2=rgb("#dcc79a"), land=c.LEAF, water=c.SKY, route=c.RED)
def paper_map(pen: Pen, v: Variant) -> None:
    """A folded map, opened; a route ends in a cross."""
    for i in range(4):
        x0, x1 = -84 + i * 42, -42 + i * 42
        a, b = (0, 10) if i % 2 else (10, 0)
        pen.polygon([(x0, -58 + a), (x1, -58 + b), (x1, 50 + b), (x0, 50 + a)], "main" if i % 2 else "main2")
    pen.blob([(-72, -34), (-40, -44), (-20, -24), (-40, 0), (-66, -8)], "land")
    pen.blob([(10, 4), (40, -8), (70, 10), (56, 38), (20, 36)], "land")
    limb(pen, [(-76, 36), (-30, 22), (10, -34), (74, -44)], [5, 6, 7, 8], "water")
    for x, y in ((-50, -22), (-26, 2), (0, 12), (22, 20)):
        pen.ellipse(x, y, 5, 4, "route")
    pen.line([(36, 10, 0), (54, 28, 0)], 6.5, "route")
    pen.line([(54, 10, 0), (36, 28, 0)], 6.5, "route")
