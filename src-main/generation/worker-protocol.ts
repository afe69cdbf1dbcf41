import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import type { Hearing } from '../../src-shared/generation/hearing.ts';
import type { Sight } from '../../src-shared/generation/look.ts';
import type { GenerationRequest } from '../../src-shared/generation/request.ts';
import type { Fingerprint, Timings } from '../../src-shared/library/records.ts';
import type { BuiltinManifest } from '../models/builtin-pack.ts';
import type { DepthForm } from '../models/net-pack.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

/** What a worker is told first: which model to load, and how to encode. */
export type WorkerSetup = BuiltinSetup | PackSetup;

interface CommonSetup {
  readonly directory: string;
  /** Path of the ffmpeg to stream frames to. */
  readonly ffmpeg: string;
}

export interface BuiltinSetup extends CommonSetup {
  readonly manifest: BuiltinManifest;
}

/** An execution provider of a version of ONNX Runtime. */
export interface UsedProvider {
  readonly provider: string;
  readonly runtime: string;
}

/** A model pack of somebody's. */
export interface PackSetup extends CommonSetup {
  /** Execution providers that took their process along with this model. */
  readonly avoid: readonly UsedProvider[];
  /** Bytes of weights that may be loaded at a time. */
  readonly budget: number;
  /** The network that enlarges what is drawn. */
  readonly enlarger: { readonly path: string; readonly scale: number } | null;
  /** Path of the network that draws what lies between the frames of a film. */
  readonly between: string | null;
  /** The network that sees how near things are in a picture. */
  readonly depth: (DepthForm & { readonly path: string }) | null;
}

/** One take to make. The worker writes its files at the paths given, which lie beside their final place. */
export interface WorkerTask {
  readonly request: GenerationRequest;
  /** The request's canonical JSON, carried in the clip's metadata. */
  readonly json: string;
  /** Where the PNG or MP4 goes. */
  readonly media: string;
  /** Where the painted layers go, unless those of `painted` serve. */
  readonly layers: string;
  /** The stored layers of another view of the same painting, if there is one. */
  readonly painted: string | null;
  /** The stored picture that the request begins from; null where it names none, or that is gone. */
  readonly begins: string | null;
}

/** A take to be scored: its request and its stored layers. */
export interface ScoreTask {
  readonly request: GenerationRequest;
  readonly painted: string;
}

/** What came of a task. */
export interface WorkerResult {
  /** SHA-256 over the frames as the model gives them (planes of yuv420p), handles included, before encoding. */
  readonly frames_digest: string;
  readonly frames: number;
  readonly fingerprint: Fingerprint;
  /** `paint`, `frames`, `encode` and their `total`; `model` is what of it the model itself took. */
  readonly timings: Timings;
  /** Which words of the prompt were heard, and as what; null of a model that does not tell. */
  readonly hearing: Hearing | null;
}

export type ToWorker =
  | { readonly type: 'setup'; readonly setup: WorkerSetup }
  /** `looks`: somebody wants to see it while it forms. */
  | { readonly type: 'task'; readonly id: number; readonly task: WorkerTask; readonly looks: boolean }
  | { readonly type: 'score'; readonly id: number; readonly task: ScoreTask }
  /** `picture`: [side, side, 3] RGB, as model.json says. */
  | { readonly type: 'look'; readonly id: number; readonly picture: Uint8Array }
  | { readonly type: 'cancel'; readonly id: number };

export type FromWorker =
  | { readonly type: 'ready'; readonly provider: string }
  /** A network is about to be opened or run by this provider: should the process die, it is the one that did it. */
  | ({ readonly type: 'trying' } & UsedProvider)
  /** `provider`: the execution providers that run its model, as far as it has run. */
  | {
      readonly type: 'progress';
      readonly id: number;
      readonly frames: number;
      readonly total: number;
      readonly provider: string;
    }
  /** What a take looks like so far: a small PNG. */
  | { readonly type: 'forming'; readonly id: number; readonly png: Uint8Array }
  | { readonly type: 'done'; readonly id: number; readonly result: WorkerResult }
  | { readonly type: 'scored'; readonly id: number; readonly score: number }
  | { readonly type: 'seen'; readonly id: number; readonly sight: Sight }
  /** `id` is null where the set-up failed. */
  | { readonly type: 'failed'; readonly id: number | null; readonly code: ErrorCode; readonly said: Sentence };
