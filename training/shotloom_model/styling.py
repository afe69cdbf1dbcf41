"""A style on painted maps: where `develop` turns a map's shares into colours, edges become rough, boundaries get a line, paint and paper show, and
cut pieces throw shadows. What is done is arithmetic in the layer's own coordinates, so it moves with the layer and never boils.

How much of each is in `brush`, noughts for the flat look; what paint and paper look like is in `strokes`, tiles that repeat. Both come from the brush
network (brush.py). Lengths of `brush` are pixels of a picture 720 high: "paper pixels".
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from . import raster
from .graph import Graph, Value
from .layout import CLASSES, Fields

# rough: how far edges wander; line: how strongly boundaries are drawn, and its colour times that; width: half the line's; vary: how much thicker and
# thinner it is in places; dry: how much of it is missing in places; tone, wash, grain: how much paint varies by strokes, by large washes, by the paper;
# hue: warmer and colder; pool: paint is darker, so far from edges; thin: share of the paper that shows through, and its colour times that; grey: colour
# that is lost; level: how far gradients are lost; shadow: of cut edges, how far it is thrown (reach) and how soft it is; lip: light on cut edges; pigment: 0 where
# paint varies as opaque colour does, 1 where it lets more or less paper through; turn: how far every other class is stroked the other way
BRUSH = Fields(("rough", "line", "line_red", "line_green", "line_blue", "width", "vary", "dry", "tone", "wash", "grain", "hue", "pool", "pool_width", "thin", "thin_red",
                "thin_green", "thin_blue", "grey", "level", "shadow", "reach", "soft", "lip", "pigment", "turn"))
STROKES = ("edge", "tone", "grain", "wash")
TILE = 256                 # texels of a tile either way, one a paper pixel; the wash is enlarged
WASHED = 3                 # times
PAPER = 720.               # pixels of a picture's height for which `brush` is meant
INPUTS = {"brush": ("float", (len(BRUSH),)), "strokes": ("float", (len(STROKES), "texels", "texels"))}      # of the flat look, strokes of any size

# edges between two classes wander as these differ, times the tile
PULL = np.array([-1., 1., -.7, .8, -.5, .6, -.3], np.float32)
HEIGHTS = np.array([0., 1., 1.2, 1.4, 1.6, 1.8, 2.], np.float32)       # of cut sheets, classes lying on each other
TURNED = np.array([0., 0., 1., 0., 1., 0., 1.], np.float32)
WARM = np.array([.5, .1, -.6], np.float32)
LUMA = np.array([.2126, .7152, .0722], np.float32)
SHOW = 1e-4
SPAN = 1600                # columns that are painted at once, at most
BRIGHT = 1.6               # what is darker than 1 / this lets less paper through: a night stays dark


@dataclass
class Tiles:
    """Strokes as large as they are shown: `fine` [n, 4, n + SPAN] edge, tone, tone turned and grain, `wash` [m, 1, m + SPAN]; n and m pixels on they begin again."""
    fine: Value
    wash: Value


@dataclass
class Texture:
    """Strokes at the pixels of a window, each [H, 1, W]. `turned`: the tone stroked the other way."""
    edge: Value
    tone: Value
    turned: Value
    grain: Value
    wash: Value


class Brush:
    """`brush` by names, and what follows from it for a picture."""

    def __init__(self, g: Graph, numbers: Value, strokes: Value, height: Value, matrix: np.ndarray, offset: np.ndarray):
        self.g, self.matrix, self.offset = g, matrix, offset
        self.n = {name: g.take(numbers, i) for name, i in BRUSH.at.items()}
        self.on = g.op("Greater", g.op("ReduceMax", g.op("Abs", numbers), keepdims=0), SHOW)
        self.unit = height * (1 / PAPER)
        self._strokes = strokes

    def colours(self, *names: str) -> Value:
        """Bytes of a colour in `brush` that is stored times its amount: [3] without the format's offset."""
        return self.g.op("MatMul", self.g.vector([self.n[n] for n in names]), np.ascontiguousarray(self.matrix.T))

    def reach(self) -> Value:
        """Pixels by which shadows may lie beyond what throws them; 0 where there are none."""
        thrown = self.g.cast(self.g.op("Greater", self.n["shadow"], SHOW), "float")
        return (self.n["reach"] + self.n["soft"]) * (self.unit * thrown)

    # ------------------------------------------------------------ strokes
    def tiles(self) -> Tiles:
        """Strokes enlarged to the picture's size; to be asked for only where `on` is true."""
        g = self.g
        texels = g.op("Max", g.op("Floor", self.unit * float(TILE) + .5), 16.)
        fine, coarse = (self._enlarged(tiles, n) for tiles, n in zip(g.split(self._strokes, [3, 1], 0), (texels, texels * float(WASHED))))
        edge, tone, grain = g.split(fine, [1, 1, 1], 0)
        fine = g.concat([edge, tone, g.op("Transpose", tone, perm=[0, 2, 1]), grain], 0)
        return Tiles(self._repeated(fine, SPAN), self._repeated(coarse, SPAN))

    def _enlarged(self, tiles: Value, texels: Value) -> Value:
        """[n, TILE, TILE] -> [n, texels, texels], linearly, round the edges."""
        g = self.g
        at = (g.arange(texels) + .5) * (float(TILE) / texels) - .5
        away = g.op("Abs", g.unsqueeze(at, 1) - np.arange(TILE, dtype=np.float32))
        away = g.op("Min", away, float(TILE) - away)
        weights = g.op("Max", 1. - away, 0.)
        return g.op("MatMul", g.op("MatMul", weights, tiles), g.op("Transpose", weights, perm=[1, 0]))

    def _repeated(self, tiles: Value, more: int) -> Value:
        """[n, texels, texels] -> [texels, n, texels + more]: so that any run of so many columns is a slice."""
        g = self.g
        size = g.unsqueeze(g.size(tiles, 2), 0)
        times = g.op("Add", g.op("Div", g.op("Add", size, [more - 1]), size), [1])
        wide = g.op("Tile", g.op("Transpose", tiles, perm=[1, 0, 2]), g.concat([g.constant([1, 1]), times], 0))
        return g.op("Slice", wide, [0], g.op("Add", size, [more]), [2])

    def texture(self, tiles: Tiles, top: Value, left: Value, high: Value, wide: Value) -> Texture:
        """In a window of the layer of so many pixels, no wider than SPAN, whose corner may lie anywhere; float scalars, whole."""
        g = self.g

        def picked(tile: Value) -> Value:
            size = g.cast(g.size(tile, 0), "float")
            rows = top + g.arange(high)
            first = left - g.op("Floor", left / size) * size
            strip = g.op("Slice", tile, g.whole([first]), g.whole([first + wide]), [2])
            return g.op("Gather", strip, g.cast(rows - g.op("Floor", rows / size) * size, "int64"), axis=0)

        return Texture(*g.split(picked(tiles.fine), [1] * 4, 1), picked(tiles.wash))

    # ------------------------------------------------------------ colours
    def paint(self, rgb: Value) -> Value:
        """RGB 0..1 [..., 3] as the style's paint: less colour, thinner."""
        g, n = self.g, self.n
        light = g.op("MatMul", rgb, np.repeat(LUMA[:, None], 3, 1))
        greyed = rgb + (light - rgb) * n["grey"]
        return greyed + (g.vector([n["thin_red"], n["thin_green"], n["thin_blue"]]) - greyed * n["thin"]) * g.op("Clip", light * BRIGHT, 0., 1.)

    def stops(self, rgb: Value) -> Value:
        """Stops [K - 1, 2, 3] as paint, their gradients flatter."""
        g = self.g
        painted = self.paint(rgb)
        middle = g.op("ReduceMean", painted, axes=[1], keepdims=1)
        return painted + (middle - painted) * self.n["level"]

    def varied(self, colour: Value, solid: Value, amount: Value, warmth: Value, marks: "Marks") -> tuple[Value, Value]:
        """Colours [H, 3, W], premultiplied by `solid` [H, 1, W], lighter by `amount` and warmer by `warmth`, under a shadow and then a line; and how clear it is there."""
        g, pigment = self.g, self.n["pigment"]
        white = (self.matrix @ np.ones(3, np.float32) + self.offset).astype(np.float32)
        black = g.constant(self.offset.astype(np.float32))
        lighter = g.constant(white) * pigment - black * (1. - pigment)
        ink = self.colours("line_red", "line_green", "line_blue") + black * self.n["line"]
        axes = g.concat([g.unsqueeze(v, 1) for v in (lighter, g.constant((self.matrix @ WARM).astype(np.float32)), black, ink)], 1)                   # [3, 4]
        open_ = 1. - marks.line * self.n["line"]
        left = (1. - marks.shade) * open_
        through = solid * left
        shares = g.concat([amount * through, warmth * through, marks.shade * open_, marks.line], 1)
        return colour * ((1. + amount * (1. - pigment * 2.)) * left) + g.op("MatMul", axes, shares), (1. - solid) * (left * 255.)

    def line(self, squared: Value, widest: Value, texture: Texture, scale: Value) -> Value:
        """How much of a line there is at so many squared pixels from a boundary; `widest`: half a line's, at most, where boundaries are hardly farther apart."""
        g, n = self.g, self.n
        wide = g.op("Clip", texture.wash * (n["width"] * n["vary"] * scale) + n["width"] * scale, .2, None)
        wide = g.op("Min", wide, widest)
        softness = g.op("Min", 1., widest * .4) * 2.
        solid = g.op("Clip", (wide - squared / wide) / softness + .5, 0., 1.)
        return solid * g.op("Clip", texture.grain * -n["dry"] + (1. - n["dry"] * .3), 0., 1.)

    def pooled(self, squared: Value, scale: Value) -> Value:
        """How much darker paint has dried at so many squared pixels from a boundary."""
        g, n = self.g, self.n
        reach = n["pool_width"] * scale + .5
        return g.op("Max", n["pool"] - squared * (n["pool"] / (reach * reach)), 0.)

    def tones(self, texture: Texture, turned: Value | None) -> Value:
        """How much lighter paint is here; `turned`: share of classes that are stroked the other way."""
        n = self.n
        tone = texture.tone if turned is None else texture.tone + (texture.turned - texture.tone) * (turned * n["turn"])
        return tone * n["tone"] + texture.wash * n["wash"] + texture.grain * n["grain"]

    def some(self, *names: str) -> Value:
        """Whether any of these numbers is not nought."""
        total = self.n[names[0]]
        for name in names[1:]:
            total = total + self.n[name]
        return self.g.op("Greater", total, SHOW)


