"""Text encoder with slot attention: one learned question a slot (when? where? who? ...) looks at the words."""
from __future__ import annotations

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from .captions import LENGTH, VOCABULARY
from .world import HEARD, SLOTS

SLOT_COUNT = len(SLOTS)


class Block(nn.Module):
    """Pre-norm transformer block."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        b, n, d = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        a = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(d // self.heads) + bias[:, None, None, :], -1)
        x = x + self.out((a @ v).transpose(1, 2).reshape(b, n, d))
        return x + self.down(F.gelu(self.up(self.norm2(x))))


class TextEncoder(nn.Module):
    """ids [B, 40], language [B, 40] (0 English, 1 Chinese) -> words, slots and the attention between them."""

    def __init__(self, width: int = 96, layers: int = 2):
        super().__init__()
        self.width = width
        self.embed, self.language = nn.Embedding(len(VOCABULARY), width), nn.Embedding(2, width)
        self.position = nn.Parameter(torch.randn(LENGTH, width) * .02)
        self.blocks = nn.ModuleList([Block(width, 4) for _ in range(layers)])
        self.norm = nn.LayerNorm(width)
        self.questions = nn.Parameter(torch.randn(SLOT_COUNT, width) * .3)
        self.key, self.value = nn.Linear(width, width), nn.Linear(width, width)
        self.nothing = nn.Parameter(torch.randn(1, width) * .02)   # the word a slot looks at when nothing was said
        self.heads = nn.ModuleList([nn.Linear(width, len(v)) for v in HEARD.values()])

    def forward(self, ids: torch.Tensor, language: torch.Tensor):
        """-> words [B, 40, d], bias [B, 40], slots [B, S, d], attention [B, S, 41] (the last column: nothing said)."""
        bias = (ids == 0).float() * -1e4
        x = self.embed(ids) + self.language(language) + self.position
        for block in self.blocks:
            x = block(x, bias)
        x = self.norm(x)
        b = ids.shape[0]
        with_nothing = torch.cat([x, self.nothing.expand(b, 1, -1)], 1)
        all_bias = torch.cat([bias, 0 * bias[:, :1]], 1)
        a = torch.softmax(self.questions @ self.key(with_nothing).transpose(1, 2) / math.sqrt(self.width) + all_bias[:, None, :], -1)
        return x, bias, a @ self.value(with_nothing), a

    def heard(self, slots: torch.Tensor) -> list[torch.Tensor]:
        """Logits of every attribute, one tensor a slot."""
        return [head(slots[:, i]) for i, head in enumerate(self.heads)]


def text_loss(encoder: TextEncoder, slots: torch.Tensor, attention: torch.Tensor, labels: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
    """Cross-entropy of what was heard, plus attention to the words that said it. words [B, 40]: slot of each token or -1."""
    ce = sum(F.cross_entropy(o, labels[:, i]) for i, o in enumerate(encoder.heard(slots)))
    target = (words[:, None, :] == torch.arange(SLOT_COUNT)[None, :, None]).float()
    target = torch.cat([target, (target.sum(-1, keepdim=True) == 0).float()], -1)
    target = target / target.sum(-1, keepdim=True)
    return ce + .5 * -(target * torch.log(attention + 1e-6)).sum(-1).mean()
