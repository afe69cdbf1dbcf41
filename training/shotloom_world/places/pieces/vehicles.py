"""Trains, cars and ships from inside, stations and streets' furniture."""
from __future__ import annotations

import math

from ...sheet import Pen, Sprite
from .base import Variant, hanging, make, panel, piece, standing


@piece("carriage_wall")
def carriage_wall(v: Variant) -> Sprite:
    """A train's side from within, a window open in it (transparent): what passes is seen through. 3 x 2.5 metres, side by side."""
    def draw(p: Pen) -> None:
        c = p.c
        c.set_fill_rule(1)
        c.rectangle(-1.52, -2.5, 3.04, 2.5)
        _round(p, -1.18, -1.72, 1.18, -.86, .14)
        p.fill("cream")
        c.set_fill_rule(1)
        _round(p, -1.24, -1.78, 1.24, -.8, .18)
        _round(p, -1.18, -1.72, 1.18, -.86, .14)
        p.fill("metal2")
        c.set_fill_rule(0)
        p.rectangle(-1.52, -.62, 1.52, 0, "white2")
        p.rectangle(-1.52, -.68, 1.52, -.6, "blue")
        p.rectangle(-1.3, -1.72, 1.3, -1.62, "white2", .03)
        p.rectangle(-1.52, -2.5, 1.52, -2.2, "white2")
        p.rectangle(-1.4, -2.2, 1.4, -2.13, "metal2", .02)
        p.rectangle(-1.1, -2.36, 1.1, -2.3, "glow", .02)
    return make("carriage_wall", (-1.5, -2.5, 1.5, 0), "cream white2 metal2 blue glow", draw, tint="blue", grain="large",
                colours={"cream": (.93, .92, .90), "white2": (.84, .85, .87)})


def _round(p: Pen, x0: float, y0: float, x1: float, y1: float, r: float) -> None:
    """Path of a rounded rectangle."""
    c = p.c
    c.new_sub_path()
    for x, y, quarter in ((x1 - r, y0 + r, -.5), (x1 - r, y1 - r, 0), (x0 + r, y1 - r, .5), (x0 + r, y0 + r, 1)):
        c.arc(x, y, r, quarter * math.pi, (quarter + .5) * math.pi)
    c.close_path()


@piece("car_frame_front")
def car_frame_front(v: Variant) -> Sprite:
    """A car's windscreen frame as seen from before it: roof, pillars, mirror; open in the middle. 3.2 x 1.8."""
    def draw(p: Pen) -> None:
        c = p.c
        c.set_fill_rule(1)
        c.rectangle(-1.7, -1.95, 3.4, 2.)
        c.move_to(-1.06, -1.68)
        c.curve_to(-.5, -1.74, .5, -1.74, 1.06, -1.68)
        c.line_to(1.36, -.66)
        c.curve_to(.6, -.58, -.6, -.58, -1.36, -.66)
        c.close_path()
        p.fill("red")
        c.set_fill_rule(0)
        p.blob([(-1.7, -.64, 1), (-1.36, -.66), (0, -.6), (1.36, -.66), (1.7, -.64, 1), (1.7, .1, 1), (-1.7, .1, 1)], "red2")
        p.blob([(-1.36, -.68), (0, -.62), (1.36, -.68), (1.3, -.5), (0, -.44), (-1.3, -.5)], "dark")
        p.rectangle(-.2, -1.68, .2, -1.54, "dark", .06)
        p.rectangle(-.15, -1.65, .15, -1.57, "metal", .04)
        p.line([(.5, -.6), (1.02, -.68)], .045, "dark")
        p.line([(-.7, -.6), (-.15, -.66)], .045, "dark")
    return make("car_frame_front", (-1.65, -1.9, 1.65, .05), "red red2 dark metal", draw, tint="red", grain="large")


