import { Worker } from 'node:worker_threads';
import type { InferenceSession, Tensor } from 'onnxruntime-node';

/** What a thread is started with. */
export interface FrameThreadSetup {
  readonly path: string;
  readonly options: InferenceSession.SessionOptions;
}

/** A tensor whose numbers lie in memory that threads share. */
export interface SharedTensor {
  readonly name: string;
  readonly type: Tensor.Type;
  readonly dims: readonly number[];
  readonly data: Tensor.DataType;
}

/** What holds for all pictures of a shot. */
export type SharedScene = readonly SharedTensor[];

export type ToFrameThread =
  | { readonly type: 'scene'; readonly tensors: SharedScene }
  /** `into`: where its bytes go, memory that threads share. */
  | { readonly type: 'picture'; readonly moment: number; readonly t: number; readonly into: Uint8Array }
  | { readonly type: 'end' };

export type FromFrameThread =
  | { readonly type: 'ready'; readonly inputs: readonly string[] }
  /** A scene was taken, and the one before it given back. */
  | { readonly type: 'taken' }
  | { readonly type: 'picture'; readonly moment: number }
  /** `moment`: of the picture that failed; null where the graph cannot be loaded or a scene not be taken. */
  | { readonly type: 'failed'; readonly moment: number | null; readonly message: string };

/** One thread of a team. */
export class FrameMember {
  readonly #worker: Worker;
  readonly #ready = Promise.withResolvers<readonly string[]>();
  readonly #ended = Promise.withResolvers<void>();
  readonly #waiting = new Map<number, PromiseWithResolvers<Uint8Array> & { readonly into: Uint8Array }>();
  readonly #showing: PromiseWithResolvers<void>[] = [];
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

  /** Takes a scene instead of the one before; resolves when that is given back. */
  show(tensors: SharedScene): Promise<void> {
    const taken = Promise.withResolvers<void>();
    if (this.#gone) taken.resolve();
    else {
      this.#showing.push(taken);
      this.#send({ type: 'scene', tensors });
    }
    return taken.promise;
  }

  picture(moment: number, t: number, into: Uint8Array): Promise<Uint8Array> {
    const waiting = { ...Promise.withResolvers<Uint8Array>(), into };
    // Awaited in its turn; until then its failure is nobody's surprise.
    waiting.promise.catch(() => undefined);
    if (this.#gone) waiting.reject(this.#gone);
    else {
      this.#waiting.set(moment, waiting);
      this.#send({ type: 'picture', moment, t, into });
    }
    return waiting.promise;
  }

  /** Lets the thread end by itself: one that is terminated while ONNX Runtime works in it takes the process along. */
  async end(): Promise<void> {
    this.#send({ type: 'end' });
    await this.#ended.promise;
  }

  #send(message: ToFrameThread): void {
    this.#worker.postMessage(message, []);
  }

  #receive(message: FromFrameThread): void {
    switch (message.type) {
      case 'ready':
        this.#ready.resolve(message.inputs);
        return;
      case 'taken':
        this.#showing.shift()?.resolve();
        return;
      case 'picture': {
        const waiting = this.#waiting.get(message.moment);
        this.#waiting.delete(message.moment);
        waiting?.resolve(waiting.into);
        return;
      }
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
    for (const showing of this.#showing.splice(0)) showing.resolve();
  }
}
