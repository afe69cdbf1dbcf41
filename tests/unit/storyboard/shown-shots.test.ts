import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFdx } from '../../../src-shared/script/fdx.ts';
import { writtenFountain } from '../../../src-shared/script/fountain-writer.ts';
import type { Screenplay } from '../../../src-shared/script/screenplay.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { shotRanges } from '../../../src-shared/storyboard/shot-ranges.ts';
import type { TextRange } from '../../../src-shared/storyboard/shot-ranges.ts';
import { lettersOf } from '../../../src-shared/storyboard/source-words.ts';
import type { DraftShot } from '../../../src-shared/storyboard/storyboard.ts';
import { finalDraft } from '../../support/script/final-draft.ts';
import { screenplay } from '../../support/script/screenplays.ts';

interface Piece {
  readonly element: number;
  readonly start: number;
  readonly end: number;
}

/** What a shot shows of which elements, in order. */
function piecesOf({ elements, parts = [] }: DraftShot): readonly Piece[] {
  const divided = new Set(parts.map(({ element }) => element));
  const whole = elements.filter((index) => !divided.has(index));
  return [...whole.map((element) => ({ element, start: 0, end: Infinity })), ...parts];
}

/**
 * Every shot of a document: the letters that it is drafted from, the letters of its stretches of the Fountain that is shown, and which
 * elements of other shots those touch.
 */
function shownShots(document: Screenplay) {
  const { text, elements } = writtenFountain(document);
  const rangesOf = shotRanges(text, { ...document, elements });
  return draft(document, { title: 'x', text: '' }).scenes.flatMap(({ shots }) =>
    shots.map((shot) => {
      const [pieces, ranges] = [piecesOf(shot), rangesOf(shot)];
      const isOwn = (index: number): boolean => pieces.some(({ element }) => element === index);
      const isTouched = ([start, end]: TextRange): boolean => ranges.some(([from, to]) => from < end && start < to);
      return {
        words: pieces.map(({ element, start, end }) =>
          lettersOf(document.elements[element]?.text.slice(start, end) ?? ''),
        ),
        shown: ranges.map((range) => lettersOf(text.slice(...range))).join(' '),
        touched: elements.filter(({ range }, index) => !isOwn(index) && isTouched(range)),
      };
    }),
  );
}

describe('the shots of a document that is shown as Fountain', () => {
  it.each([
    ['Final Draft', finalDraft.map((text) => readFdx(text, 'a.fdx'))],
    ['any format', screenplay.map((elements): Screenplay => ({ language: 'en', elements }))],
  ])('stand at the words of their elements, and at no others: %s', (_format, documents) => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const { words, shown, touched } of shownShots(document)) {
          for (const word of words) expect(shown).toContain(word);
          expect(touched).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
