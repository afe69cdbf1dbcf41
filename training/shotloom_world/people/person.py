"""A person: an identity whose parts can be painted at any yaw, with one palette for all of them.

`PARTS` says what a compositor and a network need to know of each part. Boxes, classes and grain are the same for everybody.
"""
from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..sheet import RGB, Pen, Sprite, flat, mix, shade
from .body import Trunk
from .collar import draw_collar
from .colours import GARMENTS, HAIRS, IRISES, SKINS, darker, hair_light, skin_shade
from .hair import covers_ears, draw_hair_back, draw_hair_front
from .head import ROUND_CHEEKS, Skull, draw_head
from .headgear import draw_headgear
from .identity import Identity
from .limbs import HAND_SHAPES, LENGTHS, draw_foot, draw_hand, draw_lower_arm, draw_lower_leg, draw_upper_arm, draw_upper_leg
from .joints import ANKLE
from .torso import LONG_HEM, LOOSE_HEM, TUCKED, draw_torso
from .wear import draw_bag, draw_cane, draw_scarf, draw_straps

DARK: RGB = (.17, .14, .18)
CUFFED = ("lapel", "uniform", "shirt", "wing", "waistcoat", "bow")
BOOTS = ("police", "soldier", "overalls", "vizvest", "royal", "trench")
SANDALS = ("robe", "sari", "kimono", "sundress")


@dataclass(frozen=True)
class Part:
    """box: x0, y0, x1, y1 in heads in the part's own frame; turns: whether the map depends on the yaw (0..180, continuous);
    bone: reference length of what `PartDraw.stretch` stretches, from y = 0 to y = bone (0: nothing)."""
    classes: tuple[str, ...]
    grain: str
    turns: bool
    box: tuple[float, float, float, float]
    bone: float = 0.


PARTS: dict[str, Part] = {
    "hair_back": Part(("hair", "hair2", "trim"), "large", True, (-.95, -1.45, .90, 1.08)),
    "head": Part(("skin", "skin2", "hair", "hair2"), "large", True, (-.56, -1.06, .56, .52)),
    "hair_front": Part(("hair", "hair2", "trim"), "large", True, (-.76, -1.30, .66, .96)),
    "headgear": Part(("hat", "hat2", "metal", "dark"), "large", True, (-.95, -1.66, .95, .78)),
    "torso": Part(("top", "top2", "trim", "trim2"), "large", True, (-.86, -2.08, .86, .16)),
    "collar": Part(("skin", "shirt", "tie", "top2"), "large", True, (-.86, -2.26, .86, -.68)),
    "scarf": Part(("wrap", "wrap2"), "small", True, (-.95, -.30, .95, 1.0)),
    "straps": Part(("bag2",), "large", True, (-.80, -2.08, .80, .0)),
    "bag": Part(("bag", "bag2", "metal"), "small", True, (-.96, -1.80, .80, .84)),
    "cane": Part(("cane",), "small", False, (-.12, -.18, .28, 3.02)),
    "upper_arm": Part(("top", "top2", "skin", "skin2"), "small", False, (-.40, -.32, .40, 1.18), LENGTHS["upper_arm"]),
    "lower_arm": Part(("top", "top2", "skin", "skin2"), "small", False, (-.24, -.22, .24, 1.16), LENGTHS["lower_arm"]),
    **{f"hand_{shape}": Part(("skin", "skin2"), "small", False, (-.26, -.13, .28, .52)) for shape in HAND_SHAPES},
    "upper_leg": Part(("bottom", "bottom2", "skin", "skin2"), "small", False, (-.40, -.36, .40, 1.68), LENGTHS["upper_leg"]),
    "lower_leg": Part(("bottom", "bottom2", "skin", "skin2"), "small", False, (-.36, -.30, .36, 1.72), LENGTHS["lower_leg"]),
    "foot": Part(("shoe", "sole", "skin"), "small", True, (-.24, -.26, .52, .24), ANKLE),
}


