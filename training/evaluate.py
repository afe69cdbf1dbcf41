"""Writes the evaluation of the model that ships, docs/evaluation.md with pictures: `npm run evaluate`; of one on trial with `-- --model runs/second/export`.

Everything that is G's comes from the graphs through onnxruntime-node (films.py); the judge has never seen any of it. In a fresh clone the judge, D
and the clips that are held out are made first (restore.py, pool.py; ten minutes). Films that are there are used again; `--anew` makes them afresh.

Sections: the judge by attribute (drawn, painted, painted with another clip's caption); two people exchanged; diversity between seeds; attention and
weights; how steady films are; a voice and the mouth; where it fails; how D ranks captions that are wrong in one attribute. The strips and the talking
close-up are made by the program as it ships (node, and espeak-ng for the voice).
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
from PIL import Image

import consistency
import films
import pool
import restore
import talking
import train_discriminator
import train_judge
from shotloom_model import clips, looking
from shotloom_model.clips import CHUNK, POOL, Clip, Pool
from shotloom_model.judge import Judge
from shotloom_model.seen import FRAME_HEADS, SUBJECT_HEADS
from shotloom_model.views import LOOKS
from shotloom_world import facts, sample
from shotloom_world.facts import UNSAID, Shot, Who
from sureness import Readings, believed

Arrays = dict[str, np.ndarray]
PAIRS, CAPTIONS, SEEDS = 60, 12, 6
RANKED = {"seen": 1200, "acted": 400, "withheld": 800}       # clips by which D is judged, at most
MIDDLE = 2                       # of LOOKS: the picture that is shown of a film
CLEAR = ("red", "orange", "yellow", "green", "blue", "navy", "purple", "pink", "white", "black", "brown", "grey")
ROWS = {"drawn": "withheld_drawn", "drawn, composed": "withheld_composed", "painted": "withheld_painted", "painted, another caption": "withheld_shuffled"}
SEES = (*FRAME_HEADS, *(f"{p}.{n}" for p in ("first", "second") for n in SUBJECT_HEADS))


def made(split: str, count: int, model: Path, anew: bool) -> Arrays:
    """Films of a split, from the pool or made now."""
    for first in range(0, count, CHUNK):
        path = POOL / split / f"{first:05d}"
        wanted = min(CHUNK, count - first)
        if anew or not path.exists() or len(clips.read(path)["frame"]) < wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            every = [Clip.of(str(f)) for f in clips.read(POOL / films.FROM[split] / path.name)["facts"][:wanted]]
            clips.save(path, films.made(split, every, model))
    a = Pool(split, count).all()
    return {name: v[:count] for name, v in a.items()}


def said(shot: Shot, name: str) -> bool:
    """Whether the caption says what a head reads."""
    if name == "people":
        return shot.first.kind != "none"
    if name.endswith(".thing"):
        return name.startswith("first") and shot.thing != "none"
    if name == "first.colour" and shot.first.kind in ("none", "thing"):
        return UNSAID not in (shot.first.colour if shot.first.kind == "thing" else shot.thing_colour,)
    v = facts.value(shot, name)
    return v not in (UNSAID, "none", "person", "child", "crowd", "thing")


def told(a: Arrays) -> dict[str, np.ndarray]:
    """For each of SEES which clips ask for it: it shows in the drawing, and the caption says it."""
    shots = [Clip.of(str(f)).shot for f in a["facts"]]
    asked = np.concatenate([a["asked_frame"], a["asked_subject"].reshape(len(shots), -1)], 1)
    return {name: np.array([bool(asked[i, k]) and said(s, name) for i, s in enumerate(shots)]) for k, name in enumerate(SEES)}


def by_attribute(net: Judge, sets: dict[str, Arrays]) -> tuple[list[str], dict[str, float], dict[str, np.ndarray], dict[str, np.ndarray]]:
    """The table, each attribute's share of what is read of drawings, and which clips of `painted` were asked and read right."""
    told_of = told(sets["drawn"])
    read = {row: Readings(net, a) for row, a in sets.items()}
    sure = believed(net, read["drawn"])
    asked = {n: told_of[n] & sure[n] for n in SEES}
    names = [n for n in SEES if asked[n].sum() >= 8]
    share = {row: {n: float(r.right[n][asked[n]].mean()) for n in names} for row, r in read.items()}
    plain = {n: float(read["drawn"].right[n][told_of[n]].mean()) for n in names}
    relative = {n: share["painted"][n] / max(.01, share["drawn"][n]) for n in names}
    lines = ["| | clips | asked of the judge | right of all, drawn | " + " | ".join(sets) + " | painted / drawn |", "|---|---|---|---|" + "---|" * (len(sets) + 1)]
    lines += [f"| {n} | {int(told_of[n].sum())} | {int(asked[n].sum())} | {plain[n]:.3f} | " + " | ".join(f"{share[row][n]:.3f}" for row in sets) + f" | {relative[n]:.2f} |" for n in names]
    means = {row: float(np.mean(list(share[row].values()))) for row in sets}
    everything, believable = (sum(int(v[n].sum()) for n in SEES) for v in (told_of, asked))
    lines.append(f"| **mean** | {everything} | {believable} | {np.mean(list(plain.values())):.3f} | " + " | ".join(f"**{means[row]:.3f}**" for row in sets) + f" | **{means['painted'] / means['drawn']:.2f}** |")
    left = [n for n in SEES if told_of[n].sum() >= 8 and n not in names]
    if left:
        lines += ["", f"Not asked, because the judge is hardly ever sure of it: {', '.join(left)}."]
    return lines, relative, asked, read["painted"].right


