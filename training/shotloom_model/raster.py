"""Pixels in ONNX. Pictures are bytes, premultiplied, and come with a plane of their own for 255 minus their opacity ("clear").

Measured with ONNX Runtime on the CPU, 1280x720, one thread: QLinearMul .3 ms, QLinearAdd .2 ms, GatherElements .8 ms a plane; Resize
takes 3-5 ms, Gather of single pixels 8 ms, GridSample 5 ns a pixel and channel. So blending is QLinear arithmetic on bytes, and
every resampling is one GatherElements from a picture that was enlarged or shifted beforehand.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np

from .graph import CONTRIBUTED, Graph, Operand, Value
from .layout import SEGMENTS

ZERO = np.uint8(0)
ROWS = 4               # scan lines a pixel when outlines are filled
RIM = 2                # clear texels round a texture, so that what lies beyond it stays clear


@dataclass(frozen=True)
class Planes:
    """Channels that share a resolution: the whole picture's, or every `step`-th pixel both ways."""
    names: str
    step: int


@dataclass(frozen=True)
class Format:
    """What frames are made of; `matrix` and `offset` take RGB in 0..1 to bytes."""
    name: str
    planes: tuple[Planes, ...]
    matrix: np.ndarray
    offset: np.ndarray


# ITU-R BT.709, limited range
YUV = Format("yuv420p", (Planes("y", 1), Planes("uv", 2)),
             np.array([[.2126 * 219, .7152 * 219, .0722 * 219], [-.2126 / 1.8556 * 224, -.7152 / 1.8556 * 224, .5 * 224],
                       [.5 * 224, -.7152 / 1.5748 * 224, -.0722 / 1.5748 * 224]], np.float32), np.array([16, 128, 128], np.float32))
RGB = Format("gbrp", (Planes("gbr", 1),), np.array([[0, 255, 0], [0, 0, 255], [255, 0, 0]], np.float32), np.zeros(3, np.float32))
FORMATS = {f.name: f for f in (YUV, RGB)}


# ------------------------------------------------------------------ blending
def multiply(g: Graph, a: Value, b: Value, scale: float = 1 / 255) -> Value:
    """a * b * scale of bytes, rounded."""
    return g.op("QLinearMul", a, 1., ZERO, b, scale, ZERO, 1., ZERO, domain=CONTRIBUTED)


def add(g: Graph, a: Value, b: Value, weight_a: Operand = 1., weight_b: Operand = 1.) -> Value:
    """a * weight_a + b * weight_b of bytes, rounded and held in 0..255."""
    return g.op("QLinearAdd", a, weight_a, ZERO, b, weight_b, ZERO, 1., ZERO, domain=CONTRIBUTED)


def over(g: Graph, below: Value, colour: Value, clear: Value) -> Value:
    return add(g, multiply(g, below, clear), colour)


def window(g: Graph, picture: Value, top: Value, left: Value, bottom: Value, right: Value) -> Value:
    """Part of the last two axes; edges are int64 vectors of one element."""
    return g.op("Slice", picture, g.concat([top, left], 0), g.concat([bottom, right], 0), [-2, -1])


def insert(g: Graph, picture: Value, box: Value, top: Value, left: Value, bottom: Value, right: Value) -> Value:
    """The picture with the box in the window's place."""
    far, none = g.constant([1 << 30]), g.constant([0])
    across = g.concat([window(g, picture, top, none, bottom, left), box, window(g, picture, top, right, bottom, far)], -1)
    return g.concat([window(g, picture, none, none, top, far), across, window(g, picture, bottom, none, far, far)], -2)


def halved(g: Graph, picture: Value, step: int) -> Value:
    """Bytes [n, h, w] -> means of step x step pixels."""
    if step == 1:
        return picture
    small = g.op("AveragePool", g.unsqueeze(g.cast(picture, "float"), 0), kernel_shape=[step, step], strides=[step, step])
    return g.cast(g.op("Squeeze", small, [0]) + .5, "uint8")


# ------------------------------------------------------------------ subpixel positions
def shifted(g: Graph, picture: Value, axis: int, part: float) -> Value:
    """The picture (last axes high, wide) as it is `part` of a pixel further along the axis (-1 or -2)."""
    if part == 0:
        return picture
    after = g.op("Slice", picture, [1], [1 << 30], [axis])
    last = g.op("Slice", picture, [-1], [1 << 30], [axis])
    return add(g, picture, g.concat([after, last], axis), 1 - part, part)


def phases(g: Graph, picture: Value, count: int) -> Value:
    """[n, h, w] -> [count, count, n, h, w]: the picture at every `count`-th of a pixel down and across."""
    for axis in (-1, -2):
        picture = g.concat([g.unsqueeze(shifted(g, picture, axis, k / count), 0) for k in range(count)], 0)
    return picture


def upended(g: Graph, picture: Value, count: int) -> Value:
    """[n, h, w] -> [n, count * w, count * h]: the phases side by side, columns as rows, so that either axis can be picked by copying rows."""
    picture = g.op("Transpose", picture, perm=[0, 2, 1])
    for axis in (-1, -2):
        picture = g.concat([shifted(g, picture, axis, k / count) for k in range(count)], axis)
    return picture


def picked(g: Graph, upright: Value, columns: Value, rows: Value) -> Value:
    """`upended` picture at int64 columns [W] and rows [H], which count phases too -> [n, H, W]."""
    return g.op("Gather", g.op("Transpose", g.op("Gather", upright, columns, axis=1), perm=[0, 2, 1]), rows, axis=1)


