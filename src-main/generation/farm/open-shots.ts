import { renameSync, rmSync } from 'node:fs';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import type { TaskOptions } from '../take-worker.ts';
import type { WorkerResult, WorkerTask } from '../worker-protocol.ts';
import type { FarmProgress, FarmResult } from './messages.ts';
import { nameOf } from './messages.ts';

/** A worker that is at a shot, and when it was last heard of (milliseconds of a clock that only goes forward). */
interface Holder {
  readonly worker: string;
  heard: number;
}

/** What came from a worker for a shot: files that were looked at, by their SHA-256. */
interface Arrived {
  readonly files: Map<string, string>;
  made: FarmResult | null;
}

/** A shot that the coordinator has leased and asks workers for. */
interface Asked {
  readonly task: WorkerTask;
  readonly answer: PromiseWithResolvers<WorkerResult>;
  readonly onFrames: TaskOptions['onFrames'];
  readonly onMaker: TaskOptions['onMaker'];
  /** What was told of who makes it. */
  maker: string;
}

interface Shot extends Arrived {
  asked: Asked | null;
  holder: Holder | null;
}

/** What a shot is given up with that no worker can make now: it waits in the library, and a worker that is at it all the same goes on. */
export const NO_WORKER = Symbol('no worker');

/** So many files may lie here for one shot that are not stored yet: two workers may both have thought it was theirs. */
const MOST_FILES = 4;
/** How long a worker is told to stop that was at a shot nobody wants any more, in milliseconds. */
const STOPPED_MS = 60_000;

/**
 * The shots that are made elsewhere, as the coordinator knows them, by the digest of their request. Redis only carries them: whether
 * a worker may make one, has to stop, or brings what is wanted is decided here. A coordinator that was killed and started again hears
 * of shots from their workers before it has leased them: those go on, and what they bring waits for the lease.
 */
export class OpenShots {
  readonly #shots = new Map<string, Shot>();
  readonly #stopped = new Map<string, number>();
  readonly #makers = new Map<string, string>();
  readonly #silence: number;
  readonly #waits: (digest: string) => boolean;
  readonly #now: () => number;

  /**
   * @param silence after how many milliseconds a worker is taken to be dead
   * @param waits whether a request that was not leased here waits in the library to be made
   */
  constructor(silence: number, waits: (digest: string) => boolean, now = (): number => performance.now()) {
    this.#silence = silence;
    this.#waits = waits;
    this.#now = now;
  }

  /** Asks for a shot; resolves when a worker has brought it and its files lie where the task says. @throws ShotloomError */
  async ask(digest: string, task: WorkerTask, { signal, onFrames, onMaker }: TaskOptions): Promise<WorkerResult> {
    const shot = this.#shot(digest);
    if (shot.asked) throw new Error(`The shot ${digest} is asked for already.`);
    this.#stopped.delete(digest);
    const answer = Promise.withResolvers<WorkerResult>();
    const stop = (): void => answer.reject(new ShotloomError('cancelled', say`The generation was stopped.`));
    shot.asked = { task, answer, onFrames, onMaker, maker: '' };
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    this.#settle(shot);
    try {
      return await answer.promise;
    } catch (error) {
      if (signal?.aborted && signal.reason !== NO_WORKER) this.#stopped.set(digest, this.#now());
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#drop(digest);
    }
  }

  /** Whether the shot is asked for now. */
  isAsked(digest: string): boolean {
    return this.#asked(digest) !== null;
  }

