"""Hats at any yaw, in the head's frame (chin at the origin). Classes: hat hat2 metal dark."""
from __future__ import annotations

import math
from typing import Callable

from ..sheet import Pen
from .head import Skull, outside, smooth


def draw_headgear(pen: Pen, skull: Skull, hat: str) -> None:
    if hat:
        DRAWN[hat](pen, skull)


def _edges(k: Skull, wide: float = .45) -> tuple[float, float]:
    """Left and right of a band round the head."""
    return -k.mix(wide, wide + .06), k.mix(wide, wide - .02)


def _visor(pen: Pen, k: Skull, y: float, cls: str, reach: float = 1.) -> None:
    """A peak over the brow; it sinks behind the crown as the head turns away."""
    show = max(0., min(1., (k.cosine + .30) * 3.5)) if k.cosine < 0 else 1.
    if show <= 0:
        return
    x0, x1 = k.mix(-.36, .06), k.mix(.38, .40 + .32 * reach)
    tip = k.mix(.10, .30 + .34 * reach)
    pen.blob([(x0 * show, y, 1), (x1 * show + .38 * (1 - show), y - .02, 1), (tip + k.mix(.16, .0), y + .075 * show),
        (k.mix(0, .30), y + .10 * show), (x0 + .08, y + .06 * show)], cls)


def _cap(pen: Pen, k: Skull) -> None:
    left, right = _edges(k)
    pen.blob([(left, -.74, 1), (left + .05, -1.02), (-.04 * k.sine, -1.17), (right - .04, -1.0), (right - .01, -.74, 1)], "hat")
    pen.ellipse(-.04 * k.sine, -1.155, .05, .03, "hat2")
    _visor(pen, k, -.77, "hat2")


def _peaked(pen: Pen, k: Skull, badge: bool = True) -> None:
    left, right = _edges(k)
    pen.blob([(left, -.78, 1), (left - .10, -1.06), (0, -1.23), (right + .13, -1.08), (right, -.78, 1)], "hat")
    pen.polygon([(left, -.90), (right, -.90), (right, -.76), (left, -.76)], "dark")
    size = max(0., min(1., k.seen(0) * 3 + .9)) if k.seen(0) < 0 else 1.
    if size > 0:
        pen.ellipse(.36 * k.sine + .02, -1.01, .07 * size * max(.45, abs(k.cosine)), .085 * size, "metal")
    _visor(pen, k, -.78, "dark", .8)


def _soldier(pen: Pen, k: Skull) -> None:
    left, right = _edges(k, .44)
    pen.blob([(left, -.72, 1), (left - .01, -1.08, 1), (-.05, -1.13), (right + .02, -1.10, 1), (right, -.72, 1)], "hat")
    pen.polygon([(left, -.84), (right, -.84), (right, -.72), (left, -.72)], "hat2")
    if k.seen(0) > 0:
        pen.ellipse(.36 * k.sine, -.94, .055 * max(.4, k.seen(0)), .06, "metal")
    _visor(pen, k, -.75, "hat", .7)


def _helmet(pen: Pen, k: Skull) -> None:
    left, right = _edges(k, .50)
    pen.shaded(lambda: pen.curve([(left - .03, -.62, 1), (left + .0, -.92), (-.28, -1.17), (0, -1.23), (.28, -1.17), (right - .01, -.92),
        (right + .05, -.66, 1)]), "hat", "hat2", .07)
    pen.line([(left - .05, -.63), (0, -.66), (right + .06, -.67)], .055, "hat2")
    x = k.x(-70) if k.seen(-70) > 0 else None
    if x is not None:
        pen.line([(x, -.64), (x + .05, -.25), (k.outline[6][0], .02)], .035, "dark")


def _hardhat(pen: Pen, k: Skull) -> None:
    left, right = _edges(k, .49)
    pen.shaded(lambda: pen.curve([(left, -.74, 1), (left + .03, -1.0), (-.24, -1.2), (0, -1.25), (.24, -1.2), (right - .03, -1.0),
        (right, -.74, 1)]), "hat", "hat2", .07)
    pen.line([(.10 * k.sine - .12, -1.22), (.30 * k.sine, -1.20), (.42 * k.sine, -.78)], .05, "hat2")
    pen.line([(left - .04, -.75), (right + .03, -.75)], .06, "hat")
    _visor(pen, k, -.76, "hat", .6)


