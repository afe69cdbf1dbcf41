"""ONNX graphs of the compositor, written by hand from compose.py: `develop` paints a shot's layers once at output size,
`frame` moves and blends them into one RGB24 picture. Any size, any moment.

Haze is linear, so it is mixed into every layer's colours while developing and costs nothing per frame; alpha is kept
as 1 - alpha in a tensor of its own, so that a blend is one multiplication and one addition.
"""
from __future__ import annotations

import math

import numpy as np
import onnx

from .compose import COUNTS, FRAME_ASPECT, M, PARALLAX, TILES, ZOOM
from .onnx_graph import Graph, Value
from .places import HALF_X, HALF_Y, LAYERS
from .subjects import CLASSES, HALF, PHASES, SIZE

SHARPNESS = .7            # logit gain for each output pixel a texel covers: edges stay about one pixel soft
SHARPEST = 6.             # exp() of 0 to -16 times this must stay a normal float32 where it matters: 4 texels of different winners give -12
LOGIT_RANGE = 16.         # painted logits are stored as bytes: 255 is the winning class, 0 is 16 or more below it
NAMES = [layer[0] for layer in LAYERS]


def cubic(g: Graph, position: Value, n: int, periodic: bool = False) -> Value:
    """Catmull-Rom interpolation matrix [m, n] for sample positions [m] in texels (clamped, or wrapped)."""
    at = position if periodic else g.op("Max", g.op("Min", position, float(n - 1)), 0.)
    d = g.op("Unsqueeze", at, [1]) - np.arange(n, dtype=np.float32)[None]
    if periodic:
        d = d - g.op("Floor", d / float(n) + .5) * float(n)
    d = g.op("Abs", d)
    near = (d * 1.5 - 2.5) * d * d + 1.
    far = ((d * -.5 + 2.5) * d - 4.) * d + 2.
    zero = g.constant(0.)
    return g.op("Where", g.op("Less", d, 1.), near, g.op("Where", g.op("Less", d, 2.), far, zero))


def motion(g: Graph, m: Value) -> dict[str, Value]:
    """The program's numbers as scalars."""
    flat = g.reshape(m, [-1])
    return {n: g.take(flat, i) for n, i in M.items()}


def camera(g: Graph, m: dict[str, Value], t: Value, duration: Value) -> tuple[Value, Value, Value]:
    tau = g.op("Max", g.op("Min", t / duration, 1.), 0.)
    ease = tau * tau * (3. - 2. * tau)
    return m["cx"] + m["cvx"] * ease, m["cy"], m["zoom"] + m["vzoom"] * ease


def view(g: Graph, m: dict[str, Value], layer: int, t: Value, cam: tuple[Value, Value, Value], half: tuple[Value, Value]):
    """World edges (left, top, right, bottom) of the frame's pixel area in a layer at time(s) t."""
    cx, cy, zoom = cam
    z = 1. + (zoom - 1.) * ZOOM[layer]
    x, y = cx * PARALLAX[layer] - m[f"ox{layer}"], cy * PARALLAX[layer]
    if layer == 1:
        x = x - m["drift"] * t
    if layer == 3:
        x, y = x + m["wave"] * g.op("Sin", 2.2 * t), y + .3 * m["wave"] * g.op("Sin", 1.3 * t)
    return x - half[0] / z, y - half[1] / z, x + half[0] / z, y + half[1] / z


def halves(g: Graph, width: Value, height: Value) -> tuple[Value, Value, Value]:
    """Half extents of the frame in world units, and pixels a unit."""
    unit = g.op("Max", width, height / FRAME_ASPECT)
    return width / unit / 2., height / unit / 2., unit


def colours(g: Graph, stops: Value, haze: list[Value]) -> Value:
    """Stops [K, 2, 4] -> premultiplied RGB in 0..255 and alpha, with haze (rgba [4]) mixed in, one after the other."""
    rgb, alpha = g.split(stops, [3, 1], 2)
    rgb = rgb * alpha
    for h in haze:
        colour, amount = g.split(h, [3, 1], 0)
        rgb = rgb * (1. - amount) + colour * amount * alpha
    return g.op("Concat", rgb * 255., 1. - alpha, axis=2)


