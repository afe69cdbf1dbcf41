"""Trains the heads of G that cast and direct people: CastNet, PaletteNet, PoseNet, FaceNet (directing.py), StageNet (blocking.py).

One thread, numbers only: the drawn world answers for identities, palettes, joints, faces and stages while training goes on. Resumable:
every head goes on from the last checkpoint. Combinations that the sampler withholds are never trained on.
"""
from __future__ import annotations

import argparse
import math
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from course import RUN, Course, improve
from shotloom_model import blocking, condition, directing
from shotloom_model.blocking import ChinNet, StageNet
from shotloom_model.directing import CastNet, FaceNet, PaletteNet, PoseNet, one_hot
from shotloom_model.layout import KEYS
from shotloom_world import acting, casting, facts, framing, props, staging
from shotloom_world.acting import Actor
from shotloom_world.facts import UNSAID, Shot, Who
from shotloom_world.noise import PERSON, Noise
from shotloom_world.people.body import KINDS, OFFSETS, body_of
from shotloom_world.people.face import face
from shotloom_world.people.identity import Identity
from shotloom_world.people.joints import REST
from shotloom_world.people.limbs import HAND_SHAPES
from shotloom_world.people.person import Person
from shotloom_world.people.poses import ONCE, hands, pose, seated_at
from shotloom_world.sample import Sampler, withheld

Row = dict[str, np.ndarray]
CHIN = -1.48               # y of the lead's neck while stages are drawn for training: framing is learned from it, not it


@contextmanager
def quick_staging() -> Iterator[None]:
    """Stages without light and without drawing the lead to find the neck."""
    with patch.multiple(staging, light=lambda *_: None, softened=lambda s: s), patch.object(framing, "chin_height", lambda _: CHIN):
        yield


def number(value: int) -> np.ndarray:
    return np.array(value, np.int64)


def some_offsets(rnd: random.Random) -> tuple[float, ...]:
    return tuple(max(-1., min(1., rnd.gauss(0, .5))) for _ in OFFSETS)


# casting
def any_who(rnd: random.Random) -> tuple[Who, str]:
    """A person and a place: as often as in shots, or every value as often as the others."""
    while True:
        if rnd.random() < .4:
            shot = Sampler(rnd).shot()
            who = rnd.choice([w for w in (shot.first, shot.second) if w.kind not in ("none", "thing")] or [Who("person")])
            return who, shot.place

        def maybe(chance: float, values: tuple[str, ...]) -> str:
            return rnd.choice(values) if rnd.random() < chance else UNSAID

        who = Who(rnd.choice(("person", "child", "crowd", *facts.PEOPLE)), maybe(.5, facts.ROLES), maybe(.45, facts.GARMENTS),
                  maybe(.5, facts.COLOURS), maybe(.2, facts.HAIRS))
        place = maybe(.6, facts.PLACES) if rnd.random() < .7 else rnd.choice(tuple(casting.WARDROBE_OF_PLACE))
        if not withheld(Shot(place=place, first=who)):
            return who, place


def said_index(who: Who, place: str) -> np.ndarray:
    """[SAID] of values."""
    return np.array([condition.SLOTS["place" if s == "place" else f"first.{s}"].index(place if s == "place" else getattr(who, s))
                     for s in directing.SAID])


def said_of(index: torch.Tensor) -> directing.Said:
    return {name: one_hot(index[:, i], directing.SAID_WIDTHS[name]) for i, name in enumerate(directing.SAID)}


def chosen_index(identity: Identity) -> np.ndarray:
    """[CHOICES] of options."""
    return np.array([options.index(getattr(identity, name)) for name, options in ((n, directing.OPTIONS[n]) for n in directing.CHOICES)])


def chosen_of(index: torch.Tensor) -> directing.Choices:
    return {name: one_hot(index[:, i], len(directing.OPTIONS[name])) for i, name in enumerate(directing.CHOICES)}