@dataclass
class Marks:
    """Shares of a line and of a shadow at each pixel, [H, 1, W]."""
    line: Value
    shade: Value


def boundary(g: Graph, shares: Value, enlarged: Value) -> Value:
    """Squared pixels from the nearest boundary of two classes, [H, 1, W]. A boundary's shares fall from 1 to 0 within about one texel,
    `enlarged` pixels: at a distance d from it they are 1/2 - d / e and 1/2 + d / e, and the sum of their squares 1/2 + 2 (d / e)^2."""
    ones = np.ones((1, CLASSES), np.float32)
    total = g.op("MatMul", ones, shares)
    # where there is nothing, no boundary is near
    return g.op("Max", (g.op("MatMul", ones, shares * shares) + 1e-6) / (total * total + 1e-6) - .5, 0.) * (enlarged * enlarged * .5)


def soft_filter(g: Graph, at: Value, texels: Value, radius: Value, goes_on: Value) -> Value:
    """[outputs, n]: means of texels round positions (in texels), over a triangle of so wide a radius; where a map ends there is nothing, or it goes on."""
    away = g.op("Abs", g.unsqueeze(at - .5, 1) - g.arange(texels))
    weights = g.op("Max", 1. - away / radius, 0.)
    within = g.op("ReduceSum", weights, [1], keepdims=1)
    return weights / g.op("Where", g.op("Greater", goes_on, .5), g.op("Max", within, 1e-4), g.op("Max", radius, within))


