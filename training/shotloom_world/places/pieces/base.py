"""What every set piece is made with: the palette, the register of pieces, and small helpers."""
from __future__ import annotations

import math
from functools import lru_cache
from typing import Callable, Mapping

from ...sheet import RGB, Pen, Sprite, Stops, flat

Variant = tuple[float, float, float, float]
Drawing = Callable[[Pen], None]
PLAIN: Variant = (0., 0., 0., 0.)

# sRGB 0..1 by class name: a piece uses these unless it says otherwise
PALETTE: dict[str, RGB] = {
    "wood": (.66, .47, .33), "wood2": (.54, .37, .26), "wood3": (.42, .28, .21), "pale": (.85, .70, .52), "pale2": (.74, .58, .41),
    "dark": (.22, .24, .30), "dark2": (.31, .33, .40), "metal": (.71, .74, .78), "metal2": (.57, .60, .66), "paper": (.98, .97, .93),
    "cream": (.95, .91, .83), "cream2": (.87, .81, .71), "white": (.97, .97, .97), "white2": (.86, .88, .91), "red": (.85, .38, .33),
    "red2": (.69, .28, .26), "teal": (.27, .58, .60), "teal2": (.20, .46, .49), "mustard": (.93, .74, .33), "mustard2": (.80, .60, .25),
    "blue": (.35, .53, .75), "blue2": (.26, .41, .62), "navy": (.20, .27, .44), "navy2": (.15, .20, .34), "green": (.36, .60, .45),
    "green2": (.27, .48, .38), "pink": (.93, .68, .68), "purple": (.55, .42, .64), "purple2": (.43, .32, .53), "gold": (.90, .73, .38),
    "gold2": (.74, .56, .27), "fern": (.45, .67, .47), "fern2": (.33, .54, .40), "fern3": (.30, .50, .36), "leaf": (.45, .67, .43),
    "leaf2": (.33, .55, .38), "leaf3": (.25, .44, .33), "blossom": (.95, .70, .76),
    "blossom2": (.86, .55, .65), "flower": (.95, .68, .74), "petal": (.96, .74, .80), "petal2": (.88, .58, .68), "trunk": (.52, .39, .31),
    "trunk2": (.42, .31, .26), "grass": (.55, .72, .42), "grass2": (.44, .62, .37),
    "stone": (.75, .73, .71), "stone2": (.63, .61, .61), "stone3": (.51, .50, .52), "brick": (.79, .49, .40), "brick2": (.67, .39, .33),
    "roof": (.72, .38, .33), "roof2": (.59, .30, .28), "slate": (.42, .46, .55), "slate2": (.33, .37, .46), "plaster": (.95, .90, .81),
    "plaster2": (.86, .79, .69), "sand": (.93, .81, .60), "sand2": (.84, .70, .49), "snow": (.96, .97, .99), "snow2": (.84, .89, .95),
    "water": (.42, .68, .79), "water2": (.58, .79, .86), "water3": (.33, .58, .71), "glass": (.68, .85, .94), "pane": (.76, .87, .91),
    "screen": (.50, .72, .88), "text": (.72, .84, .93), "glow": (.98, .93, .76),
    "view": (.55, .72, .80), "view2": (.45, .65, .62), "cloud": (.98, .98, .99), "cloud2": (.87, .91, .95), "skin": (.90, .70, .56),
    "board": (.21, .41, .35), "chalk": (.92, .95, .91), "far": (.57, .69, .78), "far2": (.48, .60, .71), "rock": (.62, .58, .57),
    "rock2": (.50, .47, .48), "rock3": (.72, .68, .66), "straw": (.86, .73, .46), "straw2": (.74, .59, .35),
}

_FACTORIES: dict[str, Callable[[Variant], Sprite]] = {}


def piece(key: str) -> Callable[[Callable[[Variant], Sprite]], Callable[[Variant], Sprite]]:
    """Registers a factory of variants under a key."""
    def register(factory: Callable[[Variant], Sprite]) -> Callable[[Variant], Sprite]:
        if key in _FACTORIES:
            raise ValueError(f"two pieces are called {key}")
        _FACTORIES[key] = factory
        return factory
    return register


def keys() -> list[str]:
    """Every piece, in the alphabet's order, which no moving of code changes."""
    return sorted(_FACTORIES)


