import { oc } from '@orpc/contract';
import { ERROR_STATUS } from './errors.ts';

/** A call of the contract, before it is said what it takes and answers. */
export const call = oc.errors(ERROR_STATUS);
