"""All numbers of a shot, for all its moments: the same code makes them for PyTorch and inside `develop`."""
from __future__ import annotations

from dataclasses import dataclass

from .draws import DRAW, Draws, Tables, arrange
from .figure import FiguresDrawer
from .layout import BOX, FIGURES, GRAINS, TEXTURE, TEXTURES, VERTICES
from .movers import movers
from .arithmetic import Numbers, Table
from .view import View, view

VISIBLE = .04          # a class shows where its share is above this
MARGIN = 1.5           # texels round what shows in the flat look


@dataclass
class Plan:
    view: View
    tables: Tables
    outlines: Table       # [F, P, VERTICES, 2] pixels
    boxes: Table          # [TEXTURES, 4] what shows of each texture's map, in the drawing's units
    shares: Table         # [TEXTURES, 4] the same as shares of the map
    index: Table          # [TEXTURES] place among the maps of all grains, small first
    pixels: Table         # [TEXTURES] most pixels a unit during the shot
    used: Table           # [TEXTURES] 1 if drawn at any moment


def content(o: Numbers, maps: Table, high: int, wide: int, margin: Table | float) -> Table:
    """Shares [N, CLASSES, high, wide] -> where anything shows, shares x0 y0 x1 y1 of the map [N, 4]."""
    shows = o.most(o.part(maps, 1, 7, 1), 1)
    ends = []
    for axis, size in ((1, wide), (2, high)):
        line = o.most(shows, axis)                                # [N, size]
        lit = o.less(VISIBLE, line)
        at = o.const(list(range(size)))
        first, last = o.least(o.where(lit, at, float(size)), 1), o.most(o.where(lit, at, -1.), 1)
        start = o.clamp((first - margin) / size, 0., 1.)
        ends.append((start, o.high(o.clamp((last + 1. + margin) / size, 0., 1.), start)))         # a map that shows nothing has no extent
    return o.stack([ends[0][0], ends[1][0], ends[0][1], ends[1][1]], 1)


def plan(o: Numbers, inputs: dict[str, Table], times: Table, duration: Table, width: Table, height: Table, margin: Table | float = MARGIN) -> Plan:
    """inputs: those of layout.INPUTS as float tables, maps in 0..1; margin: texels round what shows of a texture."""
    seen_from = view(o, inputs["camera"], times, duration, width, height)
    contents, starts = [], []
    start = duration * 0.
    for name, (high, wide) in GRAINS.items():
        contents.append(content(o, inputs[f"maps_{name}"], high, wide, margin))
        starts.append(start)
        start = start + o.count(inputs[f"maps_{name}"])
    textures = {n: o.take(inputs["textures"], i, 1) for n, i in TEXTURE.at.items()}
    index = o.gather(o.stack(starts, 0), textures["grain"]) + textures["map"]
    shares = o.gather(o.concat(contents, 0), index)
    edges = [textures[n] for n in BOX]
    boxes = o.stack([edges[k % 2] + (edges[2 + k % 2] - edges[k % 2]) * o.take(shares, k, 1) for k in range(4)], 1)
    moving, mover_scales = movers(o, inputs["movers"], boxes, seen_from, times, duration, inputs["stress"])
    drawer = FiguresDrawer(o, inputs, boxes, seen_from, times, duration)
    parts, shapes, outlines, count = drawer.all()
    by_moment = [moving, *(_side_by_side(o, d) for d in (parts, shapes))]
    tables = arrange(o, by_moment, width, height)
    scales = o.concat([_beside(o, drawer.unit, (1,)), mover_scales], 1)
    pixels = o.gather(o.most(scales, 0), textures["owner"]) * textures["unit"]
    mine = o.const([[float(i)] for i in range(TEXTURES)]) - o.reshape(tables.used, (1, -1))
    used = o.most(o.less(o.abs(mine), .5), 1)
    return Plan(seen_from, tables, _beside(o, outlines, (count, VERTICES, 2)), boxes, shares, index, pixels, used)


def _beside(o: Numbers, table: Table, shape: tuple[int, ...]) -> Table:
    """Figures one after the other [FIGURES * F, *shape] -> side by side [F, FIGURES * shape[0], ...]."""
    apart = o.reshape(table, (FIGURES, -1, *shape))
    order = (1, 0, *range(2, 2 + len(shape)))
    return o.reshape(o.permute(apart, order), (-1, FIGURES * shape[0], *shape[1:]))


def _side_by_side(o: Numbers, d: Draws) -> Draws:
    n = d.count
    flat = [_beside(o, getattr(d, name), (n,)) for name in ("order", "show", "group", "texture")]
    return Draws(n * FIGURES, *flat, _beside(o, d.numbers, (n, DRAW["left"])), _beside(o, d.corners, (n, 4)))
