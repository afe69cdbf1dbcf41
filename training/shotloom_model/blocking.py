"""The head of G that stages a shot: who stands or sits where, doing what, turned which way; where the thing is; what the camera sees.

The network chooses, it does not measure: every length is pointed at among those that the layout of the place, the thing and the people
already there offer (`Choice`), so a person is on the seat and not a hand beside it; and what it frames is laid out round what is shown, by
the rules of shotloom_world.framing. What a layout offers is a row of the ground's table, one for each place and arrangement; what a thing is
like is a row of the catalogue's.
"""
from __future__ import annotations

import torch
import torch.nn as nn

from shotloom_world import facts, framing, staging
from shotloom_world.facts import UNSAID
from shotloom_world.noise import ARRANGEMENTS
from shotloom_world.people.body import KINDS, OFFSETS
from shotloom_world.people.face import EXPRESSIONS
from shotloom_world.people.poses import ACTIONS
from shotloom_world.places.kit import BACK, FAR, FRONT, PAN
from shotloom_world.places.render import MOVES as FOLLOWS
from shotloom_world.places.render import SIZES, ZOOMS
from shotloom_world.framing import (ABOVE, AFLOAT_ASIDE, AFLOAT_WIDE, CLOSE, CLOSENESS, FRAMINGS, HAND_BELOW, HAND_HIGH, HANG_Y, HEAD_AT, HEAD_OVER, HEAD_ROOM, LEAST_BESIDE,
    LEAST_HIGH, LIFT, LONG, MARGIN, MOST_TALL, MOST_WIDE, SECONDS, SMALL, WIDE_LEAST, WIDE_SHARE)
from shotloom_world.settling import FEET, TABLE_SEAT, TABLE_Y
from shotloom_world.spots import EXPRESSION, FACING, GAP, HUG_GAP, PHASE, POSITION, SEAT, SEATED_ACTIONS, SIZE, SPEEDS, WAY
from shotloom_world.staging import AFLOAT_SEEN, BEHIND, CROWD_SCALE, CROWD_Y, PACES, PASSING, PASSING_PACE
from shotloom_world.whereabouts import SMALL_BOAT

from .condition import SLOTS, THINGS, evenly, part
from .directing import mlp, one_hot
from .grounds import GROUND, SEAT_FIELDS, THING, grounds, things
from .settling import FLAGS, HAD_FIELDS, LIES_ON, OFFER, PLACES, SEATS, USE, Settling, Used

FRAMES = facts.SIZES
MOODS, POSES = tuple(EXPRESSIONS), tuple(ACTIONS)
YAWS = (-165., -78., -76., -72., -55., -52., -48., -34., -24., -12., 0., 12., 14., 24., 34., 48., 52., 55., 72., 76., 78., 165.)
GOES = (0., *(g * v for v in sorted({*SPEEDS.values(), PASSING}) for g in (-1., 1.)))
TEMPOS = (.45, *sorted({*PACES.values(), PASSING_PACE}))
# what the right hand holds: nothing, the shot's thing, or what goes with the action
HOLDS = ("", "thing", *dict.fromkeys(staging.HELD_BY_ACTION.values()))
GAITS = ("still", "walk", "run", "fly")
STRIDES = {"still": .8, "walk": 1.1, "run": 1.6, "fly": .8}
HEARD = ("first.kind", "first.action", "first.direction", "first.feeling", "second.kind", "second.action", "second.direction", "second.feeling",
         "place", "size", "relation", "thing_colour")
# what a camera makes of a frame, in its heights: x, y and height at the start and at the end, and how much it shakes
STEP = .16 * 16 / 9
CAMERAS: dict[str, tuple[float, ...]] = {
    "static": (0, 0, 1, 0, 0, 1, 0), "handheld": (0, 0, 1, 0, 0, 1, .008), "pan_left": (STEP, 0, 1, -STEP, 0, 1, 0),
    "pan_right": (-STEP, 0, 1, STEP, 0, 1, 0),
    "tilt_up": (0, .2, 1, 0, -.1, 1, 0), "tilt_down": (0, -.2, 1, 0, .05, 1, 0), "push_in": (0, 0, 1.12, 0, 0, .86, 0),
    "pull_out": (0, 0, .86, 0, 0, 1.12, 0),
    "track_left": (1.6 * STEP, 0, 1, -1.6 * STEP, 0, 1, 0), "track_right": (-1.6 * STEP, 0, 1, 1.6 * STEP, 0, 1, 0), UNSAID: (0, 0, 1, 0, 0, 1, 0),
}

