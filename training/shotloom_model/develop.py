"""The graph `develop`: once for every shot and size, all numbers of all its moments, and everything painted as bytes at the size it is shown."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np
import onnx

from . import raster, styling
from .draws import BEHIND, DRAW, GROUP, GROUPS, RUNS
from .fall import fallen
from .figure import VOICE
from .graph import Graph, Value
from .layout import BAND, BANDS, FIGURES, INPUTS, PEOPLE, FRONT, SPRITE, SPRITES, TEXTURE, TEXTURES, VERTICES
from .arithmetic import OnnxNumbers
from .painting import Shot, Spot, shares_of, painted
from .plan import MARGIN, plan
from .raster import RIM, Format
from .stress import lifted
from .styling import SPAN, Brush, Tiles
from .walk import TABLES, sides, walk

# subpixel positions that are kept of a layer that moves, both ways, by its size in frames: what passes quickly needs fewer
PHASES = ((1.9, 3), (4., 2), (1e9, 1))
GROWING = 2                # the same, of a layer that grows or shrinks
DETAIL, ENOUGH = 1.5, 240. # texels a pixel of what is put through an affine every frame, before doubling; a pixel each from so many texels on
WIDER = 3.                 # texels more round a texture where a style throws shadows or draws lines
AWRY = {"x": .6, "y": 1.}  # light comes from above, a little from the left: how far shadows fall either way
SLAB = 1280                # columns of a sprite that are painted at once: what it needs meanwhile is many times its size
APART = 61.                # paper pixels between the strokes of one map and of the next
LARGEST = float(SPAN)      # texels of one texture, at most, either way
HALO = (1., .86, .55)
HALO_STOPS = ((0., .50), (.3, .24), (.65, .07), (1., 0.))      # how strong a lamp's light is so far out, as places/render.py draws it
HALO_LINES = [(a - (b - a) / (v - u) * u, (b - a) / (v - u)) for (u, a), (v, b) in zip(HALO_STOPS, HALO_STOPS[1:])]
DITHER = np.random.RandomState(5).permutation(64 * 64).reshape(64, 64).astype(np.float32) / 4096 - .5
# pictures that frames are put together from: all behind the people (or only the sky where layers part), the far layers, the back, the set, what is
# before the people; and, where all move as one, everything
SLOTS = ("back", "far", "middle", "near", "front", "all")
SLOT_LAYER = (0, 1, 2, 3, FRONT, 0)                     # whose view a slot has


# ------------------------------------------------------------------ textures
def _textures(shot: Shot) -> dict[str, Value]:
    """Every texture that is drawn, doubled, colour and then clear, one after the other in a flat picture a plane; `info` says where each starts, and its
    height and width."""
    g, p = shot.g, shot.plan
    owner = shot.inputs["textures"]
    states: list[tuple[Value, str]] = []
    for _ in shot.format.planes:
        states.append((g.op("SequenceEmpty", dtype=2), "sequence of uint8"))
    table = (g.constant(np.zeros((0, 3 * len(shot.format.planes)), np.float32)), "float")
    starts = (g.constant(np.zeros(len(shot.format.planes), np.float32)), "float")

    blanks = [np.zeros((len(planes.names) + 1, 4 * RIM // planes.step, 4 * RIM // planes.step), np.uint8) for planes in shot.format.planes]
    for blank in blanks:
        blank[-1] = 255

    def body(i: Value, state: list[Value]) -> list[Value]:
        *sequences, table, starts = state
        row = g.take(owner, i)
        box, share, pixels = g.take(p.boxes, i), g.take(p.shares, i), g.take(p.pixels, i)
        grain, layer = g.take(row, TEXTURE["grain"]), g.reshape(g.take(row, TEXTURE["layer"]), [1])

        def make() -> list[Value]:
            x0, y0, x1, y1 = (g.take(share, k) for k in range(4))
            wide, high = (_texels(g, (g.take(box, k + 2) - g.take(box, k)) * pixels) for k in (0, 1))
            x, y = ((g.arange(n) + .5) / n * (b - a) + a for n, a, b in ((wide, x0, x1), (high, y0, y1)))
            fine = wide / g.op("Max", (g.take(box, 2) - g.take(box, 0)) * pixels, 1.)                # texels a pixel
            number, reach = g.take(row, TEXTURE["map"]), shot.brush.n["reach"] * (shot.brush.unit * fine)
            # it turns with what it is of, so its shadow lies round it, a little lower
            spot = Spot(number * APART, number * APART, shot.brush.unit * fine, g.constant(0.), reach * .3)
            colour, clear = painted(shot, grain, g.cast(number, "int64"), layer, x, y, (x1 - x0) / wide, (y1 - y0) / high, spot)
            colour, clear = (g.op("Pad", v, [0, RIM, RIM, 0, RIM, RIM], np.uint8(k)) for v, k in ((colour, 0), (clear, 255)))
            colours = g.split(colour, [len(planes.names) for planes in shot.format.planes], 0)
            return [raster.doubled(g, raster.halved(g, g.concat([c, clear], 0), planes.step)) for c, planes in zip(colours, shot.format.planes)]

        made = g.choose(g.op("Greater", g.take(p.used, i), .5), make, lambda: [g.constant(v) for v in blanks], len(blanks))
        out, sizes, ends = [], [], []
        for k, fine in enumerate(made):
            out.append(g.op("SequenceInsert", sequences[k], g.reshape(fine, [-1])))
            start = g.take(starts, k)
            ends.append(start + g.cast(g.op("Size", fine), "float"))
            sizes += [start, g.cast(g.size(fine, 1), "float"), g.cast(g.size(fine, 2), "float")]
        return [*out, g.concat([table, g.unsqueeze(g.vector(sizes), 0)], 0), g.vector(ends)]

    *sequences, info, _ = g.loop(g.constant(np.int64(TEXTURES)), [*states, table, starts], body)
    flat = [g.op("ConcatFromSequence", s, axis=0) for s in sequences]
    return {**{f"texture_{p.names}": v for p, v in zip(shot.format.planes, flat)}, "info": info}


def _texels(g: Graph, pixels: Value) -> Value:
    """Texels for an extent in pixels: a multiple of four within limits."""
    fine = g.op("Max", g.op("Min", pixels * DETAIL, ENOUGH), pixels)
    return g.op("Clip", g.op("Ceil", fine / 4.) * 4., 4., LARGEST)


# ------------------------------------------------------------------ layers
@dataclass
class Canvas:
    """A layer's picture under way: bytes, and its frame (pixels = (metres - (left, top)) * scale)."""
    colour: Value
    clear: Value
    left: Value
    top: Value
    scale: Value
    wide: Value
    high: Value


