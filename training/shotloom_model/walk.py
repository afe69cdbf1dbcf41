"""What the frame graph needs of each draw, worked out beforehand: it then spends its nodes on pixels and not on numbers.

For every moment and draw, in the order of drawing, a row of each of TABLES: of all draws `walk_edges`, windows for slicing; of textures `walk_extents`,
`walk_steps`, offsets into them, and `walk_numbers`, affines in texels; of outlines `walk_shapes`, their places, and `walk_tints`, colours.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from .draws import DRAW, GROUP
from .graph import Graph, Value
from .layout import VERTICES
from .raster import RIM, ROWS, Format


@dataclass(frozen=True)
class Run:
    name: str
    size: int


def edges_of(pixel_format: Format) -> list[Run]:
    """Of each plane the window in its run's box: its corners (top, left; bottom, right), and those of what lies left and right of it."""
    return [Run("outline", 1), *(Run(f"{what}_{p.names}", n) for p in pixel_format.planes for what, n in WINDOW.items())]


def shapes_of(pixel_format: Format) -> list[Run]:
    return [Run("lines", 1), Run("rows", 3), Run("wide", 1), Run("first", 1), Run("last", 1), Run("others", 3), Run("cut", 1), Run("holed", 1), Run("several", 1)]


def extents_of(pixel_format: Format) -> list[Run]:
    return [Run(f"{what}_{p.names}", n) for p in pixel_format.planes for what, n in (("high", 1), ("wide", 1), ("shape", 3))]


def steps_of(pixel_format: Format) -> list[Run]:
    return [Run(f"{what}_{p.names}", size) for p in pixel_format.planes for what, size in (("stride", 1), ("start", 1), ("jump", 1))]


def numbers_of(pixel_format: Format) -> list[Run]:
    return [Run(f"{what}_{p.names}", size) for p in pixel_format.planes
            for what, size in (("origin", 2), ("across", 2), ("down", 2), ("limit", 2), ("bend", 1), ("bend_from", 2), ("bend_to", 2), ("bend_by", 2))]


def tints_of(pixel_format: Format) -> list[Run]:
    return [Run("left", 1), Run("top", 1), Run("alpha", 1), *(Run(f"tint_{p.names}", len(p.names)) for p in pixel_format.planes)]


WINDOW = {"top": 1, "bottom": 1, "start": 2, "end": 2, "before": 2, "before_end": 2, "after": 2, "after_end": 2}
FAR = 1e6                  # beyond any edge
# name -> what a row of the table holds, its kind, and axes of length one after it
TABLES: dict[str, tuple[Callable[[Format], list[Run]], str, int]] = {
    "walk_edges": (edges_of, "int64", 0), "walk_shapes": (shapes_of, "int64", 0), "walk_extents": (extents_of, "int64", 0),
    "walk_steps": (steps_of, "int32", 2), "walk_numbers": (numbers_of, "float", 2), "walk_tints": (tints_of, "float", 2)}


def unpacked(g: Graph, table: Value, runs: list[Run], axis: int = 0) -> dict[str, Value]:
    return dict(zip((r.name for r in runs), g.split(table, [r.size for r in runs], axis)))