def exchanged(pairs: int, seed: int = 3) -> list[tuple[Clip, Clip]]:
    """Two people with a colour each, and the same with the colours exchanged; same noise."""
    rnd, out = random.Random(seed), []
    for i in range(pairs):
        a, b = rnd.sample(facts.PEOPLE, 2)
        red, blue = rnd.sample(CLEAR, 2)
        shot = Shot(place=rnd.choice(("park", "street", "living_room", "office", "beach", "field")), size=rnd.choice(("full", "medium")),
                    first=Who(a, colour=red, action=rnd.choice(("talk", "stand", "walk"))), second=Who(b, colour=blue))
        other = replace(shot, first=replace(shot.first, colour=blue), second=replace(shot.second, colour=red))
        out.append((Clip(shot, 90_000 + i, 4.), Clip(other, 90_000 + i, 4.)))
    return out


def binds(net: Judge, a: Arrays) -> np.ndarray:
    """Whether each film's two people wear what the caption says: whoever looks more like the first kind is the first; each must look more like
    their own colour than like the other's."""
    _, subject = train_judge.guesses(net, a)
    kind, colour = (np.log(subject[list(SUBJECT_HEADS).index(n)] + 1e-6) for n in ("kind", "colour"))
    out = []
    for i, f in enumerate(a["facts"]):
        shot = Clip.of(str(f)).shot
        kinds, colours = ([values.index(getattr(w, n)) for w in (shot.first, shot.second)] for n, values in (("kind", facts.PEOPLE), ("colour", facts.COLOURS)))
        there = (a["squares"][i, :, :, 2] > a["squares"][i, :, :, 0]).any(1)
        straight = kind[i, 0, kinds[0]] + kind[i, 1, kinds[1]] >= kind[i, 0, kinds[1]] + kind[i, 1, kinds[0]]
        who = (0, 1) if straight else (1, 0)
        out.append(bool(there.all()) and all(colour[i, who[p], colours[p]] > colour[i, who[p], colours[1 - p]] for p in (0, 1)))
    return np.array(out)


def stacked(rows: list[dict[str, np.ndarray]]) -> Arrays:
    return {name: np.stack([r[name] for r in rows]) for name in rows[0]}


def swap_test(net: Judge, pairs: int, model: Path) -> list[str]:
    every = [c for pair in exchanged(pairs) for c in pair]
    with tempfile.TemporaryDirectory() as folder:
        painted = binds(net, stacked(films.film(every, every, Path(folder), model)))
        drawn = binds(net, stacked([clips.draw(c) for c in every]))
    withheld = np.array([sample.withheld(c.shot) for c in every])
    lines = ["| | films | drawn | painted |", "|---|---|---|---|"]
    for name, mask in (("pairs of kinds and colours as in training", ~withheld), ("pairs that training never saw", withheld), ("all", np.ones(len(every), bool))):
        if mask.any():
            lines.append(f"| {name} | {int(mask.sum())} | {drawn[mask].mean():.3f} | {painted[mask].mean():.3f} |")
    both = painted.reshape(-1, 2).all(1).mean()
    return [*lines, "", f"Both films of a pair right: {both:.3f} of {pairs} pairs."]


