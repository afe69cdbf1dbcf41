"""Trains the judge on the pool of drawn clips; resumable: `python3 train_judge.py --minutes 20`. `--score` only reads held-out drawn clips; `--keep` puts its
weights into the repository (keeping.py), and leaves the checkpoint with just these."""
from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from course import RUN, Average, Course, improve
from keeping import WEIGHTS, keep
from shotloom_model import looking
from shotloom_model.clips import Pool
from shotloom_model.eyes import Eyes, named
from shotloom_model.judge import Judge
from shotloom_model.looking import Row, chosen, disturbed, flipped
from shotloom_model.seen import FRAME_HEADS, SUBJECT_HEADS, moved

CLIPS, FRAMES = 24, 12           # of a batch; those of which the whole frame is read too
SHARES = {"train": .35, "even": .5, "things": .15}       # what clips are taken from
HELD_OUT = {"seen": 400, "acted": 400, "withheld": 400}  # clips that no training meets
FLIPPED = .5
HINTED = .2                      # weight of what is taught but not asked

Arrays = dict[str, np.ndarray]


def told_apart(logits: list[torch.Tensor], values: np.ndarray, asked: np.ndarray, smoothing: float) -> torch.Tensor:
    """Cross-entropy of all heads: logits [N, values] each, values and asked [N, heads]; what is hinted at only counts less."""
    known, told = torch.from_numpy(values.astype(np.int64)), torch.from_numpy(asked).float()
    total = torch.zeros(())
    for k, h in enumerate(logits):
        rows = known[:, k] >= 0
        if rows.any():
            each = F.cross_entropy(h.float()[rows], known[rows, k], reduction="none", label_smoothing=smoothing)
            total = total + (each * (told[rows, k] * (1 - HINTED) + HINTED)).sum() / len(known)
    return total


def names(eyes: Eyes, rows: list[Row], rnd: random.Random, smoothing: float = .03) -> dict[str, torch.Tensor]:
    """How well the eyes name what is seen in some clips: losses of `frame`, whose first FRAMES are read, and of `subject`."""
    v = looking.views(rows, rnd.choice((2, 2, 3)), rnd)
    where = [(i, f) for i, r in enumerate(rows) for f in range(2) if (r["subject"][f] >= 0).any() and float(v.present[i, f].max()) > 0]
    close, present, face, faced = chosen(v, where)
    grey = v.grey[:FRAMES]
    with torch.autocast("cpu", torch.bfloat16):
        _, subject = eyes.subject(disturbed(close, rnd, looking.SHIFT), present, disturbed(face, rnd, looking.SHIFT), faced)
        _, frame = eyes.scene(disturbed(v.whole[:FRAMES], rnd), (grey + .01 * torch.randn_like(grey)))
    of = lambda name: np.stack([rows[i][name][f] for i, f in where])
    return {"subject": told_apart(subject, of("subject"), of("asked_subject"), smoothing),
            "frame": told_apart(frame, *(np.stack([r[n] for r in rows[:FRAMES]]) for n in ("frame", "asked_frame")), smoothing)}


def picked(pools: dict[str, Pool], rnd: random.Random, count: int = CLIPS) -> list[Row]:
    """Clips of all pools; those first of which the whole frame is worth reading."""
    splits = sorted(rnd.choices(list(SHARES), list(SHARES.values()), k=count), key=lambda s: s == "things")
    rows = [pools[s].pick(rnd) for s in splits]
    return [flipped(r) if rnd.random() < FLIPPED else r for r in rows]


