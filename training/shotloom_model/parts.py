"""Parts of people: an identity's attributes and a view become the map of one part."""
from __future__ import annotations

import math
import random
from dataclasses import replace
from functools import lru_cache

import numpy as np
import torch
import torch.nn as nn

from shotloom_world.people.body import OFFSETS
from shotloom_world.people.identity import TABLES, Identity
from shotloom_world.people.person import PARTS, Person
from shotloom_world.sheet import region_map

from .painter import Painter

NAMES = tuple(PARTS)
CLASSES = 5                                    # of a part's map, transparent first
FIELDS = ("kind", "hair", "hat", "beard", "scarf", "bag", "top", "bottom")
FLAGS = ("tie", "cane")
WAVES = 4                                      # sines and cosines of multiples of the yaw
VIEW = 2 * WAVES + 1


def _widths() -> dict[str, int]:
    return {**{f: len(TABLES[f]) for f in FIELDS}, **{f: 1 for f in FLAGS}, "offsets": len(OFFSETS)}


WIDTHS = _widths()
IDENTITY = sum(WIDTHS.values())
STARTS = dict(zip(WIDTHS, np.cumsum([0, *WIDTHS.values()])))
CONDITION = len(NAMES) + IDENTITY + VIEW


def attributes(identity: Identity) -> np.ndarray:
    """[IDENTITY] one-hot choices, flags and offsets."""
    out = np.zeros(IDENTITY, np.float32)
    for name in FIELDS:
        out[STARTS[name] + TABLES[name].index(getattr(identity, name))] = 1
    for name in FLAGS:
        out[STARTS[name]] = float(getattr(identity, name))
    out[STARTS["offsets"]:] = identity.offsets
    return out


def view(yaw: float) -> np.ndarray:
    """[VIEW] of a yaw in 0..180 degrees."""
    a = math.radians(yaw)
    return np.array([f(k * a) for k in range(1, WAVES + 1) for f in (math.sin, math.cos)] + [yaw / 90 - 1], np.float32)


def _differs(name: str, identity: Identity, changed: Identity) -> bool:
    return any(not np.array_equal(region_map(Person(identity).part(name, yaw), (24, 24)), region_map(Person(changed).part(name, yaw), (24, 24))) for yaw in (30., 140.))


@lru_cache(maxsize=1)
def relevance(tries: int = 24) -> np.ndarray:
    """[parts, CONDITION] of 0 and 1: what a part's map depends on, found by changing one attribute after the other."""
    rnd = random.Random(5)
    out = np.zeros((len(NAMES), CONDITION), np.float32)
    for i, name in enumerate(NAMES):
        out[i, i] = 1
        if PARTS[name].turns:
            out[i, len(NAMES) + IDENTITY:] = 1
        for field, width in WIDTHS.items():
            for _ in range(tries):
                one, other = Identity.random(rnd), Identity.random(rnd)
                changed = replace(one, **{field: getattr(other, field)})
                if getattr(one, field) != getattr(changed, field) and _differs(name, one, changed):
                    start = len(NAMES) + STARTS[field]
                    out[i, start:start + width] = 1
                    break
    return out


class PartPainter(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.painter = Painter(CONDITION, CLASSES, strips=False)
        self.register_buffer("relevant", torch.ones(len(NAMES), CONDITION))

    def forward(self, part: torch.Tensor, identity: torch.Tensor, view: torch.Tensor, grain: str) -> torch.Tensor:
        """part [B] int64, identity [B, IDENTITY], view [B, VIEW] -> logits [B, 5, 64, 64] or [B, 5, 128, 128]."""
        one_hot = torch.eye(len(NAMES), dtype=identity.dtype)[part]
        return self.painter(torch.cat([one_hot, identity, view], 1) * self.relevant[part], grain)
