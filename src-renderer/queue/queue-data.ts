import type { InferContractRouterOutputs } from '@orpc/contract';
import type { contract } from '../../src-shared/contract/contract.ts';

/** What is to be made, as the program tells it. */
export type Queue = InferContractRouterOutputs<typeof contract>['jobs']['list'];
export type QueuedJob = Queue['jobs'][number];
export type SpokenFilm = Queue['speaking'][number];