@piece("car_frame_side")
def car_frame_side(v: Variant) -> Sprite:
    """A car's side seen from outside, its two windows open: door, handle, pillars. 3.4 x 1.8, looking right."""
    def draw(p: Pen) -> None:
        c = p.c
        c.set_fill_rule(1)
        c.rectangle(-1.9, -2., 3.8, 2.1)
        c.move_to(-.98, -1.62)
        c.line_to(.72, -1.62)
        c.curve_to(1., -1.5, 1.24, -1.2, 1.4, -.78)
        c.line_to(-.98, -.78)
        c.close_path()
        _round(p, -1.8, -1.62, -1.1, -.78, .08)
        p.fill("red")
        c.set_fill_rule(0)
        p.rectangle(-1.9, -.78, 1.9, .1, "red2")
        p.rectangle(-1.9, -.8, 1.9, -.7, "dark")
        p.rectangle(-1.07, -.72, -1.01, .1, "dark")
        p.rectangle(-.86, -.54, -.5, -.44, "metal", .04)
        p.blob([(1.1, -.9), (1.36, -.96), (1.4, -.76), (1.16, -.72)], "dark")
    return make("car_frame_side", (-1.7, -1.9, 1.7, .05), "red red2 dark metal", draw, tint="red", faces=1, grain="large")


@piece("steering_wheel")
def steering_wheel(v: Variant) -> Sprite:
    """Steering wheel; its middle at the origin."""
    def draw(p: Pen) -> None:
        p.line([(.2 * math.cos(t * math.pi / 10), .2 * math.sin(t * math.pi / 10)) for t in range(21)], .05, "dark")
        p.line([(-.2, .02), (.2, .02)], .05, "dark")
        p.line([(0, .02), (0, .2)], .05, "dark")
        p.ellipse(0, .02, .07, .07, "dark2")
    return make("steering_wheel", hanging(.5, .5), "dark dark2", draw)


@piece("dashboard")
def dashboard(v: Variant) -> Sprite:
    """A car's dashboard from the side or behind the wheel: dials and vents; 2.8 wide."""
    def draw(p: Pen) -> None:
        p.blob([(-1.5, .2, 1), (-1.5, -.22), (-.9, -.34), (-.3, -.26), (.6, -.3), (1.5, -.22), (1.5, .2, 1)], "dark2")
        p.blob([(-1.5, -.2), (-.9, -.36), (-.3, -.27), (.6, -.31), (1.5, -.23), (1.5, -.15), (.6, -.22), (-.3, -.18), (-.9, -.26), (-1.5, -.12)],
               "dark")
        p.ellipse(-.95, -.1, .11, .11, "dark")
        p.ellipse(-.65, -.1, .11, .11, "dark")
        p.line([(-.95, -.1), (-.9, -.17)], .04, "screen")
        p.line([(-.65, -.1), (-.7, -.17)], .04, "screen")
        p.rectangle(0, -.16, .46, .1, "dark", .03)
        p.rectangle(.04, -.12, .42, .06, "screen")
    return make("dashboard", (-1.5, -.38, 1.5, .2), "dark dark2 screen", draw, grain="large", colours={"screen": (.50, .70, .80)})


@piece("carriage_side")
def carriage_side(v: Variant) -> Sprite:
    """A train standing at the platform, seen from outside; strip 9.6 x 2.6."""
    def draw(p: Pen) -> None:
        p.rectangle(-5, -2.55, 5, -.28, "white")
        p.rectangle(-5, -2.6, 5, -2.42, "white2")
        p.rectangle(-5, -.9, 5, -.62, "blue")
        p.rectangle(-5, -.34, 5, 0, "dark2")
        for i in range(-1, 5):
            x = -4.8 + 2.4 * i
            p.rectangle(x + .2, -2.1, x + 1.4, -1.2, "glow", .12)
            p.rectangle(x + 1.62, -2.15, x + 2.22, -.36, "white2", .06)
            p.rectangle(x + 1.72, -2., x + 2.12, -1.2, "glow", .06)
    return make("carriage_side", (-4.8, -2.6, 4.8, 0), "white white2 blue dark2 glow", draw, tint="blue", grain="strip",
                colours={"glow": (.45, .60, .70)})


