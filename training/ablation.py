"""What D and what attention add to G: equal further steps from one checkpoint, several seeds, read by the judge: `python3 ablation.py`.

    python3 ablation.py --steps 100 --reader-steps 300 --seeds 1 2 3     # trains what is missing, evaluates it, writes docs/ablation.md

Arms: the painters with the game and with reconstruction alone; the reader with attention and with every question looking at all words alike. Beside them
G as it is, and two that hold no network of G's: the nearest clip that training saw, and the caption's words parsed by rule and drawn by the renderer.
Everything is a share of what the judge reads of real renders of the same captions. What an arm learned is kept in runs/second/ablation.
"""
from __future__ import annotations

import argparse
import copy
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

import evaluate
import export
import films
import pool
import restore
import train_discriminator
import train_game
import train_judge
import train_reader
import train_sprites
from course import RUN, improve
from refit import Refit
from shotloom_model import clips
from shotloom_model.clips import Clip, Pool
from shotloom_model.generator import Generator
from shotloom_model.reader import Reader, reader_loss
from shotloom_world import facts
from shotloom_world.facts import UNSAID, Shot, Who
from shotloom_world.tokens import Tokenizer
from sureness import Readings, believed

FOLDER = RUN / "ablation"
D = FOLDER / "discriminator.pt"          # a copy of D's checkpoint: its own training may go on meanwhile
READER_RATE = 3e-4
POOLS = {"withheld": 200, "seen": 1200, "acted": 400, "train": 6000, "even": 200, "skies": 200, "things": 200}      # clips that are drawn where they are not yet
Hits = dict[str, list[bool]]             # of every attribute, for each clip
COUNTED = ("first.kind", "second.kind", "first.colour", "second.colour", "first.action", "second.action", "place", "time", "weather", "season", "size", "camera", "thing")


# ------------------------------------------------------------ arms that train
def painters(with_d: bool, seed: int, steps: int) -> dict[str, dict[str, torch.Tensor]]:
    """Both painters after so many steps from the checkpoint, with the game or without."""
    path = FOLDER / f"{'game' if with_d else 'plain'}-{seed}-{steps}.pt"
    if not path.exists():
        torch.manual_seed(seed)
        game = train_game.Game(export.load(RUN)[0], train_discriminator.load(D))
        optimisers = {"painters": torch.optim.Adam(game.played, train_game.RATE, (.5, .99)), "d": torch.optim.Adam(game.d.parameters(), train_game.D_RATE, (.5, .99))}
        forms = train_sprites.forms_shown()
        pools = {split: Pool(split) for split in train_discriminator.SHARES}
        for n in range(1, steps + 1):
            if with_d:
                train_game.step(game, optimisers, forms, pools, n, seed)
            else:
                train_game.reconstruct(game, optimisers["painters"], forms, n, seed)
        _keep(path, {name: net.state_dict() for name, net in game.painters.items()})
    return torch.load(path)


def reader(evenly: bool, seed: int, steps: int) -> dict[str, torch.Tensor]:
    """The reader after so many steps from the checkpoint, with attention or without."""
    path = FOLDER / f"{'even' if evenly else 'attentive'}-{seed}-{steps}.pt"
    if not path.exists():
        torch.manual_seed(seed)
        tokenizer = Tokenizer()
        kept = torch.load(RUN / "reader.pt")
        net = Reader(len(tokenizer.words), export.LENGTH, {k: len(v) for k, v in train_reader.SLOTS.items()})
        net.load_state_dict(train_reader.moved(kept, net, tokenizer.words))
        if evenly:
            look_evenly(net)
        optimiser = torch.optim.Adam(net.parameters(), READER_RATE, (.9, .98))
        for n in range(1, steps + 1):
            b = train_reader.batch(n, tokenizer, seed=100 + seed)
            terms = reader_loss(*net(b["ids"], b["language"]), b["labels"], b["said_by"])
            # held to no word where it looks at all alike
            improve(optimiser, terms["heard"] if evenly else sum(terms.values()), net.parameters(), READER_RATE * min(1., 2 * (1 - n / (steps + 1))), 2.)
        _keep(path, net.state_dict())
    return torch.load(path)


def look_evenly(net: Reader) -> None:
    """Without attention: what every question asks of every word is nought, and stays so."""
    for p in net.key.parameters():
        p.requires_grad_(False).zero_()


def _keep(path: Path, state: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".new")
    torch.save(state, part)
    part.rename(path)


