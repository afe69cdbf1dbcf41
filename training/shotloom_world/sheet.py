"""Sprites: flat pictures made of a few classes, drawn by one function as colours or as a map of regions."""
from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Callable, Container, Mapping, Sequence

import cairo
import numpy as np
from PIL import Image

RGB = tuple[float, float, float]
Stops = tuple[RGB, RGB]
Point = tuple[float, ...]

GRAINS = {"small": (64, 64), "large": (128, 128), "strip": (64, 256)}   # texels, (high, wide)
MOST_CLASSES = 6
GAIN = 10.          # softmax gain of a map's coverage when it is shown (see training/shotloom_world/README.md)


class Pen:
    """Draws shapes that name a class on a cairo context in the sprite's own units."""

    def __init__(self, context: cairo.Context, ink: Callable[[cairo.Context, str], None]):
        self.c, self._ink = context, ink

    def fill(self, cls: str) -> None:
        self._ink(self.c, cls)
        self.c.fill()

    def stroke(self, cls: str, width: float, cap: int = cairo.LINE_CAP_ROUND) -> None:
        """Draws the current path as a line with round joins."""
        c = self.c
        c.set_line_width(width)
        c.set_line_cap(cap)
        c.set_line_join(cairo.LINE_JOIN_ROUND)
        self._ink(c, cls)
        c.stroke()

    def ellipse_path(self, x: float, y: float, rx: float, ry: float, turn: float = 0.) -> None:
        c = self.c
        c.save()
        c.translate(x, y)
        c.rotate(turn)
        c.scale(max(rx, 1e-3), max(ry, 1e-3))
        c.new_sub_path()
        c.arc(0, 0, 1, 0, 2 * math.pi)
        c.restore()

    def ellipse(self, x: float, y: float, rx: float, ry: float, cls: str, turn: float = 0.) -> None:
        self.ellipse_path(x, y, rx, ry, turn)
        self.fill(cls)

    def polygon(self, points: Sequence[Point], cls: str) -> None:
        self.c.move_to(*points[0])
        for p in points[1:]:
            self.c.line_to(*p)
        self.c.close_path()
        self.fill(cls)

    def rectangle(self, x0: float, y0: float, x1: float, y1: float, cls: str, radius: float = 0.) -> None:
        c = self.c
        r = min(radius, abs(x1 - x0) / 2, abs(y1 - y0) / 2)
        if r <= 0:
            c.rectangle(x0, y0, x1 - x0, y1 - y0)
        else:
            c.new_sub_path()
            for x, y, quarter in ((x1 - r, y0 + r, -.5), (x1 - r, y1 - r, 0), (x0 + r, y1 - r, .5), (x0 + r, y0 + r, 1)):
                c.arc(x, y, r, quarter * math.pi, (quarter + .5) * math.pi)
            c.close_path()
        self.fill(cls)

    def curve(self, points: Sequence[Point], closed: bool = True) -> None:
        """Smooth path through the points (Catmull-Rom); a third element marks a sharp corner."""
        n = len(points)
        tangents = []
        for i, point in enumerate(points):
            if len(point) > 2:
                tangents.append((0., 0.))
                continue
            before, after = (points[i - 1], points[(i + 1) % n]) if closed else (points[max(0, i - 1)], points[min(n - 1, i + 1)])
            tangents.append(((after[0] - before[0]) / 6, (after[1] - before[1]) / 6))
        curve_to = self.c.curve_to
        self.c.move_to(points[0][0], points[0][1])
        for i in range(n if closed else n - 1):
            k = (i + 1) % n
            (ax, ay), (bx, by) = points[i][:2], points[k][:2]
            (tx, ty), (ux, uy) = tangents[i], tangents[k]
            curve_to(ax + tx, ay + ty, bx - ux, by - uy, bx, by)
        if closed:
            self.c.close_path()

    def blob(self, points: Sequence[Point], cls: str) -> None:
        self.curve(points)
        self.fill(cls)

    def line(self, points: Sequence[Point], width: float, cls: str, cap: int = cairo.LINE_CAP_ROUND) -> None:
        self.curve(points, False)
        self.stroke(cls, width, cap)

    def shaded(self, path: Callable[[], None], cls: str, shade: str, dx: float, dy: float = 0., turn: float = 0.) -> None:
        """Fills a path; what its own shifted or turned copy leaves bare gets the shade: a crescent with no dark fringe."""
        path()
        self.fill(cls)
        with self.clipped(path):
            self.c.translate(dx, dy)
            self.c.rotate(turn)
            self.c.set_fill_rule(cairo.FILL_RULE_EVEN_ODD)
            x0, y0, x1, y1 = self.c.clip_extents()
            self.c.rectangle(x0 - 1, y0 - 1, x1 - x0 + 2, y1 - y0 + 2)
            path()
            self.fill(shade)

    def clipped(self, path: Callable[[], None]) -> "_Saved":
        """`with pen.clipped(path):` draws inside the path only."""
        self.c.save()
        path()
        self.c.clip()
        return _Saved(self.c)

    def moved(self, x: float = 0., y: float = 0., turn: float = 0., scale: float = 1., mirror: bool = False) -> "_Saved":
        """`with pen.moved(x, y, ...):` draws in a moved frame."""
        self.c.save()
        self.c.translate(x, y)
        self.c.rotate(turn)
        self.c.scale(-scale if mirror else scale, scale)
        return _Saved(self.c)