def regions(g: Graph, stored: Value, rows: Value, columns: Value, sharp: Value, stops: Value, y01: Value) -> tuple[Value, Value]:
    """Stored bytes [K, h, w] resampled by the two matrices, softmax, palette -> RGB [3, H, W] and 1 - alpha [1, H, W]."""
    logits = g.cast(stored, "float") * (LOGIT_RANGE / 255) - LOGIT_RANGE
    big = g.op("MatMul", rows, g.op("MatMul", logits, columns))
    return blend(g, big, sharp, stops, y01)


def blend(g: Graph, logits: Value, sharp: Value, stops: Value, y01: Value) -> tuple[Value, Value]:
    """Softmax over the classes [K, H, W] times a vertical gradient a class -> RGB [3, H, W] and 1 - alpha [1, H, W]."""
    weights = g.op("Exp", logits * sharp)
    total = g.op("ReduceSum", weights, [0], keepdims=1)
    flat = g.op("Flatten", weights, axis=1)
    shape = g.op("Concat", g.constant([4]), g.op("Shape", weights, start=1, end=3), axis=0)
    top, bottom = (g.op("Transpose", g.take(stops, i, 1), perm=[1, 0]) for i in (0, 1))   # [4, K]
    high, slope = (g.op("Reshape", g.op("MatMul", c, flat), shape) for c in (top, bottom - top))
    rgb, clear = g.split((high + slope * g.op("Unsqueeze", y01, [1])) / total, [3, 1], 0)
    return rgb, clear


def sharpness(g: Graph, pixels_a_texel: Value) -> Value:
    """Gain of the logits when a texel covers so many pixels."""
    return g.op("Min", g.op("Max", pixels_a_texel * SHARPNESS, 1.), SHARPEST)


def pixel_centres(g: Graph, count: Value) -> Value:
    """0.5, 1.5, ... up to count (a float scalar with a whole value)."""
    return g.op("Range", g.constant(.5), count, g.constant(1.))


