"""The thing of a shot, stressed: it grows for a moment, or appears, as its word is spoken.

`stress` [frames] is how much larger than painted the thing is at each moment, as a share; -1: it is not there yet. Noughts change nothing. A thing that
stands still is painted into its layer, which does not change; where it is stressed it is lifted out and drawn anew in every frame, as what moves is.
"""
from __future__ import annotations

from .arithmetic import Numbers, Table
from .layout import BOX, FIGURES, MOVER, MOVERS, SPRITE, TEXTURE, TEXTURES, Fields

STRESSED = 1e-4
# where nothing else moves in its layer: the thing is the only one that could (compose_set.mover_rows)
OWN_MOVER, OWN_TEXTURE = 0, TEXTURES - 1


def lifted(o: Numbers, inputs: dict[str, Table]) -> dict[str, Table]:
    """The inputs, with the thing that stands still among `movers` and `textures` instead of `sprites`, if `stress` stresses it."""
    sprites, stress = inputs["sprites"], inputs["stress"]
    thing = o.less(o.take(sprites, SPRITE["glow"], 1), -.5) * o.less(.5, o.take(sprites, SPRITE["show"], 1)) * o.less(STRESSED, o.most(o.abs(stress), 0))    # [SPRITES]
    there = o.sum(thing, 0)
    own = o.sum(sprites * o.unit(thing, 1), 0)
    said = {name: o.take(own, i, 0) for name, i in SPRITE.at.items()}
    mover = {"texture": there * float(OWN_TEXTURE), "order": there, "show": there, **{n: said[n] for n in ("layer", "x", "y", "scale_x", "scale_y")}}
    texture = {"owner": there * float(FIGURES + OWN_MOVER), "unit": there, **{n: said[n] for n in ("grain", "map", "layer", *BOX)}}
    shown = o.unit(o.take(sprites, SPRITE["show"], 1) * (1. - thing), 1)
    return {**inputs, "sprites": o.concat([o.part(sprites, 0, SPRITE["show"], 1), shown, o.part(sprites, SPRITE["show"] + 1, len(SPRITE), 1)], 1),
            "movers": _with(o, inputs["movers"], OWN_MOVER, MOVERS, MOVER, mover, there),
            "textures": _with(o, inputs["textures"], OWN_TEXTURE, TEXTURES, TEXTURE, texture, there)}


def _with(o: Numbers, table: Table, place: int, rows: int, fields: Fields, numbers: dict[str, Table], there: Table) -> Table:
    """A table with one row put in, if `there`."""
    row = o.stack([numbers.get(name, there * 0.) for name in fields.names], 0)
    return o.where(o.const([[float(i == place)] for i in range(rows)]) * there, o.unit(row, 0), table)
