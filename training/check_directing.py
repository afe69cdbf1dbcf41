"""Measures the heads that cast and direct people on withheld shots, and draws what they say under what the world says.

    python3 check_directing.py                       figures, also appended to runs/second/directing.jsonl
    python3 check_directing.py --picture FILE.png    twelve withheld shots: above the world's own, below the heads'
"""
from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import torch
import torch.nn as nn
from PIL import Image

from course import RUN
import train_directing as training
from shotloom_model import blocking, condition, directing
from shotloom_model.directing import identities_of, one_hot, said_of
from shotloom_model.layout import KEYS
from shotloom_world import acting, casting, facts, scene, staging
from shotloom_world.acting import Actor
from shotloom_world.facts import UNSAID, Shot, Who
from shotloom_world.noise import PERSON, Noise
from shotloom_world.people.assemble import assemble
from shotloom_world.people.body import KINDS
from shotloom_world.people.figure import Figure
from shotloom_world.people.garments import TOPS
from shotloom_world.people.identity import Identity
from shotloom_world.people.joints import held_in_range
from shotloom_world.people.limbs import HAND_SHAPES
from shotloom_world.people.person import Person
from shotloom_world.people.poses import ONCE, SEATED, hands
from shotloom_world.sample import Sampler
from shotloom_world.staging import Move, Prop, Stage

Heads = dict[str, nn.Module]
SHOTS = 1200


def said_wrong(who: Who, made: Identity, place: str) -> list[str]:
    """What was said of a person and is not so."""
    wrong = []
    kinds = casting.OPEN_KINDS["child"] if who.kind == "person" and who.role in casting.CHILD_ROLES else casting.OPEN_KINDS.get(who.kind, (who.kind,))
    if made.kind not in kinds:
        wrong.append("kind")
    fit = {"role": casting.ROLES[who.role][0] if who.role != UNSAID else (),
           "garment": casting.GARMENTS[who.garment] if who.garment != UNSAID else ()}
    fit = {name: [t for t in tops if made.kind in TOPS[t].kinds] for name, tops in fit.items()}
    worn = fit["garment"] or fit["role"]
    if worn and made.top not in worn:
        wrong.append("garment" if fit["garment"] else "role")
    fixed = casting.of_role(who.role) if who.role != UNSAID else {}
    for name, value in fixed.items():
        if name != ("colour" if who.colour != UNSAID else "") and getattr(made, name) != value and not (value == "tiara" and made.hat == ""):
            wrong.append("role")
    if who.colour != UNSAID and made.colour not in casting.COLOURS[who.colour]:
        wrong.append("colour")
    if who.hair in casting.HAIRS and made.hair_colour != casting.HAIRS[who.hair] or who.hair == "bald" and made.kind in ("man",
        "oldman") and made.hair != "bald":
        wrong.append("hair")
    return wrong


def odd(made: Identity, who: Who, rnd: random.Random, tries: int = 50) -> list[str]:
    """Fields that the world would not choose after the earlier ones, and that no words fix."""
    fixed_by_role = casting.of_role(who.role) if who.role != UNSAID else {}
    out = []
    names = list(directing.CHOICES)
    for name in ("hair", "hair_colour", "bottom", "colour", "trim_colour", "hat", "beard", "scarf", "bag", "shoe_colour"):
        if name in fixed_by_role or name == "colour" and who.colour != UNSAID or name.startswith("hair") and who.hair != UNSAID:
            continue
        earlier = {n: getattr(made, n) for n in names[:names.index(name)] + ["top"]}
        if getattr(made, name) not in {getattr(Identity.random(rnd, **earlier), name) for _ in range(tries)}:
            out.append(name)
    return out


