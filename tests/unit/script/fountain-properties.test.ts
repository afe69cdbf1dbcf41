import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';
import type { PathologicalText } from '../../support/script/pathological.ts';
import { anyText, scriptText } from '../../support/script/scripts.ts';
import { MEGABYTE_OF_SCENES, PATHOLOGICAL_TEXTS } from '../../support/script/pathological.ts';

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

/** How many elements of each type the texts of PATHOLOGICAL_TEXTS have. */
const EXPECTED: Readonly<Record<PathologicalText, Readonly<Record<string, number>>>> = {
  'a megabyte of scenes': Object.fromEntries(
    ['scene_heading', 'action', 'note', 'boneyard', 'character', 'parenthetical', 'dialogue'].map((type) => [
      type,
      MEGABYTE_OF_SCENES.split('INT.').length - 1,
    ]),
  ),
  'a line of a megabyte': { action: 1 },
  'a megabyte of spaces': { action: 1 },
  '10^5 [[': { action: 1 },
  '10^5 [[ with lines': { action: 1 },
  '10^5 notes in a line': { note: 1e5, action: 1 },
  '10^5 *': { action: 1 },
  // A slash, two stars and a slash open and close one: every third "/*" of the run is left over.
  '10^5 /*': { boneyard: 33_333, action: 1 },
  '10^5 brackets': { action: 1 },
  'one-line cues': { character: 5e4, dialogue: 5e4 },
  '10^5 two-space lines': { action: 1 },
  '10^5 #': { scene_heading: 1 },
  '10^5 title page lines': { title_page: 1e5 },
  'lines under Chinese headings': { scene_heading: 3e4, action: 3e4 },
};

describe('markup that never closes, and runs of one mark', () => {
  it.each(Object.entries(PATHOLOGICAL_TEXTS))('are read for what they are: %s', (name, text) => {
    const counts: Record<string, number> = {};
    for (const { type } of parseFountain(text).elements) counts[type] = (counts[type] ?? 0) + 1;
    expect(counts).toEqual(EXPECTED[name as PathologicalText]);
  });
});
