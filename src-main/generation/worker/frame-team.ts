import { Worker } from 'node:worker_threads';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';

/** What a thread is started with. */
export interface FrameThreadSetup {
  readonly path: string;
  readonly options: InferenceSession.SessionOptions;
}

/** A tensor whose numbers lie in memory that threads share. */
interface SharedTensor {
  readonly name: string;
  readonly type: Tensor.Type;
  readonly dims: readonly number[];
  readonly data: Tensor.DataType;
}

export type SharedScene = readonly SharedTensor[];

export type ToFrameThread =
  | { readonly type: 'scene'; readonly tensors: SharedScene }
  | { readonly type: 'picture'; readonly moment: number; readonly t: number }
  | { readonly type: 'end' };

export type FromFrameThread =
  | { readonly type: 'ready'; readonly inputs: readonly string[] }
  | { readonly type: 'picture'; readonly moment: number; readonly bytes: Uint8Array }
  /** `moment`: of the picture that failed; null where the graph cannot be loaded or a scene not be taken. */
  | { readonly type: 'failed'; readonly moment: number | null; readonly message: string };

/** A graph that makes pictures one by one, in several threads at once. */
export interface FrameTeam {
  /** Names of what the graph asks for. */
  readonly inputs: readonly string[];
  /** Copies what holds for all pictures of a shot to where every thread can read it. */
  share(tensors: Readonly<Record<string, Tensor>>): SharedScene;
  /** The pictures of a scene at these seconds in order; each has its own `moment` and `t`. */
  pictures(scene: SharedScene, seconds: readonly number[]): AsyncGenerator<Uint8Array>;
  release(): Promise<void>;
}

/**
 * Opens a graph in so many threads, which share the tensors of a scene.
 * @throws ShotloomError model_failed if the file is no model that can be loaded
 */
export async function openFrameTeam(setup: FrameThreadSetup, threads: number): Promise<FrameTeam> {
  const members = Array.from({ length: threads }, () => new Member(setup));
  const inputs = await Promise.all(members.map(async (member) => await member.ready())).catch(
    async (cause: unknown) => {
      await Promise.all(members.map(async (member) => await member.end()));
      throw new ShotloomError('model_failed', 'The model cannot be loaded; install Shotloom again.', { cause });
    },
  );

  async function* pictures(tensors: SharedScene, seconds: readonly number[]): AsyncGenerator<Uint8Array> {
    for (const member of members) member.send({ type: 'scene', tensors });
    const running: Promise<Uint8Array>[] = [];
    const begin = (moment: number): void => {
      const member = members[moment % threads];
      const t = seconds[moment];
      if (member && t !== undefined) running.push(member.picture(moment, t));
    };
    try {
      for (let moment = 0; moment < AHEAD * threads; moment += 1) begin(moment);
      for (let moment = 0; moment < seconds.length; moment += 1) {
        const made = await running.shift();
        begin(moment + AHEAD * threads);
        if (made) yield made;
      }
    } finally {
      // Nothing runs on when nobody wants it any more, and nobody keeps what it needed.
      await Promise.allSettled(running);
      for (const member of members) member.send({ type: 'scene', tensors: [] });
    }
  }

  return {
    inputs: inputs[0] ?? [],
    share: (tensors) => Object.entries(tensors).map(([name, tensor]) => shared(name, tensor)),
    pictures,
    release: async () => {
      await Promise.all(members.map(async (member) => await member.end()));
    },
  };
}

/** Pictures that are asked of each thread before the first is used: one is made while another waits to be taken. */
const AHEAD = 2;

class Member {
  readonly #worker: Worker;
  readonly #ready = Promise.withResolvers<readonly string[]>();
  readonly #ended = Promise.withResolvers<void>();
  readonly #waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  #gone: Error | null = null;

  constructor(setup: FrameThreadSetup) {
    this.#worker = new Worker(new URL('./frame-thread.ts', import.meta.url), { workerData: setup });
    this.#worker.on('message', (message: FromFrameThread) => this.#receive(message));
    this.#worker.on('error', (error) => this.#leave(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => {
      this.#leave(new Error('A thread of the model ended.'));
      this.#ended.resolve();
    });
    this.#ready.promise.catch(() => undefined);
  }

  async ready(): Promise<readonly string[]> {
    return await this.#ready.promise;
  }

  send(message: ToFrameThread): void {
    this.#worker.postMessage(message, []);
  }

  picture(moment: number, t: number): Promise<Uint8Array> {
    const waiting = Promise.withResolvers<Uint8Array>();
    // Awaited in its turn; until then its failure is nobody's surprise.
    waiting.promise.catch(() => undefined);
    if (this.#gone) waiting.reject(this.#gone);
    else {
      this.#waiting.set(moment, waiting);
      this.send({ type: 'picture', moment, t });
    }
    return waiting.promise;
  }

  /** Lets the thread end by itself: one that is terminated while ONNX Runtime works in it takes the process along. */
  async end(): Promise<void> {
    this.send({ type: 'end' });
    await this.#ended.promise;
  }

  #receive(message: FromFrameThread): void {
    switch (message.type) {
      case 'ready':
        this.#ready.resolve(message.inputs);
        return;
      case 'picture':
        this.#waiting.get(message.moment)?.resolve(message.bytes);
        this.#waiting.delete(message.moment);
        return;
      case 'failed': {
        const error = new Error(message.message);
        if (message.moment === null) return this.#fail(error);
        // What was asked after it still comes: whoever asked waits for it, lest it be taken for a later scene's.
        this.#waiting.get(message.moment)?.reject(error);
        this.#waiting.delete(message.moment);
      }
    }
  }

  /** A thread that has ended answers nobody any more. */
  #leave(error: Error): void {
    this.#gone ??= error;
    this.#fail(error);
  }

  #fail(error: Error): void {
    this.#ready.reject(error);
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

function shared(name: string, { type, dims, data }: Tensor): SharedTensor {
  const numbers = data as Uint8Array | Float32Array | Int32Array | BigInt64Array;
  const memory = new Uint8Array(new SharedArrayBuffer(numbers.byteLength));
  memory.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  return { name, type, dims, data: viewOf(type, memory.buffer) };
}

function viewOf(type: Tensor.Type, memory: SharedArrayBuffer): Tensor.DataType {
  if (type === 'uint8') return new Uint8Array(memory);
  if (type === 'float32') return new Float32Array(memory);
  if (type === 'int32') return new Int32Array(memory);
  if (type === 'int64') return new BigInt64Array(memory);
  throw new Error(`The frame graph asks for a tensor of ${type}.`);
}
