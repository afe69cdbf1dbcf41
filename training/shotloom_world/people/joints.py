"""27 joints, their ranges, and forward kinematics in three dimensions.

Body frame, in heads: X towards the person's left, Y down, Z forward; the pelvis is the origin. The view turns it by the yaw and looks a
little from above: screen x = X cos yaw + Z sin yaw, depth = Z cos yaw - X sin yaw (towards us), screen y = Y + TILT * depth.
Yaw 0 faces us, 90 right, 180 away; a negative yaw is the mirror image of its positive. Arms hang by gravity: their angles do not turn
with the spine's lean. The root's height is solved, never stored: the lowest point that can touch the ground lies at y = -lift.
"""
from __future__ import annotations

import math
from typing import Mapping

from .body import WAIST, Body

Vec = tuple[float, float, float]
Pose = dict[str, float]

TILT = .08
# joint -> (lowest, highest) in degrees; lift in heads. _l is the person's left: the far side when facing right
JOINTS: dict[str, tuple[float, float]] = {
    "yaw": (-180, 180), "roll": (-100, 100), "lift": (0, 2), "lean": (-25, 85), "side": (-18, 18), "twist": (-30, 30),
    "nod": (-30, 35), "tilt": (-22, 22), "turn": (-75, 75),
}
ARM = {"sh": (-75, 185), "spread": (-60, 170), "el": (0, 152), "tw": (-180, 180), "wrist": (-70, 70)}
LEG = {"hip": (-50, 125), "splay": (-14, 45), "kn": (0, 150), "ft": (-175, 40)}
for _side in "lr":
    JOINTS.update({f"{name}_{_side}": limits for name, limits in {**ARM, **LEG}.items()})
REST: Pose = {
    **{name: 0. for name in JOINTS}, "yaw": 35., "sh_l": 4, "sh_r": 2, "spread_l": 9, "spread_r": 9, "el_l": 14, "el_r": 16, "splay_l": 4,
        "splay_r": 4,
}
ANKLE = .19            # ankle above the sole
HEEL, TOE = -.15, .42  # sole before and behind the ankle
HAND = .22             # from the wrist to the middle of a closed hand
SIDES = (("l", 1), ("r", -1))


def rad(degrees: float) -> float:
    return degrees * math.pi / 180


def add(a: Vec, b: Vec, k: float = 1.) -> Vec:
    return a[0] + b[0] * k, a[1] + b[1] * k, a[2] + b[2] * k


def held_in_range(pose: Pose) -> Pose:
    """The pose with every joint inside its range."""
    return {name: max(JOINTS[name][0], min(JOINTS[name][1], value)) for name, value in pose.items()}


def _leg(body: Body, pose: Mapping[str, float], side: str, g: int) -> tuple[Vec, Vec]:
    """Knee and ankle from the hip."""
    hip, splay, knee = (rad(pose[f"{name}_{side}"]) for name in ("hip", "splay", "kn"))
    thigh = (g * math.sin(splay), math.cos(splay) * math.cos(hip), math.cos(splay) * math.sin(hip))
    down = (g * math.sin(splay) * .55, math.cos(hip - knee), math.sin(hip - knee))
    at_knee = (thigh[0] * body.thigh, thigh[1] * body.thigh, thigh[2] * body.thigh)
    return at_knee, add(at_knee, down, body.shin)


def sole(ankle: Vec, pitch: float) -> tuple[Vec, Vec]:
    """Heel and toe on the sole's plane; pitch in degrees, toe up is positive."""
    sine, cosine = math.sin(rad(pitch)), math.cos(rad(pitch))
    under = add(ankle, (0, ANKLE * cosine, ANKLE * sine))
    return add(under, (0, -HEEL * sine, HEEL * cosine)), add(under, (0, -TOE * sine, TOE * cosine))


def spine(body: Body, pose: Mapping[str, float]) -> dict[str, Vec]:
    """Pelvis, hips, waist, chest (base of the neck), neck, head (its middle) and shoulders.

    The pelvis drops on the side of the shorter (bent) leg and the shoulders answer the other way: contrapposto follows from the legs.
    """
    reach = {side: max(point[1] for point in sole(_leg(body, pose, side, g)[1], pose[f"ft_{side}"])) for side, g in SIDES}
    half = max(.12, body.hip - .27 * body.girth)
    roll = rad(6.5) * math.tanh((reach["r"] - reach["l"]) / .22)
    lean, side, twist = rad(pose["lean"] + body.stoop), rad(pose["side"]) - .75 * roll, rad(pose["twist"])
    out: dict[str, Vec] = {"pelvis": (0., 0., 0.)}
    for name, g in SIDES:
        out["hip_" + name] = (g * half * math.cos(roll), .04 + g * half * math.sin(roll), 0.)
    low = (math.sin(roll), -math.cos(roll) * math.cos(lean * .4), math.cos(roll) * math.sin(lean * .4))
    high = (math.sin(side), -math.cos(side) * math.cos(lean), math.cos(side) * math.sin(lean))
    out["waist"] = add(out["pelvis"], low, body.torso * (1 - WAIST))
    chest = out["chest"] = add(out["waist"], high, body.torso * WAIST)
    bend = rad((pose["lean"] * .7 + pose["nod"] * .4) + body.stoop * 2.)
    sway = math.sin(side * .7 + rad(pose["tilt"]) * .35)
    out["neck"] = (chest[0] + body.neck * sway, chest[1] - body.neck * math.cos(bend), chest[2] + body.neck * math.sin(bend) + .02)
    face = rad(pose["lean"] * .55 + pose["nod"] + body.stoop)
    out["head"] = add(out["neck"], (math.sin(rad(pose["tilt"])) * .35, -.36 * math.cos(face), .10 + .36 * math.sin(face)))
    width = body.shoulder - .20 * body.girth
    for name, g in SIDES:
        spread, forward = rad(pose["spread_" + name]), rad(pose["sh_" + name])
        raised = max(0., -math.cos(spread) * math.cos(forward))
        w = width * (1 - .10 * raised)
        drop = .335 * body.girth - .17 * raised
        out["sh_" + name] = (chest[0] + g * w * math.cos(twist) * math.cos(side) - high[0] * drop,
                             chest[1] + g * w * math.sin(side) - high[1] * drop, chest[2] - g * w * math.sin(twist) - high[2] * drop)
    return out


