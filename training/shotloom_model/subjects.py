"""The subject: eight phases of its movement as class maps in a box [-1,1]^2, facing right.

Classes: 0 transparent, 1 main colour, 2 its shade, 3 skin or second colour, 4 dark (hair, tyres), 5 white, 6 extra
(trousers; lips in a close-up; hubs).
"""
from __future__ import annotations

import math

import numpy as np

from .drawing import Pen, index_map
from .world import PEOPLE, Sample, bits

SIZE, PHASES, CLASSES, HALF = 96, 8, 7, 1.05
MAIN, SHADE, SKIN, DARK, WHITE, EXTRA = 1, 2, 3, 4, 5, 6
Point = tuple[float, float]


def maps(sample: Sample) -> np.ndarray:
    """uint8 [phases, classes, 96, 96]."""
    s = Subject(sample)
    return np.stack([index_map(SIZE, HALF, CLASSES, lambda p, i=i: s.draw(p, i)) for i in range(PHASES)])


def _reach(origin: Point, angle: float, length: float) -> Point:
    """End of a bone; angle 0 hangs down, positive swings forward (right)."""
    return origin[0] + math.sin(angle) * length, origin[1] + math.cos(angle) * length


class Subject:
    def __init__(self, sample: Sample):
        self.a = sample.shown
        self.hair = bits(sample.identity[2:4])

    def draw(self, p: Pen, phase: int) -> None:
        kind = self.a["subject"]
        if kind == "none":
            return
        turn = 2 * math.pi * phase / PHASES
        if kind in PEOPLE:
            (self._bust if self.a["size"] == "close" else self._figure)(p, phase, turn)
        else:
            getattr(self, "_" + kind)(p, phase, turn)

    # --- people ----------------------------------------------------------------------------------------------
    def _figure(self, p: Pen, phase: int, turn: float) -> None:
        """A whole person; lengths in box units, the sole at y = .95."""
        kind, act = self.a["subject"], self.a["action"]
        child, woman = kind == "child", kind == "woman"
        k = .76 if child else .96 if woman else 1.
        thigh, shin, trunk, upper, fore = .36 * k, .36 * k, .56 * k, .29 * k, .27 * k
        head = .195 if child else .18
        w = math.sin(turn)
        swing = {"walk": .5, "run": .85}.get(act, 0.)
        lean = {"run": .22, "walk": .04}.get(act, 0.)
        hips, knees = [swing * w, -swing * w], [0., 0.]
        if act in ("walk", "run"):
            for i, q in enumerate((0., math.pi)):
                knees[i] = max(0., math.sin(turn + q - 1.9)) * (1.5 if act == "run" else .9) + .05
        arms, elbows = [-swing * 1.1 * w, swing * 1.1 * w], [.15, .15]
        if act == "run":
            elbows = [1.4, 1.4]
        elif act == "jump":
            arms, elbows, hips, knees = [2.6, 2.2], [.2, .2], [.5, -.25], [.9, .6]
        elif act == "talk":
            arms, elbows = [.05, .5 + .25 * w], [.2, 1.15 + .45 * math.cos(turn)]
        elif act == "wave":
            arms, elbows = [.05, 2.35], [.2, .35 + .4 * w]
        elif act == "sit":
            hips, knees, arms, elbows = [1.45, 1.4], [1.42, 1.4], [.35, .5], [.75, .7 + .05 * w]
        breath = .008 * w if act in ("still", "sit", "talk", "wave") else 0.

        reach = max(math.cos(h) * thigh + math.cos(h - n) * shin for h, n in zip(hips, knees))
        pelvis = (-.08 if act == "sit" else 0., .95 - .05 - (.72 * k if act == "jump" else reach))
        neck = (pelvis[0] + math.sin(lean) * trunk, pelvis[1] - math.cos(lean) * trunk - breath)
        shoulder = (neck[0], neck[1] + .1 * k)
        top = (neck[0] + math.sin(lean) * .12 + .015, neck[1] - head * .98)

        if act == "sit":
            p.round(pelvis[0] - .26, pelvis[1] + .1, pelvis[0] + .3, pelvis[1] + .17, .02, EXTRA)
            p.rect(pelvis[0] - .26, pelvis[1] - .42, pelvis[0] - .2, .95, EXTRA)
            p.rect(pelvis[0] + .2, pelvis[1] + .14, pelvis[0] + .26, .95, EXTRA)
        if woman and self.hair in (1, 2):
            p.round(top[0] - head * 1.08, top[1] - head * .5, top[0] + head * .2, top[1] + head * (2.2 if self.hair == 1 else 1.3), .1, DARK)
        self._arm(p, shoulder, arms[0], elbows[0], upper, fore, k, SHADE)
        skirt = woman and self.hair % 2 == 1
        for i, far in ((0, True), (1, False)):
            knee = _reach(pelvis, hips[i], thigh)
            ankle = _reach(knee, hips[i] - knees[i], shin)
            leg = SKIN if skirt else EXTRA
            p.line([(pelvis[0] + (-.03 if far else .03), pelvis[1]), knee, ankle], (.145 if not skirt else .1) * k, leg)
            foot = hips[i] - knees[i]
            p.line([(ankle[0] - .02, ankle[1] + .015), (ankle[0] + .11 * math.cos(foot * .6), ankle[1] + .02 - .1 * math.sin(foot * .6))], .085 * k, DARK)
        if skirt:
            spread = .1 + .16 * abs(swing * w)
            lap = thigh * .95 if act == "sit" else 0.
            p.poly([(pelvis[0] - .14 * k, pelvis[1] - .16), (pelvis[0] + .14 * k, pelvis[1] - .16),
                    (pelvis[0] + .16 * k + spread + lap, pelvis[1] + (.1 if lap else thigh * .85)),
                    (pelvis[0] - .16 * k - spread * (not lap), pelvis[1] + (.13 if lap else thigh * .85))], SHADE)
        wide = .17 * k if woman else .2 * k
        p.line([(neck[0], neck[1] + .08), (neck[0], neck[1] - .06)], .1, SKIN)
        p.poly([(neck[0] - wide, shoulder[1] + .03), (neck[0] - wide * .7, neck[1] + .02), (neck[0] + wide * .7, neck[1] + .02),
                (neck[0] + wide, shoulder[1] + .03), (pelvis[0] + .15 * k, pelvis[1] + .07), (pelvis[0] - .15 * k, pelvis[1] + .07)], MAIN)
        p.poly([(neck[0] - wide, shoulder[1] + .03), (neck[0] - wide * .55, neck[1] + .04), (pelvis[0] - .07 * k, pelvis[1] + .07),
                (pelvis[0] - .15 * k, pelvis[1] + .07)], SHADE)
        self._head(p, top, head, kind)
        self._arm(p, shoulder, arms[1], elbows[1], upper, fore, k, MAIN)

    def _arm(self, p: Pen, shoulder: Point, angle: float, bend: float, upper: float, fore: float, k: float, sleeve: int) -> None:
        elbow = _reach(shoulder, angle, upper)
        hand = _reach(elbow, angle + bend, fore)
        p.line([elbow, hand], .09 * k, SKIN)
        p.line([shoulder, elbow, (elbow[0] + (hand[0] - elbow[0]) * .55, elbow[1] + (hand[1] - elbow[1]) * .55)], .12 * k, sleeve)
        p.disc(*hand, .062 * k, SKIN)

    def _head(self, p: Pen, at: Point, r: float, kind: str) -> None:
        x, y = at
        p.ellipse(x, y, r * .92, r, SKIN)
        p.disc(x + r * .9, y + r * .12, r * .17, SKIN)
        style = self.hair
        p.arc(x - r * .1, y - r * .12, r * 1.0, math.pi * .82, math.pi * 1.9, DARK)
        if kind == "woman":
            if style == 3:
                p.disc(x - r * .75, y - r * .95, r * .42, DARK)
            elif style == 0:
                p.round(x - r * 1.08, y - r * .4, x - r * .1, y + r * .75, r * .4, DARK)
            p.ellipse(x - r * .72, y + r * .1, r * .34, r * .62, DARK)
        elif kind == "man":
            p.ellipse(x - r * .72, y - r * .1, r * .28, r * .42, DARK)
            if style == 2:
                p.arc(x + r * .3, y + r * .3, r * .72, .1, math.pi * .85, DARK)
        else:
            p.ellipse(x - r * .7, y, r * .34, r * (.7 if style % 2 else .45), DARK)
            if style == 1:
                p.line([(x - r * .95, y - r * .1), (x - r * 1.5, y + r * .5)], r * .4, DARK)
        p.disc(x + r * .5, y - r * .02, r * .115, DARK)

    def _bust(self, p: Pen, phase: int, turn: float) -> None:
        """Head and shoulders for a close-up, three-quarter view."""
        kind, act = self.a["subject"], self.a["action"]
        woman, child, style = kind == "woman", kind == "child", self.hair
        bob = .03 * math.sin(turn) if act in ("walk", "run") else .008 * math.sin(turn)
        r, x, y = (.47 if child else .45), .03, -.2 + bob
        shoulders = .62 if child else .7 if woman else .82
        if woman and style in (1, 2) or child and style == 1:
            p.round(x - r * 1.22, y - r * .6, x + r * .98, y + r * (2.1 if style == 1 else 1.45), .3, DARK)
        p.round(-shoulders, .5 + bob * .3, shoulders, 1.4, .3, MAIN)
        p.round(-shoulders, .56 + bob * .3, -shoulders + .22, 1.4, .1, SHADE)
        p.rect(-.17, .15, .17, .55, SKIN)
        p.arc(0, .5 + bob * .3, .2, 0, math.pi, SKIN)
        if act == "wave":
            s = .1 * math.sin(turn)
            p.line([(.62, .95), (.8, .45), (.78 + s, .1)], .2, MAIN)
            p.disc(.78 + s, -.02, .13, SKIN)
        p.ellipse(x, y, r * .9, r * 1.02, SKIN)
        p.ellipse(x - r * .86, y + r * .12, r * .17, r * .24, SKIN)
        blink = phase == 6
        for ex, ew in ((x - r * .12, r * .19), (x + r * .5, r * .165)):
            if blink:
                p.line([(ex - ew, y + r * .03), (ex + ew, y + r * .03)], .03, DARK)
            else:
                p.ellipse(ex, y, ew, r * .2, WHITE)
                p.disc(ex + ew * .3, y + r * .02, r * .125, DARK)
            lift = r * (.36 + (.05 if act in ("talk", "wave", "jump") else 0))
            p.line([(ex - ew * 1.1, y - lift), (ex + ew * 1.1, y - lift - r * .04)], .045 if not woman else .032, DARK)
        p.line([(x + r * .25, y + r * .12), (x + r * .33, y + r * .34), (x + r * .22, y + r * .36)], .028, EXTRA)
        my = y + r * .62
        opening = (0., .5, 1., .4, .85, .2, .65, .1)[phase] if act == "talk" else 0.
        if opening > .15:
            p.ellipse(x + r * .2, my, r * .2, r * .2 * opening + .015, DARK)
            p.ellipse(x + r * .2, my + r * .1 * opening, r * .12, r * .07 * opening + .008, EXTRA)
        else:
            p.line([(x + r * .02, my - .01), (x + r * .2, my + .025), (x + r * .38, my - .015)], .04, EXTRA)
        top = y - r * .28
        p.arc(x - r * .04, top, r * .98, math.pi * .97, math.pi * 2.02, DARK)
        if kind == "man":
            p.ellipse(x - r * .82, y - r * .22, r * .16, r * .34, DARK)
            if style == 2:
                p.arc(x + r * .08, y + r * .52, r * .66, .12, math.pi - .12, DARK)
                p.line([(x + r * .05, my - .06), (x + r * .36, my - .06)], .06, DARK)
                p.line([(x + r * .1, my), (x + r * .3, my)], .05, EXTRA)
        elif woman:
            p.ellipse(x - r * .8, y + r * (.25 if style != 3 else -.1), r * .26, r * (.85 if style != 3 else .5), DARK)
            p.poly([(x - r * .9, top), (x + r * .2, top - r * .05), (x - r * .75, top + r * .42)], DARK)
            if style == 3:
                p.disc(x - r * .45, y - r * 1.25, r * .38, DARK)
        else:
            p.ellipse(x - r * .8, y - r * .05, r * .2, r * .45, DARK)
            p.poly([(x - r * .6, top - .02), (x + r * .75, top - .02), (x + r * .4, top + r * .2), (x + r * .1, top + r * .06), (x - r * .2, top + r * .22)], DARK)

    # --- animals ---------------------------------------------------------------------------------------------
    def _legs(self, p: Pen, turn: float, xs: tuple[float, ...], top: float, width: float, foot: float, hoof: int) -> None:
        swing = {"walk": .4, "run": .8, "jump": .6}.get(self.a["action"], .03)
        for x, q in zip(xs, (0., math.pi, math.pi, 0.)):
            far = q > 0
            s = math.sin(turn + q)
            lift = max(0., math.cos(turn + q)) * swing * .14
            end = (x + s * swing * .36, foot - lift)
            p.line([(x, top), (x + s * swing * .12 + .03, (top + foot) / 2), end], width, SHADE if far else MAIN)
            p.line([end, (end[0] + .05, end[1])], width * .9, hoof)

    def _dog(self, p: Pen, phase: int, turn: float) -> None:
        self._legs(p, turn, (-.42, -.3, .3, .42), .3, .14, .86, SHADE)
        w = math.sin(turn)
        p.line([(-.55, .12), (-.85, -.18 + .14 * w)], .13, MAIN)
        p.round(-.62, 0, .56, .46, .22, MAIN)
        p.ellipse(0, .4, .4, .09, SKIN)
        p.line([(.45, .1), (.6, -.2)], .3, MAIN)
        p.ellipse(.62, -.3, .26, .22, MAIN)
        p.round(.62, -.34, .98, -.08, .11, MAIN)
        p.round(.66, -.2, .96, -.08, .06, SKIN)
        p.ellipse(.46, -.22, .1, .22, SHADE, .25)
        p.disc(.95, -.25, .06, DARK)
        p.disc(.7, -.36, .042, DARK)
        p.round(.36, -.06, .6, .02, .04, EXTRA)

    def _cat(self, p: Pen, phase: int, turn: float) -> None:
        self._legs(p, turn, (-.42, -.3, .3, .42), .3, .12, .86, SHADE)
        w = math.sin(turn)
        p.line([(-.55, .15), (-.8, 0), (-.82, -.35 + .06 * w), (-.68, -.5 + .1 * w)], .11, MAIN)
        p.round(-.62, 0, .56, .46, .22, MAIN)
        p.ellipse(0, .4, .4, .09, SKIN)
        p.poly([(.38, -.28), (.4, -.62), (.62, -.4)], MAIN)
        p.poly([(.6, -.42), (.8, -.62), (.84, -.25)], MAIN)
        p.disc(.6, -.18, .27, MAIN)
        p.ellipse(.74, -.05, .14, .09, SKIN)
        p.disc(.69, -.21, .045, DARK)
        p.disc(.85, -.1, .035, EXTRA)
        for i in range(3):
            p.line([(-.3 + .25 * i, .02), (-.27 + .25 * i, .17)], .05, SHADE)

    def _horse(self, p: Pen, phase: int, turn: float) -> None:
        self._legs(p, turn, (-.5, -.38, .28, .4), .25, .13, .88, DARK)
        w = math.sin(turn)
        p.line([(-.62, -.02), (-.82, .1), (-.86, .45 + .05 * w)], .12, DARK)
        p.round(-.66, -.12, .52, .34, .22, MAIN)
        p.ellipse(-.05, .29, .42, .08, SHADE)
        p.poly([(.2, .1), (.34, -.55), (.62, -.62), (.54, .2)], MAIN)
        p.line([(.28, -.5), (.22, -.2), (.16, -.02)], .11, DARK)
        p.line([(.5, -.6), (.86, -.34)], .24, MAIN)
        p.line([(.8, -.38), (.88, -.32)], .2, SKIN)
        p.poly([(.4, -.62), (.44, -.86), (.54, -.64)], MAIN)
        p.disc(.58, -.56, .04, DARK)

    def _bird(self, p: Pen, phase: int, turn: float) -> None:
        p.poly([(-.45, .05), (-.95, -.08), (-.92, .2)], SHADE)
        p.ellipse(0, .1, .52, .27, MAIN, -.1)
        p.ellipse(.1, .2, .34, .14, SKIN, -.1)
        p.disc(.48, -.1, .23, MAIN)
        p.poly([(.68, -.16), (.98, -.04), (.68, .02)], EXTRA)
        p.disc(.55, -.15, .07, WHITE)
        p.disc(.57, -.15, .04, DARK)
        if self.a["action"] == "fly":
            tip = -.08 - .72 * math.sin(turn)
            p.poly([(-.28, .02), (.24, 0), (-.05, tip), (-.3, tip * .95)], SHADE)
        else:
            p.ellipse(-.1, .08, .32, .15, SHADE, .15)
            for x in (-.05, .12):
                p.line([(x, .35), (x, .78)], .05, EXTRA)

    # --- things ----------------------------------------------------------------------------------------------
    def _wheels(self, p: Pen, xs: tuple[float, ...], y: float, r: float, phase: int) -> None:
        a = (phase / PHASES) * math.pi / 2 * (self.a["action"] == "drive")
        for x in xs:
            p.disc(x, y, r, DARK)
            p.disc(x, y, r * .55, EXTRA)
            for q in range(2):
                c, d = math.cos(a + q * math.pi / 2) * r * .5, math.sin(a + q * math.pi / 2) * r * .5
                p.line([(x - c, y - d), (x + c, y + d)], .045, DARK)

    def _car(self, p: Pen, phase: int, turn: float) -> None:
        p.round(-.98, -.02, .98, .5, .18, MAIN)
        p.poly([(-.64, .02), (-.4, -.42), (.3, -.42), (.64, .02)], MAIN)
        p.poly([(-.5, 0), (-.32, -.31), (-.06, -.31), (-.06, 0)], SKIN)
        p.poly([(.04, 0), (.04, -.31), (.25, -.31), (.48, 0)], SKIN)
        p.rect(-.96, .27, .96, .37, SHADE)
        p.round(-.1, .07, .06, .11, .02, SHADE)
        p.disc(.88, .14, .08, WHITE)
        p.round(-.98, .08, -.88, .2, .03, EXTRA)
        self._wheels(p, (-.55, .55), .5, .25, phase)

    def _bus(self, p: Pen, phase: int, turn: float) -> None:
        p.round(-.98, -.42, .98, .55, .14, MAIN)
        p.rect(-.98, .28, .98, .42, SHADE)
        for i in range(4):
            p.round(-.88 + .4 * i, -.28, -.56 + .4 * i, .1, .05, SKIN)
        p.round(.74, -.28, .98, .24, .03, SKIN)
        p.round(-.9, -.4, .9, -.34, .02, WHITE)
        p.disc(.92, .36, .06, WHITE)
        self._wheels(p, (-.55, .55), .55, .22, phase)

    def _truck(self, p: Pen, phase: int, turn: float) -> None:
        p.round(-.98, -.5, .34, .45, .05, WHITE)
        p.rect(-.98, .3, .34, .45, SHADE)
        p.rect(-.9, -.1, .26, .06, MAIN)
        p.round(.38, -.22, .98, .48, .12, MAIN)
        p.poly([(.56, -.1), (.78, -.1), (.92, .14), (.56, .14)], SKIN)
        p.rect(.3, .36, .98, .48, SHADE)
        p.disc(.92, .28, .06, WHITE)
        self._wheels(p, (-.62, -.14, .62), .55, .22, phase)

    def _train(self, p: Pen, phase: int, turn: float) -> None:
        p.round(-.98, -.5, -.3, .5, .06, MAIN)
        p.round(-.86, -.34, -.44, 0, .05, SKIN)
        p.rect(-1., -.58, -.24, -.46, SHADE)
        p.round(-.36, -.15, .82, .45, .12, MAIN)
        p.rect(.1, -.15, .2, .45, SHADE)
        p.poly([(.5, -.12), (.46, -.5), (.78, -.5), (.74, -.12)], DARK)
        p.poly([(.8, .5), (1., .74), (.6, .74)], SHADE)
        p.rect(-.98, .42, .86, .56, SHADE)
        p.disc(.84, .08, .09, WHITE)
        for i in range(5):
            p.disc(-.78 + .38 * i, .6, .17, DARK)
            p.disc(-.78 + .38 * i, .6, .08, EXTRA)
        if self.a["action"] == "drive":
            dx, dy = .07 * math.cos(turn), .07 * math.sin(turn)
            p.line([(-.4 + dx, .6 + dy), (.36 + dx, .6 + dy)], .06, WHITE)
            o = phase / PHASES
            p.disc(.5 - .22 * o, -.66 - .1 * o, .12 + .06 * o, WHITE)
            p.disc(.24 - .25 * o, -.8, .11 + .02 * o, WHITE)

    def _boat(self, p: Pen, phase: int, turn: float) -> None:
        b = .05 * math.sin(turn)
        p.poly([(-.95, .4), (.98, .4), (.66, .82), (-.7, .82)], MAIN)
        p.poly([(-.95, .4), (.98, .4), (.92, .5), (-.9, .5)], SHADE)
        p.line([(-.02, .4), (-.02, -.92)], .06, DARK)
        p.poly([(.06, -.86), (.75 + b, .26), (.06, .26)], WHITE)
        p.poly([(-.1, -.7), (-.66 + b, .26), (-.1, .26)], SKIN)
        p.poly([(-.02, -.95), (.26, -.86 + b, ), (-.02, -.78)], MAIN)

    def _plane(self, p: Pen, phase: int, turn: float) -> None:
        p.poly([(-.9, -.55), (-.62, -.55), (-.42, 0), (-.8, 0)], SHADE)
        p.poly([(.02, -.1), (.26, -.1), (-.02, -.4), (-.16, -.4)], SHADE)
        p.ellipse(.02, .08, .95, .25, MAIN)
        p.ellipse(.02, .22, .7, .08, SKIN)
        p.poly([(-.1, .15), (.3, .15), (-.2, .62), (-.42, .62)], SHADE)
        for i in range(5):
            p.disc(-.4 + .2 * i, .03, .065, WHITE)
        p.poly([(.66, -.08), (.86, 0), (.9, .06), (.66, .06)], EXTRA)

    def _balloon(self, p: Pen, phase: int, turn: float) -> None:
        p.disc(0, -.3, .64, MAIN)
        p.poly([(-.55, 0), (.55, 0), (.17, .52), (-.17, .52)], MAIN)
        p.ellipse(0, -.3, .3, .64, SHADE)
        p.poly([(-.27, 0), (.27, 0), (.09, .52), (-.09, .52)], SHADE)
        p.ellipse(0, -.3, .1, .63, SKIN)
        p.poly([(-.09, 0), (.09, 0), (.03, .52), (-.03, .52)], SKIN)
        p.line([(-.16, .52), (-.12, .72)], .03, DARK)
        p.line([(.16, .52), (.12, .72)], .03, DARK)
        p.round(-.17, .68, .17, .94, .05, EXTRA)

    def _ball(self, p: Pen, phase: int, turn: float) -> None:
        squash = .08 * max(0., math.cos(turn)) if self.a["action"] == "bounce" else 0.
        p.ellipse(0, .2 + squash, .66 + squash, .66 - squash, MAIN)
        a = (phase / PHASES) * math.pi / 2 if self.a["action"] == "roll" else .4
        for q in range(4):
            t = a + q * math.pi / 2
            p.disc(math.cos(t) * .36, .2 + squash + math.sin(t) * .36, .17, WHITE if q % 2 == 0 else SHADE)
        p.disc(0, .2 + squash, .14, SKIN)

    def _rocket(self, p: Pen, phase: int, turn: float) -> None:
        if self.a["action"] != "still":
            f = .3 + .12 * abs(math.sin(turn))
            p.poly([(-.2, .5), (.2, .5), (.08, .58 + f), (0, .7 + f), (-.08, .58 + f)], SKIN)
            p.poly([(-.1, .5), (.1, .5), (0, .5 + f)], WHITE)
        p.poly([(-.26, .1), (-.58, .58), (-.22, .52)], SHADE)
        p.poly([(.26, .1), (.58, .58), (.22, .52)], SHADE)
        p.ellipse(0, -.15, .32, .78, MAIN)
        p.rect(-.24, .44, .24, .56, DARK)
        p.disc(0, -.28, .17, EXTRA)
        p.disc(0, -.28, .11, SKIN)
        p.poly([(-.19, -.72), (0, -1.), (.19, -.72)], SHADE)
