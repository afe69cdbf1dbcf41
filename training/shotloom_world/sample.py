"""Draws shots as scripts write them: how often each value occurs follows action lines of plays and stories (words/frequencies.json).

Everything that can be said occurs: a value's chance is its measured share to the power of `FLATTENED`, with a floor for what
old plays never say (a telephone, a news studio).
"""
from __future__ import annotations

import json
import random
import zlib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from . import facts, props, settling
from .facts import UNSAID, Shot, Who

FLATTENED, FLOOR = .6, .25           # the floor as a share of an even chance
# what two may do at once and be said of in one breath: a woman and a boy walk
TOGETHER = frozenset(("talk", "walk", "run", "stand", "sit", "dance", "laugh", "fight", "sing", "wave", "look", "eat", "cry", "enter", "leave"))
PEOPLE_ACTIONS = tuple(a for a in facts.ACTIONS)
ANIMAL_ACTIONS = ("sit", "lie", "sleep", "eat", "drink", "stand", "look", "run", "walk", "jump", "turn", "enter", "leave", "fall")     # of animals as of people
THING_ACTIONS: dict[str, tuple[str, ...]] = {"drive": ("drive", "run"), "walk": ("walk", "stand", "look", "sleep"), "run": ("run", "jump"), "fly": ("jump",), "sail": ("drive",), "swim": ("walk",),
                                             "roll": ("turn",), "fall": ("fall",), "rise": ("jump",)}
WITH_SECOND = ("give", "take", "talk", "look", "hug", "dance", "fight", "walk", "run", "sit", "stand", "bow", "laugh", "cry", "eat", "drink", "push", "kneel", "point", "wave", "think")
WITH_THING = ("hold", "give", "take", "read", "write", "eat", "drink", "carry", "push", "open", "look", "point", "sit", "stand", "work", "cook", "phone")
HAND_ACTIONS = frozenset(("hold", "give", "take", "carry"))
DRIVEN = frozenset((UNSAID, "car", "street", "road", "old_street", "bridge", "village"))
NAMED = tuple(k for k in props.KEYS if k != "crowd")          # a crowd is somebody, not a thing
WITHHELD_ONE_IN = 29


@lru_cache(maxsize=1)
def _measured() -> dict[str, dict[str, float]]:
    return json.loads((Path(__file__).parent / "words" / "frequencies.json").read_text("utf8"))["weights"]


@lru_cache(maxsize=64)
def weights(name: str, values: tuple[str, ...]) -> tuple[float, ...]:
    """The chance of each value of a slot."""
    measured = _measured().get(name, {})
    raised = [measured.get(v, 0.) ** FLATTENED for v in values]
    total = sum(raised) or 1.
    even = 1 / len(values)
    return tuple((r / total if total else even) + FLOOR * even for r in raised)


def withheld(shot: Shot) -> bool:
    """Combinations of colour, kind and place, and pairs of the two people's colours, that training never sees."""
    first, second = shot.first, shot.second
    one = f"{first.kind} {first.colour} {shot.place}"
    two = f"{first.kind} {first.colour} {second.kind} {second.colour}"
    both = UNSAID not in (first.colour, second.colour) and second.kind != "none"
    return zlib.crc32(one.encode()) % WITHHELD_ONE_IN == 3 and first.colour != UNSAID or both and zlib.crc32(two.encode()) % 11 == 5


