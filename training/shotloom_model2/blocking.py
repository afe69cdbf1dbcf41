"""The head of G that stages a shot: who stands or sits where, doing what, turned which way; where the thing is; what the camera sees.

The network chooses, it does not measure: every length is pointed at among those that the layout of the place, the thing and the people
already there offer (`Choice`), so a person is on the seat and not a hand beside it. What a layout offers is a row of the ground's table,
one for each place and arrangement; what a thing is like is a row of the catalogue's.
"""
from __future__ import annotations

import torch
import torch.nn as nn

from shotloom_world import facts, props, staging
from shotloom_world.facts import UNSAID
from shotloom_world.noise import ARRANGEMENTS
from shotloom_world.people.body import KINDS, OFFSETS
from shotloom_world.people.face import EXPRESSIONS
from shotloom_world.people.poses import ACTIONS
from shotloom_world.places.kit import Lane, Seat
from shotloom_world.places.render import SIZES
from shotloom_world.staging import EXPRESSION, FACING, GAP, PACES, PHASE, POSITION, SEAT, SIZE, SPEEDS, WAY

from .condition import SLOTS, THINGS, evenly, part
from .directing import mlp, one_hot
from .layout import Fields

PLACES = (*facts.PLACES, "backdrop")
FRAMES = facts.SIZES
MOODS, POSES = tuple(EXPRESSIONS), tuple(ACTIONS)
YAWS = (-165., -78., -76., -72., -55., -52., -48., -34., -24., -12., 0., 12., 14., 24., 34., 48., 52., 55., 72., 76., 78., 165.)
GOES = (0., *(g * v for v in sorted(set(SPEEDS.values())) for g in (-1., 1.)))
TEMPOS = (.45, *sorted(set(PACES.values())))
# what the right hand holds: nothing, the shot's thing, or what goes with the action
HOLDS = ("", "thing", *dict.fromkeys(staging.HELD_BY_ACTION.values()))
GAITS = ("still", "walk", "run", "fly")
STRIDES = {"still": .8, "walk": 1.1, "run": 1.6, "fly": .8}
SEATS = 4
STANDS = ("floor", "table", "wall", "hand", "sky", "water", "ceiling")
MOVES = ("drive", "walk", "run", "fly", "sail", "swim", "roll", "fall", "rise", "jump", "swing", "spin")
HEARD = ("first.kind", "first.action", "first.direction", "first.feeling", "second.kind", "second.action", "second.direction", "second.feeling",
         "place", "size", "relation", "thing_colour")
SEAT_FIELDS = ("x", "height", "floor", "facing", "is")
GROUND = Fields(("high", "middle", "from", "to", "seats", "forced", *(f"seat{i}_{f}" for i in range(SEATS) for f in SEAT_FIELDS),
                 *(f"near{i}_{f}" for i in range(SEATS) for f in SEAT_FIELDS), *(f"lie_{f}" for f in SEAT_FIELDS), "table", "table_x", "table_y",
                 "table_layer",
                 *(f"{lane}{f}" for lane in ("water", "drive") for f in ("", "_y", "_scale", "_layer")), "sky"))
THING = Fields(("metres", "log", "tall", "huge", "big", "faces", "moves", *(f"stands_{s}" for s in STANDS), *(f"moves_{m}" for m in MOVES)))
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


def _seat(seat: Seat | None) -> list[float]:
    return [seat.x, seat.height - seat.floor, seat.floor, seat.facing, 1.] if seat else [0.] * len(SEAT_FIELDS)


def _lane(lanes: tuple[Lane, ...]) -> list[float]:
    return [1., lanes[0].y, lanes[0].scale, lanes[0].layer] if lanes else [0.] * 4


