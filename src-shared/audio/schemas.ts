import { z } from 'zod';
import { LOUDNESS_TARGETS } from './film-sound.ts';
import { speechEngines } from './speech.ts';

/** What a person chose of a film's sound, as it is parsed where it comes from outside: over the contract, out of a bundle. */

const Name = z.string().min(1).max(200);
const Character = z.string().max(200).nullable();

/** How a word is said that voices read wrongly. */
export const PronunciationSchema = z.object({
  written: z.string().max(200),
  said: z.string().max(400),
  how: z.enum(['pinyin', 'respelling', 'ipa']),
});

export const LoudnessSchema = z.literal(LOUDNESS_TARGETS);

/** Of a FilmSound (film-sound.ts). */
export const FilmSoundSchema = z.object({
  voices: z.boolean().exactOptional(),
  music: z.boolean().exactOptional(),
  ambience: z.boolean().exactOptional(),
  loudness: LoudnessSchema.exactOptional(),
  cast: z
    .array(
      z.object({
        character: Character,
        engine: z.enum(speechEngines),
        name: Name,
        pitch: z.number().min(-12).max(12),
        rate: z.number().min(0.5).max(2),
      }),
    )
    .max(1000)
    .readonly()
    .exactOptional(),
  dictionary: z.array(PronunciationSchema).max(5000).readonly().exactOptional(),
  recordings: z
    .array(z.object({ character: Character, text: z.string().min(1).max(5000), footage: z.string().max(50) }))
    .max(100_000)
    .readonly()
    .exactOptional(),
});

const Seconds = z.number().nonnegative();

/** Of a SpokenShot (shot-speech.ts). */
export const SpokenShotSchema = z.object({
  duration_s: z.number().positive(),
  lines: z
    .array(
      z.object({
        character: Character,
        text: z.string(),
        at_s: Seconds,
        seconds: Seconds,
        words: z.array(z.object({ text: z.string(), from_s: z.number(), to_s: z.number() })).readonly(),
        // It names a file of the cache: nothing that leads out of its folder.
        file: z.string().regex(/^[0-9a-f]{64}$/u),
        sha256: z.string().regex(/^[0-9a-f]{64}$/u),
      }),
    )
    .readonly(),
  voice: z.string().nullable(),
});