  /** Those that are asked for and that no worker is at, as far as is known. */
  unclaimed(): string[] {
    return [...this.#shots].filter(([, shot]) => shot.asked && !this.#holderOf(shot)).map(([digest]) => digest);
  }

  /** What a worker is told that got a shot from Redis. */
  claim(digest: string, worker: string): 'make' | 'taken' | 'gone' {
    const shot = this.#shots.get(digest);
    if (!shot?.asked) return 'gone';
    const holder = this.#holderOf(shot);
    if (holder && holder.worker !== worker) return 'taken';
    this.#hold(shot, worker, null);
    return 'make';
  }

  /** What a worker is told that is at a shot. */
  progress(digest: string, { worker, frames, total, provider }: FarmProgress): 'go on' | 'stop' {
    this.#forget();
    if (!this.#mayBring(digest)) return 'stop';
    const shot = this.#shot(digest);
    const holder = this.#holderOf(shot);
    if (holder && holder.worker !== worker) return 'stop';
    this.#hold(shot, worker, provider);
    shot.asked?.onFrames?.(Math.min(frames, total), total);
    return 'go on';
  }

  /** A worker that stops gives its shot back. */
  giveBack(digest: string, worker: string): void {
    const shot = this.#shots.get(digest);
    if (shot?.holder?.worker === worker) shot.holder = null;
  }

  /** Whether a file for this shot is taken now. */
  takesFiles(digest: string): boolean {
    return this.#mayBring(digest) && (this.#shots.get(digest)?.files.size ?? 0) < MOST_FILES;
  }

  /** Keeps a file whose bytes have this SHA-256; from here on it is the shot's. */
  bring(digest: string, sha256: string, path: string): void {
    const { files } = this.#shot(digest);
    const before = files.get(sha256);
    if (before !== undefined) rmSync(before, { force: true });
    files.set(sha256, path);
  }

  /** Ends a shot. `refused`: its files are not here. `gone`: it is not wanted, perhaps because it was made. */
  finish(digest: string, made: FarmResult): 'filed' | 'refused' | 'gone' {
    if (!this.#mayBring(digest)) return 'gone';
    const shot = this.#shot(digest);
    const { files } = shot;
    if (!files.has(made.media) || (made.layers !== null && !files.has(made.layers))) return 'refused';
    shot.made ??= made;
    this.#makers.set(digest, made.worker);
    this.#settle(shot);
    return 'filed';
  }

  /** Ends a shot that a worker could not make. */
  fail(digest: string, error: ShotloomError, worker?: string): void {
    const shot = this.#shots.get(digest);
    if (worker !== undefined && shot?.holder?.worker !== worker) return;
    shot?.asked?.answer.reject(error);
  }

  /** Who made a shot that was just finished, asked once. */
  makerOf(digest: string): string | null {
    const maker = this.#makers.get(digest) ?? null;
    this.#makers.delete(digest);
    return maker;
  }

  /** Removes what came and was not stored. */
  clear(): void {
    for (const digest of this.#shots.keys()) this.#drop(digest);
  }

  #shot(digest: string): Shot {
    const known = this.#shots.get(digest);
    if (known) return known;
    const shot: Shot = { asked: null, holder: null, files: new Map(), made: null };
    this.#shots.set(digest, shot);
    return shot;
  }

  #asked(digest: string): Asked | null {
    return this.#shots.get(digest)?.asked ?? null;
  }

  #hold(shot: Shot, worker: string, provider: string | null): void {
    shot.holder = { worker, heard: this.#now() };
    const { asked } = shot;
    const maker = `${worker} ${provider ?? ''}`;
    if (!asked || asked.maker === maker) return;
    asked.maker = maker;
    asked.onMaker?.({ worker: nameOf(worker), provider });
  }

  #holderOf({ holder }: Shot): Holder | null {
    return holder && this.#now() - holder.heard < this.#silence ? holder : null;
  }

  /** Also of what was not leased yet, by a coordinator that has just been started again. */
  #mayBring(digest: string): boolean {
    if (this.#asked(digest)) return true;
    return !this.#stopped.has(digest) && this.#waits(digest);
  }

  #settle({ asked, made, files }: Shot): void {
    if (!asked || !made) return;
    const { task, answer } = asked;
    const [came, wanted] = [made.result.frames, framesIn(task.request)];
    if (came !== wanted) {
      answer.reject(
        new ShotloomError(
          'model_failed',
          say`A worker brought ${came} frames where ${wanted} were asked for; install the same version of Shotloom on both machines.`,
        ),
      );
      return;
    }
    const place = (sha256: string, to: string): void => {
      const from = files.get(sha256);
      if (from === undefined) return;
      files.delete(sha256);
      renameSync(from, to);
    };
    place(made.media, task.media);
    if (made.layers !== null) place(made.layers, task.layers);
    answer.resolve(made.result);
  }

  #drop(digest: string): void {
    for (const path of this.#shots.get(digest)?.files.values() ?? []) rmSync(path, { force: true });
    this.#shots.delete(digest);
  }

  /** What nobody has to be told any more, and what came for shots that others have made meanwhile. */
  #forget(): void {
    for (const [digest, at] of this.#stopped) if (this.#now() - at > STOPPED_MS) this.#stopped.delete(digest);
    for (const [digest, { asked }] of this.#shots) if (!asked && !this.#waits(digest)) this.#drop(digest);
  }
}

/** Frames of a take of this request, handles included. */
function framesIn({ kind, frames, handle_frames }: GenerationRequest): number {
  return kind === 'still' ? 1 : frames + 2 * handle_frames;
}
