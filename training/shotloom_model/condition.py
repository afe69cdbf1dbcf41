"""What every head of G is told: the slots as they were heard, and the noise.

A heard shot is one long vector of probabilities, slot after slot (one-hot where the reader is sure, and in training); the thing is an
index for an embedding, since there are hundreds. Noise enters as it is, as uniform numbers, and as one-hot steps: what is chosen by
comparing a number with marks is easy to learn from steps.
"""
from __future__ import annotations

import math

import numpy as np
import torch

from shotloom_world import facts, props
from shotloom_world.facts import Shot, value
from shotloom_world.noise import ARRANGEMENTS, uniform

SLOTS = {name: values for name, values in facts.slots(props.KEYS).items() if name != "thing"}
STARTS = dict(zip(SLOTS, np.cumsum([0, *(len(v) for v in SLOTS.values())]).tolist()))
HEARD = sum(len(v) for v in SLOTS.values())
THINGS = ("none", *props.KEYS)
STEPS = 24


def heard(shot: Shot) -> np.ndarray:
    """[HEARD] one-hot of every slot but the thing."""
    out = np.zeros(HEARD, np.float32)
    for name, values in SLOTS.items():
        out[STARTS[name] + values.index(value(shot, name))] = 1
    return out


def thing(shot: Shot) -> int:
    return THINGS.index(shot.thing)


def part(vector: torch.Tensor, slot: str) -> torch.Tensor:
    """The probabilities [B, values] of one slot of [B, HEARD]."""
    return vector[:, STARTS[slot]:STARTS[slot] + len(SLOTS[slot])]


def arrangement(place_noise: np.ndarray) -> int:
    return int(uniform(place_noise[0]) * ARRANGEMENTS)


def evenly(noise: torch.Tensor) -> torch.Tensor:
    """Standard normal numbers as uniform ones in 0..1 (shotloom_world.noise.uniform)."""
    return .5 * (1 + torch.erf(noise / math.sqrt(2)))


def stepped(noise: torch.Tensor) -> torch.Tensor:
    """[B, n] -> [B, n * STEPS]: for each number how far its uniform value has passed each of STEPS marks (soft, 0..1)."""
    marks = (torch.arange(STEPS, dtype=noise.dtype) + .5) / STEPS
    return torch.sigmoid(60 * (evenly(noise)[..., None] - marks)).flatten(1)
