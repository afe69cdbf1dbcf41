"""Faces as numbers, and the ellipses, strokes and patches that they are drawn with.

Fine lines smear in painted maps, so the face is never painted: `features` lists parameters in the head's frame (heads; chin at the origin,
crown at y = -1), always the same slots in the same order, hidden ones left out.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Mapping

from ..sheet import Point
from .head import Skull

Face = dict[str, float]
# what each number does, and its range
FACE_RANGES: dict[str, tuple[float, float]] = {
    "brow": (-1.2, 1.4),      # raised
    "frown": (-1.2, 1.2),     # inner ends up (+, sad) or down (-, angry)
    "open": (0., 1.35),       # eyelids: 0 shut, 1 at rest
    "gaze": (-1., 1.),        # to the right of the picture
    "gaze_y": (-1., 1.),      # down
    "width": (.03, .16),      # mouth's half-width
    "gap": (0., .15),         # lips apart
    "curve": (-1.2, 1.2),     # corners up
    "round": (0., 1.),        # lips pursed
    "teeth": (0., 1.), "tongue": (0., 1.), "blush": (0., 1.),
}
NEUTRAL: Face = {"brow": 0., "frown": 0., "open": 1., "gaze": 0., "gaze_y": 0., "width": .105, "gap": 0., "curve": .22, "round": 0., "teeth": 0.,
    "tongue": 0., "blush": .3}
EXPRESSIONS: dict[str, Face] = {
    "neutral": {}, "smile": {"curve": .9, "width": .13, "brow": .15, "blush": .7},
    "laugh": {"curve": 1.1, "width": .15, "gap": .12, "teeth": 1., "tongue": 1., "open": .10, "brow": .5, "blush": 1.},
    "sad": {"curve": -.7, "width": .09, "frown": .8, "open": .72, "gaze_y": .5},
        "angry": {"curve": -.55, "width": .11, "frown": -1., "brow": -.5, "open": .8},
    "surprised": {"curve": 0., "width": .06, "gap": .13, "round": 1., "brow": 1.2, "open": 1.3},
    "afraid": {"curve": -.4, "width": .10, "gap": .05, "teeth": 1., "frown": 1., "brow": .9, "open": 1.28, "blush": 0.},
    "thinking": {"curve": -.1, "width": .07, "brow": .4, "frown": .3, "gaze": .8, "gaze_y": -.7},
    "disgust": {"curve": -.8, "width": .08, "frown": -.5, "brow": -.3, "open": .62},
        "tired": {"curve": -.1, "open": .45, "frown": .4, "gaze_y": .4, "brow": -.2},
    "asleep": {"open": 0., "curve": .3, "width": .08}, "crying": {"curve": -.9, "width": .10, "gap": .05, "frown": 1.1, "open": .12, "blush": .9},
    "determined": {"curve": -.05, "width": .10, "frown": -.6, "brow": -.2, "open": .86},
}
VISEMES: dict[str, Face] = {
    "rest": {}, "M": {"gap": 0., "width": .085, "curve": .05}, "A": {"gap": .12, "width": .10, "tongue": 1., "teeth": .5, "round": 0.},
    "E": {"gap": .055, "width": .135, "teeth": 1., "round": 0.}, "O": {"gap": .12, "width": .06, "round": 1.},
        "U": {"gap": .06, "width": .04, "round": 1.},
    "F": {"gap": .03, "width": .09, "teeth": 1., "round": 0.},
}


def face(expression: str = "neutral", viseme: str = "rest", blink: float = 0., **over: float) -> Face:
    """A face vector inside its ranges. A viseme moves the mouth and keeps half of the expression's curve; blink 1 shuts the eyes."""
    made = {**NEUTRAL, **EXPRESSIONS[expression]}
    curve = made["curve"]
    made.update(VISEMES[viseme])
    if viseme != "rest":
        made["curve"] = .5 * curve
    made.update(over)
    made["open"] *= 1 - blink
    return {name: max(low, min(high, made[name])) for name, (low, high) in FACE_RANGES.items()}


