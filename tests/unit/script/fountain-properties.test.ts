import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';

const scraps = [
  'INT. HOUSE - DAY',
  '.ROOF #12#',
  'MARA',
  '@McX (V.O.) ^',
  'TOM ^',
  '(softly)',
  'Hello *there*.',
  '!FORCED',
  '~la la',
  '> END <',
  '> FADE',
  'CUT TO:',
  '===',
  '# Act',
  '= sum',
  '[[',
  ']]',
  '/*',
  '*/',
  '[[a]]',
  '/* b */',
  '  ',
  ' ',
  '\t',
  'Title: X',
  'Key:',
  '1、内景 教室 日',
  '第1场',
  '△他走',
  '小明：',
  '小明：（笑）好',
  '小明',
  '【特写】手',
  '：',
  '😀',
  '\uFEFF',
  '淡出',
  '人物：小明',
  '^',
  '#',
  '。',
];
const scriptText = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...scraps) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      ),
      fc.constantFrom('\n', '\n\n', ' ', ''),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.flat().join(''));
const anyText = fc.oneof(scriptText, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }));

function nests(outer: ScriptElement, inner: ScriptElement): boolean {
  return (inner.type === 'note' || inner.type === 'boneyard') && inner.range[1] <= outer.range[1];
}

describe('any text at all', () => {
  it('parses, with ranges inside the text, in order, and apart but for notes and boneyards inside', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let open: ScriptElement | null = null;
        let start = 0;
        for (const element of parseFountain(text).elements) {
          expect(element.range[0]).toBeGreaterThanOrEqual(start);
          expect(element.range[1]).toBeGreaterThan(element.range[0]);
          expect(element.range[1]).toBeLessThanOrEqual(text.length);
          start = element.range[0];
          const overlaps = open !== null && element.range[0] < open.range[1];
          expect(!overlaps || (open !== null && nests(open, element))).toBe(true);
          if (!overlaps) open = element;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('covers every character that is neither blank nor the colon of a one-line cue', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const covered = new Uint8Array(text.length);
        for (const { range } of parseFountain(text).elements) covered.fill(1, range[0], range[1]);
        const missed = text
          .split('')
          .filter((character, at) => covered[at] === 0 && !/[\s：:]/.test(character))
          .join('');
        expect(missed).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('reads LF and CRLF alike', () => {
    fc.assert(
      fc.property(scriptText, (text) => {
        const plain = text.replaceAll('\r', '');
        const view = (source: string) =>
          parseFountain(source).elements.map(({ range: _range, text: words, ...rest }) => ({
            ...rest,
            text: words.replaceAll('\r\n', '\n'),
          }));
        expect(view(plain.replaceAll('\n', '\r\n'))).toEqual(view(plain));
      }),
      { numRuns: 500 },
    );
  });

  it('gives text that stands in its range, but for markup, line breaks and cuts', () => {
    fc.assert(
      fc.property(scriptText, (text) => {
        for (const element of parseFountain(text).elements) {
          const source = text.slice(...element.range);
          let at = 0;
          for (const character of element.text.replace(/\s/g, '')) {
            at = source.indexOf(character, at);
            expect(at).toBeGreaterThanOrEqual(0);
            at += character.length;
          }
        }
      }),
    );
  });
});

/** Milliseconds of the fastest of three runs: the machine is shared. */
function fastest(text: string): number {
  const times = [0, 1, 2].map(() => {
    const before = performance.now();
    parseFountain(text);
    return performance.now() - before;
  });
  return Math.min(...times);
}

describe('time', () => {
  const scene =
    'INT. HOUSE - DAY #1#\n\nMARA walks [[slowly]] to the *door*. /* no */\n\nMARA (V.O.)\n(softly)\nHello there.\n\n';
  it.each([
    ['a megabyte of scenes', scene.repeat(1e6 / scene.length)],
    ['a line of a megabyte', 'word '.repeat(2e5)],
    ['a megabyte of spaces', ' '.repeat(1e6) + 'x' + ' '.repeat(1e6)],
    ['10^5 [[', '[['.repeat(1e5)],
    ['10^5 [[ with lines', '[[\n'.repeat(1e5)],
    ['10^5 notes in a line', '[[a]] b'.repeat(1e5)],
    ['10^5 *', '*'.repeat(1e5)],
    ['10^5 /*', '/*'.repeat(1e5)],
    ['10^5 brackets', '('.repeat(1e5) + '\nx'],
    ['centered lines under Chinese headings', '内景 家 日\n> a <\n'.repeat(3e4)],
    ['one-line cues', '小明：好\n'.repeat(5e4)],
    ['10^5 two-space lines', `MARA\n${'  \n'.repeat(1e5)}`],
    ['10^5 #', '.A '.padEnd(1e5, '#')],
    ['10^5 title page lines', 'Title: a\n'.repeat(1e5)],
  ])(
    'is short for %s',
    (_name, text) => {
      expect(fastest(text)).toBeLessThan(1000);
    },
    20_000,
  );

  it('grows with the length of the text, not with its square', () => {
    const shapes = [scene, '[[', '[[a]] ', '> a <\n', '小明：（笑）好\n好\n', '@A\nb\n  \n'];
    for (const shape of shapes) {
      const small = fastest(shape.repeat(1e4));
      const large = fastest(shape.repeat(4e4));
      expect(large).toBeLessThan(small * 4 * 3 + 50);
    }
  }, 60_000);
});
