"""Count what action lines show: who, how many, doing what, where, when, with which things, in how many words.

    python3 -m shotloom_world.words.frequencies TABLES OUTPUT [NAME=]FOLDER...

Every FOLDER (its groups of texts are called NAME/... if a NAME is given) holds plays/en, plays/zh, novels/en, novels/zh or screenplays
(*.fountain); scripts.py says which of their lines are action lines. The same rule counts any script. A word is counted for the first concept that
the tables of words give it at a distance up to 3, once a line and concept.

People of a line: words for kinds and roles of persons, names of those who speak in the file, and one for a pronoun where nobody else is named;
`all`, `exeunt`, words for crowds and 同, 众 mean more than two. OUTPUT gets `frequencies.json` (counts by group of texts; `weights`: shares for
sampling) and `frequencies.md`, which says the same to a reader. No line of a text is kept in them.
"""

import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from .. import facts
from .lexicon import Heard, Lexicon
from .scripts import action_lines, settings

COUNTED = ('kind', 'role', 'action', 'place', 'time', 'weather', 'season', 'feeling', 'colour', 'garment', 'thing')
"""Types of concepts that are counted."""

FARTHEST = 3
"""Distance up to which a concept counts."""

DRAWN = {
    'kind': tuple(kind for kind in facts.KINDS if kind not in ('none', 'thing')),
    'role': facts.ROLES,
    'action': facts.ACTIONS,
    'place': facts.PLACES,
    'time': facts.TIMES,
    'weather': facts.WEATHERS,
    'season': facts.SEASONS,
    'feeling': facts.FEELINGS,
    'colour': facts.COLOURS,
    'garment': facts.GARMENTS,
}
"""What can be drawn, by type: these get weights even if no text names them."""

FEWEST = 20
"""Counts of a type that a group must hold to say anything about it."""

PRONOUNS = {'he': 'man', 'him': 'man', 'his': 'man', 'she': 'woman', 'her': 'woman', '他': 'man', '她': 'woman'}

MANY = re.compile(r'\b(all|exeunt|they|them|others|everybody|lords|people|attendants)\b|[同众]|他们|她们|大家', re.IGNORECASE)


def speakers(text: str) -> set[str]:
    """Names of those who speak: in capitals before a tab, a full stop or alone on a line, in Chinese before 云 or 唱."""
    found = set(re.findall(r"(?m)^([A-Z][A-Z .'-]{2,24}?)(?:\t|\.|\s*$|\s+\[)", text))
    found |= set(re.findall('（([\u4e00-\u9fff]{2,4}?)(?:做[^（）]*)?(?:云|唱)）', text)) - {'同云', '带云', '诗云', '词云', '又云'}
    return {name.strip() for name in found if not re.match(r'(ACT|SCENE|CHAPTER|THE END|EXEUNT|ENTER)\b', name)}


def characters(text: str) -> set[str]:
    """Names in an English story: words with a capital letter inside sentences, at least five times and more often than without it."""
    inside = Counter(re.findall(r"(?<=[a-z,;] )([A-Z][a-z]{2,})\b", text))
    small = Counter(re.findall(r'\b[a-z]{3,}\b', text))
    return {word.upper() for word, times in inside.items() if times >= 5 and times > small[word.lower()]}


def people(line: str, heard: list[Heard], names: set[str]) -> int:
    """Persons that a line shows: 0, 1, 2, or 3 for more."""
    if MANY.search(line):
        return 3
    upper = line.upper()
    named = {name for name in names if (re.search(rf'\b{re.escape(name)}\b', upper) if name.isascii() else name in line)}
    roles = [word for word in heard if word.concepts and word.concepts[0].startswith(('kind:', 'role:')) and word.word.lower() not in PRONOUNS]
    if any('kind:crowd' in word.concepts for word in roles):
        return 3
    if any('kind:couple' in word.concepts for word in roles):
        return max(2, min(3, len(named) + 1))
    count = len(named) + sum(1 for word in roles if not any(word.word.upper() in name for name in named))
    pronoun = any(word.word.lower() in PRONOUNS for word in heard)
    return min(3, count if count else int(pronoun))


def read(lexicon: Lexicon, language: str, line: str, names: set[str]) -> list[Heard]:
    """Words of a line that are no names."""
    if language == 'zh':
        return lexicon.read_chinese(line)
    return lexicon.read_english([word for word in re.findall(r"[A-Za-z'-]+", line) if word.removesuffix("'s").upper() not in names])


def shown(heard: list[Heard]) -> set[str]:
    """What each word was heard as first, once a line."""
    return {word.concepts[0] for word in heard if word.concepts and word.distance <= FARTHEST}