def _beanie(pen: Pen, k: Skull) -> None:
    left, right = _edges(k, .46)
    pen.blob([(left, -.78), (left + .06, -1.05), (-.05 * k.sine, -1.22), (right - .05, -1.05), (right, -.78)], "hat")
    pen.rectangle(left - .01, -.88, right + .01, -.70, "hat2", .07)
    pen.ellipse(-.05 * k.sine, -1.25, .11, .11, "hat2")


def _beret(pen: Pen, k: Skull) -> None:
    left, right = _edges(k, .43)
    slip = -.12 * k.cosine - .10 * k.sine
    pen.shaded(lambda: pen.curve([(left + .02, -.80), (left - .06 + slip * .5, -.98), (slip, -1.20), (right + .05 + slip * .4, -1.02),
        (right - .02, -.82), (0, -.86)]), "hat", "hat2", .05)
    pen.line([(slip, -1.18), (slip + .02, -1.27)], .045, "hat2")


def _flatcap(pen: Pen, k: Skull) -> None:
    left, right = _edges(k, .45)
    ahead = k.mix(.0, .16)
    pen.shaded(lambda: pen.curve([(left, -.76, 1), (left + .03, -1.02), (-.10, -1.13), (right - .04 + ahead * .5, -1.03), (right + ahead, -.80),
        (right - .1, -.75, 1)]), "hat", "hat2", .06)
    _visor(pen, k, -.78, "hat2", .55)


def _brimmed(pen: Pen, k: Skull, brim: float, crown: tuple[float, float, float], band: str, curl: float = 0., domed: bool = False) -> None:
    """A round hat: brim half-width; crown's half-width below, above, and its height."""
    low, high, tall = crown
    pen.blob([(-brim, -.84 - curl), (-brim * .55, -.92), (0, -.93), (brim * .55, -.92), (brim, -.84 - curl), (brim * .55, -.74), (0, -.715),
        (-brim * .55, -.74)], "hat2" if band == "hat" else "hat")
    x = -.03 * k.sine
    top = -.86 - tall
    if domed:
        pen.shaded(lambda: pen.curve([(x - low, -.84, 1), (x - high, top + .16), (x, top), (x + high, top + .16), (x + low, -.84, 1)]), "hat",
            "hat2", .06)
    else:
        pen.shaded(lambda: pen.curve([(x - low, -.84, 1), (x - high, top, 1), (x, top - .03), (x + high, top, 1), (x + low, -.84, 1)]), "hat",
            "hat2", .06)
    pen.polygon([(x - low, -.97), (x + low, -.97), (x + low, -.84), (x - low, -.84)], band)


def _sunhat(pen: Pen, k: Skull) -> None:
    _brimmed(pen, k, .80, (.43, .34, .32), "metal", -.03, True)


def _straw(pen: Pen, k: Skull) -> None:
    """The wide cone of rice fields."""
    pen.shaded(lambda: pen.curve([(-.86, -.70, 1), (0, -1.36, 1), (.86, -.70, 1), (.4, -.64), (0, -.62), (-.4, -.64)]), "hat", "hat2", .16)
    for x in (-.36, .0, .36):
        pen.line([(x * .25, -1.20), (x * 1.2, -.68)], .022, "hat2")


def _boater(pen: Pen, k: Skull) -> None:
    _brimmed(pen, k, .66, (.43, .42, .26), "dark")


def _fedora(pen: Pen, k: Skull) -> None:
    _brimmed(pen, k, .66, (.43, .33, .33), "dark", .03)
    pen.line([(-.10, -1.19), (.02, -1.15), (.12, -1.20)], .035, "hat2")


def _bowler(pen: Pen, k: Skull) -> None:
    _brimmed(pen, k, .56, (.42, .37, .36), "dark", .05, True)


def _tophat(pen: Pen, k: Skull) -> None:
    _brimmed(pen, k, .58, (.38, .42, .66), "hat2", .04)


def _chef(pen: Pen, k: Skull) -> None:
    left, right = _edges(k, .42)
    for x, y, r in ((-.30, -1.22, .23), (0., -1.32, .26), (.30, -1.22, .23), (-.12, -1.16, .25), (.14, -1.16, .25)):
        pen.ellipse(x, y, r, r, "hat")
    pen.polygon([(left, -1.10), (right, -1.10), (right, -.76), (left, -.76)], "hat")
    pen.line([(left, -.79), (right, -.79)], .055, "hat2")
    for x in (-.2, 0., .2):
        pen.line([(x, -1.12), (x * .9, -.95)], .024, "hat2")


