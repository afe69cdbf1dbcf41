"""What is on the front and the back of each garment, as drawings on the trunk's surface. Classes: top top2 trim trim2."""
from __future__ import annotations

from typing import Callable

from ..sheet import Pen
from .body import BEHIND, TORSO, Trunk


def _seam(pen: Pen, t: Trunk, angle: float, d0: float, d1: float, width: float = .024, cls: str = "top2") -> None:
    """A vertical line on the surface; it narrows away at the silhouette."""
    a, b = t.at(angle - 90 * width / .4, d0), t.at(angle + 90 * width / .4, d0)
    c, e = t.at(angle + 90 * width / .4, d1), t.at(angle - 90 * width / .4, d1)
    k = width / max(.001, 1.)
    grow = min(1., abs(b[0] - a[0]) / max(k, 1e-3))
    if grow > .04:
        m0, m1 = (a[0] + b[0]) / 2, (c[0] + e[0]) / 2
        pen.line([(m0, a[1]), (t.at(angle, (d0 + d1) / 2)[0], (a[1] + c[1]) / 2), (m1, c[1])], width * grow, cls, 0)


def _patch(pen: Pen, t: Trunk, a0: float, a1: float, d0: float, d1: float, cls: str, narrow: float = 1.) -> None:
    """A four-cornered piece of the surface; `narrow` scales its upper width."""
    m = (a0 + a1) / 2
    h = (a1 - a0) / 2
    pen.polygon([t.at(m - h * narrow, d0), t.at(m + h * narrow, d0), t.at(a1, (d0 + d1) / 2), t.at(a1, d1), t.at(a0, d1), t.at(a0, (d0 + d1) / 2)],
        cls)


def _dots(pen: Pen, t: Trunk, angle: float, places: tuple[float, ...], cls: str, size: float = .030) -> None:
    for d in places:
        x, y = t.at(angle, d)
        w = (t.at(angle + 6, d)[0] - t.at(angle - 6, d)[0]) / .10
        if w > .1:
            pen.ellipse(x, y, size * min(1., w), size, cls)


def _yoke(pen: Pen, t: Trunk) -> None:
    """Back seam across the shoulders and down the spine."""
    points = [t.at(BEHIND + a, .17 + .015 * (1 - abs(a) / 90)) for a in (-90, -45, 0, 45, 90)]
    if points[-1][0] - points[0][0] > .05:
        pen.line(points, .022, "top2", 0)
    _seam(pen, t, BEHIND, .17, 1.04, .020)


# ---------------------------------------------------------------- garments
def _stripe(pen: Pen, t: Trunk) -> None:
    for i in range(5):
        d = .21 + .125 * i
        l, r = t.edges(d)
        y = -TORSO * (1 - d)
        pen.line([(l - .2, y), ((l + r) / 2, y + .05), (r + .2, y)], .085, "trim", 0)


def _tshirt(pen: Pen, t: Trunk) -> None:
    a, b = t.at(0, .30)[0], t.at(0, .42)[0]
    if t.yaw < 110:
        fade = min(1., (110 - t.yaw) / 30)
        pen.ellipse((a + b) / 2 - .02, -TORSO * .66, .15 * fade * max(.25, t.cosine) if t.cosine > 0 else .03, .15 * fade, "trim")


def _shirt(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 4, .10, 1.02, .026)
    _dots(pen, t, -1, (.22, .36, .50), "trim", .026)
    _patch(pen, t, 20, 42, .30, .42, "top2")
    _yoke(pen, t)


def _blouse(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 0, .10, .64, .026)
    _dots(pen, t, 0, (.30, .42, .54), "trim", .026)
    _yoke(pen, t)


def _knit(pen: Pen, t: Trunk) -> None:
    pen.blob(t.band(.865, 1.0), "top2")
    for angle in (-30, 0, 30):
        _seam(pen, t, angle, .22, .84, .030)
    for angle in (-30, 0, 30):
        _seam(pen, t, BEHIND + angle, .22, .84, .030)


def _cardigan(pen: Pen, t: Trunk) -> None:
    pen.polygon([t.at(-12, .02), t.at(12, .02), t.at(5, .42), t.at(9, 1.05), t.at(-9, 1.05), t.at(-5, .42)], "trim")
    _seam(pen, t, 11, .40, 1.02, .045)
    _seam(pen, t, -11, .40, 1.02, .045)
    _dots(pen, t, 10, (.50, .62, .74), "trim2", .026)
    _yoke(pen, t)


