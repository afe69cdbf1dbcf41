"""What can be said and shown: attributes, which of them go together, and how a scene is sampled.

`Said` holds what the caption states (an attribute may be left out); `shown` is the full truth of the picture.
What is left out is never guessed by the generator: it follows from a fixed default or from the noise.
"""
from __future__ import annotations

import math
import random
from dataclasses import dataclass

import numpy as np

TIMES = ["dawn", "day", "sunset", "night"]
WEATHERS = ["clear", "rain", "snow", "fog"]
SETTINGS = ["sea", "harbour", "mountains", "city", "forest", "desert", "meadow", "room", "classroom", "office", "moon"]
SUBJECTS = ["none", "man", "woman", "child", "dog", "cat", "bird", "horse", "car", "bus", "truck", "train", "boat",
            "plane", "balloon", "ball", "rocket"]
COLOURS = ["red", "orange", "yellow", "green", "blue", "purple", "pink", "white", "black", "brown"]
ACTIONS = ["still", "sit", "walk", "run", "jump", "talk", "wave", "drive", "sail", "fly", "rise", "bounce", "roll"]
DIRECTIONS = ["left", "right"]
CAMERAS = ["static", "pan_left", "pan_right", "zoom_in", "zoom_out"]
SIZES = ["wide", "medium", "close"]
ATTRIBUTES = {"time": TIMES, "weather": WEATHERS, "setting": SETTINGS, "subject": SUBJECTS, "colour": COLOURS,
              "action": ACTIONS, "direction": DIRECTIONS, "camera": CAMERAS, "size": SIZES}
SLOTS = list(ATTRIBUTES)
# The text heads have one more class where silence is resolved by noise instead of by a default.
HEARD = {k: v + ["unsaid"] if k in ("colour", "direction") else v for k, v in ATTRIBUTES.items()}
DEFAULTS = {"time": "day", "weather": "clear", "setting": "meadow", "subject": "none", "action": "still",
            "camera": "static", "size": "wide"}

PEOPLE = ("man", "woman", "child")
ANIMALS = ("dog", "cat", "bird", "horse")
INDOORS = ("room", "classroom", "office")
CAN = {"none": ["still"], "dog": ["still", "walk", "run", "jump"], "cat": ["still", "walk", "run", "jump"],
       "horse": ["still", "walk", "run", "jump"], "bird": ["still", "fly"], "car": ["still", "drive"],
       "bus": ["still", "drive"], "truck": ["still", "drive"], "train": ["still", "drive"], "boat": ["still", "sail"],
       "plane": ["fly", "rise"], "balloon": ["fly", "rise"], "ball": ["still", "bounce", "roll"],
       "rocket": ["still", "rise", "fly"],
       **{k: ["still", "sit", "walk", "run", "jump", "talk", "wave"] for k in PEOPLE}}
# Colours of things nobody named a colour for, chosen by three bits of the identity vector.
UNSAID = {"people": ["red", "blue", "green", "yellow", "purple", "white", "orange", "brown"],
          "animals": ["brown", "white", "black", "orange", "brown", "white", "black", "brown"],
          "things": ["red", "blue", "white", "yellow", "green", "orange", "red", "blue"]}

NOISE = 24     # scene noise: 0-9 arrangements, 10-14 layer offsets, 15-17 palette, 18-23 subject and camera
IDENTITY = 8   # 0 skin, 1 hair colour, 2-3 hair style, 4-6 unsaid colour, 7 trousers


@dataclass(frozen=True)
class Sample:
    """One scene: what its caption says, what its picture shows, and the noise that decides the rest."""
    said: dict[str, str | None]
    shown: dict[str, str]
    noise: np.ndarray
    identity: np.ndarray


def uniform(value: float) -> float:
    """A standard normal number as a uniform one in 0..1."""
    return 0.5 * (1 + math.erf(value / math.sqrt(2)))


