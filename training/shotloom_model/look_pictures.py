"""Reference pictures to learn from: people of the drawn world in other shades, from a head to a full figure, made photo-like or drawn with outlines.

A *drawing* (cairo) is kept as bytes and shown many times: `pictures` puts backgrounds, light, texture, lines, blur and grain on it, another each time. Some
combinations of kind and garment, and of kind and hair, are withheld (train_parts.held_out) and only tested on.
"""
from __future__ import annotations

import io
import math
import random
from dataclasses import replace
from typing import NamedTuple, Sequence

import cairo
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from shotloom_world.people.assemble import assemble
from shotloom_world.people.colours import GARMENTS, HAIRS, SKINS
from shotloom_world.people.face import EXPRESSIONS, VISEMES, face
from shotloom_world.people.figure import Ellipse, Patch, Stroke, draw_figure
from shotloom_world.people.identity import BEARDS, GLASSES, HAIR_STYLES, HATS, Identity
from shotloom_world.people.person import Person, figure_height
from shotloom_world.people.poses import ACTIONS, hands, pose
from shotloom_world.sheet import RGB

from .directing import FIELDS, OPTIONS
from .look import AREAS, CELLS, EMPTY, GROUPS, SIDE

CALM_POSES = ("stand", "akimbo", "talk", "wave", "walk", "think", "look_around")
SHIFTS = {"skin": (.03, .015), "hair": (.05, .02), "top": (.05, .04), "bottom": (.05, .04), "hat": (.05, .04)}     # spread of a shade: all channels alike, each by itself
NAMED: dict[str, tuple[str, dict[str, RGB]]] = {"skin": ("skin", SKINS), "hair": ("hair_colour", HAIRS), "top": ("colour", GARMENTS), "bottom": ("bottom_colour", GARMENTS),
                                                "hat": ("hat_colour", GARMENTS)}
CUT_OUT = .07                            # share of drawings that are heads without a body
HEAD, CLOTH = ("hair_back", "head", "hair_front", "headgear"), ("pleat_1", "pleat_2", "pleat_3", "placket", "sash")
GROUP_OF = {cls: group for group, classes in GROUPS.items() for cls in classes if cls not in ("lip", "brow")}      # as areas of a picture


class Drawing(NamedTuple):
    figure: np.ndarray           # uint8 [4, SIDE, SIDE]: premultiplied RGB and opacity
    areas: np.ndarray            # uint8 [areas, SIDE, SIDE]: shares of AREAS, together the opacity
    frame: tuple[int, int, int, int]                        # left, top, right, bottom of the picture in its square
    chosen: np.ndarray           # int64 [FIELDS] of OPTIONS: names, of colours the nearest to what is drawn
    colours: np.ndarray          # float32 [groups, 3]
    head: np.ndarray             # float32 [3]: middle of the head and its height, as shares of the square


class Repainted(Person):
    """A person in other colours."""

    def __init__(self, identity: Identity, palette: dict[str, RGB]):
        super().__init__(identity)
        self.shown = palette

    def palette(self) -> dict[str, RGB]:
        return self.shown


def somebody(rnd: random.Random) -> Identity:
    """As people are in the world, or with what the world has seldom: pictures show what they like."""
    fixed: dict[str, object] = {}
    if rnd.random() < .7:
        for name, chance, options in (("skin", .7, tuple(SKINS)), ("hair_colour", .7, tuple(HAIRS)), ("colour", .7, tuple(GARMENTS)), ("bottom_colour", .6, tuple(GARMENTS)),
                                      ("hair", .3, HAIR_STYLES), ("hat", .25, HATS), ("glasses", .4, GLASSES)):
            if rnd.random() < chance:
                fixed[name] = rnd.choice(options)
    made = Identity.random(rnd, **fixed)
    return Identity.random(rnd, **{**fixed, "kind": made.kind, "beard": rnd.choice(BEARDS)}) if made.kind in ("man", "oldman") and rnd.random() < .3 else made


def shaded(rnd: random.Random, palette: dict[str, RGB]) -> dict[str, RGB]:
    """The palette with every group a little lighter, darker or of another hue."""
    out = dict(palette)
    for group, (alike, apart) in SHIFTS.items():
        shift = np.full(3, rnd.gauss(0, alike)) + [rnd.gauss(0, apart) for _ in range(3)]
        for cls in GROUPS[group]:
            out[cls] = tuple(float(v) for v in np.clip(np.array(palette[cls]) + shift, .02, .99))  # type: ignore[assignment]
    return out


