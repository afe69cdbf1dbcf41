"""The reader: G's ear. Tokens become what was heard in every slot, with the attention that each slot paid to the words."""
from __future__ import annotations

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, HEADS, LAYERS = 128, 4, 3


class Block(nn.Module):
    """Pre-norm transformer block (Xiong and others 2020)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 3 * width), nn.Linear(3 * width, width)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """x [B, N, width], bias [B, N] on what may be looked at."""
        b, n, width = x.shape
        each = width // self.heads
        q, k, v = self.qkv(self.norm1(x)).view(b, n, 3, self.heads, each).permute(2, 0, 3, 1, 4).unbind(0)
        a = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(each) + bias[:, None, None, :], -1)
        x = x + self.out((a @ v).transpose(1, 2).reshape(b, n, width))
        return x + self.down(F.gelu(self.up(self.norm2(x))))


class Reader(nn.Module):
    """`slots`: name -> number of values. ids, language [B, N] (0 English, 1 Chinese)."""

    def __init__(self, words: int, length: int, slots: dict[str, int]):
        super().__init__()
        self.slots = dict(slots)
        self.embed, self.language = nn.Embedding(words, WIDTH), nn.Embedding(2, WIDTH)
        self.position = nn.Parameter(torch.randn(length, WIDTH) * .02)
        self.blocks = nn.ModuleList([Block(WIDTH, HEADS) for _ in range(LAYERS)])
        self.norm = nn.LayerNorm(WIDTH)
        self.questions = nn.Parameter(torch.randn(len(slots), WIDTH) * .3)
        self.key, self.value = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.nothing = nn.Parameter(torch.randn(1, WIDTH) * .02)          # the word a slot looks at when nothing was said
        self.heads = nn.ModuleList([nn.Linear(WIDTH, n) for n in slots.values()])

    def forward(self, ids: torch.Tensor, language: torch.Tensor) -> tuple[list[torch.Tensor], torch.Tensor]:
        """-> logits of each slot [B, values], attention [B, slots, N + 1] (the last column: nothing said)."""
        found, attention = self.found(ids, language)
        return [head(found[:, i]) for i, head in enumerate(self.heads)], attention

    def found(self, ids: torch.Tensor, language: torch.Tensor, more: torch.Tensor | None = None) -> tuple[torch.Tensor, torch.Tensor]:
        """-> what each slot's question found [B, slots, WIDTH], before its head, and the attention. more [B, N]: added to what every question gives a token."""
        bias = (ids == 0).float() * -1e4
        x = self.embed(ids) + self.language(language) + self.position
        for block in self.blocks:
            x = block(x, bias)
        x = torch.cat([self.norm(x), self.nothing.expand(ids.shape[0], 1, -1)], 1)
        bias = torch.cat([bias if more is None else bias + more, 0 * bias[:, :1]], 1)
        asked = self.questions @ self.key(x).transpose(1, 2) / math.sqrt(WIDTH)
        attention = torch.softmax(asked + bias[:, None, :], -1)
        return attention @ self.value(x), attention


def reader_loss(logits: list[torch.Tensor], attention: torch.Tensor, labels: torch.Tensor, said_by: torch.Tensor) -> dict[str, torch.Tensor]:
    """labels [B, slots]; said_by [2, B, N]: the slot a token speaks for, and another, or -1. Attention is held to the words that said it."""
    slots = attention.shape[1]
    target = (said_by[:, :, None, :] == torch.arange(slots)[None, None, :, None]).any(0).float()
    target = torch.cat([target, (target.sum(-1, keepdim=True) == 0).float()], -1)
    target = target / target.sum(-1, keepdim=True)
    return {"heard": sum(F.cross_entropy(o, labels[:, i]) for i, o in enumerate(logits)),
            "attention": 6 * -(target * torch.log(attention + 1e-6)).sum(-1).mean()}