def develop() -> onnx.ModelProto:
    """Stored layers -> textures: for each layer the part of the canvas that the shot will see, at output resolution."""
    g = Graph("develop")
    coarse, fine = g.input("coarse", "uint8", [1, sum(COUNTS[:2]), 96, 192]), g.input("fine", "uint8", [1, sum(COUNTS[2:]), 192, 384])
    palette, air, mix = g.input("palette", "float", [1, sum(COUNTS), 2, 4]), g.input("air", "float", [1, 2, 4]), g.input("mix", "float", [1, 2])
    m = motion(g, g.input("motion", "float", [1, len(M)]))
    times, duration = g.input("times", "float", ["frames"]), g.input("duration", "float", [])
    size = g.input("size", "int64", [2])
    width, height = (g.cast(g.take(size, i), "float") for i in (0, 1))
    hx, hy, unit = halves(g, width, height)
    cam = camera(g, m, times, duration)
    haze = g.reshape(g.op("Slice", air, [1], [2], [1]), [4])
    colour, amount = g.split(haze, [3, 1], 0)
    near = g.op("Concat", colour, amount * .35, axis=0)
    stacks = [g.take(coarse, 0), g.take(fine, 0)]
    parts = [*g.split(stacks[0], COUNTS[:2], 0), *g.split(stacks[1], COUNTS[2:], 0)]
    stops = g.split(g.take(palette, 0), COUNTS, 0)
    for i, (name, stored, stop) in enumerate(zip(NAMES, parts, stops)):
        tw, th = LAYERS[i][3]
        left, top, right, bottom = view(g, m, i, times, cam, (hx, hy))
        zoom = g.op("ReduceMax", 1. + (cam[2] - 1.) * ZOOM[i], keepdims=0)
        scale = unit * zoom
        low = [g.op("ReduceMin", v, keepdims=0) for v in (left, top, right, bottom)]
        high = [g.op("ReduceMax", v, keepdims=0) for v in (left, top, right, bottom)]
        # a layer that stands still during the shot is painted pixel for pixel, and no frame resamples it
        travel = high[0] - low[0] + high[1] - low[1] + high[2] - low[2]
        still = g.cast(g.op("Less", travel, 1e-6), "float")
        margin = (1. - still) * 2. / scale
        x0, y0 = low[0] - margin, low[1] - margin
        w, h = (g.op("Ceil", (1. - still) * (b + margin - a) * scale) + still * n for a, b, n in ((x0, high[2], width), (y0, high[3], height)))
        xs, ys = x0 + pixel_centres(g, w) / scale, y0 + pixel_centres(g, h) / scale
        columns = g.op("Transpose", cubic(g, (xs / (2 * HALF_X) + .5) * float(tw) - .5, tw), perm=[1, 0])
        y01 = g.op("Max", g.op("Min", ys / (2 * HALF_Y) + .5, 1.), 0.)
        rows = cubic(g, y01 * float(th) - .5, th)
        sharp = sharpness(g, scale * (2 * HALF_X / tw))
        rgb, clear = regions(g, stored, rows, columns, sharp, colours(g, stop, [haze, near] if i < 3 else [near]), y01)
        g.output(name, g.op("Unsqueeze", rgb, [0]), "float", [1, 3, None, None])
        g.output(f"{name}_clear", g.op("Unsqueeze", clear, [0]), "float", [1, 1, None, None])
        g.output(f"{name}_rect", g.stack1([x0, y0, scale, still]), "float", [4])
    drops = g.reshape(g.op("Slice", air, [0], [1], [1]), [4])
    strength = g.take(drops, 3)

    def sky_tile(b: Graph) -> list[Value]:
        # one tile is half a unit; the texture is the frame and one tile more, so that any offset finds its window
        n = TILES.shape[-1]
        tile = b.op("ReduceSum", b.op("Reshape", Value(b, mix.name), [2, 1, 1]) * (b.cast(np.round(TILES.numpy() * 255).astype(np.uint8), "float") * (1 / 255)), [0], keepdims=0)
        tile_px = Value(b, unit.name) / 2.
        xs, ys = (pixel_centres(b, b.op("Ceil", Value(b, v.name) + tile_px) + 2.) / tile_px * float(n) - .5 for v in (width, height))
        picture = cubic(b, ys, n, True) @ (tile @ b.op("Transpose", cubic(b, xs, n, True), perm=[1, 0]))
        gain = b.op("Max", tile_px / float(n) * .8, 1.)
        cover = b.op("Max", b.op("Min", (picture - .4) * gain + .4, 1.), 0.) * Value(b, strength.name)
        return [b.op("Unsqueeze", cover, [0, 1])]

    tile, = g.choose(g.op("Greater", strength, .02), sky_tile, lambda b: [b.constant(np.zeros((1, 1, 1, 1), np.float32))], 1)
    g.output("tile", tile, "float", [1, 1, None, None])
    return g.model()


def resample(g: Graph, picture: Value, rect: Value, edges: tuple[Value, ...], channels: int, width: Value, height: Value) -> Value:
    """The frame's window of a texture: the texture itself where the layer stands still, else by bilinear crop-and-resize."""
    shape = g.cast(g.op("Shape", picture, start=2, end=4), "float")
    th, tw = g.take(shape, 0), g.take(shape, 1)
    x0, y0, scale = (g.take(rect, i) for i in range(3))
    left, top, right, bottom = edges
    roi = []
    for a, b, origin, count, texels in ((top, bottom, y0, height, th), (left, right, x0, width, tw)):
        half = (b - a) / count / 2.
        roi.append(tuple(((v - origin) * scale - .5) / (texels - 1.) for v in (a + half, b - half)))
    zero, one = g.constant(0.), g.constant(1.)
    box = g.stack1([zero, zero, roi[0][0], roi[1][0], one, one, roi[0][1], roi[1][1]])
    sizes = g.op("Concat", g.constant([1]), g.constant([channels]), g.ints([height, width]), axis=0)
    window, = g.choose(g.op("Greater", g.take(rect, 3), .5), lambda b: [b.op("Identity", Value(b, picture.name))],
                       lambda b: [b.op("Resize", Value(b, picture.name), Value(b, box.name), None, Value(b, sizes.name), mode="linear",
                                       coordinate_transformation_mode="tf_crop_and_resize")], 1)
    return window


