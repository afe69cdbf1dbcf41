"""Arms, legs, hands and feet. Limb frame: the joint at the origin, the bone along +y, the front of the body towards +x.

A limb is drawn at the reference length of its bone (LENGTHS); a compositor stretches what lies between the two joints, so that
the round ends keep their shape. Classes of sleeves and legs: cloth, its shade, skin, its shade; of hands skin skin2; of feet shoe sole skin.
"""
from __future__ import annotations

import math

from ..sheet import Pen

LENGTHS = {"upper_arm": 1.1, "lower_arm": 1.0, "upper_leg": 1.6, "lower_leg": 1.55}
HAND_SHAPES = ("relax", "flat", "open", "fist", "point", "pinch")


def limb_path(pen: Pen, length: float, near: float, far: float, front: float = 0., back: float = 0., flat: bool = False, belly: float = .35) -> None:
    """A tapered limb; front and back bulge its two sides at `belly` of its length."""
    c = pen.c
    c.new_sub_path()
    c.arc(0, 0, near, math.pi, 2 * math.pi)
    middle = near + (far - near) * belly
    c.curve_to(near, length * belly * .4, middle + front * 1.2, length * belly * .7, middle + front, length * belly)
    c.curve_to(middle + front * .8, length * (belly + .25), far, length * .82, far, length)
    if flat:
        c.line_to(-far, length)
    else:
        c.arc(0, length, far, 0, math.pi)
    c.curve_to(-far, length * .82, -middle - back * .8, length * (belly + .25), -middle - back, length * belly)
    c.curve_to(-middle - back * 1.2, length * belly * .7, -near, length * belly * .4, -near, 0)
    c.close_path()


def _upper(pen: Pen, length: float, near: float, far: float, cls: str, front: float = 0., back: float = 0.) -> None:
    """An upper limb: flat at its far end, its shade growing from nothing at the socket."""
    pen.shaded(lambda: limb_path(pen, length, near, far, front, back, True, .45), cls, cls + "2", 0., 0., -math.atan2(far * .42, max(length, .3)))


def _lower(pen: Pen, length: float, near: float, far: float, cls: str, front: float = 0., back: float = 0., belly: float = .30) -> None:
    pen.shaded(lambda: limb_path(pen, length, near, far, front, back, False, belly), cls, cls + "2", near * .40)


def _above(pen: Pen, y: float) -> "object":
    return pen.clipped(lambda: pen.c.rectangle(-2, -2, 4, 2 + y))


def draw_upper_arm(pen: Pen, length: float, sleeve: str) -> None:
    if sleeve in ("none", "cap", "short"):
        _upper(pen, length, .155, .122, "skin")
    if sleeve == "cap":
        with _above(pen, length * .22):  # type: ignore[attr-defined]
            _upper(pen, length, .205, .22, "top")
    elif sleeve == "short":
        with _above(pen, length * .52):  # type: ignore[attr-defined]
            _upper(pen, length, .205, .19, "top", .01, .01)
    elif sleeve == "puff":
        _upper(pen, length, .185, .15, "top")
        with _above(pen, length * .56):  # type: ignore[attr-defined]
            pen.shaded(lambda: pen.curve([(-.17, -.16), (.06, -.25), (.26, -.02), (.30, length * .26), (.17, length * .50), (-.16, length * .50),
                (-.31, length * .26), (-.27, .0)]),
                       "top", "top2", .09)
    elif sleeve in ("long", "wide"):
        _upper(pen, length, .192, .162 if sleeve == "long" else .20, "top")


def draw_lower_arm(pen: Pen, length: float, sleeve: str, cuff: bool) -> None:
    if sleeve in ("none", "cap", "short"):
        _lower(pen, length, .122, .085, "skin", .020, .022)
        return
    _lower(pen, length, .11, .085, "skin")
    with _above(pen, length * .93):  # type: ignore[attr-defined]
        _lower(pen, length, .164 if sleeve != "puff" else .15, .118, "top", .008, .008)
    if cuff:
        with pen.clipped(lambda: limb_path(pen, length, .164, .118, .008, .008, False, .30)):
            pen.rectangle(-.3, length * .84, .3, length * .93, "top2")


def draw_upper_leg(pen: Pen, length: float, cover: str) -> None:
    """cover: trousers, wide, shorts, or bare."""
    if cover in ("bare", "shorts"):
        _upper(pen, length, .265, .165, "skin", .02, .0)
    if cover == "shorts":
        with _above(pen, length * .70):  # type: ignore[attr-defined]
            _upper(pen, length, .30, .27, "bottom", .02, .02)
    elif cover == "trousers":
        _upper(pen, length + .015, .285, .198, "bottom", .022, .0)
    elif cover == "wide":
        _upper(pen, length + .015, .29, .245, "bottom", .02, .02)


def draw_lower_leg(pen: Pen, length: float, cover: str) -> None:
    if cover in ("bare", "shorts"):
        _lower(pen, length, .160, .082, "skin", -.012, .062, .27)
        return
    _lower(pen, length, .12, .085, "skin")
    near, hem, calf = (.200, .158, .030) if cover == "trousers" else (.245, .27, .0)

    def path() -> None:
        c = pen.c
        c.new_sub_path()
        c.arc(0, 0, near, math.pi, 2 * math.pi)
        c.curve_to(near * .98, length * .3, hem + .01, length * .65, hem, length * .985)
        c.curve_to(hem * .4, length * 1.02, -hem * .5, length * 1.03, -hem, length * 1.01)
        c.curve_to(-hem - .01, length * .72, -near - calf * 1.3, length * .42, -near, 0)
        c.close_path()
    pen.shaded(path, "bottom", "bottom2", near * .42)


