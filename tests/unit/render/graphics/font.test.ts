import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { FONT_FILE, FONT_FOLDER } from '../../../../src-main/render/segment-cache.ts';
import { FONT_ASCENT, FONT_HEIGHT, textWidth } from '../../../../src-shared/render/graphics/text-size.ts';
import { fontsDirectory } from '../../../support/media/media.ts';

/** What OpenType says of a font: the advance of each character, ascent and descent, in thousandths of the em. */
function readFont(font: Buffer) {
  const tables = new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const at = 12 + 16 * index;
      return [font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8)] as const;
    }),
  );
  const [hhea = 0, hmtx = 0, cmap = 0] = ['hhea', 'hmtx', 'cmap'].map((name) => tables.get(name));
  const metrics = font.readUInt16BE(hhea + 34);
  const advances = new Map<string, number>();
  // Every subtable is of format 4; the last is Windows's.
  const table = cmap + font.readUInt32BE(cmap + 4 + 8 * (font.readUInt16BE(cmap + 2) - 1) + 4);
  const segments = font.readUInt16BE(table + 6) / 2;
  for (let segment = 0; segment < segments; segment += 1) {
    const at = (part: number): number => table + 14 + 2 * segment + part * 2 * segments + (part > 0 ? 2 : 0);
    const [end, start, delta] = [font.readUInt16BE(at(0)), font.readUInt16BE(at(1)), font.readInt16BE(at(2))];
    const range = font.readUInt16BE(at(3));
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const found = range === 0 ? code : font.readUInt16BE(at(3) + range + 2 * (code - start));
      const glyph = range !== 0 && found === 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0)
        advances.set(String.fromCodePoint(code), font.readUInt16BE(hmtx + 4 * Math.min(glyph, metrics - 1)));
    }
  }
  return { advances, ascent: font.readInt16BE(hhea + 4), descent: font.readInt16BE(hhea + 6) };
}

describe('text is measured as the shipped font has it', () => {
  const font = readFont(readFileSync(`${fontsDirectory}/${FONT_FOLDER}/${FONT_FILE}`));

  test('every one of its characters', () => {
    expect(font.advances.size).toBeGreaterThan(22_000);
    const wrong = Array.from(font.advances).filter(([character, advance]) => textWidth(character, 1000) !== advance);
    expect(wrong).toEqual([]);
  });

  test('how high it stands', () => {
    expect(FONT_ASCENT).toBe(font.ascent / 1000);
    expect(FONT_HEIGHT).toBe((font.ascent - font.descent) / 1000);
  });
});