class Person:
    """Paints the parts of one identity. `body` has its proportions; see assemble.py for how parts become a figure."""

    def __init__(self, identity: Identity):
        self.identity = identity
        self.body = identity.body
        self.wear = identity.wear
        self.cheeks = ROUND_CHEEKS.get(identity.kind, 0.)
        self.hem = LONG_HEM if self.wear.hem and not self.wear.tucked else TUCKED if self.wear.tucked else LOOSE_HEM
        self._palette = _palette(identity)
        self._skull = lru_cache(maxsize=16)(lambda yaw: Skull(yaw, self.body.jaw, self.cheeks))
        self._trunk = lru_cache(maxsize=16)(self._dressed)

    def palette(self) -> dict[str, RGB]:
        """One colour for every class that any part, hull, stroke or ellipse of this person names."""
        return self._palette

    def skull(self, yaw: float) -> Skull:
        return self._skull(yaw)

    def trunk(self, yaw: float) -> Trunk:
        return self._trunk(yaw)

    def _dressed(self, yaw: float) -> Trunk:
        k = self.skull(yaw)
        return Trunk(self.body, self.wear.loose, k.sine, k.cosine, yaw)

    @property
    def ears_shown(self) -> bool:
        return not covers_ears(self.identity.hair, self.identity.hat)

    @property
    def leg_cover(self) -> str:
        """trousers, wide, shorts or bare."""
        if self.wear.whole:
            return "bare" if self.identity.female else "trousers"
        return {"skirt": "bare", "long_skirt": "bare", "shorts": "shorts", "wide": "wide"}.get(self.identity.bottom, "trousers")

    @property
    def foot_style(self) -> str:
        if self.identity.top in BOOTS:
            return "boot"
        if self.identity.top in SANDALS:
            return "sandal"
        return "pump" if self.identity.female and self.leg_cover == "bare" else "shoe"

    def part(self, name: str, yaw: float = 0., stretch: float = 1.) -> Sprite:
        """A rigid part as a sprite in heads, in its own frame; yaw 0..180, ignored where PARTS says that it does not turn."""
        part = PARTS[name]
        return Sprite(name, part.box, part.classes, {cls: flat(self._palette[cls]) for cls in part.classes},
            lambda pen: self.paint(pen, name, yaw, stretch), grain=part.grain)

    def wears(self, name: str) -> bool:
        """Whether the part has anything to show for this person."""
        who = self.identity
        return {"headgear": bool(who.hat), "scarf": bool(who.scarf), "bag": bool(who.bag), "straps": who.bag in ("satchel", "backpack"),
            "cane": who.cane}.get(name, True)

    def paint(self, pen: Pen, name: str, yaw: float = 0., stretch: float = 1.) -> None:
        """Draws a part with its classes in its own frame; stretch lengthens what lies between a limb's two joints."""
        who, wear = self.identity, self.wear
        if name == "torso":
            draw_torso(pen, self.trunk(yaw), who.top, self.hem)
        elif name == "collar":
            draw_collar(pen, self.trunk(yaw), wear.collar, who.tie or wear.collar in ("uniform", "waistcoat"))
        elif name == "head":
            draw_head(pen, self.skull(yaw), who.beard, who.old)
        elif name == "hair_front":
            draw_hair_front(pen, self.skull(yaw), who.hair, who.hat)
        elif name == "hair_back":
            draw_hair_back(pen, self.skull(yaw), who.hair, who.hat, who.female)
        elif name == "headgear":
            draw_headgear(pen, self.skull(yaw), who.hat)
        elif name == "foot":
            k = self.skull(yaw)
            draw_foot(pen, k.sine, k.cosine, ANKLE * stretch, self.foot_style)
        elif name.startswith("hand_"):
            draw_hand(pen, name[5:])
        elif name == "upper_arm":
            draw_upper_arm(pen, LENGTHS[name] * stretch, wear.sleeve)
        elif name == "lower_arm":
            draw_lower_arm(pen, LENGTHS[name] * stretch, wear.sleeve, wear.collar in CUFFED)
        elif name == "upper_leg":
            draw_upper_leg(pen, LENGTHS[name] * stretch, self.leg_cover)
        elif name == "lower_leg":
            draw_lower_leg(pen, LENGTHS[name] * stretch, self.leg_cover)
        elif name == "scarf":
            draw_scarf(pen, self.trunk(yaw), who.scarf)
        elif name == "bag":
            k = self.skull(yaw)
            draw_bag(pen, k.sine, k.cosine, who.bag)
        elif name == "straps":
            draw_straps(pen, self.trunk(yaw), who.bag)
        elif name == "cane":
            draw_cane(pen)
        else:
            raise KeyError(name)