def ground(place: str, arrangement: int) -> list[float]:
    """What one layout offers (GROUND); of several ranges to stand in the widest."""
    made = staging.arranged(place, arrangement)
    anchors = made.anchors
    low, high = max(anchors.stand or ((-made.height * .5, made.height * .5),), key=lambda r: r[1] - r[0])
    seats = list(anchors.sit)[:SEATS]
    nearest = [min((s for s in seats if s is not seat), key=lambda s: abs(s.x - seat.x), default=None) for seat in seats]
    row = [made.height, made.middle, low, high, float(len(seats)), float(place in ("car", "train"))]
    for found in (seats, nearest):
        for i in range(SEATS):
            row += _seat(found[i] if i < len(found) else None)
    row += _seat(anchors.lie[0] if anchors.lie else None)
    table = anchors.table[0] if anchors.table else None
    row += [1., (table.x0 + table.x1) / 2 + .18, -table.height, table.layer] if table else [0.] * 4
    return row + _lane(anchors.water) + _lane(anchors.drive) + [float(bool(anchors.sky))]


def grounds() -> torch.Tensor:
    """[places * ARRANGEMENTS, GROUND]."""
    return torch.tensor([ground(place, i if place != "backdrop" else 0) for place in PLACES for i in range(ARRANGEMENTS)])


def _thing(key: str) -> list[float]:
    if key == "none":
        return [0.] * len(THING)
    row = props.row(key)
    return [row.metres, torch.tensor(row.metres).log().item() / 2, float(row.metres > 1.2), float(row.metres > 3), float(row.metres >= 1.3),
            float(row.faces), float(bool(row.moves)),
            *(float(row.stands == s) for s in STANDS), *(float(m in row.moves) for m in MOVES)]


def things() -> torch.Tensor:
    """[THINGS, THING]."""
    return torch.tensor([_thing(key) for key in THINGS])


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
           "size": len(FRAMES)}
POINTERS = {"x_0": 6, "x_1": 7, "rest_0": 4, "rest_1": 4, "prop_x": 5, "prop_y": 7, "prop_scale": 5, "prop_layer": 6, "prop_speed": 5,
            "high": 10, "frame_x": 4, "frame_y": 8, "follow": 2}
