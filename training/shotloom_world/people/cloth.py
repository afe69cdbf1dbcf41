"""Cloth that hangs or covers several bones: convex hulls of joints, in the figure's frame before the ground is solved."""
from __future__ import annotations

import math
from typing import Mapping, Sequence

from .body import WAIST, Trunk
from .face import Stroke, smooth_line
from .figure import HULL_POINTS, Hull, Xy
from .joints import Vec
from .person import Person

Joints = Mapping[str, Vec]
TRIMMED_HEMS = {"hanfu": "trim", "kimono": "trim2", "sari": "trim", "royal": "shirt", "victorian": "trim", "gown": "trim", "maid": "trim",
    "long_skirt": "bottom2"}
PLEATED = ("dress", "sundress", "gown", "victorian", "maid", "hanfu", "ruqun", "school", "sailor", "sari", "royal", "abaya", "robe")


def hull(points: Sequence[Xy]) -> tuple[Xy, ...]:
    """Convex hull with exactly HULL_POINTS points: the least corners are dropped, the last is repeated."""
    ordered = sorted(set(points))
    ring: list[Xy] = []
    for sequence in (ordered, ordered[::-1]):
        half: list[Xy] = []
        for q in sequence:
            while len(half) > 1 and _cross(half[-2], half[-1], q) <= 0:
                half.pop()
            half.append(q)
        ring += half[:-1]
    while len(ring) > HULL_POINTS:
        n = len(ring)
        least = min(range(n), key=lambda i: _cross(ring[i - 1], ring[i], ring[(i + 1) % n]))
        ring.pop(least)
    return tuple(ring + [ring[-1]] * (HULL_POINTS - len(ring)))


def _cross(a: Xy, b: Xy, c: Xy) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _disc(centre: Vec | Xy, radius: float, count: int = 10, squash: float = 1.) -> list[Xy]:
    return [(centre[0] + radius * math.cos(2 * math.pi * i / count),
        centre[1] + squash * radius * math.sin(2 * math.pi * i / count)) for i in range(count)]


def _between(a: Vec | Xy, b: Vec | Xy, t: float) -> Xy:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


class Hips:
    """The pelvis as seen: places at a share of the trunk's height on its silhouette, following the pelvis' own tilt."""

    def __init__(self, person: Person, joints: Joints, trunk: Trunk):
        self.trunk, self.pelvis = trunk, joints["pelvis"]
        waist = joints["waist"]
        length = max(.2, math.hypot(waist[0] - self.pelvis[0], waist[1] - self.pelvis[1]))
        self.up = ((waist[0] - self.pelvis[0]) / length, (waist[1] - self.pelvis[1]) / length)
        self.length = length / (1 - WAIST)
        self.k = person.body.girth

    def at(self, across: float, d: float) -> Xy:
        rise = (1 - d) * self.length
        return self.pelvis[0] + self.up[0] * rise - self.up[1] * across, self.pelvis[1] + self.up[1] * rise + self.up[0] * across

    def sides(self, d: float, wider: float = 0.) -> list[Xy]:
        left, right = self.trunk.edges(d)
        return [self.at(left - wider, d), self.at(right + wider, d)]

    def surface(self, angle: float, d: float) -> Xy:
        return self.at(self.trunk.at(angle, d)[0], d)


def pelvis(person: Person, j: Joints, hips: Hips, cls: str) -> Hull:
    points = hips.sides(.60) + hips.sides(.76) + hips.sides(.88)
    for side in "lr":
        points += _disc(j["hip_" + side], .275 * hips.k, 12)
    return Hull("pelvis", hull(points), cls, cls + "2", (.08, 0.))


def _hem(j: Joints, hem: float) -> tuple[list[Xy], Xy]:
    """Where the cloth's lower edge meets each leg, and the direction in which it falls."""
    ends = []
    for side in "lr":
        hip, knee, ankle = j["hip_" + side], j["kn_" + side], j["an_" + side]
        ends.append(_between(hip, knee, hem) if hem <= 1 else _between(knee, ankle, hem - 1))
    middle = _between(ends[0], ends[1], .5)
    top = _between(j["hip_l"], j["hip_r"], .5)
    dx, dy = (middle[0] - top[0]) * (.2 if middle[1] - top[1] > .7 else 1.), middle[1] - top[1]
    size = math.hypot(dx, dy) or 1.
    return ends, (dx / size, dy / size)


