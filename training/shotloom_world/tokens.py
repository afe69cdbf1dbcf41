"""From text to tokens: what the lexicon hears, function words, marks and `<unk>`. The application's tokenizer does the same."""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from . import props
from .captions import EN_WORDS, ZH_WORDS, vocabulary
from .saying import CAMERA_WORDS, SIZE_WORDS, UNKNOWN
from .staging import BODY
from .words.lexicon import DETERMINERS, LONGEST, Lexicon, _forms

TABLES = Path(__file__).parent / "words" / "tables"
NOT_DRAWN = ("none:", "material:", "generic:body", "generic:area", "generic:stuff", "generic:goods")
MARKS = {"。": ".", "，": ",", "、": ",", "！": ".", "!": ".", "？": ".", "?": ".", "；": ",", ";": ",", "：": ",", ":": ",", ".": ".", ",": ",", "(": ",", ")": ",", "（": ",", "）": ","}
OF = "'s"                   # makes the next word a noun, and is no token
PARTICLES = "在着了到过来去"
SEVERAL = "several"         # said after people of whom the text has more than one: soldiers, 孩子们
NEAR_PLACES = frozenset("in at from of on near to into through towards toward by across around outside".split())      # before capitals that are no person's
CERTAIN, INSIDE, ACTING = 1, 2, 3       # a name wherever it stands; only inside a sentence or before what its bearer does; Chinese, only before that
RIDING = "骑"               # what comes after is heard by itself: 骑马
ALIASES = {"wear": "wearing", "wears": "wearing", "wore": "wearing", "worn": "wearing"}      # forms of function words
NAMING = ("named", "called")           # what follows is the name of whom or what was said
AFTER_NAMES = frozenset("把 被 在 正 正在 和 跟 与 对 向 从 慢慢 忽然 突然 独自 又 也 便 就 拿 拿着".split())       # after a Chinese name that is a word too
BETWEEN = frozenset("old little small young big long tall beautiful 小 大 老 旧 一个 一封 的".split())      # between an owner and what is owned
OWNERS = frozenset("his her its their my your".split())
_TITLES = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|Capt|St|MR|MRS|MS|DR)\.")
_PIECES = re.compile(r"[A-Za-z][A-Za-z']*|[一-鿿]+|[.,;:!?()。，、；：！？（）]")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")


def plain(text: str) -> str:
    """A text with letters of which accents are taken off (é is e), one for one after composition (NFC), and every apostrophe the same."""
    letters = []
    for letter in unicodedata.normalize("NFC", text).replace("’", "'"):
        base, accents = letter, unicodedata.normalize("NFD", letter)
        if len(accents) > 1 and _ACCENTS.fullmatch(accents[1:]):
            base = accents[0]
        letters.append(base)
    return "".join(letters)


def concepts(lexicon: Lexicon) -> list[str]:
    """Every concept that a token may be, in order; things only as the catalogue has them."""
    known = {f"thing:{k}" for k in props.KEYS} | {"thing:hair"}
    names = {n for table in (lexicon.english_table, lexicon.chinese_table) for row in table.values() for n, _ in row}
    kept = {n for n in names if not n.startswith((*NOT_DRAWN, "thing:"))}
    return sorted(kept | known | {"colour:bald", "colour:blond", "generic:clothes"})


@dataclass(frozen=True)
class Said:
    """A token and the words of the text that it stands for; `distance` as in the lexicon (0 exact), 9 where nothing was heard."""
    token: str
    text: str
    distance: int


def names_of_people(path: Path = TABLES / "names.tsv") -> dict[str, tuple[str, int]]:
    """Name in small letters -> who bears it (a kind of people, `none` for places, days and peoples), and CERTAIN or INSIDE."""
    found = {}
    for line in path.read_text("utf8").splitlines():
        if not line.startswith("#"):
            kind, where, words = line.split("\t")
            found.update({word: (kind, int(where)) for word in words.split("|")})
    return found


