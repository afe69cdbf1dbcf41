"""Heads of G that cast people and let them act: words and noise become an identity, its colours, its poses and its face.

Tables that a person's parts share are embeddings; what is chosen is chosen as the world chooses: a head gives each option's share, and
one number of the person's noise decides by falling into one of the shares laid end to end. So one seed is one person, what words fix has
the whole share, and noise never averages two people. Where people stand and what the camera sees is in blocking.py.
"""
from __future__ import annotations

import math
from typing import Sequence

import torch
import torch.nn as nn
import torch.nn.functional as F

from shotloom_world.acting import BLINK_EVERY, SYLLABLES, SYLLABLES_A_SECOND
from shotloom_world.casting import ALIKE, CHOOSES, COLOUR, SHIFTS
from shotloom_world.noise import PERSON
from shotloom_world.people.body import KINDS, OFFSETS
from shotloom_world.people.colours import GARMENTS as SHADES
from shotloom_world.people.face import EXPRESSIONS, FACE_RANGES, VISEMES
from shotloom_world.people.garments import FEMALE, TOPS
from shotloom_world.people.identity import TABLES, WOMENS_HATS, Identity
from shotloom_world.people.joints import JOINTS, SIDES
from shotloom_world.people.limbs import HAND_SHAPES
from shotloom_world.people.person import Person
from shotloom_world.people.poses import ACTIONS

from .condition import SLOTS, evenly, part
from .layout import KEYS

# fields of an identity in the order in which they are chosen: what of the words and of earlier choices each depends on
CHOICES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "kind": (("kind", "role"), ()), "skin": ((), ()), "top": (("role", "garment", "place"), ("kind",)), "hair": (("hair",), ("kind", "top")),
    "hair_colour": (("hair",), ("kind", "skin")), "iris": ((), ("skin",)), "bottom": (("role",), ("kind", "top")),
    "colour": (("role", "colour"), ("top",)),
    "bottom_colour": ((), ("top", "colour")), "trim_colour": ((), ("top", "colour")), "tie_colour": ((), ()), "shoe_colour": ((), ("kind", "top")),
    "hat": (("role",), ("kind", "top")), "hat_colour": (("role",), ("hat", "colour")), "glasses": (("role",), ("kind",)), "beard": ((), ("kind",)),
    "scarf": ((), ("top",)), "scarf_colour": ((), ("scarf",)), "bag": (("role",), ("kind", "top")), "bag_colour": (("role",), ("bag",)),
    "tie": ((), ("kind", "top")), "cane": ((), ("kind",)),
}
OPTIONS: dict[str, tuple[object, ...]] = {**{name: TABLES[name] for name in CHOICES if name in TABLES}, "tie": (False, True), "cane": (False, True)}
# the number of a person's noise that decides a field: kinds that words leave open go by the last, all others by their turn
DECIDES = {name: PERSON - 1 if name == "kind" else i for i, name in enumerate(CHOICES)}
assert DECIDES["colour"] == COLOUR
SAID = ("kind", "role", "garment", "colour", "hair", "place")
SAID_WIDTHS = {name: len(SLOTS["place" if name == "place" else f"first.{name}"]) for name in SAID}
CUTS = tuple(dict.fromkeys(top.collar for top in TOPS.values()))
LEAST = .01                # options with less than this share of the likeliest one's are never chosen
# what a picture may choose although words and the world would leave it out, where these of SAID leave it open; and the share that it then begins with
PICTURED: dict[str, tuple[str, ...]] = {"top": ("role", "garment"), "hair": ("hair",), "hair_colour": ("hair",), "bottom": ("role", "garment"), "colour": ("role", "colour"),
                                        "bottom_colour": ("role",), "hat": ("role",), "hat_colour": ("role",), "glasses": ("role",)}
