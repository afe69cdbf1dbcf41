"""From what is said of a person to an identity: kind, clothes of a role, colours by name. What is unsaid comes from the person's noise."""
from __future__ import annotations

import math
from typing import Any, Sequence

import numpy as np

from .facts import UNSAID, Who
from .noise import Dealt, normal, uniform
from .people.colours import GARMENTS as SHADES
from .people.garments import FEMALE, TOPS
from .people.identity import Identity

# kinds that words leave open, and what they are by the last number of the person's noise
OPEN_KINDS = {"person": ("woman", "man", "woman", "man", "woman", "man", "oldwoman", "oldman"), "child": ("girl", "boy"), "crowd": ("woman", "man")}
FEMALE_ROLES = frozenset(("nurse", "queen", "bride"))
MALE_ROLES = frozenset(("king", "gentleman", "priest"))
CHILD_ROLES = frozenset(("pupil",))
# what a role wears: tops in order of choice (the first that fits the kind), and what else it fixes
ROLES: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "doctor": (("doctor",), {"colour": "white", "hat": ""}), "nurse": (("nurse", "doctor"), {"colour": "white"}), "police": (("police",), {"hat": "police", "colour": "navy"}),
    "soldier": (("soldier",), {"hat": "helmet", "colour": "olive"}), "teacher": (("cardigan", "shirt", "turtleneck"), {"glasses": "round", "hat": ""}),
    "pupil": (("school", "sweater"), {"bag": "backpack", "hat": ""}), "worker": (("overalls", "vizvest"), {"hat": "hardhat"}), "farmer": (("shirt", "tshirt"), {"hat": "straw"}),
    "cook": (("apron",), {"hat": "chef", "colour": "white"}), "waiter": (("vest", "apron", "suit"), {"hat": ""}), "judge": (("robe", "suit"), {"colour": "black", "hat": ""}),
    "priest": (("robe", "changshan"), {"colour": "black", "hat": ""}), "king": (("royal",), {"hat": "crown"}), "queen": (("royal", "gown"), {"hat": "crown"}),
    "servant": (("maid", "vest", "apron"), {}), "sailor": (("sailor", "stripe"), {"hat": "cap"}), "reporter": (("suit", "trench"), {"hat": ""}),
    "scientist": (("doctor",), {"colour": "white", "glasses": "square", "hat": ""}), "astronaut": (("track", "jacket"), {"colour": "white", "hat": "helmet", "hat_colour": "white"}),
    "gentleman": (("suit", "tailcoat", "frock"), {"hat": ""}), "scholar": (("changshan", "cardigan", "turtleneck"), {"glasses": "round", "hat": ""}),
    "beggar": (("coat", "cardigan", "sweater"), {"colour": "brown", "hat": "beanie", "hat_colour": "grey"}), "bride": (("gown", "dress"), {"colour": "white", "hat": "tiara"}),
    "athlete": (("track", "tshirt"), {"bottom": "shorts", "hat": ""}), "pilot": (("police", "suit"), {"colour": "navy", "hat": "police"}),
    "performer": (("tailcoat", "gown", "vest", "dress"), {}), "thief": (("hoodie", "turtleneck"), {"colour": "charcoal", "hat": "beanie", "hat_colour": "black"}),
    "patient": (("pyjamas",), {"colour": "sky", "hat": ""}), "traveller": (("trench", "coat", "jacket"), {"bag": "satchel"}),
}
GARMENTS: dict[str, tuple[str, ...]] = {
    "shirt": ("shirt", "blouse"), "tshirt": ("tshirt",), "sweater": ("sweater", "turtleneck"), "suit": ("suit", "school"), "coat": ("coat", "jacket"), "dress": ("dress", "tshirt"),
    "uniform": ("school", "police"), "hanfu": ("hanfu", "ruqun"), "qipao": ("qipao", "qipao_long", "ruqun"), "changshan": ("changshan", "tang"), "kimono": ("kimono",),
    "sari": ("sari", "kurta"), "hoodie": ("hoodie", "jacket"), "robe": ("robe", "kimono", "royal"), "apron": ("apron",), "overalls": ("overalls",), "white_coat": ("doctor",),
    "gown": ("gown", "victorian", "dress"),
}
# colour words as the people's colours, several shades where words leave one open
COLOURS: dict[str, tuple[str, ...]] = {"red": ("red", "crimson"), "orange": ("orange",), "yellow": ("mustard", "yellow"), "green": ("green",), "teal": ("teal",), "blue": ("blue",), "navy": ("navy",),
                                       "purple": ("purple",), "pink": ("pink",), "white": ("white",), "grey": ("grey",), "black": ("black",), "brown": ("brown",), "cream": ("cream",)}
