"""Clips of the drawn world, and the pool of them on disk."""
from __future__ import annotations

import json
import random
import shutil
import zlib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Iterator, NamedTuple

import numpy as np
import torch
from PIL import Image

from shotloom_world import facts, scene
from shotloom_world import props as catalogue
from shotloom_world.acting import ground, head_middle
from shotloom_world.facts import UNSAID, Shot, Who
from shotloom_world.noise import Noise
from shotloom_world.places.render import MOVES, ZOOMS
from shotloom_world.sample import NAMED, PEOPLE_ACTIONS, Sampler, withheld
from shotloom_world.staging import Stage, stage

from . import views
from .kinematics import BODY
from .figure import FIGURE
from .layout import CAMERA, FIGURES, LAYERS, MOVER, MOVERS, NEVER, TEXTURE, TEXTURES
from .seen import FRAME_HEADS, SUBJECT_HEADS, nothing, seen_in_frame, seen_of_person, seen_of_thing

POOL = Path(__file__).parent.parent / "runs" / "second" / "pool"
CHUNK = 200
PICTURES = frozenset(("whole", "grey", "close", "face"))


class Split(NamedTuple):
    """Whether a split has the combinations withheld from training, its share of shots that show one thing large, whether people, what they
    do and what they feel come as often as one another rather than as in scripts, and whether weathers do, under an open sky."""
    held_out: bool = False
    things: float = 0.
    even: bool = False
    skies: bool = False


SPLITS = {"train": Split(), "films": Split(), "game": Split(), "things": Split(things=1.), "even": Split(even=True), "skies": Split(skies=True), "acted": Split(even=True), "seen": Split(things=.1), "withheld": Split(held_out=True)}


@dataclass(frozen=True)
class Clip:
    """A shot with the seed of its noise and its length in seconds."""
    shot: Shot
    seed: int
    seconds: float

    @property
    def noise(self) -> Noise:
        return Noise.drawn(self.seed)

    def said(self) -> str:
        return json.dumps(asdict(self))

    @staticmethod
    def of(said: str) -> "Clip":
        told = json.loads(said)
        who = {name: Who(**told["shot"].pop(name)) for name in ("first", "second")}
        return Clip(Shot(**told["shot"], **who), told["seed"], told["seconds"])


def clip(split: str, index: int) -> Clip:
    how = SPLITS[split]
    seed = zlib.crc32(f"{split} {index}".encode())
    rnd = random.Random(seed)
    shot = _even(rnd) if how.even else _sky(rnd) if how.skies else Sampler(rnd).shot(how.held_out)
    if rnd.random() < how.things:
        shot = replace(shot, first=Who(), second=Who(), thing=NAMED[index % len(NAMED)], thing_colour="unsaid", size=rnd.choice(("insert", "close", "medium")), relation="unsaid")
    return Clip(shot, seed, round(rnd.uniform(2, 6), 2))


def _even(rnd: random.Random) -> Shot:
    """A shot with somebody whose kind, action, feeling and shot size are each drawn evenly; none of the withheld combinations."""
    sampler = Sampler(rnd)
    while True:
        shot = sampler.shot()
        if shot.first.kind in ("none", "thing", "crowd"):
            continue
        first = replace(shot.first, kind=rnd.choice(facts.PEOPLE), role=UNSAID, action=rnd.choice(PEOPLE_ACTIONS), feeling=rnd.choice((*facts.FEELINGS, UNSAID, UNSAID)))
        size = rnd.choice(("wide", "full", "medium", "medium")) if rnd.random() < .6 else rnd.choice(("medium_close", "close", "close", "extreme_close"))
        shot = replace(shot, first=first, size=size)
        if not withheld(shot):
            return shot


def _sky(rnd: random.Random) -> Shot:
    """A shot out of doors, open enough to show the sky, whose weather is said and drawn evenly; none of the withheld combinations."""
    sampler = Sampler(rnd)
    while True:
        shot = sampler.shot()
        shot = replace(shot, weather=rnd.choice(facts.WEATHERS), size=shot.size if shot.size in (UNSAID, "wide", "full", "medium") else rnd.choice(("wide", "full", "medium")))
        if shot.place not in (*facts.INDOORS, "space", "backdrop") and not withheld(shot):
            return shot