@torch.no_grad()
def features(net: Judge, a: Arrays) -> np.ndarray:
    """What the judge makes of a film's whole frames before it names anything, [N, d] of length 1."""
    out = []
    for w in np.array_split(a["whole"], max(1, len(a["whole"]) // 20)):
        f = net.whole(looking.pictures(w).flatten(0, 1) * 2 - 1).view(len(w), -1)
        out.append((f / f.norm(dim=1, keepdim=True)).numpy())
    return np.concatenate(out)


def diversity(net: Judge, model: Path, pictures: Path) -> list[str]:
    base = [clips.clip("withheld", 1000 + i) for i in range(400)]
    people = [c for c in base if c.shot.first.kind not in ("none", "thing") and sum(facts.value(c.shot, s) != UNSAID for s in ("place", "first.action", "first.colour")) < 3][:CAPTIONS]
    every = [Clip(c.shot, 70_000 + s, 4.) for c in people for s in range(SEEDS)]
    same_words = [Clip(c.shot, c.seed, 4.) for c in people for _ in range(SEEDS)]
    with tempfile.TemporaryDirectory() as folder:
        painted = films.film(every, same_words, Path(folder), model)
    drawn = [clips.draw(c) for c in every]
    lines = ["| | one caption, other noise | other captions | ratio | pixels (0..255) |", "|---|---|---|---|---|"]
    for name, rows in (("drawn", drawn), ("painted", painted)):
        a = stacked(rows)
        f = features(net, a).reshape(CAPTIONS, SEEDS, -1)
        flat = f.reshape(CAPTIONS * SEEDS, -1)
        apart = np.linalg.norm(flat[:, None] - flat[None], axis=-1).reshape(CAPTIONS, SEEDS, CAPTIONS, SEEDS)
        own = np.mean([apart[i, :, i][~np.eye(SEEDS, dtype=bool)].mean() for i in range(CAPTIONS)])
        other = np.mean([apart[i, :, j].mean() for i in range(CAPTIONS) for j in range(CAPTIONS) if i != j])
        middle = a["whole"][:, MIDDLE].reshape(CAPTIONS, SEEDS, -1).astype(np.float32)
        pixels = np.mean([np.abs(middle[i, s] - middle[i, t]).mean() for i in range(CAPTIONS) for s in range(SEEDS) for t in range(s)])
        lines.append(f"| {name} | {own:.3f} | {other:.3f} | {own / other:.2f} | {pixels:.1f} |")
    sheet = [np.concatenate([painted[i * SEEDS + s]["whole"][MIDDLE] for s in range(SEEDS)], 1) for i in range(min(6, CAPTIONS))]
    Image.fromarray(np.concatenate(sheet)).save(pictures / "seeds.png")
    return [*lines, "", "![One caption a row, one seed a column](evaluation/seeds.png)"]


def worst(relative: dict[str, float], asked: dict[str, np.ndarray], hits: dict[str, np.ndarray], sets: dict[str, Arrays], pictures: Path, most: int = 4) -> list[str]:
    """Pictures of what the judge reads wrong: drawn above, painted below."""
    for path in pictures.glob("worst-*.png"):        # of an evaluation before
        path.unlink()
    lines = []
    for name in sorted(relative, key=lambda n: relative[n])[:most]:
        misses = np.nonzero(asked[name] & ~hits[name])[0][:8]
        if not len(misses):
            continue
        if name in FRAME_HEADS:
            rows = [np.concatenate([sets[row]["whole"][i, MIDDLE] for i in misses], 1) for row in ("drawn", "painted")]
            values = [FRAME_HEADS[name][sets["drawn"]["frame"][i, list(FRAME_HEADS).index(name)]] for i in misses]
        else:
            person, short = name.split(".")
            p = 0 if person == "first" else 1
            rows = [np.concatenate([sets[row]["close"][i, p, LOOKS[MIDDLE]] for i in misses], 1) for row in ("drawn", "painted")]
            values = [SUBJECT_HEADS[short][sets["drawn"]["subject"][i, p, list(SUBJECT_HEADS).index(short)]] for i in misses]
        file = f"worst-{name.replace('.', '-')}.png"
        Image.fromarray(np.concatenate(rows)).save(pictures / file)
        lines += [f"**{name}** ({relative[name]:.2f} of drawn): {', '.join(values)}", "", f"![drawn above, painted below](evaluation/{file})", ""]
    return lines


def sheet(sets: dict[str, Arrays], pictures: Path, count: int = 12) -> None:
    rows = [np.concatenate([np.concatenate([sets[row]["whole"][i, MIDDLE] for row in ("drawn", "painted")]) for i in range(k, k + 6)], 1) for k in range(0, count, 6)]
    Image.fromarray(np.concatenate(rows)).save(pictures / "side-by-side.png")


def ranking() -> list[str]:
    if not (train_judge.RUN / "discriminator.pt").exists():
        return ["D has not been trained."]
    net, sayer = train_discriminator.load(), train_discriminator.Sayer()
    scores = {split: train_discriminator.score(net, split, sayer, most) for split, most in RANKED.items()}
    names = [n for n in scores["withheld"] if " " not in n]
    rows = (("AUC", "", ".2f"), ("true caption above", " pairs", ".2f"), ("captions", " captions", ".0f"))
    return ["| wrong in | " + " | ".join(names) + " |", "|---|" + "---|" * len(names),
            *(f"| {row}, {split} | " + " | ".join(format(s[n + end], how) if n + end in s else "" for n in names) + " |" for split, s in scores.items() for row, end, how in rows)]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--clips", type=int, default=200)
    p.add_argument("--model", type=Path, default=restore.SHIPPED)
    p.add_argument("--out", type=Path, default=films.HERE.parent / "docs")
    p.add_argument("--pairs", type=int, default=PAIRS, help="of two people exchanged")
    p.add_argument("--anew", action="store_true")
    o = p.parse_args()
    torch.set_num_threads(1)
    pictures = o.out / "evaluation"
    pictures.mkdir(parents=True, exist_ok=True)
    if not any(train_judge.RUN.glob("*.pt")):
        restore.restored(restore.SHIPPED, train_judge.RUN)
    for split, count in RANKED.items():
        pool.drawn(split, count)
    net = train_judge.load()
    sets = {row: made(split, o.clips, o.model, o.anew) for row, split in ROWS.items()}
    table, relative, asked, hits = by_attribute(net, sets)
    sheet(sets, pictures)
    node = films.HERE.parent / "node_modules" / ".bin" / "node"
    subprocess.run([str(node), str(films.HERE / "shotloom_model" / "bench" / "strips.mjs"), str(pictures)], check=True, cwd=films.HERE.parent)
    steps = json.loads((o.model / "model.json").read_text())["trained_steps"]
    text = ["# Evaluation of the built-in model", "",
            f"{o.clips} captions whose combinations of kind, colour and place training never saw, {steps} steps. Films come from the exported graphs; the judge",
            f"(`training/shotloom_model/judge.py`) was trained on drawn clips only ({torch.load(train_judge.RUN / 'judge.pt')['step']:,} steps).", "",
            "![Drawn above, painted below](evaluation/side-by-side.png)", "", "## The judge, by attribute", "",
            "Share read right of what the caption says and the shot shows, where the judge is sure of the drawing (`training/sureness.py`: right in .985 of other held-out drawings).", "", *table, "",
            "## Two people exchanged", "", "\"A woman in red and a boy in blue\" against the reverse, with the same noise: do both wear their own colour?", "", *swap_test(net, o.pairs, o.model), "",
            "## Diversity", "", "Distances between films in the judge's features.", "", *diversity(net, o.model, pictures), "",
            "## Attention and weights", "", "The words that were looked at for everything that was heard (`--attention`), and one shot with weights of .4, 1 and 1.8 on two words.", "",
            "![Attention](evaluation/attention.png)", "", "![Weights](evaluation/weights.png)", "",
            "## How steady films are", "", *consistency.tables(o.model), "", "Walking becomes running (above), and the same two cut as an editor would:", "",
            "![Walk and run](evaluation/walk-run.png)", "", "## A voice", "", *talking.rows(pictures), "", "## Words and things", "", *talking.said(pictures), "",
            "## Where it fails", "", *worst(relative, asked, hits, sets, pictures), "## D as a judge of captions", "", *ranking()]
    (o.out / "evaluation.md").write_text("\n".join(text) + "\n", "utf8")
    print("\n".join(text))


if __name__ == "__main__":
    main()
