import { describe, expect, it } from 'vitest';
import { entryAt, outlineRows } from '../../../../src-renderer/script/outline-rows.ts';
import { keepDraft, keptDraft } from '../../../../src-renderer/script/script-draft.ts';
import { draftsOf, markOf, markStateOf, stretchesOf } from '../../../../src-renderer/script/shot-marks.ts';
import type { Board, BoardShot } from '../../../../src-renderer/storyboard/board-data.ts';

const missing = { state: 'missing' } as const;
const current = { state: 'current', take_id: 'tak_aaaaaaaaaaaaaaaa', locked: false } as const;

function shot(id: string, picture: string, ranges: readonly (readonly [number, number])[], clip: BoardShot['clip']) {
  return { id, label: id, duration_s: 2, ranges, still: missing, clip, drafted: { picture, lines: [] } };
}

function boardOf(...scenes: readonly { heading: string; shots: readonly ReturnType<typeof shot>[] }[]): Board {
  return { scenes } as unknown as Board;
}

describe('marks', () => {
  it('shows a still only where there is no clip', () => {
    expect(markStateOf({ still: current, clip: missing })).toBe('still');
    expect(markStateOf({ still: missing, clip: missing })).toBe('missing');
    expect(markStateOf({ still: current, clip: { state: 'blocked', reason: 'gone' } })).toBe('blocked');
  });

  it('marks what was drafted anew, until its clip shows it', () => {
    const before = boardOf({
      heading: 'A',
      shots: [shot('1A', 'rain', [[0, 4]], missing), shot('1B', 'fog', [[6, 9]], missing)],
    });
    const after = boardOf({
      heading: 'A',
      shots: [
        shot('1B', 'snow', [[6, 10]], missing),
        shot('1A', 'rain', [[0, 4]], missing),
        shot('1C', 'sun', [], current),
      ],
    });
    const stretches = stretchesOf(after, draftsOf(before), (offset) => offset + 1);
    expect(stretches.map(({ from, to, shot: { id, changed } }) => [from, to, id, changed])).toEqual([
      [1, 5, '1A', false],
      [7, 11, '1B', true],
    ]);
    expect(markOf(stretches.map(({ shot }) => shot))).toEqual({ state: 'missing', changed: true });
    expect(markOf([])).toBeNull();
  });
});

describe('outlineRows', () => {
  const entry = (text: string, start: number) => ({ kind: 'scene', text, start, eighths: 1, number: '1' }) as const;

  it('has what is drafted of each scene, in order, and nothing of one that is not drafted yet', () => {
    const board = boardOf(
      { heading: 'INT. HALL', shots: [shot('1A', 'a', [], missing)] },
      { heading: 'INT. HALL', shots: [shot('2A', 'a', [], missing), shot('2B', 'b', [], missing)] },
    );
    const rows = outlineRows([entry('INT. HALL', 0), entry('EXT. NEW', 20), entry('INT. HALL', 40)], board);
    expect(rows.map(({ drafted }) => drafted)).toEqual([{ shots: 1, seconds: 2 }, null, { shots: 2, seconds: 4 }]);
    expect([entryAt(rows, 0), entryAt(rows, 39), entryAt(rows, 500)]).toEqual([0, 1, 2]);
  });
});

describe('the outline of a document', () => {
  it('is that of the board', () => {
    const board = boardOf({ heading: 'INT. HALL', shots: [shot('1A', 'a', [[40, 50]], missing)] });
    expect(
      outlineRows([], { ...board, scenes: board.scenes.map((scene) => ({ ...scene, scene_number: null })) }),
    ).toEqual([
      { kind: 'scene', text: 'INT. HALL', start: 40, eighths: 0, number: '1', drafted: { shots: 1, seconds: 2 } },
    ]);
  });
});

describe('drafts', () => {
  it('are kept by project, and let go of', () => {
    const kept = new Map<string, string>();
    const store = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    expect(keepDraft(store, 'prj_a', { text: 'Rain.', revision: 3 })).toBe(true);
    expect(keptDraft(store, 'prj_a')).toEqual({ text: 'Rain.', revision: 3 });
    expect(keptDraft(store, 'prj_b')).toBeNull();
    keepDraft(store, 'prj_a', null);
    expect(keptDraft(store, 'prj_a')).toBeNull();
    kept.set('shotloom.draft.prj_a', '{"text":1}');
    expect(keptDraft(store, 'prj_a')).toBeNull();
    const full = () => {
      throw new Error('full');
    };
    expect(keepDraft({ ...store, setItem: full }, 'prj_a', { text: 'x', revision: 1 })).toBe(false);
  });
});