def _canvas(shot: Shot, layer: int, opaque: bool) -> Canvas:
    """Just the frame where the camera is still; else all that it passes, at the largest scale, and two pixels round it."""
    g, v = shot.g, shot.plan.view
    left, top, scale = (g.take(t, layer, 1) for t in (v.left, v.top, v.scale))
    still = v.still
    largest = g.op("ReduceMax", scale, keepdims=0)
    low_x, low_y = (g.op("ReduceMin", t, keepdims=0) - (1. - still) * 2. / largest for t in (left, top))
    high_x, high_y = (g.op("ReduceMax", t + extent / scale, keepdims=0) + (1. - still) * 2. / largest for t, extent in ((left, shot.width), (top, shot.height)))
    wide, high = (g.op("Floor", (b - a) * largest / 2. + .99) * 2. for a, b in ((low_x, high_x), (low_y, high_y)))
    wide, high = (extent * still + n * (1. - still) for n, extent in ((wide, shot.width), (high, shot.height)))
    size = g.whole([high, wide])
    base = np.clip(shot.format.matrix @ np.full(3, .5, np.float32) + shot.format.offset, 0, 255) if opaque else np.zeros(3)
    colour = g.op("Expand", np.round(base).astype(np.uint8).reshape(3, 1, 1), g.concat([g.constant([3]), size], 0))
    clear = g.op("Expand", np.full((1, 1, 1), 255, np.uint8), g.concat([g.constant([1]), size], 0))
    return Canvas(colour, clear, low_x, low_y, largest, wide, high)


