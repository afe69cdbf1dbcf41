import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { footageClip } from '../../support/render/footage-clip.ts';
import type { MediaBench } from '../../support/media/media.ts';
import { plainPicture, stretch } from '../../../src-shared/render/plan.ts';
import type { PlanPicture, PlanSegment, RenderPlan } from '../../../src-shared/render/plan.ts';

const run = promisify(execFile);

/** Ten clips of four seconds with nine crossfades of half a second, and music. */
export const JOB = {
  format: { width: 1280, height: 720, rate: { numerator: 30, denominator: 1 } },
  clips: 10,
  clipFrames: 120,
  fadeFrames: 15,
} as const;

/** 1065. */
export const JOB_FRAMES = JOB.clips * JOB.clipFrames - (JOB.clips - 1) * JOB.fadeFrames;

/** Paths of a clip before it was encoded with loss, and as it is stored: footage that was made to the film's size and rate. */
interface JobClip {
  readonly pristine: string;
  readonly stored: string;
}

const size = `${JOB.format.width}x${JOB.format.height}`;

/** What clips show: fine detail that grows, hard edges, soft light, cells; with the noise of a camera over some of them. */
const PICTURES: readonly ((nth: number) => string)[] = [
  (nth) =>
    `mandelbrot=size=${size}:rate=30:maxiter=300:start_scale=${0.05 / (nth + 1)}:end_scale=${0.03 / (nth + 1)}:end_pts=120:start_x=-0.7436438:start_y=-0.1318259,gblur=sigma=1.5`,
  (nth) => `testsrc2=size=${size}:rate=30,hue=h=${nth * 40}`,
  (nth) => `gradients=size=${size}:rate=30:speed=0.02:nb_colors=5:seed=${nth},format=yuv420p,noise=c0s=2:c0f=t`,
  (nth) =>
    `mandelbrot=size=${size}:rate=30:maxiter=200:start_scale=${0.4 / (nth + 1)}:end_scale=${0.3 / (nth + 1)}:end_pts=120:start_x=-0.16:start_y=1.0405,gblur=sigma=1.5,format=yuv420p,noise=c0s=2:c0f=t`,
  (nth) =>
    `life=size=160x90:rate=30:ratio=0.3:seed=${nth + 1}:mold=40:life_color=0xe0c080:mold_color=0x204060,scale=${size}:flags=bicubic`,
];

/** What the job is done with: paths of files. */
export interface JobClips {
  readonly clips: readonly JobClip[];
  readonly music: string;
}

/** Makes the clips of the job, and a piece of music in stereo as long as the film. */
export async function makeClips(bench: MediaBench): Promise<JobClips> {
  const clips: JobClip[] = [];
  for (let nth = 0; nth < JOB.clips; nth += 1) {
    const source = PICTURES[nth % PICTURES.length]?.(nth) ?? '';
    const path = bench.path(`clip-${nth}.mp4`);
    const tags = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'];
    const lossless = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-pix_fmt', 'yuv420p', ...tags];
    const input = { source, options: ['-f', 'lavfi'] };
    await runFfmpeg(
      bench.ffmpeg,
      { inputs: [input], output: ['-frames:v', String(JOB.clipFrames), ...lossless] },
      path,
    );
    clips.push({
      pristine: path,
      stored: await bench.store.read(await footageClip(bench, path, JOB.clipFrames, JOB.format)),
    });
  }
  const music = bench.path('music.wav');
  const seconds = JOB_FRAMES / 30;
  const tones = `aevalsrc='0.2*sin(2*PI*220*t)*exp(-2*mod(t,0.5))+0.1*sin(2*PI*331*t)|0.2*sin(2*PI*277*t)*exp(-3*mod(t,0.75))':s=48000:d=${seconds}`;
  await runFfmpeg(
    bench.ffmpeg,
    { inputs: [{ source: tones, options: ['-f', 'lavfi'] }], output: ['-c:a', 'pcm_s16le'] },
    music,
  );
  return { clips, music };
}

