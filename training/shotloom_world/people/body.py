"""Proportions of people: a table by kind, small offsets, and the trunk's cross-sections. Lengths in heads (1 = chin to crown)."""
from __future__ import annotations

from dataclasses import dataclass, replace
from math import radians, sin
from typing import Sequence

from ..sheet import Point

TORSO = 2.0                     # height of the torso's map, pelvis to the base of the neck; a person's own height scales it
WAIST = .60                     # where the trunk bends, as a share of its height from the top
BEHIND = -180.                  # angle of the spine on the trunk's surface
KINDS = ("woman", "man", "girl", "boy", "oldwoman", "oldman")


@dataclass(frozen=True)
class Body:
    """Lengths in heads; shoulder, chest, waist and hip are half-widths; girth thickens limbs; stoop in degrees; metres per head."""
    thigh: float
    shin: float
    torso: float
    neck: float
    shoulder: float
    chest: float
    waist: float
    hip: float
    arm: float
    forearm: float
    girth: float
    metres: float
    stoop: float = 0.
    bust: float = 0.
    belly: float = .02
    jaw: float = 1.


BODIES: dict[str, Body] = {
    "man": Body(1.66, 1.62, 2.06, .22, .79, .58, .47, .44, 1.18, 1.02, .97, .262, jaw=1.05),
    "woman": Body(1.66, 1.60, 1.92, .25, .62, .455, .345, .475, 1.08, .96, .80, .253, bust=.10, belly=.0, jaw=.95),
    "girl": Body(.99, .94, 1.42, .15, .49, .40, .36, .39, .80, .72, .74, .255, bust=.0, jaw=1.0),
    "boy": Body(1.0, .96, 1.45, .15, .53, .43, .40, .39, .82, .73, .79, .257, jaw=1.03),
    "oldwoman": Body(1.45, 1.40, 1.84, .18, .60, .50, .46, .51, 1.04, .93, .85, .252, stoop=9., bust=.07, belly=.05, jaw=.98),
    "oldman": Body(1.52, 1.48, 1.98, .18, .72, .57, .54, .48, 1.12, 1.0, .92, .261, stoop=8., belly=.12, jaw=1.04),
}
# what a person's own numbers in -1..1 change, and by how much at most
OFFSETS: dict[str, tuple[tuple[str, ...], float]] = {
    "legs": (("thigh", "shin"), .05), "torso": (("torso",), .05), "neck": (("neck",), .12), "shoulder": (("shoulder",), .06),
    "build": (("girth", "chest", "waist", "hip"), .10), "waist": (("waist",), .08), "hip": (("hip",), .06),
    "arms": (("arm", "forearm"), .04), "height": (("metres",), .05), "jaw": (("jaw",), .04),
}


def body_of(kind: str, offsets: Sequence[float] = ()) -> Body:
    """The kind's proportions changed by the person's offsets (one number in -1..1 for each of OFFSETS)."""
    body = BODIES[kind]
    for value, (names, most) in zip(offsets, OFFSETS.values()):
        body = replace(body, **{name: getattr(body, name) * (1 + most * value) for name in names})
    return body


Row = tuple[float, float, float, float]


def trunk_rows(body: Body, loose: float = 0.) -> list[Row]:
    """Cross-sections from the neck down: (share of the height, half-width, depth in front, depth behind).

    loose 0 is the body itself; a garment's slack fills the waist towards the chest's width.
    """
    k, sh, chest, waist, hip = body.girth, body.shoulder, body.chest, body.waist, body.hip
    bust, belly = body.bust, body.belly
    rows = [
        (0., .175 * k + .01, .14 * k, .17 * k), (.03, .40 * sh, .17 * k, .23 * k), (.062, .73 * sh, .21 * k, .28 * k),
        (.11, .87 * sh, .25 * k, .32 * k), (.18, .84 * sh, .28 * k + bust * .35, .34 * k), (.30, chest + .02, .32 * k + bust, .36 * k),
        (.43, chest + (waist - chest) * .55 + .01, .30 * k + bust * .5 + belly * .5, .32 * k),
        (.60, waist, .26 * k + belly, .27 * k), (.76, waist + (hip - waist) * .66, .28 * k + belly * .9, .36 * k),
        (.90, hip + .005, .30 * k + belly * .5, .44 * k), (1.04, hip + .01, .29 * k, .41 * k)]
    if loose <= 0:
        return rows
    full = rows[4]
    slack = []
    for d, w, f, b in rows:
        t = loose if d > .35 else 0.
        slack.append((d, max(w, w + (full[1] * .98 - w) * t) + .02 * loose, max(f, f + (full[2] - f) * t), max(b, b + (full[3] - b) * t)))
    return slack


class Trunk:
    """The dressed trunk seen at one yaw; frame: pelvis at the origin, spine along -y, base of the neck at y = -TORSO.

    A point of its surface is an angle round the spine (0 front, + towards the person's left, -180 back) and a share of
    the height (0 neck, 1 pelvis). Angles past the silhouette are held at it, so what turns away shrinks to nothing at the edge:
    every drawing made of such points is continuous in yaw.
    """

    def __init__(self, body: Body, loose: float, sine: float, cosine: float, yaw: float):
        self.yaw, self.sine, self.cosine = yaw, sine, cosine
        c2, s2 = cosine * cosine, sine * sine
        self.rows = [(d, -(w * w * c2 + b * b * s2) ** .5, (w * w * c2 + f * f * s2) ** .5) for d, w, f, b in trunk_rows(body, loose)]

    def edges(self, d: float) -> tuple[float, float]:
        """Left and right silhouette at a share of the height."""
        rows = self.rows
        if d <= rows[0][0]:
            return rows[0][1], rows[0][2]
        for (d0, l0, r0), (d1, l1, r1) in zip(rows, rows[1:]):
            if d <= d1:
                t = (d - d0) / (d1 - d0)
                return l0 + (l1 - l0) * t, r0 + (r1 - r0) * t
        return rows[-1][1], rows[-1][2]

    def at(self, angle: float, d: float, out: float = 1.) -> Point:
        """The point of the surface at an angle (degrees) and a share of the height; out > 1 stands off it."""
        seen = max(-90., min(90., self.yaw + angle))
        left, right = self.edges(d)
        across = sin(radians(seen)) * out
        return (right * across if across > 0 else -left * across), -TORSO * (1 - d)

    def band(self, d0: float, d1: float, dip: float = .015) -> list[Point]:
        """A strip round the trunk between two heights, a little curved as seen from above."""
        a, b, m0, m1 = self.edges(d0), self.edges(d1), self.at(0, d0)[0] * .5, self.at(0, d1)[0] * .5
        y0, y1 = -TORSO * (1 - d0), -TORSO * (1 - d1)
        bend = dip * TORSO
        return [(a[0] - .05, y0, 1), (m0, y0 + bend), (a[1] + .05, y0, 1), (b[1] + .05, y1, 1), (m1, y1 + bend), (b[0] - .05, y1, 1)]