@dataclass(frozen=True)
class Ellipse:
    """A filled ellipse; ring > 0 draws only an outline of that width. clip: '' or a region's name (see figure.Figure.clips)."""
    slot: str
    x: float
    y: float
    rx: float
    ry: float
    cls: str
    clip: str = ""
    turn: float = 0.
    ring: float = 0.


@dataclass(frozen=True)
class Stroke:
    """A round-ended line of STROKE_POINTS points."""
    slot: str
    points: tuple[tuple[float, float], ...]
    width: float
    cls: str
    clip: str = ""


@dataclass(frozen=True)
class Patch:
    """A filled convex polygon of PATCH_POINTS points."""
    slot: str
    points: tuple[tuple[float, float], ...]
    cls: str
    clip: str = ""


Feature = Ellipse | Stroke | Patch
STROKE_POINTS = 9
PATCH_POINTS = 18


def smooth_line(points: list[Point], count: int = STROKE_POINTS, closed: bool = False) -> tuple[tuple[float, float], ...]:
    """`count` points along the Catmull-Rom curve through the given ones; a third element marks a sharp corner."""
    n = len(points)
    spans = n if closed else n - 1
    out = []
    for k in range(count):
        u = spans * (k / count if closed else k / (count - 1))
        i = min(spans - 1, int(u))
        f = u - i
        p = [points[(i + j) % n] if closed else points[max(0, min(n - 1, i + j))] for j in (-1, 0, 1, 2)]
        t1 = 0. if len(p[1]) > 2 else .5
        t2 = 0. if len(p[2]) > 2 else .5
        out.append(tuple(_hermite(p[1][a], p[2][a], t1 * (p[2][a] - p[0][a]), t2 * (p[3][a] - p[1][a]), f) for a in (0, 1)))
    return tuple(out)  # type: ignore[return-value]


def _hermite(a: float, b: float, ta: float, tb: float, f: float) -> float:
    g = 1 - f
    return a * g * g * (1 + 2 * f) + ta * f * g * g + b * f * f * (3 - 2 * f) - tb * f * f * g


def features(k: Skull, f: Mapping[str, float], feminine: bool, old: bool, glasses: str, ears: bool, beard: str) -> tuple[list[Feature],
        list[Feature], list[Feature], dict[str, Patch | Ellipse]]:
    """What is drawn before the head (far ear), on the face under the hair, and over the hair (near ear, glasses); and the clip regions."""
    under: list[Feature] = []
    on: list[Feature] = []
    over: list[Feature] = []
    clips: dict[str, Patch | Ellipse] = {"head": Patch("head", smooth_line(list(k.outline), PATCH_POINTS, True), "skin")}
    if ears:
        _ears(k, under, over)
    if k.yaw < 132:
        fade = max(0., min(1., (132 - k.yaw) / 22))
        for side, angle, g in (("l", 24., 1), ("r", -24., -1)):
            _blush(k, f, on, side, 34. * g)
            _eye(k, f, on, clips, side, angle, g, feminine, old, fade)
        _mouth(k, f, on, clips, feminine, old, fade, beard)
        _nose(k, on, fade)
        if glasses:
            _glasses(k, over, glasses)
    return under, on, over, clips


def _ears(k: Skull, under: list[Feature], over: list[Feature]) -> None:
    far = .40 * k.cosine - .03
    if abs(k.cosine) > .2:
        under.append(Ellipse("ear_far", far, -.43, .07, .105, "skin2"))
    near = -.385 * k.cosine - .05 * k.sine
    narrow = .075 * (1 - .35 * max(0., -k.cosine))
    over.append(Ellipse("ear_near", near, -.43, narrow, .11, "skin"))
    if k.cosine > -.75:
        over.append(Ellipse("ear_near_shade", near + .01, -.43, narrow * .47, .062, "skin2"))


