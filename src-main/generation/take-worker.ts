import type { Sight } from '../../src-shared/generation/look.ts';
import type { MadeBy } from '../../src-shared/library/records.ts';
import type { ScoreTask, WorkerResult, WorkerTask } from './worker-protocol.ts';

/** How a task is watched and stopped. */
export interface TaskOptions {
  readonly signal?: AbortSignal;
  /** How far it is: frames that are made, or for a model that takes steps, parts of the whole. */
  readonly onFrames?: ((frames: number, total: number) => void) | undefined;
  /** What it looks like so far, a small PNG: twice a second at most. Nothing of what is made depends on whether somebody looks. */
  readonly onForming?: (png: Uint8Array) => void;
  /** Who makes it, once that is known and whenever it becomes another. */
  readonly onMaker?: ((madeBy: MadeBy) => void) | undefined;
}

/** What makes takes: a process with a model, or several of them. */
export interface TakeWorker {
  /** Starts it if it does not run. @returns the execution provider of the built-in model @throws ShotloomError model_failed */
  provider(): Promise<string>;
  /** Makes one take. @throws ShotloomError cancelled, ffmpeg_failed, model_missing, model_failed; model_crashed when the process died */
  run(task: WorkerTask, options?: TaskOptions): Promise<WorkerResult>;
  /**
   * How well a take shows what was asked for, as the model's discriminator sees it; higher is better.
   * @throws ShotloomError model_missing where the model has none; media_damaged, model_crashed
   */
  score(task: ScoreTask): Promise<number>;
  /**
   * What is seen in a reference picture.
   * @param picture [side, side, 3] RGB, as model.json says
   * @throws ShotloomError model_failed; model_crashed when the process died
   */
  look(picture: Uint8Array): Promise<Sight>;
  /** Ends it and resolves when it has gone. */
  close(): Promise<void>;
}

/** As much of it as the queue needs, which workers on other machines have, too. */
export type TakeMaker = Pick<TakeWorker, 'provider' | 'run'>;
