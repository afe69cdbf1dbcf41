"""Everything a compositor draws besides painted maps, as one kind of thing: convex outlines of a fixed number of vertices.

The hull of points is found by support: in each of VERTICES directions, the farthest point. So a polygon, a skirt, a capsule, a
segment of a stroke and an ellipse all become vertices in order, without a branch, many at a time.
"""
from __future__ import annotations

import math

import numpy as np

from .layout import VERTICES
from .arithmetic import Numbers, Table

ANGLES = 2 * math.pi * (np.arange(VERTICES) + .5) / VERTICES
COS, SIN = np.cos(ANGLES).astype(np.float32), np.sin(ANGLES).astype(np.float32)

Outlines = tuple[Table, Table]       # x and y, each [R, n, V]


def hulls(o: Numbers, x: Table, y: Table) -> Outlines:
    """Points [R, n, N] -> hulls [R, n, V]."""
    reach = o.unit(x, 3) * o.const(COS) + o.unit(y, 3) * o.const(SIN)                 # [R, n, N, V]
    farthest = o.less(o.unit(o.most(reach, 2), 2) - 1e-6, reach)
    # the mean of all that reach equally far: corners that are given twice stay where they are
    share = farthest / o.unit(o.sum(farthest, 2), 2)
    return o.sum(o.unit(x, 3) * share, 2), o.sum(o.unit(y, 3) * share, 2)


def capsules(o: Numbers, x: Table, y: Table, radius: Table) -> Outlines:
    """Lines of points [R, n, k + 1] and radii [R, n, 1, 1] -> a capsule for each segment, [R, n * k, V]."""
    ax, bx, ay, by = (o.unit(v, 3) for c in (x, y) for v in (o.part(c, 0, -1, 2), o.part(c, 1, 99, 2)))
    side = o.less((bx - ax) * o.const(COS) + (by - ay) * o.const(SIN), 0.)
    rows = (0, -1, VERTICES)
    return (o.reshape(o.where(side, ax, bx) + radius * o.const(COS), rows), o.reshape(o.where(side, ay, by) + radius * o.const(SIN), rows))


def ellipses(o: Numbers, x: Table, y: Table, rx: Table, ry: Table) -> Outlines:
    """Centres and half-axes [R, n] -> [R, n, V]."""
    return o.unit(x, 2) + o.unit(rx, 2) * o.const(COS), o.unit(y, 2) + o.unit(ry, 2) * o.const(SIN)


def curve_matrix(points: int, segments: int) -> np.ndarray:
    """[points, segments + 1]: places along the smooth open curve (Catmull-Rom) through points."""
    out = np.zeros((points, segments + 1), np.float32)
    spans = points - 1
    for k in range(segments + 1):
        u = spans * k / segments
        i = min(spans - 1, int(u))
        t = u - i
        weights = (.5 * (-t + 2 * t * t - t ** 3), .5 * (2 - 5 * t * t + 3 * t ** 3), .5 * (t + 4 * t * t - 3 * t ** 3), .5 * (-t * t + t ** 3))
        for j, w in zip((-1, 0, 1, 2), weights):
            out[min(max(i + j, 0), spans), k] += w
    return out
