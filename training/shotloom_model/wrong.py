"""Captions that are wrong in exactly one attribute: the negatives that teach D more than to tell wholly different shots apart."""
from __future__ import annotations

import random
from dataclasses import replace

import numpy as np

from shotloom_world import facts, props
from shotloom_world.facts import UNSAID, Shot
from shotloom_world.staging import POSES

from .seen import BARE_SKIES, FRAME_HEADS, SUBJECT_HEADS

# attribute: the slots that may be wrong in it, and where it is seen: a head of the frame, or of the first and second subject
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "subject": ("first.kind", "second.kind", "thing"), "colour": ("first.colour", "second.colour"), "action": ("first.action", "second.action"), "place": ("place",), "time": ("time",),
    "weather": ("weather",), "season": ("season",), "size": ("size",), "feeling": ("first.feeling", "second.feeling"), "binding": ("binding",),
}
_FRAME, _SUBJECT = list(FRAME_HEADS), list(SUBJECT_HEADS)


def _asked(slot: str, row: dict[str, np.ndarray]) -> bool:
    if slot in _FRAME:
        return bool(row["asked_frame"][_FRAME.index(slot)])
    if slot == "thing":
        return bool(row["asked_subject"][0, _SUBJECT.index("thing")])
    person, _, name = slot.partition(".")
    return bool(row["asked_subject"][0 if person == "first" else 1, _SUBJECT.index(name)])


def _others(shot: Shot, slot: str) -> list[str]:
    """Values that a slot could be wrong by; none where the words leave open what is shown."""
    stated = facts.value(shot, slot)
    if stated in (UNSAID, "none", "person", "child", "crowd") or slot != "thing" and stated == "thing":
        return []
    if slot.endswith("kind"):
        return [k for k in facts.PEOPLE if k != stated]
    if slot == "thing":
        return [k for k in props.KEYS if k != stated]
    if slot.endswith("action"):
        return [a for a in facts.ACTIONS if not set(POSES[a]) & set(POSES[stated])]
    if slot == "size":
        alike = {"medium_close": "over_shoulder", "over_shoulder": "medium_close"}.get(stated)
        return [v for v in ("wide", "full", "medium", "medium_close", "close", "extreme_close") if v not in (stated, alike)] if stated != "insert" else []
    if slot == "weather" and stated in BARE_SKIES:      # wind shows in the shape of clouds alone
        return [v for v in facts.WEATHERS if v not in BARE_SKIES and v not in (UNSAID, "none")]
    values = dict(place=facts.PLACES, time=facts.TIMES, weather=facts.WEATHERS, season=facts.SEASONS, colour=facts.COLOURS, feeling=facts.FEELINGS)[slot.rpartition(".")[2]]
    return [v for v in values if v != stated]


def choices(shot: Shot, row: dict[str, np.ndarray]) -> list[tuple[str, str]]:
    """(attribute, slot) that can be said wrongly of this clip so that it shows."""
    out = [(attribute, slot) for attribute, slots in ATTRIBUTES.items() for slot in slots if slot != "binding" and _others(shot, slot) and _asked(slot, row)]
    if bound(shot) and _asked("first.colour", row) and _asked("second.colour", row):
        out.append(("binding", "binding"))
    return out


def bound(shot: Shot) -> bool:
    """Whether the two people could be told apart by what each wears."""
    a, b = shot.first, shot.second
    return UNSAID not in (a.colour, b.colour) and a.colour != b.colour and a.kind != b.kind and all(w.kind in facts.PEOPLE for w in (a, b))


def said_wrongly(shot: Shot, slot: str, rnd: random.Random) -> Shot:
    """The shot with one slot changed; `binding`: the two people's colours exchanged."""
    if slot == "binding":
        return replace(shot, first=replace(shot.first, colour=shot.second.colour), second=replace(shot.second, colour=shot.first.colour))
    value = rnd.choice(_others(shot, slot))
    person, _, name = slot.rpartition(".")
    if not person:
        return replace(shot, **{name: value})
    who = replace(getattr(shot, person), **{name: value})
    return replace(shot, **{person: who})
