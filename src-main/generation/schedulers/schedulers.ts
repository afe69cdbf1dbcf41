import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { SchedulerConfig } from './config.ts';
import { LcmScheduler, TcdScheduler } from './consistency.ts';
import { DdimScheduler } from './ddim.ts';
import { DpmSolverScheduler } from './dpm-solver.ts';
import { EulerAncestralScheduler, EulerScheduler } from './euler.ts';
import { FlowMatchEulerScheduler } from './flow-match.ts';
import { HeunScheduler } from './heun.ts';
import { PndmScheduler } from './pndm.ts';
import type { RunOptions, Scheduler } from './scheduler.ts';
import { UnipcScheduler } from './unipc.ts';

interface Kind {
  readonly make: new (config: SchedulerConfig, run: RunOptions) => Scheduler;
  /** Keys that files may have from another scheduler, and that this one does not read. */
  readonly ignores?: readonly (keyof SchedulerConfig)[];
}

const RANGE = ['sigma_min', 'sigma_max'] as const;
const RESPREAD = ['use_karras_sigmas', 'use_exponential_sigmas', 'use_beta_sigmas', ...RANGE] as const;
const EULER_ONLY = ['interpolation_type', 'timestep_type'] as const;

const SCHEDULERS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['DDIMScheduler', { make: DdimScheduler }],
  ['PNDMScheduler', { make: PndmScheduler, ignores: ['rescale_betas_zero_snr'] }],
  ['EulerDiscreteScheduler', { make: EulerScheduler }],
  ['EulerAncestralDiscreteScheduler', { make: EulerAncestralScheduler, ignores: [...RESPREAD, ...EULER_ONLY] }],
  [
    'HeunDiscreteScheduler',
    { make: HeunScheduler, ignores: [...RANGE, ...EULER_ONLY, 'rescale_betas_zero_snr', 'thresholding'] },
  ],
  ['DPMSolverMultistepScheduler', { make: DpmSolverScheduler, ignores: RANGE }],
  ['UniPCMultistepScheduler', { make: UnipcScheduler, ignores: ['lambda_min_clipped'] }],
  ['LCMScheduler', { make: LcmScheduler }],
  ['TCDScheduler', { make: TcdScheduler }],
  ['FlowMatchEulerDiscreteScheduler', { make: FlowMatchEulerScheduler, ignores: RANGE }],
]);

/** Names of schedulers as model_index.json has them. */
export const schedulerNames: readonly string[] = [...SCHEDULERS.keys()];

/**
 * A scheduler for one run.
 * @param name the class that model_index.json names
 * @throws ShotloomError model_damaged if there is none of that name, bad_option if it cannot make such a run
 */
export function makeScheduler(name: string, config: SchedulerConfig, run: RunOptions): Scheduler {
  const known = SCHEDULERS.get(name);
  if (known) {
    const ignored: ReadonlySet<string> = new Set(known.ignores);
    const read = Object.fromEntries(Object.entries(config).filter(([key]) => !ignored.has(key))) as SchedulerConfig;
    return new known.make(read, run);
  }
  throw new ShotloomError(
    'model_damaged',
    say`Shotloom does not have the scheduler "${name.slice(0, 60)}"; choose one of ${schedulerNames.join(', ')}.`,
  );
}
