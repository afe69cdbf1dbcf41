import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * `count` standard normal numbers that depend on nothing but `key`: SHA-256 of the key and a counter, taken as uniform
 * numbers of 32 bits, through the Box–Muller transform. Clipped to ±2.5, as the model's training noise was.
 */
export function normalNoise(key: string, count: number): Float32Array {
  const out = new Float32Array(count);
  for (let i = 0; i < count; i += 8) {
    const block = new DataView(sha256(utf8ToBytes(`${key}\u0000${i / 8}`)).buffer);
    for (let pair = 0; pair < 4; pair += 1) {
      // A digest is 32 bytes: four pairs of uniform numbers in (0, 1).
      const u = (block.getUint32(pair * 8) + 0.5) / 2 ** 32;
      const v = (block.getUint32(pair * 8 + 4) + 0.5) / 2 ** 32;
      const radius = Math.sqrt(-2 * Math.log(u));
      const at = i + pair * 2;
      if (at < count) out[at] = clip(radius * Math.cos(2 * Math.PI * v));
      if (at + 1 < count) out[at + 1] = clip(radius * Math.sin(2 * Math.PI * v));
    }
  }
  return out;
}

function clip(value: number): number {
  return Math.min(2.5, Math.max(-2.5, value));
}
