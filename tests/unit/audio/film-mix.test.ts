import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filmMix } from '../../../src-shared/audio/film-mix.ts';
import type { SoundingFilm } from '../../../src-shared/audio/film-mix.ts';
import { soundOf } from '../../../src-shared/audio/film-sound.ts';
import type { MixClip, MixRole } from '../../../src-shared/audio/mix-plan.ts';
import { SAMPLE_RATE } from '../../../src-shared/audio/pcm.ts';
import { musicRuns, sceneRuns } from '../../../src-shared/audio/scene-runs.ts';
import type { SceneRun } from '../../../src-shared/audio/scene-runs.ts';
import { assemble, UNCHANGED } from '../../../src-shared/timeline/assemble.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { edit } from '../../../src-shared/timeline/edit.ts';
import { filmFrames } from '../../../src-shared/timeline/places.ts';
import { rational, ZERO } from '../../../src-shared/timeline/rational.ts';
import type { AttachedContent, FilmSources, StoredTimeline } from '../../../src-shared/timeline/records.ts';
import { commandOf, commandSeeds } from '../../support/timeline/commands.ts';
import { filmOfShots, storedAfter } from '../../support/timeline/edits.ts';
import { films } from '../../support/timeline/films.ts';

const SCENES = { harbour: 'EXT. HARBOUR - NIGHT - RAIN', room: 'INT. ROOM - DAY' } as const;
const FILES = new Map([
  ['ftg_video', { sha256: 'video', seconds: 3.75 }],
  ['ftg_music', { sha256: 'music', seconds: 14.0000227 }],
]);

/** A film whose shots up to "c" are at the harbour, the others in a room; every made sound lasts .9 s. */
function sounding(film: FilmSources, stored: StoredTimeline, more: Partial<SoundingFilm> = {}): SoundingFilm {
  const made = film.shots.flatMap(({ attached }) =>
    attached.flatMap(({ content }) =>
      content.kind === 'sound' && content.source.kind === 'made' ? [content.source.sound] : [],
    ),
  );
  return {
    timeline: assemble(film, stored),
    language: 'en',
    seed: '1',
    sound: soundOf({}),
    sceneOf: (shot) => {
      const id = shot <= 'c' ? 'harbour' : 'room';
      return { id, heading: SCENES[id], text: 'A boat waits.' };
    },
    files: new Map([...FILES, ...made.map((id) => [id, { sha256: id, seconds: 0.9 }] as const)]),
    music: new Map(),
    ...more,
  };
}

function clipsOf(film: SoundingFilm, role: MixRole): readonly MixClip[] {
  return filmMix(film)?.tracks.find((track) => track.role === role)?.clips ?? [];
}

const music: AttachedContent = {
  kind: 'sound',
  role: 'music',
  source: { kind: 'footage', footage: 'ftg_music' },
  ...{ in: ZERO, gain_db: -4, fade_in: rational(1, 2), fade_out: ZERO, loops: false },
};

