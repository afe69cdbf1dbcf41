"""Set pieces: furniture, buildings and nature, as sprites. `sprite(key, variant)` draws one; `keys()` lists them."""
from .base import PLAIN, Variant, keys, sprite  # noqa: F401
from . import buildings, grounds, kitchens, land, openings, rooms, seats, sky, storage, structures, tables, tops, trees, vehicles, walls  # noqa: F401
