"""Joint programs of standing people: what arms, head and weight do."""
from __future__ import annotations

from .body import Body
from .joints import Pose
from .motion import ELBOW_BACK, ELBOW_DOWN, ELBOW_LOW, ELBOW_OUT, between, contrapposto, ease, on_face, on_trunk, touch, wave


def stand(p: Pose, t: float, body: Body) -> Pose:
    w = wave(t)
    contrapposto(p, 1 + .12 * w)
    p.update(spread_l=10 + w, spread_r=11 + w, nod=1.5 * w, turn=4 * wave(t + .2), el_l=16 + w, el_r=20 + w, sh_r=4, lean=-1 + .5 * w)
    return p


def akimbo(p: Pose, t: float, body: Body) -> Pose:
    contrapposto(p, 1.1)
    p.update(nod=2 * wave(t), turn=5 * wave(t + .3), lean=-2)
    touch(p, body, "l", on_trunk(p, body, .80, .80, .06), ELBOW_BACK)
    touch(p, body, "r", on_trunk(p, body, -.80, .80, .06), ELBOW_BACK)
    return p


def arms_crossed(p: Pose, t: float, body: Body) -> Pose:
    contrapposto(p, 1.)
    p.update(nod=2 * wave(t), tilt=2 * wave(t + .3), lean=-3)
    touch(p, body, "r", on_trunk(p, body, .42, .40, .46), (1., .7, .1))
    touch(p, body, "l", on_trunk(p, body, -.42, .34, .52), (1., .7, .1))
    return p


def talk(p: Pose, t: float, body: Body) -> Pose:
    w, c = wave(t), wave(t + .25)
    contrapposto(p, .8)
    p.update(nod=4 * wave(2 * t), tilt=3 * w, turn=6 * wave(t + .1), side=1.5 * w, lean=1 + w)
    touch(p, body, "r", on_trunk(p, body, -.85 - .20 * w, .42 - .10 * c, .72 + .12 * w))
    touch(p, body, "l", on_trunk(p, body, .70 + .15 * c, .55 - .06 * w, .55 + .08 * c))
    p.update(wrist_r=14 * c, wrist_l=8 * w)
    return p


def raised_hand(p: Pose, t: float, body: Body) -> Pose:
    w = wave(2 * t)
    contrapposto(p, .8, "l")
    p.update(sh_r=12, spread_r=60 + 3 * w, el_r=112 + 20 * w, tw_r=84, wrist_r=8 * w, tilt=-4, el_l=18, turn=3 * wave(t))
    return p


def raise_arm(p: Pose, t: float, body: Body) -> Pose:
    p.update(sh_r=172 + 3 * wave(t), spread_r=10, el_r=8, tilt=3, nod=-6 + 2 * wave(t), side=2)
    return p


def point(p: Pose, t: float, body: Body) -> Pose:
    k = ease(3.2 * t)
    contrapposto(p, .7)
    p.update(sh_r=4 + 80 * k, spread_r=10 + 8 * k, el_r=30 - 22 * k + 2 * wave(2 * t) * k, turn=9 * k, lean=3 * k, sh_l=4 - 8 * k)
    return p


def phone(p: Pose, t: float, body: Body) -> Pose:
    w = wave(t)
    contrapposto(p, .9 + .2 * w)
    p.update(tilt=-6 + 2 * w, nod=4 + 4 * wave(2 * t), turn=9 * wave(t + .15), side=1.2 * w)
    touch(p, body, "r", on_face(p, body, -.44, .16, .10), (.9, 1., .5))
    touch(p, body, "l", on_trunk(p, body, .55 + .12 * w, .60 - .08 * wave(t + .3), .42))
    return p


def hold(p: Pose, t: float, body: Body) -> Pose:
    w = wave(t)
    contrapposto(p, .7)
    p.update(nod=9 + 2 * w, turn=2 * w)
    touch(p, body, "l", on_trunk(p, body, .26, .55 + .01 * w, .72))
    touch(p, body, "r", on_trunk(p, body, -.30, .53 + .01 * w, .74))
    return p


def give(p: Pose, t: float, body: Body) -> Pose:
    k = .5 - .5 * wave(t + .25)
    p.update(lean=2 + 7 * k, hip_r=3 + 9 * k, kn_r=8 * k, hip_l=-7 * k, nod=3 + 2 * k)
    touch(p, body, "r", on_trunk(p, body, -.35 + .20 * k, .52 - .12 * k, .70 + .95 * k * (body.arm + body.forearm) / 2.1))
    return p


def receive(p: Pose, t: float, body: Body) -> Pose:
    p = give(p, t, body)
    p.update(tw_r=p["tw_r"] + 6, wrist_r=-18)
    return p