def _order(shot: Shot, low: Value, high: Value) -> tuple[Value, Value]:
    """Indices of bands (first BANDS) and sprites of the layers low..high, back to front, and how many they are."""
    g, o = shot.g, shot.o
    bands, sprites = shot.inputs["bands"], shot.inputs["sprites"]
    layer = g.concat([g.take(bands, BAND["layer"], 1), g.take(sprites, SPRITE["layer"], 1)], 0)
    show = g.concat([g.take(bands, BAND["show"], 1), g.take(sprites, SPRITE["show"], 1)], 0)
    mine = o.less(low - .5, layer) * o.less(layer, high + .5) * o.less(.5, show)
    keys = o.where(mine, layer * 1000. + np.arange(BANDS + SPRITES, dtype=np.float32), 1e6 + np.arange(BANDS + SPRITES, dtype=np.float32))
    return g.cast(g.take(o.order(g.unsqueeze(keys, 0), BANDS + SPRITES), 0), "int64"), g.cast(o.sum(mine, 0), "int64")


def _view(shot: Shot, c: Canvas, layer: Value) -> tuple[Value, Value, Value]:
    """left, top and scale of a layer (float [1]) on a canvas: where the camera is still, layers of different parallax share one."""
    g, v = shot.g, shot.plan.view
    own = [g.reshape(g.op("Gather", g.take(t, 0), g.cast(layer, "int64")), []) for t in (v.left, v.top, v.scale)]
    still = g.op("Greater", v.still, .5)
    return tuple(g.op("Where", still, a, b) for a, b in zip(own, (c.left, c.top, c.scale)))  # type: ignore[return-value]


def _band(shot: Shot, c: Canvas, row: Value) -> list[Value]:
    """A band of the canvas' full width: colour, clear, and its window."""
    g = shot.g
    n = {name: g.take(row, i) for name, i in BAND.at.items()}
    _, origin, scale = _view(shot, c, g.reshape(n["layer"], [1]))
    top, bottom = (n["top"] - origin) * scale, (n["bottom"] - origin) * scale
    first, last = g.op("Clip", g.op("Floor", top - shot.brush.reach()), 0., c.high), g.op("Clip", g.op("Ceil", bottom), 0., c.high)
    window = g.vector([first, 0., last, c.wide])
    styled = g.op("And", shot.brush.on, g.op("Less", first, last))
    in_style = lambda: _styled_band(shot, c, row, n["layer"], first, last, top, bottom, origin * scale)
    return [*g.choose(styled, in_style, lambda: _plain_band(shot, c, row, n["layer"], first, last, top, bottom), 2), window]


def _ends(shot: Shot, row: Value, layer: Value) -> Value:
    """A band's lit colours at its top and bottom, [2, 3]."""
    g = shot.g
    return shot.lit(g.reshape(g.op("Slice", row, [BAND["red_top"]], [BAND["red_top"] + 6], [0]), [2, 3]), g.reshape(layer, [1]))


def _styled_band(shot: Shot, c: Canvas, row: Value, layer: Value, first: Value, last: Value, top: Value, bottom: Value, origin: Value) -> list[Value]:
    """A band in a style: as wide as its strokes are until they repeat, side by side."""
    g = shot.g
    period = g.cast(g.size(shot.tiles.wash, 0), "float")
    rows = first + g.arange(last - first)
    texture = shot.brush.texture(shot.tiles, g.op("Floor", first + origin + .5), g.constant(0.), last - first, g.op("Min", period, c.wide))
    wide, times = g.whole([c.wide]), g.whole([g.op("Ceil", c.wide / period)])
    parts = styling.band(shot.brush, _ends(shot, row, layer), top, bottom, rows + .5, texture, shot.brush.unit)
    return [g.op("Slice", g.op("Tile", part, g.concat([g.constant([1, 1]), times], 0)), [0], wide, [2]) for part in parts]


