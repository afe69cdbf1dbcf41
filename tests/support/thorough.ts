/**
 * Whether this is `npm run conditions`, which takes its time. The tests of every change (`npm test`) end within a quarter of an hour on a slow
 * machine of two cores, so that they try less of what only differs by its numbers.
 */
export const isThorough = process.env['SHOTLOOM_TESTS'] === 'thorough';

/** How many of something are tried: with every change, and where there is time. */
export function times(everyChange: number, thorough: number): number {
  return isThorough ? thorough : everyChange;
}
