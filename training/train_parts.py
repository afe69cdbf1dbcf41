"""Trains the painter of people's parts on the drawn world. Resumable: goes on from the last checkpoint.

Identities and views are endless; one combination of kind and garment in sixteen, and of kind and hair, is held out.
"""
from __future__ import annotations

import argparse
import random
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch

from course import RUN, Average, Course, improve
from shotloom_model.painter import cover_loss
from shotloom_model.parts import CLASSES, NAMES, PartPainter, attributes, relevance, view
from shotloom_world.people.garments import TOPS
from shotloom_world.people.identity import BAGS, BEARDS, HAIR_STYLES, HATS, SCARVES, Identity
from shotloom_world.people.person import PARTS, Person
from shotloom_world.sheet import region_map

# how often a part is drawn: what varies most, most
SHARES = {"hair_back": 2.6, "head": 1.4, "hair_front": 2.6, "headgear": 2.2, "torso": 3.6, "collar": 4., "scarf": 1., "straps": 1., "bag": .5, "cane": .1, "upper_arm": .5, "lower_arm": .6,
          "upper_leg": .5, "lower_leg": .6, "foot": .9}
HAND = .06
BATCH = {"small": 28, "large": 16}


@lru_cache(maxsize=1)
def shared_hair() -> frozenset[str]:
    """Hair styles that more than one kind of person wears."""
    rnd, kinds = random.Random(1), defaultdict(set)
    for _ in range(4000):
        somebody = Identity.random(rnd)
        kinds[somebody.hair].add(somebody.kind)
    return frozenset(hair for hair, wearers in kinds.items() if len(wearers) > 1)


def held_out(identity: Identity) -> bool:
    """Nothing is withheld that only one kind of person wears: it would never be seen at all."""
    kinds, tops = list(dict.fromkeys(k for t in TOPS.values() for k in t.kinds)), list(TOPS)
    kind = kinds.index(identity.kind)
    dressed = len(TOPS[identity.top].kinds) > 1 and (kind * 43 + tops.index(identity.top)) % 16 == 3
    return dressed or identity.hair in shared_hair() and (kind * 21 + HAIR_STYLES.index(identity.hair)) % 16 == 5


def somebody(rnd: random.Random, name: str) -> Identity:
    """A random identity that wears the part."""
    fixed: dict[str, object] = {}
    if name == "headgear":
        fixed["hat"] = rnd.choice(HATS[1:])
    elif name == "scarf":
        fixed["scarf"] = rnd.choice(SCARVES[1:])
    elif name in ("bag", "straps"):
        fixed["bag"] = rnd.choice(BAGS[1:] if name == "bag" else ("satchel", "backpack"))
    elif name in ("hair_back", "hair_front"):
        fixed["hair"] = rnd.choice(HAIR_STYLES)
        if rnd.random() < .25:
            fixed["hat"] = rnd.choice(HATS)
    elif name == "head":
        fixed["beard"] = rnd.choice(BEARDS)
    elif name == "cane":
        fixed["cane"] = True
    elif rnd.random() < .5:
        top = rnd.choice(list(TOPS))
        fixed.update(top=top, kind=rnd.choice(TOPS[top].kinds))
    return Identity.random(rnd, **fixed)


def drawn(rnd: random.Random, grain: str, withheld: bool) -> dict[str, torch.Tensor]:
    names = [n for n in NAMES if PARTS[n].grain == grain]
    shares = [SHARES.get(n, HAND) for n in names]
    parts, identities, views, covers = [], [], [], []
    while len(parts) < BATCH[grain]:
        name = rnd.choices(names, shares)[0]
        identity = somebody(rnd, name)
        if held_out(identity) != withheld and name not in ("cane",) and not name.startswith("hand"):
            continue
        person = Person(identity)
        if not person.wears(name):
            continue
        yaw = 0. if not PARTS[name].turns else rnd.choice((rnd.uniform(0, 180), rnd.uniform(0, 100), rnd.uniform(0, 100), 0.))
        cover = region_map(person.part(name, yaw)).astype(np.float32) / 255
        full = np.zeros((CLASSES, *cover.shape[1:]), np.float32)
        full[1:1 + len(cover)] = cover
        full[0] = np.clip(1 - cover.sum(0), 0, 1)
        parts.append(NAMES.index(name))
        identities.append(attributes(identity))
        views.append(view(yaw))
        covers.append(full / full.sum(0).clip(1e-6))
    stack = lambda rows: torch.from_numpy(np.stack(rows))
    return {"part": torch.tensor(parts), "identity": stack(identities), "view": stack(views), "cover": stack(covers)}


def wrong(net: PartPainter) -> dict[str, float]:
    """Share of drawn texels with another class than the drawing's, for identities never seen, by part."""
    rnd, sums = random.Random(99), {n: [0, 0] for n in NAMES}
    with torch.no_grad():
        for i in range(12):
            for grain in BATCH:
                b = drawn(rnd, grain, True)
                guess, truth = net(b["part"], b["identity"], b["view"], grain).argmax(1), b["cover"].argmax(1)
                inside = (guess > 0) | (truth > 0)
                for k, p in enumerate(b["part"].tolist()):
                    sums[NAMES[p]][0] += int(((guess[k] != truth[k]) & inside[k]).sum())
                    sums[NAMES[p]][1] += int(inside[k].sum())
    return {n: round(a / b, 4) for n, (a, b) in sums.items() if b}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, default=RUN)
    p.add_argument("--minutes", type=float, default=30)
    p.add_argument("--rate", type=float, default=1.5e-3)
    o = p.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    checkpoint = o.out / "parts.pt"
    net = PartPainter()
    net.painter.amp = True
    optimiser = torch.optim.Adam(net.parameters(), o.rate, (.9, .99))
    step, kept = 0, None
    if checkpoint.exists():
        c = torch.load(checkpoint)
        step, kept = c["step"], c["average"]
        net.load_state_dict(c["net"])
        if "optimiser" in c:
            optimiser.load_state_dict(c["optimiser"])
    else:
        net.relevant.copy_(torch.from_numpy(relevance()))
    average = Average(net, .998, kept)
    course = Course(checkpoint, o.minutes, step, lambda: {"net": net.state_dict(), "optimiser": optimiser.state_dict(), "average": average.weights})
    for pace in course.paces():
        rnd = random.Random(course.step)
        grain = "large" if rnd.random() < .62 else "small"
        b = drawn(rnd, grain, False)
        loss = cover_loss(net(b["part"], b["identity"], b["view"], grain), b["cover"])
        improve(optimiser, loss, net.parameters(), o.rate * pace, 2.)
        average.follow(course.step)
        course.note({grain: loss})
        if course.every(1000):
            with average.in_place():
                course.log(wrong=wrong(net))
        elif course.every(100):
            course.log()


if __name__ == "__main__":
    main()