def skirt(person: Person, j: Joints, hips: Hips, slot: str, cls: str, hem: float, flare: float, floor: float, high: float = .60, bustle: float = 0.,
        swing: float = 0.) -> tuple[Hull, list[Xy]]:
    """Cloth from the waist over hips and thighs to the hem (1 knee, 2 ankle), and its hem from left to right.

    floor: y of the ground; swing moves the hem sideways (heads); bustle pads the back.
    """
    k = hips.k
    points = hips.sides(high, .02) + hips.sides(.80, .03) + hips.sides(.94, .03)
    for side in "lr":
        hip, knee = j["hip_" + side], j["kn_" + side]
        points += _disc((hip[0], hip[1] - .03), .30 * k, 10)
        points += _disc(_between(hip, knee, min(hem, 1.)), (.27 if hem < 1 else .24) * k, 10)
    if bustle:
        points += _disc(hips.at(-bustle * hips.trunk.sine - .05, .86), .30 + .1 * hips.trunk.sine, 10)
    ends, fall = _hem(j, hem)
    across = (fall[1], -fall[0])
    low = max(e[0] * fall[0] + e[1] * fall[1] for e in ends) + .05
    side_ways = [e[0] * across[0] + e[1] * across[1] for e in ends]
    pad = (.17 if hem > 1.2 else .22) * k + flare * (1. if hem > .5 else .6)
    left, right = min(side_ways) - pad + swing, max(side_ways) + pad + swing
    if bustle:
        left -= .45 * bustle * hips.trunk.sine
    edge: list[Xy] = []
    for i in range(9):
        u = -1 + i / 4
        s = (left + right) / 2 + (right - left) / 2 * u
        d = low + (.026 * (1 - u ** 4)) + .010 * math.cos(u * 9.) * (1 - u * u) * min(1., flare * 3)
        x, y = across[0] * s + fall[0] * d, across[1] * s + fall[1] * d
        edge.append((x, min(y, floor - .015)))
    return Hull(slot, hull(points + edge), cls, cls + "2" if cls in ("top", "bottom") else "", (.10, 0.)), edge


def hem_band(edge: Sequence[Xy], hips: Hips, height: float, cls: str, slot: str = "skirt_trim") -> Hull:
    """A border along the hem."""
    top = hips.at(0, .7)
    raised = []
    for p in (edge[0], edge[-1]):
        dx, dy = top[0] - p[0], top[1] - p[1]
        size = math.hypot(dx, dy) or 1.
        raised.append((p[0] + dx / size * height, p[1] + dy / size * height))
    return Hull(slot, hull([*edge, *raised]), cls)


def pleats(edge: Sequence[Xy], hips: Hips, cls: str, high: float) -> list[Stroke]:
    """Three folds from the hip to the hem."""
    out = []
    for i, (at, share) in enumerate(((2, -.45), (4, .05), (6, .5))):
        left, right = hips.trunk.edges(.86)
        top = hips.at((left + right) / 2 + (right - left) / 2 * share, max(.80, high + .1))
        low = edge[at]
        start, end = _between(top, low, .30 + .08 * (i == 1)), _between(top, low, .97)
        out.append(Stroke(f"pleat_{i + 1}", smooth_line([start, _between(start, end, .5), end]), .032, cls))
    return out


def placket(hips: Hips, edge: Sequence[Xy], cls: str) -> Stroke | None:
    """The front opening of a coat's skirt; none from behind."""
    if hips.trunk.yaw > 84:
        return None
    top = hips.surface(4, .92)
    share = max(0., min(1., .5 + .5 * math.sin(math.radians(hips.trunk.yaw + 4))))
    place = share * (len(edge) - 1)
    i = min(len(edge) - 2, int(place))
    return Stroke("placket", smooth_line([top, _between(edge[i], edge[i + 1], place - i)]), .028, cls)


def apron(person: Person, j: Joints, hips: Hips, floor: float, hem: float, flare: float) -> Hull | None:
    """The skirt of an apron before the thighs."""
    yaw = hips.trunk.yaw
    if yaw > 128:
        return None
    _, edge = skirt(person, j, hips, "apron", "trim", hem, flare, floor)
    left, right = edge[0], edge[-1]

    def low(angle: float) -> Xy:
        across = math.sin(math.radians(max(-90., min(90., yaw + angle))))
        return _between(left, right, .5 + .5 * across)

    points = [hips.surface(-46, .62), hips.surface(46, .62), hips.surface(-50, .9), hips.surface(50, .9), low(-40), low(-10), low(10), low(40)]
    return Hull("apron", hull(points), "trim")