def _blush(k: Skull, f: Mapping[str, float], out: list[Feature], side: str, angle: float) -> None:
    seen = k.seen(angle)
    if seen > .1 and f["blush"] > .05:
        size = min(1., .35 + .65 * f["blush"])
        out.append(Ellipse("blush_" + side, k.x(angle), -.30, .075 * max(.4, seen) * size, .05 * size, "blush", "head"))


def _eye(k: Skull, f: Mapping[str, float], out: list[Feature], clips: dict[str, Patch | Ellipse], side: str, angle: float, g: int, feminine: bool,
        old: bool, fade: float) -> None:
    seen = k.seen(angle)
    if seen < .12:
        return
    x, w, o, y = k.x(angle), max(.55, seen) * min(1., fade + .2), f["open"], -.455
    tilt = f["frown"] * .038 * g
    if o < .22:
        bend = .018 if f["curve"] < .9 else -.035
        out.append(Stroke("lid_" + side, smooth_line([(x - .068 * w, y), (x, y + bend), (x + .068 * w, y)]), .026, "dark", "head"))
    else:
        white = Ellipse("white_" + side, x, y, .076 * w, .060 * o, "white", "head")
        clips["eye_" + side] = white
        ix, iy = x + f["gaze"] * .030 + .012 * k.sine, y + f["gaze_y"] * .018 - .004
        out.append(white)
        out.append(Ellipse("iris_" + side, ix, iy, .050 * (.5 + .5 * w), .056, "iris", "eye_" + side))
        out.append(Ellipse("pupil_" + side, ix, iy, .028 * (.5 + .5 * w), .032, "dark", "eye_" + side))
        out.append(Ellipse("glint_" + side, ix + .015, iy - .014, .012, .012, "white", "eye_" + side))
        lid = smooth_line([(x - .084 * w, y - .010 * o), (x - .04 * w, y - .054 * o), (x + .04 * w, y - .054 * o), (x + .084 * w, y - .010 * o)])
        out.append(Stroke("lid_" + side, lid, .024 if feminine else .021, "dark", "head"))
        if feminine:
            out.append(Stroke("lash_" + side, smooth_line([(x + g * .076 * w, y - .022 * o), (x + g * .118 * w, y - .054 * o)]), .019, "dark",
                "head"))
    if old:
        out.append(Stroke("bag_" + side, smooth_line([(x - .055 * w, y + .090), (x, y + .105), (x + .055 * w, y + .098)]), .014, "skin2", "head"))
    by = -.595 - .045 * f["brow"] + (.012 if o < .22 else 0.)
    brow = smooth_line([(x - .088 * w, by + .012 - tilt), (x, by - .022), (x + .088 * w, by + .012 + tilt)])
    out.append(Stroke("brow_" + side, brow, (.028 if feminine else .038) + .006 * old, "brow", "head"))


def _nose(k: Skull, out: list[Feature], fade: float) -> None:
    x, y = .385 * k.sine, -.31
    turned = max(0., min(1., (k.sine - .25) / .35))
    front = [(x - .042, y), (x, y + .022), (x + .042, y)]
    side = [(x + .028, y - .04), (x + .050 * k.sine, y + .018), (x - .03, y + .022)]
    out.append(Stroke("nose", smooth_line([(a + (c - a) * turned, b + (d - b) * turned) for (a, b), (c, d) in zip(front, side)]), .024 * fade,
        "skin2"))