def _plain_band(shot: Shot, c: Canvas, row: Value, layer: Value, first: Value, last: Value, top: Value, bottom: Value) -> list[Value]:
    g = shot.g
    y = first + g.arange(last - first) + .5
    cover = g.op("Clip", g.op("Min", y - top, bottom - y) + .5, 0., 1.)
    stops = shot.colours(_ends(shot, row, layer))
    share = g.op("Clip", (y - top) / g.op("Max", bottom - top, 1e-3), 0., 1.)
    ramp = g.unsqueeze(g.take(stops, 0), 1) + g.unsqueeze(g.take(stops, 1) - g.take(stops, 0), 1) * share       # [3, h]
    wide = g.cast(g.reshape(c.wide, [1]), "int64")
    y64 = g.op("Mod", g.cast(y - .5, "int64"), [64])
    tiles = g.op("Div", g.op("Add", wide, [63]), [64])
    noise = g.op("Tile", g.op("Gather", DITHER, y64, axis=0), g.concat([g.constant([1]), tiles], 0))
    noise = g.op("Slice", noise, [0], wide, [1])                                                                  # [h, W]
    slope = g.op("Min", g.op("ReduceSum", g.op("Abs", g.take(stops, 1) - g.take(stops, 0)), keepdims=0), 1.)
    colour = g.unsqueeze(ramp * cover, 2) + noise * slope + .5
    clear = g.op("Expand", g.op("Unsqueeze", g.cast(255. - 255. * cover + .5, "uint8"), [0, 2]), g.concat([g.constant([1, 1]), wide], 0))
    return [g.cast(g.op("Clip", colour, 0., 255.), "uint8"), clear]


def _sprite(shot: Shot, c: Canvas, row: Value) -> list[Value]:
    """A sprite that stands upright: colour, clear, and its window of the canvas (top, left, bottom, right)."""
    g = shot.g
    n = {name: g.take(row, i) for name, i in SPRITE.at.items()}
    brush = shot.brush
    ends = []
    left, top, scale = _view(shot, c, g.reshape(n["layer"], [1]))
    for axis, origin, extent in (("x", left, c.wide), ("y", top, c.high)):
        a, b = ((n[axis] + n[f"{axis}{k}"] * n[f"scale_{axis}"] - origin) * scale for k in (0, 1))
        low, high = g.op("Min", a, b), g.op("Max", a, b)
        more = brush.reach()
        first, last = g.op("Clip", g.op("Floor", low - more), 0., extent), g.op("Clip", g.op("Ceil", high + more), 0., extent)
        at = (first + g.arange(last - first) + .5 - a) / (b - a)
        paper = g.op("Floor", first + origin * scale + n["map"] * APART + .5)
        ends.append((first, last, at, 1. / g.op("Abs", b - a), paper, brush.n["reach"] * (brush.unit * AWRY[axis]) * (b - a) / g.op("Abs", b - a)))
    (left, right, x, step_x, paper_x, thrown_x), (top, bottom, y, step_y, paper_y, thrown_y) = ends

    def slab(k: Value, state: list[Value]) -> list[Value]:
        start = g.reshape(g.op("Mul", k, np.int64(SLAB)), [1])
        own = g.op("Slice", x, start, g.op("Add", start, [SLAB]), [0])
        spot = Spot(paper_y, paper_x + g.cast(g.reshape(start, []), "float"), brush.unit, thrown_x, thrown_y)
        parts = g.choose(g.op("Greater", n["glow"], 0.), lambda: _halo(shot, own, y, n["glow"]),
                         lambda: painted(shot, n["grain"], g.cast(n["map"], "int64"), g.reshape(n["layer"], [1]), own, y, step_x, step_y, spot), 2)
        return [g.op("SequenceInsert", sequence, part) for sequence, part in zip(state, parts)]

    def draw() -> list[Value]:
        slabs = g.cast(g.op("Ceil", (right - left) / float(SLAB)), "int64")
        empty = [(g.op("SequenceEmpty", dtype=2), "sequence of uint8") for _ in range(2)]
        colour, clear = (g.op("ConcatFromSequence", v, axis=2) for v in g.loop(slabs, empty, slab))
        return [colour, clear, g.vector([top, left, bottom, right])]

    seen = g.op("And", g.op("Less", left, right), g.op("Less", top, bottom))
    blank = [g.constant(np.zeros((3, 1, 1), np.uint8)), g.constant(np.full((1, 1, 1), 255, np.uint8)), g.constant(np.array([0, 0, 1, 1], np.float32))]
    return g.choose(seen, draw, lambda: blank, 3)


