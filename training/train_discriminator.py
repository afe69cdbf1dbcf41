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
from shotloom_model import clips, looking, wrong
from shotloom_model.clips import Clip, Pool
from shotloom_model.discriminator import SLOTS, Discriminator, Verdict
from shotloom_model.layout import FIGURES
from shotloom_model.looking import Row, flipped
from shotloom_model.views import Views
from shotloom_world.facts import Shot
from shotloom_world.captions import LENGTH, Grammar
from shotloom_world.tokens import Tokenizer
from train_judge import told_apart
from train_reader import NAMES, heard

CLIPS, COMPOSED, LOOKS = 20, 4, 2
SHARES = {"train": .4, "even": .32, "skies": .18, "things": .1}       # what drawn clips are taken from
OFTENER = {"weather": 4., "action": 3., "colour": 2.}       # how much oftener than others an attribute is said wrongly where it can be: the harder ones
COLOURED = ("whole", "close", "face")
FLIPPED = .25                    # share of clips shown left for right
R1_EVERY, R1 = 16, 2.
_LABELS = [NAMES.index(s) for s in SLOTS]


class Sayer:
    """Captions as tensors."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer()

    def say(self, shots: list[Shot], rnd: random.Random, whole: bool = False) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """ids, language [N, tokens of the longest, or `whole` LENGTH], and what is said of each of SLOTS [N, slots]."""
        grammar = Grammar(rnd)
        ids, languages, labels = [], [], []
        for shot in shots:
            tokens, language = grammar.caption(shot)
            ids.append(self.tokenizer.encode([t.word for t in tokens], LENGTH))
            languages.append([int(language == "zh")] * LENGTH)
            said = heard(shot, tokens)
            labels.append([said[k] for k in _LABELS])
        longest = LENGTH if whole else max(1, *(sum(i > 0 for i in row) for row in ids))
        return torch.tensor(ids)[:, :longest], torch.tensor(languages)[:, :longest], torch.tensor(labels)


def shot_of(row: dict[str, np.ndarray]) -> Shot:
    return Clip.of(str(row["facts"])).shot


def _named(seen: Verdict, rows: list[Row]) -> torch.Tensor:
    """How well D names what is seen, and whether it knows what can be."""
    terms = []
    for verdict, name in ((seen.scene, "frame"), (seen.people, "subject")):
        values, asked = (np.stack([r[n] for r in rows]).reshape(-1, rows[0][n].shape[-1]) for n in (name, f"asked_{name}"))
        terms += [F.binary_cross_entropy_with_logits(verdict[2].float(), torch.from_numpy(asked).float()) * .5, told_apart(verdict[1], values, asked, 0.)]
    return sum(terms)


def _sided(shot: Shot) -> bool:
    return any(w.direction in ("left", "right") for w in (shot.first, shot.second)) or any(s in shot.camera for s in ("left", "right"))


def step(net: Discriminator, pools: dict[str, Pool], sayer: Sayer, rnd: random.Random, number: int) -> dict[str, torch.Tensor]:
    rows = [pools[split].pick(rnd) for split in rnd.choices(list(SHARES), list(SHARES.values()), k=CLIPS)]
    shots = [shot_of(r) for r in rows]
    rows = [flipped(r) if rnd.random() < FLIPPED and not _sided(s) else r for r, s in zip(rows, shots)]
    options = [wrong.choices(s, r) for s, r in zip(shots, rows)]
    nearly = [wrong.said_wrongly(s, rnd.choices(o, [OFTENER.get(a, 1.) for a, _ in o])[0][1], rnd) if o else None for s, o in zip(shots, options)]
    has = [i for i, s in enumerate(nearly) if s is not None]
    ids, language, labels = sayer.say(shots + [nearly[i] for i in has], rnd)
    n = len(rows)
    v = disturbed(looking.views(rows, LOOKS, rnd), rnd)
    with torch.autocast("cpu", torch.bfloat16):
        seen, said = net.see(v), net.hear(ids, language)
    terms = {"named": _named(seen, rows), "heard": sum(F.cross_entropy(h.float(), labels[:, k]) for k, h in enumerate(said[0])) * .5}

    def part(rows_of_text: list[int]) -> tuple[list[torch.Tensor], torch.Tensor]:
        return [h[rows_of_text] for h in said[0]], said[1][rows_of_text]

    right = net.match(seen, part(list(range(n))))
    other = net.match(seen, part([(i + 1 + number % (n - 1)) % n for i in range(n)]))
    near = net.match(picked(seen, has), part([n + k for k in range(len(has))]))
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
    v = looking.views(rows, LOOKS, rnd)
    noise = rnd.choice((0., .01, .02))
    v = v._replace(**{name: getattr(v, name) + noise * torch.randn_like(getattr(v, name)) for name in COLOURED})
    with torch.autocast("cpu", torch.bfloat16):
        d = net.genuine(v).float()
    out = {"genuine": F.softplus(-d[:COMPOSED]).mean(), "painted": F.softplus(d[COMPOSED:]).mean(),
           "_genuine": d[:COMPOSED].detach().sigmoid().mean(), "_painted": d[COMPOSED:].detach().sigmoid().mean()}
    if number % R1_EVERY == 0:
        out["r1"] = penalty(net, Views(*(x[:2] for x in v))) / 2
    return out


def penalty(net: Discriminator, v: Views) -> torch.Tensor:
    """Lazy R1 (Mescheder and others 2018; Karras and others 2020) on the verdict of genuine films."""
    given = {name: getattr(v, name).clone().requires_grad_() for name in COLOURED}
    grads = torch.autograd.grad(net.genuine(v._replace(**given)).sum(), list(given.values()), create_graph=True)
    return R1 * R1_EVERY / 2 * sum((g ** 2).sum() for g in grads)


def picked(seen: Verdict, films: list[int]) -> Verdict:
    """What was seen in some films, in that order; a film may come more than once."""
    people = [i * FIGURES + p for i in films for p in range(FIGURES)]
    pick = lambda v, at: (v[0][at], [h[at] for h in v[1]], v[2][at])
    return Verdict(pick(seen.scene, films), pick(seen.people, people), seen.present[films])


def disturbed(v: Views, rnd: random.Random) -> Views:
    """Films as another rasteriser might have made them."""
    return v._replace(grey=v.grey + .01 * torch.randn_like(v.grey), whole=looking.disturbed(v.whole, rnd),
                      **{name: looking.disturbed(getattr(v, name).flatten(0, 1), rnd, looking.SHIFT).view_as(getattr(v, name)) for name in ("close", "face")})


@torch.no_grad()
def score(net: Discriminator, split: str, sayer: Sayer, most: int = 400, seed: int = 5) -> dict[str, float]:
    """Area under the curve of the true caption's logit against that of a caption wrong in one attribute, over a split's clips, and the
    share of clips in which the true one is higher (`... pairs`), and how many captions that is of (`... captions`)."""
    net.eval()
    rnd = random.Random(seed)
    pool = Pool(split, most)
    true: dict[str, list[float]] = {a: [] for a in wrong.ATTRIBUTES}
    false: dict[str, list[float]] = {a: [] for a in wrong.ATTRIBUTES}
    every = list(pool.rows())
    for first in range(0, len(every), 20):
        rows = every[first:first + 20]
        shots = [shot_of(r) for r in rows]
        with torch.autocast("cpu", torch.bfloat16):
            seen = net.see(looking.views(rows))
        jobs = [(i, a, slot) for i, (s, r) in enumerate(zip(shots, rows)) for a, slot in wrong.choices(s, r)]
        texts = shots + [wrong.said_wrongly(shots[i], slot, rnd) for i, _, slot in jobs]
        ids, language, _ = sayer.say(texts, rnd)
        logits, free = net.hear(ids, language)
        of = list(range(len(rows))) + [i for i, _, _ in jobs]
        m = net.match(picked(seen, of), (logits, free)).tolist()
        for (i, a, _), value in zip(jobs, m[len(rows):]):
            true[a].append(m[i])
            false[a].append(value)
    out = {}
    for a in wrong.ATTRIBUTES:
        if len(true[a]) > 5:
            t, f = np.array(true[a]), np.array(false[a])
            out[a] = round(float((t[:, None] > f[None]).mean()), 3)
            out[f"{a} pairs"] = round(float((t > f).mean()), 3)
            out[f"{a} captions"] = len(t)
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
    torch.manual_seed(1)
    net = Discriminator(len(sayer.tokenizer.words), LENGTH)
    looking.flat_in_memory(net.eyes)
    optimiser = torch.optim.Adam(net.parameters(), o.rate, (.5, .99))
    done, kept = 0, None
    if checkpoint.exists():
        c = torch.load(checkpoint)
        net.load_state_dict(c["net"])
        if "optimiser" in c:
            optimiser.load_state_dict(c["optimiser"])
        done, kept = c["step"], c["average"]
    average = Average(net, .995, kept)
    print("%.2f M parameters, from step %d" % (sum(q.numel() for q in net.parameters()) / 1e6, done), flush=True)
    pools = {split: Pool(split) for split in SHARES}
    for split in ("composed", "painted"):
        if Pool(split, clips.CHUNK).count:
            pools[split] = Pool(split)
    course = Course(checkpoint, o.minutes, done, lambda: {"words": sayer.tokenizer.words, "net": net.state_dict(), "average": average.weights, "optimiser": optimiser.state_dict()})
    for pace in course.paces(warm=60, hold=1.5):
        torch.manual_seed(course.step)
        net.train()
        terms = step(net, pools, sayer, random.Random(1_000_003 + course.step), course.step)
        improve(optimiser, sum(v for k, v in terms.items() if not k.startswith("_")), net.parameters(), o.rate * pace, 5.)
        average.follow(course.step)
        course.note({f"p{k}" if k.startswith("_") else k: v for k, v in terms.items()})
        if course.every(1000):
            with average.in_place():
                course.log(auc=score(net, "acted", sayer, 400))
        elif course.every(50):
            course.log()
        if course.every(250):
            for pool in pools.values():
                pool.refresh()


if __name__ == "__main__":
    main()
