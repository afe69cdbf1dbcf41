"""Rain and snow as a tile that repeats."""
from __future__ import annotations

import cairo
import numpy as np


def tile(kind: str, n: int = 256) -> np.ndarray:
    """Coverage [n, n] in 0..1 of rain streaks or snow flakes; one tile is half a frame's height wide and high."""
    random = np.random.RandomState(3)
    surface = cairo.ImageSurface(cairo.FORMAT_A8, n, n)
    c = cairo.Context(surface)
    c.scale(n / 2, n / 2)
    c.translate(1, 1)
    c.set_line_cap(cairo.LINE_CAP_ROUND)
    for _ in range(16 if kind == "rain" else 22):
        x, y, size = random.uniform(-1, 1), random.uniform(-1, 1), random.uniform(.6, 1.2)
        for over_x in (-2, 0, 2):
            for over_y in (-2, 0, 2):
                if kind == "rain":
                    c.set_line_width(.018)
                    c.move_to(x + over_x, y + over_y)
                    c.line_to(x + over_x + .04, y + over_y + .35 * size)
                    c.stroke()
                else:
                    c.arc(x + over_x, y + over_y, .035 * size, 0, 7)
                    c.fill()
    surface.flush()
    return np.frombuffer(surface.get_data(), np.uint8).reshape(n, surface.get_stride())[:, :n].astype(np.float32) / 255


TILES = np.stack([tile("rain"), tile("snow")])
