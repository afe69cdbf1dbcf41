import { expect, test } from 'vitest';
import { BLANK, draftOf, isDrawable, saidOf } from '../../../../src-renderer/timeline/graphic-draft.ts';
import type { GraphicDraft } from '../../../../src-renderer/timeline/graphic-draft.ts';
import { GraphicInput } from '../../../../src-shared/contract/graphics.ts';
import type { Graphic } from '../../../../src-shared/render/graphics/records.ts';

const WRITTEN: readonly GraphicDraft[] = [
  { ...BLANK, heading: 'What we know', body: ' - The lamp is dark\n\n• Boats are at sea ', reveal: 'at-once' },
  { ...BLANK, kind: 'chart', heading: 'Rain', body: 'Month\tmm\nJan\t80', unit: 'mm', form: 'line', mode: 'light' },
  { ...BLANK, kind: 'formula', heading: 'Speed', body: '\\frac{s}{t} = v', caption: 'of a boat' },
  { ...BLANK, kind: 'lower-third', heading: 'Mara', body: 'Keeper' },
  { ...BLANK, kind: 'ticker', heading: 'News', body: 'One\nTwo' },
];

test.each(WRITTEN)(
  'a $kind that is written is one that the program takes, and is read back into the same fields',
  (draft) => {
    expect(isDrawable(draft, false)).toBe(true);
    const said = saidOf(draft, undefined);
    expect(GraphicInput.safeParse(said).error).toBeUndefined();
    const again = draftOf(said as Graphic);
    expect(again && saidOf(again, undefined)).toEqual(said);
  },
);

test('bullets lose the signs before them, and nothing is drawn of nothing', () => {
  expect(saidOf(WRITTEN[0] ?? BLANK, undefined)).toMatchObject({ bullets: ['The lamp is dark', 'Boats are at sea'] });
  expect(isDrawable(BLANK, true)).toBe(false);
  expect(isDrawable({ ...BLANK, kind: 'lower-third', body: 'Keeper' }, true)).toBe(false);
  expect([true, false].map((has) => isDrawable({ ...BLANK, kind: 'picture' }, has))).toEqual([true, false]);
  expect(saidOf({ ...BLANK, kind: 'picture' }, 'file_0123456789abcdef')).toMatchObject({
    file: 'file_0123456789abcdef',
  });
});
