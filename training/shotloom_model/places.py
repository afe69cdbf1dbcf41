"""The five background layers of every setting, as class maps.

Coordinates: the frame is one unit wide and 9/16 high with the origin in its middle; a canvas is 1.5 x 0.75 units.
A picture depends only on discrete choices (attributes and one of four arrangements a layer); every continuous
position is left to the compositor's transforms, or the generator would average it to mush (GAN.md, lesson 1).
"""
from __future__ import annotations

import math

import numpy as np

from .drawing import Pen, soft_map
from .world import Sample, bits, uniform

HALF_X, HALF_Y = 0.75, 0.375
HORIZON, GROUND = .06, .085
ARRANGEMENTS = 4
# name, classes, opaque, (width, height) in texels, parallax, zoom response
LAYERS = [("sky", 4, True, (192, 96), .06, .25), ("cloud", 3, False, (192, 96), .15, .4),
          ("mid", 5, False, (384, 192), .45, .7), ("ground", 5, False, (384, 192), 1., 1.),
          ("fore", 3, False, (384, 192), 1.5, 1.3)]
COARSE = sum(k for _, k, _, (w, _), _, _ in LAYERS if w == 192)
FINE = sum(k for _, k, _, (w, _), _, _ in LAYERS if w == 384)

_fixed = np.random.RandomState(7)
_STARS = list(zip(_fixed.uniform(-.75, .75, 46), _fixed.uniform(-.37, .02, 46), _fixed.uniform(.002, .0042, 46)))
_TABLE = np.random.RandomState(21).randn(len(LAYERS), ARRANGEMENTS, 16).clip(-1.6, 1.6)


