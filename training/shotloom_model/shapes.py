"""Collects outlines that are drawn: ellipses, strokes and hulls in a few frames, made all at once."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence, Union

import numpy as np

from . import outline
from .draws import EVERYWHERE, NO_HOLE, Draws, Frame, joined
from .layout import SEGMENTS, VERTICES
from .arithmetic import Numbers, Table

CONTROLS = 4               # most points that a stroke goes through
HULLS = (16, 66)           # points of a small and a large hull
FAR_AWAY = 1e5
Column = Union[Table, float]
Point = tuple[Column, Column]
Key = tuple[str, int]      # a kind and a place in it


@dataclass
class _Shape:
    """n draws side by side: outlines first.. of a kind, `each` for every draw."""
    first: Key
    each: int
    n: int
    order: Column
    show: Column
    colour: int
    alpha: Column
    clips: Sequence[Sequence[Key]]      # for each draw
    holes: Sequence[Key]


class Shapes:
    """Coordinates are columns [R, n] of n like things (left and right, say), or numbers that all of them share."""

    def __init__(self, o: Numbers, blank: Table):
        self.o, self.blank = o, blank
        self.frames: dict[str, Frame] = {}
        self._constants: dict[float, Table] = {}
        self._rows: dict[str, list[tuple[str, int, list[list[Column]]]]] = {"ellipse": [], **{f"stroke {k}": [] for k in (1, SEGMENTS)}, **{f"hull {k}": [] for k in HULLS}}
        self._counts = {kind: 0 for kind in self._rows}
        self._bends: dict[str, list[np.ndarray]] = {kind: [] for kind in self._rows}
        self._shapes: list[_Shape] = []

    def column(self, value: Column) -> Table:
        """A number as a column; a column as it is."""
        if not isinstance(value, (int, float)):
            return value
        if value not in self._constants:
            self._constants[value] = self.blank + float(value)
        return self._constants[value]

    def columns(self, values: Sequence[tuple[Column, int]]) -> Table:
        """Numbers (repeated) and columns as one table."""
        return self.o.concat([part for v, n in values for part in ([self.column(v)] * n if isinstance(v, (int, float)) else [v])], 1)

    def _new(self, kind: str, frame: str, n: int, row: list[list[Column]]) -> Key:
        first = self._counts[kind]
        self._rows[kind].append((frame, n, row))
        self._counts[kind] += n
        return kind, first

    def ellipse(self, frame: str, x: Column, y: Column, rx: Column, ry: Column, n: int = 1) -> Key:
        return self._new("ellipse", frame, n, [[x], [y], [rx], [ry]])

    def stroke(self, frame: str, points: Sequence[Point], width: Column, n: int = 1) -> Key:
        """A thick smooth line through points."""
        k = len(points)
        segments = 1 if k == 2 else SEGMENTS
        bend = outline.curve_matrix(k, segments)
        kind = f"stroke {segments}"
        self._bends[kind] += [np.pad(bend, ((0, CONTROLS - k), (0, 0)))] * n
        more = [points[-1]] * (CONTROLS - k)
        return self._new(kind, frame, n, [[p[0] for p in (*points, *more)], [p[1] for p in (*points, *more)], [width]])

    def hull(self, frame: str, x: Table, y: Table, size: int) -> Key:
        """Hull of `size` points x, y [R, size]."""
        most = min(k for k in HULLS if k >= size)
        spare = [(self.o.part(v, 0, 1, 1)) for v in (x, y)]
        return self._new(f"hull {most}", frame, 1, [[x, *[spare[0]] * (most - size)], [y, *[spare[1]] * (most - size)]])

    def hull_of(self, frame: str, points: Sequence[Point]) -> Key:
        return self.hull(frame, *(self.o.concat([self.column(p[k]) for p in points], 1) for k in (0, 1)), len(points))

    def draw(self, first: Key, order: Column, show: Column, colour: int, clips: Sequence[Sequence[Key]] = (), holes: Sequence[Key] = (), alpha: Column = 1., n: int = 1) -> None:
        """n draws of the outlines from `first` on. clips: for each draw up to two outlines that cut it; holes: for each draw one that is left out."""
        each = int(first[0].split(" ")[1]) if first[0].startswith("stroke") else 1
        self._shapes.append(_Shape(first, each, n, order, show, colour, alpha, clips or [()] * n, holes or [("", 0)] * n))

    # ------------------------------------------------------------ all at once
    def _local(self, kind: str) -> outline.Outlines:
        """Outlines of a kind in their own frames, [R, count, V] of x and of y."""
        o, rows = self.o, self._rows[kind]
        what, *sizes = kind.split(" ")

        def across(index: int, item: int) -> Table:
            return self.columns([(row[index][item], n) for _, n, row in rows])

        if what == "ellipse":
            return outline.ellipses(o, *(across(k, 0) for k in range(4)))
        if what == "hull":
            size = int(sizes[0])
            return outline.hulls(o, *(o.reshape(o.concat([c for _, _, row in rows for c in row[k]], 1), (0, len(rows), size)) for k in (0, 1)))
        bends = o.const(np.stack(self._bends[kind])[None])                                                        # [1, n, CONTROLS, segments + 1]
        lines = [o.stack([across(k, i) for i in range(CONTROLS)], 2) for k in (0, 1)]                              # [R, n, CONTROLS]
        xs, ys = (o.reshape(o.unit(v, 2) @ bends, (0, self._counts[kind], -1)) for v in lines)
        radius = o.reshape(across(2, 0) * .5, (0, self._counts[kind], 1, 1))
        return outline.capsules(o, xs, ys, radius)

    def _each(self, kind: str) -> int:
        return int(kind.split(" ")[1]) if kind.startswith("stroke") else 1

    def finish(self, show: Table, colours: Table, tints: int, figure: Table, group: Table) -> tuple[Draws, Table, int]:
        """show [R, 1] of all; colours [FIGURES * tints, 3], `colour` an index of a figure's; figure, group [R, 1] -> the draws, the outlines
        [R, P, V, 2], and P. The first outline clips nothing. Indices count all figures' outlines, those of the first before those of the second."""
        o = self.o
        kinds = [k for k in self._rows if self._counts[k]]
        everything = np.array([[-FAR_AWAY, -FAR_AWAY], [FAR_AWAY, -FAR_AWAY], [FAR_AWAY, FAR_AWAY], [-FAR_AWAY, FAR_AWAY]] * (VERTICES // 4), np.float32)
        everywhere = o.reshape(self.blank, (-1, 1, 1, 1)) + o.const(everything[None, None])
        lengths = [self._counts[k] * self._each(k) for k in kinds]
        starts = dict(zip(kinds, 1 + np.cumsum([0, *lengths])))
        total = 1 + sum(lengths)
        names = list(self.frames)
        frame_of = [names.index(frame) for kind in kinds for frame, n, _ in self._rows[kind] for _ in range(n * self._each(kind))]
        local = [self._local(k) for k in kinds]
        x, y = (o.concat([v[k] for v in local], 1) for k in (0, 1))                                                # [R, P - 1, V]
        every = joined([self.frames[n] for n in names])
        frame = Frame(o, *(o.permute(o.gather(o.permute(v, (1, 0, 2)), o.const(frame_of)), (1, 0, 2)) for v in (every.origin, every.across, every.down)), 2)
        wide = Frame(o, *(o.unit(v, 2) for v in (frame.origin, frame.across, frame.down)), 3)                      # [R, P - 1, 1, 2]
        outlines = o.concat([everywhere, wide.at(x, y)], 1)

        def place(key: Key, step: int = 1) -> float:
            return float(starts[key[0]] + key[1] * step)

        fixed = []
        for s in self._shapes:
            for i in range(s.n):
                clips = [place(c) for c in s.clips[i]] + [EVERYWHERE, EVERYWHERE]
                fixed.append((place(s.first, s.each) + i * s.each, s.each, clips[0], clips[1], place(s.holes[i]) if s.holes[i][0] else NO_HOLE))
        numbers = np.array(fixed, np.float32)
        n = len(fixed)
        order, shown, alpha = (self.columns([(getattr(s, what), s.n) for s in self._shapes]) for what in ("order", "show", "alpha"))
        tint = o.const(np.array([[s.colour for s in self._shapes for _ in range(s.n)]])) + figure * float(tints)
        rgb = o.gather(colours, tint)                                                                              # [R, n, 3]
        none = order * 0.
        counted = np.ones((1, n, 5), np.float32) * np.array([1, 0, 1, 1, 1], np.float32)
        counted[0, :, 4] = numbers[:, 4] >= 0
        own = o.unit(none, 2) + o.const(numbers[None]) + o.const(counted) * o.unit(figure * float(total), 2)
        table = o.concat([o.unit(none - 1., 2), o.unit(none, 2) + o.const(np.zeros((1, 1, 9))), own, rgb, o.unit(alpha, 2)], 2)
        runs = np.stack([numbers[:, 0] + np.minimum(k, numbers[:, 1] - 1) for k in range(int(numbers[:, 1].max()))])
        ends = []
        for choose in (o.least, o.most):
            spans = o.gather(o.permute(choose(outlines, 2), (1, 0, 2)), o.const(runs))                             # [k, n, R, 2]
            ends.append(o.permute(choose(spans, 0), (1, 0, 2)))
        return Draws(n, order, shown * show, none + group, none - 1., table, o.concat(ends, 2)), outlines, total
