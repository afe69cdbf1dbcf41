"""The judge: a classifier of its own, trained on drawn clips only, that reads what a clip shows. It knows no words and never sees G while it learns.

Two networks: one reads whole frames (place, hour, weather, season, size, how many people, camera), the other the square round one person or thing
(kind, colour, action, expression, where it faces, which thing).
"""
from __future__ import annotations

import torch
import torch.nn as nn
import torch.nn.functional as F

from .seen import FRAME_HEADS, SUBJECT_HEADS

WIDTH = 256
LOOKS = (0, 2, 5, 7)             # moments that are read, of eight; the camera's move is read from all


def _conv(a: int, b: int, size: int, stride: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(a, b, size, stride, size // 2, bias=False), nn.BatchNorm2d(b), nn.ReLU(inplace=True))


def _pooled(features: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """[N, T, d] with weights [N, T] -> mean, spread and most over the moments [N, 3 d]."""
    w = weight[..., None]
    mean = (features * w).sum(1) / w.sum(1).clamp(min=1e-3)
    spread = (((features - mean[:, None]) ** 2 * w).sum(1) / w.sum(1).clamp(min=1e-3) + 1e-4).sqrt()
    most = (features - (1 - w) * 1e3).amax(1).clamp(min=-1e2)
    return torch.cat([mean, spread, most], 1)


class Heads(nn.Module):
    def __init__(self, width: int, heads: dict[str, tuple[str, ...]]):
        super().__init__()
        self.mix = nn.Sequential(nn.Linear(width, WIDTH), nn.ReLU(inplace=True), nn.Dropout(.2))
        self.heads = nn.ModuleList([nn.Linear(WIDTH, len(values)) for values in heads.values()])

    def forward(self, x: torch.Tensor) -> list[torch.Tensor]:
        x = self.mix(x)
        return [head(x) for head in self.heads]


class SubjectReader(nn.Module):
    """Squares [N, T, 3, 64, 64] 0..1 and weights [N, T] -> logits of SUBJECT_HEADS."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(_conv(3, 32, 5, 2), _conv(32, 64, 3, 2), _conv(64, 128, 3, 2), _conv(128, 128, 3, 1), _conv(128, 160, 3, 2))
        self.flat = nn.Sequential(nn.Linear(160 * 16, WIDTH), nn.ReLU(inplace=True))
        self.heads = Heads(3 * WIDTH, SUBJECT_HEADS)

    def forward(self, close: torch.Tensor, weight: torch.Tensor) -> list[torch.Tensor]:
        n, t = close.shape[:2]
        features = self.flat(self.body(close.flatten(0, 1) * 2 - 1).flatten(1)).view(n, t, -1)
        return self.heads(_pooled(features.float(), weight))


class FrameReader(nn.Module):
    """Frames [N, T, 3, 72, 128] and all moments in grey and small [N, 8, 36, 64], 0..1 -> logits of FRAME_HEADS."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(_conv(3, 32, 5, 2), _conv(32, 64, 3, 2), _conv(64, 96, 3, 2), _conv(96, 128, 3, 1), _conv(128, 128, 3, 2))
        self.flat = nn.Sequential(nn.Linear(128 * 5 * 8, WIDTH), nn.ReLU(inplace=True))
        self.motion = nn.Sequential(_conv(8, 32, 5, 2), _conv(32, 48, 3, 2), _conv(48, 64, 3, 2), _conv(64, 64, 3, 1), nn.Flatten(), nn.Linear(64 * 40, 128), nn.ReLU(inplace=True))
        self.heads = Heads(3 * WIDTH + 128, FRAME_HEADS)

    def forward(self, whole: torch.Tensor, grey: torch.Tensor) -> list[torch.Tensor]:
        n, t = whole.shape[:2]
        features = self.flat(self.body(whole.flatten(0, 1) * 2 - 1).flatten(1)).view(n, t, -1)
        moved = self.motion((grey - grey.mean(1, keepdim=True)) * 4)
        return self.heads(torch.cat([_pooled(features.float(), torch.ones(n, t)), moved.float()], 1))


class Judge(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.frame, self.subject = FrameReader(), SubjectReader()


def greys(whole: torch.Tensor) -> torch.Tensor:
    """[N, 8, 3, 72, 128] -> [N, 8, 36, 64]."""
    return F.avg_pool2d(whole.mean(2), 2)


@torch.no_grad()
def read(judge: Judge, whole: torch.Tensor, close: torch.Tensor, present: torch.Tensor) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """whole [N, 8, 3, 72, 128], close [N, F, 8, 3, 64, 64], present [N, F, 8] -> probabilities by FRAME_HEADS [N, values], by SUBJECT_HEADS [N, F, values]."""
    looks = list(LOOKS)
    n, f = close.shape[:2]
    frame = judge.frame(whole[:, looks], greys(whole))
    subject = judge.subject(close[:, :, looks].flatten(0, 1), present[:, :, looks].flatten(0, 1).float())
    return [h.softmax(-1) for h in frame], [h.softmax(-1).view(n, f, -1) for h in subject]
