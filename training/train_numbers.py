"""Goes on training G's two small heads, palette and motion, with the words and pictures frozen.

They need no rendered maps, so a step costs a tenth of one of train.py and the heads see many more scenes. Run it after
train.py; it writes the heads back into the run's checkpoint.
"""
from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch

from shotloom_model import compose, data, real
from shotloom_model.generator import Generator
from train import palette_loss


def loss_terms(g: Generator, o: data.Batch, b: data.Batch) -> dict[str, torch.Tensor]:
    t, duration = real.moments(len(b["ids"]), torch.default_generator)
    tracks = [torch.stack(compose.track(x["motion"], t, duration)[:2]) for x in (o, b)]
    return {"palette": palette_loss(o["palette"], b["palette"]) + 2 * palette_loss(o["subject_palette"], b["subject_palette"]) + .5 * palette_loss(o["air"], b["air"]),
            "mix": .1 * (o["mix"] - b["mix"]).abs().mean(),
            "motion": .3 * ((o["motion"] - b["motion"]) / g.motion_scale).abs().mean() + 2 * (tracks[0] - tracks[1]).abs().mean()}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, default=Path(__file__).parent / "runs" / "first")
    p.add_argument("--minutes", type=float, default=10)
    p.add_argument("--batch", type=int, default=96)
    p.add_argument("--first", type=int, default=2_000_000, help="number of the first batch; another one when going on")
    o = p.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(o.first)
    path = o.run / "checkpoint.pt"
    c = torch.load(path)
    g = Generator()
    g.load_state_dict(c["average"])
    heads = [*g.palette.parameters(), *g.motion.parameters()]
    optimiser = torch.optim.Adam(heads, 1e-3, (.9, .99))
    started, step, running = time.time(), 0, {}
    while (elapsed := (time.time() - started) / 60 / o.minutes) < 1:
        for group in optimiser.param_groups:
            group["lr"] = 1e-3 * min(1., (step + 1) / 50) * (1 - elapsed) ** .8
        b = data.batch(o.first + step, o.batch, pictures=False)
        with torch.no_grad():
            _, _, slots, _ = g.text(b["ids"], b["language"])
            heard = torch.cat([torch.softmax(t, 1) for t in g.text.heard(slots)], 1)
            condition = g.condition(slots, heard, b["noise"], b["identity"])
        terms = loss_terms(g, g.numbers(condition), b)
        optimiser.zero_grad()
        sum(terms.values()).backward()
        optimiser.step()
        step += 1
        for k, v in terms.items():
            running[k] = .97 * running.get(k, float(v)) + .03 * float(v)
        if step % 100 == 0:
            row = {"heads_step": step, **{k: round(v, 4) for k, v in running.items()}}
            with (o.run / "numbers.jsonl").open("a") as f:
                f.write(json.dumps(row) + "\n")
            print(row, flush=True)
    c["average"] = {k: v.clone() for k, v in g.state_dict().items()}
    for k in c["g"]:
        if k.startswith(("palette.", "motion.")):
            c["g"][k] = c["average"][k].clone()
    torch.save(c, str(path) + ".new")
    Path(str(path) + ".new").rename(path)


if __name__ == "__main__":
    main()
