"""The independent judge: a classifier trained on real renders only, which reads the attributes of generated clips.

`python3 judge.py train --minutes 12` makes it; `python3 judge.py score` reads real renders and the generator's clips of the
same 200 held-out captions, the generator with shuffled word embeddings, and prints a line a row.
"""
from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from shotloom_model import data, real
from shotloom_model.discriminator import FrameEncoder
from shotloom_model.generator import Generator, clip, settle
from shotloom_model.world import ATTRIBUTES, SLOTS

FRAMES = 4
WIDTH = 112


def times(n: int, random: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """Four moments of shots that last 4 s."""
    t = torch.tensor([[.5, 1.5, 2.5, 3.5]]).expand(n, -1)
    return t + (torch.rand(n, 1) - .5) * .8 * random, torch.full((n, 1), 4.)


def train(judge: FrameEncoder, minutes: float, path: Path, first: int) -> None:
    """Trains for so long on batches from number `first` on; goes on from `path` where there is one."""
    torch.manual_seed(first)
    if path.exists():
        judge.load_state_dict(torch.load(path))
    optimiser = torch.optim.Adam(judge.parameters(), 1e-3)
    started, step, pool = time.time(), 0, []
    while (elapsed := (time.time() - started) / 60 / minutes) < 1:
        for group in optimiser.param_groups:
            group["lr"] = 1e-3 * max(.03, 1 - elapsed)
        if step % 3 == 0 or len(pool) < 20:   # rendering costs more than a step: every clip is seen a few times
            b = data.batch(first + step, 16, seed=5)
            t, duration = times(16, True)
            pool.append((real.frames(b, t, duration), b["shown"]))
            pool = pool[-220:]
        picks = torch.randint(len(pool), (2,)).tolist()
        x, y = torch.cat([pool[i][0] for i in picks]), torch.cat([pool[i][1] for i in picks])
        x = x.roll(torch.randint(-3, 4, (2,)).tolist(), (3, 4)) + .02 * torch.randn(len(x), 1, 3, 1, 1)
        with torch.autocast("cpu", torch.bfloat16):
            features = F.dropout(judge(x).float(), .3)
        loss = sum(_loss(h, y, i) for i, h in enumerate(judge.attributes(features)))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        step += 1
        if step % 100 == 0:
            print(first + step, round(float(loss), 3), flush=True)
    torch.save(judge.state_dict(), path)


def visible(y: torch.Tensor, slot: str) -> torch.Tensor:
    """Where a slot can be seen at all: an empty scene has no colour, and direction shows in things that face somewhere."""
    subject = y[:, SLOTS.index("subject")]
    if slot == "colour":
        return subject != 0
    if slot == "direction":
        return (subject != 0) & (subject != ATTRIBUTES["subject"].index("balloon")) & (subject != ATTRIBUTES["subject"].index("ball"))
    return torch.ones_like(subject, dtype=torch.bool)


def _loss(logits: torch.Tensor, y: torch.Tensor, i: int) -> torch.Tensor:
    seen = visible(y, SLOTS[i])
    return F.cross_entropy(logits[seen], y[seen][:, i]) if seen.any() else 0. * logits.sum()


def read(judge: FrameEncoder, clips: torch.Tensor, y: torch.Tensor) -> dict[str, float]:
    with torch.no_grad():
        heads = judge.attributes(judge(clips))
    out = {}
    for i, slot in enumerate(SLOTS):
        seen = visible(y, slot)
        out[slot] = round(float((heads[i].argmax(1) == y[:, i])[seen].float().mean()), 3)
    out["mean"] = round(sum(out.values()) / len(SLOTS), 3)
    return out


def generated(g: Generator, b: data.Batch) -> torch.Tensor:
    with torch.no_grad():
        o = g(b["ids"], b["language"], b["noise"], b["identity"])
        o["motion"] = settle(o["motion"])
        return clip(o, *times(len(b["ids"]), False)).clamp(0, 1)


def score(judge: FrameEncoder, run: Path) -> dict[str, dict[str, float]]:
    c = torch.load(run / "checkpoint.pt")
    g = Generator().eval()
    g.load_state_dict(c["average"])
    bs = [data.batch(n, 20, seed=99, withheld=True) for n in range(10)]
    y = torch.cat([b["shown"] for b in bs])
    rows = {"real": read(judge, torch.cat([real.frames(b, *times(20, False)) for b in bs]), y),
            "generated": read(judge, torch.cat([generated(g, b) for b in bs]), y)}
    torch.manual_seed(4)
    table = g.text.embed.weight
    with torch.no_grad():
        table.copy_(torch.cat([table[:1], table[1:][torch.randperm(len(table) - 1)]]))
    rows["words shuffled"] = read(judge, torch.cat([generated(g, b) for b in bs]), y)
    rows["step"] = {"step": c["step"]}
    return rows


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("what", choices=["train", "score"])
    p.add_argument("--minutes", type=float, default=12)
    p.add_argument("--first", type=int, default=0, help="number of the first batch; another one when going on")
    p.add_argument("--run", type=Path, default=Path(__file__).parent / "runs" / "first")
    o = p.parse_args()
    torch.set_num_threads(1)
    judge = FrameEncoder(FRAMES, width=WIDTH)
    path = o.run / "judge.pt"
    if o.what == "train":
        train(judge, o.minutes, path, o.first)
        return
    judge.load_state_dict(torch.load(path))
    judge.eval()
    rows = score(judge, o.run)
    for name, row in rows.items():
        print(name, row)
    (o.run / "judge.json").write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