def count_file(path: Path, lexicon: Lexicon) -> dict:
    """Counts of one text."""
    text = path.read_text('utf-8', errors='replace').replace('\r\n', '\n')
    language, lines = action_lines(path)
    names = characters(text) if 'novels' in path.parts else speakers(text)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        heard = read(lexicon, language, line, names)
        for concept in shown(heard):
            kind, _, key = concept.partition(':')
            if kind in COUNTED:
                counts[kind][key] += 1
        counts['people'][str(people(line, heard, names))] += 1
        length = len(re.findall('[\u4e00-\u9fff]', line)) if language == 'zh' else len(re.findall(r"[A-Za-z'-]+", line))
        counts['length'][str(min(60, length // 5 * 5))] += 1
    for line in settings(text):
        for concept in shown(read(lexicon, language, line, names)):
            kind, _, key = concept.partition(':')
            if kind in ('place', 'time', 'weather', 'season'):
                counts[kind][key] += 1
    return {
        'lines': len(lines),
        'sha256': hashlib.sha256(path.read_bytes()).hexdigest(),
        'counts': {name: dict(sorted(counter.items())) for name, counter in sorted(counts.items())},
    }


def weights(groups: dict[str, dict[str, Counter[str]]]) -> dict[str, dict[str, float]]:
    """Shares for sampling: those of every group that holds FEWEST counts of a type, averaged, with half a count for what no text of a group names."""
    found: dict[str, dict[str, float]] = {}
    for kind in (*DRAWN, 'people'):
        keys = DRAWN.get(kind, ('0', '1', '2', '3'))
        counted = [counts[kind] for counts in groups.values() if sum(counts[kind].get(key, 0) for key in keys) >= FEWEST]
        shares = {key: sum((counts.get(key, 0) + 0.5) / sum(counts.get(other, 0) + 0.5 for other in keys) for counts in counted) for key in keys}
        total = sum(shares.values()) or 1.0
        found[kind] = {key: round(share / total, 5) for key, share in shares.items()}
    return found


def report(result: dict) -> str:
    lines = ['# What action lines show', '']
    lines += ['Counted by `frequencies.py`; shares of lines in per cent. Chinese lengths are characters, English ones words.', '']
    lines += ['| group | texts | action lines | nobody | one | two | more |', '| --- | --- | --- | --- | --- | --- | --- |']
    for name, group in result['groups'].items():
        total = max(1, group['lines'])
        crowd = [100 * group['counts']['people'].get(key, 0) / total for key in ('0', '1', '2', '3')]
        lines.append(f'| {name} | {len(group["texts"])} | {group["lines"]} | ' + ' | '.join(f'{share:.0f}' for share in crowd) + ' |')
    for kind in (*COUNTED, 'length'):
        lines += ['', f'## {kind}', '']
        for name, group in result['groups'].items():
            counts = group['counts'].get(kind, {})
            total = max(1, group['lines'])
            order = sorted(counts, key=int) if kind == 'length' else sorted(counts, key=lambda key: (-counts[key], key))[:24]
            lines.append(f'- {name}: ' + ', '.join(f'{key} {100 * counts[key] / total:.1f}' for key in order))
    return '\n'.join(lines) + '\n'


def main() -> None:
    lexicon = Lexicon(Path(sys.argv[1]))
    output = Path(sys.argv[2])
    texts: dict[str, dict] = defaultdict(dict)
    for argument in sys.argv[3:]:
        prefix, _, folder = argument.rpartition('=')
        for path in sorted([*Path(folder).glob('*/??/*.txt'), *Path(folder).glob('**/*.fountain')]):
            group = 'screenplays' if path.suffix == '.fountain' else '/'.join(path.parts[-3:-1])
            group = f'{prefix}/{group}' if prefix else group
            texts[group][path.stem] = count_file(path, lexicon)
    result: dict = {'groups': {}}
    merged: dict[str, dict[str, Counter[str]]] = {}
    for group in sorted(texts):
        total: dict[str, Counter[str]] = defaultdict(Counter)
        for counted in texts[group].values():
            for kind, counts in counted['counts'].items():
                total[kind].update(counts)
        merged[group] = total
        result['groups'][group] = {
            'texts': {name: {'lines': counted['lines'], 'sha256': counted['sha256']} for name, counted in sorted(texts[group].items())},
            'lines': sum(counted['lines'] for counted in texts[group].values()),
            'counts': {kind: dict(sorted(counts.items())) for kind, counts in sorted(total.items())},
        }
    result['weights'] = weights(merged)
    (output / 'frequencies.json').write_text(json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True) + '\n', 'utf-8')
    (output / 'frequencies.md').write_text(report(result), 'utf-8')


if __name__ == '__main__':
    main()
