"""What a script may name as a thing: the things of the catalogue, and set pieces that one looks at, sits by or opens.

`NEAR` says which prop stands for a concept of the lexicon that has no drawing of its own: always something of the same sort.
"""
from __future__ import annotations

from . import things
from .places import pieces
from .sheet import Sprite
from .things import Row

Variant = tuple[float, float, float, float]
# key: set piece, height in metres, how it stands, tint class or none
_PIECES: dict[str, tuple[str, float, str, str | None]] = {
    "table": ("table", .78, "floor", "wood"), "desk": ("desk", .78, "floor", "wood"), "chair": ("chair_front", .95, "floor", "wood"), "sofa": ("sofa", .9, "floor", "main"),
    "armchair": ("armchair", 1., "floor", "main"), "bed": ("bed", 1., "floor", "main"), "wardrobe": ("wardrobe", 2., "floor", "wood"), "cupboard": ("cupboard", .9, "floor", "wood"),
    "bookshelf": ("bookshelf", 2., "floor", "wood"), "door": ("door", 2.1, "floor", "wood"), "window": ("window", 1.3, "wall", None), "curtain": ("curtain", 2., "floor", "main"),
    "wall_mirror": ("mirror", .9, "wall", None), "stove": ("stove", .9, "floor", None), "fridge": ("fridge", 1.8, "floor", None), "sink": ("sink_unit", 1., "floor", None),
    "blackboard": ("blackboard", 1.3, "wall", None), "picture": ("picture_frame", .7, "wall", None), "lamp": ("lamp_standing", 1.6, "floor", None), "carpet": ("rug", .3, "floor", "main"),
    "fireplace": ("fireplace", 1.3, "floor", None), "house": ("house", 5.5, "floor", None), "cottage": ("cottage", 4., "floor", None), "castle": ("castle_tower", 8., "floor", None),
    "tower": ("tower", 9., "floor", None), "temple": ("temple", 5., "floor", None), "pagoda": ("pagoda", 9., "floor", None), "church": ("church", 8., "floor", None),
    "school": ("school_front", 6., "floor", None), "lighthouse": ("lighthouse", 8., "floor", None), "windmill": ("windmill", 7., "floor", None), "tent": ("tent", 1.8, "floor", None),
    "barn": ("barn", 5., "floor", None), "bench": ("bench", .9, "floor", None), "tree": ("tree_round", 5., "floor", None), "pine": ("tree_pine", 6., "floor", None),
    "palm_tree": ("tree_palm", 6., "floor", None), "willow": ("tree_willow", 5., "floor", None), "plum_blossom": ("tree_blossom", 4.5, "floor", None), "bamboo": ("bamboo", 4., "floor", None),
    "moon": ("moon", 1., "sky", None), "sun": ("sun", 1., "sky", None), "clouds": ("cloud", 1., "sky", None), "stairs": ("stairs", 2., "floor", None), "fence": ("fence", 1., "floor", None),
    "throne": ("throne", 1.8, "floor", None), "whiteboard": ("whiteboard", 1.2, "wall", None), "screen": ("screen", .8, "wall", None),
    "crowd": ("crowd", 1.8, "floor", None),
}
PIECES = {key: piece for key, (piece, *_) in _PIECES.items() if key not in things.KEYS and piece in pieces.keys()}
KEYS: tuple[str, ...] = (*things.KEYS, *PIECES)
# what lives, and does what people do: sits, sleeps, eats
ANIMALS: tuple[str, ...] = tuple((
    "turtle crocodile snake frog lizard butterfly bee dragonfly bat hen rooster chick duck goose swan pigeon sparrow crow crane_bird "
    "ostrich eagle seagull dove swallow bird owl parrot peacock penguin turkey dog cat horse donkey cow ox water_buffalo pig sheep goat "
    "deer camel giraffe zebra elephant rhinoceros hippo tiger leopard lion wolf fox bear polar_bear panda rabbit mouse squirrel monkey "
    "hedgehog kangaroo sloth gorilla fish goldfish carp shark whale dolphin octopus crab dragon phoenix spider ant snail seal otter "
    "beaver").split())
NEAR: dict[str, str] = {
    "locomotive": "steam_train", "boat": "rowing_boat", "rat": "mouse", "chicken": "hen", "tea": "teacup", "coffee": "cup", "wine": "wine_glass", "water": "glass", "noodles": "bowl",
    "chopsticks": "bowl", "fork": "cutlery", "pillow": "bed_pillow", "bag": "handbag", "box": "crate", "stick": "walking_stick", "gun": "pistol", "armor": "armour", "money_gold": "money",
    "fan": "folding_fan", "flute": "bamboo_flute", "hat": "straw_hat", "shoe": "leather_shoe", "match": "matches", "ball": "football", "pot": "jar", "incense": "incense_burner",
    "bun": "baozi", "meal": "plate", "shelf": "bookshelf", "refrigerator": "fridge", "temple_thing": "temple", "mirror": "wall_mirror", "wall": "fence", "office_building": "tower",
    "branch": "tree", "bank": "tower", "hotel": "tower", "bathtub": "sink", "toilet": "sink", "crane": "tower_crane", "lantern": "hand_lantern", "incense_burner": "incense_burner",
}


# held before the chest these would hide the face: they are seen behind who holds them, leaning outwards by so many degrees
LEANS = -20.
HELD_BEHIND = frozenset(("umbrella", "oil_paper_umbrella", "balloon", "placard", "army_banner"))


def row(key: str) -> Row:
    """The catalogue's row of a prop."""
    if key not in PIECES:
        return things.row(key)
    piece, metres, stands, tint = _PIECES[key]
    found = pieces.sprite(piece)
    return Row(key, metres, stands, (), found.faces, found.tint or tint, f"piece:{piece}", None, (key.replace("_", " "),), ())


def sprite(key: str, variant: Variant = (0., 0., 0., 0.)) -> Sprite:
    return pieces.sprite(PIECES[key], variant) if key in PIECES else things.sprite(key, variant)


def named(concept: str) -> str | None:
    """The prop that shows a concept of the lexicon (`thing:` taken off); None if nothing of its sort is drawn."""
    key = NEAR.get(concept, concept)
    return key if key in KEYS else concept if concept in KEYS else None
