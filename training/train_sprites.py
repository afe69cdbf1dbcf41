"""Trains the painter of things and set pieces on the drawn world. Resumable: goes on from the last checkpoint.

Every sprite is painted alone; a step sees a batch of forms (a key and a variant) of one grain: mostly those that the world shows, the worse the oftener.
"""
from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

import numpy as np
import torch

from course import RUN, Average, Course, improve
from shotloom_model import setting_truth
from shotloom_model.painter import cover_loss, full_cover
from shotloom_model.sprites import SpritePainter, unboxed
from shotloom_world import catalogue
from shotloom_world.sheet import MOST_CLASSES, Sprite, region_map

BATCH = {"small": 32, "large": 16, "strip": 12}
ANY = 2                  # forms of a procedural sprite that no set uses, drawn anew as training goes on
OTHERS = .1              # of all steps see such forms
KNOWN = .02              # what a form counts for when it is painted without a fault: nothing is ever forgotten


@dataclass
class Bank:
    """Drawn sprites of one grain, and how wrongly each was painted when last met (share of its texels)."""
    key: list[int]
    variant: list[tuple[float, ...]]
    maps: list[np.ndarray]
    colours: list[np.ndarray]
    box: list[tuple[float, ...]]
    wrong: list[float]

    def picks(self, rnd: random.Random, size: int) -> list[int]:
        """What is painted badly comes oftener."""
        return rnd.choices(range(len(self.key)), [KNOWN + w for w in self.wrong], k=size)

    def batch(self, picks: Sequence[int]) -> dict[str, torch.Tensor]:
        return {"key": torch.tensor([self.key[i] for i in picks]), "variant": torch.tensor([self.variant[i] for i in picks]),
                "cover": full_cover(torch.from_numpy(np.stack([self.maps[i] for i in picks]))),
                "colours": torch.from_numpy(np.stack([self.colours[i] for i in picks])), "box": torch.tensor([self.box[i] for i in picks])}


def add(bank: Bank, key: int, variant: tuple[float, ...], sprite: Sprite, wrong: float) -> None:
    cover = region_map(sprite)
    maps = np.zeros((MOST_CLASSES, *cover.shape[1:]), np.uint8)
    maps[:len(cover)] = cover
    colours = np.full((MOST_CLASSES, 2, 3), -1, np.float32)          # -1: no such class
    colours[:len(cover)] = [sprite.colours[c] for c in sprite.classes]
    bank.key.append(key)
    bank.variant.append(variant)
    bank.maps.append(maps)
    bank.colours.append(colours)
    bank.box.append(sprite.box)
    bank.wrong.append(wrong)


def forms_shown() -> list[tuple[str, tuple[float, ...]]]:
    """Every key as things are shown, and every form in which a set or a sky of the world shows a piece."""
    shown = dict.fromkeys((key, catalogue.STILL) for key in catalogue.KEYS)
    names = setting_truth.keys()
    for table in (setting_truth.own_pieces(), setting_truth.weather_pieces()):
        for key, numbers in zip(table.key[table.shown].tolist(), table.numbers[table.shown].round(3).tolist()):
            shown[names[key], tuple(numbers[3:7])] = None
    return list(shown)


def draw_bank() -> dict[str, Bank]:
    banks = {grain: Bank([], [], [], [], [], []) for grain in BATCH}
    for key, variant in forms_shown():
        sprite = catalogue.sprite(key, variant)
        add(banks[sprite.grain], catalogue.KEYS.index(key), variant, sprite, .3)
    return banks


def draw_others(seed: int) -> dict[str, Bank]:
    """Forms that no set has yet."""
    rnd = random.Random(seed)
    banks = {grain: Bank([], [], [], [], [], []) for grain in BATCH}
    for index, key in enumerate(catalogue.KEYS):
        for _ in range(ANY if catalogue.varies(key) else 0):
            variant = tuple(round(rnd.uniform(-1, 1), 3) for _ in range(4))
            sprite = catalogue.sprite(key, variant)
            add(banks[sprite.grain], index, variant, sprite, 1.)
    return banks


