import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { plainPicture, stretch } from '../../../src-shared/render/plan.ts';
import type { RenderPlan } from '../../../src-shared/render/plan.ts';
import type { MediaBench } from '../../support/media/media.ts';
import { descendantsOf } from '../../support/cli/descendants.ts';
import { memoryOf } from '../../support/media/processes.ts';
import type { BenchOptions, BenchRow } from '../bench.ts';
import { losslessClip } from './lossless-clip.ts';

const FORMAT = { width: 1920, height: 1080, rate: { numerator: 24, denominator: 1 } };
/** More than x264 looks ahead at this preset. */
const SHOT_FRAMES = 12;
const [FEW, MANY] = [10, 300];
const SAMPLE_MS = 20;
const CHILD = fileURLToPath(new URL('render-child.ts', import.meta.url));

/** The most memory that all processes of an export held together, of few shots and of many, at 1080p with sound. */
export async function memoryRows(bench: MediaBench, log: BenchOptions['log']): Promise<BenchRow[]> {
  const clip = await losslessClip(bench, FORMAT, MANY + SHOT_FRAMES);
  const peaks: number[] = [];
  for (const shots of [FEW, MANY]) {
    log(`Memory of ${shots} shots at 1080p ...`);
    peaks.push(await peakOf(bench, filmOf(clip, shots)));
  }
  const [few = NaN, many = NaN] = peaks;
  return [
    { measure: `peak memory of all processes, ${MANY} shots and ${FEW}`, value: many, unit: 'MB', baseline: few },
    { measure: `${MANY} shots ÷ ${FEW}`, value: many / few, unit: 'ratio' },
  ];
}

function filmOf(clip: string, shots: number): RenderPlan {
  const segments = Array.from({ length: shots }, (_, shot) =>
    stretch(plainPicture({ kind: 'clip', sha256: clip }, SHOT_FRAMES, shot), [
      { text: `Shot ${shot}`, from: 0, to: SHOT_FRAMES },
    ]),
  );
  return { ...FORMAT, segments, title: 'Memory' };
}

/** In MB. Pages that processes share count for each of them. */
async function peakOf(bench: MediaBench, plan: RenderPlan): Promise<number> {
  const file = bench.path('plan.json');
  const [segment] = plan.segments;
  const clip =
    segment?.kind === 'stretch' && segment.picture.source.kind === 'clip' ? segment.picture.source.sha256 : '';
  await writeFile(file, JSON.stringify({ plan, clip: await bench.store.read(clip) }));
  const child = spawn(process.execPath, [CHILD, file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  const { pid = 0 } = child;
  let peak = 0;
  while (child.exitCode === null && child.signalCode === null) {
    const held = await Promise.all([pid, ...descendantsOf(pid)].map(memoryOf));
    peak = Math.max(
      peak,
      held.reduce((sum, each) => sum + each, 0),
    );
    await sleep(SAMPLE_MS);
  }
  await ended;
  if (child.exitCode !== 0) throw new Error(`The export ended with exit code ${child.exitCode}.`);
  return peak;
}
