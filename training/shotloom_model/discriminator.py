"""D(x, t): is this film real, and does it show what the text says? Three frames at 72 x 128."""
from __future__ import annotations

import torch
import torch.nn as nn
import torch.nn.functional as F

from .text import SLOT_COUNT, TextEncoder
from .world import ATTRIBUTES


class FrameEncoder(nn.Module):
    """Frames [B, T, 3, 72, 128] -> features [B, d], with heads that name the attributes."""

    def __init__(self, frames: int = 3, ch: tuple[int, ...] = (32, 64, 96, 128), width: int = 192):
        super().__init__()
        c = [3, *ch]
        self.convs = nn.ModuleList([nn.Conv2d(c[i], c[i + 1], 4, 2, 1) for i in range(len(ch))])
        self.mix = nn.Conv2d(ch[-1] * frames, width, 3, 1, 1)
        self.pool = nn.Linear(width * 32, width)
        self.heads = nn.ModuleList([nn.Linear(width, len(v)) for v in ATTRIBUTES.values()])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        b = x.shape[0]
        h = x.flatten(0, 1) * 2 - 1
        for conv in self.convs:
            h = F.leaky_relu(conv(h), .2)
        h = F.leaky_relu(self.mix(h.reshape(b, -1, *h.shape[2:])), .2)
        return F.leaky_relu(self.pool(h.flatten(1)), .2)

    def attributes(self, features: torch.Tensor) -> list[torch.Tensor]:
        return [head(features) for head in self.heads]


class Discriminator(nn.Module):
    def __init__(self, width: int = 160):
        super().__init__()
        self.frames = FrameEncoder(width=width)
        self.real = nn.Linear(width, 1)
        self.text = TextEncoder(64, 1)
        self.project = nn.Linear(SLOT_COUNT * 64, width)

    def describe(self, ids: torch.Tensor, language: torch.Tensor) -> torch.Tensor:
        return self.project(self.text(ids, language)[2].flatten(1))

    def score(self, features: torch.Tensor, text: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits: real at all, and real for this text (projection, Miyato and Koyama 2018)."""
        return self.real(features).squeeze(1), (features * text).sum(1) / features.shape[1] ** .5