def cast_row(rnd: random.Random) -> Row:
    who, place = any_who(rnd)
    noise = np.random.RandomState(rnd.randrange(2 ** 31)).randn(PERSON).clip(-3, 3).astype(np.float32)
    made = casting.identity(who, noise, place)
    return {"said": said_index(who, place), "chosen": chosen_index(made), "noise": noise, "offsets": np.array(made.offsets, np.float32)}


def cast_loss(net: CastNet, b: dict[str, torch.Tensor]) -> torch.Tensor:
    said, chosen = said_of(b["said"]), chosen_of(b["chosen"])
    total = 5 * (net.shape(b["noise"]) - b["offsets"]).abs().mean()
    for i, name in enumerate(directing.CHOICES):
        total = total + F.cross_entropy(net.shares(name, said, chosen), b["chosen"][:, i])
    return total


# colours
def palette_row(rnd: random.Random) -> Row:
    made = Identity.random(rnd) if rnd.random() < .5 else casting.identity(*(lambda w,
        p: (w, np.random.RandomState(rnd.randrange(2 ** 31)).randn(PERSON), p))(*any_who(rnd)))
    return {"chosen": chosen_index(made), "palette": np.array(list(Person(made).palette().values()), np.float32)}


def palette_loss(net: PaletteNet, b: dict[str, torch.Tensor]) -> torch.Tensor:
    return 10 * F.smooth_l1_loss(net(chosen_of(b["chosen"])), b["palette"], beta=.01)


# poses
def program(name: str, kind: str, offsets: tuple[float, ...], seat: float = 0.) -> np.ndarray:
    """[KEYS, joints] of an action at yaw 0; seat in heads or 0."""
    body = body_of(kind, offsets)
    out = []
    for i in range(KEYS):
        joints = pose(name, i / (KEYS - 1) if name in ONCE else i / KEYS, 0., body)
        if seat and name != "lie":
            joints = seated_at(joints, body, seat)
        out.append([joints[j] for j in directing.JOINT_NAMES])
    return np.array(out, np.float32)


def pose_row(rnd: random.Random) -> Row:
    name, kind, offsets = rnd.choice(directing.POSES), rnd.choice(KINDS), some_offsets(rnd)
    return {"pose": number(directing.POSES.index(name)), "kind": number(KINDS.index(kind)), "offsets": np.array(offsets, np.float32),
            "joints": program(name, kind, offsets)}


def seat_row(rnd: random.Random) -> tuple[int, tuple[float, ...], float, float]:
    """Kind, offsets, seat height in heads and the thighs' angle on it."""
    kind, offsets, seat = rnd.choice(KINDS), some_offsets(rnd), rnd.uniform(.5, 4.5)
    return KINDS.index(kind), offsets, seat, seated_at(REST, body_of(kind, offsets), seat)["hip_l"]


def pose_loss(net: PoseNet, b: dict[str, torch.Tensor]) -> torch.Tensor:
    joints = net.unseated(b["pose"], one_hot(b["kind"], len(KINDS)), b["offsets"])
    rnd = random.Random(int(b["joints"][0, 0].sum() * 1e4))
    kind, offsets, seat, hip = zip(*(seat_row(rnd) for _ in range(64)))
    rise = net.hip(one_hot(torch.tensor(kind), len(KINDS)), torch.tensor(offsets), torch.tensor(seat))
    every = torch.arange(len(directing.POSES))
    shapes = torch.tensor([[HAND_SHAPES.index(h) for h in hands(name)] for name in directing.POSES])
    once = torch.tensor([float(name in ONCE) for name in directing.POSES])
    grip = F.cross_entropy(net.hands(every).view(-1, len(HAND_SHAPES)), shapes.flatten()) + F.binary_cross_entropy_with_logits(net.once(every)[:, 0],
        once)
    return F.smooth_l1_loss(joints / 10, b["joints"] / 10, beta=.2) + F.smooth_l1_loss(rise / 10, torch.tensor(hip) / 10, beta=.2) + grip