@piece("ticket_gate")
def ticket_gate(v: Variant) -> Sprite:
    """Two barrier boxes with flaps between them."""
    def draw(p: Pen) -> None:
        for x in (-.8, .8):
            p.rectangle(x - .16, -.98, x + .16, 0, "metal", .05)
            p.rectangle(x - .16, -.72, x + .16, -.64, "teal")
            p.rectangle(x - .1, -.92, x + .1, -.8, "dark", .02)
            p.ellipse(x, -.5, .06, .06, "green")
        for side in (-1, 1):
            p.polygon([(side * .64, -.86), (side * .1, -.8), (side * .1, -.36), (side * .64, -.3)], "red")
    return make("ticket_gate", standing(1.96, 1.), "metal teal dark green red", draw, grain="large")


@piece("platform_sign")
def platform_sign(v: Variant) -> Sprite:
    """A hanging sign with an arrow and no words; the origin is its middle."""
    def draw(p: Pen) -> None:
        for x in (-.6, .6):
            p.rectangle(x - .03, -.9, x + .03, -.2, "metal2")
        p.rectangle(-.9, -.26, .9, .26, "blue", .05)
        p.rectangle(-.3, -.05, .3, .06, "white")
        p.polygon([(.24, -.17), (.5, 0), (.24, .17)], "white")
        p.ellipse(-.62, 0, .14, .14, "white")
        p.ellipse(-.62, 0, .07, .07, "blue")
    return make("platform_sign", (-.94, -.9, .94, .3), "blue white metal2", draw, tint="blue", grain="large")


@piece("escalator")
def escalator(v: Variant) -> Sprite:
    """Escalator rising to the right."""
    def draw(p: Pen) -> None:
        p.polygon([(-1.9, -.2), (-1.3, -.2), (1.2, -2.1), (1.9, -2.1), (1.9, 0), (-1.9, 0)], "metal2")
        for i in range(9):
            x, y = -1.3 + .28 * i, -.2 - .212 * i
            p.polygon([(x, y), (x, y - .22), (x + .27, y - .22), (x + .27, y)], "dark2")
        p.polygon([(-1.9, -1.), (-1.3, -1.), (1.2, -2.9), (1.9, -2.9), (1.9, -2.1), (1.2, -2.1), (-1.3, -.2), (-1.9, -.2)], "pane")
        p.line([(-1.86, -1., 1), (-1.3, -1., 1), (1.2, -2.9, 1), (1.86, -2.9, 1)], .12, "dark")
    return make("escalator", (-1.96, -3., 1.96, .02), "metal2 pane dark dark2", draw, faces=1, grain="large", colours={"pane": (.74, .83, .88)})


@piece("street_lamp")
def street_lamp(v: Variant) -> Sprite:
    """Street lamp: a bent modern one or an old lantern on a post (v[0] > 0)."""
    def draw(p: Pen) -> None:
        p.rectangle(-.06, -3.6, .06, 0, "dark2")
        p.rectangle(-.14, -.3, .14, 0, "dark", .03)
        if v[0] > 0:
            p.polygon([(-.16, -3.6), (.16, -3.6), (.25, -4.15), (-.25, -4.15)], "glow")
            p.polygon([(-.32, -4.13), (.32, -4.13), (.12, -4.36), (-.12, -4.36)], "dark")
            p.rectangle(-.2, -3.64, .2, -3.54, "dark", .02)
            p.rectangle(-.03, -4.15, .03, -3.6, "dark")
        else:
            p.line([(0, -3.5), (-.06, -4.1), (-.5, -4.3), (-.8, -4.28)], .11, "dark2")
            p.rectangle(-1.1, -4.32, -.58, -4.2, "dark", .04)
            p.ellipse(-.84, -4.18, .2, .07, "glow")
    box = (-.4, -4.4, .4, .02) if v[0] > 0 else (-1.16, -4.42, .24, .02)
    return make("street_lamp", box, "dark dark2 glow", draw, faces=0 if v[0] > 0 else -1, grain="large", colours={"glow": (.93, .92, .82)})


