"""D(video, text): is this film genuine, and does it show what the text says? Eight moments, as squares round each of two subjects; four of them whole, and heads.

The match is a projection (Miyato and Koyama 2018): picture features times text features. Beside free features both sides have one set for
each attribute: on the picture's side the log-probability of every value that can be seen, on the text's side how much of each value was said.
So a caption that is wrong in one word lowers one term, and which subject wears what is a product within that subject's own square.

Beside the sum of these terms stands what D would be if it knew the probabilities: of a caption that is true, or wrong in one attribute of which nobody says which, the odds
are the mean over the attributes of the odds that it is this one. A film that is hard to read in many ways is so not taken for one that is wrong in one. How far D's own
probabilities may be believed (a temperature, an offset and what not being shown counts, for each attribute) is learned with the rest.
"""
from __future__ import annotations

import math
from typing import NamedTuple

import torch
import torch.nn as nn
import torch.nn.functional as F

from shotloom_world import facts, props
from shotloom_world.facts import UNSAID
from shotloom_world.staging import POSES

from .eyes import WIDTH, Eyes
from .layout import FIGURES
from .reader import Block
from .seen import FRAME_HEADS, MOVE_OF, SUBJECT_HEADS
from .views import Views

GENUINE, FREE, TEXT, LAYERS, HEADS, GROUPS = 128, 96, 96, 2, 4, 8
SURE = 6.                                # log-probabilities count down to minus this
LEAST = 1e-3                             # the least that a probability counts as, where its logarithm is taken
OTHER_WAY = 1.                           # by how much better the first person must fit the second square to be looked for there
PEOPLE_SLOTS = ("kind", "colour", "action", "feeling", "direction")
FRAME_SLOTS = ("place", "time", "weather", "season", "size", "camera")
SLOTS = (*FRAME_SLOTS, *(f"{p}.{n}" for p in ("first", "second") for n in PEOPLE_SLOTS), "thing")
_VALUES = facts.slots(tuple(props.KEYS))
_CAMERA = {**MOVE_OF, "static": "still", "handheld": "still"}


def _shown_by(slot: str, value: str) -> tuple[str, ...]:
    """Values of the picture's head that show what a slot says."""
    if slot == "camera":
        return (_CAMERA.get(value, ""),)
    if slot == "size":
        return ("medium_close",) if value == "over_shoulder" else (value,)
    if slot.endswith("action"):
        return POSES.get(value, ())
    if slot.endswith("kind"):
        return {"person": facts.PEOPLE, "crowd": facts.PEOPLE, "child": ("girl", "boy")}.get(value, (value,))
    return (value,)


_SILENT = {s: [i for i, v in enumerate(_VALUES[s]) if v in (UNSAID, "none", "thing")] for s in SLOTS}


def _table(slot: str, heads: dict[str, tuple[str, ...]]) -> torch.Tensor:
    """[values of the slot, values of the head] 1 where they agree."""
    shown = heads[slot.rpartition(".")[2]]
    return torch.tensor([[float(v in _shown_by(slot, said)) for v in shown] for said in _VALUES[slot]])


class TextEncoder(nn.Module):
    """ids, language [B, N], N at most `length`, -> logits of SLOTS, and free features of the scene and of each subject [B, 1 + FIGURES, FREE]."""

    def __init__(self, words: int, length: int):
        super().__init__()
        self.embed, self.language = nn.Embedding(words, TEXT), nn.Embedding(2, TEXT)
        self.position = nn.Parameter(torch.randn(length, TEXT) * .02)
        self.blocks = nn.ModuleList([Block(TEXT, HEADS) for _ in range(LAYERS)])
        self.norm = nn.LayerNorm(TEXT)
        self.questions = nn.Parameter(torch.randn(len(SLOTS) + 1 + FIGURES, TEXT) * .3)
        self.key, self.value = nn.Linear(TEXT, TEXT), nn.Linear(TEXT, TEXT)
        self.nothing = nn.Parameter(torch.randn(1, TEXT) * .02)
        self.heads = nn.ModuleList([nn.Linear(TEXT, len(_VALUES[s])) for s in SLOTS])
        self.free = nn.Linear(TEXT, FREE)

    def forward(self, ids: torch.Tensor, language: torch.Tensor) -> tuple[list[torch.Tensor], torch.Tensor]:
        bias = (ids == 0).float() * -1e4
        x = self.embed(ids) + self.language(language) + self.position[:ids.shape[1]]
        for block in self.blocks:
            x = block(x, bias)
        x = torch.cat([self.norm(x), self.nothing.expand(len(ids), 1, -1)], 1)
        bias = torch.cat([bias, 0 * bias[:, :1]], 1)
        attention = torch.softmax(self.questions @ self.key(x).transpose(1, 2) / math.sqrt(TEXT) + bias[:, None, :], -1)
        found = attention @ self.value(x)
        return [h(found[:, i]) for i, h in enumerate(self.heads)], self.free(found[:, len(SLOTS):])