def nearest(colour: RGB, named: dict[str, RGB]) -> str:
    return min(named, key=lambda n: math.dist(colour, named[n]))


def _frame(rnd: random.Random) -> tuple[int, int, int, int]:
    """A picture of any shape in its square."""
    aspect = math.exp(rnd.uniform(math.log(.6), math.log(1.6))) if rnd.random() < .7 else 1.
    wide, high = (SIDE, round(SIDE / aspect)) if aspect > 1 else (round(SIDE * aspect), SIDE)
    left, top = (SIDE - wide) // 2, (SIDE - high) // 2
    return left, top, left + wide, top + high


def _surface(matrix: cairo.Matrix, figure: object, person: Person) -> np.ndarray:
    """uint8 [4, SIDE, SIDE]: RGB, opacity."""
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, SIDE, SIDE)
    context = cairo.Context(surface)
    context.set_matrix(matrix)
    draw_figure(context, figure, person)  # type: ignore[arg-type]
    surface.flush()
    return np.frombuffer(surface.get_data(), np.uint8).reshape(SIDE, SIDE, 4)[..., [2, 1, 0, 3]].transpose(2, 0, 1).copy()


def view(rnd: random.Random, frame: tuple[int, int, int, int], figure: object, tall: float) -> cairo.Matrix:
    """From heads to texels of the square: a head, a bust, half or all of a figure of so many heads."""
    x, crown = figure.head[2], figure.head[5] - .9  # type: ignore[attr-defined]
    window = rnd.choice((rnd.uniform(1.1, 1.8), rnd.uniform(1.6, 2.8), rnd.uniform(2.4, 3.8), rnd.uniform(3.4, 5.2), tall * rnd.uniform(1.03, 1.4)))
    above = rnd.uniform(.0, .3) if window < 5.2 else rnd.uniform(.0, .9) * max(0., window - tall)
    scale = (frame[3] - frame[1]) / window
    matrix = cairo.Matrix()
    matrix.translate((frame[0] + frame[2]) / 2 + rnd.gauss(0, .07) * (frame[2] - frame[0]), frame[1])
    matrix.scale(scale, scale)
    matrix.translate(0, window / 2)
    matrix.rotate(rnd.gauss(0, .05))
    matrix.translate(-x, -window / 2 - crown + above)
    return matrix


def drawing(rnd: random.Random, identity: Identity) -> Drawing:
    palette = shaded(rnd, Person(identity).palette())
    person = Repainted(identity, palette)
    action = rnd.choice(CALM_POSES if rnd.random() < .75 else tuple(ACTIONS))
    yaw = rnd.choice((rnd.gauss(0, 25), rnd.gauss(0, 25), rnd.gauss(0, 45), rnd.uniform(-180, 180)))
    expression, viseme = rnd.choice(("neutral", "smile", *EXPRESSIONS)), rnd.choice(("rest", "rest", *VISEMES))
    figure = assemble(person, pose(action, rnd.random(), yaw, person.body), face(expression, viseme), hands(action))
    if rnd.random() < CUT_OUT:
        figure = replace(figure, items=tuple(item for item in figure.items if item.slot in HEAD or isinstance(item, (Ellipse, Patch)) or isinstance(item, Stroke) and item.slot not in CLOTH))
    frame = _frame(rnd)
    matrix = view(rnd, frame, figure, figure_height(person))
    shown = _surface(matrix, figure, person)
    areas = []
    for first in range(0, len(AREAS), 3):
        ink = {cls: tuple(float(GROUP_OF.get(cls, "rest") == area) for area in AREAS[first:first + 3]) for cls in palette}
        areas.append(_surface(matrix, figure, Repainted(identity, ink))[:3])  # type: ignore[arg-type]
    chosen = {name: getattr(identity, name) for name in FIELDS}
    chosen.update({field: nearest(palette[GROUPS[group][0]], named) for group, (field, named) in NAMED.items()})
    head = figure.head
    x, y = matrix.transform_point(head[2] - .45 * head[1], head[5] - .45 * head[4])
    high = math.hypot(*matrix.transform_distance(head[1], head[4]))
    return Drawing(shown, np.concatenate(areas), frame, np.array([OPTIONS[name].index(chosen[name]) for name in FIELDS]),
                   np.array([palette[classes[0]] for classes in GROUPS.values()], np.float32), np.array([x, y, high], np.float32) / SIDE)