@lru_cache(maxsize=4096)
def sprite(key: str, variant: Variant = PLAIN) -> Sprite:
    """The piece in one variant (four numbers in -1..1)."""
    if key not in _FACTORIES:
        raise KeyError(f"no set piece is called {key}")
    return _FACTORIES[key](variant)


def make(name: str, box: tuple[float, float, float, float], classes: str, draw: Drawing, *, tint: str | None = None, faces: int = 0,
         grain: str = "small", colours: Mapping[str, RGB | Stops] | None = None) -> Sprite:
    """A sprite whose classes (a list in one string) take the palette's colours; `colours` overrides some."""
    names = tuple(classes.split())
    table: dict[str, Stops] = {}
    for cls in names:
        own = (colours or {}).get(cls, PALETTE.get(cls))
        if own is None:
            raise ValueError(f"{name}: no colour for {cls}")
        table[cls] = own if isinstance(own[0], tuple) else flat(own)  # type: ignore[assignment, arg-type]
    return Sprite(name, box, names, table, draw, tint=tint, faces=faces, grain=grain)


def standing(width: float, height: float, side: float = .02) -> tuple[float, float, float, float]:
    """Box of a thing that stands on the ground, with a little air."""
    return -width / 2 - side, -height - side, width / 2 + side, side


def hanging(width: float, height: float, side: float = .02) -> tuple[float, float, float, float]:
    """Box of a thing on a wall, its middle at the origin."""
    return -width / 2 - side, -height / 2 - side, width / 2 + side, height / 2 + side


def wobble(i: int, k: int = 0) -> float:
    """A fixed number in -1..1 for the i-th of many."""
    return math.sin(i * 12.9898 + k * 78.233) * 43758.5453 % 2. - 1.


def choice(value: float, options: int) -> int:
    """A number in -1..1 as one of several."""
    return min(options - 1, max(0, int((value + 1) / 2 * options)))


def panel(p: Pen, x0: float, y0: float, x1: float, y1: float, frame: str, inside: str, edge: float, radius: float = 0.) -> None:
    """A framed rectangle."""
    p.rectangle(x0, y0, x1, y1, frame, radius)
    p.rectangle(x0 + edge, y0 + edge, x1 - edge, y1 - edge, inside, max(0., radius - edge))


def books(p: Pen, x0: float, x1: float, y: float, high: float, classes: tuple[str, ...], seed: int, fill: float = 1., thick: float = .07) -> None:
    """A row of books standing on y, of several heights, the last one sometimes leaning."""
    x, i = x0, 0
    end = x0 + (x1 - x0) * fill
    while x < end - thick * .8:
        w = thick * (1 + .35 * wobble(i, seed))
        h = high * (.78 + .18 * wobble(i, seed + 5))
        right = min(x + w, end)
        p.rectangle(x, y - h, right, y, classes[(i * 3 + seed + int(2 * wobble(i, seed + 9))) % len(classes)])
        x, i = right + .002, i + 1
    if fill < .95:
        p.polygon([(end, y), (end + high * .28, y - high * .72), (end + high * .28 + thick * .8, y - high * .66), (end + thick, y)],
                  classes[seed % len(classes)])


def periodic(width: float, harmonics: tuple[tuple[float, int, float], ...]) -> Callable[[float], float]:
    """A wave line that meets itself after `width`: the sum of amplitude, whole cycles, phase."""
    return lambda x: sum(a * math.sin(2 * math.pi * n * x / width + f) for a, n, f in harmonics)


def ridge(p: Pen, width: float, bottom: float, line: Callable[[float], float], cls: str, steps: int = 48) -> None:
    """Everything under a line over a strip of this width, running out past both ends."""
    over = width * .03
    xs = [-width / 2 - over + (width + 2 * over) * i / steps for i in range(steps + 1)]
    p.polygon([(x, line(x)) for x in xs] + [(width / 2 + over, bottom), (-width / 2 - over, bottom)], cls)


def crown(p: Pen, x: float, y: float, lumps: list[tuple[float, float, float]], cls: str) -> None:
    """Round lumps (dx, dy, radius) together: foliage or a cloud."""
    for dx, dy, r in lumps:
        p.ellipse(x + dx, y + dy, r, r, cls)
