"""The drawn face as outlines (shotloom_world/people/face.py, on tables): eyes, brows, nose, mouth, ears, glasses.

Everything is in the head's frame (heads; chin at the origin, crown at y = -1). What turns away is not shown, but never left out: the list
of outlines is the same for everybody.
"""
from __future__ import annotations

import math
from typing import Sequence

import numpy as np
from shotloom_world.people.face import FACE_RANGES
from shotloom_world.people.head import OUTLINE, SKULL

from .kinematics import RAD, Named
from .layout import Fields
from .arithmetic import Numbers, Table
from .outline import curve_matrix
from .shapes import Column, Key, Shapes

FACE = Fields(tuple(FACE_RANGES))
BEFORE_HEAD, ON_FACE, OVER_HAIR, GLASSES = range(4)       # when a feature is drawn


def _lips(corners: Sequence[float]) -> np.ndarray:
    """8 numbers round a mouth, corners at 0 and 4 -> 16 along smooth lips [1, 16]."""
    ring = np.array([*corners, corners[0]], np.float32)
    return np.concatenate([(ring[k:k + 5] @ curve_matrix(5, 8))[:8] for k in (0, 4)])[None]


class Skull:
    """A head seen at yaws in 0..180 degrees, columns."""

    def __init__(self, o: Numbers, yaw: Table, jaw: Table, cheeks: Table):
        self.o, self.yaw = o, yaw
        self.sine, self.cosine = o.sin(yaw * RAD), o.cos(yaw * RAD)
        self.s2 = self.sine * self.sine
        rows = np.array(OUTLINE, np.float32)
        low = ((rows[:, 0] > -.45) & (rows[:, 0] < -.01)).astype(np.float32)
        front = o.const(rows[None, :, 1]) * (1. + o.const(low[None]) * (jaw - 1.)) + o.const((low * np.sign(rows[:, 1]))[None]) * cheeks
        self.outline_x = front * (self.cosine * self.cosine) + o.const(rows[None, :, 2]) * self.s2           # [R, 12]
        self.outline_y = yaw * 0. + o.const(rows[None, :, 0])

    def x(self, angle: float | Table) -> Table:
        return SKULL * self.o.sin(self.o.clamp(self.yaw + angle, -90., 90.) * RAD) - .07 * self.s2

    def seen(self, angle: float | Table) -> Table:
        return self.o.cos((self.yaw + angle) * RAD)


