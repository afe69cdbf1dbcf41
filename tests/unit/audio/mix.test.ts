import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkDigest, chunksOf, partOf, sourceDigest } from '../../../src-shared/audio/mix-plan.ts';
import type { MixClip, MixPlan, MixTrack, SoundSource } from '../../../src-shared/audio/mix-plan.ts';
import { mixPart } from '../../../src-shared/audio/mix.ts';
import type { ReadSource } from '../../../src-shared/audio/mix.ts';
import { decibelsOf, SAMPLE_RATE, silence } from '../../../src-shared/audio/pcm.ts';
import type { Stereo } from '../../../src-shared/audio/pcm.ts';
import { clipAt, fileSource } from '../../support/audio/mixes.ts';
import { noise, soundOf, speechLike } from '../../support/audio/sounds.ts';

const SOUNDS: Readonly<Record<string, Stereo>> = {
  voice: speechLike(6, -6, 'voice'),
  one: soundOf(3, () => 1),
  hiss: noise(2, -12, 'hiss'),
};

/** Sounds of {@link SOUNDS} by their names in the place of digests. */
const read: ReadSource = async (source, from, count, loops) => {
  const sound = SOUNDS[source.kind === 'file' ? source.sha256 : ''] ?? silence(0);
  const out = silence(count);
  for (let index = 0; index < count; index += 1) {
    const at = loops ? (from + index) % sound.left.length : from + index;
    out.left[index] = sound.left[at] ?? 0;
    out.right[index] = sound.right[at] ?? 0;
  }
  return await Promise.resolve(out);
};

const track = (role: MixTrack['role'], duck: number, ...clips: MixClip[]): MixTrack => ({ role, gain: 0, duck, clips });
const plan = (seconds: number, ...tracks: MixTrack[]): MixPlan => ({
  samples: seconds * SAMPLE_RATE,
  tracks,
  marks: [],
});

const clips: fc.Arbitrary<MixClip> = fc
  .record({
    name: fc.constantFrom('voice', 'one', 'hiss'),
    at: fc.integer({ min: -SAMPLE_RATE, max: 5 * SAMPLE_RATE }),
    samples: fc.integer({ min: 1, max: 5 * SAMPLE_RATE }),
    from: fc.nat(SAMPLE_RATE),
    gain: fc.integer({ min: -30, max: 6 }),
    fadeIn: fc.nat(SAMPLE_RATE),
    fadeOut: fc.nat(SAMPLE_RATE),
    loops: fc.boolean(),
  })
  .map(({ name, ...clip }) => ({ ...clip, source: fileSource(name) }));
const tracks = fc.array(
  fc.record({
    role: fc.constantFrom('speech', 'music', 'effects'),
    gain: fc.integer({ min: -12, max: 0 }),
    duck: fc.constantFrom(0, -6, -12),
    clips: fc.array(clips, { minLength: 1, maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 3 },
);

describe('chunksOf', () => {
  test('divides a film without a gap into pieces of four to twelve seconds that begin at marks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 * SAMPLE_RATE }),
        fc.array(fc.nat(200 * SAMPLE_RATE), { maxLength: 60 }),
        (samples, marks) => {
          const chunks = chunksOf({ samples, marks });
          expect(chunks[0]?.start).toBe(0);
          expect(chunks.at(-1)?.end).toBe(samples);
          chunks.slice(1).forEach(({ start }, index) => expect(start).toBe(chunks[index]?.end));
          for (const { start, end } of chunks.slice(0, -1)) {
            expect((end - start) / SAMPLE_RATE).toBeGreaterThanOrEqual(4);
            expect((end - start) / SAMPLE_RATE).toBeLessThanOrEqual(12);
          }
        },
      ),
    );
    const marks = [1, 2, 3].map((shot) => shot * 5 * SAMPLE_RATE);
    expect(chunksOf({ samples: 20 * SAMPLE_RATE, marks }).map(({ start }) => start / SAMPLE_RATE)).toEqual([
      0, 5, 10, 15,
    ]);
  });
});