def walk(g: Graph, pixel_format: Format, rows: Value, runs: Value, info: Value) -> dict[str, Value]:
    """rows [F, D, DRAW], runs [F, GROUPS * RUNS, GROUP], info [TEXTURES, 3 a plane]: start, high, wide -> TABLES."""
    n = {name: g.op("Slice", rows, [i], [i + 1], [2]) for name, i in DRAW.at.items()}                     # [F, D, 1]
    # which run each row is of
    place = g.reshape(g.arange(g.cast(g.size(rows, 1), "float")), [1, -1, 1])
    starts = g.unsqueeze(g.take(runs, GROUP["first"], 2), 1)                                              # [F, 1, runs]
    counts = g.unsqueeze(g.take(runs, GROUP["count"], 2), 1)
    mine = g.cast(g.op("And", g.op("Not", g.op("Less", place, starts)), g.op("Less", place, starts + counts)), "float")       # [F, D, runs]
    corner = g.op("MatMul", mine, g.op("Slice", runs, [GROUP["left"]], [GROUP["left"] + 2], [2]))       # [F, D, 2]
    corner_x, corner_y = g.split(corner, [1, 1], 2)
    outline = g.cast(g.op("Less", n["texture"], -.5), "float")
    texture = g.cast(g.op("Max", g.op("Squeeze", n["texture"], [2]), 0.), "int64")
    sizes = g.op("Gather", info, texture, axis=0)                                                         # [F, D, 3 a plane]
    wide, high = n["right"] - n["left"], n["bottom"] - n["top"]
    none = wide * 0.
    far = none + FAR
    edges, extents, steps, numbers = [outline], [], [], []
    for k, p in enumerate(pixel_format.planes):
        s = float(p.step)
        begin, tall, across = g.split(g.op("Slice", sizes, [3 * k], [3 * k + 3], [2]), [1, 1, 1], 2)
        top, left, bottom, right = ((n[side] - corner) / s for side, corner in (("top", corner_y), ("left", corner_x), ("bottom", corner_y), ("right", corner_x)))
        edges += [top, bottom, top, left, bottom, right, top, none, bottom, left, top, right, bottom, far]
        extents += [high / s, wide / s, none + float(len(p.names) + 1), high / s, wide / s]
        steps += [across, begin, tall * across]
        # pixel i of the window lies at left + (i + .5) * step; entries of the doubled texture are half an entry further on than their number says
        x, y = n["left"] + s / 2., n["top"] + s / 2.
        rim = 2. * RIM / s
        start, w, h = rim - .5, across - 2. * rim, tall - 2. * rim
        numbers += [(n["xx"] * x + n["xy"] * y + n["x"]) * w + start, (n["yx"] * x + n["yy"] * y + n["y"]) * h + start, n["xx"] * w * s, n["yx"] * h * s,
                    n["xy"] * w * s, n["yy"] * h * s, across - 1., tall - 1., n["bend"], none, n["bend_from"] * h + start, none, n["bend_to"] * h + start, none, n["bend"]]
    hole = g.op("Max", n["hole"], 0.)
    cut = g.cast(g.op("Less", .5, g.op("Max", n["clip_a"], n["hole"])), "float")
    holed = g.cast(g.op("Less", -.5, n["hole"]), "float")
    several = g.cast(g.op("Less", 1.5, n["count"]), "float")
    shapes = [high * float(ROWS), high, none + float(ROWS), wide, wide, n["first"], n["first"] + n["count"], n["clip_a"], n["clip_b"], hole, cut, holed, several]
    tints = [n["left"], n["top"], n["alpha"], n["red"], n["green"], n["blue"]]
    made = {}
    for (name, (fields, kind, axes)), values in zip(TABLES.items(), (edges, shapes, extents, steps, numbers, tints)):
        assert len(values) == sum(r.size for r in fields(pixel_format))
        table = g.concat(values, 2)
        table = table if kind == "float" else g.cast(table + .5, kind)
        made[name] = g.op("Unsqueeze", table, [3, 4]) if axes else table
    return made


def sides(g: Graph, outlines: Value) -> Value:
    """Outlines [F, P, VERTICES, 2] -> their edges [F, P, 4, VERTICES, 1]: y and x at the start, one over the rise, the run."""
    after = g.concat([g.op("Slice", outlines, [1], [VERTICES], [2]), g.op("Slice", outlines, [0], [1], [2])], 2)
    way = after - outlines
    x, y = g.split(outlines, [1, 1], 3)
    run, rise = g.split(way, [1, 1], 3)
    flat = g.op("Less", g.op("Abs", rise), 1e-6)
    return g.op("Transpose", g.unsqueeze(g.concat([y, x, 1. / g.op("Where", flat, g.constant(1e-6), rise), run], 3), 4), perm=[0, 1, 3, 2, 4])
