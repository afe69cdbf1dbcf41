"""The head at any yaw: skull, jaw, nose and beard. Frame: chin at the origin, crown at y = -1, the face towards +x at yaw 90."""
from __future__ import annotations

import math

import cairo

from ..sheet import Pen, Point
from .joints import rad

# from the crown round by the right to the chin and back: (y, half-width from the front, x in profile)
OUTLINE = ((-1., 0., -.06), (-.91, .26, .21), (-.66, .385, .365), (-.40, .365, .372), (-.18, .285, .350), (-.035, .135, .315), (0., 0., .20),
           (-.035, -.135, .10), (-.18, -.285, -.06), (-.40, -.365, -.36), (-.66, -.385, -.47), (-.91, -.26, -.34))
SKULL = .36                     # radius on which features sit
ROUND_CHEEKS = {"girl": .03, "boy": .03}


def outside(pen: Pen, path: object) -> None:
    """Clips to what lies outside a path; the caller saves and restores."""
    pen.c.set_fill_rule(cairo.FILL_RULE_EVEN_ODD)
    pen.c.rectangle(-9, -9, 18, 18)
    path()  # type: ignore[operator]
    pen.c.clip()
    pen.c.set_fill_rule(cairo.FILL_RULE_WINDING)


class Skull:
    """A head seen at one yaw in 0..180: where its surface is."""

    def __init__(self, yaw: float, jaw: float = 1., cheeks: float = 0.):
        self.yaw = yaw
        self.sine, self.cosine = math.sin(rad(yaw)), math.cos(rad(yaw))
        self.s2, self.c2 = self.sine ** 2, self.cosine ** 2
        rows = []
        for y, front, profile in OUTLINE:
            low = -.45 < y < -.01
            wide = front * (jaw if low else 1.) + (math.copysign(cheeks, front) if low and front else 0.)
            rows.append((wide * self.c2 + profile * self.s2, y))
        self.outline: list[Point] = rows

    def x(self, angle: float, radius: float = SKULL) -> float:
        """Screen x of a point at an angle from the face's middle (+ towards the person's left); past the silhouette, just outside it."""
        turned = self.yaw + angle
        if abs(turned) <= 90:
            return radius * math.sin(rad(turned)) - .07 * self.s2
        return .52 if turned > 0 else -.52

    def hairline(self, angle: float, y: float) -> float:
        """Screen x of a hairline's point: inside the skull's silhouette, and well outside it once it has turned past the edge."""
        turned = self.yaw + angle
        held = max(-90., min(90., turned))
        round_top = math.sqrt(max(.1, 1 - ((-y - .66) / .345) ** 2)) if -1.02 < y < -.66 else 1.
        x = .372 * round_top * math.sin(rad(held)) - .07 * self.s2
        return x + (math.copysign(.54, turned) - x) * smooth(abs(turned), 76, 96)

    def seen(self, angle: float) -> float:
        """How squarely a point of the face is turned to us: 1 facing, 0 at the edge, negative behind."""
        return math.cos(rad(self.yaw + angle))

    def mix(self, front: float, profile: float) -> float:
        """A length that is `front` at yaw 0 and 180 and `profile` at yaw 90."""
        return front * self.c2 + profile * self.s2

    def grown(self, first: int, last: int, wide: float, high: float, about: float = -.58) -> list[Point]:
        """Some of the outline's points moved out from the middle of the skull."""
        return [(x * wide, about + (y - about) * high) for x, y in self.outline[first:last]]


def smooth(x: float, low: float, high: float) -> float:
    t = max(0., min(1., (x - low) / (high - low)))
    return t * t * (3 - 2 * t)


