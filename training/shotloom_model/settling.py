"""How people use the thing that is said, as shotloom_world.settling has it: formulas on tables of layouts and of things, nothing learned."""
from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn as nn

from shotloom_world import facts, framing, settling, staging, whereabouts
from shotloom_world.facts import UNSAID
from shotloom_world.noise import ARRANGEMENTS
from shotloom_world.places import Set

from .condition import SLOTS, THINGS, part
from .layout import Fields

LIES_ON = tuple(k for k in settling.LYING_HEIGHT if k != "bed")
HAD_FIELDS = ("is", "x", "y", "scale", "layer", "stand")
# of a layout: seats of each sort (four at most), where one lies on its sofa, the lane of small boats
SEATS = 4
OFFER = Fields(("indoors", "ridden", *(f"seat{i}_on_{k}" for i in range(SEATS) for k in settling.SEATS), *(f"on_{k}_{f}" for k in LIES_ON for f in ("is", "x", "height")),
                "boat_y", "boat_scale", "boat_layer"))
USE = Fields(("lies", "sits", "table", "saddle", "saddle_x", "lie_high", "sit_high", "car", "outdoors", "bed", *(f"on_{k}" for k in LIES_ON), *(f"seat_{k}" for k in settling.SEATS)))
FAR_AWAY = 60.              # a logit that outweighs all others
PLACES = (*facts.PLACES, "backdrop")
ACTIONS = SLOTS["first.action"]
SOMEBODY = [k for k in SLOTS["first.kind"] if k not in ("none", "thing")]
FLAGS = 12                  # numbers of `Used.flags`
ACTING = ((True, False), (False, False), (False, True))        # rows of `Settling.home`: whether there are people, and whether the thing acts
LAYOUTS = (("", "none"), ("lie", "none"), *(("", key) for key in settling.HUNG))         # what decides of layouts: an action, and a thing


class Used(NamedTuple):
    """Each [B], bool but for `way` (-1 left, 1 right). What people do with the thing, and whether the set has it."""
    own: torch.Tensor
    brought: torch.Tensor
    first: torch.Tensor
    second: torch.Tensor
    lies: torch.Tensor
    sits: torch.Tensor
    table: torch.Tensor
    rides: torch.Tensor
    both_lie: torch.Tensor
    people: torch.Tensor
    two: torch.Tensor
    way: torch.Tensor

    def flags(self) -> torch.Tensor:
        """[B, FLAGS]."""
        return torch.stack([v.to(self.way.dtype) for v in self], 1)


class Acts(NamedTuple):
    """People as they are staged (whereabouts.sensible): whether there are any, two; what the first does and the second [B, actions]."""
    people: torch.Tensor
    two: torch.Tensor
    first: torch.Tensor
    second: torch.Tensor
    direction: torch.Tensor
    thing_acts: torch.Tensor


def offered(made: Set) -> list[float]:
    """What one layout offers (OFFER), then HAD_FIELDS of nothing and of each thing of settling.HAD."""
    seats = list(made.anchors.sit)[:SEATS]
    row = [float(made.indoors), float(made.place in whereabouts.RIDDEN)]
    row += [float(i < len(seats) and settling.matches(made, seats[i], k)) for i in range(SEATS) for k in settling.SEATS]
    for key in LIES_ON:
        bed = settling.bed_of(made, key)
        row += [1., bed.x, bed.height] if bed else [0.] * 3
    lane = made.anchors.water[-1] if made.anchors.water else None
    row += [lane.y, lane.scale, lane.layer] if lane else [0.] * 3
    row += [0.] * len(HAD_FIELDS)
    for key in settling.HAD:
        piece = settling.piece_of(made, key)
        row += [1., piece.x, piece.y, piece.scale, piece.layer, settling.stands_at(made, key)] if piece else [0.] * len(HAD_FIELDS)
    return row


OFFERED = len(OFFER) + len(HAD_FIELDS) * (1 + len(settling.HAD))


def _use(key: str) -> list[float]:
    saddle = settling.SADDLES.get(key, (0., 0.))
    return [float(key in settling.LYING_HEIGHT), float(key in settling.SITTING_HEIGHT), float(key in settling.TABLES), saddle[1], saddle[0],
            settling.LYING_HEIGHT.get(key, 0.), settling.SITTING_HEIGHT.get(key, 0.), float(key in settling.CARS),
            float(THINGS.index(whereabouts.OUTDOORS.get(key, key))), float(key == "bed"), *(float(key == k) for k in LIES_ON), *(float(key == k) for k in settling.SEATS)]


def _home(key: str) -> list[list[float]]:
    """[ACTING, PLACES] logits of where a thing is at home: with people, alone, and where it acts itself."""
    homes = [None if key == "none" else whereabouts.home_of(key, people, acts) for people, acts in ACTING]
    return [[FAR_AWAY * (place == home) for place in PLACES] for home in homes]