def _noise(count: int, channels: int, cells: int) -> torch.Tensor:
    """Smooth noise [count, channels, SIDE, SIDE] of unit spread with about `cells` hills across."""
    return F.interpolate(torch.randn(count, channels, cells + 1, cells + 1), size=(SIDE, SIDE), mode="bilinear", align_corners=True)


def _pick(count: int, *shape: int) -> torch.Tensor:
    """Uniform numbers [count, 1 or shape...]."""
    return torch.rand(count, *(shape or (1, 1, 1)))


def _blurred(x: torch.Tensor, radius: int) -> torch.Tensor:
    """Softened by about so many texels; much is done at a smaller size."""
    small = F.avg_pool2d(x, radius) if radius > 1 else x
    small = F.avg_pool2d(small, 3, 1, 1, count_include_pad=False)
    return F.interpolate(small, size=x.shape[2:], mode="bilinear", align_corners=False) if radius > 1 else small


def backgrounds(n: int) -> torch.Tensor:
    """[n, 3, SIDE, SIDE]: plain, sliding from colour to colour, cloudy, or patched."""
    one, two, three = (_pick(n, 3, 1, 1) for _ in range(3))
    turn = _pick(n) * 2 * math.pi
    axis = torch.linspace(-1, 1, SIDE)
    slide = (torch.cos(turn) * axis + torch.sin(turn) * axis[:, None]) * .5 + .5
    cells = random.choice((2, 3, 5, 9))
    hills = _noise(n, 2, cells)
    edges = torch.where(_pick(n) < .5, (hills * 30).clamp(-1, 1), hills)
    patched = one + (two - one) * (edges[:, :1] * .5 + .5) + (three - one) * (edges[:, 1:] * .5 + .5) * .5
    kind = _pick(n)
    out = torch.where(kind < .25, one + 0 * slide, torch.where(kind < .45, one + (two - one) * slide, patched))
    out = out + _pick(n) ** 2 * .25 * _noise(n, 3, random.choice((4, 12, 24)))
    grey = out.mean(1, keepdim=True)
    out = grey + (out - grey) * _pick(n)
    out = torch.where(_pick(n) < .1, 1 - .1 * one, out)
    return torch.where(_pick(n) < .06, torch.full_like(out, EMPTY), out).clamp(0, 1)


def light_on(figure: torch.Tensor, areas: torch.Tensor) -> torch.Tensor:
    """What makes flat colours look round: [n, 1, SIDE, SIDE] to multiply by."""
    n = len(figure)
    round_ = sum(_blurred(areas[:, :5].sum(1, keepdim=True) if k == 0 else areas[:, k:k + 1], r) for k, r in ((0, 6), (0, 3), (1, 2), (2, 4)))
    dx, dy = torch.zeros_like(round_), torch.zeros_like(round_)
    dx[..., 1:-1], dy[..., 1:-1, :] = round_[..., 2:] - round_[..., :-2], round_[..., 2:, :] - round_[..., :-2, :]
    turn = _pick(n) * 2 * math.pi
    relief = (torch.cos(turn) * dx + torch.sin(turn) * dy) * _pick(n) * 2.
    slow = _noise(n, 1, 2) * .12 * _pick(n) + _noise(n, 1, 5) * .08 * _pick(n)
    fine = _noise(n, 1, 40) * .10 * _pick(n) ** 2
    streaks = F.interpolate(torch.randn(n, 1, 6, 60), size=(SIDE, SIDE), mode="bilinear", align_corners=True) * areas[:, 1:2] * .3 * _pick(n) ** 2
    axis = torch.arange(SIDE).float()
    period, tilt = 3 + 8 * _pick(n), _pick(n) * math.pi
    stripes = torch.sin((torch.cos(tilt) * axis + torch.sin(tilt) * axis[:, None]) * 2 * math.pi / period) * areas[:, 2:4].sum(1, keepdim=True)
    stripes = stripes * torch.where(_pick(n) < .2, .25 * _pick(n), torch.zeros(1))
    strong = torch.where(_pick(n) < .3, torch.zeros(1), torch.ones(1))
    return (1 + strong * (relief + slow + fine + streaks + stripes)).clamp(.25, 1.8)