def _palette(who: Identity) -> dict[str, RGB]:
    skin, hair, top, bottom = SKINS[who.skin], HAIRS[who.hair_colour], GARMENTS[who.colour], GARMENTS[who.bottom_colour]
    trim = bottom if who.top == "overalls" else GARMENTS[who.trim_colour]
    shoe, hat, wrap, bag = (GARMENTS[name] for name in (who.shoe_colour, who.hat_colour, who.scarf_colour, who.bag_colour))
    second = skin_shade(skin)
    tie = GARMENTS[who.tie_colour] if who.top not in TIE_FROM_TRIM else trim
    metal = {"nurse": GARMENTS["red"], "sunhat": trim, "bonnet": trim, "skullcap": GARMENTS["red"]}.get(who.hat, GARMENTS["gold"])
    hat2 = {"beanie": GARMENTS["cream"], "chef": shade(hat, .86), "nurse": shade(hat, .84)}.get(who.hat, darker(hat, .80))
    return {
        "skin": skin, "skin2": second, "blush": mix(skin, (.95, .38, .36), .22), "lip": mix(second, (.80, .22, .28), .55 if who.female else .12),
        "hair": hair, "hair2": hair_light(hair), "brow": shade(hair, .72) if sum(hair) > .6 else hair, "white": (.99, .98, .97),
            "iris": IRISES[who.iris],
        "dark": DARK, "mouth": (.45, .13, .15), "tongue": (.90, .45, .45),
        "top": top, "top2": darker(top), "bottom": bottom, "bottom2": darker(bottom, .82), "trim": trim,
            "trim2": _second_trim(who, top, bottom, trim),
        "shirt": _shirt(who, trim), "tie": tie, "shoe": shoe, "sole": shade(shoe, .6) if sum(shoe) > 2 else (.88, .86, .82),
        "hat": hat, "hat2": hat2, "metal": metal, "wrap": wrap, "wrap2": darker(wrap, .80), "bag": bag, "bag2": shade(bag, .78),
            "cane": (.45, .30, .20),
    }


TIE_FROM_TRIM = ("hanfu", "ruqun", "kimono", "robe", "qipao", "qipao_long", "changshan", "tang", "kurta", "victorian", "maid", "blouse", "sailor",
    "gown")


def _shirt(who: Identity, trim: RGB) -> RGB:
    """What shows under an outer garment."""
    if who.top in ("hoodie", "jacket", "track", "vizvest", "coat", "trench"):
        return GARMENTS["cream"] if who.colour == "white" or sum(GARMENTS[who.colour]) < 2.4 else GARMENTS["charcoal"]
    if who.top == "doctor":
        return trim
    if who.top == "vest":
        return GARMENTS[who.colour]
    return GARMENTS["white"] if who.top != "sailor" or who.colour != "white" else GARMENTS["sky"]


def _second_trim(who: Identity, top: RGB, bottom: RGB, trim: RGB) -> RGB:
    if who.top == "sari":
        return mix(top, (1., .9, .7), .34)
    if who.top == "ruqun":
        return bottom
    if who.top in ("hanfu", "robe", "kimono"):
        return mix(shade(trim, .62), (.2, .12, .2), .2)
    if who.top == "royal":
        return GARMENTS["crimson"] if who.colour != "crimson" else GARMENTS["navy"]
    return DARK if sum(top) > .8 else mix(DARK, (.6, .6, .66), .35)


def figure_height(person: Person) -> float:
    """Heads from the sole to the crown of the person standing upright."""
    body = person.body
    return ANKLE + body.shin + body.thigh + body.torso + body.neck + .80