@dataclass
class Sheet:
    """A map for lines and cut edges: filters of the height at where light passes, broad filters and how many pixels their edges take, and how much of a pixel lies outside
    of the map, [H, 1, W]."""
    rows: Value
    columns: Value
    broad_rows: Value
    broad_columns: Value
    broad: Value
    outside: Value


def coloured(b: Brush, shares: Value, rows: Value, columns: Value, enlarged: Value, top: Value, slope: Value, y01: Value, texture: Texture, scale: Value,
             sheet: Sheet) -> tuple[Value, Value]:
    """raster.coloured in a style. enlarged: pixels a texel; scale: pixels a paper pixel; the rest as there."""
    g, n = b.g, b.n
    wide, high = g.unsqueeze(g.size(columns, 0), 0), g.unsqueeze(g.size(rows, 0), 0)

    def nothing() -> list[Value]:
        """Made anew: ONNX Runtime changes in place what a branch hands on of outer values, constants too."""
        return [texture.edge * 0., texture.grain * 0.]

    def spread(maps: Value, down: Value, across: Value) -> Value:
        """[K, h, w] -> [H, K, W]."""
        wider = g.op("Transpose", g.op("MatMul", maps, g.op("Transpose", across, perm=[1, 0])), perm=[1, 0, 2])
        flat = g.reshape(wider, g.concat([g.unsqueeze(g.size(wider, 0), 0), g.constant([-1])], 0))
        return g.reshape(g.op("MatMul", down, flat), g.concat([high, g.constant([-1]), wide], 0))

    wander = g.op("Min", n["rough"] * scale * 8. / enlarged, 1.8)
    astray = g.op("Clip", texture.edge * wander, -1.2, 1.2)
    pull = np.stack([PULL, np.full(CLASSES, 2., np.float32)], 1)                                                    # twice, lest powers of shares vanish
    own = g.op("Relu", spread(shares, rows, columns)) * g.op("MatMul", pull, g.concat([astray, astray * 0. + 1.], 1))
    weights = raster.sharpened(g, own, enlarged, kept=True)
    stops = g.unsqueeze(top, 0) + g.op("Unsqueeze", y01, [1, 2]) * g.unsqueeze(slope, 0)                            # [H, 5, K]
    more = g.op("Expand", np.stack([HEIGHTS, TURNED])[None], g.concat([high, g.constant([2, CLASSES])], 0))
    values, total, = g.split(g.op("MatMul", g.concat([more, stops], 1), weights), [6, 1], 1)
    total = total + sheet.outside
    height, turned, colour, clear = g.split(values / total, [1, 1, 3, 1], 1)
    solid = 1. - (clear * (1 / 255) + sheet.outside / total)

    def drawn() -> list[Value]:
        # of a map that is hardly enlarged the edges are too steep to tell how far away they are
        broad = lambda: boundary(g, g.op("Relu", spread(shares, sheet.broad_rows, sheet.broad_columns)), sheet.broad)
        squared, within = g.choose(g.op("Greater", sheet.broad, enlarged), lambda: [broad(), sheet.broad * 1.], lambda: [boundary(g, own, enlarged), enlarged * 1.], 2)
        return [b.line(squared, within * .36, texture, scale), b.pooled(squared, scale)]

    def cut() -> list[Value]:
        heights = g.op("ReduceSum", shares * HEIGHTS.reshape(-1, 1, 1), [0], keepdims=1)
        over = spread(heights, sheet.rows, sheet.columns) - height
        return [g.op("Clip", over, 0., 1.) * n["shadow"], g.op("Clip", over * -1., 0., 1.) * n["lip"]]

    line, pooled = g.choose(b.some("line", "pool"), drawn, nothing, 2)
    shade, lip = g.choose(b.some("shadow", "lip"), cut, nothing, 2)
    tones = b.tones(texture, turned) - pooled + lip
    colour, clear = b.varied(colour, solid, tones, texture.turned * n["hue"], Marks(line, shade))
    picture = g.cast(g.op("Clip", g.concat([colour, clear], 1) + .5, 0., 255.), "uint8")
    colour, clear = g.split(g.op("Transpose", picture, perm=[1, 0, 2]), [3, 1], 0)
    return colour, clear


