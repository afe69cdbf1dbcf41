"""Eyes: pictures of a film become features of the scene and of each of its subjects, and names of what is seen. The judge has a pair, and D another;
neither ever has the other's weights.

Three trunks read single pictures (the whole frame, the square round a subject, the square round a head), a fourth what moves between two moments.
What they make of the moments is pooled, so any number of moments will do.
"""
from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn as nn
import torch.nn.functional as F

from .layout import FIGURES
from .seen import FRAME_HEADS, SUBJECT_HEADS
from .views import Views

SCENE, BODY, FACE, MOTION, WIDTH = 256, 256, 192, 96, 256
POOLED = 3                               # mean, spread and most
DROPPED = .2


class Seen(NamedTuple):
    """`scene`: features [N, WIDTH] and logits of FRAME_HEADS; `people`: of FIGURES subjects a film [N * FIGURES, ...], and logits of SUBJECT_HEADS."""
    scene: torch.Tensor
    frame: list[torch.Tensor]
    people: torch.Tensor
    subject: list[torch.Tensor]


def _conv(a: int, b: int, size: int = 3, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(a, b, size, stride, size // 2, bias=False), nn.BatchNorm2d(b), nn.ReLU(inplace=True))


class Residual(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.first, self.second, self.norm = _conv(width, width), nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(x + self.norm(self.second(self.first(x))))


class Trunk(nn.Module):
    """Pictures [N, C, H, W] -> [N, out]; `cells`: of the last map, whose channels are few, since a weight for each of its numbers costs most."""

    def __init__(self, cin: int, channels: tuple[int, int, int, int, int], cells: int, out: int):
        super().__init__()
        a, b, c, d, few = channels
        self.body = nn.Sequential(_conv(cin, a, 5, 2), _conv(a, b, 3, 2), _conv(b, c, 3, 2), Residual(c), _conv(c, d, 3, 2), _conv(d, few, 1))
        self.flat = nn.Linear(few * cells, out)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.body(x.contiguous(memory_format=torch.channels_last))
        return F.relu(self.flat(x.flatten(1))).float()


def pooled(features: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """[N, T, d] with weights [N, T] -> mean, spread and most over the moments [N, 3 d]; zeros where all weights are 0."""
    w = weight[..., None]
    total = w.sum(1).clamp(min=1e-3)
    mean = (features * w).sum(1) / total
    spread = (((features - mean[:, None]) ** 2 * w).sum(1) / total + 1e-4).sqrt()
    return torch.cat([mean, spread, (features * w).amax(1)], 1)


class Heads(nn.Module):
    def __init__(self, width: int, heads: dict[str, tuple[str, ...]]):
        super().__init__()
        self.mix = nn.Sequential(nn.Linear(width, WIDTH), nn.ReLU(inplace=True), nn.Dropout(DROPPED))
        self.heads = nn.ModuleList([nn.Linear(WIDTH, len(values)) for values in heads.values()])

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
        x = self.mix(x)
        return x, [head(x) for head in self.heads]


class Eyes(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.whole, self.close, self.face = Trunk(3, (32, 64, 128, 192, 48), 5 * 8, SCENE), Trunk(3, (32, 64, 128, 192, 96), 4 * 4, BODY), Trunk(3, (32, 64, 96, 160, 64), 4 * 4, FACE)
        self.motion = Trunk(2, (24, 48, 64, 64, 48), 3 * 4, MOTION)
        self.of_frame, self.of_subject = Heads(POOLED * (SCENE + MOTION), FRAME_HEADS), Heads(POOLED * (BODY + FACE), SUBJECT_HEADS)

    def scene(self, whole: torch.Tensor, grey: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """whole [N, L, 3, 72, 128], grey [N, T, 36, 64] -> features and logits of FRAME_HEADS."""
        n = len(whole)
        features = self.whole(whole.flatten(0, 1) * 2 - 1).view(n, -1, SCENE)
        pairs = torch.stack([grey[:, :-1], grey[:, 1:]], 2)
        pairs = torch.cat([pairs[:, :, :1] - pairs[:, :, 1:], pairs.mean(2, keepdim=True) - .5], 2) * 2
        moved = self.motion(pairs.flatten(0, 1)).view(n, -1, MOTION)
        every = [pooled(f, torch.ones(f.shape[:2])) for f in (features, moved)]
        return self.of_frame(torch.cat(every, 1))

    def subject(self, close: torch.Tensor, present: torch.Tensor, face: torch.Tensor, faced: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """close [N, T, 3, 64, 64], face [N, L, 3, 64, 64] with their weights [N, T], [N, L] -> features and logits of SUBJECT_HEADS."""
        n = len(close)
        body = pooled(self.close(close.flatten(0, 1) * 2 - 1).view(n, -1, BODY), present)
        head = pooled(self.face(face.flatten(0, 1) * 2 - 1).view(n, -1, FACE), faced)
        return self.of_subject(torch.cat([body, head], 1))

    def forward(self, v: Views) -> Seen:
        round_them = [x.flatten(0, 1) for x in (v.close, v.present, v.face, v.faced)]
        if not self.training:
            return Seen(*self.scene(v.whole, v.grey), *self.subject(*round_them))
        # while it learns, empty squares must not count in what the batch has in common
        some = torch.nonzero(round_them[1].amax(1) > 0)[:, 0]
        features, logits = self.subject(*(x[some] for x in round_them))
        everywhere = lambda x: torch.zeros(len(round_them[0]), x.shape[1], dtype=x.dtype).index_copy(0, some, x)
        return Seen(*self.scene(v.whole, v.grey), everywhere(features), [everywhere(h) for h in logits])


@torch.no_grad()
def named(eyes: Eyes, v: Views) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """Probabilities by FRAME_HEADS [N, values] and by SUBJECT_HEADS [N, FIGURES, values]."""
    seen = eyes(v)
    return [h.softmax(-1) for h in seen.frame], [h.softmax(-1).view(-1, FIGURES, h.shape[-1]) for h in seen.subject]
