import type { GenerationRequest } from '../../../src-shared/generation/request.ts';

/** A stretch of a shot with words of its own ("walks, then runs"); seconds from the shot's start, half-open. */
export interface ActionSegment {
  readonly from_s: number;
  readonly to_s: number;
  /** [length] ids. */
  readonly ids: readonly number[];
}

/**
 * What a model may be conditioned on. A model reads those it has inputs for; the built-in one reads the words, their
 * language, the noise and the identity.
 */
export interface Conditions {
  /** [length] ids. */
  readonly ids: readonly number[];
  /** [length] 0 English, 1 Chinese. */
  readonly token_languages: readonly number[];
  /** Standard normal. */
  readonly noise: Float32Array;
  /** Standard normal; decides how a person looks. */
  readonly identity: Float32Array;
  /** One loudness (0 to 1) a frame, handles included; drives mouths. */
  readonly audio_envelope?: Float32Array;
  readonly action_segments?: readonly ActionSegment[];
}

/** What a model understood of a prompt. */
export interface Understanding {
  readonly tokens: readonly string[];
  /** Probabilities of every attribute's values, in the order of the model's manifest. */
  readonly heard: readonly number[];
  /** [slots][tokens + 1]: how much each slot looked at each token; the last column is "nothing said". */
  readonly slot_attention: readonly (readonly number[])[];
}

/** A shot that can be shown at any moment. */
export interface PaintedShot {
  /** What a take keeps of it (see painted-layers.ts): from this it can be shown again at any size. Packed in another thread. */
  store(): Promise<Uint8Array>;
  readonly understanding: Understanding;
  /**
   * The pictures of these moments (seconds from the shot's start; negative in the handle), one after the other.
   * RGB24, row by row; a buffer is valid until the next picture is asked for.
   */
  pictures(request: GenerationRequest, seconds: readonly number[]): AsyncGenerator<Uint8Array>;
}

/** A model that is loaded and can answer requests. */
export interface Pipeline {
  /** The execution provider that really runs, e.g. "cpu". */
  readonly provider: string;
  paint(request: GenerationRequest): Promise<PaintedShot>;
  /** Shows a stored shot again. */
  restore(stored: Uint8Array): PaintedShot;
  close(): Promise<void>;
}