def styled(b: Brush, shares: Value, lit: Value, strip: Value, x: Value, y: Value, step_x: Value, step_y: Value, rows: Value, columns: Value, texture: Texture,
           scale: Value, thrown_x: Value, thrown_y: Value) -> list[Value]:
    """A map [K, h, w] with stops as lit RGB [K - 1, 2, 3], sampled at positions x [W], y [H] (shares of its extent, so far apart), which may lie beyond it: rows, columns are
    the filters of these positions. Shadows fall so many pixels to the right and down."""
    g, n = b.g, b.n
    high, wide = (g.cast(g.size(shares, k), "float") for k in (1, 2))
    bytes_ = g.op("MatMul", b.stops(lit), np.ascontiguousarray(b.matrix.T)) + b.offset.astype(np.float32)
    table = g.op("Transpose", bytes_, perm=[1, 2, 0])                                # [2, 3, K - 1]
    rest = np.zeros((2, 2, CLASSES), np.float32)
    rest[:, 0, 0], rest[:, 1, :] = 255., 1.
    both = g.concat([g.concat([np.zeros((2, 3, 1), np.float32), table], 2), rest], 1)
    first, last = g.take(both, 0), g.take(both, 1)
    texels_x, texels_y = step_x * wide, step_y * high
    enlarged = g.op("Sqrt", 1. / g.op("Max", texels_x * texels_y, 1e-6))
    inside = [g.op("Clip", g.op("Min", at, 1. - at) / step + 1., 0., 1.) for at, step in ((x, step_x), (y, step_y))]
    blur = n["soft"] * scale
    filters = [soft_filter(g, at * texels - thrown * each, texels, g.op("Max", blur * each, .75), goes_on)
               for at, texels, thrown, each, goes_on in ((x, wide, thrown_x, texels_x, strip), (y, high, thrown_y, texels_y, g.constant(0.)))]
    filters[0] = filters[0] * g.op("Where", g.op("Greater", strip, .5), g.unsqueeze(inside[0], 1), g.constant(1.))        # strips lie side by side
    steep = g.cast(g.op("Less", enlarged, n["width"] * scale * 1.5), "float")
    broad = steep * (n["width"] * scale * 2.6)
    broad_filters = [soft_filter(g, g.op("Clip", at, 0., 1.) * texels, texels, g.op("Max", broad * each, 1.), g.constant(1.))
                     for at, texels, each in ((x, wide, texels_x), (y, high, texels_y))]
    outside = g.unsqueeze(1. - g.unsqueeze(inside[1], 1) * g.unsqueeze(inside[0], 0), 1)
    rows, columns = (g.op("Mul", f, g.unsqueeze(i, 1)) for f, i in ((rows, inside[1]), (columns, inside[0])))
    y01 = g.op("Clip", y, 0., 1.)
    return list(coloured(b, shares, rows, columns, enlarged, first, last - first, y01, texture, scale, Sheet(filters[1], filters[0], *broad_filters[::-1], broad, outside)))


