"""Look words up in the tables that build_lexicon.py writes: the reference for what the app does."""

from dataclasses import dataclass
from pathlib import Path

from .english import candidates

DETERMINERS = frozenset(
    "a an the this that these those his her my your their our its no some any each every another one two three of 's".split()
)
"""After these a word is a noun."""

AFTER_ARTICLE = 4
"""Distance of nouns that the same letters mostly are not."""

LONGEST = 8
"""Characters of the longest Chinese word in the tables."""


@dataclass(frozen=True)
class Heard:
    """A word of a text, what it was heard as (best first; empty if it is known to mean nothing that can be drawn), and how far off."""

    word: str
    concepts: tuple[str, ...]
    distance: int


class Lexicon:
    def __init__(self, tables: Path, with_cedict: bool = True) -> None:
        self.english_table = _load([tables / 'en.tsv'])
        chinese = [tables / 'zh.tsv'] + ([tables / 'zh-cedict.tsv'] if with_cedict else [])
        self.chinese_table = _load(chinese)

    def english(self, word: str) -> Heard:
        """An English word or phrase; of a phrase that no row has, its last word."""
        for form in _forms(word.lower()):
            if form in self.english_table:
                return _heard(word, self.english_table[form])
        if ' ' in word:
            return self.english(word.rsplit(' ', 1)[1])
        return Heard(word, (), 9)

    def chinese(self, word: str) -> Heard:
        return _heard(word, self.chinese_table.get(word, []))

    def read_english(self, words: list[str]) -> list[Heard]:
        """Words of a sentence in order, phrases of up to three words first. A capital letter inside it makes a name, which is not looked up."""
        found: list[Heard] = []
        place = 0
        while place < len(words):
            if place > 0 and words[place][:1].isupper() and words[place][1:].islower():
                place += 1
                continue
            noun = place > 0 and words[place - 1].lower() in DETERMINERS
            for length in (3, 2, 1):
                phrase = ' '.join(words[place : place + length]).lower()
                form = next((form for form in _forms(phrase) if self._has(phrase, form)), None)
                if form is not None and place + length <= len(words):
                    found.append(self._in_context(phrase, form, noun))
                    place += length
                    break
            else:
                place += 1
        return found

    def _has(self, phrase: str, form: str) -> bool:
        """Whether a row is for this form; only what shows an action takes -ed and -ing."""
        targets = self.english_table.get(form)
        if targets is None or form == phrase or not phrase.endswith(('ed', 'ing')):
            return targets is not None
        return any(name.startswith('action:') for name, _ in targets)

    def _in_context(self, phrase: str, form: str, noun: bool) -> Heard:
        """A word after an article is a thing before it is an action; elsewhere an action comes first, also that of the verb it may be a form of."""
        targets = self.english_table[form]
        if noun:
            nouns = [target for target in targets if not target[0].startswith('action:')]
            return _heard(phrase, nouns or targets)
        likely = [target for target in targets if target[1] != AFTER_ARTICLE]
        if not likely:
            verbs = [self.english_table[other] for other in candidates(form) if other != form and other in self.english_table]
            likely = [target for row in verbs for target in row if target[0].startswith('action:')][:1]
        return _heard(phrase, likely)

    def read_chinese(self, text: str) -> list[Heard]:
        """Words of a sentence by the longest match from the left; characters that start no word are passed over."""
        found: list[Heard] = []
        place = 0
        while place < len(text):
            for length in range(min(LONGEST, len(text) - place), 0, -1):
                word = text[place : place + length]
                if word in self.chinese_table:
                    found.append(_heard(word, self.chinese_table[word]))
                    place += length
                    break
            else:
                place += 1
        return found


def _forms(phrase: str) -> list[str]:
    head, _, last = phrase.rpartition(' ')
    forms = [phrase] + [f'{head} {form}'.strip() for form in candidates(last)]
    if head and ' ' not in head:
        forms += [f'{form} {last}' for form in candidates(head)]
    return forms


def _heard(word: str, targets: list[tuple[str, int]]) -> Heard:
    ordered = sorted(targets, key=lambda target: target[1])
    drawn = tuple(name for name, _ in ordered if not name.startswith('none'))
    return Heard(word, drawn, ordered[0][1] if ordered else 9)


def _load(paths: list[Path]) -> dict[str, list[tuple[str, int]]]:
    """Word → concepts and distances; of several tables the nearer row wins, and of equals the earlier table."""
    table: dict[str, list[tuple[str, int]]] = {}
    for path in paths:
        if not path.exists():
            continue
        rows: dict[str, list[tuple[str, int]]] = {}
        for line in path.read_text('utf-8').splitlines():
            if line.startswith('#') or not line:
                continue
            name, distance, words = line.split('\t')
            for word in words.split('|'):
                rows.setdefault(word, []).append((name, int(distance)))
        for word, targets in rows.items():
            if word not in table or min(d for _, d in targets) < min(d for _, d in table[word]):
                table[word] = targets
    return table