def sleeve(j: Joints, side: str, girth: float, trimmed: bool) -> list[Hull]:
    """A wide sleeve: hangs from the forearm by its weight; its mouth has a border."""
    elbow, wrist = j["el_" + side], j["wr_" + side]
    dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
    size = math.hypot(dx, dy) or 1.
    dx, dy = dx / size, dy / size
    mouth = _between(elbow, wrist, .92)
    level = abs(dx)
    drop = .36 + .62 * level
    side_ways = (.20 + .12 * (1 - level)) * girth
    upper = (mouth[0] - abs(dy) * side_ways * (1 if dx <= 0 else -1) * 0 + dy * side_ways * .6, mouth[1] - dx * side_ways * .6 - .12 * level)
    low = (mouth[0] - dx * .10 - dy * side_ways * (1.6 - level), mouth[1] + drop * level + .10 + dx * .0)
    other = (mouth[0] + dy * side_ways * (1.4 - level), mouth[1] + .16 * level + .06)
    points = _disc(elbow, .205 * girth, 10) + [upper, low, other, _between(upper, low, .5)]
    if level > .3:
        points.append((_between(elbow, mouth, .35)[0], _between(elbow, mouth, .35)[1] + drop * level * .75))
    out = [Hull("sleeve_" + side, hull(points), "top", "top2", (.09, -.02))]
    if trimmed:
        inward = (-dx * .10, -dy * .10)
        ends = [upper, low, other] if level < .5 else [upper, low]
        out.append(Hull("cuff_" + side, hull([*ends, *((p[0] + inward[0], p[1] + inward[1]) for p in ends)]), "tie"))
    return out


def cape(person: Person, j: Joints, hips: Hips, floor: float, swing: float) -> Hull:
    """A king's cape from the shoulders to the ground."""
    back = -.22 * hips.trunk.sine
    points = [(j[f"sh_{s}"][0] + back * .5, j[f"sh_{s}"][1] - .10) for s in "lr"]
    wide = .62 + .30 * abs(hips.trunk.cosine)
    middle = (j["an_l"][0] + j["an_r"][0]) / 2 + back * 2.6 + swing
    points += [(middle - wide + back, floor - .06), (middle + wide * (1 - .6 * hips.trunk.sine), floor - .06), (middle, floor - .02)]
    return Hull("cape", hull(points), "tie", "", (.1, 0.))


def drape(j: Joints, hips: Hips, floor: float, swing: float) -> Hull:
    """The end of a sari falling from the left shoulder down the back."""
    top = hips.trunk
    shoulder = j["sh_l"]
    x = shoulder[0] * .6 - .20 * top.sine
    y = shoulder[1] - .06
    low = hips.pelvis[1] + .95
    points = [(x - .20, y), (x + .16, y), (x + .20 + swing - .1 * top.sine, low), (x - .30 + swing - .25 * top.sine, low + .08)]
    return Hull("drape", hull(points), "trim2")


def tails(j: Joints, hips: Hips, swing: float) -> list[Hull]:
    """The two tails of a tailcoat, from the waist behind to the knee."""
    out = []
    for side, g in (("l", 1), ("r", -1)):
        knee, hip = j["kn_" + side], j["hip_" + side]
        inner, outer = hips.surface(-180 - g * 6, .62), hips.surface(-180 - g * 84, .62)
        if hips.trunk.cosine > 0:
            inner, outer = hips.at(0, .64), hips.sides(.64)[1 if g > 0 else 0]
        low = _between(hip, knee, .92)
        back = -.26 * hips.trunk.sine + swing
        sign = g if hips.trunk.cosine > 0 else -g
        wide = .24 * max(.35, abs(hips.trunk.cosine))
        points = [inner, outer, (low[0] + back + sign * wide, low[1]), (low[0] + back - sign * wide * .4, low[1] + .04)]
        points += [hips.at(hips.trunk.edges(.9)[0] + .05, .9)] if hips.trunk.sine > .5 else []
        out.append(Hull("tail_" + side, hull(points), "top", "top2", (.06, 0.)))
    return out


def sash(hips: Hips, j: Joints, swing: float) -> Stroke | None:
    """The hanging end of a tied sash; none from behind."""
    if hips.trunk.yaw > 100:
        return None
    top = hips.surface(10, .66)
    length = hips.length * .55
    return Stroke("sash", smooth_line([top, (top[0] + .02 + swing * .3, top[1] + length * .5), (top[0] + .03 + swing, top[1] + length)]), .085,
        "trim2")
