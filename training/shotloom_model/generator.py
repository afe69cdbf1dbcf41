"""G(z | text): words, scene noise and identity become class maps, palettes and a motion program."""
from __future__ import annotations

import torch
import torch.nn as nn
import torch.nn.functional as F

from . import compose
from .look import MOTION
from .places import COARSE, FINE
from .subjects import CLASSES, PHASES
from .text import SLOT_COUNT, TextEncoder
from .world import HEARD, IDENTITY, NOISE

MAPS = COARSE + FINE


class Modulated(nn.Module):
    """Convolution over features and coordinates, normalised, then scaled and shifted by the style (FiLM), leaky ReLU."""

    def __init__(self, cin: int, cout: int, style: int, up: bool):
        super().__init__()
        self.up = up
        self.conv, self.film = nn.Conv2d(cin, cout, 3, padding=1), nn.Linear(style, 2 * cout)
        nn.init.normal_(self.film.weight, 0, .05)
        nn.init.zeros_(self.film.bias)
        nn.init.kaiming_normal_(self.conv.weight, .2)
        nn.init.zeros_(self.conv.bias)

    def forward(self, x: torch.Tensor, w: torch.Tensor, aspect: float) -> torch.Tensor:
        if self.up:
            x = F.interpolate(x, scale_factor=2., mode="nearest")
        b, _, h, q = x.shape
        gx = torch.linspace(-aspect, aspect, q).view(1, 1, 1, q).expand(b, 1, h, q)
        gy = torch.linspace(-1, 1, h).view(1, 1, h, 1).expand(b, 1, h, q)
        xy = torch.cat([gx, gy, torch.sin(4 * gx), torch.cos(4 * gx), torch.sin(4 * gy), torch.cos(4 * gy)], 1)
        # the coordinates replace six channels: counts stay multiples of 16, which oneDNN needs for speed
        y = self.conv(torch.cat([x[:, 6:], xy.to(x.dtype)], 1))
        y = y * torch.rsqrt(y.pow(2).mean([2, 3], keepdim=True) + 1e-5)
        scale, shift = self.film(w).unsqueeze(-1).unsqueeze(-1).chunk(2, 1)
        return F.leaky_relu(y * (1 + scale) + shift, .2)


class PlaceAttention(nn.Module):
    """Each place of the picture looks at the words; the map [B, 40, h, w] is an output."""

    def __init__(self, channels: int, width: int):
        super().__init__()
        self.q, self.k, self.v = nn.Conv2d(channels, 48, 1), nn.Linear(width, 48), nn.Linear(width, channels)
        self.gain = nn.Parameter(torch.full((1,), .1))

    def forward(self, x: torch.Tensor, words: torch.Tensor, bias: torch.Tensor):
        b, c, h, w = x.shape
        a = torch.softmax(self.q(x).flatten(2).transpose(1, 2) @ self.k(words).transpose(1, 2) / 7 + bias[:, None, :], -1)
        return x + self.gain * (a @ self.v(words)).transpose(1, 2).reshape(b, c, h, w), a.transpose(1, 2).reshape(b, -1, h, w)


def perceptron(cin: int, hidden: int, cout: int, layers: int) -> nn.Sequential:
    parts: list[nn.Module] = [nn.Linear(cin, hidden), nn.LeakyReLU(.2)]
    for _ in range(layers - 1):
        parts += [nn.Linear(hidden, hidden), nn.LeakyReLU(.2)]
    return nn.Sequential(*parts, nn.Linear(hidden, cout))


def choices(values: torch.Tensor, group: int) -> torch.Tensor:
    """Soft one-hot of every `group` sign bits (first bit highest): [B, n] -> [B, n / group * 2^group]."""
    p = torch.sigmoid(12 * values).view(values.shape[0], -1, group)
    out = torch.ones_like(p[..., :1])
    for i in range(group):
        q = p[..., i:i + 1]
        out = torch.stack([out * (1 - q), out * q], -1).flatten(-2)
    return out.flatten(1)


