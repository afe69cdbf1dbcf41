"""How steady G's films are, each figure beside its control: `python3 consistency.py --model FOLDER` prints three tables (evaluate.py puts them into
docs/evaluation.md).

- joints: the greatest jump of any joint's speed while one act becomes the next, against the same two acts cut hard;
- flicker: what is left of the difference of two frames in a row when blocks have been moved to where they fit best, against frames in another order;
- identity: distances of faces in the judge's features, of one character in other shots against other characters.
"""
from __future__ import annotations

import argparse
import json
import random
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

import films
import train_judge
from shotloom_model import looking
from shotloom_model.arithmetic import TorchNumbers
from shotloom_model.clips import Clip
from shotloom_model.figure import FIGURE
from shotloom_model.kinematics import BODY, Skeleton, acted, named
from shotloom_model.running import Tensors, request, tensors
from shotloom_world.facts import PEOPLE, Shot, Who
from shotloom_world.noise import Noise
from shotloom_world.tokens import Tokenizer

RATE, SECONDS = 24, 4.
CHANGES = ("A man walks, then runs.", "A woman walks, then stands.", "A boy runs, then jumps.", "A woman talks, then waves.", "一个男人走路，然后跑。", "An old man stands, then bows.")
STEADY = ("A woman in a red coat walks in the park.", "Two friends talk at a table in the café.", "A dog runs in the field.", "Close up. An old man smiles in the kitchen.",
          "一个穿绿色毛衣的女孩坐在客厅里。", "A car drives along the road.")
SEEDS = (1, 2, 3)
BLOCK, REACH = 8, 4               # pixels of a block, and how far it may have moved, at FLICKER
FLICKER = (256, 144)
CAST, SHOTS = 12, 4


def painted(model: Path, folder: Path, prompts: list[str], seeds: list[int], moments: list[float], size: tuple[int, int]) -> list[tuple[Tensors, np.ndarray]]:
    """Of each prompt and seed what paint gave, and the frames, float [moments, 3, high, wide] 0..1."""
    tokenizer = Tokenizer()
    requests = [{**{k: v.flatten().tolist() for k, v in request(tokenizer, text, seed, SECONDS).items()}, "seconds": SECONDS, "name": f"{i}-{seed}", "moments": moments}
                for i, text in enumerate(prompts) for seed in seeds]
    (folder / "requests.json").write_text(json.dumps(requests))
    script = films.HERE / "shotloom_model" / "bench" / "generate.mjs"
    subprocess.run(["node", str(script), str(model), str(folder / "requests.json"), str(folder), "--size", f"{size[0]}x{size[1]}", "--tensors"], check=True, cwd=films.HERE.parent,
                   stdout=subprocess.DEVNULL)
    names = [r["name"] for r in requests]
    return [(tensors(folder, str(n)), films.rgb((folder / f"{n}.yuv").read_bytes(), len(moments), size[1], size[0])) for n in names]


# ------------------------------------------------------------ joints
def places(given: Tensors, times: torch.Tensor, hard: bool) -> torch.Tensor:
    """Where the first figure's joints are on the screen [T, joints, 2], heads; `hard`: one act is cut to the next."""
    o, rows = TorchNumbers(), len(times)
    figure = torch.from_numpy(given["figures"].copy()).float()[:1].expand(rows, -1).clone()
    if hard:
        figure[:, FIGURE["then_over"]] = 1e-3
    bodies = torch.from_numpy(given["bodies"].copy()).float()[:1].expand(rows, -1)
    joints = acted(o, torch.from_numpy(given["joints"].copy()).float(), torch.from_numpy(given["tempos"].copy()).float(), torch.zeros(rows, 1), named(o, figure, FIGURE), times[:, None])
    s = Skeleton(o, named(o, bodies, BODY), joints)
    return torch.cat([torch.stack(p[:2], 2) for p in s.at.values()], 1)


def jump(path: torch.Tensor, rate: float) -> float:
    """The greatest change of a joint's speed from one frame to the next, heads a second."""
    speed = (path[1:] - path[:-1]) * rate
    return float((speed[1:] - speed[:-1]).norm(dim=2).max())


def joint_rows(made: list[tuple[Tensors, np.ndarray]], prompts: list[str]) -> list[str]:
    lines = ["| | " + " | ".join(f"{r} frames a second" for r in (12, 24, 60)) + " |", "|---|---|---|---|"]
    table: dict[str, list[list[float]]] = {"one act becomes the next": [], "cut hard": []}
    for given, _ in made:
        for name, hard in (("one act becomes the next", False), ("cut hard", True)):
            table[name].append([jump(places(given, torch.arange(0, SECONDS, 1 / r), hard), r) for r in (12, 24, 60)])
    lines += [f"| {name} | " + " | ".join(f"{v:.2f}" for v in np.mean(rows, 0)) + " |" for name, rows in table.items()]
    return [f"Greatest jump of a joint's speed between two frames, heads a second, mean of {len(made)} films ({len(prompts)} prompts):", "", *lines]


