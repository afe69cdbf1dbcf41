"""What both languages of captions share: tokens, words for sizes and cameras, and how a saying is put together of its parts."""
from __future__ import annotations

import random
from dataclasses import dataclass, replace

from .facts import INDOORS, UNSAID, Shot, Who, value
from .settling import INSIDES

UNKNOWN = "<unk>"
VERBS = ("eat", "drink", "read", "write", "enter", "fall", "sing", "stand", "sit", "walk", "run", "turn", "talk", "look", "laugh", "cry", "leave", "take", "hold", "think", "open", "give")
LATE = .5                        # how often what somebody feels is said in a sentence of its own
UNNAMED = .08                    # how often who acts is somebody whom the tables do not know
EN_SUBJECT: dict[str, tuple[str, ...]] = {"woman": ("she",), "girl": ("she",), "oldwoman": ("she",), "man": ("he",), "boy": ("he",), "oldman": ("he",), "they": ("they",),
                                          "crowd": ("they",)}
EN_OBJECT: dict[str, tuple[str, ...]] = {"woman": ("her",), "man": ("him",)}
ZH_SUBJECT: dict[str, tuple[str, ...]] = {"woman": ("她",), "girl": ("她",), "oldwoman": ("她",), "man": ("他",), "boy": ("他",), "oldman": ("他",), "they": ("他们", "她们", "两人"),
                                          "crowd": ("他们",)}

SIZE_WORDS = {"en": {"wide": ("wide shot", "wide"), "full": ("full shot",), "medium": ("medium shot", "medium"), "medium_close": ("medium close shot",),
                     "close": ("close up", "close shot", "close"), "extreme_close": ("extreme close up",), "insert": ("insert",), "over_shoulder": ("over shoulder",)},
              "zh": {"wide": ("远景",), "full": ("全景",), "medium": ("中景",), "medium_close": ("中近景",), "close": ("近景", "特写"),
                     "extreme_close": ("大特写",), "insert": ("插入",), "over_shoulder": ("过肩",)}}
CAMERA_WORDS = {"en": {"static": ("static shot",), "pan_left": ("camera pans left",), "pan_right": ("camera pans right",), "tilt_up": ("camera tilts up",),
                       "tilt_down": ("camera tilts down",), "push_in": ("camera pushes in",), "pull_out": ("camera pulls back",),
                       "track_left": ("camera tracks left",), "track_right": ("camera tracks right",), "handheld": ("handheld",)},
                "zh": {"static": ("固定镜头",), "pan_left": ("镜头 左摇",), "pan_right": ("镜头 右摇",), "tilt_up": ("镜头 上摇",), "tilt_down": ("镜头 下摇",),
                       "push_in": ("镜头 推近",), "pull_out": ("镜头 拉远",), "track_left": ("镜头 左移",), "track_right": ("镜头 右移",), "handheld": ("手持",)}}


@dataclass(frozen=True)
class Token:
    """`also`: a slot of the second person that the word speaks for too (a couple; two men)."""
    word: str
    slot: str | None = None
    also: str | None = None


Tokens = list[Token]


