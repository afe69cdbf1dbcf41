"""Subjects for styles: patches of painted sprites as the compositor would show them at 1280x720, drawn from what `paint` gave for some prompts."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .exemplars import Scene
from .layout import GRAINS, LIGHT, SPRITE, TEXTURE, CAMERA
from .running import Tensors, tensors

PATCH = 96                 # pixels either way
RIM = 10                   # more of them round an exemplar while it is painted
HIGH = 720.
SMALLEST, LARGEST = .8, 9. # pixels a texel


@dataclass
class Subject:
    """A map: shares [7, h, w] in 0..1, its classes' lit colours at the top and the bottom [6, 2, 3], pixels a texel across and down, whether it is a strip."""
    shares: np.ndarray
    stops: np.ndarray
    across: float
    down: float
    strip: bool


def lit(light: np.ndarray, layer: int, rgb: np.ndarray) -> np.ndarray:
    """painting.Shot.lit."""
    row = light[layer]
    shown = np.clip(rgb * row[:3] + row[3:6], 0, 1)
    return shown + (row[6:9] - shown) * row[LIGHT["haze_amount"]]


def subjects(folder: Path) -> tuple[list[Subject], np.ndarray]:
    """All maps of the shots that running.generate left in a folder, and their bands' colours [n, 2, 3]."""
    found: list[Subject] = []
    bands: list[np.ndarray] = []
    for path in sorted(folder.glob("*-*.bin")):
        shot = tensors(folder, path.stem)
        scale = HIGH / min(float(shot["camera"][CAMERA[n]]) for n in ("high_start", "high_end"))
        for row in shot["bands"][shot["bands"][:, 3] > .5]:
            bands.append(lit(shot["light"], int(row[0]), row[4:10].reshape(2, 3)))
        for row in shot["sprites"][(shot["sprites"][:, SPRITE["show"]] > .5) & (shot["sprites"][:, SPRITE["glow"]] < .01)]:
            n = {name: float(row[i]) for name, i in SPRITE.at.items()}
            found += _found(shot, n, abs(n["x1"] - n["x0"]) * abs(n["scale_x"]) * scale, abs(n["y1"] - n["y0"]) * abs(n["scale_y"]) * scale)
        metres = float(shot["bodies"][0, 11])
        for row in shot["textures"][shot["textures"][:, TEXTURE["x0"]] < 0]:
            n = {name: float(row[i]) for name, i in TEXTURE.at.items()}
            unit = scale * (metres if n["owner"] < 2 else 1.) * max(.05, n["unit"])
            found += _found(shot, n, (n["x1"] - n["x0"]) * unit, (n["y1"] - n["y0"]) * unit)
    return found, np.stack(bands)


def _found(shot: Tensors, n: dict[str, float], wide: float, high: float) -> list[Subject]:
    name = list(GRAINS)[int(n["grain"])]
    maps = shot[f"maps_{name}"]
    if int(n["map"]) >= len(maps):
        return []
    shares = maps[int(n["map"])].astype(np.float32) / 255
    across, down = wide / shares.shape[2], high / shares.shape[1]
    if not (SMALLEST < across < LARGEST and SMALLEST < down < LARGEST) or shares[1:].max() < .5:
        return []
    return [Subject(shares, lit(shot["light"], int(n["layer"]), shot[f"stops_{name}"][int(n["map"])]).astype(np.float32), across, down, name == "strip")]


@dataclass
class Placed:
    """A subject under a patch: where the patch's pixels lie on the map, as shares of its extent."""
    subject: Subject
    x: np.ndarray
    y: np.ndarray

    @property
    def steps(self) -> tuple[float, float]:
        return float(self.x[1] - self.x[0]), float(self.y[1] - self.y[0])


def placed(subject: Subject, rnd: np.random.RandomState, size: int = PATCH) -> Placed:
    """A patch over a place where the map has a boundary."""
    s = subject
    _, high, wide = s.shares.shape
    likeliest = s.shares.argmax(0)
    edges = (likeliest[:-1, :-1] != likeliest[1:, :-1]) | (likeliest[:-1, :-1] != likeliest[:-1, 1:])
    ys, xs = np.nonzero(edges)
    i = rnd.randint(len(ys)) if len(ys) else 0
    at_y, at_x = (ys[i], xs[i]) if len(ys) else (high // 2, wide // 2)
    offset = rnd.uniform(.25, .75, 2) * size
    pixels = np.arange(size, dtype=np.float32) + .5
    return Placed(s, ((pixels - offset[0]) / s.across + at_x) / wide, ((pixels - offset[1]) / s.down + at_y) / high)


def shown(p: Placed) -> tuple[np.ndarray, np.ndarray]:
    """The likeliest class of each pixel, and the colours of the map's classes there [H, W, 3]; linear interpolation, whose contours run smooth."""
    s = p.subject
    _, high, wide = s.shares.shape

    def ends(at: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        texel = np.clip(at * n - .5, 0, n - 1)
        first = np.minimum(texel.astype(int), n - 2)
        return first, first + 1, (texel - first).astype(np.float32)

    (a, b, v), (c, d, u) = ends(p.y, high), ends(p.x, wide)
    rows = s.shares[:, a] * (1 - v)[:, None] + s.shares[:, b] * v[:, None]
    values = rows[:, :, c] * (1 - u) + rows[:, :, d] * u
    inside = ((p.y >= 0) & (p.y <= 1))[:, None] & ((p.x >= 0) & (p.x <= 1))[None]
    return np.where(inside, values.argmax(0), 0), s.stops.mean(1)


def scene(pair: list[Placed], ground: np.ndarray) -> Scene:
    """Subjects one on the other over a ground of one colour, as regions."""
    labels = np.zeros((len(pair[0].y), len(pair[0].x)), int)
    colours = [ground]
    for p in pair:
        own, table = shown(p)
        for k in np.unique(own[own > 0]):
            labels[own == k] = len(colours)
            colours.append(table[k - 1])
    return Scene(labels, np.stack(colours).astype(np.float32))
