"""Places of scripts as sets of bands and pieces: `build(place, rnd)`; see the README of the folder above."""
from . import homes, lands, publics, towns, travel, works  # noqa: F401
from .kit import Anchors, Band, Piece, Set  # noqa: F401
from .inserts import insert_surface  # noqa: F401
from .layouts import LAYOUTS, build  # noqa: F401
