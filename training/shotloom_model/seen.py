"""What can be seen of a shot, as names: the attributes that the judge reads from frames and the discriminator names beside its verdict.

`-1` where an attribute does not show: no colour of clothes in an insert, no hour of day in a cellar, no face in a wide shot. What is taught
and what is asked differ: an attribute that a frame only hints at is taught but not asked.
"""
from __future__ import annotations

from typing import Sequence

import numpy as np
import torch

from shotloom_world import casting, facts, props
from shotloom_world.people.face import EXPRESSIONS
from shotloom_world.people.poses import ACTIONS
from shotloom_world.places.render import SIZES as FRAME_HEIGHTS
from shotloom_world.staging import Stage

# camera moves by the way the picture goes; how fast it goes is not told apart
MOVES = ("still", "left", "right", "up", "down", "in", "out")
MOVE_OF = {"pan_left": "left", "track_left": "left", "pan_right": "right", "track_right": "right", "tilt_up": "up", "tilt_down": "down", "push_in": "in", "pull_out": "out"}
SIZES = ("wide", "full", "medium", "medium_close", "close", "extreme_close")
FRAME_HEADS: dict[str, tuple[str, ...]] = {
    "place": facts.PLACES, "time": facts.TIMES, "weather": facts.WEATHERS, "season": (*facts.SEASONS, "none"), "size": SIZES, "people": ("0", "1", "2"), "camera": MOVES,
}
FACINGS = ("left", "right", "camera", "away")
SUBJECT_HEADS: dict[str, tuple[str, ...]] = {
    "kind": facts.PEOPLE, "colour": facts.COLOURS, "action": tuple(ACTIONS), "feeling": tuple(EXPRESSIONS), "direction": FACINGS, "thing": props.KEYS,
}
_WORD_OF = {shade: word for word, shades in casting.COLOURS.items() for shade in shades}
FAR_TO_SEE, FAR_TO_ACT = 20., 30.        # least height in rows of 216 of a figure whose clothes, or whose movements, are asked for
HEAD_ROWS = 15.                          # rows of 64 of a head whose expression is asked for
FAR_TO_COUNT = 36.                       # least height in rows of 216 of people who are counted
AS_SAID = 1.25                           # a frame that is so many times higher or lower than its size's was laid round something else too
GREEN = frozenset(("leaf", "grass", "leaf2", "grass2", "blossom", "flower"))
GREEN_PLACES = frozenset(("park", "garden", "courtyard", "mountains", "forest", "field", "river", "village", "road", "church"))
BARE_SKIES = frozenset(("clear", "wind"))


def _index(values: Sequence[str], name: str) -> int:
    return values.index(name) if name in values else -1


def seen_in_frame(stage: Stage, present: np.ndarray) -> tuple[list[int], list[bool]]:
    """Values of FRAME_HEADS (-1: unknown) and whether each is asked for. present: [FIGURES, MOMENTS] bool."""
    shot, lit, size = stage.shot, stage.light, stage.size
    people = len(stage.actors)
    outdoors = not lit.indoors and stage.place not in ("space", "backdrop")
    open_ = size in ("wide", "full", "medium")
    framed = all(present[i].all() for i in range(min(2, people))) if people else True
    whole = stage.camera.start[2] >= stage.set.height * .86 and stage.camera.end[2] >= stage.set.height * .86
    shown = "wide" if whole and size in ("wide", "full") else {"over_shoulder": "medium_close"}.get(size, size)
    follows = bool(stage.camera.follow)
    high = max(stage.camera.start[2], stage.camera.end[2])
    laid = shown == "wide" or shown in FRAME_HEIGHTS and 1 / AS_SAID < stage.camera.start[2] / FRAME_HEIGHTS[shown][0] < AS_SAID
    counted = all(_tall(a) / high * 216 >= FAR_TO_COUNT for a in stage.actors)
    values = {
        "place": _index(facts.PLACES, stage.place), "time": _index(facts.TIMES, lit.time) if outdoors else -1, "weather": _index(facts.WEATHERS, lit.weather) if outdoors else -1,
        "season": _index(FRAME_HEADS["season"], lit.season) if outdoors else -1, "size": _index(SIZES, shown) if people else -1, "people": min(2, people),
        "camera": MOVES.index(MOVE_OF.get(shot.camera, "still")) if not follows or MOVE_OF.get(shot.camera) in ("in", "out", "up", "down") else -1,
    }
    asked = {
        "place": size in ("wide", "full") and stage.place != "backdrop", "time": open_ and (lit.weather in BARE_SKIES or lit.time == "night"), "weather": open_,
        "season": open_ and lit.season != "none" and stage.place in GREEN_PLACES, "size": people > 0 and framed and laid, "people": framed and open_ and counted,
        "camera": stage.place != "backdrop",
    }
    return [values[n] for n in FRAME_HEADS], [asked[n] and values[n] >= 0 for n in FRAME_HEADS]