def check_cast(heads: Heads, shots: list[Shot], seed: int) -> dict[str, object]:
    rnd = random.Random(seed)
    people = [(w, s.place, name, s) for s in shots for name, w in (("first", s.first), ("second", s.second)) if w.kind not in ("none", "thing")]
    noise = np.random.RandomState(seed).randn(len(people), PERSON).clip(-3, 3).astype(np.float32)
    made: list[Identity] = []
    for k in range(len(people)):
        heard = torch.from_numpy(condition.heard(people[k][3]))[None]
        made += identities_of(*heads["cast"](said_of(heard, people[k][2]), torch.from_numpy(noise[k:k + 1])))
    truth = [casting.identity(w, noise[k], p) for k, (w, p, _, _) in enumerate(people)]
    wrong = [said_wrong(w, m, p) for (w, p, _, _), m in zip(people, made)]
    world_wrong = [said_wrong(w, t, p) for (w, p, _, _), t in zip(people, truth)]
    some = rnd.sample(range(len(people)), 150)
    strange = [odd(made[k], people[k][0], rnd) for k in some]
    stated = {name: sum(getattr(w, name) != UNSAID for w, *_ in people) for name in ("role", "garment", "colour", "hair")} | {"kind": len(people)}
    return {"people": len(people), "all said right": share(not w for w in wrong), "world's own": share(not w for w in world_wrong),
            "said right": {n: round(1 - sum(n in w for w in wrong) / max(1, total), 4) for n, total in stated.items()},
            "agreement": {n: share(getattr(a, n) == getattr(b, n) for a, b in zip(made, truth)) for n in directing.CHOICES},
            "odd fields": round(sum(map(len, strange)) / (10 * len(some)), 4), "odd": sorted({n for s in strange for n in s}),
            "offsets": round(float(np.abs(np.array([m.offsets for m in made]) - np.array([t.offsets for t in truth])).mean()), 4)}


def share(values: object) -> float:
    kept = list(values)  # type: ignore[call-overload]
    return round(sum(bool(v) for v in kept) / max(1, len(kept)), 4)


def spread(errors: np.ndarray) -> dict[str, float]:
    return {"mean": round(float(errors.mean()), 4), "median": round(float(np.median(errors)), 4), "p95": round(float(np.quantile(errors, .95)), 4)}


def check_palette(heads: Heads, seed: int) -> dict[str, float]:
    rnd = random.Random(seed)
    rows = [training.palette_row(rnd) for _ in range(400)]
    made = heads["palette"](training.chosen_of(torch.from_numpy(np.stack([r["chosen"] for r in rows])))).numpy()
    return spread(np.abs(made - np.stack([r["palette"] for r in rows])))


def turned(difference: np.ndarray) -> np.ndarray:
    """Degrees between two angles."""
    return np.abs((difference + 180) % 360 - 180)


def check_pose(heads: Heads, seed: int) -> dict[str, object]:
    rnd = random.Random(seed)
    errors: dict[str, list[np.ndarray]] = {name: [] for name in directing.POSES}
    seated = []
    for name in directing.POSES:
        for _ in range(4):
            kind, offsets = rnd.choice(KINDS), training.some_offsets(rnd)
            for seat in (0., rnd.uniform(1.2, 2.6)) if name in SEATED else (0.,):
                guess = heads["pose"](torch.tensor([directing.POSES.index(name)]), one_hot(torch.tensor([KINDS.index(kind)]), 6),
                                      torch.tensor([offsets]), torch.tensor([seat]))[0][0].numpy()
                error = turned(guess - training.program(name, kind, offsets, seat))
                (seated if seat else errors[name]).append(error)
    every = np.concatenate([e for es in errors.values() for e in es])
    worst = sorted(((round(float(np.mean(es)), 2), name) for name, es in errors.items()), reverse=True)[:6]
    names = torch.arange(len(directing.POSES))
    shapes = heads["pose"].hands(names).view(-1, 2, len(HAND_SHAPES)).argmax(2).tolist()
    return {"all": spread(every), "seated": spread(np.concatenate(seated)), "worst": worst,
            "hands": share(tuple(HAND_SHAPES[i] for i in pair) == hands(n) for pair, n in zip(shapes, directing.POSES)),
            "once": share((v > 0) == (n in ONCE) for v, n in zip(heads["pose"].once(names)[:, 0].tolist(), directing.POSES))}


def check_face(heads: Heads) -> dict[str, float]:
    table = training.face_table()
    moods, mouths = torch.meshgrid(torch.arange(table.shape[0]), torch.arange(table.shape[1]), indexing="ij")
    made = heads["face"](one_hot(moods.flatten(), table.shape[0]), one_hot(mouths.flatten(), table.shape[1]))
    return spread((made - table.flatten(0, 1)).abs().numpy())


