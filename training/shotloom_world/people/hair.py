"""Hair at any yaw: a mane behind the head and a cap with a hairline on the skull, in the head's frame. Classes: hair hair2 trim."""
from __future__ import annotations

import math
from typing import Callable

from ..sheet import Pen, Point
from .head import Skull, outside

# hairlines: (angle on the skull, height)
LINES: dict[str, tuple[tuple[float, float], ...]] = {
    "short": ((-60, -.52), (-56, -.70), (-30, -.79), (0, -.80), (30, -.79), (56, -.70), (60, -.52)),
    "side": ((-60, -.50), (-54, -.66), (-28, -.88), (0, -.80), (30, -.72), (52, -.62), (60, -.48)),
    "fringe": ((-62, -.44), (-56, -.60), (-30, -.64), (0, -.655), (30, -.64), (56, -.60), (62, -.44)),
    "part": ((-71, -.34), (-58, -.54), (-34, -.74), (0, -.90), (34, -.74), (58, -.54), (71, -.34)),
    "back": ((-62, -.48), (-56, -.70), (-30, -.83), (0, -.86), (30, -.83), (56, -.70), (62, -.48)),
    "swept": ((-62, -.44), (-54, -.58), (-22, -.86), (5, -.82), (30, -.72), (54, -.58), (64, -.40)),
    "high": ((-62, -.50), (-60, -.74), (-34, -.89), (0, -.92), (34, -.89), (60, -.74), (62, -.50)),
    "bald": ((-72, -.50), (-76, -.68), (-60, -1.0), (0, -1.3), (60, -1.0), (76, -.68), (72, -.50)),
}
LINE_OF = {"crew": "short", "buzz": "short", "sidepart": "side", "quiff": "back", "bowl": "fringe", "pixie": "swept", "bob": "fringe",
    "long": "part", "wavy": "swept",
           "ponytail": "swept", "pigtails": "fringe", "braid": "part", "braids": "part", "bun": "back", "updo": "part", "loops": "high",
               "topknot": "high", "afro": "back",
           "curly": "short", "balding": "bald"}
LOOSE = ("bob", "long", "wavy")             # falls over the ears
MANES = ("bob", "long", "wavy", "ponytail", "pigtails", "braid", "bun", "updo", "loops", "topknot", "afro", "curly")
FLAT_UNDER_HAT = ("quiff", "crew", "curly", "afro", "bun", "topknot", "loops", "updo")


def covers_ears(style: str, hat: str) -> bool:
    return style in LOOSE or hat in ("hijab", "bonnet", "headscarf", "helmet")


def draw_hair_front(pen: Pen, skull: Skull, style: str, hat: str) -> None:
    """The cap on the skull with its hairline, then tufts, curls, locks and braids before it."""
    if style == "bald" or hat == "hijab":
        return
    _cap(pen, skull, style)
    tuft = TUFTS.get(style)
    if tuft is not None and not (hat and style in FLAT_UNDER_HAT):
        tuft(pen, skull)


def _cap(pen: Pen, skull: Skull, style: str) -> None:
    loose = style in LOOSE
    tight = style == "buzz"
    wide, high = (1.055, 1.06) if tight else (1.10, 1.13)
    back = max(0., -skull.cosine)
    nape: list[Point] = [(skull.mix(.30, .2), -.30), (0., -.30), (skull.mix(-.24, -.22), -.235), (skull.mix(-.36, -.37), -.33)]
    behind = [(skull.mix(.33, .2), -.27), (.20 * skull.c2, -.10), (-.20, -.10), (-.36, -.27)]
    nape = [(a + (c - a) * back, b + (d - b) * back) for (a, b), (c, d) in zip(nape, behind)]
    if loose:
        nape = [(skull.mix(.34, .1), -.20), (.1 * skull.c2 - .05, .02), (-.28, .06), (-.42, -.1)]
    cap = skull.grown(0, 4, wide, high) + nape + skull.grown(9, 12, wide, high)
    line, low = LINES[LINE_OF[style]], ((71, -.1), (71, .4)) if loose else ((100, -.37), (118, .4))
    opening = [(skull.hairline(a, y), y) for a, y in (*((-a, y) for a, y in low[::-1]), *line, *low)]
    opening = [(*point, 1) if i in (0, len(opening) - 1) else point for i, point in enumerate(opening)]
    pen.c.save()
    outside(pen, lambda: pen.curve(opening))
    if style == "balding":
        pen.ellipse_path(-.30 * skull.sine, -.42, .50, .33)
        pen.c.clip()
    pen.blob(cap, "hair")
    if style not in ("afro", "curly", "balding", "buzz"):
        with pen.clipped(lambda: pen.curve(cap)):
            pen.line([(.40 * math.sin(math.radians(skull.yaw - 52)) - .07 * skull.s2, -.78),
                (max(-.5, min(.5, -.22 + .42 * skull.sine * skull.cosine - .08 * skull.s2)), -.935),
                      (.25 * skull.cosine * skull.c2 - .02, -1.0)], .036, "hair2")
    pen.c.restore()