class FaceDrawer:
    """Adds the features of faces to `shapes`; `orders` says when each of the four depths is drawn, `colour` finds a class's index."""

    def __init__(self, o: Numbers, shapes: Shapes, skull: Skull, face: Named, traits: Named, colour: dict[str, int], orders: list[float]):
        self.o, self.shapes, self.k, self.f, self.traits, self.colour, self.orders = o, shapes, skull, face, traits, colour, orders
        self.facing = o.less(skull.yaw, 132.)
        self.fade = o.clamp((132. - skull.yaw) / 22., 0., 1.)
        self.count = 0
        self.sides = o.const([[1., -1.]])             # the person's left, right
        self.head = shapes.hull("head", skull.outline_x, skull.outline_y, len(OUTLINE))

    def add(self, first: Key, cls: str, show: Column, depth: int = ON_FACE, clips: Sequence[Sequence[Key]] | None = None, holes: Sequence[Key] = (), n: int = 1) -> None:
        """Features n alike; on the face they are cut by the head's outline unless `clips` says otherwise."""
        self.count += 1
        clips = clips if clips is not None else [[self.head]] * n if depth == ON_FACE else ()
        self.shapes.draw(first, self.orders[depth] + .01 * self.count, show, self.colour[cls], clips, holes, n=n)

    def draw(self) -> None:
        self._ears()
        self._eyes()
        self._mouth()
        self._nose()
        self._glasses()

    def _ears(self) -> None:
        o, k, s = self.o, self.k, self.shapes
        ears = self.traits["ears"]
        self.add(s.ellipse("head", .40 * k.cosine - .03, -.43, .07, .105), "skin2", ears * o.less(.2, o.abs(k.cosine)), BEFORE_HEAD)
        near = -.385 * k.cosine - .05 * k.sine
        narrow = .075 * (1. - .35 * o.high(-k.cosine, 0.))
        self.add(s.ellipse("head", near, -.43, narrow, .11), "skin", ears, OVER_HAIR)
        self.add(s.ellipse("head", near + .01, -.43, narrow * .47, .062), "skin2", ears * o.less(-.75, k.cosine), OVER_HAIR)

    def _eyes(self) -> None:
        o, k, f, s, g = self.o, self.k, self.f, self.shapes, self.sides
        feminine, old = self.traits["feminine"], self.traits["old"]
        size, cheek = o.low(.35 + .65 * f["blush"], 1.), k.seen(34. * g)
        blush = s.ellipse("face", k.x(34. * g), -.30, .075 * o.high(cheek, .4) * size, size * .05 + cheek * 0., 2)
        self.add(blush, "blush", self.facing * o.less(.1, cheek) * o.less(.05, f["blush"]), n=2)
        seen = k.seen(24. * g)
        none = seen * 0.
        shown = self.facing * o.less(.12, seen)
        x, w = k.x(24. * g), o.high(seen, .55) * o.low(self.fade + .2, 1.)
        lids, y = f["open"] + none, -.455
        shut = o.less(lids, .22)
        awake = shown * (1. - shut)
        white = s.ellipse("face", x, y, .076 * w, .060 * lids, 2)
        inside = [[(white[0], white[1] + i), self.head] for i in (0, 1)]
        ix, iy = x + f["gaze"] * .030 + .012 * k.sine, f["gaze_y"] * .018 + (y - .004) + none
        narrow = .5 + .5 * w
        self.add(white, "white", awake, n=2)
        self.add(s.ellipse("face", ix, iy, .050 * narrow, .056, 2), "iris", awake, clips=inside, n=2)
        self.add(s.ellipse("face", ix, iy, .028 * narrow, .032, 2), "dark", awake, clips=inside, n=2)
        self.add(s.ellipse("face", ix + .015, iy - .014, .012, .012, 2), "white", awake, clips=inside, n=2)
        # shut eyes are a line through three points: its middle pair is the same curve seen at thirds
        bend = o.where(o.less(f["curve"], .9), .018, -.035)
        outer, inner = o.where(shut, .068, .084) * w, o.where(shut, .0227, .04) * w
        end, middle = o.where(shut, 0., -.010 * lids) + y, o.where(shut, bend * .9, -.054 * lids) + y
        lid = [(x - outer, end), (x - inner, middle), (x + inner, middle), (x + outer, end)]
        self.add(s.stroke("face", lid, .021 + .003 * feminine + .003 * shut, 2), "dark", shown, n=2)
        lash = [(x + g * .076 * w, -.022 * lids + y), (x + g * .118 * w, -.054 * lids + y)]
        self.add(s.stroke("face", lash, .019, 2), "dark", awake * feminine, n=2)
        bags = [(x - .055 * w, y + .090), (x, y + .105), (x + .055 * w, y + .098)]
        self.add(s.stroke("face", bags, .014, 2), "skin2", shown * old, n=2)
        tilt = f["frown"] * .038 * g
        by = -.595 - .045 * f["brow"] + .012 * shut
        brow = [(x - .088 * w, by + .012 - tilt), (x, by - .022), (x + .088 * w, by + .012 + tilt)]
        self.add(s.stroke("face", brow, .038 - .010 * feminine + .006 * old + none, 2), "brow", shown, n=2)

    def _nose(self) -> None:
        o, k = self.o, self.k
        x, y = .385 * k.sine, -.31
        turned = o.clamp((k.sine - .25) / .35, 0., 1.)
        line = [(x + o.mix(-.042, .028, turned), y - .04 * turned), (x + .050 * k.sine * turned, y + o.mix(.022, .018, turned)),
                (x + o.mix(.042, -.03, turned), y + .022 * turned)]
        self.add(self.shapes.stroke("face", line, .024 * self.fade), "skin2", self.facing, clips=[()])

    def _mouth(self) -> None:
        o, k, f, s = self.o, self.k, self.f, self.shapes
        away = o.high(-k.cosine, 0.)
        x, y = .275 * k.sine + .16 * away, -.165 + .012 * self.traits["moustache"]
        w = o.where(o.less(0., k.cosine), o.high(o.sqrt(o.abs(k.cosine)), .55), .55 * o.high(1. - 2.2 * away, 0.))
        half, curve, gap = f["width"] * w, f["curve"] * .045 * w, f["gap"]
        shut = o.less(gap, .012)
        opened = self.facing * (1. - shut)
        feminine = self.traits["feminine"]
        line = s.stroke("face", [(x - half, y - curve), (x, y + curve * .9), (x + half, y - curve)], (.026 + .004 * feminine) * self.fade)
        self.add(line, "lip", self.facing * shut * feminine)
        self.add(line, "mouth", self.facing * shut * (1. - feminine))
        # the open mouth's outline, between a smile's and an oval's: 16 points from the left corner over the top
        around = 2 * math.pi * (.5 + np.arange(16) / 16)
        u = o.mix(o.const(_lips([-1., -.5, 0., .5, 1., .62, 0., -.62])), o.const(np.cos(around)[None]), f["round"])
        smile = (o.const(_lips([-.02, -.02, -.02, -.02, -.02, 0., 0., 0.])) + curve * o.const(_lips([-.4, -.15, .1, -.15, -.4, 0., 0., 0.]))
                 + gap * o.const(_lips([0., 0., 0., 0., 0., .62, .85, .62])))
        ring_x, ring_y = half * u, o.mix(smile, gap * o.const(.62 * np.sin(around)[None]), f["round"])
        hole = s.hull("face", x + ring_x, y + ring_y, 16)
        inside = [[hole, self.head]]
        middle = gap * .1
        lips = s.hull("face", x + ring_x * (1. + .013 / o.high(half, .02)), y + middle + (ring_y - middle) * (1. + .013 / o.high(gap * .5, .02)), 16)
        self.add(lips, "lip", opened)
        self.add(hole, "mouth", opened)
        self.add(s.ellipse("face", x, y + gap * (1.25 - .3 * f["tongue"]), half * .62, gap * .42), "tongue", opened * o.less(.05, f["tongue"]), clips=inside)
        low = y - .02 + o.where(o.less(.06, gap), .044, .032) * f["teeth"] + curve * .1
        self.add(s.hull_of("face", [(x - half, y - .07), (x + half, y - .07), (x + half, low), (x - half, low)]), "white", opened * o.less(.05, f["teeth"]), clips=inside)
        g = self.sides
        fold = [(x + g * (.145 * w), y - .05 + g * 0.), (x + g * (.175 * w), y + .02 + g * 0.), (x + g * (.165 * w), y + .07 + g * 0.)]
        self.add(s.stroke("face", fold, .015, 2), "skin2", self.facing * self.traits["old"] * o.less(.2, k.seen(24. * g)), n=2)

    def _glasses(self) -> None:
        o, k, t, s = self.o, self.k, self.traits, self.shapes
        worn = t["round_glasses"] + t["square_glasses"] + t["dark_glasses"]
        y, g = -.455, self.sides
        rx, ry = .125 - .007 * t["round_glasses"], .088 + .020 * t["round_glasses"]
        seen, at = k.seen(24. * g), k.x(24. * g)
        size = o.high(seen, .40) * rx
        shown = self.facing * worn * o.less(.12, seen)
        tall = ry + size * 0.
        inner = s.ellipse("face", at, y, size - .014, tall - .014, 2)
        rim = s.ellipse("face", at, y, size + .014, tall + .014, 2)
        self.add(rim, "dark", shown * (1. - t["dark_glasses"]), GLASSES, holes=[(inner[0], inner[1] + i) for i in (0, 1)], n=2)
        self.add(rim, "dark", shown * t["dark_glasses"], GLASSES, n=2)
        (b, a), (far, near), (seen_b, seen_a) = (o.columns(v, 2) for v in (at, size, seen))
        bridge = [(a + .9 * near, y - .012), ((a + near + b - far) * .5, y - .03), (b - .9 * far, y - .012)]
        self.add(s.stroke("face", bridge, .026), "dark", self.facing * worn * o.less(.12, seen_b), GLASSES)
        ear = -.385 * k.cosine - .05 * k.sine
        start = o.where(o.less(.12, seen_a), a - near, k.x(-60.))
        self.add(s.stroke("face", [(start, y - .02), (ear + .05, y - .03)], .026), "dark", self.facing * worn * o.less(ear + .03, start), GLASSES)
