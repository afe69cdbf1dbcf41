"""Draws a run's curves: the logs of runs/<name> -> runs/<name>/curves.png, a panel for each log and kind of term.

Losses are divided by their value in the log's first row that has them, so that all of a panel share one axis; the last value is written
beside its name. What is wrong (shares of texels) is drawn as it is.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

import cairo

from course import RUN

# title, log, terms, whether relative
PANELS = (
    ("Painter of sprites: losses (relative to the first)", "sprites", ("small map", "large map", "strip map", "small colours", "large colours", "strip colours"), True),
    ("Painter of sprites: share of texels of the wrong class", "sprites", ("wrong small", "wrong large", "wrong strip"), False),
    ("Painter of parts: losses (relative to the first)", "parts", ("small", "large"), True),
    ("Painter of parts: share of texels of the wrong class, identities never seen", "parts", ("wrong head", "wrong hair_front", "wrong torso", "wrong collar", "wrong lower_arm", "wrong foot"), False),
    ("Brush network: D on exemplars and on what was made", "brush",
     ("genuine ink", "made ink", "genuine gouache", "made gouache", "genuine paper-cut", "made paper-cut"), False),
    ("Reader: losses (relative to the first)", "reader", ("heard", "attention"), True),
)
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


def panel(c: cairo.Context, top: float, title: str, lines: dict[str, Curve], last: dict[str, float], steps: int) -> None:
    highest = max([.05] + [value for points in lines.values() for _, value in points])
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


def flat(row: dict) -> dict[str, float]:
    """A log's row with what is wrong as terms of their own."""
    numbers = {name: value for name, value in row.items() if not isinstance(value, dict)}
    return {**numbers, **{f"wrong {name}": value for name, value in row.get("wrong", {}).items()}}


def rows_of(path: Path) -> list[dict[str, float]]:
    """A run that was stopped goes on from its last checkpoint: of steps logged twice the later row holds."""
    rows = [flat(json.loads(line)) for line in path.read_text().splitlines()] if path.exists() else []
    return [row for _, row in sorted({row["step"]: row for row in rows}.items())]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, default=RUN)
    o = p.parse_args()
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, WIDTH, HEIGHT * len(PANELS))
    c = cairo.Context(surface)
    c.set_source_rgb(1, 1, 1)
    c.paint()
    for i, (title, log, names, relative) in enumerate(PANELS):
        rows = rows_of(o.run / f"{log}.jsonl")
        last = {name: value for row in rows for name, value in row.items()}
        panel(c, HEIGHT * i, title, curves(rows, list(names), relative), last, int(rows[-1]["step"]) if rows else 1)
    path = o.run / "curves.png"
    surface.write_to_png(str(path))
    print(path)


if __name__ == "__main__":
    main()
