"""Which classes a form of a sprite has: a sofa without cushions has none of their colours, however sure its painter is."""
from __future__ import annotations

import random

import cairo
import torch
import torch.nn as nn

from shotloom_world import catalogue
from shotloom_world.noise import ARRANGEMENTS
from shotloom_world.sheet import MOST_CLASSES, Pen, Sprite
from shotloom_world.whereabouts import arranged

from .setting import PLACES

ANY = 40                     # forms drawn by chance beside those that sets show
NOT_THERE = -40.             # added to the logit of a class that a form does not have

Form = tuple[float, float, float, float]


def inked(sprite: Sprite) -> frozenset[str]:
    """The classes that a drawing names."""
    named: set[str] = set()
    sprite.draw(Pen(cairo.Context(cairo.ImageSurface(cairo.FORMAT_A8, 8, 8)), lambda _, cls: named.add(cls)))
    return frozenset(named)


def shown() -> dict[str, set[Form]]:
    """By catalogue key, the forms in which sets show what varies."""
    found: dict[str, set[Form]] = {key: {catalogue.STILL} for key in catalogue.KEYS if catalogue.varies(key) and "/" not in key}
    for place in PLACES:
        for i in range(ARRANGEMENTS):
            for piece in arranged(place, i).pieces:
                found.get(catalogue.of_piece(piece.sprite), set()).add(piece.variant)
    rnd = random.Random(9)
    for forms in found.values():
        forms.update((rnd.uniform(-1, 1), rnd.uniform(-1, 1), rnd.uniform(-1, 1), rnd.uniform(-1, 1)) for _ in range(ANY))
    return found


def gate(having: list[Form], lacking: list[Form]) -> tuple[int, float, float]:
    """Which number of a variant decides whether a class is there, the mark, and on which side it is there: 1 above, -1 below; 0: none decides."""
    for number in range(4):
        there, away = [v[number] for v in having], [v[number] for v in lacking]
        for side, low, high in ((1., away, there), (-1., there, away)):
            if max(low) < min(high):
                return number, (max(low) + min(high)) / 2, side
    return 0, 0., 0.


class FormTables(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        number = torch.zeros(len(catalogue.KEYS), MOST_CLASSES, dtype=torch.long)
        mark, side = torch.zeros(len(catalogue.KEYS), MOST_CLASSES), torch.zeros(len(catalogue.KEYS), MOST_CLASSES)
        for key, forms in shown().items():
            k, classes = catalogue.KEYS.index(key), catalogue.sprite(key).classes
            if any(catalogue.sprite(key, form).classes != classes for form in forms):
                continue                                     # it lists what it has: shotloom_model.setting.ClassTables tells its forms apart
            has = {form: inked(catalogue.sprite(key, form)) for form in forms}
            for i, cls in enumerate(classes):
                having, lacking = ([form for form, named in has.items() if (cls in named) == there] for there in (True, False))
                if having and lacking:
                    number[k, i], mark[k, i], side[k, i] = gate(having, lacking)
        for name, table in (("number", number), ("mark", mark), ("side", side)):
            self.register_buffer(name, table)

    def forward(self, key: torch.Tensor, variant: torch.Tensor) -> torch.Tensor:
        """Keys int64 [N], variants [N, 4] -> what to add to the logits of a map [N, 1 + classes, 1, 1]; the first is transparent."""
        apart = (torch.gather(variant, 1, self.number[key]) - self.mark[key]) * self.side[key]
        lacks = NOT_THERE * (apart < 0).to(variant.dtype)
        return torch.cat([lacks[:, :1] * 0, lacks], 1)[:, :, None, None]
