"""Colours and boxes of sprites: a key's own numbers, and how they change with its variant.

Every key has one right answer, nearly linear in the four numbers of a variant and their signs, so it is fitted in closed form; what is learned by
steps (the map) is the painter's. On all forms that the world shows: boxes .1 %, colours .07 % off in the mean.
"""
from __future__ import annotations

import random
from typing import Sequence

import numpy as np
import torch
import torch.nn as nn

from shotloom_world import catalogue
from shotloom_world.sheet import MOST_CLASSES, Sprite

from .sprites import NUMBERS, VARIANT, unboxed

SLOPES = 2 * VARIANT
ANY, ANY_WEIGHT = 12, .3           # forms drawn by chance beside those that the world shows, and what they count for
RIDGE = 1e-3

Form = tuple[float, ...]


class SpriteSizes(nn.Module):
    """`varying`: of all keys, those that have more than one form."""

    def __init__(self, varying: Sequence[bool]):
        super().__init__()
        rows = np.cumsum(varying) * np.array(varying, int)
        self.register_buffer("row", torch.from_numpy(rows))                # 0: does not vary
        self.own = nn.Embedding(len(varying), NUMBERS)
        self.slopes = nn.Embedding(int(rows.max()) + 1, SLOPES * NUMBERS)
        nn.init.zeros_(self.slopes.weight)

    def forward(self, key: torch.Tensor, variant: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Keys int64 [N], variants [N, 4] -> colours [N, 6, 2, 3] in 0..1 and boxes' numbers [N, 4] (sprites.boxed)."""
        turns = torch.cat([variant, torch.sign(variant)], 1)
        numbers = self.own(key) + (self.slopes(self.row[key]).view(-1, SLOPES, NUMBERS) * turns[:, :, None]).sum(1)
        colours, box = numbers.split([MOST_CLASSES * 6, 4], 1)
        return colours.clamp(0, 1).view(-1, MOST_CLASSES, 2, 3), box


def _numbers(sprite: Sprite) -> np.ndarray:
    """[NUMBERS]; NaN for classes that the sprite does not have."""
    colours = np.full((MOST_CLASSES, 2, 3), np.nan)
    for i, cls in enumerate(sprite.classes):
        colours[i] = sprite.colours[cls]
    return np.concatenate([colours.ravel(), unboxed(torch.tensor([sprite.box]).float())[0].numpy()])


def _fitted(forms: Sequence[Form], weights: Sequence[float], key: str) -> np.ndarray:
    """[1 + SLOPES, NUMBERS] by least squares."""
    wanted = np.array([_numbers(catalogue.sprite(key, v)) for v in forms])  # type: ignore[arg-type]
    told = np.array([[1., *v, *np.sign(v)] for v in forms]) * np.array(weights)[:, None]
    out = np.zeros((1 + SLOPES, NUMBERS))
    for j in range(NUMBERS):
        known = ~np.isnan(wanted[:, j])
        if known.any():
            a = told[known]
            out[:, j] = np.linalg.solve(a.T @ a + RIDGE * np.eye(len(out)), a.T @ (wanted[known, j] * np.array(weights)[known]))
    return out


def fitted(shown: dict[str, list[Form]], seed: int = 3) -> SpriteSizes:
    """`shown`: the forms of each key that the world shows, STILL among them."""
    rnd = random.Random(seed)
    net = SpriteSizes([catalogue.varies(k) for k in catalogue.KEYS])
    with torch.no_grad():
        for i, key in enumerate(catalogue.KEYS):
            if not catalogue.varies(key):
                net.own.weight[i] = torch.from_numpy(np.nan_to_num(_numbers(catalogue.sprite(key)), nan=.5))
                continue
            some = [tuple(rnd.uniform(-1, 1) for _ in range(VARIANT)) for _ in range(ANY)]
            found = torch.from_numpy(_fitted([*shown[key], *some], [1.] * len(shown[key]) + [ANY_WEIGHT] * ANY, key))
            net.own.weight[i], net.slopes.weight[net.row[i]] = found[0].float(), found[1:].flatten().float()
    return net