def frame() -> onnx.ModelProto:
    """Textures, subject and motion program at one moment -> rgb uint8 [height, width, 3]."""
    g = Graph("frame")
    layers = {n: (g.input(n, "float", [1, 3, f"{n}_h", f"{n}_w"]), g.input(f"{n}_clear", "float", [1, 1, f"{n}_h", f"{n}_w"]),
                  g.input(f"{n}_rect", "float", [4])) for n in NAMES}
    tile = g.input("tile", "float", [1, 1, "tile_h", "tile_w"])
    subject, palette = g.input("subject", "uint8", [1, PHASES, CLASSES, SIZE, SIZE]), g.input("subject_palette", "float", [1, CLASSES, 2, 4])
    air, m = g.input("air", "float", [1, 2, 4]), motion(g, g.input("motion", "float", [1, len(M)]))
    t, duration, size = g.input("t", "float", []), g.input("duration", "float", []), g.input("size", "int64", [2])
    width, height = (g.cast(g.take(size, i), "float") for i in (0, 1))
    hx, hy, unit = halves(g, width, height)
    cam = camera(g, m, t, duration)
    drops, haze = (g.reshape(g.op("Slice", air, [i], [i + 1], [1]), [4]) for i in (0, 1))
    colour, amount = g.split(haze, [3, 1], 0)
    near = g.op("Concat", colour, amount * .35, axis=0)

    picture: Value | None = None
    for i, name in enumerate(NAMES):
        if i == 4:
            picture = _subject(g, picture, subject, palette, near, m, t, duration, cam, width, height, hx, hy, unit)
        rgb, clear, rect = layers[name]
        edges = view(g, m, i, t, cam, (hx, hy))
        moved = resample(g, rgb, rect, edges, 3, width, height)
        picture = moved if picture is None else picture * resample(g, clear, rect, edges, 1, width, height) + moved

    def weather(b: Graph) -> list[Value]:
        tile_px = Value(b, unit.name) / 2.
        shape = b.cast(b.op("Shape", Value(b, tile.name), start=2, end=4), "float")
        starts = []
        for axis, speed, half, count in ((0, "wy", hy, height), (1, "wx", hx, width)):
            # u = 2 x - 2 speed t in tiles, taken modulo one at the frame's first pixel
            u = 0. - 2. * Value(b, half.name) - 2. * Value(b, m[speed].name) * Value(b, t.name)
            first = (u - b.op("Floor", u)) * tile_px
            texels = b.take(shape, axis)
            starts.append((first / (texels - 1.), (first + Value(b, count.name) - 1.) / (texels - 1.)))
        zero, one = b.constant(0.), b.constant(1.)
        box = b.stack1([zero, zero, starts[0][0], starts[1][0], one, one, starts[0][1], starts[1][1]])
        sizes = b.op("Concat", b.constant([1]), b.constant([1]), b.ints([Value(b, height.name), Value(b, width.name)]), axis=0)
        cover = b.op("Resize", Value(b, tile.name), box, None, sizes, mode="linear", coordinate_transformation_mode="tf_crop_and_resize")
        n = b.split(Value(b, near.name), [3, 1], 0)
        own = b.op("Slice", Value(b, drops.name), [0], [3], [0])
        tint = b.reshape((own * (1. - n[1]) + n[0] * n[1]) * 255., [1, 3, 1, 1])
        before = Value(b, last.name)
        return [before + (tint - before) * cover]

    last = picture
    strength = g.take(drops, 3)
    final, = g.choose(g.op("Greater", strength, .02), weather, lambda b: [b.op("Identity", Value(b, last.name))], 1)
    rgb8 = g.cast(g.op("Clip", final, 0., 255.) + .5, "uint8")
    g.output("rgb", g.op("Squeeze", g.op("Transpose", rgb8, perm=[0, 2, 3, 1]), [0]), "uint8", ["height", "width", 3])
    return g.model()


