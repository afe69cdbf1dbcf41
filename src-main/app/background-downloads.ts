import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Download, DownloadChange, HubInstall } from '../../src-shared/contract/models.ts';
import { modelsDirectory } from '../models/installed.ts';
import { listIncoming, sweepUnpacked } from '../models/store/incoming.ts';
import type { HubModel, StoreProgress } from '../models/store/store.ts';
import { failureOf } from './failure-of.ts';
import type { Services } from './services.ts';

type Told = z.input<typeof Download>;

/** How often whoever watches is told what other programs fetch, in milliseconds. */
const LOOK_MS = 1000;

/** How far back it is looked for how fast a download comes, in milliseconds. */
const RECENT_MS = 60_000;

/** What this process fetches, or fetched. */
interface Entry {
  readonly model: HubModel;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  /** How far it was in the last minute, and when (milliseconds of a clock that only goes forward); none before it is under way. */
  readonly recent: { readonly at: number; readonly bytes: number }[];
  progress: StoreProgress;
  state: 'running' | 'done' | { readonly failed: unknown };
}

/**
 * The models that one process fetches. They belong to it and not to whoever asked for them: a page that is closed or reloaded finds them as far as they are. What is
 * paused, or was left by a program that ended, lies in the library's folder and is gone on with when somebody says so.
 */
export class BackgroundDownloads {
  readonly #entries = new Map<string, Entry>();
  readonly #watchers = new Set<() => void>();
  readonly #closed = new AbortController();
  #isSwept = false;

