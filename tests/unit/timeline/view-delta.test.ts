import { expect, test } from 'vitest';
import type { Cut, CutAttached, CutItem } from '../../../src-renderer/timeline/cut-data.ts';
import { formatTimecode } from '../../../src-shared/timeline/timecode.ts';
import { patchedView, viewDelta } from '../../../src-shared/timeline/view-delta.ts';
import { captionAt, cutOf } from '../../support/renderer/cuts.ts';

/** A film of shots with captions on them, with its timecodes. */
function film(lengths: readonly number[], captions: readonly CutAttached[] = [], rate = cutOf([]).rate): Cut {
  const cut = cutOf(
    lengths,
    captions.map((each, index) => ({ ...each, number: index + 1 })),
  );
  return {
    ...{ ...cut, rate },
    items: cut.items.map((item) => ({ ...item, timecode: formatTimecode(item.start, rate, false) })),
  };
}

const delta = viewDelta<CutItem, CutAttached, Cut>;

function told(before: Cut, after: Cut) {
  const change = delta(before, after);
  if (!change) throw new Error('Nothing was told.');
  const made = patchedView<CutItem, CutAttached, Cut>(before, change);
  expect(made).toEqual(after);
  return { change, made };
}

const BEFORE = film(
  [24, 24, 24],
  [captionAt('x', 'a', 2, 12), captionAt('y', 'b', 26, 12), captionAt('z', 'c', 50, 9)],
);

test('an item that is trimmed moves all behind it, and what is attached there, in one part each', () => {
  const after = film(
    [24, 20, 24],
    [captionAt('x', 'a', 2, 12), captionAt('y', 'b', 26, 12), captionAt('z', 'c', 46, 9)],
  );
  const { change, made } = told(BEFORE, after);
  expect(change).toEqual({
    fields: { frames: 68 },
    items: [{ keep: [0, 1] }, { of: 1, set: { frames: 20 } }, { keep: [2, 3] }],
    attached: [{ keep: [0, 2] }, { keep: [2, 3], by: -4 }],
  });
  expect(made.items[0]).toBe(BEFORE.items[0]);
  expect(made.attached[1]).toBe(BEFORE.attached[1]);
});

test('what ends elsewhere than it did, waits for its picture or is shown again is told by itself', () => {
  const shorter = film([24, 24, 24], [captionAt('x', 'a', 2, 8), ...BEFORE.attached.slice(1)]);
  expect(told(BEFORE, shorter).change.attached).toMatchObject([{ of: 0 }, { keep: [1, 3] }]);
  const waiting = film([24, 24, 24], [...BEFORE.attached.slice(0, 2), { ...captionAt('z', 'c', 50, 9), place: null }]);
  expect(told(BEFORE, waiting).change.attached).toEqual([{ keep: [0, 2] }, { of: 2, set: { place: null } }]);
  told(waiting, BEFORE);
});

test('another rate is told with all timecodes', () => {
  const faster = film([24, 24, 24], BEFORE.attached, { numerator: 30, denominator: 1 });
  expect(told(BEFORE, faster).change).toEqual({ fields: { rate: faster.rate }, items: null, attached: null });
});

test('nothing is told of a film that is as it was', () => {
  expect(delta(BEFORE, structuredClone(BEFORE))).toBeNull();
});