def _halo(shot: Shot, x: Value, y: Value, strength: Value) -> list[Value]:
    """A lamp's light at positions x, y (shares of its box)."""
    g = shot.g
    across, down = x * 2. - 1., y * 2. - 1.
    away = g.op("Min", g.op("Sqrt", g.unsqueeze(down * down, 1) + g.unsqueeze(across * across, 0)), 1.)
    # between the stops of a gradient that falls ever more slowly, the highest of the straight lines
    (first, *_), *_ = HALO_LINES
    lines = [away * slope + start for start, slope in HALO_LINES]
    amount = g.unsqueeze(g.op("Max", *lines, 0.) * (strength / first), 0)
    tint = g.reshape(shot.colours(g.constant(np.array(HALO, np.float32))), [3, 1, 1])
    return [g.cast(tint * amount + .5, "uint8"), g.cast(255.5 - 255. * amount, "uint8")]


def _layers(shot: Shot, layer: int, low: Value, high: Value, opaque: bool) -> Canvas:
    """All that stands still in the layers low..high as one picture."""
    g = shot.g
    c = _canvas(shot, layer, opaque)
    order, count = _order(shot, low, high)

    def body(i: Value, state: list[Value]) -> list[Value]:
        colour, clear = state
        item = g.take(order, i)

        def band() -> list[Value]:
            return _band(shot, c, g.take(shot.inputs["bands"], item))

        def sprite() -> list[Value]:
            return _sprite(shot, c, g.take(shot.inputs["sprites"], g.op("Sub", item, np.int64(BANDS))))

        new, through, window = g.choose(g.op("Less", item, np.int64(BANDS)), band, sprite, 3)
        top, left, bottom, right = (g.cast(g.op("Slice", window, [k], [k + 1], [0]), "int64") for k in range(4))
        spot = raster.over(g, raster.window(g, colour, top, left, bottom, right), new, through)
        hole = raster.multiply(g, raster.window(g, clear, top, left, bottom, right), through)
        return [raster.insert(g, colour, spot, top, left, bottom, right), raster.insert(g, clear, hole, top, left, bottom, right)]

    colour, clear = g.loop(count, [(c.colour, "uint8"), (c.clear, "uint8")], body)
    return Canvas(colour, clear, c.left, c.top, c.scale, c.wide, c.high)


def _rows(g: Graph, c: Canvas) -> tuple[Value, Value]:
    """First row of a canvas that shows anything, and the first after which none does."""
    least = g.op("Squeeze", g.op("ReduceMin", c.clear, axes=[2], keepdims=0), [0])                # uint8 [high]
    lit = g.op("Less", g.cast(least, "float"), 254.5)
    at = g.arange(c.high)
    first = g.op("ReduceMin", g.op("Where", lit, at, g.constant(1e6)), keepdims=0)
    last = g.op("ReduceMax", g.op("Where", lit, at, g.constant(-1.)), keepdims=0)
    return first, last + 1.


