"""Writes words.json: everything that the application's reader of words needs, as one compact table.

    {"format": 1, "notice", "length": 48,
     "vocabulary": [token of id 0, token of id 1, ...],
     "function_words": {"en": [...], "zh": [...]}, "marks": {mark: mark it counts as},
     "determiners": [...], "irregular": {form: base}, "longest": 8, "particles": "...", "after_article": 4,
     "aliases": {form: function word}, "naming": [...], "owners": [...], "between": [...], "riding": "骑", "after_names": [...],
     "people": [[kind or "none", 1 wherever it stands, 2 only inside a sentence or 3 (Chinese) only before what they do, "name|name|..."], ...],
     "near_places": [...], "several": token, "living": [tokens of animals], "body": [tokens of parts of a body],
     "afloat": [tokens of things that stand on water],
     "concepts": [[name in the lexicon, token that shows it or ""], ...],
     "names": {token: [English, Chinese]},
     "en": [[index of a concept, distance, "word|word|..."], ...], "zh": ...}

`shotloom_world/tokens.py` is the reference for how they are read. `--cases` writes what the reference reads in lines of plays, stories,
prompts and captions, for tests/conformance.
"""
from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path

from shotloom_world import props, things
from shotloom_world.captions import LENGTH, Grammar
from shotloom_world.saying import UNKNOWN
from shotloom_world.sample import Sampler
from shotloom_world.tokens import (AFTER_NAMES, ALIASES, BETWEEN, MARKS, NAMING, NEAR_PLACES, OWNERS, PARTICLES, RIDING, SEVERAL, TABLES, Tokenizer)
from shotloom_world.words.english import IRREGULAR
from shotloom_world.words.lexicon import AFTER_ARTICLE, DETERMINERS, LONGEST

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
FORMAT = 1
NOTICE = ("Words of Shotloom's built-in model. Kinds of English words are derived from WordNet 3.1, (c) 2011 by Princeton University, under the WordNet licence "
          "(https://wordnet.princeton.edu/license-and-commercial-use; provided as is, without warranties; Princeton University does not endorse it). Which Chinese words are common "
          "is from the dictionary of jieba 0.42.1, (c) 2013 Sun Junyi, MIT licence. Names of pictures are from fluentui-emoji, (c) Microsoft Corporation, MIT licence.")
# what the tables have no word of their own for
GENERIC = {"animal": "动物", "building": "建筑", "clothes": "衣服", "container": "容器", "document": "文件", "drink": "饮料", "food": "食物", "furniture": "家具",
           "ornament": "饰物", "plant": "植物", "tool": "工具", "vehicle": "车辆", "weapon": "武器"}
CHINESE = {"colour:bald": "秃头", "colour:blond": "金发", "thing:armchair": "扶手椅", "thing:barn": "谷仓", "thing:bench": "长椅", "thing:church": "教堂", "thing:clouds": "云",
           "thing:cottage": "小屋", "thing:crowd": "人群", "thing:cupboard": "橱柜", "thing:fireplace": "壁炉", "thing:hair": "头发", "thing:lamp": "灯", "thing:lighthouse": "灯塔", "thing:moon": "月亮",
           "thing:pagoda": "宝塔", "thing:picture": "画", "thing:plum_blossom": "梅花", "thing:screen": "屏风", "thing:stairs": "楼梯", "thing:stove": "炉子",
           "thing:throne": "宝座", "thing:wall_mirror": "镜子", "thing:whiteboard": "白板", "thing:willow": "柳树"}
ENGLISH = {"role:cook": "cook", "colour:orange": "orange", "colour:cream": "cream"}


def rows_of(table: Path, number: dict[str, int]) -> list[tuple[int, int, str]]:
    """Rows in the table's order, which decides between words equally near."""
    out = []
    for line in table.read_text("utf8").splitlines():
        if line and not line.startswith("#"):
            name, distance, words = line.split("\t")
            out.append((number.setdefault(name, len(number)), int(distance), words))
    return out


def people() -> list[tuple[str, int, str]]:
    """Names that a capital letter makes: who bears them, and where they are a name."""
    rows = (line.split("\t") for line in (TABLES / "names.tsv").read_text("utf8").splitlines() if not line.startswith("#"))
    return [(kind, int(where), words) for kind, where, words in rows]


def names_of(tokenizer: Tokenizer, concepts: list[tuple[str, str]], rows: dict[str, list[tuple[int, int, str]]]) -> dict[str, tuple[str, str]]:
    """What each concept is called: by the catalogue, else by the nearest word that is heard as it."""
    nearest: dict[str, dict[str, str]] = {}
    for language, table in rows.items():
        own = [(distance, token != name, words.split("|")[0], token) for index, distance, words in table for name, token in [concepts[index]] if token]
        nearest[language] = {}
        for _, _, word, token in sorted(own, key=lambda row: row[:2]):
            nearest[language].setdefault(token, word)
    out = {}
    for token in (t for t in tokenizer.words if ":" in t):
        kind, key = token.split(":")
        english = ENGLISH.get(token) or nearest["en"].get(token, key.replace("_", " "))
        chinese = CHINESE.get(token) or nearest["zh"].get(token, english)
        if kind == "thing" and key in things.KEYS and things.row(key).en and things.row(key).zh:
            english, chinese = things.row(key).en[0], things.row(key).zh[0]
        out[token] = (key, GENERIC[key]) if kind == "generic" else (english, chinese)
    return out