RARE = .02
FIELDS = tuple(CHOICES)
STARTS = {name: sum(len(OPTIONS[f]) for f in FIELDS[:i]) for i, name in enumerate(FIELDS)}
EVIDENCE = sum(len(OPTIONS[name]) for name in FIELDS)                    # numbers of what a picture says (look.py)
PALETTE = tuple(Person(Identity()).palette())
POSES = tuple(ACTIONS)
JOINT_NAMES = tuple(JOINTS)
FACE = tuple(FACE_RANGES)
MOODS, MOUTHS = tuple(EXPRESSIONS), tuple(VISEMES)
DEGREES = 30.              # a joint's unit inside the network
SPEECH = tuple(MOUTHS.index(SYLLABLES[i % len(SYLLABLES)]) for i in range(KEYS))
SPEECH_RATE = SYLLABLES_A_SECOND / KEYS          # cycles a second of the sixteen face keys
BLINK_RATE, BLINK_PHASE = 1 / BLINK_EVERY, 1.7 / BLINK_EVERY         # cycles a second; cycles for each cycle of the actor's own phase

Said = dict[str, torch.Tensor]
Choices = dict[str, torch.Tensor]


def mlp(*widths: int) -> nn.Sequential:
    """Linear layers with leaky ReLU between them."""
    layers: list[nn.Module] = []
    for i, (a, b) in enumerate(zip(widths, widths[1:])):
        layers += [nn.Linear(a, b)] + ([nn.LeakyReLU(.1)] if i < len(widths) - 2 else [])
    return nn.Sequential(*layers)


def one_hot(index: torch.Tensor, size: int) -> torch.Tensor:
    """[B] -> [B, size]."""
    return torch.eye(size)[index]


def of_field(evidence: torch.Tensor, name: str) -> torch.Tensor:
    """[B, EVIDENCE] -> [B, options] of one field."""
    return evidence[:, STARTS[name]:STARTS[name] + len(OPTIONS[name])]


def unsaid(said: Said, names: Sequence[str]) -> torch.Tensor:
    """[B] 1 where words say none of these (a slot's last value: unsaid), else 0."""
    return (torch.stack([said[name][:, -1] for name in names], 1).min(1).values > .5).float()


def worn_by(name: str) -> list[list[float]]:
    """[kinds, options] 1 where somebody of the kind may have the option because a picture shows it."""
    may = {"top": lambda kind, o: kind in TOPS[str(o)].kinds, "bottom": lambda kind, o: kind in FEMALE or "skirt" not in str(o),
           "hat": lambda kind, o: kind in FEMALE or o not in WOMENS_HATS}.get(name, lambda *_: True)
    return [[float(may(kind, option)) for option in OPTIONS[name]] for kind in OPTIONS["kind"]]


def said_of(heard: torch.Tensor, person: str) -> Said:
    """What was heard (condition.heard) of `first` or `second`, and of the place: name -> [B, values]."""
    return {name: part(heard, "place" if name == "place" else f"{person}.{name}") for name in SAID}