@piece("traffic_light")
def traffic_light(v: Variant) -> Sprite:
    """Traffic light on a post."""
    def draw(p: Pen) -> None:
        p.rectangle(-.06, -2.2, .06, 0, "dark2")
        p.rectangle(-.24, -3.1, .24, -2.1, "dark", .1)
        for i, cls in enumerate(("red", "mustard", "green")):
            p.ellipse(0, -2.9 + .3 * i, .12, .12, cls)
    return make("traffic_light", standing(.54, 3.12), "dark dark2 red mustard green", draw)


@piece("billboard")
def billboard(v: Variant) -> Sprite:
    """A big blank board with a picture of shapes, on two posts."""
    def draw(p: Pen) -> None:
        for x in (-1., 1.):
            p.rectangle(x - .08, -2., x + .08, 0, "dark2")
        panel(p, -1.7, -3.6, 1.7, -1.7, "dark2", "cream", .1)
        if v[0] > 0:
            p.ellipse(-.5, -2.65, .55, .55, "red")
            p.rectangle(.3, -3., 1.3, -2.8, "teal")
            p.rectangle(.3, -2.6, 1., -2.44, "teal")
        else:
            p.polygon([(-1.6, -1.8), (-.4, -3.1), (.4, -2.3), (.8, -2.7), (1.6, -1.8)], "teal")
            p.ellipse(.9, -3.2, .22, .22, "red")
    return make("billboard", standing(3.44, 3.62), "dark2 cream red teal", draw, grain="large")


@piece("bus_stop")
def bus_stop(v: Variant) -> Sprite:
    """A shelter with a bench and a pane back."""
    def draw(p: Pen) -> None:
        p.rectangle(-1.3, -2.2, 1.3, -.3, "pane")
        for x in (-1.3, -.02, 1.22):
            p.rectangle(x, -2.3, x + .08, 0, "dark2")
        p.rectangle(-1.5, -2.45, 1.5, -2.27, "teal", .04)
        p.rectangle(-.95, -.5, .95, -.41, "wood", .02)
        for x in (-.8, .8):
            p.rectangle(x - .04, -.42, x + .04, 0, "dark2")
    return make("bus_stop", standing(3.04, 2.46), "pane dark2 teal wood", draw, tint="teal", grain="large", colours={"pane": (.76, .86, .90)})


@piece("postbox")
def postbox(v: Variant) -> Sprite:
    """A pillar box, or a litter bin if v[0] > 0."""
    def draw(p: Pen) -> None:
        if v[0] > 0:
            p.polygon([(-.26, -.8), (.26, -.8), (.2, 0), (-.2, 0)], "green")
            for x in (-.12, 0, .12):
                p.rectangle(x - .022, -.66, x + .022, -.1, "green2")
            p.rectangle(-.3, -.88, .3, -.76, "green2", .04)
        else:
            p.rectangle(-.26, -1.3, .26, 0, "red", .16)
            p.rectangle(-.3, -1.18, .3, -1.08, "red2", .03)
            p.rectangle(-.15, -.98, .15, -.9, "dark", .02)
            p.rectangle(-.29, -.12, .29, 0, "dark", .02)
    classes = "green green2" if v[0] > 0 else "red red2 dark"
    return make("postbox", standing(.62, .9 if v[0] > 0 else 1.32), classes, draw)


@piece("lane_marks")
def lane_marks(v: Variant) -> Sprite:
    """Dashes on a road, seen flat; strip 6 x .12."""
    def draw(p: Pen) -> None:
        for i in range(3):
            x = -3 + 2. * i + .3
            p.polygon([(x + .06, -.06), (x + 1.26, -.06), (x + 1.2, .06), (x, .06)], "white2")
    return make("lane_marks", (-3., -.08, 3., .08), "white2", draw, grain="strip", colours={"white2": (.88, .88, .84)})


