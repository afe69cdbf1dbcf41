"""Clips of a pool as the eyes take them, and as another rasteriser might have made them."""
from __future__ import annotations

import random
from typing import Sequence

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from .seen import FACINGS, FRAME_HEADS, MOVES, SUBJECT_HEADS
from .views import LOOKS, MOMENTS, Views, there

BLURRED, NOISY, SHIFT = .15, .2, 3       # shares of batches; pixels
_MOVE, _FACING = list(FRAME_HEADS).index("camera"), list(SUBJECT_HEADS).index("direction")
_SIDEWAYS = ("whole", "grey", "close", "face")

Row = dict[str, np.ndarray]


def pictures(a: np.ndarray) -> torch.Tensor:
    """uint8 [..., H, W, 3] -> float [..., 3, H, W] in 0..1."""
    return torch.from_numpy(np.ascontiguousarray(a)).movedim(-1, -3).float() / 255


def swapped(values: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    """Left for right."""
    left, right = names.index("left"), names.index("right")
    return np.where(values == left, right, np.where(values == right, left, values))


def flipped(row: Row) -> Row:
    """A clip and what is seen in it, left for right; its caption must name no side."""
    frame, subject = row["frame"].copy(), row["subject"].copy()
    frame[_MOVE], subject[:, _FACING] = swapped(frame[_MOVE], MOVES), swapped(subject[:, _FACING], FACINGS)
    # the width is the last axis of grey pictures, and the last but one of coloured ones
    return {**row, **{n: row[n][..., ::-1] if n == "grey" else row[n][..., ::-1, :] for n in _SIDEWAYS}, "frame": frame, "subject": subject}


def views(rows: Sequence[Row], looks: int = len(LOOKS), rnd: random.Random | None = None) -> Views:
    """Clips as the eyes take them. Of fewer `looks` than there are, other ones of each clip are taken by chance; of as many, all moments."""
    some = [sorted(rnd.sample(range(len(LOOKS)), looks)) if rnd else list(range(len(LOOKS))) for _ in rows]
    times = [[LOOKS[k] for k in s] for s in some] if rnd else [list(range(MOMENTS))] * len(rows)
    return Views(pictures(np.stack([r["whole"][s] for r, s in zip(rows, some)])), torch.from_numpy(np.stack([r["grey"] for r in rows])).float() / 255,
                 pictures(np.stack([r["close"][:, t] for r, t in zip(rows, times)])), pictures(np.stack([r["face"][:, s] for r, s in zip(rows, some)])),
                 there(torch.from_numpy(np.stack([r["squares"][:, t] for r, t in zip(rows, times)]))),
                 there(torch.from_numpy(np.stack([r["faces"][:, s] for r, s in zip(rows, some)]))))


def chosen(v: Views, where: Sequence[tuple[int, int]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """What Eyes.subject takes, of some (film, figure) alone."""
    films, figures = (torch.tensor(k) for k in zip(*where))
    return v.close[films, figures], v.present[films, figures], v.face[films, figures], v.faced[films, figures]


def disturbed(x: torch.Tensor, rnd: random.Random, shift: int = 0) -> torch.Tensor:
    """[N, ..., 3, H, W] 0..1 as another rasteriser might have made it: blurred, brighter, noisy, moved by at most `shift` pixels; all pictures of a row alike."""
    high, wide = x.shape[-2:]
    if shift:
        wider = F.pad(x.flatten(1, -3), (shift,) * 4, "replicate")
        spots = [(rnd.randint(0, 2 * shift), rnd.randint(0, 2 * shift)) for _ in x]
        x = torch.stack([w[..., a:a + high, b:b + wide] for w, (a, b) in zip(wider, spots)]).view_as(x)
    if rnd.random() < BLURRED:
        # by rows, then by columns: a convolution of one channel is slow under bfloat16
        middle = rnd.choice((2., 4.))
        for side in (-1, -2):
            ends = x.narrow(side, 0, 1), x.narrow(side, x.shape[side] - 1, 1)
            wider = torch.cat([ends[0], x, ends[1]], side)
            x = (wider.narrow(side, 0, x.shape[side]) + middle * x + wider.narrow(side, 2, x.shape[side])) / (2 + middle)
    lit = (len(x), *(1,) * (x.dim() - 4), 3, 1, 1)
    x = x * (1 + .02 * torch.randn(lit)) + .01 * torch.randn(lit)
    if rnd.random() < NOISY:
        x = x + .015 * torch.randn_like(x)
    return x.clamp(0, 1)


def flat_in_memory(net: nn.Module) -> nn.Module:
    """Convolutions in the order of axes in which this processor is quickest."""
    return net.to(memory_format=torch.channels_last)
