"""Trains the heads that lay out and colour a set on the drawn world's own numbers. Resumable: goes on from the last checkpoint.

    train_setting.py --minutes 10            # trains, writes setting.pt and setting.jsonl
    train_setting.py --minutes 0 --picture sets.png     # measures and draws twelve sets as predicted, above as they are
"""
from __future__ import annotations

import argparse
import random
from functools import lru_cache
from pathlib import Path
from typing import Callable, NamedTuple

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from course import RUN, Average, Course, improve
from shotloom_model import setting_truth as truth
from shotloom_model.setting import (BAND_CODE, CHOICES, CODE, NUMBERS, OWN, PLACED, PLACES, SKY_CODE, SKY_FIELDS, WEATHER, ClassTables, LightNet,
                                     SetNet, Setting)
from shotloom_model.setting_picture import draw_cases

LAYOUTS_A_STEP, LIGHTS_A_STEP, CLASSES_A_STEP = 66, 24, 40
LIGHTS_OF_HOUR = 192
LIGHT_TURNS = 4              # steps of LightNet for one of SetNet, which starts knowing its numbers
GIVEN = ("own", "own_straight", "sky", "sky_places", "bands", "band_straight", "frame", "paint")
ROUNDS = 12                  # of imputing what a sky does not show


def nets(keys: int, names: int) -> tuple[SetNet, LightNet]:
    """Both, untrained, for so many keys of the catalogue and names of classes and surfaces."""
    light = LightNet(names, len(truth.SURFACE_NAMES))
    light.kind.copy_(torch.eye(3)[torch.tensor([truth.kind_of(p) for p in PLACES])])
    return SetNet(keys, len(truth.SURFACE_NAMES)), light


def begin(net: SetNet, light: LightNet) -> None:
    """The linear parts (GIVEN) in closed form: codes hold numbers as they are, the sky's codes are principal components; the decoders learn the rest."""
    own, bands, chance = truth.own_pieces(), truth.bands(), np.random.RandomState(2)
    height = bands.frame[:, :1]
    numbers = own.numbers.copy()
    numbers[..., :2] /= height[:, None]
    mean, spread = numbers[own.shown].mean(0), numbers[own.shown].std(0) + 1e-6
    words = chance.randn(len(truth.keys()), CODE - len(NUMBERS) - 3)
    flags = np.stack([own.mirrored * 2. - 1, own.kept * 2. - 1, own.layer / 2. - 1], 2)
    codes = np.concatenate([(numbers - mean) / spread, words[own.key], flags], 2)
    codes[~own.shown] = 3 * chance.randn(CODE)
    _straight(net.own, net.own_straight, codes, mean, spread)
    edges = bands.edges / height[:, None]
    mean, spread = edges[bands.shown].mean(0), edges[bands.shown].std(0)
    words = chance.randn(len(truth.SURFACE_NAMES), BAND_CODE - 3)
    codes = np.concatenate([(edges - mean) / spread, words[bands.surface], bands.layer[..., None] / 2. - 1], 2)
    codes[~bands.shown] = 3 * chance.randn(BAND_CODE)
    _straight(net.bands, net.band_straight, codes, mean, spread)
    net.frame.weight.data.copy_(torch.from_numpy(bands.frame))
    light.paint.weight.data.copy_(painted())
    added = truth.weather_pieces()
    skies = added.shown.any((1, 2))
    placed = added.numbers[skies][..., :PLACED].copy()
    placed[..., :2] /= height[skies][:, None, None]
    known = np.repeat(added.shown[skies].reshape(len(placed), -1), PLACED, 1)
    placed = placed.reshape(len(placed), -1)
    mean = (placed * known).sum(0) / np.maximum(1, known.sum(0))
    away = np.where(known, placed - mean, 0)
    for _ in range(ROUNDS):
        u, s, v = np.linalg.svd(away, full_matrices=False)
        guess = (u[:, :SKY_CODE] * s[:SKY_CODE]) @ v[:SKY_CODE]
        away = np.where(known, placed - mean, guess)
    scale = np.sqrt(len(placed))
    net.sky.weight.data.zero_()
    net.sky.weight.data[torch.from_numpy(skies)] = torch.from_numpy(u[:, :SKY_CODE] * scale).float()
    weights = np.concatenate([(v[:SKY_CODE] * s[:SKY_CODE, None] / scale).T, mean[:, None]], 1)
    net.sky_places.weight.data.copy_(torch.from_numpy(weights).float().reshape(net.sky_places.weight.shape))


