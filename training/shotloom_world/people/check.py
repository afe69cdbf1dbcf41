"""Checks the people: `python -m shotloom_world.people.check [identities]` paints random identities and prints what it found; a failure raises."""
from __future__ import annotations

import random
import sys
import time

import cairo
import numpy as np

from ..sheet import draw, region_map
from .assemble import assemble, check_slots
from .body import KINDS
from .face import face
from .figure import MOST, draw_figure
from .identity import BAGS, BEARDS, HAIR_STYLES, HATS, SCARVES, Identity
from .garments import TOPS
from .joints import JOINTS
from .limbs import HAND_SHAPES
from .person import PARTS, Person
from .poses import ACTIONS, gait, hands, pose

YAWS = (0., 20., 40., 65., 90., 115., 145., 180.)
GROUNDED = ("stand", "walk", "talk", "sit", "give", "akimbo", "point", "phone", "hold", "crouch", "kneel", "push", "bow", "read", "write")


def variety(count: int) -> list[Person]:
    """Random identities that between them wear every garment, hat, hair, beard, scarf and bag."""
    people = []
    for i in range(count):
        rnd = random.Random(i)
        fixed: dict[str, object] = {}
        if i % 3 == 1:
            top = list(TOPS)[i // 3 % len(TOPS)]
            fixed = {"top": top, "kind": TOPS[top].kinds[i // 3 % len(TOPS[top].kinds)]}
        elif i % 3 == 2:
            k = i // 3
            fixed = {"hat": HATS[k % len(HATS)], "hair": HAIR_STYLES[k % len(HAIR_STYLES)], "beard": BEARDS[k % len(BEARDS)],
                "scarf": SCARVES[k % len(SCARVES)],
                     "bag": BAGS[k % len(BAGS)], "kind": KINDS[k % len(KINDS)]}
        people.append(Person(Identity.random(rnd, **fixed)))
    return people


def check_maps(people: list[Person]) -> int:
    """Every part draws only with its classes."""
    maps = 0
    for person in people:
        for name, part in PARTS.items():
            if not person.wears(name):
                continue
            for yaw in YAWS if part.turns else YAWS[:1]:
                cover = region_map(person.part(name, yaw), (32, 32))
                if cover.sum(0, dtype=np.int32).max() > 262:
                    raise AssertionError(f"{name} covers a texel twice")
                maps += 1
    return maps


def spill(person: Person, name: str, yaw: float) -> float:
    """How far (heads) a part's drawing leaves its box."""
    x0, y0, x1, y1 = PARTS[name].box
    pad, scale = .5, 40
    surface = cairo.ImageSurface(cairo.FORMAT_A8, int((x1 - x0 + 2 * pad) * scale), int((y1 - y0 + 2 * pad) * scale))
    context = cairo.Context(surface)
    context.scale(scale, scale)
    context.translate(pad - x0, pad - y0)
    draw(context, person.part(name, yaw))
    surface.flush()
    painted = np.frombuffer(surface.get_data(), np.uint8).reshape(surface.get_height(), surface.get_stride())[:, :surface.get_width()] > 24
    rows, columns = np.nonzero(painted.any(1))[0], np.nonzero(painted.any(0))[0]
    if not len(rows):
        return 0.
    left, right, top, bottom = (columns[0] / scale - pad + x0, (columns[-1] + 1) / scale - pad + x0, rows[0] / scale - pad + y0,
        (rows[-1] + 1) / scale - pad + y0)
    return max(0., x0 - left, right - x1, y0 - top, bottom - y1)


def check_boxes(people: list[Person]) -> dict[str, float]:
    """The worst spill of each part, in heads; antialiasing alone gives one pixel of 1/40."""
    worst = {name: 0. for name in PARTS}
    for person in people:
        for name, part in PARTS.items():
            if person.wears(name):
                for yaw in YAWS if part.turns else YAWS[:1]:
                    worst[name] = max(worst[name], spill(person, name, yaw))
    for name, far in worst.items():
        if far > .05:
            raise AssertionError(f"{name} leaves its box by {far:.2f} heads")
    return worst


def jump(person: Person, name: str, step: float = 5., finest: float = .1) -> tuple[float, float]:
    """The part's greatest sudden change while it turns: share of its largest painted area, and at which yaw.

    Motion shrinks with the step of yaw, a jump does not: the interval that changes most is halved until it is `finest` degrees wide.
    """
    def at(yaw: float) -> np.ndarray:
        return region_map(person.part(name, yaw), (48, 48)).astype(np.int16)

    def change(a: np.ndarray, b: np.ndarray) -> float:
        return float(np.abs(a - b).sum()) / 510

    maps = [(yaw, at(float(yaw))) for yaw in np.arange(0., 180.01, step)]
    area = max(1., max(float(cover.sum()) / 255 for _, cover in maps))
    worst = (0., 0.)
    intervals = sorted(zip(maps, maps[1:]), key=lambda pair: -change(pair[0][1], pair[1][1]))
    for (y0, a), (y1, b) in intervals[:4]:
        while y1 - y0 > finest:
            middle = at(float(y0 + y1) / 2)
            if change(a, middle) > change(middle, b):
                y1, b = (y0 + y1) / 2, middle
            else:
                y0, a = (y0 + y1) / 2, middle
        worst = max(worst, (change(a, b) / area, float(y0)))
    return worst


def check_turning(people: list[Person]) -> dict[str, float]:
    """The greatest jump of every part that depends on the yaw."""
    worst: dict[str, float] = {}
    for person in people:
        for name, part in PARTS.items():
            if part.turns and person.wears(name):
                size, yaw = jump(person, name)
                worst[name] = max(worst.get(name, 0.), size)
                if size > .06:
                    raise AssertionError(f"{name} of {person.identity} jumps by {size:.2f} at yaw {yaw:.0f}")
    return worst


def check_joints() -> int:
    """Every action gives every joint, inside its range."""
    vectors = 0
    for action in ACTIONS:
        for kind in KINDS:
            for i in range(16):
                made = pose(action, i / 16, 40., Person(Identity(kind=kind)).body)
                if made.keys() != JOINTS.keys():
                    raise AssertionError(f"{action} has joints {sorted(made.keys() ^ JOINTS.keys())}")
                for name, value in made.items():
                    low, high = JOINTS[name]
                    if not low <= value <= high:
                        raise AssertionError(f"{action} moves {name} to {value:.0f}")
                vectors += 1
    return vectors


def check_gait() -> float:
    """Worst step of a joint, in degrees, over 1/80 of a cycle while walk becomes run."""
    worst = 0.
    before = gait(0., 0.)
    for i in range(1, 161):
        now = gait(i / 80, i / 160)
        worst = max(worst, max(abs(now[name] - before[name]) for name in now))
        before = now
    if worst > 10:
        raise AssertionError(f"walking into running jumps by {worst:.1f} degrees")
    return worst


def lowest_pixel(person: Person, action: str, phase: float, yaw: float) -> float:
    """Lowest painted row below the ground, in heads (negative: above it)."""
    scale, high, ground = 60, 560, 500
    surface = cairo.ImageSurface(cairo.FORMAT_A8, 640, high)
    context = cairo.Context(surface)
    context.translate(320, ground)
    context.scale(scale, scale)
    draw_figure(context, assemble(person, pose(action, phase, yaw, person.body), face(), hands(action)), person)
    surface.flush()
    rows = np.nonzero((np.frombuffer(surface.get_data(), np.uint8).reshape(high, surface.get_stride()) > 60).any(1))[0]
    return (rows[-1] + 1 - ground) / scale


def check_ground(people: list[Person]) -> tuple[float, float]:
    """Lowest painted pixel over grounded actions, phases and yaws: the extremes, in heads below the ground."""
    low, high = 9., -9.
    for i, person in enumerate(people):
        for k, action in enumerate(GROUNDED):
            yaw = YAWS[(i + k) % len(YAWS)]
            depth = lowest_pixel(person, action, (i * .37 + k * .11) % 1, yaw)
            low, high = min(low, depth), max(high, depth)
            if not -.1 <= depth <= .1:
                raise AssertionError(f"{action} at yaw {yaw:.0f}: soles {depth:+.2f} heads from the ground: {person.identity}")
    return low, high


def check_figures(people: list[Person]) -> int:
    """Slots are used once and by their kind, in every action."""
    most = 0
    for i, person in enumerate(people):
        for k, action in enumerate(ACTIONS):
            figure = assemble(person, pose(action, .3, YAWS[(i + k) % 8] - (60 if k % 3 else 0), person.body), face("smile", "A"), hands(action))
            check_slots(figure)
            most = max(most, len(figure.items))
    return most


def time_figures(people: list[Person], pixels: int = 600) -> float:
    """Milliseconds to assemble and draw one figure `pixels` high."""
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, pixels, pixels)
    made = [(person, pose("walk", .2, 40., person.body)) for person in people]
    start = time.process_time()
    for person, joints in made:
        context = cairo.Context(surface)
        context.translate(pixels / 2, pixels)
        context.scale(pixels / 7, pixels / 7)
        draw_figure(context, assemble(person, joints, face("smile")), person)
    return (time.process_time() - start) / len(made) * 1e3


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    people = variety(count)
    print("slots:", ", ".join(f"{n} {kind}" for kind, n in MOST.items()), "; hand shapes:", len(HAND_SHAPES), "; joints:", len(JOINTS),
        "; actions:", len(ACTIONS))
    print("maps within their classes:", check_maps(people))
    print("worst spill (heads):", {k: round(v, 3) for k, v in check_boxes(people).items() if v})
    print("worst jump while turning:", {k: round(v, 3) for k, v in check_turning(people[:max(8, count // 4)]).items()})
    print("joint vectors in range:", check_joints())
    print(f"walk into run, worst step: {check_gait():.1f} degrees in 1/80 cycle")
    print("soles (heads below the ground): {:+.3f} .. {:+.3f}".format(*check_ground(people)))
    print("most drawables in a figure:", check_figures(people[:max(6, count // 6)]))
    print(f"assemble and draw at 600 px: {time_figures(people):.2f} ms")


if __name__ == "__main__":
    main()
