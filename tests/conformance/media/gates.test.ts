import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { mixFilm } from '../../../src-main/audio/mix-film.ts';
import { readRaw, rawSamples } from '../../../src-main/audio/raw-sound.ts';
import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { planCopies } from '../../../src-main/render/plan-copies.ts';
import { renderFilm } from '../../support/render/render-film.ts';
import { audioSamples, filmFrames } from '../../../src-shared/render/encode.ts';
import { normalisedSoundArguments } from '../../../src-shared/render/footage.ts';
import { plainPicture } from '../../../src-shared/render/plan.ts';
import type { PlanSegment, RenderPlan } from '../../../src-shared/render/plan.ts';
import { rawSoundArguments } from '../../../src-shared/render/sound.ts';
import { soundTools, clipAt, fileSource } from '../../support/audio/mixes.ts';
import { SAMPLE_RATE } from '../../../src-shared/audio/pcm.ts';
import { fontsDirectory, MediaBench, numberedFrames } from '../../support/media/media.ts';
import { footageClip } from '../../support/render/footage-clip.ts';
import { losslessFilm } from '../../support/render/lossless-film.ts';
import { clipSegment, stillSegment } from '../../support/render/segments.ts';
import { gatesOf } from '../media.ts';

const size = { width: 64, height: 36 };
const format = { ...size, rate: { numerator: 30000, denominator: 1001 } };
const frameSeconds = 1001 / 30000;
const sound = { codec: 'aac', bitrate: 192_000 } as const;

let bench: MediaBench;
beforeAll(async () => {
  bench = await MediaBench.open();
});
afterAll(async () => await bench.close());

const toolsOf = (cache: string) => ({
  ffmpeg: bench.ffmpeg,
  store: bench.store,
  cacheDirectory: bench.path(cache),
  fontsDirectory,
});

function planOf(segments: readonly PlanSegment[]): RenderPlan {
  return { ...format, segments, title: 'Gates' };
}

const failed = (gates: Awaited<ReturnType<typeof gatesOf>>) =>
  gates.filter(({ passed }) => passed === false).map(({ name }) => name);

/** Footage of so many frames with a white one and a beep that begins with it: pictures and sound as a film has them. */
async function flashAndBeep(
  frames: number,
  flash: number,
): Promise<{ readonly pictures: string; readonly sound: string }> {
  const [rate, seconds] = ['30000/1001', frames * frameSeconds];
  const path = bench.path(`flash-${flash}.mov`);
  const begins = Math.round(flash * frameSeconds * SAMPLE_RATE);
  const inputs = [
    `color=c=0x303030:s=64x36:r=${rate}:d=${seconds},drawbox=c=white:t=fill:enable='eq(n,${flash})'`,
    `aevalsrc='0.5*sin(2*PI*2000*(t-${begins / SAMPLE_RATE}))*between(n,${begins},${begins + 1600})':s=48000:d=${seconds}`,
  ].map((source) => ({ source, options: ['-f', 'lavfi'] }));
  const output = ['-map', '0:v', '-map', '1:a', '-frames:v', String(frames), '-c:v', 'ffv1', '-c:a', 'pcm_s16le'];
  await runFfmpeg(bench.ffmpeg, { inputs, output }, path);
  const flac = bench.path(`flash-${flash}.flac`);
  await runFfmpeg(bench.ffmpeg, normalisedSoundArguments({ path, demuxer: null }, frames, format.rate), flac);
  return { pictures: await footageClip(bench, path, frames, format), sound: await bench.keep(flac) };
}

/** The frames that are white. */
async function flashesIn(file: string): Promise<number[]> {
  const pictures = await bench.pictures(file, size);
  return pictures.flatMap((picture, index) => ((picture[size.width * 18 + 32] ?? 0) > 200 ? [index] : []));
}

/** Seconds at which something is heard after a tenth of silence. */
async function beepsIn(file: string): Promise<number[]> {
  const path = bench.path('decoded.f32');
  await runFfmpeg(bench.ffmpeg, rawSoundArguments(file), path);
  const samples = rawSamples((await stat(path)).size);
  const { left } = await readRaw({ path, samples }, 0, samples);
  const beeps: number[] = [];
  let heard = -SAMPLE_RATE;
  for (const [index, value] of left.entries()) {
    if (Math.abs(value) < 0.1) continue;
    if (index - heard > SAMPLE_RATE / 10) beeps.push(index / SAMPLE_RATE);
    heard = index;
  }
  return beeps;
}

