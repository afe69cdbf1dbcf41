"""The graph `frame`: one picture at one of the moments that `develop` prepared, as bytes."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import onnx

from . import raster
from .develop import PHASES, SLOTS, TILE_SHARE
from .draws import BEHIND, DRAW, GROUP, GROUPS
from .graph import Graph, Value
from .layout import FALL, VERTICES
from .raster import Format, Planes

Pictures = list[Value]         # one for each of the format's planes
STILL, JOINED, SPLIT, APART, FRONTS = range(5)


@dataclass
class Window:
    """A box of the picture in pixels: float scalars, even."""
    left: Value
    top: Value
    right: Value
    bottom: Value

    def edges(self, g: Graph, step: int, inside: "Window | None" = None) -> tuple[Value, Value, Value, Value]:
        """top, left, bottom, right as int64 vectors, of a plane with such a step, counted from another window's corner."""
        left, top = (inside.left, inside.top) if inside else (0., 0.)
        values = (self.top - top, self.left - left, self.bottom - top, self.right - left)
        return tuple(g.cast(g.reshape(v / float(step) if step > 1 else v, [1]), "int64") for v in values)  # type: ignore[return-value]


class FrameGraph:
    def __init__(self, pixel_format: Format):
        g = self.g = Graph("frame")
        self.format = pixel_format
        self.planes = pixel_format.planes
        self.slots: dict[str, Pictures] = {}
        for name in SLOTS:
            for end in ("",) if name in ("back", "all") else ("", "_clear"):
                own = [f"{name}_{p.names}{end}" for p in self.planes]
                self.slots[name + end] = [g.input(n, "uint8", [f"{n}_{axis}" for axis in ("down", "across", "channels", "high", "wide")]) for n in own]
        self.textures = [(g.input(f"texture_{p.names}", "uint8", [f"texels_{p.names}"]), g.input(f"texture_{p.names}_clear", "uint8", [f"texels_{p.names}_clear"]))
                         for p in self.planes]
        self.info = g.input("texture_info", "float", ["textures", 4 * len(self.planes)])
        self.fall = [(g.input(f"fall_{p.names}", "uint8", [f"fall_{p.names}_n", f"fall_{p.names}_h", f"fall_{p.names}_w"]),
                      g.input(f"fall_{p.names}_clear", "uint8", [1, f"fall_{p.names}_h", f"fall_{p.names}_w"])) for p in self.planes]
        tables = {"windows": [len(SLOTS), 4], "draws": ["draws", len(DRAW)], "groups": [GROUPS, len(GROUP)], "outlines": ["outlines", VERTICES, 2], "box": [4]}
        i = g.input("moment", "int64", [])
        now = {name: g.take(g.input(name, "float", ["frames", *shape]), i) for name, shape in tables.items()}
        self.windows, self.draws, self.groups, self.outlines, self.box = now.values()
        flags = g.input("flags", "float", [5])
        self.flags = [g.op("Greater", g.take(flags, k), .5) for k in range(5)]
        self.rain = g.input("fall", "float", [len(FALL)])
        self.t = g.input("t", "float", [])
        size = g.input("size", "int64", [2])
        self.width, self.height = (g.cast(g.take(size, k), "float") for k in (0, 1))

    # ------------------------------------------------------------ still layers
    def layer(self, name: str, w: Window) -> Pictures:
        """A window of a layer at this moment."""
        g = self.g
        u, v, step_x, step_y = (g.take(g.take(self.windows, SLOTS.index(name.split("_")[0])), k) for k in range(4))

        def still() -> Pictures:
            out = []
            for planes, picture in zip(self.planes, self.slots[name]):
                out.append(g.op("Squeeze", raster.window(g, picture, *w.edges(g, planes.step)), [0, 1]))
            return out

        def moving() -> Pictures:
            return [self._resampled(planes, picture, w, u, v, step_x, step_y) for planes, picture in zip(self.planes, self.slots[name])]

        return g.choose(self.flags[STILL], still, moving, len(self.planes))

    def _resampled(self, planes: Planes, picture: Value, w: Window, u: Value, v: Value, step_x: Value, step_y: Value) -> Value:
        """Nearest of the phases at every pixel: rows and columns have their own offsets into the flat picture."""
        g = self.g
        shape = g.cast(g.op("Shape", picture), "int32")
        channels, high, wide = (g.take(shape, k) for k in (2, 3, 4))
        phase_x = g.op("Mul", channels, g.op("Mul", high, wide))
        phase_y = g.op("Mul", phase_x, np.int32(PHASES))
        offsets = []
        for start, origin, step, first, last, extent, phase, stride in ((v, v, step_y, w.top, w.bottom, high, phase_y, wide), (u, u, step_x, w.left, w.right, wide, phase_x, np.int32(1))):
            s = float(planes.step)
            pixel = g.arange((last - first) / s) * s + first + s / 2.
            texel = (origin + pixel * step) / s - .5
            limit = (g.cast(extent, "float") - 1.) * float(PHASES)
            q = g.op("Floor", g.op("Max", g.op("Min", texel * float(PHASES) + .5, limit), 0.))
            whole = g.op("Floor", q / float(PHASES))
            part = g.cast(q - whole * float(PHASES), "int32")
            offsets.append(g.op("Add", g.op("Mul", part, phase), g.op("Mul", g.cast(whole, "int32"), stride)))
        index = g.op("Add", g.unsqueeze(offsets[0], 1), g.unsqueeze(offsets[1], 0))
        return raster.fetch(g, g.reshape(picture, [-1]), index, len(planes.names), g.op("Mul", high, wide))

    # ------------------------------------------------------------ draws
    def drawn(self, canvas: Pictures, around: Window, first_group: int, groups: int) -> Pictures:
        """The canvas of a window with the draws of some groups on it."""
        g = self.g

        def body(k: Value, state: list[Value]) -> list[Value]:
            row = g.take(self.groups, g.op("Add", k, np.int64(first_group)))
            n = {name: g.take(row, i) for name, i in GROUP.at.items()}
            box = Window(n["left"], n["top"], n["right"], n["bottom"])
            first = g.cast(n["first"], "int64")

            def some() -> Pictures:
                edges = [box.edges(g, p.step, around) for p in self.planes]
                own = [raster.window(g, c, *e) for c, e in zip(state, edges)]
                draw = lambda i, spot: self._one(g.take(self.draws, g.op("Add", first, i)), spot, box)
                own = g.loop(g.cast(n["count"], "int64"), [(c, "uint8") for c in own], draw)
                return [raster.insert(g, c, o, *e) for c, o, e in zip(state, own, edges)]

            return g.choose(g.op("Greater", n["count"], .5), some, lambda: state, len(self.planes))

        return g.loop(g.constant(np.int64(groups)), [(c, "uint8") for c in canvas], body)

    def _one(self, row: Value, canvas: Pictures, around: Window) -> Pictures:
        g = self.g
        n = {name: g.take(row, k) for name, k in DRAW.at.items()}
        w = Window(n["left"], n["top"], n["right"], n["bottom"])
        sources = g.choose(g.op("Less", n["texture"], -.5), lambda: self._shape(n, w), lambda: self._texture(n, w), 2 * len(self.planes))
        out = []
        for k, planes in enumerate(self.planes):
            edges = w.edges(g, planes.step, around)
            spot = raster.over(g, raster.window(g, canvas[k], *edges), sources[2 * k], sources[2 * k + 1])
            out.append(raster.insert(g, canvas[k], spot, *edges))
        return out

    def _texture(self, n: dict[str, Value], w: Window) -> Pictures:
        """A texture put through its affine: colour and clear of every plane."""
        g = self.g
        info = g.take(self.info, g.cast(n["texture"], "int64"))
        out = []
        for k, planes in enumerate(self.planes):
            start, start_clear, high, wide = (g.take(info, 4 * k + j) for j in range(4))
            s = float(planes.step)
            x, y = (g.arange((b - a) / s) * s + (a + s / 2.) for a, b in ((w.left, w.right), (w.top, w.bottom)))
            u = g.unsqueeze((n["xy"] * wide) * y + (n["x"] * wide - .5), 1) + g.unsqueeze((n["xx"] * wide) * x, 0)
            v0 = g.unsqueeze((n["yy"] * high) * y + n["y"] * high, 1) + g.unsqueeze((n["yx"] * high) * x, 0)

            def bent() -> list[Value]:
                low, top = n["bend_from"] * high, n["bend_to"] * high
                return [v0 + (g.op("Clip", v0, low, top) - low) * n["bend"]]

            v, = g.choose(g.op("Greater", g.op("Abs", n["bend"]), 1e-4), bent, lambda: [v0])
            u, v = g.op("Clip", u + .5, 0., wide - 1.), g.op("Clip", v, 0., high - 1.)
            row = g.op("Mul", g.cast(v, "int32"), g.cast(wide, "int32"))
            index = g.op("Add", row, g.cast(u, "int32"))
            stride = g.cast(high * wide, "int32")
            colour, clear = self.textures[k]
            out.append(raster.fetch(g, colour, g.op("Add", index, g.cast(start, "int32")), len(planes.names), stride))
            out.append(raster.fetch(g, clear, g.op("Add", index, g.cast(start_clear, "int32")), 1, stride))
        return out

    def _shape(self, n: dict[str, Value], w: Window) -> Pictures:
        """Outlines of one colour."""
        g = self.g
        wide, high = w.right - w.left, w.bottom - w.top
        first = g.cast(g.reshape(n["first"], [1]), "int64")
        last = g.op("Add", first, g.cast(g.reshape(n["count"], [1]), "int64"))
        whole = g.op("Slice", self.outlines, first, last, [0])
        others = g.op("Gather", self.outlines, g.whole([n["clip_a"], n["clip_b"], g.op("Max", n["hole"], 0.)]), axis=0)

        def ends(outlines: Value) -> Value:
            return raster.covered(g, outlines, w.left, w.top, wide, high)

        clip_a, clip_b, hole = (g.take(ends(others), k) for k in range(3))
        spans = ends(whole)
        cover = raster.filled(g, spans, [clip_a, clip_b], wide, high)

        def holed() -> list[Value]:
            return [g.op("Max", cover - raster.filled(g, g.unsqueeze(hole, 0), [clip_a, clip_b], wide, high), 0.)]

        cover, = g.choose(g.op("Greater", n["hole"], -.5), holed, lambda: [cover])
        cover = g.unsqueeze(cover * n["alpha"], 0)
        tint = [n["red"], n["green"], n["blue"]]
        out: Pictures = []
        at = 0
        for planes in self.planes:
            k = len(planes.names)
            small = cover
            if planes.step > 1:
                small = g.op("Squeeze", g.op("AveragePool", g.unsqueeze(cover, 0), kernel_shape=[planes.step] * 2, strides=[planes.step] * 2), [0])
            own = g.reshape(g.vector(tint[at:at + k]), [k, 1, 1])
            at += k
            out += [g.cast(own * small + .5, "uint8"), g.cast(255.5 - 255. * small, "uint8")]
        return out

    # ------------------------------------------------------------ the picture
    def build(self) -> onnx.ModelProto:
        g = self.g
        zero = g.constant(0.)
        whole = Window(zero, zero, self.width, self.height)

        # where all layers move as one, only what lies round something that moves of itself is put together anew
        joined = self.flags[JOINED]
        edges = [g.take(self.box, k) for k in range(4)]
        some = g.op("Less", edges[0], edges[2])
        box = [g.op("Where", some, e, d) for e, d in zip(edges, (0., 0., 2., 2.))]
        w = Window(*(g.op("Where", joined, a, b) for a, b in zip(box, (zero, zero, self.width, self.height))))
        canvas = self._under(self.layer("back", w), "far", APART, w)
        canvas = self.drawn(canvas, w, BEHIND, 1)
        for name, flag in (("middle", SPLIT), ("near", APART)):
            canvas = self._under(canvas, name, flag, w)
        anew = self._under(self.drawn(canvas, w, BEHIND + 1, GROUPS - 1), "front", FRONTS, w)

        def inserted() -> Pictures:
            return [raster.insert(g, c, n, *w.edges(g, p.step)) for c, n, p in zip(self.layer("all", whole), anew, self.planes)]

        canvas = g.choose(joined, inserted, lambda: anew, len(self.planes))
        canvas = g.choose(g.op("Greater", g.take(self.rain, FALL["rain"]) + g.take(self.rain, FALL["snow"]), .01), lambda: self._weather(canvas), lambda: canvas, len(self.planes))
        g.output("frame", g.concat([g.reshape(c, [-1]) for c in canvas], 0), "uint8", [None])
        return g.model()

    def _under(self, canvas: Pictures, name: str, flag: int, w: Window) -> Pictures:
        g = self.g

        def both() -> Pictures:
            return [raster.over(g, c, new, clear) for c, new, clear in zip(canvas, self.layer(name, w), self.layer(name + "_clear", w))]

        return g.choose(self.flags[flag], both, lambda: canvas, len(self.planes))

    def _weather(self, canvas: Pictures) -> Pictures:
        g = self.g
        tile = self.height * TILE_SHARE
        starts = []
        for name in ("speed_y", "speed_x"):
            gone = g.take(self.rain, FALL[name]) * self.t            # tiles
            starts.append(g.op("Floor", (1. - (gone - g.op("Floor", gone))) * tile / 2.) * 2.)
        w = Window(starts[1], starts[0], starts[1] + self.width, starts[0] + self.height)
        return [raster.over(g, c, *(raster.window(g, f, *w.edges(g, p.step)) for f in pair)) for c, pair, p in zip(canvas, self.fall, self.planes)]


def frame(pixel_format: Format) -> onnx.ModelProto:
    return FrameGraph(pixel_format).build()
