"""The second half of G, for all but people: a script and the painters make bands, sprites, movers, light, camera and what falls."""
from __future__ import annotations

import math
from typing import NamedTuple

import torch
import torch.nn as nn

from shotloom_world.places.kit import FRONT, NEAR
from shotloom_world.places.render import MOVES, ZOOMS
from shotloom_world.staging import AT_HAND

from .blocking import FRAMES, GAITS
from .condition import part
from .forms import FormTables
from .gathering import SHARPNESS, Wanted, first_alike, packed
from .layout import BAND, BANDS, CAMERA, DEPTHS, FALL, FIGURES, Fields, LIGHT, MOVER, MOVERS, NEXT_ACT, OF_WORLD, PEOPLE, SPRITE, SPRITES, TEXTURE
from .program import UNSAID_COLOUR, Script
from .setting import CHOICES, CLASSES, SLOTS as PIECES
from .setting import SOFTNESS, ClassTables, LightNet, SetNet, Setting, Shot, dyed, tone, washed
from .sizes import SpriteSizes
from .sprites import SpritePainter, boxed
from .strength import lit as lit_by, vivid
from .tables import MOST_PARTS, OF_GAIT, PART_FIELDS, STREET_LAMP, ThingTables

CLOSE = [float(s not in ("wide", "full", "insert")) for s in FRAMES]
KEEPS_DESK = [float(s in ("medium", "over_shoulder", "medium_close")) for s in FRAMES]
WORLD_PEOPLE = OF_WORLD[PEOPLE]
ALIKE, ALIKE_TINT = .03, .02            # differences of variants and tints that nobody sees
MARGIN = .6                             # half a frame and a little: what is further from its middle is not painted
PROP = PIECES                           # rows of the candidates after the set's: the thing, its moving parts, what the two people hold
PARTS_FROM, HELD_FROM = PROP + 1, PROP + 1 + MOST_PARTS
CANDIDATES = HELD_FROM + FIGURES
GLOW = .5
FIELD = {name: i for i, name in enumerate(PART_FIELDS)}


def row(fields: Fields, **numbers: torch.Tensor) -> torch.Tensor:
    """Named numbers, each [N] or [], as [N, fields]; what is not named is 0."""
    given = {fields[name]: value for name, value in numbers.items()}
    count = next(int(v.shape[0]) for v in given.values() if v.dim() > 0)
    columns = [given[i].expand(count) if i in given else torch.zeros(count) for i in range(len(fields))]
    return torch.cat(columns).view(len(fields), count).T               # not stack: of thousands of nodes every one counts


class Cameras(NamedTuple):
    """What each layer of the world (0..4, people 5) sees at the start, in the middle and at the end: [6, 3] each."""
    x: torch.Tensor
    y: torch.Tensor
    high: torch.Tensor


class Lit(NamedTuple):
    """A set in its light."""
    setting: Setting
    shot: Shot
    soft: torch.Tensor           # [1], how far the back is washed out
    tone: torch.Tensor           # [1, 3]
    bands: torch.Tensor          # [16, 2, 3]
    backing: torch.Tensor        # [2, 3]
    cameras: Cameras


class Sprites(NamedTuple):
    """All candidates for maps of things and pieces, [CANDIDATES, ..]."""
    wanted: Wanted
    box: torch.Tensor            # [N, 4]
    shown: torch.Tensor          # bool


