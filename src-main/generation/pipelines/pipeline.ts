import type { Look, Sight } from '../../../src-shared/generation/look.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import type { SmallPicture } from '../worker/small-picture.ts';
import type { Hearing } from '../../../src-shared/generation/hearing.ts';

/**
 * What a model may be conditioned on. A model reads those it has inputs for; the built-in one reads the words, their
 * language, the noise and the length of the shot.
 */
export interface Conditions {
  /** [length] ids. */
  readonly ids: readonly number[];
  /** [length] how much each word counts; 1 where nothing was said. */
  readonly weights: readonly number[];
  /** [length] 0 English, 1 Chinese. */
  readonly token_languages: readonly number[];
  /** Standard normal numbers that decide what words leave open, by what they belong to. */
  readonly noise: {
    readonly place: Float32Array;
    readonly shot: Float32Array;
    /** Decide how the person looks whom the words name first, and the other. */
    readonly first: Float32Array;
    readonly second: Float32Array;
  };
  /** What reference pictures say of them; nought where there is none. */
  readonly looks: { readonly first: Look; readonly second: Look };
  /** How light and shadows lean, from the palette's picture. */
  readonly tones: Float32Array;
  /** Length of the shot. */
  readonly seconds: number;
}

/** A shot that can be shown at any moment. */
export interface PaintedShot {
  /** What a take keeps of it (see painted-layers.ts): from this it can be shown again at any size. Packed in another thread. */
  store(): Promise<Uint8Array>;
  /** Which words of the prompt were heard, and as what; null of a model that does not tell. */
  readonly hearing: Hearing | null;
  /**
   * The pictures of these moments (seconds from the shot's start; negative in the handle), one after the other: planes of
   * yuv420p (BT.709, limited range) as ffmpeg's rawvideo has them. A buffer is valid until the next picture is asked for.
   */
  pictures(request: GenerationRequest, seconds: readonly number[]): AsyncGenerator<Uint8Array>;
  /**
   * How well the shot shows what the request asks for, as the model's discriminator sees it; higher is better.
   * @throws ShotloomError model_missing where the model has none
   */
  score(request: GenerationRequest): Promise<number>;
}

/** How a shot that is being painted is watched and stopped, by a model that takes steps. */
export interface PaintWatch {
  /** Asked before every step. */
  readonly isCancelled: () => boolean;
  /** Somebody looks at pictures while they form. */
  readonly looks?: boolean;
  /** @param form makes a small picture of what it comes to so far, until the next step; null where that cannot be told yet */
  readonly onStep: (done: number, total: number, form: () => SmallPicture | null) => void;
}

/** A stored picture that a shot begins from. */
export interface BeginningFile {
  readonly path: string;
  /** A path that may be written to; nothing stays there. */
  readonly scratch: string;
}

/** A model that is loaded and can answer requests. */
export interface Pipeline {
  /** The execution provider that really runs, e.g. "cpu". */
  readonly provider: string;
  /**
   * @param begins the picture that the request names to begin from, where it is there
   * @throws ShotloomError cancelled, model_failed; picture_missing, media_damaged where that cannot be had
   */
  paint(request: GenerationRequest, watch?: PaintWatch, begins?: BeginningFile | null): Promise<PaintedShot>;
  /** Shows a stored shot again. */
  restore(stored: Uint8Array): PaintedShot;
  /** What is seen in a reference picture ([side, side, 3] RGB). */
  look(picture: Uint8Array): Promise<Sight>;
  close(): Promise<void>;
}
