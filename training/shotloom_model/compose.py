"""The compositor: painted layers and a motion program become frames. This differentiable version is the specification;
export.py writes the same arithmetic as an ONNX graph that paints once and moves per frame.

Time t is in seconds from the shot's first frame (negative in the head handle); the camera eases over the shot's
duration and holds still in the handles, the subject moves on.
"""
from __future__ import annotations

import math

import cairo
import numpy as np
import torch
import torch.nn.functional as F

from .look import MOTION
from .places import HALF_X, HALF_Y, LAYERS
from .subjects import CLASSES, HALF, PHASES

M = {n: i for i, n in enumerate(MOTION)}
PARALLAX = [layer[4] for layer in LAYERS]
ZOOM = [layer[5] for layer in LAYERS]
COUNTS = [layer[1] for layer in LAYERS]
FRAME_ASPECT = 9 / 16


def weather_tile(kind: str, n: int = 256) -> np.ndarray:
    """Tileable coverage [n, n] in 0..1 of rain streaks or snow flakes; one tile spans half a frame width."""
    rs = np.random.RandomState(3)
    surface = cairo.ImageSurface(cairo.FORMAT_A8, n, n)
    c = cairo.Context(surface)
    c.scale(n / 2, n / 2)
    c.translate(1, 1)
    c.set_line_cap(cairo.LINE_CAP_ROUND)
    for _ in range(26 if kind == "rain" else 22):
        x, y, q = rs.uniform(-1, 1), rs.uniform(-1, 1), rs.uniform(.6, 1.2)
        for ox in (-2, 0, 2):
            for oy in (-2, 0, 2):
                if kind == "rain":
                    c.set_line_width(.014)
                    c.move_to(x + ox, y + oy)
                    c.line_to(x + ox + .03, y + oy + .3 * q)
                    c.stroke()
                else:
                    c.arc(x + ox, y + oy, .028 * q, 0, 7)
                    c.fill()
    surface.flush()
    return np.frombuffer(surface.get_data(), np.uint8).reshape(n, surface.get_stride())[:, :n].astype(np.float32) / 255


TILES = torch.stack([torch.from_numpy(weather_tile(k)) for k in ("rain", "snow")])


def paint(cover: torch.Tensor, palette: torch.Tensor) -> torch.Tensor:
    """Coverage [B, K, h, w] and stops [B, K, 2, 4] -> premultiplied RGBA [B, 4, h, w], a vertical gradient a class."""
    h = cover.shape[2]
    y = ((torch.arange(h) + .5) / h).view(1, 1, 1, h)
    top, bottom = palette[:, :, 0].unsqueeze(-1), palette[:, :, 1].unsqueeze(-1)
    colour = top + (bottom - top) * y
    colour = torch.cat([colour[:, :, :3] * colour[:, :, 3:], colour[:, :, 3:]], 2)
    return torch.einsum("bkhw,bkch->bchw", cover, colour)


def split_layers(coarse: torch.Tensor, fine: torch.Tensor) -> list[torch.Tensor]:
    """Maps of all layers, in order, from the two stacks the generator makes."""
    return [*torch.split(coarse, COUNTS[:2], 1), *torch.split(fine, COUNTS[2:], 1)]


def axes(width: int, height: int) -> tuple[torch.Tensor, torch.Tensor]:
    """World coordinates of pixel centres; the frame is one unit wide, or 9/16 high where it is taller than 16:9."""
    unit = max(width, height / FRAME_ASPECT)
    return (torch.arange(width) + .5 - width / 2) / unit, (torch.arange(height) + .5 - height / 2) / unit


def track(m: torch.Tensor, t: torch.Tensor, duration: torch.Tensor):
    """Subject position, rotation, size and phase (in cycles) at times t [B, T]; duration [B, 1]."""
    def g(n: str) -> torch.Tensor:
        return m[:, M[n]].unsqueeze(1)
    x = g("x0") + g("vx") * (t - duration / 2)
    y = g("y0") + g("vy") * t - g("bounce") * torch.abs(torch.sin(math.pi * g("bfreq") * t)) + g("bob") * torch.sin(math.pi * t)
    turn = g("rot") + g("vrot") * t + 3 * g("bob") * torch.sin(2.3 * t)
    return x, y, turn, g("size") + 0 * t, g("phase") * t


