"""Named colours of people. A person's palette is chosen by names only: a regressed palette comes out wrong (one slot in eight)."""
from __future__ import annotations

from ..sheet import RGB, mix, shade

SKINS: dict[str, RGB] = {
    "porcelain": (.99, .88, .80), "fair": (.98, .83, .72), "light": (.95, .77, .62), "tan": (.89, .68, .51),
    "bronze": (.76, .54, .38), "brown": (.58, .39, .27), "deep": (.41, .27, .20),
}
PALE_SKINS = ("porcelain", "fair", "light")
HAIRS: dict[str, RGB] = {
    "black": (.13, .12, .15), "brown": (.33, .21, .15), "chestnut": (.52, .30, .18), "blond": (.90, .72, .40),
    "red": (.74, .33, .17), "grey": (.62, .63, .66), "white": (.90, .90, .91),
}
IRISES: dict[str, RGB] = {"brown": (.28, .18, .13), "blue": (.25, .40, .56), "green": (.28, .44, .32)}
GARMENTS: dict[str, RGB] = {
    "red": (.84, .27, .25), "crimson": (.64, .16, .21), "coral": (.95, .49, .42), "orange": (.95, .60, .25),
    "mustard": (.93, .74, .30), "yellow": (.98, .86, .42), "green": (.33, .62, .44), "olive": (.45, .49, .30),
    "mint": (.66, .85, .76), "teal": (.16, .53, .55), "sky": (.47, .70, .88), "blue": (.25, .45, .78),
    "navy": (.17, .24, .42), "purple": (.49, .37, .68), "lavender": (.74, .67, .87), "pink": (.95, .64, .70),
    "plum": (.48, .23, .38), "brown": (.50, .35, .26), "sand": (.83, .72, .56), "cream": (.96, .92, .84),
    "white": (.97, .97, .98), "grey": (.60, .64, .70), "charcoal": (.27, .29, .35), "black": (.17, .17, .21),
    "gold": (.90, .70, .30),
}
BRIGHT = ("red", "coral", "orange", "mustard", "yellow", "green", "mint", "teal", "sky", "blue", "purple", "lavender", "pink", "cream")
SOBER = ("navy", "charcoal", "brown", "teal", "plum", "olive", "black", "grey")
CALM = ("navy", "charcoal", "brown", "sand", "blue", "grey", "olive", "black")
RICH = ("red", "crimson", "purple", "navy", "green", "teal", "plum", "gold")
LEATHERS = ("brown", "charcoal", "black", "sand", "crimson")

WARM_LIGHT: RGB = (1., .9, .8)


def darker(colour: RGB, amount: float = .84) -> RGB:
    """A shade of a garment; the darkest cloth gets a lighter fold instead, else it would read as a hole."""
    if sum(colour) < .75:
        return mix(colour, (.50, .50, .62), .20)
    return shade(colour, amount)


def skin_shade(skin: RGB) -> RGB:
    """Shade of skin: darker and warmer."""
    return mix(shade(skin, .86), (.80, .36, .30), .16)


def hair_light(hair: RGB) -> RGB:
    """Strands that stand out of the hair: lighter in dark hair, darker in fair hair."""
    return mix(hair, WARM_LIGHT, .16) if sum(hair) < 1.2 else shade(hair, .86)
