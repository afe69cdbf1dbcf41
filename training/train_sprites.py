"""Trains the painter of things and set pieces on the drawn world. Resumable: goes on from the last checkpoint.

Every sprite is painted alone; a step sees a batch of keys and variants of one grain.
"""
from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from shotloom_model2.painter import cover_loss, full_cover
from shotloom_model2.sprites import SpritePainter, unboxed
from shotloom_world import catalogue
from shotloom_world.sheet import MOST_CLASSES, Sprite, region_map

VARIANTS = 12            # forms of a procedural sprite that are kept in memory; new ones come as training goes on
BATCH = {"small": 32, "large": 16, "strip": 12}


@dataclass
class Bank:
    """Drawn sprites of one grain."""
    key: list[int]
    variant: list[tuple[float, ...]]
    maps: list[np.ndarray]
    colours: list[np.ndarray]
    box: list[tuple[float, ...]]

    def batch(self, rnd: random.Random, size: int) -> dict[str, torch.Tensor]:
        picks = [rnd.randrange(len(self.key)) for _ in range(size)]
        return {"key": torch.tensor([self.key[i] for i in picks]), "variant": torch.tensor([self.variant[i] for i in picks]),
                "cover": full_cover(torch.from_numpy(np.stack([self.maps[i] for i in picks]))),
                "colours": torch.from_numpy(np.stack([self.colours[i] for i in picks])), "box": torch.tensor([self.box[i] for i in picks])}


def add(bank: Bank, key: int, variant: tuple[float, ...], sprite: Sprite) -> None:
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


def draw_bank(seed: int) -> dict[str, Bank]:
    """Every key in `VARIANTS` forms; those that do not vary once."""
    rnd = random.Random(seed)
    banks = {grain: Bank([], [], [], [], []) for grain in BATCH}
    for index, key in enumerate(catalogue.KEYS):
        for _ in range(VARIANTS if catalogue.varies(key) else 1):
            variant = tuple(round(rnd.uniform(-1, 1), 3) for _ in range(4))
            sprite = catalogue.sprite(key, variant)
            add(banks[sprite.grain], index, variant, sprite)
    return banks


def losses(net: SpritePainter, grain: str, b: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    logits, colours, box = net(net.condition(net.embed(b["key"]), b["variant"]), grain)
    known = (b["colours"] >= 0).float()
    return {"map": cover_loss(logits, b["cover"]), "colours": 4 * ((colours - b["colours"]).abs() * known).sum() / known.sum(),
            "box": (box - unboxed(b["box"])).abs().mean()}


def wrong(net: SpritePainter, banks: dict[str, Bank], seed: int = 9) -> dict[str, float]:
    """Share of drawn texels with another class than the drawing's, by grain."""
    rnd = random.Random(seed)
    out = {}
    with torch.no_grad():
        for grain, bank in banks.items():
            if bank.key:
                b = bank.batch(rnd, 64)
                guess, truth = net(net.condition(net.embed(b["key"]), b["variant"]), grain)[0].argmax(1), b["cover"].argmax(1)
                drawn = (truth > 0) | (guess > 0)
                out[grain] = round(float(((guess != truth) & drawn).sum() / drawn.sum()), 4)
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
    p.add_argument("--out", type=Path, default=Path(__file__).parent / "runs" / "second")
    p.add_argument("--minutes", type=float, default=30)
    p.add_argument("--rate", type=float, default=1.5e-3)
    o = p.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    checkpoint = o.out / "sprites.pt"
    net = SpritePainter(len(catalogue.KEYS))
    optimiser = torch.optim.Adam(net.parameters(), o.rate, (.9, .99))
    step = 0
    if checkpoint.exists():
        c = torch.load(checkpoint)
        state, average, step = moved_keys(c["net"], c["keys"], net), moved_keys(c["average"], c["keys"], net), c["step"]
        net.load_state_dict(state)
        if c["keys"] == list(catalogue.KEYS):
            optimiser.load_state_dict(c["optimiser"])
    else:
        average = {k: v.clone() for k, v in net.state_dict().items()}
    net.painter.amp = True
    banks = draw_bank(step)
    grains = [g for g, bank in banks.items() if bank.key]
    weights = [len(set(banks[g].key)) ** .7 for g in grains]
    started, saved, running = time.time(), time.time(), {}
    first = step

    def save() -> None:
        torch.save({"keys": list(catalogue.KEYS), "net": net.state_dict(), "optimiser": optimiser.state_dict(), "average": average, "step": step}, f"{checkpoint}.new")
        Path(f"{checkpoint}.new").rename(checkpoint)

    while (done := (time.time() - started) / 60 / o.minutes) < 1:
        rnd = random.Random(step)
        for group in optimiser.param_groups:
            group["lr"] = o.rate * min(1., (step - first + 1) / 100) * max(.03, min(1., 1.4 * (1 - done)))
        grain = rnd.choices(grains, weights)[0]
        terms = losses(net, grain, banks[grain].batch(rnd, BATCH[grain]))
        optimiser.zero_grad()
        sum(terms.values()).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.)
        optimiser.step()
        step += 1
        keep = min(.998, step / (step + 9))
        with torch.no_grad():
            for k, v in net.state_dict().items():
                average[k].lerp_(v, 1 - keep)
        for k, v in terms.items():
            running[f"{grain} {k}"] = .97 * running.get(f"{grain} {k}", float(v)) + .03 * float(v)
        if step % 100 == 0:
            if step % 1000 == 0:
                banks = draw_bank(step)
            row = {"step": step, "seconds": round(time.time() - started), **{k: round(v, 4) for k, v in running.items()}}
            if step % 500 == 0:
                live = {k: v.clone() for k, v in net.state_dict().items()}
                net.load_state_dict(average)
                row["wrong"] = wrong(net, banks)
                net.load_state_dict(live)
            with (o.out / "sprites.jsonl").open("a") as f:
                f.write(json.dumps(row) + "\n")
            print(row, flush=True)
        if time.time() - saved > 180:
            save()
            saved = time.time()
    save()


if __name__ == "__main__":
    main()
