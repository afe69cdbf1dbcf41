"""Cloth that hangs from a figure or covers several of its bones (shotloom_world/people/cloth.py, on tables): hulls and folds.

Points are tables [R, n] of x and of y in the figure's frame (heads) before the ground is solved.
"""
from __future__ import annotations

import math
from typing import Sequence

import numpy as np
from shotloom_world.people.body import BODIES, WAIST, trunk_rows

from .arithmetic import Numbers, Table
from .kinematics import RAD, Skeleton

TRUNK_SHARES = tuple(row[0] for row in trunk_rows(BODIES["woman"]))       # heights of a trunk's cross-sections, 0 neck to 1 pelvis
Xy = tuple[Table, Table]
Hull = tuple[Xy, int]
HEM = np.linspace(-1, 1, 9, dtype=np.float32)


def between(a: Xy, b: Xy, t: Table | float) -> Xy:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


class Cloth:
    """trunks [R, sections, 3]: half-width, depth before and behind; floor [R, 1]: y of the ground."""

    def __init__(self, o: Numbers, skeleton: Skeleton, trunks: Table, floor: Table):
        self.o, self.j, self.floor = o, skeleton, floor
        self.sine, self.cosine, self.yaw = skeleton.sine, skeleton.cosine, skeleton.yaw
        self.k = skeleton.body["girth"]
        pose = skeleton.pose
        self.swing = -.10 * o.sin(pose["twist"] * (6 * RAD)) - .006 * pose["lean"] * self.sine * o.low(pose["lift"] * 4. + o.abs(pose["twist"]) / 8., 1.)
        c2, s2 = self.cosine * self.cosine, self.sine * self.sine
        half, front, back = (o.take(trunks, i, 2) for i in range(3))
        self.left, self.right = -o.sqrt(half * half * c2 + back * back * s2), o.sqrt(half * half * c2 + front * front * s2)      # [R, sections]
        self.pelvis_at, waist = self.joint("pelvis"), self.joint("waist")
        dx, dy = waist[0] - self.pelvis_at[0], waist[1] - self.pelvis_at[1]
        length = o.high(o.sqrt(dx * dx + dy * dy), .2)
        self.up = (dx / length, dy / length)
        self.length = length / (1 - WAIST)

    def joint(self, name: str) -> Xy:
        """A column each, or pairs (left, right)."""
        return self.j.at[name][0], self.j.at[name][1]

    def cat(self, points: Sequence[Xy]) -> Xy:
        return self.o.concat([p[0] for p in points], 1), self.o.concat([p[1] for p in points], 1)

    def column(self, p: Xy, index: int, count: int = 1) -> Xy:
        return self.o.part(p[0], index, index + count, 1), self.o.part(p[1], index, index + count, 1)

    # ------------------------------------------------------------ the pelvis as seen
    def edges(self, shares: Sequence[float]) -> Xy:
        """Left and right silhouette of the trunk at shares of its height, [R, n] each."""
        each = np.eye(len(TRUNK_SHARES))
        weights = self.o.const(np.array([[np.interp(d, TRUNK_SHARES, row) for d in shares] for row in each], np.float32))
        return self.left @ weights, self.right @ weights

    def at(self, across: Table, shares: Sequence[float]) -> Xy:
        rise = self.o.const(1 - np.array([shares], np.float32)) * self.length
        return self.pelvis_at[0] + self.up[0] * rise - self.up[1] * across, self.pelvis_at[1] + self.up[1] * rise + self.up[0] * across

    def sides(self, shares: Sequence[float], wider: Sequence[float]) -> Xy:
        left, right = self.edges(shares)
        pad = np.array([wider], np.float32)
        return self.at(self.o.concat([left - self.o.const(pad), right + self.o.const(pad)], 1), tuple(shares) * 2)

    def surface(self, angles: Sequence[float], shares: Sequence[float]) -> Xy:
        """Points of the trunk's surface at angles round the spine, held at the silhouette where they turn away."""
        o = self.o
        across = o.sin(o.clamp(self.yaw + o.const([angles]), -90., 90.) * RAD)
        left, right = self.edges(shares)
        return self.at(o.where(o.less(0., across), right * across, -left * across), shares)

    def disc(self, centre: Xy, radius: Table | float, count: int) -> Xy:
        """Points round a column, or round each of a pair."""
        o = self.o
        angles = 2 * math.pi * np.arange(count, dtype=np.float32) / count
        return tuple(o.reshape(o.unit(c, 2) + o.reshape(radius, (-1, 1, 1)) * o.const(f(angles)[None, None]), (0, -1))  # type: ignore[return-value]
                     for c, f in zip(centre, (np.cos, np.sin)))

    # ------------------------------------------------------------ garments
    def pelvis(self) -> Hull:
        return self.cat([self.sides((.60, .76, .88), (0., 0., 0.)), self.disc(self.joint("hip"), .275 * self.k, 12)]), 30

    def hems(self, hem: Table, flare: Table, bustle: Table) -> Xy:
        """Lower edges of n skirts from left to right, [R, n, 9]. hem, flare, bustle [R, n]; hem: 1 knee, 2 ankle."""
        o = self.o
        hip, knee, ankle = (tuple(o.unit(v, 1) for v in self.joint(n)) for n in ("hip", "kn", "an"))            # [R, 1, 2]
        reach = o.unit(hem, 2)
        end = between(between(hip, knee, o.low(reach, 1.)), between(knee, ankle, o.high(reach - 1., 0.)), o.less(1., reach))       # [R, n, 2]
        middle, top = (tuple(o.unit(o.sum(v, 2), 2) * .5 for v in p) for p in (end, hip))
        dy = middle[1] - top[1]
        dx = (middle[0] - top[0]) * o.where(o.less(.7, dy), .2, 1.)
        size = o.sqrt(dx * dx + dy * dy)
        fall = (dx / size, dy / size)                                                                               # [R, n, 1]
        low = o.unit(o.most(end[0] * fall[0] + end[1] * fall[1], 2), 2) + .05
        ways = end[0] * fall[1] - end[1] * fall[0]
        k, swing, sine = (o.unit(v, 2) for v in (self.k, self.swing, self.sine))
        pad = o.where(o.less(1.2, reach), .17, .22) * k + o.unit(flare, 2) * o.where(o.less(.5, reach), 1., .6)
        left = o.unit(o.least(ways, 2), 2) - pad + swing - .45 * o.unit(bustle, 2) * sine
        right = o.unit(o.most(ways, 2), 2) + pad + swing
        s = (left + right) * .5 + (right - left) * .5 * o.const(HEM)
        d = low + o.const(.026 * (1 - HEM ** 4)) + o.const(.010 * np.cos(HEM * 9) * (1 - HEM * HEM)) * o.low(o.unit(flare, 2) * 3., 1.)
        return fall[1] * s + fall[0] * d, o.low(fall[1] * d - fall[0] * s, o.unit(self.floor, 2) - .015)

    def skirt(self, hem: Table, edge: Xy, high: float, bustle: Table) -> Hull:
        """From the waist over hips and thighs to the hem."""
        o, hip = self.o, self.joint("hip")
        thigh = between(hip, self.joint("kn"), o.low(hem, 1.))
        points = [self.sides((high, .80, .94), (.02, .03, .03)), self.disc((hip[0], hip[1] - .03), .30 * self.k, 10),
                  self.disc(thigh, o.where(o.less(hem, 1.), .27, .24) * self.k, 10),
                  self.disc(self.at(-bustle * self.sine - .05, (.86,)), bustle * (.55 + .22 * self.sine) + .05, 10)]
        return self.cat([*points, edge]), 65

    def band(self, edge: Xy, height: float) -> Hull:
        """A border along the hem."""
        o = self.o
        top = self.at(self.k * 0., (.7,))
        ends = tuple(o.pick(v, (0, 8)) for v in edge)
        dx, dy = top[0] - ends[0], top[1] - ends[1]
        size = o.sqrt(dx * dx + dy * dy)
        return self.cat([edge, (ends[0] + dx / size * height, ends[1] + dy / size * height)]), 11

    def pleats(self, edge: Xy) -> list[Xy]:
        """Three folds from the hip to the hem: their starts and ends, [R, 3]."""
        o = self.o
        left, right = self.edges((.86, .86, .86))
        top = self.at((left + right) * .5 + (right - left) * o.const([[-.225, .025, .25]]), (.80,) * 3)
        low = tuple(o.pick(v, (2, 4, 6)) for v in edge)
        return [between(top, low, o.const([[.30, .38, .30]])), between(top, low, .97)]  # type: ignore[arg-type]

    def placket(self, edge: Xy) -> list[Xy]:
        """The front opening of a coat's skirt."""
        o = self.o
        place = o.clamp(.5 + .5 * o.sin((self.yaw + 4.) * RAD), 0., 1.) * 8.
        weights = o.high(1. - o.abs(place - o.const(np.arange(9)[None])), 0.)
        low = tuple(o.unit(o.sum(v * weights, 1), 1) for v in edge)
        return [self.surface((4,), (.92,)), low]  # type: ignore[list-item]

    def apron(self, edge: Xy) -> Hull:
        o = self.o
        across = o.sin(o.clamp(self.yaw + o.const([(-40, -10, 10, 40)]), -90., 90.) * RAD)
        low = between(self.column(edge, 0), self.column(edge, 8), .5 + .5 * across)
        return self.cat([self.surface((-46, 46, -50, 50), (.62, .62, .9, .9)), low]), 8

    def sleeves(self) -> tuple[list[Xy], list[Xy]]:
        """Wide sleeves (14 points) and the borders of their mouths (6): lists of pairs (left, right)."""
        o, k = self.o, self.k
        elbow, wrist = self.joint("el"), self.joint("wr")
        dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
        size = o.high(o.sqrt(dx * dx + dy * dy), 1e-3)
        dx, dy = dx / size, dy / size
        mouth = between(elbow, wrist, .92)
        level = o.abs(dx)
        drop = .36 + .62 * level
        wide = (.20 + .12 * (1. - level)) * k
        upper = (mouth[0] + dy * wide * .6, mouth[1] - dx * wide * .6 - .12 * level)
        low = (mouth[0] - dx * .10 - dy * wide * (1.6 - level), mouth[1] + drop * level + .10)
        other = (mouth[0] + dy * wide * (1.4 - level), mouth[1] + .16 * level + .06)
        hang = between(elbow, mouth, .35)
        hang = between(upper, (hang[0], hang[1] + drop * level * .75), o.less(.3, level))
        ends = [upper, low, between(low, other, o.less(level, .5))]
        return [elbow, upper, low, other, hang], [*ends, *((p[0] - dx * .10, p[1] - dy * .10) for p in ends)]

    def cape(self) -> Hull:
        o = self.o
        back = -.22 * self.sine
        x, y = self.joint("sh")
        wide = .62 + .30 * o.abs(self.cosine)
        middle = o.unit(o.sum(self.joint("an")[0], 1), 1) * .5 + back * 2.6 + self.swing
        hem = self.floor - .06
        return self.cat([(x + back * .5, y - .10), (middle - wide + back, hem), (middle + wide * (1. - .6 * self.sine), hem), (middle, hem + .04)]), 5

    def drape(self) -> Hull:
        shoulder = self.column(self.joint("sh"), 0)
        x, y = shoulder[0] * .6 - .20 * self.sine, shoulder[1] - .06
        low = self.pelvis_at[1] + .95
        return self.cat([(x - .20, y), (x + .16, y), (x + .20 + self.swing - .1 * self.sine, low), (x - .30 + self.swing - .25 * self.sine, low + .08)]), 4

    def tails(self) -> list[Xy]:
        """The tails of a tailcoat, from the waist behind to the knee: 5 pairs (left, right)."""
        o = self.o
        facing = o.less(0., self.cosine)
        left, right = self.edges((.64,))
        inner = between(self.surface((-186, -174), (.62, .62)), self.at(left * 0., (.64,)), facing)
        outer = between(self.surface((-264, -96), (.62, .62)), self.at(o.concat([right, left], 1), (.64, .64)), facing)
        low = between(self.joint("hip"), self.joint("kn"), .92)
        back = -.26 * self.sine + self.swing
        wide = .24 * o.high(o.abs(self.cosine), .35) * self.j.g * o.where(facing, 1., -1.)
        hip = self.at(self.edges((.9,))[0] + .05, (.9,))
        return [inner, outer, (low[0] + back + wide, low[1]), (low[0] + back - wide * .4, low[1] + .04), between(inner, hip, o.less(.5, self.sine))]

    def sash(self) -> list[Xy]:
        top = self.surface((10,), (.66,))
        length = self.length * .55
        return [top, (top[0] + .02 + self.swing * .3, top[1] + length * .5), (top[0] + .03 + self.swing, top[1] + length)]
