"""Shows what G makes of prompts, through the exported graphs, above what the drawn world makes of the same shot as heard and the same noise.

    python3 sheet.py [--prompts FILE] [--seeds 1,2] [--out FILE.png] [--at 1.5]      FILE: a prompt a line; # starts a remark

Node runs the graphs (shotloom_model/bench/generate.mjs). What was heard is printed, with the milliseconds of each graph.
"""
from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from export import RUN
from shotloom_model.running import PROMPTS, SECONDS, generate, shot_heard, tensors
from shotloom_world import facts, scene, staging
from shotloom_world.noise import Noise

WIDE, HIGH = 448, 252
FONT = Path(__file__).parents[1] / "resources" / "fonts" / "captions" / "ShotloomCaption-Medium.otf"
TEXT = 32


def rgb(planes: np.ndarray) -> np.ndarray:
    """yuv420p (BT.709, limited) of WIDE x HIGH, uint8 [bytes] -> RGB uint8."""
    y = planes[:WIDE * HIGH].reshape(HIGH, WIDE).astype(np.float32)
    u, v = (p.reshape(HIGH // 2, WIDE // 2).repeat(2, 0).repeat(2, 1).astype(np.float32) - 128 for p in np.split(planes[WIDE * HIGH:], 2))
    light = (y - 16) * (255 / 219)
    red, blue = light + v * (1.5748 * 255 / 224), light + u * (1.8556 * 255 / 224)
    green = (light - .2126 * red - .0722 * blue) / .7152
    return np.stack([red, green, blue], 2).clip(0, 255).round().astype(np.uint8)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", type=Path, default=RUN / "export")
    p.add_argument("--prompts", type=Path)
    p.add_argument("--seeds", default="1")
    p.add_argument("--at", type=float, default=1.5, help="second of the shot")
    p.add_argument("--columns", type=int, default=4)
    p.add_argument("--out", type=Path, default=RUN / "sheet.png")
    o = p.parse_args()
    prompts = list(PROMPTS)
    if o.prompts:
        prompts = [line.strip() for line in o.prompts.read_text("utf8").splitlines() if line.strip() and not line.startswith("#")]
    seeds = [int(s) for s in o.seeds.split(",")]
    font = ImageFont.truetype(str(FONT), 12)
    cells = [(i, text, seed) for i, text in enumerate(prompts) for seed in seeds]
    rows = -(-len(cells) // o.columns)
    sheet = Image.new("RGB", (o.columns * (WIDE + 8), rows * (2 * HIGH + TEXT + 8)), "white")
    pen = ImageDraw.Draw(sheet)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        times = generate(o.model, folder, prompts, seeds, [o.at], (WIDE, HIGH))
        for k, (i, text, seed) in enumerate(cells):
            name = f"{i}-{seed}"
            shot = shot_heard(tensors(folder, name))
            x, y = k % o.columns * (WIDE + 8), k // o.columns * (2 * HIGH + TEXT + 8)
            pen.text((x + 2, y), f"{seed}: {text}", fill=(0, 0, 0), font=font)
            pen.text((x + 2, y + 15), " ".join(f"{slot.replace('first', '1').replace('second', '2')}={v}" for slot, v in facts.stated(shot).items()),
                     fill=(90, 90, 90), font=font)
            made = rgb(np.frombuffer((folder / f"{name}.yuv").read_bytes(), np.uint8))
            sheet.paste(Image.fromarray(made), (x, y + TEXT))
            drawn = scene.frame(staging.stage(shot, Noise.drawn(seed)), o.at, SECONDS, WIDE, HIGH)
            sheet.paste(Image.fromarray(drawn), (x, y + TEXT + HIGH))
            apart = np.abs(made.astype(float) - drawn).mean() / 255
            print(name, text, facts.stated(shot), times[name], f"apart {apart:.4f}")
    sheet.save(o.out)


if __name__ == "__main__":
    main()
