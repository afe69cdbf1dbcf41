"""Look(picture): what a reference picture of one person says of a cast member, and in which colours. A graph of its own, look.onnx.

The picture is made small and square (SIDE; what its shape leaves of the square is grey). A network of a few convolutions finds where skin, hair,
garment, trousers or skirt, and hat are, and the head; colours are means of the picture's own pixels there, so that a photo's red coat gives that red.
What is seen whole, in each of these places, and close by of the head and of the body below it says how likely each option of each field is
that CastNet chooses (directing.CHOICES).

Evidence is the logarithm of p(option | picture) / p(option), with p(option) as often as it was among the pictures of the training: added to the logarithm of
what words leave open it gives Bayes' answer, and where the picture says nothing it is nought. It counts SHARP times.
"""
from __future__ import annotations

import copy
from typing import NamedTuple

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.fusion import fuse_conv_bn_eval

from .directing import EVIDENCE, FIELDS, OPTIONS, PALETTE

SIDE = 96                                # texels of the picture's square
EMPTY = .5                               # grey of the square beside the picture
CELLS = SIDE // 4                        # of the map of groups
# what has a colour of its own, and the classes of a person's palette that go along with it
GROUPS: dict[str, tuple[str, ...]] = {"skin": ("skin", "skin2", "blush", "lip"), "hair": ("hair", "hair2", "brow"), "top": ("top", "top2"), "bottom": ("bottom", "bottom2"),
                                      "hat": ("hat", "hat2")}
AREAS = (*GROUPS, "rest")                # of a picture: with everything else of a person; what they leave is the background
SHARP = 2.                               # evidence counts more than it weighs: of who has a picture a likeness is wanted, not one of all who might be meant
MOST = 7.                                # evidence is never stronger, either way
COLOUR = ("red", "green", "blue", "sure")
SURE_AT = .004                           # share of the picture that a group covers where its colour is half sure
WIDE = (24, 40, 64, 104)                 # channels at a half, a quarter, an eighth and a sixteenth of the side
LEAST_GROUP = 1e-4
LUMA = (.2126, .7152, .0722)             # BT.709
LIGHT_LEANS, SHADOW_LEANS = (.6, .12), (.25, .05)         # share of a lean that is taken, and the most
TONES = 6
CLOSE = 40                               # texels of a side of what is looked at closely
FACE, BODY, BODY_BELOW = 1.0, 2.0, 2.2   # how far that reaches each way, and how far below the middle of the head: heads


def _layer(a: int, b: int, stride: int = 1, kernel: int = 3) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(a, b, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(b))


class Again(nn.Module):
    """Two convolutions beside what they were given."""

    def __init__(self, wide: int):
        super().__init__()
        self.one, self.two = _layer(wide, wide), _layer(wide, wide)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(x + self.two(F.relu(self.one(x))))


