"""Action lines: stage directions and narrated sentences, taken out of plays, stories and screenplays by one rule.

Plays in English: what stands between [ and ], over lines too, and paragraphs that are indented under a speech and begin neither with a quotation
nor with a name in capitals and a full stop. In Chinese: what stands between （ and ）, less the formulas that announce speech and song (云, 唱,
诗云, 词云, 带云) at its end. Stories: sentences outside quotation marks. Screenplays (Fountain): paragraphs that are neither a heading, a cue,
a parenthetical nor dialogue.
"""

import re
from pathlib import Path

_SPEECH = re.compile(r'[，、]?(?:诗云|词云|带云|又云|偈云|云了|云住|云|唱|诗|词)$')
_CUE_ZH = re.compile(r'^[^，科上下]{1,6}(?:云了|云住|云|唱)$')


def directions_en(text: str) -> list[str]:
    """Stage directions of an English play, one line each, without brackets and emphasis marks."""
    found = re.findall(r'\[([^\[\]]{2,600})\]', text)
    found += re.findall(r'\[_([^\[\]]{2,900}?)_\]?\s*\n\s*\n', text)
    for block in re.split(r'\n\s*\n', text):
        lines = block.split('\n')
        indented = all(line.startswith('  ') for line in lines if line.strip())
        if indented and '[' not in block and len(block) < 1200 and re.search(r'[a-z]{3}', block):
            found.append(block)
    return [_tidy(item) for item in dict.fromkeys(found)]


def directions_zh(text: str) -> list[str]:
    """Stage directions of a Chinese play: `正旦做悲科，云` gives `正旦做悲科`; a mere `正旦云` gives nothing."""
    found = []
    for item in re.findall(r'[（(]([^（()）]{1,80})[)）]', text):
        if _CUE_ZH.match(item):
            continue
        kept = _SPEECH.sub('', re.sub(r'\s+', '', item)).strip('，。、')
        if kept and not re.fullmatch(r'之[一二三四五六七八九十]', kept):
            found.append(kept)
    return found


def narration_en(text: str) -> list[str]:
    """Sentences of an English story that hold no speech."""
    prose = re.sub(r'"[^"]{0,2000}?"', ' \x00 ', text)
    prose = re.sub(r"`[^`]{0,1500}?'(?![a-z])", ' \x00 ', prose)
    sentences = []
    for block in re.split(r'\n\s*\n', prose):
        for sentence in re.split(r'(?<=[.!?;])\s+', _tidy(block)):
            if '\x00' not in sentence and '"' not in sentence and '`' not in sentence:
                sentences.append(sentence)
    return sentences


def narration_zh(text: str) -> list[str]:
    """Sentences of a Chinese story that hold no speech."""
    prose = re.sub('“[^”]{0,800}”|「[^」]{0,800}」', '\x00', text)
    return [part.strip() for part in re.split('(?<=[。！？；])|\n', prose) if part.strip() and '\x00' not in part]


def settings(text: str) -> list[str]:
    """Where the scenes of a play are set: what stands after `SCENE`, and headings of a screenplay."""
    found = re.findall(r'(?m)^\s*(?:ACT [IVX]+\.?\s*)?SCENE\b[^\n]*(?:\n[^\n]+){0,3}', text)
    found += re.findall(r'(?im)^(?:INT|EXT|EST)[./ ][^\n]*', text)
    return [_tidy(item) for item in found]


def action_paragraphs(text: str) -> list[str]:
    """Action of a screenplay in Fountain: paragraphs without headings, cues and what is said under them."""
    kept = []
    for block in re.split(r'\n\s*\n', text):
        lines = [line.strip() for line in block.strip().split('\n') if line.strip()]
        if not lines or re.match(r'(?i)(\.[^.]|int\b|ext\b|est\b|[#=>~@]|\[\[)', lines[0]):
            continue
        if len(lines) > 1 and lines[0] == lines[0].upper() and re.search('[A-Z]', lines[0]):
            continue
        if lines[0] == lines[0].upper() and re.search('[A-Z]', lines[0]) and lines[0].endswith(':'):
            continue
        kept.append(' '.join(lines))
    return kept


def action_lines(path: Path) -> tuple[str, list[str]]:
    """Language (`en` or `zh`) and action lines of a file: Fountain by its ending, a story under a folder `novels`, else a play."""
    text = path.read_text('utf-8', errors='replace').replace('\r\n', '\n')
    language = 'zh' if len(re.findall('[\u4e00-\u9fff]', text)) > len(re.findall('[A-Za-z]', text)) else 'en'
    if path.suffix == '.fountain':
        return language, action_paragraphs(text)
    if 'novels' in path.parts:
        return language, narration_zh(text) if language == 'zh' else narration_en(text)
    return language, directions_zh(text) if language == 'zh' else directions_en(text)


def _tidy(text: str) -> str:
    return re.sub(r'\s+', ' ', text.replace('_', '')).strip()
