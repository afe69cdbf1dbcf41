"""The brush network: a style's vector and noise become `brush` and `strokes`, once a shot (styling.py says what they do).

A style is eight numbers; the flat look is noughts. `brush` is linear in them, so that two styles mix as their vectors do; `strokes` are made by
convolutions that know no border, so that tiles repeat without a seam.
"""
from __future__ import annotations

import torch
import torch.nn as nn
import torch.nn.functional as F

from .styling import BRUSH, STROKES, TILE

STYLES = ("flat", "ink", "gouache", "paper-cut")
STYLE = 8                                  # numbers of a style
NOISE = (24, 16, 16)                       # standard normal numbers, channels first
CHANNELS = (48, 40, 32, 24, 16)            # at 16, 32, .. 256 texels
MOST_STROKE = 1.5                          # deviations from the mean: no blots
# the most of each number, in the order of BRUSH; the least is 0
MOST = {"rough": 6., "width": 5., "pool_width": 14., "reach": 14., "soft": 18., "hue": .3, "tone": .4, "wash": .4, "grain": .3, "pool": .4, "lip": .6, "vary": .8}


def most() -> torch.Tensor:
    return torch.tensor([MOST.get(name, 1.) for name in BRUSH.names])


def held(x: torch.Tensor, high: torch.Tensor) -> torch.Tensor:
    """x within 0..high; the gradient passes as if it had not been held, so that nothing stays at a limit for good."""
    return x + (x.clamp(min=0.).minimum(high) - x).detach()


def even(x: torch.Tensor) -> torch.Tensor:
    """Mean 0 and deviation 1 over the last two axes."""
    x = x - x.mean([-2, -1], keepdim=True)
    return x * torch.rsqrt(x.pow(2).mean([-2, -1], keepdim=True) + 1e-6)


def drawn_out() -> torch.Tensor:
    """A kernel [1, 1, 11, 41] along a line that rises a little."""
    y, x = torch.meshgrid(torch.arange(-5., 6.), torch.arange(-20., 21.), indexing="ij")
    kernel = (1 - (y + x * .2).abs()).clamp(min=0.) * (1 + torch.cos(x * torch.pi / 21))
    return (kernel / kernel.sum())[None, None]


class Around(nn.Module):
    """Convolution round the edges, normalised, scaled and shifted by the style, leaky ReLU; own noise before it."""

    def __init__(self, cin: int, cout: int):
        super().__init__()
        self.conv, self.film = nn.Conv2d(cin, cout, 3), nn.Linear(STYLE, 2 * cout)
        nn.init.kaiming_normal_(self.conv.weight, .2)
        nn.init.normal_(self.film.weight, 0, .3)
        nn.init.zeros_(self.film.bias)

    def forward(self, x: torch.Tensor, style: torch.Tensor) -> torch.Tensor:
        x = torch.cat([x[:, :, -1:], x, x[:, :, :1]], 2)
        y = self.conv(torch.cat([x[..., -1:], x, x[..., :1]], 3))
        y = y * torch.rsqrt(y.pow(2).mean([2, 3], keepdim=True) + 1e-4)
        scale, shift = self.film(style)[..., None, None].chunk(2, 1)
        return F.leaky_relu(y * (1 + scale) + shift, .2)


class BrushNet(nn.Module):
    """style [1, STYLE], noise [1, *NOISE] -> brush [BRUSH], strokes [STROKES, TILE, TILE] of mean about 0 and deviation below 1 each."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.Linear(STYLE, len(BRUSH), bias=False)
        self.register_buffer("most", most())
        self.start = Around(NOISE[0], CHANNELS[0])
        self.more = nn.ModuleList(Around(a, b) for a, b in zip(CHANNELS, CHANNELS[1:]))
        self.again = nn.ModuleList(Around(b, b) for b in CHANNELS[1:])
        self.speck = nn.ParameterList(nn.Parameter(torch.full((1, b, 1, 1), .15)) for b in CHANNELS[1:])
        self.register_buffer("specks", torch.randn(TILE, TILE, generator=torch.Generator().manual_seed(3)))      # fine noise, the same in every shot
        self.out = nn.Conv2d(CHANNELS[-1], len(STROKES), 1)
        # bristles: how specks are drawn out along a stroke, and how much of that a style's tone has
        self.bristle = nn.Parameter(drawn_out())
        self.bristled = nn.Linear(STYLE, 1, bias=False)
        nn.init.zeros_(self.bristled.weight)
        assert 16 * 2 ** len(self.more) == TILE

    def numbers(self, style: torch.Tensor) -> torch.Tensor:
        """[1, STYLE] -> brush."""
        return held(self.table(style)[0] * self.most, self.most)

    def strokes(self, style: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        x = self.start(noise, style)
        for first, second, speck in zip(self.more, self.again, self.speck):
            x = F.interpolate(x, scale_factor=2., mode="nearest")
            x = first(x, style)
            x = second(x + speck * self.specks[:x.shape[2], :x.shape[3]], style)
        edge, tone, grain, wash = self.out(x).split(1, 1)
        high, wide = self.bristle.shape[2] // 2, self.bristle.shape[3] // 2
        bristles = torch.cat([self.specks[-high:], self.specks, self.specks[:high]])[None, None]
        bristles = F.conv2d(torch.cat([bristles[..., -wide:], bristles, bristles[..., :wide]], 3), self.bristle)
        x = even(torch.cat([edge, even(tone) + even(bristles) * self.bristled(style), grain, wash], 1)[0])
        return MOST_STROKE * torch.tanh(x / MOST_STROKE)

    def forward(self, style: torch.Tensor, noise: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return self.numbers(style), self.strokes(style, noise)