def draw_foot(pen: Pen, sine: float, cosine: float, height: float, style: str) -> None:
    """sine, cosine of the foot's own yaw: 1, 0 in profile (toes to +x), 0, 1 coming towards us. style: shoe, pump, boot, sandal."""
    s = abs(sine)
    sole = height
    heel, toe = -.125 - .045 * s, .13 + .31 * s
    away = max(0., -cosine)
    up = .02 + .05 * (1 - s) * max(0., cosine)
    top = -.22 if style == "boot" else -.10
    pen.blob([(-.105, top), (.105, top), (.118 + .04 * s, -.01), (toe - .09 * s - .01, sole * .30 - up * .3 + .02 * s), (toe + .005, sole * .72),
        (toe - .015, sole, 1), (heel, sole, 1),
              (heel - .002, sole * .3)], "shoe")
    if style == "pump":
        open_to = (.10 + .09 * s) * (1 - away)
        pen.blob([(-.085, -.13), (.08, -.13), (open_to, -.02), (.02 + open_to * .5, .05 * (1 - away)), (-.075, .0)], "skin")
    elif style == "sandal":
        pen.blob([(-.09, -.12), (.085, -.12), (.10 + .05 * s, -.01), (toe - .12 * s - .03, sole * .45), (toe - .04, sole * .82),
            (heel + .03, sole * .82), (heel + .02, .02)], "skin")
        pen.line([(heel + .03, .02), (.10 + .05 * s, -.0)], .05, "shoe")
        pen.line([(toe - .16 * s - .05, sole * .32), (toe - .12 * s, sole * .9)], .05, "shoe")
    thick = .035 if style != "pump" else .024
    pen.rectangle(heel, sole - thick, toe, sole + .003, "sole", .02)
    if style == "pump" and s > .3:
        pen.polygon([(heel + .05 * s + .03, sole - thick), (heel + .16 * s + .06, sole - thick), (heel + .12 * s + .05, sole + .003),
            (heel + .03 * s + .03, sole + .003)], "shoe")


def draw_hand(pen: Pen, shape: str) -> None:
    """The wrist at the origin, fingers along +y, the thumb towards +x."""
    DRAWN[shape](pen)


def _open_hand(pen: Pen, spread: float, reach: float, lines: bool) -> None:
    fingers = []
    for i in range(4):
        a, x = (i - 1.5) * .2 * spread, (i - 1.5) * .052
        length = reach - .03 * (i in (0, 3)) - .015 * (i == 0)
        fingers.append([(x, .17), (x + math.sin(a) * length, .19 + math.cos(a) * length)])
    for finger in fingers:
        pen.line(finger, .068, "skin")
    pen.line([(.05, .08), (.13, .15), (.18, .22)], .068, "skin")
    pen.rectangle(-.115, -.06, .115, .24, "skin", .09)
    pen.line([(.06, .13), (.085, .17), (.07, .22)], .016, "skin2")
    if lines:
        for finger in fingers[:3]:
            pen.line([(finger[0][0] + .026, .25), (finger[1][0] + .034, finger[1][1] - .03)], .013, "skin2")


def _relax(pen: Pen) -> None:
    pen.blob([(-.095, -.06), (.095, -.06), (.125, .1), (.11, .25), (.06, .40), (-.01, .42), (-.085, .36), (-.12, .2)], "skin")
    pen.line([(.09, .06), (.135, .16), (.125, .25)], .068, "skin")
    pen.line([(.085, .15), (.085, .22)], .015, "skin2")
    for x in (-.04, .02):
        pen.line([(x, .27), (x + .012, .38)], .013, "skin2")


def _fist(pen: Pen) -> None:
    pen.rectangle(-.12, -.06, .125, .285, "skin", .10)
    for i in range(3):
        pen.line([(-.05, .10 + .055 * i), (.10, .105 + .055 * i)], .013, "skin2")
    pen.line([(.07, .05), (.125, .12), (.10, .2)], .072, "skin")


def _point(pen: Pen) -> None:
    pen.line([(.055, .16), (.07, .45)], .070, "skin")
    pen.rectangle(-.115, -.06, .115, .26, "skin", .09)
    for i in range(3):
        pen.line([(-.02 - .04 * i, .16), (-.02 - .04 * i, .25 - .012 * i)], .014, "skin2")
    pen.line([(.03, .12), (.0, .19), (-.04, .2)], .060, "skin2")
    pen.line([(.035, .11), (.008, .18), (-.03, .19)], .052, "skin")


def _pinch(pen: Pen) -> None:
    """Thumb and forefinger together, as on a pen or a key."""
    for i, (x, y) in enumerate(((-.085, .20), (-.045, .235), (-.005, .25))):
        pen.line([(x, y - .08), (x - .005, y + .02), (x + .04, y + .06)], .070, "skin2" if i % 2 else "skin")
    pen.blob([(-.10, -.07), (.085, -.07), (.105, .05), (.095, .17), (.03, .225), (-.065, .215), (-.125, .15), (-.125, .03)], "skin")
    pen.line([(.06, .15), (.12, .235), (.15, .29)], .070, "skin")
    pen.line([(.055, .05), (.135, .13), (.165, .25)], .072, "skin")
    pen.line([(.06, .08), (.11, .14), (.125, .19)], .013, "skin2")


DRAWN = {"relax": _relax, "flat": lambda pen: _open_hand(pen, .45, .22, True), "open": lambda pen: _open_hand(pen, 1., .20, False), "fist": _fist,
    "point": _point, "pinch": _pinch}
