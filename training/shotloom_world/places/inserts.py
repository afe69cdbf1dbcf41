"""Insert surfaces: a table top or the ground from above, with small things at the edge and the middle left free."""
from __future__ import annotations

from dataclasses import dataclass

from ..sheet import RGB
from .kit import BACK, Anchors, Builder, Random, Set, Table

HEIGHT = .5                 # metres of the frame; its middle is the origin


@dataclass(frozen=True)
class Surface:
    """`lines`: the strip of seams and its colour; `things`: what may lie at the edge."""
    name: str
    lines: str | None
    seam: RGB | None
    things: tuple[str, ...]


_WOOD = Surface("top_wood", "top_planks", (.57, .40, .29), ("top_cup", "top_plate", "top_notebook"))
_DARK = Surface("top_dark", "top_planks", (.38, .27, .21), ("top_cup", "top_plate"))
_DESK = Surface("top_pale", "top_planks", (.74, .60, .43), ("top_keyboard", "top_sheet", "top_cup", "top_notebook"))
_STUDY = Surface("top_wood", "top_planks", (.57, .40, .29), ("top_sheet", "top_notebook"))
_GROUND = Surface("earth", None, None, ("top_pebbles", "top_leaves", "top_grass"))
_PAVED = Surface("pavement", "top_tiles", (.66, .64, .64), ("top_leaves", "top_pebbles"))
_GRASS = Surface("grass", None, None, ("top_grass", "top_leaves", "top_grass"))
_DECK = Surface("planks", "top_planks", (.56, .42, .32), ("top_sheet",))
_SAND = Surface("sand", None, None, ("top_shell", "top_pebbles"))
_STONE = Surface("top_stone", "top_tiles", (.56, .54, .54), ("top_pebbles",))
_STEEL = Surface("top_steel", None, None, ("top_tray", "top_dish"))

SURFACE_OF: dict[str, tuple[Surface, ...]] = {
    "street": (_PAVED,), "old_street": (_STONE,), "park": (_GRASS, Surface("planks", "top_planks", (.56, .42, .32), ("top_leaves",))),
    "garden": (_GRASS,),
    "kitchen": (_WOOD, Surface("top_cloth", "top_cloth", (.90, .72, .68), ("top_plate", "top_cup"))), "living_room": (_WOOD, _DARK),
    "bedroom": (_WOOD, Surface("top_cloth", None, None, ("top_notebook", "top_cup"))),
    "office": (_DESK,), "classroom": (_STUDY, _DESK), "courtyard": (_STONE,), "news_studio": (Surface("top_white", None, None,
                                                                                                      ("top_sheet", "top_cup")),),
    "hospital": (_STEEL, Surface("top_white", None, None, ("top_tray", "top_sheet"))), "cafe": (_DARK, _WOOD), "shop": (_DESK,), "station": (_PAVED,),
    "train": (Surface("top_white", None, None, ("top_cup", "top_notebook")),), "car": (Surface("car_floor", None, None, ("top_notebook",)),),
    "stage": (_DARK,),
    "laboratory": (_STEEL, Surface("top_white", None, None, ("top_dish", "top_tray", "top_notebook"))), "roof": (_PAVED,), "bridge": (_STONE,),
    "harbour": (_STONE, _DECK),
    "beach": (_SAND,), "sea": (_DECK,), "mountains": (Surface("rock", None, None, ("top_pebbles", "top_grass")),), "forest": (_GROUND, _GRASS),
    "desert": (Surface("desert", None, None, ("top_pebbles",)),), "field": (_GRASS, _GROUND),
    "space": (Surface("moon", None, None, ("top_pebbles",)),), "courtroom": (_STUDY,),
    "palace": (Surface("top_red", None, None, ("top_sheet",)), _DARK), "battlefield": (_GROUND,),
    "prison": (_STONE,), "church": (_STUDY, _DARK), "library": (_STUDY,), "gym": (Surface("top_pale", "top_planks", (.74, .60, .43),
            ("top_notebook",)),), "factory": (Surface("top_steel", None, None, ("top_tray",)),),
    "river": (Surface("earth", None, None, ("top_pebbles", "top_grass")),), "village": (_GROUND, _DECK),
    "road": (Surface("asphalt", None, None, ("top_pebbles", "top_leaves")),),
    "corridor": (_PAVED,), "tavern": (_DARK,), "backdrop": (Surface("top_cloth", None, None, ()),),
}
# corners, as shares of half the width and of the height: the middle is the hand's
_CORNERS = ((-.72, -.27), (.72, .27), (-.74, .26), (.70, -.28))


def insert_surface(place: str, rnd: Random) -> Set:
    """The surface for an insert shot in a place; frame height `HEIGHT`, origin in the middle."""
    b = Builder(place, rnd, HEIGHT, True, 0.)
    surface = b.pick(SURFACE_OF.get(place, SURFACE_OF["backdrop"]))
    b.band(BACK, -.9, .9, surface.name)
    if surface.lines is not None:
        for row in range(-2, 3):
            b.tile(BACK, surface.lines, .3 * row if surface.lines != "top_planks" else .16 * row, shift=.37 * row % 1., tint=surface.seam)
    spots = b.shuffled(_CORNERS)
    for key, (x, y) in zip(b.shuffled(surface.things)[:2], spots):
        b.put(BACK, key, x * b.half, y * HEIGHT, 1., b.chance())
    laid = b.done()
    return Set(laid.place, False if surface in (_GRASS, _GROUND, _SAND) else laid.indoors, laid.bands, laid.pieces,
               Anchors(table=(Table(-.25, .25, 0., BACK),)), HEIGHT, 0., choices=laid.choices)