def _nurse(pen: Pen, k: Skull) -> None:
    x = k.mix(0, -.06) + .12 * k.sine
    pen.blob([(x - .30, -.93, 1), (x - .38, -1.16, 1), (x, -1.24), (x + .38, -1.16, 1), (x + .30, -.93, 1), (x, -.99)], "hat")
    pen.line([(x - .31, -.96), (x, -1.02), (x + .31, -.96)], .04, "hat2")
    size = max(0., k.seen(0))
    if size > 0:
        pen.line([(x + .12 * k.sine - .055 * size, -1.12), (x + .12 * k.sine + .055 * size, -1.12)], .045, "metal")
        pen.line([(x + .12 * k.sine, -1.17), (x + .12 * k.sine, -1.07)], .045, "metal")


def _face_hole(pen: Pen, k: Skull, half: float, profile: float, y: float, high: float) -> None:
    """Clips away an opening for the face: inside the silhouette from the front, open to the side in profile. The caller restores."""
    edge = k.outline[3][0] - .015
    left = k.mix(-half, profile) if k.cosine > 0 else profile + (edge - .02 - profile) * smooth(-k.cosine, 0., .5)
    outside(pen, lambda: pen.ellipse_path((left + edge) / 2, y, max(.01, (edge - left) / 2), high))
    grown = smooth(k.sine, .62, .86) * (1 - smooth(-k.cosine, .05, .5))
    if grown > 0:
        outside(pen, lambda: pen.c.rectangle(edge - .10, y - .24 * grown, 1., .52 * grown))


def _bonnet(pen: Pen, k: Skull) -> None:
    front, back = k.mix(.50, .36), -k.mix(.50, .56)
    away = smooth(-k.cosine, .0, .9)
    path = [(back, -.10), (back - .04, -.70), (-.10, -1.20), (front - .04, -1.12), (front + .04, -.62), (front - .10 + .05 * away, -.06), (0, .06)]
    pen.c.save()
    _face_hole(pen, k, .36, .10, -.42, .47)
    pen.blob(path, "hat")
    pen.c.restore()
    brim = .24 * k.sine
    if k.cosine > 0:
        fade = smooth(k.cosine, .0, .3)
        pen.line([(k.mix(-.33, .08), -.62), (k.mix(0, .22), -.88), (k.mix(.33, .33), -.66 - .20 * k.s2)], .05 * fade, "hat2")
        pen.line([(brim * .9 - .12, .0), (brim * .9, .07), (brim * .9 + .13, .0)], .07 * fade, "metal")


def _headscarf(pen: Pen, k: Skull) -> None:
    """Tied behind, over the hair, the brow left free."""
    left, right = _edges(k, .45)
    x, show = -.44 * k.sine, smooth(-k.cosine, -.5, .1)
    if show > 0:
        pen.blob([(x - .02, -.42), (x - (.20 + .05 * k.c2) * show, -.42 + .24 * show), (x + .02, -.42 + .14 * show),
            (x + (.14 * k.c2 - .06) * show, -.42 + .28 * show)], "hat2")
    behind = smooth(-k.cosine, .1, .7)
    pen.shaded(lambda: pen.curve([(left + .02, -.46), (left - .01, -.84), (-.20, -1.13), (.10, -1.14), (right - .05, -.98),
        (k.mix(.40, .34), -.74 + .22 * behind),
                                  (.0 + .1 * k.sine, -.80 + .42 * behind), (k.mix(-.36, -.10), -.62 + .18 * behind)]), "hat", "hat2", .06)


def _hijab(pen: Pen, k: Skull) -> None:
    """A scarf round the head, neck and shoulders with an opening for the face."""
    left, right = _edges(k, .46)
    body = [(-.02 * k.sine, -1.12), (right - .12, -1.04), (right + .01 - .04 * k.s2, -.62), (k.mix(.42, .30), -.12), (k.mix(.62, .46), .36),
        (k.mix(.36, .30), .62), (0, .70), (k.mix(-.36, -.42), .62),
            (k.mix(-.62, -.58), .36), (k.mix(-.42, -.44), -.10), (left - .02, -.55), (left + .06, -.98)]
    pen.c.save()
    _face_hole(pen, k, .315, .10, -.43, .43)
    pen.blob(body, "hat")
    pen.c.restore()
    with pen.clipped(lambda: pen.curve(body)):
        pen.line([(k.mix(-.34, -.30), .05), (.0, .17), (k.mix(.34, .30), .08)], .05, "hat2")
        pen.line([(left, .28), (-.02, .44), (k.mix(.46, .40), .22)], .045, "hat2")