class Near(nn.Module):
    """What is seen close by: a square cut out of the picture where it always lies alike, so that places in it mean something."""

    def __init__(self, told: int):
        super().__init__()
        self.halves, self.quarter, self.again, self.eighth = _layer(3, 20, 2), _layer(20, 40, 2), _layer(40, 40), _layer(40, 24, 2)
        self.told = nn.Linear(24 * (CLOSE // 8) ** 2, told)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """[B, 3, CLOSE, CLOSE] -> [B, told]."""
        for layer in (self.halves, self.quarter, self.again, self.eighth):
            x = F.relu(layer(x))
        return F.relu(self.told(x.flatten(1).float()))


def cut(picture: torch.Tensor, middle: torch.Tensor, reach: torch.Tensor) -> torch.Tensor:
    """Squares [B, 3, CLOSE, CLOSE] round points [B, 2] that reach so far [B] each way, as shares of the picture; beyond it the picture's edge goes on."""
    at = (torch.arange(CLOSE).float() + .5) / CLOSE * 2 - 1
    texel = (middle[..., None] + at * reach[:, None, None]) * SIDE - .5                              # [B, 2, CLOSE]
    width = (reach * 2 * SIDE / CLOSE).clamp(min=1.)[:, None, None, None]
    near = (1 - (texel.clamp(0, SIDE - 1)[..., None] - torch.arange(SIDE).float()).abs() / width).clamp(min=0)
    near = near / near.sum(3, keepdim=True)                                                          # [B, 2, CLOSE, SIDE]
    return near[:, None, 1] @ picture @ near[:, None, 0].transpose(2, 3)


def tones(picture: torch.Tensor) -> torch.Tensor:
    """How the light of pictures [B, 3, SIDE, SIDE] leans, and their shadows: [B, TONES], what a frame's gains and offsets of red, green and blue are
    changed by. Grey leans nowhere, so neither does the square beside a picture."""
    luma = (picture * torch.tensor(LUMA).view(1, 3, 1, 1)).sum(1, keepdim=True)
    out = []
    for weight, share, most in ((luma ** 2, *LIGHT_LEANS), ((1 - luma) ** 2, *SHADOW_LEANS)):
        colour = (picture * weight).sum((2, 3)) / (weight.sum((2, 3)) + LEAST_GROUP)
        out.append((share * (colour - (colour * torch.tensor(LUMA)).sum(1, keepdim=True))).clamp(-most, most))
    return torch.cat(out, 1)


class Sight(NamedTuple):
    """What Look makes of pictures on its way."""
    areas: torch.Tensor          # [B, AREAS + 1, CELLS, CELLS] logits, background first
    head: torch.Tensor           # [B, 3]: middle of the head and its height, as shares of the square
    logits: tuple[torch.Tensor, ...]     # of the options of each of FIELDS
    colours: torch.Tensor        # [B, GROUPS, 3]
    covers: torch.Tensor         # [B, GROUPS] shares of the picture


class Look(nn.Module):
    def __init__(self, told: int = 32, hidden: int = 160):
        """`told`: numbers that the heads are told of each group's place."""
        super().__init__()
        a, b, c, d = WIDE
        self.halves, self.quarter, self.quarters = _layer(3, a, 2, 5), _layer(a, b, 2), Again(b)
        self.eighth, self.eighths, self.sixteenth = _layer(b, c, 2), Again(c), _layer(c, d, 2)
        self.join = nn.Conv2d(b + c + d, told, 1)
        self.areas = nn.Sequential(_layer(told, told), nn.ReLU(), nn.Conv2d(told, len(AREAS) + 1, 1))
        self.heat, self.high = nn.Conv2d(told, 1, 1), nn.Linear(told, 1)
        self.face, self.body = Near(80), Near(48)
        self.seen = nn.Sequential(nn.Linear(d + len(AREAS) * (told + 4) + 128, hidden), nn.ReLU())
        self.heads = nn.Linear(hidden, EVIDENCE)
        self.shift = nn.Linear(hidden, len(GROUPS) * 3)
        nn.init.zeros_(self.shift.weight)
        nn.init.zeros_(self.shift.bias)
        self.register_buffer("prior", torch.zeros(EVIDENCE))

    def sight(self, picture: torch.Tensor, head: torch.Tensor | None = None) -> Sight:
        """picture [B, 3, SIDE, SIDE]. `head`: where to look closely, as `Sight.head`; else where the head seems to be."""
        x = F.relu(self.halves(picture * 2 - 1))
        quarter = self.quarters(F.relu(self.quarter(x)))
        eighth = self.eighths(F.relu(self.eighth(quarter)))
        sixteenth = F.relu(self.sixteenth(eighth))
        joined = F.relu(self.join(torch.cat([quarter, F.interpolate(eighth, scale_factor=2., mode="nearest"),
                                             F.interpolate(sixteenth, scale_factor=4., mode="nearest")], 1)))
        areas, flat = self.areas(joined), joined.flatten(2).float()
        here = torch.softmax(self.heat(joined).flatten(2).float(), 2)                                 # [B, 1, cells]
        axis = (torch.arange(CELLS).float() + .5) / CELLS
        spread = here.view(-1, CELLS, CELLS)
        high = torch.exp(self.high((flat * here).sum(2))[:, 0] - 1).clamp(.03, 2.)
        found = torch.stack([(spread.sum(1) * axis).sum(1), (spread.sum(2) * axis).sum(1), high], 1)
        x, y, size = (found if head is None else head).unbind(1)
        face = self.face(cut(picture, torch.stack([x, y], 1), size * FACE) * 2 - 1)
        body = self.body(cut(picture, torch.stack([x, y + size * BODY_BELOW], 1), size * BODY) * 2 - 1)
        there = torch.softmax(areas.float(), 1)[:, 1:].flatten(2)                                     # [B, areas, cells]
        small = F.avg_pool2d(picture, SIDE // CELLS).flatten(2).float()
        covers = there.mean(2)
        firm = there * there                                                                          # edges, where colours mix, count little
        means = torch.einsum("bgn,bcn->bgc", firm, torch.cat([small, flat], 1)) / (firm.sum(2, keepdim=True) + LEAST_GROUP)
        seen = self.seen(torch.cat([sixteenth.mean((2, 3)).float(), torch.cat([means, covers[..., None].sqrt()], 2).flatten(1), face, body], 1))
        colours = means[:, :len(GROUPS), :3] + self.shift(seen).view(-1, len(GROUPS), 3)
        return Sight(areas, found, self.heads(seen).split([len(OPTIONS[name]) for name in FIELDS], 1), colours, covers[:, :len(GROUPS)])

    def forward(self, picture: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """picture [B, 3, SIDE, SIDE] RGB 0..1 -> evidence [B, EVIDENCE], colours [B, groups, COLOUR]: RGB 0..1, and how sure each is (0..1), tones [B, TONES]."""
        sight = self.sight(picture)
        evidence = SHARP * (torch.cat([F.log_softmax(logits, 1) for logits in sight.logits], 1) - self.prior)
        return evidence.clamp(-MOST, MOST), torch.cat([sight.colours.clamp(0, 1), (sight.covers / (sight.covers + SURE_AT))[..., None]], 2), tones(picture)


def fused(net: Look) -> Look:
    """The network as it ships: convolutions that have taken in their normalisation."""
    net = copy.deepcopy(net).eval()
    for layer in net.modules():
        if isinstance(layer, nn.Sequential) and isinstance(layer[1], nn.BatchNorm2d):
            layer[0], layer[1] = fuse_conv_bn_eval(layer[0], layer[1]), nn.Identity()
    return net


GROUP_OF_CLASS = {cls: i for i, classes in enumerate(GROUPS.values()) for cls in classes if cls in PALETTE}
assert len(GROUP_OF_CLASS) == sum(map(len, GROUPS.values()))
