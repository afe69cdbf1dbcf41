"""Cairo surfaces that give class maps: soft one-hot pictures instead of colours."""
from __future__ import annotations

import math
from typing import Callable, Iterable

import cairo
import numpy as np

Point = tuple[float, float]
TAU = 2 * math.pi


class Pen:
    """Shapes in the units of the canvas; a colour is an integer class."""

    def __init__(self, context: cairo.Context, paint: Callable[[int], tuple[float, float, float]]):
        self.c, self._paint = context, paint

    def _fill(self, k: int) -> None:
        self.c.set_source_rgb(*self._paint(k))
        self.c.fill()

    def rect(self, x0: float, y0: float, x1: float, y1: float, k: int) -> None:
        self.c.rectangle(x0, y0, x1 - x0, y1 - y0)
        self._fill(k)

    def disc(self, x: float, y: float, r: float, k: int) -> None:
        self.c.new_sub_path()
        self.c.arc(x, y, r, 0, TAU)
        self._fill(k)

    def arc(self, x: float, y: float, r: float, a0: float, a1: float, k: int) -> None:
        """A circle segment closed by its chord."""
        self.c.new_sub_path()
        self.c.arc(x, y, r, a0, a1)
        self._fill(k)

    def ellipse(self, x: float, y: float, rx: float, ry: float, k: int, turn: float = 0) -> None:
        self.c.save()
        self.c.translate(x, y)
        self.c.rotate(turn)
        self.c.scale(max(rx, 1e-4), max(ry, 1e-4))
        self.c.new_sub_path()
        self.c.arc(0, 0, 1, 0, TAU)
        self.c.restore()
        self._fill(k)

    def poly(self, points: Iterable[Point], k: int) -> None:
        for i, p in enumerate(points):
            (self.c.line_to if i else self.c.move_to)(*p)
        self.c.close_path()
        self._fill(k)

    def line(self, points: Iterable[Point], width: float, k: int) -> None:
        self.c.set_line_width(width)
        self.c.set_line_cap(cairo.LINE_CAP_ROUND)
        self.c.set_line_join(cairo.LINE_JOIN_ROUND)
        for i, p in enumerate(points):
            (self.c.line_to if i else self.c.move_to)(*p)
        self.c.set_source_rgb(*self._paint(k))
        self.c.stroke()

    def round(self, x0: float, y0: float, x1: float, y1: float, r: float, k: int) -> None:
        """A rectangle with rounded corners."""
        r = min(r, abs(x1 - x0) / 2, abs(y1 - y0) / 2)
        self.c.new_sub_path()
        for x, y, a in ((x1 - r, y0 + r, -.25), (x1 - r, y1 - r, 0), (x0 + r, y1 - r, .25), (x0 + r, y0 + r, .5)):
            self.c.arc(x, y, r, a * TAU, (a + .25) * TAU)
        self.c.close_path()
        self._fill(k)

    def hills(self, base: float, height: Callable[[float], float], k: int, half: float, n: int = 64) -> None:
        """Everything below base + height(x)."""
        xs = [-half + 2 * half * i / (n - 1) for i in range(n)]
        self.poly([(-half, 2.), *((x, base + height(x)) for x in xs), (half, 2.)], k)

    def erase(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Make a rectangle transparent again (windows)."""
        self.c.set_operator(cairo.OPERATOR_CLEAR)
        self.c.rectangle(x0, y0, x1 - x0, y1 - y0)
        self.c.fill()
        self.c.set_operator(cairo.OPERATOR_OVER)


_CORNERS = {1: (1, 0, 0), 2: (0, 1, 0), 3: (0, 0, 1), 4: (0, 0, 0)}


def soft_map(width: int, height: int, half_x: float, half_y: float, classes: int, opaque: bool,
             draw: Callable[[Pen], None]) -> np.ndarray:
    """Antialiased one-hot map uint8 [classes, height, width] of at most four painted classes.

    Classes 1-4 are the corners red, green, blue, black of one surface, so antialiasing mixes them exactly.
    Class 0 is what stays transparent; an `opaque` map has no transparent class and its classes 1.. become 0...
    """
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, width, height)
    context = cairo.Context(surface)
    context.scale(width / 2 / half_x, height / 2 / half_y)
    context.translate(half_x, half_y)
    draw(Pen(context, lambda k: _CORNERS[k]))
    surface.flush()
    a = np.frombuffer(surface.get_data(), np.uint8).reshape(height, surface.get_stride() // 4, 4)[:, :width].astype(np.int16)
    b, g, r, alpha = (a[..., i] for i in range(4))
    maps = [255 - alpha, r, g, b, alpha - r - g - b]
    maps = maps[1:classes + 1] if opaque else maps[:classes]
    return np.stack(maps).clip(0, 255).astype(np.uint8)


def index_map(size: int, half: float, classes: int, draw: Callable[[Pen], None], over: int = 2) -> np.ndarray:
    """One-hot map uint8 [classes, size, size] of any number of classes, antialiased by `over` x `over` samples."""
    n = size * over
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, n, n)
    context = cairo.Context(surface)
    context.set_antialias(cairo.ANTIALIAS_NONE)
    context.scale(n / 2 / half, n / 2 / half)
    context.translate(half, half)
    draw(Pen(context, lambda k: (k * 20 / 255, 0, 0)))
    surface.flush()
    a = np.frombuffer(surface.get_data(), np.uint8).reshape(n, surface.get_stride() // 4, 4)[:, :n, 2] // 20
    parts = [a[y::over, x::over] for y in range(over) for x in range(over)]
    out = np.zeros((classes, size, size), np.uint8)
    for k in range(classes):
        for part in parts:
            out[k] += part == k
    return out * np.uint8(255 // (over * over))
