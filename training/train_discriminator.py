"""Trains D on drawn clips with true captions, captions of other clips and captions wrong in one attribute, and, where they have been made
(films.py), on composed clips of the drawn world against G's; resumable: `python3 train_discriminator.py --minutes 20`.
`--score` reads held-out clips: how often D ranks the true caption above one wrong in each attribute.
"""
from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from course import RUN, Average, Course, improve
from shotloom_model import clips, wrong
from shotloom_model.clips import Clip, Pool
from shotloom_model.discriminator import SLOTS, Discriminator, Seen
from shotloom_model.seen import FACINGS, FRAME_HEADS, MOVES, SUBJECT_HEADS
from shotloom_world.facts import Shot
from shotloom_world.captions import LENGTH, Grammar
from shotloom_world.tokens import Tokenizer
from train_judge import disturbed, pictures, swapped
from train_reader import NAMES, heard

CLIPS, COMPOSED, LOOKS = 20, 4, 3
SHARES = {"train": .55, "even": .35, "things": .1}       # what drawn clips are taken from
MOST = {"train": 6000, "even": 6000, "things": 2400}     # clips of each that are kept in memory
HINTED, FLIPPED = .1, .25        # weight of what shows but is not asked for; share of clips shown left for right
R1_EVERY, R1 = 16, 2.
_LABELS = [NAMES.index(s) for s in SLOTS]


