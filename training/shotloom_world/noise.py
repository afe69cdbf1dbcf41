"""Noise as choices: standard normal numbers that decide what words leave open.

Whatever a shot draws, it draws from three vectors: the place's (the same in every shot of a place), the shot's, and one for each person (the
same in every shot of that person). A number decides one thing only, so a network can learn which.
"""
from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import Any, Sequence, TypeVar

import numpy as np

PLACE, SHOT, PERSON = 4, 16, 32              # lengths of the vectors
ARRANGEMENTS = 12                            # layouts of a place
T = TypeVar("T")


def uniform(value: float) -> float:
    """A standard normal number as a uniform one, 0 <= u < 1."""
    return min(1 - 1e-9, .5 * (1 + math.erf(float(value) / math.sqrt(2))))


def normal(share: float) -> float:
    """The other way round, good to 2e-3."""
    return math.sqrt(2) * _inverse_erf(2 * share - 1)


@dataclass(frozen=True)
class Noise:
    place: np.ndarray
    shot: np.ndarray
    first: np.ndarray
    second: np.ndarray

    @staticmethod
    def drawn(seed: int) -> "Noise":
        r = np.random.RandomState(seed % 2 ** 32)
        return Noise(*(r.randn(n).clip(-3, 3).astype(np.float32) for n in (PLACE, SHOT, PERSON, PERSON)))

    def arrangement(self) -> int:
        return int(uniform(self.place[0]) * ARRANGEMENTS)

    def pick(self, index: int, options: Sequence[T]) -> T:
        """One of the options by one number of the shot's vector."""
        return options[int(uniform(self.shot[index]) * len(options))]

    def between(self, index: int, low: float, high: float) -> float:
        return low + (high - low) * uniform(self.shot[index])


class Dealt(random.Random):
    """A source of chance that deals out a vector, number by number: the k-th choice always falls to the k-th number."""

    def __init__(self, vector: np.ndarray):
        super().__init__(0)
        self._left = [uniform(v) for v in vector]

    def random(self) -> float:
        return self._left.pop(0) if self._left else .5

    def choices(self, population: Sequence[Any], weights: Sequence[float] | None = None, **_: Any) -> list[Any]:  # type: ignore[override]
        """One of the population by one number."""
        shares = list(weights) if weights is not None else [1.] * len(population)
        mark = self.random() * sum(shares)
        for item, share in zip(population, shares):
            mark -= share
            if mark < 0:
                return [item]
        return [population[-1]]

    def choice(self, population: Sequence[T]) -> T:  # type: ignore[override]
        return population[int(self.random() * len(population))]

    def gauss(self, mean: float = 0., sigma: float = 1.) -> float:
        """The number as it was dealt, or the mean where none is left."""
        return mean + sigma * normal(self.random())


def _inverse_erf(y: float) -> float:
    """Winitzki's approximation, good to 2e-3."""
    if y == 0:
        return 0.
    a, rest = .147, math.log(max(1e-12, 1 - y * y))
    half = 2 / (math.pi * a) + rest / 2
    return math.copysign(math.sqrt(math.sqrt(half * half - rest / a) - half), y)
