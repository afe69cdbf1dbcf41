import type { TakeCost } from '../../src-shared/generation/time-left.ts';
import { learnCost } from '../../src-shared/generation/time-left.ts';
import type { AlikeWork } from '../library/job-work.ts';
import type { Library } from '../library/open.ts';

/** What a take costs on a provider, or (none given) where the last one like it was made; null where there was none. */
export function learnedCost({ jobs }: Library, work: AlikeWork, provider?: string): TakeCost | null {
  return learnCost(jobs.pastTakes(work), provider);
}
