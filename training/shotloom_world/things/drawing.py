"""Our own drawings of things: functions of a pen in any unit, sized to metres and boxed by what they cover."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Mapping, Sequence

import cairo

from ..sheet import RGB, Moving, Pen, Sprite, Stops, flat, takes

Variant = tuple[float, float, float, float]
Draw = Callable[[Pen, Variant], None]
Box = tuple[float, float, float, float]

PLAIN: Variant = (0., 0., 0., 0.)
MARGIN = 1.5        # texels left clear round a drawing, so that its edge is soft on every side
TEXELS = {"small": (64, 64), "large": (128, 128), "strip": (64, 256)}       # (high, wide)


@dataclass(frozen=True)
class Part:
    """A part that moves: drawn about its own pivot, which lies at x, y of the whole drawing. It lists of `colours` what it uses."""
    draw: Draw
    colours: Mapping[str, Stops]
    x: float
    y: float
    kind: str
    phase: float = 0.
    behind: bool = False
    grain: str = "small"
    scale: float = 1.


@dataclass(frozen=True)
class Own:
    """A drawing whose origin is its foot, in units of its own; the catalogue gives its height in metres."""
    draw: Draw
    colours: Mapping[str, Stops]
    grain: str = "small"
    parts: Callable[[Variant], Sequence[Part]] = field(default=lambda variant: ())


OWN: dict[str, Own] = {}


def palette(**colours: RGB | Stops) -> dict[str, Stops]:
    """Class name -> two stops; one colour alone is flat."""
    return {name: c if isinstance(c[0], tuple) else flat(c) for name, c in colours.items()}  # type: ignore[misc, arg-type]


def own(key: str, grain: str = "small", parts: Callable[[Variant], Sequence[Part]] | None = None,
        **colours: RGB | Stops) -> Callable[[Draw], Draw]:
    """Registers a drawing function under a key of the catalogue with the colours of its classes."""
    def register(draw: Draw) -> Draw:
        if key in OWN:
            raise ValueError(f"{key} is drawn twice")
        OWN[key] = Own(draw, palette(**colours), grain, parts or (lambda variant: ()))
        return draw
    return register


def inked(draw: Draw, variant: Variant) -> tuple[Box, set[str]]:
    """x0, y0, x1, y1 of what a function inks, and the classes it names."""
    classes: set[str] = set()

    def ink(context: cairo.Context, cls: str) -> None:
        classes.add(cls)
        context.set_source_rgb(0, 0, 0)

    surface = cairo.RecordingSurface(cairo.CONTENT_COLOR_ALPHA, None)
    draw(Pen(cairo.Context(surface), ink), variant)
    x, y, wide, high = surface.ink_extents()
    return (x, y, x + wide, y + high), classes


def boxed(box: Box, grain: str) -> Box:
    """The box with a clear margin of MARGIN texels on every side."""
    high, wide = TEXELS[grain]
    x0, y0, x1, y1 = box
    mx = (x1 - x0) * MARGIN / (wide - 2 * MARGIN)
    my = (y1 - y0) * MARGIN / (high - 2 * MARGIN)
    return x0 - mx, y0 - my, x1 + mx, y1 + my


def _sprite(name: str, draw: Draw, colours: Mapping[str, Stops], grain: str, variant: Variant, unit: float,
            tint: str | None, faces: int, moving: Sequence[Moving] = ()) -> Sprite:
    def in_metres(pen: Pen) -> None:
        with pen.moved(scale=unit):
            draw(pen, variant)

    covered, classes = inked(draw, variant)
    if unknown := classes - set(colours):
        raise ValueError(f"{name} has no colour for {sorted(unknown)}")
    x0, y0, x1, y1 = boxed(covered, grain)
    used = {c: s for c, s in colours.items() if c in classes}
    return Sprite(name, (x0 * unit, y0 * unit, x1 * unit, y1 * unit), tuple(used), used, in_metres, takes(tint, used), faces, grain,
                  tuple(moving))


def whole_extents(drawing: Own, variant: Variant) -> Box:
    """x0, y0, x1, y1 of a drawing and its parts at rest, in its own units."""
    boxes = [inked(drawing.draw, variant)[0]]
    for part in drawing.parts(variant):
        x0, y0, x1, y1 = inked(part.draw, variant)[0]
        boxes.append((part.x + x0 * part.scale, part.y + y0 * part.scale, part.x + x1 * part.scale, part.y + y1 * part.scale))
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _shift(box: Box, stands: str) -> tuple[float, float]:
    """What to add to a drawing's coordinates so that its origin is where such a thing stands, hangs or floats."""
    x0, y0, x1, y1 = box
    if stands in ("floor", "table"):
        return 0., -y1
    if stands in ("wall", "sky"):
        return -(x0 + x1) / 2, -(y0 + y1) / 2
    if stands == "ceiling":
        return 0., -y0
    return 0., 0.


def build(key: str, drawing: Own, metres: float, stands: str, variant: Variant, tint: str | None, faces: int) -> Sprite:
    """The sprite of a drawing whose plain form is `metres` high from its lowest to its highest ink, parts at rest included."""
    _, top, _, bottom = whole_extents(drawing, PLAIN)
    unit = metres / (bottom - top)
    dx, dy = _shift(whole_extents(drawing, variant), stands)

    def body(pen: Pen, v: Variant) -> None:
        with pen.moved(dx, dy):
            drawing.draw(pen, v)

    moving = []
    for i, part in enumerate(drawing.parts(variant)):
        sprite = _sprite(f"{key}.{part.kind}{i}", part.draw, part.colours, part.grain, variant, unit * part.scale, tint, faces)
        moving.append(Moving(sprite, (part.x + dx) * unit, (part.y + dy) * unit, part.kind, part.phase, part.behind))
    return _sprite(key, body, drawing.colours, drawing.grain, variant, unit, tint, faces, moving)
