import type { EspeakSettings } from '../../src-shared/audio/espeak-voices.ts';
import type { PackModel } from '../../src-shared/audio/voice-pack.ts';

/** What the process of the engines is asked to say. */
export type SpeechTask =
  | { readonly engine: 'espeak'; readonly text: string; readonly settings: EspeakSettings }
  | {
      readonly engine: 'pack';
      readonly text: string;
      readonly model: PackModel;
      readonly speaker: number;
      /** Times as fast as the voice's own rate. */
      readonly speed: number;
    };

/** A speech sound and when it begins, seconds; '' is a pause. */
export interface PhonemeMark {
  readonly at_s: number;
  readonly phoneme: string;
}

/** A word and when it begins, seconds; `start` is UTF-16, in the text of the task. */
export interface WordMark {
  readonly at_s: number;
  readonly start: number;
}

/** What was said, as the engine gives it. */
export interface RawSpeech {
  /** One channel, -1..1. */
  readonly samples: Float32Array;
  readonly rate: number;
  /** Both empty where the engine does not tell them. */
  readonly words: readonly WordMark[];
  readonly phonemes: readonly PhonemeMark[];
}

export interface ToSpeech {
  readonly id: number;
  readonly task: SpeechTask;
}

export type FromSpeech =
  | { readonly id: number; readonly speech: RawSpeech }
  /** `message` is what the engine said. */
  | { readonly id: number; readonly failed: string };
