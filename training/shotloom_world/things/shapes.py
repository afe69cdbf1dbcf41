"""Shapes that several families of drawings share."""
from __future__ import annotations

import math
from typing import Sequence

from ..sheet import Pen, Point


def outline(spine: Sequence[Point], radii: Sequence[float]) -> list[Point]:
    """A closed outline round a spine with a radius at every point of it: limbs, necks, tails, trunks."""
    left, right = [], []
    n = len(spine)
    for i, ((x, y), r) in enumerate(zip(spine, radii)):
        ax, ay = spine[max(0, i - 1)]
        bx, by = spine[min(n - 1, i + 1)]
        dx, dy = bx - ax, by - ay
        size = math.hypot(dx, dy) or 1.
        left.append((x - dy / size * r, y + dx / size * r))
        right.append((x + dy / size * r, y - dx / size * r))
    return left + right[::-1]


def limb(pen: Pen, spine: Sequence[Point], radii: Sequence[float], cls: str) -> None:
    """A tapering smooth limb with round ends."""
    pen.blob(outline(spine, radii), cls)
    pen.ellipse(*spine[0], radii[0], radii[0], cls)
    pen.ellipse(*spine[-1], radii[-1], radii[-1], cls)


def star(pen: Pen, x: float, y: float, outer: float, inner: float, points: int, cls: str, turn: float = -math.pi / 2) -> None:
    """A star of so many points, the first one up."""
    corners = []
    for i in range(2 * points):
        r = outer if i % 2 == 0 else inner
        a = turn + math.pi * i / points
        corners.append((x + r * math.cos(a), y + r * math.sin(a)))
    pen.polygon(corners, cls)


def ring(pen: Pen, x: float, y: float, rx: float, ry: float, width: float, cls: str, start: float = 0., end: float = 2 * math.pi) -> None:
    """A band along an ellipse, or along a part of it (radians, clockwise from the right)."""
    steps = max(6, round(abs(end - start) * 6))
    points = [(x + rx * math.cos(start + (end - start) * i / steps), y + ry * math.sin(start + (end - start) * i / steps)) for i in range(steps + 1)]
    pen.line(points, width, cls)


def grid(n: int, first: float, last: float) -> list[float]:
    """n numbers evenly from first to last."""
    return [first + (last - first) * i / max(1, n - 1) for i in range(n)]
