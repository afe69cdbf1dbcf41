"""The birds: proportions and marks of each."""
from __future__ import annotations

from ..sheet import Pen
from . import palette as c
from .bird import Bird, flying, standing
from .drawing import palette
from .palette import rgb
from .shapes import limb

BILL, BILL2 = c.ORANGE, rgb("#bf6d25")


def _comb(pen: Pen, b: Bird) -> None:
    h = b.head
    for dx, dy in ((-.5, -.85), (.05, -1.12), (.58, -.9)):
        pen.ellipse(h * dx, h * dy, h * .42, h * .45, "accent")
    pen.ellipse(h * .62, h * .95, h * .32, h * .5, "accent")
    pen.ellipse(0, 0, h, h, "main")


def _rooster_tail(pen: Pen, b: Bird) -> None:
    x, y = -b.body[0] * .8, b.centre
    for dx, dy, r, cls in ((-34, -30, 7, "tail"), (-26, -46, 7.5, "tail"), (-8, -52, 7, "tail")):
        limb(pen, [(x + 14, y), (x + dx * .75, y + dy * .95), (x + dx * 1.25, y + dy * .45)], [9, r, 3], cls)


def _light_breast(pen: Pen, b: Bird) -> None:
    a, d, _ = b.body
    pen.ellipse(a * .5, b.centre + d * .75, a * .95, d * .75, "light")


def _duck_ring(pen: Pen, b: Bird) -> None:
    h = b.head
    limb(pen, [(-h * .95, h * .98), (h * .35, h * 1.2)], [h * .26, h * .26], "light")


def _crane_cap(pen: Pen, b: Bird) -> None:
    h = b.head
    pen.ellipse(-h * .05, -h * .62, h * .7, h * .42, "accent")


def _crane_tail(pen: Pen, b: Bird) -> None:
    x, y = -b.body[0] * .75, b.centre
    limb(pen, [(x + 12, y - 2), (x - 14, y + 4), (x - 24, y + 22)], [10, 9, 3], "ink")


def _white_head(pen: Pen, b: Bird) -> None:
    h = b.head
    pen.line([(h * .05, -h * .6), (h * .75, -h * .4)], h * .24, "dark")


def _swallow_tail(pen: Pen, b: Bird) -> None:
    x, y = -b.body[0] * .8, b.centre
    pen.polygon([(x + 10, y - 4), (x - 40, y - 14), (x - 8, y + 2), (x - 38, y + 14), (x + 10, y + 6)], "main2")


def _goose_knob(pen: Pen, b: Bird) -> None:
    h = b.head
    pen.ellipse(h * .75, -h * .55, h * .36, h * .4, "bill")
    pen.ellipse(0, 0, h * .98, h * .98, b.head_class)


def _ostrich(pen: Pen, b: Bird) -> None:
    a, d, _ = b.body
    for i, (x, y) in enumerate(((-.95, -.2), (-.8, .35), (-.45, .72), (0, .9), (.4, .75))):
        pen.ellipse(a * x, b.centre + d * y, 13, 10, "main" if i % 2 else "light")


