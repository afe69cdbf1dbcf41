import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../../src-main/script/encoding.ts';
import type { DecodedText } from '../../../src-main/script/encoding.ts';
import { encodeGb18030 } from '../../../src-main/script/gb18030.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { scriptText } from '../../support/script/scripts.ts';

const ENCODINGS: readonly Omit<DecodedText, 'text'>[] = [
  { encoding: 'utf-8', mark: false },
  { encoding: 'utf-8', mark: true },
  { encoding: 'utf-16le', mark: true },
  { encoding: 'utf-16be', mark: true },
  { encoding: 'gb18030', mark: false },
];
const lineBreaks = fc.constantFrom('\n', '\r\n', '\r', '\n\t', '\t\r\n');
/** Something only GB18030 takes for text: bytes that are no UTF-8. */
const gbOnly = '淡入，中文剧本。€𠀀ḿ';

/** The text as its elements and what lies between them say it. */
function rebuilt(text: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const { range } of parseFountain(text).elements) {
    const start = Math.max(range[0], end);
    if (range[1] <= end) continue;
    parts.push(text.slice(end, start), text.slice(start, range[1]));
    end = range[1];
  }
  return parts.join('') + text.slice(end);
}

describe.each(ENCODINGS)('a script in $encoding, with a mark: $mark', (encoded) => {
  it('is the same bytes again when what was read is written, and its elements with the gaps are its text', () => {
    const written = fc.tuple(scriptText, lineBreaks).map(([source, lineBreak]) => {
      const text = source
        .replaceAll('\n', lineBreak)
        .replaceAll(/[\0\uFEFF]/g, '')
        .toWellFormed();
      return encoded.encoding === 'gb18030' ? gbOnly + text : text;
    });
    fc.assert(
      fc.property(written, (source) => {
        fc.pre((source.match(/(?![\t\n\f\r])\p{Cc}/gu)?.length ?? 0) <= source.length / 10);
        const bytes = encodeText({ ...encoded, text: source });
        const read = decodeText(bytes, 'a.fountain');
        expect(read).toEqual({ ...encoded, text: source });
        expect(Buffer.from(encodeText(read)).equals(bytes)).toBe(true);
        expect(rebuilt(read.text)).toBe(source);
      }),
      { numRuns: 200 },
    );
  });
});

describe('GB18030', () => {
  it.each([
    ['A', '41'],
    ['内', 'c4da'],
    ['€', 'a2e3'],
    ['ÿ', '81308b37'],
    ['\uFFFF', '8431a439'],
    ['𠀀', '95328236'],
    ['\u{10FFFF}', 'e3329a35'],
    ['\uD800', '8431a437'],
  ])('writes %j as %s', (text, hex) => {
    expect(Buffer.from(encodeGb18030(text)).toString('hex')).toBe(hex);
  });

  it('writes every character so that it is read again, but 19 for private use that it has no bytes for', () => {
    const decoder = new TextDecoder('gb18030', { ignoreBOM: true });
    const lost: string[] = [];
    for (const plane of [0, 1, 2, 0x10]) {
      const codes = Array.from({ length: 0x1_0000 }, (_, low) => plane * 0x1_0000 + low);
      const characters = codes
        .map((code) => String.fromCodePoint(code))
        .filter((character) => character.isWellFormed());
      const read = Array.from(decoder.decode(encodeGb18030(characters.join(''))));
      lost.push(...characters.filter((character, index) => read[index] !== character));
    }
    expect(lost).toHaveLength(19);
    expect(lost.every((character) => /\p{Co}/u.test(character))).toBe(true);
  });
});