class Sayer:
    """Captions as tensors."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer()

    def say(self, shots: list[Shot], rnd: random.Random) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """ids, language [N, LENGTH], and what is said of each of SLOTS [N, slots]."""
        grammar = Grammar(rnd)
        ids, languages, labels = [], [], []
        for shot in shots:
            tokens, language = grammar.caption(shot)
            ids.append(self.tokenizer.encode([t.word for t in tokens], LENGTH))
            languages.append([int(language == "zh")] * LENGTH)
            said = heard(shot, tokens)
            labels.append([said[k] for k in _LABELS])
        return torch.tensor(ids), torch.tensor(languages), torch.tensor(labels)


def tensors(rows: list[dict[str, np.ndarray]], looks: list[list[int]] | None = None) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """whole, close and present as D takes them."""
    looks = looks or [list(range(8))] * len(rows)
    whole = pictures(np.stack([r["whole"][k] for r, k in zip(rows, looks)]))
    close = pictures(np.stack([r["close"][:, k] for r, k in zip(rows, looks)]))
    present = np.stack([(r["squares"][..., 2] > r["squares"][..., 0])[:, k] for r, k in zip(rows, looks)])
    return whole, close, torch.from_numpy(present).float()


def shot_of(row: dict[str, np.ndarray]) -> Shot:
    return Clip.of(str(row["facts"])).shot


def flipped(row: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """A clip and what is seen in it, left for right; its caption must name no side."""
    frame, subject = row["frame"].copy(), row["subject"].copy()
    m, f = list(FRAME_HEADS).index("camera"), list(SUBJECT_HEADS).index("direction")
    frame[m], subject[:, f] = swapped(frame[m], MOVES), swapped(subject[:, f], FACINGS)
    return {**row, "whole": row["whole"][..., ::-1, :], "close": row["close"][..., ::-1, :], "frame": frame, "subject": subject}


def _named(seen: Seen, rows: list[dict[str, np.ndarray]]) -> torch.Tensor:
    """How well D names what is seen, and whether it knows what can be."""
    terms = []
    for verdict, name in ((seen.scene, "frame"), (seen.people, "subject")):
        values = torch.from_numpy(np.stack([r[name] for r in rows]).astype(np.int64)).flatten(0, -2)
        asked = torch.from_numpy(np.stack([r[f"asked_{name}"] for r in rows])).flatten(0, -2).float()
        terms.append(F.binary_cross_entropy_with_logits(verdict[2].float(), asked) * .5)
        for k, h in enumerate(verdict[1]):
            known = values[:, k] >= 0
            if known.any():
                each = F.cross_entropy(h.float()[known], values[known, k], reduction="none")
                terms.append((each * (HINTED + (1 - HINTED) * asked[known, k])).sum() / len(values))
    return sum(terms)


def _sided(shot: Shot) -> bool:
    return any(w.direction in ("left", "right") for w in (shot.first, shot.second)) or any(s in shot.camera for s in ("left", "right"))


def step(net: Discriminator, pools: dict[str, Pool], sayer: Sayer, rnd: random.Random, number: int) -> dict[str, torch.Tensor]:
    rows = [pools[split].pick(rnd) for split in rnd.choices(list(SHARES), list(SHARES.values()), k=CLIPS)]
    shots = [shot_of(r) for r in rows]
    rows = [flipped(r) if rnd.random() < FLIPPED and not _sided(s) else r for r, s in zip(rows, shots)]
    options = [wrong.choices(s, r) for s, r in zip(shots, rows)]
    nearly = [wrong.said_wrongly(s, rnd.choice(o)[1], rnd) if o else None for s, o in zip(shots, options)]
    has = [i for i, s in enumerate(nearly) if s is not None]
    ids, language, labels = sayer.say(shots + [nearly[i] for i in has], rnd)
    looks = [sorted(rnd.sample(range(8), LOOKS)) for _ in rows]
    whole, close, present = tensors(rows, looks)
    n = len(rows)
    whole, close = disturbed(whole, rnd), disturbed(close.flatten(0, 1), rnd).view_as(close)
    with torch.autocast("cpu", torch.bfloat16):
        seen = net.see(whole, close, present)
    said = net.hear(ids, language)
    terms = {"named": _named(seen, rows), "heard": sum(F.cross_entropy(h, labels[:, k]) for k, h in enumerate(said[0])) * .5}

    def part(rows_of_text: list[int]) -> tuple[list[torch.Tensor], torch.Tensor]:
        return [h[rows_of_text] for h in said[0]], said[1][rows_of_text]

    def some(keep: list[int]) -> Seen:
        people = [i * 2 + p for i in keep for p in range(2)]
        pick = lambda v, at: (v[0][at], [h[at] for h in v[1]], v[2][at])
        return Seen(pick(seen.scene, keep), pick(seen.people, people), seen.present[keep], seen.genuine[keep])

    right = net.match(seen, part(list(range(n))))
    other = net.match(seen, part([(i + 1 + number % (n - 1)) % n for i in range(n)]))
    near = net.match(some(has), part([n + k for k in range(len(has))]))
    terms.update(right=F.softplus(-right).mean(), other=F.softplus(other).mean() * .5, wrong=F.softplus(near).mean())
    # the same film with the two captions side by side: which is the true one
    terms["ranked"] = F.softplus(near - right[has]).mean()
    terms["_right"], terms["_wrong"], terms["_ranked"] = right.detach().sigmoid().mean(), near.detach().sigmoid().mean(), (right[has] > near).float().mean()
    if "composed" in pools and "painted" in pools:
        terms.update(_game(net, pools, rnd, number))
    return terms


def _game(net: Discriminator, pools: dict[str, Pool], rnd: random.Random, number: int) -> dict[str, torch.Tensor]:
    """Composed clips of the drawn world are genuine, G's are not."""
    rows = [pools[split].pick(rnd) for split in ("composed", "painted") for _ in range(COMPOSED)]
    whole, close, present = tensors(rows, [sorted(rnd.sample(range(8), LOOKS)) for _ in rows])
    noise = rnd.choice((0., .01, .02))
    whole, close = whole + noise * torch.randn_like(whole), close + noise * torch.randn_like(close)
    with torch.autocast("cpu", torch.bfloat16):
        seen = net.see(whole, close, present)
    d = seen.genuine.float()
    out = {"genuine": F.softplus(-d[:COMPOSED]).mean(), "painted": F.softplus(d[COMPOSED:]).mean(),
           "_genuine": d[:COMPOSED].detach().sigmoid().mean(), "_painted": d[COMPOSED:].detach().sigmoid().mean()}
    if number % R1_EVERY == 0:
        w, c = whole[:2].clone().requires_grad_(), close[:2].clone().requires_grad_()
        logit = net.see(w, c, present[:2]).genuine.sum()
        grads = torch.autograd.grad(logit, [w, c], create_graph=True)
        out["r1"] = R1 * R1_EVERY / 2 * sum((g ** 2).sum() for g in grads) / 2
    return out