def band(b: Brush, ends: Value, top: Value, bottom: Value, y: Value, texture: Texture, scale: Value) -> list[Value]:
    """A band over rows y [H] (pixels of the layer's picture), with stops [2, 3] as lit RGB -> colour [3, H, W], clear [1, H, W]."""
    g, n = b.g, b.n
    painted = b.stops(g.unsqueeze(ends, 0))
    stops = g.take(g.op("MatMul", painted, np.ascontiguousarray(b.matrix.T)) + b.offset.astype(np.float32), 0)         # [2, 3]
    rows = g.op("Unsqueeze", y, [1, 2])                                               # [H, 1, 1]
    share = g.op("Clip", (rows - top) / g.op("Max", bottom - top, 1e-3), 0., 1.)
    first, last = (g.reshape(g.take(stops, k), [3, 1]) for k in (0, 1))
    rough = texture.edge * (n["rough"] * scale * .5)
    solid = g.op("Clip", g.op("Min", rows - top, bottom - rows) + rough + .5, 0., 1.)
    # only its upper end is an edge that shows, where it lies within the picture
    edge = rows - top + rough
    seen = g.cast(g.op("Greater", top, 1.), "float")
    squared = edge * edge + (1. - seen) * 1e6
    lip = g.op("Max", 1. - g.op("Abs", edge - scale * 2.) / (scale * 2.), 0.) * (n["lip"] * seen * .5)
    shade = g.op("Clip", 1. + edge / (n["soft"] * scale + .5), 0., 1.) * (1. - solid) * (n["shadow"] * seen * .7)
    marks = Marks(b.line(squared, n["width"] * scale * 2. + .2, texture, scale), shade)
    colour = (first + (last - first) * share) * solid
    colour, clear = b.varied(colour, solid, b.tones(texture, None) - b.pooled(squared, scale) + lip, texture.turned * n["hue"], marks)
    picture = g.cast(g.op("Clip", g.concat([colour, clear], 1) + .5, 0., 255.), "uint8")
    return g.split(g.op("Transpose", picture, perm=[1, 0, 2]), [3, 1], 0)
