import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captionBlocks } from '../../../src-shared/render/caption-stack.ts';
import { assFile } from '../../../src-shared/render/captions.ts';
import type { PlanCaption } from '../../../src-shared/render/plan.ts';

const RATE = { numerator: 25, denominator: 1 };

const caption = (text: string, from: number, to: number, more: Partial<PlanCaption> = {}): PlanCaption => ({
  text,
  from,
  to,
  ...more,
});

test('two languages keep their places while one of them pauses, and one alone has no room held for it', () => {
  const blocks = captionBlocks([
    caption('Who is there?', 0, 50),
    caption('是谁？', 0, 20, { lane: 1 }),
    caption('谁在那里？\n说话！', 25, 50, { lane: 1 }),
    caption('Alone', 60, 80),
  ]);
  const shown = blocks.map(({ from, to, rows }) => [from, to, rows.map((row) => row.caption?.text ?? row.lines)]);
  expect(shown).toEqual([
    [0, 20, ['Who is there?', '是谁？']],
    [20, 25, ['Who is there?', 2]],
    [25, 50, ['Who is there?', '谁在那里？\n说话！']],
    [60, 80, ['Alone']],
  ]);
});

test('at the top the lane at the edge holds up the one below it, and either place is a block of its own', () => {
  const top = { place: 'top' } as const;
  const blocks = captionBlocks([
    caption('a', 0, 10, top),
    caption('b', 0, 20, { ...top, lane: 1 }),
    caption('c', 5, 9),
  ]);
  expect(blocks.map(({ place, from, to, rows }) => [place, from, to, rows.length])).toEqual([
    ['top', 0, 10, 2],
    ['bottom', 5, 9, 1],
    ['top', 10, 20, 2],
  ]);
});

test('every caption is shown on all of its frames and on no other, whatever lies beside it', () => {
  const captions = fc.array(
    fc.record({ from: fc.nat(20), length: fc.integer({ min: 1, max: 9 }), lane: fc.nat(2), isTop: fc.boolean() }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(captions, (seeds) => {
      const all = seeds.map(({ from, length, lane, isTop }, index) =>
        caption(String(index), from, from + length, { lane, ...(isTop ? { place: 'top' } : {}) }),
      );
      const blocks = captionBlocks(all);
      for (const place of ['top', 'bottom']) {
        const own = blocks.filter((block) => block.place === place);
        own.slice(1).forEach((block, index) => expect(block.from).toBeGreaterThanOrEqual(own[index]?.to ?? 0));
      }
      for (const each of all) {
        const shown = blocks.filter(({ rows }) => rows.some((row) => row.caption === each));
        expect(shown[0]?.from).toBe(each.from);
        expect(shown.at(-1)?.to).toBe(each.to);
        expect(shown.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(each.to - each.from);
      }
    }),
  );
});

test('a script has the styles that are used, the place, and room that is empty', () => {
  const script = assFile(
    [
      caption('A', 0, 20, { style: 'box', place: 'top' }),
      caption('B', 0, 20),
      caption('乙', 0, 9, { lane: 1, style: 'large' }),
    ],
    640,
    360,
    RATE,
  );
  const lines = script.split('\n');
  expect(lines.flatMap((line) => /^Style: (\w+),/u.exec(line)?.[1] ?? [])).toEqual(['Caption', 'Box', 'Large']);
  expect(lines.filter((line) => line.startsWith('Dialogue')).map((line) => line.split(',').slice(3).join(','))).toEqual(
    [
      String.raw`Caption,,0,0,0,,B\N{\rLarge}乙`,
      String.raw`Box,,0,0,0,,{\an8}A`,
      String.raw`Caption,,0,0,0,,B\N{\rCaption\alpha&HFF&}\h`,
    ],
  );
});
