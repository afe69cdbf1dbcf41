import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawFilmPeaks } from '../../../src-main/audio/film-peaks.ts';
import { mixFilm, TOLERANCE } from '../../../src-main/audio/mix-film.ts';
import type { MixFormat } from '../../../src-main/audio/mix-film.ts';
import { measureFile } from '../../../src-main/audio/measure-file.ts';
import { SoundCache } from '../../../src-main/audio/sound-cache.ts';
import { fitMusic } from '../../../src-shared/audio/fit-music.ts';
import { Workspace } from '../../../src-shared/audio/workspace.ts';
import { mixPart } from '../../../src-shared/audio/mix.ts';
import type { MixPlan, SoundSource } from '../../../src-shared/audio/mix-plan.ts';
import { SAMPLE_RATE } from '../../../src-shared/audio/pcm.ts';
import { FILM_PEAKS_A_SECOND } from '../../../src-shared/audio/peaks.ts';
import { soundExtension } from '../../../src-shared/render/sound.ts';
import { ebur128 } from '../../support/audio/ebur128.ts';
import { clipAt, fileSource, planOf, soundTools, twentyMixes } from '../../support/audio/mixes.ts';
import { knocks, noise, storeSound, tone } from '../../support/audio/sounds.ts';
import { MediaBench } from '../../support/media/media.ts';
import { times } from '../../support/thorough.ts';

let bench: MediaBench;

beforeAll(async () => {
  bench = await MediaBench.open();
});
afterAll(async () => {
  await bench.close();
});

const TARGETS = [-14, -16, -23] as const;
const AAC: MixFormat = { loudness: -16, sound: { codec: 'aac', bitrate: 192_000 } };

const MIXES = times(7, 20);

test(`${MIXES} different mixes have their loudness and keep under the highest peak, as ffmpeg measures the files`, async () => {
  const rows: object[] = [];
  const all = [...(await twentyMixes(bench))];
  for (const [name, plan] of all.filter((_, index) => index % (all.length / MIXES) < 1)) {
    const target = TARGETS[rows.length % TARGETS.length] ?? -14;
    const path = bench.path(`${rows.length}.m4a`);
    const mixed = await mixFilm(plan, { ...AAC, loudness: target }, soundTools(bench), path);
    const { loudness, truePeak } = await ebur128(bench.ffmpeg, path);
    const fits = Math.abs(loudness - target) <= TOLERANCE && truePeak <= -1;
    const agrees =
      Math.abs(loudness - (mixed.loudness ?? 0)) < 0.11 && Math.abs(truePeak - (mixed.truePeak ?? 0)) < 0.2;
    rows.push({ name, target, loudness, truePeak, fits, agrees, onTarget: mixed.onTarget, few: mixed.rounds <= 4 });
  }
  expect(rows).toHaveLength(MIXES);
  expect(rows.filter((row) => Object.values(row).includes(false))).toEqual([]);
});