class Place:
    """Draws the layers of one sample."""

    def __init__(self, sample: Sample):
        self.a, self.noise = sample.shown, sample.noise

    def maps(self) -> list[np.ndarray]:
        """One uint8 map [classes, height, width] a layer."""
        return [soft_map(w, h, HALF_X, HALF_Y, k, opaque, lambda p, i=i, n=name: self._draw(i, n, p))
                for i, (name, k, opaque, (w, h), _, _) in enumerate(LAYERS)]

    def _draw(self, layer: int, name: str, pen: Pen) -> None:
        row = _TABLE[layer, bits(self.noise[2 * layer:2 * layer + 2])]
        if name == "sky":
            self._sky(pen, row)
        elif name == "cloud":
            self._cloud(pen, row)
        else:
            getattr(self, f"_{name}_{self.a['setting']}", lambda p, v: None)(pen, row)

    def _sky(self, p: Pen, v: np.ndarray) -> None:
        t = self.a["time"]
        p.rect(-1, -1, 1, 1, 1)
        if t == "night" or self.a["setting"] == "moon":
            for x, y, r in _STARS:
                p.disc(x, y, r, 4)
        if self.a["weather"] != "clear":
            return
        x = -.34 + .68 * uniform(v[0])
        y = {"dawn": -.02, "day": -.19, "sunset": .015, "night": -.17}[t] - .05 * uniform(v[1])
        r = {"dawn": .05, "day": .042, "sunset": .062, "night": .036}[t]
        p.disc(x, y, r * 1.7, 3)
        p.disc(x, y, r, 2)
        if t == "night":
            p.disc(x + r * .45, y - r * .25, r * .8, 3)

    def _cloud(self, p: Pen, v: np.ndarray) -> None:
        if self.a["setting"] == "moon":
            return
        heavy = self.a["weather"] in ("rain", "snow")
        n = 6 if heavy else 3
        for i in range(n):
            x = -.62 + 1.24 * i / (n - 1) + .1 * v[2 + i % 2] * (-1) ** i
            y = -.21 + .035 * ((i * 7) % 3) + .02 * v[4]
            w = (.15 if heavy else .085) * (1 + .15 * ((i * 5) % 3))
            for dx, dy, r in ((-.6, 0, .34), (-.15, -.22, .46), (.35, -.1, .4), (.75, .05, .26)):
                p.disc(x + dx * w, y + dy * w, r * w, 1)
            p.round(x - .95 * w, y - .02 * w, x + w, y + .32 * w, .16 * w, 1)
            p.round(x - .7 * w, y + .16 * w, x + .8 * w, y + .32 * w, .07 * w, 2)

    # --- middle distance -------------------------------------------------------------------------------------
    def _mid_sea(self, p: Pen, v: np.ndarray) -> None:
        x, w = .35 * v[5], .16 + .03 * v[6]
        p.ellipse(x, HORIZON + .05, w, .09 + .02 * v[7], 1)
        p.ellipse(x + w * .7, HORIZON + .05, w * .7, .06, 2)
        p.rect(-1, HORIZON + .03, 1, 1, 1)

    def _mid_harbour(self, p: Pen, v: np.ndarray) -> None:
        side = 1 if v[5] > 0 else -1
        for i in range(6):
            x = side * (.62 - .13 * i)
            h = .07 + .03 * ((i * 3) % 4) * .6
            p.rect(x - .06, HORIZON - h, x + .06, .2, 1 if i % 2 else 2)
            p.poly([(x - .068, HORIZON - h), (x, HORIZON - h - .05), (x + .068, HORIZON - h)], 4)
            for k in (-1, 1):
                p.rect(x + k * .028 - .012, HORIZON - h + .02, x + k * .028 + .012, HORIZON - h + .048, 3)
        x = -side * .42 + .05 * v[6]
        p.poly([(x - .15, .2), (x - .1, HORIZON - .03), (x + .1, HORIZON - .03), (x + .16, .2)], 1)
        p.poly([(x - .042, HORIZON - .03), (x - .026, HORIZON - .23), (x + .026, HORIZON - .23), (x + .042, HORIZON - .03)], 3)
        for k in (0, 1):
            y = HORIZON - .075 - .085 * k
            d = .0385 - .006 * k
            p.poly([(x - d, y), (x - d + .003, y - .036), (x + d - .003, y - .036), (x + d, y)], 4)
        p.rect(x - .036, HORIZON - .242, x + .036, HORIZON - .226, 4)
        p.rect(x - .02, HORIZON - .278, x + .02, HORIZON - .242, 3)
        p.poly([(x - .03, HORIZON - .276), (x, HORIZON - .312), (x + .03, HORIZON - .276)], 4)
        p.rect(-1, HORIZON + .03, 1, 1, 1)

    def _mid_mountains(self, p: Pen, v: np.ndarray) -> None:
        for j, (k, height, off) in enumerate(((1, .23, .13), (2, .17, -.1))):
            for i in range(4):
                cx = -.66 + .44 * i + off + .06 * v[5 + j]
                h, w = height * (.75 + .18 * v[7 + (i + j) % 4]), .28
                top, foot, q = HORIZON - h, HORIZON + .04, .3
                e = h + .04
                p.poly([(cx - w, foot), (cx, top), (cx + w, foot)], k)
                p.poly([(cx, top), (cx - w * q, top + e * q), (cx - w * q * .4, top + e * q * .75), (cx, top + e * q * 1.1),
                        (cx + w * q * .45, top + e * q * .75), (cx + w * q, top + e * q)], 3)
        p.rect(-1, HORIZON + .03, 1, 1, 2)

    def _mid_city(self, p: Pen, v: np.ndarray) -> None:
        for j, (k, height, n) in enumerate(((1, .25, 11), (2, .2, 8))):
            w = 1.5 / n
            for i in range(n):
                x = -.75 + w * i
                h = height * (.62 + .3 * math.sin(i * 2.4 + j) * .8 + .14 * v[5 + (i * 3 + j) % 5])
                right = x + w * (.86 + .1 * math.sin(i * 5.1))
                p.rect(x + .004, HORIZON - h, right, 1, k)
                if j:
                    p.rect(x + .004, HORIZON - h, right, HORIZON - h + .012, 4)
                    for a in range(3):
                        for b in range(int(h / .052)):
                            if (i * 5 + a * 3 + b * 7) % 4:
                                wx, wy = x + w * (.13 + .24 * a), HORIZON - h + .026 + .052 * b
                                p.rect(wx, wy, wx + w * .15, wy + .03, 3)

    def _mid_forest(self, p: Pen, v: np.ndarray) -> None:
        for j, (k, height, n, y) in enumerate(((1, .2, 15, .05), (2, .26, 9, .09))):
            for i in range(n):
                x = -.75 + 1.5 * (i + .5) / n + .03 * v[5 + j]
                h = height * (.85 + .12 * v[7 + (i * 2 + j) % 4])
                w = .4 * h
                p.rect(x - .009, y - .05, x + .009, y + .03, 3)
                for q in range(3):
                    s = w * (.5 + .2 * q) * .8
                    p.poly([(x - s, y - h * (.62 - .27 * q)), (x, y - h * (1. - .2 * q)), (x + s, y - h * (.62 - .27 * q))], k)
        p.rect(-1, .07, 1, 1, 2)

    def _mid_desert(self, p: Pen, v: np.ndarray) -> None:
        x, top = .3 * v[5], HORIZON - .16 - .02 * v[6]
        for cx, t, w in ((x, top, .2), (x + .3, HORIZON - .1, .12)):
            p.poly([(cx - w, HORIZON + .02), (cx, t), (cx + w, HORIZON + .02)], 1)
            p.poly([(cx, t), (cx + w, HORIZON + .02), (cx + w * .3, HORIZON + .02)], 2)
        p.hills(HORIZON + .01, lambda q: .022 * math.sin(6 * q + 1.5 * v[7]), 3, HALF_X)

    def _mid_meadow(self, p: Pen, v: np.ndarray) -> None:
        p.hills(HORIZON - .05, lambda q: .045 * math.sin(5 * q + 1.2 * v[5]), 1, HALF_X)
        p.hills(HORIZON - .005, lambda q: .035 * math.sin(7 * q + 2 + 1.2 * v[7]), 2, HALF_X)
        x, y = .3 * v[8], HORIZON
        p.rect(x - .055, y - .06, x + .055, y + .02, 3)
        p.poly([(x - .07, y - .055), (x, y - .11), (x + .07, y - .055)], 4)
        p.rect(x - .012, y - .03, x + .012, y + .02, 4)

    def _panes(self, p: Pen, x: float, y0: float, y1: float, half: float, frame: int) -> None:
        """A window: a frame with four panes through which the sky shows."""
        p.rect(x - half - .014, y0 - .014, x + half + .014, y1 + .02, frame)
        ym = (y0 + y1) / 2
        for a in (-1, 0):
            for b0, b1 in ((y0, ym - .004), (ym + .004, y1)):
                p.erase(x + a * half + .005, b0, x + (a + 1) * half - .005, b1)

    def _mid_room(self, p: Pen, v: np.ndarray) -> None:
        p.rect(-1, -1, 1, 1, 1)
        x = -.1 + .14 * v[5]
        self._panes(p, x, -.22, .02, .15, 3)
        p.rect(x + .27, -.2, x + .41, -.08, 4)
        p.rect(x + .284, -.186, x + .396, -.094, 2)
        x -= .36
        p.rect(x - .08, -.21, x + .08, .12, 4)
        for q in range(3):
            p.rect(x - .066, -.195 + .1 * q, x + .066, -.11 + .1 * q, 2)
            for b in range(4):
                p.rect(x - .056 + .026 * b, -.17 + .008 * ((b + q) % 3) + .1 * q, x - .036 + .026 * b, -.11 + .1 * q, 3)

    def _mid_classroom(self, p: Pen, v: np.ndarray) -> None:
        p.rect(-1, -1, 1, 1, 1)
        x = -.05 + .06 * v[5]
        p.rect(x - .27, -.23, x + .27, .015, 4)
        p.rect(x - .255, -.215, x + .255, 0, 2)
        for q in range(3):
            p.rect(x - .21, -.18 + .05 * q, x - .05 - .03 * ((q * 2) % 3), -.172 + .05 * q, 3)
        p.line([(x + .08, -.05), (x + .15, -.17), (x + .2, -.05), (x + .08, -.05)], .007, 3)
        self._panes(p, x + .46, -.2, .0, .1, 3)
        self._panes(p, x - .5, -.2, .0, .1, 3)

    def _mid_office(self, p: Pen, v: np.ndarray) -> None:
        p.rect(-1, -1, 1, 1, 1)
        x = .05 * v[5]
        for q in (-1, 0, 1):
            self._panes(p, x + .4 * q, -.225, .0, .15, 3)
        p.rect(-1, .04, 1, .12, 2)
        y = -.02
        p.rect(x + .16, y, x + .25, y + .06, 4)
        p.rect(x - .27, y + .01, x - .2, y + .06, 4)

    def _mid_moon(self, p: Pen, v: np.ndarray) -> None:
        x, y, r = .3 * v[5], -.13, .09 + .01 * v[6]
        p.disc(x, y, r, 3)
        p.ellipse(x - r * .3, y - r * .25, r * .42, r * .3, 4)
        p.ellipse(x + r * .35, y + r * .3, r * .35, r * .25, 4)
        p.hills(HORIZON, lambda q: .05 * math.sin(4 * q + 1.5 * v[7]) + .02 * math.sin(13 * q), 1, HALF_X)
        p.hills(HORIZON + .03, lambda q: .03 * math.sin(6 * q + 1.5 * v[8]), 2, HALF_X)

    # --- ground ----------------------------------------------------------------------------------------------
    def _waves(self, p: Pen, v: np.ndarray, top: float, rows: int) -> None:
        for i in range(rows):
            y = top + .018 + .042 * i
            for j in range(6):
                x = -.75 + .3 * j + .13 * (i % 2) + .04 * v[9]
                p.round(x, y, x + .12 + .02 * v[10], y + .011 + .001 * i, .005, 2 if (i + j) % 3 else 3)

    def _ground_sea(self, p: Pen, v: np.ndarray) -> None:
        p.rect(-1, GROUND, 1, 1, 1)
        self._waves(p, v, GROUND, 7)

    def _ground_harbour(self, p: Pen, v: np.ndarray) -> None:
        p.rect(-1, GROUND, 1, 1, 1)
        self._waves(p, v, GROUND, 2)
        p.rect(-1, .172, 1, 1, 4)
        p.rect(-1, .172, 1, .186, 3)
        for i in range(12):
            x = -.72 + .13 * i + .03 * v[11]
            p.rect(x, .186, x + .006, 1, 2)

    def _ground_mountains(self, p: Pen, v: np.ndarray) -> None:
        p.hills(GROUND, lambda q: .018 * math.sin(5 * q + 1.5 * v[9]), 1, HALF_X)
        x = .1 * v[10]
        p.poly([(x - .04, GROUND + .06), (x + .04, GROUND + .06), (x + .35, .5), (x - .15, .5)], 2)
        for i in range(5):
            p.ellipse(-.6 + .3 * i + .04 * v[11], GROUND + .05 + .03 * (i % 2), .035, .02, 3)

    def _ground_city(self, p: Pen, v: np.ndarray) -> None:
        p.rect(-1, GROUND, 1, 1, 1)
        p.rect(-1, GROUND + .04, 1, 1, 2)
        p.rect(-1, GROUND + .033, 1, GROUND + .045, 4)
        for i in range(10):
            x = -.75 + .16 * i + .03 * v[9]
            p.rect(x, GROUND + .135, x + .09, GROUND + .147, 3)

    def _ground_forest(self, p: Pen, v: np.ndarray) -> None:
        p.hills(GROUND, lambda q: .012 * math.sin(7 * q + v[9]), 1, HALF_X)
        p.hills(GROUND + .12, lambda q: .03 * math.sin(4 * q + 1.2 * v[10]), 2, HALF_X)
        for i in range(6):
            x = -.65 + .27 * i + .04 * v[11]
            p.arc(x, GROUND + .035, .05, math.pi, 2 * math.pi, 3)

    def _ground_desert(self, p: Pen, v: np.ndarray) -> None:
        p.hills(GROUND, lambda q: .015 * math.sin(5 * q + 1.3 * v[9]), 1, HALF_X)
        p.hills(GROUND + .1, lambda q: .035 * math.sin(4 * q + 1 + 1.3 * v[10]), 2, HALF_X)
        for i in range(3):
            x, y, h = -.5 + .45 * i + .05 * v[11], GROUND + .05, .1
            p.line([(x, y), (x, y - h)], .022, 3)
            p.line([(x, y - h * .3), (x + .035, y - h * .3), (x + .035, y - h * .7)], .014, 3)
            p.line([(x, y - h * .1), (x - .03, y - h * .1), (x - .03, y - h * .45)], .014, 3)

    def _ground_meadow(self, p: Pen, v: np.ndarray) -> None:
        p.hills(GROUND, lambda q: .012 * math.sin(6 * q + v[9]), 1, HALF_X)
        p.hills(GROUND + .13, lambda q: .03 * math.sin(4 * q + 1.2 * v[10]), 2, HALF_X)
        for i in range(14):
            p.disc(-.72 + .11 * i + .02 * v[11], GROUND + .05 + .045 * ((i * 5) % 4), .009, 3 if i % 2 else 4)

    def _ground_room(self, p: Pen, v: np.ndarray) -> None:
        p.rect(-1, GROUND + .02, 1, 1, 1)
        p.rect(-1, GROUND + .008, 1, GROUND + .022, 3)
        for i in range(4):
            p.rect(-1, GROUND + .07 + .06 * i, 1, GROUND + .074 + .06 * i, 2)
        x = .08 * v[9]
        p.ellipse(x, GROUND + .14, .25, .05, 4)
        p.ellipse(x, GROUND + .14, .21, .036, 3)

    def _ground_classroom(self, p: Pen, v: np.ndarray) -> None:
        p.rect(-1, GROUND + .02, 1, 1, 1)
        p.rect(-1, GROUND + .008, 1, GROUND + .022, 3)
        for i in range(4):
            p.rect(-1, GROUND + .07 + .06 * i, 1, GROUND + .074 + .06 * i, 2)
        x = .3 + .05 * v[9]
        p.rect(x - .13, GROUND - .04, x + .13, GROUND - .02, 3)
        p.rect(x - .12, GROUND - .02, x + .12, GROUND + .06, 4)

    def _ground_office(self, p: Pen, v: np.ndarray) -> None:
        p.rect(-1, GROUND + .03, 1, 1, 1)
        p.rect(-1, GROUND + .1, 1, 1, 2)
        x = -.32 + .05 * v[9]
        p.rect(x - .15, GROUND - .03, x + .15, GROUND - .012, 4)
        p.rect(x - .135, GROUND - .012, x - .12, GROUND + .09, 4)
        p.rect(x + .05, GROUND - .012, x + .135, GROUND + .09, 4)
        p.poly([(x - .04, GROUND - .03), (x - .03, GROUND - .09), (x + .06, GROUND - .09), (x + .05, GROUND - .03)], 3)

    def _ground_moon(self, p: Pen, v: np.ndarray) -> None:
        p.hills(GROUND, lambda q: .015 * math.sin(5 * q + 1.5 * v[9]), 1, HALF_X)
        for i in range(6):
            x, y, w = -.62 + .25 * i + .04 * v[10], GROUND + .06 + .06 * (i % 3), .055
            p.ellipse(x, y, w, w * .28, 2)
            p.ellipse(x, y - .004, w * .82, w * .2, 3)

    # --- foreground ------------------------------------------------------------------------------------------
    def _bushes(self, p: Pen, v: np.ndarray) -> None:
        for side in (-1, 1):
            x, y = side * (.56 + .04 * v[12]), .31
            for q in range(3):
                p.ellipse(x + (q - 1) * .09, y, .09, .06 - .015 * (q % 2), 1)
            for q in range(4):
                p.line([(x - .1 + .06 * q, .3), (x - .11 + .07 * q, .2 + .01 * q)], .009, 2)

    _fore_meadow = _fore_mountains = _fore_forest = _bushes

    def _fore_city(self, p: Pen, v: np.ndarray) -> None:
        x = .56 + .04 * v[12]
        p.rect(x - .007, -.17, x + .007, 1, 1)
        p.round(x - .055, -.185, x + .007, -.17, .005, 1)
        p.round(x - .066, -.18, x - .03, -.162, .006, 2)

    def _fore_harbour(self, p: Pen, v: np.ndarray) -> None:
        for side in (-1, 1):
            x = side * (.58 + .03 * v[12])
            p.round(x - .035, .2, x + .035, .4, .012, 1)
            p.round(x - .045, .19, x + .045, .215, .01, 2)

    def _rocks(self, p: Pen, v: np.ndarray) -> None:
        for side in (-1, 1):
            x, y = side * (.56 + .04 * v[12]), .33
            p.ellipse(x, y, .14, .07, 1)
            p.ellipse(x + .05, y, .07, .04, 2)

    _fore_desert = _fore_moon = _rocks

    def _fore_room(self, p: Pen, v: np.ndarray) -> None:
        x = .57 + .03 * v[12]
        p.poly([(x - .05, .18), (x + .05, .18), (x + .035, .32), (x - .035, .32)], 2)
        for a in range(5):
            t = (a - 2) * .5
            p.ellipse(x + .05 * math.sin(t), .12 - .03 * math.cos(t), .018, .065, 1, t * .9)

    _fore_office = _fore_room

    def _fore_classroom(self, p: Pen, v: np.ndarray) -> None:
        for side in (-1, 1):
            x = side * (.5 + .03 * v[12])
            p.rect(x - .16, .235, x + .16, .258, 2)
            p.rect(x - .14, .258, x + .14, .5, 1)
