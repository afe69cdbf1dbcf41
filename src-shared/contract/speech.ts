import { z } from 'zod';
import { FilmSoundSchema, LoudnessSchema, PronunciationSchema } from '../audio/schemas.ts';
import { FileGrant, ProjectId } from './schemas.ts';

const Engine = z.enum(['espeak', 'macos', 'windows', 'pack']);
const SpokenLanguage = z.enum(['en', 'zh']);

const VoiceName = z.object({ engine: Engine, name: z.string().min(1).max(200) });

/** A voice that can be chosen. */
export const OfferedVoice = z.object({
  engine: Engine,
  name: z.string(),
  languages: z.array(SpokenLanguage),
  sex: z.enum(['female', 'male']).nullable(),
  age: z.enum(['child', 'adult', 'old']),
});

/** How words are said that voices read wrongly. */
const Dictionary = z.array(PronunciationSchema).max(5000).default([]);

/** One line to be spoken into a file. */
export const SpeechInput = z.object({
  text: z.string().trim().min(1, 'there is nothing to say').max(5000, 'a line has at most 5000 characters'),
  /** As the text is written unless given. */
  language: SpokenLanguage.optional(),
  /** The first of that language unless given. */
  voice: VoiceName.optional(),
  /** Semitones above the voice's own pitch. */
  pitch: z.number().min(-12).max(12).default(0),
  /** Times as fast as the voice's own rate. */
  rate: z.number().min(0.5).max(2).default(1),
  dictionary: Dictionary,
  /** A person's own recording of the line, which takes the place of a voice. */
  recording: FileGrant.optional(),
  /** A WAV file. */
  output: FileGrant,
  /** Where its words and their times are written as WebVTT, as takes.fromPrompt reads them. */
  words: FileGrant.optional(),
});

const Heard = { from_s: z.number(), to_s: z.number() };

/** What was spoken. */
export const SpokenSummary = z.object({
  seconds: z.number(),
  /** null where a person recorded it. */
  voice: VoiceName.nullable(),
  language: SpokenLanguage,
  words: z.array(z.object({ text: z.string(), ...Heard })),
  phonemes: z.array(z.object({ phoneme: z.string(), ...Heard })),
});

/** Every line of a film, spoken into one file. */
export const NarrationInput = z.object({
  project: ProjectId,
  dictionary: Dictionary,
  /** A WAV file as long as the film with its speech. */
  output: FileGrant,
  words: FileGrant.optional(),
});

export const NarrationProgress = z.object({ done: z.int().nonnegative(), lines: z.int().nonnegative() });

export const NarrationSummary = z.object({
  seconds: z.number(),
  /** Who speaks with which voice; null is the narrator. */
  voices: z.array(
    z.object({ character: z.string().nullable(), voice: VoiceName, pitch: z.number(), rate: z.number() }),
  ),
  shots: z.array(
    z.object({
      number: z.int().positive(),
      drafted_s: z.number(),
      /** With what is said in it; never less than drafted. */
      duration_s: z.number(),
      /** From the start of the film. */
      lines: z.array(z.object({ character: z.string().nullable(), at_s: z.number(), seconds: z.number() })),
    }),
  ),
});

const Speaker = z.string().nullable();

/** What a person chooses of a film's sound; what is absent stays. */
export const SoundInput = z.object({ project: ProjectId, change: FilmSoundSchema });

/** A person's own recording of a line, for every shot in which it is said. */
export const LineRecordingInput = z.object({
  project: ProjectId,
  /** As the script has it, but for spaces, capitals and marks. */
  text: z.string().trim().min(1).max(5000),
  /** Where several say the same. */
  character: z.string().max(200).optional(),
  file: FileGrant,
});

export const RecordedLine = z.object({ character: Speaker, text: z.string(), footage: z.string() });

/** How a film sounds. */
export const FilmSoundTold = z.object({
  voices: z.boolean(),
  music: z.boolean(),
  ambience: z.boolean(),
  loudness: LoudnessSchema,
  dictionary: z.array(PronunciationSchema),
  recordings: z.array(RecordedLine),
  /** Everyone who speaks, with the voice that speaks here; `chosen` where a person chose it. */
  cast: z.array(
    z.object({ character: Speaker, voice: VoiceName, pitch: z.number(), rate: z.number(), chosen: z.boolean() }),
  ),
  /** Lines that are said, and those of them that were not spoken yet. */
  lines: z.int().nonnegative(),
  unspoken: z.int().nonnegative(),
});
