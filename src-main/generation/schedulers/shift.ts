import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { SchedulerConfig } from './config.ts';

/**
 * The steps of a flow, moved towards noise: larger pictures need more of it to be unrecognisable (Esser et al. 2024, 5.3.2).
 * @param mu of this size of picture, where the file shifts by size
 * @throws ShotloomError bad_option where it does and the size is not told
 */
export function shifted(
  sigmas: readonly number[],
  config: SchedulerConfig,
  shift: number,
  mu: number | undefined,
): number[] {
  if (config.use_dynamic_shifting !== true) return sigmas.map((sigma) => (shift * sigma) / (1 + (shift - 1) * sigma));
  if (mu === undefined)
    throw new ShotloomError(
      'bad_option',
      say`This scheduler shifts its steps by the size of the picture; give it with the steps.`,
    );
  const amount = config.time_shift_type === 'linear' ? mu : Math.exp(mu);
  return sigmas.map((sigma) => amount / (amount + (1 / sigma - 1)));
}

/** Steps of a flow, stretched so that the last one has so much noise (LTX-Video). */
export function stretchedTo(sigmas: readonly number[], terminal: number): number[] {
  const factor = (1 - (sigmas.at(-1) ?? 0)) / (1 - terminal);
  return sigmas.map((sigma) => 1 - (1 - sigma) / factor);
}