@torch.no_grad()
def score(net: Discriminator, split: str, sayer: Sayer, most: int = 400, seed: int = 5) -> dict[str, float]:
    """Area under the curve of the true caption's logit against that of a caption wrong in one attribute, over a split's clips, and the
    share of clips in which the true one is higher (`... pairs`)."""
    net.eval()
    rnd = random.Random(seed)
    pool = Pool(split, most)
    true: dict[str, list[float]] = {a: [] for a in wrong.ATTRIBUTES}
    false: dict[str, list[float]] = {a: [] for a in wrong.ATTRIBUTES}
    every = list(pool.rows())
    for first in range(0, len(every), 20):
        rows = every[first:first + 20]
        shots = [shot_of(r) for r in rows]
        seen = net.see(*tensors(rows))
        jobs = [(i, a, slot) for i, (s, r) in enumerate(zip(shots, rows)) for a, slot in wrong.choices(s, r)]
        texts = shots + [wrong.said_wrongly(shots[i], slot, rnd) for i, _, slot in jobs]
        ids, language, _ = sayer.say(texts, rnd)
        logits, free = net.hear(ids, language)
        of = list(range(len(rows))) + [i for i, _, _ in jobs]
        people = [i * 2 + p for i in of for p in range(2)]
        pick = lambda v, at: (v[0][at], [h[at] for h in v[1]], v[2][at])
        spread = Seen(pick(seen.scene, of), pick(seen.people, people), seen.present[of], seen.genuine[of])
        m = net.match(spread, (logits, free)).tolist()
        for (i, a, _), value in zip(jobs, m[len(rows):]):
            true[a].append(m[i])
            false[a].append(value)
    out = {}
    for a in wrong.ATTRIBUTES:
        if len(true[a]) > 5:
            t, f = np.array(true[a]), np.array(false[a])
            out[a] = round(float((t[:, None] > f[None]).mean()), 3)
            out[f"{a} pairs"] = round(float((t > f).mean()), 3)
    return out


def load(path: Path = RUN / "discriminator.pt") -> Discriminator:
    c = torch.load(path)
    net = Discriminator(len(c["words"]), LENGTH)
    net.load_state_dict(c["average"])
    return net.eval()


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--minutes", type=float, default=20)
    p.add_argument("--rate", type=float, default=8e-4)
    p.add_argument("--score", action="store_true")
    o = p.parse_args()
    torch.set_num_threads(1)
    sayer, checkpoint = Sayer(), RUN / "discriminator.pt"
    if o.score:
        for split in ("seen", "acted", "withheld"):
            print(split, score(load(), split, sayer))
        return
    net = Discriminator(len(sayer.tokenizer.words), LENGTH)
    optimiser = torch.optim.Adam(net.parameters(), o.rate, (.5, .99))
    done, kept = 0, None
    if checkpoint.exists():
        c = torch.load(checkpoint)
        net.load_state_dict(c["net"])
        optimiser.load_state_dict(c["optimiser"])
        done, kept = c["step"], c["average"]
    average = Average(net, .995, kept)
    print("%.2f M parameters, from step %d" % (sum(q.numel() for q in net.parameters()) / 1e6, done), flush=True)
    pools = {split: Pool(split, most) for split, most in MOST.items()}
    for split in ("composed", "painted"):
        if any((clips.POOL / split).glob("*.npz")):
            pools[split] = Pool(split)
    course = Course(checkpoint, o.minutes, done, lambda: {"words": sayer.tokenizer.words, "net": net.state_dict(), "average": average.weights, "optimiser": optimiser.state_dict()})
    for pace in course.paces(warm=60, hold=1.5):
        torch.manual_seed(course.step)
        net.train()
        terms = step(net, pools, sayer, random.Random(1_000_003 + course.step), course.step)
        improve(optimiser, sum(v for k, v in terms.items() if not k.startswith("_")), net.parameters(), o.rate * pace, 5.)
        average.follow(course.step)
        course.note({f"p{k}" if k.startswith("_") else k: v for k, v in terms.items()})
        if course.every(250):
            with average.in_place():
                course.log(auc=score(net, "acted", sayer, 200))
        elif course.every(50):
            course.log()


if __name__ == "__main__":
    main()