def shake(p: Pose, t: float, body: Body) -> Pose:
    p.update(lean=6, hip_r=9, kn_r=6, hip_l=-6, nod=3 + 2 * wave(2 * t))
    touch(p, body, "r", on_trunk(p, body, -.15, .50 + .03 * wave(3 * t), .80 + .55 * body.arm))
    return p


def read(p: Pose, t: float, body: Body) -> Pose:
    contrapposto(p, .8)
    p.update(nod=19 + 2 * wave(t), turn=4 * wave(t))
    touch(p, body, "l", on_trunk(p, body, .30, .36, .88))
    touch(p, body, "r", on_trunk(p, body, -.30, .36, .88))
    return p


def drink(p: Pose, t: float, body: Body) -> Pose:
    k = ease(.5 - .75 * wave(t + .25))
    p.update(nod=6 - 16 * k)
    contrapposto(p, .8)
    low, high = on_trunk(p, body, -.35, .48, .62), on_face(p, body, -.04, .32, .62)
    touch(p, body, "r", tuple(a + (b - a) * k for a, b in zip(low, high)), (.9, 1., .1))  # type: ignore[arg-type]
    return p


def hug(p: Pose, t: float, body: Body) -> Pose:
    w = wave(t)
    p.update(lean=7 + w, nod=4, turn=6 + 2 * w, hip_r=6, hip_l=-5, kn_r=5)
    touch(p, body, "l", on_trunk(p, body, .30, .30 + .03 * w, 1.02 * body.arm), ELBOW_OUT)
    touch(p, body, "r", on_trunk(p, body, -.20, .52 + .03 * w, 1.02 * body.arm), ELBOW_OUT)
    return p


def dance(p: Pose, t: float, body: Body) -> Pose:
    w, c = wave(t), wave(t + .25)
    beat = abs(wave(t))
    p.update(side=9 * w, twist=12 * c, tilt=-8 * w, turn=12 * c, lift=.10 * beat, splay_l=10 + 6 * w, splay_r=10 - 6 * w,
             hip_l=8 + 22 * max(0., w), kn_l=14 + 40 * max(0., w), hip_r=8 + 22 * max(0., -w), kn_r=14 + 40 * max(0., -w), ft_l=-18 * max(0., w),
                 ft_r=-18 * max(0., -w))
    p.update(sh_l=30, spread_l=80 + 34 * w, el_l=62 - 26 * w, tw_l=86, sh_r=30, spread_r=80 - 34 * w, el_r=62 + 26 * w, tw_r=86)
    return p


def cheer(p: Pose, t: float, body: Body) -> Pose:
    w = abs(wave(t))
    p.update(lift=.22 * w, sh_l=20, sh_r=20, spread_l=138 + 12 * w, spread_r=138 + 12 * w, el_l=34 - 20 * w, el_r=34 - 20 * w, tw_l=70, tw_r=70,
        nod=-9,
             hip_l=12 - 10 * w, kn_l=22 - 18 * w, hip_r=12 - 10 * w, kn_r=22 - 18 * w, ft_l=-32 * w, ft_r=-32 * w, splay_l=7, splay_r=7)
    return p


def push(p: Pose, t: float, body: Body) -> Pose:
    s = wave(t)
    p.update(lean=27 + 2 * s, nod=-12, hip_r=52 + 6 * s, kn_r=58 + 4 * s, ft_r=0, hip_l=-17 + 3 * s, kn_l=12 + 4 * s, ft_l=-34)
    touch(p, body, "l", on_trunk(p, body, .45, .28, 1.62 * body.arm), ELBOW_DOWN)
    touch(p, body, "r", on_trunk(p, body, -.45, .28, 1.62 * body.arm), ELBOW_DOWN)
    p.update(wrist_l=-52, wrist_r=-52)
    return p


def carry(p: Pose, t: float, body: Body) -> Pose:
    s = wave(t)
    p.update(lean=-7, nod=5, hip_r=9 + 13 * s, hip_l=9 - 13 * s, kn_r=14 + 14 * max(0., s), kn_l=14 + 14 * max(0., -s), ft_r=0, ft_l=0)
    touch(p, body, "l", on_trunk(p, body, .48, .66, .74))
    touch(p, body, "r", on_trunk(p, body, -.48, .66, .74))
    return p


def bow(p: Pose, t: float, body: Body) -> Pose:
    k = between(t, 0., .4) - between(t, .62, 1.)
    p.update(lean=52 * k, nod=12 * k, sh_l=4 + 14 * k, sh_r=2 + 14 * k, spread_l=7, spread_r=7, el_l=14, el_r=16, hip_l=-9 * k, hip_r=-9 * k,
        ft_l=0, ft_r=0)
    return p


