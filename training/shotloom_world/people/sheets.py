"""Contact sheets to look at: `python -m shotloom_world.people.sheets FOLDER [identities actions faces turnarounds together]`."""
from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Sequence

import cairo

from ..sheet import RGB
from .assemble import assemble, reach
from .body import KINDS
from .face import EXPRESSIONS, VISEMES, Face, face
from .figure import Figure, draw_figure
from .garments import TOPS
from .identity import Identity
from .joints import Pose
from .person import Person
from .poses import ACTIONS, LYING, ONCE, hands, pose

PAPER: RGB = (.95, .94, .91)
GROUND: RGB = (.86, .84, .80)
TINTS: tuple[RGB, ...] = ((.95, .90, .82), (.86, .90, .93), (.90, .93, .87))
METRE = .26                 # metres per head at which `unit` is given


def _page(wide: int, high: int) -> tuple[cairo.ImageSurface, cairo.Context]:
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, wide, high)
    context = cairo.Context(surface)
    context.set_source_rgb(*PAPER)
    context.paint()
    return surface, context


def _shadow(context: cairo.Context, x: float, y: float, wide: float) -> None:
    context.save()
    context.translate(x, y)
    context.scale(wide, wide * .10)
    context.new_path()
    context.arc(0, 0, 1, 0, 7)
    context.restore()
    context.set_source_rgb(*GROUND)
    context.fill()


def _stand(context: cairo.Context, person: Person, x: float, y: float, unit: float, joints: Pose, expression: Face,
        shapes: Sequence[str] = ("relax", "relax")) -> Figure:
    figure = assemble(person, joints, expression, shapes)
    context.save()
    context.translate(x, y)
    scale = unit * person.body.metres / METRE
    context.scale(scale, scale)
    draw_figure(context, figure, person)
    context.restore()
    return figure


def _label(context: cairo.Context, x: float, y: float, text: str) -> None:
    context.set_source_rgb(.2, .2, .25)
    context.set_font_size(12)
    context.move_to(x, y)
    context.show_text(text)


def identities() -> cairo.ImageSurface:
    """Everyday people first, then one of every garment."""
    columns, cell, row = 12, 125, 300
    tops = list(TOPS)
    rows = 2 + (len(tops) + columns - 1) // columns
    surface, context = _page(columns * cell, rows * row)
    for i in range(2 * columns + len(tops)):
        rnd = random.Random(i)
        fixed = {} if i < 2 * columns else {"top": tops[i - 2 * columns]}
        if fixed:
            kinds = TOPS[fixed["top"]].kinds
            fixed["kind"] = kinds[i % len(kinds)]
        person = Person(Identity.random(rnd, **fixed))
        x, y = cell * (i % columns) + cell / 2, row * (i // columns) + row - 18
        _shadow(context, x, y, 46)
        action = ("stand", "akimbo", "stand", "wave", "stand", "talk")[i % 6]
        _stand(context, person, x, y, 39, pose(action, .1, (25., -35., 10., 20., -50., 30.)[i % 6], person.body, turn=0.),
            face(("smile", "neutral")[i % 2]), hands(action))
    return surface


def actions() -> cairo.ImageSurface:
    """Eight phases of every action."""
    columns, cell, row = 8, 150, 148
    surface, context = _page(columns * cell, len(ACTIONS) * row)
    for i, action in enumerate(ACTIONS):
        person = Person(Identity.random(random.Random(i + 7), kind=KINDS[i % 2] if i % 5 else KINDS[2 + i % 4], bag="", cane=False))
        for k in range(columns):
            yaw = 90. if action in LYING else (75., 75., 75., 30., 30., 30., 5., 140.)[k]
            phase = k / (columns - 1) if action in ONCE else k / columns
            x, y = cell * k + cell / 2, row * i + row - 10
            _shadow(context, x, y, 30)
            _stand(context, person, x, y, 19, pose(action, phase, yaw, person.body), face("smile"), hands(action))
        _label(context, 4, row * i + 14, action)
    return surface


def _close(context: cairo.Context, person: Person, x: float, y: float, wide: float, high: float, unit: float, yaw: float, expression: Face,
        tint: RGB) -> None:
    figure = assemble(person, pose("stand", .1, yaw, person.body, turn=0., twist=0.), expression)
    context.save()
    context.rectangle(x, y, wide, high)
    context.clip()
    context.set_source_rgb(*tint)
    context.paint()
    context.translate(x + wide / 2, y + high * .80)
    context.scale(unit, unit)
    context.translate(-figure.head[2], -figure.head[5])
    draw_figure(context, figure, person)
    context.restore()


def faces() -> cairo.ImageSurface:
    """Expressions and visemes at several yaws."""
    shown = [(name, "rest") for name in EXPRESSIONS] + [("smile", name) for name in VISEMES if name != "rest"]
    cell, row, rows = 110, 124, 12
    surface, context = _page(len(shown) * cell, rows * row)
    for i in range(rows):
        person = Person(Identity.random(random.Random(i + 3), kind=KINDS[i % len(KINDS)]))
        for k, (expression, viseme) in enumerate(shown):
            _close(context, person, cell * k, row * i, cell - 2, row - 2, 78, (0., 25., -40., 60., -15., 85.)[(i + k) % 6],
                face(expression, viseme), TINTS[(i + k) % 3])
            if i == 0:
                _label(context, cell * k + 4, 12, expression if viseme == "rest" else viseme)
    return surface


def turnarounds() -> cairo.ImageSurface:
    """One person a row through 180 degrees."""
    yaws = (0., 20., 40., 65., 90., 115., 145., 180.)
    rows, cell, row = 10, 140, 300
    surface, context = _page(len(yaws) * cell, rows * row)
    for i in range(rows):
        person = Person(Identity.random(random.Random(i * 5 + 2), kind=KINDS[i % len(KINDS)]))
        for k, yaw in enumerate(yaws):
            x, y = cell * k + cell / 2, row * i + row - 16
            _shadow(context, x, y, 44)
            _stand(context, person, x, y, 40, pose("stand", .1, yaw, person.body, turn=0.), face("smile"))
    return surface


def together() -> cairo.ImageSurface:
    """Two people: handing over, shaking hands, a hand on a shoulder."""
    surface, context = _page(1290, 400)
    for i, (action, apart, gap, high) in enumerate((("give", 1.10, .07, -1.02), ("shake", 1.10, .0, -1.02), ("talk", .64, .0, -1.30))):
        left = Person(Identity.random(random.Random(i + 1), kind="woman", bag="", cane=False))
        right = Person(Identity.random(random.Random(i + 31), kind="man", bag="", cane=False))
        ground, middle, metre = 380., 215. + 430 * i, 195.
        for person, side, yaw in ((left, -1, 72.), (right, 1, -72.)):
            metres = person.body.metres
            foot = side * apart / 2
            joints = pose(action, .5, yaw, person.body)
            if action != "talk":
                joints = reach(person, joints, "r", ((side * gap - foot) / metres, high / metres), .25, lean=True)
            elif side < 0:
                joints = reach(person, joints, "r", ((apart - .12) / metres, high / metres), .6)
            _shadow(context, middle + foot * metre, ground, 60)
            _stand(context, person, middle + foot * metre, ground, metre * METRE, joints, face("smile", "A" if side < 0 else "rest"), hands(action))
    return surface


SHEETS = {"identities": identities, "actions": actions, "faces": faces, "turnarounds": turnarounds, "together": together}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:] or SHEETS:
        SHEETS[name]().write_to_png(str(folder / f"people-{name}.png"))


if __name__ == "__main__":
    main()
