"""The tensors that describe a shot: names, shapes, limits and fields. See README.md for what they mean.

A table of numbers is one float32 tensor whose last axis has named fields; `Fields` finds them.
"""
from __future__ import annotations

from typing import Sequence

GRAINS = {"small": (64, 64), "large": (128, 128), "strip": (64, 256)}     # texels of a map, (high, wide)
CLASSES = 7                # of a map, transparent first; a texel's shares of the classes are bytes that sum to about 255

LAYERS = ("sky", "far", "back", "set", "people", "front")
DEPTHS = len(LAYERS)
PEOPLE, FRONT = 4, 5
# the drawn world (sets' layers, props' layers, light.py) counts the front as 4 and the people as 5. This says which of LAYERS each of its
# indices is, and, being its own inverse, where each of LAYERS stands there; nothing else may know of the difference.
OF_WORLD = (0, 1, 2, 3, FRONT, PEOPLE)

SPRITES = 64               # standing still in their layer
BANDS = 16
MOVERS = 16                # sprites that move in their layer, wheels and legs counted one by one
FIGURES = 2
KEYS = 16                  # poses of one cycle of a joint program
ACTS = 2                   # joint programs of a figure, one after the other
NEVER = 1e6                # seconds: when a shot of one act turns to the next
NEXT_ACT = .8              # seconds in which one act becomes the next, round the middle of the shot
UNSEEN = .02               # share of its size below which a thing is not there yet (stress)
TEXTURES = 72              # maps that are drawn anew every frame: figures' parts and movers
VIEWS = 5                  # yaws at which a figure's parts are painted, at most
VERTICES = 24              # of a convex outline
SEGMENTS = 6               # of a stroke through more than two points


class Fields:
    """Names of the numbers along an axis."""

    def __init__(self, names: Sequence[str]):
        self.names = tuple(names)
        self.at = {name: i for i, name in enumerate(self.names)}

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, name: str) -> int:
        return self.at[name]


BOX = ("x0", "y0", "x1", "y1")
BAND = Fields(("layer", "top", "bottom", "show", "red_top", "green_top", "blue_top", "red_bottom", "green_bottom", "blue_bottom"))
SPRITE = Fields(("layer", "grain", "map", "x", "y", "scale_x", "scale_y", *BOX, "show", "glow"))
# glow: above 0 no map, a halo of light of this strength; below 0 the shot's thing, drawn as all others are
TEXTURE = Fields(("grain", "map", *BOX, "owner", "layer", "unit"))   # owner: a figure, or FIGURES + a mover; unit: of the box, in the owner's
MOVER = Fields(("layer", "order", "texture", "x", "y", "scale_x", "scale_y", "turn", "pivot_x", "pivot_y", "speed_x", "speed_y", "spin", "swing", "rate",
                "phase", "rest", "bob", "bob_rate", "sway", "show", "bob_phase", "beat_x", "beat_y", "beat_rate", "beat_phase"))
CAMERA = Fields(("x_start", "y_start", "high_start", "x_end", "y_end", "high_end", "steady", "drift", "drift_phase", "follow", "then_at", "then_over",
                 "follow_then", "x_wide", "y_wide", "high_wide", *(f"parallax_{name}" for name in LAYERS), *(f"zoom_{name}" for name in LAYERS)))
LIGHT = Fields(tuple(f"{what}_{c}" for what in ("gain", "offset", "haze") for c in ("red", "green", "blue")) + ("haze_amount",))
FALL = Fields(("rain", "snow", "red", "green", "blue", "speed_x", "speed_y"))

INPUTS: dict[str, tuple[str, tuple[int | str, ...]]] = {
    **{f"maps_{name}": ("uint8", (name, CLASSES, *size)) for name, size in GRAINS.items()},
    **{f"stops_{name}": ("float", (name, CLASSES - 1, 2, 3)) for name in GRAINS},
    "bands": ("float", (BANDS, len(BAND))),
    "sprites": ("float", (SPRITES, len(SPRITE))),
    "textures": ("float", (TEXTURES, len(TEXTURE))),
    "movers": ("float", (MOVERS, len(MOVER))),
    "light": ("float", (DEPTHS, len(LIGHT))),
    "camera": ("float", (len(CAMERA),)),
    "fall": ("float", (len(FALL),)),
}
