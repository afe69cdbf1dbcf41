"""Reads icons.npz (made by build_icons.py): icons as sprites whose picture is a map."""
from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Callable

import numpy as np

from ..sheet import Cover, Sprite, takes
from .drawing import MARGIN, TEXELS

Maker = Callable[[float, "tuple[float, float]", "str | None", int], Sprite]


def _maker(fact: dict, planes: np.ndarray) -> Maker:
    cover = Cover(planes)
    colours = {name: tuple(map(tuple, c)) for name, c in zip(fact["classes"], fact["colours"])}

    def sprite(metres: float, foot: tuple[float, float], tint: str | None, faces: int) -> Sprite:
        """`metres` is the height of what is drawn; `foot` is where the origin lies, as shares of the drawing from its bottom middle: right, up."""
        margin = MARGIN / (TEXELS[fact["grain"]][0] - 2 * MARGIN)
        high = metres * (1 + 2 * margin)
        wide = high * fact["aspect"]
        drawn = wide / (1 + 2 * margin)
        x0 = -wide / 2 - foot[0] * drawn
        bottom = metres * (margin + foot[1])
        return Sprite(fact["key"], (x0, bottom - high, x0 + wide, bottom), tuple(fact["classes"]), colours, None,
                      takes(tint, fact["classes"]), faces, fact["grain"], cover=cover)
    return sprite


@lru_cache(maxsize=1)
def read() -> dict[str, Maker]:
    """Key -> what makes its sprite from its height in metres, its origin, its tint class and the way it faces."""
    with np.load(Path(__file__).with_name("icons.npz")) as data:
        facts = json.loads(str(data["facts"]))
        maps = {grain: data[grain] for grain in ("small", "large")}
    return {f["key"]: _maker(f, maps[f["grain"]][f["first"]:f["first"] + len(f["classes"])]) for f in facts}