def doubled(g: Graph, picture: Value) -> Value:
    """[n, h, w] -> [n, 2h, 2w]: texels and the means between them. Entry k is the colour at (k + 1) / 2 texels from the corner."""
    four = g.op("Transpose", phases(g, picture, 2), perm=[2, 3, 0, 4, 1])      # [n, h, 2, w, 2]
    n, h, w = (g.unsqueeze(g.size(picture, a), 0) for a in range(3))
    return g.reshape(four, g.concat([n, g.op("Mul", h, [2]), g.op("Mul", w, [2])], 0))


# ------------------------------------------------------------------ maps
def cubic(g: Graph, d: Value, b: Value) -> Value:
    """Weights of Mitchell and Netravali's family for distances [m, n] of sample positions from texels. b: how far the cubic is a B-spline (1:
    contours of slanted edges run smooth) and not Catmull-Rom (0: nothing is blurred)."""
    c = (1. - b) * .5
    near = (d * (2. - 1.5 * b - c) + (2. * b + c - 3.)) * d * d + (1. - b / 3.)
    far = ((d * (b / -6. - c) + (b + 5. * c)) * d + (-2. * b - 8. * c)) * d + (b * (4 / 3) + 4. * c)
    inner = g.op("Where", g.op("Less", d, 2.), far, g.constant(0.))
    weights = g.op("Where", g.op("Less", d, 1.), near, inner)
    return weights / g.op("ReduceSum", weights, [1], keepdims=1)


def sharpened(g: Graph, once: Value, enlarged: Value, kept: bool = False) -> Value:
    """Shares of the classes (none negative), enlarged so many times, with edges of about a pixel: their 1st, 2nd, 4th .. 32nd power (not yet summing to 1).
    `kept`: the shares are used afterwards too. ONNX Runtime changes in place what a branch hands on of outer values."""

    def more(value: Value, limits: Sequence[float]) -> list[Value]:
        if not limits:
            return [value]
        return g.choose(g.op("Greater", enlarged, limits[0]), lambda: more(value * value, limits[1:]), lambda: [value * 1. if kept and value is once else value])

    return more(once, (1.4, 2.8, 5.6, 11.2, 22.4))[0]


def coloured(g: Graph, shares: Value, rows: Value, columns: Value, enlarged: Value, top: Value, slope: Value, y01: Value) -> tuple[Value, Value]:
    """A map as a picture. shares float [K, h, w]; interpolation matrices [H, h] and [W, w]; stops as bytes at the top and their change
    to the bottom [5, K] (three channels, clear, one) -> colour bytes [3, H, W], clear bytes [1, H, W]."""
    k = g.size(shares, 0)
    across = g.op("Transpose", g.op("MatMul", shares, g.op("Transpose", columns, perm=[1, 0])), perm=[1, 0, 2])       # [h, K, W]
    wide, high = g.unsqueeze(g.size(columns, 0), 0), g.unsqueeze(g.size(rows, 0), 0)
    flat = g.reshape(across, g.concat([g.unsqueeze(g.size(across, 0), 0), g.constant([-1])], 0))
    weights = sharpened(g, g.op("Relu", g.op("MatMul", rows, flat)), enlarged)
    weights = g.reshape(weights, g.concat([high, g.unsqueeze(k, 0), wide], 0))
    stops = g.unsqueeze(top, 0) + g.op("Unsqueeze", y01, [1, 2]) * g.unsqueeze(slope, 0)                             # [H, 5, K]
    sums = g.op("MatMul", stops, weights)
    values, total = g.split(sums, [4, 1], 1)
    picture = g.op("Transpose", g.cast(g.op("Min", values / total, 255.) + .5, "uint8"), perm=[1, 0, 2])
    colour, clear = g.split(picture, [3, 1], 0)
    return colour, clear


# ------------------------------------------------------------------ outlines
def spans(g: Graph, sides: Value, left: Value, lines: Value) -> tuple[Value, Value]:
    """Where scan lines enter and leave convex outlines. sides [n, 4, V, 1] (walk.sides), lines: their y -> first and last x from `left` on, [n, 1, 1, lines]."""
    y, x, slope, run = g.split(sides, [1, 1, 1, 1], 1)
    along = (lines - y) * slope                                                                        # [n, 1, V, lines]
    at = along * run + (x - left)
    crosses = g.op("Less", g.op("Abs", along - .5), .5)
    first = g.op("ReduceMin", g.op("Where", crosses, at, g.constant(1e6)), axes=[2], keepdims=1)
    last = g.op("ReduceMax", g.op("Where", crosses, at, g.constant(-1e6)), axes=[2], keepdims=1)
    return first, last


def filled(g: Graph, first: Value, last: Value, x: Value, shape: Value, several: Value) -> Value:
    """Cover [high, wide] in 0..1 of the union of spans [n, 1, 1, lines], of which there are SEGMENTS where `several` is true and one otherwise;
    x: 1, 2, .. wide; shape: high, ROWS, wide."""
    # a pixel's share of the span: what lies in it right of the start, or left of the end, or all of a span that ends where it starts
    first, end = (g.op("Transpose", v, perm=[0, 1, 3, 2]) for v in (first, last + 1.))                     # [n, 1, lines, 1]
    cover = g.op("Clip", g.op("Min", g.op("Min", x - first, end - x), end - first - 1.), 0., 1.)           # [n, 1, lines, w]
    cover, = g.choose(several, lambda: [g.op("Max", *g.split(cover, [1] * SEGMENTS, 0))], lambda: [cover])
    return g.op("ReduceMean", g.reshape(cover, shape), axes=[1], keepdims=0)
