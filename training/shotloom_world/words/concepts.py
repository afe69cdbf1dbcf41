"""What words can mean: every concept with its pinned WordNet senses and its own words in two languages."""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Concept:
    """`name` is `type:key`, for instance `thing:apple`, `role:doctor`, `place:street`, `action:run`, `generic:animal`."""

    name: str
    senses: tuple[str, ...]
    en: tuple[str, ...]
    zh: tuple[str, ...]

    @property
    def type(self) -> str:
        return self.name.partition(':')[0]


def _rows(path: Path) -> list[list[str]]:
    return [line.split('\t') for line in path.read_text('utf-8').splitlines() if line and not line.startswith('#')]


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip().lower() for word in cell.split('|') if word.strip() and word.strip() != '-')


def _senses(cell: str) -> tuple[str, ...]:
    return tuple(sense for sense in cell.split() if sense != '-')


def load_concepts(catalogue: Path) -> list[Concept]:
    """Things of the catalogue (columns named by its first line), then concepts.tsv, actions.tsv and what things.tsv adds under keys that the catalogue lacks."""
    lines = catalogue.read_text('utf-8').splitlines()
    columns = lines[0].lstrip('# ').split('\t')
    found: list[Concept] = []
    keys: set[str] = set()
    for row in _rows(catalogue):
        cells = dict(zip(columns, row, strict=False))
        keys.add(cells['key'])
        found.append(Concept(f'thing:{cells["key"]}', _senses(cells.get('sense', '-')), _words(cells['en']), _words(cells['zh'])))
    for key, senses, en, zh in _rows(HERE / 'things.tsv'):
        if key not in keys:
            found.append(Concept(f'thing:{key}', _senses(senses), _words(en), _words(zh)))
    for kind, key, senses, en, zh in _rows(HERE / 'concepts.tsv'):
        found.append(Concept(f'{kind}:{key}', _senses(senses), _words(en), _words(zh)))
    for key, en, zh in _rows(HERE / 'actions.tsv'):
        found.append(Concept(f'action:{key}', (), _words(en), _words(zh)))
    return found


def load_heads() -> dict[str, str]:
    """Last character of a Chinese compound → the concept that such compounds are kinds of."""
    return {character: name for name, characters in _rows(HERE / 'heads.tsv') for character in characters}