def _hoodie(pen: Pen, t: Trunk) -> None:
    _patch(pen, t, -38, 38, .70, .88, "top2", .72)
    pen.blob(t.band(.885, .99), "top2")
    for angle in (-7, 7):
        _seam(pen, t, angle, .14, .30, .026, "trim")


def _jacket(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 0, .06, 1.0, .036, "trim2")
    pen.blob(t.band(.875, .99), "top2")
    _seam(pen, t, -42, .60, .78, .036)
    _seam(pen, t, 42, .60, .78, .036)
    _yoke(pen, t)


def _vizvest(pen: Pen, t: Trunk) -> None:
    for d in (.44, .70):
        pen.blob(t.band(d, d + .085), "trim")
    for angle in (-46, 46, BEHIND - 40, BEHIND + 40):
        _seam(pen, t, angle, .03, .46, .085, "trim")
    _seam(pen, t, 0, .06, 1.0, .03, "trim2")


def _track(pen: Pen, t: Trunk) -> None:
    pen.blob(t.band(-.02, .28, .03), "trim")
    pen.blob(t.band(.275, .315, .03), "top2")
    _seam(pen, t, 0, .02, 1.0, .034, "trim2")
    pen.blob(t.band(.90, .99), "top2")


def _dress(pen: Pen, t: Trunk) -> None:
    pen.blob(t.band(.575, .66), "trim")
    _seam(pen, t, BEHIND, .06, .58, .022)


def _sundress(pen: Pen, t: Trunk) -> None:
    for row in range(4):
        for k in range(-2, 4):
            angle = k * 44 + (22 if row % 2 else 0)
            for base in (0., BEHIND):
                _dots(pen, t, base + angle if abs(angle) < 92 else 999, (.24 + .10 * row,), "trim", .030)
    pen.blob(t.band(.585, .645), "trim")


def _gown(pen: Pen, t: Trunk) -> None:
    pen.polygon([t.at(-26, .55), t.at(0, .70), t.at(26, .55), t.at(36, .60), t.at(0, .80), t.at(-36, .60)], "trim")
    _seam(pen, t, -30, .24, .60, .022)
    _seam(pen, t, 30, .24, .60, .022)
    _seam(pen, t, BEHIND, .20, .62, .04, "trim")


def _suit(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 3, .40, 1.05, .026)
    _dots(pen, t, 7, (.52, .66), "trim2", .030)
    _patch(pen, t, 26, 50, .325, .355, "trim")
    _seam(pen, t, -44, .70, .705, .03)
    for angle in (-42, 42):
        pen.polygon([t.at(angle - 14, .74), t.at(angle + 14, .74), t.at(angle + 14, .775), t.at(angle - 14, .775)], "top2")
    _seam(pen, t, BEHIND, .04, 1.05, .022)


def _coat(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 5, .40, 1.05, .028)
    _dots(pen, t, 12, (.48, .64, .80), "trim2", .036)
    for angle in (-44, 44):
        pen.polygon([t.at(angle - 15, .74), t.at(angle + 15, .74), t.at(angle + 15, .79), t.at(angle - 15, .79)], "top2")
    _seam(pen, t, BEHIND, .04, 1.05, .024)
    pen.polygon([t.at(BEHIND - 34, .62), t.at(BEHIND + 34, .62), t.at(BEHIND + 34, .67), t.at(BEHIND - 34, .67)], "top2")


def _trench(pen: Pen, t: Trunk) -> None:
    _dots(pen, t, 16, (.34, .47, .78), "trim2", .034)
    _dots(pen, t, -16, (.34, .47, .78), "trim2", .034)
    points = [t.at(BEHIND + a, .30 + .02 * (1 - abs(a) / 90)) for a in (-90, -45, 0, 45, 90)]
    if points[-1][0] - points[0][0] > .05:
        pen.line(points, .026, "top2", 0)
    pen.blob(t.band(.58, .665), "top2")
    _patch(pen, t, -8, 8, .572, .675, "trim2")


