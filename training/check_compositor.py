"""Holds the compositor's graphs against cairo: draws stages of the world with scene.py, and their tensors with `develop` and `frame` in ONNX Runtime.

    check_compositor.py [--shots NAME,..] [--random N] [--size 640x360] [--format yuv420p] [--sheet FILE.png] [--folder FOLDER]

Prints the PSNR of every picture and writes a contact sheet: cairo, the graphs, and four times
their difference.
"""
from __future__ import annotations

import argparse
import random
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from shotloom_model.bench import shots as bench
from shotloom_world import scene
from shotloom_world.facts import Shot, Who
from shotloom_world.noise import Noise
from shotloom_world.sample import Sampler
from shotloom_world.staging import Stage, stage

HERE = Path(__file__).parent
PLAY = HERE / "shotloom_model" / "bench" / "play.mjs"
NODE = HERE.parent / "node_modules" / ".bin" / "node"
MOMENTS = (5, 52)                                     # numbers of the pictures that are compared
GALLERY: dict[str, tuple[Shot, int]] = {
    **bench.SHOTS,
    "field_night": (Shot(place="field", time="night", size="wide", camera="static", first=Who(kind="man", action="walk")), 11),
    "lamps": (Shot(place="street", time="night", size="wide", camera="pan_right", first=Who(kind="woman", action="walk", colour="yellow")), 12),
    "chandelier": (Shot(place="palace", time="night", size="wide", camera="push_in", first=Who(kind="woman", role="queen"), second=Who(kind="man", role="king")), 13),
    "hearth": (Shot(place="tavern", time="night", size="full", camera="static", first=Who(kind="oldman", action="sit"), second=Who(kind="man", action="drink")), 14),
    "snow": (Shot(place="village", weather="snow", size="wide", camera="static", first=Who(kind="girl", action="run"), second=Who(kind="boy", action="run")), 15),
    "storm": (Shot(place="harbour", weather="storm", size="full", camera="tilt_up", first=Who(kind="man", role="sailor")), 16),
    "runner": (Shot(place="park", size="full", camera="track_right", first=Who(kind="man", role="athlete", action="run", direction="right")), 17),
    "turning": (Shot(place="stage", size="full", camera="static", first=Who(kind="woman", role="performer", action="turn")), 18),
    "dancers": (Shot(place="palace", size="full", camera="pull_out", first=Who(kind="woman", garment="gown", action="dance"), second=Who(kind="man", garment="suit", action="dance")), 19),
    "lying": (Shot(place="bedroom", size="full", camera="static", first=Who(kind="oldwoman", action="sleep"), second=Who(kind="woman", action="look")), 20),
    "phone": (Shot(place="office", size="medium_close", camera="push_in", first=Who(kind="woman", garment="suit", action="phone")), 21),
    "insert": (Shot(place="kitchen", size="insert", camera="static", first=Who(kind="man", action="hold"), thing="apple", relation="held"), 22),
    "eyes": (Shot(place="forest", size="extreme_close", camera="static", first=Who(kind="girl", feeling="afraid")), 23),
    "shoulder": (Shot(place="cafe", size="over_shoulder", camera="static", first=Who(kind="woman", action="talk"), second=Who(kind="man", action="talk")), 24),
    "dog": (Shot(place="park", size="wide", camera="static", first=Who(kind="thing", action="run"), thing="dog"), 25),
    "horse": (Shot(place="field", size="full", camera="pan_left", first=Who(kind="thing", action="walk"), thing="horse"), 26),
    "bird": (Shot(place="beach", size="wide", camera="static", first=Who(kind="thing", action="jump"), thing="bird"), 27),
    "bus_night": (Shot(place="street", time="night", size="wide", camera="static", first=Who(kind="thing", action="run"), thing="bus", thing_colour="blue"), 28),
    "bicycle": (Shot(place="road", size="wide", camera="static", first=Who(kind="thing", action="run"), thing="bicycle"), 29),
    "hanfu": (Shot(place="courtyard", size="full", camera="track_left", first=Who(kind="woman", garment="hanfu", action="walk"), second=Who(kind="man", role="scholar", action="bow")), 30),
    "coach": (Shot(place="car", size="medium", camera="handheld", first=Who(kind="man", action="drive"), second=Who(kind="woman", action="talk")), 31),
    "fog": (Shot(place="mountains", weather="fog", size="wide", camera="push_in", first=Who(kind="man", role="traveller", action="walk", direction="left")), 32),
}


def steady(made: Stage) -> Stage:
    """The stage without the sway of a hand-held camera, which the drawn world does not know."""
    return replace(made, camera=replace(made.camera, drift=0.))


