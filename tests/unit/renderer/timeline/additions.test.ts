import { describe, expect, test } from 'vitest';
import {
  cardBehind,
  footageBehind,
  musicUnder,
  shownInstead,
  soundAt,
} from '../../../../src-renderer/timeline/additions.ts';
import type { Brought } from '../../../../src-renderer/timeline/additions.ts';
import type { Cut, CutItem } from '../../../../src-renderer/timeline/cut-data.ts';

const RATE = { numerator: 24, denominator: 1 };
/** Two items of two seconds: what additions look at. */
const CUT = {
  rate: RATE,
  items: [
    { id: 'itm_one', start: 0, frames: 48 },
    { id: 'itm_two', start: 48, frames: 48 },
  ],
} as unknown as Cut;
const VIDEO: Brought = {
  ...{ id: 'ftg_a', kind: 'video', facts: { duration_s: 3.02 } },
  ...{ source_in_s: null, source_out_s: null },
};

describe('what is put into a film', () => {
  test('music lies under all of it and begins again', () => {
    expect(musicUnder('att_a', { ...VIDEO, kind: 'sound' })).toMatchObject({
      ...{ anchor: null, duration: null },
      content: { role: 'music', loops: true, fade_out: { n: 2, d: 1 } },
    });
  });

  test('a sound belongs to what is shown where it begins, and lasts as long as the part that is meant', () => {
    const part = { ...VIDEO, kind: 'sound', source_in_s: 0.5, source_out_s: 2 } as const;
    expect(soundAt(CUT, 60, 'att_a', part)).toMatchObject({
      ...{ anchor: 'itm_two', offset: { n: 1, d: 2 }, duration: { n: 3, d: 2 } },
      content: { in: { n: 1, d: 2 } },
    });
    expect(soundAt({ ...CUT, items: [] }, 0, 'att_a', part)).toBeNull();
  });

  test('a video has no frame that it lacks; pictures and cards are shown for four seconds', () => {
    expect(footageBehind(CUT, 3, 'itm_a', VIDEO)).toMatchObject({ frames: 72, after: 'itm_one' });
    const picture = { ...VIDEO, kind: 'picture', facts: { duration_s: null } } as const;
    expect(footageBehind(CUT, 50, 'itm_a', picture)).toMatchObject({ frames: 96, after: 'itm_two' });
    expect(cardBehind({ ...CUT, items: [] }, 0, 'itm_a', 'End')).toMatchObject({ frames: 96, after: null });
  });

  test('what is shown instead of an item is as long as it, or the item becomes as short', () => {
    const item = { id: 'itm_one', start: 0, frames: 48, speed: { n: 1, d: 1 } } as unknown as CutItem;
    expect(shownInstead(CUT, item, VIDEO)).toMatchObject([{ command: 'replace', item: 'itm_one' }]);
    const short = { ...VIDEO, source_in_s: 1.5 };
    expect(shownInstead(CUT, item, short)).toMatchObject([
      { command: 'trim', edge: 'end', by: -12 },
      { command: 'replace', in: { n: 3, d: 2 } },
    ]);
    expect(shownInstead(CUT, { ...item, speed: { n: 2, d: 1 } }, VIDEO)).toMatchObject([{ by: -12 }, {}]);
  });
});
