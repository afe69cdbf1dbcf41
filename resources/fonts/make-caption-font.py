#!/usr/bin/env python3
"""Cut the caption font out of Debian's Noto Sans CJK. See README.md beside this file.

usage: make-caption-font.py NotoSansCJK-Medium.ttc ShotloomCaption-Medium.otf
"""
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

FAMILY = "Shotloom Caption"
SIMPLIFIED_CHINESE = 2  # the collection's order is JP, KR, SC, TC, HK

BLOCKS = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x01CD, 0x01DC),  # Pinyin vowels with the third tone
    (0x02B9, 0x02DD),  # Modifier letters, tone marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x2010, 0x205E),  # General Punctuation
    (0x20A0, 0x20BF),  # Currency
    (0x2100, 0x21FF),  # Letterlike, number forms, arrows
    (0x2460, 0x24FF),  # Enclosed numbers
    (0x25A0, 0x266F),  # Geometric shapes, stars, notes of music
    (0x3000, 0x30FF),  # CJK punctuation, kana
    (0x4E00, 0x9FFF),  # CJK unified ideographs: all of GB 2312, GBK and Big5, so that any name can be written
    (0xFF00, 0xFFEF),  # Half- and full-width forms
]


def rename(font):
    # A family name of its own: a renderer then cannot mistake an installed Noto font for this one.
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (0, 5, 7, 8, 9, 11, 13, 14):
            continue
        names.removeNames(nameID=record.nameID)
    for name_id, text in {1: FAMILY, 2: "Regular", 3: FAMILY + " Medium 1", 4: FAMILY, 6: "ShotloomCaption-Medium"}.items():
        names.setName(text, name_id, 3, 1, 0x409)
    # The only weight of its family: asked for "regular", a renderer must neither embolden nor reject it.
    font["OS/2"].usWeightClass = 400
    top = font["CFF "].cff
    top.fontNames[0] = "ShotloomCaption-Medium"
    top.topDictIndex[0].FullName = FAMILY
    top.topDictIndex[0].FamilyName = FAMILY


def main(source, target):
    font = TTCollection(source).fonts[SIMPLIFIED_CHINESE]
    options = Options()
    options.layout_features = ["ccmp", "kern", "mark", "mkmk", "liga"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "DSIG", "BASE"]
    characters = [character for first, last in BLOCKS for character in range(first, last + 1)]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    rename(font)
    # The same bytes from the same input.
    font.recalcTimestamp = False
    font.save(target)
    print(len(font.getBestCmap()), "characters")


if __name__ == "__main__":
    main(*sys.argv[1:3])
