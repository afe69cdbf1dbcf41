"""What a colour word looks like on a thing, and the colour of a thing of which words say none."""
from __future__ import annotations

from functools import lru_cache
from typing import Sequence

from . import props
from .facts import UNSAID
from .sheet import RGB

COLOURS: dict[str, RGB] = {"red": (.84, .27, .25), "orange": (.95, .60, .25), "yellow": (.94, .78, .30), "green": (.33, .62, .44), "teal": (.16, .53, .55), "blue": (.28, .50, .80),
                           "navy": (.17, .24, .42), "purple": (.49, .37, .68), "pink": (.95, .64, .70), "white": (.97, .97, .98), "grey": (.60, .64, .70), "black": (.17, .17, .20),
                           "brown": (.50, .35, .26), "cream": (.96, .92, .84)}
# what a vehicle is dyed, the first that nobody beside it wears: a red coat is no red car
VEHICLES = ("red", "blue", "white", "green")


@lru_cache(maxsize=None)
def own_colour(thing: str) -> str:
    """The colour word of a vehicle as it is drawn, which it has by no nature; UNSAID of any other thing."""
    sprite = props.sprite(thing)
    if not {"drive", "sail"} & set(props.row(thing).moves) or thing in props.ANIMALS or sprite.tint not in sprite.colours:
        return UNSAID
    shown = sprite.colours[sprite.tint][0]
    return min(COLOURS, key=lambda name: sum((a - b) ** 2 for a, b in zip(COLOURS[name], shown)))


def colour_of(thing: str, said: str, worn: Sequence[str]) -> str:
    """The colour word a thing is dyed with, `worn` those that are said of people: their colour is not the thing's, if it is not said of both."""
    if said != UNSAID or own_colour(thing) not in worn or own_colour(thing) == UNSAID:
        return said
    return next(name for name in VEHICLES if name not in worn)