class _Saved:
    def __init__(self, context: cairo.Context):
        self._c = context

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        self._c.restore()


@dataclass(frozen=True, eq=False)
class Cover:
    """A picture kept as a map, not as a function: uint8 coverage [classes, high, wide] (what is missing to 255 is transparent)."""
    planes: np.ndarray

    @lru_cache(maxsize=64)
    def weights(self, high: int, wide: int) -> np.ndarray:
        """The map at another size with crisp edges: float32 [1 + classes, high, wide], transparent first, summing to 1."""
        return sharpened(self.planes, high, wide)

    def at(self, high: int, wide: int) -> np.ndarray:
        """The coverage at another size, uint8 [classes, high, wide]."""
        if self.planes.shape[1:] == (high, wide):
            return self.planes
        return np.stack([np.asarray(Image.fromarray(plane).resize((wide, high), Image.BOX)) for plane in self.planes])


@dataclass(frozen=True)
class Moving:
    """A part that turns about its own origin, which lies at x, y of the sprite it belongs to."""
    sprite: "Sprite"
    x: float
    y: float
    kind: str                       # see things/motion.py
    phase: float = 0.               # cycles
    behind: bool = False


@dataclass(frozen=True)
class Sprite:
    """See the README of this folder."""
    name: str
    box: tuple[float, float, float, float]
    classes: tuple[str, ...]
    colours: Mapping[str, Stops]
    draw: Callable[[Pen], None] | None
    tint: str | None = None
    faces: int = 0
    grain: str = "small"
    moving: tuple[Moving, ...] = field(default=())
    cover: Cover | None = None      # instead of `draw`

    def __post_init__(self) -> None:
        if (self.draw is None) == (self.cover is None):
            raise ValueError(f"{self.name} needs either a function or a map")
        if not 0 < len(self.classes) <= MOST_CLASSES:
            raise ValueError(f"{self.name} has {len(self.classes)} classes")
        if missing := set(self.classes) - set(self.colours):
            raise ValueError(f"{self.name} has no colour for {sorted(missing)}")


def flat(colour: RGB) -> Stops:
    return colour, colour


def shade(colour: RGB, k: float) -> RGB:
    """Darker (k < 1) or lighter."""
    return tuple(max(0., min(1., v * k)) for v in colour)  # type: ignore[return-value]