test('after 200 transitions every flash is seen within half a frame of its beep, and every gate is passed', async () => {
  const SHOTS = 201;
  const kinds = [await flashAndBeep(24, 10), await flashAndBeep(24, 13)];
  const of = (shot: number) => kinds[shot % 2] ?? { pictures: '', sound: '' };
  // Each shot is seen alone for 8 frames, from its eighth on; four before and behind it belong to dissolves.
  const picture = (shot: number, first: number, frames: number) =>
    plainPicture({ kind: 'clip', sha256: of(shot).pictures }, frames, first);
  const segments = Array.from({ length: SHOTS }, (_, shot): PlanSegment[] => {
    const alone = clipSegment(of(shot).pictures, 8, 8);
    if (shot === SHOTS - 1) return [alone];
    const transition = { kind: 'dissolve', before: 2, after: 2 } as const;
    const pictures = { from: picture(shot, 16, 4), to: picture(shot + 1, 4, 4) };
    return [alone, { kind: 'transition', transition, ...pictures, frames: 4, overlays: [], captions: [] }];
  }).flat();
  const plan = planOf(segments);
  const at = (frames: number): number => audioSamples(frames, format.rate, SAMPLE_RATE);
  const clips = Array.from({ length: SHOTS }, (_, shot) => {
    const [start, samples] = [at(shot * 12), at(shot * 12 + 8) - at(shot * 12)];
    return { ...clipAt(fileSource(of(shot).sound), 0, 1), from: at(8), at: start, samples };
  });
  const tracks = [{ role: 'footage', gain: 0, duck: 0, clips } as const];
  const mixed = bench.path('mixed.m4a');
  const frames = filmFrames(plan);
  await mixFilm({ samples: at(frames), tracks, marks: [] }, { loudness: -23, sound }, soundTools(bench), mixed);

  const film = bench.path('marks.mp4');
  const tools = { ...toolsOf('marks'), sound: mixed };
  await renderFilm(await planCopies(plan, tools), tools, film);

  const [flashes, beeps] = [await flashesIn(film), await beepsIn(film)];
  expect(flashes).toEqual(Array.from({ length: SHOTS }, (_, shot) => shot * 12 + (shot % 2 === 0 ? 2 : 5)));
  expect(beeps).toHaveLength(SHOTS);
  const drift = beeps.map((beep, mark) => Math.abs(beep - (flashes[mark] ?? 0) * frameSeconds));
  expect(Math.max(...drift)).toBeLessThanOrEqual(frameSeconds / 2);
  expect(failed(await gatesOf(bench.ffmpeg, film, { frames, loudness: -23 }))).toEqual([]);
});

test('an export looks like a render of the same plan without loss', async () => {
  const large = { ...format, width: 256, height: 144 };
  const take = await bench.clip('take.mp4', large, numberedFrames(large, 60));
  const footage = await footageClip(bench, await bench.store.read(take), 60, large);
  const [still = new Uint8Array()] = numberedFrames(large, 1, 60);
  const shown = (first: number, sha256: string) => plainPicture({ kind: 'clip', sha256 }, 6, first);
  const plan = {
    ...planOf([
      clipSegment(take, 5, 30, [{ text: 'Who is there? 是谁？', from: 3, to: 25 }]),
      {
        ...{ kind: 'transition', transition: { kind: 'dissolve', before: 3, after: 3 }, frames: 6 },
        ...{ from: shown(35, take), to: shown(2, footage), overlays: [], captions: [] },
      },
      clipSegment(footage, 8, 40),
      stillSegment(await bench.still('still.png', large, still), 12),
    ]),
    ...large,
  };
  const copied = await planCopies(plan, toolsOf('likeness'));
  expect(copied.segments.length).toBeGreaterThan(plan.segments.length);
  const film = bench.path('likeness.mp4');
  await renderFilm(copied, toolsOf('likeness'), film);
  const inputs = [film, await losslessFilm(bench, plan, 'lossless')].map((source) => ({ source, options: [] }));
  const graph = '[0:v]settb=1/30,setpts=N[a];[1:v]settb=1/30,setpts=N[b];[a][b]ssim';
  const { frames, messages } = await runFfmpeg(
    bench.ffmpeg,
    { inputs, output: ['-filter_complex', graph, '-f', 'null'] },
    '-',
    {
      loglevel: 'info',
    },
  );
  expect(frames).toBe(filmFrames(plan));
  expect(Number(/SSIM .*All:([\d.]+)/u.exec(messages.join('\n'))?.[1])).toBeGreaterThan(0.98);
});

test('each gate is failed by a file that does not hold to it', async () => {
  const card = ['testsrc2=s=64x36:r=25:d=2', 'sine=d=2:r=48000'];
  const make = async (name: string, output: readonly string[], expected = {}) => {
    const inputs = card.map((source) => ({ source, options: ['-f', 'lavfi'] }));
    const path = bench.path(`${name}.mp4`);
    const tags = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'];
    const usual = [
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      ...tags,
      '-movflags',
      '+faststart',
    ];
    await runFfmpeg(bench.ffmpeg, { inputs, output: [...usual, ...output] }, path);
    return failed(await gatesOf(bench.ffmpeg, path, expected));
  };
  expect(await make('good', [], { frames: 50, loudness: -21.8 })).toEqual([]);
  expect(await make('short', [], { frames: 51, loudness: -14 })).toEqual(['frames', 'loudness']);
  expect(await make('gap', ['-vf', "select='not(between(n,20,24))'", '-fps_mode', 'vfr'])).toEqual(['timestamps']);
  expect(await make('loud', ['-af', 'volume=20dB'])).toEqual(['true peak']);
  expect(await make('cut', ['-af', 'atrim=end=1.9'])).toEqual(['ends']);
  expect(await make('colours', ['-colorspace', 'smpte170m', '-color_range', 'pc', '-pix_fmt', 'yuv444p'])).toEqual([
    'colours',
    'range',
    'pixels',
  ]);
  expect(await make('late', ['-movflags', '-faststart'])).toEqual(['start']);
});
