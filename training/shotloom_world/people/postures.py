"""Joint programs of people who do not simply stand: seated, lying, kneeling, crouching, in the air, falling."""
from __future__ import annotations

from .body import Body
from .joints import Pose
from .motion import between, ease, on_face, on_trunk, touch, wave


def _seat(p: Pose, t: float) -> None:
    """Thighs level, feet flat, and the breath of someone at rest, in place."""
    w = wave(t)
    p.update(hip_l=88, hip_r=87, kn_l=88, kn_r=82, splay_l=8, splay_r=8, ft_l=0, ft_r=0, lean=-3 + 1.5 * w, nod=2 + 3 * wave(t + .3),
        turn=7 * wave(t + .1),
             tilt=2 * wave(t + .55), side=.8 * w)


def sit(p: Pose, t: float, body: Body) -> Pose:
    _seat(p, t)
    w = wave(t)
    touch(p, body, "l", on_trunk(p, body, .42, .97 + .01 * w, .95 * body.thigh / 1.6))
    touch(p, body, "r", on_trunk(p, body, -.42, .97 + .01 * w, .92 * body.thigh / 1.6))
    return p


def sit_table(p: Pose, t: float, body: Body) -> Pose:
    _seat(p, t)
    w = wave(t)
    p.update(lean=7 + w)
    touch(p, body, "l", on_trunk(p, body, .45, .66, .95), (.9, 1., 0.))
    touch(p, body, "r", on_trunk(p, body, -.40 - .08 * w, .64 - .05 * max(0., w), 1.05 + .06 * w), (.9, 1., 0.))
    return p


def write(p: Pose, t: float, body: Body) -> Pose:
    _seat(p, t)
    p.update(lean=14, nod=20 + 2 * wave(t), turn=-3 + 3 * wave(t))
    touch(p, body, "l", on_trunk(p, body, .55, .70, .85), (.9, 1., 0.))
    touch(p, body, "r", on_trunk(p, body, -.25 + .12 * wave(t), .68 + .012 * wave(6 * t), .98), (.9, 1., 0.))
    return p


def eat(p: Pose, t: float, body: Body) -> Pose:
    _seat(p, t)
    k = ease(.5 - .75 * wave(t + .25))
    p.update(lean=9 + 2 * k, nod=9 - 3 * k)
    touch(p, body, "l", on_trunk(p, body, .45, .68, .85), (.9, 1., 0.))
    low, high = on_trunk(p, body, -.25, .64, .95), on_face(p, body, -.04, .38, .62)
    touch(p, body, "r", tuple(a + (b - a) * k for a, b in zip(low, high)), (1., 1., 0.))  # type: ignore[arg-type]
    return p


def drink_seated(p: Pose, t: float, body: Body) -> Pose:
    p = eat(p, t, body)
    p.update(nod=4 - 14 * ease(.5 - .75 * wave(t + .25)), lean=2)
    return p


def read_seated(p: Pose, t: float, body: Body) -> Pose:
    _seat(p, t)
    p.update(nod=18 + 2 * wave(t), turn=3 * wave(t))
    touch(p, body, "l", on_trunk(p, body, .30, .50, .86))
    touch(p, body, "r", on_trunk(p, body, -.30, .50, .86))
    return p


def drive(p: Pose, t: float, body: Body) -> Pose:
    _seat(p, t)
    steer = .06 * wave(t)
    p.update(lean=-9, hip_l=84, hip_r=82, kn_l=58, kn_r=56, ft_l=14, ft_r=16, nod=1 + wave(2 * t), turn=5 * wave(t), roll=.6 * wave(4 * t))
    touch(p, body, "l", on_trunk(p, body, .48, .40 + steer, 1.35 * body.arm), (.8, 1., 0.))
    touch(p, body, "r", on_trunk(p, body, -.48, .40 - steer, 1.35 * body.arm), (.8, 1., 0.))
    return p


def ride(p: Pose, t: float, body: Body) -> Pose:
    _seat(p, t)
    p.update(hip_l=62, hip_r=62, kn_l=64, kn_r=64, splay_l=14, splay_r=14, ft_l=4, ft_r=4, lean=4 + 3 * wave(t), lift=.06 + .05 * wave(t))
    touch(p, body, "l", on_trunk(p, body, .20, .58, .85))
    touch(p, body, "r", on_trunk(p, body, -.20, .58, .85))
    return p


def lie(p: Pose, t: float, body: Body) -> Pose:
    w = wave(t)
    p.update(roll=-88, lean=2 + w, nod=6 + w, hip_l=8, kn_l=12, hip_r=30, kn_r=56, ft_l=20, ft_r=-24)
    touch(p, body, "r", on_trunk(p, body, -.1, .62, .34 + .02 * w), (1., .6, .3))
    p.update(sh_l=2, el_l=10)
    return p