def mix(a: RGB, b: RGB, t: float) -> RGB:
    return tuple(x + (y - x) * t for x, y in zip(a, b))  # type: ignore[return-value]


def takes(tint: str | None, classes: Container[str]) -> str | None:
    """The tint of a sprite or a part with these classes: a wing that has only the darker shade is dyed with its bird."""
    return tint if tint is not None and any(tint + kin in classes for kin in ("", "2", "3")) else None


def tinted(sprite: Sprite, colour: RGB) -> Sprite:
    """The sprite and its moving parts with a colour word's colour on their `tint` class, a darker one on `<tint>2`, a lighter on `<tint>3`."""
    moving = tuple(replace(m, sprite=tinted(m.sprite, colour)) for m in sprite.moving)
    colours = dict(sprite.colours)
    if sprite.tint is not None:
        if sprite.tint in colours:
            one_colour = colours[sprite.tint][0] == colours[sprite.tint][1]
            colours[sprite.tint] = flat(colour) if one_colour else (shade(colour, 1.05), shade(colour, .95))
        if (darker := sprite.tint + "2") in colours:
            colours[darker] = flat(shade(colour, .8))
        if (lighter := sprite.tint + "3") in colours:
            colours[lighter] = flat(mix(colour, (1., 1., 1.), .4))
    return replace(sprite, colours=colours, moving=moving)


def _surface(sprite: Sprite, high: int, wide: int) -> tuple[cairo.ImageSurface, cairo.Context]:
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, wide, high)
    context = cairo.Context(surface)
    x0, y0, x1, y1 = sprite.box
    context.scale(wide / (x1 - x0), high / (y1 - y0))
    context.translate(-x0, -y0)
    return surface, context