def arm_axes(g: int, spread: float, forward: float) -> tuple[Vec, Vec, Vec]:
    """Direction of the upper arm, and the two directions its elbow bends between (twist 0 and twist 90); angles in radians."""
    sa, ca, sq, cq = math.sin(forward), math.cos(forward), math.sin(spread), math.cos(spread)
    return (g * sq, cq * ca, cq * sa), (0., -sa, ca), (g * cq, -sq * ca, -sq * sa)


def skeleton(body: Body, pose: Mapping[str, float]) -> dict[str, Vec]:
    """Every joint in the body frame: the spine's, elbows el_, wrists wr_, knees kn_, ankles an_, heels, toes, hands."""
    out = spine(body, pose)
    for name, g in SIDES:
        spread, forward, bend, twist = (rad(pose[f"{joint}_{name}"]) for joint in ("spread", "sh", "el", "tw"))
        upper, front, outward = arm_axes(g, spread, forward)
        lower = tuple(math.cos(bend) * u + math.sin(bend) * (math.cos(twist) * f + math.sin(twist) * o) for u, f, o in zip(upper, front, outward))
        out["el_" + name] = add(out["sh_" + name], upper, body.arm)
        out["wr_" + name] = add(out["el_" + name], lower, body.forearm)  # type: ignore[arg-type]
        out["hand_" + name] = add(out["el_" + name], lower, body.forearm + HAND * hand_size(body))  # type: ignore[arg-type]
        knee, ankle = _leg(body, pose, name, g)
        out["kn_" + name] = add(out["hip_" + name], knee)
        out["an_" + name] = add(out["hip_" + name], ankle)
        out["heel_" + name], out["toe_" + name] = sole(out["an_" + name], pose["ft_" + name])
    return out


def hand_size(body: Body) -> float:
    """Scale of the hands' maps."""
    return .52 + .52 * body.girth


def project(points: Mapping[str, Vec], yaw: float) -> dict[str, Vec]:
    """Body frame to screen x, y and depth, for a yaw in 0..180."""
    sine, cosine = math.sin(rad(yaw)), math.cos(rad(yaw))
    out = {}
    for name, (x, y, z) in points.items():
        depth = z * cosine - x * sine
        out[name] = (x * cosine + z * sine, y + TILT * depth, depth)
    return out


def ground_contacts(body: Body) -> dict[str, float]:
    """Joints that may touch the ground, and how far below them the body's surface is."""
    k = body.girth
    return {"heel_l": 0., "heel_r": 0., "toe_l": 0., "toe_r": 0., "kn_l": .15 * k, "kn_r": .15 * k, "pelvis": .40 * k, "waist": .30 * k,
            "sh_l": .22 * k, "sh_r": .22 * k, "head": .46}


def solve_reach(body: Body, pose: Pose, side: str, target: Vec, elbow: Vec = (.5, 1., -.35), wrist: bool = False) -> Pose:
    """The pose with one arm bent so that the hand (or the wrist) meets a point of the body frame; out of reach, the arm points at it.

    elbow: where the elbow would rather be (X outwards, Y down, Z forward).
    """
    for _ in range(2):                      # the shoulder rises with the arm, so the first answer is a little off
        pose = _bent_once(body, pose, side, target, elbow, body.forearm + (0. if wrist else HAND * hand_size(body)))
    return pose


def _bent_once(body: Body, pose: Pose, side: str, target: Vec, elbow: Vec, lower: float) -> Pose:
    g = 1 if side == "l" else -1
    shoulder = spine(body, pose)["sh_" + side]
    away = add(target, shoulder, -1)
    distance = max(1e-3, math.sqrt(sum(v * v for v in away)))
    upper = body.arm
    distance_in = max(abs(upper - lower) + .02, min(upper + lower - .005, distance))
    along = tuple(v / distance for v in away)
    hint = (g * elbow[0], elbow[1], elbow[2])
    dot = sum(a * h for a, h in zip(along, hint))
    across = tuple(h - dot * a for a, h in zip(along, hint))
    size = math.sqrt(sum(v * v for v in across)) or 1.
    foot = (upper * upper - lower * lower + distance_in * distance_in) / (2 * distance_in)
    height = math.sqrt(max(0., upper * upper - foot * foot))
    joint = tuple(a * foot + c / size * height for a, c in zip(along, across))
    u = tuple(v / upper for v in joint)
    forearm = tuple((a * distance_in - j) / lower for a, j in zip(along, joint))
    spread = math.asin(max(-1., min(1., g * u[0])))
    forward = math.atan2(u[2], u[1])
    if forward < rad(-95):
        forward += 2 * math.pi
    axes = arm_axes(g, spread, forward)
    bend = math.acos(max(-1., min(1., sum(a * b for a, b in zip(axes[0], forearm)))))
    twist = math.atan2(sum(a * b for a, b in zip(axes[2], forearm)), sum(a * b for a, b in zip(axes[1], forearm)))
    turned = {"sh_" + side: forward, "spread_" + side: spread, "el_" + side: bend, "tw_" + side: twist}
    return held_in_range({**pose, **{name: math.degrees(value) for name, value in turned.items()}})
