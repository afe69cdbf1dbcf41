"""Draws sets with cairo from nothing but what SetNet and LightNet say, under the drawn world's own rendering."""
from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import cairo
import numpy as np
import torch
from PIL import Image, ImageDraw

from shotloom_world import catalogue
from shotloom_world.light import light
from shotloom_world.places.render import render_set, softened
from shotloom_world.sheet import Sprite, draw, gradient
from shotloom_world.whereabouts import arranged

from .setting import ARRANGEMENTS, CHOICES, CLASSES, DEPTHS, LAYERS, PLACES, SLOTS, SOFTNESS, ClassTables, LightNet, SetNet, dyed, tone, washed

WIDE, HIGH = 448, 252                    # pixels of a picture
COLUMNS = 4


@dataclass(frozen=True)
class Case:
    place: str
    arrangement: int
    time: str
    weather: str
    season: str
    mood: str
    close: bool = False                  # with a soft back, as behind a close shot


@dataclass(frozen=True)
class Placed:
    """One sprite as predicted: its lit colours by class."""
    layer: int
    sprite: Sprite
    x: float
    y: float
    scale: float
    mirrored: bool
    colours: np.ndarray


PlacedBand = tuple[int, float, float, np.ndarray]         # layer, top, bottom, colours [2, 3]


def _hot(value: str, values: tuple[str, ...]) -> torch.Tensor:
    return torch.eye(len(values))[[values.index(value)]]


def predicted(net: SetNet, lights: LightNet, known: tuple[str, ...], tables: ClassTables,
              case: Case) -> tuple[list[PlacedBand], list[Placed], tuple[float, float]]:
    """`known`: the keys SetNet knows. -> bands (layer, top, bottom, colours [2, 3]), sprites in drawing order, and the frame's height and middle."""
    place = _hot(case.place, PLACES)
    told = {name: _hot(getattr(case, name), values) for name, values in CHOICES.items()}
    with torch.no_grad():
        out = net(place, torch.eye(ARRANGEMENTS)[[case.arrangement]], told["time"], told["weather"], told["season"])
        shot = lights.shot(place, **told)
        depth = torch.eye(DEPTHS)
        of_band, of_sprite = depth[out.band_layer.argmax(2)], depth[out.layer.argmax(2)]
        bands = lights.surfaces(shot, out.surface.argmax(2), of_band)
        soft = torch.tensor([SOFTNESS if case.close else 0.])
        # kind of the place: column 1 is indoors
        back = tone(shot, lights.kind[place.argmax(1)][:, 1:2], out, bands)
        bands = washed(bands, back, soft, of_band)[0]
        keys = torch.tensor([[catalogue.KEYS.index(known[k]) for k in out.key[0].argmax(1)]])
        names, roles = tables(keys, out.variant)
        variants = [tuple(round(v, 2) for v in row) for row in out.variant[0].tolist()]
        sprites = [catalogue.sprite(catalogue.KEYS[int(k)], v) for k, v in zip(keys[0], variants)]
        base = torch.zeros(1, SLOTS, CLASSES, 2, 3)
        for i, sprite in enumerate(sprites):
            base[0, i, :len(sprite.classes)] = torch.tensor([sprite.colours[c] for c in sprite.classes])
        base = torch.where((out.tinted > 0)[..., None, None, None], dyed(base, roles, out.tint), base)
        deep = of_sprite[:, :, None].expand(-1, -1, CLASSES, -1)
        lit = lights.stops(shot, names.flatten(1), deep.flatten(1, 2), base.flatten(1, 2)).view_as(base)
        lit = washed(lit, back, soft, of_sprite)[0].numpy()
    shown = out.shown[0] > 0
    if case.close:
        shown &= out.kept[0] > 0
    placed = [Placed(int(out.layer[0, i].argmax()), sprites[i], float(out.place[0, i, 0]), float(out.place[0, i, 1]), float(out.place[0, i, 2].exp()),
                     bool(out.mirrored[0, i] > 0), lit[i]) for i in range(SLOTS) if shown[i]]
    found = [(int(out.band_layer[0, i].argmax()), float(out.band[0, i, 0]), float(out.band[0, i, 1]), bands[i].numpy())
             for i in range(out.band.shape[1]) if out.band_shown[0, i] > 0]
    return found, placed, (float(out.frame[0, 0]), float(out.frame[0, 1]))


