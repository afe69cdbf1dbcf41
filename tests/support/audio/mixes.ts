import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SoundTools } from '../../../src-main/audio/sound-cache.ts';
import type { MixClip, MixPlan, MixRole, SoundSource } from '../../../src-shared/audio/mix-plan.ts';
import { USUAL_DUCK } from '../../../src-shared/audio/mix-plan.ts';
import { SAMPLE_RATE } from '../../../src-shared/audio/pcm.ts';
import type { MediaBench } from '../media/media.ts';
import { knocks, noise, speechLike, storeSound, tone } from './sounds.ts';

/** The soundfont of this repository. */
export const soundfont = fileURLToPath(new URL('../../../resources/soundfont/shotloom.sf3', import.meta.url));

/** What mixes of a test are made with; their cache is in the bench's folder. */
export function soundTools(bench: MediaBench): SoundTools {
  return { ffmpeg: bench.ffmpeg, store: bench.store, cacheDirectory: join(bench.folder, 'sound'), soundfont };
}

/** A stored file as a source. */
export function fileSource(sha256: string): SoundSource {
  return { kind: 'file', sha256, speed: 1, reversed: false };
}

/** A clip at some seconds of the film; whatever else is given stands. */
export function clipAt(source: SoundSource, at: number, seconds: number, more: Partial<MixClip> = {}): MixClip {
  return {
    source,
    from: 0,
    at: Math.round(at * SAMPLE_RATE),
    samples: Math.round(seconds * SAMPLE_RATE),
    gain: 0,
    fadeIn: 0,
    fadeOut: 0,
    loops: false,
    ...more,
  };
}

/** A film of some seconds with one track for each role that has clips. */
export function planOf(seconds: number, clips: Partial<Record<MixRole, readonly MixClip[]>>): MixPlan {
  const tracks = Object.entries(clips).map(([role, list]) => {
    const known = role as MixRole;
    return { role: known, gain: 0, duck: USUAL_DUCK[known], clips: list };
  });
  return { samples: Math.round(seconds * SAMPLE_RATE), tracks, marks: [4, 8].map((mark) => mark * SAMPLE_RATE) };
}

/** Twenty mixes of some seconds that differ in what a meter is misled by: silence, peaks, level, what is played. */
export async function twentyMixes(bench: MediaBench, seconds = 3): Promise<Map<string, MixPlan>> {
  const stored = async (sound: Parameters<typeof storeSound>[1]): Promise<SoundSource> =>
    fileSource(await storeSound(bench, sound));
  const voice = await stored(speechLike(seconds, -6, 'voice'));
  const far = await stored(speechLike(seconds, -38, 'far'));
  const hot = await stored(speechLike(seconds, 0, 'hot'));
  const loud = await stored(noise(seconds, -1, 'loud'));
  const quiet = await stored(noise(seconds, -52, 'quiet'));
  const low = await stored(tone(seconds, 55, -4));
  const high = await stored(tone(seconds, 9000, -12));
  const few = await stored(knocks(seconds, 0, 0.6, 'few'));
  const many = await stored(knocks(seconds, -8, 6, 'many'));
  const bed = (mood: 'driving' | 'calm'): SoundSource => ({
    kind: 'bed',
    bed: { mood, key: { tonic: 2, mode: 'minor' }, seconds, seed: 'mix' },
  });
  const around = (kind: 'rain' | 'city'): SoundSource => ({
    kind: 'ambience',
    ambience: { kind, seconds: 2, seed: 'mix' },
  });
  const whole = (source: SoundSource, more: Partial<MixClip> = {}) => [clipAt(source, 0, seconds, more)];
  const loop = { loops: true } as const;
  return new Map<string, MixPlan>([
    ['speech alone', planOf(seconds, { speech: whole(voice) })],
    ['speech far away', planOf(seconds, { speech: whole(far) })],
    ['speech that clips', planOf(seconds, { speech: whole(hot, { gain: 6 }) })],
    ['music alone', planOf(seconds, { music: whole(bed('driving')) })],
    ['calm music alone', planOf(seconds, { music: whole(bed('calm'), { fadeIn: 48_000, fadeOut: 96_000 }) })],
    ['speech over music', planOf(seconds, { speech: whole(voice), music: whole(bed('driving')) })],
    ['speech over rain', planOf(seconds, { speech: whole(voice), ambience: whole(around('rain'), loop) })],
    ['rain alone', planOf(seconds, { ambience: whole(around('rain'), loop) })],
    ['a city and knocks', planOf(seconds, { ambience: whole(around('city'), loop), effects: whole(few) })],
    ['loud noise', planOf(seconds, { footage: whole(loud) })],
    ['quiet noise', planOf(seconds, { footage: whole(quiet) })],
    ['a word in silence', planOf(seconds, { speech: [clipAt(voice, seconds * 0.4, 1)] })],
    ['half of it silent', planOf(seconds, { music: [clipAt(bed('driving'), 0, seconds / 2, { fadeOut: 48_000 })] })],
    ['few knocks', planOf(seconds, { effects: whole(few) })],
    ['many knocks', planOf(seconds, { effects: whole(many) })],
    ['a low tone', planOf(seconds, { footage: whole(low) })],
    ['a high tone', planOf(seconds, { footage: whole(high) })],
    [
      'quiet, then loud',
      planOf(seconds, { footage: [clipAt(quiet, 0, seconds / 2), clipAt(loud, seconds / 2, seconds / 2)] }),
    ],
    [
      'everything at once',
      planOf(seconds, {
        speech: whole(voice),
        music: whole(bed('calm')),
        ambience: whole(around('rain'), loop),
        effects: whole(many),
        footage: whole(low, { gain: -20 }),
      }),
    ],
    [
      'speech far over noise',
      planOf(seconds, { speech: whole(far, { gain: 12 }), footage: whole(quiet, { gain: 10 }) }),
    ],
  ]);
}
