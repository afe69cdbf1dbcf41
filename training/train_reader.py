"""Trains the reader on captions of sampled shots. Resumable: goes on from the last checkpoint."""
from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch

from course import RUN, Course, improve
from shotloom_model.reader import Reader, reader_loss
from shotloom_world import facts, props
from shotloom_world.captions import LENGTH, Grammar
from shotloom_world.saying import Token
from shotloom_world.facts import UNSAID, Shot, value
from shotloom_world.sample import Sampler
from shotloom_world.tokens import Tokenizer

BATCH = 192
SLOTS = facts.slots(tuple(props.KEYS))
NAMES = list(SLOTS)
# whom a pronoun may mean is a grown one: she may be a girl, and is shown as a woman
PRONOUNS = {"she": "woman", "her": "woman", "她": "woman", "he": "man", "him": "man", "他": "man"}


def heard(shot: Shot, tokens: list[Token]) -> list[int]:
    """What can be known of each slot from these tokens."""
    said = {slot for t in tokens for slot in (t.slot, t.also)}
    out = []
    for name, values in SLOTS.items():
        v = value(shot, name)
        if name.endswith(".kind"):
            person = name.split(".")[0]
            # who acts and has no name that we know is somebody all the same
            speaks = name in said or f"{person}.role" in said or f"{person}.action" in said or v == "thing"
            v = v if speaks else "none"
            if v not in ("none", "thing") and name not in said:
                v = "person"
            elif v not in ("none", "thing") and any(t.slot == name and t.word in PRONOUNS for t in tokens):
                v = PRONOUNS[next(t.word for t in tokens if t.slot == name)]
        elif name == "thing":
            v = v if name in said else "none"
        elif name not in said:
            v = UNSAID
        out.append(values.index(v))
    return out


def batch(number: int, tokenizer: Tokenizer, size: int = BATCH, seed: int = 1, held_out: bool = False) -> dict[str, torch.Tensor]:
    rnd = random.Random(seed * 1_000_003 + number)
    sampler, grammar = Sampler(rnd), Grammar(rnd)
    ids, language, labels, said_by, also_by = [], [], [], [], []

    def slots_of(named: list[str | None]) -> list[int]:
        return [NAMES.index(slot) if slot else -1 for slot in named] + [-1] * (LENGTH - len(named))

    while len(ids) < size:
        shot = sampler.shot(held_out)
        tokens, spoken = grammar.caption(shot)
        ids.append(tokenizer.encode([t.word for t in tokens], LENGTH))
        language.append([int(spoken == "zh")] * LENGTH)
        labels.append(heard(shot, tokens))
        said_by.append(slots_of([t.slot for t in tokens]))
        also_by.append(slots_of([t.also for t in tokens]))
    return {"ids": torch.tensor(ids), "language": torch.tensor(language), "labels": torch.tensor(labels), "said_by": torch.tensor([said_by, also_by])}


def score(net: Reader, tokenizer: Tokenizer) -> dict[str, float]:
    """Share of slots heard right in captions of combinations never seen: of what was said, and of what was not."""
    b = batch(0, tokenizer, 600, seed=77, held_out=True)
    with torch.no_grad():
        logits, _ = net(b["ids"], b["language"])
    out, said_right, said_all, silent_right, silent_all = {}, 0, 0, 0, 0
    for i, (name, values) in enumerate(SLOTS.items()):
        silent = values.index(UNSAID) if UNSAID in values else 0
        right, said = logits[i].argmax(1) == b["labels"][:, i], b["labels"][:, i] != silent
        out[name] = round(float(right[said].float().mean()), 3) if said.any() else 1.
        said_right, said_all = said_right + int(right[said].sum()), said_all + int(said.sum())
        silent_right, silent_all = silent_right + int(right[~said].sum()), silent_all + int((~said).sum())
    return {"said": round(said_right / said_all, 4), "unsaid": round(silent_right / silent_all, 4), **out}


def moved(c: dict, net: Reader, words: list[str]) -> dict[str, torch.Tensor]:
    """A checkpoint's weights for today's words and values: what is known keeps its rows, what is new begins anew."""
    fresh = net.state_dict()
    state = {name: c["net"].get(name, today) for name, today in fresh.items()}

    def rows(name: str, of: str, old: list[str], new: list[str]) -> None:
        """A table's rows by what they mean; `of`: its name in the checkpoint."""
        at = {w: i for i, w in enumerate(old)}
        table = fresh[name].clone()
        for i, word in enumerate(new):
            if word in at:
                table[i] = c["net"][of][at[word]]
        state[name] = table

    slots = list(c["slots"])
    rows("embed.weight", "embed.weight", c["words"], words)
    rows("questions", "questions", slots, NAMES)
    for i, (name, values) in enumerate(SLOTS.items()):
        for kind in ("weight", "bias"):
            here = f"heads.{i}.{kind}"
            if name in slots:
                rows(here, f"heads.{slots.index(name)}.{kind}", list(c["slots"][name]), list(values))
            else:
                state[here] = fresh[here]
    return state


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, default=RUN)
    p.add_argument("--minutes", type=float, default=20)
    p.add_argument("--rate", type=float, default=1.2e-3)
    o = p.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    tokenizer = Tokenizer()
    net = Reader(len(tokenizer.words), LENGTH, {k: len(v) for k, v in SLOTS.items()})
    optimiser = torch.optim.Adam(net.parameters(), o.rate, (.9, .98))
    checkpoint, step = o.out / "reader.pt", 0
    if checkpoint.exists():
        c = torch.load(checkpoint)
        net.load_state_dict(moved(c, net, tokenizer.words))
        if c["words"] == tokenizer.words and c["slots"] == SLOTS and "optimiser" in c:
            optimiser.load_state_dict(c["optimiser"])
        step = c["step"]
    print("%.2f M parameters, %d words, from step %d" % (sum(q.numel() for q in net.parameters()) / 1e6, len(tokenizer.words), step), flush=True)
    course = Course(checkpoint, o.minutes, step, lambda: {"words": tokenizer.words, "slots": SLOTS, "net": net.state_dict(), "optimiser": optimiser.state_dict()}, smooth=.96)
    for pace in course.paces(warm=150, hold=1.5):
        b = batch(course.step, tokenizer)
        with torch.autocast("cpu", torch.bfloat16):
            logits, attention = net(b["ids"], b["language"])
        terms = reader_loss([h.float() for h in logits], attention.float(), b["labels"], b["said_by"])
        improve(optimiser, sum(terms.values()), net.parameters(), o.rate * pace, 2.)
        course.note(terms)
        if course.every(500):
            course.log(right=score(net, tokenizer))
        elif course.every(50):
            course.log()


if __name__ == "__main__":
    main()