def _canvas() -> tuple[cairo.ImageSurface, cairo.Context]:
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, WIDE, HIGH)
    return surface, cairo.Context(surface)


def _pixels(surface: cairo.ImageSurface) -> np.ndarray:
    surface.flush()
    return np.frombuffer(surface.get_data(), np.uint8).reshape(HIGH, -1, 4)[:, :WIDE, 2::-1].copy()


def draw_predicted(net: SetNet, lights: LightNet, known: tuple[str, ...], tables: ClassTables, case: Case) -> np.ndarray:
    """RGB uint8 [HIGH, WIDE, 3] of a wide frame."""
    bands, placed, (height, middle) = predicted(net, lights, known, tables, case)
    surface, context = _canvas()
    context.scale(HIGH / height, HIGH / height)
    context.translate(height * WIDE / HIGH / 2, height / 2 - middle)
    for layer in range(LAYERS):
        for _, top, bottom, colours in (b for b in bands if b[0] == layer):
            context.set_source(gradient((tuple(colours[0]), tuple(colours[1])), top, bottom))
            context.rectangle(-height, top, 2 * height, bottom - top)
            context.fill()
        for p in (p for p in placed if p.layer == layer):
            context.save()
            context.translate(p.x, p.y)
            context.scale(-p.scale if p.mirrored else p.scale, p.scale)
            stops = {c: (tuple(s[0]), tuple(s[1])) for c, s in zip(p.sprite.classes, p.colours.tolist())}
            x0, y0, x1, y1 = p.sprite.box
            context.rectangle(x0, y0, x1 - x0, y1 - y0)
            context.clip()
            draw(context, p.sprite, lambda cls, _: stops[cls])
            context.restore()
    return _pixels(surface)


def draw_true(case: Case) -> np.ndarray:
    """The same frame by the drawn world."""
    set_ = arranged(case.place, case.arrangement)
    set_ = softened(set_) if case.close else set_
    surface, context = _canvas()
    lit = light(case.place, case.time, case.weather, case.season, case.mood)
    render_set(context, set_, lit, WIDE, HIGH, find=lambda key, variant: catalogue.sprite(catalogue.of_piece(key), variant))
    return _pixels(surface)


def cases(seed: int, count: int = 12) -> list[Case]:
    """Different places, every fourth as for a close shot."""
    rnd = random.Random(seed)
    places = rnd.sample(PLACES[:-1], count)
    return [Case(p, rnd.randrange(ARRANGEMENTS), *(rnd.choice(values) for values in CHOICES.values()), i % 4 == 3) for i, p in enumerate(places)]


def draw_cases(net: SetNet, lights: LightNet, known: tuple[str, ...], tables: ClassTables, path: Path, seed: int = 4) -> float:
    """Writes a sheet: sets as predicted, each above what it should be. Gives the mean difference, 0..1."""
    gap, text = 6, 14
    chosen = cases(seed)
    rows = -(-len(chosen) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (WIDE + gap), rows * (2 * HIGH + text + 2 * gap)), (250, 250, 250))
    pen = ImageDraw.Draw(sheet)
    apart = []
    for i, case in enumerate(chosen):
        x, y = i % COLUMNS * (WIDE + gap), i // COLUMNS * (2 * HIGH + text + 2 * gap)
        guess, wanted = draw_predicted(net, lights, known, tables, case), draw_true(case)
        off = float(np.abs(guess.astype(float) - wanted).mean() / 255)
        apart.append(off)
        said = " ".join(v for v in (case.time, case.weather, case.season, case.mood) if v != "unsaid")
        pen.text((x + 3, y + 1), f"{case.place} {case.arrangement}, {said}{', close' if case.close else ''}: {off:.4f}", fill=(0, 0, 0))
        sheet.paste(Image.fromarray(guess), (x, y + text))
        sheet.paste(Image.fromarray(wanted), (x, y + text + HIGH + 2))
    sheet.save(path)
    return float(np.mean(apart))
