"""Actions as joint programs: `pose(action, phase, yaw, body)` is a joint vector, and `HANDS` says which hand shapes go with it.

Phase runs 0..1: once through a cycle (walk, talk, clap), or from start to end (see ONCE). Hands meet landmarks of the body they belong to by
inverse kinematics, so akimbo, a telephone or hands on a face fit children and old people alike.
"""
from __future__ import annotations

import math
from typing import Callable, Sequence

from .body import BODIES, Body
from .gestures import GESTURES
from .joints import REST, SIDES, Pose, held_in_range
from .motion import ease, wave
from .postures import POSTURES

Action = Callable[[Pose, float, Body], Pose]

GAITS: dict[str, dict[str, Sequence[float]]] = {
    "walk": {"hip": (24, 19, 6, -9, -20, -14, 10, 26), "kn": (4, 15, 8, 5, 14, 46, 58, 28), "ft": (14, 0, 0, 0, -20, -46, -22, 4)},
    "run": {"hip": (30, 18, -6, -26, -28, -2, 34, 48), "kn": (20, 38, 26, 16, 52, 104, 108, 62), "ft": (6, 0, -8, -42, -74, -84, -40, 0)},
}
CARRIAGE = {"walk": {"arm": 24., "el": 16., "swing": 14., "lean": 2., "lift": 0., "twist": 7.},
            "run": {"arm": 46., "el": 92., "swing": 14., "lean": 14., "lift": .22, "twist": 12.}}


def cyclic(keys: Sequence[float], phase: float) -> float:
    """Periodic Catmull-Rom spline through equally spaced keys."""
    n = len(keys)
    x = (phase % 1) * n
    i = int(x)
    f = x - i
    a, b, c, d = (keys[(i + j) % n] for j in (-1, 0, 1, 2))
    return b + .5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))


def _one_gait(name: str, phase: float) -> Pose:
    keys, way = GAITS[name], CARRIAGE[name]
    pose = dict(REST)
    pose.update(lean=way["lean"], lift=way["lift"] * max(0., math.cos(4 * math.pi * (phase + .03))), nod=way["lean"] * -.25 + 1.5 * wave(2 * phase),
                twist=-way["twist"] * math.cos(2 * math.pi * phase))
    for side, offset in (("r", 0.), ("l", .5)):
        for joint in ("hip", "kn", "ft"):
            pose[f"{joint}_{side}"] = cyclic(keys[joint], phase + offset)
        swing = math.cos(2 * math.pi * (phase + offset))
        pose["sh_" + side] = -way["arm"] * swing + way["lean"] * .3
        pose["el_" + side] = way["el"] - way["swing"] * swing
        pose["spread_" + side] = 7.
        pose["tw_" + side] = -10.
    return pose


def gait(phase: float, run: float = 0.) -> Pose:
    """Walk (run 0) to run (run 1): every joint is the linear mix of two cycles at the same phase."""
    a, b = _one_gait("walk", phase), _one_gait("run", phase)
    return {name: a[name] + (b[name] - a[name]) * run for name in a}


def _turn(pose: Pose, t: float, body: Body) -> Pose:
    pose.update(yaw=180 * ease(t), turn=14 * wave(.5 * t), hip_l=4 + 10 * max(0., wave(2 * t)), kn_l=8 + 22 * max(0., wave(2 * t)),
                hip_r=10 * max(0., -wave(2 * t)), kn_r=22 * max(0., -wave(2 * t)))
    return pose


# what a loud syllable adds to joints, in degrees: of whoever has hands free for it, and of everybody else but the lying
BEATS_OF_HEAD: dict[str, float] = {"nod": 7., "lean": 1.5, "tilt": 2.}
BEATS_OF_ARMS: dict[str, float] = {**BEATS_OF_HEAD, "el_l": 12., "el_r": 18., "spread_r": 6., "wrist_r": 12., "wrist_l": 8.}
FREE_HANDS = frozenset(("stand", "talk", "walk", "turn", "sit", "point"))


def beats(name: str) -> dict[str, float]:
    """Joints that a voice at full loudness adds to a pose."""
    return {} if name in ("lie", "sleep") else BEATS_OF_ARMS if name in FREE_HANDS else BEATS_OF_HEAD


ACTIONS: dict[str, Action] = {
    "walk": lambda pose, t, body: {**gait(t), "yaw": pose["yaw"]},
    "run": lambda pose, t, body: {**gait(t, 1.), "yaw": pose["yaw"]},
    "turn": _turn, **GESTURES, **POSTURES,
}
ONCE = ("turn", "fall", "point", "jump", "bow", "stumble")        # from start to end; all others are cycles
SEATED = ("sit", "sit_table", "write", "eat", "drink_seated", "drive", "read_seated")
LYING = ("lie", "fall")
HANDS: dict[str, tuple[str, str]] = {
    "run": ("fist", "fist"), "talk": ("flat", "flat"), "wave": ("relax", "open"), "point": ("relax", "point"), "phone": ("relax", "fist"),
        "hold": ("fist", "fist"),
    "give": ("relax", "fist"), "receive": ("relax", "flat"), "jump": ("open", "open"), "write": ("flat", "pinch"), "read": ("fist", "fist"),
        "read_seated": ("fist", "fist"),
    "eat": ("relax", "pinch"), "drink": ("relax", "fist"), "drink_seated": ("relax", "fist"), "hug": ("flat", "flat"), "drive": ("fist", "fist"),
        "dance": ("open", "open"),
    "fall": ("open", "open"), "stumble": ("open", "open"), "push": ("flat", "flat"), "carry": ("fist", "fist"), "clap": ("flat", "flat"),
        "cry": ("flat", "flat"), "cheer": ("fist", "fist"), "think": ("relax", "fist"),
    "salute": ("relax", "flat"), "pray": ("flat", "flat"), "shake": ("relax", "flat"), "fight": ("fist", "fist"), "crouch": ("relax", "flat"),
        "shrug": ("open", "open"),
    "akimbo": ("fist", "fist"), "sit_table": ("relax", "flat"), "raise": ("relax", "open"), "sing": ("flat", "fist"), "lean_on": ("relax", "flat"),
}


def hands(action: str) -> tuple[str, str]:
    """Hand shapes (left, right) of an action."""
    return HANDS.get(action, ("relax", "relax"))


def pose(action: str, phase: float, yaw: float = 35., body: Body | None = None, **over: float) -> Pose:
    """The joint vector of an action at a phase, inside the joints' ranges; `over` replaces single joints last."""
    made = ACTIONS[action](dict(REST, yaw=yaw), phase, body or BODIES["woman"])
    return held_in_range({**made, **over})


def seated_at(pose: Pose, body: Body, height: float) -> Pose:
    """A seated pose fitted to a seat `height` heads above the ground: the thighs rise or the feet hang as they must."""
    shin = body.shin + .19
    joint = height + .36 * body.girth           # height of the hip joint when seated
    fitted = dict(pose)
    for side, _ in SIDES:
        rise = max(-.45, min(.55, (shin - joint) / body.thigh))
        hip = 90 + math.degrees(math.asin(rise))
        fitted["kn_" + side] = hip + pose["kn_" + side] - pose["hip_" + side]
        fitted["hip_" + side] = hip
    return held_in_range(fitted)
