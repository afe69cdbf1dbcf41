"""All our own drawings, gathered: importing a family registers its keys."""
from __future__ import annotations

from ..sheet import Sprite
from . import own_animals
from .drawing import OWN, Variant, build

FAMILIES = (own_animals,)


def made(key: str, metres: float, variant: Variant, tint: str | None, faces: int) -> Sprite:
    """The sprite of one of our own drawings."""
    return build(key, OWN[key], metres, variant, tint, faces)
