"""Things and set pieces: a key's embedding and a variant become a map, its colours and its size."""
from __future__ import annotations

import torch
import torch.nn as nn

from shotloom_world.sheet import MOST_CLASSES

from .painter import Painter

EMBEDDING = 96
VARIANT = 4                                    # numbers in -1..1
NUMBERS = MOST_CLASSES * 2 * 3 + 4             # two stops a class, then the box


class SpritePainter(nn.Module):
    """`keys` of the catalogue share one painter; what they share (wheels, legs, leaves) it need not learn twice."""

    def __init__(self, keys: int):
        super().__init__()
        self.embed = nn.Embedding(keys, EMBEDDING)
        self.painter = Painter(EMBEDDING + 2 * VARIANT)
        self.numbers = nn.Sequential(nn.Linear(EMBEDDING + 2 * VARIANT, 256), nn.LeakyReLU(.2), nn.Linear(256, 256), nn.LeakyReLU(.2), nn.Linear(256, NUMBERS))

    def condition(self, embedding: torch.Tensor, variant: torch.Tensor) -> torch.Tensor:
        """Embedding [B, 96] (a key's, or a mixture of keys as the words were heard) and variant [B, 4] -> [B, 104]. Signs choose forms."""
        return torch.cat([embedding, variant, torch.tanh(8 * variant)], 1)

    def forward(self, condition: torch.Tensor, grain: str) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """-> logits [B, 7, h, w], colours [B, 6, 2, 3] in 0..1, box [B, 4] as `boxed` reads it."""
        colours, box = self.numbers(condition).split([MOST_CLASSES * 6, 4], 1)
        return self.painter(condition, grain), torch.sigmoid(colours).view(-1, MOST_CLASSES, 2, 3), box


def boxed(numbers: torch.Tensor) -> torch.Tensor:
    """[B, 4] -> x0, y0, x1, y1 in metres: where the origin lies as shares of width and height, and the logarithms of these."""
    size = torch.exp(numbers[:, 2:])
    low = -numbers[:, :2] * size
    return torch.cat([low, low + size], 1)


def unboxed(box: torch.Tensor) -> torch.Tensor:
    """The numbers of boxes [B, 4]: inverse of `boxed`."""
    size = box[:, 2:] - box[:, :2]
    return torch.cat([-box[:, :2] / size, torch.log(size)], 1)
