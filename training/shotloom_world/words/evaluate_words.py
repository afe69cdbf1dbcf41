"""What share of a list of words the tables hear right.

    python3 -m shotloom_world.words.evaluate_words answers TABLES LIST [--without-cedict]
    python3 -m shotloom_world.words.evaluate_words score LABELS...

`answers` prints a line a word: word, concepts, distance, and a last column to fill in by hand:

- right: this is what a person would draw for the word, or the word has no look and nothing is drawn;
- near: the true category or close kin, so that the picture is not false (senator → gentleman, oak → tree);
- generic: only the broad class, or nothing although the word has a look;
- wrong: a thing, person or place that the word does not mean.

Words without a look that nothing is drawn for are counted apart too (`none`): write `none` for them; `score` gives shares with and without them.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from .lexicon import Lexicon

JUDGEMENTS = ('right', 'near', 'generic', 'wrong', 'none')


def answers(tables: Path, words: list[str], with_cedict: bool) -> list[str]:
    lexicon = Lexicon(tables, with_cedict)
    lines = []
    for word in words:
        heard = lexicon.chinese(word) if re.search('[\u4e00-\u9fff]', word) else lexicon.english(word)
        lines.append(f'{word}\t{",".join(heard.concepts) or "-"}\t{heard.distance}\t')
    return lines


def score(path: Path) -> str:
    """Shares of one label file in per cent."""
    judged: Counter[str] = Counter()
    for line in path.read_text('utf-8').splitlines():
        if line and not line.startswith('#'):
            judgement = line.split('\t')[3]
            if judgement not in JUDGEMENTS:
                raise ValueError(f'{path.name}: no judgement {judgement!r}')
            judged[judgement] += 1
    total = sum(judged.values())
    visible = total - judged['none']
    right_or_near = judged['right'] + judged['near']
    counts = ', '.join(f'{name} {judged[name]}' for name in JUDGEMENTS)
    return (
        f'{path.stem}: {counts} of {total}; right or near {100 * right_or_near / total:.1f} % of all words, '
        f'{100 * right_or_near / visible:.1f} % of those that have a look or were drawn, wrong {100 * judged["wrong"] / total:.1f} %'
    )


def main() -> None:
    if sys.argv[1] == 'score':
        for name in sys.argv[2:]:
            print(score(Path(name)))
    else:
        words = Path(sys.argv[3]).read_text('utf-8').split()
        print('\n'.join(answers(Path(sys.argv[2]), words, '--without-cedict' not in sys.argv)))


if __name__ == '__main__':
    main()
