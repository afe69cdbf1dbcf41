"""Collars, necklines, lapels, ties and hoods at any yaw, over the torso and in its frame. Classes: skin shirt tie top2."""
from __future__ import annotations

from typing import Callable

from ..sheet import Pen, Point
from .body import BEHIND, TORSO, Trunk

ROUND = (-90, -66, -44, -22, 0, 22, 44, 66, 90)


def draw_collar(pen: Pen, trunk: Trunk, collar: str, tie: bool) -> None:
    COLLARS[collar](pen, trunk, tie)


def _neckline(t: Trunk, depth: float, wide: float = .0, base: float = 0.) -> list[Point]:
    """The rim of a neck opening, from the person's right round the front to the left; `wide` opens it over the shoulders."""
    rim: list[Point] = []
    for angle in ROUND:
        middle = (1 - (angle / 90) ** 2) ** 1.0
        rim.append(t.at(angle * (.55 + wide), base + depth * middle))
    return rim


def _opening(pen: Pen, t: Trunk, depth: float, wide: float, cls: str = "skin") -> None:
    rim = _neckline(t, depth, wide)
    top = -TORSO - .10
    pen.polygon([(rim[0][0], top), *rim, (rim[-1][0], top)], cls)


def _behind(pen: Pen, t: Trunk, height: float, depth: float, cls: str, wide: float = 1.) -> None:
    """A band round the back of the neck."""
    angles = (-90, -45, 0, 45, 90)
    low = [t.at(BEHIND + a * wide, depth * (1 - (a / 90) ** 2) + .008) for a in angles]
    if low[-1][0] - low[0][0] < .02:
        return
    l, r = low[0][0], low[-1][0]
    pen.blob([(l, -TORSO - height, 1), ((l + r) / 2, -TORSO - height + .02), (r, -TORSO - height, 1), (*low[-1], 1), *low[-2:0:-1], (*low[0], 1)],
        cls)


def _round(pen: Pen, t: Trunk, tie: bool) -> None:
    _opening(pen, t, .055, .0)
    _rim(pen, t, .055, .0, .045)
    _behind(pen, t, -.005, .022, "top2", .6)


def _rim(pen: Pen, t: Trunk, depth: float, wide: float, width: float, cls: str = "top2") -> None:
    rim = _neckline(t, depth, wide)
    grow = min(1., (rim[-1][0] - rim[0][0]) / .18)
    if grow > .05:
        pen.line(rim, width * grow, cls, 0)


def _crew(pen: Pen, t: Trunk, tie: bool) -> None:
    _opening(pen, t, .03, -.08)
    _rim(pen, t, .035, -.06, .095)
    _behind(pen, t, .05, .02, "top2", .6)


def _turtle(pen: Pen, t: Trunk, tie: bool) -> None:
    l, r = t.edges(0.)
    pen.blob([(l - .03, -TORSO - .15), (r + .03, -TORSO - .15), (r + .06, -TORSO + .06), ((l + r) / 2 + .06 * t.sine, -TORSO + .11),
        (l - .06, -TORSO + .06)], "top2")


def _scoop(pen: Pen, t: Trunk, tie: bool) -> None:
    _opening(pen, t, .115, .10)
    _behind(pen, t, .02, .04, "skin", .7)


def _bare_shoulders(pen: Pen, t: Trunk, rim: list[Point], d: float) -> None:
    """Skin from a rim across the chest or the back up to the neck, inside the silhouette."""
    if rim[-1][0] - rim[0][0] < .02:
        return
    rows = [x for x in (.11, .062, .03, 0.) if x < d]
    right = [(t.edges(x)[1] + .004, -TORSO * (1 - x)) for x in rows]
    left = [(t.edges(x)[0] - .004, -TORSO * (1 - x)) for x in rows]
    turned = (rim[-1][0] - rim[0][0]) / max(.01, t.edges(d)[1] - t.edges(d)[0])
    if turned > .97:
        pen.polygon([*rim, *right, *left[::-1]], "skin")
        return
    side = right if abs(rim[-1][0]) >= abs(rim[0][0]) * .999 and rim[-1][0] >= t.edges(d)[1] * .96 else left
    other = rim[0] if side is right else rim[-1]
    pen.polygon([*(rim if side is right else rim[::-1]), *side, (other[0] * .5, -TORSO)], "skin")


