"""All our own drawings, gathered: importing a family registers its keys."""
from __future__ import annotations

from ..sheet import Sprite
from . import (own_air, own_animals, own_arms, own_birds, own_carry, own_city, own_creatures, own_home, own_media,
               own_music, own_nature, own_paper, own_play, own_rail, own_road, own_school, own_table, own_water)
from .drawing import OWN, Variant, build

FAMILIES = (own_air, own_animals, own_arms, own_birds, own_carry, own_city, own_creatures, own_home, own_media,
            own_music, own_nature, own_paper, own_play, own_rail, own_road, own_school, own_table, own_water)


def made(key: str, metres: float, stands: str, variant: Variant, tint: str | None, faces: int) -> Sprite:
    """The sprite of one of our own drawings."""
    return build(key, OWN[key], metres, stands, variant, tint, faces)
