"""Who a person is: kind, skin, hair, clothes, accessories and colours, all by name."""
from __future__ import annotations

import random
from dataclasses import dataclass, fields
from typing import Any, Sequence

from .body import KINDS, OFFSETS, Body, body_of
from .colours import GARMENTS, HAIRS, IRISES, LEATHERS, PALE_SKINS, SKINS
from .garments import BARE, BOTTOMS, CHILDREN, FEMALE, TOPS, Top

HAIR_STYLES = ("crew", "buzz", "sidepart", "quiff", "bowl", "pixie", "bob", "long", "wavy", "ponytail", "pigtails", "braid", "braids", "bun",
    "updo", "loops",
               "topknot", "afro", "curly", "balding", "bald")
HATS = ("", "cap", "police", "soldier", "helmet", "hardhat", "beanie", "beret", "flatcap", "sunhat", "straw", "boater", "fedora", "bowler",
    "tophat", "chef", "nurse",
        "bonnet", "headscarf", "hijab", "turban", "skullcap", "crown", "tiara", "flower")
WOMENS_HATS = ("sunhat", "nurse", "bonnet", "headscarf", "hijab", "tiara", "flower")
DRESSED_NECKS = ("uniform", "sailor", "ermine", "wing", "high", "mandarin", "bow", "turtle", "waistcoat")
GLASSES = ("", "round", "square", "dark")
BEARDS = ("", "stubble", "moustache", "goatee", "short", "full", "long")
SCARVES = ("", "scarf", "pioneer", "shawl")
BAGS = ("", "satchel", "backpack", "handbag")
STYLES_OF: dict[str, tuple[str, ...]] = {
    "woman": ("bob", "long", "wavy", "ponytail", "bun", "pixie", "curly", "afro", "braid", "updo"),
    "girl": ("bob", "long", "ponytail", "pigtails", "braids", "pigtails", "curly", "bun"),
    "man": ("crew", "sidepart", "quiff", "crew", "sidepart", "curly", "afro", "buzz", "balding", "bald"),
    "boy": ("crew", "bowl", "sidepart", "quiff", "curly", "buzz"),
    "oldwoman": ("bun", "bob", "curly", "pixie"), "oldman": ("balding", "sidepart", "crew", "bald", "balding"),
}


@dataclass(frozen=True)
class Identity:
    """Every field is a name of a table (see the tables' modules); `offsets` are numbers in -1..1, one for each of body.OFFSETS."""
    kind: str = "woman"
    skin: str = "fair"
    hair: str = "bob"
    hair_colour: str = "black"
    iris: str = "brown"
    top: str = "tshirt"
    bottom: str = "trousers"
    colour: str = "coral"
    bottom_colour: str = "navy"
    trim_colour: str = "cream"
    tie_colour: str = "red"
    shoe_colour: str = "charcoal"
    hat: str = ""
    hat_colour: str = "red"
    glasses: str = ""
    beard: str = ""
    scarf: str = ""
    scarf_colour: str = "red"
    bag: str = ""
    bag_colour: str = "brown"
    tie: bool = False
    cane: bool = False
    offsets: tuple[float, ...] = (0.,) * len(OFFSETS)

    def __post_init__(self) -> None:
        for name, table in TABLES.items():
            if getattr(self, name) not in table:
                raise ValueError(f"an identity's {name} cannot be {getattr(self, name)!r}")
        if len(self.offsets) != len(OFFSETS):
            raise ValueError(f"an identity has {len(OFFSETS)} offsets, not {len(self.offsets)}")

    @property
    def female(self) -> bool:
        return self.kind in FEMALE

    @property
    def old(self) -> bool:
        return self.kind.startswith("old")

    @property
    def child(self) -> bool:
        return self.kind in CHILDREN

    @property
    def body(self) -> Body:
        return body_of(self.kind, self.offsets)

    @property
    def wear(self) -> Top:
        return TOPS[self.top]

    @property
    def bare_legs(self) -> bool:
        """Whether skin is seen below the knee."""
        if self.wear.whole:
            return True
        return self.bottom in BARE

    @staticmethod
    def random(rnd: random.Random, *, off_duty: bool = False, **fixed: Any) -> "Identity":
        """A sensible person: what is not fixed is drawn with the frequencies of the tables and fits the rest. `off_duty`: in no clothes of a role."""
        chosen: dict[str, Any] = {}

        def choose(name: str, choices: Sequence[Any], weights: Sequence[float] | None = None) -> Any:
            drawn = rnd.choices(list(choices), weights)[0]
            chosen[name] = fixed.get(name, drawn)
            return chosen[name]

        kind = choose("kind", KINDS, (4, 4, 1.2, 1.2, 1.2, 1.2))
        skin = choose("skin", list(SKINS), (1, 2.2, 2.2, 1.6, 1, 1, .8))
        worn = [name for name, top in TOPS.items() if kind in top.kinds and not (off_duty and top.duty)]
        top = TOPS[choose("top", worn, [TOPS[name].weight for name in worn])]
        female, old = kind in FEMALE, kind.startswith("old")
        hair = choose("hair", _styles(kind, top))
        colours = ("grey", "white", "grey") if old else ("black",) * 4 + ("brown", "brown", "chestnut", "blond",
            "red") if skin in PALE_SKINS else ("black", "black", "brown")
        choose("hair_colour", colours)
        choose("iris", list(IRISES) if skin in PALE_SKINS[:2] else ("brown",))
        bottoms = [name for name in top.bottoms if female or "skirt" not in name] or ["trousers"]
        if kind in CHILDREN and "jeans" in bottoms:
            bottoms.append("shorts")
        if female and not top.whole and top.bottoms == ("trousers", "jeans"):
            bottoms.append("skirt")
        if top.bottoms == ("skirt", "shorts"):
            bottoms = ["skirt"] if female else ["shorts"]
        choose("bottom", bottoms)
        colour = choose("colour", top.colours)
        choose("bottom_colour", [colour] if top.matching else [name for name in top.bottom_colours if name != colour] or [colour])
        choose("trim_colour", [name for name in top.trims if name != colour] or ["white"])
        choose("tie_colour", ("red", "navy", "mustard", "plum", "teal", "black", "green"))
        choose("shoe_colour", ("charcoal", "brown", "black") if not female or top.collar in ("lapel", "uniform") else ("charcoal", "brown", "red",
            "cream", "white", "black"))
        choose("hat", [hat for hat in top.hats if female or hat not in WOMENS_HATS])
        choose("hat_colour", _hat_colours(chosen["hat"], colour))
        choose("glasses", ("", "round", "square", "dark"), (5, 1, .6, .12) if not old else (2, 1, 1, .05))
        choose("beard", BEARDS if kind in ("man", "oldman") else ("",),
            (7, .7, .9, .6, .9, .7, .25) if kind == "man" else (4, .2, 1, .4, .6, .8, .8) if kind == "oldman" else None)
        scarf = "pioneer" if top.collar == "shirt" and chosen["top"] == "school" else ""
        bare_neck = bool(scarf) or top.whole or top.collar in DRESSED_NECKS
        choose("scarf", (scarf,) if bare_neck else ("", "scarf"), None if bare_neck else (9, 1 + 2 * (chosen["top"] == "coat")))
        choose("scarf_colour", ("red",) if chosen["scarf"] == "pioneer" else ("red", "mustard", "teal", "cream", "purple", "green"))
        choose("bag", BAGS, _bag_weights(kind, chosen["top"]))
        choose("bag_colour", LEATHERS if chosen["bag"] != "backpack" else ("red", "blue", "green", "mustard", "purple"))
        choose("tie", (True, False), (3, 1) if kind in ("man", "oldman") and top.collar == "lapel" else (1,
            9) if kind == "man" and top.collar == "shirt" else (0, 1))
        choose("cane", (True, False), (1, 2) if old else (0, 1))
        choose("offsets", [tuple(round(max(-1., min(1., rnd.gauss(0, .45))), 3) for _ in OFFSETS)])
        return Identity(**chosen)