def tensors(made: Stage, seconds: float) -> dict[str, np.ndarray]:
    """As much of a stage's tensors (layout.INPUTS) as views.squares asks for, and where heads are; figures in the order of the caption."""
    times = views.moments(torch.tensor([seconds]))[0].tolist()
    out = {"heads": np.zeros((FIGURES, views.MOMENTS, 2), np.float32),
           "figures": np.zeros((FIGURES, len(FIGURE)), np.float32), "bodies": np.ones((FIGURES, len(BODY)), np.float32), "camera": np.zeros(len(CAMERA), np.float32),
           "movers": np.zeros((MOVERS, len(MOVER)), np.float32), "textures": np.zeros((TEXTURES, len(TEXTURE)), np.float32)}
    for i, actor in enumerate(made.actors[:FIGURES]):
        for name, v in {"x": actor.x, "y": ground(actor), "speed_x": actor.speed, "speed_then": actor.speed, "then_at": NEVER, "show": 1.}.items():
            out["figures"][i, FIGURE[name]] = v
        out["bodies"][i] = [getattr(actor.body, n) for n in BODY.names]
        out["heads"][i] = [head_middle(actor, t, seconds) for t in times]
    move = made.camera
    numbers = {f"{n}_{end}": v for end, frame in (("start", move.start), ("end", move.end)) for n, v in zip(("x", "y", "high"), frame)}
    numbers.update(follow=move.follow, follow_then=move.follow, then_at=NEVER, y_wide=made.set.middle, high_wide=made.set.height)
    numbers.update({f"parallax_{n}": v for n, v in zip(LAYERS, (*MOVES[:4], 1., MOVES[4]))})
    numbers.update({f"zoom_{n}": v for n, v in zip(LAYERS, (*ZOOMS[:4], 1., ZOOMS[4]))})
    for name, v in numbers.items():
        out["camera"][CAMERA[name]] = v
    for prop in made.props:
        sprite = catalogue.sprite(prop.key)
        if prop.speed or sprite.moving:
            for name, v in {"layer": min(prop.layer, 3) if prop.layer < 4 else 5, "order": 1., "texture": 0., "x": prop.x, "y": prop.y, "speed_x": prop.speed, "show": 1.,
                            "scale_x": -prop.scale if prop.mirrored else prop.scale, "scale_y": prop.scale}.items():
                out["movers"][0, MOVER[name]] = v
            out["textures"][0, TEXTURE["x0"]:TEXTURE["y1"] + 1] = sprite.box
    return out


def labels(made: Stage, squares: np.ndarray) -> dict[str, np.ndarray]:
    """What is seen: `frame` [heads], `subject` [FIGURES, heads] (-1: not), and `asked_...` of the same shapes. squares [FIGURES, MOMENTS, 4]."""
    present = squares[..., 2] > squares[..., 0]
    rows = 216 / max(made.camera.start[2], made.camera.end[2])
    subjects = [nothing()] * FIGURES
    for i, actor in enumerate(made.actors[:FIGURES]):
        if present[i].sum() >= views.MOMENTS * .6:
            body = actor.body
            subjects[i] = seen_of_person(made, i, rows * (body.thigh + body.shin + body.torso + body.neck + 1) * body.metres)
    if not made.actors and made.props and present[0].sum() >= views.MOMENTS * .6:
        prop = made.props[0]
        box = catalogue.sprite(prop.key).box
        long = max(box[2] - box[0], box[3] - box[1]) * prop.scale * rows
        side = float((squares[0, :, 3] - squares[0, :, 1]).max()) * 216
        subjects[0] = seen_of_thing(made, long / side)
    frame = seen_in_frame(made, present)
    return {"frame": np.array(frame[0], np.int16), "asked_frame": np.array(frame[1]), "subject": np.array([s[0] for s in subjects], np.int16),
            "asked_subject": np.array([s[1] for s in subjects])}