# ------------------------------------------------------------ flicker
def left_over(one: np.ndarray, other: np.ndarray) -> float:
    """Mean absolute difference, 0..255, of blocks of one picture [3, h, w] from where they fit best in another."""
    high, wide = one.shape[1:]
    wider = np.pad(other, ((0, 0), (REACH, REACH), (REACH, REACH)), "edge")
    best = np.full((high // BLOCK, wide // BLOCK), np.inf)
    for dy in range(2 * REACH + 1):
        for dx in range(2 * REACH + 1):
            apart = np.abs(one - wider[:, dy:dy + high, dx:dx + wide]).mean(0)
            best = np.minimum(best, apart.reshape(high // BLOCK, BLOCK, wide // BLOCK, BLOCK).mean((1, 3)))
    return float(best.mean() * 255)


def flicker_rows(made: list[tuple[Tensors, np.ndarray]]) -> list[str]:
    rnd, in_order, shuffled = random.Random(1), [], []
    for _, frames in made:
        order = list(range(len(frames)))
        rnd.shuffle(order)
        in_order.append(np.mean([left_over(a, b) for a, b in zip(frames, frames[1:])]))
        shuffled.append(np.mean([left_over(frames[a], frames[b]) for a, b in zip(order, order[1:])]))
    return [f"What is left of two frames in a row when every block of {BLOCK}x{BLOCK} has moved by at most {REACH} pixels ({FLICKER[0]}x{FLICKER[1]}, 24 a second, 0..255), mean of {len(made)} films:", "",
            "| frames in order | in another order |", "|---|---|", f"| {np.mean(in_order):.2f} | {np.mean(shuffled):.2f} |"]


# ------------------------------------------------------------ identity
def identity_rows(model: Path) -> list[str]:
    """Six descriptions, CAST characters, each in SHOTS shots of other sizes and actions; one room in one light, which is not to be told apart."""
    every = []
    for i in range(CAST):
        for k in range(SHOTS):
            shot = Shot(place="office", time="day", size=("close", "medium_close", "medium", "close")[k], first=Who(PEOPLE[i % len(PEOPLE)], action=("talk", "stand", "look", "sit")[k]))
            every.append(Clip(shot, 40_000 + 100 * i + k, 4.))
    # the person's own noise is the character's; all else is the shot's
    told = [replace(c) for c in every]
    with tempfile.TemporaryDirectory() as place:
        rows = films.film(every, told, Path(place), model, {i: Noise.drawn(70_000 + i // SHOTS).first for i in range(len(every))})
    judge = train_judge.load()
    with torch.no_grad():
        face = looking.pictures(np.stack([r["face"][0] for r in rows]))
        features = judge.face(face.flatten(0, 1) * 2 - 1).view(len(rows), -1, judge.face.flat.out_features).mean(1)
    f = torch.nn.functional.normalize(features, dim=1).numpy()
    apart = np.linalg.norm(f[:, None] - f[None], axis=2)
    who = np.arange(len(rows)) // SHOTS
    alike_kind = (who[:, None] % len(PEOPLE)) == (who[None] % len(PEOPLE))
    same, other = who[:, None] == who[None], who[:, None] != who[None]
    lines = ["| one character, other shots | other characters of the same description | other characters |", "|---|---|---|",
             f"| {apart[same & ~np.eye(len(who), dtype=bool)].mean():.3f} | {apart[other & alike_kind].mean():.3f} | {apart[other & ~alike_kind].mean():.3f} |"]
    return [f"Distances of faces in the judge's features ({CAST} characters of six descriptions, {SHOTS} shots each, painted):", "", *lines]


def tables(model: Path) -> list[str]:
    moments = [k / RATE for k in range(int(SECONDS * RATE))]
    with tempfile.TemporaryDirectory() as place:
        changes = painted(model, Path(place), list(CHANGES), list(SEEDS), [0.], FLICKER)
        steady = painted(model, Path(place), list(STEADY), [1], moments, FLICKER)
    return ["### Joints through a change of action", "", *joint_rows(changes, list(CHANGES)), "", "### Flicker", "", *flicker_rows(steady), "", "### Identity", "", *identity_rows(model)]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", type=Path, default=films.EXPORT)
    o = p.parse_args()
    torch.set_num_threads(1)
    print("\n".join(tables(o.model)))


if __name__ == "__main__":
    main()


