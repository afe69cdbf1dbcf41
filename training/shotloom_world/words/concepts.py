"""What words can mean: every concept with its pinned WordNet senses and its own words in two languages."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Concept:
    """`name` is `type:key`, for instance `thing:apple`, `role:doctor`, `place:street`, `action:run`, `generic:animal`."""

    name: str
    senses: tuple[str, ...]
    en: tuple[str, ...]
    zh: tuple[str, ...]
    more: tuple[tuple[str, int], ...] = ()
    """Words of either language that more.tsv adds, with their distances."""

    @property
    def type(self) -> str:
        return self.name.partition(':')[0]


def _rows(path: Path) -> list[list[str]]:
    return [line.split('\t') for line in path.read_text('utf-8').splitlines() if line and not line.startswith('#')]


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip().lower() for word in cell.split('|') if word.strip() and word.strip() != '-')


def _senses(cell: str) -> tuple[str, ...]:
    return tuple(sense for sense in cell.split() if sense != '-')


def load_concepts(catalogue: Path, drawn_only: bool = False) -> tuple[list[Concept], dict[str, str]]:
    """Things of the catalogue (its first line names the columns) with the words that things.tsv adds, then concepts.tsv and actions.tsv.

    A row of things.tsv belongs to the catalogue's thing of that key, else to the one that its first English word names, else to one that shares a
    sense. The second value says under which key each row went. A thing that the catalogue cannot draw keeps its own key; with `drawn_only` it is
    left out, and said so on standard error.
    """
    things = _catalogue(catalogue)
    by_name = {word: key for key, concept in reversed(things.items()) for word in concept.en}
    by_sense = {sense: key for key, concept in reversed(things.items()) for sense in concept.senses}
    elsewhere: dict[str, str] = {}
    for key, senses_cell, en_cell, zh_cell in _rows(HERE / 'things.tsv'):
        senses, en, zh = _senses(senses_cell), _words(en_cell), _words(zh_cell)
        shared = next((by_sense[sense] for sense in senses if sense in by_sense), None)
        target = key if key in things else by_name.get(en[0], shared)
        if target is None and drawn_only:
            print(f'the catalogue draws no {key}', file=sys.stderr)
            continue
        target = target or key
        elsewhere[key] = target
        old = things.get(target, Concept(f'thing:{target}', (), (), ()))
        things[target] = Concept(old.name, _joined(old.senses, senses), _joined(old.en, en), _joined(old.zh, zh))
    found = list(things.values())
    for kind, key, senses_cell, en_cell, zh_cell in _rows(HERE / 'concepts.tsv'):
        found.append(Concept(f'{kind}:{key}', _senses(senses_cell), _words(en_cell), _words(zh_cell)))
    for key, en_cell, zh_cell in _rows(HERE / 'actions.tsv'):
        found.append(Concept(f'action:{key}', (), _words(en_cell), _words(zh_cell)))
    return _with_more(found), elsewhere


def _with_more(concepts: list[Concept]) -> list[Concept]:
    """Concepts with the words of more.tsv; one that no list names yet begins there."""
    at = {concept.name: place for place, concept in enumerate(concepts)}
    found = list(concepts)
    for name, distance, en_cell, zh_cell in _rows(HERE / 'more.tsv'):
        words = tuple((word, int(distance)) for word in (*_words(en_cell), *_words(zh_cell)))
        if name not in at:
            at[name] = len(found)
            found.append(Concept(name, (), (), ()))
        old = found[at[name]]
        found[at[name]] = replace(old, more=old.more + words)
    return found


def load_heads(elsewhere: dict[str, str]) -> dict[str, tuple[str, int]]:
    """Last character of a Chinese compound → the concept that such compounds are kinds of, and the fewest characters they have; `elsewhere` as
    load_concepts gives it."""
    heads: dict[str, tuple[str, int]] = {}
    for name, characters, fewest in _rows(HERE / 'heads.tsv'):
        kind, _, key = name.partition(':')
        known = elsewhere.get(key) if kind == 'thing' and key in _wanted() else key
        if known:
            heads.update({character: (f'{kind}:{known}', int(fewest)) for character in characters})
    return heads


def _catalogue(path: Path) -> dict[str, Concept]:
    columns = path.read_text('utf-8').split('\n', 1)[0].lstrip('# ').split('\t')
    found: dict[str, Concept] = {}
    for row in _rows(path):
        cells = dict(zip(columns, row, strict=False))
        key = cells['key']
        found[key] = Concept(f'thing:{key}', _senses(cells.get('sense', '-')), _words(cells['en']), _words(cells['zh']))
    return found


def _wanted() -> set[str]:
    return {row[0] for row in _rows(HERE / 'things.tsv')}


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return first + tuple(item for item in second if item not in first)