def losses(net: SpritePainter, grain: str, b: dict[str, torch.Tensor]) -> tuple[dict[str, torch.Tensor], list[float]]:
    """The terms, and of each sprite the share of drawn texels with another class than the drawing's."""
    logits, colours, box = net(net.condition(net.embed(b["key"]), b["variant"]), grain)
    known = (b["colours"] >= 0).float()
    return {"map": cover_loss(logits, b["cover"]), "colours": 4 * ((colours - b["colours"]).abs() * known).sum() / known.sum(),
            "box": (box - unboxed(b["box"])).abs().mean()}, wrong_of(logits.detach(), b["cover"])


def wrong_of(logits: torch.Tensor, cover: torch.Tensor) -> list[float]:
    guess, truth = logits.argmax(1), cover.argmax(1)
    drawn = (truth > 0) | (guess > 0)
    return (((guess != truth) & drawn).sum([1, 2]) / drawn.sum([1, 2]).clamp(min=1)).tolist()


def wrong(net: SpritePainter, banks: dict[str, Bank], seed: int = 9) -> dict[str, float]:
    """Share of drawn texels with another class than the drawing's, the mean of 96 forms of a grain, all as likely."""
    rnd = random.Random(seed)
    out = {}
    with torch.no_grad():
        for grain, bank in banks.items():
            b = bank.batch([rnd.randrange(len(bank.key)) for _ in range(96)])
            out[grain] = round(float(np.mean(wrong_of(net(net.condition(net.embed(b["key"]), b["variant"]), grain)[0], b["cover"]))), 4)
    return out


def moved_keys(state: dict[str, torch.Tensor], keys: list[str], net: SpritePainter) -> dict[str, torch.Tensor]:
    """A checkpoint's weights for today's catalogue: known keys keep their embeddings, new ones begin anew."""
    rows = net.embed.weight.detach().clone()
    at = {k: i for i, k in enumerate(keys)}
    for i, key in enumerate(catalogue.KEYS):
        if key in at:
            rows[i] = state["embed.weight"][at[key]]
    return {**state, "embed.weight": rows}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, default=RUN)
    p.add_argument("--minutes", type=float, default=30)
    p.add_argument("--rate", type=float, default=1.5e-3)
    o = p.parse_args()
    torch.set_num_threads(1)
    checkpoint = o.out / "sprites.pt"
    net = SpritePainter(len(catalogue.KEYS))
    optimiser = torch.optim.Adam(net.parameters(), o.rate, (.9, .99))
    step, kept = 0, None
    if checkpoint.exists():
        c = torch.load(checkpoint)
        step, kept = c["step"], moved_keys(c["average"], c["keys"], net)
        net.load_state_dict(moved_keys(c["net"], c["keys"], net))
        if c["keys"] == list(catalogue.KEYS) and "optimiser" in c:
            optimiser.load_state_dict(c["optimiser"])
    average = Average(net, .998, kept)
    net.painter.amp = True
    banks, others = draw_bank(), draw_others(step)
    course = Course(checkpoint, o.minutes, step, lambda: {"keys": list(catalogue.KEYS), "net": net.state_dict(), "optimiser": optimiser.state_dict(), "average": average.weights})
    for pace in course.paces():
        rnd = random.Random(course.step)
        grain = rnd.choices(list(BATCH), [sum(KNOWN + w for w in banks[g].wrong) ** .6 for g in BATCH])[0]
        bank = others[grain] if rnd.random() < OTHERS else banks[grain]
        picks = bank.picks(rnd, BATCH[grain])
        terms, faults = losses(net, grain, bank.batch(picks))
        for i, fault in zip(picks, faults):
            bank.wrong[i] = fault
        improve(optimiser, sum(terms.values()), net.parameters(), o.rate * pace, 2.)
        average.follow(course.step)
        course.note({f"{grain} {k}": v for k, v in terms.items()})
        if course.every(3000):
            others = draw_others(course.step)
        if course.every(500):
            with average.in_place():
                course.log(wrong=wrong(net, banks))
        elif course.every(100):
            course.log()


if __name__ == "__main__":
    main()
