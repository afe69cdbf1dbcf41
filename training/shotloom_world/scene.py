"""Draws a stage with cairo at any moment: the reference that the built-in model's own frames are held against."""
from __future__ import annotations

import math

import cairo
import numpy as np

from . import props
from .acting import Actor, figure, ground, person_of
from .dyes import COLOURS
from .light import PEOPLE, pigment
from .people.figure import draw_figure
from .places.render import layer_camera, render_fall, render_set
from .sheet import Sprite, draw, tinted
from .staging import Prop, Stage
from .things.motion import draw_moving


def _held(key: str, colour: str) -> Sprite:
    sprite = props.sprite(key)
    return tinted(sprite, COLOURS[colour]) if colour in COLOURS else sprite


def _actor(context: cairo.Context, stage: Stage, actor: Actor, t: float, duration: float) -> None:
    person = person_of(actor.identity)
    drawn = figure(actor, t, duration)
    unit = person.body.metres
    x = actor.x + actor.speed * (t - duration / 2)
    context.save()
    context.translate(x, ground(actor))
    if actor.seat is None:
        _shadow(context, 1.1 * unit)
    context.scale(unit, unit)
    draw_figure(context, drawn, person, lambda c: stage.light.colour(PEOPLE, c), {k: _held(k, stage.shot.thing_colour) for k in actor.held if k})
    context.restore()


def _shadow(context: cairo.Context, half: float) -> None:
    context.save()
    context.scale(half, half * .12)
    context.set_source_rgba(.08, .08, .16, .20)
    context.arc(0, 0, 1, 0, 2 * math.pi)
    context.fill()
    context.restore()


def _prop(context: cairo.Context, stage: Stage, prop: Prop, t: float, duration: float) -> None:
    sprite = props.sprite(prop.key)
    if prop.colour in COLOURS:
        sprite = tinted(sprite, COLOURS[prop.colour])
    context.save()
    context.translate(prop.x + prop.speed * (t - duration / 2), prop.y)
    context.scale(-prop.scale if prop.mirrored else prop.scale, prop.scale)
    lit = pigment(stage.light, min(prop.layer, 4))
    if sprite.moving:
        draw_moving(context, sprite, prop.stride * t, prop.gait, abs(prop.speed) * t / prop.scale, lit)
    else:
        draw(context, sprite, lit)
    context.restore()


def camera_at(stage: Stage, t: float, duration: float) -> tuple[float, float, float]:
    along = max(0., min(1., t / duration))
    eased = along * along * (3 - 2 * along)
    a, b = stage.camera.start, stage.camera.end
    x, y, high = (p + (q - p) * eased for p, q in zip(a, b))
    return x + stage.camera.follow * (t - duration / 2), y, high


def frame(stage: Stage, t: float, duration: float, width: int, height: int) -> np.ndarray:
    """RGB, uint8 [height, width, 3]."""
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    context = cairo.Context(surface)
    camera = camera_at(stage, t, duration)

    def within(layer: int) -> None:
        x, y, high = camera if layer == PEOPLE else layer_camera(stage.set, camera, layer)
        context.translate(width / 2, height / 2)
        context.scale(height / high, height / high)
        context.translate(-x, -y)

    def find(key: str, variant: tuple[float, float, float, float]) -> Sprite:
        from .places import pieces
        return pieces.sprite(key, variant) if key in _PIECES else props.sprite(key, variant)

    def props(layers: tuple[int, ...]) -> None:
        for prop in stage.props:
            if prop.layer in layers:
                context.save()
                within(prop.layer)
                _prop(context, stage, prop, t, duration)
                context.restore()

    for layers in ((0, 1), (2,), (3,)):
        render_set(context, stage.set, stage.light, width, height, camera, layers, find=find)
        props(layers)
    context.save()
    within(PEOPLE)
    for actor in sorted(stage.actors, key=lambda a: a.seat is None):
        _actor(context, stage, actor, t, duration)
    context.restore()
    render_set(context, stage.set, stage.light, width, height, camera, (4,), find=find)
    props((4,))
    render_fall(context, stage.light, width, height, t)
    surface.flush()
    return np.frombuffer(surface.get_data(), np.uint8).reshape(height, surface.get_stride() // 4, 4)[:, :width, 2::-1].copy()


def _piece_keys() -> frozenset[str]:
    from .places import pieces
    return frozenset(pieces.keys())


_PIECES = _piece_keys()
