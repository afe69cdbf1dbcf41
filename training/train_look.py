"""Trains Look: what a reference picture says of a cast member (shotloom_model/look.py). Resumable: goes on from the last checkpoint.

Pictures are endless (shotloom_model/look_pictures.py). Withheld combinations of kind and garment, and of kind and hair, are only tested on.
"""
from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from course import RUN, Average, Course, improve
from shotloom_model.directing import FIELDS, OPTIONS
from shotloom_model.look import GROUPS, Look
from shotloom_model.look_pictures import Drawing, drawing, pictures, somebody
from train_parts import held_out

BATCH, BANK, FRESH = 64, 6000, 10        # pictures a step; drawings that are kept; new ones with each new batch
AGAIN, RECENT = 2, 16                    # one step in so many has a new batch, the others one of the recent ones: to make one takes longer than to learn from it
SURVEYED = 20000                         # people from whom the shares of the options are counted
TESTED = 300
SEEN = .004                              # share of the picture from which on a group's colour counts
# what matters most in a likeness counts most
WEIGHTS = {"kind": 2., "skin": 2., "hair": 2., "hair_colour": 2., "top": 2., "colour": 2., "bottom_colour": 1.5, "hat": 1.5, "glasses": 1.5, "beard": 1.5}
MEASURED = ("kind", "skin", "hair", "hair_colour", "top", "colour", "bottom", "bottom_colour", "hat", "glasses", "beard")


def people(rnd: random.Random, withheld: bool) -> Drawing:
    while held_out(who := somebody(rnd)) != withheld:
        pass
    return drawing(rnd, who)


def prior() -> torch.Tensor:
    """The logarithm of how often each option of each field is worn, [EVIDENCE]."""
    rnd = random.Random(5)
    counts = {name: np.full(len(OPTIONS[name]), .5) for name in FIELDS}
    for _ in range(SURVEYED):
        who = somebody(rnd)
        for name in FIELDS:
            counts[name][OPTIONS[name].index(getattr(who, name))] += 1
    return torch.from_numpy(np.concatenate([np.log(c / c.sum()) for c in counts.values()])).float()


def losses(net: Look, b: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    head = b["head"]
    beside = torch.cat([head[:, :2] + .1 * torch.randn(len(head), 2) * head[:, 2:], head[:, 2:] * torch.exp(.12 * torch.randn(len(head), 1))], 1)
    with torch.autocast("cpu", torch.bfloat16):
        sight = net.sight(b["picture"].contiguous(memory_format=torch.channels_last), beside)
    of_fields = [WEIGHTS.get(name, .5) * F.cross_entropy(logits.float(), b["chosen"][:, i]) for i, (name, logits) in enumerate(zip(FIELDS, sight.logits))]
    missed = ((sight.head[:, :2] - head[:, :2]).abs().sum(1) / head[:, 2] + (sight.head[:, 2].log() - head[:, 2].log()).abs()).clamp(max=3).mean()
    shown = (b["areas"][:, 1:1 + len(GROUPS)].mean((2, 3)) > SEEN).float()[..., None]
    apart = ((sight.colours.float() - b["colours"]).abs() * shown).sum() / (shown.sum() * 3 + 1)
    return {"areas": 4 * -(b["areas"] * F.log_softmax(sight.areas.float(), 1)).sum(1).mean(), "head": 2 * missed, "fields": sum(of_fields) / 4, "colours": 10 * apart}  # type: ignore[dict-item]


@torch.no_grad()
def tested(net: Look, withheld: bool) -> dict[str, object]:
    """Of people never seen, in combinations that are seen or withheld: share of pictures whose likeliest option is right by field, how far colours are
    (0..1) and heads (of their height)."""
    net.eval()
    torch.manual_seed(1)
    random.seed(1)
    rnd = random.Random(77)
    b = pictures([people(rnd, withheld) for _ in range(TESTED)])
    sight = net.sight(b["picture"])
    right = {name: round((sight.logits[FIELDS.index(name)].argmax(1) == b["chosen"][:, FIELDS.index(name)]).float().mean().item(), 3) for name in MEASURED}
    shown = b["areas"][:, 1:1 + len(GROUPS)].mean((2, 3)) > SEEN
    apart = {group: round((sight.colours[:, i] - b["colours"][:, i])[shown[:, i]].abs().mean().item(), 4) for i, group in enumerate(GROUPS)}
    missed = ((sight.head[:, :2] - b["head"][:, :2]).norm(dim=1) / b["head"][:, 2]).median().item()
    net.train()
    return {"right": right, "apart": apart, "head": round(missed, 3)}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, default=RUN)
    p.add_argument("--minutes", type=float, default=25)
    p.add_argument("--rate", type=float, default=2e-3)
    o = p.parse_args()
    torch.set_num_threads(1)
    checkpoint = o.out / "look.pt"
    net = Look().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), o.rate, (.9, .99), weight_decay=1e-3)
    step, kept = 0, None
    if checkpoint.exists():
        c = torch.load(checkpoint)
        step, kept = c["step"], c["average"]
        net.load_state_dict(c["net"])
        if "optimiser" in c:
            optimiser.load_state_dict(c["optimiser"])
    else:
        net.prior.copy_(prior())
    average = Average(net, .998, kept)
    course = Course(checkpoint, o.minutes, step, lambda: {"net": net.state_dict(), "optimiser": optimiser.state_dict(), "average": average.weights})
    rnd = random.Random(step + 1)
    torch.manual_seed(step)
    random.seed(step)
    bank = [people(rnd, False) for _ in range(BATCH * 2)]
    shown: list[dict[str, torch.Tensor]] = []
    for pace in course.paces():
        if course.step % AGAIN == 0 or not shown:
            for _ in range(FRESH if len(bank) == BANK else 2 * FRESH):
                fresh = people(rnd, False)
                if len(bank) < BANK:
                    bank.append(fresh)
                else:
                    bank[rnd.randrange(BANK)] = fresh
            shown = [*shown[1 - RECENT:], pictures(rnd.sample(bank, BATCH))]
            batch = shown[-1]
        else:
            batch = rnd.choice(shown)
        terms = losses(net, batch)
        improve(optimiser, sum(terms.values()), net.parameters(), o.rate * pace, 5.)  # type: ignore[arg-type]
        average.follow(course.step)
        course.note(terms)
        if course.every(500):
            with average.in_place():
                course.log(seen=tested(net, False), withheld=tested(net, True))
        elif course.every(50):
            course.log()


if __name__ == "__main__":
    main()
