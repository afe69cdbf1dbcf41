"""Builds icons.npz: the pictures of Microsoft's fluentui-emoji (flat) as maps of at most six classes with two-stop colours.

    npm i --ignore-scripts @iconify-json/fluent-emoji-flat@1.2     # anywhere; and librsvg's rsvg-convert
    python3 -m shotloom_world.things.build_icons PATH/node_modules/@iconify-json/fluent-emoji-flat/icons.json [SHEET.png]

Run in training/. `icons.tsv` says which pictures, how far each is turned (degrees clockwise) to stand upright or lie level, whether it is
mirrored (the set faces left, the drawn world right), and the grain of its map. The catalogue says which may be tinted: there, classes of
the main hue become `main`, the darker ones `main2`, the lighter ones `main3`. Every picture is cropped to what it covers.
"""
from __future__ import annotations

import colorsys
import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from ..sheet import GRAINS, MOST_CLASSES, recompose
from .drawing import MARGIN

HERE = Path(__file__).parent
RASTER = 960            # pixels of a picture's larger view box, which leaves room to turn it
VIEW = (-8, -8, 48, 48)
NEAR = 6.5              # Lab distance under which two colours are one
SPECK = 8e-5            # share of the picture that a flat colour must cover to count
LEVELS = 15             # coverage is kept in 16 steps, which halves the file
SOFT_CHROMA = 38.       # chroma above this is nearly halved: the set is gaudier than the people and the places


def svg_of(icons: dict, name: str, turn: float, mirror: bool) -> str:
    """The icon as SVG in a view box with room round it."""
    name = icons.get("aliases", {}).get(name, {}).get("parent", name)
    body = icons["icons"][name]["body"]
    flip = 'transform="translate(32 0) scale(-1 1)"' if mirror else ""
    box = " ".join(map(str, VIEW))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{box}">'
            f'<g transform="rotate({turn} 16 16)"><g {flip}>{body}</g></g></svg>')


def raster(svg: str) -> np.ndarray:
    """RGBA, float32 0..1 [RASTER, RASTER, 4], straight alpha."""
    done = subprocess.run(["rsvg-convert", "-w", str(RASTER), "-h", str(RASTER)], input=svg.encode(), stdout=subprocess.PIPE, check=True)
    return np.asarray(Image.open(io.BytesIO(done.stdout)).convert("RGBA"), np.float32) / 255


_XYZ = np.array([[.4124, .2126, .0193], [.3576, .7152, .1192], [.1805, .0722, .9505]])
_WHITE = np.array([.9505, 1, 1.089])