def some(count: int, seed: int) -> dict[str, tuple[Shot, int]]:
    """Shots as plays and stories have them."""
    sampler = Sampler(random.Random(seed))
    return {f"random{seed + i}": (sampler.shot(held_out=True), seed + i) for i in range(count)}


def drawn(folder: Path, names: list[str], size: tuple[int, int], pixel_format: str) -> dict[tuple[str, int], np.ndarray]:
    """The graphs' pictures as RGB uint8 [high, wide, 3]."""
    wide, high = size
    subprocess.run([str(NODE), str(PLAY), str(folder), "--size", f"{wide}x{high}", "--format", pixel_format, "--repeats", "1", "--only",
                    "--frames", ",".join(map(str, MOMENTS)), *names], check=True, cwd=HERE.parent)
    made = {}
    for name in names:
        for moment in MOMENTS:
            data = np.fromfile(folder / f"{name}_{wide}_{moment}.{pixel_format}", np.uint8)
            made[name, moment] = rgb_of(data, wide, high, pixel_format)
    return made


def rgb_of(data: np.ndarray, wide: int, high: int, pixel_format: str) -> np.ndarray:
    if pixel_format == "gbrp":
        return data.reshape(3, high, wide)[[2, 0, 1]].transpose(1, 2, 0)
    luma = (data[:wide * high].reshape(high, wide).astype(np.float32) - 16) / 219
    small = data[wide * high:].reshape(2, high // 2, wide // 2)
    blue, red = ((np.asarray(Image.fromarray(p).resize((wide, high), Image.BILINEAR), np.float32) - 128) / 224 for p in small)
    r, b = luma + 1.5748 * red, luma + 1.8556 * blue
    g = (luma - .2126 * r - .0722 * b) / .7152
    return (np.clip(np.stack([r, g, b], 2), 0, 1) * 255 + .5).astype(np.uint8)


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    error = float(np.mean((a.astype(np.float32) - b.astype(np.float32)) ** 2))
    return 10 * np.log10(255 ** 2 / max(error, 1e-4))


def contact_sheet(rows: list[tuple[str, np.ndarray, np.ndarray]], path: Path, wide: int = 480) -> None:
    high = wide * 9 // 16
    sheet = Image.new("RGB", (3 * wide, (high + 16) * len(rows)), "white")
    pen = ImageDraw.Draw(sheet)
    for i, (title, truth, made) in enumerate(rows):
        away = np.clip(np.abs(truth.astype(int) - made) * 4, 0, 255).astype(np.uint8)
        for k, picture in enumerate((truth, made, away)):
            sheet.paste(Image.fromarray(picture).resize((wide, high), Image.LANCZOS), (k * wide, i * (high + 16) + 16))
        pen.text((4, i * (high + 16) + 2), title, fill="black")
    sheet.save(path)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--shots", default=",".join(GALLERY))
    p.add_argument("--random", type=int, default=0)
    p.add_argument("--seed", type=int, default=500)
    p.add_argument("--size", default="640x360")
    p.add_argument("--format", default="yuv420p")
    p.add_argument("--sheet", type=Path)
    p.add_argument("--folder", type=Path)
    p.add_argument("--graphs", action=argparse.BooleanOptionalAction, default=True, help="build the graphs anew (--no-graphs: those in FOLDER)")
    o = p.parse_args()
    wide, high = map(int, o.size.split("x"))
    chosen = {n: GALLERY[n] for n in o.shots.split(",") if n} if not o.random else some(o.random, o.seed)
    with tempfile.TemporaryDirectory() as temporary:
        folder = o.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if o.graphs:
            bench.write_graphs(folder)
        stages = {name: steady(stage(shot, Noise.drawn(seed))) for name, (shot, seed) in chosen.items()}
        for name, made in stages.items():
            bench.write_shot(folder, name, made)
        pictures = drawn(folder, list(stages), (wide, high), o.format)
    rows, scores = [], []
    for (name, moment), made in pictures.items():
        truth = scene.frame(stages[name], moment / bench.RATE, bench.DURATION, wide, high)
        score = psnr(truth, made)
        scores.append(score)
        title = f"{name} {moment / bench.RATE:.2f} s  {score:.1f} dB  {stages[name].place} {stages[name].size}"
        print(title)
        rows.append((title, truth, made))
    print(f"{len(scores)} pictures: mean {np.mean(scores):.1f} dB, median {np.median(scores):.1f}, least {min(scores):.1f}")
    if o.sheet:
        contact_sheet(rows, o.sheet)


if __name__ == "__main__":
    main()