def draw_head(pen: Pen, skull: Skull, beard: str, old: bool) -> None:
    """Classes: skin skin2 hair hair2."""
    lit = skull.cosine > -.3
    pen.shaded(lambda: pen.curve(skull.outline), "skin", "skin2", .045 * skull.sine, -.022 if lit else -.02)
    bump = smooth(skull.sine, .30, .85)
    if bump > 0:
        x, s = .385 * skull.sine, bump
        size = 1.12 if old else 1.
        pen.blob([(x - .07, -.47), (x - .02 + .02 * s, -.43), (x - .03 + .115 * s * size, -.335), (x - .03 + .085 * s * size, -.285),
            (x - .07, -.275)], "skin")
    if beard:
        with pen.clipped(lambda: _beard_clip(pen, skull)):
            _beard(pen, skull, beard)


def _beard_clip(pen: Pen, skull: Skull) -> None:
    pen.c.rectangle(-.70, -.52, 1.4, .98)


def _beard(pen: Pen, skull: Skull, beard: str) -> None:
    """Beards and moustaches lie on the jaw by angle, so that they turn with it."""
    mouth = .285 * skull.sine
    half = .5 + .5 * abs(skull.cosine)
    front = 1 - smooth(-skull.cosine, .1, .8)
    if beard in ("stubble", "short", "full", "long"):
        drop = {"stubble": .0, "short": .045, "full": .13, "long": .42}[beard] * (1 - .8 * smooth(-skull.cosine, 0., .5))
        cls = "skin2" if beard == "stubble" else "hair"
        ear = skull.mix(-.375 * math.copysign(1, skull.cosine), -.02) if skull.cosine > 0 else skull.mix(.36, -.02)
        near = min(-.02, ear) if skull.cosine > 0 else ear
        far = skull.outline[3][0] + .015
        cheek = -.33
        chin = skull.outline[6][0]
        away = smooth(-skull.cosine, 0., .25)
        outer = [(near, -.46, 1), (near + .01, cheek), (skull.outline[8][0] * .98 - .01, -.16 + drop * .2),
            (skull.outline[7][0] - drop * .12, .0 + drop * .7),
                 (chin + .03 * skull.sine, .02 + drop), (skull.outline[5][0] + .02 + drop * .10, -.02 + drop * .62),
                     (skull.outline[4][0] + .025, -.19), (far, -.40, 1)]
        outer = [(x + (max(x, near - .01) - x) * away, y, *rest) for x, y, *rest in outer]
        inner = [(far - .04, -.36, 1), (mouth + .17 * half, -.235), (mouth, -.25), (mouth - .17 * half, -.235), (near + .09, -.33),
            (near + .07, -.46, 1)]
        pen.blob(outer + inner, cls)
        if beard in ("full", "long") and skull.cosine > -.1:
            pen.line([(chin - .06 + .05 * skull.sine, -.02 + drop * .2), (chin - .04 + .05 * skull.sine, drop * .75)], .030, "hair2")
            pen.line([(chin + .07 + .02 * skull.sine, -.02 + drop * .2), (chin + .05 + .02 * skull.sine, drop * .70)], .030, "hair2")
        if skull.seen(0) > -.2:
            pen.ellipse(mouth, -.150, .085 * half, .048, "skin2" if beard == "stubble" else "skin")
    if beard == "goatee":
        chin = skull.outline[6][0] + .05 * skull.sine
        w = half * front
        pen.blob([(mouth - .08 * w, -.085), (mouth, -.10), (mouth + .08 * w, -.085), (chin + .085 * w, -.08 + .08 * front),
            (chin + .01, -.08 + .155 * front),
                  (chin - .085 * w, -.08 + .08 * front)], "hair")
    if beard in ("moustache", "goatee", "full", "long", "short"):
        w = (.15 if beard != "short" else .12) * half * front
        lift = 0. if beard != "moustache" else .012
        pen.blob([(mouth - w, -.185 + lift), (mouth - w * .5, -.247), (mouth, -.235), (mouth + w * .5, -.247), (mouth + w, -.185 + lift),
            (mouth + w * .45, -.193),
                  (mouth, -.203), (mouth - w * .45, -.193)], "hair")
