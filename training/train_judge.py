"""Trains the judge on the pool of drawn clips; resumable: `python3 train_judge.py --minutes 20`. `--score` only reads held-out drawn clips."""
from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from course import RUN, Average, Course, improve
from shotloom_model import judge as judging
from shotloom_model.clips import Pool
from shotloom_model.judge import Judge, greys
from shotloom_model.seen import FACINGS, FRAME_HEADS, MOVES, SUBJECT_HEADS, moved

SQUARES = 64                     # pictures of a batch
SHARES = {"train": .35, "even": .5, "things": .15}       # what squares are taken from
HELD_OUT = {"seen": 400, "acted": 400, "withheld": 400}  # clips that no training meets
FLIPPED, BLURRED, NOISY, SHIFT = .5, .1, .15, 3
WHOLE, WHOLE_EVERY = 24, 3       # squares are harder to read than whole frames, and are met oftener
HINTED = .25                     # weight of what is taught but not asked
_MOVE, _FACING = list(FRAME_HEADS).index("camera"), list(SUBJECT_HEADS).index("direction")

Arrays = dict[str, np.ndarray]


def swapped(values: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    """Left for right."""
    left, right = names.index("left"), names.index("right")
    return np.where(values == left, right, np.where(values == right, left, values))


def disturbed(x: torch.Tensor, rnd: random.Random, shift: int = 0) -> torch.Tensor:
    """[N, T, 3, H, W] 0..1 as another rasteriser might have made it: blurred, brighter, noisy, moved by at most `shift` pixels; all moments of a clip alike."""
    if shift:
        high, wide = x.shape[-2:]
        wider = F.pad(x.flatten(1, 2), (shift,) * 4, "replicate").view(*x.shape[:3], high + 2 * shift, wide + 2 * shift)
        spots = [(rnd.randint(0, 2 * shift), rnd.randint(0, 2 * shift)) for _ in x]
        x = torch.stack([w[..., a:a + high, b:b + wide] for w, (a, b) in zip(wider, spots)])
    if rnd.random() < BLURRED:
        kernel = torch.tensor([1., rnd.choice((2., 4.)), 1.])
        kernel = (kernel[:, None] * kernel[None]) / kernel.sum() ** 2
        flat = x.flatten(0, 2)[:, None]
        x = F.conv2d(F.pad(flat, (1, 1, 1, 1), "replicate"), kernel[None, None]).view_as(x)
    n = len(x)
    x = x * (1 + .02 * torch.randn(n, 1, 3, 1, 1)) + .01 * torch.randn(n, 1, 3, 1, 1)
    if rnd.random() < NOISY:
        x = x + .015 * torch.randn_like(x)
    return x.clamp(0, 1)


def pictures(a: np.ndarray) -> torch.Tensor:
    """uint8 [..., H, W, 3] -> float [..., 3, H, W] in 0..1."""
    return torch.from_numpy(np.ascontiguousarray(a)).movedim(-1, -3).float() / 255


def _loss(logits: list[torch.Tensor], values: torch.Tensor, asked: torch.Tensor, smoothing: float = .05) -> list[torch.Tensor]:
    out = []
    for k, h in enumerate(logits):
        known = values[:, k] >= 0
        if known.any():
            each = F.cross_entropy(h[known], values[known, k], reduction="none", label_smoothing=smoothing)
            out.append((each * (asked[known, k].float() * (1 - HINTED) + HINTED)).sum() / len(values))
    return out


def step(net: Judge, pools: dict[str, Pool], rnd: random.Random, whole_too: bool = True) -> torch.Tensor:
    """Loss of one batch: squares at one moment or two, and, `whole_too`, whole frames; pools by their names in SHARES."""
    looks = rnd.choice((1, 1, 2))
    close, values, asked = [], [], []
    while len(close) < SQUARES // looks:
        r = pools[rnd.choices(list(SHARES), list(SHARES.values()))[0]].pick(rnd)
        for i in range(2):
            there = np.nonzero(r["squares"][i, :, 2] > r["squares"][i, :, 0])[0].tolist()
            if len(there) >= looks and r["asked_subject"][i].any():
                flip = rnd.random() < FLIPPED
                close.append(turned(r["close"][i][sorted(rnd.sample(there, looks))], flip))
                own = r["subject"][i].astype(np.int64)
                own[_FACING] = swapped(own[_FACING], FACINGS) if flip else own[_FACING]
                values.append(own)
                asked.append(r["asked_subject"][i])
    with torch.autocast("cpu", torch.bfloat16):
        logits = net.subject(disturbed(pictures(np.stack(close)), rnd, SHIFT), torch.ones(len(close), looks))
    terms = _loss([h.float() for h in logits], torch.from_numpy(np.stack(values)), torch.from_numpy(np.stack(asked)))
    return sum(terms) + (_of_frames(net, [pools[rnd.choices(("train", "even"), (.7, .3))[0]].pick(rnd) for _ in range(WHOLE)], rnd) if whole_too else 0.)


def turned(a: np.ndarray, flip: bool) -> np.ndarray:
    """Pictures [..., W, 3], left for right."""
    return a[..., ::-1, :] if flip else a


def _of_frames(net: Judge, rows: list[Arrays], rnd: random.Random) -> torch.Tensor:
    flips, looks = [rnd.random() < .5 for _ in rows], [[rnd.randrange(8)] for _ in rows]
    frame, asked = np.stack([r["frame"] for r in rows]).astype(np.int64), np.stack([r["asked_frame"] for r in rows])
    frame[:, _MOVE] = np.where(np.array(flips), swapped(frame[:, _MOVE], MOVES), frame[:, _MOVE])
    whole = disturbed(pictures(np.stack([turned(r["whole"][k], f) for r, k, f in zip(rows, looks, flips)])), rnd)
    grey = greys(pictures(np.stack([turned(r["whole"], f) for r, f in zip(rows, flips)])))
    with torch.autocast("cpu", torch.bfloat16):
        logits = net.frame(whole, grey + .01 * torch.randn_like(grey))
    return sum(_loss([h.float() for h in logits], torch.from_numpy(frame), torch.from_numpy(asked)))


def guesses(net: Judge, a: Arrays, batch: int = 25) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Probabilities of every head for clips as `clips.draw` gives them: by FRAME_HEADS [N, values], by SUBJECT_HEADS [N, FIGURES, values]."""
    net.eval()
    frame: list[list[np.ndarray]] = [[] for _ in FRAME_HEADS]
    subject: list[list[np.ndarray]] = [[] for _ in SUBJECT_HEADS]
    for i in range(0, len(a["whole"]), batch):
        part = slice(i, i + batch)
        squares = torch.from_numpy(a["squares"][part])
        out = judging.read(net, pictures(a["whole"][part]), pictures(a["close"][part]), squares[..., 2] > squares[..., 0])
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
_LAYERS = {"frame": "frame.heads.heads", "subject": "subject.heads.heads"}


def load(net: Judge, path: Path = RUN / "judge.pt") -> Judge:
    c = torch.load(path)
    net.load_state_dict(moved(c["average"], net.state_dict(), c["values"], _LAYERS))
    return net.eval()


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--minutes", type=float, default=20)
    p.add_argument("--rate", type=float, default=1.5e-3)
    p.add_argument("--score", action="store_true")
    o = p.parse_args()
    torch.set_num_threads(1)
    net, checkpoint = Judge(), RUN / "judge.pt"
    held_out = {split: Pool(split, most).all() for split, most in HELD_OUT.items() if Pool(split, 1).count}
    if o.score:
        load(net)
        for split, a in held_out.items():
            print(split, score(*guesses(net, a), a))
        return
    optimiser = torch.optim.AdamW(net.parameters(), o.rate, weight_decay=.02)
    done, kept = 0, None
    if checkpoint.exists():
        c = torch.load(checkpoint)
        done, kept = c["step"], moved(c["average"], net.state_dict(), c["values"], _LAYERS)
        net.load_state_dict(moved(c["net"], net.state_dict(), c["values"], _LAYERS))
        if c["values"] == VALUES:
            optimiser.load_state_dict(c["optimiser"])
    average = Average(net, .995, kept)
    pools = {split: Pool(split, without="whole" if split == "things" else "") for split in SHARES}
    course = Course(checkpoint, o.minutes, done, lambda: {"values": VALUES, "net": net.state_dict(), "average": average.weights, "optimiser": optimiser.state_dict()})
    for pace in course.paces(warm=60, hold=1.5, least=.02):
        torch.manual_seed(course.step)
        net.train()
        loss = step(net, pools, random.Random(course.step), course.every(WHOLE_EVERY))
        improve(optimiser, loss, net.parameters(), o.rate * pace, 5.)
        average.follow(course.step)
        course.note({"loss": loss})
        if course.every(500):
            with average.in_place():
                course.log(clips=sum(p.count for p in pools.values()), **{split: score(*guesses(net, held_out[split]), held_out[split]) for split in ("seen", "acted")})
            for pool in pools.values():
                pool.refresh()
        elif course.every(50):
            course.log()


if __name__ == "__main__":
    main()
