"""Houses, towers and public buildings. Windows are `glow`: lit at night."""
from __future__ import annotations

from ...sheet import Pen, Sprite
from .base import Variant, choice, make, piece, standing, wobble

PANE = (.55, .71, .80)
WALLS = ((.93, .84, .72), (.86, .72, .62), (.80, .84, .82), (.90, .76, .66))
ROOFS = ((.72, .38, .33), (.48, .44, .50), (.62, .40, .32), (.42, .50, .56))


def _coats(v: float) -> dict[str, tuple[float, float, float]]:
    k = choice(v, 4)
    return {"plaster": WALLS[k], "roof": ROOFS[k], "glow": PANE}


def _pane(p: Pen, x: float, y: float, w: float, h: float, frame: str = "white") -> None:
    """A window by its middle."""
    p.rectangle(x - w / 2 - .07, y - h / 2 - .07, x + w / 2 + .07, y + h / 2 + .07, frame)
    p.rectangle(x - w / 2, y - h / 2, x + w / 2, y + h / 2, "glow")
    p.rectangle(x - .035, y - h / 2, x + .035, y + h / 2, frame)


@piece("house")
def house(v: Variant) -> Sprite:
    """Two-storey town house with a pitched roof: gable to us or ridge along; colours by v[1]."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.polygon([(-2.2, 0), (-2.2, -3.9), (0, -6.1), (2.2, -3.9), (2.2, 0)], "plaster")
            p.polygon([(-2.6, -3.65), (0, -6.3), (2.6, -3.65), (2.35, -3.4), (0, -5.75), (-2.35, -3.4)], "roof")
            _pane(p, 0, -4.4, .6, .7)
        else:
            p.rectangle(-2.2, -3.7, 2.2, 0, "plaster")
            p.rectangle(1.1, -5.7, 1.6, -4.4, "stone2")
            p.polygon([(-2.6, -3.6), (-1.8, -5.3), (1.8, -5.3), (2.6, -3.6)], "roof")
        for x in (-1.25, 0, 1.25) if v[0] <= 0 else (-1.2, 1.2):
            _pane(p, x, -2.9, .75, .85)
        for x in (-1.3, 1.3):
            _pane(p, x, -1.15, .8, .9)
        p.rectangle(-.48, -1.85, .48, 0, "white")
        p.rectangle(-.38, -1.75, .38, 0, "wood2")
        p.rectangle(-2.2, -.25, -.48, 0, "stone2")
        p.rectangle(.48, -.25, 2.2, 0, "stone2")
    return make("house", standing(5.24, 6.32), "plaster roof white glow wood2 stone2", draw, tint="plaster", grain="large", colours=_coats(v[1]))


@piece("cottage")
def cottage(v: Variant) -> Sprite:
    """Small country house: thatch or tiles, a chimney, a low door."""
    thatch = v[0] > 0

    def draw(p: Pen) -> None:
        p.rectangle(-1.9, -1.9, 1.9, 0, "plaster")
        p.rectangle(.8, -4., 1.3, -2.6, "stone2")
        if thatch:
            p.blob([(-2.35, -1.6), (-1.9, -2.5), (-1.2, -3.5), (0, -3.65), (1.2, -3.5), (1.9, -2.5), (2.35, -1.6), (1.6, -1.78), (0, -1.85),
                    (-1.6, -1.78)], "roof")
        else:
            p.polygon([(-2.3, -1.75), (-1.5, -3.4), (1.5, -3.4), (2.3, -1.75)], "roof")
        for x in (-1.15, 1.15):
            _pane(p, x, -1.05, .7, .7)
        p.rectangle(-.46, -1.5, .46, 0, "white")
        p.rectangle(-.37, -1.4, .37, 0, "wood2")
    colours = _coats(v[1])
    if thatch:
        colours = dict(colours, roof=(.78, .64, .40))
    return make("cottage", standing(4.74, 4.02), "plaster roof stone2 glow white wood2", draw, tint="plaster", grain="large", colours=colours)


@piece("shopfront")
def shopfront(v: Variant) -> Sprite:
    """Street building with a shop below an awning and two floors above."""
    def draw(p: Pen) -> None:
        p.rectangle(-2.4, -6.6, 2.4, 0, "plaster")
        p.rectangle(-2.55, -6.8, 2.55, -6.45, "white")
        for y in (-5.5, -4.):
            for x in (-1.55, 0, 1.55):
                _pane(p, x, y, .78, 1.)
        p.rectangle(-2.4, -3.05, 2.4, -2.85, "white")
        p.rectangle(-2.2, -2.3, .8, -.5, "white")
        p.rectangle(-2.08, -2.2, .68, -.62, "glow")
        p.rectangle(-.74, -2.2, -.66, -.6, "white")
        p.rectangle(1.05, -2.3, 2.05, 0, "wood2")
        p.rectangle(1.2, -2.1, 1.9, -.9, "glow")
        for i in range(8):
            x = -2.4 + .6 * i
            p.polygon([(x + .06 * (4 - i) / 4, -2.85), (x + .6 + .06 * (3 - i) / 4, -2.85), (x + .6, -2.2), (x, -2.2)], "red" if i % 2 else "white")
            p.ellipse(x + .3, -2.2, .3, .12, "red" if i % 2 else "white")
        p.rectangle(-2.4, -.3, 1.05, 0, "red2")
    colours = dict(_coats(v[1]), red2=(.55, .42, .38))
    return make("shopfront", standing(5.12, 6.82), "plaster white glow wood2 red red2", draw, tint="red", grain="large", colours=colours)


@piece("apartment")
def apartment(v: Variant) -> Sprite:
    """Apartment block of five floors with balconies."""
    cols, floors = 4, 5

    def draw(p: Pen) -> None:
        w, h = 6.4, 9.
        p.rectangle(-w / 2, -h, w / 2, 0, "plaster")
        p.rectangle(-w / 2 - .12, -h - .2, w / 2 + .12, -h + .1, "stone2")
        for f in range(floors - 1):
            y = -h + 1.15 + 1.62 * f
            for c in range(cols):
                x = -w / 2 + .85 + 1.57 * c
                p.rectangle(x - .4, y - .55, x + .4, y + .5, "white" if (c + f) % 5 else "stone2")
                p.rectangle(x - .32, y - .47, x + .32, y + .42, "glow")
                if c % 2 == (v[0] > 0):
                    p.rectangle(x - .6, y + .36, x + .6, y + .72, "red")
        p.rectangle(-w / 2, -1.9, w / 2, 0, "stone2")
        p.rectangle(-.75, -1.6, .75, 0, "white")
        p.rectangle(-.62, -1.48, .62, 0, "dark2")
        for x in (-2.2, 2.2):
            p.rectangle(x - .6, -1.45, x + .6, -.55, "glow")
    colours = dict(_coats(v[1]), red=((.72, .52, .44), (.55, .64, .66), (.80, .66, .46), (.62, .58, .64))[choice(v[2], 4)], stone2=(.70, .66, .63))
    return make("apartment", standing(6.68, 9.22), "plaster white glow red stone2 dark2", draw, tint="plaster", grain="large", colours=colours)


@piece("tower")
def tower(v: Variant) -> Sprite:
    """Office tower: bands of pane, or a grid; 14 m as drawn."""
    def draw(p: Pen) -> None:
        w, h = 4.6, 14.
        p.rectangle(-w / 2, -h, w / 2, 0, "panel")
        p.rectangle(w / 2 - 1., -h, w / 2, 0, "panel2")
        if v[0] > 0:
            for i in range(11):
                y = -h + .7 + 1.12 * i
                p.rectangle(-w / 2 + .3, y, w / 2 - 1.2, y + .6, "glow")
                p.rectangle(w / 2 - .85, y, w / 2 - .2, y + .6, "pane")
        else:
            for i in range(10):
                for k in range(5):
                    x, y = -w / 2 + .3 + .84 * k, -h + .7 + 1.24 * i
                    lit = wobble(i * 5 + k, choice(v[1], 4)) > -.2
                    p.rectangle(x, y, x + .54, y + .72, "glow" if lit else "pane")
        p.rectangle(-w / 2, -1.3, w / 2, 0, "panel2")
        p.rectangle(-.8, -1.05, .8, 0, "glow")
        if v[2] > 0:
            p.rectangle(-.8, -h - .6, .8, -h, "panel2")
    colours = {"panel": ((.60, .68, .76), (.70, .70, .74), (.52, .62, .68))[choice(v[1], 3)],
               "panel2": ((.51, .59, .68), (.60, .60, .65), (.44, .53, .60))[choice(v[1], 3)],
               "glow": (.74, .86, .92), "pane": (.62, .76, .84)}
    return make("tower", standing(4.64, 14.62), "panel panel2 glow pane", draw, grain="large", colours=colours)


@piece("church")
def church(v: Variant) -> Sprite:
    """Village church: a spire on the left, a nave."""
    def draw(p: Pen) -> None:
        p.rectangle(-.6, -3.2, 3.6, 0, "plaster")
        p.polygon([(-.6, -3.1), (-.2, -5.), (3.2, -5.), (3.95, -3.1)], "roof")
        p.rectangle(-2.4, -5.6, -.4, 0, "cream2")
        p.polygon([(-2.7, -5.5), (-1.4, -9.2), (-.1, -5.5)], "roof")
        p.rectangle(-1.47, -10.1, -1.33, -9., "gold")
        p.rectangle(-1.75, -9.85, -1.05, -9.7, "gold")
        p.ellipse(-1.4, -4.6, .45, .45, "gold")
        p.ellipse(-1.4, -4.6, .33, .33, "cream2")
        for x in (.4, 1.6, 2.8):
            p.rectangle(x - .28, -2.2, x + .28, -.9, "glow")
            p.ellipse(x, -2.2, .28, .34, "glow")
        p.ellipse(-1.4, -3.2, .25, .3, "glow")
        p.rectangle(-1.65, -3.2, -1.15, -2.4, "glow")
        p.rectangle(-1.9, -1.5, -.9, 0, "wood2")
        p.ellipse(-1.4, -1.5, .5, .45, "wood2")
    return make("church", (-2.75, -10.2, 4., .02), "plaster cream2 roof gold glow wood2", draw, faces=-1, grain="large",
                colours={"roof": (.45, .46, .54), "glow": PANE})


def _curved_roof(p: Pen, y: float, w: float, h: float, cls: str, edge: str, flare: float = .35) -> None:
    """An eastern roof: a hollow slope with upturned ends; y is its lower edge."""
    p.blob([(-w - flare, y - flare, 1), (-w * .72, y - h * .3), (-w * .42, y - h, 1), (w * .42, y - h, 1), (w * .72, y - h * .3),
            (w + flare, y - flare, 1), (w * .8, y, 1), (-w * .8, y, 1)], cls)
    p.blob([(-w - flare, y - flare, 1), (-w * .8, y - .04), (-w * .4, y + .02), (w * .4, y + .02), (w * .8, y - .04), (w + flare, y - flare, 1),
            (w * .8, y + .18), (w * .4, y + .22),
            (-w * .4, y + .22), (-w * .8, y + .18)], edge)


@piece("temple")
def temple(v: Variant) -> Sprite:
    """Eastern hall with two curved roofs on red columns over steps."""
    def draw(p: Pen) -> None:
        p.rectangle(-3.6, -.5, 3.6, 0, "stone")
        p.rectangle(-3.2, -.85, 3.2, -.45, "stone")
        for i in range(3):
            p.rectangle(-1., -.72 + .26 * i, 1., -.64 + .26 * i, "gold2")
        p.rectangle(-2.7, -3.3, 2.7, -.85, "red2")
        for x in (-1.75, 0, 1.75):
            p.rectangle(x - .62, -2.7, x + .62, -.85, "glow")
            p.rectangle(x - .05, -2.7, x + .05, -.85, "red2")
            p.rectangle(x - .62, -1.75, x + .62, -1.65, "red2")
        for x in (-2.7, -.88, .88, 2.7):
            p.rectangle(x - .14, -3.3, x + .14, -.85, "red")
        _curved_roof(p, -3.2, 3.6, 1.5, "slate", "gold2")
        p.rectangle(-1.5, -5.1, 1.5, -4.5, "red2")
        _curved_roof(p, -5., 2.3, 1.3, "slate", "gold2", .3)
        p.rectangle(-1., -6.5, 1., -6.25, "slate")
    return make("temple", standing(8.1, 6.55), "stone red red2 slate gold2 glow", draw, grain="large",
                colours={"slate": (.38, .47, .50), "glow": (.84, .66, .46), "red2": (.55, .24, .23)})


@piece("hutong_house")
def hutong_house(v: Variant) -> Sprite:
    """Grey brick lane house with a tiled roof, a lattice window and a red door."""
    def draw(p: Pen) -> None:
        p.rectangle(-2.6, -2.5, 2.6, 0, "stone2")
        for i in range(7):
            p.rectangle(-2.6, -2.3 + .34 * i, 2.6, -2.24 + .34 * i, "stone3")
        p.blob([(-3.1, -2.45, 1), (-2.5, -2.8), (-2.2, -3.7, 1), (2.2, -3.7, 1), (2.5, -2.8), (3.1, -2.45, 1)], "slate")
        p.rectangle(-2.3, -3.86, 2.3, -3.62, "slate", .06)
        for i in range(15):
            p.ellipse(-2.94 + .42 * i, -2.45, .13, .13, "slate")
        right = .9 if v[0] > 0 else -.9
        p.rectangle(right - .75, -2.15, right + .75, 0, "wood3")
        p.rectangle(right - .62, -2., right + .62, 0, "red")
        p.rectangle(right - .035, -2., right + .035, 0, "wood3")
        for side in (-1, 1):
            p.ellipse(right + side * .22, -1.05, .09, .09, "wood3")
        x = -1.25 if v[0] > 0 else 1.25
        p.rectangle(x - .72, -1.95, x + .72, -.85, "wood3")
        p.rectangle(x - .6, -1.83, x + .6, -.97, "glow")
        for k in (-.3, 0, .3):
            p.rectangle(x + k - .04, -1.83, x + k + .04, -.97, "wood3")
        p.rectangle(x - .6, -1.44, x + .6, -1.36, "wood3")
    return make("hutong_house", standing(6.3, 3.9), "stone2 stone3 slate red wood3 glow", draw, tint="red", grain="large",
                colours={"stone2": (.68, .69, .70), "stone3": (.61, .62, .64), "slate": (.40, .44, .49), "glow": (.86, .80, .66)})


@piece("courtyard_gate")
def courtyard_gate(v: Variant) -> Sprite:
    """The gate of an eastern courtyard: a small roof, red leaves with studs, stone drums."""
    def draw(p: Pen) -> None:
        p.rectangle(-1.6, -2.8, 1.6, 0, "stone2")
        p.rectangle(-1.15, -2.5, 1.15, 0, "wood3")
        p.rectangle(-.98, -2.35, .98, 0, "red")
        p.rectangle(-.04, -2.35, .04, 0, "wood3")
        for side in (-1, 1):
            for i in range(2):
                for j in range(4):
                    p.ellipse(side * (.32 + .36 * i), -2.05 + .5 * j, .075, .075, "gold")
            p.ellipse(side * 1.25, -.34, .24, .34, "stone")
            p.rectangle(side * 1.25 - .28, -.12, side * 1.25 + .28, 0, "stone")
        _curved_roof(p, -2.75, 1.85, 1., "slate", "wood3", .25)
    return make("courtyard_gate", standing(4.24, 3.8), "stone stone2 slate red gold wood3", draw, grain="large",
                colours={"slate": (.38, .43, .48), "stone2": (.66, .67, .68)})


@piece("pagoda")
def pagoda(v: Variant) -> Sprite:
    """Tower of five curved roofs."""
    def draw(p: Pen) -> None:
        p.rectangle(-1.7, -.4, 1.7, 0, "stone")
        for i in range(5):
            y, w = -.4 - 1.55 * i, 1.3 - .16 * i
            p.rectangle(-w, y - 1.3, w, y, "plaster")
            for side in (-1, 1):
                p.rectangle(side * w - .1, y - 1.3, side * w + .1, y, "red")
            p.rectangle(-.3, y - .95, .3, y, "glow")
            _curved_roof(p, y - 1.1, w + .5, .75, "slate", "red", .28)
        p.polygon([(-.12, -8.2), (.12, -8.2), (0, -9.6)], "red")
        p.ellipse(0, -8.5, .2, .16, "red")
    return make("pagoda", standing(4.3, 9.62), "stone plaster red slate glow", draw, grain="large",
                colours={"slate": (.36, .45, .49), "glow": (.72, .54, .38), "red": (.72, .33, .29)})


@piece("barn")
def barn(v: Variant) -> Sprite:
    """Red barn with white beams."""
    def draw(p: Pen) -> None:
        p.polygon([(-2.4, 0), (-2.4, -2.8), (-1.5, -4.3), (0, -5.), (1.5, -4.3), (2.4, -2.8), (2.4, 0)], "red")
        p.line([(-2.6, -2.6, 1), (-1.6, -4.35, 1), (0, -5.1, 1), (1.6, -4.35, 1), (2.6, -2.6, 1)], .28, "roof2")
        p.rectangle(-1.1, -2.3, 1.1, 0, "white")
        p.rectangle(-.96, -2.16, .96, 0, "red2")
        p.line([(-.94, -2.1), (.94, -.04)], .16, "white", 0)
        p.line([(.94, -2.1), (-.94, -.04)], .16, "white", 0)
        p.rectangle(-.5, -3.8, .5, -3., "white")
        p.rectangle(-.38, -3.68, .38, -3.12, "dark2")
    return make("barn", standing(5.5, 5.26), "red red2 roof2 white dark2", draw, tint="red", grain="large", colours={"roof2": (.45, .36, .36)})
