"""What falls, as `develop` lays it out for `frame`: tiles of rain or snow (weather.py) side by side."""
from __future__ import annotations

import numpy as np

from .graph import Graph, Value
from .layout import FALL
from .painting import Shot
from .weather import STAGES, TILES

TILE_SHARE = .5            # a tile's side as a share of the frame's height


def fallen(shot: Shot) -> dict[str, Value]:
    """Rain or snow as a picture of the frame and one tile more, so that any offset finds its window; empty where nothing falls."""
    g = shot.g
    fall = {n: g.take(shot.inputs["fall"], i) for n, i in FALL.at.items()}
    n = TILES["rain"].shape[-1]
    amount = fall["rain"] + fall["snow"]

    def make() -> list[Value]:
        mixed = g.constant(np.zeros((n, n), np.float32))
        for kind, stages in TILES.items():
            shown = g.op("Clip", fall[kind] * float(STAGES) - np.arange(STAGES, dtype=np.float32), 0., 1.)
            mixed = g.op("Max", mixed, g.reshape(g.op("MatMul", g.unsqueeze(shown, 0), np.ascontiguousarray(stages.reshape(STAGES, n * n))), [n, n]))
        tile = shot.height * TILE_SHARE
        y, x = ((g.arange(g.op("Floor", (extent + tile) / 2. + 1.) * 2.) + .5) / tile * float(n) - .5 for extent in (shot.height, shot.width))
        d = g.unsqueeze(y, 1) - np.arange(n, dtype=np.float32)
        weights = g.op("Max", 1. - g.op("Abs", d - g.op("Floor", d / float(n) + .5) * float(n)), 0.)
        rows = g.op("MatMul", weights, mixed)                                                                        # [high, n]
        # streaks lie along their way: every row is a little further on
        across = g.unsqueeze(x, 0) - g.unsqueeze((y + .5) * slant(g, fall), 1)                                       # [high, wide]
        first = g.op("Floor", across)
        part = across - first
        wrapped = g.cast(first - g.op("Floor", first / float(n)) * float(n), "int64")
        rows = g.concat([rows, g.op("Slice", rows, [0], [1], [1])], 1)
        ends = [g.op("GatherElements", rows, at, axis=1) for at in (wrapped, g.op("Add", wrapped, np.int64(1)))]
        cover = ends[0] + (ends[1] - ends[0]) * part
        tint = shot.colours(g.vector([fall["red"], fall["green"], fall["blue"]]))
        out, first = [], 0
        for planes in shot.format.planes:
            k = len(planes.names)
            small = g.unsqueeze(cover, 0)
            if planes.step > 1:
                small = g.op("Squeeze", g.op("AveragePool", g.unsqueeze(small, 0), kernel_shape=[planes.step] * 2, strides=[planes.step] * 2), [0])
            own = g.reshape(g.op("Slice", tint, [first], [first + k], [0]), [k, 1, 1])
            out += [g.cast(own * small + .5, "uint8"), g.cast(255.5 - 255. * small, "uint8")]
            first += k
        return out

    count = 2 * len(shot.format.planes)
    values = g.choose(g.op("Greater", amount, .01), make, lambda: [g.constant(np.zeros((1, 1, 1), np.uint8))] * count, count)
    names = [f"fall_{p.names}{end}" for p in shot.format.planes for end in ("", "_clear")]
    return dict(zip(names, values))


def slant(g: Graph, fall: dict[str, Value]) -> Value:
    """How far streaks of rain go to the right for each step down; flakes have no direction."""
    rain = g.op("Div", fall["rain"], g.op("Max", fall["rain"] + fall["snow"], 1e-3))
    return rain * g.op("Clip", fall["speed_x"] / g.op("Max", fall["speed_y"], .1), -1., 1.)
