"""Exemplars of styles: small pictures painted by stamps, strokes of a brush and sheets of paper, for the brush network's discriminator to compare with.

They share nothing with styling.py but their subjects, which are other sprites. Paper is photographed and brushes are scanned: CC0 papers of Ramón Miranda and MrMamurk
(Debian's mypaint-data-extras) and brushes of Gimpressionist (GPL-3+, Debian's gimp-data). None of these ships, nor does anything painted here.
Colours are sRGB 0..1, lengths pixels of a picture 720 high.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import cairo
import numpy as np
from PIL import Image

SHARE = Path("/usr/share")
PAPERS = SHARE / "mypaint" / "backgrounds"
BRUSHES = SHARE / "gimp" / "2.0" / "gimpressionist" / "Brushes"
SHEETS = ("mrmamurk/mamurk_a_1", "mrmamurk/mamurk_a_2", "mrmamurk/mamurk_b_1", "mrmamurk/mamurk_c_3", "mrmamurk/mamurk_f_1", "ramon/HR_RoughPaper")
GRAINS = ("ramon/HR_WaterColor", "mrmamurk/mamurk_a_1", "ramon/HR_SketchPaper", "mrmamurk/mamurk_e_2")
STAMPS = ("paintbrush01", "paintbrush04", "defaultbrush", "chalk01", "crayon01")
DRY = ("paintbrush02", "crayon07", "chalk01")
SLANTS = (-25., 0., 25., 70., 90., 110.)         # degrees in which gouache is stroked

Array = np.ndarray
Points = Array


@dataclass
class Scene:
    """labels [H, W] of regions, 0 the ground; their colours [n, 3]."""
    labels: Array
    colours: Array


def blurred(x: Array, radius: float) -> Array:
    """Gaussian of this deviation over the last two axes, round the edges."""
    high, wide = x.shape[-2:]
    fy, fx = np.fft.fftfreq(high)[:, None], np.fft.rfftfreq(wide)[None]
    return np.fft.irfft2(np.fft.rfft2(x) * np.exp(-2 * (math.pi * radius) ** 2 * (fx ** 2 + fy ** 2)), (high, wide)).astype(np.float32)


def clouds(rnd: np.random.RandomState, shape: tuple[int, int], radius: float) -> Array:
    """Smooth noise of mean 0 and deviation 1."""
    x = blurred(rnd.randn(*shape).astype(np.float32), radius)
    return (x - x.mean()) / (x.std() + 1e-6)


def contours(mask: Array) -> list[Points]:
    """Closed lines round a mask along the cracks between its pixels, [n, 2] x and y."""
    m = np.pad(mask, 1)
    ends: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for dy, dx, start, end in ((-1, 0, (0, 0), (1, 0)), (0, 1, (1, 0), (1, 1)), (1, 0, (1, 1), (0, 1)), (0, -1, (0, 1), (0, 0))):
        for y, x in zip(*np.nonzero(m & ~np.roll(m, (-dy, -dx), (0, 1)))):
            ends.setdefault((x - 1 + start[0], y - 1 + start[1]), []).append((x - 1 + end[0], y - 1 + end[1]))
    lines = []
    while ends:
        first = at = next(iter(ends))
        line = [at]
        while at in ends:
            following = ends[at].pop()
            if not ends[at]:
                del ends[at]
            at = following
            line.append(at)
            if at == first:
                break
        if len(line) > 12:
            lines.append(np.array(line[:-1], np.float32))
    return lines


def smoothed(line: Points, over: int) -> Points:
    kernel = np.hanning(2 * over + 3)[1:-1]
    kernel /= kernel.sum()
    n = len(kernel) // 2
    if len(line) <= 2 * n:
        return line
    around = np.concatenate([line[-n:], line, line[:n]])
    return np.stack([np.convolve(around[:, k], kernel, "valid") for k in (0, 1)], 1)


class Studio:
    """Papers and brushes at hand."""

    def __init__(self) -> None:
        self.sheets = [self._paper(n) for n in SHEETS]
        self.grains = [self._paper(n) for n in GRAINS]
        self.stamps = [self._stamp(n) for n in STAMPS]
        self.dry = [self._stamp(n) for n in DRY]

    @staticmethod
    def _paper(name: str) -> Array:
        """Its light and shade, mean 0 and deviation 1."""
        x = np.asarray(Image.open(PAPERS / f"{name}.png").convert("L"), np.float32)
        x = x - blurred(x, 60.)
        return np.clip((x - x.mean()) / x.std(), -4, 4)

    @staticmethod
    def _stamp(name: str) -> Image.Image:
        stamp = Image.open(BRUSHES / f"{name}.pgm").convert("L")
        return stamp.crop(stamp.getbbox())

    def cut(self, rnd: np.random.RandomState, papers: list[Array], shape: tuple[int, int]) -> Array:
        """A piece of one of the papers, turned."""
        paper = papers[rnd.randint(len(papers))]
        y, x = (rnd.randint(a - b) for a, b in zip(paper.shape, shape))
        piece = np.rot90(paper[y:y + shape[0], x:x + shape[1]], rnd.randint(4))
        return piece[:, ::-1] if rnd.rand() < .5 else piece


# ------------------------------------------------------------------ ink
def ink(studio: Studio, scene: Scene, rnd: np.random.RandomState) -> Array:
    """Diluted ink in washes on white paper, then a brush's lines."""
    shape = scene.labels.shape
    grain = studio.cut(rnd, studio.grains, shape)
    paper = np.array([.965, .945, .9], np.float32) * (1 + .012 * grain[..., None])
    absorbed = np.zeros((*shape, 3), np.float32)
    for k, colour in enumerate(scene.colours):
        mask = (scene.labels == k).astype(np.float32)
        if mask.sum() < 8:
            continue
        mask = np.clip((blurred(mask, 1.1) + .07 * clouds(rnd, shape, 1.6) - .5) * 4 + .5, 0, 1)
        light = float(colour @ np.array([.2126, .7152, .0722]))
        strength = 1.25 * (1 - light) ** 1.5 * rnd.uniform(.8, 1.15)
        dried = np.clip(mask - blurred(mask, 3.), 0, 1)
        flow = 1 + .15 * clouds(rnd, shape, 16.) + .07 * clouds(rnd, shape, 5.) + .07 * grain
        tint = (1 - colour) / max(1e-3, float((1 - colour).mean()))
        pigment = (np.array([.86, .8, .76], np.float32) + .2 * tint) * strength
        absorbed += (mask * np.clip(flow, .3, 2.) + dried * .55)[..., None] * pigment
    picture = paper * np.exp(-absorbed)
    lines = np.zeros(shape, np.float32)
    for k in range(len(scene.colours)):
        for line in contours(scene.labels == k):
            if k or rnd.rand() < .1:
                lines = np.maximum(lines, _brushed(studio, line, shape, grain, rnd))
    black = np.array([.075, .07, .085], np.float32)
    return np.clip(picture + (black - picture) * (lines * rnd.uniform(.86, .97))[..., None], 0, 1)


