import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import type { Sight } from '../../src-shared/generation/look.ts';
import type { TakeWorker, TaskOptions } from './take-worker.ts';
import type { OwnProcess, StartProcess } from '../processes/own-process.ts';
import { forkProcess } from '../processes/own-process.ts';
import type {
  FromWorker,
  ScoreTask,
  ToWorker,
  UsedProvider,
  WorkerResult,
  WorkerSetup,
  WorkerTask,
} from './worker-protocol.ts';

/** A worker that answers neither a cancel nor its task for so long is killed, in milliseconds. */
const PATIENCE_MS = 700;

const MIB = 1 << 20;

/**
 * How glibc gives memory back, as a process that runs the model is started with (other systems take no notice). A shot's
 * layers are tens of MiB, a hundred at a time: kept for the next shot, as glibc would, they are a third of the peak; given back
 * in smaller pieces than these they cost more time than they save. All threads take from one arena, for what one of several
 * gives back is of no use to the others.
 */
export const WORKER_MEMORY: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: String(16 * MIB),
  MALLOC_TRIM_THRESHOLD_: String(128 * MIB),
  MALLOC_TOP_PAD_: String(8 * MIB),
};

interface Waiting {
  readonly resolve: (result: WorkerResult) => void;
  readonly scored: (score: number) => void;
  readonly reject: (error: Error) => void;
  readonly options: Pick<TaskOptions, 'onFrames' | 'onForming' | 'onMaker'>;
  /** What was told of its provider. */
  provider: string | null;
}

const NOTHING = (): void => undefined;
type Looking = PromiseWithResolvers<Sight>;

/** One worker process, started when first needed and again after a crash. Tasks run one after the other. */
export class WorkerClient implements TakeWorker {
  readonly #setup: WorkerSetup;
  readonly #waiting = new Map<number, Waiting>();
  readonly #looking = new Map<number, Looking>();
  readonly #startProcess: StartProcess;
  #child: OwnProcess | null = null;
  #ready: Promise<string> | null = null;
  #tried: UsedProvider | null = null;
  #nextId = 1;

  constructor(setup: WorkerSetup, startProcess: StartProcess = forkProcess) {
    this.#setup = setup;
    this.#startProcess = startProcess;
  }

  /**
   * Starts the worker if it does not run, and tells which execution provider it uses.
   * @throws ShotloomError model_failed
   */
  async provider(): Promise<string> {
    this.#ready ??= this.#start();
    return await this.#ready;
  }

  /**
   * Makes one take.
   * @throws ShotloomError cancelled, ffmpeg_failed; model_crashed when the process died
   */
  async run(task: WorkerTask, { signal, ...options }: TaskOptions = {}): Promise<WorkerResult> {
    await this.provider();
    if (signal?.aborted) throw stopped();
    const id = this.#nextId++;
    const answer = Promise.withResolvers<WorkerResult>();
    const told = { options, provider: null };
    this.#waiting.set(id, { resolve: answer.resolve, scored: NOTHING, reject: answer.reject, ...told });

    let killer: NodeJS.Timeout | undefined;
    const cancel = (): void => {
      this.#send({ type: 'cancel', id });
      killer = setTimeout(() => void this.#child?.kill(), PATIENCE_MS);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    this.#send({ type: 'task', id, task, looks: options.onForming !== undefined });
    try {
      return await answer.promise;
    } catch (error) {
      throw signal?.aborted ? stopped() : error;
    } finally {
      clearTimeout(killer);
      signal?.removeEventListener('abort', cancel);
      this.#waiting.delete(id);
    }
  }

  /**
   * How well a take shows what was asked for, as the model's discriminator sees it; higher is better.
   * @throws ShotloomError model_missing where the model has none; media_damaged, model_crashed
   */
  async score(task: ScoreTask): Promise<number> {
    await this.provider();
    const id = this.#nextId++;
    const answer = Promise.withResolvers<number>();
    const untold = { options: {}, provider: null };
    this.#waiting.set(id, { resolve: NOTHING, scored: answer.resolve, reject: answer.reject, ...untold });
    this.#send({ type: 'score', id, task });
    try {
      return await answer.promise;
    } finally {
      this.#waiting.delete(id);
    }
  }

  /**
   * What is seen in a reference picture.
   * @param picture [side, side, 3] RGB, as model.json says
   * @throws ShotloomError model_failed; model_crashed when the process died
   */
  async look(picture: Uint8Array): Promise<Sight> {
    await this.provider();
    const id = this.#nextId++;
    const answer: Looking = Promise.withResolvers();
    this.#looking.set(id, answer);
    this.#send({ type: 'look', id, picture });
    return await answer.promise.finally(() => this.#looking.delete(id));
  }

  /** The execution provider that last opened or ran a network of a model pack; should the process die, that is why. */
  get tried(): UsedProvider | null {
    return this.#tried;
  }

  /** Ends the process and resolves when it has gone. */
  async close(): Promise<void> {
    await this.#child?.kill();
  }

  async #start(): Promise<string> {
    const child = this.#startProcess(new URL('./worker.ts', import.meta.url), {
      execArgv: ['--expose-gc'],
      env: WORKER_MEMORY,
    });
    this.#child = child;
    const ready = Promise.withResolvers<string>();
    child.onMessage((message) => this.#receive(message as FromWorker, ready));
    child.onEnd((how) => {
      this.#child = null;
      this.#ready = null;
      const error = crashed(how);
      ready.reject(error);
      for (const waiting of [...this.#waiting.values(), ...this.#looking.values()]) waiting.reject(error);
    });
    this.#send({ type: 'setup', setup: this.#setup });
    return await ready.promise;
  }

  #receive(message: FromWorker, ready: PromiseWithResolvers<string>): void {
    switch (message.type) {
      case 'ready':
        ready.resolve(message.provider);
        return;
      case 'trying':
        this.#tried = { provider: message.provider, runtime: message.runtime };
        return;
      case 'progress':
        this.#progress(message);
        return;
      case 'forming':
        this.#waiting.get(message.id)?.options.onForming?.(message.png);
        return;
      case 'done':
        this.#waiting.get(message.id)?.resolve(message.result);
        return;
      case 'scored':
        this.#waiting.get(message.id)?.scored(message.score);
        return;
      case 'seen':
        this.#looking.get(message.id)?.resolve(message.sight);
        return;
      case 'failed': {
        const error = new ShotloomError(message.code, message.said);
        if (message.id === null) ready.reject(error);
        else (this.#waiting.get(message.id) ?? this.#looking.get(message.id))?.reject(error);
      }
    }
  }

  #progress({ id, frames, total, provider }: Extract<FromWorker, { type: 'progress' }>): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    if (waiting.provider !== provider) waiting.options.onMaker?.({ worker: null, provider });
    waiting.provider = provider;
    waiting.options.onFrames?.(frames, total);
  }

  #send(message: ToWorker): void {
    this.#child?.send(message);
  }
}

function stopped(): ShotloomError {
  return new ShotloomError('cancelled', say`The generation was stopped.`);
}

function crashed(how: Sentence): ShotloomError {
  return new ShotloomError('model_crashed', say`The model's process ended unexpectedly (${how}); try again.`);
}
