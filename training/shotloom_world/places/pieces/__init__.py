"""Set pieces: furniture, buildings and nature, as sprites. `sprite(key, variant)` draws one; `keys()` lists them."""
from .base import PLAIN, Variant, keys, sprite  # noqa: F401
from . import buildings, fittings, gathering, grounds, kitchens, lamps, land, openings, rooms, seats, sky, storage, structures, tables, tops, trees  # noqa: F401
from . import vehicles, walls, walls_and_ways  # noqa: F401