class CastNet(nn.Module):
    """Who a person is."""

    def __init__(self, hidden: int = 128) -> None:
        super().__init__()
        self.heads = nn.ModuleDict({name: mlp(max(1, sum(SAID_WIDTHS[s] for s in said) + sum(len(OPTIONS[e]) for e in earlier)), hidden, hidden,
                                              len(OPTIONS[name]))
                                    for name, (said, earlier) in CHOICES.items()})
        self.offsets = nn.Linear(len(OFFSETS), len(OFFSETS))
        self.register_buffer("cut", torch.tensor([[float(TOPS[top].collar == cut) for cut in CUTS] for top in OPTIONS["top"]]), persistent=False)
        for name in PICTURED:
            self.register_buffer(f"may_{name}", torch.tensor(worn_by(name)), persistent=False)
        self.register_buffer("near", torch.tensor([[float(math.dist(SHADES[a], SHADES[b]) < ALIKE) for b in OPTIONS["colour"]] for a in OPTIONS["colour"]]),
                             persistent=False)

    def shares(self, name: str, said: Said, chosen: Choices) -> torch.Tensor:
        """[B, options] logits of the shares of one field."""
        words, earlier = CHOICES[name]
        known = [said[s] for s in words] + [chosen[e] for e in earlier]
        return self.heads[name](torch.cat(known, 1) if known else said["kind"][:, :1] * 0)

    def shape(self, noise: torch.Tensor) -> torch.Tensor:
        """[B, PERSON] -> [B, 10] of the body's offsets."""
        return self.offsets(noise[:, len(CHOICES):len(CHOICES) + len(OFFSETS)]).clamp(-1, 1)

    def pictured(self, name: str, share: torch.Tensor, said: Said, chosen: Choices, evidence: torch.Tensor) -> torch.Tensor:
        """The shares [B, options] of one field after what a picture says of it (log-odds, [B, EVIDENCE]): Bayes' rule without its denominator.
        Nought leaves every share as it is, and what words rule out stays out."""
        told = of_field(evidence, name)
        if name in PICTURED:
            may = (told != 0).float().max(1, keepdim=True).values * unsaid(said, PICTURED[name])[:, None]
            share = share + RARE * may * (chosen["kind"] @ getattr(self, f"may_{name}"))
        return share * torch.exp(told)

    def forward(self, said: Said, noise: torch.Tensor, shift: torch.Tensor | float = 0., evidence: torch.Tensor | None = None) -> tuple[Choices, torch.Tensor]:
        """-> the chosen option of every field as one-hots (in the order of OPTIONS), and the offsets [B, 10]. `shift` [B]: of the number that
        decides the colour (casting.shifted); `evidence` [B, EVIDENCE]: what pictures say (look.py)."""
        chosen: Choices = {}
        marks = evenly(noise)
        for name in CHOICES:
            share = torch.softmax(self.shares(name, said, chosen), 1)
            share = share * (share > LEAST * share.max(1, keepdim=True).values).float()
            if evidence is not None:
                share = self.pictured(name, share, said, chosen, evidence)
            ends = torch.cumsum(share, 1)
            mark = marks[:, DECIDES[name]] + (shift if name == "colour" else 0.)
            below = (ends[:, :-1] <= ((mark - mark.floor())[:, None] * ends[:, -1:])).long().sum(1)
            chosen[name] = one_hot(below, len(OPTIONS[name]))
        return chosen, self.shape(noise)

    def pair(self, said: Said, noise: torch.Tensor, evidence: torch.Tensor, two: torch.Tensor) -> tuple[Choices, torch.Tensor]:
        """Both people of a shot, [2, ..] each, told apart where they would be dressed alike (casting.identities) and no picture says so; two []:
        whether both are there."""
        n = len(SHIFTS)
        chosen, offsets = self({k: v.repeat_interleave(n, 0) for k, v in said.items()}, noise.repeat_interleave(n, 0), torch.tensor(SHIFTS).repeat(2),
                               evidence.repeat_interleave(n, 0))
        open_ = (said["colour"][:, -1] * said["role"][:, -1] > .5) & (of_field(evidence, "colour") == 0).all(1)
        changes = (open_[1] & ((noise[1, CHOOSES] > noise[0, CHOOSES]) | ~open_[0])).long()
        tried, other = changes * n + torch.arange(n), (1 - changes) * n
        cut, colour = chosen["top"] @ self.cut, chosen["colour"]
        alike = (cut[tried] * cut[other]).sum(1) * ((colour[tried] @ self.near) * colour[other]).sum(1)
        taken = torch.where(two & open_.any(), ((1 - alike) * torch.arange(n, 0, -1)).argmax(), 0)
        rows = torch.stack([taken * (1 - changes), n + taken * changes])
        return {k: v[rows] for k, v in chosen.items()}, offsets[rows]


def chosen_of(identities: Sequence[Identity]) -> Choices:
    """Identities as one-hots."""
    return {name: torch.stack([F.one_hot(torch.tensor(options.index(getattr(i, name))), len(options)).float() for i in identities]) for name,
            options in OPTIONS.items()}