def draw(c: Clip) -> dict[str, np.ndarray]:
    """One clip as the pool keeps it: uint8 `whole` [LOOKS, 72, 128, 3], `grey` [MOMENTS, 36, 64], `close` [FIGURES, MOMENTS, 64, 64, 3], `face`
    [FIGURES, LOOKS, 64, 64, 3]; `squares`, `faces`, what is seen, and the clip's `facts`."""
    made = stage(c.shot, c.noise)
    seconds = torch.tensor([c.seconds])
    shot = views.tensors(tensors(made, c.seconds))
    squares, faces = (boxes(shot, seconds)[0].numpy() for boxes in (views.squares, views.faces))
    high, wide = views.FRAME
    whole = np.zeros((views.MOMENTS, *views.WHOLE, 3), np.uint8)
    close, face = (np.zeros((FIGURES, views.MOMENTS, views.CLOSE, views.CLOSE, 3), np.uint8) for _ in range(2))
    still = not made.actors and not any(p.speed or catalogue.sprite(p.key).moving for p in made.props) and made.camera.start == made.camera.end and made.light.falls == "none"
    for k, t in enumerate(views.moments(seconds)[0].tolist()):
        if still and k:
            whole[k], close[:, k] = whole[0], close[:, 0]
            continue
        picture = Image.fromarray(scene.frame(made, t, c.seconds, wide, high))
        whole[k] = np.asarray(picture.reduce(high // views.WHOLE[0]))
        for cut, boxes in ((close, squares), (face, faces if k in views.LOOKS else np.zeros_like(faces))):
            for i in range(FIGURES):
                x0, y0, x1, y1 = boxes[i, k].tolist()
                if x1 > x0:
                    box = (max(0., x0 * wide), max(0., y0 * high), min(wide, x1 * wide), min(high, y1 * high))
                    cut[i, k] = np.asarray(picture.resize((views.CLOSE, views.CLOSE), Image.BILINEAR, box))
    looks, k = list(views.LOOKS), views.SHRUNK
    grey = whole.mean(3).reshape(views.MOMENTS, views.WHOLE[0] // k, k, views.WHOLE[1] // k, k).mean((2, 4))
    return {"whole": whole[looks], "grey": grey.astype(np.uint8), "close": close, "face": face[:, looks], "squares": squares, "faces": faces[:, looks],
            "facts": np.array(c.said()), **labels(made, squares)}


VALUES = json.dumps({"frame": FRAME_HEADS, "subject": SUBJECT_HEADS})


def save(path: Path, made: list[dict[str, np.ndarray]]) -> None:
    """Writes a chunk, a folder of arrays, beside its place and renames it. What the numbers of `frame` and `subject` meant is kept with them: the
    catalogue grows."""
    part = path.with_suffix(".tmp")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    (part / "values.json").write_text(VALUES)
    for name in made[0]:
        np.save(part / f"{name}.npy", np.stack([m[name] for m in made]))
    shutil.rmtree(path, ignore_errors=True)
    part.rename(path)


def read(path: Path) -> dict[str, np.ndarray]:
    """A chunk's arrays; pictures stay on the disk until they are looked at, so that several trainings share what the system keeps of them."""
    chunk = {f.stem: np.load(f, mmap_mode="r" if f.stem in PICTURES else None) for f in path.glob("*.npy")}
    then = (path / "values.json").read_text()
    if then != VALUES:
        for what, heads in (("frame", FRAME_HEADS), ("subject", SUBJECT_HEADS)):
            for k, (old, new) in enumerate(zip(json.loads(then)[what].values(), heads.values())):
                moved = np.array([*(new.index(v) if v in new else -1 for v in old), -1], np.int16)
                chunk[what][..., k] = moved[chunk[what][..., k]]
    return chunk


class Pool:
    """Clips of one split, as far as they have been made; each a row of `draw`."""

    def __init__(self, split: str, most: int = 1 << 30, folder: Path = POOL):
        self.folder, self.most, self.parts = folder / split, most, {}
        self.refresh()

    def refresh(self) -> None:
        """Also takes what has been drawn since."""
        for path in sorted(self.folder.glob("[0-9]*[0-9]"))[:max(1, self.most // CHUNK)]:
            if path.stem not in self.parts:
                self.parts[path.stem] = read(path)
        self.order = [(int(stem), len(part["frame"])) for stem, part in self.parts.items()]

    @property
    def count(self) -> int:
        return sum(n for _, n in self.order)

    def row(self, index: int) -> dict[str, np.ndarray]:
        """The clip of that number."""
        first, _ = next(o for o in self.order if o[0] <= index < o[0] + o[1])
        return {name: a[index - first] for name, a in self.parts[f"{first:05d}"].items()}

    def pick(self, rnd: random.Random) -> dict[str, np.ndarray]:
        first, n = rnd.choice(self.order)
        return self.row(first + rnd.randrange(n))

    def rows(self) -> Iterator[dict[str, np.ndarray]]:
        return (self.row(first + i) for first, n in self.order for i in range(n))

    def all(self) -> dict[str, np.ndarray]:
        return {name: np.concatenate([p[name] for p in self.parts.values()]) for name in next(iter(self.parts.values()))}


__all__ = ["Clip", "Pool", "clip", "draw", "labels", "read", "save", "tensors"]