def _mouth(k: Skull, f: Mapping[str, float], out: list[Feature], clips: dict[str, Patch | Ellipse], feminine: bool, old: bool, fade: float,
        beard: str) -> None:
    away = max(0., -k.cosine)
    x, y = .275 * k.sine + .16 * away, -.165 + (.012 if beard in ("moustache", "full", "long", "goatee") else 0.)
    w = max(.55, abs(k.cosine) ** .5) if k.cosine > 0 else .55 * max(0., 1 - 2.2 * away)
    if w < .05:
        return
    half, curve, gap = f["width"] * w, f["curve"] * .045 * w, f["gap"]
    if gap < .012:
        line = smooth_line([(x - half, y - curve), (x, y + curve * .9), (x + half, y - curve)])
        out.append(Stroke("lips", line, (.030 if feminine else .026) * fade, "lip" if feminine else "mouth", "head"))
    else:
        oval = [(x + half * math.cos(a), y + gap * .62 * math.sin(a)) for a in (2 * math.pi * i / 8 for i in range(8))]
        top = y - .02
        smile: list[Point] = [(x - half, top - curve * .4, 1), (x, top + curve * .1), (x + half, top - curve * .4, 1),
            (x + half * .62, y + gap * .62), (x, y + gap * .85), (x - half * .62, y + gap * .62)]
        rounded = smooth_line(list(oval), PATCH_POINTS, True)
        wide = smooth_line(smile, PATCH_POINTS, True)
        # the oval starts at its right, the smile at its left corner: begin both at the left before mixing
        turned = tuple(rounded[(PATCH_POINTS // 2 + i) % PATCH_POINTS] for i in range(PATCH_POINTS))
        r = f["round"]
        shape = tuple((a + (c - a) * r, b + (d - b) * r) for (a, b), (c, d) in zip(wide, turned))
        hole = Patch("mouth", shape, "mouth", "head")
        clips["mouth"] = hole
        middle = y + gap * .1
        wide_lip, high_lip = 1 + .013 / max(.02, half), 1 + .013 / max(.02, gap * .5)
        out.append(Patch("lips_open", tuple((x + (a - x) * wide_lip, middle + (b - middle) * high_lip) for a, b in shape), "lip", "head"))
        out.append(hole)
        if f["tongue"] > .05:
            out.append(Ellipse("tongue", x, y + gap * (1.25 - .3 * f["tongue"]), half * .62, gap * .42, "tongue", "mouth"))
        if f["teeth"] > .05:
            low = top + (.044 if gap > .06 else .032) * f["teeth"] + curve * .1
            out.append(Patch("teeth", smooth_line([(x - half, y - .07, 1), (x + half, y - .07, 1), (x + half, low, 1), (x - half, low, 1)],
                PATCH_POINTS, True), "white", "mouth"))
    if old:
        for side, g in (("l", 1), ("r", -1)):
            if k.seen(24 * g) > .2:
                out.append(Stroke("fold_" + side, smooth_line([(x + g * .145 * w, y - .05), (x + g * .175 * w, y + .02),
                    (x + g * .165 * w, y + .07)]), .015, "skin2", "head"))


def _glasses(k: Skull, out: list[Feature], glasses: str) -> None:
    y, rim = -.455, "dark"
    near, far = max(.40, k.seen(-24)), max(.40, k.seen(24))
    rx = .118 if glasses == "round" else .125
    ry = .108 if glasses == "round" else .088
    for side, angle, seen in (("r", -24., near), ("l", 24., far)):
        if k.seen(angle) > .12:
            if glasses == "dark":
                out.append(Ellipse("lens_" + side, k.x(angle), y, rx * seen, ry, "dark"))
            else:
                out.append(Ellipse("rim_" + side, k.x(angle), y, rx * seen, ry, rim, "", 0., .028))
    if k.seen(24) > .12:
        out.append(Stroke("bridge", smooth_line([(k.x(-24) + rx * .9 * near, y - .012), ((k.x(-24) + rx * near + k.x(24) - rx * far) / 2, y - .03),
            (k.x(24) - rx * .9 * far, y - .012)]), .026, rim))
    ear = -.385 * k.cosine - .05 * k.sine
    start = k.x(-24) - rx * near if k.seen(-24) > .12 else k.x(-60)
    if start > ear + .03:
        out.append(Stroke("temple", smooth_line([(start, y - .02), (ear + .05, y - .03)]), .026, rim))
