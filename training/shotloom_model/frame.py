"""The graph `frame`: one picture at one of the moments that `develop` prepared, as bytes."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

import numpy as np
import onnx

from . import raster
from .develop import GROWING, SLOTS
from .draws import BEHIND, GROUP, GROUPS, RUNS
from .fall import TILE_SHARE, slant
from .graph import Graph, Value
from .layout import FALL, VERTICES
from .raster import ROWS, Format, Planes
from .walk import TABLES, WINDOW, unpacked

Pictures = list[Value]         # one for each of the format's planes
EVEN, JOINED, FAR, MIDDLE, NEAR, FRONTS = range(6)         # flags of develop; EVEN: nothing grows, so that layers only slide
LARGEST = 8192             # pixels of a frame, either way
RAMP, RAMP_LINES = np.arange(LARGEST, dtype=np.float32), np.arange(LARGEST * ROWS, dtype=np.float32)


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
        self.textures = [g.input(f"texture_{p.names}", "uint8", [f"texels_{p.names}"]) for p in self.planes]
        self.fall = [(g.input(f"fall_{p.names}", "uint8", [f"fall_{p.names}_n", f"fall_{p.names}_h", f"fall_{p.names}_w"]),
                      g.input(f"fall_{p.names}_clear", "uint8", [1, f"fall_{p.names}_h", f"fall_{p.names}_w"])) for p in self.planes]
        self.runs = {name: fields(pixel_format) for name, (fields, _, _) in TABLES.items()}
        tables = {"windows": ("float", [len(SLOTS), 6]), "groups": ("float", [GROUPS, len(GROUP)]), "runs": ("float", [GROUPS * RUNS, len(GROUP)]), "sides": ("float", ["outlines", 4, VERTICES, 1]), "box": ("float", [4]),
                  **{name: (kind, ["draws", sum(r.size for r in self.runs[name])] + [1] * axes) for name, (_, kind, axes) in TABLES.items()}}
        i = g.input("moment", "int64", [])
        now = {name: g.take(g.input(name, kind, ["frames", *shape]), i) for name, (kind, shape) in tables.items()}
        self.windows, self.groups, self.runs_of, self.sides, self.box = (now[n] for n in ("windows", "groups", "runs", "sides", "box"))
        self.walk = {name: now[name] for name in self.runs}
        flags = g.input("flags", "float", [6])
        self.flags = [g.op("Greater", g.take(flags, k), .5) for k in range(6)]
        self.rain = g.input("fall", "float", [len(FALL)])
        self.t = g.input("t", "float", [])
        size = g.input("size", "int64", [2])
        self.width, self.height = (g.cast(g.take(size, k), "float") for k in (0, 1))

    # ------------------------------------------------------------ still layers
    def layer(self, name: str, w: Window) -> Pictures:
        """A window of a layer at this moment."""
        g = self.g
        u, v, step_x, step_y = (g.take(g.take(self.windows, SLOTS.index(name.split("_")[0])), k) for k in range(4))

        def sliding() -> Pictures:
            return [self._slid(planes, picture, w, u, v) for planes, picture in zip(self.planes, self.slots[name])]

        def moving() -> Pictures:
            return [self._resampled(planes, picture, w, u, v, step_x, step_y) for planes, picture in zip(self.planes, self.slots[name])]

        return g.choose(self.flags[EVEN], sliding, moving, len(self.planes))

    def _slid(self, planes: Planes, picture: Value, w: Window, u: Value, v: Value) -> Value:
        """A window of the phase that is nearest."""
        g = self.g
        s = float(planes.step)
        parts, starts, ends = [], [], []
        for origin, first, last, axis in ((v, w.top, w.bottom, 0), (u, w.left, w.right, 1)):
            finer = g.cast(g.size(picture, axis), "float")
            q = g.op("Floor", origin / s * finer + .5)
            whole = g.op("Floor", q / finer)
            parts.append(q - whole * finer)
            starts.append(whole + first / s)
            ends.append(whole + last / s)
        corner = g.whole([*parts, *starts])
        end = g.whole([*(p + 1. for p in parts), *ends])
        return g.op("Squeeze", g.op("Slice", picture, corner, end, [0, 1, 3, 4]), [0, 1])

    def _resampled(self, planes: Planes, picture: Value, w: Window, u: Value, v: Value, step_x: Value, step_y: Value) -> Value:
        """Nearest of the phases at every pixel: rows and columns each have their own."""
        g = self.g
        shape = g.op("Shape", picture)
        s = float(planes.step)
        picks = []
        for axis, origin, step, first, last in ((3, u, step_x, w.left, w.right), (4, v, step_y, w.top, w.bottom)):
            extent = g.op("Div", g.take(shape, axis), np.int64(GROWING))
            pixel = g.arange((last - first) / s) * s + first + s / 2.
            texel = (origin + pixel * step) / s - .5
            limit = (g.cast(extent, "float") - 1.) * float(GROWING)
            q = g.op("Floor", g.op("Max", g.op("Min", texel * float(GROWING) + .5, limit), 0.))
            whole = g.op("Floor", q / float(GROWING))
            part = g.cast(q - whole * float(GROWING), "int64")
            picks.append(g.op("Add", g.op("Mul", part, extent), g.cast(whole, "int64")))
        return raster.picked(g, g.op("Squeeze", picture, [0, 1]), *picks)

    # ------------------------------------------------------------ draws
    def drawn(self, canvas: Pictures, around: Window, first_group: int, groups: int) -> Pictures:
        """The canvas of a window with the draws of some groups on it: each group in its own box, and within it each run."""
        g = self.g

        def inside(state: Pictures, box: Window, number: Value) -> Pictures:
            return self._each(self.runs_of, g.op("Mul", number, np.int64(RUNS)), RUNS, state,
                              lambda own, run: self._boxed(own, g.take(self.runs_of, run), box, self._run))

        return self._each(self.groups, g.constant(np.int64(first_group)), groups, canvas,
                          lambda own, number: self._boxed(own, g.take(self.groups, number), around, lambda part, _, box: inside(part, box, number)))

    def _each(self, table: Value, first: Value, count: int, canvas: Pictures, body: Callable[[Pictures, Value], Pictures]) -> Pictures:
        """The canvas after each of `count` groups or runs from `first` on that draw anything."""
        g = self.g
        start = g.reshape(first, [1])
        counts = g.op("Slice", g.take(table, GROUP["count"], 1), start, g.op("Add", start, [count]), [0])
        drawing = g.op("Add", g.op("Squeeze", g.op("NonZero", counts), [0]), first)
        return g.loop(g.size(drawing, 0), [(c, "uint8") for c in canvas], lambda i, state: body(state, g.take(drawing, i)))

    def _boxed(self, canvas: Pictures, row: Value, around: Window, draw: Callable[[Pictures, dict[str, Value], Window], Pictures]) -> Pictures:
        """The canvas with what `draw` makes of the box of a group or run."""
        g = self.g
        n = {name: g.take(row, i) for name, i in GROUP.at.items()}
        box = Window(n["left"], n["top"], n["right"], n["bottom"])
        edges = [box.edges(g, p.step, around) for p in self.planes]
        own = draw([raster.window(g, c, *e) for c, e in zip(canvas, edges)], n, box)
        return [raster.insert(g, c, o, *e) for c, o, e in zip(canvas, own, edges)]

    def _run(self, canvas: Pictures, n: dict[str, Value], _: Window) -> Pictures:
        g = self.g
        first = g.cast(n["first"], "int64")
        return g.loop(g.cast(n["count"], "int64"), [(c, "uint8") for c in canvas], lambda i, spot: self._one(g.op("Add", first, i), spot))

    def _one(self, index: Value, canvas: Pictures) -> Pictures:
        """The canvas of a group's box with one draw on it."""
        g = self.g
        n = self._row(index, "walk_edges")
        sources = g.choose(g.cast(n["outline"], "bool"), lambda: self._shape(self._row(index, "walk_shapes", "walk_tints")),
                           lambda: self._texture(self._row(index, "walk_extents", "walk_steps", "walk_numbers")), 2 * len(self.planes))
        far, none = g.constant([1 << 30]), g.constant([0])
        out = []
        for k, p in enumerate(self.planes):
            own = {name: n[f"{name}_{p.names}"] for name in WINDOW}
            above, below = (g.op("Slice", canvas[k], a, b, [-2]) for a, b in ((none, own["top"]), (own["bottom"], far)))
            before, spot, after = (g.op("Slice", canvas[k], own[a], own[b], [-2, -1]) for a, b in (("before", "before_end"), ("start", "end"), ("after", "after_end")))
            spot = raster.over(g, spot, sources[2 * k], sources[2 * k + 1])
            out.append(g.concat([above, g.concat([before, spot, after], -1), below], -2))
        return out

    def _row(self, index: Value, *tables: str) -> dict[str, Value]:
        """What these tables say of a draw."""
        n: dict[str, Value] = {}
        for name in tables:
            n.update(unpacked(self.g, self.g.take(self.walk[name], index), self.runs[name]))
        return n

    def _texture(self, n: dict[str, Value]) -> Pictures:
        """A texture put through its affine: colour and clear of every plane."""
        g = self.g
        out = []
        for p, flat in zip(self.planes, self.textures):
            own = {name.removesuffix("_" + p.names): v for name, v in n.items() if name.endswith("_" + p.names)}
            count = len(p.names)
            x = g.op("Slice", RAMP[None, None], [0], own["wide"], [2])
            y = g.op("Slice", RAMP[None, :, None], [0], own["high"], [1])
            straight = own["origin"] + own["down"] * y + own["across"] * x                                         # [2, h, w]: x and y in texels

            def bent() -> list[Value]:
                low = own["bend_from"]
                # of x nothing is bent: its limits are zero, and so is its gain
                return [straight + (g.op("Max", g.op("Min", straight, own["bend_to"]), low) - low) * own["bend_by"]]

            at, = g.choose(g.op("Greater", g.op("Abs", own["bend"]), 1e-4), bent, lambda: [straight])
            texel = g.cast(g.op("Max", g.op("Min", at, own["limit"]), 0.), "int32")
            column, row = g.split(texel, [1, 1], 0)
            index = g.op("Add", g.op("Mul", row, own["stride"]), column)
            starts = g.op("Add", g.op("Mul", np.arange(count + 1, dtype=np.int32).reshape(-1, 1, 1), own["jump"]), own["start"])
            bytes_ = g.op("GatherElements", flat, g.reshape(g.op("Add", index, starts), [-1]), axis=0)
            out += g.split(g.reshape(bytes_, own["shape"]), [count, 1], 0)
        return out

    def _shape(self, n: dict[str, Value]) -> Pictures:
        """Outlines of one colour."""
        g = self.g
        lines = g.op("Slice", (RAMP_LINES + .5) / ROWS, [0], n["lines"], [0]) + g.reshape(n["top"], [1])
        own = g.op("Slice", self.sides, n["first"], n["last"], [0])
        x = g.op("Slice", RAMP + 1, [0], n["wide"], [0])
        several = g.cast(n["several"], "bool")

        def whole() -> list[Value]:
            first, last = raster.spans(g, own, n["left"], lines)
            return [raster.filled(g, first, last, x, n["rows"], several)]

        def cut() -> list[Value]:
            all_of_them = g.concat([g.op("Gather", self.sides, n["others"], axis=0), own], 0)
            first, last = raster.spans(g, all_of_them, n["left"], lines)
            (first_a, first_b, first_hole), (last_a, last_b, last_hole) = ([g.op("Slice", v, [k], [k + 1], [0]) for k in range(3)] for v in (first, last))
            low, high = g.op("Max", first_a, first_b), g.op("Min", last_a, last_b)
            first, last = g.op("Slice", first, [3], [999], [0]), g.op("Slice", last, [3], [999], [0])
            cover = raster.filled(g, g.op("Max", first, low), g.op("Min", last, high), x, n["rows"], several)

            one = g.constant(np.array(False))

            def holed() -> list[Value]:
                return [g.op("Max", cover - raster.filled(g, g.op("Max", first_hole, low), g.op("Min", last_hole, high), x, n["rows"], one), 0.)]

            return g.choose(g.cast(n["holed"], "bool"), holed, lambda: [cover])

        cover, = g.choose(g.cast(n["cut"], "bool"), cut, whole)
        cover = g.unsqueeze(cover, 0) * n["alpha"]
        out: Pictures = []
        for p in self.planes:
            small = cover
            if p.step > 1:
                small = g.op("Squeeze", g.op("AveragePool", g.unsqueeze(cover, 0), kernel_shape=[p.step] * 2, strides=[p.step] * 2), [0])
            out += [g.cast(n[f"tint_{p.names}"] * small + .5, "uint8"), g.cast(255.5 - 255. * small, "uint8")]
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
        canvas = self._under(self.layer("back", w), "far", FAR, w)
        canvas = self.drawn(canvas, w, BEHIND, 1)
        for name, flag in (("middle", MIDDLE), ("near", NEAR)):
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

        # only the rows in which the layer has anything
        row = g.take(self.windows, SLOTS.index(name))
        origin, step, first, last = (g.take(row, k) for k in (1, 3, 4, 5))
        ends = [(extent - origin) / step / 2. for extent in (first, last)]
        top = g.op("Max", g.op("Min", g.op("Max", g.op("Floor", ends[0] - .5) * 2., w.top), w.bottom - 2.), w.top)
        rows = Window(w.left, top, w.right, g.op("Max", g.op("Min", g.op("Floor", ends[1] + 1.5) * 2., w.bottom), top + 2.))
        far, none = g.constant([1 << 30]), g.constant([0])

        def both() -> Pictures:
            out = []
            for p, c, new, clear in zip(self.planes, canvas, self.layer(name, rows), self.layer(name + "_clear", rows)):
                top, _, bottom, _ = rows.edges(g, p.step, w)
                above, middle, below = (g.op("Slice", c, a, b, [-2]) for a, b in ((none, top), (top, bottom), (bottom, far)))
                out.append(g.concat([above, raster.over(g, middle, new, clear), below], -2))
            return out

        return g.choose(self.flags[flag], both, lambda: canvas, len(self.planes))

    def _weather(self, canvas: Pictures) -> Pictures:
        g = self.g
        tile = self.height * TILE_SHARE
        fall = {name: g.take(self.rain, i) for name, i in FALL.at.items()}
        lean = slant(g, fall)
        down = -(fall["speed_y"] * self.t)                           # tiles
        down = down - g.op("Floor", down)
        across = lean * down - (fall["speed_x"] - lean * fall["speed_y"]) * self.t
        starts = [g.op("Floor", (v - g.op("Floor", v)) * tile / 2.) * 2. for v in (down, across)]
        w = Window(starts[1], starts[0], starts[1] + self.width, starts[0] + self.height)
        return [raster.over(g, c, *(raster.window(g, f, *w.edges(g, p.step)) for f in pair)) for c, pair, p in zip(canvas, self.fall, self.planes)]


def frame(pixel_format: Format) -> onnx.ModelProto:
    return FrameGraph(pixel_format).build()
