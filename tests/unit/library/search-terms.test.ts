import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BOUNDARY,
  columnText,
  foldText,
  indexTerms,
  patternOf,
  wholePattern,
  wholesText,
} from '../../../src-shared/library/search-terms.ts';
import { isFoundIn } from '../../support/library/found-terms.ts';

const han = fc.constantFrom(...'大雨中的红船港口夜景々〇𠮷パーティ');
const letter = fc.constantFrom(...'abcdeéÉüñZ19한бЯ');
const gap = fc.constantFrom(' ', '，', '. ', '\n', ' - ', '!');
const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: han }, { weight: 5, arbitrary: letter }, gap, fc.string({ maxLength: 3 })), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

function isFound(whole: string, asked: string, isPrefix = false): boolean {
  const pattern = patternOf(asked, isPrefix);
  return pattern === null || isFoundIn(whole, pattern);
}

describe('terms', () => {
  test.each([
    ['A red boat', ['a', 'red', 'boat']],
    ['Café CRÈME', ['cafe', 'creme']],
    ['ＡＢＣ１２', ['abc12']],
    ['don’t', ['don', 't']],
    ['大雨中', ['大雨', '雨中', '中']],
    ['雨', ['雨']],
    ['下雨rain天', ['下雨', '雨', 'rain', '天']],
    ['パーティー', ['パー', 'ーテ', 'ティ', 'ィー', 'ー']],
    ['', []],
    [' -- 。', []],
  ])('of %j', (whole, terms) => {
    expect(indexTerms(whole)).toEqual(terms);
  });

  test.each([
    ['雨', { terms: ['雨'], isPrefix: true }],
    ['下雨', { terms: ['下雨'], isPrefix: false }],
    ['大雨中', { terms: ['大雨', '雨中'], isPrefix: false }],
    ['rain雨', { terms: ['rain', '雨'], isPrefix: true }],
    ['雨rain', { terms: ['雨', 'rain'], isPrefix: false }],
    ['red boat', { terms: ['red', 'boat'], isPrefix: false }],
    ['…', null],
  ])('that %j is asked for with', (asked, pattern) => {
    expect(patternOf(asked, false)).toEqual(pattern);
  });

  test('nothing stands in a term that FTS5 reads, nor the boundary', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (whole) => {
        for (const term of indexTerms(whole)) {
          expect(term).toMatch(/^[\p{L}\p{N}\p{M}\p{Script=Han}]+$/u);
          expect(term).not.toContain(BOUNDARY);
          expect(term).not.toMatch(/[^a-z0-9\u{80}-\u{10FFFF}]/u);
        }
      }),
    );
  });

  test('folding again changes nothing, and case and accents do not count', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (whole) => {
        const once = foldText(whole);
        expect(foldText(once)).toBe(once);
      }),
    );
    expect(foldText('ÀÉÎõü Ñ ẛ')).toBe(foldText('aeiou n ṡ'));
  });
});

describe('what is asked for', () => {
  test('any stretch of Chinese finds the text it is of', () => {
    const run = fc.array(han, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, run, text, fc.nat(), fc.nat(), (before, letters, after, one, other) => {
        const start = one % letters.length;
        const end = start + 1 + (other % (letters.length - start));
        expect(isFound(before + letters.join('') + after, letters.slice(start, end).join(''))).toBe(true);
      }),
    );
  });

  test('every word finds the text it is of, in any case, and so does its beginning', () => {
    const word = fc.array(letter, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(text, word, text, fc.nat(), (before, one, after, length) => {
        const whole = `${before} ${one} ${after}`;
        expect(isFound(whole, one)).toBe(true);
        expect(isFound(whole, one.toUpperCase())).toBe(true);
        expect(isFound(whole, one.normalize('NFD'))).toBe(true);
        const beginning = one.slice(0, 1 + (length % one.length));
        expect(isFound(whole, beginning, true)).toBe(true);
      }),
    );
  });

  test('a text finds itself as a phrase', () => {
    fc.assert(
      fc.property(text, (whole) => {
        expect(isFound(whole, whole)).toBe(true);
      }),
    );
  });

  test('a stretch that is not there is not found', () => {
    expect(isFound('大雨中的红船', '雨红')).toBe(false);
    expect(isFound('大雨 中', '雨中')).toBe(false);
    expect(isFound('a red old boat', 'red boat')).toBe(false);
    expect(isFound('boats', 'boat')).toBe(false);
    expect(isFound('a boat', 'oat', true)).toBe(false);
  });
});

test('no phrase reaches from one part of a column to the next', () => {
  expect(columnText(['red boat', '', '—', 'at night'])).toBe(`red boat ${BOUNDARY} at night`);
});

test('tags are asked for whole, or by their beginning', () => {
  const column = wholesText(['Night Rain', '夜景']).split(' ');
  const has = (asked: string, isPrefix = false): boolean => {
    const pattern = wholePattern(asked, isPrefix);
    const terms = pattern?.terms ?? [];
    return column.some((_, start) =>
      terms.every((term, at) => {
        const found = column[start + at];
        return pattern?.isPrefix === true && at === terms.length - 1 ? found?.startsWith(term) : found === term;
      }),
    );
  };
  expect([has('night rain'), has('夜景'), has('night', true), has('夜', true)]).toEqual([true, true, true, true]);
  expect([has('night'), has('rain'), has('夜'), has('景'), has('rain', true)]).toEqual(Array(5).fill(false));
});