def table(tokenizer: Tokenizer) -> dict:
    number: dict[str, int] = {}
    rows = {language: rows_of(TABLES / f"{language}.tsv", number) for language in ("en", "zh")}
    concepts = [(name, tokenizer._concept((name,)) or "") for name in number]
    return {"format": FORMAT, "notice": NOTICE, "length": LENGTH, "vocabulary": tokenizer.words,
            "function_words": {"en": sorted(tokenizer._en), "zh": sorted(tokenizer._zh)}, "marks": MARKS, "determiners": sorted(DETERMINERS), "irregular": IRREGULAR,
            "longest": LONGEST, "particles": PARTICLES, "after_article": AFTER_ARTICLE, "aliases": ALIASES, "naming": NAMING, "owners": sorted(OWNERS),
            "between": sorted(BETWEEN), "riding": RIDING, "after_names": sorted(AFTER_NAMES), "living": sorted(tokenizer.living), "body": sorted(tokenizer.body),
            "people": people(), "near_places": sorted(NEAR_PLACES), "several": SEVERAL,
            "afloat": [f"thing:{k}" for k in props.KEYS if props.row(k).stands == "water"], "concepts": concepts, "names": names_of(tokenizer, concepts, rows), **rows}


def lines(rnd: random.Random) -> list[str]:
    """Lines of every text that the repository has, a few hundred of each language, and what tokenizers stumble over."""
    out = [line.split("\t")[3] for line in (FIXTURES / "prompts" / "60.tsv").read_text("utf8").splitlines()[1:]]
    for path in sorted([*FIXTURES.glob("plays/*/*.txt"), *FIXTURES.glob("novels/*/*.txt")]):
        said = [s.strip() for line in path.read_text("utf8").splitlines() for s in re.split(r"(?<=[.!?。！？])", line) if 8 < len(s.strip()) < 160]
        out += rnd.sample(said, 90 if path.parent.name == "en" else 24)
    return out + [
        "A woman in red and a boy in blue walk to the café.", "The king's horse, 3 men’s HATS; 'hello' it's a close-up!", "INT. KITCHEN - NIGHT", "She saw the saw. The well is well.",
        "He looked at a fire engine and two fire engines.", "一个穿红衣的女人坐在厨房里。穆桂英说：你好？", "外景 长城 夜", "马上有一匹马", "a 红色的 car 停在 the street", "", "   ", "42 😀 §", "cafe\u0301 naïve ﬁne",
        "the the the the the", "Zzz Qqq xqzv", "龘龘龘马龘", "He saw 3 Dogs and 12 old 7 men", "时间龘龘的时间", "don't can't soldiers' rock'n'roll '''", "A policeman, a doctor and three nurses running; then they ran.",
        "Mr. Holmes and Dr. Watson walk. Aunt Polly sits", "MARIA WALKS TO LONDON", "MARIA walks to the door.", "Enter ROSALIND and CELIA.", "Then Maria, in Paris, met Zorba at Rhodes", "Tom Sawyer runs",
        "Zorba dances", "Quickly, he ran", "THE END", "Soldiers and children. 孩子们", "May comes in May", "JOHN'S HOUSE", "John's house is Mr.Smith's",
        "The White Rabbit runs.", "The Gryphon rubbed its eyes", "A dog named Rex and a girl called Alice Liddell sit.", "He was called. Named", "She wore a red dress and wears his mother's old hat", "the King's crown",
        "Aunt Polly's manner", "John's eyes and her big eyes", "小雨坐在桌边，小雨把纸船放进水里。下着小雨。小雨的早晨", "她穿着红旗袍，红旗下", "他骑马，骑士骑着自行车", "母亲的信，孩子的眼睛，红衣女人的小狗", "小虎跑"]


def cases(tokenizer: Tokenizer, names: dict[str, tuple[str, str]], seed: int = 3) -> list[tuple[str, list[int]]]:
    """Texts with their ids: the lines, then captions as the sampler says them, each concept by its name."""
    rnd = random.Random(seed)
    texts = lines(rnd)
    sampler, grammar = Sampler(rnd), Grammar(rnd)
    for _ in range(240):
        tokens, language = grammar.caption(sampler.shot())
        words = (names[t.word][language == "zh"] if t.word in names else t.word for t in tokens if t.word != UNKNOWN)
        texts.append(("" if language == "zh" else " ").join(words))
    return [(text, [tokenizer.ids[said.token] for said in tokenizer.read(text)]) for text in texts]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, default=ROOT / "resources" / "models" / "builtin", help="folder of words.json")
    p.add_argument("--cases", type=Path, help="file for the reference's readings")
    o = p.parse_args()
    tokenizer = Tokenizer()
    o.out.mkdir(parents=True, exist_ok=True)
    words = table(tokenizer)
    (o.out / "words.json").write_text(json.dumps(words, ensure_ascii=False, separators=(",", ":")) + "\n", "utf8")
    if o.cases:
        read = cases(tokenizer, words["names"])
        o.cases.write_text("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in read) + "\n]\n", "utf8")


if __name__ == "__main__":
    main()
