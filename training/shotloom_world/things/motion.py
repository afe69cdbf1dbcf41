"""How a thing's moving parts turn: one angle a part from the phase of its cycle. Angles are radians, clockwise on the picture.

A compositor places a part by `affine(...)`: it is stretched, turned about its pivot, and put where the pivot lies. A stride is one cycle
of a gait: every leg swings once. Wheels and rotors turn by the way gone: see `roll`. Wings of `wing` beat down and up by a stretch along
their own y and a little turn, those of `beat` by the stretch alone, those of `flutter` open and close along x;
a `propeller` seen from its side shortens and lengthens along y, a `sweep` (a rotor overhead) along x.
"""
from __future__ import annotations

import math
from typing import Callable

import cairo

from ..sheet import Moving, Sprite, Stops, draw

# swing of a part (radians), cycles a stride, and its rest angle, by gait
SWINGS = {
    "still": {"leg": (0., 1, 0.), "head": (.03, 1, 0.), "tail": (.12, 1, 0.), "wing": (0., 1, 0.), "flag": (.05, 1, 0.), "wave": (.03, 1, 0.)},
    "walk": {"leg": (.36, 1, 0.), "head": (.05, 2, 0.), "tail": (.12, 1, 0.), "wing": (.04, 2, 0.), "flag": (.06, 1, 0.), "wave": (.05, 1, 0.)},
    "run": {"leg": (.62, 1, 0.), "head": (.09, 1, .06), "tail": (.2, 1, .1), "wing": (.35, 2, 0.), "flag": (.09, 2, 0.), "wave": (.08, 1, 0.)},
    "fly": {"leg": (0., 1, .5), "head": (.03, 1, 0.), "tail": (.04, 1, 0.), "wing": (.18, 1, -.12), "flag": (.08, 1, 0.), "wave": (.08, 1, 0.)},
    "swim": {"leg": (.3, 1, 0.), "head": (.03, 1, 0.), "tail": (.3, 1, 0.), "wing": (.2, 1, 0.), "flag": (.05, 1, 0.), "wave": (.06, 1, 0.)},
}
# a four-legged animal's legs carry the phases of a walk (near hind 0, near fore .25, far hind .5, far fore .75); a run gathers them
GALLOP = {0.: 0., .25: .45, .5: .12, .75: .57}


def turn(part: Moving, stride: float, gait: str) -> float:
    """The angle of a leg, head, tail, wing, flag or wave after `stride` cycles."""
    swing, often, rest = SWINGS[gait].get(part.kind, (0., 1, 0.))
    phase = GALLOP.get(part.phase, part.phase) if gait == "run" and part.kind == "leg" else part.phase
    return rest + swing * math.sin(2 * math.pi * (often * stride - phase))


def roll(part: Moving, metres: float) -> float:
    """The angle of a wheel after so many metres to the right; a rotor spins as a wheel of its own span."""
    x0, _, x1, _ = part.sprite.box
    return metres / max(1e-3, (x1 - x0) / 2)


def lift(sprite: Sprite, stride: float, gait: str) -> float:
    """How far the body bobs up (metres) so that swinging legs keep to the ground."""
    legs = [p for p in sprite.moving if p.kind == "leg"]
    if not legs or gait not in ("walk", "run"):
        return 0.
    reach = max(p.sprite.box[3] * math.cos(turn(p, stride, gait)) + p.y for p in legs)
    rest = max(p.sprite.box[3] + p.y for p in legs)
    hop = .04 * rest * (1 - math.cos(4 * math.pi * stride)) if gait == "run" else 0.
    return reach - rest + hop


def stretch(part: Moving, stride: float, gait: str) -> tuple[float, float]:
    """The factors along the part's own x and y: wings that beat, 1, 1 for all else."""
    beat = math.cos(2 * math.pi * (stride - part.phase))
    if part.kind == "wing" and gait == "fly":
        return 1., .25 + .75 * beat
    if part.kind == "flutter":
        return (1., 1.) if gait == "still" else (.62 + .38 * beat, 1.)
    if part.kind in ("propeller", "sweep"):
        seen = .12 + .88 * abs(math.cos(2 * math.pi * (3 * stride - part.phase)))
        return (1., seen) if part.kind == "propeller" else (seen, 1.)
    if part.kind == "beat":
        return (1., 1.) if gait == "still" else (1., .4 + .6 * beat)
    return 1., 1.


def affine(part: Moving, stride: float, gait: str, metres: float = 0.) -> tuple[float, float, float, float, float, float]:
    """xx, yx, xy, yy, x0, y0 from the part's frame to that of its sprite, as cairo.Matrix takes them."""
    a = roll(part, metres) if part.kind in ("wheel", "rotor") else turn(part, stride, gait)
    sx, sy = stretch(part, stride, gait)
    return sx * math.cos(a), sx * math.sin(a), -sy * math.sin(a), sy * math.cos(a), part.x, part.y


def draw_moving(context: cairo.Context, sprite: Sprite, stride: float, gait: str = "walk", metres: float = 0.,
                light: Callable[[str, Stops], Stops] = lambda _, stops: stops) -> None:
    """Draws a sprite and its parts at a moment: parts behind first, then the body, then parts before it."""
    context.save()
    context.translate(0, -lift(sprite, stride, gait))
    for behind in (True, False):
        if not behind:
            draw(context, sprite, light)
        for part in sprite.moving:
            if part.behind == behind:
                context.save()
                context.transform(cairo.Matrix(*affine(part, stride, gait, metres)))
                draw(context, part.sprite, light)
                context.restore()
    context.restore()
