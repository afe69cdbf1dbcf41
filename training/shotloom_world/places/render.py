"""Draws a set with cairo, layer by layer, so that people can be put between layers 3 and 4."""
from __future__ import annotations

import math
from dataclasses import replace
from typing import Callable, Sequence

import cairo

from ..light import Light, pigment
from ..sheet import RGB, Sprite, draw, gradient, mix, tinted
from . import pieces
from .kit import ASPECT, BACK, FRONT, NEAR, Piece, Set, extent
from .weather import ground_pieces, shows, sky_pieces

Camera = tuple[float, float, float]                     # x, y of the frame's middle, height of the frame; metres at the people's depth
MOVES = (.08, .32, .76, .95, 1.12)                      # how far a layer follows the camera's move
ZOOMS = (.12, .40, .76, .94, 1.10)                      # and its zoom, as an exponent
ALL_LAYERS = (0, 1, 2, 3, 4)
# frame heights and middles of shot sizes, metres, for a standing person of 1.7 m
SIZES: dict[str, tuple[float, float]] = {"full": (2.3, -.92), "medium": (1.30, -1.18), "medium_close": (.95, -1.36), "over_shoulder": (.95, -1.36),
                                         "close": (.62, -1.46),
                                         "extreme_close": (.34, -1.54)}
SOFTNESS = .30
# where a lamp's light comes from, in the sprite's metres, and how far it reaches
_LAMPS: dict[str, tuple[float, float, float]] = {"lamp_standing": (0., -1.42, 1.3), "lamp_table": (0., -.34, .9), "desk_lamp": (-.12, -.34, .7),
                                                 "lamp_hanging": (0., 0., 1.1),
                                                 "chandelier": (0., -.4, 1.6), "sconce": (0., -.25, 1.), "lantern": (0., .42, 1.),
                                                 "street_lamp": (-.84, -4.2, 2.2),
                                                 "fireplace": (0., -.35, 1.5), "fire": (0., -.4, 2.2), "lighthouse": (0., -5.9, 3.),
                                                 "hearth_stove": (0., -.2, .9)}


def wide_camera(set_: Set) -> Camera:
    return 0., set_.middle, set_.height


def camera_for(set_: Set, size: str, x: float, chin: float = -1.48) -> Camera:
    """The camera of a shot size on somebody at x whose chin is at this height."""
    if size not in SIZES:
        return wide_camera(set_)
    height, middle = SIZES[size]
    if height >= set_.height:
        return wide_camera(set_)
    return x, (middle if size == "full" else middle + (chin + 1.48)), height


def layer_camera(set_: Set, camera: Camera, layer: int) -> Camera:
    """The same camera as one layer sees it: far layers move and grow less."""
    x, y, height = camera
    return x * MOVES[layer], set_.middle + (y - set_.middle) * MOVES[layer], set_.height * (height / set_.height) ** ZOOMS[layer]


def softened(set_: Set) -> Set:
    """The set for close shots: only large pieces behind, nothing in front, and the back washed out."""
    def keeps(p: Piece) -> bool:
        x0, y0, x1, y1 = extent(p)
        if p.layer == NEAR:
            return y0 < -1. or p.sprite.startswith(("train_seat", "car_seat"))
        if p.layer == FRONT:
            return set_.place == "car"
        return p.layer < BACK or (x1 - x0) * (y1 - y0) > .02 * set_.height ** 2
    return replace(set_, pieces=tuple(p for p in set_.pieces if keeps(p)), soft=SOFTNESS)


def render_set(context: cairo.Context, set_: Set, lit: Light, width: int, height: int, camera: Camera | None = None,
               layers: Sequence[int] = ALL_LAYERS,
               find: Callable[[str, tuple[float, float, float, float]], Sprite] = pieces.sprite, backing: bool = True) -> None:
    """Draws the given layers over what the context holds; its units are pixels, width x height of them.

    `find` gives the sprite of a piece that is no set piece (a thing). `backing` paints the frame under layer 0, so that the soft edges where two
    bands meet hide nothing transparent. What falls is drawn by `render_fall`, over the people.
    """
    camera = camera or wide_camera(set_)
    extra = sky_pieces(set_, lit) + ground_pieces(set_, lit)
    wash = _wash(set_, lit)
    for layer in layers:
        x, y, high = layer_camera(set_, camera, layer)
        scale = height / high
        context.save()
        context.rectangle(0, 0, width, height)
        context.clip()
        context.translate(width / 2, height / 2)
        context.scale(scale, scale)
        context.translate(-x, -y)
        reach = width / scale
        if backing and layer == 0:
            context.set_source_rgb(*_backing(set_, lit))
            context.paint()
        for band in set_.bands:
            if band.layer == layer:
                stops = lit.surface(layer, band.surface)
                context.set_source(gradient((wash(layer, stops[0]), wash(layer, stops[1])), band.top, band.bottom))
                context.rectangle(x - reach, band.top, 2 * reach, band.bottom - band.top)
                context.fill()
        mine = [p for p in extra if p.layer == layer and layer != FRONT] + [p for p in set_.pieces if p.layer == layer and shows(p, lit)]
        mine += [p for p in extra if p.layer == layer == FRONT]
        for piece in mine:
            x0, y0, x1, y1 = extent(piece) if find is pieces.sprite else (x, y, x, y)
            if x1 < x - reach / 2 - .5 or x0 > x + reach / 2 + .5 or y1 < y - high / 2 - .5 or y0 > y + high / 2 + .5:
                continue
            _place(context, piece, find(piece.sprite, piece.variant), lit, layer, wash)
        context.restore()