Numbers = dict[str, torch.Tensor]
Frame = tuple[torch.Tensor, torch.Tensor, torch.Tensor]     # middle x, y and height, metres, [B] each


class Choice:
    """Scores [B, n] over n candidates [B, n] of a number, and which lie at the truth."""

    def __init__(self, scores: torch.Tensor, candidates: list[torch.Tensor]):
        self.scores, self.candidates = scores, torch.stack(candidates, 1)

    def best(self) -> torch.Tensor:
        """[B] the candidate with the highest score."""
        return (self.candidates * one_hot(self.scores.argmax(1), self.scores.shape[1])).sum(1)

    def loss(self, truth: torch.Tensor, counts: torch.Tensor) -> torch.Tensor:
        """How unlikely a candidate within a millimetre of the truth is, over rows whose `counts` is 1 and that have one."""
        right = ((self.candidates - truth[:, None]).abs() < 2e-3).float()
        counts = counts * (right.sum(1) > 0).float()
        share = (torch.softmax(self.scores, 1) * right).sum(1)
        return (-torch.log(share + 1e-6) * counts).sum() / counts.sum().clamp(min=1)


PERSON_CLASSES = {"pose": len(POSES), "yaw": len(YAWS), "expression": len(MOODS), "talks": 2, "holds": len(HOLDS), "speed": len(GOES),
                  "pace": len(TEMPOS), "shown": 2}
CLASSES = {**{f"{name}_{i}": n for i in (0, 1) for name, n in PERSON_CLASSES.items()}, "prop_shown": 2, "gait": len(GAITS), "mirrored": 2,
           "size": len(FRAMES), "framing": len(FRAMINGS)}
POINTERS = {"x_0": 10, "x_1": 10, "rest_0": 5, "rest_1": 5, "prop_x": 9, "prop_y": 5, "prop_scale": 6, "prop_layer": 4, "prop_speed": 6}
# of each size: the frame's height on people, the room over the highest neck, the height in those of a thing alone, the share of a set below a sky
PEOPLE_SIZE = ["medium" if size in ("insert", "wide") else size for size in FRAMES]
HIGHS = [SIZES[size][0] for size in PEOPLE_SIZE]
ROOMS = [HEAD_ROOM.get(size, .4) for size in PEOPLE_SIZE]
NEARNESS = [CLOSENESS[size] for size in FRAMES]
BELOW_SKY = [{"wide": 1., "full": .8, "medium": .6}.get(size, .45) for size in FRAMES]
FACES = [float(size in CLOSE) for size in PEOPLE_SIZE]
PAIRED = [float(size in framing.PAIRED) for size in PEOPLE_SIZE]


class ChinNet(nn.Module):
    """How high the base of the neck is above the feet, in metres: a pose, a body and a seat in metres (0: none)."""

    def __init__(self) -> None:
        super().__init__()
        self.of_kind = nn.Embedding(len(POSES) * len(KINDS), 1)
        self.of_body = mlp(24 + len(KINDS) + len(OFFSETS) + 2, 96, 64, 1)
        self.name = nn.Embedding(len(POSES), 24)
        nn.init.ones_(self.of_kind.weight)

    def forward(self, pose: torch.Tensor, kind: torch.Tensor, offsets: torch.Tensor, seat: torch.Tensor) -> torch.Tensor:
        rest = torch.stack([seat, (seat > 0).float()], 1)
        return (self.of_kind(pose * len(KINDS) + kind.argmax(1)) + self.of_body(torch.cat([self.name(pose), kind, offsets, rest], 1)))[:, 0]