def _kept(shot: Shot, c: Canvas, wanted: Value, even: Value, alpha: bool) -> list[Value]:
    """A canvas as frames use it: for each of the format's planes colour (and clear), with phases where the camera moves; columns as rows where
    layers grow (`even` is 0)."""
    g = shot.g

    def keep() -> list[Value]:
        small = []
        first = 0
        for planes in shot.format.planes:
            n = len(planes.names)
            parts = [g.op("Slice", c.colour, [first], [first + n], [0])] + ([c.clear] if alpha else [])
            first += n
            small += [raster.halved(g, part, planes.step) for part in parts]
        return g.choose(g.op("Greater", shot.plan.view.still, .5), lambda: [g.op("Unsqueeze", s, [0, 1]) for s in small],
                        lambda: g.choose(g.op("Greater", even, .5), lambda: moving(small, PHASES),
                                         lambda: [g.op("Unsqueeze", raster.upended(g, s, GROWING), [0, 1]) for s in small], len(small)), len(small))

    def moving(small: list[Value], rules: Sequence[tuple[float, int]]) -> list[Value]:
        (most, count), *more = rules
        own = lambda: [raster.phases(g, s, count) for s in small]
        if not more:
            return own()
        return g.choose(g.op("Less", c.wide * c.high / (shot.width * shot.height), most), own, lambda: moving(small, more), len(small))

    count = len(shot.format.planes) * (2 if alpha else 1)
    return g.choose(g.op("Greater", wanted, .5), keep, lambda: [g.constant(np.zeros((1, 1, 1, 2, 2), np.uint8))] * count, count)


def _brush(g: Graph, pixel_format: Format, height: Value) -> tuple[Brush, Tiles]:
    numbers, strokes = (g.input(name, kind, shape) for name, (kind, shape) in styling.INPUTS.items())
    brush = Brush(g, numbers, strokes, height, pixel_format.matrix, pixel_format.offset)

    def made() -> list[Value]:
        tiles = brush.tiles()
        return [tiles.fine, tiles.wash]

    blank = [g.constant(np.zeros((1, 1, 1), np.float32)) for _ in range(2)]
    return brush, Tiles(*g.choose(brush.on, made, lambda: blank, 2))


