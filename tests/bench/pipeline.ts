// npm run bench -- pipeline: what of drawing with a pack is not the networks
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryPack } from '../../src-main/generation/pack-client.ts';
import type { PackTask } from '../../src-main/generation/pack-protocol.ts';
import { readSchedulerConfig } from '../../src-main/generation/schedulers/config.ts';
import { makeScheduler } from '../../src-main/generation/schedulers/schedulers.ts';
import { TorchGenerator } from '../../src-main/generation/schedulers/torch-noise.ts';
import { drawWithPack } from '../../src-main/generation/worker/diffusion/draw.ts';
import type { Net } from '../../src-main/generation/worker/diffusion/net.ts';
import { openStableDiffusion } from '../../src-main/generation/worker/diffusion/open-pack.ts';
import { formingTo } from '../../src-main/generation/worker/forming.ts';
import type { DenoiseWatch } from '../../src-main/generation/worker/diffusion/guidance.ts';
import type { StableDiffusion } from '../../src-main/generation/worker/diffusion/stable-diffusion.ts';
import { drawPicture } from '../../src-main/generation/worker/diffusion/stable-diffusion.ts';
import { openDiffusersPack } from '../../src-main/models/diffusers-pack.ts';
import { CPU, PACKS, UNWATCHED } from '../support/packs/goldens.ts';
import type { BenchOptions, BenchResult, BenchRow } from './bench.ts';

/** A latent of 64x64 with 4 channels, as Stable Diffusion's own: a step of the tiny U-Net takes more than 20 ms on one core. */
const SIDE = 256;
const STEPS = 30;
const [SHOTS, SETTLED] = [200, 40];
const SCHEDULER = {
  name: 'DPMSolverMultistepScheduler',
  config: {
    beta_start: 0.00085,
    beta_end: 0.012,
    beta_schedule: 'scaled_linear',
    steps_offset: 1,
    use_karras_sigmas: true,
  },
};
const ASKED = {
  prompt: 'a red boat on a calm lake',
  negative: 'blurry',
  seed: 1,
  steps: STEPS,
  guidance: 7,
  width: SIDE,
  height: SIDE,
  frames: 1,
};
const MIB = 2 ** 20;

/**
 * Drawing a picture: our time beside that of the networks' runs, the scheduler's alone, memory over many pictures, and two processes
 * beside one. The baseline of each is what issue 9 asks.
 */
export async function run({ log }: BenchOptions): Promise<BenchResult> {
  log('drawing pictures');
  const drawn = await drawing();
  log(`drawing ${SHOTS} small ones`);
  const memory = await growth();
  log('two processes beside one');
  const rows: BenchRow[] = [...drawn.rows, ...memory, await speedUp()];
  return {
    name: 'pipeline',
    our_ms: drawn.ours,
    baseline_ms: drawn.total * 0.03,
    ratio: drawn.ours / (drawn.total * 0.03),
    rows,
  };
}

async function drawing(): Promise<{ readonly ours: number; readonly total: number; readonly rows: BenchRow[] }> {
  const pack = { ...(await openDiffusersPack(join(PACKS, 'slow'))), scheduler: SCHEDULER };
  const nets: Net[] = [];
  const open = async (path: string, name: string): Promise<Net> => {
    const net = await CPU.open(path, name);
    nets.push(net);
    return net;
  };
  const running = (): number => nets.reduce((sum, net) => sum + net.runTime(), 0);
  // As a worker has it: the pack is open, and its networks are loaded by the first picture.
  const model = await openStableDiffusion(pack, { open, budget: CPU.budget });
  await drawPicture(model, ASKED, watched());
  const turns: { readonly total: number; readonly ours: number; readonly step: number }[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const [before, ran] = [performance.now(), running()];
    await drawPicture(model, ASKED, watched());
    const [total, runs] = [performance.now() - before, running() - ran];
    turns.push({ total, ours: total - runs, step: runs / STEPS });
  }
  const seeing = await seeingTime(model);
  await model.pool.close();
  const [{ total, ours, step } = { total: NaN, ours: NaN, step: NaN }] = turns
    .toSorted((a, b) => a.ours / a.total - b.ours / b.total)
    .slice(2);
  const scheduler = schedulerTime();
  const rows = [
    { measure: 'runs of the networks, a step', value: step, unit: 'ms', baseline: 20 },
    { measure: 'time outside of session.run ÷ all (median of 5)', value: ours / total, unit: 'ratio', baseline: 0.03 },
    {
      measure: 'a picture that is seen as it forms ÷ all (two a second)',
      value: seeing / 500,
      unit: 'ratio',
      baseline: 0.01,
    },
    { measure: 'scheduler ÷ all', value: scheduler / total, unit: 'ratio', baseline: 0.005 },
  ];
  return { ours, total, rows };
}

