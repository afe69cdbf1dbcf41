"""Sprites that move in their layer: wheels, legs, wings, drifting clouds, things that drive or fly."""
from __future__ import annotations

import math

from .draws import BEFORE, BEHIND, MIDDLE, Draws, Frame, textured
from .kinematics import named
from .layout import MOVER, MOVERS, UNSEEN
from .arithmetic import Numbers, Table
from .view import View

def movers(o: Numbers, table: Table, boxes: Table, view: View, times: Table, duration: Table, stress: Table) -> tuple[Draws, Table]:
    """table [MOVERS, MOVER], boxes [TEXTURES, 4], stress [F] -> their draws, and each one's pixels a unit [F, MOVERS]."""
    n = {name: o.reshape(column, (1, MOVERS)) for name, column in named(o, table, MOVER).items()}
    t, grown = o.reshape(times, (-1, 1)), 1. + o.reshape(stress, (-1, 1))
    layer = o.reshape(n["layer"], (-1,))
    left, top, scale = (o.permute(o.gather(o.permute(v, (1, 0)), layer), (1, 0)) for v in (view.left, view.top, view.scale))    # [F, MOVERS]
    cycle = 2 * math.pi
    start = cycle * n["phase"]
    since = t - duration * .5
    swing = o.sin(cycle * n["rate"] * t + start)
    x = n["x"] + n["speed_x"] * since + n["sway"] * swing
    y = n["y"] + n["speed_y"] * since + n["bob"] * o.sin(cycle * (n["bob_rate"] * t + n["bob_phase"]))
    none = scale * 0.
    body = Frame(o, o.stack([(x - left) * scale, (y - top) * scale], 2), o.stack([scale, none], 2), o.stack([none, scale], 2), 2).turned(o.cos(n["turn"]), o.sin(n["turn"])).scaled(n["scale_x"] * grown, n["scale_y"] * grown)
    own = n["rest"] + cycle * n["spin"] * t + n["swing"] * swing
    beat = 1. - o.cos(cycle * (n["beat_rate"] * t + n["beat_phase"]))
    frame = body.moved(n["pivot_x"], n["pivot_y"]).turned(o.cos(own), o.sin(own)).scaled(1. - n["beat_x"] * beat, 1. - n["beat_y"] * beat)
    box = o.reshape(o.gather(boxes, o.reshape(n["texture"], (-1,))), (1, MOVERS, 4)) + o.unit(none, 2)
    before = o.less(3.5, n["layer"]) * o.less(-.5, n["order"])
    group = o.where(o.less(n["layer"], 1.5), float(BEHIND), o.where(before, float(BEFORE), float(MIDDLE))) + none
    draws = textured(o, frame, box, n["texture"] + none, none, none, n["layer"] * 100. + n["order"] + none, n["show"] * o.less(UNSEEN, grown) + none, group, MOVERS)
    return draws, scale * o.high(grown, 1.) * o.high(o.abs(n["scale_x"]), o.abs(n["scale_y"]))
