"""The heads of G that lay a set out and colour it.

`SetNet` knows the fixed layouts of every place by heart: a place and an arrangement choose codes, a small decoder turns each code into one
piece or band. What time and weather add (sun, clouds, stars, puddles, drifts) comes from a second decoder. `LightNet` tells how an hour, a
weather, a season and a mood colour the classes of sprites and the surfaces of bands. Probabilities are hardened first: a set is one place.
Units as in shotloom_world: metres, y down, sRGB 0..1. Layers 0 sky, 1 far, 2 back, 3 near, 4 front; 5 is the people's in colours.
"""
from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn as nn

from shotloom_world import facts

from .layout import OF_WORLD

PLACES = (*facts.PLACES, "backdrop")
ARRANGEMENTS = 12
CHOICES = {name: values for name, values in facts.slots(()).items() if name in ("time", "weather", "season", "mood")}
LIGHT = sum(len(v) for v in CHOICES.values())                # one-hots of the light, as condition.heard has them
STATES = len(CHOICES["time"]) * len(CHOICES["weather"])

# slots of sprites: what the sky holds, a set's own pieces (they end at OWN.stop; in `space`, which has no weather, they reach lower),
# drifts of snow, one spare
SLOTS, BANDS = 64, 16
OWN = range(9, 56)
OVERHEAD, DRIFTS = range(0, 24), range(56, 63)
WEATHER = (*OVERHEAD, *DRIFTS)
LAYERS, CLASSES = 5, 6
NUMBERS = ("x", "y", "log_scale", "variant0", "variant1", "variant2", "variant3", "red", "green", "blue")
LOGITS = ("shown", "mirrored", "tinted", "kept")
SOFTNESS = .30                                               # how far the back of a close shot is washed out

CODE, SKY_CODE, BAND_CODE, WIDTH = 20, 28, 8, 192
PLACED = 4                                                   # x, y, log scale and the first number of a variant, as the sky's code gives them

# what LightNet says of a whole shot
SKY_FIELDS = {"gain": 18, "lift": 3, "haze": 3, "amount": 6, "sky": 6, "sun": 3, "view": 3, "cloud": 3, "cloud2": 3,
              "snowy": 1, "wet": 1, "lamps": 1, "rain": 1, "snow": 1, "wind": 1}
SKY = sum(SKY_FIELDS.values())
KINDS = 3                                                    # out of doors, indoors, in space
DEPTHS = 6
PER_STOP = 14                                                # see LightNet.stops


class Setting(NamedTuple):
    """What SetNet says. B shots; K keys of its vocabulary, S surfaces."""
    key: torch.Tensor            # [B, 64, K] logits
    shown: torch.Tensor          # [B, 64] logits, in this light
    mirrored: torch.Tensor       # [B, 64] logits
    tinted: torch.Tensor         # [B, 64] logits
    kept: torch.Tensor           # [B, 64] logits: still there in a close shot
    layer: torch.Tensor          # [B, 64, 5] logits
    place: torch.Tensor          # [B, 64, 3] x, y metres, logarithm of the scale
    variant: torch.Tensor        # [B, 64, 4]
    tint: torch.Tensor           # [B, 64, 3]
    band_shown: torch.Tensor     # [B, 16] logits
    band_layer: torch.Tensor     # [B, 16, 5] logits
    surface: torch.Tensor        # [B, 16, S] logits
    band: torch.Tensor           # [B, 16, 2] top and bottom, metres
    frame: torch.Tensor          # [B, 2] height of the wide frame and y of its middle, metres


def certain(probabilities: torch.Tensor) -> torch.Tensor:
    """[B, n] -> one-hot of the likeliest."""
    return torch.eye(probabilities.shape[1], dtype=probabilities.dtype)[probabilities.argmax(1)]


def _decoder(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(inputs, WIDTH), nn.GELU(), nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, outputs))


