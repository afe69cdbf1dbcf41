import { SAMPLE_RATE, silence } from './pcm.ts';
import type { Stereo } from './pcm.ts';

/** Lengths of the delay lines in samples: primes between 29 and 73 ms, so that their echoes do not meet. */
const LINES = [1423, 1723, 1979, 2251, 2579, 2887, 3181, 3499];
/** Seconds until the room has lost 60 dB. */
const DECAY = 1.9;
/** Of treble, what is lost at every return. */
const DAMPING = 0.38;

/**
 * What a concert room adds to a sound, without the sound: a feedback delay network of eight lines, mixed by a Householder
 * matrix (Jot and Chaigne, "Digital delay networks for designing artificial reverberators", 1991).
 */
export function reverberation({ left, right }: Stereo): Stereo {
  const out = silence(left.length);
  const lines = LINES.map((length) => new Float64Array(length));
  const gains = Float64Array.from(LINES, (length) => 10 ** ((-3 * length) / (DECAY * SAMPLE_RATE)));
  const damped = new Float64Array(LINES.length);
  const positions = new Int32Array(LINES.length);
  for (let index = 0; index < left.length; index += 1) {
    let [sum, wetLeft, wetRight] = [0, 0, 0];
    for (let line = 0; line < LINES.length; line += 1) {
      const old = lines[line]?.[positions[line] ?? 0] ?? 0;
      const value = (old + ((damped[line] ?? 0) - old) * DAMPING) * (gains[line] ?? 0);
      damped[line] = value;
      sum += value;
      if (line % 2 === 0) wetLeft += value;
      else wetRight += value;
    }
    // Householder: every line gets itself less a quarter of the sum of all eight.
    const [inLeft, inRight] = [left[index] ?? 0, right[index] ?? 0];
    for (let line = 0; line < LINES.length; line += 1) {
      const buffer = lines[line];
      const position = positions[line] ?? 0;
      if (buffer) buffer[position] = (line % 2 === 0 ? inLeft : inRight) + (damped[line] ?? 0) - sum / 4;
      positions[line] = position + 1 === LINES[line] ? 0 : position + 1;
    }
    out.left[index] = wetLeft * 0.35;
    out.right[index] = wetRight * 0.35;
  }
  return out;
}
