import { describe, expect, test } from 'vitest';
import { promptRows, weigh, weightedIds } from '../../../../src-main/generation/worker/diffusion/prompt-ids.ts';

/** Each word is its length. */
const tokenizer = {
  ids: (text: string) =>
    text
      .split(/\s+/u)
      .filter(Boolean)
      .map((word) => word.length),
  idOf: () => undefined,
};
const IDS = { start: 90, end: 91, pad: 92, length: 6 };

describe('weights of words', () => {
  test('stand beside the ids of their words', () => {
    expect(weightedIds(tokenizer, 'a (big red:1.5) boat （小 船：0.5） now')).toEqual([
      { id: 1, weight: 1 },
      { id: 3, weight: 1.5 },
      { id: 3, weight: 1.5 },
      { id: 4, weight: 1 },
      { id: 1, weight: 0.5 },
      { id: 1, weight: 0.5 },
      { id: 3, weight: 1 },
    ]);
  });

  test('multiply vectors and keep the mean of all', () => {
    const vectors = Float32Array.of(1, 1, 2, 2, 3, 3);
    weigh(vectors, [1, 2, 1]);
    const mean = vectors.reduce((sum, value) => sum + value, 0) / 6;
    expect(mean).toBeCloseTo(2, 6);
    expect((vectors[2] ?? 0) / (vectors[0] ?? 1)).toBeCloseTo(4, 6);
    const same = Float32Array.of(1, 2, 3);
    weigh(same, [1, 1, 1]);
    expect([...same]).toEqual([1, 2, 3]);
  });
});

describe('rows', () => {
  const some = (count: number): { id: number; weight: number }[] =>
    Array.from({ length: count }, (_, id) => ({ id, weight: id === 1 ? 2 : 1 }));

  test('a short prompt is filled up behind its end', () => {
    expect(promptRows([some(2)], IDS)).toEqual([{ rows: [[90, 0, 1, 91, 92, 92]], weights: [1, 1, 2, 1, 1, 1] }]);
    expect(promptRows([[]], IDS)).toEqual([{ rows: [[90, 91, 92, 92, 92, 92]], weights: [1, 1, 1, 1, 1, 1] }]);
  });

  test('a long one goes on in further rows, and the other prompt has as many', () => {
    const [long, short] = promptRows([some(5), some(1)], IDS);
    expect(long?.rows).toEqual([
      [90, 0, 1, 2, 3, 91],
      [90, 4, 91, 92, 92, 92],
    ]);
    expect(short?.rows).toEqual([
      [90, 0, 91, 92, 92, 92],
      [90, 91, 92, 92, 92, 92],
    ]);
    expect(short?.weights).toHaveLength(12);
  });
});
