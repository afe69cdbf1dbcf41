import { oc } from '@orpc/contract';
import { ERROR_STATUS } from './errors.ts';
import type { ErrorCode } from './errors.ts';
import { Said } from './sentence-schema.ts';

type Errors = { readonly [Code in ErrorCode]: { readonly status: number; readonly data: typeof Said } };

/** Every error with its sentence; its message is that in English. */
const ERRORS = Object.fromEntries(
  Object.entries(ERROR_STATUS).map(([code, { status }]) => [code, { status, data: Said }]),
) as Errors;

/** A call of the contract, before it is said what it takes and answers. */
export const call = oc.errors(ERRORS);