class SetNet(nn.Module):
    """`keys`: how many catalogue keys sets use (setting_truth.keys); `surfaces`: how many surfaces."""

    def __init__(self, keys: int, surfaces: int):
        super().__init__()
        self.keys, self.surfaces = keys, surfaces
        layouts = len(PLACES) * ARRANGEMENTS
        self.row = (len(NUMBERS), len(LOGITS), LAYERS, keys)
        self.own = nn.Embedding(layouts, len(OWN) * CODE)
        self.sky = nn.Embedding(layouts, SKY_CODE)
        self.bands = nn.Embedding(layouts, BANDS * BAND_CODE)
        self.frame = nn.Embedding(layouts, 2)
        self.own_straight = nn.Linear(CODE, len(NUMBERS))
        self.own_decoder = _decoder(CODE, sum(self.row[1:]))
        self.own_hides = nn.Linear(CODE, WIDTH)
        self.hides = nn.Linear(WIDTH, 1)
        self.winter = nn.Sequential(nn.Linear(len(CHOICES["weather"]) + len(CHOICES["season"]), 16), nn.GELU(), nn.Linear(16, 1))
        self.state = nn.Embedding(STATES, 24)
        self.slot = nn.Parameter(torch.randn(len(WEATHER), 16) * .5)
        self.sky_places = nn.Embedding(STATES, len(WEATHER) * PLACED * (SKY_CODE + 1))
        self.sky_decoder = _decoder(SKY_CODE + 24 + 16, sum(self.row[1:]))
        self.band_straight = nn.Linear(BAND_CODE, 2)
        self.band_decoder = nn.Sequential(nn.Linear(BAND_CODE, 128), nn.GELU(), nn.Linear(128, 1 + LAYERS + surfaces))
        for table, spread in ((self.own, .5), (self.sky, .5), (self.bands, .5), (self.state, .5), (self.sky_places, .1)):
            nn.init.normal_(table.weight, 0, spread)

    def forward(self, place: torch.Tensor, arrangement: torch.Tensor, time: torch.Tensor, weather: torch.Tensor, season: torch.Tensor) -> Setting:
        """Probabilities [B, 43], [B, 12] and of the slots of CHOICES."""
        return self.of_layout(place.argmax(1) * ARRANGEMENTS + arrangement.argmax(1), time, weather, season)

    def of_layout(self, layout: torch.Tensor, time: torch.Tensor, weather: torch.Tensor, season: torch.Tensor) -> Setting:
        """The same by the number of a layout, int64 [B]."""
        frame = self.frame(layout)
        height = frame[:, :1, None]
        own, existing = self._own(layout, weather, season)
        sky = self._weather(layout, time.argmax(1) * len(CHOICES["weather"]) + weather.argmax(1))
        shared = len(OVERHEAD) - OWN.start
        middle = torch.where(existing[:, :shared] > 0, own[:, :shared], sky[:, OWN.start:len(OVERHEAD)])
        spare = sky[:, :1] * 0 - 20
        rows = torch.cat([sky[:, :OWN.start], middle, own[:, shared:], sky[:, len(OVERHEAD):], spare], 1)
        numbers, logits, layer, key = rows.split(self.row, 2)
        bands = self.bands(layout).view(-1, BANDS, BAND_CODE)
        band_shown, band_layer, surface = self.band_decoder(bands).split((1, LAYERS, self.surfaces), 2)
        shown, mirrored, tinted, kept = logits.unbind(2)
        return Setting(key, shown, mirrored, tinted, kept, layer, torch.cat([numbers[..., :2] * height, numbers[..., 2:3]], 2), numbers[..., 3:7],
                       numbers[..., 7:], band_shown[..., 0], band_layer, surface, self.band_straight(bands) * height, frame)

    def _own(self, layout: torch.Tensor, weather: torch.Tensor, season: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Rows [B, 47, F] of a set's own pieces in this light, and the logits [B, 47, 1] of being there at all."""
        codes = self.own(layout).view(-1, len(OWN), CODE)
        existing, rest = self.own_decoder(codes).split((1, sum(self.row[1:]) - 1), 2)
        hidden = self.hides(nn.functional.gelu(self.own_hides(codes)))
        snowy = torch.sigmoid(self.winter(torch.cat([certain(weather), certain(season)], 1)))[:, :, None]
        # hidden > 0: what grows only where no snow lies
        shown = existing - 2 * snowy * (nn.functional.relu(hidden) + nn.functional.relu(existing) * torch.sigmoid(4 * hidden))
        return torch.cat([self.own_straight(codes), shown, rest], 2), existing

    def _weather(self, layout: torch.Tensor, state: torch.Tensor) -> torch.Tensor:
        """Rows [B, 31, F] of what time and weather add."""
        code = self.sky(layout)
        n = len(WEATHER)
        told = torch.cat([torch.cat([code, self.state(state)], 1)[:, None].expand(-1, n, -1), self.slot[None].expand(code.shape[0], -1, -1)], 2)
        row = self.sky_decoder(told)
        weights = self.sky_places(state).view(-1, n * PLACED, SKY_CODE + 1)
        code1 = torch.cat([code, torch.ones_like(code[:, :1])], 1)
        placed = torch.matmul(weights, code1[:, :, None]).view(-1, n, PLACED)
        return torch.cat([placed, torch.zeros_like(row[..., :len(NUMBERS) - PLACED]), row], 2)


class Shot(NamedTuple):
    """How a whole shot is lit, of LightNet.shot; `context` is for LightNet.stops."""
    fields: torch.Tensor         # [B, SKY]
    context: torch.Tensor        # [B, SKY + LIGHT + KINDS]

    def of(self, name: str) -> torch.Tensor:
        """One of SKY_FIELDS, [B, its length]."""
        at = list(SKY_FIELDS).index(name)
        start = sum(list(SKY_FIELDS.values())[:at])
        return self.fields[:, start:start + SKY_FIELDS[name]]


class LightNet(nn.Module):
    """`names`: class names, then surfaces (setting_truth.NAMES). First the hour's light as 54 numbers, then what it does to one class.

    Most pigments follow the layer's gain, offset and haze exactly; a small network adds how far a class departs from that: repainted by the
    season, shining, showing the sky.
    """

    def __init__(self, names: int, surfaces: int):
        super().__init__()
        self.first_surface = names - surfaces
        self.hour = nn.Sequential(nn.Linear(LIGHT + KINDS, 160), nn.GELU(), nn.Linear(160, 160), nn.GELU(), nn.Linear(160, SKY))
        self.name = nn.Embedding(names, 16)
        self.paint = nn.Embedding(surfaces, 6)
        self.from_shot = nn.Linear(SKY + LIGHT + KINDS, WIDTH)
        self.from_class = nn.Linear(16 + DEPTHS + 2, WIDTH)
        self.departs = nn.Sequential(nn.GELU(), nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 2 * PER_STOP))
        self.register_buffer("kind", torch.zeros(len(PLACES), KINDS))
        nn.init.normal_(self.name.weight, 0, .3)
        nn.init.zeros_(self.departs[-1].weight)
        nn.init.zeros_(self.departs[-1].bias)

    def shot(self, place: torch.Tensor, time: torch.Tensor, weather: torch.Tensor, season: torch.Tensor, mood: torch.Tensor) -> Shot:
        """Probabilities [B, 43] and of the slots of CHOICES -> the shot's light."""
        told = torch.cat([certain(v) for v in (time, weather, season, mood)] + [self.kind[place.argmax(1)]], 1)
        return self.of_choice(told)

    def of_choice(self, told: torch.Tensor) -> Shot:
        """The same of one-hots [B, LIGHT + KINDS]."""
        fields = self.hour(told)
        return Shot(fields, torch.cat([fields, told], 1))

    def stops(self, shot: Shot, name: torch.Tensor, layer: torch.Tensor, base: torch.Tensor) -> torch.Tensor:
        """name int64 [B, N], layer [B, N, 6] one-hot, base colours [B, N, 2, 3] -> lit colours [B, N, 2, 3].

        Lit: base mixed with a paint, times the layer's gain, plus its offset, clipped, mixed with haze; each departs a little, or a lot, by class.
        """
        warm = torch.sigmoid(40 * (base[..., 0] - base[..., 2] - .45))
        of_class = self.from_class(torch.cat([self.name(name), layer, warm], 2))
        turns = self.departs(self.from_shot(shot.context)[:, None] + of_class).view(base.shape[0], base.shape[1], 2, PER_STOP)
        mixed, paint, gain, offset, veiled, veil = turns.split((1, 3, 3, 3, 1, 3), 3)
        layer_gain = torch.matmul(layer, shot.of("gain").reshape(-1, DEPTHS, 3))[:, :, None]
        haze_amount = torch.matmul(layer, shot.of("amount")[:, :, None])[:, :, None]
        painted = base + mixed * (paint - base)
        lit = (painted * layer_gain * (1 + gain) + shot.of("lift")[:, None, None] + offset).clamp(0, 1)
        return (lit + (haze_amount + veiled) * (shot.of("haze")[:, None, None] + veil - lit)).clamp(0, 1)

    def surfaces(self, shot: Shot, surface: torch.Tensor, layer: torch.Tensor) -> torch.Tensor:
        """Surfaces int64 [B, N] and layers [B, N, 6] of bands -> colours of top and bottom [B, N, 2, 3]."""
        base = self.paint(surface).view(*surface.shape, 2, 3)
        return self.stops(shot, surface + self.first_surface, layer, base)

    def layers(self, shot: Shot) -> torch.Tensor:
        """[B, 6, 10]: gain, offset, haze and its amount of each layer, as layout.LIGHT has them, in the order of layout.LAYERS."""
        def ordered(v: torch.Tensor) -> torch.Tensor:
            return v[:, list(OF_WORLD)]
        gain = ordered(shot.of("gain").reshape(-1, DEPTHS, 3))
        same = [shot.of(n)[:, None].expand(-1, DEPTHS, -1) for n in ("lift", "haze")]
        return torch.cat([gain, *same, ordered(shot.of("amount"))[:, :, None]], 2)


