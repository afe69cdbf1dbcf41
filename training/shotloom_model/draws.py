"""What is drawn anew every frame, as rows of numbers in the order of drawing.

A draw is a painted map put through an affine (with the stretch of a bone), or outlines of one colour. `arrange` sorts the
draws of every moment, drops what cannot be seen, and finds the box of each group; the compositor walks the rows and has to
know nothing about people.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np

from .layout import Fields
from .arithmetic import Numbers, Table

DRAW = Fields(("texture", "xx", "xy", "x", "yx", "yy", "y", "bend_from", "bend_to", "bend", "first", "count", "clip_a", "clip_b", "hole",
               "red", "green", "blue", "alpha", "left", "top", "right", "bottom"))
# groups, drawn one after the other: movers of sky and far, of the layers up to the people's, each figure, movers before the people
BEHIND, MIDDLE, FIRST, SECOND, BEFORE = range(5)
GROUPS = 5
# a figure's draws fall into runs by their order, so that small things (a face) are put together in small boxes
# orders of figure.py: what is behind the legs; legs and lower cloth; trunk and head; face; hair, hats and scarves; near arms
RUN_ENDS = (119., 159., 241.5, 243.5, 279., 1000.)
RUNS = len(RUN_ENDS)
GROUP = Fields(("first", "count", "left", "top", "right", "bottom"))
FAR = 1e5                                     # beyond any order, any coordinate
EVERYWHERE = 0.                               # the outline that clips nothing
NO_HOLE = -1.


@dataclass
class Frame:
    """An affine from a drawing's own units to screen pixels: pixel = origin + x * across + y * down. Tables end in an axis of x and y;
    what they are multiplied with has no such axis."""
    o: Numbers
    origin: Table
    across: Table
    down: Table
    axis: int             # the axis of x and y

    def _wide(self, v: Table | float) -> Table | float:
        return v if isinstance(v, (int, float)) else self.o.unit(v, self.axis)

    def at(self, x: Table | float, y: Table | float) -> Table:
        return self.origin + self.across * self._wide(x) + self.down * self._wide(y)

    def moved(self, x: Table | float, y: Table | float) -> "Frame":
        return Frame(self.o, self.at(x, y), self.across, self.down, self.axis)

    def turned(self, cos: Table, sin: Table) -> "Frame":
        cos, sin = self._wide(cos), self._wide(sin)
        return Frame(self.o, self.origin, self.across * cos + self.down * sin, self.down * cos - self.across * sin, self.axis)

    def scaled(self, x: Table | float, y: Table | float) -> "Frame":
        return Frame(self.o, self.origin, self.across * self._wide(x), self.down * self._wide(y), self.axis)


def joined(frames: Sequence[Frame]) -> Frame:
    """Frames [R, n, 2] one after the other."""
    o = frames[0].o
    return Frame(o, *(o.concat([getattr(f, name) for f in frames], 1) for name in ("origin", "across", "down")), 2)


@dataclass
class Draws:
    """n draws for each of R rows; rows are moments, or moments of several figures one after the other."""
    count: int            # n
    order: Table          # [R, n]
    show: Table           # [R, n]
    group: Table          # [R, n]
    texture: Table        # [R, n], -1 for outlines
    numbers: Table        # [R, n, DRAW up to alpha]
    corners: Table        # [R, n, 4] least and greatest x and y on the screen


@dataclass
class Tables:
    rows: Table           # [F, D, DRAW]
    groups: Table         # [F, GROUPS, GROUP]
    runs: Table           # [F, GROUPS * RUNS, GROUP]
    box: Table            # [F, 4] what any group covers
    used: Table           # [F, D] the texture that each draw shows, -9 for none


def textured(o: Numbers, frame: Frame, box: Table, texture: Table, rest: Table, now: Table, order: Table, show: Table, group: Table, count: int) -> Draws:
    """Maps in frames. All tables [R, n], box [R, n, 4]; rest and now are a bone's length in the map (0: none) and as seen."""
    (ox, oy), (ax, ay), (bx, by) = ([o.take(v, k, frame.axis) for k in (0, 1)] for v in (frame.origin, frame.across, frame.down))
    x0, y0, x1, y1 = (o.take(box, k, 2) for k in range(4))
    det = ax * by - bx * ay
    det = o.where(o.less(o.abs(det), 1e-9), 1e-9, det)
    show = show * o.less(1e-5, x1 - x0)
    wide, high = o.high(x1 - x0, 1e-6), o.high(y1 - y0, 1e-6)
    boned = o.less(1e-3, rest)
    longer = boned * (now - rest)
    inverse = [by / det / wide, -bx / det / wide, ((bx * oy - by * ox) / det - x0) / wide,
               -ay / det / high, ax / det / high, ((ay * ox - ax * oy) / det - y0) / high]
    bend = [-y0 / high, (now - y0) / high, boned * (rest / o.high(now, 1e-3) - 1.)]
    none = det * 0.
    numbers = o.stack([texture + none, *inverse, *bend, none, none, none, none, none, none, none, none, none + 1.], 2)
    ends = o.stack([frame.at(x, y) for x in (x0, x1) for y in (y0, y1 + longer)], 3)             # [R, n, 2, 4]
    corners = o.concat([o.least(ends, 3), o.most(ends, 3)], 2)
    return Draws(count, order, show, group + none, texture + none, numbers, corners)


