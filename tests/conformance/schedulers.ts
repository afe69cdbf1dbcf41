import { z } from 'zod';
import { readSchedulerConfig } from '../../src-main/generation/schedulers/config.ts';
import { DdimScheduler } from '../../src-main/generation/schedulers/ddim.ts';
import type { Latent, Scheduler } from '../../src-main/generation/schedulers/scheduler.ts';
import { makeScheduler } from '../../src-main/generation/schedulers/schedulers.ts';
import { TorchGenerator } from '../../src-main/generation/schedulers/torch-noise.ts';
import { readCaseFile } from './case-file.ts';

/** A run of a scheduler with a model that is no network, as the file describes it, and what came of it elsewhere. */
const Case = z.object({
  scheduler: z.string(),
  variant: z.string().nullish(),
  source: z.string().nullish(),
  config: z.record(z.string(), z.unknown()),
  steps: z.int(),
  kind: z.enum(['plain', 'scaled', 'pipeline', 'prk_plms']),
  t_start: z.int().nullish(),
  mu: z.number().nullish(),
  expected_sum: z.number().nullish(),
  expected_mean: z.number().nullish(),
  tol_sum: z.number().nullish(),
  tol_mean: z.number().nullish(),
  timesteps: z.array(z.number()).nullish(),
  sigmas: z.array(z.number()).nullish(),
  init_noise_sigma: z.number().nullish(),
  first8: z.array(z.number()).nullish(),
  replayed_first8: z.array(z.number()).nullish(),
});

const Cases = z.object({ cases: z.array(Case), variance_checks: z.record(z.string(), z.unknown()).optional() });

export type SchedulerCase = z.infer<typeof Case>;

/** [4, 3, 8, 8]: pictures, channels, rows, columns. */
const [BATCH, LENGTH] = [4, 768];

/** Reads a file of the form of tests/conformance/cases/schedulers.json. */
export async function readCases(file: string): Promise<z.infer<typeof Cases>> {
  return await readCaseFile(file, Cases);
}

/** What is wrong with a run, one sentence each; nothing where it is as elsewhere. */
export function judge(expected: SchedulerCase): string[] {
  const scheduler = makeScheduler(expected.scheduler, readSchedulerConfig(expected.config), {
    steps: expected.steps,
    batch: BATCH,
    eta: 0,
    ...(typeof expected.mu === 'number' ? { mu: expected.mu } : {}),
  });
  const found = runWith(scheduler, expected);
  const sum = found.reduce((total, value) => total + Math.abs(value), 0);
  return [
    ...differs('sum', [sum], [expected.expected_sum], () => expected.tol_sum ?? 0.01),
    ...differs('mean', [sum / LENGTH], [expected.expected_mean], () => expected.tol_mean ?? 0.001),
    ...differs('timesteps', scheduler.timesteps, expected.timesteps, (value) => 1e-6 * value + 1e-4),
    ...differs('sigmas', scheduler.sigmas ?? [], expected.sigmas, (value) => 1e-6 * value + 1e-6),
    ...differs('initial noise', [scheduler.initNoiseSigma], [expected.init_noise_sigma], (value) => 1e-6 * value),
    ...differs(
      'first values',
      [...found.slice(0, 8)],
      expected.first8 ?? expected.replayed_first8,
      (value) => 2e-5 * Math.abs(value) + 2e-6,
    ),
  ];
}

function differs(
  what: string,
  found: readonly number[],
  expected: readonly (number | null | undefined)[] | null | undefined,
  tolerance: (value: number) => number,
): string[] {
  if (!expected || expected.every((value) => typeof value !== 'number')) return [];
  if (found.length !== expected.length) return [`${found.length} ${what} for ${expected.length}`];
  const index = expected.findIndex(
    (value, at) => !(Math.abs((found[at] ?? NaN) - (value ?? NaN)) <= tolerance(value ?? 0)),
  );
  return index < 0
    ? []
    : [`${what} ${found[index]} for ${expected[index]}${expected.length > 1 ? ` (at ${index})` : ''}`];
}

