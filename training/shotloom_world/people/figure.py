"""A figure: one person in one frame as a list of simple drawables, back to front, and the reference that draws it with cairo.

The figure's frame is in heads: the origin on the ground under the pelvis, x right, y down. Every drawable has a `slot`; a slot occurs at most
once in a figure, its kind and its class never change, so a compositor can keep one place per slot and change only numbers and order.
What is hidden is left out. `MOST` says how many slots of each kind there are.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Callable, Mapping

import cairo

from ..sheet import RGB, Pen, Sprite, draw
from .face import Ellipse, Patch, Stroke
from .person import Person

Affine = tuple[float, float, float, float, float, float]     # x' = a x + b y + c, y' = d x + e y + f
Xy = tuple[float, float]
HULL_POINTS = 24


@dataclass(frozen=True)
class PartDraw:
    """A rigid part's map (person.PARTS) put by an affine. First what lies between y = 0 and y = bone is stretched by `stretch`
    (below it everything moves along), then the affine takes the part's frame to the figure's. yaw: view of the map, 0..180."""
    slot: str
    part: str
    yaw: float
    affine: Affine
    stretch: float = 1.


@dataclass(frozen=True)
class Hull:
    """A convex polygon of HULL_POINTS points (the last may repeat). `shade` colours what the polygon moved by `shift` (x, y) leaves bare."""
    slot: str
    points: tuple[Xy, ...]
    cls: str
    shade: str = ""
    shift: Xy = (0., 0.)


@dataclass(frozen=True)
class Capsule:
    """A thick line with round ends."""
    slot: str
    a: Xy
    b: Xy
    radius: float
    cls: str


@dataclass(frozen=True)
class Held:
    """A thing in a hand: the affine takes the thing's frame (metres, origin where it is held) to the figure's."""
    slot: str
    key: str
    affine: Affine


Drawable = PartDraw | Hull | Capsule | Stroke | Ellipse | Patch | Held


@dataclass(frozen=True)
class Figure:
    """items: back to front. clips: regions that ellipses, strokes and patches name: 'head' (Patch), 'eye_l', 'eye_r' (Ellipse), 'mouth' (Patch),
    all inside 'head'. joints: where the joints are in the figure's frame (x, y, depth). mirrored: seen with a negative yaw.
    head: affine of the head's frame. unit: metres per head."""
    items: tuple[Drawable, ...]
    clips: Mapping[str, Patch | Ellipse]
    joints: Mapping[str, tuple[float, float, float]]
    head: Affine
    mirrored: bool
    unit: float


_SIDED_PARTS = ("upper_arm", "lower_arm", "hand", "upper_leg", "lower_leg", "foot")
_SIDED_FACE = ("blush", "white", "iris", "pupil", "glint", "lens", "rim")
SLOTS: dict[str, tuple[str, ...]] = {
    "PartDraw": ("hair_back", "head", "hair_front", "headgear", "torso", "collar", "scarf", "straps", "bag", "cane",
        *(f"{n}_{s}" for n in _SIDED_PARTS for s in "lr")),
    "Hull": ("pelvis", "skirt", "skirt_trim", "overskirt", "apron", "cape", "drape", "tail_l", "tail_r", "sleeve_l", "sleeve_r", "cuff_l", "cuff_r"),
    "Capsule": ("neck",),
    "Stroke": ("pleat_1", "pleat_2", "pleat_3", "placket", "sash", "lips", "nose", "bridge", "temple",
        *(f"{n}_{s}" for n in ("lid", "lash", "bag", "brow", "fold") for s in "lr")),
    "Ellipse": ("ear_far", "ear_near", "ear_near_shade", "tongue", *(f"{n}_{s}" for n in _SIDED_FACE for s in "lr")),
    "Patch": ("lips_open", "mouth", "teeth"),
    "Held": ("held_l", "held_r"),
}
MOST: dict[str, int] = {kind: len(names) for kind, names in SLOTS.items()}