HAIRS = {"black": "black", "brown": "brown", "blond": "blond", "red": "red", "grey": "grey", "white": "white"}
WARDROBE_OF_PLACE: dict[str, tuple[str, ...]] = {"palace": ("royal", "hanfu", "victorian"), "old_street": ("tang", "changshan", "qipao", "jacket", "sweater", "tshirt"), "battlefield": ("soldier",),
                                                 "gym": ("track", "tshirt"), "bedroom": ("pyjamas", "tshirt", "sweater"), "courtroom": ("suit", "shirt", "blouse"), "office": ("suit", "shirt", "blouse", "turtleneck")}


def of_role(role: str) -> dict[str, Any]:
    """What a role fixes beside its top: nobody at work carries a bag that does not belong to it."""
    return {"bag": "", **ROLES[role][1]}


def kind_of(who: Who, noise: np.ndarray) -> str:
    """The kind that is shown: what words leave open goes by the role, then by the person's noise."""
    if who.kind not in OPEN_KINDS:
        return who.kind
    options = OPEN_KINDS["child"] if who.role in CHILD_ROLES else OPEN_KINDS[who.kind]
    if who.role in FEMALE_ROLES or who.role in MALE_ROLES:
        options = tuple(k for k in options if (k in FEMALE) == (who.role in FEMALE_ROLES))
    return options[int(uniform(noise[-1]) * len(options))]


def _first_worn(tops: tuple[str, ...], kind: str, start: float) -> str | None:
    """Of the tops that fit the kind one by chance; the first are likelier."""
    fitting = [t for t in tops if kind in TOPS[t].kinds]
    return fitting[int(start * start * len(fitting))] if fitting else None


def identity(who: Who, noise: np.ndarray, place: str) -> Identity:
    """The person `who` says, in a place that may suggest clothes."""
    kind = kind_of(who, noise)
    fixed: dict[str, Any] = {"kind": kind}
    top = None
    if who.role != UNSAID:
        more = of_role(who.role)
        top = _first_worn(ROLES[who.role][0], kind, uniform(noise[-2]))
        fixed.update(more)
        if kind not in ("woman", "girl", "oldwoman") and more.get("hat") == "tiara":
            fixed["hat"] = ""
    if who.garment != UNSAID:
        top = _first_worn(GARMENTS[who.garment], kind, uniform(noise[-2])) or top
    if top is None and place in WARDROBE_OF_PLACE and uniform(noise[-3]) < .5:
        top = _first_worn(WARDROBE_OF_PLACE[place], kind, uniform(noise[-2]))
    if top is not None:
        fixed["top"] = top
    if who.colour != UNSAID:
        options = COLOURS[who.colour]
        fixed["colour"] = options[int(uniform(noise[-4]) * len(options))]
    if who.hair in HAIRS:
        fixed["hair_colour"] = HAIRS[who.hair]
    elif who.hair == "bald" and kind in ("man", "oldman"):
        fixed["hair"] = "bald"
    return Identity.random(Dealt(noise), off_duty=who.role == who.garment == UNSAID, **fixed)


COLOUR, CHOOSES = 7, -5           # of a person's noise: the number that decides the colour of a top; which of two people changes it
ALIKE = .22                       # RGB difference under which two tops of one cut look alike
SHIFTS = (0., .5, .25, .75)       # of the number that decides a colour, of which the first that tells two people apart is taken


def alike(one: Identity, other: Identity) -> bool:
    """Whether two people are dressed alike: in tops of one cut, in nearly one colour."""
    return one.wear.collar == other.wear.collar and math.dist(SHADES[one.colour], SHADES[other.colour]) < ALIKE


def shifted(noise: np.ndarray, shift: float) -> np.ndarray:
    """The noise of somebody in another colour."""
    out = noise.copy()
    out[COLOUR] = normal((uniform(noise[COLOUR]) + shift) % 1.)
    return out


def identities(people: Sequence[Who], noises: Sequence[np.ndarray], place: str) -> list[Identity]:
    """The one or two people of a shot. Of two who are dressed alike and of whom that is not said one wears another colour: always the same one,
    whoever is said first."""
    made = [identity(who, noise, place) for who, noise in zip(people, noises)]
    if len(made) < 2 or not alike(*made):
        return made
    open_ = [who.colour == UNSAID and who.role == UNSAID for who in people]
    changes = int(noises[1][CHOOSES] > noises[0][CHOOSES]) if all(open_) else int(open_[1])
    if any(open_):
        tried = [identity(people[changes], shifted(noises[changes], shift), place) for shift in SHIFTS]
        made[changes] = next((other for other in tried if not alike(other, made[1 - changes])), made[changes])
    return made