def identities_of(chosen: Choices, offsets: torch.Tensor) -> list[Identity]:
    """One-hots as identities."""
    names = {name: [options[k] for k in chosen[name].argmax(1).tolist()] for name, options in OPTIONS.items()}
    return [Identity(**{name: values[b] for name, values in names.items()}, offsets=tuple(offsets[b].tolist()))
            for b in range(len(offsets))]  # type: ignore[arg-type]


class PaletteNet(nn.Module):
    """Colour names -> RGB of the palette's classes: every class mixes shades of the named colours; garments and the like say how much of which."""
    NAMED = ("skin", "hair_colour", "iris", "colour", "bottom_colour", "trim_colour", "tie_colour", "shoe_colour", "hat_colour", "scarf_colour",
             "bag_colour")
    WEARS = ("kind", "top", "hat")

    def __init__(self, shades: int = 3) -> None:
        super().__init__()
        self.shades = shades
        self.colours = nn.ModuleDict({name: nn.Linear(len(OPTIONS[name]), len(PALETTE) * shades * 3, bias=False) for name in self.NAMED})
        self.mixes = nn.Linear(sum(len(OPTIONS[name]) for name in self.WEARS), len(PALETTE) * len(self.NAMED) * shades)
        self.plain = nn.Linear(sum(len(OPTIONS[name]) for name in self.WEARS), len(PALETTE) * 3)
        for linear in (*self.colours.values(), self.mixes):
            nn.init.normal_(linear.weight, 0, .15)

    def forward(self, chosen: Choices) -> torch.Tensor:
        """-> [B, PALETTE, 3]."""
        worn = torch.cat([chosen[name] for name in self.WEARS], 1)
        shades = torch.stack([self.colours[name](chosen[name]).view(-1, len(PALETTE), self.shades, 3) for name in self.NAMED], 2)
        mixes = self.mixes(worn).view(-1, len(PALETTE), len(self.NAMED), self.shades, 1)
        return (shades * mixes).sum([2, 3]) + self.plain(worn).view(-1, len(PALETTE), 3)