class SetComposer(nn.Module):
    def __init__(self, net: SetNet, light: LightNet, classes: ClassTables, painter: SpritePainter, sizes: SpriteSizes, things: ThingTables):
        super().__init__()
        self.forms = FormTables()
        self.net, self.light, self.classes, self.painter, self.sizes, self.things = net, light, classes, painter, sizes, things
        self.register_buffer("moves", torch.tensor([(*MOVES, 1.)]).T)
        self.register_buffer("zooms", torch.tensor([(*ZOOMS, 1.)]).T)

    def held(self, script: Script) -> torch.Tensor:
        """int64 [2]: the catalogue's key of what each person holds, if anything."""
        holds = script.people.holds
        return torch.where(holds == 1, self.things.of_thing[script.key], self.things.of_hold[holds])

    # ------------------------------------------------------------ light
    def lit(self, said: torch.Tensor, script: Script, seconds: torch.Tensor) -> Lit:
        told = {name: part(said, name) for name in CHOICES}
        place = torch.eye(self.light.kind.shape[0])[script.place]
        layout = script.place * 12 + script.arrangement
        setting = self.net.of_layout(layout, told["time"], told["weather"], told["season"])
        shot = lit_by(self.light.shot(place, **told), script.strength)
        depth = torch.eye(DEPTHS)[setting.band_layer.argmax(2)]
        surface = setting.surface.argmax(2)
        sky = shot.of("sky").view(1, 1, 2, 3)                          # nearer than what the same head says of the surface
        is_sky, is_low = self.things.sky[surface][..., None, None].unbind(2)
        bands = self.light.surfaces(shot, surface, depth)
        bands = bands + is_sky * (sky - bands) + is_low * (sky[:, :, 1:] - bands)
        indoors = self.light.kind[script.place][:, 1:2]
        back = tone(shot, indoors, setting, bands)
        walled = ((setting.band_layer.argmax(2) == 2) & (setting.band_shown > 0)).float().max(1, keepdim=True).values * indoors
        horizon = shot.of("sky")[:, 3:]
        soft = SOFTNESS * torch.tensor(CLOSE)[script.size][None]
        behind = horizon + walled * (back - horizon)
        return Lit(setting, shot, soft, back, washed(bands, back, soft, depth)[0], behind.expand(2, -1), self.cameras(script, setting.frame[0], seconds))

    def cameras(self, script: Script, frame: torch.Tensor, seconds: torch.Tensor) -> Cameras:
        c = script.camera
        share = torch.tensor([0., .5, 1.])
        x, y, high = (c[i] + (c[i + 3] - c[i]) * share for i in range(3))
        ends = torch.stack([c[7], c[7] * 0, script.follow_then])
        x = x + ends * (share - .5) * seconds
        wide, middle = frame[0], frame[1]
        return Cameras(x * self.moves, middle + (y - middle) * self.moves, wide * (high / wide) ** self.zooms)

    @staticmethod
    def seen(cameras: Cameras, layer: torch.Tensor, box: torch.Tensor) -> torch.Tensor:
        """Whether boxes [N, 4] in metres come into the frame at any moment: bool [N]."""
        x, y, high = (v[layer] for v in cameras)                       # [N, 3]
        reach = high * (16 / 9 * MARGIN)
        across = (box[:, 2:3] > x - reach) & (box[:, 0:1] < x + reach)
        down = (box[:, 3:4] > y - high * MARGIN) & (box[:, 1:2] < y + high * MARGIN)
        return (across & down).any(1)

    # ------------------------------------------------------------ what is there
    def sprites(self, lit: Lit, script: Script, held: torch.Tensor) -> tuple[Sprites, torch.Tensor, torch.Tensor]:
        """held int64 [2]: what people hold (`held`). -> candidates, the set's keys [64] (of SetNet), and their places [64, 3]: x, y, scale."""
        s, things, prop = lit.setting, self.things, script.prop
        own = s.key[0].argmax(1)
        thing = things.of_thing[script.key]
        moving = things.moving_row[script.key]
        key = torch.cat([things.of_set[own], thing[None], things.part_key[moving], held])
        still = torch.zeros(CANDIDATES - PIECES, 4)
        variant = torch.cat([s.variant[0], still]) * things.varies[key][:, None]
        prop_layer = prop["layer"].round().clamp(0, FRONT).long()
        layer = torch.cat([s.layer[0].argmax(1), prop_layer.expand(1 + MOST_PARTS), torch.full((FIGURES,), WORLD_PEOPLE)])
        coloured = script.colour < UNSAID_COLOUR
        named = things.colour[script.colour.clamp(max=UNSAID_COLOUR - 1)]
        named = vivid(named, script.vivid)
        tint = torch.cat([s.tint[0], named[:1].expand(1 + MOST_PARTS, -1), named[1:].expand(FIGURES, -1)])
        tinted = torch.cat([s.tinted[0] > 0, coloured[:1].expand(1 + MOST_PARTS), coloured[1:].expand(FIGURES)])
        condition = self.painter.condition(self.painter.embed(key), variant)
        lacks = self.forms(key, variant)
        colours, box = self.sizes(key, variant)
        box = boxed(box)
        scale = torch.exp(s.place[0, :, 2])
        stops = self.stops(lit, key, variant, layer, colours, tint, tinted)
        stays = ~self.replaced(script, key[:PIECES], s.shown[0] > 0)
        shown = torch.cat([self.pieces_shown(lit, script, scale, box[:PIECES]) & stays, (prop["shown"] > .5)[None],
                           (things.part_row[moving][:, FIELD["exists"]] * prop["shown"]) > .5, script.people.shown * (script.people.holds > 0).float() > .5])
        alike = (key[:, None] == key[None]) & (layer[:, None] == layer[None]) & (tinted[:, None] == tinted[None])
        alike = alike & ((variant[:, None] - variant[None]).abs().max(2).values < ALIKE)
        alike = alike & (((tint[:, None] - tint[None]).abs().max(2).values < ALIKE_TINT) | ~tinted[None])
        wanted = Wanted(things.grain[key], shown, first_alike(alike, shown), stops,
                        lambda grain, at: self.painter.painter(condition[at], grain) * SHARPNESS + lacks[at])
        return Sprites(wanted, box, shown), own, torch.cat([s.place[0, :, :2], scale[:, None]], 1)

    def stops(self, lit: Lit, key: torch.Tensor, variant: torch.Tensor, layer: torch.Tensor, colours: torch.Tensor, tint: torch.Tensor,
              tinted: torch.Tensor) -> torch.Tensor:
        """Lit colours [N, 6, 2, 3]; what people hold has the light of their layer as a pigment."""
        names, roles = self.classes(key[None], variant[None])
        base = torch.where(tinted[:, None, None, None], dyed(colours, roles[0], tint), colours)
        depth = torch.eye(DEPTHS)[layer]
        deep = depth[:, None].expand(-1, CLASSES, -1).flatten(0, 1)[None]
        pigments = self.light.stops(lit.shot, names.flatten(1), deep, base.flatten(0, 1)[None])[0].view(-1, CLASSES, 2, 3)
        pieces = washed(pigments[None, :PIECES], lit.tone, lit.soft, depth[None, :PIECES])[0]
        return torch.cat([pieces, pigments[PIECES:HELD_FROM], self.of_people(lit, base[HELD_FROM:])])

    @staticmethod
    def of_people(lit: Lit, colours: torch.Tensor) -> torch.Tensor:
        """Colours [..., 3] in the light of the people."""
        gain, amount = lit.shot.of("gain")[0, 3 * WORLD_PEOPLE:3 * WORLD_PEOPLE + 3], lit.shot.of("amount")[0, WORLD_PEOPLE]
        shown = (colours * gain + lit.shot.of("lift")[0]).clamp(0, 1)
        return shown + (lit.shot.of("haze")[0] - shown) * amount

    def replaced(self, script: Script, own: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """bool [64]: the set's own thing, of which another is shown (settling.replaced); own [64] catalogue keys, there bool [64]."""
        same = (own[:, None] == self.things.sort[script.key][None]).any(1) & there
        return same & (same.sum() == 1) & (script.prop["shown"] > .5)

    def pieces_shown(self, lit: Lit, script: Script, scale: torch.Tensor, box: torch.Tensor) -> torch.Tensor:
        """bool [64]: in this light, not cleared away for a close shot (but who sits keeps the seat, and the desk before it), and seen."""
        s, people = lit.setting, script.people
        way = torch.where(s.mirrored[0] > 0, -scale, scale)
        x, y, layer = s.place[0, :, 0], s.place[0, :, 1], s.layer[0].argmax(1)
        left, right = x + torch.minimum(box[:, 0] * way, box[:, 2] * way), x + torch.maximum(box[:, 0] * way, box[:, 2] * way)
        extent = torch.stack([left, y + box[:, 1] * scale, right, y + box[:, 3] * scale], 1)
        seated = (people.seat > 0) & (people.shown > .5)
        beside = torch.where(layer == FRONT, AT_HAND, 0.)
        spans = (((left - beside)[:, None] < people.x) & ((right + beside)[:, None] > people.x) & seated).any(1) & ((layer == NEAR) | (layer == FRONT))
        desk = spans & (torch.tensor(KEEPS_DESK)[script.size] > .5)
        kept = (s.kept[0] > 0) | (lit.soft == 0) | desk
        return (s.shown[0] > 0) & kept & self.seen(lit.cameras, layer, extent)

    # ------------------------------------------------------------ tensors
    def tensors(self, lit: Lit, script: Script, sprites: Sprites, own: torch.Tensor, places: torch.Tensor, maps: torch.Tensor,
                textures_before: torch.Tensor, seconds: torch.Tensor) -> tuple[dict[str, torch.Tensor], torch.Tensor, torch.Tensor]:
        """maps [CANDIDATES]: rows of the painted maps; textures_before []: rows of `textures` that people have.
        -> tensors by name, rows for `textures` [1 + MOST_PARTS, fields], and which of these count."""
        rows, used = self.sprite_rows(lit, script, sprites, own, places, maps)
        movers, textures, counts = self.mover_rows(script, sprites, maps, textures_before)
        light = torch.zeros(DEPTHS, len(LIGHT))
        light[:, :3] = 1
        return {"bands": self.band_rows(lit), "sprites": packed(rows, used, SPRITES), "movers": movers, "light": light,
                "camera": self.camera_row(lit, script, seconds), "fall": self.fall_row(lit)}, textures, counts

    def sprite_rows(self, lit: Lit, script: Script, sprites: Sprites, own: torch.Tensor, places: torch.Tensor,
                    maps: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        s, prop = lit.setting, script.prop
        of_layout = torch.tensor(OF_WORLD)
        layer = s.layer[0].argmax(1)
        x, y, scale = places.unbind(1)
        way = torch.where(s.mirrored[0] > 0, -scale, scale)
        one = scale * 0 + 1
        box = sprites.box[:PIECES]
        pieces = row(SPRITE, layer=of_layout[layer].float(), grain=sprites.wanted.grain[:PIECES].float(), map=maps[:PIECES], x=x, y=y, scale_x=way,
                     scale_y=scale, show=one, **dict(zip(("x0", "y0", "x1", "y1"), box.unbind(1))))
        lamp = self.things.lamp[own]
        tall = (self.things.street_lamp[own] * (s.variant[0, :, 0] > 0).float())[:, None]
        lamp_x, lamp_y, reach = (lamp + tall * (torch.tensor(STREET_LAMP) - lamp)).unbind(1)
        glows = row(SPRITE, layer=of_layout[layer].float(), x=x, y=y, scale_x=way, scale_y=scale, x0=lamp_x - reach, y0=lamp_y - reach,
                    x1=lamp_x + reach, y1=lamp_y + reach, show=one, glow=one * GLOW)
        shown = sprites.shown[:PIECES]
        glowing = shown & (reach > 0) & (lit.shot.of("lamps")[0] > .5) & (layer > 1)
        thing = sprites.box[PROP]
        moves = (self.things.moving_row[script.key] > 0) | (prop["speed"] != 0)
        own_way = prop["scale"] * (1 - 2 * prop["mirrored"])
        own_layer = of_layout[prop["layer"].round().clamp(0, FRONT).long()].float()
        alone = row(SPRITE, layer=own_layer[None], grain=sprites.wanted.grain[PROP].float(), map=maps[PROP], x=prop["x"], y=prop["y"], scale_x=own_way,
                    scale_y=prop["scale"], show=torch.ones(()), glow=-torch.ones(()), **dict(zip(("x0", "y0", "x1", "y1"), thing.unbind(0))))
        rows = torch.cat([torch.stack([glows, pieces], 1).flatten(0, 1), alone])
        used = torch.cat([torch.stack([glowing, shown], 1).flatten(0, 1), (sprites.shown[PROP] & ~moves)[None]])
        return rows, used

    def mover_rows(self, script: Script, sprites: Sprites, maps: torch.Tensor,
                   before: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """A thing that moves, or has parts that do: its parts behind, itself, its parts before."""
        prop, index = script.prop, self.things.moving_row[script.key]
        parts = self.things.part_row[index]
        moves = (index > 0) | (prop["speed"] != 0)
        counts = sprites.shown[PROP:HELD_FROM] & moves
        box = sprites.box[PROP:HELD_FROM]
        number = torch.arange(1 + MOST_PARTS).float()
        layer = torch.tensor(OF_WORLD)[prop["layer"].round().clamp(0, FRONT).long()].float()
        gait = {what: torch.stack([parts[:, FIELD[f"{what}_{g}"]] for g in GAITS], 1)[:, prop["gait"]] for what in OF_GAIT}
        sinks, bob, bobs, bob_phase = self.things.bobs[index, prop["gait"]].unbind(0)
        half = ((box[1:, 2] - box[1:, 0]) / 2).clamp(min=1e-3)
        spin = parts[:, FIELD["wheel"]] * prop["speed"].abs() / prop["scale"].clamp(min=1e-3) / half / (2 * math.pi)

        def with_body(v: torch.Tensor, of_body: float = 0.) -> torch.Tensor:
            return torch.cat([v[:1] * 0 + of_body, v])

        behind = with_body(parts[:, FIELD["behind"]])
        order = torch.cat([number[:1] + 1, .5 + .01 * number[1:] + (1 - behind[1:])])
        own_way = prop["scale"] * (1 - 2 * prop["mirrored"])
        ranks = torch.cumsum(counts.long(), 0).float() - 1
        rows = row(MOVER, layer=layer, order=order, texture=ranks + before, x=prop["x"], y=prop["y"] + sinks * prop["scale"],
                   scale_x=own_way, scale_y=prop["scale"], speed_x=prop["speed"], show=torch.ones(()), bob=bob * prop["scale"],
                   bob_rate=bobs * prop["stride"], bob_phase=bob_phase, pivot_x=with_body(parts[:, FIELD["pivot_x"]]),
                   pivot_y=with_body(parts[:, FIELD["pivot_y"]]), spin=with_body(spin), swing=with_body(gait["swing"]),
                   rate=with_body(gait["often"] * prop["stride"] * (1 - parts[:, FIELD["wheel"]])), phase=with_body(gait["phase"]),
                   rest=with_body(gait["rest"]), beat_x=with_body(gait["beat_x"]), beat_y=with_body(gait["beat_y"]),
                   beat_rate=with_body(gait["beats"] * prop["stride"]), beat_phase=with_body(gait["beat_phase"]))
        textures = row(TEXTURE, grain=sprites.wanted.grain[PROP:HELD_FROM].float(), map=maps[PROP:HELD_FROM], owner=ranks + FIGURES, layer=layer,
                       unit=torch.ones(()), **dict(zip(("x0", "y0", "x1", "y1"), box.unbind(1))))
        return packed(rows, counts, MOVERS), textures, counts

    @staticmethod
    def band_rows(lit: Lit) -> torch.Tensor:
        s = lit.setting
        layer = torch.tensor(OF_WORLD)[s.band_layer[0].argmax(1)].float()
        colours = lit.bands.clamp(0, 1).flatten(1)
        names = [f"{c}_{end}" for end in ("top", "bottom") for c in ("red", "green", "blue")]
        own = row(BAND, layer=layer, top=s.band[0, :, 0], bottom=s.band[0, :, 1], show=(s.band_shown[0] > 0).float(), **dict(zip(names, colours.unbind(1))))
        reach = torch.full((1,), 400.)
        behind = lit.backing.clamp(0, 1).flatten()
        backing = row(BAND, top=-reach, bottom=reach, show=reach * 0 + 1, **dict(zip(names, behind.unbind(0))))
        return torch.cat([backing, own])[:BANDS]          # no layout has as many bands as there are slots

    @staticmethod
    def camera_row(lit: Lit, script: Script, seconds: torch.Tensor) -> torch.Tensor:
        c, frame, one = script.camera, lit.setting.frame[0], torch.ones(())
        names = ("x_start", "y_start", "high_start", "x_end", "y_end", "high_end", "drift", "follow")
        given = dict(zip(names, c.unbind(0)))
        given.update(y_wide=frame[1], high_wide=frame[0], then_at=seconds[0] / 2, then_over=NEXT_ACT * one, follow_then=script.follow_then)
        ends = [torch.tensor([float((*v, 1.)[k]) for k in OF_WORLD]) for v in (MOVES, ZOOMS)]
        plain = torch.stack([given[n] if n in given else frame[0] * 0 for n in CAMERA.names[:-2 * DEPTHS]])
        return torch.cat([plain, *ends])

    @staticmethod
    def fall_row(lit: Lit) -> torch.Tensor:
        rain, snow, wind = (lit.shot.of(n)[0, 0] for n in ("rain", "snow", "wind"))
        rains, snows = (rain > .1).float(), (snow > .1).float()
        numbers = {"rain": rain * rains, "snow": snow * snows, "red": 1 - .12 * rains, "green": 1 - .07 * rains, "blue": 1 - .02 * rains,
                   "speed_x": -.05 + rains * (.05 - 3 * (.1 + .5 * wind)), "speed_y": .3 + 2.7 * rains}
        return torch.stack([numbers[n] for n in FALL.names])

