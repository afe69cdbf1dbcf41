import { SAMPLE_RATE, silence } from './pcm.ts';
import type { Stereo } from './pcm.ts';
import { inBlocks } from './workspace.ts';

/** Lengths of the delay lines in samples: primes between 29 and 73 ms, so that their echoes do not meet. */
const LINES = [1423, 1723, 1979, 2251, 2579, 2887, 3181, 3499];
/** Seconds until the room has lost 60 dB. */
const DECAY = 1.9;
/** Of treble, what is lost at every return. */
const DAMPING = 0.38;

/** Samples that each line has room for: a power of two that is longer than all. */
const ROOM = 4096;

/**
 * What a concert room adds to a sound, without the sound: a feedback delay network of eight lines, mixed by a Householder
 * matrix (Jot and Chaigne, "Digital delay networks for designing artificial reverberators", 1991).
 */
export function reverberation(sound: Stereo): Stereo {
  const out = silence(sound.left.length);
  const network: Network = {
    lines: new Float64Array(LINES.length * ROOM),
    lengths: Int32Array.from(LINES),
    gains: Float64Array.from(LINES, (length) => 10 ** ((-3 * length) / (DECAY * SAMPLE_RATE))),
    damped: new Float64Array(LINES.length),
  };
  inBlocks(sound.left.length, (from, to) => reverberate(network, sound, out, from, to));
  return out;
}

/** Eight lines one after the other, which go round, and of each its length, what is left of a sample, and its last one. */
interface Network {
  readonly lines: Float64Array;
  readonly lengths: Int32Array;
  readonly gains: Float64Array;
  readonly damped: Float64Array;
}

/** The even lines are the left ear's, the odd ones the right ear's. */
function reverberate(network: Network, sound: Stereo, out: Stereo, from: number, to: number): void {
  const { lines, lengths, gains, damped } = network;
  for (let index = from; index < to; index += 1) {
    let [sum, wetLeft, wetRight] = [0, 0, 0];
    for (let line = 0; line < LINES.length; line += 2) {
      const left = lines[line * ROOM + ((index - (lengths[line] as number)) & (ROOM - 1))] as number;
      const right = lines[(line + 1) * ROOM + ((index - (lengths[line + 1] as number)) & (ROOM - 1))] as number;
      const leftValue = (left + ((damped[line] as number) - left) * DAMPING) * (gains[line] as number);
      const rightValue = (right + ((damped[line + 1] as number) - right) * DAMPING) * (gains[line + 1] as number);
      damped[line] = leftValue;
      damped[line + 1] = rightValue;
      sum = sum + leftValue + rightValue;
      wetLeft += leftValue;
      wetRight += rightValue;
    }
    // Householder: every line gets itself less a quarter of the sum of all eight.
    const [inLeft, inRight, quarter] = [sound.left[index] as number, sound.right[index] as number, sum / 4];
    const place = index & (ROOM - 1);
    for (let line = 0; line < LINES.length; line += 2) {
      lines[line * ROOM + place] = inLeft + (damped[line] as number) - quarter;
      lines[(line + 1) * ROOM + place] = inRight + (damped[line + 1] as number) - quarter;
    }
    out.left[index] = wetLeft * 0.35;
    out.right[index] = wetRight * 0.35;
  }
}