def _doctor(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 3, .40, 1.05, .028)
    _dots(pen, t, 8, (.50, .64, .78), "top2", .034)
    _patch(pen, t, 24, 48, .33, .45, "top2")
    _seam(pen, t, 32, .27, .36, .03, "trim")
    for angle in (-42, 42):
        _patch(pen, t, angle - 16, angle + 16, .72, .90, "top2")
    _seam(pen, t, BEHIND, .04, 1.05, .024)
    _patch(pen, t, BEHIND - 30, BEHIND + 30, .62, .66, "top2")


def _police(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 0, .36, 1.05, .026)
    _dots(pen, t, 3, (.40, .49, .74), "trim", .032)
    for angle in (-36, 36):
        _patch(pen, t, angle - 15, angle + 15, .30, .335, "top2")
    _patch(pen, t, 25, 47, .235, .30, "trim", .6)
    for side in (-1, 1):
        l = t.at(side * 72, .075)
        pen.ellipse(l[0], l[1] + .02, .10, .045, "trim", .35 * side)
    _seam(pen, t, BEHIND, .04, 1.05, .022)
    pen.blob(t.band(.595, .685), "trim2")
    _patch(pen, t, -10, 10, .585, .695, "trim")


def _soldier(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 0, .30, 1.05, .028)
    for angle in (-36, 36):
        _patch(pen, t, angle - 17, angle + 17, .32, .45, "top2")
        _patch(pen, t, angle - 19, angle + 19, .30, .335, "top2")
    pen.blob(t.band(.60, .685), "trim2")
    _patch(pen, t, -10, 10, .59, .695, "trim")


def _nurse(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 0, .10, .64, .026)
    _dots(pen, t, 0, (.28, .40, .52), "trim", .026)
    x = t.at(36, .30)
    w = t.at(42, .30)[0] - t.at(30, .30)[0]
    if w > .02:
        pen.line([(x[0] - w * .5, x[1]), (x[0] + w * .5, x[1])], .04, "trim")
        pen.line([(x[0], x[1] - .06), (x[0], x[1] + .06)], .04, "trim")
    pen.blob(t.band(.585, .66), "top2")


def _apron(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 0, .08, .30, .026)
    _patch(pen, t, -44, 44, .27, 1.05, "trim", .64)
    for angle in (-20, 20):
        a, b = t.at(angle, .28), t.at(angle * 1.35, .02)
        if abs(t.at(angle + 8, .28)[0] - t.at(angle - 8, .28)[0]) > .03:
            pen.line([a, b], .055, "trim", 0)
    for angle in (-30, 30):
        _seam(pen, t, BEHIND + angle, .02, .60, .05, "trim")
    pen.polygon([t.at(BEHIND - 92, .575), t.at(BEHIND, .60), t.at(BEHIND + 92, .575), t.at(BEHIND + 92, .625), t.at(BEHIND, .65),
        t.at(BEHIND - 92, .625)], "trim")


def _overalls(pen: Pen, t: Trunk) -> None:
    _patch(pen, t, -46, 46, .28, 1.05, "trim", .70)
    pen.blob(t.band(.60, 1.05), "trim")
    for angle in (-28, 28):
        _seam(pen, t, angle, .0, .33, .10, "trim")
    _patch(pen, t, BEHIND - 40, BEHIND + 40, .42, 1.05, "trim", .6)
    for angle in (-24, 24):
        _seam(pen, t, BEHIND + angle, .0, .46, .10, "trim")
    _dots(pen, t, -28, (.325,), "trim2", .040)
    _dots(pen, t, 28, (.325,), "trim2", .040)
    _patch(pen, t, -18, 18, .40, .405, "trim2")


def _waistcoat(pen: Pen, t: Trunk) -> None:
    pen.polygon([t.at(-58, .02), t.at(-24, .03), t.at(0, .37), t.at(24, .03), t.at(58, .02), t.at(75, .22), t.at(88, .34), t.at(88, .65),
        t.at(14, .65), t.at(0, .69), t.at(-14, .65),
                 t.at(-88, .65), t.at(-88, .34), t.at(-75, .22)], "trim")
    pen.polygon([t.at(BEHIND - 60, .02), t.at(BEHIND + 60, .02), t.at(BEHIND + 72, .24), t.at(BEHIND + 92, .36), t.at(BEHIND + 92, .65),
        t.at(BEHIND - 92, .65), t.at(BEHIND - 92, .36),
                 t.at(BEHIND - 72, .24)], "trim")
    _dots(pen, t, 0, (.42, .50, .58), "trim2", .028)
    _seam(pen, t, BEHIND, .05, .64, .02, "trim2")


