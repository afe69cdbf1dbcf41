"""Clothes as a table: what a garment covers, how it closes and falls, who wears it and with what."""
from __future__ import annotations

from dataclasses import dataclass

from .colours import BRIGHT, CALM, RICH, SOBER

EVERYONE = ("woman", "man", "girl", "boy", "oldwoman", "oldman")
WOMEN = ("woman", "oldwoman")
MEN = ("man", "oldman")
GROWN = WOMEN + MEN
FEMALE = ("woman", "girl", "oldwoman")
MALE = ("man", "boy", "oldman")
CHILDREN = ("girl", "boy")

BOTTOMS = ("trousers", "jeans", "wide", "shorts", "skirt", "long_skirt")
BARE = ("shorts", "skirt")          # bottoms that leave the shins bare


@dataclass(frozen=True)
class Top:
    """One garment for the trunk.

    sleeve: none, cap, short, long, wide (hangs, drawn as a hull), puff. collar: a key of collar.COLLARS. loose: slack at the waist, 0..1.
    tucked: ends at the waist. hem: 0 none, 1 knee, 2 ankle; falls as a hull of the legs with `flare` heads to each side.
    whole: no bottom is seen under it (the hem covers the legs). extras: apron, cape, tails, sash, drape, train.
    """
    sleeve: str
    collar: str
    loose: float = .2
    tucked: bool = False
    hem: float = 0.
    flare: float = .1
    whole: bool = False
    extras: tuple[str, ...] = ()
    kinds: tuple[str, ...] = EVERYONE
    weight: float = 1.
    bottoms: tuple[str, ...] = ("trousers", "jeans")
    colours: tuple[str, ...] = BRIGHT
    bottom_colours: tuple[str, ...] = CALM
    trims: tuple[str, ...] = ("cream", "white", "mustard", "coral", "sky", "navy")
    hats: tuple[str, ...] = ("",)
    hair: tuple[str, ...] = ()
    matching: bool = False          # bottom in the top's colour
    duty: bool = False              # says what its wearer is: worn where a role, a garment or a place says so
    bags: tuple[str, ...] = ("satchel", "handbag")          # what grown wearers may carry; children carry any