def _subject(g: Graph, picture: Value, subject: Value, palette: Value, near: Value, m: dict[str, Value], t: Value, duration: Value,
             cam: tuple[Value, Value, Value], width: Value, height: Value, hx: Value, hy: Value, unit: Value) -> Value:
    """Blend the subject over the picture. Its box is a window of whole pixels, padded (or cropped) to the frame."""
    cx, cy, zoom = cam
    phase = m["phase"] * t
    f = (phase - g.op("Floor", phase)) * float(PHASES)
    d = g.op("Abs", f - np.arange(PHASES, dtype=np.float32))
    weights = g.op("Max", 1. - g.op("Min", d, float(PHASES) - d), 0.)
    # logits of the two nearest phases are mixed before the softmax: shapes morph, limbs do not ghost
    logits = g.reshape(g.op("MatMul", g.reshape(weights, [1, PHASES]), g.reshape(g.cast(subject, "float"), [PHASES, -1])), [CLASSES, SIZE, SIZE]) * (LOGIT_RANGE / 255) - LOGIT_RANGE
    pi = math.pi
    x = m["x0"] + m["vx"] * (t - duration / 2.)
    y = m["y0"] + m["vy"] * t - m["bounce"] * g.op("Abs", g.op("Sin", pi * m["bfreq"] * t)) + m["bob"] * g.op("Sin", pi * t)
    turn = m["rot"] + m["vrot"] * t + 3. * m["bob"] * g.op("Sin", 2.3 * t)
    scale = unit * zoom                                        # pixels a world unit at the subject
    centre_x, centre_y = (x - cx + hx / zoom) * scale, (y - cy + hy / zoom) * scale
    c, s = g.op("Cos", turn), g.op("Sin", turn)
    reach = g.op("Ceil", m["size"] * HALF * scale * (g.op("Abs", c) + g.op("Abs", s))) + 1.
    side = reach * 2.
    # wholly outside the frame the window is held at its edge, where nothing of the subject reaches it
    px = g.op("Max", g.op("Min", g.op("Floor", centre_x) - reach, width + 1.), -1. - side)
    py = g.op("Max", g.op("Min", g.op("Floor", centre_y) - reach, height + 1.), -1. - side)
    own = m["size"] * scale
    dx, dy = (px + pixel_centres(g, side) - centre_x) / own, (py + pixel_centres(g, side) - centre_y) / own
    texel = lambda b, v: (v / (2 * HALF) + .5) * float(SIZE) - .5

    def upright(b: Graph) -> list[Value]:
        u, v = Value(b, dx.name) * Value(b, m["flip"].name), Value(b, dy.name)
        columns = b.op("Transpose", cubic(b, texel(b, u), SIZE), perm=[1, 0])
        inside = lambda q: b.cast(b.op("Less", b.op("Abs", q), float(HALF)), "float")
        mask = b.op("Unsqueeze", inside(v), [1]) * b.op("Unsqueeze", inside(u), [0])
        return [b.op("MatMul", cubic(b, texel(b, v), SIZE), b.op("MatMul", Value(b, logits.name), columns)), mask]

    def turned(b: Graph) -> list[Value]:
        big = SIZE * 4
        at = (np.arange(big, dtype=np.float32) + .5) / 4 - .5
        k = b.constant(at)
        fine = b.op("MatMul", cubic(b, k, SIZE), b.op("MatMul", Value(b, logits.name), b.op("Transpose", cubic(b, k, SIZE), perm=[1, 0])))
        ux, uy = b.op("Unsqueeze", Value(b, dx.name), [0]), b.op("Unsqueeze", Value(b, dy.name), [1])
        cc, ss = Value(b, c.name), Value(b, s.name)
        u, v = (cc * ux + ss * uy) * Value(b, m["flip"].name) / HALF, (cc * uy - ss * ux) / HALF
        grid = b.op("Unsqueeze", b.op("Concat", b.op("Unsqueeze", u, [2]), b.op("Unsqueeze", v, [2]), axis=2), [0])
        seen = b.op("GridSample", b.op("Unsqueeze", fine, [0]), grid, mode="bilinear", padding_mode="border", align_corners=0)
        inside = lambda q: b.cast(b.op("Less", b.op("Abs", q), 1.), "float")
        return [b.op("Squeeze", seen, [0]), inside(u) * inside(v)]

    seen, mask = g.choose(g.op("Greater", g.op("Abs", turn), .0005), turned, upright, 2)
    sharp = sharpness(g, own * (2 * HALF / SIZE))
    y01 = g.op("Max", g.op("Min", dy / (2 * HALF) + .5, 1.), 0.)
    rgb, clear = blend(g, seen, sharp, colours(g, g.take(palette, 0), [near]), y01)
    rgb, cover = rgb * mask, (1. - clear) * mask
    after = [width - px - side, height - py - side]
    zero = g.constant(0.)
    pads = g.ints([zero, py, px, zero, after[1], after[0]])
    place = lambda v: g.op("Unsqueeze", g.op("Pad", v, pads, 0.), [0])
    return picture * (1. - place(cover)) + place(rgb)