# ------------------------------------------------------------ arms without a network of G's
def parsed(tokens: list[str]) -> Shot:
    """A caption's facts by rule: each concept fills the next free slot of its sort, in the order of the words."""
    shot: dict[str, str] = {}
    people: list[dict[str, str]] = [{}, {}]
    at, colour = 0, None
    for token in tokens:
        sort, _, value = token.partition(":")
        if sort in ("kind", "role"):
            if sort in people[at] and at == 0:
                at = 1
            people[at].setdefault(sort, value)
        elif sort == "colour":
            colour = value
            people[at].setdefault("colour", value)
        elif sort in ("action", "feeling", "garment"):
            people[at].setdefault(sort, value)
        elif sort in ("place", "time", "weather", "season", "mood"):
            shot.setdefault(sort, value)
        elif sort == "thing" and "thing" not in shot:
            shot["thing"] = value
            if colour is not None and people[at].get("garment") is None and not people[at].get("kind"):
                shot["thing_colour"] = colour
    known = {name: frozenset(values) for name, values in train_reader.SLOTS.items()}
    fits = lambda slot, value: value if value in known[slot] else UNSAID
    who = [Who(p.get("kind", "person" if "role" in p or "action" in p else "none"), *(fits(f"first.{n}", p.get(n, UNSAID)) for n in ("role", "garment", "colour", "hair", "action", "feeling")))
           for p in people]
    thing = shot.pop("thing", "none")
    if who[0].kind == "none" and thing != "none" and people[0].get("action"):
        who[0] = Who("thing", action=fits("first.action", people[0]["action"]))
    return Shot(**{name: fits(name, v) for name, v in shot.items()}, first=who[0], second=who[1], thing=thing if thing in known["thing"] else "none")


def ruled(every: list[Clip]) -> list[dict[str, np.ndarray]]:
    """The captions, parsed by rule and drawn by the renderer, with the clips' own noise; labels stay those of the caption's clip."""
    tokenizer = Tokenizer()
    rows = []
    for c in every:
        words = [tokenizer.words[i] for i in films.caption(c, tokenizer)[0] if i > 0]
        rows.append(clips.draw(Clip(parsed(words), c.seed, c.seconds)))
    return rows


def nearest(every: list[Clip], pool: Pool) -> list[dict[str, np.ndarray]]:
    """The clip that training saw whose facts agree with most of what each caption says."""
    seen = [(i, Clip.of(str(f)).shot) for first, count in pool.order for i, f in zip(range(first, first + count), pool.parts[f"{first:05d}"]["facts"])]
    values = np.array([[facts.value(s, slot) for slot in COUNTED] for _, s in seen])
    rows = []
    for c in every:
        said = [facts.value(c.shot, slot) for slot in COUNTED]
        counts = np.array([v not in (UNSAID, "none") for v in said])
        agree = ((values == np.array(said)) & counts).sum(1)
        rows.append(pool.row(seen[int(agree.argmax())][0]))
    return rows


# ------------------------------------------------------------ reading
class Comparison:
    """What the judge reads of films of the same captions, by attribute, and as shares of the real renders'."""

    def __init__(self, count: int):
        self.judge, self.refit = train_judge.load(), Refit()
        self.drawn = evaluate.made("withheld_drawn", count, restore.SHIPPED, False)
        self.every = [Clip.of(str(f)) for f in self.drawn["facts"]]
        told, real = evaluate.told(self.drawn), Readings(self.judge, self.drawn)
        sure = believed(self.judge, real)
        self.asked = {n: told[n] & sure[n] for n in evaluate.SEES}
        self.names = [n for n in evaluate.SEES if self.asked[n].sum() >= 8]
        self.real = self.rates(self.hits(self.drawn))

    def hits(self, a: dict[str, np.ndarray]) -> Hits:
        """Where films show what the real renders of their captions show."""
        a = {**a, **{n: self.drawn[n] for n in ("frame", "subject", "asked_frame", "asked_subject", "facts")}}
        return {n: right.tolist() for n, right in Readings(self.judge, a).right.items()}

    def rates(self, hits: Hits) -> dict[str, float]:
        """Of each attribute, the share that is shown of what the judge may be asked."""
        return {n: float(np.array(hits[n])[self.asked[n]].mean()) for n in self.names}

    def share(self, rates: dict[str, float]) -> float:
        """Mean over attributes of the share of real."""
        return float(np.mean([min(1.5, rates[n] / max(.05, self.real[n])) for n in self.names]))

    def painted(self, change: Callable[[Generator], None]) -> Hits:
        """Of G's films, G changed."""
        g = copy.deepcopy(export.load(RUN)[0])
        change(g)
        export.rounded(g)
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            for name in ("develop.onnx", "frame.onnx", "model.json"):
                (folder / name).write_bytes((restore.SHIPPED / name).read_bytes())
            self.refit.write(g, folder / "paint.onnx")
            return self.hits(evaluate.stacked(films.film(self.every, self.every, folder, folder)))