class Film(nn.Module):
    """Pictures over time [N, T, 3, H, W] and weights [N, T] -> features [N, GENUINE]. Normalised within each picture: a batch holds genuine films and
    G's, which must not be told apart by what the batch has in common."""

    def __init__(self, channels: tuple[int, ...], cells: int):
        super().__init__()
        c = (3, *channels)
        self.convs = nn.ModuleList([nn.Conv2d(c[i], c[i + 1], 5 if i == 0 else 3, 2, 2 if i == 0 else 1) for i in range(len(channels))])
        self.norms = nn.ModuleList([nn.GroupNorm(GROUPS, n) for n in channels[1:]])
        self.flat = nn.Linear(channels[-1] * cells, GENUINE)
        self.over_time = nn.Conv1d(GENUINE, GENUINE, 3, 1, 1)
        self.mix = nn.Linear(2 * GENUINE, GENUINE)

    def forward(self, x: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
        n, t = x.shape[:2]
        h = x.flatten(0, 1) * 2 - 1
        for i, conv in enumerate(self.convs):
            h = conv(h)
            h = F.leaky_relu(self.norms[i - 1](h.float()).to(h.dtype) if i else h, .2)
        h = F.leaky_relu(self.flat(h.flatten(1)), .2).view(n, t, GENUINE) * weight[..., None]
        later = F.leaky_relu(self.over_time(h.transpose(1, 2)), .2).transpose(1, 2) * weight[..., None]
        total = weight.sum(1, keepdim=True).clamp(min=1e-3)
        return F.leaky_relu(self.mix(torch.cat([h.sum(1) / total, later.sum(1) / total], 1)), .2)


class Genuine(nn.Module):
    """Is it a film of the drawn world or one of G's? One logit of what is seen, without words."""

    def __init__(self) -> None:
        super().__init__()
        self.whole, self.close, self.face = Film((16, 32, 48, 48), 5 * 8), Film((16, 32, 48, 48), 4 * 4), Film((16, 32, 48, 48), 4 * 4)
        self.verdict = nn.Sequential(nn.Linear(3 * GENUINE, GENUINE), nn.LeakyReLU(.2), nn.Linear(GENUINE, 1))

    def forward(self, v: Views) -> torch.Tensor:
        n = len(v.whole)

        def round_them(film: Film, pictures: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
            there = weight.amax(2)
            each = film(pictures.flatten(0, 1), weight.flatten(0, 1)).view(n, FIGURES, GENUINE)
            return (each * there[..., None]).sum(1) / there.sum(1, keepdim=True).clamp(min=1)

        every = [self.whole(v.whole, torch.ones(v.whole.shape[:2])), round_them(self.close, v.close, v.present), round_them(self.face, v.face, v.faced)]
        return self.verdict(torch.cat(every, 1)).squeeze(1)


class Verdict(NamedTuple):
    """What D sees in N films: free features, logits of every attribute and of whether it can be seen; of the scene [N, ...] and of subjects [N * FIGURES, ...]."""
    scene: tuple[torch.Tensor, list[torch.Tensor], torch.Tensor]
    people: tuple[torch.Tensor, list[torch.Tensor], torch.Tensor]
    present: torch.Tensor            # [N, FIGURES] 0 or 1


class Discriminator(nn.Module):
    def __init__(self, words: int, length: int):
        super().__init__()
        self.eyes, self.genuine = Eyes(), Genuine()
        self.free_scene, self.free_person = nn.Linear(WIDTH, FREE), nn.Linear(WIDTH, FREE)
        self.scene_shows, self.person_shows = nn.Linear(WIDTH, len(FRAME_HEADS)), nn.Linear(WIDTH, len(SUBJECT_HEADS))
        self.text = TextEncoder(words, length)
        # of things the picture's values are the text's, in the same order after "none"
        self.tables = nn.ParameterDict({s.replace(".", "_"): nn.Parameter(_table(s, FRAME_HEADS if s in FRAME_HEADS else SUBJECT_HEADS)) for s in SLOTS if s != "thing"})
        self.weights = nn.Parameter(torch.full((len(SLOTS),), -1.))
        self.tempers, self.doubts, self.plain = (nn.Parameter(torch.full((len(SLOTS),), v)) for v in (-.5, -2., 1.5))
        self.absent = nn.Parameter(torch.zeros(FREE))
        self.bias = nn.Parameter(torch.tensor(1.))

    def see(self, v: Views) -> Verdict:
        seen = self.eyes(v)
        return Verdict((self.free_scene(seen.scene), seen.frame, self.scene_shows(seen.scene)), (self.free_person(seen.people), seen.subject, self.person_shows(seen.people)),
                       v.present.amax(2))

    def hear(self, ids: torch.Tensor, language: torch.Tensor) -> tuple[list[torch.Tensor], torch.Tensor]:
        return self.text(ids, language)

    def match(self, seen: Verdict, heard: tuple[list[torch.Tensor], torch.Tensor]) -> torch.Tensor:
        """Logit [N] of this film for this text."""
        logits, free = heard
        said, silent = {}, {}
        for i, s in enumerate(SLOTS):
            chances = logits[i].float().softmax(-1)
            said[s] = chances[:, 1:] if s == "thing" else chances @ self.tables[s.replace(".", "_")].clamp(min=0)
            silent[s] = chances[:, _SILENT[s]].sum(1)
        weight, temper, doubt, plain = (dict(zip(SLOTS, v)) for v in (F.softplus(self.weights), self.tempers.exp(), self.doubts, self.plain))

        def agrees(names: tuple[str, ...], prefix: str, heads: dict[str, tuple[str, ...]], verdict: tuple[torch.Tensor, list[torch.Tensor], torch.Tensor],
                   there: torch.Tensor | None) -> tuple[torch.Tensor, torch.Tensor]:
            """How well what is said is seen [N] or [N, FIGURES], and for each name the log-odds that it is this that was said wrongly."""
            total: torch.Tensor | float = 0.
            wrongly = []
            for name in names:
                k = list(heads).index(name)
                seen_as, shows = verdict[1][k].float().softmax(-1), verdict[2][:, k].float().sigmoid()
                slot = prefix + name
                told, quiet = said[slot], silent[slot]
                if there is not None:
                    seen_as, shows = seen_as.view(-1, FIGURES, seen_as.shape[-1]), shows.view(-1, FIGURES) * there
                    told, quiet = told[:, None], quiet[:, None]
                likely = (told * seen_as).sum(-1)
                # nothing said is always right
                total = total + weight[slot] * shows * torch.log(likely + quiet + math.exp(-SURE))
                likely = likely.clamp(LEAST, 1 - LEAST)
                wrongly.append(doubt[slot] - temper[slot] * torch.log(likely / (1 - likely)) + plain[slot] * torch.log(shows.clamp(min=LEAST)) + torch.log((1 - quiet).clamp(min=LEAST ** 2)))
            return total, torch.stack(wrongly, -1)                        # type: ignore[return-value]

        scene, of_scene = agrees(FRAME_SLOTS, "", FRAME_HEADS, seen.scene, None)
        scene = scene + (seen.scene[0].float() * free[:, 0]).sum(1) / math.sqrt(FREE)
        own = seen.people[0].float().view(-1, FIGURES, FREE)
        own = own * seen.present[..., None] + self.absent * (1 - seen.present[..., None])
        fits, wrongly = [], []
        for p, person in enumerate(("first", "second")):
            own_fits, own_wrong = agrees(PEOPLE_SLOTS, f"{person}.", SUBJECT_HEADS, seen.people, seen.present)
            if p == 0:
                thing_fits, thing_wrong = agrees(("thing",), "", SUBJECT_HEADS, seen.people, seen.present)
                own_fits, own_wrong = own_fits + thing_fits, torch.cat([own_wrong, thing_wrong], -1)
            fits.append(own_fits + (own * free[:, None, 1 + p]).sum(-1) / math.sqrt(FREE))
            wrongly.append(own_wrong)
        # the first whom the text speaks of in the first square, or in the second
        readings = ((0, 1), (1, 0))
        agreed = torch.stack([fits[0][:, a] + fits[1][:, b] for a, b in readings], 1)
        share = torch.softmax(agreed - torch.tensor([0., OTHER_WAY]), 1)
        right = torch.stack([-torch.logsumexp(F.pad(torch.cat([of_scene, wrongly[0][:, a], wrongly[1][:, b]], 1), (0, 1)), 1) for a, b in readings], 1)
        return self.bias + scene + (share * (agreed + right)).sum(1)