def arrange(o: Numbers, parts: list[Draws], width: Table, height: Table) -> Tables:
    """The draws of F moments as tables, back to front."""
    order, show, group, texture, numbers, corners = (o.concat([getattr(p, name) for p in parts], 1) for name in ("order", "show", "group", "texture", "numbers", "corners"))
    # boxes are whole and even, with a pixel to spare, so that chroma halves them without a remainder
    edge = o.reshape(o.stack([width, height], 0), (1, 1, 2))
    start = o.low(o.high(o.floor(o.part(corners, 0, 2, 2) / 2. - .5) * 2., 0.), edge)
    end = o.high(o.low(o.floor(o.part(corners, 2, 4, 2) / 2. + 1.5) * 2., edge), 0.)
    seen = o.least(o.less(start + 1., end), 2) * o.less(.5, show)
    count = sum(p.count for p in parts)
    ties = o.const(1e-3 * np.arange(count)[None])
    keys = o.where(seen, group * 1000. + order, FAR) + ties
    ranked = o.order(keys, count)
    rows = o.gather_each(o.concat([numbers, start, end], 2), ranked)
    every, groups = _boxes(o, group, seen, start, end, GROUPS)
    run = sum((o.less(edge_order, order) for edge_order in RUN_ENDS[:-1]), order * 0.)
    _, runs = _boxes(o, group * float(RUNS) + run, seen, start, end, GROUPS * RUNS)
    return Tables(rows, groups, runs, every, o.where(seen, texture, -9.))


def _boxes(o: Numbers, kind: Table, seen: Table, start: Table, end: Table, kinds: int) -> tuple[Table, Table]:
    """Draws of each kind: where they begin in the order of drawing, how many they are, and their box [F, kinds, GROUP]; and the box of all."""
    member = o.less(o.abs(o.unit(kind, 1) - o.const(np.arange(kinds)[None, :, None])), .5) * o.unit(seen, 1)        # [F, kinds, D]
    counts = o.sum(member, 2)
    before = counts @ o.const(np.triu(np.ones((kinds, kinds)), 1))
    low, high = o.unit(start, 1), o.unit(end, 1)                                                                     # [F, 1, D, 2]
    inside = o.unit(member, 3)
    box = [o.least(o.where(inside, low, FAR), 2), o.most(o.where(inside, high, -FAR), 2)]                            # [F, kinds, 2]
    every = o.concat([o.least(box[0], 1), o.most(box[1], 1)], 1)
    return every, o.concat([o.stack([before, counts], 2), *box], 2)
