import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNCHANGED, assemble } from '../../../src-shared/timeline/assemble.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { applyChanges, edit, editAll, takeBack } from '../../../src-shared/timeline/edit.ts';
import { faultsOf } from '../../../src-shared/timeline/faults.ts';
import { momentShown } from '../../../src-shared/timeline/item-time.ts';
import { filmFrames, placedAttachments, placedItems } from '../../../src-shared/timeline/places.ts';
import {
  ZERO,
  add,
  floor,
  framesToSeconds,
  secondsToFrames,
  subtract,
  toNumber,
} from '../../../src-shared/timeline/rational.ts';
import type { FilmShot, FilmSources, StoredTimeline, Timeline } from '../../../src-shared/timeline/records.ts';
import { sparse } from '../../../src-shared/timeline/sparse.ts';
import { commandOf, commandSeeds } from '../../support/timeline/commands.ts';
import type { CommandSeed } from '../../support/timeline/commands.ts';
import { filmOf, films, shotOf, shotSeeds } from '../../support/timeline/films.ts';
import type { ShotSeed } from '../../support/timeline/films.ts';

/** So many films, each with so many commands (more of them by the environment). */
const SEQUENCES = Number(process.env['TIMELINE_SEQUENCES'] ?? 60);
const COMMANDS = 40;
/** Milliseconds, on a machine that others use too. */
const PATIENCE = Math.max(120_000, 2000 * SEQUENCES);

const sequences = fc.record({
  film: films,
  seeds: fc.array(commandSeeds, { minLength: COMMANDS, maxLength: COMMANDS, size: 'max' }),
});

/** Commands that were done and refused, by their names. */
type Tally = Map<string, { done: number; refused: number }>;

describe('random commands', () => {
  test(
    'keep every invariant, can be taken back, and leave what is stored the same as what is shown',
    () => {
      const tally: Tally = new Map();
      fc.assert(
        fc.property(sequences, ({ film, seeds }) => {
          let stored = UNCHANGED;
          expectSound(film, stored);
          seeds.forEach((seed, count) => {
            stored = afterCommand(film, stored, seed, count, tally);
          });
        }),
        { numRuns: SEQUENCES },
      );
      expect(neverDone(tally)).toEqual([]);
    },
    PATIENCE,
  );
});

/** What people do to several things at once; null: anything. */
const ALIKE: readonly (readonly CommandSeed['name'][] | null)[] = [
  null,
  ['remove', 'detach', 'reorder'],
  ['transition'],
  ['slip', 'shift', 'stretch', 'content', 'gain'],
  ['shift', 'reorder', 'transition', 'remove'],
];

test(
  'commands that are done together come to what they come to one by one, and to nothing where one cannot be done',
  () => {
    const [done, refused] = [new Set<string>(), new Set<string>()];
    fc.assert(
      fc.property(sequences, ({ film, seeds }) => {
        let stored = UNCHANGED;
        for (let from = 0; from < seeds.length; from += 8) {
          const commands: Command[] = [];
          const refusals: [unknown, unknown][] = [];
          let after = stored;
          for (const [index, drawn] of seeds.slice(from, from + 8).entries()) {
            const names = ALIKE[(from / 8) % ALIKE.length] ?? [drawn.name];
            const seed = { ...drawn, name: names[drawn.third % names.length] ?? drawn.name };
            const command = commandOf(seed, film, assemble(film, after), from + index);
            const result = edit(film, after, command);
            if ('refused' in result) {
              refusals.push([editAll(film, stored, [...commands, command]), result]);
              refused.add(command.command);
            } else {
              after = result.stored;
              commands.push(command);
              done.add(command.command);
            }
          }
          expect(refusals.map(([together]) => together)).toEqual(refusals.map(([, alone]) => alone));
          const all = editAll(film, stored, commands);
          if ('refused' in all) throw new Error('What was done one by one was refused together.');
          expect(all.timeline).toEqual(assemble(film, after));
          expect(applyChanges(all.stored, takeBack(all.changes))).toEqual(stored);
          ({ stored } = all);
        }
      }),
      { numRuns: SEQUENCES },
    );
    expect([done.size > 15, refused.size > 5]).toEqual([true, true]);
  },
  PATIENCE,
);

/** A property for which a command is never done says nothing of it. */
function neverDone(tally: Tally) {
  return [...tally].filter(([, { done }]) => done === 0);
}

/** The stored timeline after a command, which has to be one that can be undone and has nothing wrong. */
function afterCommand(film: FilmSources, stored: StoredTimeline, seed: CommandSeed, count: number, tally: Tally) {
  const before = assemble(film, stored);
  const command = commandOf(seed, film, before, count);
  const result = edit(film, stored, command);
  const counts = tally.get(command.command) ?? { done: 0, refused: 0 };
  tally.set(command.command, counts);
  if ('refused' in result) {
    counts.refused += 1;
    return stored;
  }
  counts.done += 1;
  expect(expectSound(film, result.stored)).toEqual(result.timeline);
  const back = applyChanges(result.stored, takeBack(result.changes));
  expect(back).toEqual(stored);
  expect(assemble(film, back)).toEqual(before);
  expect(applyChanges(back, result.changes)).toEqual(result.stored);
  expectTogether(command, before, result.timeline);
  return result.stored;
}

function expectSound(film: FilmSources, stored: StoredTimeline): Timeline {
  const timeline = assemble(film, stored);
  expect(faultsOf(film, timeline)).toEqual([]);
  expect(assemble(film, sparse(film, timeline))).toEqual(timeline);
  expect(JSON.parse(JSON.stringify(timeline))).toEqual(timeline);
  return timeline;
}