@piece("zebra")
def zebra(v: Variant) -> Sprite:
    """A zebra crossing over a road that runs across the picture."""
    def draw(p: Pen) -> None:
        for i in range(5):
            x = -1. + .42 * i
            p.polygon([(x, -.5), (x + .22, -.5), (x + .22 * 1.3 + .05 * (i - 2), .5), (x - .02 + .05 * (i - 2), .5)], "white2")
    return make("zebra", (-1.16, -.52, 1.2, .52), "white2", draw, colours={"white2": (.90, .90, .87)})


@piece("rails")
def rails(v: Variant) -> Sprite:
    """Railway track across the picture; strip 6 x .5."""
    def draw(p: Pen) -> None:
        p.rectangle(-3.1, -.25, 3.1, .25, "stone2")
        for i in range(-1, 13):
            x = -3 + .5 * i + .12
            p.polygon([(x, -.2), (x + .22, -.2), (x + .26, .2), (x, .2)], "wood3")
        for y in (-.15, .1):
            p.rectangle(-3.1, y, 3.1, y + .06, "metal")
    return make("rails", (-3., -.25, 3., .25), "stone2 wood3 metal", draw, grain="strip")


@piece("ship_mast")
def ship_mast(v: Variant) -> Sprite:
    """Mast with a furled sail and ropes, standing on a deck."""
    def draw(p: Pen) -> None:
        for side in (-1, 1):
            p.line([(0, -4.6), (side * 1.8, 0)], .07, "trunk", 0)
            p.line([(0, -4.6), (side * 1.1, 0)], .07, "trunk", 0)
        p.rectangle(-.13, -5., .13, 0, "wood2", .04)
        for y, w in ((-4., 1.3), (-2.7, 1.7)):
            p.rectangle(-w, y - .06, w, y + .06, "wood2", .05)
            p.blob([(-w + .1, y + .02), (0, y - .04), (w - .1, y + .02), (w - .2, y + .24), (0, y + .3), (-w + .2, y + .24)], "cream")
    return make("ship_mast", standing(3.8, 5.02), "wood2 trunk cream", draw, grain="large")


@piece("ship_wheel")
def ship_wheel(v: Variant) -> Sprite:
    """A ship's wheel on its stand."""
    def draw(p: Pen) -> None:
        p.polygon([(-.14, -.8), (.14, -.8), (.22, 0), (-.22, 0)], "wood2")
        for i in range(4):
            a = math.pi / 4 * i
            p.line([(-.56 * math.cos(a), -.95 - .56 * math.sin(a)), (.56 * math.cos(a), -.95 + .56 * math.sin(a))], .06, "wood")
        p.line([(.4 * math.cos(t * math.pi / 10), -.95 + .4 * math.sin(t * math.pi / 10)) for t in range(21)], .08, "wood2")
        p.ellipse(0, -.95, .11, .11, "gold")
    return make("ship_wheel", standing(1.24, 1.56), "wood wood2 gold", draw)


@piece("console")
def console(v: Variant) -> Sprite:
    """A spaceship's or control room's desk with lit dials; strip 4.8 x 1.2."""
    def draw(p: Pen) -> None:
        p.rectangle(-2.5, -.72, 2.5, 0, "dark2")
        p.rectangle(-2.5, -1.02, 2.5, -.66, "metal2")
        for i in range(-1, 5):
            x = -2.4 + 1.2 * i
            p.rectangle(x + .14, -.95, x + .62, -.74, "screen", .03)
            p.ellipse(x + .82, -.85, .075, .075, "red" if i % 2 else "teal")
            p.ellipse(x + 1.04, -.85, .075, .075, "teal")
            p.rectangle(x + .1, -.52, x + 1.1, -.12, "dark", .04)
    return make("console", (-2.4, -1.04, 2.4, 0), "dark dark2 metal2 screen red teal", draw, grain="strip", colours={"screen": (.50, .78, .86)})