function runWith(scheduler: Scheduler, { kind, t_start: start, config: _ }: SchedulerCase): Latent {
  const random = new TorchGenerator(0);
  const first = (start ?? 0) * scheduler.order;
  const scales = kind === 'scaled' || kind === 'pipeline';
  let latent: Latent = inOrder((place) => place).map((value) => value * (scales ? scheduler.initNoiseSigma : 1));
  if (typeof start === 'number')
    latent = scheduler.addNoise(
      latent,
      inOrder((place) => LENGTH - 1 - place),
      first,
    );
  for (let index = first; index < scheduler.timesteps.length; index += 1) {
    const timestep = scheduler.timesteps[index] ?? NaN;
    const seen = scales ? scheduler.scaleInput(latent, index) : latent;
    if (kind === 'scaled') latent = seen;
    const output = seen.map((value) => (value * timestep) / (timestep + 1));
    latent = scheduler.step(output, index, latent, () => random.normal(LENGTH));
  }
  return latent;
}

/** A latent whose numbers go from picture to picture first, as the reference tests lay theirs out. */
function inOrder(numberAt: (place: number) => number): Latent {
  const pixels = LENGTH / BATCH;
  return Float32Array.from(
    { length: LENGTH },
    (_, at) => numberAt((at % pixels) * BATCH + Math.floor(at / pixels)) / LENGTH,
  );
}

/** What is wrong with the single numbers that a file checks, by what it calls them. */
function judgeChecks(checks: Readonly<Record<string, unknown>>): (readonly [id: string, wrong: string[]])[] {
  const linear = readSchedulerConfig({ beta_start: 0.0001, beta_end: 0.02, beta_schedule: 'linear' });
  return Object.entries(checks).flatMap(([id, expected]): (readonly [string, string[]])[] => {
    const list = z.array(z.number()).safeParse(expected).data;
    const steps = Number(/(\d+) steps/u.exec(id)?.[1] ?? NaN);
    if (id.startsWith('DDIM _get_variance')) {
      const ddim = new DdimScheduler(linear, { steps: 10 });
      const pairs = Object.entries(z.record(z.string(), z.number()).parse(expected));
      const found = pairs.map(([pair]) => {
        const [timestep = NaN, previous = NaN] = pair.split(',').map(Number);
        return ddim.variance(timestep, previous);
      });
      return [
        [
          id,
          differs(
            'variances',
            found,
            pairs.map(([, value]) => value),
            () => 1e-5,
          ),
        ],
      ];
    }
    const offset = Number(/steps_offset=(\d+)/u.exec(id)?.[1] ?? 0);
    if (list && /^(?:DDIM|PNDM) .*timesteps$/u.test(id)) {
      const { timesteps } = makeScheduler(`${id.slice(0, 4)}Scheduler`, { ...linear, steps_offset: offset }, { steps });
      return [[id, differs('timesteps', timesteps, list, () => 0)]];
    }
    const range = /sigma_min=([\d.]+) sigma_max=([\d.]+) flow\+karras/u.exec(id);
    if (list && range) {
      const config = {
        use_karras_sigmas: true,
        use_flow_sigmas: true,
        sigma_min: Number(range[1]),
        sigma_max: Number(range[2]),
      };
      const { sigmas } = makeScheduler('UniPCMultistepScheduler', config, { steps });
      return [[id, differs('sigmas', sigmas ?? [], list, () => 1e-6)]];
    }
    return [];
  });
}

/** Prints PASS or FAIL and the id of each case of a file, and what is wrong. */
export async function run(file: string): Promise<boolean> {
  const { cases, variance_checks: checks } = await readCases(file);
  const judged: (readonly [string, string[]])[] = cases.map((one, index) => [nameOf(one, index), wrongWith(one)]);
  judged.push(...judgeChecks(checks ?? {}));
  for (const [id, wrong] of judged) console.log(wrong.length === 0 ? `PASS ${id}` : `FAIL ${id}: ${wrong.join('; ')}`);
  return judged.every(([, wrong]) => wrong.length === 0);
}

function wrongWith(one: SchedulerCase): string[] {
  try {
    return judge(one);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** A name that tells a case from the others of its file. */
export function nameOf({ scheduler, variant, source }: SchedulerCase, index: number): string {
  const told = [variant, source?.split('::').at(-1)].filter(Boolean).join(', ');
  return `${index + 1} ${scheduler}${told ? ` (${told})` : ''}`;
}
