"""Every sprite of the world by key: things, set pieces (`set:table`), and the moving parts of both (`car/wheel0`)."""
from __future__ import annotations

from functools import lru_cache

from . import things
from .places import pieces
from .sheet import Sprite

Variant = tuple[float, float, float, float]
STILL: Variant = (0., 0., 0., 0.)

_PIECES = frozenset(pieces.keys())
SET = "set:"


def of_piece(key: str) -> str:
    """The catalogue's key of what a set names: one of its own pieces, or a thing."""
    return SET + key if key in _PIECES else key


def _whole(key: str, variant: Variant) -> Sprite:
    return pieces.sprite(key.removeprefix(SET), variant) if key.startswith(SET) else things.sprite(key, variant)


def _parts(key: str) -> list[str]:
    return [f"{key}/{m.kind}{i}" for i, m in enumerate(_whole(key, STILL).moving)]


LATER = ("crowd",)              # pieces that came after the painters' first training: at the end, so that the others keep their places
KEYS: tuple[str, ...] = tuple(k for key in (*things.KEYS, *(SET + p for p in pieces.keys() if p not in LATER), *(SET + p for p in LATER)) for k in (key, *_parts(key)))


@lru_cache(maxsize=8192)
def sprite(key: str, variant: Variant = STILL) -> Sprite:
    """A thing, a set piece or a moving part of one."""
    owner, _, part = key.partition("/")
    whole = _whole(owner, variant)
    if not part:
        return whole
    return next(m.sprite for i, m in enumerate(whole.moving) if part == f"{m.kind}{i}")


@lru_cache(maxsize=8192)
def varies(key: str) -> bool:
    """Whether a key has more than one form."""
    return sprite(key).cover is None