def develop(pixel_format: Format) -> onnx.ModelProto:
    g = Graph("develop")
    o = OnnxNumbers(g)
    raw = {name: g.input(name, kind, shape) for name, (kind, shape) in INPUTS.items()}
    raw["voice"] = g.input("voice", "float", [FIGURES, "frames", len(VOICE)])
    raw["stress"] = g.input("stress", "float", ["frames"])
    times, duration, size = g.input("times", "float", ["frames"]), g.input("duration", "float", []), g.input("size", "int64", [2])
    width, height = (g.cast(g.take(size, i), "float") for i in (0, 1))
    raw = lifted(o, raw)
    tables = {name: shares_of(g, v) if name.startswith("maps_") else v for name, v in raw.items()}
    brush, tiles = _brush(g, pixel_format, height)
    wider = g.op("Clip", (brush.n["shadow"] + brush.n["line"]) * 9., 0., 1.) * WIDER
    p = plan(o, tables, times, duration, width, height, wider + MARGIN)
    shot = Shot(g, o, pixel_format, raw, p, width, height, brush, tiles)

    behind = o.less(.5, g.op("ReduceMax", g.take(g.take(p.tables.groups, BEHIND, 1), GROUP["count"], 1), keepdims=0))
    apart = 1. - p.view.joined
    split = o.high(behind, apart)
    one, people, front = g.constant(1.), g.constant(float(PEOPLE)), g.constant(float(FRONT))
    fronts = g.op("Max", g.op("ReduceMax", o.less(FRONT - .5, g.take(raw["sprites"], SPRITE["layer"], 1)) * g.take(raw["sprites"], SPRITE["show"], 1), keepdims=0),
                  g.op("ReduceMax", o.less(FRONT - .5, g.take(raw["bands"], BAND["layer"], 1)) * g.take(raw["bands"], BAND["show"], 1), keepdims=0))
    joined = p.view.joined
    two = g.constant(2.)
    # layers that part: sky, far, back, set; that do not: all behind the people, or sky and far before what moves there and the rest after it
    lows = (g.constant(0.), one, two, g.constant(3.), front)
    highs = (o.where(apart, g.constant(0.), o.where(behind, one, people)), one, o.where(apart, two, people), people, front)
    wanted = (one, apart, split, apart, fronts, joined)
    canvases = []
    for k, (low, high) in enumerate(zip(lows, highs)):
        canvases.append(_layers(shot, SLOT_LAYER[k], low, o.where(wanted[k], high, low - 1.), k == 0))
    whole = canvases[0]

    def flatten() -> list[Value]:
        colour = whole.colour
        for k in (2, 4):
            over_it = canvases[k]
            colour = g.choose(g.op("Greater", wanted[k], .5), lambda: [raster.over(g, colour, over_it.colour, over_it.clear)], lambda: [colour])[0]
        return [colour]

    flat = g.choose(g.op("Greater", joined, .5), flatten, lambda: [whole.colour])[0]
    canvases.append(Canvas(flat, whole.clear, whole.left, whole.top, whole.scale, whole.wide, whole.high))
    scales = p.view.scale
    grown = g.op("ReduceMax", g.op("ReduceMax", scales, axes=[0], keepdims=0) / g.op("ReduceMin", scales, axes=[0], keepdims=0), keepdims=0)
    even = o.less(grown, 1.00001) * 1.
    windows = []
    for k, (name, canvas) in enumerate(zip(SLOTS, canvases)):
        alpha = name not in ("back", "all")
        values = iter(_kept(shot, canvas, wanted[k], even, alpha))
        for planes in pixel_format.planes:
            g.output(f"{name}_{planes.names}", next(values), "uint8", [None] * 5)
            if alpha:
                g.output(f"{name}_{planes.names}_clear", next(values), "uint8", [None] * 5)
        left, top, scale = (g.take(v, SLOT_LAYER[k], 1) for v in (p.view.left, p.view.top, p.view.scale))
        step = canvas.scale / scale
        numbers = ((left - canvas.left) * canvas.scale, (top - canvas.top) * canvas.scale, step, step, *(e + 0. * step for e in _rows(g, canvas)))
        windows.append(g.concat([g.unsqueeze(v, 1) for v in numbers], 1))
    g.output("windows", g.concat([g.unsqueeze(w, 1) for w in windows], 1), "float", ["frames", len(SLOTS), 6])
    g.output("flags", g.vector([even, joined, apart, split, apart, fronts]), "float", [6])
    textures = _textures(shot)
    info = textures.pop("info")
    for name, value in textures.items():
        g.output(name, value, "uint8", [None])
    at = DRAW["red"]
    before, rgb, after = g.split(p.tables.rows, [at, 3, len(DRAW) - at - 3], 2)
    rows = g.concat([before, shot.colours(brush.paint(shot.lit(rgb, g.constant(np.array([PEOPLE], np.float32))))), after], 2)
    for name, value in walk(g, pixel_format, rows, p.tables.runs, info).items():
        _, kind, axes = TABLES[name]
        g.output(name, value, kind, ["frames", None, None] + [1] * axes)
    g.output("groups", p.tables.groups, "float", ["frames", GROUPS, len(GROUP)])
    g.output("runs", p.tables.runs, "float", ["frames", GROUPS * RUNS, len(GROUP)])
    g.output("sides", sides(g, p.outlines), "float", ["frames", None, 4, VERTICES, 1])
    g.output("box", p.tables.box, "float", ["frames", 4])
    for name, value in fallen(shot).items():
        g.output(name, value, "uint8", [None] * 3)
    return g.model()