FRAMED = ("full", "medium", "medium_close", "close", "extreme_close")


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
        self.place = mlp(heard + len(THING) + 11, 128, 96, len(PLACES))
        self.trunk = nn.Sequential(mlp(heard + len(THING) + 4 * 11 + 33, hidden, hidden, hidden), nn.LeakyReLU(.1))
        self.out = nn.Linear(hidden, sum(CLASSES.values()) + sum(POINTERS.values()))
        self.chin = ChinNet()

    def _said(self, heard: torch.Tensor, thing: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        about = self.thing[thing]
        return torch.cat([part(heard, name) for name in HEARD] + [about], 1), about

    def placed(self, heard: torch.Tensor, thing: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        """heard [B, condition.HEARD], thing [B] of condition.THINGS, the shot's noise [B, 16] -> logits [B, PLACES]."""
        return self.place(torch.cat([self._said(heard, thing)[0], passed(evenly(noise)[:, SIZE:SIZE + 1])], 1))

    def ground_of(self, place: torch.Tensor, arrangement: torch.Tensor) -> torch.Tensor:
        """place [B] of PLACES, arrangement [B] (condition.arrangement) -> [B, GROUND]."""
        return self.ground[place * ARRANGEMENTS + arrangement]

    def scores(self, heard: torch.Tensor, thing: torch.Tensor, ground: torch.Tensor, noise: torch.Tensor) -> tuple[dict[str, torch.Tensor], Numbers]:
        """Logits of every class and pointer, and the numbers of the layout that candidates are made of."""
        u = evenly(noise)
        words, about = self._said(heard, thing)
        n = self._numbers(ground, u, about)
        signs = [torch.tanh(50 * v) for v in (n["seat_x"], n["near_x"] - n["seat_x"], n["lie_x"])]
        has = [n[k] for k in ("seat_facing", "near_facing", "seat_is", "near_is", "lie_is", "forced", "table", "water", "drive", "sky")]
        layers = [n[k] / 4 for k in ("table_layer", "water_layer", "drive_layer")]
        tall = [torch.tanh(8 * (n["high"] - v)) for v in (.95, 1.3, 1.39, 2.3, 2.6, 3., 4., 5., 6., 8.)]
        fits = [torch.tanh(8 * (n["metres"] * s - .8 * n["high"]))
                for s in (1., .8)] + [torch.tanh(8 * (n["metres"] * n[f"{lane}_scale"] - .8 * n["high"])) for lane in ("water", "drive")]
        fits += [torch.tanh(8 * (n["metres"] - .3 * n["high"])), torch.tanh(4 * (n["metres"] * 1.5 - .5)) + torch.tanh(4 * (n["metres"] * 2.2 - .5))]
        about_set = torch.stack([*signs, *has, *layers, *tall, *fits, n["high"] / 10], 1)
        chances = passed(torch.stack([u[:, i] for i in (WAY, FACING, EXPRESSION, SIZE)], 1))
        h = self.out(self.trunk(torch.cat([words, chances, about_set], 1)))
        widths = {**CLASSES, **POINTERS}
        return dict(zip(widths, torch.split(h, list(widths.values()), 1))), n

    def _numbers(self, ground: torch.Tensor, u: torch.Tensor, about: torch.Tensor) -> Numbers:
        """The layout's numbers by name; of its seats the one that the noise takes, and the one nearest to it."""
        n = {name: ground[:, i] for name, i in GROUND.at.items()}
        taken = one_hot((u[:, SEAT] * n["seats"]).floor().long().clamp(max=SEATS - 1), SEATS)
        for which in ("seat", "near"):
            for f in SEAT_FIELDS:
                n[f"{which}_{f}"] = sum(n[f"{which}{i}_{f}"] * taken[:, i] for i in range(SEATS))
        at, wide = u[:, POSITION], n["to"] - n["from"]
        n["at"], n["alone"], n["between"] = at, n["from"] + wide * (.25 + .5 * at), n["from"] + wide * (.35 + .3 * at)
        n["side"] = torch.where(u[:, FACING] < .5, torch.ones_like(at), -torch.ones_like(at))
        n["metres"] = about[:, THING["metres"]]
        return n

    def people(self, s: dict[str, torch.Tensor], n: Numbers) -> dict[str, Choice]:
        """Where people may be. `rest` counts what carries them: 0 the ground, 1 the seat, 2 the nearest seat, 3 the bed."""
        gap, hug = n["side"] * GAP / 2, n["side"] * .31
        beside = torch.where(n["lie_x"] < 0, n["lie_x"] + 1.25, n["lie_x"] - 1.25)
        away = torch.where(n["seat_x"] > 0, n["seat_x"] - GAP, n["seat_x"] + GAP)
        return {"x_0": Choice(s["x_0"], [n["alone"], n["between"] - gap, n["between"] - hug, n["seat_x"], n["lie_x"], beside]),
                "x_1": Choice(s["x_1"], [n["between"] + gap, n["between"] + hug, n["near_x"], n["seat_x"] + .7, away, n["lie_x"], beside]),
                **{f"{what}_{i}": Choice(s[f"rest_{i}"], [0 * n["at"], *(n[f"{k}_{f}"] for k in ("seat", "near", "lie"))])
                   for i in (0, 1) for what, f in (("seat", "height"), ("floor", "floor"))}}

    def prop(self, s: dict[str, torch.Tensor], n: Numbers, x: torch.Tensor) -> dict[str, Choice]:
        """Where the thing may be; x [B]: the first person's."""
        none, high, at = 0 * n["at"], n["high"], n["at"]
        speed = torch.clamp(.5 * high, max=6.)
        metres = n["metres"].clamp(min=.01)
        return {"prop_x": Choice(s["prop_x"], [none, torch.where(x < 0, x + .9, x - .9), (at - .5) * high * .6, n["table_x"], (at - .5) * high * .5]),
                "prop_y": Choice(s["prop_y"], [none, n["water_y"], n["drive_y"], n["table_y"], *(n["middle"] - high * k for k in (.22, .12, .4))]),
                "prop_scale": Choice(s["prop_scale"], [none + 1, n["water_scale"], n["drive_scale"], .3 * high / metres, .8 * high / metres]),
                "prop_layer": Choice(s["prop_layer"], [none + 1, none + 2, none + 3, n["table_layer"], n["water_layer"], n["drive_layer"]]),
                "prop_speed": Choice(s["prop_speed"], [none, .55 * speed, -.55 * speed, .85 * speed, -.85 * speed])}

    def high(self, s: dict[str, torch.Tensor], n: Numbers, x: tuple[torch.Tensor, torch.Tensor], prop_scale: torch.Tensor) -> Choice:
        """The frame's height."""
        none, pair = 0 * n["at"], ((x[0] - x[1]).abs() + 1.1) * 9 / 16
        shown = n["metres"] * prop_scale
        return Choice(s["high"], [n["high"], *(none + SIZES[size][0] for size in FRAMED), pair, pair * 1.15,
                                  *(torch.minimum(shown * k, n["high"]).clamp(min=.5) for k in (1.5, 2.2))])

    def frame(self, s: dict[str, torch.Tensor], n: Numbers, x: tuple[torch.Tensor, torch.Tensor], prop: tuple[torch.Tensor, torch.Tensor],
              high: torch.Tensor,
              chin: torch.Tensor) -> dict[str, Choice]:
        """The frame's middle; chin [B]: y of the base of the first person's neck."""
        none = 0 * n["at"]
        return {"frame_x": Choice(s["frame_x"], [none, x[0], (x[0] + x[1]) / 2, prop[0]]),
                "frame_y": Choice(s["frame_y"], [n["middle"], prop[1] - .3 * high, none + SIZES["full"][1], -.38 * high,
                                                 *(SIZES[size][1] + chin + 1.48 for size in FRAMED[1:])])}

    def forward(self, heard: torch.Tensor, thing: torch.Tensor, place: torch.Tensor, arrangement: torch.Tensor, noise: torch.Tensor,
                kind: torch.Tensor, offsets: torch.Tensor) -> Numbers:
        """place [B] int64 of PLACES (argmax of `placed`), arrangement [B] int64, kind [B, 6] and offsets [B, 10] of the first person.

        -> logits of CLASSES by name, and numbers [B]: x_i, floor_i, seat_i (0: none), yaw_i, speed_i, pace_i, phase_i of person i; prop_x, prop_y,
        prop_scale, prop_layer, prop_speed, prop_stride; and camera [B, 8]: x, y, height at the start and the end, drift, follow.
        """
        s, n = self.scores(heard, thing, self.ground_of(place, arrangement), noise)
        out = {name: s[name] for name in CLASSES}
        out.update({name: choice.best() for name, choice in self.people(s, n).items()})
        tables = {"yaw": YAWS, "speed": GOES, "pace": TEMPOS}
        for i in (0, 1):
            for name, table in tables.items():
                out[f"{name}_value_{i}"] = torch.tensor(table)[s[f"{name}_{i}"].argmax(1)]
            out[f"phase_{i}"] = evenly(noise)[:, PHASE] + .37 * i
        out.update({name: choice.best() for name, choice in self.prop(s, n, out["x_0"]).items()})
        out["prop_stride"] = torch.tensor([STRIDES[g] for g in GAITS])[s["gait"].argmax(1)]
        x = (out["x_0"], out["x_1"])
        high = self.high(s, n, x, out["prop_scale"]).best()
        pose = s["pose_0"].argmax(1)
        chin = -out["floor_0"] - self.chin(pose, kind, offsets, out["seat_0"])
        at = {name: choice.best() for name, choice in self.frame(s, n, x, (out["prop_x"], out["prop_y"]), high, chin).items()}
        c = part(heard, "camera") @ self.cameras
        follow = s["follow"].argmax(1).float() * out["speed_value_0"]
        middles = [at["frame_x"] + c[:, 0] * high, at["frame_y"] + c[:, 1] * high, c[:, 2] * high, at["frame_x"] + c[:, 3] * high,
                   at["frame_y"] + c[:, 4] * high, c[:, 5] * high]
        out["camera"] = torch.stack([*middles, c[:, 6], follow], 1)
        return out


def passed(u: torch.Tensor) -> torch.Tensor:
    """[B, n] in 0..1 -> [B, n * 11]: for each number how far it has passed every twelfth (halves, thirds and quarters among them)."""
    marks = torch.arange(1, 12).float() / 12
    return torch.sigmoid(300 * (u[..., None] - marks)).flatten(1)