def _brushed(studio: Studio, line: Points, shape: tuple[int, int], grain: Array, rnd: np.random.RandomState) -> Array:
    """A closed line as a few strokes of a pointed brush that is pressed and lifted, drier towards their ends."""
    high, wide = shape
    path = smoothed(line, 4)
    out = np.zeros(shape, np.float32)
    start = rnd.randint(len(path))
    path = np.roll(path, -start, 0)
    at = 0
    while at < len(path) - 6:
        n = min(len(path) - at, int(rnd.uniform(40, 160)))
        stroke = path[at:at + n + 2]
        at += n
        t = np.linspace(0, 1, len(stroke))
        press = np.clip(np.sin(np.pi * np.clip(t * rnd.uniform(.8, 1.1) + .08, 0, 1)), .2, 1) * rnd.uniform(1.7, 3.6) * (1 + .18 * np.sin(t * rnd.uniform(4, 12) + rnd.rand() * 6))
        surface = cairo.ImageSurface(cairo.FORMAT_A8, wide, high)
        pen = cairo.Context(surface)
        pen.set_line_cap(cairo.LINE_CAP_ROUND)
        drift = rnd.randn(2) * .5
        for a, b, w in zip(stroke, stroke[1:], press):
            pen.set_line_width(max(.6, float(w)))
            pen.move_to(*(a + drift))
            pen.line_to(*(b + drift))
            pen.stroke()
        surface.flush()
        drawn = np.frombuffer(surface.get_data(), np.uint8).reshape(high, surface.get_stride())[:, :wide].astype(np.float32) / 255
        if rnd.rand() < .35:
            drawn = drawn * np.clip(1.15 - .55 * np.clip(grain + rnd.uniform(-.4, .6), 0, 2), .15, 1)
        out = np.maximum(out, drawn)
    return out


