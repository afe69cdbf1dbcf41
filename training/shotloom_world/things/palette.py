"""The colours of things: soft, few, shared with the people and the places."""
from __future__ import annotations

from ..sheet import RGB


def rgb(code: str) -> RGB:
    """'#rrggbb' as three numbers 0..1."""
    return tuple(int(code[i:i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]


INK = rgb("#2b2d42")
BLACK = rgb("#32333f")
CHARCOAL = rgb("#4a4d5e")
GREY = rgb("#8d93a5")
SILVER = rgb("#b9bfcc")
PALE = rgb("#d9dde6")
WHITE = rgb("#f6f5f1")
CREAM = rgb("#f4ead5")
PAPER = rgb("#f7f2e6")
SAND = rgb("#dcc08f")
TAN = rgb("#c79a63")
WOOD = rgb("#a86f43")
BROWN = rgb("#84522f")
DARKWOOD = rgb("#603a24")
RED = rgb("#d8433f")
DARKRED = rgb("#a92e33")
CORAL = rgb("#ef7a63")
ORANGE = rgb("#ee8f3a")
GOLD = rgb("#efb93f")
DARKGOLD = rgb("#c88d2a")
YELLOW = rgb("#f6d35b")
GREEN = rgb("#5a9e57")
DARKGREEN = rgb("#37724a")
LEAF = rgb("#7dba5c")
OLIVE = rgb("#77803f")
TEAL = rgb("#2f8f8f")
DARKTEAL = rgb("#206a70")
MINT = rgb("#a7d8c4")
SKY = rgb("#8fcdee")
ICE = rgb("#cfeaf6")
BLUE = rgb("#3f7fcf")
DARKBLUE = rgb("#2b5a9e")
NAVY = rgb("#2c4270")
PURPLE = rgb("#8463b0")
PINK = rgb("#f0a3b0")
ROSE = rgb("#dd6b8a")
SKIN = rgb("#f1c6a0")
RUBBER = rgb("#383a47")
GLASS = rgb("#a9d8ea")
