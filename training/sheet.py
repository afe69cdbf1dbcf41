"""Draws a contact sheet: runs/<name>/sheet.png. For each held-out caption, one that training never saw, a row of moments of the real
render, a row of what G makes of the same words, noise and identity, and the caption.
"""
from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

import torch
from PIL import Image, ImageDraw, ImageFont

from shotloom_model import captions, data, real
from shotloom_model.generator import Generator, clip, settle

WIDTH, HEIGHT, GAP, TEXT = 256, 144, 6, 40
DURATION = 4.                 # seconds
INK, PAPER = (30, 30, 30), (255, 255, 255)
FONT = Path(__file__).parent.parent / "resources" / "fonts" / "captions" / "ShotloomCaption-Medium.otf"


def scenes(count: int, seed: int) -> data.Batch:
    """Held-out captions in both languages, with everything the renderer made of them."""
    return data.batch(0, count, seed=seed, withheld=True)


def generated(g: Generator, b: data.Batch, t: torch.Tensor, duration: torch.Tensor) -> torch.Tensor:
    out = g(b["ids"], b["language"], b["noise"], b["identity"])
    out["motion"] = settle(out["motion"])
    # gain 4 is about what develop.onnx takes for a texel of this many pixels: the edges that a film shows
    return clip(out, t, duration, WIDTH, HEIGHT, 4.).clamp(0, 1)


def words(ids: torch.Tensor, language: torch.Tensor) -> str:
    """The caption, put together again from its tokens; <unk> stays, as the model saw it."""
    tokens = [captions.VOCABULARY[i] for i in ids.tolist() if i != 0]
    return ("" if int(language[0]) == 1 else " ").join(tokens)


def sheet(b: data.Batch, truth: torch.Tensor, made: torch.Tensor) -> Image.Image:
    """Frames [N, T, 3, h, w] in 0..1, real and generated -> the sheet, two columns of scenes."""
    count, moments = truth.shape[:2]
    block_w, block_h = moments * (WIDTH + GAP) + 2 * GAP, 2 * (HEIGHT + GAP) + TEXT
    picture = Image.new("RGB", (2 * block_w, (count + 1) // 2 * block_h + GAP), PAPER)
    draw, font = ImageDraw.Draw(picture), ImageFont.truetype(str(FONT), 15)
    for i in range(count):
        left, top = GAP + i % 2 * block_w, GAP + i // 2 * block_h
        for row, frames in enumerate((truth[i], made[i])):
            for column, frame in enumerate(frames):
                pixels = (frame.permute(1, 2, 0) * 255).round().to(torch.uint8).numpy()
                picture.paste(Image.fromarray(pixels), (left + column * (WIDTH + GAP), top + row * (HEIGHT + GAP)))
        text = textwrap.shorten(words(b["ids"][i], b["language"][i]), block_w // 8, placeholder=" ...")
        draw.text((left, top + 2 * (HEIGHT + GAP)), text, INK, font)
    return picture


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, default=Path(__file__).parent / "runs" / "first")
    p.add_argument("--captions", type=int, default=16)
    p.add_argument("--moments", type=int, default=3)
    p.add_argument("--seed", type=int, default=77)
    o = p.parse_args()
    torch.set_num_threads(1)
    checkpoint = torch.load(o.run / "checkpoint.pt", map_location="cpu")
    g = Generator().eval()
    g.load_state_dict(checkpoint["average"])
    b = scenes(o.captions, o.seed)
    t = ((torch.arange(o.moments) + .5) / o.moments * DURATION).expand(o.captions, -1)
    duration = torch.full((o.captions, 1), DURATION)
    with torch.no_grad():
        picture = sheet(b, real.frames(b, t, duration, WIDTH, HEIGHT), generated(g, b, t, duration))
    path = o.run / "sheet.png"
    picture.save(path)
    print(path, "at step", checkpoint["step"])


if __name__ == "__main__":
    main()