def _backing(set_: Set, lit: Light) -> RGB:
    walls = [b for b in set_.bands if b.layer == BACK]
    return lit.surface(BACK, walls[0].surface)[1] if set_.indoors and walls else lit.sky[1]


def _wash(set_: Set, lit: Light) -> Callable[[int, RGB], RGB]:
    if set_.soft <= 0:
        return lambda _, rgb: rgb
    tone = _backing(set_, lit) if set_.indoors else lit.haze
    return lambda layer, rgb: mix(rgb, tone, set_.soft) if 0 < layer < FRONT else rgb


def _place(context: cairo.Context, piece: Piece, sprite: Sprite, lit: Light, layer: int, wash: Callable[[int, RGB], RGB]) -> None:
    context.save()
    context.translate(piece.x, piece.y)
    context.scale(-piece.scale if piece.flip else piece.scale, piece.scale)
    if piece.tint is not None:
        sprite = tinted(sprite, piece.tint)
    if lit.lamps and piece.sprite in _LAMPS and layer > 1:
        lamp = _LAMPS[piece.sprite]
        _halo(context, (0., -3.9, 2.2) if piece.sprite == "street_lamp" and piece.variant[0] > 0 else lamp)
    colours = pigment(lit, layer)

    def shown(cls: str, stops: tuple[RGB, RGB]) -> tuple[RGB, RGB]:
        first, second = colours(cls, stops)
        return wash(layer, first), wash(layer, second)
    x0, y0, x1, y1 = sprite.box
    context.set_antialias(cairo.ANTIALIAS_NONE if sprite.grain == "strip" else cairo.ANTIALIAS_DEFAULT)    # strips meet without a seam
    context.rectangle(x0, y0, x1 - x0, y1 - y0)
    context.clip()
    context.set_antialias(cairo.ANTIALIAS_DEFAULT)
    draw(context, sprite, shown)
    context.restore()


def _halo(context: cairo.Context, lamp: tuple[float, float, float]) -> None:
    x, y, radius = lamp
    glow = cairo.RadialGradient(x, y, 0, x, y, radius)
    for at, alpha in ((0., .50), (.3, .24), (.65, .07), (1., 0.)):
        glow.add_color_stop_rgba(at, 1., .86, .55, alpha)
    context.set_source(glow)
    context.arc(x, y, radius, 0, 2 * math.pi)
    context.fill()


def render_fall(context: cairo.Context, lit: Light, width: int, height: int, moment: float = 0.) -> None:
    """Rain or snow over the whole frame; `moment` in seconds moves it."""
    if lit.falls == "none" or lit.indoors:
        return
    context.save()
    slant = .10 + .5 * lit.wind
    if lit.falls == "rain":
        context.set_line_cap(cairo.LINE_CAP_ROUND)
        for i in range(int(170 * lit.density)):
            depth = .5 + .5 * ((i * .4142) % 1.)
            x = ((i * .7549 - moment * slant * .8 * depth) % 1. * 1.2 - .1) * width
            y = ((i * .5698 + moment * 1.5 * depth) % 1. * 1.1 - .05) * height
            long = height * (.035 + .03 * depth)
            context.set_source_rgba(.88, .93, .98, .30 + .22 * depth)
            context.set_line_width(height * .0026 * (.6 + depth))
            context.move_to(x, y)
            context.line_to(x - slant * long, y + long)
            context.stroke()
    else:
        for i in range(int(210 * lit.density)):
            depth = ((i * .4142) % 1.) ** 2
            sway = .012 * math.sin(moment * 1.7 + i)
            x = ((i * .7549 + sway - moment * .05 * slant) % 1.) * width
            y = ((i * .5698 + moment * (.07 + .12 * depth)) % 1. * 1.06 - .03) * height
            context.set_source_rgba(1., 1., 1., .72 + .25 * depth)
            context.arc(x, y, height * (.0030 + .0062 * depth), 0, 2 * math.pi)
            context.fill()
    context.restore()


__all__ = ["ALL_LAYERS", "ASPECT", "Camera", "camera_for", "layer_camera", "render_fall", "render_set", "softened", "wide_camera"]