# faces
def face_table() -> torch.Tensor:
    """[expressions, mouths, 12]."""
    return torch.tensor([[list(face(e, m).values()) for m in directing.MOUTHS] for e in directing.MOODS])


def face_row(rnd: random.Random) -> Row:
    return {"mood": number(rnd.randrange(len(directing.MOODS))), "mouth": number(rnd.randrange(len(directing.MOUTHS)))}


def face_loss(net: FaceNet, b: dict[str, torch.Tensor]) -> torch.Tensor:
    made = net.net(torch.cat([one_hot(b["mood"], len(directing.MOODS)), one_hot(b["mouth"], len(directing.MOUTHS))], 1))
    return 20 * F.smooth_l1_loss(made, face_table()[b["mood"], b["mouth"]], beta=.02)


# staging
HANGING = ("sky", "wall", "ceiling")     # how things stand whose place follows from the frame, as that of what floats behind people
PERSON_NUMBERS = ("x", "seat", "floor")
PROP_NUMBERS = ("prop_x", "prop_y", "prop_scale", "prop_layer", "prop_speed")


def closest(value: float, table: tuple[float, ...]) -> int:
    return min(range(len(table)), key=lambda i: abs(table[i] - value))


def hold_class(shot: Shot, key: str | None) -> int:
    return 0 if key is None else blocking.HOLDS.index("thing") if key == shot.thing else blocking.HOLDS.index(key)


def wished_speed(actor: Actor) -> float:
    """How fast somebody goes where there is room enough."""
    wished = staging.SPEEDS["run"] if actor.pose == "ride" else staging.PASSING if actor.pace == staging.PASSING_PACE else staging.SPEEDS.get(actor.action, 0.)
    return math.copysign(wished, actor.speed) if actor.speed else 0.


def stage_row(shot: Shot, noise: Noise) -> Row:
    """What a stage answers: `class_*` (-1: nothing to answer), numbers by name, the frame before the camera moves."""
    made = staging.stage(shot, noise)
    row: dict[str, float | int] = {f"class_{name}": -1 for name in blocking.CLASSES}
    row.update({f"{name}_{i}": 0. for i in (0, 1) for name in PERSON_NUMBERS})
    frame = _still(made)
    row.update(dict.fromkeys(PROP_NUMBERS, 0.), class_prop_shown=int(bool(made.props)), class_size=blocking.FRAMES.index(made.size),
               class_framing=framing.FRAMINGS.index(made.framing), stands=0., lead_speed=wished_speed(made.actors[0]) if made.actors else 0.,
               most=framing.most_speed(made.set, frame, _follows(made, frame)))
    for i in (0, 1):
        row[f"class_shown_{i}"] = int(i < len(made.actors))
    for i, actor in enumerate(made.actors):
        classes = {"pose": blocking.POSES.index(actor.pose), "yaw": closest(actor.yaw, blocking.YAWS),
                   "expression": blocking.MOODS.index(actor.expression), "talks": int(actor.talking),
                   "holds": hold_class(shot, actor.held[1]), "speed": closest(wished_speed(actor), blocking.GOES),
                   "pace": closest(actor.pace, blocking.TEMPOS)}
        row.update({f"class_{name}_{i}": value for name, value in classes.items()})
        row.update({f"x_{i}": actor.x, f"seat_{i}": actor.seat or 0., f"floor_{i}": -actor.y})
    for prop in made.props:
        row.update(prop_x=prop.x, prop_y=prop.y, prop_scale=prop.scale, prop_layer=prop.layer, prop_speed=prop.speed,
                   stands=float(props.row(prop.key).stands not in HANGING and not staging.floats(prop, made.actors, made.set)), class_gait=blocking.GAITS.index(prop.gait),
                   class_mirrored=int(prop.mirrored))
    out = {name: number(int(v)) if name.startswith("class_") else np.array(v, np.float32) for name, v in row.items()}
    return {**out, "heard": condition.heard(shot).astype(np.uint8), "thing": number(condition.thing(shot)),
            "implied": number(condition.THINGS.index(made.thing)), "place": number(blocking.PLACES.index(made.place)),
            "arrangement": number(made.arrangement), "noise": noise.shot}