  /** Begins one; answers its id once it is under way. @throws ShotloomError as `acceptedModel` and `addFromHub` */
  async start(services: Services, wanted: z.output<typeof HubInstall>): Promise<{ readonly id: string }> {
    const { acceptedModel } = await import('./install-models.ts');
    const model = await acceptedModel(services, wanted, this.#closed.signal);
    await this.#begin(services, model);
    return { id: model.id };
  }

  /** Those that are not whole, by their names, with what this process installed. */
  list({ libraryDirectory }: Pick<Services, 'libraryDirectory'>): Told[] {
    const models = modelsDirectory(libraryDirectory);
    if (!this.#isSwept) sweepUnpacked(models);
    this.#isSwept = true;
    const incoming = new Map(listIncoming(models).map((each) => [each.id, each]));
    const ours = Array.from(this.#entries).flatMap(([id, entry]) => ourDownload(entry, incoming.has(id)) ?? []);
    const others = [...incoming.values()]
      .filter(({ id }) => !this.#entries.has(id))
      .map(({ id, repository, bytes, of_bytes, holder }): Told => {
        const state: Told['state'] = holder ? { status: 'elsewhere', by: holder } : { status: 'paused' };
        return { id, repository, bytes, of_bytes, state };
      });
    return [...ours, ...others].toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** @throws ShotloomError not_found; bad_option where another program fetches it */
  async change(services: Services, { id, do: what }: z.output<typeof DownloadChange>): Promise<void> {
    const entry = this.#entries.get(id);
    switch (what) {
      case 'pause':
        if (entry?.state !== 'running') return;
        entry.stop.abort();
        return await entry.ended;
      case 'resume':
        if (entry?.state === 'running' && !entry.stop.signal.aborted) return;
        return await this.#begin(services, modelComing(services, id));
      case 'remove': {
        const { forgetIncoming } = await import('../models/store/store.ts');
        entry?.stop.abort();
        await entry?.ended;
        this.#entries.delete(id);
        await forgetIncoming(modelsDirectory(services.libraryDirectory), id);
        this.#tell();
      }
    }
  }

  /** The list, and again whenever it has changed, until the reader leaves or the process ends. */
  async *watch(services: Services, stop: AbortSignal): AsyncGenerator<Told[], void, void> {
    const signal = AbortSignal.any([stop, this.#closed.signal]);
    let wake = Promise.withResolvers<void>();
    const watcher = (): void => wake.resolve();
    const hasLeft = (): boolean => signal.aborted;
    const timer = setInterval(watcher, LOOK_MS);
    this.#watchers.add(watcher);
    signal.addEventListener('abort', watcher, { once: true });
    try {
      for (let seen = ''; !hasLeft(); wake = Promise.withResolvers<void>()) {
        const list = this.list(services);
        const now = JSON.stringify(list);
        if (now !== seen) yield list;
        seen = now;
        await wake.promise;
      }
    } finally {
      clearInterval(timer);
      this.#watchers.delete(watcher);
      signal.removeEventListener('abort', watcher);
    }
  }

  /** Pauses all of them, and tells nobody any more; resolves when nothing of them runs any more. */
  async close(): Promise<void> {
    this.#closed.abort();
    for (const { stop } of this.#entries.values()) stop.abort();
    await Promise.all(Array.from(this.#entries.values(), ({ ended }) => ended));
  }

  /** Resolves when it is under way. @throws ShotloomError what ended it before */
  async #begin(services: Services, model: HubModel): Promise<void> {
    const { id } = model;
    // Looked at by every page, and seldom asked to fetch: what that takes is loaded then.
    const { addFromHub } = await import('../models/store/store.ts');
    const token = await services.hubToken();
    const before = this.#entries.get(id);
    if (before?.stop.signal.aborted) await before.ended;
    if (this.#entries.get(id)?.state === 'running')
      throw new ShotloomError('bad_option', say`"${id}" is being fetched already; wait for it, or pause it first.`);
    const stop = new AbortController();
    const underWay = Promise.withResolvers<void>();
    const fetched = addFromHub(
      modelsDirectory(services.libraryDirectory),
      model,
      { token, signal: stop.signal },
      (progress) => {
        noteProgress(entry, progress);
        underWay.resolve();
        this.#tell();
      },
    );
    const ended = fetched.then(
      () => this.#end(id, entry, 'done'),
      (error: unknown) => {
        // What never began is told to who asked for it.
        if (entry.recent.length > 0) this.#end(id, entry, stop.signal.aborted ? null : { failed: error });
        else this.#end(id, entry, null);
        underWay.reject(error);
      },
    );
    const entry: Entry = { model, stop, ended, recent: [], progress: { bytes: 0, of_bytes: 0 }, state: 'running' };
    this.#entries.set(id, entry);
    await underWay.promise;
  }

  /** @param state null: it is as it lies in the library's folder */
  #end(id: string, entry: Entry, state: Entry['state'] | null): void {
    if (state) entry.state = state;
    else this.#entries.delete(id);
    this.#tell();
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

/** One that this process fetches or fetched; null where nothing is left of it. */
function ourDownload(entry: Entry, isThere: boolean): Told | null {
  const { model, progress, state } = entry;
  const about = { id: model.id, repository: model.repository.name, ...progress };
  if (state === 'running') return { ...about, state: { status: 'running', left_ms: leftOf(entry) } };
  if (state === 'done') return { ...about, state: { status: 'done' } };
  return isThere ? { ...about, state: { status: 'failed', ...failureOf(state.failed) } } : null;
}

/** Milliseconds that the rest takes if it comes as fast as what came; null where nothing came. */
function leftOf({ recent: [first], progress: { bytes, of_bytes } }: Entry): number | null {
  if (!first || bytes <= first.bytes) return null;
  return ((performance.now() - first.at) * (of_bytes - bytes)) / (bytes - first.bytes);
}

function noteProgress(entry: Entry, progress: StoreProgress): void {
  const { recent } = entry;
  recent.push({ at: performance.now(), bytes: progress.bytes });
  // Of those that are longer ago, the last one tells where the minute began.
  while (recent[1] && performance.now() - recent[1].at > RECENT_MS) recent.shift();
  entry.progress = progress;
}

/** What lies in the library's folder of a model, to be gone on with. @throws ShotloomError not_found */
function modelComing({ hub, libraryDirectory }: Services, id: string): HubModel {
  const coming = listIncoming(modelsDirectory(libraryDirectory)).find((each) => each.id === id);
  if (!coming)
    throw new ShotloomError('not_found', say`Nothing of a model "${id}" is there to go on with; download it anew.`);
  const { repository: name, commit, licence, files } = coming;
  // From the hub that is asked now: files are held to their sums, whoever has them.
  return {
    id,
    repository: { endpoint: hub, name, revision: commit },
    listing: { commit, licence, gated: false, files },
  };
}