describe('a mix', () => {
  const film = (voice: SoundSource, word: number, seconds = 14): MixPlan =>
    planOf(seconds, {
      speech: [clipAt(voice, word, 0.5)],
      footage: [clipAt(voice, 0, seconds, { loops: true, gain: -12 })],
    });

  test('mixes again what an edit touched, and gives equal files for equal plans', async () => {
    const voice = fileSource(await storeSound(bench, tone(1, 330, -12)));
    const tools = { ...soundTools(bench), cacheDirectory: bench.path('again') };
    const first = await mixFilm(film(voice, 10), AAC, tools, bench.path('first.m4a'));
    expect([first.mixed, first.reused]).toEqual([3, 0]);
    const edited = await mixFilm(film(voice, 11), AAC, tools, bench.path('edited.m4a'));
    expect([edited.mixed, edited.reused]).toEqual([1, 2]);
    const back = await mixFilm(film(voice, 10), AAC, tools, bench.path('back.m4a'));
    expect(back).toEqual({ ...first, mixed: 0, reused: 3 });
    const names = await readdir(tools.cacheDirectory);
    await Promise.all(
      names
        .filter((name) => name.endsWith('.finished'))
        .map(async (name) => await rm(join(tools.cacheDirectory, name))),
    );
    await mixFilm(film(voice, 10), AAC, tools, bench.path('back.m4a'));
    expect(await bench.keep(bench.path('back.m4a'))).toBe(await bench.keep(bench.path('first.m4a')));
    expect((await readdir(tools.cacheDirectory)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('is drawn apart: what is said, music that makes way for it, and the rest', async () => {
    const voice = fileSource(await storeSound(bench, tone(1, 330, -12)));
    const tools = { ...soundTools(bench), cacheDirectory: bench.path('drawn') };
    const plan = planOf(6, {
      speech: [clipAt(voice, 3, 1)],
      music: [clipAt(voice, 0, 6, { loops: true, gain: -6 })],
      effects: [clipAt(voice, 1, 1)],
    });
    const all = new Int8Array(await drawFilmPeaks(plan, tools, new AbortController().signal));
    const length = 6 * FILM_PEAKS_A_SECOND * 2;
    expect(all.length).toBe(4 * length);
    const highest = (track: number, from: number, to: number) =>
      Math.max(...all.subarray(track * length + from * 100, track * length + to * 100));
    const [speech, music, effects, master] = [0, 1, 2, 3];
    expect([highest(speech, 0, 2.9), highest(speech, 4.1, 6)]).toEqual([0, 0]);
    expect(highest(speech, 3, 4)).toBeGreaterThan(20);
    expect(highest(music, 3.2, 3.8)).toBeLessThan(highest(music, 0, 1) / 2);
    expect(highest(effects, 1, 2)).toBeGreaterThan(20);
    expect(highest(effects, 3, 6)).toBeLessThanOrEqual(1);
    expect(highest(master, 1, 2)).toBeGreaterThan(highest(effects, 1, 2));
    expect(await drawFilmPeaks(plan, tools, new AbortController().signal)).toEqual(Buffer.from(all.buffer));
  });

  test('of nothing but silence stays silent', async () => {
    const result = await mixFilm(planOf(2, {}), AAC, soundTools(bench), bench.path('silent.m4a'));
    expect(result).toMatchObject({ loudness: null, truePeak: null, onTarget: true, rounds: 1 });
    expect((await stat(bench.path('silent.m4a'))).size).toBeGreaterThan(500);
  });

  test.each([{ codec: 'opus', bitrate: 128_000 }, { codec: 'flac' }, { codec: 'pcm' }] as const)(
    'is on its target as $codec and as long as the film',
    async (sound) => {
      const hiss = fileSource(await storeSound(bench, noise(1, -30, 'codec')));
      const path = bench.path(`codec.${soundExtension({ ...sound })}`);
      const plan = planOf(2.345, { footage: [clipAt(hiss, 0, 2.345, { loops: true })] });
      const result = await mixFilm(plan, { loudness: -23, sound }, soundTools(bench), path);
      expect(result.onTarget).toBe(true);
      const cache = await SoundCache.open({
        ...soundTools(bench),
        store: { read: async () => await Promise.resolve(path) },
      });
      // What is beyond its end is silent.
      const end = await cache.read(
        fileSource(`file of ${sound.codec}`),
        Math.round(2.345 * SAMPLE_RATE) - 100,
        1100,
        false,
      );
      expect(end.left.slice(0, 100).some((x) => Math.abs(x) > 0.001)).toBe(true);
      expect(end.left.slice(101).every((x) => x === 0)).toBe(true);
    },
  );

  test('refuses a file without sound in one sentence, and stops when it is told to', async () => {
    await writeFile(bench.path('text'), 'no sound');
    const sha256 = await bench.keep(bench.path('text'));
    const plan = planOf(2, { footage: [clipAt(fileSource(sha256), 0, 2)] });
    await expect(mixFilm(plan, AAC, soundTools(bench), bench.path('none.m4a'))).rejects.toMatchObject({
      code: 'sound_unreadable',
    });
    const stopped = mixFilm(
      planOf(3, {}),
      AAC,
      { ...soundTools(bench), cacheDirectory: bench.path('stop') },
      bench.path('stop.m4a'),
      {
        signal: AbortSignal.abort(),
      },
    );
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });
});

test('sound is played faster, slower and backwards at its pitch', async () => {
  const rising = tone(1, 440, -12);
  rising.left.fill(0, 0, 24_000);
  rising.right.fill(0, 0, 24_000);
  const sha256 = await storeSound(bench, rising);
  const cache = await SoundCache.open(soundTools(bench));
  const soundIn = async (speed: number, reversed: boolean) => {
    const source: SoundSource = { kind: 'file', sha256, speed, reversed };
    const { left } = await cache.read(source, 0, 5 * SAMPLE_RATE, false);
    const heard = left.findLastIndex((x) => Math.abs(x) > 0.05) / SAMPLE_RATE;
    const first = left.findIndex((x) => Math.abs(x) > 0.05) / SAMPLE_RATE;
    const middle = left.slice(Math.round((first + 0.02) * SAMPLE_RATE), Math.round((first + 0.1) * SAMPLE_RATE));
    const crossings = middle.filter((x, index) => index > 0 && x >= 0 !== (middle[index - 1] ?? 0) >= 0).length;
    return { first, heard, pitch: crossings / 2 / 0.08 };
  };
  for (const speed of [0.25, 0.5, 1, 2, 4]) {
    const { first, heard, pitch } = await soundIn(speed, false);
    expect(Math.abs(heard - 1 / speed)).toBeLessThan(0.06 / speed);
    expect(Math.abs(first - 0.5 / speed)).toBeLessThan(0.06 / speed);
    expect(Math.abs(pitch - 440)).toBeLessThan(15);
  }
  const { first, heard } = await soundIn(1, true);
  expect([Math.round(first * 10), Math.round(heard * 10)]).toEqual([0, 5]);
});

test("a user's music is looped on its beats for as long as it is wanted", async () => {
  const click = knocks(8, -6, 0, 'none');
  for (let at = 4800; at < click.left.length; at += 24_000) {
    for (let index = 0; index < 900; index += 1)
      click.left[at + index] = 0.5 * Math.exp(-index / 200) * (index % 2 === 0 ? 1 : -1);
  }
  const cache = await SoundCache.open(soundTools(bench));
  const music = await cache.music(fileSource(await storeSound(bench, click)));
  expect(Math.abs(music.beats.tempo - 120)).toBeLessThan(1.5);
  expect(await cache.music(music.source)).toEqual(music);
  const clips = fitMusic(music, 0, 20 * SAMPLE_RATE);
  const { left } = await mixPart(
    { samples: 20 * SAMPLE_RATE, tracks: [{ role: 'music', gain: 0, duck: 0, clips }] },
    async (...asked) => await cache.read(...asked),
  );
  const strikes = Array.from(left.keys()).filter(
    (at) => Math.abs(left[at] ?? 0) > 0.3 && !left.slice(Math.max(0, at - 4800), at).some((x) => Math.abs(x) > 0.3),
  );
  const gaps = strikes.slice(1).map((at, index) => at - (strikes[index] ?? 0));
  expect(strikes.length).toBeGreaterThan(33);
  expect(gaps.filter((gap) => Math.abs(gap - 24_000) > 600)).toEqual([]);
});

test('what is measured of a file is what ffmpeg measures', async () => {
  const path = await bench.store.read(await storeSound(bench, noise(3, -12, 'meter')));
  const [ours, theirs] = [await measureFile(bench.ffmpeg, path, new Workspace()), await ebur128(bench.ffmpeg, path)];
  expect(Math.abs(ours.loudness - theirs.loudness)).toBeLessThan(0.06);
  expect(Math.abs(20 * Math.log10(ours.truePeak) - theirs.truePeak)).toBeLessThan(0.15);
});
