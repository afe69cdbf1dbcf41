import type { SpokenWords } from '../generation/spoken-words.ts';
import type { Phoneme, Sound } from '../generation/voice.ts';
import type { Speech } from './speech.ts';
import { SPEECH_RATE } from './speech.ts';

/** A spoken line and when it begins in its shot, seconds. */
export interface PlacedSpeech {
  readonly speech: Speech;
  readonly at_s: number;
}

/** What a shot's speech is for the model: what voiceOf takes for its mouths, what spokenThings takes for its things. */
export interface ShotVoice {
  readonly sound: Sound;
  readonly phonemes: readonly Phoneme[];
  readonly words: readonly SpokenWords[];
}

/**
 * The lines of a shot as one voice. Sounds are told only where every line tells them: what is not told is shaped by ear, and one
 * list cannot say of which stretches it does not speak.
 */
export function voiceOfShot(lines: readonly PlacedSpeech[], seconds: number): ShotVoice {
  const samples = new Float32Array(Math.round(seconds * SPEECH_RATE));
  for (const { speech, at_s } of lines) {
    const start = Math.round(at_s * SPEECH_RATE);
    for (const [index, value] of speech.samples.entries()) {
      const at = start + index;
      if (at >= 0 && at < samples.length) samples[at] = (samples[at] ?? 0) + value;
    }
  }
  const shifted = <Times extends { readonly from_s: number; readonly to_s: number }>(
    times: readonly Times[],
    by: number,
  ): Times[] => times.map((each) => ({ ...each, from_s: each.from_s + by, to_s: each.to_s + by }));
  const isTold = lines.every(({ speech }) => speech.phonemes.length > 0);
  return {
    sound: { samples, rate: SPEECH_RATE },
    phonemes: isTold ? lines.flatMap(({ speech, at_s }) => shifted(speech.phonemes, at_s)) : [],
    words: lines.flatMap(({ speech, at_s }) => shifted(speech.words, at_s)),
  };
}