def check_stage(heads: Heads, shots: list[Shot], seed: int) -> dict[str, object]:
    noises = [Noise.drawn(seed + i) for i in range(len(shots))]
    stages = [staging.stage(shot, noise) for shot, noise in zip(shots, noises)]
    with training.quick_staging():
        rows = [training.stage_row(shot, noise) for shot, noise in zip(shots, noises)]
    b = {name: torch.from_numpy(np.stack([row[name] for row in rows])) for name in rows[0]}
    whose = [[s.actors[i].identity if i < len(s.actors) else Identity() for i in (0, 1)] for s in stages]
    heard = b["heard"].float()
    place = heads["stage"].placed(heard, b["thing"], b["noise"]).argmax(1)
    kinds = torch.stack([one_hot(torch.tensor([KINDS.index(w[i].kind) for w in whose]), len(KINDS)) for i in (0, 1)], 1)
    implied = heads["stage"].implied(heard, b["thing"], b["place"], b["arrangement"])
    out = heads["stage"](heard, b["implied"], b["place"], b["arrangement"], b["noise"], kinds, torch.tensor([[w.offsets for w in pair] for pair in whose]))
    classes = {}
    for name in blocking.CLASSES:
        known = b[f"class_{name}"] >= 0
        classes[name] = round(float((out[name].argmax(1) == b[f"class_{name}"])[known].float().mean()), 4)
    numbers = {}
    for name in ("x_0", "x_1", "seat_0", "seat_1", *training.PROP_NUMBERS):
        counts = (b["class_prop_shown"] * b["stands"] if name.startswith("prop") else b[f"class_shown_{name[-1]}"]) > 0
        numbers[name] = spread((out[name] - b[name]).abs()[counts].numpy()) | {"right": share((out[name] - b[name]).abs()[counts] < .01)}
    camera = torch.tensor([[*s.camera.start, *s.camera.end, s.camera.drift, s.camera.follow] for s in stages])
    high = camera[:, 2]
    return {"shots": len(shots), "implied": share(implied == b["implied"]), "place": round(float((place == b["place"]).float().mean()), 4), "classes": classes,
            "mean of classes": round(float(np.mean(list(classes.values()))), 4),
            "numbers": numbers, "camera height, share off": spread(((out["camera"][:, 2] - high).abs() / high).numpy()),
            "camera within 3 %": share((out["camera"][:, 2] - high).abs() / high < .03),
            "camera x, frame heights": spread(((out["camera"][:, 0] - camera[:, 0]).abs() / high).numpy()),
            "camera y, frame heights": spread(((out["camera"][:, 1] - camera[:, 1]).abs() / high).numpy()),
            "follow": share((out["camera"][:, 7] - camera[:, 7]).abs() < .01)}


def directed(heads: Heads, world: Stage, noise: Noise) -> Stage:
    """The world's stage with the people, the thing and the camera that the heads say; its set and light are the world's."""
    shot = world.shot
    heard, thing = torch.from_numpy(condition.heard(shot))[None], torch.tensor([condition.thing(shot)])
    vectors = [torch.from_numpy(v)[None] for v in (noise.first, noise.second)]
    cast = [heads["cast"](said_of(heard, name), vector) for name, vector in zip(("first", "second"), vectors)]
    place = heads["stage"].placed(heard, thing, torch.from_numpy(noise.shot)[None]).argmax(1)
    arrangement = torch.tensor([condition.arrangement(noise.place)])
    arrangement = heads["stage"].settling.laid_out(heard, thing, place, arrangement)
    thing = heads["stage"].implied(heard, thing, place, arrangement)
    shown = condition.THINGS[int(thing)]
    out = heads["stage"](heard, thing, place, arrangement, torch.from_numpy(noise.shot)[None], torch.stack([c[0]["kind"] for c in cast], 1),
                         torch.stack([c[1] for c in cast], 1))
    best = {name: int(out[name][0].argmax()) for name in blocking.CLASSES}
    value = {name: float(v[0]) for name, v in out.items() if v.dim() == 1}
    actors = []
    for i in (0, 1):
        if best[f"shown_{i}"]:
            held = blocking.HOLDS[best[f"holds_{i}"]]
            held = shot.thing if held == "thing" else held
            actors.append(Actor(identities_of(*cast[i])[0], "", blocking.POSES[best[f"pose_{i}"]], value[f"yaw_value_{i}"], value[f"x_{i}"],
                                -value[f"floor_{i}"], value[f"speed_value_{i}"],
                                value[f"pace_value_{i}"], value[f"phase_{i}"], blocking.MOODS[best[f"expression_{i}"]], bool(best[f"talks_{i}"]),
                                value[f"seat_{i}"] or None,
                                (None, held if held not in ("", "none") else None)))
    things: list[Prop] = []
    if best["prop_shown"] and shown != "none":
        gait = blocking.GAITS[best["gait"]]
        colour = shot.first.colour if shot.first.kind == "thing" and shot.first.colour != UNSAID else shot.thing_colour
        things.append(Prop(shown, value["prop_x"], value["prop_y"], value["prop_scale"], bool(best["mirrored"]), round(value["prop_layer"]),
                           value["prop_speed"], value["prop_stride"], gait, colour))
    c = out["camera"][0].tolist()
    return replace(world, actors=tuple(actors), props=tuple(things), camera=Move(tuple(c[:3]), tuple(c[3:6]), c[6], c[7]))