def film(layers: list[torch.Tensor], sprites: torch.Tensor, air: torch.Tensor, mix: torch.Tensor, m: torch.Tensor,
         t: torch.Tensor, duration: torch.Tensor, width: int, height: int) -> torch.Tensor:
    """Premultiplied layers, subject class covers already painted [B, P, 4, s, s], air [B, 2, 4], tile mix [B, 2]
    -> frames [B, T, 3, H, W] in 0..1."""
    b, n = t.shape
    xs, ys = axes(width, height)
    gx0, gy0 = xs.view(1, 1, 1, width), ys.view(1, 1, height, 1)

    def g(name: str) -> torch.Tensor:
        return m[:, M[name]].unsqueeze(1)

    def each(v: torch.Tensor) -> torch.Tensor:
        return (v + 0 * t).view(b, n, 1, 1)

    def sample(image: torch.Tensor, x: torch.Tensor, y: torch.Tensor, pad: str) -> torch.Tensor:
        grid = torch.stack([x + 0 * y, y + 0 * x], -1).reshape(b * n, height, width, 2)
        image = image.unsqueeze(1).expand(-1, n, -1, -1, -1).reshape(b * n, *image.shape[1:]) if image.dim() == 4 else image.flatten(0, 1)
        return F.grid_sample(image, grid, mode="bilinear", padding_mode=pad, align_corners=False)

    tau = (t / duration).clamp(0, 1)
    ease = tau * tau * (3 - 2 * tau)
    cx, cy, zoom = each(g("cx") + g("cvx") * ease), each(g("cy")), each(g("zoom") + g("vzoom") * ease)
    haze = air[:, 1].unsqueeze(1).expand(-1, n, -1).reshape(b * n, 4, 1, 1)
    frame = torch.zeros(b * n, 3, height, width)
    for i, image in enumerate(layers):
        if i == 4:
            frame = _subject(frame, sprites, m, t, duration, gx0, gy0, cx, cy, zoom, each, sample)
        z = 1 + (zoom - 1) * ZOOM[i]
        x, y = gx0 / z + cx * PARALLAX[i] - each(g(f"ox{i}")), gy0 / z + cy * PARALLAX[i]
        if i == 1:
            x = x - each(g("drift") * t)
        if i == 3:
            x, y = x + each(g("wave") * torch.sin(2.2 * t)), y + each(.3 * g("wave") * torch.sin(1.3 * t))
        s = sample(image, x / HALF_X, y / HALF_Y, "border")
        frame = s[:, :3] + frame * (1 - s[:, 3:])
        if i == 2:
            frame = frame * (1 - haze[:, 3:]) + haze[:, :3] * haze[:, 3:]
    tile = F.pad((mix.view(-1, 2, 1, 1) * TILES.unsqueeze(0)).sum(1, keepdim=True), (1, 1, 1, 1), mode="circular")
    k = tile.shape[-1]
    u, v = gx0 * 2 - each(2 * g("wx") * t), gy0 * 2 - each(2 * g("wy") * t)
    a = sample(tile, ((u - torch.floor(u)) * 2 - 1) * ((k - 2) / k), ((v - torch.floor(v)) * 2 - 1) * ((k - 2) / k), "border")
    drops = air[:, 0].unsqueeze(1).expand(-1, n, -1).reshape(b * n, 4, 1, 1)
    a = a * drops[:, 3:]
    frame = frame * (1 - a) + drops[:, :3] * a
    near = haze[:, 3:] * .35
    return (frame * (1 - near) + haze[:, :3] * near).view(b, n, 3, height, width)


def phase_weights(phase: torch.Tensor) -> torch.Tensor:
    """Linear weights of the two nearest of the cyclic phases: [..] in cycles -> [.., PHASES]."""
    f = (phase - torch.floor(phase)).unsqueeze(-1) * PHASES
    d = torch.abs(f - torch.arange(PHASES, dtype=torch.float32))
    return torch.clamp(1 - torch.minimum(d, PHASES - d), 0, 1)


def _subject(frame, sprites, m, t, duration, gx0, gy0, cx, cy, zoom, each, sample):
    x, y, turn, size, phase = track(m, t, duration)
    px, py = gx0 / zoom + cx - each(x), gy0 / zoom + cy - each(y)
    c, s = each(torch.cos(turn)), each(torch.sin(turn))
    u = (c * px + s * py) / each(size) * each(m[:, M["flip"]].unsqueeze(1))
    v = (c * py - s * px) / each(size)
    picture = torch.einsum("btp,bpchw->btchw", phase_weights(phase), sprites)
    a = sample(picture, u / HALF, v / HALF, "zeros")
    return a[:, :3] + frame * (1 - a[:, 3:])


def paint_subject(cover: torch.Tensor, palette: torch.Tensor) -> torch.Tensor:
    """[B, P, 7, s, s] and stops [B, 7, 2, 4] -> premultiplied RGBA [B, P, 4, s, s]."""
    b, p = cover.shape[:2]
    return paint(cover.flatten(0, 1), palette.unsqueeze(1).expand(-1, p, -1, -1, -1).reshape(b * p, CLASSES, 2, 4)).view(b, p, 4, *cover.shape[3:])
