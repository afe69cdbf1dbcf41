"""Wheels that turn, and the wheel arches and windows of vehicles. Vehicles are drawn in centimetres, to the right, on the ground y = 0."""
from __future__ import annotations

import math
from typing import Sequence

from ..sheet import Pen, Point
from . import palette as c
from .drawing import Part, Variant, palette
from .shapes import ring

TYRED = palette(tyre=c.RUBBER, rim=c.SILVER, hub=c.CHARCOAL)
WOODEN = palette(tyre=c.DARKWOOD, rim=c.WOOD, hub=c.CHARCOAL)
THIN = palette(tyre=c.RUBBER, rim=c.SILVER, hub=c.CHARCOAL)
IRON = palette(tyre=c.CHARCOAL, rim=c.RED, hub=c.PALE)


def tyred(pen: Pen, _: Variant) -> None:
    """A car's wheel, radius 100."""
    pen.ellipse(0, 0, 100, 100, "tyre")
    pen.ellipse(0, 0, 62, 62, "rim")
    for i in range(5):
        a = 2 * math.pi * i / 5
        pen.ellipse(38 * math.cos(a), 38 * math.sin(a), 13, 13, "hub")
    pen.ellipse(0, 0, 13, 13, "hub")


def heavy(pen: Pen, _: Variant) -> None:
    """A lorry's or tractor's wheel, radius 100, with treads."""
    for i in range(14):
        with pen.moved(turn=2 * math.pi * i / 14):
            pen.rectangle(-12, -104, 12, -80, "tyre", 4)
    pen.ellipse(0, 0, 96, 96, "tyre")
    pen.ellipse(0, 0, 52, 52, "rim")
    for i in range(6):
        a = 2 * math.pi * i / 6
        pen.ellipse(32 * math.cos(a), 32 * math.sin(a), 9, 9, "hub")
    pen.ellipse(0, 0, 12, 12, "hub")


def spoked(pen: Pen, _: Variant) -> None:
    """A cart's wheel, radius 100."""
    for i in range(4):
        with pen.moved(turn=math.pi * i / 4):
            pen.rectangle(-90, -7, 90, 7, "rim")
    ring(pen, 0, 0, 90, 90, 20, "tyre")
    pen.ellipse(0, 0, 20, 20, "tyre")
    pen.ellipse(0, 0, 9, 9, "hub")


def cycle(pen: Pen, _: Variant) -> None:
    """A bicycle's wheel, radius 100."""
    for i in range(3):
        with pen.moved(turn=math.pi * i / 3):
            pen.rectangle(-90, -3.4, 90, 3.4, "rim")
    ring(pen, 0, 0, 92, 92, 15, "tyre")
    pen.ellipse(0, 0, 12, 12, "hub")


def iron(pen: Pen, _: Variant) -> None:
    """A railway wheel, radius 100."""
    pen.ellipse(0, 0, 100, 100, "tyre")
    ring(pen, 0, 0, 76, 76, 14, "rim")
    for i in range(3):
        with pen.moved(turn=math.pi * i / 3):
            pen.rectangle(-72, -8, 72, 8, "rim")
    pen.ellipse(0, 0, 22, 22, "hub")


def wheel(kind: str, x: float, radius: float, y: float | None = None, behind: bool = False) -> Part:
    """A wheel of a kind with its axle at x; on the ground unless y is given."""
    draw, colours = {"tyred": (tyred, TYRED), "heavy": (heavy, TYRED), "spoked": (spoked, WOODEN), "cycle": (cycle, THIN), "iron": (iron, IRON)}[kind]
    return Part(draw, colours, x, -radius if y is None else y, "wheel", 0., behind, scale=radius / 100)


def arch(pen: Pen, x: float, radius: float, cls: str = "dark") -> None:
    """The dark hollow over a wheel."""
    with pen.clipped(lambda: pen.c.rectangle(x - radius * 2, -radius * 3, radius * 4, radius * 2.2 + radius * .35)):
        pen.ellipse(x, -radius, radius * 1.22, radius * 1.22, cls)


def windows(pen: Pen, x0: float, x1: float, top: float, bottom: float, count: int, gap: float, radius: float = 4., cls: str = "glass") -> None:
    """A row of equal windows."""
    wide = (x1 - x0 - gap * (count - 1)) / count
    for i in range(count):
        pen.rectangle(x0 + i * (wide + gap), top, x0 + i * (wide + gap) + wide, bottom, cls, radius)


def pane(pen: Pen, points: Sequence[Point]) -> None:
    """A window of four or more corners, slightly rounded."""
    cx = sum(p[0] for p in points) / len(points)
    cy = sum(p[1] for p in points) / len(points)
    inner = [(x + (cx - x) * .1, y + (cy - y) * .1) for x, y in points]
    pen.polygon(inner, "glass")
    pen.line([*inner, inner[0]] if len(inner) < 3 else [(*p, 0) for p in [*inner, inner[0]]], abs(points[0][1] - cy) * .16, "glass")