def acted(heads: Heads) -> Callable[[Actor, float, float], Figure]:
    """acting.figure from the heads' joints, hands and faces."""
    def figure(actor: Actor, t: float, duration: float) -> Figure:
        person = painted(heads)(actor.identity)
        kind = one_hot(torch.tensor([KINDS.index(actor.identity.kind)]), len(KINDS))
        name = torch.tensor([directing.POSES.index(actor.pose)])
        joints, shapes, once = heads["pose"](name, kind, torch.tensor([actor.identity.offsets]),
                                             torch.tensor([(actor.seat or 0.) / actor.body.metres]))
        keys = joints[0].numpy()
        along = max(0., min(1., t / duration)) * (KEYS - 1) if once[0] > .5 else (actor.phase + actor.pace * t) % 1. * KEYS
        low = int(along)
        high = min(low + 1, KEYS - 1) if once[0] > .5 else (low + 1) % KEYS
        now = dict(zip(directing.JOINT_NAMES, (keys[low] + (keys[high] - keys[low]) * (along - low)).tolist()))
        now["yaw"] = now["yaw"] if actor.pose == "turn" else actor.yaw
        mood = one_hot(torch.tensor([directing.MOODS.index(actor.expression)]), len(directing.MOODS))
        faces = heads["face"].program(mood, torch.tensor([float(actor.talking)]))[0]
        numbers = dict(zip(directing.FACE, faces[int(t * directing.SPEECH_RATE * KEYS) % KEYS].tolist()))
        if (t + 1.7 * actor.phase) % acting.BLINK_EVERY < acting.BLINK:
            numbers["open"] = 0.
        left, right = (HAND_SHAPES[i] for i in shapes[0].argmax(1).tolist())
        return assemble(person, held_in_range(now), numbers, (left, right), actor.held)
    return figure


def painted(heads: Heads) -> Callable[[Identity], Person]:
    """acting.person_of with the heads' palette."""
    def person_of(identity: Identity) -> Person:
        person = Person(identity)
        colours = heads["palette"](directing.chosen_of([identity]))[0].clamp(0, 1).tolist()
        person._palette = dict(zip(directing.PALETTE, map(tuple, colours)))  # type: ignore[arg-type]
        return person
    return person_of


def picture(heads: Heads, path: Path, seed: int, wide: int = 400) -> None:
    rnd = random.Random(seed)
    high = wide * 9 // 16
    sheet = Image.new("RGB", (4 * (wide + 8), 3 * (2 * high + 16)), "white")
    shots: list[Shot] = []
    while len(shots) < 12:
        shot = Sampler(rnd).shot(held_out=True)
        if shot.first.kind not in ("none", "thing"):
            shots.append(shot)
    for i, shot in enumerate(shots):
        noise = Noise.drawn(seed + i)
        world = staging.stage(shot, noise)
        made = directed(heads, world, noise)
        left, top = i % 4 * (wide + 8), i // 4 * (2 * high + 16)
        sheet.paste(Image.fromarray(scene.frame(world, 1., 4., wide, high)), (left, top))
        with patch.multiple(scene, figure=acted(heads), person_of=painted(heads)):
            sheet.paste(Image.fromarray(scene.frame(made, 1., 4., wide, high)), (left, top + high))
        print(i, facts.stated(shot))
    sheet.save(path)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, default=RUN)
    p.add_argument("--seed", type=int, default=77)
    p.add_argument("--picture", type=Path)
    o = p.parse_args()
    torch.set_num_threads(1)
    heads, steps = training.load(o.out / "directing.pt")
    with torch.no_grad():
        if o.picture:
            picture(heads, o.picture, o.seed)
            return
        rnd = random.Random(o.seed)
        shots = [Sampler(rnd).shot(held_out=True) for _ in range(SHOTS)]
        found = {"parameters": sum(v.numel() for k, h in heads.items() if k != "chin" for v in h.parameters()), "steps": steps,
                 "cast": check_cast(heads, shots, o.seed),
                 "palette": check_palette(heads, o.seed), "pose": check_pose(heads, o.seed), "face": check_face(heads),
                 "stage": check_stage(heads, shots, o.seed)}
    print(json.dumps(found, indent=1))
    with (o.out / "directing.jsonl").open("a") as f:
        f.write(json.dumps({"check": found}) + "\n")


if __name__ == "__main__":
    main()