def _straps(pen: Pen, t: Trunk, tie: bool) -> None:
    """Bare shoulders: everything above the chest is skin but for two straps."""
    rim = [t.at(a, .17 - .012 * (1 - abs(a) / 90)) for a in ROUND]
    back = [t.at(BEHIND + a, .20) for a in ROUND]
    _bare_shoulders(pen, t, rim, .17)
    _bare_shoulders(pen, t, back, .20)
    for angle in (-40, 40):
        for base in (0., BEHIND):
            a, b = t.at(base + angle, .18), t.at(base + angle * .9, .035)
            if abs(t.at(base + angle + 8, .18)[0] - t.at(base + angle - 8, .18)[0]) > .03:
                pen.line([a, b], .05, "top2")


def _sweetheart(pen: Pen, t: Trunk, tie: bool) -> None:
    rim = [t.at(-86, .10), t.at(-50, .135), t.at(-25, .15), t.at(0, .20), t.at(25, .15), t.at(50, .135), t.at(86, .10)]
    _bare_shoulders(pen, t, rim, .10)
    if rim[-1][0] - rim[0][0] > .02:
        pen.ellipse(t.at(0, .06)[0], t.at(0, .06)[1], .035 * max(.2, t.cosine), .035, "tie")
    _behind(pen, t, .02, .13, "skin", .8)


def _points(pen: Pen, t: Trunk, cls: str, reach: float = .135) -> None:
    """The two points of a shirt's collar."""
    for g in (-1, 1):
        a = [t.at(g * 40, -.01), t.at(g * 10, .03), t.at(g * 16, reach), t.at(g * 52, .055)]
        pen.polygon([(a[0][0], a[0][1] - .07), *a], cls)


def _shirt(pen: Pen, t: Trunk, tie: bool) -> None:
    pen.polygon([t.at(-24, -.05), t.at(24, -.05), t.at(0, .115)], "skin")
    if tie:
        _tie(pen, t, .60)
    _points(pen, t, "top2")
    _behind(pen, t, .08, .03, "top2", .7)


def _tie(pen: Pen, t: Trunk, end: float) -> None:
    pen.polygon([t.at(-7, .03), t.at(7, .03), t.at(4, .09), t.at(10, end - .05), t.at(0, end), t.at(-10, end - .05), t.at(-4, .09)], "tie")


def _bow(pen: Pen, t: Trunk, tie: bool) -> None:
    pen.polygon([t.at(-24, -.05), t.at(24, -.05), t.at(0, .09)], "skin")
    _points(pen, t, "top2", .10)
    x, y = t.at(0, .10)
    w = (t.at(16, .1)[0] - t.at(-16, .1)[0]) / 2
    if w > .01:
        pen.blob([(x, y), (x - w, y - .07), (x - w * .9, y + .07)], "tie")
        pen.blob([(x, y), (x + w, y - .07), (x + w * .9, y + .07)], "tie")
        pen.line([(x, y), (x - w * .5, y + .24)], .05, "tie")
        pen.line([(x, y), (x + w * .5, y + .22)], .05, "tie")
    _behind(pen, t, .06, .03, "top2", .7)


def _lapel(pen: Pen, t: Trunk, tie: bool) -> None:
    pen.polygon([t.at(-30, -.04), t.at(30, -.04), t.at(2, .42)], "shirt")
    if tie:
        _tie(pen, t, .40)
    else:
        pen.polygon([t.at(-15, -.05), t.at(15, -.05), t.at(0, .11)], "skin")
    for g in (-1, 1):
        pen.polygon([t.at(g * 28, -.03), t.at(g * 46, .0), t.at(g * 50, .135), t.at(g * 38, .155), t.at(g * 44, .20), t.at(2, .44),
            t.at(g * 8 + 1, .33)], "top2")
    _behind(pen, t, .09, .04, "top2", .75)


def _uniform(pen: Pen, t: Trunk, tie: bool) -> None:
    pen.polygon([t.at(-26, -.04), t.at(26, -.04), t.at(0, .25)], "shirt")
    _tie(pen, t, .25)
    for g in (-1, 1):
        pen.polygon([t.at(g * 26, -.03), t.at(g * 46, .0), t.at(g * 46, .11), t.at(g * 34, .13), t.at(0, .29), t.at(g * 8, .19)], "top2")
    _behind(pen, t, .09, .04, "top2", .75)


def _waistcoat(pen: Pen, t: Trunk, tie: bool) -> None:
    _tie(pen, t, .36)
    _points(pen, t, "shirt")
    _behind(pen, t, .08, .025, "shirt", .7)