# ---------------------------------------------------------------- affines
def compose(outer: Affine, inner: Affine) -> Affine:
    """First inner, then outer."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return a * g + b * j, a * h + b * k, a * i + b * m + c, d * g + e * j, d * h + e * k, d * i + e * m + f


def placed(x: float, y: float, turn: float = 0., sx: float = 1., sy: float = 1.) -> Affine:
    """Scale, then turn (radians, clockwise on the screen), then move."""
    s, c = math.sin(turn), math.cos(turn)
    return c * sx, -s * sy, x, s * sx, c * sy, y


def apply(m: Affine, p: Xy) -> Xy:
    return m[0] * p[0] + m[1] * p[1] + m[2], m[3] * p[0] + m[4] * p[1] + m[5]


def moved(item: Drawable, m: Affine) -> Drawable:
    """The drawable under a similarity (turn, even scale, mirroring, move)."""
    # built directly, since this runs for every drawable of every frame
    if isinstance(item, PartDraw):
        return PartDraw(item.slot, item.part, item.yaw, compose(m, item.affine), item.stretch)
    if isinstance(item, Held):
        return Held(item.slot, item.key, compose(m, item.affine))
    a, b, c, d, e, f = m
    if isinstance(item, (Hull, Stroke, Patch)):
        points = tuple([(a * x + b * y + c, d * x + e * y + f) for x, y in item.points])
        if isinstance(item, Hull):
            dx, dy = item.shift
            return Hull(item.slot, points, item.cls, item.shade, (a * dx + b * dy, d * dx + e * dy))
        if isinstance(item, Patch):
            return Patch(item.slot, points, item.cls, item.clip)
        return Stroke(item.slot, points, item.width * math.hypot(a, d), item.cls, item.clip)
    scale = math.hypot(a, d)
    if isinstance(item, Capsule):
        return Capsule(item.slot, apply(m, item.a), apply(m, item.b), item.radius * scale, item.cls)
    cosine, sine = math.cos(item.turn), math.sin(item.turn)
    turn = math.atan2(d * cosine + e * sine, a * cosine + b * sine)
    return Ellipse(item.slot, *apply(m, (item.x, item.y)), item.rx * scale, item.ry * scale, item.cls, item.clip, turn, item.ring * scale)


# ---------------------------------------------------------------- drawing
Light = Callable[[RGB], RGB]


def draw_figure(context: cairo.Context, figure: Figure, person: Person, light: Light | None = None, held: Mapping[str, Sprite] | None = None) -> None:
    """Draws the figure in its own frame (scale the context to pixels per head first). light changes every colour; held has the things' sprites."""
    palette = person.palette()
    if light is not None:
        palette = {cls: light(colour) for cls, colour in palette.items()}

    def ink(c: cairo.Context, cls: str) -> None:
        c.set_source_rgb(*palette[cls])

    pen = Pen(context, ink)
    clip = ""
    for item in figure.items:
        wanted = getattr(item, "clip", "")
        if wanted != clip:
            if clip:
                context.restore()
            if wanted:
                context.save()
                _clip(context, figure, wanted)
            clip = wanted
        if isinstance(item, PartDraw):
            context.save()
            context.transform(_matrix(item.affine))
            person.paint(pen, item.part, item.yaw, item.stretch)
            context.restore()
        elif isinstance(item, Held):
            if held and item.key in held:
                context.save()
                context.transform(_matrix(item.affine))
                draw(context, held[item.key], (lambda _, stops: (light(stops[0]), light(stops[1]))) if light else (lambda _, stops: stops))
                context.restore()
        else:
            _draw_simple(pen, item)
    if clip:
        context.restore()


def _matrix(m: Affine) -> cairo.Matrix:
    return cairo.Matrix(m[0], m[3], m[1], m[4], m[2], m[5])


def _polygon_path(context: cairo.Context, points: tuple[Xy, ...], dx: float = 0., dy: float = 0.) -> None:
    context.move_to(points[0][0] + dx, points[0][1] + dy)
    for x, y in points[1:]:
        context.line_to(x + dx, y + dy)
    context.close_path()


def _ellipse_path(context: cairo.Context, e: Ellipse) -> None:
    context.save()
    context.translate(e.x, e.y)
    context.rotate(e.turn)
    context.scale(max(e.rx, 1e-4), max(e.ry, 1e-4))
    context.new_sub_path()
    context.arc(0, 0, 1, 0, 2 * math.pi)
    context.restore()


def _clip(context: cairo.Context, figure: Figure, name: str) -> None:
    for region in dict.fromkeys(("head", name)):
        shape = figure.clips[region]
        if isinstance(shape, Ellipse):
            _ellipse_path(context, shape)
        else:
            _polygon_path(context, shape.points)
        context.clip()


def _draw_simple(pen: Pen, item: Hull | Capsule | Stroke | Ellipse | Patch) -> None:
    c = pen.c
    if isinstance(item, (Hull, Patch)):
        if isinstance(item, Hull) and item.shade:
            pen.shaded(lambda: _polygon_path(c, item.points), item.cls, item.shade, *item.shift)
            return
        _polygon_path(c, item.points)
        pen.fill(item.cls)
    elif isinstance(item, Capsule):
        _stroke(pen, (item.a, item.b), 2 * item.radius, item.cls)
    elif isinstance(item, Stroke):
        _stroke(pen, item.points, item.width, item.cls)
    elif item.ring:
        _ellipse_path(c, item)
        pen.stroke(item.cls, item.ring)
    else:
        _ellipse_path(c, item)
        pen.fill(item.cls)


def _stroke(pen: Pen, points: tuple[Xy, ...], width: float, cls: str) -> None:
    c = pen.c
    c.move_to(*points[0])
    for p in points[1:]:
        c.line_to(*p)
    pen.stroke(cls, width)