/** The job as a plan. @param clips SHA-256 of ten clips */
export function jobPlan(clips: readonly string[], title = 'Job'): RenderPlan {
  const { clipFrames: whole, fadeFrames: fade } = JOB;
  const shown = (clip: number, first: number, frames: number): PlanPicture =>
    plainPicture({ kind: 'clip', sha256: clips[clip] ?? '' }, frames, first);
  const segments = clips.flatMap((_, nth): PlanSegment[] => {
    const [from, to] = [nth === 0 ? 0 : fade, nth === clips.length - 1 ? whole : whole - fade];
    const alone = stretch(shown(nth, from, to - from), []);
    if (nth === 0) return [alone];
    const transition = { kind: 'dissolve', before: fade, after: 0 } as const;
    const pictures = { from: shown(nth - 1, whole - fade, fade), to: shown(nth, 0, fade) };
    return [{ kind: 'transition', transition, ...pictures, frames: fade, overlays: [], captions: [] }, alone];
  });
  return { ...JOB.format, segments, title };
}

/** How a baseline encodes its pictures; null without loss. */
export type Quality = number | null;

/** The job in one filter graph. */
export async function filterGraph(
  ffmpeg: string,
  clips: readonly string[],
  music: string,
  quality: Quality,
  output: string,
): Promise<void> {
  const seconds = (frames: number): number => frames / JOB.format.rate.numerator;
  const padded = clips.map((_, nth) =>
    nth === clips.length - 1
      ? `[${nth}:v]settb=1/30[v${nth}]`
      : `[${nth}:v]tpad=stop_mode=clone:stop=1,settb=1/30[v${nth}]`,
  );
  const fades = clips.slice(1).map((_, before) => {
    const offset = seconds((before + 1) * (JOB.clipFrames - JOB.fadeFrames));
    return `[${before === 0 ? 'v0' : `x${before}`}][v${before + 1}]xfade=transition=fade:duration=${seconds(JOB.fadeFrames)}:offset=${offset}[x${before + 1}]`;
  });
  const graph = [...padded, ...fades].join(';');
  const inputs = [...clips, music].flatMap((path) => ['-i', path]);
  const maps = ['-map', `[x${clips.length - 1}]`, '-map', `${clips.length}:a`];
  const sound = ['-c:a', 'aac', '-b:a', '192k'];
  const format = ['-pix_fmt', 'yuv420p', '-movflags', '+faststart'];
  const coded =
    quality === null ? ['-preset', 'ultrafast', '-qp', '0'] : ['-preset', 'veryfast', '-crf', String(quality)];
  await run(ffmpeg, [
    '-v',
    'error',
    '-y',
    ...inputs,
    '-filter_complex',
    graph,
    ...maps,
    '-c:v',
    'libx264',
    ...coded,
    ...format,
    ...sound,
    output,
  ]);
}

/** The job in melt (MLT). */
export async function melt(clips: readonly string[], music: string, quality: Quality, output: string): Promise<void> {
  const list = clips.flatMap((path, nth) =>
    nth === 0 ? [path] : [path, '-mix', String(JOB.fadeFrames), '-mixer', 'luma'],
  );
  const coded = quality === null ? ['preset=ultrafast', 'qp=0'] : ['preset=veryfast', `crf=${quality}`];
  const consumer = [
    `avformat:${output}`,
    'f=mp4',
    'vcodec=libx264',
    ...coded,
    'pix_fmt=yuv420p',
    'acodec=aac',
    'ab=192k',
    'movflags=+faststart',
  ];
  await run('melt', [
    '-silent',
    '-profile',
    'atsc_720p_30',
    ...list,
    '-audio-track',
    music,
    `out=${JOB_FRAMES - 1}`,
    '-consumer',
    ...consumer,
  ]);
}