def _quiff(pen: Pen, k: Skull) -> None:
    pen.blob([(k.mix(-.36, -.30), -.86), (-.1, -1.1), (.22 + .05 * k.sine, -1.19), (.40, -1.06), (k.mix(.36, .40), -.84), (.1 + .15 * k.sine, -.90),
        (-.15, -.9)], "hair")


def _crew(pen: Pen, k: Skull) -> None:
    fade = .5 + .5 * max(-1., min(1., (k.cosine + .35) * 4))
    pen.blob([(-.30 - .05 * k.s2, -.93), (0, -1.0 - .10 * fade), (.26 + .08 * k.sine, -.98 - .07 * fade), (.34 + .03 * k.s2, -.86),
        (.1 + .2 * k.sine, -.84), (-.12, -.86)], "hair")


def _sidepart(pen: Pen, k: Skull) -> None:
    front = max(0., k.cosine + .2) / 1.2
    pen.blob([(k.mix(-.36, -.34), -.80), (-.16, -1.06), (.14, -1.12), (.36, -1.02), (k.mix(.42, .40), -.78),
        (k.mix(.34, .36), -.72 - .10 * (1 - front)), (.16 + .1 * k.sine, -.88)], "hair")


def _curls(pen: Pen, k: Skull) -> None:
    for i in range(9):
        a = math.pi * (1.18 + .64 * i / 8)
        pen.ellipse(-.06 * k.sine + .40 * math.cos(a), -.66 + .40 * math.sin(a), .155, .155, "hair")
    for angle in (-34, -10, 14, 38):
        size = max(0., min(1., k.seen(angle) * 4))
        if size > 0:
            pen.ellipse(k.x(angle), -.90, .11 * size, .085 * size, "hair")


def _band(pen: Pen, k: Skull) -> None:
    pen.line([(-.12 - .28 * k.s2, -1.06), (.1 - .3 * k.sine, -1.07)], .06, "trim")


def _locks(pen: Pen, k: Skull) -> None:
    """Hair falling before the shoulders; the far lock goes behind as the head turns."""
    for g, show in ((-1, max(0., min(1., (k.cosine - .1) * 4))), (1, max(0., min(1., (k.cosine - .86) * 9)))):
        if show > 0:
            x = g * .40 * k.cosine - .06 * k.sine
            pen.blob([(x - g * .02, -.62), (x + g * .10 * show, -.30), (x + g * .13 * show, .05), (x + g * .05 * show, .42), (x - g * .02, .60),
                (x - g * .07 * show, .30),
                      (x - g * .02, -.1)], "hair")


def _plait(pen: Pen, x: float, y: float, lean: float, beads: int, size: float) -> None:
    for i in range(beads):
        pen.ellipse(x + lean * i, y + .165 * i, size - .008 * i, .112, "hair" if i % 2 else "hair2")
    pen.ellipse(x + lean * (beads - .4), y + .165 * (beads - .45), .062, .052, "trim")


