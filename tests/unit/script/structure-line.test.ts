import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { structureLabelLength, structureLine } from '../../../src-shared/script/structure-line.ts';

test.each([
  ...[
    'SERIES OF SHOTS',
    'MONTAGE',
    'MONTAGE - THE FLIGHT',
    'END OF MONTAGE',
    'TRAINING MONTAGE',
    'FLASHBACK:',
    'END FLASHBACK.',
  ],
  ...[
    "INTERCUT WITH LISA'S HOUSE",
    'INTERCUT - MR. SMITH / MRS. GREEN',
    'DREAM SEQUENCE',
    'BEGIN DREAM',
    'END OF ACT TWO',
  ],
  ...['OPENING CREDITS', '一组镜头', '一组镜头：', '【蒙太奇】', '蒙太奇结束', '交叉剪辑', '回忆', '一组镜头（出发）'],
])('a line divides the script: %s', (line) => {
  expect(structureLine(line)).toEqual({ means: 'division' });
});

test.each([
  ...[
    'LATER',
    'MOMENTS LATER',
    'Ten minutes later.',
    'LATER THAT NIGHT',
    'THE NEXT MORNING',
    '(LATER)',
    'Time passes.',
    'MEANWHILE',
  ],
  ...['稍后', '片刻后。', '三天后', '第二天早上', '当晚', '（稍后）', '与此同时', '时间流逝'],
])('a line says that time passes: %s', (line) => {
  expect(structureLine(line)).toEqual({ means: 'later' });
});

test.each([
  ['BACK TO LAB', 'LAB'],
  ['BACK TO THE KITCHEN', 'KITCHEN'],
  ["BACK TO MRS. GREEN'S HOUSE", "MRS. GREEN'S HOUSE"],
  ['回到办公室', '办公室'],
  ['【切回实验室】', '实验室'],
])('a line leads back: %s', (line, to) => {
  expect(structureLine(line)).toEqual({ means: 'back', to });
});

test.each([
  ...[
    'MARA',
    'DREAM',
    'MEMORY',
    'Later, Tom sits.',
    'Back to work, she says.',
    'MONTAGE: TOM RUNS. HE SWIMS.',
    'Tom watches a montage.',
  ],
  ...['小明', '后来他走了。', '回忆让他痛苦。', '三天后他来了', '镜头', '她回到家，坐下。'],
])('a line is none of these: %s', (line) => {
  expect(structureLine(line)).toBeNull();
});

test('a label before what is seen is as long as its mark is far', () => {
  const lines = ['MONTAGE: Tom runs.', '蒙太奇：小明跑步。', 'SERIES OF SHOTS - Tom runs.', 'TOM: Wait.', 'Tom runs.'];
  expect(lines.map((line) => line.slice(structureLabelLength(line)))).toEqual([
    'Tom runs.',
    '小明跑步。',
    'Tom runs.',
    'TOM: Wait.',
    'Tom runs.',
  ]);
});

test('a Chinese label is no speaker', () => {
  const { elements } = parseFountain('1、内景 厨房 日\n\n蒙太奇：小明跑步。\n\n小明：你好。\n');
  expect(elements.flatMap(({ type, text }) => (type === 'character' ? text : []))).toEqual(['小明']);
});

test('any text is read in bounded time', () => {
  const piece = fc.constantFrom(
    'BACK TO ',
    'MONTAGE ',
    'END OF ',
    'A ',
    'LATER',
    ' - ',
    '稍后',
    '回到',
    '（',
    '）',
    '.',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4000 }), (parts) => {
      const text = parts.join('');
      const start = performance.now();
      const line = structureLine(text);
      expect(performance.now() - start).toBeLessThan(200);
      expect(line === null || text.trim().length <= 80).toBe(true);
    }),
    { numRuns: 60 },
  );
});