def _pixels(surface: cairo.ImageSurface) -> np.ndarray:
    surface.flush()
    return np.frombuffer(surface.get_data(), np.uint8).reshape(surface.get_height(), surface.get_stride() // 4, 4)


def region_map(sprite: Sprite, size: tuple[int, int] | None = None) -> np.ndarray:
    """Coverage of each class, uint8 [classes, high, wide]; what they leave of 255 is transparent. Antialiased: three classes a pass."""
    high, wide = size or GRAINS[sprite.grain]
    if sprite.cover is not None:
        return sprite.cover.at(high, wide)
    assert sprite.draw is not None
    passes = []
    for first in range(0, len(sprite.classes), 3):
        group = sprite.classes[first:first + 3]

        def ink(c: cairo.Context, cls: str) -> None:
            if cls not in sprite.classes:
                raise ValueError(f"{sprite.name} draws with {cls}, which it does not list")
            c.set_source_rgb(*(float(i < len(group) and cls == group[i]) for i in range(3)))

        surface, context = _surface(sprite, high, wide)
        sprite.draw(Pen(context, ink))
        bgra = _pixels(surface)
        passes.append(np.stack([bgra[..., 2 - i] for i in range(len(group))]))
    return np.concatenate(passes)


def gradient(stops: Stops, y0: float, y1: float) -> cairo.LinearGradient:
    pattern = cairo.LinearGradient(0, y0, 0, y1)
    pattern.add_color_stop_rgb(0, *stops[0])
    pattern.add_color_stop_rgb(1, *stops[1])
    return pattern


def draw(context: cairo.Context, sprite: Sprite, light: Callable[[str, Stops], Stops] = lambda _, stops: stops) -> None:
    """Draws the sprite in colour in its own frame; `light` may change the colours of a class."""
    _, y0, _, y1 = sprite.box
    if sprite.cover is not None:
        _draw_cover(context, sprite, light)
        return
    assert sprite.draw is not None

    def ink(c: cairo.Context, cls: str) -> None:
        stops = light(cls, sprite.colours[cls])
        if stops[0] == stops[1]:
            c.set_source_rgb(*stops[0])
            return
        m = c.get_matrix()
        pattern = gradient(stops, y0, y1)
        # the gradient belongs to the box, not to the moved frame that a shape was drawn in
        pattern.set_matrix(m * base_inverse)
        c.set_source(pattern)

    base_inverse = context.get_matrix()
    base_inverse.invert()
    sprite.draw(Pen(context, ink))


def _draw_cover(context: cairo.Context, sprite: Sprite, light: Callable[[str, Stops], Stops]) -> None:
    """Paints a sprite's map through its box at about the resolution of the target."""
    assert sprite.cover is not None
    x0, y0, x1, y1 = sprite.box
    matrix = context.get_matrix()
    pixels = max((y1 - y0) * math.hypot(matrix.xy, matrix.yy), (x1 - x0) * math.hypot(matrix.xx, matrix.yx))
    side = next((n for n in (64, 128, 256) if n >= pixels), 256)
    rgba = _coloured(sprite, sprite.cover.weights(side, side), light)
    data = np.ascontiguousarray((rgba[..., [2, 1, 0, 3]] * 255 + .5).astype(np.uint8))
    image = cairo.ImageSurface.create_for_data(data, cairo.FORMAT_ARGB32, side, side)
    context.save()
    context.translate(x0, y0)
    context.scale((x1 - x0) / side, (y1 - y0) / side)
    context.set_source_surface(image)
    context.paint()
    context.restore()


def _coloured(sprite: Sprite, weights: np.ndarray, light: Callable[[str, Stops], Stops] = lambda _, stops: stops) -> np.ndarray:
    """Premultiplied RGBA 0..1 [high, wide, 4] of weights [1 + classes, high, wide]."""
    high = weights.shape[1]
    at = ((np.arange(high, dtype=np.float32) + .5) / high)[:, None, None]
    out = np.zeros((*weights.shape[1:], 4), np.float32)
    out[..., 3] = 1 - weights[0]
    for i, cls in enumerate(sprite.classes):
        top, bottom = (np.array(s, np.float32) for s in light(cls, sprite.colours[cls]))
        out[..., :3] += weights[i + 1][..., None] * (top + (bottom - top) * at)
    return out


def sharpened(cover: np.ndarray, high: int, wide: int) -> np.ndarray:
    """Coverage uint8 [classes, h, w] enlarged as logits and softened by a softmax, as the compositor shows it: [1 + classes, high, wide]."""
    part = cover.astype(np.float32) / 255
    full = np.concatenate([1 - part.sum(0, keepdims=True), part])
    big = np.stack([np.asarray(Image.fromarray(plane).resize((wide, high), Image.BICUBIC)) for plane in full])
    weights = np.exp(GAIN * (big - big.max(0)))
    return weights / weights.sum(0)


def picture(sprite: Sprite, high: int = 256) -> np.ndarray:
    """Premultiplied RGBA, uint8 [high, wide, 4], in the box's own proportions."""
    x0, y0, x1, y1 = sprite.box
    surface, context = _surface(sprite, high, max(1, round(high * (x1 - x0) / (y1 - y0))))
    draw(context, sprite)
    return _pixels(surface)[..., [2, 1, 0, 3]].copy()


def recompose(sprite: Sprite, side: int = 256) -> tuple[np.ndarray, float]:
    """The sprite as the compositor shows its map at side x side, over grey, and its mean error (0..1) inside the drawing."""
    shown_map = _coloured(sprite, sharpened(region_map(sprite), side, side))
    out = shown_map[..., :3] + .5 * (1 - shown_map[..., 3:])
    truth = _enlarged_truth(sprite, side)
    inside = truth[..., 3] > .5
    shown = truth[..., :3] + .5 * (1 - truth[..., 3:])
    return out, float(np.abs(out - shown)[inside].mean()) if inside.any() else 0.


def _enlarged_truth(sprite: Sprite, side: int) -> np.ndarray:
    surface, context = _surface(sprite, side, side)
    draw(context, sprite)
    return _pixels(surface)[..., [2, 1, 0, 3]].astype(np.float32) / 255