class PoseNet(nn.Module):
    """A pose's name and a body -> its joint program: KEYS poses of one cycle, or from start to end."""
    LEGS = tuple((JOINT_NAMES.index(f"hip_{side}"), JOINT_NAMES.index(f"kn_{side}")) for side, _ in SIDES)

    def __init__(self, hidden: int = 192, bend: int = 24) -> None:
        super().__init__()
        numbers = KEYS * len(JOINT_NAMES)
        self.of_kind = nn.Embedding(len(POSES) * len(KINDS), numbers)
        self.of_offset = nn.Embedding(len(POSES), len(OFFSETS) * numbers)
        self.name = nn.Embedding(len(POSES), 24)
        self.more = mlp(24 + len(KINDS) + len(OFFSETS), hidden, hidden, bend)
        self.bent = nn.Linear(bend, numbers, bias=False)
        self.seat = mlp(len(KINDS) + len(OFFSETS) + 1, 96, 96, 1)
        self.hands = nn.Embedding(len(POSES), 2 * len(HAND_SHAPES))
        self.once = nn.Embedding(len(POSES), 1)
        self.register_buffer("lowest", torch.tensor([low for low, _ in JOINTS.values()]).float())
        self.register_buffer("highest", torch.tensor([high for _, high in JOINTS.values()]).float())
        for table in (self.of_kind, self.of_offset):
            nn.init.zeros_(table.weight)
        nn.init.normal_(self.name.weight, 0, .5)

    def unseated(self, pose: torch.Tensor, kind: torch.Tensor, offsets: torch.Tensor) -> torch.Tensor:
        """[B, KEYS, joints] in degrees, before a seat."""
        base = self.of_kind((pose * len(KINDS) + kind.argmax(1)))
        slopes = self.of_offset(pose).view(len(pose), len(OFFSETS), -1)
        more = self.bent(self.more(torch.cat([self.name(pose), kind, offsets], 1)))
        return (base + (slopes * offsets[..., None]).sum(1) + more).view(len(pose), KEYS, -1) * DEGREES

    def hip(self, kind: torch.Tensor, offsets: torch.Tensor, seat: torch.Tensor) -> torch.Tensor:
        """[B] degrees: how far the thighs rise on a seat `seat` heads [B] above the ground."""
        return 90 + DEGREES * self.seat(torch.cat([kind, offsets, seat[:, None]], 1))[:, 0]

    def forward(self, pose: torch.Tensor, kind: torch.Tensor, offsets: torch.Tensor, seat: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor,
        torch.Tensor]:
        """pose [B] int64 (of POSES), kind [B, 6], offsets [B, 10], seat [B] heads above the feet or 0 -> joints [B, KEYS, 27] in degrees
        (lift in heads) at yaw 0, hand shapes' logits [B, 2, 6] (left, right), once [B] in 0..1."""
        joints = self.unseated(pose, kind, offsets)
        rises = ((seat > 0).float() * (1 - (pose == POSES.index("lie")).float()))[:, None]
        hip = self.hip(kind, offsets, seat)[:, None]
        columns = list(joints.unbind(2))
        for thigh, knee in self.LEGS:
            change = (hip - columns[thigh]) * rises
            columns[thigh], columns[knee] = columns[thigh] + change, columns[knee] + change
        joints = torch.minimum(torch.maximum(torch.stack(columns, 2), self.lowest), self.highest)
        return joints, self.hands(pose).view(-1, 2, len(HAND_SHAPES)), torch.sigmoid(self.once(pose)[:, 0])


class FaceNet(nn.Module):
    """An expression and a mouth -> the face's 12 numbers; blinks shut the eyes later."""

    def __init__(self) -> None:
        super().__init__()
        self.net = mlp(len(MOODS) + len(MOUTHS), 64, 64, len(FACE))
        self.register_buffer("lowest", torch.tensor([low for low, _ in FACE_RANGES.values()]))
        self.register_buffer("highest", torch.tensor([high for _, high in FACE_RANGES.values()]))

    def forward(self, expression: torch.Tensor, mouth: torch.Tensor) -> torch.Tensor:
        """expression [B, 13], mouth [B, 7] (shares) -> [B, 12]."""
        return torch.minimum(torch.maximum(self.net(torch.cat([expression, mouth], 1)), self.lowest), self.highest)

    def mouths(self, expression: torch.Tensor, talks: torch.Tensor) -> torch.Tensor:
        """expression [B, 13], talks [B] of 0 and 1 -> [B, VISEMES, 12]: the face with every mouth shape, which a voice mixes; who does not talk stays at rest."""
        rest = one_hot(torch.full((len(MOUTHS),), MOUTHS.index("rest")), len(MOUTHS))
        every = rest + talks[:, None, None] * (torch.eye(len(MOUTHS)) - rest)
        faces = self(expression[:, None].expand(-1, len(MOUTHS), -1).flatten(0, 1), every.flatten(0, 1))
        return faces.view(-1, len(MOUTHS), len(FACE))

    def program(self, expression: torch.Tensor, talks: torch.Tensor) -> torch.Tensor:
        """expression [B, 13], talks [B] of 0 and 1 -> [B, KEYS, 12]: the faces of one cycle at SPEECH_RATE."""
        spoken, rest = one_hot(torch.tensor(SPEECH), len(MOUTHS)), one_hot(torch.full((KEYS,), MOUTHS.index("rest")), len(MOUTHS))
        mouths = rest + talks[:, None, None] * (spoken - rest)
        faces = self(expression[:, None].expand(-1, KEYS, -1).flatten(0, 1), mouths.flatten(0, 1))
        return faces.view(-1, KEYS, len(FACE))
