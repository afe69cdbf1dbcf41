import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

/** A picture or film to draw with a pack, to see whether it works here. */
export interface PackTask {
  /** The pack's folder. */
  readonly directory: string;
  readonly prompt: string;
  readonly negative: string;
  readonly seed: number;
  readonly steps: number;
  readonly guidance: number;
  readonly width: number;
  readonly height: number;
  /** Of a pack that draws films. */
  readonly frames: number;
  /** Execution providers to try in turn, e.g. ["cuda", "cpu"]; all that are here where none is named. */
  readonly providers: readonly string[];
  /** Threads of the processor for one network; as many as there are cores unless given. */
  readonly threads?: number;
  /** Bytes of weights that may be loaded at a time. */
  readonly budget: number;
  /** Where the picture goes, or the film's middle frame, as PNG. */
  readonly picture: string;
}

/** A provider that would not run a network, and why. */
export interface RefusedProvider {
  readonly provider: string;
  readonly reason: string;
}

/** What came of a task. */
export interface PackReport {
  /** The class that model_index.json names. */
  readonly pipeline: string;
  readonly scheduler: string;
  /** Its networks in the order in which they were loaded: bytes of weights, and the provider that really runs each. */
  readonly nets: readonly { readonly name: string; readonly bytes: number; readonly provider: string }[];
  readonly refused: readonly RefusedProvider[];
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** Milliseconds: loading networks, running them, each call in the loop of steps (median), and all. */
  readonly timings: { readonly load: number; readonly run: number; readonly step: number; readonly total: number };
}

export type ToPackWorker =
  | { readonly type: 'task'; readonly task: PackTask }
  /** Runs a small network by one provider, to see whether it works. */
  | { readonly type: 'probe'; readonly path: string; readonly provider: string }
  | { readonly type: 'cancel' };

export type FromPackWorker =
  | { readonly type: 'step'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly report: PackReport }
  /** `reason`: why it does not work, as the runtime says it; null where it does, which took so many milliseconds. */
  | { readonly type: 'probed'; readonly reason: string | null; readonly ms: number }
  | { readonly type: 'failed'; readonly code: ErrorCode; readonly said: Sentence };
