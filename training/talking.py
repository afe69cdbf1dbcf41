"""A talking close-up against its waveform: `python3 talking.py --out ../docs/evaluation` (espeak-ng speaks; Debian: apt install espeak-ng).

The mouth is measured in the pictures: how far each differs from the same shot with the mouth at rest. Control: the loudness of other moments.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

import films
from sheet import FONT

LINE = "Dear Grandfather. The lamp has gone out, and the boats are still at sea. Please, come home soon."
SHOWN, WIDE, HIGH, TALL = 8, 192, 108, 150
INK, VOICE, MOUTH = (40, 42, 48), (120, 150, 190), (214, 84, 60)


def measured(folder: Path) -> tuple[dict[str, list[float]], list[Image.Image]]:
    """Loudness and opening by moment, and SHOWN frames of the clip."""
    wav, out = folder / "voice.wav", folder / "talk.json"
    subprocess.run(["espeak-ng", "-v", "en-us", "-s", "150", "-w", str(wav), LINE], check=True)
    node = films.HERE.parent / "node_modules" / ".bin" / "node"
    subprocess.run([str(node), str(films.HERE / "shotloom_model" / "bench" / "talk.mjs"), str(wav), str(out), str(folder / "clip")], check=True, cwd=films.HERE.parent)
    data = json.loads(out.read_text())
    ffmpeg = films.HERE.parent / "node_modules" / "node-ffmpeg-linux-x64" / "ffmpeg"
    subprocess.run([str(ffmpeg), "-v", "error", "-i", str(folder / "clip.mp4"), "-vf", f"scale={WIDE}:{HIGH}", str(folder / "%04d.png")], check=True)
    frames = sorted(folder.glob("[0-9]*.png"))
    return data, [Image.open(frames[int((k + .5) * len(frames) / SHOWN)]).convert("RGB") for k in range(SHOWN)]


def picture(data: dict[str, list[float]], frames: list[Image.Image]) -> Image.Image:
    """Frames above the loudness (filled) and the mouth's opening (a line)."""
    sheet = Image.new("RGB", (SHOWN * WIDE, HIGH + TALL), "white")
    for k, frame in enumerate(frames):
        sheet.paste(frame, (k * WIDE, 0))
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(FONT), 13)
    envelope, opening = np.array(data["envelope"]), np.array(data["opening"])
    opening = opening / opening.max()
    x = lambda i: (i + .5) / len(envelope) * sheet.width
    base, tall = HIGH + TALL - 8, TALL - 34
    for i, v in enumerate(envelope):
        pen.line([(x(i), base), (x(i), base - v * tall)], VOICE, 5)
    pen.line([(x(i), base - v * tall) for i, v in enumerate(opening)], MOUTH, 2)
    pen.text((6, HIGH + 6), "loudness (bars) and how far the mouth is open, measured in the pictures (line)", INK, font)
    return sheet


def rows(pictures: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as place:
        data, frames = measured(Path(place))
    picture(data, frames).save(pictures / "talking.png")
    envelope, opening = np.array(data["envelope"]), np.array(data["opening"])
    rnd = np.random.RandomState(1)
    others = [float(np.corrcoef(opening, rnd.permutation(envelope))[0, 1]) for _ in range(200)]
    return [f"r of the mouth's opening with the loudness over {len(envelope)} frames of eSpeak's voice: **{np.corrcoef(opening, envelope)[0, 1]:.3f}**; with the loudness of other moments "
            f"{np.mean(others):.3f} (at most {np.max(np.abs(others)):.3f} in 200 shuffles).", "", "![A talking close-up against its waveform](evaluation/talking.png)"]


def said(pictures: Path) -> list[str]:
    """Things as their words are spoken: what strips.mjs measured, and its strip."""
    told = json.loads((pictures / "said.json").read_text())
    rnd = np.random.RandomState(2)
    lines = ["| | word | r of size and change | other moments | largest of 200 |", "|---|---|---|---|---|"]
    for row in told:
        sizes, apart = np.abs(row["sizes"]), np.array(row["apart"])
        others = [float(np.corrcoef(apart, rnd.permutation(sizes))[0, 1]) for _ in range(200)]
        lines.append(f"| {row['prompt'].rpartition('. ')[2]} ({row['entrance']}) | {row['at_s']:.2f} s | **{np.corrcoef(apart, sizes)[0, 1]:.3f}** | {np.mean(others):.3f} | {np.max(np.abs(others)):.3f} |")
    (pictures / "said.json").unlink()
    return ["A thing grows for a moment, or appears, as its word is spoken: how much larger or smaller it is asked to be, against how far each of 96 frames is from that of the silent shot.", "",
            *lines, "", "![A lamp appears; a balloon and a car are stressed](evaluation/said.png)"]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, default=films.HERE.parent / "docs" / "evaluation")
    o = p.parse_args()
    print("\n".join(rows(o.out)))


if __name__ == "__main__":
    main()
