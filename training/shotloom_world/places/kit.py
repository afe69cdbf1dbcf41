"""What a set is made of, and the builder that lays one out.

Metres; x to the right, y down; the ground line under people's feet is y = 0. Layers: 0 sky, 1 far, 2 back, 3 just behind the
people, (people), 4 front. A wide frame shows `height` metres with its middle at `middle`.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Callable, Protocol, Sequence, TypeVar

from ..sheet import RGB
from . import pieces
from .pieces import PLAIN, Variant

SKY, FAR, BACK, NEAR, FRONT = range(5)
ASPECT = 16 / 9
PAN = 1.3                   # strips reach this many half widths of the wide frame to either side
T = TypeVar("T")


class Random(Protocol):
    """Anything that gives uniform numbers in 0..1: `random.Random`, or a queue of a generator's noise."""

    def random(self) -> float: ...


@dataclass(frozen=True)
class Band:
    """A colour across the whole width between two heights; `surface` is a name that light.py colours."""
    layer: int
    top: float
    bottom: float
    surface: str


@dataclass(frozen=True)
class Piece:
    """A sprite put somewhere: x, y metres of its foot; `sprite` is a key of `places.pieces` or of things."""
    layer: int
    sprite: str
    variant: Variant
    x: float
    y: float
    scale: float = 1.
    flip: bool = False
    tint: RGB | None = None


@dataclass(frozen=True)
class Seat:
    """Where one sits or lies: x, height of the seat over the ground line, facing -1 left, 0 to us, 1 right (lying: the head's side);
    `behind` a table of layer 4 or not; `floor`: how far over the ground line the feet rest (a judge's platform)."""
    x: float
    height: float
    facing: int = 0
    behind: bool = False
    floor: float = 0.


@dataclass(frozen=True)
class Table:
    """A flat top at x0..x1, `height` metres over the ground line; `layer` of the piece it belongs to."""
    x0: float
    x1: float
    height: float
    layer: int


@dataclass(frozen=True)
class Lane:
    """Where vehicles or boats go: y of the wheels or the waterline, scale of things there."""
    y: float
    layer: int
    scale: float = 1.


@dataclass(frozen=True)
class Spot:
    """A place on a wall or in the sky: x, y of the middle, width and height free there."""
    x: float
    y: float
    width: float
    height: float
    layer: int = BACK


@dataclass(frozen=True)
class Anchors:
    stand: tuple[tuple[float, float], ...] = ()
    sit: tuple[Seat, ...] = ()
    table: tuple[Table, ...] = ()
    lie: tuple[Seat, ...] = ()
    drive: tuple[Lane, ...] = ()
    water: tuple[Lane, ...] = ()
    sky: tuple[Spot, ...] = ()
    board: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Set:
    """A place laid out. `soft` (0..1) is how far the back is washed out, for close shots; `absent`: what does not stand in its sky."""
    place: str
    indoors: bool
    bands: tuple[Band, ...]
    pieces: tuple[Piece, ...]
    anchors: Anchors
    height: float
    middle: float
    soft: float = 0.
    absent: tuple[str, ...] = ()
    choices: tuple[float, ...] = field(default=(), compare=False)


@lru_cache(maxsize=4096)
def _box(key: str, variant: Variant) -> tuple[float, float, float, float]:
    return pieces.sprite(key, variant).box


def extent(piece: Piece) -> tuple[float, float, float, float]:
    """x0, y0, x1, y1 of a piece in the set, metres."""
    x0, y0, x1, y1 = _box(piece.sprite, piece.variant)
    if piece.flip:
        x0, x1 = -x1, -x0
    return piece.x + x0 * piece.scale, piece.y + y0 * piece.scale, piece.x + x1 * piece.scale, piece.y + y1 * piece.scale