def to_lab(rgb: np.ndarray) -> np.ndarray:
    linear = np.where(rgb > .04045, ((rgb + .055) / 1.055) ** 2.4, rgb / 12.92)
    xyz = linear @ _XYZ / _WHITE
    f = np.where(xyz > .008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


def to_rgb(lab: np.ndarray) -> np.ndarray:
    fy = (lab[..., 0] + 16) / 116
    f = np.stack([fy + lab[..., 1] / 500, fy, fy - lab[..., 2] / 200], -1)
    linear = np.where(f > .2069, f ** 3, (f - 16 / 116) / 7.787) * _WHITE @ np.linalg.inv(_XYZ)
    return np.where(linear > .0031308, 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - .055, 12.92 * linear).clip(0, 1)


def softened(rgb: np.ndarray) -> np.ndarray:
    """The colours with their strongest chroma held back, and the near-blacks a little lighter."""
    lab = to_lab(rgb)
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    keep = np.where(chroma > SOFT_CHROMA, (SOFT_CHROMA + (chroma - SOFT_CHROMA) * .58) / np.maximum(chroma, 1e-6), 1.)
    lab[..., 1:] *= keep[..., None]
    lab[..., 0] = np.where(lab[..., 0] < 22, 22 - (22 - lab[..., 0]) * .4, lab[..., 0])
    return to_rgb(lab)


def clustered(image: np.ndarray) -> np.ndarray:
    """Labels [H, W], 0 transparent. A colour weighs area ** .6, so that an eye or a headlight is not swallowed by the body."""
    opaque = image[..., 3] > .5
    whole = (image[..., :3][opaque] * 255).round().astype(np.int32)
    code, back, count = np.unique(whole @ [65536, 256, 1], return_inverse=True, return_counts=True)
    lab = to_lab(np.stack([code >> 16, code >> 8 & 255, code & 255], 1) / 255.)
    least = SPECK * image.shape[0] * image.shape[1]
    flat = count >= least
    if flat.sum() >= 2 and count[flat].sum() >= .5 * count.sum():
        centres, weights = list(lab[flat]), list(count[flat].astype(float))
    else:                                   # gradients: coarse cells instead of exact colours
        cells = (lab / 5).round() @ [10000, 100, 1]
        _, cell = np.unique(cells, return_inverse=True)
        n = np.bincount(cell, count)
        means = np.stack([np.bincount(cell, count * lab[:, j]) / n for j in range(3)], 1)
        centres, weights = list(means[n >= least]), list(n[n >= least])
    while len(centres) > 1:                 # merge the cheapest pair first (Ward's cost)
        at, w = np.array(centres), np.array(weights) ** .6
        apart = ((at[:, None] - at[None]) ** 2).sum(-1)
        ward = apart * (w[:, None] * w[None]) / (w[:, None] + w[None])
        np.fill_diagonal(ward, np.inf)
        np.fill_diagonal(apart, np.inf)
        if len(centres) <= MOST_CLASSES and apart.min() >= NEAR ** 2:
            break
        cost = apart if apart.min() < NEAR ** 2 else ward
        i, j = sorted(np.unravel_index(cost.argmin(), cost.shape))
        total = weights[i] + weights[j]
        centres[i] = (centres[i] * weights[i] + centres[j] * weights[j]) / total
        weights[i] = total
        del centres[j], weights[j]
    nearest = ((lab[:, None] - np.array(centres)[None]) ** 2).sum(-1).argmin(1) + 1
    labels = np.zeros(opaque.shape, np.int32)
    labels[opaque] = nearest[back]
    return despeckled(labels, len(centres))


def despeckled(labels: np.ndarray, count: int) -> np.ndarray:
    """Majority of 7x7: antialiased rims, which pass through a third class, go."""
    votes = []
    for i in range(count + 1):
        plane = np.pad((labels == i).astype(np.int32), 4).cumsum(0).cumsum(1)
        votes.append(plane[7:-1, 7:-1] - plane[:-8, 7:-1] - plane[7:-1, :-8] + plane[:-8, :-8])
    _, labels = np.unique(np.concatenate([[0], np.stack(votes).argmax(0).ravel()]), return_inverse=True)     # 0 stays 0; no label is left empty
    return labels[1:].reshape(RASTER, RASTER)


def stops(image: np.ndarray, where: np.ndarray, box: tuple[float, float, float, float]) -> list[list[float]]:
    """Two stops, at the top and the bottom of the box, fitted to the colours that a class covers; flat where a fit gains nothing."""
    y, x = np.nonzero(where)
    colours = softened(image[y, x, :3].astype(np.float64))
    middle = np.median(colours, 0)
    span = (y.max() + 1 - y.min()) / (box[3] - box[1])
    if span < .3 or np.abs(colours - middle).mean() <= .015:
        return [middle.round(3).tolist()] * 2
    t = (y + .5 - box[1]) / (box[3] - box[1])
    fitted = np.linalg.lstsq(np.stack([1 - t, t], 1), colours, rcond=None)[0]
    return fitted.clip(0, 1).round(3).tolist()


def tint_of(colours: list[list[list[float]]], areas: np.ndarray) -> tuple[int, dict[str, list[int]]]:
    """The class a colour word repaints, and its kin: `main2` the darker, `main3` the lighter ones of the same hue."""
    hsv = [colorsys.rgb_to_hsv(*np.mean(c, 0)) for c in colours]
    light = [to_lab(np.mean(c, 0))[0] for c in colours]
    score = [a * s * v for a, (_, s, v) in zip(areas, hsv)]
    main = int(np.argmax(score)) if max(score) > .04 else int(np.argmax(areas))

    def kin(i: int) -> bool:
        away = abs(hsv[i][0] - hsv[main][0])
        same = min(away, 1 - away) < .06 and hsv[i][1] > .25 if hsv[main][1] > .2 else hsv[i][1] < .2
        return i != main and same and -40 < light[i] - light[main] < 30
    near = [i for i in range(len(hsv)) if kin(i)]
    return main, {"main2": [i for i in near if light[i] < light[main]], "main3": [i for i in near if light[i] >= light[main]]}


def mapped(labels: np.ndarray, count: int, box: tuple[float, float, float, float], grain: str) -> np.ndarray:
    """Coverage of the box, uint8 [count, high, wide] in steps of 255 / LEVELS."""
    high, wide = GRAINS[grain]
    planes = [Image.fromarray((labels == i).astype(np.float32)).resize((wide, high), Image.BOX, box=box) for i in range(1, count + 1)]
    return (np.stack(planes) * LEVELS).round().astype(np.uint8) * (255 // LEVELS)


def built(icons: dict, row: list[str], tintable: bool) -> tuple[dict, np.ndarray, np.ndarray]:
    """One icon: what the reader needs to know, its map, and the original picture of its box (RGBA, straight)."""
    key, name, turn, mirror, grain = row
    image = raster(svg_of(icons, name, float(turn), mirror == "m"))
    labels = clustered(image)
    count = labels.max()
    y, x = np.nonzero(labels)
    high, wide = GRAINS[grain]
    mx = (x.max() + 1 - x.min()) * MARGIN / (wide - 2 * MARGIN)
    my = (y.max() + 1 - y.min()) * MARGIN / (high - 2 * MARGIN)
    box = (float(x.min() - mx), float(y.min() - my), float(x.max() + 1 + mx), float(y.max() + 1 + my))
    colours = [stops(image, labels == i, box) for i in range(1, count + 1)]
    names = [f"part{i}" for i in range(1, count + 1)]
    if tintable:
        areas = np.bincount(labels.ravel(), minlength=count + 1)[1:] / (labels > 0).sum()
        main, kin = tint_of(colours, areas)
        names[main] = "main"
        joined = np.arange(count + 1)
        for shade, members in kin.items():
            members.sort(key=lambda i: -areas[i])
            for i in members:
                joined[i + 1] = members[0] + 1
            if members:
                names[members[0]] = shade
        kept, back = np.unique(joined[1:], return_inverse=True)
        labels = np.concatenate([[0], back + 1])[labels]
        names = [names[i - 1] for i in kept]
        colours = [colours[i - 1] for i in kept]
        count = len(kept)
    facts = {"key": key, "icon": name, "grain": grain, "aspect": round((box[2] - box[0]) / (box[3] - box[1]), 4), "classes": names,
             "colours": colours}
    original = np.asarray(Image.fromarray((image * 255).astype(np.uint8)).resize((256, 256), Image.BOX, box=box))
    return facts, mapped(labels, count, box, grain), original


def recipes() -> list[list[str]]:
    return [line.split("\t") for line in (HERE / "icons.tsv").read_text("utf8").splitlines() if line and line[0] != "#"]


def main(icons_json: str, sheet: str | None = None) -> None:
    from .icons import read
    from . import row
    icons = json.loads(Path(icons_json).read_text("utf8"))
    facts, maps, originals = [], {grain: [] for grain in ("small", "large")}, {}
    for recipe in recipes():
        fact, planes, originals[recipe[0]] = built(icons, recipe, row(recipe[0]).tint is not None)
        fact["first"] = len(maps[fact["grain"]])
        maps[fact["grain"]].extend(planes)
        facts.append(fact)
    np.savez_compressed(HERE / "icons.npz", facts=np.array(json.dumps(facts, separators=(",", ":"))),
                        **{grain: np.array(planes, np.uint8).reshape(-1, *GRAINS[grain]) for grain, planes in maps.items()})
    print(len(facts), "icons,", (HERE / "icons.npz").stat().st_size, "bytes")
    if sheet:
        _contact(read(), originals, Path(sheet))


def _contact(sprites: dict, originals: dict[str, np.ndarray], path: Path) -> None:
    """Pages of original beside map, with the error inside the drawing."""
    side, columns, per_page = 88, 8, 96
    keys = list(originals)
    for page in range(0, len(keys), per_page):
        shown = keys[page:page + per_page]
        canvas = Image.new("RGB", (columns * (2 * side + 8), -(-len(shown) // columns) * (side + 14)), "white")
        pen = ImageDraw.Draw(canvas)
        for i, key in enumerate(shown):
            x, y = i % columns * (2 * side + 8), i // columns * (side + 14)
            source = originals[key].astype(np.float32) / 255
            source[..., :3] = softened(source[..., :3].astype(np.float64))
            flat = source[..., :3] * source[..., 3:] + .85 * (1 - source[..., 3:])
            out = recompose(sprites[key](1., (0., 0.), None, 0))[0]
            error = np.abs(flat - out)[source[..., 3] > .9].mean()
            for j, picture in enumerate((flat, out)):
                tile = Image.fromarray((picture.clip(0, 1) * 255).astype(np.uint8)).resize((side, side), Image.LANCZOS)
                canvas.paste(tile, (x + j * side, y + 12))
            pen.text((x, y), f"{key} {error:.3f}", fill=(200, 0, 0) if error > .03 else (0, 0, 0))
        canvas.save(path.with_name(f"{path.stem}-{page // per_page}{path.suffix}"))


if __name__ == "__main__":
    main(*sys.argv[1:])
