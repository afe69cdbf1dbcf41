import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Uniform numbers of [0, 1), one at a call. */
export type Random = () => number;

/**
 * Numbers that depend on nothing but a text: its SHA-256 seeds SFC32 (Chris Doty-Humphrey, PractRand; public domain), which
 * is fast enough for noise at 48 kHz.
 */
export function randomOf(key: string): Random {
  const digest = new DataView(sha256(utf8ToBytes(key)).buffer);
  let [a, b, c, counter] = [digest.getInt32(0), digest.getInt32(4), digest.getInt32(8), digest.getInt32(12)];
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
}

/** One of several. @throws RangeError for none */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('There is nothing to pick from');
  return item;
}

/** One of several, each as often as its weight says. @throws RangeError where no weight is above 0 */
export function pickWeighted<Item>(random: Random, items: readonly (readonly [Item, number])[]): Item {
  let left = random() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  throw new RangeError('There is nothing to pick from');
}
