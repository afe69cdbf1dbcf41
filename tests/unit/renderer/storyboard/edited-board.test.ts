import { expect, test } from 'vitest';
import type { Board, BoardShot } from '../../../../src-renderer/storyboard/board-data.ts';
import { withEdit } from '../../../../src-renderer/storyboard/edited-board.ts';

const framing = { picture: 'A boat', size: 'wide', angle: 'low', move: 'static', duration_s: 4, lines: [] } as const;

const shot = (id: string): BoardShot => ({
  ...{ id, number: 1, label: '1A', ...framing, cast: [], drafted: framing, overrides: {}, ranges: [], pinned: false },
  ...{ still: { state: 'missing' }, clip: { state: 'missing' }, unfollowed: [], takes: 0, own: null },
});

const board = (...scenes: readonly (readonly string[])[]): Board => ({
  project: {
    ...{ id: 'prj_000001', title: 'T', seed: 1, width: 64, height: 64, fps_num: 24, fps_den: 1, style: '' },
    ...{
      language: 'en',
      model: null,
      steps: null,
      guidance: null,
      enlarge: null,
      between: null,
      depth: null,
      carry: null,
      walk: null,
      updated_at: '',
      script_name: null,
    },
  },
  ...{ revision: 1, language: 'en', cast: [], places: [], palette: false, parked: 0 },
  scenes: scenes.map((ids, index) => ({
    ...{ id: `s${index}`, heading: 'EXT. SEA', scene_number: null },
    shots: ids.map(shot),
  })),
});

test('an edit shows at once on its shots, and no other is another object', () => {
  const before = board(['a', 'b'], ['c']);
  const after = withEdit(before, ['b'], { picture: 'A ship', seed: 7 });
  expect(after.scenes[0]?.shots[1]).toMatchObject({ picture: 'A ship', overrides: { picture: 'A ship', seed: 7 } });
  expect(after.scenes[0]?.shots[0]).toBe(before.scenes[0]?.shots[0]);
  expect(after.scenes[1]).toBe(before.scenes[1]);
});

test('null gives the draft back, and the level of the eyes is no angle', () => {
  const edited = withEdit(board(['a']), ['a'], { size: 'close', angle: 'eye_level', duration_s: 2 });
  expect(edited.scenes[0]?.shots[0]).toMatchObject({ size: 'close', angle: null, duration_s: 2 });
  const back = withEdit(edited, ['a'], { size: null, angle: null });
  expect(back.scenes[0]?.shots[0]).toMatchObject({ size: 'wide', angle: 'low', overrides: { duration_s: 2 } });
});