class Sampler:
    def __init__(self, rnd: random.Random):
        self.r = rnd

    def shot(self, held_out: bool = False) -> Shot:
        """One shot, of those that training sees or of those it does not."""
        while True:
            made = self._any()
            if withheld(made) == held_out:
                return made

    def _by_weight(self, name: str, values: tuple[str, ...]) -> str:
        return self.r.choices(values, weights(name, values))[0]

    def _maybe(self, chance: float, name: str, values: tuple[str, ...]) -> str:
        return self._by_weight(name, values) if self.r.random() < chance else UNSAID

    def _any(self) -> Shot:
        shot = self._one_act()
        alone = shot.second.kind == "none" and shot.first.kind not in ("none", "thing") and shot.first.action != UNSAID
        return replace(shot, next_action=self._by_weight("action", PEOPLE_ACTIONS)) if alone and self.r.random() < .22 else shot

    def _one_act(self) -> Shot:
        r = self.r
        place = self._maybe(.8, "place", facts.PLACES)
        indoors = place in facts.INDOORS
        base = Shot(place=place, time=self._maybe(.7, "time", facts.TIMES), weather=self._maybe(.12 if indoors else .45, "weather", facts.WEATHERS) if place != "space" else UNSAID,
                    season=self._maybe(.12, "season", facts.SEASONS), mood=self._maybe(.08, "mood", facts.MOODS), size=self._size(), camera=self._camera())
        draw = r.random()
        if draw < .16:                                        # somebody does something: a bare line
            return self._bare()
        if r.random() < .25:                                  # no heading, as most of a script has none
            base = Shot()
        draw = r.random()
        if draw < .74:
            return self._people(base)
        if draw < .92:
            return self._thing(base)
        return base

    def _bare(self) -> Shot:
        """A woman runs. Now and then in a place, or with what she holds."""
        r = self.r
        kind = self._by_weight("kind", ("person", *facts.PEOPLE, "child", "crowd"))
        role = self._by_weight("role", facts.ROLES) if r.random() < .25 and kind in ("person", "woman", "man") else UNSAID
        who = Who("person" if role != UNSAID and r.random() < .7 else kind, role, action=self._by_weight("action", PEOPLE_ACTIONS))
        shot = Shot(first=who, place=self._maybe(.3, "place", facts.PLACES))
        return replace(shot, thing=self._a_thing(who.action)) if who.action in HAND_ACTIONS or who.action in WITH_THING and r.random() < .3 else shot

    def _size(self) -> str:
        return self.r.choices((*facts.SIZES, UNSAID), (3, 2, 4, 1.2, 1.5, .5, .4, .5, 6))[0]

    def _camera(self) -> str:
        return self.r.choice(facts.CAMERAS[1:]) if self.r.random() < .3 else self.r.choice(("static", UNSAID, UNSAID))

    def _who(self, actions: tuple[str, ...]) -> Who:
        r = self.r
        kind = self._by_weight("kind", ("person", *facts.PEOPLE, "child", "crowd"))
        grown = kind in ("person", "woman", "man", "oldwoman", "oldman")
        if kind == "crowd":
            return Who(kind, action=self._by_weight("action", actions) if r.random() < .93 else UNSAID)
        roles = facts.ROLES if grown else ("pupil",)
        role = self._by_weight("role", roles) if r.random() < (.28 if grown else .12) else UNSAID
        if kind == "person" and role == UNSAID and r.random() < .5:
            kind = r.choice(("woman", "man"))
        garment = self._maybe(.18, "garment", facts.GARMENTS)
        return Who(kind, role, garment, self._maybe(.5 if garment == UNSAID else .6, "colour", facts.COLOURS), self._maybe(.06, "hair", facts.HAIRS),
                   self._by_weight("action", actions) if r.random() < .93 else UNSAID, self._maybe(.22, "feeling", facts.FEELINGS),
                   r.choice(facts.DIRECTIONS) if r.random() < .14 else UNSAID)

    def _people(self, base: Shot) -> Shot:
        r = self.r
        if r.random() < .12:
            return self._settled(base)
        if r.random() < .12:
            return replace(base, **dict(zip(("first", "second"), self._alike())))
        two, with_thing = r.random() < .38, r.random() < .34
        first = self._who(tuple(WITH_SECOND) if two else PEOPLE_ACTIONS)
        if first.action == "drive" and base.place not in DRIVEN:
            base = replace(base, place=r.choice(("car", UNSAID)))
        second = Who()
        if two:
            second = self._who(PEOPLE_ACTIONS)
            if second.kind == "crowd":
                second = Who("person")
            if r.random() < .75:
                second = Who(second.kind, second.role, second.garment, second.colour, second.hair, UNSAID, second.feeling, UNSAID)
            if first.action in TOGETHER and r.random() < .3:
                second = replace(second, action=first.action)
        thing, relation = "none", UNSAID
        if with_thing or first.action in HAND_ACTIONS:
            thing = self._a_thing(first.action)
            relation = self._relation(thing, first.action)
        colour = self._maybe(.3, "colour", facts.COLOURS) if thing != "none" and props.row(thing).tint else UNSAID
        return replace(base, first=first, second=second, thing=thing, relation=relation, thing_colour=colour)

    def _settled(self, base: Shot) -> Shot:
        """Somebody lies in bed, sits at a table, rides; or does something by what such a place has."""
        r = self.r
        action, things = r.choice((("lie", settling.LYING_HEIGHT), ("sleep", settling.LYING_HEIGHT), ("sit", settling.SITTING_HEIGHT), ("sit", settling.SITTING_HEIGHT),
                                   ("sit", settling.TABLES), (r.choice(("eat", "write")), settling.TABLES), ("drive", settling.SADDLES), ("drive", settling.SADDLES), ("", settling.HAD)))
        thing = r.choice(tuple(things))
        place = base.place if r.random() < .6 else settling.HOMES.get(thing, base.place) if r.random() < .7 else UNSAID
        first = self._who((action,) if action else PEOPLE_ACTIONS)
        first = first if first.kind != "crowd" else replace(first, kind="person")
        second, draw = Who(), r.random()
        if draw < .25:
            second = self._who(PEOPLE_ACTIONS if draw < .1 else (first.action,) if first.action != UNSAID else PEOPLE_ACTIONS)
            second = replace(second if second.kind != "crowd" else replace(second, kind="person"), action=second.action if r.random() < .5 else UNSAID)
        if draw > .92 and action:
            first = replace(first, direction=UNSAID, hair=UNSAID, action=action)
            second = first
        colour = self._maybe(.12, "colour", facts.COLOURS) if props.row(thing).tint else UNSAID
        return replace(base, place=place, first=first, second=second, thing=thing, thing_colour=colour)

    def _alike(self) -> tuple[Who, Who]:
        """Two who do the same and are said in one breath: a couple, two soldiers, they."""
        draw, action = self.r.random(), self._by_weight("action", PEOPLE_ACTIONS)
        if draw < .25:
            return Who("woman", action=action), Who("man", action=action)
        if draw < .45:
            return Who("person", action=action), Who("person", action=action)
        who = replace(self._who((action,)), direction=UNSAID, hair=UNSAID)
        who = who if who.kind != "crowd" else replace(who, kind="person")
        return who, who

    def _a_thing(self, action: str) -> str:
        hand = tuple(k for k in props.KEYS if props.row(k).metres < .8 and props.row(k).stands in ("hand", "table"))
        any_ = NAMED
        return self._by_weight("thing", hand if action in HAND_ACTIONS or self.r.random() < .4 else any_)

    def _relation(self, thing: str, action: str) -> str:
        row = props.row(thing)
        if action in HAND_ACTIONS or row.stands == "hand":
            return "held" if self.r.random() < .6 else UNSAID
        return {"table": "table", "wall": "wall", "sky": "sky"}.get(row.stands, "near") if self.r.random() < .5 else UNSAID

    def _thing(self, base: Shot) -> Shot:
        r = self.r
        thing = r.choice(props.ANIMALS) if r.random() < .2 else self._by_weight("thing", NAMED)
        row = props.row(thing)
        moves = [a for m in row.moves for a in THING_ACTIONS.get(m, ())]
        if thing in props.ANIMALS and r.random() < .5:
            moves = list(ANIMAL_ACTIONS)
        if moves and r.random() < .75:
            first = Who("thing", colour=self._maybe(.5, "colour", facts.COLOURS) if row.tint else UNSAID, action=r.choice(moves), direction=r.choice(("left", "right")) if r.random() < .4 else UNSAID)
            return replace(base, first=first, thing=thing)
        return replace(base, thing=thing, thing_colour=self._maybe(.4, "colour", facts.COLOURS) if row.tint else UNSAID)