@piece("steering_wheel_side")
def steering_wheel_side(v: Variant) -> Sprite:
    """Steering wheel on its column from the side, the driver to the left."""
    def draw(p: Pen) -> None:
        p.line([(0, .04), (.34, .2)], .06, "dark2", 0)
        p.line([(-.06, -.17), (.07, .2)], .06, "dark")
    return make("steering_wheel_side", (-.14, -.24, .36, .26), "dark dark2", draw, faces=-1)


@piece("car_post")
def car_post(v: Variant) -> Sprite:
    """The far side's pillar between a car's windows."""
    def draw(p: Pen) -> None:
        p.polygon([(-.06, -1.2), (.06, -1.2), (.09, 0), (-.09, 0)], "dark2")
    return make("car_post", (-.12, -1.2, .12, 0), "dark2", draw)


@piece("platform_roof")
def platform_roof(v: Variant) -> Sprite:
    """The fringe of a platform's roof, hanging from the top; strip 6 x .6."""
    def draw(p: Pen) -> None:
        p.rectangle(-3.1, -.05, 3.1, .34, "slate2")
        p.rectangle(-3.1, .3, 3.1, .4, "slate")
        for i in range(-1, 16):
            x = -3 + .4 * i
            p.polygon([(x, .4), (x + .4, .4), (x + .2, .58)], "slate")
    return make("platform_roof", (-3., 0., 3., .6), "slate slate2", draw, grain="strip")


@piece("platform_post")
def platform_post(v: Variant) -> Sprite:
    """Iron post that carries a platform's roof."""
    def draw(p: Pen) -> None:
        p.rectangle(-.07, -3.9, .07, 0, "slate2")
        p.rectangle(-.15, -.3, .15, 0, "slate2", .03)
        p.rectangle(-.12, -2.7, .12, -2.58, "slate", .02)
        for side in (-1, 1):
            p.line([(0, -2.6), (side * .25, -3.1), (side * .8, -3.45)], .09, "slate2")
    return make("platform_post", standing(1.74, 3.9), "slate slate2", draw, grain="large")


@piece("station_clock")
def station_clock(v: Variant) -> Sprite:
    """A hanging double clock; the origin is where it hangs from."""
    def draw(p: Pen) -> None:
        p.rectangle(-.03, 0, .03, .3, "dark")
        p.ellipse(0, .52, .3, .3, "dark")
        p.ellipse(0, .52, .24, .24, "glow")
        p.line([(0, .52), (0, .34)], .04, "dark")
        p.line([(0, .52), (.12, .58)], .04, "dark")
    return make("station_clock", (-.32, 0, .32, .84), "dark glow", draw, colours={"glow": (.97, .96, .92)})


@piece("ship_funnel")
def ship_funnel(v: Variant) -> Sprite:
    """A steamer's deck house and funnel."""
    def draw(p: Pen) -> None:
        p.polygon([(-.5, -2.), (-.35, -4.4), (.55, -4.4), (.5, -2.)], "red")
        p.polygon([(-.39, -3.9), (-.35, -4.4), (.55, -4.4), (.53, -3.9)], "dark")
        p.rectangle(-1.7, -2.2, 1.7, 0, "white")
        p.rectangle(-1.85, -2.35, 1.85, -2.12, "white2")
        for x in (-1.15, -.35):
            p.ellipse(x, -1.4, .26, .26, "metal2")
            p.ellipse(x, -1.4, .18, .18, "glow")
        p.rectangle(.45, -1.9, 1.25, 0, "metal2")
        p.rectangle(.55, -1.8, 1.15, 0, "white2")
    return make("ship_funnel", standing(3.74, 4.42), "white white2 red dark metal2 glow", draw, tint="red", grain="large",
                colours={"glow": (.55, .71, .80)})
