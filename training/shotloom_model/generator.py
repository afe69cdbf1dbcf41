"""G(z | text), second model: tokens and noise become every tensor that the compositor draws a shot from (README.md, layout.INPUTS).

`program.py` hears and chooses, `compose_set.py` and `compose_people.py` make numbers of the choices, the painters make maps of what is shown.
"""
from __future__ import annotations

import torch
import torch.nn as nn

from .blocking import StageNet
from .compose_people import PeopleComposer, textured
from .compose_set import HELD_FROM, SetComposer
from .directing import CastNet, FaceNet, PaletteNet, PoseNet
from .figure import PARTS
from .gathering import packed, paint, position
from .layout import FIGURES, INPUTS, LIGHT, TEXTURE, TEXTURES, VIEWS
from .look import TONES
from .parts import PartPainter
from .program import Director, Ear
from .reader import Reader
from .setting import ClassTables, LightNet, SetNet
from .sizes import SpriteSizes
from .sprites import SpritePainter
from .tables import PeopleTables, ThingTables

TAKES = ("ids", "language", "weights", "place", "shot", "first", "second", "seconds", "first_evidence", "first_colours", "second_evidence", "second_colours",
         "tones")
GIVES = (*INPUTS, "heard", "thing", "attention")


class Generator(nn.Module):
    def __init__(self, reader: Reader, cast: CastNet, palette: PaletteNet, poses: PoseNet, faces: FaceNet, stage: StageNet, setting: SetNet, light: LightNet,
                 classes: ClassTables, sprites: SpritePainter, sizes: SpriteSizes, parts: PartPainter, set_keys: tuple[str, ...]):
        super().__init__()
        self.ear, self.director = Ear(reader), Director(cast, stage)
        self.set = SetComposer(setting, light, classes, sprites, sizes, ThingTables(set_keys))
        self.people = PeopleComposer(palette, poses, faces, parts, PeopleTables())

    def forward(self, ids: torch.Tensor, language: torch.Tensor, weights: torch.Tensor, place: torch.Tensor, shot: torch.Tensor, first: torch.Tensor,
                second: torch.Tensor, seconds: torch.Tensor, first_evidence: torch.Tensor, first_colours: torch.Tensor, second_evidence: torch.Tensor,
                second_colours: torch.Tensor, tones: torch.Tensor) -> dict[str, torch.Tensor]:
        """ids, language int64 [1, 48]; weights [1, 48], 1 where nothing is said; noise place [1, 4], shot [1, 16], first and second [1, 32]; seconds [1]: the shot's length; what pictures of
        the people say (look.py; 0 where there is none): evidence [1, EVIDENCE], colours [1, groups * COLOUR]; how a palette's light leans:
        tones [1, TONES]. -> GIVES by name."""
        heard = self.ear(ids, language, weights)
        pictures = torch.cat([first_evidence, second_evidence]), torch.cat([first_colours, second_colours])
        script = self.director(heard, place, shot, first, second, *pictures)
        lit = self.set.lit(heard.said, script, seconds)
        held_keys = self.set.held(script)
        sprites, own, places = self.set.sprites(lit, script, held_keys)
        figures = self.people.figures(script.people, self.set.things.held_behind[held_keys], seconds, lambda colours: self.set.of_people(lit, colours), lit.cameras)
        maps, (sprite_maps, part_maps) = paint([sprites.wanted, figures.wanted])
        shown = figures.shown.reshape(-1)
        held = slice(HELD_FROM, HELD_FROM + FIGURES)
        rows, parts = textured(figures, part_maps, sprite_maps[held], sprites.wanted.grain[held], sprites.box[held], position(shown).float())
        tensors, moving, counts = self.set.tensors(lit, script, sprites, own, places, sprite_maps, shown.long().sum().float(), seconds)
        tensors["light"] = tensors["light"] + torch.cat([tones, torch.zeros(1, len(LIGHT) - TONES)], 1)
        unused = torch.tensor([float(n in ("x1", "y1")) for n in TEXTURE.names])
        textures = packed(torch.cat([rows, moving]), torch.cat([shown, counts]), TEXTURES, unused)
        out = {**maps, **tensors, **figures.tensors, "textures": textures, "parts": parts, "heard": heard.probabilities, "thing": heard.thing,
               "attention": heard.attention}
        return {name: out[name] for name in GIVES}


assert len(PARTS) * VIEWS * FIGURES > TEXTURES       # hence textures are packed
