"""Colours of surfaces by day: (top, bottom) of the band."""
from __future__ import annotations

from ..sheet import RGB, Stops

# walls: the paint above, `_low` for the wainscot below
WALLS: dict[str, tuple[RGB, RGB]] = {
    "cream": ((.95, .91, .82), (.88, .82, .71)), "mint": ((.86, .92, .89), (.77, .86, .83)), "blue": ((.85, .89, .95), (.76, .82, .90)),
    "rose": ((.95, .87, .84), (.89, .78, .75)), "sage": ((.86, .89, .79), (.77, .82, .69)), "lilac": ((.89, .88, .94), (.81, .80, .89)),
    "sand": ((.93, .86, .74), (.84, .75, .61)), "white": ((.94, .95, .95), (.86, .89, .90)), "navy": ((.16, .23, .41), (.12, .18, .33)),
    "wood": ((.72, .55, .41), (.58, .41, .30)), "stone": ((.70, .68, .67), (.60, .58, .58)), "darkwood": ((.50, .37, .29), (.40, .29, .24)),
    "red": ((.74, .40, .36), (.60, .30, .28)), "grey": ((.80, .82, .85), (.70, .73, .77)), "black": ((.20, .19, .25), (.15, .14, .20)),
    "steel": ((.70, .75, .80), (.60, .66, .72)), "brick": ((.76, .58, .50), (.66, .49, .43)), "pale": ((.90, .88, .84), (.80, .77, .72)),
    "teal": ((.42, .62, .63), (.34, .53, .55)), "gold": ((.90, .76, .52), (.72, .42, .36)),
}
FLOORS: dict[str, tuple[RGB, RGB]] = {
    "wood": ((.78, .62, .47), (.72, .55, .41)), "darkwood": ((.58, .43, .34), (.52, .38, .30)), "tile": ((.83, .82, .79), (.77, .76, .74)),
    "grey": ((.62, .64, .71), (.56, .58, .66)), "blue": ((.60, .70, .77), (.54, .64, .72)), "stone": ((.68, .66, .65), (.61, .59, .59)),
    "red": ((.67, .33, .31), (.58, .27, .27)), "navy": ((.12, .16, .29), (.15, .20, .34)), "court": ((.87, .68, .46), (.82, .61, .40)),
    "white": ((.84, .88, .90), (.78, .83, .86)), "teal": ((.50, .66, .66), (.44, .60, .61)), "stage": ((.62, .46, .36), (.55, .40, .31)),
    "marble": ((.88, .85, .82), (.81, .78, .76)), "metal": ((.52, .56, .62), (.46, .50, .57)),
}
# sorts: `grass` greens with the season, `earth` and `paved` take snow, `water` follows the sky, `plain` only light
GROUNDS: dict[str, tuple[str, RGB, RGB]] = {
    "grass": ("grass", (.60, .75, .45), (.48, .66, .39)), "grass_far": ("grass", (.66, .78, .53), (.58, .73, .46)),
    "grass_dark": ("grass", (.42, .58, .40), (.34, .50, .36)),
    "lawn": ("grass", (.52, .73, .43), (.45, .67, .39)), "field": ("grass", (.76, .74, .45), (.64, .66, .39)),
    "earth": ("earth", (.78, .66, .51), (.70, .57, .43)), "mud": ("earth", (.60, .52, .44), (.50, .43, .37)),
    "sand": ("plain", (.95, .85, .66), (.89, .76, .56)),
    "desert": ("plain", (.94, .79, .55), (.87, .68, .45)), "rock": ("earth", (.68, .66, .62), (.58, .56, .54)),
    "pavement": ("paved", (.82, .80, .79), (.75, .73, .73)), "kerb": ("paved", (.90, .88, .86), (.90, .88, .86)),
    "kerb_side": ("paved", (.66, .65, .67), (.66, .65, .67)),
    "asphalt": ("paved", (.56, .57, .62), (.50, .51, .57)), "cobble": ("paved", (.70, .67, .65), (.62, .59, .58)),
    "joint": ("paved", (.69, .67, .67), (.69, .67, .67)),
    "flags": ("paved", (.78, .75, .70), (.70, .67, .63)), "planks": ("paved", (.74, .58, .44), (.66, .51, .38)),
    "planks_line": ("paved", (.58, .44, .34), (.58, .44, .34)),
    "roofing": ("paved", (.68, .63, .61), (.60, .56, .55)), "parapet": ("paved", (.82, .76, .72), (.74, .68, .65)),
    "parapet_top": ("paved", (.90, .86, .82), (.90, .86, .82)),
    "platform_edge": ("paved", (.95, .80, .38), (.95, .80, .38)), "track": ("earth", (.54, .51, .50), (.47, .45, .45)),
    "sea": ("water", (.40, .68, .80), (.29, .56, .72)), "sea_near": ("water", (.46, .73, .82), (.40, .68, .79)),
    "river": ("water", (.45, .70, .78), (.38, .64, .75)),
    "moon": ("plain", (.66, .66, .71), (.56, .56, .63)), "mars": ("plain", (.80, .50, .38), (.70, .40, .31)),
    "running": ("plain", (.80, .45, .37), (.74, .40, .33)), "line": ("plain", (.96, .95, .93), (.96, .95, .93)),
    "snow": ("plain", (.95, .97, .99), (.86, .90, .96)),
    "space": ("plain", (.05, .06, .14), (.12, .13, .27)), "dark": ("plain", (.13, .12, .16), (.10, .09, .13)),
    "road_line": ("plain", (.90, .89, .85), (.90, .89, .85)), "car_roof": ("plain", (.82, .80, .78), (.74, .72, .71)),
    "car_floor": ("plain", (.30, .31, .36), (.26, .27, .32)),
    "top_wood": ("table", (.70, .51, .37), (.66, .47, .33)), "top_dark": ("table", (.50, .36, .28), (.45, .32, .25)),
    "top_pale": ("table", (.86, .73, .56), (.82, .68, .50)),
    "top_white": ("table", (.93, .94, .94), (.87, .89, .90)), "top_steel": ("table", (.74, .77, .81), (.67, .70, .75)),
    "top_cloth": ("table", (.93, .89, .82), (.89, .84, .76)),
    "top_stone": ("table", (.70, .68, .66), (.63, .61, .60)), "top_red": ("table", (.68, .33, .31), (.60, .28, .28)),
    "top_navy": ("table", (.24, .31, .48), (.20, .26, .41)),
    "backdrop_blue": ("plain", (.78, .86, .92), (.90, .91, .90)), "backdrop_warm": ("plain", (.95, .87, .78), (.92, .80, .71)),
    "backdrop_mint": ("plain", (.80, .90, .86), (.90, .92, .87)),
    "backdrop_rose": ("plain", (.95, .85, .85), (.91, .80, .82)),
}