def _still(made: staging.Stage) -> framing.Frame:
    """The frame as if the camera did not move."""
    move, start = blocking.CAMERAS[made.shot.camera], made.camera.start
    high = start[2] / move[2]
    return start[0] - move[0] * high, start[1] - move[1] * high, high


def _follows(made: staging.Stage, frame: framing.Frame) -> bool:
    """Whether the camera goes along with who goes."""
    return frame[2] < made.set.height and not any(a.pace == staging.PASSING_PACE for a in made.actors)


def misheard(rnd: random.Random, shot: Shot) -> Shot:
    """Now and then a shot as a reader may mishear it: who acts is a thing or nobody."""
    if rnd.random() > .06 or shot.first.kind == "none":
        return shot
    return replace(shot, first=replace(shot.first, kind=rnd.choice(("none", "thing", "person"))))


def any_stage_row(rnd: random.Random) -> Row:
    return stage_row(misheard(rnd, Sampler(rnd).shot()), Noise.drawn(rnd.randrange(2 ** 31)))


def stage_loss(net: StageNet, b: dict[str, torch.Tensor]) -> torch.Tensor:
    heard = b["heard"].float()
    s, n = net.scores(heard, b["implied"], net.ground_of(b["place"], b["arrangement"]), b["noise"])
    total = F.cross_entropy(net.placed(heard, b["thing"], b["noise"]), b["place"])
    for name in blocking.CLASSES:
        if (b[f"class_{name}"] >= 0).any():
            total = total + F.cross_entropy(s[name], b[f"class_{name}"], ignore_index=-1)
    shown = [b[f"class_shown_{i}"].float() for i in (0, 1)]
    prop = b["class_prop_shown"].float() * b["stands"]
    for name, choice in {**net.people(s, n), **net.prop(s, n, (b["x_0"], b["x_1"]), b["lead_speed"], b["most"])}.items():
        total = total + choice.loss(b[name], prop if name in PROP_NUMBERS else shown[int(name[-1])])
    return total


def chin_row(rnd: random.Random) -> Row:
    name, kind, offsets = rnd.choice(directing.POSES), rnd.choice(KINDS), some_offsets(rnd)
    seat = rnd.uniform(.3, .8) if name in (*staging.SEATED_POSES, "lie") or rnd.random() < .2 else None
    who = Actor(Identity(kind=kind, offsets=offsets), "", name, 0., 0., 0., 0., staging.PACES.get(name, .45), rnd.random(), "neutral", False, seat,
                (None, None))
    return {"pose": number(directing.POSES.index(name)), "kind": number(KINDS.index(kind)), "offsets": np.array(offsets, np.float32),
            "seat": np.array(seat or 0., np.float32),
            "chin": np.array(-acting.chin_height(who), np.float32)}


def chin_loss(net: ChinNet, b: dict[str, torch.Tensor]) -> torch.Tensor:
    return 10 * F.smooth_l1_loss(net(b["pose"], one_hot(b["kind"], len(KINDS)), b["offsets"], b["seat"]), b["chin"], beta=.02)


class Bank:
    """Rows of the drawn world; new ones take the place of the oldest while training goes on."""

    def __init__(self, make: Callable[[random.Random], Row], seed: int, first: int, most: int):
        self.make, self.rnd, self.most = make, random.Random(seed), most
        self.rows: list[Row] = []
        self.at = 0
        self.draw(first)

    def draw(self, count: int) -> None:
        for _ in range(count):
            row = self.make(self.rnd)
            if len(self.rows) < self.most:
                self.rows.append(row)
            else:
                self.rows[self.at % self.most] = row
            self.at += 1

    def batch(self, size: int) -> dict[str, torch.Tensor]:
        picked = self.rnd.choices(self.rows, k=size)
        return {name: torch.from_numpy(np.stack([row[name] for row in picked])) for name in picked[0]}