def _cardigan(pen: Pen, t: Trunk, tie: bool) -> None:
    pen.polygon([t.at(-26, -.05), t.at(26, -.05), t.at(12, .06), t.at(0, .085), t.at(-12, .06)], "skin")
    for g in (-1, 1):
        edge = [t.at(g * 30, -.01), t.at(g * 16, .18), t.at(g * 8, .40)]
        if abs(t.at(g * 20 + 8, .2)[0] - t.at(g * 20 - 8, .2)[0]) > .03:
            pen.line(edge, .075, "top2")
    _behind(pen, t, .04, .02, "top2", .6)


def _hood(pen: Pen, t: Trunk, tie: bool) -> None:
    _opening(pen, t, .05, -.05, "shirt")
    rim = _neckline(t, .065, .10)
    grow = min(1., (rim[-1][0] - rim[0][0]) / .22)
    if grow > .05:
        pen.line(rim, .15 * grow, "top2")
    points = [t.at(BEHIND + a, d) for a, d in ((-70, .0), (-46, .13), (0, .27), (46, .13), (70, .0))]
    if points[-1][0] - points[0][0] > .02:
        l, r = points[0], points[-1]
        pen.blob([(l[0], l[1] - .12), ((l[0] + r[0]) / 2, -TORSO - .17), (r[0], r[1] - .12), *points[::-1]], "top2")
        inner = [t.at(BEHIND + a, d) for a, d in ((-46, .01), (0, .075), (46, .01))]
        pen.line(inner, .03, "shirt")


def _zip(pen: Pen, t: Trunk, tie: bool) -> None:
    pen.polygon([t.at(-18, -.05), t.at(18, -.05), t.at(0, .085)], "shirt")
    for g in (-1, 1):
        a = [t.at(g * 44, .0), t.at(g * 10, .05), t.at(g * 5, .09), t.at(g * 46, .065)]
        pen.polygon([(a[0][0], a[0][1] - .09), (a[1][0], a[1][1] - .10), *a[1:]], "top2")
    _behind(pen, t, .11, .035, "top2", .7)


def _mandarin(pen: Pen, t: Trunk, tie: bool) -> None:
    l, r = t.edges(0.)
    m = t.at(0, .02)[0]
    pen.polygon([(l - .01, -TORSO - .13), (m - .03, -TORSO - .07), (m, -TORSO + .0), (m + .03, -TORSO - .07), (r + .01, -TORSO - .13),
        (r + .03, -TORSO + .05), (m, -TORSO + .11), (l - .03, -TORSO + .05)], "top2")
    edge = [t.at(0, .04), t.at(-22, .10), t.at(-52, .16), t.at(-80, .25)]
    if edge[0][0] - edge[-1][0] > .05:
        pen.line(edge, .034, "tie")
        pen.ellipse(*t.at(-2, .055), .032, .032, "tie")
        pen.ellipse(*t.at(-38, .135), .034, .034, "tie")


def _cross(pen: Pen, t: Trunk, tie: bool) -> None:
    """Crossed bands, the person's left over the right."""
    pen.polygon([t.at(-30, -.05), t.at(30, -.05), t.at(4, .20)], "skin")
    shown = t.at(12, .2)[0] - t.at(-12, .2)[0]
    if shown > .01:
        w = min(1., shown / .10)
        pen.line([t.at(-36, -.02), t.at(-18, .09), t.at(8, .23)], .13 * w, "shirt", 0)
        pen.line([t.at(-46, -.005), t.at(-26, .11), t.at(5, .29)], .12 * w, "tie", 0)
        pen.line([t.at(34, -.03), t.at(14, .10), t.at(-2, .22)], .07 * w, "shirt", 0)
        pen.line([t.at(42, -.015), t.at(24, .11), t.at(4, .26), t.at(-10, .38)], .15 * w, "tie", 0)
    _behind(pen, t, .05, .05, "tie", .8)
    _behind(pen, t, .10, .012, "shirt", .55)


