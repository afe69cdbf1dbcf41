import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWeights } from '../../../src-shared/generation/weights.ts';

describe('weights of words', () => {
  test.each([
    ['a (running:1.4) man', 'running', 1.4],
    ['a man in a (red coat:0.5)', 'red coat', 0.5],
    ['一个男人（奔跑：1.4）过街', '奔跑', 1.4],
    ['(night: 2)', 'night', 2],
  ])('%s weighs %s', (text, words, weight) => {
    const read = readWeights(text);
    const [only] = read.weighed;
    expect(read.weighed).toHaveLength(1);
    expect(only?.weight).toBe(weight);
    expect(read.text.slice(only?.start, only?.end)).toBe(words);
    expect(text.slice(only?.start, only?.end)).toBe(words);
  });

  test.each(['MARA (20s) waves', '(at 12:30)', '(a:b)', '(running:3)', '(running:0)', 'no (brackets'])(
    '%s has none',
    (text) => {
      expect(readWeights(text)).toEqual({ text, weighed: [] });
    },
  );

  test('every letter keeps its place', () => {
    const piece = fc.constantFrom('(a red coat:1.3)', 'walks ', '（奔跑：0.7）', '在街上', '(', ')', ':', '1.2', ' ');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const read = readWeights(text);
        expect(read.text).toHaveLength(text.length);
        for (const { start, end } of read.weighed) expect(read.text.slice(start, end)).toBe(text.slice(start, end));
        Array.from(read.text).forEach((letter, at) => expect([' ', text[at]]).toContain(letter));
      }),
    );
  });
});