def table_of_surfaces() -> dict[str, tuple[str, Stops]]:
    """Surface name → (sort, stops). Walls are `wall_<paint>`, `low_<paint>`, `trim_<paint>`; floors `floor_<kind>`, `seam_<kind>`."""
    found: dict[str, tuple[str, Stops]] = {"sky": ("sky", ((.5, .7, .9), (.8, .9, 1.))), "sky_low": ("sky_low", ((.8, .9, 1.), (.8, .9, 1.)))}
    for name, (paint, low) in WALLS.items():
        lighter: RGB = tuple(min(1., v * 1.03) for v in paint)  # type: ignore[assignment]
        lower: RGB = tuple(v * .97 for v in paint)  # type: ignore[assignment]
        found[f"wall_{name}"] = ("indoor", (lower, lighter))
        found[f"low_{name}"] = ("indoor", (low, low))
        bright = sum(paint) / 3 > .6
        trim: RGB = (.98, .96, .92) if bright else tuple(v * .68 for v in low)  # type: ignore[assignment]
        found[f"trim_{name}"] = ("indoor", (trim, trim))
    for name, (top, bottom) in FLOORS.items():
        seam: RGB = tuple(v * .90 for v in bottom)  # type: ignore[assignment]
        found[f"floor_{name}"] = ("indoor", (top, bottom))
        found[f"seam_{name}"] = ("indoor", (seam, seam))
    for name, (sort, top, bottom) in GROUNDS.items():
        found[name] = (sort, (top, bottom))
    return found


SURFACES = table_of_surfaces()
