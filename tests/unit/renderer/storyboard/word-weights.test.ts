import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf, weighMore, weightsByWord } from '../../../../src-renderer/storyboard/word-weights.ts';
import { readWeights } from '../../../../src-shared/generation/weights.ts';

test('the word at the cursor is given more weight and less; at 1 its brackets go', () => {
  const more = weighMore({ text: 'a red scarf', start: 4, end: 4 }, 1, 'en');
  expect(more).toEqual({ text: 'a (red:1.1) scarf', start: 3, end: 6 });
  if (!more) throw new Error('There is a word.');
  const again = weighMore(more, 1, 'en');
  expect(again?.text).toBe('a (red:1.2) scarf');
  expect(weighMore({ text: 'a (red:1.1) scarf', start: 8, end: 8 }, -1, 'en')).toEqual({
    ...{ text: 'a red scarf', start: 2, end: 5 },
  });
});

test('several words are given a weight together; Chinese words end where they do', () => {
  expect(weighMore({ text: 'her red scarf ', start: 4, end: 14 }, 1, 'en')?.text).toBe('her (red scarf:1.1) ');
  expect(weighMore({ text: '女孩奔跑在海边', start: 3, end: 3 }, 1, 'zh')?.text).toBe('女孩(奔跑:1.1)在海边');
  expect(weighMore({ text: '（奔跑：1.4）', start: 2, end: 2 }, -1, 'zh')?.text).toBe('(奔跑:1.3)');
});

test('where no word is, or it is in part of another weight, nothing happens', () => {
  expect(weighMore({ text: '  ', start: 1, end: 1 }, 1, 'en')).toBeNull();
  expect(weighMore({ text: 'a (red:1.1) scarf', start: 0, end: 17 }, 1, 'en')).toBeNull();
});

test('weights stay within what a model takes, and steps back lead to the same words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.constantFrom(1 as const, -1 as const), (steps, way) => {
      let edited = { text: 'slowly', start: 0, end: 0 };
      for (let step = 0; step < steps; step += 1) edited = weighMore(edited, way, 'en') ?? edited;
      const { weighed } = readWeights(edited.text);
      expect(weighed.every(({ weight }) => weight >= 0.1 && weight <= 2)).toBe(true);
      expect(edited.text.slice(edited.start, edited.end)).toBe('slowly');
    }),
  );
});

test('pieces are the text, and say what counts more', () => {
  expect(piecesOf('a (red:1.3) scarf (at 12:30)')).toEqual([
    { text: 'a ', weight: 1 },
    { text: '(red:1.3)', weight: 1.3 },
    { text: ' scarf (at 12:30)', weight: 1 },
  ]);
  expect(weightsByWord('a (Red scarf:1.3), （奔跑：0.5）')).toEqual(
    new Map([
      ['red', 1.3],
      ['scarf', 1.3],
      ['red scarf', 1.3],
      ['奔跑', 0.5],
    ]),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