describe('the sound of a film', () => {
  test('speaks each line where its picture is, wherever that was moved', () => {
    const film = filmOfShots('abc', { b: { words: [12] } });
    const spoken = (stored: StoredTimeline) =>
      clipsOf(sounding(film, stored), 'speech').map(({ at, samples }) => [at, samples]);
    expect(spoken(UNCHANGED)).toEqual([[2.5 * SAMPLE_RATE, 40_001]]);
    const moved = storedAfter(film, [
      { command: 'reorder', item: 'b', after: 'c' },
      { command: 'trim', item: 'a', edge: 'end', by: -12 },
    ]);
    expect(spoken(moved)).toEqual([[4 * SAMPLE_RATE, 40_001]]);
    expect(spoken(storedAfter(film, [{ command: 'remove', item: 'b' }]))).toEqual([]);
  });

  test('speaks as fast as the lips move, and forwards while a picture that is reversed shows them', () => {
    const film = filmOfShots('abc', { b: { words: [12] } });
    const spoken = (...commands: readonly Command[]) =>
      clipsOf(sounding(film, storedAfter(film, commands)), 'speech').map(({ at, samples, source }) => ({
        from: at / SAMPLE_RATE,
        to: (at + samples) / SAMPLE_RATE,
        speed: source.kind === 'file' ? source.speed : null,
      }));
    const end = 2.5 + 40_001 / SAMPLE_RATE;
    const [fast] = spoken({ command: 'speed', item: 'b', speed: rational(2) });
    expect(fast).toMatchObject({ from: 2.25, speed: 2 });
    expect(fast?.to).toBeCloseTo(2 + (end - 2) / 2, 4);
    const reversed: Command = { command: 'reverse', item: 'b', reversed: true };
    const [mirrored] = spoken(reversed);
    expect(mirrored?.from).toBeCloseTo(4 - (end - 2), 4);
    expect(mirrored?.to).toBeCloseTo(4 - 0.5, 4);
    const id =
      film.shots.find((shot) => shot.id === 'b')?.attached.find(({ content }) => content.kind === 'sound')?.id ?? '';
    const moved = spoken(reversed, { command: 'shift', attached: id, by: rational(1, 4) });
    expect(moved[0]?.from).toBeCloseTo(4 - (end - 2) + 0.25, 4);
    expect(spoken(reversed, { command: 'split', item: 'b', at: 10, id: 'itm_1' })).toEqual([mirrored]);
  });

  test('has a bed of music for scenes of one mood, and the sounds of each place as long as it is seen', () => {
    const film = sounding(filmOfShots('abcdef'), UNCHANGED);
    const harbour = { at: 0, samples: 6 * SAMPLE_RATE };
    const room = { at: 6 * SAMPLE_RATE, samples: 6 * SAMPLE_RATE };
    expect(clipsOf(film, 'music')).toMatchObject([{ at: 0, samples: 12 * SAMPLE_RATE, source: { kind: 'bed' } }]);
    const heard = clipsOf(film, 'ambience').map(({ at, samples, source }) => [
      { at, samples },
      source.kind === 'ambience' ? source.ambience.kind : null,
    ]);
    expect(heard).toContainEqual([harbour, 'rain']);
    expect(heard).toContainEqual([harbour, 'sea']);
    expect(heard).toContainEqual([room, 'room']);
    expect(filmMix({ ...film, sound: soundOf({ voices: false, music: false, ambience: false }) })).toBeNull();
  });

  test('plays a person’s music in place of all beds', () => {
    const film = filmOfShots('abcdef');
    const stored = storedAfter(film, [
      { command: 'attach', id: 'att_1', anchor: null, offset: rational(2), duration: rational(3), content: music },
    ]);
    expect(clipsOf(sounding(film, stored), 'music')).toMatchObject([
      { at: 2 * SAMPLE_RATE, samples: 3 * SAMPLE_RATE, gain: -4, fadeIn: SAMPLE_RATE / 2, source: { sha256: 'music' } },
    ]);
  });

  test('repeats music on its beats as long as it is wanted, and fades it as a person says', () => {
    const film = filmOfShots('abcdefghij');
    const stored = storedAfter(film, [
      {
        command: 'attach',
        id: 'att_1',
        ...{ anchor: null, offset: ZERO, duration: null },
        content: { ...music, loops: true, fade_out: rational(3) },
      },
    ]);
    const source = { kind: 'file', sha256: 'music', speed: 1, reversed: false } as const;
    const times = Array.from({ length: 28 }, (_, beat) => beat * 24_000);
    const found = { source, samples: 14 * SAMPLE_RATE, beats: { tempo: 120, times } };
    const clips = clipsOf(sounding(film, stored, { music: new Map([['att_1', found]]) }), 'music');
    expect(clips.length).toBeGreaterThan(1);
    expect(clips[0]).toMatchObject({ at: 0, gain: -4, fadeIn: SAMPLE_RATE / 2 });
    expect(clips.at(-1)?.fadeOut).toBe(3 * SAMPLE_RATE);
  });

  test('takes along the sound of footage: as fast, backwards, from where it is shown', () => {
    const film = filmOfShots('ab');
    const insert = {
      command: 'insert',
      id: 'itm_1',
      source: { kind: 'footage', footage: 'ftg_video' },
      in: rational(1),
      frames: 24,
      after: 'a',
    } as const;
    const footage = (...commands: Parameters<typeof storedAfter>[1]): readonly MixClip[] =>
      clipsOf(sounding(film, storedAfter(film, [insert, ...commands])), 'footage');
    const here = { at: 2 * SAMPLE_RATE, samples: SAMPLE_RATE };
    expect(footage()).toMatchObject([{ ...here, from: SAMPLE_RATE, source: { speed: 1, reversed: false } }]);
    const [fast] = footage({ command: 'speed', item: 'itm_1', speed: rational(2) });
    expect(fast).toMatchObject({ at: 2 * SAMPLE_RATE, from: SAMPLE_RATE / 2, source: { speed: 2 } });
    // Seconds 1 to 2 of 3.75, from their end on.
    const [back] = footage({ command: 'reverse', item: 'itm_1', reversed: true });
    expect(back).toMatchObject({ ...here, from: 1.75 * SAMPLE_RATE, source: { reversed: true } });
    expect(footage({ command: 'freeze', item: 'itm_1', frame: 3 })).toEqual([]);
    expect(footage({ command: 'gain', item: 'itm_1', gain_db: -60 })).toEqual([]);
  });

  test('lies within the film whatever is cut, is never empty, and begins in its source', () => {
    fc.assert(
      fc.property(films, fc.array(commandSeeds, { maxLength: 25 }), (film, seeds) => {
        let stored = UNCHANGED;
        for (const [count, seed] of seeds.entries()) {
          const command = commandOf(seed, film, assemble(film, stored), count);
          const result = command ? edit(film, stored, command) : null;
          if (result && 'stored' in result) stored = result.stored;
        }
        const of = sounding(film, stored);
        const plan = filmMix(of);
        const { numerator, denominator } = film.rate;
        const length = Math.round((filmFrames(of.timeline) * SAMPLE_RATE * denominator) / numerator);
        if (!plan) return;
        expect(plan.samples).toBe(length);
        for (const clip of plan.tracks.flatMap(({ clips }) => clips)) {
          expect(clip.at).toBeGreaterThanOrEqual(0);
          expect(clip.samples).toBeGreaterThan(0);
          expect(clip.at + clip.samples).toBeLessThanOrEqual(length);
          expect(clip.from).toBeGreaterThanOrEqual(0);
          expect([clip.at, clip.from, clip.samples, clip.fadeIn, clip.fadeOut].every(Number.isInteger)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('runs of scenes', () => {
  const scene = (id: string, text = '') => ({ id, heading: 'INT. ROOM - DAY', text });
  const run = (from: number, to: number, of: SceneRun['scene']): SceneRun => ({ from, to, scene: of });

  test('what belongs to no scene goes on with the one before, at the start with the first', () => {
    const runs = sceneRuns([run(0, 1, null), run(1, 2, scene('a')), run(2, 3, null), run(3, 4, scene('b'))]);
    expect(runs.map(({ from, to, scene: of }) => [from, to, of?.id])).toEqual([
      [0, 3, 'a'],
      [3, 4, 'b'],
    ]);
  });

  test('another mood has another bed, unless the scene is short', () => {
    const [sad, glad] = [scene('a', 'She weeps. Tears. Grief.'), scene('b', 'They laugh and dance, happy.')];
    const lengths = (runs: readonly SceneRun[]) => musicRuns(runs, 'en', 1).map(({ from, to }) => [from, to]);
    expect(lengths([run(0, 20, sad), run(20, 40, glad)])).toEqual([
      [0, 20],
      [20, 40],
    ]);
    expect(lengths([run(0, 20, sad), run(20, 25, glad)])).toEqual([[0, 25]]);
    expect(lengths([run(0, 20, sad), run(20, 40, { ...sad, id: 'c' })])).toEqual([[0, 40]]);
  });

  test('no bed is longer than two and a half minutes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 }), (seconds) => {
        let from = 0;
        const runs = seconds.map((length, index) => run(from, (from += length), scene(String(index))));
        const beds = musicRuns(runs, 'en', 1);
        expect(beds[0]?.from).toBe(0);
        expect(beds.at(-1)?.to).toBe(from);
        for (const [index, bed] of beds.entries()) {
          expect(bed.to - bed.from).toBeLessThanOrEqual(150);
          expect(bed.to).toBe(beds[index + 1]?.from ?? from);
        }
      }),
    );
  });
});
