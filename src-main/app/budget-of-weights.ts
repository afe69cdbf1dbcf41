import { freemem, totalmem } from 'node:os';

/** Shares of the memory that weights may take: of all of it at most, and of what is free now. */
const [OF_ALL, OF_FREE] = [0.6, 0.8];
/** Less makes no model run: what is loaded then swaps. */
const LEAST = 2e9;

/** Bytes of a pack's weights that may be loaded at a time on this machine. */
export function weightsBudget(): number {
  return Math.max(LEAST, Math.min(totalmem() * OF_ALL, freemem() * OF_FREE));
}
