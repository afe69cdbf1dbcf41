import { describe, expect, test } from 'vitest';
import { correlation } from '../../support/correlation.ts';
import type { Sound } from '../../../src-shared/generation/voice.ts';
import { packVoice, unpackVoice, VISEMES, VOICE_NUMBERS, voiceOf } from '../../../src-shared/generation/voice.ts';

const RATE = 16_000;

/** A tone whose loudness is a function of the second. */
function tone(seconds: number, hertz: number, loudness: (second: number) => number): Sound {
  const samples = Float32Array.from({ length: seconds * RATE }, (_, index) => {
    const second = index / RATE;
    return loudness(second) * Math.sin(2 * Math.PI * hertz * second);
  });
  return { samples, rate: RATE };
}

function moments(seconds: number, fps = 24): number[] {
  return Array.from({ length: seconds * fps }, (_, index) => index / fps);
}

function rows(voice: Float32Array): number[][] {
  return Array.from({ length: voice.length / VOICE_NUMBERS }, (_, row) =>
    Array.from(voice.subarray(row * VOICE_NUMBERS, (row + 1) * VOICE_NUMBERS)),
  );
}

const share = (row: readonly number[] | undefined, viseme: (typeof VISEMES)[number]): number =>
  row?.[VISEMES.indexOf(viseme)] ?? 0;

describe('what a voice does to a mouth', () => {
  test('shares of mouth shapes sum to 1 and stay within 0 and 1', () => {
    const voice = rows(
      voiceOf(
        tone(2, 300, (t) => Math.abs(Math.sin(5 * t))),
        moments(2),
      ),
    );
    expect(voice).toHaveLength(48);
    for (const row of voice) {
      expect(row.slice(0, VISEMES.length).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
      for (const number of row) expect(number >= 0 && number <= 1.000_001).toBe(true);
    }
  });

  test('silence rests, before, between and after', () => {
    const voice = rows(
      voiceOf(
        tone(3, 300, (t) => (t > 1 && t < 2 ? 0.5 : 0)),
        moments(3),
      ),
    );
    for (const at of [0, 10, 50, 70]) expect(share(voice[at], 'rest')).toBe(1);
    expect(share(voice[36], 'rest')).toBeLessThan(0.2);
  });

  test('opens as loud as it is: r of at least .95 with the envelope, and near 0 with another one', () => {
    const envelope = (t: number): number => 0.5 + 0.5 * Math.sin(2 * Math.PI * 3 * t + Math.sin(7 * t));
    const at = moments(4);
    const opening = rows(voiceOf(tone(4, 500, envelope), at)).map((row) => 1 - share(row, 'rest'));
    expect(correlation(opening, at.map(envelope))).toBeGreaterThan(0.95);
    expect(
      Math.abs(
        correlation(
          opening,
          at.map((t) => envelope(4 - t)),
        ),
      ),
    ).toBeLessThan(0.5);
  });

  test.each([
    [300, 'U'],
    [900, 'A'],
    [2300, 'E'],
    [6000, 'F'],
  ] as const)('a sound at %i Hz is shaped as %s', (hertz, viseme) => {
    const row = rows(
      voiceOf(
        tone(1, hertz, () => 0.5),
        [0.5],
      ),
    )[0];
    const most = VISEMES.filter((name) => name !== 'rest').toSorted((a, b) => share(row, b) - share(row, a))[0];
    expect(most).toBe(viseme);
  });

  test('phonemes decide the shape where their times are known', () => {
    const phonemes = [
      { phoneme: 'm', from_s: 0, to_s: 0.5 },
      { phoneme: 'ˈuː', from_s: 0.5, to_s: 1 },
    ];
    const voice = rows(
      voiceOf(
        tone(1, 900, () => 0.5),
        [0.25, 0.75],
        phonemes,
      ),
    );
    expect(share(voice[0], 'M')).toBeGreaterThan(0.7);
    expect(share(voice[1], 'U')).toBeGreaterThan(0.7);
  });

  test('comes back from a request as it went in, to a 255th', () => {
    const voice = voiceOf(
      tone(1, 300, () => 0.5),
      moments(1),
    );
    const back = unpackVoice(packVoice(voice));
    expect(back).toHaveLength(voice.length);
    voice.forEach((value, index) => expect(back[index]).toBeCloseTo(value, 2));
  });
});