TOPS: dict[str, Top] = {
    # everyday
    "tshirt": Top("short", "round", .35, weight=3, hats=("", "", "", "", "cap", "sunhat", "straw"), bags=("satchel", "backpack", "handbag")),
    "stripe": Top("long", "round", .2, True, weight=1.5, colours=("navy", "red", "blue", "teal", "charcoal"), trims=("white", "cream"),
        hats=("", "", "beret"), bags=("satchel", "backpack", "handbag")),
    "shirt": Top("long", "shirt", .25, True, weight=3, kinds=GROWN + ("boy",), hats=("", "", "", "", "fedora")),
    "blouse": Top("puff", "bow", .05, True, weight=1.5, kinds=FEMALE, bottoms=("skirt", "long_skirt", "trousers")),
    "sweater": Top("long", "crew", .55, weight=2, hats=("", "", "", "beanie"), bags=("satchel", "backpack", "handbag")),
    "turtleneck": Top("long", "turtle", .15, weight=1, kinds=GROWN, hats=("", "", "beret")),
    "cardigan": Top("long", "cardigan", .4, weight=1, kinds=("woman", "oldwoman", "oldman", "girl"), bottoms=("trousers", "skirt", "long_skirt")),
    "hoodie": Top("long", "hood", .8, weight=1.5, kinds=("man", "woman", "boy", "girl"), hats=("", "", "cap", "beanie"), bags=("satchel", "backpack", "handbag")),
    "jacket": Top("long", "zip", .55, weight=1.5, hats=("", "", "", "cap", "beanie"), bags=("satchel", "backpack", "handbag")),
    "dress": Top("short", "scoop", 0., True, 1.15, .34, True, kinds=FEMALE, weight=4, hats=("", "", "", "sunhat")),
    "sundress": Top("none", "straps", 0., True, .95, .42, True, kinds=("woman", "girl"), weight=1, hats=("", "sunhat")),
    "gown": Top("cap", "sweetheart", -.1, True, 2., .62, True, kinds=("woman",), weight=.5, colours=RICH + ("pink", "sky"),
        hats=("", "tiara", "crown"),
                hair=("updo", "wavy", "long")),
    # work and town
    "suit": Top("long", "lapel", .3, hem=.16, flare=.03, kinds=GROWN, weight=2.5, colours=SOBER, matching=True, bottoms=("trousers",),
        hats=("", "", "", "fedora")),
    "coat": Top("long", "lapel", .45, hem=.86, flare=.10, kinds=EVERYONE, weight=2, colours=SOBER + ("sand", "cream", "red", "mustard"),
        hats=("", "", "fedora", "beanie", "bowler")),
    "trench": Top("long", "lapel", .3, hem=.95, flare=.16, extras=("belt",), kinds=GROWN, weight=.8, colours=("sand", "olive", "charcoal", "navy"),
        hats=("", "fedora")),
    "vest": Top("long", "waistcoat", .15, True, kinds=MEN + ("boy",), weight=.8, colours=("white", "cream", "sky"), trims=SOBER,
        bottoms=("trousers",), hats=("", "", "flatcap", "bowler"), bags=()),
    "police": Top("long", "uniform", .25, hem=.08, flare=.02, extras=("belt",), kinds=("man", "woman"), weight=.6, colours=("navy", "charcoal"),
        matching=True, bottoms=("trousers",),
                  trims=("gold",), hats=("police",), duty=True, bags=()),
    "soldier": Top("long", "uniform", .4, hem=.10, flare=.03, extras=("belt",), kinds=("man", "woman"), weight=.5,
        colours=("olive", "sand", "grey"), matching=True,
                   bottoms=("trousers",), trims=("brown", "gold"), hats=("helmet", "soldier"), duty=True, bags=()),
    "doctor": Top("long", "lapel", .5, hem=.80, flare=.09, kinds=GROWN, weight=.7, colours=("white",), bottoms=("trousers",), trims=("sky", "teal"), duty=True, bags=()),
    "nurse": Top("short", "shirt", .05, True, 1., .16, True, kinds=("woman",), weight=.5, colours=("white", "sky", "pink"), trims=("red",),
        hats=("nurse",), hair=("bun", "bob", "updo"), duty=True, bags=()),
    "apron": Top("long", "shirt", .2, True, extras=("apron",), kinds=GROWN, weight=.8, trims=("white", "cream", "green", "brown"),
        hats=("", "chef", "headscarf"),
                 bottoms=("trousers", "long_skirt"), bags=()),
    "overalls": Top("long", "round", .3, True, kinds=("man", "woman", "boy", "girl"), weight=.8,
        colours=("red", "mustard", "white", "grey", "orange"), bottoms=("trousers",),
                    bottom_colours=("blue", "navy", "olive", "brown"), trims=("blue",), hats=("", "", "cap", "straw"), bags=()),
    "vizvest": Top("long", "zip", .6, kinds=("man", "woman"), weight=.3, colours=("orange", "yellow"), bottoms=("trousers",), trims=("white",),
        hats=("", "cap"), duty=True, bags=()),
    "track": Top("long", "zip", .55, kinds=CHILDREN + ("man", "woman"), weight=.7, colours=("blue", "navy", "red", "green"), matching=True,
        bottoms=("trousers",), trims=("white",), bags=("satchel", "backpack", "handbag")),
    "school": Top("short", "shirt", .15, True, kinds=CHILDREN, weight=1.2, colours=("white",), bottoms=("skirt", "shorts"),
        bottom_colours=("navy", "blue", "charcoal", "red"), trims=("navy",)),
    "sailor": Top("long", "sailor", .2, kinds=("girl", "boy", "woman"), weight=.4, colours=("white", "navy"), bottoms=("skirt",),
        bottom_colours=("navy",), trims=("navy", "red")),
    # other times and regions
    "hanfu": Top("wide", "cross", .1, True, 1.97, .36, True, ("sash",), kinds=("woman", "man", "girl", "oldman"), weight=.8,
        colours=("mint", "sky", "cream", "lavender", "coral", "teal"),
                 trims=("coral", "navy", "plum", "gold"), hair=("topknot", "updo", "long"), hats=("",)),
    "ruqun": Top("wide", "cross", -.1, True, 1.97, .55, True, ("sash", "highwaist"), kinds=("woman", "girl"), weight=.6,
        colours=("pink", "mint", "sky", "lavender", "coral", "yellow"),
                 bottom_colours=("cream", "red", "teal", "lavender", "sky"), trims=("crimson", "teal", "gold"), hair=("updo", "loops", "long"),
                     hats=("", "", "flower")),
    "kimono": Top("wide", "cross", .25, True, 1.95, .06, True, ("obi",), kinds=GROWN + ("girl",), weight=.6,
        colours=("navy", "plum", "crimson", "teal", "pink", "lavender", "olive"),
                  trims=("mustard", "cream", "red", "white"), hair=("updo", "bun"), hats=("",)),
    "qipao": Top("cap", "mandarin", -.15, True, 1.45, .03, True, kinds=("woman",), weight=.6, colours=RICH + ("sky", "mint"),
        trims=("gold", "cream"), hair=("bun", "updo", "bob"), hats=("",)),
    "qipao_long": Top("long", "mandarin", 0., True, 1.9, .12, True, kinds=("woman", "oldwoman"), weight=.4, colours=RICH,
        trims=("gold", "cream", "black"), hair=("bun", "updo"), hats=("",)),
    "changshan": Top("long", "mandarin", .45, True, 1.85, .10, True, kinds=MEN, weight=.6,
        colours=("navy", "charcoal", "grey", "plum", "black", "teal"), trims=("gold", "black"),
                     hats=("", "", "skullcap", "fedora")),
    "tang": Top("long", "mandarin", .5, kinds=GROWN + CHILDREN, weight=.6, colours=("crimson", "navy", "black", "gold", "teal"),
        trims=("gold", "cream"), hats=("", "", "skullcap")),
    "sari": Top("cap", "scoop", -.1, True, 1.95, .16, True, ("drape",), kinds=WOMEN, weight=.6,
        colours=("crimson", "purple", "teal", "orange", "pink", "mustard"), trims=("gold",),
                hair=("bun", "braid", "long"), hats=("",)),
    "kurta": Top("long", "mandarin", .35, hem=.9, flare=.08, kinds=GROWN, weight=.5, colours=("white", "cream", "mustard", "teal", "coral"),
        bottoms=("trousers",),
                 bottom_colours=("white", "cream", "sand"), trims=("gold",), hats=("", "", "turban")),
    "abaya": Top("wide", "round", .4, True, 1.95, .26, True, kinds=WOMEN, weight=.4, colours=("black", "navy", "plum", "teal", "brown"),
        hats=("hijab",)),
    "victorian": Top("puff", "high", -.2, True, 1.98, .82, True, ("bustle",), kinds=("woman", "girl", "oldwoman"), weight=.7,
        colours=("plum", "navy", "green", "crimson", "lavender", "brown"),
                     trims=("cream", "white", "gold"), hair=("updo", "bun"), hats=("", "bonnet", "boater")),
    "maid": Top("puff", "high", 0., True, 1.9, .5, True, ("apron",), kinds=("woman", "girl"), weight=.4, colours=("black", "navy", "grey"),
        trims=("white",), hair=("bun", "updo"), hats=("nurse", ""), duty=True, bags=()),
    "tailcoat": Top("long", "wing", .05, True, kinds=MEN, weight=.6, extras=("tails",), colours=("black", "charcoal", "navy", "brown"),
        bottoms=("trousers",),
                    bottom_colours=("grey", "charcoal", "sand"), trims=("cream", "gold", "crimson"), hats=("tophat", "tophat", ""), bags=()),
    "frock": Top("long", "wing", .15, hem=.85, flare=.16, kinds=MEN, weight=.4, colours=("black", "brown", "plum", "navy", "green"),
        bottoms=("trousers",),
                 bottom_colours=("grey", "sand", "charcoal"), trims=("cream", "mustard"), hats=("tophat", "bowler", ""), bags=()),
    "royal": Top("long", "ermine", .3, True, 1.9, .42, True, ("cape", "sash"), kinds=GROWN, weight=.5, colours=("crimson", "purple", "navy"),
        trims=("gold",), hats=("crown",), duty=True, bags=()),
    "robe": Top("wide", "cross", .4, True, 1.93, .28, True, ("sash",), kinds=("man", "oldman", "oldwoman"), weight=.4,
        colours=("brown", "grey", "orange", "navy", "mustard"),
                trims=("brown", "cream", "gold"), hats=("", "")),
    "pyjamas": Top("long", "shirt", .6, kinds=EVERYONE, weight=.3, colours=("sky", "pink", "lavender", "mint"), matching=True, bottoms=("wide",),
        trims=("white",), bags=()),
}
