import type { SchedulerConfig } from './config.ts';
import { linspace } from './numbers.ts';
import type { RunOptions } from './scheduler.ts';
import { refuseOwnSteps } from './scheduler.ts';
import { multistepTimesteps } from './sigma-steps.ts';
import { lastSigma, noiseTable, respread, sigmasAt, timestepOf } from './tables.ts';
import { shifted, stretchedTo } from './shift.ts';

/** Steps and the sigmas around them, one more. */
export interface MultistepSteps {
  readonly timesteps: readonly number[];
  readonly sigmas: readonly number[];
}

/** The steps of DPM-Solver's methods. Sigmas of training are spread anew where a file says so. */
export function dpmSteps(config: SchedulerConfig, run: RunOptions): MultistepSteps {
  if (run.sigmas) refuseOwnSteps(run);
  const table = noiseTable(config, true);
  const steps = run.timesteps?.length ?? run.steps;
  const last = lastSigma(config, table);
  const cosine = config.beta_schedule === 'squaredcos_cap_v2';
  const logs = Array.from(table.sigmas, Math.log);
  const known = run.timesteps ?? multistepTimesteps(config, table, steps);
  const spread = respread(config, Array.from(table.sigmas).toReversed(), steps);
  if (config.use_karras_sigmas === true && spread) return ended(spread, timestepsOf(spread, logs, !cosine), last);
  if (config.use_lu_lambdas === true) {
    // Lu et al. 2022: evenly spread logarithms.
    const even = linspace(logs.at(-1) ?? 0, logs[0] ?? 0, steps).map((log) => Math.exp(log));
    return ended(even, timestepsOf(even, logs, !cosine), last);
  }
  if (spread) return ended(spread, timestepsOf(spread, logs, false), last);
  if (config.use_flow_sigmas === true) {
    const amount = run.mu === undefined ? (config.flow_shift ?? 1) : Math.exp(run.mu);
    const clean = linspace(1, 1 / table.sigmas.length, steps + 1).map((value) => 1 - value);
    const flow = clean.map((value) => (amount * value) / (1 + (amount - 1) * value));
    const sigmas = flow.toReversed().slice(0, -1);
    return ended(
      sigmas,
      sigmas.map((sigma) => sigma * table.sigmas.length),
      last,
    );
  }
  return ended(sigmasAt(table, known), known, last);
}

/** The steps of UniPC. */
export function unipcSteps(config: SchedulerConfig, run: RunOptions): MultistepSteps {
  if (run.timesteps || config.use_flow_sigmas !== true) refuseOwnSteps(run);
  const table = noiseTable(config, true);
  const train = table.sigmas.length;
  const steps = run.sigmas?.length ?? run.steps;
  const logs = Array.from(table.sigmas, Math.log);
  const known = multistepTimesteps(config, table, steps);
  const isFlow = config.use_flow_sigmas === true;
  // Unlike DPM-Solver's, a spread run ends at its own smallest sigma.
  const end = (sigmas: readonly number[]): number =>
    config.final_sigmas_type === 'sigma_min' ? (sigmas.at(-1) ?? 0) : 0;
  const spread = respread(config, Array.from(table.sigmas).toReversed(), steps);
  if (spread && isFlow && config.use_karras_sigmas === true) {
    const flow = spread.map((sigma) => sigma / (sigma + 1));
    return ended(
      flow,
      flow.map((sigma) => sigma * train),
      end(flow),
    );
  }
  if (spread) return ended(spread, timestepsOf(spread, logs, config.use_karras_sigmas === true), end(spread));
  if (isFlow) {
    const even = run.sigmas ?? linspace(1, 1 / train, steps + 1).slice(0, -1);
    let flow = shifted(even, config, config.flow_shift ?? 1, run.mu);
    if (config.shift_terminal) flow = stretchedTo(flow, config.shift_terminal);
    // Nothing but noise would be divided by nought.
    const tiny = 1e-6;
    if (Math.abs((flow[0] ?? 0) - 1) < tiny) flow = [(flow[0] ?? 0) - tiny, ...flow.slice(1)];
    return ended(
      flow,
      flow.map((sigma) => sigma * train),
      end(flow),
    );
  }
  return ended(sigmasAt(table, known), known, lastSigma(config, table));
}

function timestepsOf(sigmas: readonly number[], logs: readonly number[], rounds: boolean): number[] {
  const found = sigmas.map((sigma) => timestepOf(sigma, logs));
  return rounds ? found.map(Math.round) : found;
}

/** Steps of training are told to the model as whole numbers; sigmas are float32. */
function ended(sigmas: readonly number[], timesteps: readonly number[], last: number): MultistepSteps {
  return { timesteps: timesteps.map(Math.trunc), sigmas: [...sigmas, last].map(Math.fround) };
}