class Tokenizer:
    def __init__(self, lexicon: Lexicon | None = None, words: list[str] | None = None):
        self.lexicon = lexicon or Lexicon(TABLES, with_cedict=False)
        self.names = names_of_people()
        self.words = words or vocabulary(concepts(self.lexicon))
        self.ids = {w: i for i, w in enumerate(self.words)}
        screen = {w for table in (SIZE_WORDS, CAMERA_WORDS) for phrases in table["zh"].values() for p in phrases for w in p.split()}
        self._zh = set(ZH_WORDS) | screen
        self.living = frozenset(f"thing:{k}" for k in props.ANIMALS)
        self.body = frozenset(f"thing:{k}" for k in BODY)
        self._en = set(EN_WORDS) | set(ALIASES) | {w for table in (SIZE_WORDS, CAMERA_WORDS) for phrases in table["en"].values() for p in phrases for w in p.split()}

    def read(self, text: str) -> list[Said]:
        out: list[Said] = []
        english: list[str] = []
        for piece in _PIECES.findall(_TITLES.sub(r"\1 ", plain(text)).replace("-", " ")):
            if piece[0].isascii() and piece[0].isalpha():
                english += self._owner(piece.rstrip("'"))
                continue
            out += self._english(english)
            english = []
            out += [Said(MARKS[piece], piece, 0)] if piece in MARKS else self._chinese(piece)
        return out + self._english(english)

    @staticmethod
    def _owner(word: str) -> list[str]:
        """The king's horse is a king, then a horse."""
        return [word[:-2], OF] if word[-2:].lower() == OF and len(word) > 2 else [word]

    def _concept(self, names: tuple[str, ...]) -> str | None:
        if "generic:clothes" in names:
            return "generic:clothes"
        # rain is weather before it is a cloud with drops
        names = tuple(sorted(names, key=lambda n: not n.startswith(("weather:", "time:", "season:"))))
        shown = (f"thing:{props.named(n[6:])}" if n.startswith("thing:") and n != "thing:hair" else n for n in names)
        return next((n for n in shown if n in self.ids), None)

    def _english(self, words: list[str]) -> list[Said]:
        lexicon, out, place = self.lexicon, [], 0
        owners: list[int] = []
        while place < len(words):
            word = words[place].lower()
            if word == OF:
                owners += [len(out) - 1] if out else []
                place += 1
                continue
            if word in NAMING and self._is_somebody(out[-1].token if out else "") and place + 1 < len(words) and words[place + 1][0].isupper():
                end = self._name_ends(words, place + 1)
                out += [Said(UNKNOWN, words[place], 9), Said(UNKNOWN, " ".join(words[place + 1:end]), 9)]
                place = end
                continue
            if word in OWNERS:
                owners.append(len(out))
            bearer = self._bearer(words, place)
            if bearer is not None:
                end = self._name_ends(words, place)
                out.append(Said(bearer, " ".join(words[place:end]), 9 if bearer == UNKNOWN else 1))
                place = end
                continue
            noun = place > 0 and words[place - 1].lower() in DETERMINERS
            for length in (3, 2, 1):
                phrase = " ".join(words[place:place + length]).lower()
                if place + length > len(words) or length == 1 and word in self._en and not self._is_person(word):
                    continue
                form = next((f for f in _forms(phrase) if lexicon._has(phrase, f)), None)
                if form is not None:
                    heard = lexicon._in_context(phrase, form, noun)
                    token = self._concept(heard.concepts)
                    out.append(Said(token or UNKNOWN, phrase, heard.distance if token else 9))
                    place += length
                    if token and token.startswith(("kind:", "role:")):
                        if form != phrase and token != "kind:crowd":
                            out.append(Said(SEVERAL, phrase, 0))
                        if words[place - 1][:1].isupper():             # Aunt Polly, Doctor Watson: who has the title
                            place = self._name_ends(words, place - 1)
                    break
            else:
                out.append(Said(ALIASES.get(word, word) if word in self._en else UNKNOWN, words[place], 0 if word in self._en else 9))
                place += 1
        return self._owned(out, owners)

    @staticmethod
    def _is_somebody(token: str) -> bool:
        return token.startswith(("kind:", "role:", "thing:", "generic:"))

    def _owned(self, said: list[Said], owners: list[int]) -> list[Said]:
        """Whose things are shown need not be there: the king's horse is a horse, his eyes are part of him."""
        out = list(said)
        for owner in owners:
            place = owner + 1
            while place < len(out) and place < owner + 4 and (out[place].token in (UNKNOWN, *BETWEEN) or out[place].token.startswith("colour:")):
                place += 1
            token = out[place].token if place < len(out) else ""
            if token in self.body and out[owner].token in OWNERS:
                out[place] = Said(UNKNOWN, out[place].text, 9)
            elif token.startswith("thing:") and token not in self.body and out[owner].token.startswith(("kind:", "role:")):
                out[owner] = Said(UNKNOWN, out[owner].text, 9)
        return out

    def _bearer(self, words: list[str], place: int) -> str | None:
        """Who bears a name: `kind:woman` and the like, `<unk>` for a place or a day; None if the word is to be looked up as any other."""
        word, low = words[place], words[place].lower()
        if not word[0].isupper() or low in self._en or low == "i":
            return None
        shouted = len(word) > 1 and word.isupper()
        if shouted and all(w.isupper() for w in words if w != OF) and (len(words) > 1 or low not in self.names):
            return None                                                # a heading
        acts = place + 1 < len(words) and self._acts(words[place + 1])
        kind, where = self.names.get(low, ("", 0))
        inside = place > 0 and words[place - 1].lower() not in DETERMINERS
        if kind == "none":
            return UNKNOWN if inside else None
        if kind and (where == CERTAIN or inside or acts):
            return f"kind:{kind}"
        known = any(form in self.lexicon.english_table for form in _forms(low))
        if shouted:
            return None if known else "kind:person"
        if not inside:
            return "kind:person" if acts and not known and not low.endswith(("ly", "ing", "ed")) else None
        meant = self.lexicon.english_table.get(low, [])
        if any(name.startswith(("kind:", "role:")) and distance <= 1 or name in self.living for name, distance in meant):
            return None
        return UNKNOWN if words[place - 1].lower() in NEAR_PLACES else "kind:person"

    def _acts(self, word: str) -> bool:
        """Whether a word is an inflected verb of an action: walks, sat."""
        forms = [form for form in _forms(word.lower()) if form != word]
        return any(name.startswith("action:") for form in forms for name, _ in self.lexicon.english_table.get(form, []))

    def _name_ends(self, words: list[str], place: int) -> int:
        """Where a name of several words that begins at `place` ends."""
        shouted = len(words[place]) > 1 and words[place].isupper()
        end = place + 1
        while end < len(words) and words[end][0].isupper() and words[end].lower() not in self._en and len(words[end]) > 1 and words[end].isupper() == shouted:
            if shouted and words[end].lower() in self.lexicon.english_table:
                break
            end += 1
        return end

    def _is_person(self, word: str) -> bool:
        return any(n.startswith("kind:") for n, _ in self.lexicon.english_table.get(word, []))

    def _chinese(self, text: str) -> list[Said]:
        out: list[Said] = []
        place = 0
        owners: list[int] = []
        while place < len(text):
            if text[place] == "的" and out:
                owners.append(len(out) - 1)
            for length in range(min(LONGEST, len(text) - place), 0, -1):
                word = text[place:place + length]
                if word in self._zh:
                    out.append(Said(word, word, 0))
                elif word in self.names and self._named(text, place, length):
                    out.append(Said(f"kind:{self.names[word][0]}", word, 1))
                elif word in self.lexicon.chinese_table:
                    heard = self.lexicon.chinese(word)
                    token = self._concept(heard.concepts)
                    if length > 1 and (token in (None, "generic:clothes") and self._splits(word) or self._dresses(text, place, length)):
                        continue
                    out.append(Said(token or UNKNOWN, word, heard.distance if token else 9))
                else:
                    continue
                place += length
                break
            else:
                if not out or out[-1].token != UNKNOWN:
                    out.append(Said(UNKNOWN, text[place], 9))
                place += 1
        return self._owned(out, owners)

    def _named(self, text: str, place: int, length: int) -> bool:
        """Whether a word is a name here: somebody does something, and it does not fall (下着小雨)."""
        if self.names[text[place:place + length]][1] != ACTING or place > 0 and text[place - 1] in "下着的场阵":
            return False
        rest = text[place + length:place + length + LONGEST]
        return any(rest[:n] in AFTER_NAMES or any(name.startswith("action:") for name, _ in self.lexicon.chinese_table.get(rest[:n], [])) for n in range(1, len(rest) + 1))

    def _dresses(self, text: str, place: int, length: int) -> bool:
        """Whether a word cuts a garment in two that a colour stands before: 红旗袍 is no flag."""
        if not any(name.startswith("colour:") and distance == 0 for name, distance in self.lexicon.chinese_table.get(text[place], [])):
            return False
        return any(name.startswith("garment:") for n in range(length, min(LONGEST, len(text) - place - 1) + 1)
                   for name, _ in self.lexicon.chinese_table.get(text[place + 1:place + 1 + n], []))

    def _splits(self, word: str) -> bool:
        """Whether a word is heard better in parts: a verb with its particle (坐在), a colour with what has it (红衣), riding (骑马)."""
        if word[0] in RIDING:
            return True
        first = [n for n, d in self.lexicon.chinese_table.get(word[:-1], []) if d <= 1]
        return word[-1] in PARTICLES and any(n.startswith("action:") for n in first) or any(n.startswith("colour:") for n, d in self.lexicon.chinese_table.get(word[:1], []) if d == 0)

    def encode(self, tokens: list[str], length: int) -> list[int]:
        ids = [self.ids.get(t, 1) for t in tokens][:length]
        return ids + [0] * (length - len(ids))
