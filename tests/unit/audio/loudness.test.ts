import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  limited,
  LIMITER_MARGIN,
  LIMITER_WINDOWS,
  limitedLoudness,
  outlineOf,
} from '../../../src-shared/audio/limiter.ts';
import { integratedLoudness, LoudnessMeter, loudnessOf } from '../../../src-shared/audio/loudness.ts';
import { decibelsOf, deinterleaved, gainOf, interleaved, silence } from '../../../src-shared/audio/pcm.ts';
import type { Stereo } from '../../../src-shared/audio/pcm.ts';
import { truePeakOf } from '../../../src-shared/audio/true-peak.ts';
import { knocks, noise, soundOf, speechLike, tone } from '../../support/audio/sounds.ts';

function joined(...sounds: Stereo[]): Stereo {
  const out = silence(sounds.reduce((sum, { left }) => sum + left.length, 0));
  let at = 0;
  for (const { left, right } of sounds) {
    out.left.set(left, at);
    out.right.set(right, at);
    at += left.length;
  }
  return out;
}

function piece({ left, right }: Stereo, from: number, to: number): Stereo {
  return { left: left.slice(from, to), right: right.slice(from, to) };
}

/** A sound with so many samples of silence around it. */
function padded(sound: Stereo, margin: number): Stereo {
  return joined(silence(margin), sound, silence(margin));
}

describe('loudness', () => {
  // Cases 1, 2 and 3 of EBU Tech 3341, shorter: nothing in them depends on their length.
  test.each([
    ['a tone of −23 dBFS', [[2, -23]], -23],
    ['a tone of −33 dBFS', [[2, -33]], -33],
    [
      'a tone between quieter ones, which the gate leaves out',
      [
        [1, -36],
        [12, -23],
        [1, -36],
      ],
      -23,
    ],
  ] as const)('of %s is what the EBU says', (_, parts, expected) => {
    const sound = joined(...parts.map(([seconds, decibels]) => tone(seconds, 1000, decibels)));
    expect(Math.abs(loudnessOf(sound) - expected)).toBeLessThan(0.1);
  });

  test('is the same in pieces, rises with gain, and is none for silence', () => {
    const sound = noise(2, -20, 'pieces');
    const meter = new LoudnessMeter();
    for (let at = 0; at < 96_000; at += 7_001) meter.push(piece(sound, at, at + 7_001));
    expect(integratedLoudness(meter.steps)).toBe(loudnessOf(sound));
    const louder = { left: sound.left.map((x) => x * 2), right: sound.right.map((x) => x * 2) };
    expect(loudnessOf(louder) - loudnessOf(sound)).toBeCloseTo(decibelsOf(2), 4);
    expect(loudnessOf(silence(96_000))).toBe(-Infinity);
    expect(loudnessOf(noise(2, -90, 'hush'))).toBe(-Infinity);
    expect(loudnessOf(noise(0.3, -20, 'short'))).toBe(-Infinity);
  });
});

test('the true peak of a tone is its height, though no sample reaches it', () => {
  const quarter = soundOf(0.1, (index) => 0.5 * Math.sin((Math.PI / 2) * index + Math.PI / 4));
  expect(quarter.left.reduce((most, x) => Math.max(most, x), 0)).toBeCloseTo(0.3536, 3);
  // Within what BS.1770-4 allows of a meter; the ends of the tone ring.
  expect(Math.abs(decibelsOf(truePeakOf(piece(quarter, 1000, 4000)) / 0.5))).toBeLessThan(0.6);
  const slow = tone(0.1, 997, -6);
  expect(Math.abs(decibelsOf(truePeakOf(slow)) + 6)).toBeLessThan(0.1);
  expect(truePeakOf(silence(1000))).toBe(0);
});

describe('the limiter', () => {
  const sounds: [string, Stereo][] = [
    ['noise', noise(0.25, 0, 'limiter')],
    ['knocks', knocks(0.6, 3, 6, 'limiter')],
    ['speech', speechLike(0.6, 3, 'limiter')],
    ['a low tone', tone(0.25, 60, 0)],
  ];

  test.each(sounds)('keeps %s under its ceiling with every window', (_, sound) => {
    for (const window of LIMITER_WINDOWS) {
      for (const decibels of [3, 12]) {
        const ceiling = gainOf(-1);
        const out = limited(padded(sound, LIMITER_MARGIN), LIMITER_MARGIN, { gain: gainOf(decibels), ceiling, window });
        expect(out.left).toHaveLength(sound.left.length);
        // The gain moves between samples; with a window of 2 ms a wave between them may follow it by a little.
        expect(decibelsOf(truePeakOf(out) / ceiling)).toBeLessThan(0.02);
      }
    }
  });

  test('only amplifies what stays under the ceiling', () => {
    const sound = noise(0.2, -20, 'under');
    const setting = { gain: 2, ceiling: 0.9, window: LIMITER_WINDOWS[0] ?? 0 };
    const out = limited(padded(sound, LIMITER_MARGIN), LIMITER_MARGIN, setting);
    expect(out.left).toEqual(sound.left.map((x) => x * 2));
  });

  test('gives in pieces what it gives at once', () => {
    const sound = padded(speechLike(0.8, 0, 'pieces'), LIMITER_MARGIN);
    const setting = { gain: 4, ceiling: 0.8, window: LIMITER_WINDOWS[0] ?? 0 };
    const whole = limited(sound, LIMITER_MARGIN, setting);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.left.length - 1 }), (cut) => {
        const first = limited(piece(sound, 0, cut + 2 * LIMITER_MARGIN), LIMITER_MARGIN, setting);
        const second = limited(piece(sound, cut, sound.left.length), LIMITER_MARGIN, setting);
        const both = joined(first, second);
        const far = both.left.filter((x, index) => Math.abs(x - (whole.left[index] ?? 0)) > 1e-6);
        expect(far).toHaveLength(0);
      }),
      { numRuns: 5 },
    );
  });

  test('leaves about the loudness that the outline of a sound tells', () => {
    const sound = speechLike(3, -6, 'outline');
    const outline = outlineOf(sound);
    for (const decibels of [0, 6, 14]) {
      const setting = { gain: gainOf(decibels), ceiling: gainOf(-1), window: LIMITER_WINDOWS[0] ?? 0 };
      const out = limited(padded(sound, LIMITER_MARGIN), LIMITER_MARGIN, setting);
      expect(Math.abs(loudnessOf(out) - limitedLoudness(outline, setting))).toBeLessThan(0.3);
    }
  });
});

test('samples are put by turns and taken apart again', () => {
  const sound = noise(0.01, -3, 'turns');
  expect(interleaved(sound).slice(0, 4)).toEqual(
    Float32Array.of(sound.left[0] ?? 0, sound.right[0] ?? 0, sound.left[1] ?? 0, sound.right[1] ?? 0),
  );
  expect(deinterleaved(interleaved(sound))).toEqual(sound);
});
