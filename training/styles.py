"""One shot in four styles, two scenes, and mixtures, through the exported graphs: `python3 styles.py --out ../docs/evaluation/styles.jpg`.

Also measures, over the frames of a shot whose camera stands still, how much of what stands still in the flat look changes in a style (nothing may), and says what `develop` took.
"""
from __future__ import annotations

import argparse
import json
import math
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

import films
from export import RUN
from shotloom_model.brush import STYLES
from shotloom_model.running import generate
from sheet import FONT

WIDE, HIGH = 1280, 720
CELL = (480, 270)
TEXT = 20
SCENES = ("Wide shot. Static shot. A woman in a red coat walks in the park.", "Medium shot. Static shot. An old man and a girl talk at a table in the café. Evening.")
MIXED = ("ink:0.5", "ink:0.5,gouache:0.5", "ink:0.5,paper-cut:0.5", "gouache:0.5,paper-cut:0.5")
MOMENTS = (.5, 1., 1.5, 2.)


def looks(model: Path, folder: Path, styles: list[str]) -> dict[str, dict[str, object] | None]:
    """What `generate` is given for each style, by the exported brush network; noise of a seed."""
    told = json.loads((model / "model.json").read_text("utf8"))["brush"]
    noise = np.random.RandomState(1).randn(told["noise"])
    asked = []
    for style in styles:
        vector = sum((float(amount or 1) * np.array(told["styles"][name]) for name, _, amount in (part.partition(":") for part in style.split(","))), np.zeros(len(told["styles"]["flat"])))
        asked.append({"style": vector.tolist(), "noise": noise.tolist(), "strokes": str(folder / f"{style}.strokes")})
    (folder / "styles.json").write_text(json.dumps(asked))
    script = Path(__file__).parent / "shotloom_model" / "bench" / "brush.mjs"
    made = subprocess.run(["node", str(script), str(model), str(folder / "styles.json")], check=True, cwd=Path(__file__).parents[1], capture_output=True, text=True)
    return {style: None if style == "flat" else {"brush": brush, "strokes": a["strokes"]} for style, a, brush in zip(styles, asked, json.loads(made.stdout))}


def shown(model: Path, look: dict[str, object] | None, scenes: list[str]) -> tuple[np.ndarray, list[int]]:
    """Frames [scenes, moments, 3, HIGH, WIDE] in 0..1 and the processor's milliseconds of `develop`."""
    with tempfile.TemporaryDirectory() as place:
        times = generate(model, Path(place), scenes, [1], list(MOMENTS), (WIDE, HIGH), look)
        frames = [films.rgb((Path(place) / f"{i}-1.yuv").read_bytes(), len(MOMENTS), HIGH, WIDE) for i in range(len(scenes))]
    return np.stack(frames), [int(t["processor"][1]) for t in times.values()]  # type: ignore[index]


def quiet(frames: np.ndarray, reach: int = 24) -> np.ndarray:
    """Pixels [HIGH, WIDE] farther than that from the box of all that changes over the frames of a shot: within it also things of one colour move."""
    changes = np.abs(frames - frames[:1]).max((0, 1)) > 0
    still = np.ones_like(changes)
    if changes.any():
        rows, columns = (np.nonzero(changes.any(axis))[0] for axis in (1, 0))
        still[max(0, rows[0] - reach):rows[-1] + reach, max(0, columns[0] - reach):columns[-1] + reach] = False
    return still


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", type=Path, default=RUN / "export")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--quality", type=int, default=78)
    o = p.parse_args()
    font = ImageFont.truetype(str(FONT), 14)
    sheet = Image.new("RGB", (4 * (CELL[0] + 4), (len(SCENES) + 1) * (CELL[1] + TEXT + 4)), "white")
    pen = ImageDraw.Draw(sheet)
    model = o.model.resolve()

    def put(frame: np.ndarray, text: str, column: int, row: int) -> None:
        x, y = column * (CELL[0] + 4), row * (CELL[1] + TEXT + 4)
        pen.text((x + 2, y + 1), text, fill=(0, 0, 0), font=font)
        picture = Image.fromarray((frame.transpose(1, 2, 0) * 255).round().astype(np.uint8))
        sheet.paste(picture.resize(CELL, Image.LANCZOS), (x, y + TEXT))

    with tempfile.TemporaryDirectory() as place:
        every = looks(model, Path(place), [*STYLES, *MIXED])
        flat, base = shown(model, None, list(SCENES))
        made = {}
        for column, style in enumerate(STYLES):
            frames, took = shown(model, every[style], list(SCENES))
            made[style] = frames
            still = [quiet(f) for f in flat]
            boils = [float((np.abs(f - f[:1]).max((0, 1)) > 0)[q].mean()) if q.any() else None for f, q in zip(frames, still)]
            print(f"{style}: develop {took} ms of the processor (flat {base}); of what stands still ({[round(float(q.mean()), 2) for q in still]} of the frame) changes {boils}")
            for row in range(len(SCENES)):
                put(frames[row, 1], style, column, row)
        for column, style in enumerate(MIXED):
            frames, _ = shown(model, every[style], [SCENES[0]])
            put(frames[0, 1], style, column, len(SCENES))
            ends = [part.partition(":")[0] for part in style.split(",")]
            a, b = (made[e][0, 1] for e in (ends if len(ends) > 1 else ["flat", *ends]))
            apart = [math.sqrt(float(((u - v) ** 2).mean())) for u, v in ((a, frames[0, 1]), (frames[0, 1], b), (a, b))]
            print(f"{style}: from the one {apart[0]:.3f}, from the other {apart[1]:.3f}, they from each other {apart[2]:.3f}")
    sheet.save(o.out, quality=o.quality, optimize=True)
    print(o.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