def seen_of_person(stage: Stage, i: int, rows: float) -> tuple[list[int], list[bool]]:
    """Values of SUBJECT_HEADS of an actor and whether each is asked for. rows: the figure's whole height, in rows of the frame's 216."""
    actor = stage.actors[i]
    who = actor.identity
    yaw = actor.yaw
    colour = _WORD_OF.get(who.colour, "")
    head = min(64., 64. / 216 * rows * actor.body.metres / _tall(actor)) if rows < 216 else 64. / 216 * rows * actor.body.metres / _tall(actor)
    near = stage.size in ("medium_close", "over_shoulder", "close", "extreme_close")
    values = {
        "kind": _index(facts.PEOPLE, who.kind), "colour": _index(facts.COLOURS, colour), "action": _index(SUBJECT_HEADS["action"], actor.pose),
        "feeling": _index(SUBJECT_HEADS["feeling"], actor.expression), "thing": -1,
        "direction": FACINGS.index("camera" if abs(yaw) < 30 else "away" if abs(yaw) > 120 else "left" if yaw < 0 else "right"),
    }
    body = rows >= FAR_TO_ACT and stage.size in ("wide", "full", "medium")
    asked = {
        "kind": rows >= FAR_TO_SEE and stage.size != "extreme_close", "colour": rows >= FAR_TO_SEE and stage.size not in ("close", "extreme_close"), "action": body,
        "feeling": near and head >= HEAD_ROWS and abs(yaw) < 90, "direction": body, "thing": False,
    }
    return [values[n] for n in SUBJECT_HEADS], [asked[n] and values[n] >= 0 for n in SUBJECT_HEADS]


def _tall(actor) -> float:
    b = actor.body
    return (b.thigh + b.shin + b.torso + b.neck + 1) * b.metres


def seen_of_thing(stage: Stage, share: float) -> tuple[list[int], list[bool]]:
    """Values of SUBJECT_HEADS of the shot's thing where nobody is. share: its longer side, in lengths of its square."""
    shot = stage.shot
    colour = shot.first.colour if shot.first.kind == "thing" else shot.thing_colour
    values = {"thing": _index(props.KEYS, shot.thing), "colour": _index(facts.COLOURS, colour) if stage.props else -1}
    asked = {"thing": share > .2, "colour": share > .2}
    return [values.get(n, -1) for n in SUBJECT_HEADS], [asked.get(n, False) and values.get(n, -1) >= 0 for n in SUBJECT_HEADS]


def nothing() -> tuple[list[int], list[bool]]:
    return [-1] * len(SUBJECT_HEADS), [False] * len(SUBJECT_HEADS)


def moved(state: dict[str, torch.Tensor], fresh: dict[str, torch.Tensor], then: dict[str, dict[str, tuple[str, ...]]], prefixes: dict[str, str]) -> dict[str, torch.Tensor]:
    """A checkpoint's weights for today's values of the heads: known values keep their rows, new ones begin anew. `then`: values of both sorts of
    heads when it was saved; prefixes: where their layers are."""
    out = dict(state)
    for what, heads in (("frame", FRAME_HEADS), ("subject", SUBJECT_HEADS)):
        for k, (name, values) in enumerate(heads.items()):
            old = list(then[what][name])
            if old != list(values):
                for kind in ("weight", "bias"):
                    key = f"{prefixes[what]}.{k}.{kind}"
                    table = fresh[key].clone()
                    for i, v in enumerate(values):
                        if v in old:
                            table[i] = state[key][old.index(v)]
                    out[key] = table
    return out


__all__ = ["FRAME_HEADS", "MOVE_OF", "SUBJECT_HEADS", "moved", "nothing", "seen_in_frame", "seen_of_person", "seen_of_thing"]
