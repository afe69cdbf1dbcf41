"""What can be said of a shot and shown in it: the slots, their values, and what goes with what.

A caption leaves things out. What it leaves out has the value `UNSAID` for whoever listens, and is drawn from noise for
whoever shows it; it is never averaged.
"""
from __future__ import annotations

from dataclasses import dataclass, fields

UNSAID = "unsaid"

TIMES = ("dawn", "morning", "day", "sunset", "night")
WEATHERS = ("clear", "cloudy", "rain", "storm", "snow", "fog", "wind")
SEASONS = ("spring", "summer", "autumn", "winter")
MOODS = ("warm", "cold", "tense", "dreamy")
PLACES = ("street", "old_street", "park", "garden", "kitchen", "living_room", "bedroom", "office", "classroom", "courtyard", "news_studio", "hospital",
          "cafe", "shop", "station", "train", "car", "stage", "laboratory", "roof", "bridge", "harbour", "beach", "sea", "mountains", "forest", "desert",
          "field", "space", "courtroom", "palace", "battlefield", "prison", "church", "library", "gym", "factory", "river", "village", "road", "corridor",
          "tavern")
SIZES = ("wide", "full", "medium", "medium_close", "close", "extreme_close", "insert", "over_shoulder")
CAMERAS = ("static", "pan_left", "pan_right", "tilt_up", "tilt_down", "push_in", "pull_out", "track_left", "track_right", "handheld")

# `person` and `child` are people whose words leave open whether they are women or men, girls or boys
KINDS = ("none", "person", "woman", "man", "child", "girl", "boy", "oldwoman", "oldman", "crowd", "thing")
ROLES = ("doctor", "nurse", "police", "soldier", "teacher", "pupil", "worker", "farmer", "cook", "waiter", "judge", "priest", "king", "queen", "servant",
         "sailor", "reporter", "scientist", "astronaut", "gentleman", "scholar", "beggar", "bride", "athlete", "pilot", "performer", "thief", "patient",
         "traveller")
GARMENTS = ("shirt", "tshirt", "sweater", "suit", "coat", "dress", "uniform", "hanfu", "qipao", "changshan", "kimono", "sari", "hoodie", "robe", "apron",
            "overalls", "white_coat", "gown")
COLOURS = ("red", "orange", "yellow", "green", "teal", "blue", "navy", "purple", "pink", "white", "grey", "black", "brown", "cream")
HAIRS = ("black", "brown", "blond", "red", "grey", "white", "bald")
ACTIONS = ("stand", "sit", "walk", "run", "turn", "talk", "wave", "point", "phone", "hold", "give", "take", "read", "write", "eat", "drink", "lie", "kneel",
           "jump", "fall", "crouch", "dance", "hug", "bow", "clap", "push", "carry", "drive", "look", "cry", "laugh", "think", "fight", "sleep", "sing",
           "enter", "leave", "open", "cook", "work")
FEELINGS = ("smile", "sad", "angry", "surprised", "afraid", "thinking")
DIRECTIONS = ("left", "right", "camera", "away")
RELATIONS = ("near", "held", "table", "wall", "sky", "ridden")

PEOPLE = ("woman", "man", "girl", "boy", "oldwoman", "oldman")
INDOORS = frozenset(("kitchen", "living_room", "bedroom", "office", "classroom", "news_studio", "hospital", "cafe", "shop", "train", "car", "stage",
                     "laboratory", "courtroom", "palace", "prison", "church", "library", "gym", "factory", "corridor", "tavern"))


@dataclass(frozen=True)
class Who:
    """A person, a crowd or a thing that acts."""
    kind: str = "none"
    role: str = UNSAID
    garment: str = UNSAID
    colour: str = UNSAID
    hair: str = UNSAID
    action: str = UNSAID
    feeling: str = UNSAID
    direction: str = UNSAID


@dataclass(frozen=True)
class Shot:
    """One shot. `thing` is a key of the catalogue of things, or `none`."""
    place: str = UNSAID
    time: str = UNSAID
    weather: str = UNSAID
    season: str = UNSAID
    mood: str = UNSAID
    size: str = UNSAID
    camera: str = UNSAID
    first: Who = Who()
    second: Who = Who()
    thing: str = "none"
    thing_colour: str = UNSAID
    relation: str = UNSAID
    next_action: str = UNSAID   # what the first person does next ("walks, then runs")


_OF_WHO = {"kind": KINDS, "role": ROLES, "garment": GARMENTS, "colour": COLOURS, "hair": HAIRS, "action": ACTIONS,
           "feeling": FEELINGS, "direction": DIRECTIONS}
_OF_SHOT = {"place": PLACES, "time": TIMES, "weather": WEATHERS, "season": SEASONS, "mood": MOODS, "size": SIZES, "camera": CAMERAS,
            "thing_colour": COLOURS, "relation": RELATIONS, "next_action": ACTIONS}


def slots(things: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Every slot and its values in order, `unsaid` last; `things` are the keys of the catalogue."""
    out = {name: (*values, UNSAID) for name, values in _OF_SHOT.items()}
    for person in ("first", "second"):
        out.update({f"{person}.{name}": values if name == "kind" else (*values, UNSAID) for name, values in _OF_WHO.items()})
    out["thing"] = ("none", *things)
    return out


def value(shot: Shot, slot: str) -> str:
    """The value of a slot, by its name in `slots`."""
    person, _, name = slot.rpartition(".")
    return getattr(getattr(shot, person) if person else shot, name)


def stated(shot: Shot) -> dict[str, str]:
    """The slots of a shot that say something."""
    names = [f.name for f in fields(Shot) if f.name not in ("first", "second")]
    names += [f"{person}.{f.name}" for person in ("first", "second") for f in fields(Who)]
    return {name: v for name in names if (v := value(shot, name)) not in (UNSAID, "none")}
