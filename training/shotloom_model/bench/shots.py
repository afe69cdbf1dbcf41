"""Writes the compositor's graphs and the tensors of a few shots for play.mjs: `python3 -m shotloom_model.bench.shots FOLDER [SHOT...]`, from training/."""
from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
from shotloom_world.facts import Shot, Who
from shotloom_world.noise import Noise
from shotloom_world.staging import Stage, stage

from .. import raster
from ..chunks import chunked
from ..develop import develop
from ..frame import frame
from ..stage_inputs import inputs_of

DURATION, RATE = 4., 24
SHOTS: dict[str, tuple[Shot, int]] = {
    "static": (Shot(place="park", size="wide", camera="static", first=Who(kind="woman", action="walk", colour="red")), 3),
    "moving": (Shot(place="street", size="medium", camera="track_right", first=Who(kind="woman", action="talk", colour="red"), second=Who(kind="boy", action="talk", colour="blue")), 5),
    "closeup": (Shot(place="kitchen", size="close", camera="static", first=Who(kind="man", action="talk", feeling="smile")), 4),
    "push": (Shot(place="living_room", size="full", camera="push_in", first=Who(kind="woman", action="sit"), second=Who(kind="man", action="read")), 7),
    "rain": (Shot(place="street", size="full", weather="rain", time="night", camera="static", first=Who(kind="oldman", action="walk"), second=Who(kind="girl", action="walk")), 8),
    "car": (Shot(place="road", size="wide", camera="pan_left", first=Who(kind="thing", action="run"), thing="car", thing_colour="red"), 9),
    "sea": (Shot(place="harbour", size="wide", camera="static", first=Who(kind="man", action="stand"), thing="bird"), 2),
    "handheld": (Shot(place="forest", size="medium", camera="handheld", first=Who(kind="girl", action="run")), 6),
}


def stage_of(name: str) -> Stage:
    shot, seed = SHOTS[name]
    made = stage(shot, Noise.drawn(seed))
    if shot.camera == "static":
        made = replace(made, camera=replace(made.camera, follow=0.))
    return made


def write_graphs(folder: Path) -> None:
    for pixel_format in raster.FORMATS.values():
        onnx.save(chunked(develop(pixel_format)), str(folder / f"develop_{pixel_format.name}.onnx"))
        onnx.save(frame(pixel_format), str(folder / f"frame_{pixel_format.name}.onnx"))


def write_shot(folder: Path, name: str, made: Stage) -> None:
    """NAME.bin, all tensors one after the other, and NAME.json, where each begins."""
    tensors = inputs_of(made, DURATION)
    at, entries, data = 0, {}, b""
    for key, value in tensors.items():
        raw = np.ascontiguousarray(value).tobytes()
        entries[key] = {"kind": "uint8" if value.dtype == np.uint8 else "float32", "shape": value.shape, "at": at, "bytes": len(raw)}
        raw += b"\0" * (-len(raw) % 8)
        data += raw
        at += len(raw)
    (folder / f"{name}.bin").write_bytes(data)
    (folder / f"{name}.json").write_text(json.dumps({"duration": DURATION, "rate": RATE, "tensors": entries}))


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_graphs(folder)
    for name in sys.argv[2:] or SHOTS:
        write_shot(folder, name, stage_of(name))


if __name__ == "__main__":
    main()