def _braids(pen: Pen, k: Skull) -> None:
    for angle, g in ((-82, -1), (82, 1)):
        size = max(0., min(1., (k.seen(angle) + .5) * 3)) if k.cosine > 0 else 1.
        if size > .02:
            _plait(pen, .42 * math.sin(math.radians(k.yaw + angle)) - .04, -.22, g * .03 * abs(k.cosine), 5, .105 * size)


def _braid(pen: Pen, k: Skull) -> None:
    """One braid over the right shoulder."""
    _plait(pen, .36 * math.sin(math.radians(k.yaw - 78)) - .05, -.10, -.012 * k.cosine, 6, .115)


def _flowers(pen: Pen, k: Skull) -> None:
    x = .30 * math.sin(math.radians(k.yaw - 55)) - .05
    pen.ellipse(x, -.98, .075, .075, "trim")
    pen.line([(x + .03, -1.0), (x - .20, -1.08)], .035, "trim")


def _bowl(pen: Pen, k: Skull) -> None:
    side = k.mix(.405, .34)
    pen.blob([(-side - .03 * k.s2, -.40), (-side - .10 * k.s2, -.70), (-.28, -1.03), (0., -1.10), (.28, -1.03), (side + .02, -.72),
        (side - .01, -.52),
              (side * .8 * max(-.2, k.cosine), -.63), (0., -.655), (-side * .55, -.63)], "hair")


TUFTS: dict[str, Callable[[Pen, Skull], None]] = {
    "quiff": _quiff, "crew": _crew, "sidepart": _sidepart, "curly": _curls, "afro": _curls, "bun": _band, "topknot": _band, "long": _locks,
        "wavy": _locks, "braids": _braids,
    "braid": _braid, "updo": _flowers, "loops": _flowers,
}


def draw_hair_back(pen: Pen, k: Skull, style: str, hat: str, female: bool) -> None:
    """The mane: what hangs or stands behind the skull."""
    if style not in MANES or hat in ("hijab", "turban", "headscarf", "bonnet") or (hat and style in ("topknot", "loops",
            "updo") and hat not in ("tiara", "flower", "nurse", "crown")):
        return
    MANE[style](pen, k, bool(hat), female)


def _bob(pen: Pen, k: Skull, hat: bool, female: bool) -> None:
    x, f, s2 = -.10 * k.sine, -.04 * k.s2, k.s2
    pen.blob([(x, -1.06), (.42 + f, -.86), (.49 - .12 * s2, -.45), (.46 - .26 * s2, -.06), (.2 - .2 * s2, .02), (-.3 - .05 * s2, .04),
        (-.50 - .08 * s2, -.05),
              (-.50 - .08 * s2, -.45), (-.43 - .08 * s2, -.86)], "hair")


def _long(pen: Pen, k: Skull, hat: bool, female: bool, waves: float = 0.) -> None:
    x, f, s2, w = -.10 * k.sine, -.04 * k.s2, k.s2, waves
    pen.blob([(x, -1.06), (.42 + f, -.86), (.48 - .16 * s2, -.45), (.46 + w - .34 * s2, .0), (.50 - w - .42 * s2, .45), (.40 + w - .42 * s2, .92),
        (-.25 * s2, .98),
              (-.42 - w - .08 * s2, .92), (-.52 + w - .06 * s2, .45), (-.48 - w - .08 * s2, 0), (-.49 - .06 * s2, -.45), (-.43 - .07 * s2, -.86)],
                  "hair")
    pen.line([(-.3 - .1 * s2, -.1), (-.33 - .1 * s2 + w, .35), (-.28 - .1 * s2, .85)], .04, "hair2")
    pen.line([(.12 * k.c2 - .1 * s2, .1), (.10 * k.c2 - .12 * s2 + w, .45), (.10 * k.c2 - .1 * s2, .80)], .036, "hair2")


def _wavy(pen: Pen, k: Skull, hat: bool, female: bool) -> None:
    _long(pen, k, hat, female, .07)


