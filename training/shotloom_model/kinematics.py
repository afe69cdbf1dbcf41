"""Joint programs and forward kinematics of people for all moments at once (shotloom_world/people/joints.py, on tables).

Tables are columns [R, 1]: a row for every moment of every figure. Angles are degrees; lengths are heads. The body's frame has
X to the person's left, Y down, Z forward; the screen's x goes right, y down, depth towards us.
"""
from __future__ import annotations

import math

from shotloom_world.people.body import WAIST, Body
from shotloom_world.people.joints import ANKLE, HAND, HEEL, JOINTS, TILT, TOE

from .layout import ACTS, KEYS, Fields
from .arithmetic import Numbers, Table

JOINT = Fields(tuple(JOINTS))
BODY = Fields(tuple(Body.__dataclass_fields__))
TEMPO = Fields(("rate", "phase", "once"))        # cycles a second, cycles, 1 if the program runs from start to end
RAD = math.pi / 180

Vec = tuple[Table, Table, Table]
Named = dict[str, Table]
Points = dict[str, Vec]


def named(o: Numbers, table: Table, fields: Fields) -> Named:
    """Columns of [R, fields] by name."""
    return dict(zip(fields.names, o.columns(table, len(fields))))


def keyed(o: Numbers, keys: Table, figure: Table, tempo: Named, times: Table, smooth: bool) -> Table:
    """Keys [FIGURES * KEYS, N] equally spaced over a cycle -> [R, N]; figure, times [R, 1]. Smooth: Catmull-Rom, else eased steps."""
    cycles = tempo["rate"] * times + tempo["phase"]
    last = float(KEYS - 1)
    along = o.where(tempo["once"], o.clamp(cycles, 0., 1.) * last, (cycles - o.floor(cycles)) * float(KEYS))
    first = o.floor(along)
    t = along - first
    if smooth:
        terms = zip((-1., 0., 1., 2.), (.5 * (-t + 2. * t * t - t * t * t), .5 * (2. - 5. * t * t + 3. * t * t * t), .5 * (t + 4. * t * t - 3. * t * t * t), .5 * (t * t * t - t * t)))
    else:
        e = o.ease(t)
        terms = zip((0., 1.), (1. - e, e))
    out = None
    for step, weight in terms:
        index = first + step
        index = o.where(tempo["once"], o.clamp(index, 0., last), index - float(KEYS) * o.floor(index / float(KEYS)))
        term = o.gather(keys, o.reshape(index + figure * float(KEYS), (-1,))) * weight
        out = term if out is None else out + term
    return out


def turned(o: Numbers, when: Named, times: Table) -> Table:
    """How far an act has become the next, 0..1: half at `then_at`, over `then_over` seconds."""
    return o.ease(o.clamp((times - when["then_at"]) / o.high(when["then_over"], 1e-3) + .5, 0., 1.))


def gone(o: Numbers, when: Named, first: Table, then: Table, times: Table, duration: Table) -> Table:
    """Metres from where somebody would be in the middle of the shot at `first` metres a second; by `turned` it becomes `then`."""
    def more(t: Table) -> Table:
        over = o.high(when["then_over"], 1e-3)
        since = (t - when["then_at"]) / over + .5
        u = o.clamp(since, 0., 1.)
        return over * (u * u * u - .5 * u * u * u * u + o.high(since - 1., 0.))               # the integral of `turned`

    return first * (times - duration * .5) + (then - first) * more(times)


def acted(o: Numbers, joints: Table, tempos: Table, figure: Table, when: Named, times: Table) -> Table:
    """joints [FIGURES, ACTS, KEYS, JOINT], tempos [FIGURES, ACTS, TEMPO]; figure, times [R, 1] -> the joints [R, JOINT] of every row. Joints are mixed from
    one act to the next, so that no limb is ever in two places."""
    keys = o.reshape(joints, (-1, len(JOINT)))
    rows = o.reshape(tempos, (-1, len(TEMPO)))
    own = []
    for act in range(ACTS):
        number = figure * float(ACTS) + float(act)
        tempo = named(o, o.gather(rows, o.reshape(number, (-1,))), TEMPO)
        own.append(keyed(o, keys, number, tempo, times, True))
    first, then = own
    return first + (then - first) * turned(o, when, times)