class ClassTables(nn.Module):
    """What the classes of a catalogue key are called and which of them a tint repaints.

    A key may have two forms; one number of its variant decides, above or below a mark.
    """

    def __init__(self, keys: int):
        super().__init__()
        self.register_buffer("name", torch.zeros(2 * keys, CLASSES, dtype=torch.long))
        self.register_buffer("role", torch.zeros(2 * keys, CLASSES, dtype=torch.long))
        self.register_buffer("number", torch.zeros(keys, dtype=torch.long))
        self.register_buffer("mark", torch.full((keys,), 9.))

    def forward(self, key: torch.Tensor, variant: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Keys [B, N] (catalogue.KEYS) and variants [B, N, 4] -> names and tint roles of their classes, int64 [B, N, 6]."""
        number = torch.gather(variant, 2, self.number[key][:, :, None])[:, :, 0]
        row = key * 2 + (number > self.mark[key]).long()
        return self.name[row], self.role[row]


def dyed(base: torch.Tensor, role: torch.Tensor, tint: torch.Tensor) -> torch.Tensor:
    """Base colours [..., 6, 2, 3] with a tint [..., 3] on the classes whose roles [..., 6] say so, as sheet.tinted does it."""
    one = tint[..., None, None, :]
    graded = torch.cat([one * 1.05, one * .95], -2).clamp(0, 1)
    role = role[..., None, None]
    for number, colour in ((1, one), (2, graded), (3, one * .8), (4, one + .4 * (1 - one))):
        base = torch.where(role == number, colour.expand_as(base), base)
    return base


def washed(colours: torch.Tensor, tone: torch.Tensor, soft: torch.Tensor, layer: torch.Tensor) -> torch.Tensor:
    """Colours [B, N, ..., 3] of layers [B, N, 6] mixed with a tone [B, 3] by soft [B], as the back of a close shot is; sky and front are not."""
    share = layer[:, :, 1:4].sum(2) * soft[:, None]
    for _ in range(colours.dim() - 2):
        share = share[..., None]
    shape = (tone.shape[0],) + (1,) * (colours.dim() - 2) + (3,)
    return colours + share * (tone.view(shape) - colours)


def tone(shot: Shot, indoors: torch.Tensor, setting: Setting, bands: torch.Tensor) -> torch.Tensor:
    """What a soft back is washed with: haze, or indoors [B, 1] (0 or 1) the lower colour of the first band of the back; lit bands [B, 16, 2, 3]."""
    back = ((setting.band_layer.argmax(2) == 2) & (setting.band_shown > 0)).to(bands.dtype)
    first = back.argmax(1)
    wall = torch.gather(bands[:, :, 1], 1, first[:, None, None].expand(-1, 1, 3))[:, 0]
    return shot.of("haze") + indoors * (wall - shot.of("haze"))
