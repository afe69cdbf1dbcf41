"""Checks every thing, and draws contact sheets of all of them.

    python3 -m shotloom_world.things.check [FOLDER]     # in training/; writes things-N.png and moving-N.png into FOLDER
"""
from __future__ import annotations

import math
import sys
from pathlib import Path

import cairo
import numpy as np
from PIL import Image, ImageDraw

from ..sheet import Sprite, recompose, region_map
from . import ICON, KEYS, STANDS, row, sprite
from .drawing import OWN, PLAIN, Variant
from .icons import read
from .motion import draw_moving

MOST_ERROR = .02
VARIANTS: tuple[Variant, ...] = (PLAIN, (1., 1., 1., 1.), (-1., -1., -1., -1.), (1., -1., 1., -1.))
GROUND = (.86, .87, .9)
GAITS = {"fly": "fly", "sail": "swim", "walk": "walk", "run": "run"}


def whole_box(thing: Sprite) -> tuple[float, float, float, float]:
    """The box of a thing with its parts at rest, in metres."""
    boxes = [thing.box] + [(m.x + m.sprite.box[0], m.y + m.sprite.box[1], m.x + m.sprite.box[2], m.y + m.sprite.box[3]) for m in thing.moving]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _words(key: str) -> list[str]:
    r = row(key)
    wrong = []
    if not all(r.en) or not all(r.zh):
        wrong.append("lacks words in a language")
    if len(set(r.en)) < len(r.en) or len(set(r.zh)) < len(r.zh):
        wrong.append("repeats a word")
    if any(any("\u4e00" <= letter <= "\u9fff" for letter in word) for word in r.en):
        wrong.append("has Chinese among its English words")
    if not any("\u4e00" <= letter <= "\u9fff" for word in r.zh for letter in word):
        wrong.append("has no Chinese word")
    if r.stands not in STANDS or r.faces not in (0, 1) or r.metres <= 0:
        wrong.append("has a bad row")
    return wrong


def _drawn(part: Sprite) -> tuple[list[str], float]:
    """What is wrong with one picture, and its error when shown from its map."""
    cover = region_map(part)
    edge = max(cover[:, 0].max(), cover[:, -1].max(), cover[:, :, 0].max(), cover[:, :, -1].max())
    unused = [cls for cls, plane in zip(part.classes, cover) if plane.max() < 96]
    error = recompose(part)[1]
    wrong = []
    if edge > 24:
        wrong.append(f"{part.name} is cut by its box")
    if unused:
        wrong.append(f"{part.name} shows too little of {unused}")
    if error > MOST_ERROR:
        wrong.append(f"{part.name} recomposes with an error of {error:.3f}")
    return wrong, error


def _placed(key: str, thing: Sprite) -> list[str]:
    """Whether the thing stands where its row says, and its parts hang on it."""
    r = row(key)
    x0, y0, x1, y1 = whole_box(thing)
    high = y1 - y0
    wrong = []
    off = {"floor": abs(y1), "table": abs(y1), "wall": abs(y0 + y1) / 2, "sky": abs(y0 + y1) / 2, "ceiling": abs(y0)}.get(r.stands, 0.)
    if off > .06 * high:
        wrong.append(f"stands {off:.3f} m off its foot")
    if r.stands in ("hand", "water") and not (y0 <= 0 <= y1 and x0 <= 0 <= x1):
        wrong.append("is not where its grip or waterline is")
    for m in thing.moving:
        if not (x0 <= m.x <= x1 and y0 <= m.y <= y1):
            wrong.append(f"has a {m.kind} outside itself")
    return wrong


def check() -> tuple[list[str], dict[str, float]]:
    """What is wrong, and the worst error of each key."""
    problems, errors = [], {}
    ours = {k for k in KEYS if row(k).source == "own"}
    icons = {k for k in KEYS if row(k).source.startswith(ICON)}
    for key in KEYS:
        worst = 0.
        found = _words(key)
        variants = VARIANTS if key in ours else VARIANTS[:1]
        for variant in variants:
            thing = sprite(key, variant)
            for part in (thing, *(m.sprite for m in thing.moving)):
                wrong, error = _drawn(part)
                worst = max(worst, error)
                found += wrong
            found += _placed(key, thing)
        if row(key).tint and not any(row(key).tint in s.classes for s in (sprite(key), *(m.sprite for m in sprite(key).moving))):
            found.append("has no class for its tint")
        problems += [f"{key}: {what}" for what in dict.fromkeys(found)]
        errors[key] = worst
    problems += [f"{key}: drawn but not in the catalogue" for key in sorted(set(OWN) - ours)]
    problems += [f"{key}: an icon that is not in the catalogue" for key in sorted(set(read()) - icons)]
    return problems, errors


