import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beatsOf } from '../../../src-shared/audio/beats.ts';
import { fitMusic } from '../../../src-shared/audio/fit-music.ts';
import type { MixClip } from '../../../src-shared/audio/mix-plan.ts';
import { SAMPLE_RATE, silence } from '../../../src-shared/audio/pcm.ts';
import type { Stereo } from '../../../src-shared/audio/pcm.ts';
import { randomOf } from '../../../src-shared/audio/random.ts';
import { fileSource } from '../../support/audio/mixes.ts';
import { noise } from '../../support/audio/sounds.ts';

/** A drum on every beat, a softer one between, and a held chord under them. */
function drummed(tempo: number, seconds: number, offset: number): { sound: Stereo; beats: number[] } {
  const sound = silence(seconds * SAMPLE_RATE);
  const random = randomOf(`drum ${tempo}`);
  const beats: number[] = [];
  for (let half = 0; ; half += 1) {
    const at = Math.round((offset + (half * 30) / tempo) * SAMPLE_RATE);
    if (at >= sound.left.length) break;
    if (half % 2 === 0) beats.push(at);
    const size = half % 2 === 0 ? 0.5 : 0.12;
    for (let index = 0; index < 4800 && at + index < sound.left.length; index += 1) {
      sound.left[at + index] = size * Math.exp(-index / 700) * (random() * 2 - 1);
    }
  }
  sound.right.set(sound.left.map((x, index) => x + 0.1 * Math.sin((2 * Math.PI * 220 * index) / SAMPLE_RATE)));
  return { sound, beats };
}

describe('beatsOf', () => {
  test.each([90, 100.5, 138])('finds the beats of music at %d a minute', (tempo) => {
    const { sound, beats } = drummed(tempo, 7, 0.37);
    const found = beatsOf(sound);
    expect(Math.abs(found.tempo / tempo - 1)).toBeLessThan(0.012);
    const near = beats.filter((beat) => found.times.some((time) => Math.abs(time - beat) < 0.025 * SAMPLE_RATE));
    expect(near.length).toBeGreaterThanOrEqual(beats.length - 2);
    expect(Math.abs(found.times.length - beats.length)).toBeLessThanOrEqual(2);
  });

  test('finds none in noise and in silence', () => {
    expect(beatsOf(noise(6, -12, 'no beat'))).toEqual({ tempo: 0, times: [] });
    expect(beatsOf(silence(6 * SAMPLE_RATE))).toEqual({ tempo: 0, times: [] });
    expect(beatsOf(noise(0.5, -12, 'short'))).toEqual({ tempo: 0, times: [] });
  });
});

describe('fitMusic', () => {
  const source = fileSource('music');
  const beat = SAMPLE_RATE / 2;
  const samples = 20.2 * SAMPLE_RATE;
  const times = Array.from({ length: 40 }, (_, index) => 9600 + index * beat);
  const music = { source, samples, beats: { tempo: 120, times } };
  const endOf = (clip: MixClip | undefined) => (clip?.at ?? 0) + (clip?.samples ?? 0);

  test('covers what is wanted, inside the music, without a gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: SAMPLE_RATE, max: 200 * SAMPLE_RATE }),
        fc.nat(SAMPLE_RATE),
        fc.boolean(),
        (wanted, at, beaten) => {
          const clips = fitMusic(beaten ? music : { ...music, beats: { tempo: 0, times: [] } }, at, wanted);
          expect(clips[0]?.at).toBe(at);
          clips.slice(1).forEach((clip, index) => {
            const before = clips[index];
            // Two that meet cross over for as long as both fade.
            expect(endOf(before) - clip.at).toBe(clip.fadeIn);
            expect(before?.fadeOut).toBe(clip.fadeIn);
          });
          for (const clip of clips) {
            expect(Number.isInteger(clip.from) && Number.isInteger(clip.at) && Number.isInteger(clip.samples)).toBe(
              true,
            );
            expect(clip.from).toBeGreaterThanOrEqual(0);
            expect(clip.from + clip.samples).toBeLessThanOrEqual(samples);
            expect(clip.fadeIn + clip.fadeOut).toBeLessThanOrEqual(clip.samples);
          }
          expect(endOf(clips.at(-1))).toBeLessThanOrEqual(at + wanted);
          expect(at + wanted - endOf(clips.at(-1))).toBeLessThan((beaten ? 3 : 7) * SAMPLE_RATE);
          expect(clips.at(-1)?.fadeOut).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('comes again however short it is, where it has no beats', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: SAMPLE_RATE / 5, max: 30 * SAMPLE_RATE }),
        fc.integer({ min: 20 * SAMPLE_RATE, max: 200 * SAMPLE_RATE }),
        (length, wanted) => {
          const clips = fitMusic({ source, samples: length, beats: { tempo: 0, times: [] } }, 0, wanted);
          for (const clip of clips) {
            expect(clip.from >= 0 && clip.from + clip.samples <= length).toBe(true);
            expect(clip.fadeIn + clip.fadeOut).toBeLessThanOrEqual(clip.samples);
          }
          expect(wanted - endOf(clips.at(-1))).toBeLessThan(Math.min(length, 7 * SAMPLE_RATE));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('comes again on the beat, whole bars later, and ends on one', () => {
    const clips = fitMusic(music, 0, 60 * SAMPLE_RATE);
    expect(clips.length).toBeGreaterThan(2);
    const phase = (time: number) => (((time - 9600) % beat) + beat) % beat;
    for (const clip of clips) expect(phase(clip.from - clip.at)).toBe(phase(0));
    expect(phase(endOf(clips.at(-1)) - (clips.at(-1)?.at ?? 0) + (clips.at(-1)?.from ?? 0))).toBe(0);
    const steps = clips.slice(1).map((clip) => clip.at - clip.from);
    for (const [index, step] of steps.slice(1).entries()) expect((step - (steps[index] ?? 0)) % (4 * beat)).toBe(0);
  });
});