def _turban(pen: Pen, k: Skull) -> None:
    left, right = _edges(k, .49)
    path = [(left, -.60), (left - .05, -.92), (-.26, -1.26), (.05, -1.34), (.32, -1.22), (right + .05, -.92), (right - .02, -.70),
        (.25 * k.sine, -.76)]
    pen.blob(path, "hat")
    with pen.clipped(lambda: pen.curve(path)):
        m = .30 * k.sine
        for y in (0., .16, .32):
            pen.line([(left - .1, -.78 - y * .8), (m - .1, -.86 - y), (m + .05, -.98 - y)], .035, "hat2")
            pen.line([(right + .1, -.80 - y * .8), (m + .16, -.90 - y), (m + .05, -.98 - y)], .035, "hat2")
    size = max(0., k.seen(0))
    if size > 0:
        pen.ellipse(.40 * k.sine, -.90, .05 * size, .065, "metal")


def _skullcap(pen: Pen, k: Skull) -> None:
    left, right = _edges(k, .42)
    pen.shaded(lambda: pen.curve([(left, -.80, 1), (left + .05, -1.02), (-.03, -1.17), (right - .05, -1.02), (right, -.80, 1)]), "hat", "hat2", .06)
    pen.polygon([(left, -.88), (right, -.88), (right, -.79), (left, -.79)], "hat2")
    pen.ellipse(-.03, -1.19, .055, .055, "metal")


def _crown(pen: Pen, k: Skull) -> None:
    left, right = _edges(k, .42)
    mid = (left + right) / 2
    w = (right - left) / 2
    points: list[tuple[float, ...]] = [(left, -.82)]
    for i in range(5):
        a = left + 2 * w * i / 4
        points += [(mid + (a - mid) * 1.12, -1.24 - .05 * (i == 2))]
        if i < 4:
            points += [(mid + (a + w / 4 - mid) * 1.06, -1.02)]
    points += [(right, -.82)]
    pen.polygon(points, "hat")
    pen.line([(left, -.86), (right, -.86)], .07, "hat2", 0)
    for angle in (-58, 0, 58, 116, -116, 180):
        turned = (k.yaw + angle + 180) % 360 - 180
        size = math.cos(math.radians(turned))
        if size > 0:
            pen.ellipse(mid + w * .95 * math.sin(math.radians(turned)), -.93, .05 * size, .055, "dark" if angle % 116 else "metal")


def _tiara(pen: Pen, k: Skull) -> None:
    size = max(0., min(1., (k.cosine + .5) * 2))
    if size <= 0:
        return
    x0, x1, m = k.mix(-.33, -.02), k.mix(.34, .36), .36 * k.sine * .95
    points = [(x0, -.93), (x0 + .02, -1.0), ((x0 + m) / 2, -1.02), ((x0 + m) / 2 + .03, -1.10), (m, -1.20), ((x1 + m) / 2 - .01, -1.10),
        ((x1 + m) / 2 + .02, -1.01), (x1, -.98), (x1, -.90),
              (m, -.97)]
    pen.polygon([(x, -.95 + (y + .95) * size) for x, y in points], "hat")
    pen.ellipse(m * .96, -.95 - .10 * size, .035 * size, .045 * size, "metal")


def _flower(pen: Pen, k: Skull) -> None:
    """A blossom over the left temple."""
    angle = math.radians(k.yaw - 62)
    size = smooth(math.cos(angle), -.45, .1)
    if size <= 0:
        return
    x = .40 * math.sin(angle) - .04 * k.s2
    for i in range(5):
        a = i * 2 * math.pi / 5
        pen.ellipse(x + .075 * size * math.cos(a), -.88 + .075 * size * math.sin(a), .066 * size, .066 * size, "hat")
    pen.ellipse(x, -.88, .045 * size, .045 * size, "metal")


DRAWN: dict[str, Callable[[Pen, Skull], None]] = {
    "cap": _cap, "police": _peaked, "soldier": _soldier, "helmet": _helmet, "hardhat": _hardhat, "beanie": _beanie, "beret": _beret,
        "flatcap": _flatcap, "sunhat": _sunhat,
    "straw": _straw, "boater": _boater, "fedora": _fedora, "bowler": _bowler, "tophat": _tophat, "chef": _chef, "nurse": _nurse, "bonnet": _bonnet,
        "headscarf": _headscarf,
    "hijab": _hijab, "turban": _turban, "skullcap": _skullcap, "crown": _crown, "tiara": _tiara, "flower": _flower,
}
