"""The painter: G's convolutional half. A condition becomes the class logits of one sprite's map, at any of three grains.

A sprite is painted alone, in its own frame (GAN.md: a continuous position inside a painted picture averages to mush), so
every map has one right answer for its key and variant and the network never has to average.
"""
from __future__ import annotations

import torch
import torch.nn as nn
import torch.nn.functional as F

from shotloom_world.sheet import MOST_CLASSES

CLASSES = MOST_CLASSES + 1                     # transparent first
SEEDS = {"small": (8, 8), "large": (8, 8), "strip": (8, 32)}      # texels of the learned start, (high, wide)
SHUFFLE = {"small": 2, "large": 4, "strip": 2}                    # texels a cell of the trunk's 32-high output
COORDINATES = 6


def coordinates(high: int, wide: int, dtype: torch.dtype) -> torch.Tensor:
    """[1, 6, high, wide]: x, y from -1 to 1 and a wave of each."""
    x = torch.linspace(-1, 1, wide).view(1, 1, 1, wide).expand(1, 1, high, wide)
    y = torch.linspace(-1, 1, high).view(1, 1, high, 1).expand(1, 1, high, wide)
    return torch.cat([x, y, torch.sin(4 * x), torch.cos(4 * x), torch.sin(4 * y), torch.cos(4 * y)], 1).to(dtype)


class Styled(nn.Module):
    """Convolution over features and coordinates, normalised, scaled and shifted by the style (FiLM), leaky ReLU; a residual where it can."""

    def __init__(self, cin: int, cout: int, style: int, up: bool = False):
        super().__init__()
        self.up = up
        self.residual = cin == cout and not up
        self.conv, self.film = nn.Conv2d(cin, cout, 3, padding=1), nn.Linear(style, 2 * cout)
        nn.init.normal_(self.film.weight, 0, .05)
        nn.init.zeros_(self.film.bias)
        nn.init.kaiming_normal_(self.conv.weight, .2)
        nn.init.zeros_(self.conv.bias)

    def forward(self, x: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
        if self.up:
            x = F.interpolate(x, scale_factor=2., mode="nearest")
        place = coordinates(int(x.shape[2]), int(x.shape[3]), x.dtype).expand(x.shape[0], -1, -1, -1)
        # coordinates replace six channels: counts stay multiples of 16, which oneDNN needs for speed
        y = self.conv(torch.cat([x[:, COORDINATES:], place], 1))
        y = y * torch.rsqrt(y.float().pow(2).mean([2, 3], keepdim=True) + 1e-4).to(y.dtype)
        scale, shift = self.film(w).to(y.dtype)[..., None, None].chunk(2, 1)
        y = F.leaky_relu(y * (1 + scale) + shift, .2)
        return x + y if self.residual else y


class Painter(nn.Module):
    """condition [B, C] -> logits [B, 7, 64, 64] (small), [B, 7, 128, 128] (large) or [B, 7, 64, 256] (strip)."""

    def __init__(self, condition: int, classes: int = CLASSES, style: int = 256, channels: tuple[int, int, int] = (128, 96, 64), strips: bool = True):
        super().__init__()
        grains = list(SEEDS) if strips else [g for g in SEEDS if g != "strip"]
        self.amp = False
        a, b, c = channels
        self.own = a // 2                      # channels of the start that the style makes
        self.style = nn.Sequential(nn.Linear(condition, style), nn.LeakyReLU(.2), nn.Linear(style, style), nn.LeakyReLU(.2),
                                   nn.Linear(style, style), nn.LeakyReLU(.2))
        # style -> coarse picture: a layout needs more than modulation of a constant
        self.start = nn.ModuleDict({g: nn.Linear(style, a // 2 * h * 8) for g, (h, w) in SEEDS.items() if g in grains})
        self.constant = nn.ParameterDict({g: nn.Parameter(torch.randn(1, a - a // 2, h, w) * .5) for g, (h, w) in SEEDS.items() if g in grains})
        self.detail = nn.Linear(style, 8 * 256)
        self.trunk = nn.ModuleList([Styled(a, a, style), Styled(a, b, style, True), Styled(b, b, style), Styled(b, c, style, True), Styled(c, c, style)])
        self.out = nn.ModuleDict({g: nn.Conv2d(c, classes * k * k, 3, padding=1) for g, k in SHUFFLE.items() if g in grains})

    def forward(self, condition: torch.Tensor, grain: str) -> torch.Tensor:
        with torch.autocast("cpu", torch.bfloat16, enabled=self.amp):
            w = self.style(condition)
            high, wide = SEEDS[grain]
            batch, cells = w.shape[0], wide // 8               # no len(): an exported painter takes any number of sprites
            start = self.start[grain](w).view(batch, self.own, high, 8, 1)
            start = start.expand(-1, -1, -1, -1, cells).reshape(batch, self.own, high, wide)
            x = torch.cat([start, self.constant[grain].expand(batch, -1, -1, -1).to(start.dtype)], 1)
            x = self.trunk[1](self.trunk[0](x, w), w)
            if grain != "strip":
                x = torch.cat([x[:, :-8], self.detail(w).view(batch, 8, 16, 16).to(x.dtype)], 1)
            for layer in self.trunk[2:]:
                x = layer(x, w)
            return F.pixel_shuffle(self.out[grain](x), SHUFFLE[grain]).float()


def cover_loss(logits: torch.Tensor, cover: torch.Tensor, edge: float = 4.) -> torch.Tensor:
    """Cross-entropy against soft covers [B, 7, h, w] (transparent first); texels at edges between classes weigh `edge` times."""
    hardest = cover.max(1).values
    spread = F.max_pool2d(1 - hardest[:, None], 3, 1, 1)[:, 0]
    weight = 1 + (edge - 1) * (spread > .05).float()
    loss = -(F.log_softmax(logits, 1) * cover).sum(1)
    return (loss * weight).sum() / weight.sum()


def full_cover(maps: torch.Tensor) -> torch.Tensor:
    """uint8 coverage [B, 6, h, w] -> fractions [B, 7, h, w] with the transparent rest first."""
    parts = maps.float() / 255
    total = parts.sum(1, keepdim=True)
    return torch.cat([(1 - total).clamp(min=0), parts], 1) / total.clamp(min=1)