def lines(areas: torch.Tensor) -> torch.Tensor:
    """Outlines of what is drawn [n, 1, SIDE, SIDE] 0..1, in some of the pictures."""
    edges = torch.zeros(len(areas), 1, SIDE, SIDE)
    edges[..., 1:] = (areas[..., 1:] - areas[..., :-1]).abs().max(1, keepdim=True).values
    edges[..., 1:, :] = torch.maximum(edges[..., 1:, :], (areas[..., 1:, :] - areas[..., :-1, :]).abs().max(1, keepdim=True).values)
    strength = torch.where(_pick(len(areas)) < .22, .4 + .6 * _pick(len(areas)), torch.zeros(1))
    return (edges * strength).clamp(0, 1)


def graded(x: torch.Tensor) -> torch.Tensor:
    """Exposure, the light's colour, contrast and saturation as cameras and scanners have them; a few grey."""
    n = len(x)
    x = x * (1 + .28 * (_pick(n) - .5)) * (1 + .16 * (_pick(n, 3, 1, 1) - .5)) + .10 * (_pick(n) - .5)
    x = (x - .5) * (1 + .4 * (_pick(n) - .5)) + .5
    grey = x.mean(1, keepdim=True)
    much = torch.where(_pick(n) < .02, torch.zeros(1), 1 + .6 * (_pick(n) - .55))
    return (grey + (x - grey) * much).clamp(0, 1)


def jpeg(x: torch.Tensor, quality: int) -> torch.Tensor:
    """One picture [3, SIDE, SIDE] as JPEG leaves it."""
    held = io.BytesIO()
    Image.fromarray((x.permute(1, 2, 0).numpy() * 255).astype(np.uint8)).save(held, "JPEG", quality=quality)
    return torch.from_numpy(np.asarray(Image.open(held), np.float32).transpose(2, 0, 1) / 255)


def pictures(drawings: Sequence[Drawing]) -> dict[str, torch.Tensor]:
    """-> picture [n, 3, SIDE, SIDE], areas [n, areas + 1, CELLS, CELLS] (background first), chosen [n, FIELDS], colours [n, groups, 3], head [n, 3]."""
    n = len(drawings)
    drawn = torch.from_numpy(np.stack([d.figure for d in drawings])).float() / 255
    areas = torch.from_numpy(np.stack([d.areas for d in drawings])).float() / 255
    inside = torch.zeros(n, 1, SIDE, SIDE)
    for i, d in enumerate(drawings):
        inside[i, :, d.frame[1]:d.frame[3], d.frame[0]:d.frame[2]] = 1
    mirrored = torch.rand(n) < .5
    drawn, areas = (torch.where(mirrored[:, None, None, None], v.flip(3), v) for v in (drawn, areas))
    opaque = drawn[:, 3:]
    behind = backgrounds(n)
    shadow = F.pad(_blurred(opaque, 4), (5, 0, 3, 0))[..., :SIDE, :SIDE]
    behind = behind * (1 - shadow * .5 * _pick(n) * (_pick(n) < .4).float())
    x = drawn[:, :3] * light_on(drawn, areas) + behind * (1 - opaque)
    x = graded(x * (1 - lines(areas)))
    axis = torch.linspace(-1, 1, SIDE) ** 2
    x = x * (1 - .5 * _pick(n) ** 2 * (axis + axis[:, None]) / 2)
    soft = torch.where(_pick(n) < .35, _blurred(x, 1), x)
    x = torch.where(_pick(n) < .08, _blurred(x, 2), soft)
    x = (x + torch.randn_like(x) * .06 * _pick(n) ** 2).clamp(0, 1)
    for i in range(0, n, 3):
        x[i] = jpeg(x[i], random.randint(25, 90))
    x = x * inside + EMPTY * (1 - inside)
    shares = F.avg_pool2d(areas * inside, SIDE // CELLS)
    shares = torch.cat([(1 - shares.sum(1, keepdim=True)).clamp(min=0), shares], 1)
    head = torch.from_numpy(np.stack([d.head for d in drawings]))
    head[:, 0] = torch.where(mirrored, 1 - head[:, 0], head[:, 0])
    return {"picture": x, "head": head, "areas": shares / shares.sum(1, keepdim=True), "chosen": torch.from_numpy(np.stack([d.chosen for d in drawings])),
            "colours": torch.from_numpy(np.stack([d.colours for d in drawings]))}
