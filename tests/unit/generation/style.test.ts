import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainStyle, readStyle, styleVector, STYLE_NAMES } from '../../../src-shared/generation/style.ts';

const VECTORS = { flat: [0, 0, 0], ink: [1, 0, 0.5], gouache: [0, 2, 0.5], 'paper-cut': [0, 0, -1] };

describe('a style', () => {
  test.each([
    ['', ''],
    ['flat', ''],
    ['ink', 'ink'],
    [' Ink : 1 ', 'ink'],
    ['gouache:.5，ink：0.25', 'ink:0.25,gouache:0.5'],
    ['ink:0.5,flat:0.5', 'ink:0.5'],
    ['paper-cut:0,ink:0.3333333', 'ink:0.333'],
  ])('%j is written %j', (text, plain) => {
    expect(plainStyle(text)).toBe(plain);
  });

  test.each([
    'oil',
    'ink:',
    'ink:-0.5',
    'ink:x',
    'ink,gouache',
    'ink:0.7,gouache:0.4',
    'ink:0.2,ink:0.3',
    'ink:0.5,',
    'ink:2',
    '水墨',
  ])('%j is refused with what is wrong', (text) => {
    expect(() => readStyle(text)).toThrow(
      expect.objectContaining({ code: 'bad_option', message: expect.stringContaining(text) as string }),
    );
  });

  test('is read as it is written, in whatever order its parts come', () => {
    const share = fc.record({ name: fc.constantFrom(...STYLE_NAMES), amount: fc.integer({ min: 0, max: 333 }) });
    fc.assert(
      fc.property(fc.uniqueArray(share, { selector: ({ name }) => name, maxLength: 3 }), (shares) => {
        const text = (parts: typeof shares): string =>
          parts.map(({ name, amount }) => `${name}:${amount / 1000}`).join(',');
        const plain = plainStyle(text(shares));
        expect(plainStyle(text(shares.toReversed()))).toBe(plain);
        expect(plainStyle(plain)).toBe(plain);
      }),
    );
  });
});

describe('the vector of a style', () => {
  test('is that of its name, or noughts', () => {
    expect(styleVector(readStyle('ink'), VECTORS)).toEqual(Float32Array.of(1, 0, 0.5));
    expect(styleVector(readStyle(''), VECTORS)).toEqual(Float32Array.of(0, 0, 0));
  });

  test('of a mixture lies between', () => {
    expect(styleVector(readStyle('ink:0.5,gouache:0.5'), VECTORS)).toEqual(Float32Array.of(0.5, 1, 0.5));
    expect(styleVector(readStyle('ink:0.25'), VECTORS)).toEqual(Float32Array.of(0.25, 0, 0.125));
  });
});
