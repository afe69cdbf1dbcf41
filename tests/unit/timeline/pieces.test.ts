import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNCHANGED, assemble } from '../../../src-shared/timeline/assemble.ts';
import { edit } from '../../../src-shared/timeline/edit.ts';
import { piecesOf, sourceFrame } from '../../../src-shared/timeline/pieces.ts';
import type { Piece } from '../../../src-shared/timeline/pieces.ts';
import { filmFrames, placedAttachments } from '../../../src-shared/timeline/places.ts';
import { add, compare, framesToSeconds, multiply, rational, toNumber } from '../../../src-shared/timeline/rational.ts';
import type { FilmSources, MainItem, Timeline } from '../../../src-shared/timeline/records.ts';
import { attachedSounds, itemSounds } from '../../../src-shared/timeline/sounds.ts';
import { reachOf } from '../../../src-shared/timeline/sources.ts';
import { commandOf, commandSeeds } from '../../support/timeline/commands.ts';
import type { CommandSeed } from '../../support/timeline/commands.ts';
import { filmOf, films, shotOf } from '../../support/timeline/films.ts';
import { sentenceText } from '../../../src-shared/contract/sentences.ts';

const edited = fc.record({
  film: films,
  seeds: fc.array(commandSeeds, { minLength: 15, maxLength: 15, size: 'max' }),
});

function afterCommands(film: FilmSources, seeds: readonly CommandSeed[]): Timeline {
  let stored = UNCHANGED;
  seeds.forEach((seed, count) => {
    const result = edit(film, stored, commandOf(seed, film, assemble(film, stored), count));
    stored = 'refused' in result ? stored : result.stored;
  });
  return assemble(film, stored);
}

/** What is seen at a frame of the film: items with the seconds of their sources. */
interface Seen {
  readonly source: MainItem['source'];
  readonly at: number;
}

/** Worked out frame by frame, in seconds: what an item shows, and in transitions what its neighbour shows beyond the cut. */
function seenAt({ main, ending, rate }: Timeline, frame: number): Seen[] {
  let start = 0;
  const show = (item: MainItem, local: number): Seen => {
    const played = item.reversed ? item.frames - 1 - local : local;
    const seconds = (played * rate.denominator * toNumber(item.speed)) / rate.numerator;
    return { source: item.source, at: item.freeze ? toNumber(item.freeze) : toNumber(item.in) + seconds };
  };
  for (const [index, item] of main.entries()) {
    const local = frame - start;
    const next = main[index + 1];
    if (local < item.frames) {
      const [before, out] = [main[index - 1], next?.transition ?? ending];
      const isTwo = (kind: string): boolean => ['dissolve', 'wipe', 'slide', 'push'].includes(kind);
      const seen = [show(item, local)];
      if (before && isTwo(item.transition.kind) && local < item.transition.after) {
        seen.unshift(show(before, before.frames + local));
      }
      if (next && isTwo(out.kind) && local >= item.frames - out.before) seen.push(show(next, local - item.frames));
      return seen;
    }
    start += item.frames;
  }
  return [];
}

function picturesAt(piece: Piece, frame: number): Seen[] {
  const pictures = piece.kind === 'still-cut' ? [piece.picture] : [piece.from, piece.to];
  return pictures.flatMap((picture) => {
    const local = frame - piece.start - (picture?.first ?? 0);
    if (!picture || local < 0 || local >= picture.frames) return [];
    const { at, step } = picture.sampling;
    return [{ source: picture.source, at: toNumber(at) + local * toNumber(step) }];
  });
}