class Saying:
    """What both languages share."""

    language = ""
    fill: tuple[str, ...] = ()

    def __init__(self, rnd: random.Random, shot: Shot):
        self.r, self.shot = rnd, shot
        # people of whom it is said afterwards how they feel, in a sentence of its own
        self.late = frozenset(p for p in ("first", "second") if self.who(p).feeling != UNSAID and self.who(p).kind != "thing" and self.told_apart() and rnd.random() < LATE)

    def words(self, *choices: str) -> Tokens:
        return [Token(w) for w in self.r.choice(choices).split()]

    def noise(self, chance: float, most: int = 3) -> Tokens:
        if self.r.random() > chance:
            return []
        return [Token(UNKNOWN if self.r.random() < .7 else self.r.choice(self.fill)) for _ in range(self.r.randint(1, most))]

    def concept(self, kind: str, slot: str) -> Tokens:
        v = value(self.shot, slot)
        return [] if v in (UNSAID, "none") else [Token(f"{kind}:{v}", slot)]

    def phrase(self, table: dict[str, dict[str, tuple[str, ...]]], slot: str) -> Tokens:
        v = value(self.shot, slot)
        return [] if v == UNSAID else [Token(w, slot) for w in self.r.choice(table[self.language][v]).split()]

    def look(self) -> list[Tokens]:
        """How it is seen: size and camera, each maybe."""
        return [t for t in (self.phrase(CAMERA_WORDS, "camera"), self.phrase(SIZE_WORDS, "size")) if t]

    def where(self) -> list[Tokens]:
        """The parts of a heading: time, weather, season, place, mood."""
        parts = [self.concept("time", "time"), self.concept("weather", "weather"), self.concept("season", "season"), self.concept("place", "place")]
        return [p for p in parts if p]

    def who(self, person: str) -> Who:
        return self.shot.first if person == "first" else self.shot.second

    def alike(self) -> bool:
        """Whether the two people are said in one breath: two men, a couple, they."""
        return self.shot.second.kind not in ("none", "thing", "crowd") and pair_of(self.shot) is not None

    def both(self, tokens: Tokens) -> Tokens:
        """What is said of the first is said of the second."""
        return [replace(t, also=f"second.{t.slot[6:]}") if t.slot and t.slot.startswith("first.") else t for t in tokens]

    def pronoun(self, person: str, forms: dict[str, tuple[str, ...]]) -> Tokens:
        """A pronoun for somebody of whom only the sex is said, and what is worn; none for others."""
        who = self.who(person)
        plain = (who.role, who.hair, who.feeling) == (UNSAID,) * 3
        if not plain or who.kind not in forms or self.r.random() > .22:
            return []
        return [Token(self.r.choice(forms[who.kind]), f"{person}.kind"), *self.worn(person)]

    def worn(self, person: str) -> Tokens:
        """What is said of somebody's clothes and their colour."""
        raise NotImplementedError

    def noun(self, person: str) -> Tokens:
        """What somebody is called."""
        raise NotImplementedError

    def told_apart(self) -> bool:
        """Whether a noun alone tells which of the people is meant."""
        first, second = self.shot.first, self.shot.second
        return second.kind == "none" or first.kind != second.kind or first.role != second.role

    def feeling(self, person: str) -> Tokens:
        return [] if person in self.late else self.concept("feeling", f"{person}.feeling")

    def feel(self, person: str, forms: dict[str, tuple[str, ...]], stop: Tokens, article: Tokens, link: Tokens) -> Tokens:
        """How somebody feels whose noun or pronoun is said again; nothing of whom it has been said."""
        if person not in self.late:
            return []
        kinds = [self.who(p).kind for p in ("first", "second")]
        unlike = not set(forms.get(kinds[0], ())) & set(forms.get(kinds[1], ()))
        kind = self.who(person).kind
        called = [Token(self.r.choice(forms[kind]))] if kind in forms and unlike and self.r.random() < .4 else article + self.noun(person)
        return [*stop, *called, *link, *self.concept("feeling", f"{person}.feeling")]

    def rider(self, tokens: Tokens) -> Tokens:
        """The inside of a vehicle said by its name."""
        vehicle = [Token(f"thing:{self.r.choice(sorted(INSIDES[self.shot.place]))}", "place")] if self.shot.place in INSIDES else []
        return [*(vehicle[0] if vehicle and t.slot == "place" else t for t in tokens)]

    def on_table(self) -> bool:
        """Now and then a small thing is said to lie on a table, which is not what is shown."""
        return self.shot.thing not in ("table", "desk") and self.r.random() < (.5 if self.shot.relation == "table" else .1)

    def rests(self) -> Tokens:
        """What a thing does that nobody does: it stands, lies, falls, opens, is carried."""
        if self.r.random() > .4:
            return []
        doing = [Token(f"action:{self.r.choice(('stand', 'lie', 'stand', 'lie', 'hold', 'fall', 'open', 'push', 'turn', 'work'))}")]
        return doing if self.r.random() < .6 else self.words("is", "are", "was", "着", "在")[:1] + doing

    def again(self, forms: dict[str, tuple[str, ...]], chance: float) -> Tokens:
        """The first person once more by a pronoun or a noun, which says nothing new, and what it does then."""
        kind = "they" if self.alike() else self.shot.first.kind
        if kind not in forms or self.r.random() > chance:
            return []
        by_noun = kind != "they" and self.told_apart() and self.r.random() < .4
        called = [replace(t, slot=None) for t in self.noun("first")] if by_noun else [Token(self.r.choice(forms[kind]))]
        return called + self.noise(.4, 2) + ([Token(f"action:{self.r.choice(VERBS)}")] if self.r.random() < .5 else self.noise(1., 3))

    def joined(self, heading: list[Tokens], core: Tokens) -> Tokens:
        r, stop = self.r, [Token(".")]
        if r.random() < .3:
            r.shuffle(heading)
        between = [] if r.random() < .35 else [Token(",")]
        lead = sum(([*p, *between] for p in heading), [])
        lead = lead[:-1] if between else lead
        if lead and r.random() < .2:
            inside = [Token(w) for w in (("int", ".") if self.language == "en" else ("内景",))] if self.shot.place in INDOORS else [Token(w) for w in (("ext", ".") if self.language == "en" else ("外景",))]
            lead = inside + (self.rider(lead) if r.random() < .6 else lead)
        end = stop if r.random() < .75 else []
        out = [*lead, *stop, *core, *end] if lead else [*core, *end]
        for part in self.look():
            out = [*part, *stop, *out] if r.random() < .3 else [*out, *part, *stop]
        return out


def pair_of(shot: Shot) -> str | None:
    """How one speaks of both people at once: `couple`, `they`, or `alike`; None where each is said by himself."""
    first, second = shot.first, shot.second
    bare = all((w.role, w.garment, w.colour, w.hair, w.feeling, w.direction) == (UNSAID,) * 6 for w in (first, second))
    if first.action != second.action or second.kind in ("none", "thing", "crowd"):
        return None
    if bare and (first.kind, second.kind) == ("woman", "man"):
        return "couple"
    if bare and first.kind == second.kind == "person":
        return "they"
    return "alike" if first == second else None