def _straight(table: nn.Embedding, line: nn.Linear, codes: np.ndarray, mean: np.ndarray, spread: np.ndarray) -> None:
    table.weight.data.copy_(torch.from_numpy(codes).float().flatten(1))
    line.weight.data.zero_()
    line.weight.data[:, :len(mean)] = torch.diag(torch.from_numpy(spread).float())
    line.bias.data.copy_(torch.from_numpy(mean))


class Trained(NamedTuple):
    """A checkpoint's networks (their averages over training) and what their numbers mean."""
    set: SetNet
    light: LightNet
    keys: tuple[str, ...]        # of the catalogue, by SetNet's key
    tables: ClassTables          # of today's catalogue, for LightNet


def load(path: Path) -> Trained:
    saved = torch.load(path)
    both = nets(len(saved["keys"]), len(saved["names"]))
    for net, name in zip(both, ("set", "light")):
        net.load_state_dict(saved[f"{name}_average"])
        net.eval()
    return Trained(*both, tuple(saved["keys"]), truth.class_tables(tuple(saved["names"])))


def hot(slot: str, values: np.ndarray) -> torch.Tensor:
    return torch.eye(len(CHOICES[slot]))[torch.from_numpy(values)]


class Batch:
    """Some layouts, each in one light, as SetNet's slots."""

    def __init__(self, layouts: np.ndarray, chance: np.random.RandomState):
        n = len(layouts)
        state = chance.randint(len(truth.STATES), size=n)
        season = chance.randint(len(CHOICES["season"]), size=n)
        weathers = len(CHOICES["weather"])
        self.layouts = torch.from_numpy(layouts)
        self.light = (hot("time", state // weathers), hot("weather", state % weathers), hot("season", season))
        snowy = (season == CHOICES["season"].index("winter")) | (state % weathers == CHOICES["weather"].index("snow"))
        own, sky, bands = truth.own_pieces(), truth.weather_pieces(), truth.bands()
        table = truth.Table(*(np.zeros((n, 64, *a.shape[2:]), a.dtype) for a in own))
        for into, one, other in zip(table, own, sky):
            into[:, list(WEATHER)] = other[layouts, state]
            mine = own.shown[layouts]
            view = into[:, OWN.start:OWN.stop]
            view[mine] = one[layouts][mine]
        self.exists = torch.from_numpy(table.shown)
        self.shown = torch.from_numpy(table.shown & ~(table.hidden & snowy[:, None]))
        self.key, self.layer, self.numbers = (torch.from_numpy(a) for a in (table.key, table.layer, table.numbers))
        self.mirrored, self.tinted, self.kept = (torch.from_numpy(a) for a in (table.mirrored, table.tinted, table.kept))
        self.band_shown, self.band_layer, self.surface, self.edges, self.frame = (torch.from_numpy(a[layouts]) for a in bands)


def set_losses(out: Setting, b: Batch) -> dict[str, torch.Tensor]:
    there, bands = b.exists, b.band_shown

    def yes(logits: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
        return F.binary_cross_entropy_with_logits(logits, wanted.float())

    return {"shown": 4 * yes(out.shown, b.shown), "key": F.cross_entropy(out.key[there], b.key[there]),
            "layer": F.cross_entropy(out.layer[there], b.layer[there]),
            "mirrored": yes(out.mirrored[there], b.mirrored[there]), "kept": yes(out.kept[there], b.kept[there]),
            "tinted": yes(out.tinted[there], b.tinted[there]),
            "band shown": yes(out.band_shown, bands),
            "band layer": F.cross_entropy(out.band_layer[bands], b.band_layer[bands]),
            "surface": F.cross_entropy(out.surface[bands], b.surface[bands])}


@lru_cache(maxsize=1)
def painted() -> torch.Tensor:
    """[surfaces, 6] by day."""
    return torch.tensor([truth.SURFACES[n][1] for n in truth.SURFACE_NAMES]).flatten(1)


def light_losses(net: LightNet, b: truth.Colours, hours: tuple[torch.Tensor, torch.Tensor]) -> dict[str, torch.Tensor]:
    shot = net.of_choice(b.told)
    hour, wanted = net.of_choice(hours[0]).fields, hours[1]
    lit = net.stops(shot, b.name, b.layer, b.base)

    def off(guess: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        return 10 * (guess - right).abs().mean() + 30 * (guess - right).pow(2).mean()

    return {"hour": off(hour, wanted), "lit": off(lit, b.lit)}


def all_hours(held_out: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """One-hots and what LightNet says of a whole shot, of all lights that training sees, or never sees."""
    chosen = [i for i in range(len(truth.LIGHTS)) if truth.is_held_out(i) == held_out]
    return torch.from_numpy(np.stack([truth.told(i) for i in chosen])), torch.from_numpy(np.stack([truth.whole(i) for i in chosen]))


def measure_sets(net: SetNet, seed: int = 3, rounds: int = 4) -> dict[str, float]:
    """All layouts, each in a few lights."""
    chance = np.random.RandomState(seed)
    found: dict[str, list[torch.Tensor]] = {}
    with torch.no_grad():
        for _ in range(rounds):
            b = Batch(np.arange(len(truth.layouts())), chance)
            out = net.of_layout(b.layouts, *b.light)
            there, tinted, bands = b.shown, b.shown & b.tinted, b.band_shown
            added = torch.zeros_like(there)
            added[:, list(WEATHER)] = True
            added[:, OWN.start:OWN.stop] &= ~torch.from_numpy(truth.own_pieces().shown[b.layouts.numpy()])
            far = (out.place - b.numbers[..., :3])[..., :2].pow(2).sum(-1).sqrt() * 100
            for name, value in {
                    "cm": far[there], "cm_added": far[there & added], "cm_bands": (out.band - b.edges)[bands].abs().flatten() * 100,
                    "scale": (torch.exp(out.place[..., 2] - b.numbers[..., 2]) - 1)[there].abs(),
                    "variant": (out.variant - b.numbers[..., 3:7])[there].abs().flatten(),
                    "tint": (out.tint - b.numbers[..., 7:])[tinted].abs().flatten(), "cm_frame": (out.frame - b.frame).abs().flatten() * 100,
                    "wrong_key": (out.key.argmax(2) != b.key)[there].float(), "wrong_shown": ((out.shown > 0) != b.shown).float().flatten(),
                    "wrong_layer": (out.layer.argmax(2) != b.layer)[there].float(),
                    "wrong_mirrored": ((out.mirrored > 0) != b.mirrored)[there].float(),
                    "wrong_kept": ((out.kept > 0) != b.kept)[there].float(), "wrong_tinted": ((out.tinted > 0) != b.tinted)[there].float(),
                    "wrong_sign": ((out.variant > 0) != (b.numbers[..., 3:7] > 0))[there[..., None] & (b.numbers[..., 3:7] != 0)].float().flatten(),
                    "wrong_surface": (out.surface.argmax(2) != b.surface)[bands].float(),
                    "wrong_band": ((out.band_shown > 0) != bands).float().flatten(),
                    "wrong_band_layer": (out.band_layer.argmax(2) != b.band_layer)[bands].float()}.items():
                found.setdefault(name, []).append(value)
    report = {}
    for name, values in found.items():
        every = torch.cat(values)
        report[name] = float(every.mean())
        if not name.startswith("wrong"):
            report[f"{name}_median"], report[f"{name}_p95"], report[f"{name}_most"] = (float(np.percentile(every.numpy(), q)) for q in (50, 95, 100))
    return {k: round(v, 5) for k, v in report.items()}


def measure_lights(net: LightNet, seed: int = 11) -> dict[str, float]:
    """On lights, and pairs of a light and a class, that training never sees."""
    rnd = random.Random(seed)
    report = {}
    with torch.no_grad():
        for label, held_out in (("seen", False), ("held_out", True)):
            b = truth.colours(rnd, 300, 40, held_out, jitter=False)
            shot = net.of_choice(b.told)
            off = (net.stops(shot, b.name, b.layer, b.base) - b.lit).abs()
            first = net.first_surface
            surface = b.name >= first
            special = torch.isin(b.name, torch.tensor([truth.survey().names.index(c) for c in truth.special()]))
            report[f"lit_{label}"], report[f"lit_{label}_p99"] = float(off.mean()), float(np.percentile(off.numpy(), 99))
            report[f"lit_{label}_plain"], report[f"lit_{label}_special"] = float(off[~special & ~surface].mean()), float(off[special].mean())
            painted = net.surfaces(shot, (b.name - first).clamp(min=0), b.layer)
            report[f"surface_{label}"] = float((painted - b.lit).abs()[surface].mean())
            one_hots, wanted = all_hours(held_out)
            hours = net.of_choice(one_hots)
            report[f"hour_{label}"] = float((hours.fields - wanted).abs().mean())
            lamps = sum(list(SKY_FIELDS.values())[:list(SKY_FIELDS).index("lamps")])
            report[f"wrong_lamps_{label}"] = float(((hours.fields[:, lamps] > .5) != (wanted[:, lamps] > .5)).float().mean())
    return {k: round(v, 5) for k, v in report.items()}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, default=RUN)
    p.add_argument("--minutes", type=float, default=10)
    p.add_argument("--rate", type=float, default=3e-3)
    p.add_argument("--picture", type=Path, help="where to write the sets as predicted and as they are")
    o = p.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    checkpoint = o.out / "setting.pt"
    names, keys = list(truth.survey().names), list(truth.keys())
    both: dict[str, nn.Module] = dict(zip(("set", "light"), nets(len(keys), len(names))))
    for n, net in both.items():
        for k, v in net.named_parameters():
            v.requires_grad_(k.split(".")[0] not in GIVEN)
    optimisers = {n: torch.optim.Adam([v for v in net.parameters() if v.requires_grad], o.rate, (.9, .99)) for n, net in both.items()}
    done, kept = 0, {}
    if checkpoint.exists():
        c = torch.load(checkpoint)
        done = c["step"]
        for n, net in both.items():
            if c["keys" if n == "set" else "names"] == (keys if n == "set" else names):
                net.load_state_dict(c[n])
                kept[n] = c[f"{n}_average"]
                if f"{n}_optimiser" in c:
                    optimisers[n].load_state_dict(c[f"{n}_optimiser"])
            else:
                print(f"the drawn world has changed: {n} begins anew", flush=True)
    begin(both["set"], both["light"])
    averages = {n: Average(net, .99, kept.get(n)) for n, net in both.items()}
    for n, net in both.items():
        averages[n].weights.update({k: v.clone() for k, v in net.state_dict().items() if k.split(".")[0] in GIVEN})

    def state() -> dict[str, object]:
        out: dict[str, object] = {"keys": keys, "names": names}
        for n, net in both.items():
            out.update({n: net.state_dict(), f"{n}_average": averages[n].weights, f"{n}_optimiser": optimisers[n].state_dict()})
        return out

    course = Course(checkpoint, o.minutes, done, state)

    def learn(n: str, losses: Callable[[], dict[str, torch.Tensor]], rate: float) -> None:
        """One step of one network, of its average and of the running losses."""
        terms = losses()
        improve(optimisers[n], sum(terms.values()), both[n].parameters(), rate, 5.)
        averages[n].follow(course.step)
        course.note({f"{n} {k}": v for k, v in terms.items()})

    def measured() -> dict[str, float]:
        with averages["set"].in_place(), averages["light"].in_place():
            return {**measure_sets(both["set"]), **measure_lights(both["light"])}

    order = np.arange(len(truth.layouts()))
    hours = all_hours(False)
    for pace in course.paces(warm=50, hold=1.25, least=.04) if o.minutes > 0 else ():
        rate, number = o.rate * pace ** 2, course.step - 1
        chance, rnd = np.random.RandomState(number), random.Random(number)
        at = number * LAYOUTS_A_STEP % len(order)
        if at == 0:
            order = np.random.RandomState(number).permutation(len(order))
        b = Batch(order[at:at + LAYOUTS_A_STEP], chance)
        learn("set", lambda: set_losses(both["set"].of_layout(b.layouts, *b.light), b), rate)
        for _ in range(LIGHT_TURNS):
            some = torch.from_numpy(chance.randint(len(hours[0]), size=LIGHTS_OF_HOUR))
            colours = truth.colours(rnd, LIGHTS_A_STEP, CLASSES_A_STEP)
            learn("light", lambda: light_losses(both["light"], colours, (hours[0][some], hours[1][some])), rate)
        if course.every(500):
            course.log(measured=measured())
        elif course.every(100):
            course.log()
    course.log(final=measured(), parameters={n: sum(v.numel() for v in net.parameters()) for n, net in both.items()})
    if o.picture is not None:
        print("mean difference of the pictures", draw_cases(*load(checkpoint), o.picture), flush=True)


if __name__ == "__main__":
    main()
