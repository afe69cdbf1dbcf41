import { randomInt } from 'node:crypto';
import { onTestFailed } from 'vitest';
import { mulberry32 } from './mulberry32.ts';

const VARIABLE = 'SHOTLOOM_TEST_SEED';

/**
 * Random numbers of [0, 1) for the test that runs, from the seed in SHOTLOOM_TEST_SEED or a new one. A test that fails
 * says with which seed it draws the same numbers again.
 */
export function randomNumbers(): () => number {
  const given = process.env[VARIABLE];
  const seed = given === undefined ? randomInt(2 ** 32) : Number(given);
  if (!Number.isInteger(seed)) throw new Error(`${VARIABLE}=${given} is no whole number.`);
  onTestFailed(() => console.error(`To draw the same moments again: ${VARIABLE}=${seed}`));
  return mulberry32(seed);
}