def _school(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 0, .10, .64, .024)
    _dots(pen, t, 0, (.30, .42, .53), "trim", .024)
    _yoke(pen, t)


def _sailor(pen: Pen, t: Trunk) -> None:
    pen.blob(t.band(.86, .93), "trim")
    _seam(pen, t, 0, .42, .86, .022)


def _crossed(pen: Pen, t: Trunk) -> None:
    """Hanfu, robe: the lower end of the crossing band, and the sash."""
    a, b = t.at(4, .28), t.at(-34, .62)
    grow = min(1., (t.at(10, .3)[0] - t.at(-10, .3)[0]) / .10)
    if grow > .05:
        pen.line([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + .02), b], .13 * grow, "trim", 0)
    pen.blob(t.band(.56, .685), "trim2")
    _seam(pen, t, BEHIND, .06, .56, .022)


def _ruqun(pen: Pen, t: Trunk) -> None:
    pen.blob(t.band(.30, .40, .02), "trim")
    pen.blob(t.band(.395, .68, .02), "trim2")
    for angle in (-60, -30, 0, 30, 60, BEHIND - 50, BEHIND, BEHIND + 50):
        _seam(pen, t, angle, .42, .68, .020, "trim")
    _seam(pen, t, 8, .38, .66, .075, "trim")


def _kimono(pen: Pen, t: Trunk) -> None:
    a, b = t.at(4, .22), t.at(-24, .50)
    grow = min(1., (t.at(10, .3)[0] - t.at(-10, .3)[0]) / .10)
    if grow > .05:
        pen.line([a, b], .12 * grow, "top2", 0)
    for angle, d in ((52, .24), (-58, .34), (66, .44), (-190, .26), (-225, .42), (-140, .40)):
        _dots(pen, t, angle, (d,), "top2", .085)
    pen.blob(t.band(.44, .70, .012), "trim")
    pen.blob(t.band(.545, .59, .012), "trim2")
    _patch(pen, t, BEHIND - 36, BEHIND + 36, .37, .69, "trim2")
    _patch(pen, t, BEHIND - 28, BEHIND + 28, .40, .66, "trim")


def _qipao(pen: Pen, t: Trunk) -> None:
    for angle, d in ((30, .40), (-34, .30), (-20, .52), (48, .56), (-60, .46), (-200, .34), (-160, .48), (-215, .56), (-150, .26)):
        _dots(pen, t, angle, (d,), "top2", .060)
    for angle, d in ((30, .40), (-34, .30), (-20, .52), (-200, .34), (-160, .48)):
        _dots(pen, t, angle, (d,), "trim", .024)
    _seam(pen, t, BEHIND, .04, .64, .020)


def _changshan(pen: Pen, t: Trunk) -> None:
    for d in (.36, .52, .68):
        a = t.at(-62, d)
        w = t.at(-54, d)[0] - t.at(-70, d)[0]
        if w > .02:
            pen.line([(a[0] - min(.05, w), a[1]), (a[0] + min(.05, w), a[1])], .034, "trim")
    _seam(pen, t, -64, .26, 1.05, .020)
    _seam(pen, t, BEHIND, .04, 1.05, .020)


def _tang(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 0, .06, 1.02, .022)
    for d in (.16, .34, .52, .70):
        a, w = t.at(0, d), t.at(9, d)[0] - t.at(-9, d)[0]
        if w > .02:
            pen.line([(a[0] - w * .6, a[1]), (a[0] + w * .6, a[1])], .036, "trim")
            pen.ellipse(a[0], a[1], .03, .03, "trim")
    for angle, d in ((42, .30), (-42, .30), (42, .62), (-42, .62), (-180, .36)):
        _dots(pen, t, angle, (d,), "top2", .10)
    _yoke(pen, t)


