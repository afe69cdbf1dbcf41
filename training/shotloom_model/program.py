"""The first half of G: words and noise become choices. What is chosen is chosen hard, so that nothing is ever a mixture of two people or places."""
from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn as nn

from shotloom_world.dyes import VEHICLES, own_colour
from shotloom_world.facts import UNSAID

from . import blocking
from .blocking import PLACES, StageNet
from .condition import SLOTS, STARTS, THINGS, evenly, part
from .directing import CastNet, Choices, Said, one_hot, said_of, unsaid
from .look import COLOUR, GROUPS
from .reader import Reader
from .setting import ARRANGEMENTS
from .strength import framed, root

READ = (*SLOTS, "thing")               # rows of the attention, facts.slots' order
WHO_ACTS = [SLOTS["first.kind"].index(k) for k in SLOTS["first.kind"] if k not in ("none", "thing")]
NEVER = -1e4                           # a logit of what is no value of a slot
ATTENTIVE = .2                         # a slot goes by a word that has so much of its attention
UNSAID_COLOUR = len(SLOTS["thing_colour"]) - 1
THING_ACTS = SLOTS["first.kind"].index("thing")


class Heard(NamedTuple):
    """Of one text. `probabilities` [1, HEARD], `thing` [1, THINGS], `attention` [1, READ, tokens + 1]; `said` [1, HEARD] and `key` [1] are the likeliest."""
    probabilities: torch.Tensor
    thing: torch.Tensor
    attention: torch.Tensor
    said: torch.Tensor
    key: torch.Tensor
    strength: dict[str, torch.Tensor]    # [] by slot: 1, or how strongly what it heard is to be shown, by the weights of its words


class People(NamedTuple):
    """The two people in the order in which they are drawn. Numbers are [2], one-hots [2, n]."""
    chosen: Choices
    offsets: torch.Tensor        # [2, 10]
    shown: torch.Tensor
    pose: torch.Tensor           # int64, of directing.POSES
    mood: torch.Tensor           # [2, moods]
    talks: torch.Tensor
    holds: torch.Tensor          # int64, of blocking.HOLDS
    x: torch.Tensor              # metres
    floor: torch.Tensor
    seat: torch.Tensor           # 0: none
    yaw: torch.Tensor            # degrees
    speed: torch.Tensor
    pace: torch.Tensor
    phase: torch.Tensor
    then: torch.Tensor           # 0 or 1: does something else in the second half of the shot
    pose_then: torch.Tensor      # what follows is as pose, yaw, speed and pace are
    yaw_then: torch.Tensor
    speed_then: torch.Tensor
    pace_then: torch.Tensor
    seat_then: torch.Tensor
    vigour: torch.Tensor         # strengths of what is done, felt and worn
    feeling: torch.Tensor
    vivid: torch.Tensor
    shades: torch.Tensor         # [2, look.GROUPS, look.COLOUR]: of pictures, 0 where words or nobody say a colour


class Script(NamedTuple):
    """All choices of a shot. Scalars are tensors []."""
    place: torch.Tensor          # int64 [1], of blocking.PLACES
    arrangement: torch.Tensor    # int64 [1]
    size: torch.Tensor           # int64 [], of blocking.FRAMES
    people: People
    key: torch.Tensor            # int64 [], of condition.THINGS
    prop: dict[str, torch.Tensor]        # shown, x, y, scale, layer, speed, stride, mirrored; gait int64
    colour: torch.Tensor         # [2] int64, of SLOTS["thing_colour"]: the prop's, and that of what is held
    vivid: torch.Tensor          # [] strength of the thing's colour
    camera: torch.Tensor         # [8], see StageNet
    follow_then: torch.Tensor    # [] metres a second: how the camera follows in the second half
    strength: dict[str, torch.Tensor]    # of every slot