# ------------------------------------------------------------------ gouache
def gouache(studio: Studio, scene: Scene, rnd: np.random.RandomState) -> Array:
    """Opaque strokes, region by region, each of its own tint, over a ground that is painted first."""
    high, wide = scene.labels.shape
    grain = studio.cut(rnd, studio.grains, (high, wide))
    picture = np.ones((high, wide, 3), np.float32) * scene.colours[0]
    for k, colour in enumerate(scene.colours):
        own = (scene.labels == k).astype(np.float32)
        area = own.sum()
        if area < 8:
            continue
        rough = .11 * clouds(rnd, (high, wide), 1.3) + .1 * clouds(rnd, (high, wide), 3.)
        mask = np.clip((blurred(own, 1.2) + rough - .5) * 5 + .5, 0, 1)
        picture += (colour - picture) * mask[..., None]
        ys, xs = np.nonzero(own)
        slant = SLANTS[rnd.randint(len(SLANTS))]
        for _ in range(int(area / 55) + 3):
            i = rnd.randint(len(ys))
            long = rnd.uniform(16, 46)
            stamp = studio.stamps[rnd.randint(len(studio.stamps))].resize((int(long), max(4, int(long * rnd.uniform(.18, .34)))), Image.BILINEAR)
            tint = colour * (1 + rnd.randn() * .085) + rnd.randn() * .02 * np.array([1., .2, -1.])
            _stamped(picture, stamp.rotate(slant + rnd.randn() * 9, expand=True, resample=Image.BILINEAR), ys[i], xs[i], tint.astype(np.float32), mask, rnd.uniform(.35, .85))
    return np.clip(picture * (1 + .014 * grain[..., None]), 0, 1)


def _stamped(picture: Array, stamp: Image.Image, y: int, x: int, colour: Array, mask: Array, strength: float) -> None:
    """One stroke in the middle of which y, x lies, where the mask lets it be."""
    s = np.asarray(stamp, np.float32) / 255 * strength
    top, left = y - s.shape[0] // 2, x - s.shape[1] // 2
    a, b = max(0, top), max(0, left)
    c, d = min(picture.shape[0], top + s.shape[0]), min(picture.shape[1], left + s.shape[1])
    if a >= c or b >= d:
        return
    cover = (s[a - top:c - top, b - left:d - left] * mask[a:c, b:d])[..., None]
    picture[a:c, b:d] += (colour - picture[a:c, b:d]) * cover


# ------------------------------------------------------------------ paper-cut
def paper(studio: Studio, scene: Scene, rnd: np.random.RandomState) -> Array:
    """Sheets of coloured paper one on the other, cut with scissors, under a light from the upper left."""
    high, wide = shape = scene.labels.shape
    picture = _sheet(studio, scene.colours[0], shape, rnd)
    for k, colour in enumerate(scene.colours[1:], 1):
        surface = cairo.ImageSurface(cairo.FORMAT_A8, wide, high)
        pen = cairo.Context(surface)
        pen.set_fill_rule(cairo.FILL_RULE_EVEN_ODD)
        for line in contours(scene.labels == k):
            path = smoothed(line, 4)
            snips = path[::max(1, int(rnd.uniform(4, 9)))] + rnd.randn(len(path[::1]), 2)[:1] * .2
            if len(snips) < 4:
                snips = path
            pen.move_to(*snips[0])
            for point in snips[1:]:
                pen.line_to(*point)
            pen.close_path()
        pen.fill()
        surface.flush()
        mask = np.frombuffer(surface.get_data(), np.uint8).reshape(high, surface.get_stride())[:, :wide].astype(np.float32) / 255
        if mask.max() < .5:
            continue
        far, soft = rnd.uniform(3., 6.5), rnd.uniform(2., 4.)
        cast = blurred(np.roll(mask, (int(far), int(far * .6)), (0, 1)), soft)
        picture = picture * (1 - .5 * np.clip(cast - mask, 0, 1)[..., None])
        lip = np.clip(mask - np.roll(mask, (1, 1), (0, 1)), 0, 1)
        sheet = _sheet(studio, colour, shape, rnd)
        sheet = sheet + (1 - sheet) * (.28 * lip)[..., None]
        picture = picture + (sheet - picture) * mask[..., None]
    return np.clip(picture, 0, 1)


def _sheet(studio: Studio, colour: Array, shape: tuple[int, int], rnd: np.random.RandomState) -> Array:
    fibre = studio.cut(rnd, studio.sheets, shape)
    return np.clip(colour * (1 + .036 * fibre[..., None] + .02 * clouds(rnd, shape, 20.)[..., None]) + .006 * fibre[..., None], 0, 1).astype(np.float32)


PAINTERS = {"ink": ink, "gouache": gouache, "paper-cut": paper}
