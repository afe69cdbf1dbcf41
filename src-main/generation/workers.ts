import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { GenerationRequest } from '../../src-shared/generation/request.ts';
import type { Sight } from '../../src-shared/generation/look.ts';
import type { StartProcess } from '../processes/own-process.ts';
import type { TakeWorker, TaskOptions } from './take-worker.ts';
import { WorkerClient } from './worker-client.ts';
import type { BuiltinSetup, PackSetup, ScoreTask, UsedProvider, WorkerResult, WorkerTask } from './worker-protocol.ts';

/** What workers are made of. */
export interface WorkersSettings {
  readonly builtin: BuiltinSetup;
  /** SHA-256 of the built-in model, as requests name it. */
  readonly sha256: string;
  /** How the models that a request names are opened. @throws ShotloomError model_missing, model_damaged where one of them cannot be */
  readonly packOf: (request: GenerationRequest) => PackSetup;
  /** Told of a provider that took its process along; `packOf` leaves it out from then on. */
  readonly onCrash: (used: UsedProvider, model: string) => Promise<void>;
  readonly startProcess?: StartProcess | undefined;
}

/** A pack that nobody asks for gives its memory back after so many milliseconds. */
const IDLE_MS = 120_000;

/** The models of one process that makes takes: each in a process of its own, and of the packs no more than one. */
export class Workers implements TakeWorker {
  readonly #settings: WorkersSettings;
  readonly #builtin: WorkerClient;
  #pack: { readonly key: string; readonly client: WorkerClient } | null = null;
  #running = 0;
  #idle: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(settings: WorkersSettings) {
    this.#settings = settings;
    this.#builtin = new WorkerClient(settings.builtin, settings.startProcess);
  }

  async provider(): Promise<string> {
    return await this.#builtin.provider();
  }

  async run(task: WorkerTask, options?: TaskOptions): Promise<WorkerResult> {
    if (task.request.model.sha256 === this.#settings.sha256) return await this.#builtin.run(task, options);
    // Packs take turns: another one would end the process of the first, whose memory it needs.
    const before = this.#turn;
    const turn = Promise.withResolvers<void>();
    this.#turn = turn.promise;
    await before;
    try {
      return await this.#runPack(task, options);
    } finally {
      turn.resolve();
    }
  }

  async #runPack(task: WorkerTask, options: TaskOptions | undefined): Promise<WorkerResult> {
    for (;;) {
      const client = await this.#clientOf(task.request);
      this.#running += 1;
      try {
        return await client.run(task, options);
      } catch (error) {
        // Each time there is one provider less, until the processor is left.
        if (!(await this.#leftOut(client, task.request, error))) throw error;
      } finally {
        this.#running -= 1;
        this.#rest();
      }
    }
  }

  async score(task: ScoreTask): Promise<number> {
    return await (await this.#clientOf(task.request)).score(task);
  }

  async look(picture: Uint8Array): Promise<Sight> {
    return await this.#builtin.look(picture);
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await Promise.all([this.#builtin.close(), this.#closePack()]);
  }

  async #clientOf(request: GenerationRequest): Promise<WorkerClient> {
    const { model, draws } = request;
    clearTimeout(this.#idle);
    const { sha256, packOf, startProcess } = this.#settings;
    if (model.sha256 === sha256) return this.#builtin;
    const key = [model, draws?.enlarge, draws?.between, draws?.depth].map((each) => each?.sha256 ?? '').join(' ');
    if (this.#pack?.key === key) return this.#pack.client;
    const setup = packOf(request);
    // Two at once would need the memory of both.
    await this.#closePack();
    const client = new WorkerClient(setup, startProcess);
    this.#pack = { key, client };
    return client;
  }

  /** Whether a pack's process died of a provider that is left out from then on; without the processor itself nothing runs. */
  async #leftOut(client: WorkerClient, { model }: GenerationRequest, error: unknown): Promise<boolean> {
    // One that was closed died of that.
    if (this.#pack?.client !== client || !(error instanceof ShotloomError) || error.code !== 'model_crashed')
      return false;
    this.#pack = null;
    const { tried } = client;
    if (tried === null || tried.provider === 'cpu') return false;
    await this.#settings.onCrash(tried, model.name);
    return true;
  }

  async #closePack(): Promise<void> {
    const pack = this.#pack;
    this.#pack = null;
    await pack?.client.close();
  }

  #rest(): void {
    clearTimeout(this.#idle);
    if (this.#running === 0) this.#idle = setTimeout(() => void this.#closePack(), IDLE_MS).unref();
  }
}