describe('the pieces of a film', () => {
  test('follow one another, sum up to its length, and show at each frame what the timeline says', () => {
    fc.assert(
      fc.property(edited, ({ film, seeds }) => {
        const timeline = afterCommands(film, seeds);
        const pieces = piecesOf(timeline);
        let frame = 0;
        for (const piece of pieces) {
          expect(piece.start).toBe(frame);
          expect(piece.frames).toBeGreaterThan(0);
          for (const end = frame + piece.frames; frame < end; frame += 1) {
            const [shown, expected] = [picturesAt(piece, frame), seenAt(timeline, frame)];
            expect(shown.map(({ source }) => source)).toEqual(expected.map(({ source }) => source));
            shown.forEach(({ at }, index) => expect(at).toBeCloseTo(expected[index]?.at ?? Number.NaN, 8));
          }
        }
        expect(frame).toBe(filmFrames(timeline));
      }),
      { numRuns: 60 },
    );
  });

  test('ask no source for what it does not have', () => {
    fc.assert(
      fc.property(edited, ({ film, seeds }) => {
        for (const piece of piecesOf(afterCommands(film, seeds))) {
          const pictures = piece.kind === 'still-cut' ? [piece.picture] : [piece.from, piece.to];
          for (const picture of pictures) {
            const reach = picture && reachOf(film, picture.source);
            if (!picture || !reach || reach === 'endless') continue;
            const { at, step } = picture.sampling;
            const moments = [at, add(at, multiply(step, rational(picture.frames - 1)))];
            expect(moments.every((moment) => compare(moment, reach.start) >= 0)).toBe(true);
            expect(moments.every((moment) => compare(moment, reach.end) < 0)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('have every frame of what is seen over them, once and in order', () => {
    fc.assert(
      fc.property(edited, ({ film, seeds }) => {
        const timeline = afterCommands(film, seeds);
        const shown = new Map<string, number[]>();
        for (const { start, frames, overlays } of piecesOf(timeline)) {
          for (const { content, from, to, shown: before, frames: all } of overlays) {
            expect(from >= 0 && to <= frames && before + to - from <= all).toBe(true);
            const key = JSON.stringify([content, start + from - before, all]);
            const seen = shown.get(key) ?? [];
            seen.push(...Array.from({ length: to - from }, (_, index) => before + index));
            shown.set(key, seen);
          }
        }
        const wanted = placedAttachments(timeline).filter(
          ({ item: { content } }) => content.kind !== 'sound' && content.kind !== 'marker',
        );
        const length = wanted.reduce((sum, { start, end }) => {
          const perSecond = timeline.rate.numerator / timeline.rate.denominator;
          return sum + Math.round((toNumber(end) - toNumber(start)) * perSecond);
        }, 0);
        expect([...shown.values()].flat()).toHaveLength(length);
        for (const seen of shown.values()) {
          // Two alike that begin together are told apart by nothing.
          const times = seen.filter((frame) => frame === 0).length;
          expect(seen.filter((frame) => frame === seen.length / times - 1)).toHaveLength(times);
          expect(new Set(seen).size).toBe(seen.length / times);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('sound of the items covers the film to the sample, and attached sound lies inside of it', () => {
  fc.assert(
    fc.property(edited, fc.constantFrom(44_100, 48_000), ({ film, seeds }, sampleRate) => {
      const timeline = afterCommands(film, seeds);
      const end = Math.round((filmFrames(timeline) * timeline.rate.denominator * sampleRate) / timeline.rate.numerator);
      const last = itemSounds(timeline, sampleRate).reduce((at, { from, to }) => {
        expect(from).toBe(at);
        expect(to).toBeGreaterThan(from);
        return to;
      }, 0);
      expect(last).toBe(end);
      for (const { from, to } of attachedSounds(timeline, sampleRate)) {
        expect(from >= 0 && from < to && to <= end).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('what is shown backwards comes in pieces that hold few frames of their source, in order', () => {
  const seed = { frames: 100, handle: 12, transition_in: 'cut', transition_out: null, words: [] } as const;
  const film = filmOf([shotOf('sht_a', seed, { numerator: 24, denominator: 1 })], { numerator: 24, denominator: 1 });
  const reversed = edit(film, UNCHANGED, { command: 'reverse', item: 'sht_a', reversed: true });
  const stored = 'refused' in reversed ? UNCHANGED : reversed.stored;
  const pieces = piecesOf(assemble(film, stored));
  expect(pieces.map(({ start, frames }) => [start, frames])).toEqual([
    [0, 48],
    [48, 48],
    [96, 4],
  ]);
});

describe('frames of a source', () => {
  const rate = { numerator: 24, denominator: 1 };
  const seed = { frames: 48, handle: 12, transition_in: 'cut', transition_out: null, words: [] } as const;
  const film = filmOf([shotOf('sht_a', seed, rate)], rate);

  function framesAfter(...commands: Parameters<typeof edit>[2][]): number[] {
    let stored = UNCHANGED;
    for (const command of commands) {
      const result = edit(film, stored, command);
      if ('refused' in result) throw new Error(sentenceText(result.refused.sentence));
      stored = result.stored;
    }
    return piecesOf(assemble(film, stored)).flatMap((piece) =>
      piece.kind === 'still-cut'
        ? Array.from({ length: piece.frames }, (_, frame) => sourceFrame(piece.picture.sampling, frame, rate))
        : [],
    );
  }

  test.each([
    ['at twice the speed every second one', [{ command: 'speed', item: 'sht_a', speed: rational(2) }], [0, 2, 4], 24],
    ['at half the speed each one twice', [{ command: 'speed', item: 'sht_a', speed: rational(1, 2) }], [0, 0, 1], 96],
    ['at 1.5 the nearest before', [{ command: 'speed', item: 'sht_a', speed: rational(3, 2) }], [0, 1, 3], 32],
    ['reversed from the last', [{ command: 'reverse', item: 'sht_a', reversed: true }], [47, 46, 45], 48],
    ['frozen always the same', [{ command: 'freeze', item: 'sht_a', frame: 7 }], [7, 7, 7], 48],
    ['slipped from within the handle', [{ command: 'slip', item: 'sht_a', by: -12 }], [-12, -11, -10], 48],
    ['trimmed from where it begins', [{ command: 'trim', item: 'sht_a', edge: 'start', by: 5 }], [5, 6, 7], 43],
  ] as const)('%s', (_, commands, first, length) => {
    const frames = framesAfter(...commands);
    expect(frames.slice(0, 3)).toEqual(first);
    expect(frames).toHaveLength(length);
  });

  test('are the same after a cut, at any speed, forwards and backwards', () => {
    const cuts = fc.record({
      speed: fc.integer({ min: 250, max: 4000 }),
      reversed: fc.boolean(),
      at: fc.nat(1000),
      again: fc.nat(1000),
    });
    fc.assert(
      fc.property(cuts, ({ speed, reversed, at, again }) => {
        const whole = [
          { command: 'speed', item: 'sht_a', speed: rational(speed, 1000) },
          { command: 'reverse', item: 'sht_a', reversed },
        ] as const;
        const frames = framesAfter(...whole);
        const first = 1 + (at % (frames.length - 1));
        const cut = framesAfter(...whole, { command: 'split', item: 'sht_a', at: first, id: 'itm_b' });
        expect(cut).toEqual(frames);
        const left = frames.length - first;
        if (left < 2) return;
        const second = { command: 'split', item: 'itm_b', at: 1 + (again % (left - 1)), id: 'itm_c' } as const;
        expect(framesAfter(...whole, { command: 'split', item: 'sht_a', at: first, id: 'itm_b' }, second)).toEqual(
          frames,
        );
      }),
    );
  });

  test('of another rate are those that are there at the moment', () => {
    const ntsc = { numerator: 30000, denominator: 1001 };
    const sampling = { at: rational(0), step: framesToSeconds(1, ntsc) };
    expect(
      [0, 1, 2, 3, 4, 5].map((frame) => sourceFrame(sampling, frame, { numerator: 24000, denominator: 1001 })),
    ).toEqual([0, 0, 1, 2, 3, 4]);
  });
});