def _register() -> None:
    standing("hen", Bird(palette(main=rgb("#c98a4e"), main2=rgb("#a66c36"), bill=BILL, bill2=BILL2, dark=c.BLACK, accent=c.RED),
                         (31, 24, .12), 22, (6, 20, 15, 9), 0, 10, (9, 4.4, .1, 1), (20, 9, .75), (38, 20), 2.4, 2., on_head=_comb))
    standing("rooster", Bird(palette(main=rgb("#d5793a"), main2=rgb("#a5502c"), bill=BILL, bill2=BILL2, dark=c.BLACK, accent=c.RED, tail=c.DARKTEAL),
                  (31, 24, .3), 26, (6, 26, 15, 9), 0, 10, (9, 4.4, .1, 1), (0, 9, .75), (38, 20), 2.4, 2.1, on_head=_comb, behind=_rooster_tail))
    standing("chick", Bird(palette(main=c.YELLOW, main2=c.GOLD, bill=BILL, bill2=BILL2, dark=c.BLACK),
                           (22, 19, .1), 12, (6, 17, 13, 12), 0, 15, (8, 4, .1, 1), (6, 6, .5), (22, 12), 2.6, 1.8))
    standing("duck", Bird(palette(main=rgb("#b9b3a8"), main2=rgb("#8c8478"), bill=c.GOLD, dark=c.BLACK, light=c.WHITE, head=c.DARKGREEN),
                  (38, 20, .1), 0, (4, 30, 12, 8.5), 3, 11, (17, 4, .12, 2), (16, 7, .35), (42, 17), 2.3, 2.4, "head", on_head=_duck_ring))
    standing("goose", Bird(palette(main=c.WHITE, main2=rgb("#d3d3d0"), bill=BILL, bill2=BILL2, dark=c.BLACK),
                           (42, 24, .16), 18, (12, 58, 14, 7), 4, 10, (14, 4.4, .1, 2), (18, 8, .35), (46, 20), 2.3, 2.6, on_head=_goose_knob))
    standing("swan", Bird(palette(main=c.WHITE, main2=rgb("#d8dade"), bill=BILL, dark=c.BLACK),
                          (52, 25, .08), 0, (14, 66, 12, 7), 15, 10, (15, 4, .35, 2), (24, 9, .5), (60, 26), 2.2))
    standing("pigeon", Bird(palette(main=rgb("#9aa5b8"), main2=rgb("#76829a"), bill=c.CORAL, bill2=rgb("#b95a49"), dark=c.BLACK),
                            (32, 18, .35), 11, (3, 14, 12, 9), 0, 10.5, (7, 3, .15, 1), (30, 7, -.2), (42, 15), 2.3, 1.9))
    standing("sparrow", Bird(palette(main=rgb("#b58a5f"), main2=rgb("#85603d"), bill=c.CHARCOAL, bill2=c.CHARCOAL, dark=c.BLACK, light=c.CREAM),
                             (27, 17, .35), 10, (5, 9, 13, 11), 0, 12.5, (8, 4, .1, 1), (26, 6, .05), (34, 13), 2.5, 1.7, on_body=_light_breast))
    standing("crow", Bird(palette(main=rgb("#3d3f52"), main2=rgb("#2b2c3b"), bill=c.GREY, bill2=c.CHARCOAL, dark=c.WHITE),
                          (35, 18, .35), 14, (5, 13, 13, 10.5), 0, 12, (16, 5, .1, 2), (32, 8, -.1), (46, 16), 1.8, 2.))
    standing("crane_bird", Bird(palette(main=c.WHITE, main2=rgb("#d6d8dc"), bill=rgb("#8f8a63"), bill2=rgb("#5b5a4c"), accent=c.RED,
                                        ink=rgb("#3b3d4a"), dark=rgb("#3b3d4a")),
                  (34, 17, .25), 52, (20, 58, 8, 5), 8, 7.5, (24, 3, .12, 1), (0, 4, .2), (40, 15), 1.8, 2., on_head=_crane_cap, behind=_crane_tail),
                  "large")
    standing("ostrich", Bird(palette(main=rgb("#4a4653"), main2=rgb("#34313c"), bill=rgb("#d9a48c"), bill2=rgb("#b07a64"), dark=c.BLACK,
                                     light=c.WHITE),
                             (40, 28, .1), 62, (22, 84, 8, 5.4), 6, 9, (13, 4, .1, 1), (0, 10, .5), (44, 26), 2.2, 3.2, "bill", behind=_ostrich))
    flying("eagle", Bird(palette(main=rgb("#7a5233"), main2=rgb("#8f6540"), wing2=rgb("#5c3d26"), bill=c.GOLD, dark=c.BLACK, light=c.WHITE),
                         (44, 16, .05), 0, (16, 8, 11, 10), 0, 12, (13, 4.6, .2, 5), (26, 14, .05), (84, 30), 2.2, head_class="light",
                         on_head=_white_head), "large")
    flying("seagull", Bird(palette(main=c.WHITE, main2=rgb("#c4ccd6"), wing2=rgb("#a4adba"), bill=c.GOLD, dark=c.BLACK),
                           (38, 13, .08), 0, (12, 7, 9, 9), 0, 10, (13, 3.4, .12, 2), (22, 9, .1), (82, 19), 2.2))
    flying("dove", Bird(palette(main=c.WHITE, main2=rgb("#dfe3ea"), wing2=rgb("#bcc4d0"), bill=c.CORAL, dark=c.BLACK),
                        (30, 15, .2), 0, (8, 7, 11, 9.5), 0, 10, (8, 3, .1, 1), (30, 14, -.05), (58, 25), 2.2))
    flying("swallow", Bird(palette(main=rgb("#37476b"), main2=rgb("#2b3854"), wing2=rgb("#22304c"), bill=c.CHARCOAL, dark=c.BLACK, light=c.CREAM,
                                   accent=c.RED),
                           (30, 11, .12), 0, (7, 3, 9, 8.5), 0, 9.5, (7, 2.6, .1, 1), (6, 4, .0), (62, 15), 2., on_body=_light_breast,
                           behind=_swallow_tail, on_head=_swallow_throat))
    flying("bird", Bird(palette(main=c.BLUE, main2=c.DARKBLUE, wing2=rgb("#21487f"), bill=c.GOLD, dark=c.BLACK, light=c.CREAM),
                        (29, 14, .2), 0, (8, 6, 11, 10), 0, 11.5, (9, 3.4, .1, 1), (26, 8, -.05), (50, 20), 2.3, on_body=_light_breast))


def _swallow_throat(pen: Pen, b: Bird) -> None:
    h = b.head
    pen.ellipse(h * .5, h * .5, h * .48, h * .4, "accent")


_register()
