"""Draws a run's loss curves: runs/<name>/log.jsonl -> runs/<name>/curves.png, a panel for each kind of term.

Each term is divided by its value in the log's first row that has it, so that all of a panel share one axis; the last value is written
beside its name.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

import cairo

PANELS = {
    "Reconstruction terms of G (weighted, relative to the first)": ["regions", "subject", "palette", "motion", "text", "frames"],
    "Adversarial terms of G and the loss of D (relative to the first)": ["adversarial", "named", "d"],
    "What D says (probability): real of real, real of generated, fits, fits but for one word": ["d_real", "d_fake", "d_match", "d_near"]}
PROBABILITIES = 2   # the panel that is drawn as it is
COLOURS = [(.13, .40, .68), (.84, .37, .10), (.17, .55, .30), (.58, .30, .64), (.75, .17, .24), (.45, .42, .10)]
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 1000, 300, 60, 190, 40, 36

Curve = list[tuple[int, float]]


def curves(rows: list[dict[str, float]], names: list[str], relative: bool) -> dict[str, Curve]:
    """Points (step, value) of each term that the log has."""
    out = {}
    for name in names:
        points = [(int(r["step"]), float(r[name])) for r in rows if name in r]
        if points:
            first = points[0][1] if relative and points[0][1] else 1.
            out[name] = [(step, value / first) for step, value in points]
    return out


def label(c: cairo.Context, x: float, y: float, text: str, size: float = 12, colour: tuple[float, float, float] = (.2, .2, .2)) -> None:
    c.set_source_rgb(*colour)
    c.set_font_size(size)
    c.move_to(x, y)
    c.show_text(text)


def panel(c: cairo.Context, top: float, title: str, lines: dict[str, Curve], last: dict[str, float], steps: int, stage_two: int | None) -> None:
    highest = max([1.] + [value for points in lines.values() for _, value in points])
    width, height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    at = lambda step, value: (LEFT + width * step / steps, top + TOP + height * (1 - value / highest))
    label(c, LEFT, top + 22, title, 14)
    c.set_line_width(1)
    for i in range(5):
        value = highest * i / 4
        c.set_source_rgb(.88, .88, .88)
        c.move_to(*at(0, value))
        c.line_to(*at(steps, value))
        c.stroke()
        label(c, 14, at(0, value)[1] + 4, f"{value:.2f}", 11)
        label(c, at(steps * i / 4, 0)[0] - 12, top + HEIGHT - 16, str(round(steps * i / 4)), 11)
    if stage_two is not None:
        c.set_source_rgb(.6, .6, .6)
        c.set_dash([4, 4])
        c.move_to(*at(stage_two, 0))
        c.line_to(*at(stage_two, highest))
        c.stroke()
        c.set_dash([])
    c.set_line_width(1.6)
    for i, (name, points) in enumerate(lines.items()):
        c.set_source_rgb(*COLOURS[i])
        c.new_path()   # text leaves a current point behind
        for point in points:
            c.line_to(*at(*point))
        c.stroke()
        label(c, WIDTH - RIGHT + 14, top + TOP + 14 + 18 * i, f"{name}  {last[name]:.3f}", 12, COLOURS[i])
    if not lines:
        label(c, LEFT + 12, top + TOP + 24, "not in this log yet")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, default=Path(__file__).parent / "runs" / "first")
    o = p.parse_args()
    rows = [json.loads(line) for line in (o.run / "log.jsonl").read_text().splitlines()]
    # a run that was stopped goes on from its last checkpoint: of steps logged twice the later row holds
    rows = [row for _, row in sorted({row["step"]: row for row in rows}.items())]
    last = {name: value for row in rows for name, value in row.items()}
    stage_two = next((row["step"] for row in rows if "adversarial" in row), None)

    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, WIDTH, HEIGHT * len(PANELS))
    c = cairo.Context(surface)
    c.set_source_rgb(1, 1, 1)
    c.paint()
    for i, (title, names) in enumerate(PANELS.items()):
        panel(c, HEIGHT * i, title, curves(rows, names, i != PROBABILITIES), last, rows[-1]["step"], stage_two)
    path = o.run / "curves.png"
    surface.write_to_png(str(path))
    print(path)


if __name__ == "__main__":
    main()