def _sari(pen: Pen, t: Trunk) -> None:
    """The drape from the right hip over the left shoulder, with a border; behind it falls straight."""
    pen.polygon([t.at(14, .0), t.at(62, .02), t.at(86, .10), t.at(80, .30), t.at(30, .56), t.at(-88, .66), t.at(-88, .56), t.at(-40, .40),
        t.at(0, .22)], "trim2")
    edge = [t.at(15, .01), t.at(0, .22), t.at(-40, .40), t.at(-88, .57)]
    if edge[0][0] - edge[-1][0] > .02:
        pen.line(edge, .06, "trim", 0)
    pen.polygon([t.at(BEHIND - 78, .02), t.at(BEHIND - 28, .0), t.at(BEHIND - 6, .66), t.at(BEHIND - 92, .66)], "trim2")
    _seam(pen, t, BEHIND - 16, .02, .66, .05, "trim")


def _kurta(pen: Pen, t: Trunk) -> None:
    _patch(pen, t, -9, 9, .08, .46, "trim")
    _dots(pen, t, 0, (.18, .28, .38), "trim2", .024)
    _yoke(pen, t)


def _victorian(pen: Pen, t: Trunk) -> None:
    pen.polygon([t.at(-22, .06), t.at(22, .06), t.at(9, .62), t.at(0, .66), t.at(-9, .62)], "trim")
    _seam(pen, t, -24, .14, .62, .030, "trim2")
    _seam(pen, t, 24, .14, .62, .030, "trim2")
    _dots(pen, t, 0, (.20, .32, .44, .56), "trim2", .028)
    for angle in (-26, 26):
        _seam(pen, t, BEHIND + angle, .10, .64, .022)
    _dots(pen, t, BEHIND, (.20, .32, .44, .56), "trim", .030)


def _maid(pen: Pen, t: Trunk) -> None:
    _patch(pen, t, -40, 40, .24, .66, "trim", .70)
    for angle in (-34, 34):
        _seam(pen, t, angle, .0, .32, .12, "trim")
        _seam(pen, t, BEHIND + angle, .0, .62, .10, "trim")
    pen.blob(t.band(.575, .66), "trim")


def _tailcoat(pen: Pen, t: Trunk) -> None:
    pen.polygon([t.at(-16, .12), t.at(16, .12), t.at(20, .62), t.at(0, .68), t.at(-20, .62)], "trim")
    _dots(pen, t, 0, (.38, .46, .54), "trim2", .026)
    _dots(pen, t, -34, (.46, .56), "trim", .030)
    _dots(pen, t, 34, (.46, .56), "trim", .030)
    _seam(pen, t, BEHIND, .04, .64, .022)
    for angle in (-34, 34):
        _seam(pen, t, BEHIND + angle, .20, .64, .020)
    _dots(pen, t, BEHIND - 20, (.61,), "trim", .032)
    _dots(pen, t, BEHIND + 20, (.61,), "trim", .032)


def _royal(pen: Pen, t: Trunk) -> None:
    _seam(pen, t, 0, .10, 1.0, .12, "trim")
    pen.blob(t.band(.585, .675), "trim")
    _patch(pen, t, -9, 9, .575, .685, "trim2")


def _pyjamas(pen: Pen, t: Trunk) -> None:
    for angle in range(-75, 90, 30):
        _seam(pen, t, angle, .05, 1.0, .026, "top2")
        _seam(pen, t, BEHIND + angle, .05, 1.0, .026, "top2")
    _dots(pen, t, 3, (.30, .45, .60, .75), "trim", .030)


FRONTS: dict[str, Callable[[Pen, Trunk], None]] = {
    "tshirt": _tshirt, "stripe": _stripe, "shirt": _shirt, "blouse": _blouse, "sweater": _knit, "turtleneck": _yoke, "cardigan": _cardigan,
        "hoodie": _hoodie, "jacket": _jacket,
    "dress": _dress, "sundress": _sundress, "gown": _gown, "suit": _suit, "coat": _coat, "trench": _trench, "vest": _waistcoat, "police": _police,
        "soldier": _soldier,
    "doctor": _doctor, "nurse": _nurse, "apron": _apron, "overalls": _overalls, "vizvest": _vizvest, "track": _track, "school": _school,
        "sailor": _sailor, "hanfu": _crossed,
    "ruqun": _ruqun, "kimono": _kimono, "qipao": _qipao, "qipao_long": _qipao, "changshan": _changshan, "tang": _tang, "sari": _sari,
        "kurta": _kurta, "abaya": _yoke,
    "victorian": _victorian, "maid": _maid, "tailcoat": _tailcoat, "frock": _tailcoat, "royal": _royal, "robe": _crossed, "pyjamas": _pyjamas,
}
