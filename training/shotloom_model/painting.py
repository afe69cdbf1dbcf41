"""Painted maps as colours: the part of `develop` that turns a map's shares of classes into bytes at the size it is shown."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from . import raster, styling
from .arithmetic import OnnxNumbers
from .graph import Graph, Value
from .layout import CLASSES, GRAINS
from .plan import Plan
from .raster import Format
from .styling import Brush, Tiles

GOING_ON = np.array([[3, -2], [2, -1]], np.float32)        # the second and first texel before a line of two, by these


@dataclass
class Shot:
    """The inputs of a graph and what follows from them at once."""
    g: Graph
    o: OnnxNumbers
    format: Format
    inputs: dict[str, Value]
    plan: Plan
    width: Value
    height: Value
    brush: Brush
    tiles: Tiles

    def colours(self, rgb: Value) -> Value:
        """RGB [..., 3] in 0..1 -> the format's bytes, as floats."""
        return self.g.op("MatMul", rgb, np.ascontiguousarray(self.format.matrix.T)) + self.format.offset

    def lit(self, rgb: Value, layer: Value) -> Value:
        """Colours [..., 3] under the light of a layer (float [1])."""
        row = self.o.gather(self.inputs["light"], layer)
        gain, offset, haze, amount = self.g.split(self.g.reshape(row, [10]), [3, 3, 3, 1], 0)
        lit = self.g.op("Clip", rgb * gain + offset, 0., 1.)
        return lit + (haze - lit) * amount


def shares_of(g: Graph, maps: Value) -> Value:
    """Bytes of a map as shares of its classes, 0..1."""
    return g.cast(maps, "float") * (1 / 255)


def _map(shot: Shot, grain: Value, index: Value) -> tuple[Value, Value]:
    """Shares [K, h, w] and stops [K - 1, 2, 3] of one map, whichever grain it has."""
    g = shot.g

    def of(names: list[str]) -> list[Value]:
        build = lambda: [g.take(shot.inputs[f"{what}_{names[0]}"], index) for what in ("maps", "stops")]
        return g.choose(g.op("Less", grain, float(list(GRAINS).index(names[0])) + .5), build, lambda: of(names[1:]), 2) if names[1:] else build()

    stored, stops = of(list(GRAINS))
    return shares_of(g, stored), stops


@dataclass
class Spot:
    """Where a window lies on the paper that a style is painted on: its corner in whole pixels, how many pixels a paper pixel has, and how far a cut edge's shadow falls, in
    pixels to the right and down."""
    top: Value
    left: Value
    scale: Value
    thrown_x: Value
    thrown_y: Value


def painted(shot: Shot, grain: Value, index: Value, layer: Value, x: Value, y: Value, step_x: Value, step_y: Value, spot: Spot) -> list[Value]:
    """A map sampled at positions x [W], y [H] (shares of its extent, so far apart) -> colour and clear bytes."""
    g = shot.g
    shares, stops = _map(shot, grain, index)
    high, wide = (g.cast(g.size(shares, k), "float") for k in (1, 2))
    lit = shot.lit(stops, layer)                                                     # [K - 1, 2, 3]

    def in_style() -> list[Value]:
        rows, columns = (filter_of(g, g.op("Clip", at, 0., 1.), n, step * n) for at, n, step in ((y, high, step_y), (x, wide, step_x)))
        strip = g.cast(g.op("Greater", grain, float(list(GRAINS).index("strip")) - .5), "float")
        texture = shot.brush.texture(shot.tiles, spot.top, spot.left, *(g.cast(g.size(at, 0), "float") for at in (y, x)))
        return styling.styled(shot.brush, shares, lit, strip, x, y, step_x, step_y, rows, columns, texture, spot.scale, spot.thrown_x, spot.thrown_y)

    return g.choose(shot.brush.on, in_style, lambda: _plain(shot, shares, lit, x, y, step_x, step_y), 2)


def _plain(shot: Shot, shares: Value, stops: Value, x: Value, y: Value, step_x: Value, step_y: Value) -> list[Value]:
    """`painted` in the flat look, from shares and lit stops."""
    g = shot.g
    high, wide = (g.cast(g.size(shares, k), "float") for k in (1, 2))
    lit = shot.colours(stops)
    table = g.op("Transpose", lit, perm=[1, 2, 0])                                   # [2, 3, K - 1]
    nothing = np.zeros((2, 3, 1), np.float32)
    rest = np.zeros((2, 2, CLASSES), np.float32)
    rest[:, 0, 0], rest[:, 1, :] = 255., 1.
    both = g.concat([g.concat([nothing, table], 2), rest], 1)                        # [2, 5, K]
    top, bottom = g.take(both, 0), g.take(both, 1)
    texels_x, texels_y = step_x * wide, step_y * high
    enlarged = g.op("Sqrt", 1. / g.op("Max", texels_x * texels_y, 1e-6))
    rows, columns = filter_of(g, y, high, texels_y), filter_of(g, x, wide, texels_x)
    return list(raster.coloured(g, shares, rows, columns, enlarged, top, bottom - top, y))


def filter_of(g: Graph, at: Value, n: Value, texels: Value) -> Value:
    """Cubic interpolation, or the mean of the texels under an output pixel where it covers more than one: [outputs, n]. Beyond its edge a map goes on
    as it ends, so that strips meet without a step."""
    d = g.op("Abs", g.unsqueeze(at * n - .5, 1) - g.unsqueeze(g.arange(n + 4.) - 2., 0))
    fine = g.op("Less", texels, 1.1)
    weights, = g.choose(fine, lambda: [raster.cubic(g, d, g.op("Clip", 1.1 - texels, 0., 1.))], lambda: [g.op("Clip", texels * .5 + .5 - d, 0., 1.) + 1e-6])
    weights = weights / g.op("ReduceSum", weights, [1], keepdims=1)
    size = g.reshape(g.cast(n, "int64"), [1])
    before, first, middle, last, after = g.ops("Split", 5, weights, g.concat([g.constant([2, 2]), g.op("Sub", size, [4]), g.constant([2, 2])], 0), axis=1)
    return g.concat([first + g.op("MatMul", before, GOING_ON), middle, last + g.op("MatMul", after, np.ascontiguousarray(GOING_ON[::-1, ::-1]))], 1)