# head: rows, loss, share of the time, learning rate, rows a batch, rows at first, rows at most, new rows a step
Loss = Callable[[nn.Module, dict[str, torch.Tensor]], torch.Tensor]
TASKS: dict[str, tuple[Callable[[random.Random], Row], Loss, float, float, int, int, int, int]] = {
    "face": (face_row, face_loss, .02, 3e-3, 96, 96, 2000, 8),
    "chin": (chin_row, chin_loss, .10, 3e-3, 128, 600, 20000, 2),
    "palette": (palette_row, palette_loss, .08, 4e-3, 128, 3000, 40000, 8),
    "cast": (cast_row, cast_loss, .18, 2e-3, 256, 6000, 80000, 24),
    "pose": (pose_row, pose_loss, .27, 6e-3, 192, 1500, 12000, 2),
    "stage": (any_stage_row, stage_loss, .35, 1.5e-3, 256, 6000, 90000, 12),
}


TODAYS = ("ground", "thing", "cameras", "follows", "zooms", "settling.")     # read from the drawn world, never from a checkpoint


def nets() -> dict[str, nn.Module]:
    """The heads by name; the stage's own chin is trained as `chin`."""
    stage = StageNet()
    return {"face": FaceNet(), "chin": stage.chin, "palette": PaletteNet(), "cast": CastNet(), "pose": PoseNet(), "stage": stage}


def widened(kept: torch.Tensor, today: torch.Tensor) -> torch.Tensor:
    """A layer's weight with nothing for what it is told today and was not: that comes last."""
    missing = today.shape[1] - kept.shape[1] if kept.dim() == today.dim() == 2 and len(kept) == len(today) else 0
    return F.pad(kept, (0, missing)) if missing > 0 else kept


def load(path: Path) -> tuple[dict[str, nn.Module], dict[str, int]]:
    """Heads and how many steps each has had; layouts and things are always today's, and so is a layer whose choices have changed."""
    heads, steps = nets(), dict.fromkeys(TASKS, 0)
    if path.exists():
        kept = torch.load(path)
        for name, head in heads.items():
            if name in kept["nets"]:
                today = head.state_dict()
                state = {k: widened(v, today[k]) for k, v in kept["nets"][name].items() if k in today and not k.startswith(TODAYS)}
                state = {k: v for k, v in state.items() if v.shape == today[k].shape}
                head.load_state_dict(state, strict=False)
        steps.update(kept["steps"])
    return heads, steps


def train(name: str, heads: dict[str, nn.Module], steps: dict[str, int], minutes: float, checkpoint: Path) -> None:
    make, loss_of, _, rate, size, first, most, fresh = TASKS[name]
    net = heads[name]
    own = [p for k, p in net.named_parameters() if name != "stage" or not k.startswith("chin.")]
    optimiser = torch.optim.Adam(own, rate, (.9, .99))
    bank = Bank(make, 1000 * len(name) + steps[name] + 1, first, most)

    course = Course(checkpoint, minutes, steps[name], lambda: {"nets": {n: head.state_dict() for n, head in heads.items()}, "steps": {**steps, name: course.step}})
    for pace in course.paces(warm=50, hold=1.35, least=.1):
        bank.draw(fresh)
        loss = loss_of(net, bank.batch(size))
        improve(optimiser, loss, own, rate * pace ** 2, 2.)
        course.note({"loss": loss})
        if course.every(200):
            course.log(head=name, rows=bank.at)
    steps[name] = course.step


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, default=RUN)
    p.add_argument("--minutes", type=float, default=11)
    p.add_argument("--only", nargs="*", default=list(TASKS), help="heads to train; they share the minutes")
    o = p.parse_args()
    torch.set_num_threads(1)
    checkpoint = o.out / "directing.pt"
    heads, steps = load(checkpoint)
    whole = sum(TASKS[name][2] for name in o.only)
    for name in o.only:
        with quick_staging():
            train(name, heads, steps, o.minutes * TASKS[name][2] / whole, checkpoint)


if __name__ == "__main__":
    main()