def _ponytail(pen: Pen, k: Skull, hat: bool, female: bool) -> None:
    s, c2 = k.sine, k.c2
    y = .22 if hat else 0.
    pen.blob([(-.30 * s - .05, -.95 + y), (-.52 * s - .08, -.98 + y), (-.78 * s - .22 * c2, -.72 + y), (-.80 * s - .36 * c2, -.2),
        (-.62 * s - .40 * c2, .22),
              (-.52 * s - .30 * c2, -.2), (-.45 * s, -.6 + y)], "hair")
    pen.line([(-.66 * s - .20 * c2, -.66 + y), (-.68 * s - .34 * c2, -.1)], .034, "hair2")
    pen.ellipse(-.47 * s, -.88 + y, .09, .09, "trim")


def _pigtails(pen: Pen, k: Skull, hat: bool, female: bool) -> None:
    for angle in (-92, 92):
        turned = math.sin(math.radians(k.yaw + angle))
        x = .43 * turned - .05 * k.s2
        g = .05 + .17 * turned - .06 * k.s2
        pen.blob([(x - .05, -.67), (x + .05, -.67), (x + g + .11, -.44), (x + g * 1.2 + .07, -.12), (x + g * 1.1, .05), (x + g * 1.0 - .10, -.14),
            (x + g * .8 - .12, -.42)], "hair")
        pen.ellipse(x, -.66, .075, .075, "trim")


def _braid_root(pen: Pen, k: Skull, hat: bool, female: bool) -> None:
    pen.blob([(-.30 * k.sine - .10, -.75), (.26 * k.c2, -.6), (.30 * k.c2 - .1 * k.s2, -.25), (-.05, -.08), (-.34 - .04 * k.s2, -.05), (-.44, -.30),
        (-.42, -.62)], "hair")


def _bun(pen: Pen, k: Skull, hat: bool, female: bool) -> None:
    x, y = (-.34 * k.sine, -1.14) if not hat else (-.46 * k.sine, -.50)
    pen.ellipse(x, y, .23, .21, "hair")
    pen.ellipse(x - .03 * k.sine, y - .05, .13, .10, "hair2")


def _updo(pen: Pen, k: Skull, hat: bool, female: bool) -> None:
    s = k.sine
    pen.ellipse(-.20 * s, -1.05, .30, .22, "hair")
    pen.ellipse(-.42 * s, -.72, .22 + .10 * k.c2, .24, "hair")
    pen.ellipse(-.24 * s, -1.10, .19, .10, "hair2")


def _loops(pen: Pen, k: Skull, hat: bool, female: bool) -> None:
    for angle in (-50, 50):
        x = .34 * math.sin(math.radians(k.yaw + angle)) - .10 * k.sine
        pen.ellipse(x, -1.13, .15, .18, "hair")
        pen.ellipse(x, -1.15, .06, .085, "hair2")
        pen.line([(x - .07, -.99), (x + .07, -.99)], .05, "trim")


def _topknot(pen: Pen, k: Skull, hat: bool, female: bool) -> None:
    pen.ellipse(-.10 * k.sine, -1.17, .13, .15, "hair")


def _afro(pen: Pen, k: Skull, hat: bool, female: bool) -> None:
    if hat:
        pen.ellipse(-.08 * k.sine, -.48, .56, .40, "hair")
        return
    pen.ellipse(-.08 * k.sine, -.70, .62, .58, "hair")


def _curly_back(pen: Pen, k: Skull, hat: bool, female: bool) -> None:
    for i in range(12):
        a = i * math.pi / 6
        if (female or math.sin(a) < .3) and not (hat and math.sin(a) < -.2):
            pen.ellipse(-.07 * k.sine + .40 * math.cos(a), -.62 + (.44 if female else .40) * math.sin(a), .17, .17, "hair")


MANE: dict[str, Callable[[Pen, Skull, bool, bool], None]] = {
    "bob": _bob, "long": _long, "wavy": _wavy, "ponytail": _ponytail, "pigtails": _pigtails, "braid": _braid_root, "bun": _bun, "updo": _updo,
        "loops": _loops,
    "topknot": _topknot, "afro": _afro, "curly": _curly_back,
}
