"""Endless fresh samples, drawn on the fly; batch number n is the same whenever it is asked for, so training resumes exactly."""
from __future__ import annotations

import random

import numpy as np
import torch

from . import look, places, subjects
from .captions import LENGTH, Grammar, encode, held_out
from .compose import COUNTS
from .world import ATTRIBUTES, CAN, HEARD, SLOTS, Sample, resolve, sample

Batch = dict[str, torch.Tensor]


def draw(rnd: random.Random, nprnd: np.random.RandomState, withheld: bool) -> Sample:
    """A sample whose (subject, colour, place) is, or is not, among those that training never sees."""
    while True:
        s = sample(rnd, nprnd)
        if held_out(s.shown) == withheld:
            return s


def one_wrong(s: Sample, rnd: random.Random) -> Sample:
    """The same sample with one stated attribute changed: a caption that nearly fits (GAN.md, lesson 7)."""
    said = dict(s.said)
    for slot in rnd.sample(SLOTS, len(SLOTS)):
        values = [v for v in ATTRIBUTES[slot] if v != s.shown[slot]]
        if slot == "action":
            values = [v for v in CAN[said["subject"] or "none"] if v != s.shown[slot]]
        if said[slot] is not None and values and not (slot in ("colour", "action") and said["subject"] in (None, "none")):
            said[slot] = rnd.choice(values)
            break
    return Sample(said, resolve(said, s.noise, s.identity), s.noise, s.identity)


def maps(s: Sample) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(coarse [7, 96, 192], fine [13, 192, 384], subject [8, 7, 96, 96]) as uint8 coverage."""
    layers = places.Place(s).maps()
    return np.concatenate(layers[:2]), np.concatenate(layers[2:]), subjects.maps(s)


def cover(stack: np.ndarray, counts: list[int]) -> torch.Tensor:
    """uint8 coverage [B, K, h, w] as fractions that sum to one within each layer."""
    t = torch.from_numpy(stack).float()
    return torch.cat([p / p.sum(1, keepdim=True).clamp(min=1) for p in torch.split(t, counts, 1)], 1)


def batch(number: int, size: int, seed: int = 1, withheld: bool = False, pictures: bool = True) -> Batch:
    """Samples of batch `number`: captions, noise, palettes, motion, and (with `pictures`) the renderer's maps."""
    rnd, nprnd = random.Random(seed * 1_000_003 + number), np.random.RandomState((seed * 7919 + number * 104729) % 2**32)
    items = [draw(rnd, nprnd, withheld) for _ in range(size)]
    grammar = Grammar(rnd)
    rows = [grammar.caption(s) for s in items]
    wrong = [grammar.caption(one_wrong(s, rnd)) for s in items]

    def drop(tokens):
        return [(w if k >= 0 or rnd.random() > .12 else "<unk>", k) for w, k in tokens] if rnd.random() < .3 else tokens

    rows = [(drop(tokens), lang) for tokens, lang in rows]
    ids = lambda rs: torch.tensor([encode([w for w, _ in tokens]) for tokens, _ in rs])
    languages = lambda rs: torch.tensor([[int(lang == "zh")] * LENGTH for _, lang in rs])
    f32 = lambda vs: torch.from_numpy(np.stack(vs).astype(np.float32))
    out: Batch = {
        "ids": ids(rows), "language": languages(rows), "wrong_ids": ids(wrong), "wrong_language": languages(wrong),
        "words": torch.tensor([[k for _, k in tokens] + [-1] * (LENGTH - len(tokens)) for tokens, _ in rows]),
        "heard": torch.tensor([[_heard(s, k) for k in SLOTS] for s in items]),
        "shown": torch.tensor([[ATTRIBUTES[k].index(s.shown[k]) for k in SLOTS] for s in items]),
        "noise": f32([s.noise for s in items]), "identity": f32([s.identity for s in items])}
    palettes = [look.palettes(s) for s in items]
    out.update(palette=f32([p[0] for p in palettes]), subject_palette=f32([p[1] for p in palettes]), air=f32([p[2] for p in palettes]),
               mix=f32([(0., 1.) if s.shown["weather"] == "snow" else (1., 0.) for s in items]), motion=f32([look.motion(s) for s in items]))
    if not pictures:
        return out
    stacks = [maps(s) for s in items]
    b = len(items)
    subject = cover(np.stack([m[2] for m in stacks]).reshape(b * subjects.PHASES, subjects.CLASSES, 96, 96), [subjects.CLASSES])
    out.update(coarse=cover(np.stack([m[0] for m in stacks]), COUNTS[:2]), fine=cover(np.stack([m[1] for m in stacks]), COUNTS[2:]),
               subject=subject.view(b, subjects.PHASES, subjects.CLASSES, 96, 96))
    return out


def _heard(s: Sample, slot: str) -> int:
    """Class of a text head: what the caption lets one know."""
    if s.said[slot] is None and slot in ("colour", "direction"):
        return HEARD[slot].index("unsaid")
    if slot == "weather" and s.said["setting"] == "moon":
        return 0
    return HEARD[slot].index(s.said[slot] or s.shown[slot])