def clap(p: Pose, t: float, body: Body) -> Pose:
    gap = .10 + .34 * abs(wave(t))
    contrapposto(p, .6)
    p.update(nod=-2 + 3 * wave(2 * t), turn=3 * wave(t))
    touch(p, body, "l", on_trunk(p, body, gap, .30, .80), ELBOW_LOW)
    touch(p, body, "r", on_trunk(p, body, -gap, .30, .80), ELBOW_LOW)
    return p


def look_around(p: Pose, t: float, body: Body) -> Pose:
    contrapposto(p, .9)
    p.update(turn=48 * wave(t), twist=-9 * wave(t), nod=-3 + 3 * wave(2 * t))
    return p


def look_up(p: Pose, t: float, body: Body) -> Pose:
    contrapposto(p, .8)
    p.update(nod=-24 + 2 * wave(t), lean=-5, turn=5 * wave(t))
    return p


def cry(p: Pose, t: float, body: Body) -> Pose:
    sob = abs(wave(2 * t))
    p.update(lean=13 + 2 * sob, nod=17 + 3 * sob)
    touch(p, body, "l", on_face(p, body, .17, .20 + .02 * sob, .50), (.9, 1., .3))
    touch(p, body, "r", on_face(p, body, -.17, .20 + .02 * sob, .50), (.9, 1., .3))
    p.update(wrist_l=-10, wrist_r=-10, hip_l=6, kn_l=10)
    return p


def think(p: Pose, t: float, body: Body) -> Pose:
    contrapposto(p, 1.)
    p.update(nod=5 + 2 * wave(t), tilt=5 + wave(t), turn=5 * wave(t + .2))
    touch(p, body, "l", on_trunk(p, body, -.35, .52, .46), (1., .8, .1))
    touch(p, body, "r", on_face(p, body, -.05, .62, .44), (.5, 1., .4))
    return p


def salute(p: Pose, t: float, body: Body) -> Pose:
    p.update(lean=-3, splay_l=3, splay_r=3, spread_l=5, el_l=6, nod=-2 + wave(t))
    touch(p, body, "r", on_face(p, body, -.36, -.10, .30), (1., .5, .2))
    p.update(wrist_r=24)
    return p


def pray(p: Pose, t: float, body: Body) -> Pose:
    p.update(nod=15 + 2 * wave(t), lean=5)
    touch(p, body, "l", on_trunk(p, body, .07, .28, .62), ELBOW_LOW)
    touch(p, body, "r", on_trunk(p, body, -.07, .28, .62), ELBOW_LOW)
    return p


def fight(p: Pose, t: float, body: Body) -> Pose:
    k = max(0., wave(t))
    p.update(lean=9 + 7 * k, twist=-14 + 30 * k, hip_r=-14, kn_r=22, ft_r=-14 * k, hip_l=26, kn_l=30, ft_l=0, nod=4)
    touch(p, body, "l", on_trunk(p, body, .42, .14, .72))
    touch(p, body, "r", on_trunk(p, body, -.42 + .25 * k, .20 - .06 * k, .66 + 1.1 * k * body.arm))
    return p


def shrug(p: Pose, t: float, body: Body) -> Pose:
    k = .5 - .5 * wave(t + .25)
    p.update(tilt=7 * k, nod=-3)
    contrapposto(p, .6)
    touch(p, body, "l", on_trunk(p, body, 1.15 + .35 * k, .58 - .14 * k, .48))
    touch(p, body, "r", on_trunk(p, body, -1.15 - .35 * k, .58 - .14 * k, .48))
    return p


def sing(p: Pose, t: float, body: Body) -> Pose:
    w = wave(t)
    contrapposto(p, 1.)
    p.update(nod=-7 + 3 * w, side=3 * w, tilt=3 * w)
    touch(p, body, "r", on_trunk(p, body, -.12, .10 + .01 * w, .66), (.9, 1., .2))
    touch(p, body, "l", on_trunk(p, body, 1.25 + .2 * w, .35 - .1 * w, .55))
    return p


def lean_on(p: Pose, t: float, body: Body) -> Pose:
    p.update(lean=17, nod=-6 + 2 * wave(t), hip_l=-8, hip_r=14, kn_r=16, ft_r=0)
    touch(p, body, "l", on_trunk(p, body, .5, .85, .85))
    touch(p, body, "r", on_trunk(p, body, -.5, .85, .85))
    return p


GESTURES = {
    "stand": stand, "akimbo": akimbo, "arms_crossed": arms_crossed, "talk": talk, "wave": raised_hand, "raise": raise_arm, "point": point,
        "phone": phone, "hold": hold,
    "give": give, "receive": receive, "shake": shake, "read": read, "drink": drink, "hug": hug, "dance": dance, "cheer": cheer, "push": push,
        "carry": carry, "bow": bow,
    "clap": clap, "look_around": look_around, "look_up": look_up, "cry": cry, "think": think, "salute": salute, "pray": pray, "fight": fight,
        "shrug": shrug, "sing": sing,
    "lean_on": lean_on,
}