describe('the digest of a piece', () => {
  const music = clipAt(fileSource('hiss'), 0, 30, { loops: true });
  const digests = ({ samples, tracks: list, marks }: MixPlan) =>
    chunksOf({ samples, marks }).map((chunk) => chunkDigest(partOf({ samples, tracks: list, marks }, chunk), 1));
  const film = (word: number, shift = 0) => ({
    ...plan(
      30 + shift,
      track('speech', 0, clipAt(fileSource('voice'), word + shift, 1)),
      track('effects', -6, clipAt(fileSource('one'), 26 + shift, 2)),
    ),
    marks: [5, 10, 15, 20, 25].map((mark) => (mark + shift) * SAMPLE_RATE),
  });

  test('changes where the clip is that was moved, and nowhere else', () => {
    const [before, after] = [digests(film(12)), digests(film(12.5))];
    expect(after.map((digest, index) => digest === before[index])).toEqual([true, true, false, true, true, true]);
  });

  test('changes also where only the envelope of ducking is another', () => {
    const [before, after] = [digests(film(24)), digests(film(24.05))];
    expect(after.map((digest, index) => digest === before[index])).toEqual([true, true, true, true, false, false]);
  });

  test('stays where a piece is only moved', () => {
    const moved = digests(film(12, 5));
    expect(moved.slice(-3)).toEqual(digests(film(12)).slice(-3));
  });

  test('of music that goes on changes everywhere with its gain', () => {
    const with_ = (gain: number) => digests(plan(30, track('music', -10, { ...music, gain })));
    expect(with_(0).filter((digest) => with_(-1).includes(digest))).toEqual([]);
  });

  test('of a source tells requests and programs apart', () => {
    const bed = (seed: string): SoundSource => ({
      kind: 'bed',
      bed: { mood: 'calm', key: { tonic: 0, mode: 'major' }, seconds: 4, seed },
    });
    expect(new Set([sourceDigest(bed('a'), 1), sourceDigest(bed('b'), 1), sourceDigest(bed('a'), 2)]).size).toBe(3);
  });
});

describe('mixPart', () => {
  test('gives in pieces what it gives at once', async () => {
    await fc.assert(
      fc.asyncProperty(tracks, fc.integer({ min: 1, max: 6 * SAMPLE_RATE - 1 }), async (list, cut) => {
        const whole = plan(6, ...list);
        const all = await mixPart(whole, read);
        const first = await mixPart(partOf(whole, { start: 0, end: cut }), read);
        const second = await mixPart(partOf(whole, { start: cut, end: whole.samples }), read);
        const far = all.left.filter((x, index) => {
          const found = index < cut ? first.left[index] : second.left[index - cut];
          return Math.abs(x - (found ?? Number.NaN)) > 1e-6;
        });
        expect(far).toHaveLength(0);
      }),
      { numRuns: 5 },
    );
  });

  test('lowers music before the first word and brings it back after the last, without a step', async () => {
    const spoken = clipAt(fileSource('voice'), 2, 1.5);
    const music = clipAt(fileSource('one'), 0, 6, { loops: true, gain: -20 });
    const level = async (duck: number) => {
      const speech = track('speech', 0, spoken);
      const both = await mixPart(plan(6, speech, track('music', duck, music)), read);
      const alone = await mixPart(plan(6, speech), read);
      return both.left.map((x, index) => x - (alone.left[index] ?? 0));
    };
    const ducked = await level(-12);
    const at = (seconds: number) => decibelsOf((ducked[Math.round(seconds * SAMPLE_RATE)] ?? 0) / 0.1);
    expect(at(1)).toBeCloseTo(0, 2);
    expect(at(2.01)).toBeCloseTo(-12, 1);
    expect(at(3)).toBeCloseTo(-12, 1);
    expect(at(5.5)).toBeCloseTo(0, 2);
    expect(at(1.9)).toBeLessThan(-3);
    const steps = ducked.map((x, index) => Math.abs(x - (ducked[index - 1] ?? x)));
    expect(steps.filter((step) => step > 0.0005)).toHaveLength(0);
    const free = await level(0);
    expect(free.every((x) => Math.abs(x - 0.1) < 1e-5)).toBe(true);
  });

  test('does not lower music for a clip of speech in which nobody speaks', async () => {
    const mute = track('speech', 0, clipAt(fileSource('none'), 0, 2));
    const { left } = await mixPart(plan(3, mute, track('music', -12, clipAt(fileSource('one'), 0, 3))), read);
    expect(left.every((x) => x === 1)).toBe(true);
  });

  test('fades, loops, and adds clips that overlap', async () => {
    const faded = clipAt(fileSource('one'), 0.5, 1, { fadeIn: 4800, fadeOut: 9600 });
    const mixed = await mixPart(plan(2, track('effects', 0, faded)), read);
    expect(mixed.left.slice(0, 24_000).every((x) => x === 0)).toBe(true);
    expect(mixed.left[24_000 + 2400]).toBeCloseTo(Math.SQRT1_2, 3);
    expect(mixed.left[24_000 + 24_000]).toBe(1);
    expect(mixed.left[72_000 - 4800]).toBeCloseTo(Math.SQRT1_2, 3);
    expect(mixed.left[71_999]).toBeLessThan(0.001);
    expect(mixed.left[72_000]).toBe(0);
    const looped = await mixPart(plan(5, track('music', 0, clipAt(fileSource('hiss'), 0, 5, { loops: true }))), read);
    expect(looped.left.slice(96_000, 192_000)).toEqual(SOUNDS['hiss']?.left);
    const twice = await mixPart(
      plan(1, track('effects', 0, clipAt(fileSource('one'), 0, 1), clipAt(fileSource('one'), 0.5, 1))),
      read,
    );
    expect([twice.left[0], twice.left[40_000]]).toEqual([1, 2]);
  });
});