def _sailor(pen: Pen, t: Trunk, tie: bool) -> None:
    pen.polygon([t.at(-22, -.05), t.at(22, -.05), t.at(0, .22)], "skin")
    for g in (-1, 1):
        pen.polygon([t.at(g * 26, -.02), t.at(g * 66, .01), t.at(g * 70, .12), t.at(g * 30, .22), t.at(0, .32), t.at(g * 4, .22)], "top2")
    x, y = t.at(0, .33)
    w = (t.at(14, .33)[0] - t.at(-14, .33)[0]) / 2
    if w > .01:
        pen.blob([(x, y - .05), (x - w, y - .10), (x - w * .9, y + .08), (x, y + .02), (x - w * .5, y + .28), (x, y + .20), (x + w * .5, y + .28),
            (x, y + .02), (x + w * .9, y + .08),
                  (x + w, y - .10)], "tie")
    a = [t.at(BEHIND + k, d) for k, d in ((-66, .02), (-60, .26), (60, .26), (66, .02))]
    pen.polygon([(a[0][0], a[0][1] - .06), *a, (a[-1][0], a[-1][1] - .06)], "top2")
    line = [t.at(BEHIND - 52, .05), t.at(BEHIND - 50, .22), t.at(BEHIND + 50, .22), t.at(BEHIND + 52, .05)]
    if line[-1][0] - line[0][0] > .05:
        pen.line([(*p, 1) for p in line], .028, "shirt")


def _high(pen: Pen, t: Trunk, tie: bool) -> None:
    l, r = t.edges(0.)
    m = t.at(0, .03)
    pen.blob([(l - .03, -TORSO - .14), ((l + r) / 2, -TORSO - .10), (r + .03, -TORSO - .14), (r + .05, -TORSO + .05), ((l + r) / 2, -TORSO + .08),
        (l - .05, -TORSO + .05)], "shirt")
    for k in range(-2, 3):
        a = t.at(k * 26, .045)
        pen.ellipse(a[0], a[1], .055, .055, "shirt")
    if t.cosine > 0:
        pen.ellipse(m[0], m[1], .045 * t.cosine, .05, "tie")


def _wing(pen: Pen, t: Trunk, tie: bool) -> None:
    pen.polygon([t.at(-28, -.04), t.at(28, -.04), t.at(13, .33), t.at(-13, .33)], "shirt")
    for g in (-1, 1):
        pen.polygon([t.at(g * 28, -.03), t.at(g * 48, .0), t.at(g * 46, .17), t.at(g * 34, .19), t.at(g * 20, .48), t.at(g * 12, .30)], "top2")
    l, r = t.edges(0.)
    pen.polygon([(l + .0, -TORSO - .10), (r + .0, -TORSO - .10), (r + .02, -TORSO + .04), (l - .02, -TORSO + .04)], "shirt")
    x, y = t.at(0, .035)
    w = (t.at(22, .05)[0] - t.at(-22, .05)[0]) / 2
    if w > .01:
        pen.polygon([(x, y), (x - w, y - .07), (x - w, y + .07)], "tie")
        pen.polygon([(x, y), (x + w, y - .07), (x + w, y + .07)], "tie")
        pen.ellipse(x, y, .035, .045, "tie")
    _behind(pen, t, .06, .045, "top2", .75)


def _ermine(pen: Pen, t: Trunk, tie: bool) -> None:
    """A white fur cape over the shoulders, with tails."""
    rim = [t.at(a, .20 + .05 * (1 - abs(a) / 90)) for a in ROUND]
    back = [t.at(BEHIND + a, .22 + .05 * (1 - abs(a) / 90)) for a in ROUND]
    l, r = t.edges(.10)
    for line in (rim, back):
        if line[-1][0] - line[0][0] > .02:
            pen.blob([(line[0][0] * .55, -TORSO - .10), (line[-1][0] * .55, -TORSO - .10), (r * 1.04, -TORSO * .93), *line[::-1],
                (l * 1.04, -TORSO * .93)], "shirt")
    for base in (0., BEHIND):
        for angle, d in ((-62, .14), (-36, .20), (-14, .13), (14, .21), (38, .13), (64, .17)):
            w = t.at(base + angle + 8, d)[0] - t.at(base + angle - 8, d)[0]
            if w > .03:
                x, y = t.at(base + angle, d)
                pen.line([(x, y - .02), (x, y + .035)], .032, "tie")
    if t.cosine > 0:
        pen.ellipse(*t.at(0, .09), .05 * t.cosine, .05, "top2")


COLLARS: dict[str, Callable[[Pen, Trunk, bool], None]] = {
    "round": _round, "crew": _crew, "turtle": _turtle, "scoop": _scoop, "straps": _straps, "sweetheart": _sweetheart, "shirt": _shirt, "bow": _bow,
        "lapel": _lapel,
    "uniform": _uniform, "waistcoat": _waistcoat, "cardigan": _cardigan, "hood": _hood, "zip": _zip, "mandarin": _mandarin, "cross": _cross,
        "sailor": _sailor, "high": _high,
    "wing": _wing, "ermine": _ermine,
}
