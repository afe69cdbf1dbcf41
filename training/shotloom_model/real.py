"""Frames of the scene renderer itself, through the same compositor as the generator's."""
from __future__ import annotations

import torch
import torch.nn.functional as F

from . import compose
from .data import Batch


def frames(b: Batch, t: torch.Tensor, duration: torch.Tensor, width: int = 128, height: int = 72) -> torch.Tensor:
    """Real film [B, T, 3, height, width] at times t [B, T] of shots that last `duration` [B, 1] seconds."""
    layers, i = [], 0
    for c in compose.split_layers(b["coarse"], b["fine"]):
        k = c.shape[1]
        picture = compose.paint(c, b["palette"][:, i:i + k])
        layers.append(F.avg_pool2d(picture, 2) if picture.shape[-1] > 192 and width <= 128 else picture)
        i += k
    sprites = compose.paint_subject(b["subject"], b["subject_palette"])
    return compose.film(layers, sprites, b["air"], b["mix"], b["motion"], t, duration, width, height)


def moments(size: int, generator: torch.Generator, count: int = 3) -> tuple[torch.Tensor, torch.Tensor]:
    """Random durations of 2-6 s and `count` ordered times in them."""
    duration = 2 + 4 * torch.rand(size, 1, generator=generator)
    steps = torch.arange(count).view(1, count) / count
    return (steps + torch.rand(size, 1, generator=generator) / count) * duration, duration
