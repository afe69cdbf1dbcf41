import { describe, expect, test } from 'vitest';
import { ambience, AMBIENCE_KINDS, AMBIENCE_LOUDNESS } from '../../../src-shared/audio/ambience/ambience.ts';
import { loudnessOf } from '../../../src-shared/audio/loudness.ts';
import type { Stereo } from '../../../src-shared/audio/pcm.ts';

const SECONDS = 1;

/** The root of the mean square of the steps between neighbours, from one sample on and for so many. */
function roughness(samples: Float32Array, from: number, count: number): number {
  let sum = 0;
  for (let index = from; index < from + count; index += 1) {
    const here = samples[index % samples.length] ?? 0;
    sum += (here - (samples[(index + 1) % samples.length] ?? 0)) ** 2;
  }
  return Math.sqrt(sum / count);
}

function statistics({ left, right }: Stereo) {
  const peak = Math.max(...[left, right].map((channel) => channel.reduce((most, x) => Math.max(most, Math.abs(x)), 0)));
  const mean = Math.max(
    ...[left, right].map((channel) => Math.abs(channel.reduce((sum, x) => sum + x, 0) / channel.length)),
  );
  return { peak, mean };
}

describe.each(AMBIENCE_KINDS)('the ambience %s', (kind) => {
  const sound = ambience({ kind, seconds: SECONDS, seed: 'a' });

  test('is as long and as loud as it says, without offset or clipping', () => {
    expect(sound.left).toHaveLength(SECONDS * 48_000);
    expect(sound.right).toHaveLength(SECONDS * 48_000);
    expect(loudnessOf(sound)).toBeCloseTo(AMBIENCE_LOUDNESS, 4);
    const { peak, mean } = statistics(sound);
    expect(peak).toBeLessThan(0.35);
    expect(mean).toBeLessThan(0.01 * peak);
  });

  test('goes round without a seam: its end is no rougher than the rest', () => {
    for (const channel of [sound.left, sound.right]) {
      const parts = Array.from({ length: 200 }, (_, part) => roughness(channel, part * 480, 480));
      expect(roughness(channel, channel.length - 4, 8)).toBeLessThan(4 * Math.max(...parts));
      const step = Math.abs((channel[0] ?? 0) - (channel.at(-1) ?? 0));
      expect(step).toBeLessThan(6 * Math.max(...parts));
    }
  });

  test('is the same for a seed, and another for another', () => {
    expect(ambience({ kind, seconds: SECONDS, seed: 'a' })).toEqual(sound);
    expect(ambience({ kind, seconds: SECONDS, seed: 'b' }).left).not.toEqual(sound.left);
  });
});

test('an ambience of less than a second is refused', () => {
  expect(() => ambience({ kind: 'rain', seconds: 0.5, seed: '' })).toThrow(RangeError);
});