class Ear(nn.Module):
    """The reader with the heads of all slots but the thing's side by side: one product instead of twenty-five."""

    def __init__(self, reader: Reader):
        super().__init__()
        self.reader = reader
        widths = [len(SLOTS[name]) for name in SLOTS]
        most = max(widths)
        heads = list(reader.heads)[:len(SLOTS)]
        weight, bias = torch.zeros(len(SLOTS), reader.key.in_features, most), torch.full((len(SLOTS), 1, most), NEVER)
        for i, (head, width) in enumerate(zip(heads, widths)):
            weight[i, :, :width], bias[i, 0, :width] = head.weight.detach().T, head.bias.detach()
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias)
        self.register_buffer("values", torch.tensor([i * most + k for i, width in enumerate(widths) for k in range(width)]))

    def forward(self, ids: torch.Tensor, language: torch.Tensor, weights: torch.Tensor) -> Heard:
        """weights [1, tokens]: 1, or what a person gave a word; it multiplies what every slot pays to the word."""
        found, attention = self.reader.found(ids, language, torch.log(weights))
        looked = attention[0, :, :-1] * (attention[0, :, :-1] >= ATTENTIVE).float()
        strength = 1 + (looked * (weights - 1)).sum(1)
        shares = torch.softmax(torch.matmul(found[0, :len(SLOTS), None], self.weight) + self.bias, 2)[:, 0]
        said = torch.eye(shares.shape[1])[shares.argmax(1)]
        thing = torch.softmax(self.reader.heads[-1](found[:, -1]), 1)
        probabilities, likeliest = (v.reshape(-1)[self.values][None] for v in (shares, said))
        return Heard(probabilities, thing, attention, likeliest, thing.argmax(1), dict(zip(READ, strength.unbind(0))))


