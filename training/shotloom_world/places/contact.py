"""Contact sheets to look at: `python3 -m shotloom_world.places.contact FOLDER [pieces places seeds sizes inserts]` (from training/)."""
from __future__ import annotations

import math
import random
import sys
from pathlib import Path
from typing import Callable, Sequence

import cairo

from ..light import PEOPLE, Light, light
from ..people.assemble import assemble
from ..people.face import face
from ..people.figure import draw_figure
from ..people.identity import Identity
from ..people.person import Person
from ..people.poses import hands, pose, seated_at
from ..sheet import draw
from . import pieces
from .inserts import insert_surface
from .kit import Seat, Set
from .layouts import LAYOUTS, build
from .render import Camera, camera_for, render_fall, render_set, softened, wide_camera

SIZE = (400, 225)
PAPER = (.84, .87, .87)
Cell = Callable[[cairo.Context, int, int], None]


def _sheet(cells: Sequence[tuple[str, Cell]], columns: int, wide: int, high: int) -> cairo.ImageSurface:
    rows = math.ceil(len(cells) / columns)
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, columns * (wide + 4), rows * (high + 4))
    context = cairo.Context(surface)
    context.set_source_rgb(1, 1, 1)
    context.paint()
    for i, (label, cell) in enumerate(cells):
        context.save()
        context.translate(i % columns * (wide + 4), i // columns * (high + 4))
        context.rectangle(0, 0, wide, high)
        context.clip()
        cell(context, wide, high)
        context.set_source_rgb(0, 0, 0)
        context.move_to(4, 11)
        context.show_text(label)
        context.restore()
    return surface


def _piece_cell(key: str) -> Cell:
    def show(context: cairo.Context, wide: int, high: int) -> None:
        context.set_source_rgb(*PAPER)
        context.paint()
        for i, v in enumerate(((.8, .6, .7, .5), (-.8, -.6, -.7, -.5))):
            sprite = pieces.sprite(key, v)
            x0, y0, x1, y1 = sprite.box
            scale = min((wide / 2 - 6) / (x1 - x0), (high - 18) / (y1 - y0))
            context.save()
            context.translate(wide * (.25 + .5 * i), high - 4)
            context.scale(scale, scale)
            context.translate(-(x0 + x1) / 2, -y1)
            context.rectangle(x0, y0, x1 - x0, y1 - y0)
            context.clip()
            draw(context, sprite)
            context.restore()
    return show


def _somebody(context: cairo.Context, camera: Camera, wide: int, high: int, lit: Light, seed: int, x: float, seat: Seat | None) -> None:
    person = Person(Identity.random(random.Random(seed), kind=("woman", "man")[seed % 2]))
    metres = person.body.metres
    yaw = seat.facing * 75. if seat and seat.facing else (22. if seed % 3 else -30.)
    if seat is None:
        action = ("talk", "stand", "walk")[seed % 3]
        joints = pose(action, .2, yaw, person.body)
    else:
        action = "sit_table" if seat.behind else "sit"
        joints = seated_at(pose(action, .1, yaw, person.body), person.body, (seat.height - seat.floor) / metres)
    figure = assemble(person, joints, face(("smile", "neutral")[seed % 2]), hands(action))
    scale = high / camera[2]
    context.save()
    context.translate(wide / 2 + (x - camera[0]) * scale, high / 2 - (camera[1] + (seat.floor if seat else 0.)) * scale)
    if seat is None:
        context.save()
        context.scale(.32 * scale, .045 * scale)
        context.arc(0, 0, 1, 0, 7)
        context.restore()
        context.set_source_rgba(.1, .1, .2, .16)
        context.fill()
    context.scale(scale * metres, scale * metres)
    draw_figure(context, figure, person, lambda rgb: lit.colour(PEOPLE, rgb))
    context.restore()


def _place_cell(name: str, seed: int, lit: Light, size: str = "wide") -> Cell:
    def show(context: cairo.Context, wide: int, high: int) -> None:
        set_ = build(name, random.Random(seed))
        people: list[tuple[float, Seat | None]] = []
        for x0, x1 in set_.anchors.stand[:1]:
            people += [(x0 + (x1 - x0) * k, None) for k in ((.3, .8) if x1 - x0 > 1.6 else (.5,))]
        people += [(s.x, s) for s in set_.anchors.sit[:2]]
        camera = wide_camera(set_)
        if size != "wide" and people:
            x, seat = people[0]
            camera = camera_for(set_, size, x, -1.48 if seat is None else -seat.height - .62)
        shown = softened(set_) if size in ("medium_close", "close", "extreme_close") else set_
        render_set(context, shown, lit, wide, high, camera, (0, 1, 2, 3))
        for i, (x, seat) in enumerate(people[:1] if "close" in size else people):
            _somebody(context, camera, wide, high, lit, seed * 5 + i + len(name), x, seat)
        render_set(context, shown, lit, wide, high, camera, (4,))
        render_fall(context, lit, wide, high, .3)
    return show


def _insert_cell(name: str, seed: int) -> Cell:
    def show(context: cairo.Context, wide: int, high: int) -> None:
        set_: Set = insert_surface(name, random.Random(seed))
        render_set(context, set_, light(name), wide, high)
    return show


def _weather(name: str) -> Light:
    return light(name, "day", "snow", "winter") if len(name) % 2 else light(name, "day", "rain")


SHEETS: dict[str, Callable[[], cairo.ImageSurface]] = {
    "pieces": lambda: _sheet([(key, _piece_cell(key)) for key in pieces.keys()], 10, 200, 130),
    "places": lambda: _sheet([c for name in LAYOUTS for c in ((name, _place_cell(name, 1, light(name, "day"))),
                                                              (name, _place_cell(name, 2, light(name, "night"))),
                                                              (name, _place_cell(name, 3, _weather(name))),
                                                              (name, _place_cell(name, 4, light(name, "sunset", season="autumn"))))], 4, *SIZE),
    "seeds": lambda: _sheet([(name, _place_cell(name, seed, light(name))) for name in LAYOUTS for seed in range(4, 8)], 4, *SIZE),
    "sizes": lambda: _sheet([(name, _place_cell(name, 1, light(name), size)) for name in LAYOUTS for size in ("full", "medium", "close")], 3, *SIZE),
    "inserts": lambda: _sheet([(name, _insert_cell(name, seed)) for name in LAYOUTS for seed in range(2)], 8, 200, 112),
}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:] or SHEETS:
        SHEETS[name]().write_to_png(str(folder / f"{name}.png"))


if __name__ == "__main__":
    main()