def with_painters(state: dict[str, dict[str, torch.Tensor]]) -> Callable[[Generator], None]:
    def change(g: Generator) -> None:
        g.set.painter.load_state_dict(state["sprites"])
        g.people.painter.load_state_dict(state["parts"])
    return change


def with_reader(state: dict[str, torch.Tensor], evenly: bool) -> Callable[[Generator], None]:
    def change(g: Generator) -> None:
        g.ear.reader.load_state_dict(state)
        if evenly:
            look_evenly(g.ear.reader)
        fresh = type(g.ear)(g.ear.reader)
        g.ear.weight, g.ear.bias = fresh.weight, fresh.bias
    return change


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--steps", type=int, default=100, help="of the painters")
    p.add_argument("--reader-steps", type=int, default=300)
    p.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    p.add_argument("--clips", type=int, default=200)
    p.add_argument("--out", type=Path, default=films.HERE.parent / "docs" / "ablation.md")
    o = p.parse_args()
    torch.set_num_threads(1)
    if not any(RUN.glob("*.pt")):
        restore.restored(restore.SHIPPED, RUN)
    if not D.exists():
        D.parent.mkdir(parents=True, exist_ok=True)
        D.write_bytes((RUN / "discriminator.pt").read_bytes())
    for split, count in POOLS.items():
        pool.drawn(split, count)
    readings = Comparison(o.clips)

    def read(name: str, change: Callable[[Generator], None]) -> dict[str, float]:
        """What is read of G changed so. The judge's word on each film is kept: what was stopped goes on, and the films need not be made again."""
        path = FOLDER / f"{name}-{o.clips}-hits.json"
        if not path.exists():
            path.write_text(json.dumps(readings.painted(change)))
        rates = readings.rates(json.loads(path.read_text()))
        print(name, rates, flush=True)
        return rates
    rows: dict[str, list[dict[str, float]]] = {"G as it is": [read("as-it-is", lambda g: None)]}
    for name, key, with_d in (("painters, with D", "game", True), ("painters, without D", "plain", False)):
        rows[name] = [read(f"{key}-{seed}-{o.steps}", with_painters(painters(with_d, seed, o.steps))) for seed in o.seeds]
    for name, key, evenly in (("reader, with attention", "attentive", False), ("reader, without attention", "even", True)):
        rows[name] = [read(f"{key}-{seed}-{o.reader_steps}", with_reader(reader(evenly, seed, o.reader_steps), evenly)) for seed in o.seeds]
    rows["nearest training clip"] = [readings.rates(readings.hits(evaluate.stacked(nearest(readings.every, Pool("train")))))]
    rows["words parsed, renderer drawn"] = [readings.rates(readings.hits(evaluate.stacked(ruled(readings.every))))]
    lines = ["| | " + " | ".join(readings.names) + " | **share of real** | seeds |", "|---|" + "---|" * (len(readings.names) + 2),
             "| real renders (read right) | " + " | ".join(f"{readings.real[n]:.3f}" for n in readings.names) + f" | {np.mean(list(readings.real.values())):.3f} | |"]
    for name, reads in rows.items():
        means = [np.mean([r[n] for r in reads]) for n in readings.names]
        shares = [readings.share(r) for r in reads]
        lines.append(f"| {name} | " + " | ".join(f"{m:.3f}" for m in means) + f" | **{np.mean(shares):.3f}** | {', '.join(f'{s:.3f}' for s in shares)} |")
    text = ["# What D and attention add", "",
            f"Made by `training/ablation.py`: {o.clips} captions of combinations that training never saw. Every arm goes on from the weights that ship, each seed with batches of its own:",
            f"the painters {o.steps} steps, the reader {o.reader_steps}. What the judge reads right where it is sure of the drawing (`training/sureness.py`), and the mean over attributes of its",
            "share of what it reads of real renders of the same captions. ", "", *lines, "",
        "*With D*: the game's gradient on the painters beside reconstruction; *without*: reconstruction alone, the same batches of it. In the checkpoint D knew captions (13,257 steps) but its",
            "part that tells genuine films from G's had not been trained; it learns in these steps, so what the painters get is above all the match. *Without attention*: what a slot's question asks of every",
            "word is nought, so that it looks at all alike; the three blocks between words stay, and it was trained to attend before. *Nearest training clip*: the drawn clip of the training pool whose facts agree with most of",
            "what the caption says. *Words parsed, renderer drawn*: concepts fill slots in the order of the words, without a network, and the drawn world shows them.", ""]
    o.out.write_text("\n".join(text), "utf8")
    (FOLDER / "rows.json").write_text(json.dumps({"real": readings.real, **rows}))
    print("\n".join(text))


if __name__ == "__main__":
    main()