def guesses(eyes: Eyes, a: Arrays, batch: int = 25) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Probabilities of every head for clips as `clips.draw` gives them: by FRAME_HEADS [N, values], by SUBJECT_HEADS [N, FIGURES, values]."""
    eyes.eval()
    frame: list[list[np.ndarray]] = [[] for _ in FRAME_HEADS]
    subject: list[list[np.ndarray]] = [[] for _ in SUBJECT_HEADS]
    for i in range(0, len(a["frame"]), batch):
        rows = [{n: v[k] for n, v in a.items()} for k in range(i, min(i + batch, len(a["frame"])))]
        with torch.autocast("cpu", torch.bfloat16):
            out = named(eyes, looking.views(rows))
        for kept, made in zip((*frame, *subject), (*out[0], *out[1])):
            kept.append(made.float().numpy())
    return [np.concatenate(v) for v in frame], [np.concatenate(v) for v in subject]


def score(frame: list[np.ndarray], subject: list[np.ndarray], a: Arrays) -> dict[str, float]:
    """Share read right of what is asked, by attribute; the subject's first and second person apart."""
    out: dict[str, float] = {}
    for k, name in enumerate(FRAME_HEADS):
        asked = a["asked_frame"][:, k]
        out[name] = round(float((frame[k].argmax(1) == a["frame"][:, k])[asked].mean()), 3) if asked.any() else float("nan")
    for i, whose in enumerate(("first", "second")):
        for k, name in enumerate(SUBJECT_HEADS):
            asked = a["asked_subject"][:, i, k]
            if asked.sum() > 5:
                out[f"{whose}.{name}"] = round(float((subject[k][:, i].argmax(1) == a["subject"][:, i, k])[asked].mean()), 3)
    out["mean"] = round(float(np.mean(list(out.values()))), 4)
    return out


VALUES = {"frame": FRAME_HEADS, "subject": SUBJECT_HEADS}
LAYERS = {"frame": "of_frame.heads", "subject": "of_subject.heads"}


def load(path: Path = RUN / "judge.pt") -> Judge:
    c = torch.load(path)
    judge = Judge()
    judge.load_state_dict(moved(c["average"], judge.state_dict(), c["values"], LAYERS))
    return judge.eval()


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--minutes", type=float, default=20)
    p.add_argument("--rate", type=float, default=1.5e-3)
    p.add_argument("--score", action="store_true")
    p.add_argument("--keep", action="store_true")
    o = p.parse_args()
    torch.set_num_threads(1)
    checkpoint = RUN / "judge.pt"
    held_out = {split: Pool(split, most).all() for split, most in HELD_OUT.items() if Pool(split, 1).count}
    if o.keep:
        c = torch.load(checkpoint)
        average = keep(c["average"], WEIGHTS / "judge.npz", c["step"])
        torch.save({"values": VALUES, "net": average, "average": average, "step": c["step"]}, checkpoint)
    if o.score or o.keep:
        for split, a in held_out.items():
            print(split, score(*guesses(load(), a), a))
        return
    torch.manual_seed(0)
    judge = looking.flat_in_memory(Judge())
    optimiser = torch.optim.AdamW(judge.parameters(), o.rate, weight_decay=.02)
    done, kept = 0, None
    if checkpoint.exists():
        c = torch.load(checkpoint)
        done, kept = c["step"], moved(c["average"], judge.state_dict(), c["values"], LAYERS)
        judge.load_state_dict(moved(c["net"], judge.state_dict(), c["values"], LAYERS))
        if c["values"] == VALUES and "optimiser" in c:
            optimiser.load_state_dict(c["optimiser"])
    average = Average(judge, .997, kept)
    pools = {split: Pool(split) for split in SHARES}
    course = Course(checkpoint, o.minutes, done, lambda: {"values": VALUES, "net": judge.state_dict(), "average": average.weights, "optimiser": optimiser.state_dict()})
    for pace in course.paces(warm=60, hold=1.3, least=.02):
        torch.manual_seed(course.step)
        rnd = random.Random(course.step)
        judge.train()
        terms = names(judge, picked(pools, rnd), rnd)
        improve(optimiser, sum(terms.values()), judge.parameters(), o.rate * pace, 5.)
        average.follow(course.step)
        course.note(terms)
        if course.every(1000):
            with average.in_place():
                course.log(clips=sum(p.count for p in pools.values()), **{split: score(*guesses(judge, held_out[split]), held_out[split]) for split in ("seen", "acted")})
        elif course.every(50):
            course.log()
        if course.every(250):
            for pool in pools.values():
                pool.refresh()


if __name__ == "__main__":
    main()