class Builder:
    """Lays out one set; every choice comes from `rnd` and is kept in the set's `choices`."""

    def __init__(self, place: str, rnd: Random, height: float, indoors: bool, middle: float | None = None):
        self.place, self.height, self.indoors = place, height, indoors
        self.middle = -.34 * height if middle is None else middle
        self.bands: list[Band] = []
        self.pieces: list[Piece] = []
        self.anchors: dict[str, list[object]] = {name: [] for name in Anchors.__dataclass_fields__}
        self._rnd, self._choices = rnd, []
        self.half = height * ASPECT / 2

    # --- chance -----------------------------------------------------------------------------------------------
    def chance(self, k: float = .5) -> bool:
        return self._number() < k

    def pick(self, options: Sequence[T]) -> T:
        return options[min(len(options) - 1, int(self._number() * len(options)))]

    def variant(self) -> Variant:
        a, b, c, d = (round(self._number() * 2 - 1, 2) for _ in range(4))
        return a, b, c, d

    def shuffled(self, options: Sequence[T]) -> list[T]:
        left = list(options)
        return [left.pop(min(len(left) - 1, int(self._number() * len(left)))) for _ in range(len(options))]

    def _number(self) -> float:
        self._choices.append(self._rnd.random())
        return self._choices[-1]

    # --- laying out -------------------------------------------------------------------------------------------
    def band(self, layer: int, top: float, bottom: float, surface: str) -> None:
        self.bands.append(Band(layer, top, bottom, surface))

    def put(self, layer: int, key: str, x: float, y: float, scale: float = 1., flip: bool = False, tint: RGB | None = None,
            variant: Variant | None = None) -> Piece:
        piece = Piece(layer, key, self.variant() if variant is None else variant, x, y, scale, flip, tint)
        self.pieces.append(piece)
        return piece

    def tile(self, layer: int, key: str, y: float, scale: float = 1., shift: float = 0., tint: RGB | None = None, variant: Variant | None = None,
             x0: float | None = None, x1: float | None = None) -> None:
        """A strip side by side over the width of the frame and its pans, or between x0 and x1."""
        v = self.variant() if variant is None else variant
        left, _, right, _ = _box(key, v)
        width = (right - left) * scale
        reach = PAN * self.half
        start, end = -reach if x0 is None else x0, reach if x1 is None else x1
        x = start - left * scale + (shift % 1. - 1.) * width if x0 is None else start - left * scale
        while x + left * scale < end - 1e-6:
            self.pieces.append(Piece(layer, key, v, x, y, scale, False, tint))
            x += width

    def row(self, layer: int, key: str, xs: Sequence[float], y: float, scale: float = 1., tint: RGB | None = None, variant: Variant | None = None,
            flips: bool = False) -> None:
        """The same piece at several places; one variant for all, or each its own."""
        for i, x in enumerate(xs):
            self.put(layer, key, x, y, scale, flips and i % 2 == 1, tint, variant)

    def spread(self, groups: Sequence[tuple[float, Callable[[float], None]]], x0: float, x1: float, shuffle: bool = True) -> None:
        """Puts groups (width, function of its middle x) side by side between x0 and x1 with equal gaps, as many as fit."""
        order = self.shuffled(groups) if shuffle else list(groups)
        room, chosen = x1 - x0, []
        for width, fill in order:
            if width <= room - .12:
                chosen.append((width, fill))
                room -= width + .12
        gap = (x1 - x0 - sum(w for w, _ in chosen)) / (len(chosen) + 1)
        x = x0 + gap
        for width, fill in chosen:
            fill(x + width / 2)
            x += width + gap

    # --- anchors ----------------------------------------------------------------------------------------------
    def stand(self, x0: float, x1: float) -> None:
        self.anchors["stand"].append((x0, x1))

    def sit(self, x: float, height: float = .46, facing: int = 0, behind: bool = False, floor: float = 0.) -> None:
        self.anchors["sit"].append(Seat(x, height, facing, behind, floor))

    def table(self, x0: float, x1: float, height: float, layer: int) -> None:
        self.anchors["table"].append(Table(x0, x1, height, layer))

    def lie(self, x: float, height: float, facing: int) -> None:
        """`facing`: the side the head is on."""
        self.anchors["lie"].append(Seat(x, height, facing))

    def drive(self, y: float, layer: int, scale: float = 1.) -> None:
        self.anchors["drive"].append(Lane(y, layer, scale))

    def water(self, y: float, layer: int, scale: float = 1.) -> None:
        self.anchors["water"].append(Lane(y, layer, scale))

    def board(self, x: float, y: float, width: float, height: float) -> None:
        self.anchors["board"].append(Spot(x, y, width, height))

    def skies(self, low: float) -> None:
        """Free spots in the sky above `low` (negative: metres up): first for a high sun or moon, then for a low sun, then for clouds and birds."""
        top = self.middle - self.height / 2
        high = (low - top)
        side = self.pick((-1, 1))
        size = self.height * .13
        self.anchors["sky"].append(Spot(side * self.half * self.pick((.45, .62)), top + high * self.pick((.3, .42)), size, size, SKY))
        self.anchors["sky"].append(Spot(side * self.half * .3, low - high * .10, size, size, SKY))
        for k, level in zip((-.75, -.28, .2, .68), self.shuffled((.22, .42, .3, .55))):
            self.anchors["sky"].append(Spot(k * self.half, top + high * level, self.height * .26, self.height * .1, SKY))

    def done(self, mirror: bool = True) -> Set:
        """The set; half of all are mirrored, where nothing forbids it."""
        flipped = self.chance() if mirror else False
        placed = [Piece(p.layer, p.sprite, p.variant, -p.x, p.y, p.scale, not p.flip, p.tint) for p in self.pieces] if flipped else self.pieces
        named = {name: tuple(_mirrored(a) if flipped else a for a in found) for name, found in self.anchors.items()}
        order = sorted(placed, key=lambda p: p.layer)
        return Set(self.place, self.indoors, tuple(sorted(self.bands, key=lambda b: b.layer)), tuple(order), Anchors(**named), self.height,
                   self.middle,
                   choices=tuple(self._choices))  # type: ignore[arg-type]


def _mirrored(a: object) -> object:
    if isinstance(a, tuple):
        return -a[1], -a[0]
    if isinstance(a, Seat):
        return Seat(-a.x, a.height, -a.facing, a.behind, a.floor)
    if isinstance(a, Table):
        return Table(-a.x1, -a.x0, a.height, a.layer)
    if isinstance(a, Spot):
        return Spot(-a.x, a.y, a.width, a.height, a.layer)
    return a


__all__ = ["ASPECT", "BACK", "FAR", "FRONT", "NEAR", "PLAIN", "SKY", "Anchors", "Band", "Builder", "Lane", "Piece", "Random", "Seat", "Set",
           "Spot", "Table", "extent"]
