"""How strongly what was heard is shown: what the weights of words, `(running:1.4)`, do to numbers and colours.

A strength is 1 where no word was weighed, and then every function here gives back what it was given, to the bit: departures from something plain
are scaled by it, so that 0 is plain and 2 twice as much.
"""
from __future__ import annotations

import torch

from .setting import SKY_FIELDS, Shot

GREY = (.299, .587, .114)                    # shares of a colour's luma (BT.601)
CLOSER = .5                                  # how much lower a frame is for a strength of 2
OF_WEATHER = ("amount", "rain", "snow", "wind", "wet", "snowy")
OF_HOUR = ("gain", "lift")


def scaled(value: torch.Tensor, plain: torch.Tensor | float, strength: torch.Tensor) -> torch.Tensor:
    """What departs from `plain`, times a strength."""
    return value + (value - plain) * (strength - 1)


def vivid(colour: torch.Tensor, strength: torch.Tensor) -> torch.Tensor:
    """Colours [..., 3], as far from their grey as the strength says; 0..1. A grey one goes away from the middle instead."""
    grey = (colour * torch.tensor(GREY)).sum(-1, keepdim=True)
    return torch.where(strength == 1, colour, scaled(scaled(colour, grey, strength), .5, 1 + (strength - 1) * .3).clamp(0, 1))


def root(strength: torch.Tensor) -> torch.Tensor:
    """Its square root: of lengths, and of how often something is done."""
    return torch.exp(.5 * torch.log(strength.clamp(min=.01)))


def lit(shot: Shot, strength: dict[str, torch.Tensor]) -> Shot:
    """The light and the weather of a shot: haze and what falls by the weather's strength; what the hour, the season and the mood do to colours by theirs."""
    weather = strength["weather"]
    hour = 1 + sum(strength[slot] - 1 for slot in ("time", "season", "mood"))
    parts = []
    for name in SKY_FIELDS:
        field = shot.of(name)
        field = scaled(field, 0., weather).clamp(0, 1) if name in OF_WEATHER else scaled(field, 1. if name == "gain" else 0., hour) if name in OF_HOUR else field
        parts.append(torch.where((weather == 1) & (hour == 1), shot.of(name), field))
    fields = torch.cat(parts, 1)
    return Shot(fields, torch.cat([fields, shot.context[:, fields.shape[1]:]], 1))


def framed(camera: torch.Tensor, wide: torch.Tensor, strength: torch.Tensor) -> torch.Tensor:
    """StageNet's camera [8] nearer, or where it is `wide` (0 or 1) farther, by the strength of the shot's size."""
    change = 1 - CLOSER * (strength - 1) * (1 - 2 * wide)
    highs = torch.tensor([0., 0., 1., 0., 0., 1., 0., 0.])
    return camera * (1 + highs * (change - 1))


__all__ = ["framed", "lit", "root", "scaled", "vivid"]