/** Somebody looks, as where a worker draws. */
function watched(): DenoiseWatch {
  const show = formingTo(() => undefined);
  return { ...UNWATCHED, looks: true, onStep: (_, __, form) => show(form) };
}

/** Milliseconds for which one picture of what forms keeps the thread (median). */
async function seeingTime(model: StableDiffusion): Promise<number> {
  const times: number[] = [];
  const onStep: DenoiseWatch['onStep'] = (_, __, form) => {
    const before = performance.now();
    formingTo(() => undefined)(form);
    times.push(performance.now() - before);
  };
  await drawPicture(model, ASKED, { ...UNWATCHED, looks: true, onStep });
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

/** What the scheduler alone takes for a picture's steps. */
function schedulerTime(): number {
  const random = new TorchGenerator(1);
  const length = 4 * (SIDE / 4) ** 2;
  const output = random.normal(length);
  let fastest = Infinity;
  for (let turn = 0; turn < 20; turn += 1) {
    const scheduler = makeScheduler(SCHEDULER.name, readSchedulerConfig(SCHEDULER.config), { steps: STEPS });
    let latent = random.normal(length);
    const before = performance.now();
    for (let index = 0; index < STEPS; index += 1)
      latent = scheduler.step(output, index, scheduler.scaleInput(latent, index), () => output);
    fastest = Math.min(fastest, performance.now() - before);
  }
  return fastest;
}

/** Memory of this process after many pictures, beside that after a few. */
async function growth(): Promise<BenchRow[]> {
  const pack = await openDiffusersPack(join(PACKS, 'slow'));
  let settled = NaN;
  for (let shot = 1; shot <= SHOTS; shot += 1) {
    await drawWithPack(pack, { ...ASKED, ...CPU, seed: shot, steps: 4, width: 64, height: 64 }, UNWATCHED);
    if (shot === SETTLED) settled = process.memoryUsage.rss();
  }
  return [
    {
      measure: `memory after ${SHOTS} pictures, and after ${SETTLED}`,
      value: process.memoryUsage.rss() / MIB,
      unit: 'MiB',
      baseline: settled / MIB,
    },
  ];
}

/** How much faster two processes of one thread make two pictures than one makes them. */
async function speedUp(): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'shotloom-bench-pipeline-'));
  const task = (name: string): PackTask => ({
    ...ASKED,
    directory: join(PACKS, 'slow'),
    steps: 60,
    threads: 1,
    providers: ['cpu'],
    budget: CPU.budget,
    picture: join(folder, `${name}.png`),
  });
  try {
    const time = async (work: () => Promise<unknown>): Promise<number> => {
      const before = performance.now();
      await work();
      return performance.now() - before;
    };
    const ratios: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const one = await time(async () => {
        await tryPack(task('a'));
        await tryPack(task('b'));
      });
      ratios.push(one / (await time(() => Promise.all([tryPack(task('a')), tryPack(task('b'))]))));
    }
    return {
      measure: 'two workers of one thread, as fast as one (median of 3)',
      value: ratios.toSorted((a, b) => a - b)[1] ?? NaN,
      unit: 'times',
      baseline: 1.6,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