def _ridden_at(key: str) -> list[float]:
    home = "street" if key in whereabouts.STREETS else "field"
    return [FAR_AWAY * (key in settling.SADDLES and place == home) for place in PLACES]


def _laid_out(action: str, thing: str, place: str, arrangement: int) -> int:
    return whereabouts.laid_out([facts.Who("person", action=action)], thing, place, arrangement if place != "backdrop" else 0)


class Settling(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("use", torch.tensor([_use(k) for k in THINGS]))
        self.register_buffer("had_of", torch.tensor([1 + settling.HAD.index(k) if k in settling.HAD else 0 for k in THINGS]))
        self.register_buffer("home", torch.tensor([_home(k) for k in THINGS]))
        self.register_buffer("ridden_at", torch.tensor([_ridden_at(k) for k in THINGS]))
        self.register_buffer("hung", torch.tensor([LAYOUTS.index(("", k)) if k in settling.HUNG else 0 for k in THINGS]))
        self.register_buffer("layouts", torch.tensor([[_laid_out(*of, place, i) for place in PLACES for i in range(ARRANGEMENTS)] for of in LAYOUTS]))
        self.register_buffer("inside", torch.tensor([[key in settling.INSIDES.get(place, ()) for place in PLACES] for key in THINGS]))
        self.register_buffer("moves", torch.tensor([key != "none" and whereabouts.acts_itself(key) for key in THINGS]))

    @staticmethod
    def said(heard: torch.Tensor, slot: str, *values: str) -> torch.Tensor:
        """[B] whether a slot has one of the values."""
        return part(heard, slot)[:, [SLOTS[slot].index(v) for v in values]].sum(1) > .5

    def acts(self, heard: torch.Tensor, thing: torch.Tensor) -> Acts:
        """As whereabouts.sensible; thing [B] as it was heard or is implied."""
        is_first, is_second = self.said(heard, "first.kind", *SOMEBODY), self.said(heard, "second.kind", *SOMEBODY)
        is_thing = self.said(heard, "first.kind", "thing") & (thing > 0) & ~(self.said(heard, "first.action", *sorted(whereabouts.FOR_PEOPLE)) & ~self.moves[thing])
        silent = [part(heard, name)[:, -1] > .5 for name in SLOTS if name.startswith("first.") and name != "first.kind"]
        something = (torch.stack(silent, 1).to(heard.dtype).sum(1) < len(silent) - .5) | self.said(heard, "first.kind", "thing")
        one, other = part(heard, "first.action"), part(heard, "second.action")
        falls_back = (other[:, -1:] > .5) & ~is_thing[:, None]
        led = torch.where(falls_back, one, other)
        lead = torch.where((is_first | ~is_second)[:, None], one, led)
        ways = torch.where((is_first | ~is_second)[:, None], part(heard, "first.direction"), part(heard, "second.direction"))
        two = is_first & is_second
        with_first = two & (other[:, -1] > .5) & self.does(lead, *whereabouts.TOGETHER)
        return Acts(is_first | is_second | (something & ~is_thing), two, lead, torch.where(with_first[:, None], lead, other), ways, is_thing)

    @staticmethod
    def does(actions: torch.Tensor, *names: str) -> torch.Tensor:
        return actions[:, [ACTIONS.index(n) for n in names]].sum(1) > .5

    def drawn_to(self, heard: torch.Tensor, thing: torch.Tensor, chance: torch.Tensor) -> torch.Tensor:
        """[B, PLACES] logits of where a shot is if no place is said (whereabouts.place_of); chance [B], uniform."""
        who = self.acts(heard, thing)
        open_, drives = self.said(heard, "place", UNSAID), self.said(heard, "first.action", "drive")
        rides = who.people & drives & (self.use[thing, USE["saddle"]] > 0)
        cars = who.people & drives & (self.use[thing, USE["car"]] > .5) & self.said(heard, "place", *sorted(whereabouts.DRIVEN))
        in_car = torch.tensor([FAR_AWAY * (p == "car") for p in PLACES])
        home = self.home[thing, torch.where(who.people, 0, torch.where(self.said(heard, "first.kind", "thing"), 2, 1))]
        faces = who.people & self.said(heard, "size", *framing.CLOSE)
        at = torch.where(faces, PLACES.index("backdrop"), torch.tensor([PLACES.index(p) for p in whereabouts.ANYWHERE])[(chance * len(whereabouts.ANYWHERE)).long()])
        home = torch.where(home.sum(1, keepdim=True) > 0, home, FAR_AWAY * torch.eye(len(PLACES))[at])
        found = torch.where(rides[:, None], self.ridden_at[thing], home) * open_[:, None]
        return torch.where(cars[:, None], in_car, found)

    def laid_out(self, heard: torch.Tensor, thing: torch.Tensor, place: torch.Tensor, arrangement: torch.Tensor) -> torch.Tensor:
        """whereabouts.laid_out [B]."""
        who = self.acts(heard, thing)
        lies = who.people & (self.does(who.first, *sorted(settling.LYING_ACTIONS)) | who.two & self.does(who.second, *sorted(settling.LYING_ACTIONS)))
        lies = lies & ((thing == 0) | (self.use[thing, USE["bed"]] > .5))
        return self.layouts[torch.where(lies, LAYOUTS.index(("lie", "none")), self.hung[thing]), place * ARRANGEMENTS + arrangement]

    def matching(self, offer: torch.Tensor, behind: torch.Tensor, thing: torch.Tensor) -> torch.Tensor:
        """[B, SEATS] which seats are on such a thing, or at it; behind [B, SEATS] whether each is behind a table."""
        use = self.use[thing]
        kinds = torch.stack([use[:, USE[f"seat_{k}"]] for k in settling.SEATS], 1)
        start = OFFER["seat0_on_" + settling.SEATS[0]]
        on = offer[:, start:start + SEATS * len(settling.SEATS)].view(-1, SEATS, len(settling.SEATS))
        return ((on * kinds[:, None]).sum(2) + behind * use[:, USE["table"], None]) > .5

    def used(self, heard: torch.Tensor, thing: torch.Tensor, offer: torch.Tensor, matching: torch.Tensor, lie_is: torch.Tensor, way: torch.Tensor) -> Used:
        """thing [B] as it is implied; offer [B, OFFERED]; lie_is [B] whether the layout has a bed; way [B] of the noise."""
        who, use = self.acts(heard, thing), self.use[thing]
        manners = []
        for actions, there in ((who.first, who.people), (who.second, who.two)):
            lies = there & self.does(actions, *sorted(settling.LYING_ACTIONS)) & (use[:, USE["lies"]] > .5)
            sits = there & ~lies & self.does(actions, "sit", "sleep", "write", "eat") & (use[:, USE["sits"]] > .5)
            table = there & self.does(actions, "sit", "write", "eat") & (use[:, USE["table"]] > .5)
            rides = there & self.does(actions, "drive") & (use[:, USE["saddle"]] > 0)
            manners.append((lies, sits, table, rides))
        lies, sits, table, rides = (a | b for a, b in zip(*manners))
        first, second = (a | b | c | d for a, b, c, d in manners)
        on_bed = (use[:, USE["bed"]] > .5) & (lie_is > .5)
        for key in LIES_ON:
            on_bed = on_bed | (use[:, USE[f"on_{key}"]] > .5) & (offer[:, OFFER[f"on_{key}_is"]] > .5)
        leaves = who.people & self.does(who.first, *sorted(staging.HOLDING), "push", "open")
        alone = who.people | ~(who.thing_acts & (~self.does(part(heard, "first.action"), *sorted(whereabouts.RESTING)) | ~self.said(heard, "first.colour", UNSAID)))
        hangs = self.hung[thing] > 0
        alone = alone & (who.people | hangs | self.said(heard, "size", *staging.STAYS_LARGE, UNSAID))
        had = (self.had(offer, thing)[:, 0] > .5) & (~leaves | hangs) & alone
        seated = sits | table
        own = lies & on_bed | ~lies & seated & (matching.to(way.dtype).sum(1) > .5) | ~lies & ~seated & had
        own = own & self.said(heard, "thing_colour", UNSAID) & (self.had_of[thing] > 0)
        left, right = (who.direction[:, SLOTS["first.direction"].index(d)] > .5 for d in ("left", "right"))
        turned = torch.where(left, -torch.ones_like(way), torch.where(right, torch.ones_like(way), way))
        return Used(own, ~own & (first | second), first, second, lies, sits, table, rides, manners[0][0] & manners[1][0], who.people, who.two, turned)

    def allowed(self, heard: torch.Tensor, people: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits [B, sizes] and [B, framings] that forbid what a shot cannot be: with people [B] an insert that nobody asked for, without a frame on them."""
        asked = self.said(heard, "size", "insert")
        size = torch.tensor([float(s == "insert") for s in facts.SIZES]) * (people & ~asked)[:, None]
        of_things, of_people = (torch.tensor([float(f in kinds) for f in framing.FRAMINGS]) for kinds in (("hand", "thing", "hung"), ("hand", "people", "beside")))
        frame = torch.where(people[:, None], of_things * (~asked)[:, None], of_people.expand(len(people), -1))
        return -2 * FAR_AWAY * size, -2 * FAR_AWAY * frame

    def had(self, offer: torch.Tensor, thing: torch.Tensor) -> torch.Tensor:
        """[B, HAD_FIELDS] of the thing."""
        table = offer[:, len(OFFER):].view(len(offer), -1, len(HAD_FIELDS))
        return table[torch.arange(len(offer)), self.had_of[thing]]