# Numbers whose sign decides something: the arrangements of the layers, the direction, hair and unsaid colours.
DECIDING_NOISE = [*range(10), 21]
DECIDING_IDENTITY = [2, 3, 4, 5, 6]


def decided(values: np.ndarray, indices: list[int]) -> np.ndarray:
    """The same noise with its deciding numbers kept away from zero, where a picture would be half of each choice."""
    out = values.copy()
    out[indices] = np.where(out[indices] < 0, -1., 1.) * np.maximum(np.abs(out[indices]), .5)
    return out


def bits(values: np.ndarray) -> int:
    """Sign bits as an integer, first bit highest."""
    return int("".join("1" if v > 0 else "0" for v in values), 2)


def unsaid_colour(subject: str, identity: np.ndarray) -> str:
    kind = "people" if subject in PEOPLE else "animals" if subject in ANIMALS else "things"
    return UNSAID[kind][bits(identity[4:7])]


def resolve(said: dict[str, str | None], noise: np.ndarray, identity: np.ndarray) -> dict[str, str]:
    """Fill in what a caption leaves out: by default, or by noise for colour and direction."""
    shown = {k: said[k] or DEFAULTS.get(k, "") for k in SLOTS}
    if not said["colour"]:
        shown["colour"] = unsaid_colour(shown["subject"], identity)
    if not said["direction"]:
        shown["direction"] = "right" if noise[21] > 0 else "left"
    if shown["setting"] == "moon":
        shown["weather"] = "clear"
    return shown


def sample(rnd: random.Random, nprnd: np.random.RandomState) -> Sample:
    """A sensible scene: boats on water, vehicles on roads, no rain on the moon (GAN.md, lesson 5)."""
    r = rnd.random
    subject = rnd.choice(SUBJECTS[1:]) if r() < .62 else rnd.choice(PEOPLE) if r() < .75 else "none"
    action = rnd.choice(CAN[subject])
    setting = rnd.choice(SETTINGS)
    if subject == "boat" and setting not in ("sea", "harbour") and r() < .9:
        setting = rnd.choice(["sea", "harbour"])
    if setting == "sea" and subject not in ("none", "boat", "bird", "plane", "balloon", "rocket") and r() < .8:
        setting = rnd.choice(["harbour", "meadow", "city"])
    if setting in INDOORS and subject not in (*PEOPLE, "dog", "cat", "ball", "none") and r() < .85:
        setting = rnd.choice(["city", "mountains", "meadow", "forest", "desert"])
    said: dict[str, str | None] = {"setting": setting, "subject": subject, "action": action}
    said["time"] = rnd.choice(TIMES) if r() < .8 else None
    said["weather"] = rnd.choice(["rain", "snow", "fog", "clear"]) if r() < .6 else None
    if setting == "moon" and said["weather"] != "clear":
        said["weather"] = None
    if setting in INDOORS and said["weather"] and r() < .5:
        said["weather"] = None
    said["colour"] = rnd.choice(COLOURS) if subject != "none" and r() < .8 else None
    moves = action in ("walk", "run", "drive", "sail", "fly", "roll", "jump", "bounce")
    said["direction"] = rnd.choice(DIRECTIONS) if moves and r() < .35 else None
    said["camera"] = rnd.choice(CAMERAS[1:]) if r() < .5 else rnd.choice(["static", None])
    said["size"] = rnd.choice(SIZES if subject != "none" else ["wide", "wide", "medium", "close"]) if r() < .75 else None
    if r() < .06:
        said["setting"] = None
    if action == "still" and r() < .5:
        said["action"] = None
    if said["action"] == "still" and subject == "none":
        said["action"] = None
    noise = decided(nprnd.randn(NOISE).clip(-2.5, 2.5), DECIDING_NOISE)
    identity = decided(nprnd.randn(IDENTITY).clip(-2.5, 2.5), DECIDING_IDENTITY)
    return Sample(said, resolve(said, noise, identity), noise, identity)