def tile(thing: Sprite, side: int, stride: float = 0., gait: str = "still", room: float = .04) -> Image.Image:
    """The thing and its parts at a moment, centred on a square."""
    x0, y0, x1, y1 = whole_box(thing)
    size = max(x1 - x0, y1 - y0) * (1 + 2 * room)
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, side, side)
    context = cairo.Context(surface)
    context.set_source_rgb(*GROUND)
    context.paint()
    context.scale(side / size, side / size)
    context.translate((size - x0 - x1) / 2, (size - y0 - y1) / 2)
    draw_moving(context, thing, stride, gait, stride * (x1 - x0))
    surface.flush()
    bgra = np.frombuffer(surface.get_data(), np.uint8).reshape(side, side, 4)
    return Image.fromarray(bgra[..., [2, 1, 0]].copy())


def shown(thing: Sprite, side: int) -> Image.Image:
    """The body as the compositor shows its map, in its own proportions."""
    x0, y0, x1, y1 = thing.box
    scale = side / max(x1 - x0, y1 - y0)
    whole = Image.fromarray((recompose(thing)[0].clip(0, 1) * 255).astype(np.uint8))
    fitted = whole.resize((max(1, round((x1 - x0) * scale)), max(1, round((y1 - y0) * scale))), Image.LANCZOS)
    canvas = Image.new("RGB", (side, side), (128, 128, 128))
    canvas.paste(fitted, ((side - fitted.width) // 2, (side - fitted.height) // 2))
    return canvas


def sheets(folder: Path, side: int = 92) -> None:
    """Pages of every thing beside its map, and of those that move at six moments."""
    per_page, columns = 112, 8
    for page in range(0, len(KEYS), per_page):
        keys = KEYS[page:page + per_page]
        canvas = Image.new("RGB", (columns * (2 * side + 6), math.ceil(len(keys) / columns) * (side + 14)), "white")
        pen = ImageDraw.Draw(canvas)
        for i, key in enumerate(keys):
            x, y = i % columns * (2 * side + 6), i // columns * (side + 14)
            canvas.paste(tile(sprite(key), side), (x, y + 12))
            canvas.paste(shown(sprite(key), side), (x + side, y + 12))
            pen.text((x, y), f"{key} {row(key).metres:g} m", fill=(0, 0, 0))
        canvas.save(folder / f"things-{page // per_page}.png")
    movers = [k for k in KEYS if sprite(k).moving]
    for page in range(0, len(movers), 40):
        keys = movers[page:page + 40]
        canvas = Image.new("RGB", (2 * (6 * side + 6), math.ceil(len(keys) / 2) * (side + 14)), "white")
        pen = ImageDraw.Draw(canvas)
        for i, key in enumerate(keys):
            x, y = i % 2 * (6 * side + 6), i // 2 * (side + 14)
            gait = next((GAITS[m] for m in row(key).moves if m in GAITS), "walk")
            pen.text((x, y), f"{key} {gait}", fill=(0, 0, 0))
            for n in range(6):
                canvas.paste(tile(sprite(key), side, n / 6, gait, .12), (x + n * side, y + 12))
        canvas.save(folder / f"moving-{page // 40}.png")


def main(folder: str | None = None) -> int:
    problems, errors = check()
    worst = sorted(errors, key=lambda k: -errors[k])[:12]
    print(f"{len(KEYS)} things, {sum(bool(sprite(k).moving) for k in KEYS)} with moving parts; mean error {np.mean(list(errors.values())):.4f}")
    print("worst:", ", ".join(f"{k} {errors[k]:.3f}" for k in worst))
    for problem in problems:
        print(problem)
    if folder:
        sheets(Path(folder))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
