"""Draw the 60 prompts that the model is judged on from the texts of tests/fixtures, by this rule and nothing else.

    python3 -m shotloom_world.words.prompts FIXTURES

Every action line (scripts.py) is a candidate if it shows an action of actions.tsv, and

- English: 5 to 24 words, the first with a capital letter, no `I`, `you`, `we` and their kin (then somebody speaks), an action other than talking,
  thinking and holding after the first word; directions of the play have 3 to 24 words and an action other than entering and leaving;
- Chinese: 8 to 40 characters of a story, without 我; directions of 4 to 30 characters that hold 科 or a verb other than
  of entering, leaving and talking.

Candidates are sorted, duplicates dropped, shuffled with seed 1, and the first taken: English 6 of the play, 12 of each story; Chinese
15 of the plays, 15 of the story. Nothing is picked by hand. Labels were added by hand afterwards
(FIXTURES/prompts/60.tsv) and changed no prompt.
"""

import random
import re
import sys
from pathlib import Path

from .english import candidates
from .scripts import action_lines

QUOTAS = (('plays/en', 6), ('novels/en/alice-in-wonderland.txt', 12), ('novels/en/tom-sawyer.txt', 12), ('plays/zh', 15), ('novels/zh', 15))
"""Folder or file under FIXTURES → prompts drawn from it."""

SEED = 1


def load_actions() -> tuple[dict[str, str], dict[str, str]]:
    """English verb → action, Chinese verb → action; the first row that names a verb has it."""
    english: dict[str, str] = {}
    chinese: dict[str, str] = {}
    for line in (Path(__file__).parent / 'actions.tsv').read_text('utf-8').splitlines():
        if line.startswith('#') or not line:
            continue
        key, en, zh = line.split('\t')
        for word in en.split('|'):
            english.setdefault(word, key)
        for word in zh.split('|'):
            chinese.setdefault(word, key)
    return english, chinese


def is_candidate_en(line: str, verbs: dict[str, str], play: bool) -> bool:
    words = re.findall(r"[A-Za-z'-]+", line)
    if not (3 if play else 5) <= len(words) <= 24 or not line[0].isupper():
        return False
    if re.search(r'\b(I|me|my|you|your|we|us|our|O)\b', line):
        return False
    shown = {verbs[form] for word in words[0 if play else 1 :] for form in candidates(word) if form in verbs}
    return bool(shown - ({'enter', 'leave'} if play else {'talk', 'think', 'hold'}))


def is_candidate_zh(line: str, verbs: dict[str, str], play: bool) -> bool:
    length = len(re.findall('[\u4e00-\u9fff]', line))
    if play:
        return 4 <= length <= 30 and ('科' in line or any(verb in line for verb, key in verbs.items() if key not in ('enter', 'leave', 'talk')))
    return 8 <= length <= 40 and '我' not in line and any(verb in line for verb in verbs if len(verb) > 1)


def draw(fixtures: Path) -> list[tuple[str, str]]:
    """(file, line) of every prompt, in the order of QUOTAS."""
    english, chinese = load_actions()
    drawn: list[tuple[str, str]] = []
    for place, quota in QUOTAS:
        root = fixtures / place
        files = sorted(root.glob('*.txt')) if root.is_dir() else [root]
        pool: dict[str, str] = {}
        for file in files:
            language, lines = action_lines(file)
            play = 'plays' in place
            for line in lines:
                fits = is_candidate_zh(line, chinese, play) if language == 'zh' else is_candidate_en(line, english, play)
                if fits:
                    pool.setdefault(line, file.stem)
        order = sorted(pool)
        random.Random(SEED).shuffle(order)
        drawn += [(pool[line], line) for line in order[:quota]]
    return drawn


def main() -> None:
    for number, (source, line) in enumerate(draw(Path(sys.argv[1])), 1):
        print(f'{number}\t{source}\t{line}')


if __name__ == '__main__':
    main()
