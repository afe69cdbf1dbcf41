"""Small helpers of joint programs: waves, easing, landmarks of a body, and hands that reach them."""
from __future__ import annotations

import math

from .body import Body
from .joints import Pose, Vec, add, solve_reach, spine

ELBOW_DOWN: Vec = (.5, 1., -.35)
ELBOW_OUT: Vec = (1., .35, -.2)
ELBOW_LOW: Vec = (1., 1.3, 0.)
ELBOW_BACK: Vec = (.8, .3, -1.)


def wave(x: float) -> float:
    """Sine of x cycles."""
    return math.sin(2 * math.pi * x)


def ease(x: float) -> float:
    """Smooth step from 0 to 1."""
    x = max(0., min(1., x))
    return x * x * (3 - 2 * x)


def between(x: float, low: float, high: float) -> float:
    """Smooth step that starts at low and ends at high."""
    return ease((x - low) / (high - low))


def on_face(pose: Pose, body: Body, x: float, y: float, z: float) -> Vec:
    """A point near the head: x to the person's left, y down, z forward of the head's middle, following its nod."""
    middle = spine(body, pose)["head"]
    nod = math.radians(pose["nod"] + pose["lean"] * .55)
    turn = math.radians(pose["turn"])
    y, z = y * math.cos(nod) + z * math.sin(nod) * .6, z * math.cos(nod) - y * math.sin(nod) * .6
    return add(middle, (x * math.cos(turn) + z * math.sin(turn), y, z * math.cos(turn) - x * math.sin(turn)))


def on_trunk(pose: Pose, body: Body, x: float, down: float, z: float) -> Vec:
    """A point before the trunk: x in shoulder half-widths to the left, `down` a share of the height from the neck, z heads forward."""
    points = spine(body, pose)
    chest, pelvis = points["chest"], points["pelvis"]
    return (chest[0] + (pelvis[0] - chest[0]) * down + x * body.shoulder, chest[1] + (pelvis[1] - chest[1]) * down,
            chest[2] + (pelvis[2] - chest[2]) * down + z)


def touch(pose: Pose, body: Body, side: str, point: Vec, elbow: Vec = ELBOW_DOWN, wrist: bool = False) -> None:
    """Bends one arm of the pose, in place, so that its hand meets the point."""
    pose.update(solve_reach(body, pose, side, point, elbow, wrist))


def contrapposto(pose: Pose, amount: float = 1., side: str = "r") -> None:
    """The weight on one leg, in place; the other knee loose and its foot a little forward and out."""
    free = "l" if side == "r" else "r"
    pose.update({"splay_" + side: -3 * amount, "hip_" + side: -2 * amount, "kn_" + side: 0., "splay_" + free: 4 + 6 * amount,
        "hip_" + free: 11 * amount,
                 "kn_" + free: 19 * amount, "ft_" + free: 0.})
