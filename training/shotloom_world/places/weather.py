"""What time and weather add to a set: sun, moon, stars, clouds; puddles and snow on the ground."""
from __future__ import annotations

from typing import TYPE_CHECKING

from .kit import FRONT, NEAR, PAN, PLAIN, SKY, Piece, Set

if TYPE_CHECKING:
    from ..light import Light


_SUMMERY = frozenset(("flower_patch", "flowers", "lotus", "parasol", "reeds", "tuft", "grass_tufts"))


def shows(piece: Piece, lit: "Light") -> bool:
    """Whether a piece is there in this light: flowers and parasols are not in the snow."""
    return not (lit.snowy > .3 and piece.sprite in _SUMMERY) or lit.indoors


def stars(height: float, middle: float, rows: int = 3) -> list[Piece]:
    """A sky full of stars for a frame of this height, sparser lower down."""
    scale = height * .052
    return [Piece(SKY, "stars", (-.9 + .6 * ((3 * i + 2 * row) % 4), 0., 0., 0.), (8 * scale * (i + .5 * (row % 2))) * (1 + .1 * row),
                  middle - height * (.43 - .17 * row), scale) for row in range(rows) for i in range(-3, 4)]


def sky_pieces(set_: Set, lit: "Light") -> tuple[Piece, ...]:
    """Layer 0 over the sky band: chosen by the light, placed by the set's `sky` spots (0 high sun, 1 low sun, then clouds)."""
    spots = set_.anchors.sky
    if len(spots) < 3:
        return ()
    high, low, clouds = spots[0], spots[1], spots[2:]
    found: list[Piece] = []
    reach = 1.1 * set_.height * 16 / 9 / 2
    if lit.time == "night" and lit.weather in ("clear", "wind"):
        found += stars(set_.height, set_.middle)
    if lit.weather in ("clear", "wind") or (lit.weather == "cloudy" and lit.time in ("night", "sunset")):
        if lit.time == "night":
            found.append(Piece(SKY, "moon", (1. if spots[0].x > 0 else -1., 0., 0., 0.), high.x, high.y, high.width * .8))
        else:
            spot = low if lit.time in ("dawn", "sunset", "dusk") else high
            found.append(Piece(SKY, "sun", PLAIN, spot.x, spot.y, spot.width * (.62 if spot is low else .5)))
    if lit.weather in ("cloudy", "rain", "storm", "snow"):
        scale = set_.height * (.15 if lit.weather == "cloudy" else .19)
        y = set_.middle - set_.height * .5 + scale * (.3 if lit.weather == "cloudy" else .9)
        for i in (-1, 0, 1):
            found.append(Piece(SKY, "cloud_bank", PLAIN, (16 * i + clouds[0].x / 3) * scale, y, scale))
    elif lit.weather != "fog":
        kind = "cloud_streak" if lit.time in ("sunset", "dusk", "dawn") or lit.weather == "wind" else "cloud"
        count = 2 if lit.time == "night" else 4 if lit.weather == "wind" else 3
        for i, spot in enumerate(clouds[:count]):
            found.append(Piece(SKY, kind, (round(2 * ((i * .37 + abs(spot.x)) % 1.) - 1, 2), 0., 0., 0.), spot.x, spot.y,
                               spot.height * (.62, .45, .54, .4)[i % 4]))
    gone = [p for p in found if p.sprite in set_.absent]
    return tuple(p for p in found if abs(p.x) < reach + 20 * p.scale and not (len(gone) == 1 and p in gone))


def ground_pieces(set_: Set, lit: "Light") -> tuple[Piece, ...]:
    """Puddles after rain on the ground where people stand, soft snow along the front."""
    if set_.indoors or not set_.anchors.stand or set_.place in ("sea", "roof"):
        return ()
    bottom = set_.middle + set_.height / 2
    found: list[Piece] = []
    if lit.wet and set_.place in ("street", "road", "village", "courtyard", "old_street", "park", "battlefield", "station"):
        for k, depth, scale in ((-.55, .55, .16), (.32, .8, .2), (.02, .3, .11)):
            found.append(Piece(NEAR, "puddle", PLAIN, k * set_.height * .8, bottom * depth, set_.height * scale))
    if lit.snowy >= 1. and set_.place not in ("beach", "harbour", "river", "bridge", "station", "desert"):
        scale = set_.height * .11
        n = int(PAN * set_.height * 16 / 18 / (4 * scale)) + 1
        for i in range(-n, n + 1):
            found.append(Piece(FRONT, "snow_drift", PLAIN, 8 * scale * i, bottom + .004 * set_.height, scale))
    return tuple(found)