class Director(nn.Module):
    """Casts and stages what was heard."""

    def __init__(self, cast: CastNet, stage: StageNet):
        super().__init__()
        self.cast, self.stage = cast, stage
        names = SLOTS["thing_colour"]
        self.register_buffer("own_colour", torch.tensor([names.index(UNSAID if key == "none" else own_colour(key)) for key in THINGS]))
        self.register_buffer("vehicles", torch.tensor([names.index(name) for name in VEHICLES]))
        self.register_buffer("on_foot", torch.tensor([gait in ("walk", "run") for gait in blocking.GAITS]))

    def said_of_people(self, said: torch.Tensor) -> Said:
        """[2, values] each: of who leads (the second that was heard where the first is no person) and of the other."""
        first, second = said_of(said, "first"), said_of(said, "second")
        acts = part(said, "first.kind")[:, WHO_ACTS].sum(1, keepdim=True)
        return {name: torch.cat([second[name] + acts * (first[name] - second[name]), second[name]], 0) for name in first}

    @staticmethod
    def shades(said: Said, colours: torch.Tensor) -> torch.Tensor:
        """Colours of pictures [2, groups * COLOUR] as [2, groups, COLOUR], without those of what words give a colour."""
        free = {"hair": unsaid(said, ("hair",)), "top": unsaid(said, ("role", "colour")), "bottom": unsaid(said, ("role",)), "hat": unsaid(said, ("role",))}
        ones = torch.ones(len(colours))
        return colours.view(-1, len(GROUPS), len(COLOUR)) * torch.stack([free.get(group, ones) for group in GROUPS], 1)[..., None]

    def forward(self, heard: Heard, place_noise: torch.Tensor, noise: torch.Tensor, first: torch.Tensor, second: torch.Tensor, evidence: torch.Tensor,
                colours: torch.Tensor) -> Script:
        """The noise vectors [1, n]; evidence [2, EVIDENCE] and colours [2, groups * COLOUR] of both people's pictures."""
        said, key = heard.said, heard.key
        said_of_people = self.said_of_people(said)
        chosen, offsets = self.cast.pair(said_of_people, torch.cat([first, second], 0), evidence, self.stage.settling.acts(said, key).two[0])
        place = self.stage.placed(said, key, noise).argmax(1)
        arrangement = (evenly(place_noise[:, 0]) * ARRANGEMENTS).floor().long().clamp(0, ARRANGEMENTS - 1)
        arrangement = arrangement * (place != PLACES.index("backdrop")).long()
        arrangement = self.stage.settling.laid_out(said, key, place, arrangement)
        key = self.stage.implied(said, key, place, arrangement)
        out = self.stage(said, key, place, arrangement, noise, chosen["kind"][None], offsets[None])
        later = self.stage(self.said_then(said), key, place, arrangement, noise, chosen["kind"][None], offsets[None])

        def both(name: str, end: str = "", of: dict[str, torch.Tensor] = out) -> torch.Tensor:
            return torch.cat([of[f"{name}{end}_{i}"] for i in (0, 1)], 0)

        # who is to sit down where nothing is to sit on yet, or get up from a bed, goes on as before
        settled = (both("seat", of=later) == 0) | (both("seat", of=later) == both("seat"))
        lies = torch.tensor([blocking.POSES[k] == "lie" for k in range(len(blocking.POSES))])
        same = lies[both("pose").argmax(1)] == lies[both("pose", of=later).argmax(1)]
        does = (part(said, "next_action")[:, -1] < .5) & settled & same
        then = does.float() * torch.tensor([1., 0.])
        people = People(chosen, offsets, both("shown").argmax(1).float(), both("pose").argmax(1),
                        one_hot(both("expression").argmax(1), len(blocking.MOODS)), both("talks").argmax(1).float(), both("holds").argmax(1), both("x"),
                        both("floor"), both("seat"), both("yaw", "_value"), both("speed", "_value"), both("pace", "_value"), both("phase"), then,
                        both("pose", of=later).argmax(1), both("yaw", "_value", later), both("speed", "_value", later), both("pace", "_value", later),
                        both("seat", of=later), *(self.of_people(said, heard.strength, what) for what in ("action", "feeling", "colour")),
                        self.shades(said_of_people, colours))
        prop = {name: out[f"prop_{name}"][0] for name in ("x", "y", "scale", "layer", "speed", "stride")}
        prop["scale"] = prop["scale"] * root(heard.strength["thing"])
        prop["shown"] = out["prop_shown"].argmax(1)[0].float() * (key[0] > 0).float()
        prop["mirrored"] = out["mirrored"].argmax(1)[0].float()
        # nothing walks on the spot
        prop["gait"] = torch.where((prop["speed"] == 0) & self.on_foot[out["gait"].argmax(1)[0]], 0, out["gait"].argmax(1)[0])
        prop["stride"] = torch.where(prop["gait"] == 0, torch.tensor(blocking.STRIDES["still"]), prop["stride"])
        size = out["size"].argmax(1)[0]
        wide = torch.tensor([float(f in ("wide", "full")) for f in blocking.FRAMES])[size]
        camera = framed(out["camera"][0], wide, heard.strength["size"])
        follow_then = torch.where(does[0], later["camera"][0, -1], camera[-1])
        vivid = torch.where(part(said, "first.kind")[0, THING_ACTS] > .5, heard.strength["first.colour"], heard.strength["thing_colour"])
        return Script(place, arrangement, size, seated_first(people), key[0], prop, self.colours(said, key), vivid, camera, follow_then, heard.strength)

    def of_people(self, said: torch.Tensor, strength: dict[str, torch.Tensor], what: str) -> torch.Tensor:
        """[2]: a strength of who leads and of the other, as in said_of_people."""
        first, second = strength[f"first.{what}"], strength[f"second.{what}"]
        acts = part(said, "first.kind")[0, WHO_ACTS].sum()
        return torch.stack([second + acts * (first - second), second])

    @staticmethod
    def said_then(said: torch.Tensor) -> torch.Tensor:
        """[1, HEARD] with what the first person does next in place of what it does."""
        at, width = STARTS["first.action"], len(SLOTS["first.action"])
        return torch.cat([said[:, :at], part(said, "next_action"), said[:, at + width:]], 1)

    def colours(self, said: torch.Tensor, key: torch.Tensor) -> torch.Tensor:
        """[2] of SLOTS["thing_colour"]: what the thing is dyed with (dyes.colour_of), and what is held."""
        own, of_thing = part(said, "first.colour").argmax(1), part(said, "thing_colour").argmax(1)
        acting = part(said, "first.kind")[:, THING_ACTS] > .5
        people = [(part(said, f"{who}.kind")[:, WHO_ACTS].sum(1, keepdim=True), part(said, f"{who}.colour")) for who in ("first", "second")]
        worn = sum(there * colour for there, colour in people)[0] > .5
        free = self.vehicles[(~worn[self.vehicles]).float().argmax()]
        takes = (of_thing == UNSAID_COLOUR) & worn[self.own_colour[key]] & (self.own_colour[key] < UNSAID_COLOUR)
        of_thing = torch.where(takes, free, of_thing)
        return torch.cat([torch.where(acting & (own < UNSAID_COLOUR), own, of_thing), of_thing])


def seated_first(people: People) -> People:
    """Who sits is drawn before who stands."""
    seated = (people.seat > 0).float() * people.shown
    swap = (people.shown[0] * seated[1] * (1 - seated[0])).long()
    order = torch.stack([swap, 1 - swap])
    chosen = {name: v[order] for name, v in people.chosen.items()}
    return People(chosen, *(v[order] for v in people[1:]))


__all__ = ["Director", "Ear", "Heard", "People", "READ", "Script", "THINGS", "seated_first"]