class StageNet(nn.Module):
    def __init__(self, hidden: int = 384) -> None:
        super().__init__()
        self.register_buffer("ground", grounds())
        self.register_buffer("thing", things())
        self.register_buffer("cameras", torch.tensor([CAMERAS[name] for name in SLOTS["camera"]]))
        heard = sum(len(SLOTS[name]) for name in HEARD)
        self.register_buffer("follows", torch.tensor(FOLLOWS))
        self.register_buffer("zooms", torch.tensor(ZOOMS))
        self.place = mlp(heard + len(THING) + 11, 128, 96, len(PLACES))
        self.settling = Settling()
        self.trunk = nn.Sequential(mlp(heard + len(THING) + 4 * 11 + 29 + FLAGS, hidden, hidden, hidden), nn.LeakyReLU(.1))
        self.out = nn.Linear(hidden, sum(CLASSES.values()) + sum(POINTERS.values()))
        self.chin = ChinNet()

    def _said(self, heard: torch.Tensor, thing: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        about = self.thing[thing]
        return torch.cat([part(heard, name) for name in HEARD] + [about], 1), about

    def placed(self, heard: torch.Tensor, thing: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        """heard [B, condition.HEARD], thing [B] of condition.THINGS, the shot's noise [B, 16] -> logits [B, PLACES]."""
        return self.place(torch.cat([self._said(heard, thing)[0], passed(evenly(noise)[:, SIZE:SIZE + 1])], 1)) + self.settling.drawn_to(heard, thing, evenly(noise)[:, SIZE])

    def ground_of(self, place: torch.Tensor, arrangement: torch.Tensor) -> torch.Tensor:
        """place [B] of PLACES, arrangement [B] (condition.arrangement) -> [B, GROUND + OFFERED]."""
        return self.ground[place * ARRANGEMENTS + arrangement]

    def implied(self, heard: torch.Tensor, thing: torch.Tensor, place: torch.Tensor, arrangement: torch.Tensor) -> torch.Tensor:
        """The thing that is shown [B] (whereabouts.implied): what was heard, else what goes with it. All but `placed` is told this one."""
        rules, ground = self.settling, self.ground_of(place, arrangement)
        offer = ground[:, len(GROUND):]
        nobody, who = thing * 0, rules.acts(heard, thing)
        alone = who.people & ~who.two
        seatless = (ground[:, GROUND["seats"]] < .5) & rules.does(who.first, *sorted(SEATED_ACTIONS - {"drive"})) & alone
        found = torch.where(seatless, ground[:, GROUND["perch"]].long(), nobody)
        found = torch.where(rules.does(who.first, "drive") & (offer[:, OFFER["ridden"]] > .5), nobody + THINGS.index("horse"), found)
        found = torch.where(rules.does(who.first, "open"), nobody + THINGS.index("door"), found)
        found = torch.where(rules.said(heard, "place", "car") & (place != PLACES.index("car")), nobody + THINGS.index("car"), found)
        found = torch.where(rules.said(heard, "first.kind", "crowd") | rules.said(heard, "second.kind", "crowd"), nobody + THINGS.index("crowd"), found)
        outside = torch.where(offer[:, OFFER["indoors"]] < .5, rules.use[thing, USE["outdoors"]].long(), thing)
        return torch.where(rules.inside[thing, place], nobody, torch.where((thing > 0) | ~who.people, outside, found))

    def scores(self, heard: torch.Tensor, thing: torch.Tensor, ground: torch.Tensor, noise: torch.Tensor) -> tuple[dict[str, torch.Tensor], Numbers]:
        """Logits of every class and pointer, and the numbers of the layout and the thing that candidates are made of."""
        u = evenly(noise)
        words, about = self._said(heard, thing)
        n, use = self._numbers(ground, u, about, heard, thing)
        signs = [torch.tanh(50 * v) for v in (n["seat_x"], n["near_x"] - n["seat_x"], n["lie_x"], n["between"])]
        has = [n[k] for k in ("seat_facing", "near_facing", "seat_behind", "seat_is", "near_is", "lie_is", "forced", "car", "table", "water",
            "drive", "sky")]
        layers = [n[k] / 4 for k in ("table_layer", "water_layer", "drive_layer")]
        fits = [torch.tanh(8 * (n["metres"] * s - MOST_TALL * n["high"])) for s in (1., n["water_scale"], n["drive_scale"])]
        fits += [torch.tanh(20 * (.5 + n["thing_wide"] / 2 - v)) for v in (.7, 1.)] + [torch.tanh(20 * (n["thing_high"] - LEAST_BESIDE))]
        about_set = torch.stack([*signs, *has, *layers, *fits, (n["perch"] > 0).to(u.dtype), n["high"] / 10, torch.tanh(n["high"] - 4),
            n["thing_wide"]], 1)
        about_set = torch.cat([about_set, use.flags()], 1)
        chances = passed(torch.stack([u[:, i] for i in (WAY, FACING, EXPRESSION, SIZE)], 1))
        h = self.out(self.trunk(torch.cat([words, chances, about_set], 1)))
        widths = {**CLASSES, **POINTERS}
        return dict(zip(widths, torch.split(h, list(widths.values()), 1))), n

    def _numbers(self, ground: torch.Tensor, u: torch.Tensor, about: torch.Tensor, heard: torch.Tensor, thing: torch.Tensor) -> tuple[Numbers, Used]:
        """The layout's numbers by name; of its seats the one that the noise takes, and the one nearest to it."""
        n = {name: ground[:, i] for name, i in GROUND.at.items()}
        offer = ground[:, len(GROUND):]
        at, wide, none = u[:, POSITION], n["to"] - n["from"], 0 * u[:, POSITION]
        n["way"] = torch.where(u[:, WAY] < .5, none + 1, none - 1)
        behind = torch.stack([n[f"seat{i}_behind"] for i in range(SEATS)], 1)
        matching = self.settling.matching(offer, behind, thing)
        use = self.settling.used(heard, thing, offer, matching, n["lie_is"], n["way"])
        there = torch.stack([n[f"seat{i}_is"] for i in range(SEATS)], 1)
        there = torch.where((use.own & (use.sits | use.table))[:, None], matching.to(there.dtype), there)
        before = torch.cumsum(there, 1) - there
        taken = there * (before == (u[:, SEAT] * there.sum(1)).floor()[:, None]).to(there.dtype)
        for which in ("seat", "near"):
            for f in SEAT_FIELDS:
                n[f"{which}_{f}"] = sum(n[f"{which}{i}_{f}"] * taken[:, i] for i in range(SEATS))
        n["at"], n["alone"], n["between"] = at, n["from"] + wide * (.25 + .5 * at), n["from"] + wide * (.35 + .3 * at)
        n["side"] = torch.where(u[:, FACING] < .5, none + 1, none - 1)
        n["metres"] = about[:, THING["metres"]]
        n.update({f"thing_{name}": about[:, THING[name]] for name in ("high", "mid", "wide", "big")})
        hangs = [about[:, THING[f"stands_{s}"]] for s in ("sky", "wall", "ceiling")]
        n["thing_sky"], n["thing_hangs"] = hangs[0], sum(hangs) * (~use.own).to(at.dtype)
        boat = n["metres"] < SMALL_BOAT
        for f in ("_y", "_scale", "_layer"):
            n[f"water{f}"] = torch.where(boat, offer[:, OFFER[f"boat{f}"]], n[f"water{f}"])
        n["tiny"] = (LEAST_BESIDE / n["thing_high"].clamp(min=1e-3)).clamp(min=1)
        n["most"] = torch.minimum(MOST_TALL * n["high"] / n["metres"].clamp(min=.01), MOST_WIDE * 16 / 9 * n["high"] / n["thing_wide"].clamp(min=.01))
        n["thing_small"] = (n["metres"] < SMALL).to(at.dtype)
        near = (n["thing_small"] > .5) & (n["water_layer"] != FAR)
        n["water_scale"] = torch.where(near, n["tiny"], torch.maximum(n["water_scale"], AFLOAT_SEEN * n["high"] / n["thing_high"].clamp(min=1e-3)))
        n["thing_floats"] = about[:, THING["stands_water"]] * n["water"]
        self._rests(n, use, offer, thing)
        return n, use

    def _rests(self, n: Numbers, use: Used, offer: torch.Tensor, thing: torch.Tensor) -> None:
        """Numbers of what people are on, or at (shotloom_world.settling)."""
        about, none = self.settling.use[thing], 0 * n["at"]
        for key in LIES_ON:
            here = use.own & use.lies & (about[:, USE[f"on_{key}"]] > .5)
            for f, value in (("x", offer[:, OFFER[f"on_{key}_x"]]), ("height", offer[:, OFFER[f"on_{key}_height"]]), ("floor", none), ("facing", none - 1)):
                n[f"lie_{f}"] = torch.where(here, value, n[f"lie_{f}"])
            n["lie_is"] = torch.where(here, none + 1, n["lie_is"])
        fitted = (.72 * n["high"] / n["metres"].clamp(min=.01)).clamp(max=1)
        saddle = about[:, USE["saddle"]] * fitted
        high = torch.where(use.sits, about[:, USE["sit_high"]], none + TABLE_SEAT)
        n["rest_height"] = torch.where(use.lies, about[:, USE["lie_high"]], torch.where(use.rides, none + FEET, high))
        n["rest_floor"] = torch.where(use.rides, saddle - FEET, none)
        n["under_saddle"] = torch.where(use.rides, about[:, USE["saddle_x"]] * fitted * use.way, none)
        n["under_second"] = (use.brought & use.second).to(none.dtype) * torch.where(use.first, torch.where(use.both_lie, none, none + .5), none + 1)
        laid = use.brought & use.table
        n["table_y"], n["table_layer"] = torch.where(laid, none + TABLE_Y, n["table_y"]), torch.where(laid, none + FRONT, n["table_layer"])
        had = dict(zip(HAD_FIELDS, self.settling.had(offer, thing).unbind(1)))
        stays = use.own & use.people & ~use.two & ~(use.first | use.second)
        n["alone"] = torch.where(stays, had["stand"], n["alone"])
        n["looked_at"] = (use.own & ~use.people).to(none.dtype)
        n.update({f"had_{name}": had[name] for name in ("x", "y", "scale", "layer")})

    def people(self, s: dict[str, torch.Tensor], n: Numbers) -> dict[str, Choice]:
        """Where people may be. `rest` counts what carries them: 0 the ground, 1 the seat, 2 the nearest seat, 3 the bed, 4 what is brought along."""
        none, gap, hug, long = 0 * n["at"], n["side"] * GAP / 2, n["side"] * HUG_GAP / 2, n["side"] * LONG / 2
        beside = torch.where(n["lie_x"] < 0, n["lie_x"] + 1.25, n["lie_x"] - 1.25)
        away = torch.where(n["seat_x"] > 0, n["seat_x"] - GAP, n["seat_x"] + GAP)
        return {"x_0": Choice(s["x_0"], [n["alone"], none, n["between"] - gap, n["between"] - hug, n["between"] - long, -gap, n["seat_x"], away,
            n["lie_x"], beside]),
                "x_1": Choice(s["x_1"], [none, n["between"] + gap, n["between"] + hug, n["between"] + long, gap, n["near_x"], n["seat_x"], away,
                    n["lie_x"], beside]),
                **{f"{what}_{i}": Choice(s[f"rest_{i}"], [none, *(n[f"{k}_{f}"] for k in ("seat", "near", "lie", "rest"))])
                   for i in (0, 1) for what, f in (("seat", "height"), ("floor", "floor"))}}

    def prop(self, s: dict[str, torch.Tensor], n: Numbers, x: tuple[torch.Tensor, torch.Tensor], lead: torch.Tensor,
             most: torch.Tensor) -> dict[str, Choice]:
        """Where a thing may be that does not hang; x [B] of both people, `lead` how fast the first goes, `most` how fast one may, metres a second."""
        none, high, at = 0 * n["at"], n["high"], n["at"]
        speed = torch.clamp(.5 * high, max=6.)
        off = torch.where(n["thing_big"] > .5, none + BEHIND, .5 + n["thing_wide"] / 2)
        alone = torch.where(x[0] < 0, off, -off)
        apart = torch.where(x[0] > x[1], off, -off)
        under = x[0] + n["under_second"] * (x[1] - x[0]) - n["under_saddle"]
        return {"prop_x": Choice(s["prop_x"], [none, x[0] + alone, x[0] + apart, x[0] + off, x[0] - off, (at - .5) * high * .5, under, x[0] + .3,
                                                     n["table_x"]]),
                "prop_y": Choice(s["prop_y"], [none, none + CROWD_Y, n["water_y"], n["drive_y"], n["table_y"]]),
                "prop_scale": Choice(s["prop_scale"], [torch.minimum(v, n["most"]) for v in (none + 1, none + CROWD_SCALE, n["water_scale"], n["drive_scale"], n["most"], n["tiny"])]),
                "prop_layer": Choice(s["prop_layer"], [none + 3, n["table_layer"], n["water_layer"], n["drive_layer"]]),
                "prop_speed": Choice(s["prop_speed"], [torch.maximum(torch.minimum(v, most), -most) for v in (*(none + k * speed for k in (0., .55,
                    -.55, .85, -.85)), lead)])}

    def onto(self, n: Numbers, layer: torch.Tensor, x: torch.Tensor, y: torch.Tensor, own: torch.Tensor) -> Frame:
        """framing.onto; layer [B] int64."""
        follow, zoom = self.follows[layer], self.zooms[layer]
        return x / follow, n["middle"] + (y - n["middle"]) / follow, n["high"] * (own / n["high"]) ** (1 / zoom)

    def hung(self, n: Numbers, frame: Frame, alone: torch.Tensor) -> Numbers:
        """Where a thing hangs (framing.hung): prop_x, prop_y, prop_scale, prop_layer; alone [B] of 0 and 1."""
        sky = n["thing_sky"] > .5
        layer = torch.where(sky, torch.where(n["metres"] > 3, 1, 3), 2)
        own = n["high"] * (frame[2] / n["high"]) ** self.zooms[layer]
        tall = n["thing_high"].clamp(min=1e-3)
        across = .5 * n["way"] * (1 - alone)
        down = torch.where(sky, -.22 * alone, 0 * alone) - .2 * (1 - alone)
        x, y = frame[0] * self.follows[layer] + across * own, n["middle"] + (frame[1] - n["middle"]) * self.follows[layer] + down * own
        in_sky = torch.minimum(torch.maximum(tall, .16 * own), .34 * own) / tall
        y = torch.where((alone > .5) & ~sky, y.clamp(max=HANG_Y), y)
        scale = torch.where(sky, in_sky, ((.5 + .5 * alone) * own / tall).clamp(max=1))
        return {"prop_x": x, "prop_y": y - n["thing_mid"] * scale, "prop_scale": scale, "prop_layer": layer.to(x.dtype)}

    def afloat(self, n: Numbers, frame: Frame, wished: Numbers) -> Numbers:
        """Where what lies on the water behind people is (framing.afloat): prop_x, prop_scale."""
        layer = wished["prop_layer"].round().long().clamp(0, len(ZOOMS) - 1)
        own = n["high"] * (frame[2] / n["high"]) ** self.zooms[layer]
        whole_of = torch.minimum(wished["prop_scale"], AFLOAT_WIDE * 16 / 9 * own / n["thing_wide"].clamp(min=.01))
        return {"prop_x": frame[0] * self.follows[layer] + AFLOAT_ASIDE * n["way"] * own, "prop_scale": torch.where(n["thing_small"] > .5, n["tiny"], whole_of)}

    def frame(self, s: dict[str, torch.Tensor], n: Numbers, seen: Numbers) -> Frame:
        """The frame before the camera moves, as framing.framed lays it round what is shown.

        `seen`, all [B]: x_0, x_1, chin_0, chin_1, ground_0 (y of the necks and of the first one's origin), two, lies (the first),
            lies_any, in_bed (lies and does not fall; 0 or 1), head (x of the head of who lies), people and prop_shown (whether there are any), and the prop's x, y, scale and layer.
        """
        far_off = (seen["people"] < .5) & (seen["prop_shown"] > .5) & (seen["prop_layer"].round() == FAR)      # what is near would be in the way
        size, kind = s["size"].argmax(1), s["framing"].argmax(1) * (~far_off).long()
        per = {name: torch.tensor(table)[size] for name, table in (("high", HIGHS), ("room", ROOMS), ("near", NEARNESS), ("sky", BELOW_SKY),
            ("paired", PAIRED), ("close", FACES))}
        full = (size == FRAMES.index("full")).to(n["at"].dtype)
        wide: Frame = (0 * n["at"], n["middle"], n["high"])
        pair = seen["two"] * per["paired"]
        apart = (seen["x_0"] - seen["x_1"]).abs()
        beyond = 1.1 + (LONG - 1.1) * seen["lies_any"]
        high = torch.maximum(per["high"], pair * torch.maximum((apart + beyond) * 9 / 16 * (1 + .15 * full),
            (seen["chin_0"] - seen["chin_1"]).abs() + .75))
        face = seen["in_bed"] * (1 - pair) * per["close"]
        lies = seen["lies"] * (1 - pair) * (1 - full) * (1 - face)
        high = torch.maximum(high, lies * SIZES["medium"][0])
        x = seen["x_0"] + pair * (seen["x_1"] - seen["x_0"]) / 2
        top = torch.where(pair > .5, torch.minimum(seen["chin_0"], seen["chin_1"]), seen["chin_0"])
        y = torch.where(full > .5, -.38 * high, top - per["room"] + high / 2)
        y = torch.where(lies > .5, seen["ground_0"] - .25 * high, y)
        people: Frame = (torch.where(face > .5, seen["head"], x), torch.where(face > .5, seen["chin_0"] - HEAD_OVER, y), high)
        half = n["thing_wide"] * seen["prop_scale"] / 2
        other = torch.where(seen["two"] > .5, seen["x_1"], seen["x_0"])
        left = torch.minimum(seen["prop_x"] - half, torch.minimum(seen["x_0"], other) - .35)
        right = torch.maximum(seen["prop_x"] + half, torch.maximum(seen["x_0"], other) + .35)
        both = torch.maximum(high, (right - left + .3) * 9 / 16).clamp(min=SIZES["full"][0])
        both = torch.maximum(both, (HEAD_ROOM["medium"] - top) / ABOVE)
        near = torch.maximum(WIDE_SHARE * n["high"], 0 * n["at"] + WIDE_LEAST)
        closer = (seen["people"] > .5) & (seen["prop_shown"] < .5) & (near < n["high"])
        nearer = (seen["x_0"] + seen["two"] * (seen["x_1"] - seen["x_0"]) / 2, -.38 * near, near)
        wide_on: Frame = tuple(torch.where(closer, v, w) for v, w in zip(nearer, wide))  # type: ignore[assignment]
        layer = seen["prop_layer"].round().long().clamp(0, len(ZOOMS) - 1)
        stretch = torch.maximum(n["thing_high"], n["thing_wide"] * 9 / 16)
        own = (stretch * seen["prop_scale"] * per["near"]).clamp(min=LEAST_HIGH)
        thing = self.onto(n, layer, seen["prop_x"], seen["prop_y"] + n["thing_mid"] * seen["prop_scale"] - LIFT * own, torch.minimum(own, n["high"]))
        thing = tuple(torch.where(own >= n["high"], w, t) for w, t in zip(wide, thing))
        wall = torch.minimum((stretch * per["near"]).clamp(min=LEAST_HIGH), n["high"])
        on_wall = self.onto(n, torch.full_like(layer, BACK), 0 * n["at"], n["middle"].clamp(max=HANG_Y), wall)
        in_sky = (0 * n["at"], n["middle"] - (1 - per["sky"]) * .25 * n["high"], n["high"] * per["sky"])
        hung = tuple(torch.where(n["thing_sky"] > .5, a, b) for a, b in zip(in_sky, on_wall))
        hand = (seen["x_0"], seen["chin_0"] + HAND_BELOW, 0 * n["at"] + HAND_HIGH)
        beside = ((left + right) / 2, -.38 * both, both)
        chosen = [one_hot(kind, len(FRAMINGS))[:, i] for i in range(len(FRAMINGS))]
        out = tuple(sum(c * f[i] for c, f in zip(chosen, (wide_on, people, hand, thing, beside, hung))) for i in range(3))
        over = out[2] >= n["high"]
        return tuple(torch.where(over, w, v) for w, v in zip(wide, out))  # type: ignore[return-value]

    @staticmethod
    def reach(n: Numbers, high: torch.Tensor) -> torch.Tensor:
        """framing.reach."""
        return (8 / 9 * (PAN * n["high"] - high)).clamp(min=0)

    def forward(self, heard: torch.Tensor, thing: torch.Tensor, place: torch.Tensor, arrangement: torch.Tensor, noise: torch.Tensor,
                kinds: torch.Tensor, offsets: torch.Tensor) -> Numbers:
        """thing [B] int64 as `implied` gives it, place [B] int64 of PLACES (argmax of `placed`), arrangement [B] int64; kinds [B, 2, 6] and
        offsets [B, 2, 10] of both people.

        -> logits of CLASSES by name, and numbers [B]: x_i, floor_i, seat_i (0: none), yaw_i, speed_i, pace_i, phase_i of person i; prop_x, prop_y,
        prop_scale, prop_layer, prop_speed, prop_stride; and camera [B, 8]: x, y, height at the start and the end, drift, follow.
        """
        s, n = self.scores(heard, thing, self.ground_of(place, arrangement), noise)
        who = self.settling.acts(heard, thing)
        s.update({name: s[name] + logits for name, logits in zip(("size", "framing"), self.settling.allowed(heard, who.people))})
        out = {name: s[name] for name in CLASSES}
        out.update({name: choice.best() for name, choice in self.people(s, n).items()})
        tables = {"yaw": YAWS, "speed": GOES, "pace": TEMPOS}
        seen: Numbers = {}
        for i in (0, 1):
            for name, table in tables.items():
                out[f"{name}_value_{i}"] = torch.tensor(table)[s[f"{name}_{i}"].argmax(1)]
            out[f"phase_{i}"] = evenly(noise)[:, PHASE] + .37 * i
            pose = s[f"pose_{i}"].argmax(1)
            lies = (pose == POSES.index("lie")).to(noise.dtype)
            ground = -out[f"floor_{i}"] - lies * out[f"seat_{i}"]
            neck = self.chin(pose, kinds[:, i], offsets[:, i], out[f"seat_{i}"])
            seen.update({f"x_{i}": out[f"x_{i}"], f"chin_{i}": -out[f"floor_{i}"] - neck, f"ground_{i}": ground})
        down = [sum((s[f"pose_{i}"].argmax(1) == POSES.index(p)).to(noise.dtype) for p in ("lie", "fall")) for i in (0, 1)]
        shown = [there.to(noise.dtype) for there in (who.people, who.two)]
        out.update({f"shown_{i}": torch.stack([1 - there, there], 1) for i, there in enumerate(shown)})
        seen["lies"], seen["lies_any"] = down[0], torch.maximum(down[0], down[1] * shown[1])
        seen["in_bed"] = (s["pose_0"].argmax(1) == POSES.index("lie")).to(noise.dtype)
        way = 1 - 2 * (out["yaw_value_0"] >= 0).to(noise.dtype)
        seen["head"] = out["x_0"] + way * (kinds[:, 0] * torch.tensor([HEAD_AT[k] for k in KINDS])).sum(1)
        seen["two"], seen["people"] = shown[1], shown[0]
        seen["prop_shown"] = s["prop_shown"].argmax(1).to(noise.dtype) * (thing > 0).to(noise.dtype)
        x = (out["x_0"], out["x_1"])
        wished = {name: choice.best() for name, choice in self.prop(s, n, x, out["speed_value_0"] * shown[0], 100 + 0 * n["at"]).items()}
        for name in ("x", "y", "scale", "layer"):
            wished[f"prop_{name}"] = torch.where(n["looked_at"] > .5, n[f"had_{name}"], wished[f"prop_{name}"])
        frame = self.frame(s, n, {**seen, **wished})
        hangs, hung = n["thing_hangs"] > .5, self.hung(n, frame, 1 - shown[0])
        out.update({name: torch.where(hangs, hung[name], value) if name in hung else value for name, value in wished.items()})
        floats = (n["thing_floats"] > .5) & (shown[0] > .5) & (wished["prop_speed"] == 0)
        out.update({name: torch.where(floats, value, out[name]) for name, value in self.afloat(n, frame, wished).items()})
        passes = sum((out[f"speed_value_{i}"].abs() == PASSING).to(noise.dtype) * shown[i] for i in (0, 1)) > 0
        follows = (frame[2] < n["high"]) & ~passes
        most = torch.where(follows, self.reach(n, frame[2]), 8 / 9 * frame[2] - MARGIN) / (SECONDS / 2)
        for name in ("speed_value_0", "speed_value_1", "prop_speed"):
            out[name] = torch.maximum(torch.minimum(out[name], most), -most)
        out["prop_stride"] = torch.tensor([STRIDES[g] for g in GAITS])[s["gait"].argmax(1)]
        c = part(heard, "camera") @ self.cameras
        follow = torch.where(shown[0] > .5, out["speed_value_0"], s["prop_shown"].argmax(1) * out["prop_speed"]) * follows
        far = torch.maximum(self.reach(n, frame[2]), frame[0].abs())
        start, end = (torch.maximum(torch.minimum(frame[0] + c[:, i] * frame[2], far), -far) for i in (0, 3))
        middles = [start, frame[1] + c[:, 1] * frame[2], c[:, 2] * frame[2], end, frame[1] + c[:, 4] * frame[2], c[:, 5] * frame[2]]
        out["camera"] = torch.stack([*middles, c[:, 6], follow], 1)
        return out


def passed(u: torch.Tensor) -> torch.Tensor:
    """[B, n] in 0..1 -> [B, n * 11]: for each number how far it has passed every twelfth (halves, thirds and quarters among them)."""
    marks = torch.arange(1, 12).float() / 12
    return torch.sigmoid(300 * (u[..., None] - marks)).flatten(1)

