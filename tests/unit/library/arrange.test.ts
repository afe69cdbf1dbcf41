import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planArrange } from '../../../src-shared/library/arrange.ts';
import type { ArrangeCommand } from '../../../src-shared/library/arrange.ts';
import { diffOf, invert } from '../../../src-shared/library/changes.ts';
import { planMerge } from '../../../src-shared/library/merge.ts';
import type { StoredStoryboard } from '../../../src-shared/library/merge.ts';
import type { Shot, TrashedShot } from '../../../src-shared/library/records.ts';
import { planRestore } from '../../../src-shared/library/restore.ts';
import { contentKey } from '../../../src-shared/storyboard/content-key.ts';
import { asOverridden } from '../../../src-shared/storyboard/overridden.ts';
import type { DraftShot, Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { scriptOf, storedProject } from '../../support/library/records.ts';
import { afterDiff } from '../../support/library/stored-boards.ts';
import { draftShot, storyboardOf } from '../../support/library/storyboards.ts';

const project = storedProject({ cast: [], places: [] });
const empty: StoredStoryboard = { project, latest_revision: null, scenes: [], shots: [], pictures: [] };
let ids = 0;
const make = { newId: (prefix: string) => `${prefix}_${++ids}`, now: '2026-11-22T12:00:00.000Z' };

const shot = (key: string, ...lines: string[]): DraftShot => ({
  ...draftShot(key),
  ...{ key, picture: `day. Something with ${key}.`, source: key, duration_s: 4 },
  lines: lines.map((text) => ({ character: 'MARA', text, off_screen: false })),
});

/** Two scenes of one heading, one of another, and two shots that are equal. */
const FILM = storyboardOf(
  { heading: 'INT. A', scene_number: null, shots: [shot('a1', 'One.', 'Two, and longer.'), shot('a2'), shot('same')] },
  { heading: 'INT. A', scene_number: null, shots: [shot('b1', 'Three.')] },
  { heading: '外景 港口', scene_number: '3', shots: [shot('same.1'), shot('c1'), shot('c2', '四。')] },
);

const read = (stored: StoredStoryboard, film: Storyboard = FILM): StoredStoryboard =>
  afterDiff(stored, diffOf(planMerge(stored, scriptOf('x'), structuredClone(film), make).changes));
const isLive = (each: StoredStoryboard['shots'][number]): each is Shot => each.deleted_at === null;
const live = ({ shots }: StoredStoryboard): Shot[] => shots.filter(isLive);
const parked = ({ shots }: StoredStoryboard): TrashedShot[] => shots.filter((each) => !isLive(each));

function diffFor(stored: StoredStoryboard, command: ArrangeCommand) {
  const { scenes } = stored;
  const board = { project_id: project.id, scenes, film: live(stored), parked: parked(stored) };
  return diffOf(planArrange(board, command, { ...make, asOverridden, contentKey }).changes);
}

const arrange = (stored: StoredStoryboard, command: ArrangeCommand) => afterDiff(stored, diffFor(stored, command));
const told = (stored: StoredStoryboard) =>
  live(stored).map(({ draft, overrides, scene_id }) => {
    const { lines, duration_s } = asOverridden(draft, overrides);
    const number = stored.scenes.findIndex(({ id }) => id === scene_id) + 1;
    return [number, overrides?.picture ?? draft.picture, lines.map(({ text }) => text), duration_s];
  });
const idAt = (stored: StoredStoryboard, index: number): string => live(stored)[index]?.id ?? '';

test('a shot is split at a line or in its middle, and merging the two gives back what was shown', () => {
  const film = read(empty);
  const first = idAt(film, 0);
  const atLine = arrange(film, { command: 'split', shot: first, at_line: 1 });
  expect(told(atLine).slice(0, 2)).toEqual([
    [1, 'day. Something with a1.', ['One.'], 0.8],
    [1, 'day. Something with a1.', ['Two, and longer.'], 3.2],
  ]);
  const half = arrange(film, { command: 'split', shot: idAt(film, 1), at_line: null });
  expect(told(half).slice(1, 3)).toEqual([
    [1, 'day. Something with a2.', [], 2],
    [1, 'day. Something with a2.', [], 2],
  ]);
  const whole = arrange(atLine, { command: 'merge', shots: [idAt(atLine, 1), first] });
  expect(told(whole)).toEqual(told(film));
  expect(parked(whole)).toHaveLength(1);
});

test('what is moved, made and removed stays so when the script is edited', () => {
  let film = read(empty);
  const [a1, a2, , b1] = live(film).map(({ id }) => id);
  film = arrange(film, { command: 'move', shots: [a2 ?? ''], place: { scene: film.scenes[2]?.id ?? '' } });
  film = arrange(film, { command: 'insert', place: { after: b1 ?? '' }, picture: '一只猫' });
  film = arrange(film, { command: 'duplicate', shot: b1 ?? '' });
  film = arrange(film, { command: 'remove', shots: [a1 ?? ''] });
  const before = told(film);
  expect(before.map(([scene, picture]) => [scene, picture])).toEqual([
    [1, 'day. Something with same.'],
    [2, 'day. Something with b1.'],
    [2, 'day. Something with b1.'],
    [2, '一只猫'],
    [3, 'day. Something with a2.'],
    [3, 'day. Something with same.1.'],
    [3, 'day. Something with c1.'],
    [3, 'day. Something with c2.'],
  ]);
  const [first, second, third] = FILM.scenes;
  if (!first || !second || !third) throw new Error('The film has three scenes.');
  const later = { ...first, shots: [...first.shots, shot('new')] };
  const edited = read(film, { ...FILM, scenes: [later, second, third] });
  expect(told(edited)).toEqual([before[0], [1, 'day. Something with new.', [], 4], ...before.slice(1)]);
  expect(parked(edited).map(({ id }) => id)).toEqual([a1]);

  const [gone] = parked(edited);
  const [start, ...rest] = live(edited);
  if (!gone || !start) throw new Error('A shot was taken out.');
  const back = read(afterDiff(edited, diffOf(planRestore([start, ...rest], gone).changes)), {
    ...FILM,
    scenes: [later, second, third],
  });
  expect(told(back)[0]).toEqual(told(read(empty))[0]);
  expect(parked(back)).toEqual([]);
});

test('what cannot be done is refused', () => {
  const film = read(empty);
  const all = live(film).map(({ id }) => id);
  const [first = '', second = '', , other = ''] = all;
  const refused: [ArrangeCommand, string][] = [
    [{ command: 'remove', shots: all }, 'bad_option'],
    [{ command: 'split', shot: first, at_line: 2 }, 'bad_option'],
    [{ command: 'merge', shots: [first] }, 'bad_option'],
    [{ command: 'merge', shots: [first, other] }, 'bad_option'],
    [{ command: 'merge', shots: [all[2] ?? '', other] }, 'bad_option'],
    [{ command: 'move', shots: [first, second], place: { after: second } }, 'bad_option'],
    [{ command: 'move', shots: [first], place: { scene: 'scn_none' } }, 'not_found'],
    [{ command: 'duplicate', shot: 'sht_none' }, 'not_found'],
  ];
  for (const [command, code] of refused)
    expect(() => diffFor(film, command)).toThrow(expect.objectContaining({ code }) as Error);
});

/** A command that can be done to a board, drawn from numbers. */
function commandOf(stored: StoredStoryboard, [kind, one, other, line]: readonly number[]): ArrangeCommand | null {
  const film = live(stored);
  const at = (number = 0) => film[number % film.length];
  const [shots, target] = [[at(one), at((one ?? 0) + 1)].flatMap((each) => each?.id ?? []), at(other)];
  const id = at(one)?.id ?? '';
  const scene = stored.scenes[(other ?? 0) % stored.scenes.length]?.id ?? '';
  const place = (line ?? 0) % 2 === 0 && target ? { after: target.id } : { scene };
  switch ((kind ?? 0) % 6) {
    case 0:
      return { command: 'insert', place, picture: `something ${one}` };
    case 1:
      return { command: 'duplicate', shot: id };
    case 2:
      return new Set(shots).size < film.length ? { command: 'remove', shots } : null;
    case 3:
      return { command: 'split', shot: id, at_line: null };
    case 4:
      return { command: 'merge', shots };
    default:
      return 'after' in place && shots.includes(place.after) ? null : { command: 'move', shots, place };
  }
}

test('whatever is done, each shot is on the board or in the tray, scenes stay together, reading the script changes nothing, and undoing gives back what was', () => {
  const numbers = fc.array(fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }), { maxLength: 14 });
  fc.assert(
    fc.property(numbers, (draws) => {
      const start = read(empty);
      const boards = [start];
      const diffs: ReturnType<typeof diffOf>[] = [];
      for (const draw of draws) {
        const board = boards.at(-1) ?? start;
        const command = commandOf(board, draw);
        const diff = command && refusedAsNull(board, command);
        if (!diff) continue;
        diffs.push(diff);
        boards.push(afterDiff(board, diff));
      }
      const end = boards.at(-1) ?? start;
      const [there, film] = [new Set(end.shots.map(({ id }) => id)), live(end)];
      for (const { shots } of boards) for (const { id } of shots) expect(there.has(id)).toBe(true);
      expect(film.map(({ position }) => position)).toEqual(film.map((_, index) => index));
      expect(new Set(film.map(({ content_key }) => content_key)).size).toBe(film.length);
      const order = film.map(({ scene_id }) => end.scenes.findIndex(({ id }) => id === scene_id));
      expect(order).toEqual(order.toSorted((a, b) => a - b));

      const again = read(end);
      expect(live(again)).toEqual(film);
      expect(
        parked(again)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(
        parked(end)
          .map(({ id }) => id)
          .toSorted(),
      );

      let back = end;
      for (const [index, diff] of [...diffs.entries()].toReversed()) {
        back = afterDiff(back, invert(diff));
        expect(back).toEqual(boards[index]);
      }
    }),
    { numRuns: 150 },
  );
});

function refusedAsNull(board: StoredStoryboard, command: ArrangeCommand) {
  try {
    return diffFor(board, command);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'bad_option') return null;
    throw error;
  }
}
