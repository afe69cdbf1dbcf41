"""Rain and snow as tiles that repeat."""
from __future__ import annotations

import math

import cairo
import numpy as np

STAGES = 4                 # how much falls goes up in so many steps, each with drops of its own


def tile(kind: str, stage: int, n: int = 256) -> np.ndarray:
    """Coverage [n, n] in 0..1 of the rain streaks (upright) or snow flakes that come with a stage; one tile is half a frame's height wide and high."""
    random = np.random.RandomState(3 + stage)
    surface = cairo.ImageSurface(cairo.FORMAT_A8, n, n)
    c = cairo.Context(surface)
    c.scale(n, n)
    c.set_line_cap(cairo.LINE_CAP_ROUND)
    for _ in range(5 if kind == "rain" else 8):
        x, y, depth = random.uniform(), random.uniform(), random.uniform()
        c.set_source_rgba(1, 1, 1, .42 + .12 * depth if kind == "rain" else .75 + .2 * depth)
        for over_x in (-1, 0, 1):
            for over_y in (-1, 0, 1):
                if kind == "rain":
                    c.set_line_width(.0052 * (1.1 + .5 * depth))
                    c.move_to(x + over_x, y + over_y)
                    c.line_to(x + over_x, y + over_y + .10 + .03 * depth)
                    c.stroke()
                else:
                    c.arc(x + over_x, y + over_y, 2 * (.0030 + .0062 * depth ** 2), 0, 2 * math.pi)
                    c.fill()
    surface.flush()
    return np.frombuffer(surface.get_data(), np.uint8).reshape(n, surface.get_stride())[:, :n].astype(np.float32) / 255


TILES = {kind: np.stack([tile(kind, k) for k in range(STAGES)]) for kind in ("rain", "snow")}