def kneel(p: Pose, t: float, body: Body) -> Pose:
    w = wave(t)
    p.update(hip_r=84, kn_r=86, ft_r=0, hip_l=-2, kn_l=92, ft_l=-98, lean=3 + w, nod=6 + 2 * w, splay_l=3, splay_r=4)
    touch(p, body, "r", on_trunk(p, body, -.35, .92, 1.0 * body.thigh / 1.6))
    return p


def kneel_both(p: Pose, t: float, body: Body) -> Pose:
    w = wave(t)
    p.update(hip_r=3, kn_r=96, ft_r=-172, hip_l=3, kn_l=96, ft_l=-172, lean=3 + w, nod=9 + 2 * w)
    touch(p, body, "r", on_trunk(p, body, -.28, .95, .5))
    touch(p, body, "l", on_trunk(p, body, .28, .95, .5))
    return p


def crouch(p: Pose, t: float, body: Body) -> Pose:
    w = wave(t)
    p.update(hip_r=104 + w, kn_r=128 + w, ft_r=-14, hip_l=84 + w, kn_l=126 + w, ft_l=-44, lean=30, nod=-8 + 3 * w, splay_l=10, splay_r=10)
    touch(p, body, "r", on_trunk(p, body, -.30, .95, 1.15))
    touch(p, body, "l", on_trunk(p, body, .45, .85, .85))
    return p


def sit_floor(p: Pose, t: float, body: Body) -> Pose:
    w = wave(t)
    p.update(hip_r=124, kn_r=82, ft_r=0, hip_l=120, kn_l=74, ft_l=0, lean=5 + w, nod=4 + 2 * w, splay_l=6, splay_r=6)
    touch(p, body, "r", on_trunk(p, body, -.25, .52, 1.15 * body.thigh / 1.6))
    touch(p, body, "l", on_trunk(p, body, .25, .55, 1.15 * body.thigh / 1.6))
    return p


def jump(p: Pose, t: float, body: Body) -> Pose:
    squat = max(0., 1 - abs(t - .2) / .2) + max(0., 1 - abs(t - .9) / .12) * .8
    high = max(0., wave((t - .3) / 1.1)) if .3 < t < .85 else 0.
    for side, front in (("l", 0.), ("r", 1.)):
        p.update({"hip_" + side: 58 * squat + 34 * high * front - 16 * high * (1 - front),
            "kn_" + side: 92 * squat + 76 * high * front + 44 * high * (1 - front),
                  "ft_" + side: -48 * high, "sh_" + side: -44 * squat + 20 * high, "spread_" + side: 10 + 118 * high,
                      "el_" + side: 20 + 18 * squat + 10 * high,
                  "tw_" + side: 60 * high})
    p.update(lift=1.25 * high, lean=26 * squat, nod=-8 * high)
    return p


def fall(p: Pose, t: float, body: Body) -> Pose:
    k, flail = between(t, .1, .8), between(t, 0., .3) - between(t, .75, 1.)
    p.update(roll=-86 * k, lean=10 * flail, nod=14 * flail + 6 * k, hip_r=34 * flail + 14 * k, kn_r=40 * flail + 26 * k, hip_l=20 * flail,
        kn_l=22 * flail + 4 * k,
             ft_l=12 * k, ft_r=10 * flail, sh_l=40 * flail + 4 * k, sh_r=60 * flail - 8 * k, spread_l=10 + 86 * flail, spread_r=10 + 70 * flail,
                 el_l=30, el_r=24, tw_l=40 * flail, tw_r=40 * flail)
    return p


def stumble(p: Pose, t: float, body: Body) -> Pose:
    k = between(t, 0., .4) - between(t, .6, 1.)
    p.update(lean=34 * k, nod=-10 * k, roll=7 * k, hip_r=46 * k, kn_r=42 * k, hip_l=-26 * k, kn_l=34 * k, ft_l=-50 * k, ft_r=4 * k, sh_l=70 * k,
        sh_r=96 * k,
             spread_l=10 + 44 * k, spread_r=10 + 30 * k, el_l=26, el_r=20)
    return p


def climb(p: Pose, t: float, body: Body) -> Pose:
    s = wave(t)
    p.update(lean=8, nod=-14, hip_r=44 + 34 * s, kn_r=58 + 40 * s, hip_l=44 - 34 * s, kn_l=58 - 40 * s, ft_r=0, ft_l=0)
    touch(p, body, "r", on_face(p, body, -.5, -.25 - .38 * s, .95))
    touch(p, body, "l", on_face(p, body, .5, -.25 + .38 * s, .95))
    return p


POSTURES = {
    "sit": sit, "sit_table": sit_table, "write": write, "eat": eat, "drink_seated": drink_seated, "read_seated": read_seated, "drive": drive,
        "ride": ride, "lie": lie,
    "kneel": kneel, "kneel_both": kneel_both, "crouch": crouch, "sit_floor": sit_floor, "jump": jump, "fall": fall, "stumble": stumble,
        "climb": climb,
}