class Skeleton:
    """Joints of a pose. `at` are projected joints (x, y, depth) before the root's height and roll are solved: columns, and pairs
    [R, 2] of columns (left, right) for what has sides."""

    def __init__(self, o: Numbers, body: Named, joints: Table):
        self.o, self.body = o, body
        self.g = o.const([[1., -1.]])                       # left, right
        self.pose = paired(o, joints)
        self.sin, self.cos = paired(o, o.sin(joints * RAD)), paired(o, o.cos(joints * RAD))
        self.yaw = o.abs(self.pose["yaw"])
        self.mirror = o.where(o.less(self.pose["yaw"], 0.), -1., 1.)
        self.sine, self.cosine = o.sin(self.yaw * RAD), o.cos(self.yaw * RAD)
        points = self._spine(self._legs())
        self._arms(points)
        self.at = self._projected(points)

    def _legs(self) -> Points:
        """Knees, ankles, heels and toes from each hip."""
        o, sin, cos, body = self.o, self.sin, self.cos, self.body
        bend = (self.pose["hip"] - self.pose["kn"]) * RAD
        x = self.g * sin["splay"]
        thigh = cos["splay"] * body["thigh"]
        knee = (x * body["thigh"], thigh * cos["hip"], thigh * sin["hip"])
        ankle = _add(knee, (.55 * x, o.cos(bend), o.sin(bend)), body["shin"])
        under = (ankle[0], ankle[1] + ANKLE * cos["ft"], ankle[2] + ANKLE * sin["ft"])
        out: Points = {"kn": knee, "an": ankle}
        for end, along in (("heel", HEEL), ("toe", TOE)):
            out[end] = (under[0], under[1] - along * sin["ft"], under[2] + along * cos["ft"])
        return out

    def _spine(self, legs: Points) -> Points:
        o, pose, body, sin, cos = self.o, self.pose, self.body, self.sin, self.cos
        reach = o.sum(o.high(legs["heel"][1], legs["toe"][1]) * self.g, 1)
        half = o.high(body["hip"] - .27 * body["girth"], .12) * self.g
        roll = o.unit(-6.5 * RAD * o.tanh(reach / .22), 1)
        roll_sin, roll_cos = o.sin(roll), o.cos(roll)
        lean, side = (pose["lean"] + body["stoop"]) * RAD, pose["side"] * RAD - .75 * roll
        zero = roll * 0.
        hip = (half * roll_cos, .04 + half * roll_sin, half * 0.)
        out: Points = {"pelvis": (zero, zero, zero), "hip": hip, **{name: _add(hip, p) for name, p in legs.items()}}
        side_sin, side_cos = o.sin(side), o.cos(side)
        low = (roll_sin, -roll_cos * o.cos(lean * .4), roll_cos * o.sin(lean * .4))
        high = (side_sin, -side_cos * o.cos(lean), side_cos * o.sin(lean))
        torso = body["torso"]
        out["waist"] = tuple(v * (torso * (1 - WAIST)) for v in low)  # type: ignore[assignment]
        chest = out["chest"] = _add(out["waist"], high, torso * WAIST)
        bend = (pose["lean"] * .7 + pose["nod"] * .4 + body["stoop"] * 2.) * RAD
        sway = o.sin(side * .7 + pose["tilt"] * (.35 * RAD))
        neck = _add(chest, (sway, -o.cos(bend), o.sin(bend)), body["neck"])
        out["neck"] = (neck[0], neck[1], neck[2] + .02)
        face = (pose["lean"] * .55 + pose["nod"] + body["stoop"]) * RAD
        out["head"] = _add(out["neck"], (sin["tilt"] * .35, -.36 * o.cos(face), .10 + .36 * o.sin(face)))
        raised = o.high(-cos["spread"] * cos["sh"], 0.)
        w = self.g * (body["shoulder"] - .20 * body["girth"]) * (1. - .10 * raised)
        drop = .17 * raised - .335 * body["girth"]
        out["sh"] = _add(_add(chest, (w * cos["twist"] * side_cos, w * side_sin, -w * sin["twist"])), high, drop)
        return out

    def _arms(self, out: Points) -> None:
        sin, cos, body, g = self.sin, self.cos, self.body, self.g
        upper = (g * sin["spread"], cos["spread"] * cos["sh"], cos["spread"] * sin["sh"])
        front = (0., -sin["sh"], cos["sh"])
        outward = (g * cos["spread"], -sin["spread"] * cos["sh"], -sin["spread"] * sin["sh"])
        lower = tuple(cos["el"] * u + sin["el"] * (cos["tw"] * f + sin["tw"] * w) for u, f, w in zip(upper, front, outward))
        out["el"] = _add(out["sh"], upper, body["arm"])
        out["wr"] = _add(out["el"], lower, body["forearm"])  # type: ignore[arg-type]

    def _projected(self, points: Points) -> Points:
        """Body frame to screen x, y and depth."""
        o = self.o
        x, y, z = (o.concat([p[i] for p in points.values()], 1) for i in range(3))
        depth = z * self.cosine - x * self.sine
        sizes = [1 if name in MIDDLE else 2 for name in points]
        screen = (x * self.cosine + z * self.sine, y + TILT * depth, depth)
        return dict(zip(points, zip(*(o.split(v, sizes) for v in screen))))

    def lowest(self) -> Table:
        """y of the lowest point that may touch the ground, after the roll about the pelvis."""
        o, k = self.o, self.body["girth"]
        none = k * 0.
        below = {"heel": none, "toe": none, "kn": .15 * k, "pelvis": .40 * k, "waist": .30 * k, "sh": .22 * k, "head": none + .46}
        x, y = (o.concat([self.at[name][i] for name in below], 1) for i in (0, 1))
        pads = o.concat([pad for name, pad in below.items() for _ in range(1 if name in MIDDLE else 2)], 1)
        return o.unit(o.most(x * self.sin["roll"] + y * self.cos["roll"] + pads, 1), 1)


MIDDLE = ("pelvis", "waist", "chest", "neck", "head")
SIDED = ("sh", "spread", "el", "tw", "wrist", "hip", "splay", "kn", "ft")


def paired(o: Numbers, joints: Table) -> Named:
    """[R, joints] by name; those with sides as pairs (left, right)."""
    assert all(JOINT[f"{n}_r"] - JOINT[f"{n}_l"] == len(SIDED) for n in SIDED)
    left, right = JOINT[f"{SIDED[0]}_l"], JOINT[f"{SIDED[0]}_r"]
    columns = o.columns(joints, len(JOINT))
    single = {n: columns[i] for n, i in JOINT.at.items() if i < left}
    return {**single, **{n: o.concat([columns[left + k], columns[right + k]], 1) for k, n in enumerate(SIDED)}}


def hand_size(body: Named) -> Table:
    """Scale of the hands' maps."""
    return .52 + .52 * body["girth"]


GRIP = HAND * .8           # where a hand holds, from the wrist


def _add(a: Vec, b: Vec, k: Table | float = 1.) -> Vec:
    return tuple(p + q * k for p, q in zip(a, b))  # type: ignore[return-value]