class Generator(nn.Module):
    def __init__(self, style: int = 256, ch: tuple[int, ...] = (160, 160, 96, 64), sch: tuple[int, ...] = (128, 128, 96, 64)):
        super().__init__()
        self.amp = False
        self.text = TextEncoder()
        d = self.text.width
        condition = SLOT_COUNT * d + sum(len(v) for v in HEARD.values()) + 2 * NOISE + 20 + 2 * IDENTITY + 4 + 8
        self.style = perceptron(condition, style, style, 2)
        self.const = nn.Parameter(torch.randn(1, ch[0] - 64, 6, 12))
        # style -> coarse picture: a layout needs more than modulation of a constant (GAN.md)
        self.layout6, self.layout12 = nn.Linear(style, 64 * 72), nn.Linear(style, 16 * 288)
        self.body = nn.ModuleList([Modulated(ch[0], ch[0], style, False), Modulated(ch[0], ch[1], style, True), Modulated(ch[1], ch[1], style, False),
                                   Modulated(ch[1], ch[2], style, True), Modulated(ch[2], ch[3], style, True)])
        self.attention = PlaceAttention(ch[1], d)
        self.coarse, self.fine = nn.Conv2d(ch[3], COARSE * 4, 3, padding=1), nn.Conv2d(ch[3], FINE * 16, 3, padding=1)
        self.subject_style = perceptron(condition, style, style, 2)
        self.subject_const = nn.Parameter(torch.randn(1, sch[0] - 64, 4, 4))
        self.subject_layout4, self.subject_layout8 = nn.Linear(style, 64 * 16), nn.Linear(style, 16 * 64)
        self.subject = nn.ModuleList([Modulated(sch[0], sch[0], style, False), Modulated(sch[0], sch[1], style, True), Modulated(sch[1], sch[1], style, False),
                                      Modulated(sch[1], sch[2], style, True), Modulated(sch[2], sch[3], style, True)])
        self.subject_out = nn.Conv2d(sch[3], PHASES * CLASSES * 9, 3, padding=1)
        self.palette = perceptron(condition, style, (MAPS + CLASSES) * 8 + 8 + 2, 3)
        self.motion = perceptron(condition, style, len(MOTION), 3)
        self.register_buffer("motion_mean", torch.zeros(len(MOTION)))
        self.register_buffer("motion_scale", torch.ones(len(MOTION)))

    def forward(self, ids: torch.Tensor, language: torch.Tensor, noise: torch.Tensor, identity: torch.Tensor) -> dict[str, torch.Tensor]:
        """ids, language [B, 40] int64, noise [B, 24], identity [B, 8] -> logits `coarse` [B, 7, 96, 192], `fine` [B, 13, 192, 384],
        `subject` [B, 8, 7, 96, 96]; `palette` [B, 20, 2, 4], `subject_palette` [B, 7, 2, 4], `air` [B, 2, 4], `mix` [B, 2],
        `motion` [B, 26], `heard` [B, H], `slot_attention` [B, 9, 41], `place_attention` [B, 40, 12, 24]."""
        words, bias, slots, attention = self.text(ids, language)
        b = noise.shape[0]
        heard = torch.cat([torch.softmax(t, 1) for t in self.text.heard(slots)], 1)
        c = self.condition(slots, heard, noise, identity)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.amp):
            w = self.style(c)
            x = torch.cat([self.layout6(w).view(b, 64, 6, 12), self.const.expand(b, -1, -1, -1).to(w.dtype)], 1)
            x = self.body[1](self.body[0](x, w, 2.), w, 2.)
            x = torch.cat([x[:, :-16], self.layout12(w).view(b, 16, 12, 24).to(x.dtype)], 1)
            x, places = self.attention(x, words, bias)
            for layer in self.body[2:]:
                x = layer(x, w, 2.)
            coarse, fine = F.pixel_shuffle(self.coarse(x), 2).float(), F.pixel_shuffle(self.fine(x), 4).float()
            w = self.subject_style(c)
            x = torch.cat([self.subject_layout4(w).view(b, 64, 4, 4), self.subject_const.expand(b, -1, -1, -1).to(w.dtype)], 1)
            x = self.subject[1](self.subject[0](x, w, 1.), w, 1.)
            x = torch.cat([x[:, :-16], self.subject_layout8(w).view(b, 16, 8, 8).to(x.dtype)], 1)
            for layer in self.subject[2:]:
                x = layer(x, w, 1.)
            subject = F.pixel_shuffle(self.subject_out(x), 3).float().view(b, PHASES, CLASSES, 96, 96)
        return {"coarse": coarse, "fine": fine, "subject": subject, **self.numbers(c), "heard": heard, "slots": slots,
                "slot_attention": attention, "place_attention": places}

    def condition(self, slots: torch.Tensor, heard: torch.Tensor, noise: torch.Tensor, identity: torch.Tensor) -> torch.Tensor:
        """All that decides a picture, as one vector."""
        return torch.cat([slots.flatten(1), heard, noise, torch.tanh(6 * noise), choices(noise[:, :10], 2), identity, torch.tanh(6 * identity),
                          choices(identity[:, 2:4], 2), choices(identity[:, 4:7], 3)], 1)

    def numbers(self, c: torch.Tensor) -> dict[str, torch.Tensor]:
        """Palettes and motion program: everything of a picture that is not a map."""
        b = c.shape[0]
        p = self.palette(c)
        k, q = MAPS * 8, (MAPS + CLASSES) * 8
        colours = torch.sigmoid(p[:, :q + 8])
        return {"palette": colours[:, :k].view(b, MAPS, 2, 4), "subject_palette": colours[:, k:q].view(b, CLASSES, 2, 4),
                "air": colours[:, q:].view(b, 2, 4), "mix": torch.softmax(p[:, q + 8:], 1),
                "motion": self.motion(c) * self.motion_scale + self.motion_mean}


def settle(motion: torch.Tensor) -> torch.Tensor:
    """A hard sign for the mirror flag (soft ones stretch the subject) and a size that cannot vanish."""
    columns = list(motion.unbind(1))
    flip, size = compose.M["flip"], compose.M["size"]
    sign = columns[flip].detach()
    columns[flip] = torch.where(sign > 0, torch.ones_like(sign), -torch.ones_like(sign))
    columns[size] = columns[size].clamp(min=.02)
    return torch.stack(columns, 1)


def clip(out: dict[str, torch.Tensor], t: torch.Tensor, duration: torch.Tensor, width: int = 128, height: int = 72, sharp: float = 1.) -> torch.Tensor:
    """Frames [B, T, 3, height, width] of the generator's outputs at training size."""
    layers, i = [], 0
    for logits in compose.split_layers(out["coarse"], out["fine"]):
        k = logits.shape[1]
        picture = compose.paint(torch.softmax(logits * sharp, 1), out["palette"][:, i:i + k])
        layers.append(F.avg_pool2d(picture, 2) if picture.shape[-1] > 192 else picture)
        i += k
    sprites = compose.paint_subject(torch.softmax(out["subject"] * sharp, 2), out["subject_palette"])
    return compose.film(layers, sprites, out["air"], out["mix"], out["motion"], t, duration, width, height)