def _bag_weights(kind: str, top: str) -> tuple[float, ...]:
    """How often somebody in such clothes carries none of BAGS, the first, and so on."""
    if TOPS[top].whole and top != "dress":
        return 1, 0, 0, 0
    weights = {"": 12., "satchel": 1., "backpack": 1.5 if kind in CHILDREN else .7, "handbag": 1.2 if kind in ("woman", "oldwoman") else 0.}
    return tuple(weights[bag] if not bag or kind in CHILDREN or bag in TOPS[top].bags else 0. for bag in BAGS)


def _styles(kind: str, top: Top) -> tuple[str, ...]:
    if top.hair and kind in ("woman", "girl"):
        return top.hair
    if top.hair and top.sleeve == "wide" and kind in ("man", "oldman") and "topknot" in top.hair:
        return ("topknot",)
    return STYLES_OF[kind]


def _hat_colours(hat: str, colour: str) -> tuple[str, ...]:
    own = {"sunhat": ("cream", "sand"), "straw": ("sand", "mustard"), "boater": ("sand", "cream"), "tophat": ("black",),
        "bowler": ("black", "brown"), "chef": ("white",),
           "nurse": ("white",), "hardhat": ("yellow", "orange", "white"), "helmet": ("olive",), "crown": ("gold",), "tiara": ("gold",),
               "skullcap": ("black", "navy"),
           "fedora": ("brown", "charcoal", "sand"), "flatcap": ("brown", "grey", "olive"), "bonnet": ("cream", colour), "police": (colour,),
               "soldier": (colour,),
           "turban": ("orange", "crimson", "white", "navy"), "hijab": (colour, "cream", "plum", "teal", "sky"),
               "headscarf": ("red", "white", "mustard", "coral")}
    return own.get(hat, ("red", "blue", "mustard", "teal", "charcoal", "purple"))


TABLES: dict[str, tuple[str, ...]] = {
    "kind": KINDS, "skin": tuple(SKINS), "hair": HAIR_STYLES, "hair_colour": tuple(HAIRS), "iris": tuple(IRISES), "top": tuple(TOPS),
        "bottom": BOTTOMS,
    "hat": HATS, "glasses": GLASSES, "beard": BEARDS, "scarf": SCARVES, "bag": BAGS,
    **{field.name: tuple(GARMENTS) for field in fields(Identity) if field.name.endswith("_colour") or field.name == "colour"},
    "hair_colour": tuple(HAIRS),
}
