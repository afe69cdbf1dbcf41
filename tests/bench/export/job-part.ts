import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { planCopies } from '../../../src-main/render/plan-copies.ts';
import type { SegmentTools } from '../../../src-main/render/segment-cache.ts';
import type { RenderPlan } from '../../../src-shared/render/plan.ts';
import { clipAt, fileSource, planOf } from '../../support/audio/mixes.ts';
import { fontsDirectory } from '../../support/media/media.ts';
import type { MediaBench } from '../../support/media/media.ts';
import { losslessFilm } from '../../support/render/lossless-film.ts';
import type { BenchOptions, BenchRow } from '../bench.ts';
import { filterGraph, JOB_FRAMES, jobPlan, makeClips, melt } from './job.ts';
import type { JobClips, Quality } from './job.ts';
import { exportFilm } from './ours.ts';
import type { Film } from './ours.ts';
import { median, processorTimeOf } from './processor-time.ts';
import type { ProcessorTime } from './processor-time.ts';
import { picturesIn, qualityFor, vmaf } from './quality.ts';

/** Another program that does the job. */
interface Baseline {
  readonly name: string;
  readonly encode: (clips: readonly string[], quality: Quality, output: string) => Promise<void>;
}

/**
 * The job's first export beside the baselines at the same bytes. Every film is compared with a render of its own without loss of the clips
 * before they were encoded: crossfades of the three programs differ by a part of a frame.
 */
export async function jobRows(bench: MediaBench, runs: number, log: BenchOptions['log']): Promise<BenchRow[]> {
  log('Ten clips ...');
  const made = await makeClips(bench);
  const film: Film = {
    plan: jobPlan(await Promise.all(made.clips.map(({ stored }) => bench.keep(stored)))),
    mix: planOf(JOB_FRAMES / 30, { music: [clipAt(fileSource(await bench.keep(made.music)), 0, JOB_FRAMES / 30)] }),
  };
  const [output, other] = [bench.path('ours.mp4'), bench.path('other.mp4')];
  await exportFilm(bench, film, 'sized', output);
  const { bytes, frames } = await picturesIn(output);
  const ourVmaf = await vmaf(bench.ffmpeg, output, await ourReference(bench, made));
  log(`Ours: ${frames} frames, ${(bytes / 1e6).toFixed(2)} MB, VMAF ${ourVmaf.toFixed(2)}`);

  const rows: BenchRow[] = [{ measure: 'frames copied', value: await shareCopied(bench, film.plan), unit: 'ratio' }];
  const baselines = await baselinesHere(bench, made, log);
  const fitted: { baseline: Baseline; quality: number }[] = [];
  for (const baseline of baselines) {
    const stored = made.clips.map((clip) => clip.stored);
    const quality = await qualityFor(bytes, async (tried) => {
      await baseline.encode(stored, tried, other);
      return (await picturesIn(other)).bytes;
    });
    await baseline.encode(stored, quality, other);
    const theirs = await picturesIn(other);
    const reference = bench.path('reference.mp4');
    await baseline.encode(
      made.clips.map((clip) => clip.pristine),
      null,
      reference,
    );
    const theirVmaf = await vmaf(bench.ffmpeg, other, reference);
    await rm(reference);
    log(
      `${baseline.name} at CRF ${quality}: ${theirs.frames} frames, ${(theirs.bytes / 1e6).toFixed(2)} MB, VMAF ${theirVmaf.toFixed(2)}`,
    );
    const named = (measure: string): string => `${measure}, ours and ${baseline.name} at CRF ${quality}`;
    rows.push(
      { measure: named('frames'), value: frames, unit: 'frames', baseline: theirs.frames },
      { measure: named('bytes of pictures'), value: bytes, unit: 'bytes', baseline: theirs.bytes },
      { measure: named('VMAF'), value: ourVmaf, unit: 'VMAF', baseline: theirVmaf },
    );
    fitted.push({ baseline, quality });
  }

  const ours: ProcessorTime[] = [];
  const pictures: ProcessorTime[] = [];
  const theirs = fitted.map((): number[] => []);
  for (let turn = 0; turn < runs; turn += 1) {
    ours.push(await processorTimeOf(async () => pictures.push(await exportFilm(bench, film, `turn-${turn}`, output))));
    for (const [index, { baseline, quality }] of fitted.entries()) {
      const stored = made.clips.map((clip) => clip.stored);
      const { children } = await processorTimeOf(() => baseline.encode(stored, quality, other));
      theirs[index]?.push(children);
    }
    log(
      `Turn ${turn + 1} of ${runs}: ours ${sum(ours.at(-1))} ms, ${fitted.map(({ baseline }, index) => `${baseline.name} ${theirs[index]?.at(-1)} ms`).join(', ')}`,
    );
  }
  const first = median(ours.map(sum));
  const times = fitted.flatMap(({ baseline }, index): BenchRow[] => {
    const time = median(theirs[index] ?? []);
    return [
      {
        measure: `first export, ours and ${baseline.name}`,
        value: first,
        unit: 'ms of processor time',
        baseline: time,
      },
      { measure: `first export ÷ ${baseline.name}`, value: first / time, unit: 'ratio' },
    ];
  });
  return [...times, ...ownRows(pictures, ours), ...rows];
}

function ownRows(pictures: readonly ProcessorTime[], all: readonly ProcessorTime[]): BenchRow[] {
  const share = (times: readonly ProcessorTime[]): number => median(times.map(({ own, children }) => own / children));
  return [
    { measure: 'our own code ÷ ffmpeg, pictures', value: share(pictures), unit: 'ratio' },
    { measure: 'our own code ÷ ffmpeg, pictures and sound', value: share(all), unit: 'ratio' },
  ];
}

function sum(time: ProcessorTime | undefined): number {
  return Math.round((time?.own ?? 0) + (time?.children ?? 0));
}

async function baselinesHere(bench: MediaBench, { music }: JobClips, log: BenchOptions['log']): Promise<Baseline[]> {
  const graph: Baseline = {
    name: 'one filter graph',
    encode: (clips, quality, output) => filterGraph(bench.ffmpeg.path, clips, music, quality, output),
  };
  const isThere = await promisify(execFile)('melt', ['--version']).then(
    () => true,
    () => false,
  );
  if (!isThere) log('melt is left out: it is not installed (apt-get install melt).');
  const other: Baseline = { name: 'melt', encode: (clips, quality, output) => melt(clips, music, quality, output) };
  return isThere ? [graph, other] : [graph];
}

function toolsOf(bench: MediaBench, cache: string): SegmentTools {
  return { ffmpeg: bench.ffmpeg, store: bench.store, cacheDirectory: bench.path(cache), fontsDirectory };
}

async function shareCopied(bench: MediaBench, plan: RenderPlan): Promise<number> {
  const { segments } = await planCopies(plan, toolsOf(bench, 'sized'));
  const copied = segments.filter((segment) => segment.kind === 'stretch' && segment.copied === true);
  return copied.reduce((frames, segment) => frames + segment.frames, 0) / JOB_FRAMES;
}

/** Our plan of the clips before they were encoded, without loss. */
async function ourReference(bench: MediaBench, { clips }: JobClips): Promise<string> {
  const plan = jobPlan(await Promise.all(clips.map(({ pristine }) => bench.keep(pristine))));
  return await losslessFilm(bench, plan, 'our-reference');
}