/** What is attached stays with its picture: it belongs to the same moment of the same source, and begins when that is shown. */
function expectTogether(command: Command, before: Timeline, after: Timeline): void {
  const touched = 'attached' in command ? command.attached : null;
  const anchors = new Map(before.main.map((item) => [item.id, item]));
  const nows = new Map(placedItems(after).map((placed) => [placed.item.id, placed]));
  const kept = new Map(after.attached.map((item) => [item.id, item]));
  for (const old of before.attached) {
    const item = kept.get(old.id);
    const anchor = old.anchor === null ? null : anchors.get(old.anchor);
    if (old.id === touched || (command.command === 'replace' && command.item === old.anchor)) continue;
    if (!item) {
      // It goes only with its picture.
      expect(command).toEqual({ command: 'remove', item: old.anchor });
      continue;
    }
    expect({ ...item, anchor: old.anchor }).toEqual(old);
    if (item.anchor !== null) expect(nows.get(item.anchor)?.item.source).toEqual(anchor?.source);
  }
  for (const { item, start, skipped } of placedAttachments(after)) {
    const anchor = item.anchor === null ? null : nows.get(item.anchor);
    if (!anchor || anchor.item.freeze || skipped.n > 0) continue;
    const frame = floor(secondsToFrames(start, after.rate)) - anchor.start;
    // What is said in a picture that is reversed is heard forwards, from where its end is shown.
    const isBackwards = anchor.item.reversed && item.id.includes('/');
    const moment = isBackwards ? add(item.at, item.duration ?? ZERO) : item.at;
    const shown = toNumber(subtract(moment, momentShown(anchor.item, frame, after.rate)));
    const one = toNumber(framesToSeconds(1, after.rate)) * toNumber(anchor.item.speed);
    // Words may begin at the edge where their own moment is trimmed away.
    if (frame > 0) expect(Math.abs(shown)).toBeLessThan(one * 1.0001);
  }
}

describe('edits of the storyboard under a stored edit', () => {
  const storyboardEdits = fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), at: fc.nat(20), seed: shotSeeds }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constant('move' as const), at: fc.nat(20), to: fc.nat(20) }),
    fc.record({ kind: fc.constant('change' as const), at: fc.nat(20), seed: shotSeeds }),
  );
  const stories = fc.record({
    film: films,
    seeds: fc.array(commandSeeds, { minLength: 12, maxLength: 12, size: 'max' }),
    edits: fc.array(storyboardEdits, { minLength: 6, maxLength: 6, size: 'max' }),
    more: fc.array(commandSeeds, { minLength: 6, maxLength: 6, size: 'max' }),
  });

  type StoryboardEdit = { kind: string; at: number; to?: number; seed?: ShotSeed };

  function edited({ shots, rate }: FilmSources, { kind, at, to = 0, seed }: StoryboardEdit, count: number) {
    const index = at % Math.max(1, shots.length);
    const shot = shots[index];
    const list = kind === 'insert' ? [...shots] : shots.filter((each) => each !== shot);
    if (kind === 'insert' && seed) list.splice(at % (shots.length + 1), 0, shotOf(`sht_new${count}`, seed, rate));
    if (kind === 'move' && shot) list.splice(to % shots.length, 0, shot);
    if (kind === 'change' && shot && seed) list.splice(index, 0, shotOf(shot.id, seed, rate));
    return filmOf(list, rate);
  }

  test(
    'keep every invariant, and commands go on from there',
    () => {
      const tally: Tally = new Map();
      fc.assert(
        fc.property(stories, ({ film, seeds, edits, more }) => {
          let [stored, current, count] = [UNCHANGED, film, 0];
          for (const seed of seeds) stored = afterCommand(current, stored, seed, (count += 1), tally);
          edits.forEach((each, index) => {
            current = edited(current, each, index);
            expectSound(current, stored);
            const seed = more[index];
            if (seed) stored = afterCommand(current, stored, seed, (count += 1), tally);
          });
        }),
        { numRuns: SEQUENCES },
      );
      expect(neverDone(tally)).toEqual([]);
    },
    PATIENCE,
  );

  test(
    'leave nothing behind where they are taken back',
    () => {
      fc.assert(
        fc.property(stories, ({ film, seeds, edits }) => {
          let stored = UNCHANGED;
          seeds.forEach((seed, count) => {
            stored = afterCommand(film, stored, seed, count, new Map());
          });
          const before = assemble(film, stored);
          edits.reduce((current, each, index) => {
            const next = edited(current, each, index);
            expectSound(next, stored);
            return next;
          }, film);
          expect(assemble(film, stored)).toEqual(before);
        }),
        { numRuns: SEQUENCES },
      );
    },
    PATIENCE,
  );
});

test('an unchanged timeline is the storyboard', () => {
  fc.assert(
    fc.property(films, (film) => {
      const timeline = assemble(film, UNCHANGED);
      const lengths = ({ frames, material }: FilmShot): number => Math.min(frames, material?.to ?? frames);
      expect(timeline.main.map(({ id, frames }) => [id, frames])).toEqual(
        film.shots.map((shot) => [shot.id, lengths(shot)]),
      );
      expect(filmFrames(timeline)).toBe(film.shots.reduce((sum, shot) => sum + lengths(shot), 0));
      expect(sparse(film, timeline)).toEqual(UNCHANGED);
    }),
  );
});
