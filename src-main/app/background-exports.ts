import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { ExportChange, ExportJob, ExportWanted } from '../../src-shared/contract/exports.ts';
import { existingProject } from './existing-project.ts';
import { failureOf } from './failure-of.ts';
import type { ExportReport } from './run-export.ts';
import type { Services } from './services.ts';

type Job = z.input<typeof ExportJob>;
type State = Job['state'];

/** Ended exports that are remembered. */
const MOST_ENDED = 100;

interface Entry {
  readonly services: Services;
  readonly wanted: ExportWanted;
  readonly about: Omit<Job, 'state' | 'ended_at'>;
  state: State;
  ended_at: string | null;
  stop: AbortController;
  /** The name of its render, while a film is rendered. */
  render: string | null;
}

/**
 * The exports of one process. They belong to it and not to whoever asked for them: a page that is closed or reloaded finds them as far as
 * they are. Films are made one after the other, everything else at once.
 */
export class BackgroundExports {
  readonly #entries = new Map<string, Entry>();
  readonly #watchers = new Set<() => void>();
  readonly #running = new Set<Promise<void>>();
  readonly #closed = new AbortController();
  #films: Promise<void> = Promise.resolve();

  /** Begins one; answers its id. @throws ShotloomError not_found for a project or a grant that is not there */
  start(services: Services, wanted: ExportWanted): { readonly id: string } {
    const { id: project, title } = existingProject(services.library(), wanted.project);
    const name = basename(services.grants.path(wanted.output, 'write'));
    const id = `exp_${randomBytes(8).toString('hex')}`;
    const about = { id, project, title, what: wanted.what, name, output: wanted.output };
    const begun_at = new Date().toISOString();
    const entry: Entry = {
      ...{ services, wanted, about: { ...about, begun_at } },
      ...{ state: { status: 'waiting' }, ended_at: null, stop: new AbortController(), render: null },
    };
    this.#entries.set(id, entry);
    this.#begin(entry);
    return { id };
  }

  /** In the order in which they were begun. */
  list(): Job[] {
    return Array.from(this.#entries.values(), ({ about, state, ended_at }) => ({ ...about, state, ended_at }));
  }

  /** Answers whether that changed anything. @throws ShotloomError not_found */
  change({ export: id, do: what }: z.output<typeof ExportChange>): boolean {
    const entry = this.#entries.get(id);
    if (!entry)
      throw new ShotloomError(
        'not_found',
        say`That export is not known; it was made by another Shotloom, or left out of the list.`,
      );
    const hasEnded = entry.ended_at !== null;
    switch (what) {
      case 'cancel':
        if (hasEnded) return false;
        entry.stop.abort();
        // One that runs says itself when it has stopped.
        if (entry.state.status === 'waiting') this.#end(entry, { status: 'cancelled' });
        return true;
      case 'retry':
        if (entry.state.status !== 'failed' && entry.state.status !== 'cancelled') return false;
        entry.stop = new AbortController();
        entry.ended_at = null;
        this.#become(entry, { status: 'waiting' });
        this.#begin(entry);
        return true;
      case 'forget':
        if (!hasEnded) return false;
        this.#entries.delete(id);
        this.#tell();
        return true;
      case 'pause':
      case 'resume':
        if (entry.render === null) return false;
        return entry.services.renders.change({ render: entry.render, do: what });
    }
  }

  /** The list, and again whenever it has changed, until the reader leaves or all of it ends. */
  async *watch(stop: AbortSignal): AsyncGenerator<Job[], void, void> {
    const signal = AbortSignal.any([stop, this.#closed.signal]);
    let wake = Promise.withResolvers<void>();
    const watcher = (): void => wake.resolve();
    const hasLeft = (): boolean => signal.aborted;
    this.#watchers.add(watcher);
    signal.addEventListener('abort', watcher, { once: true });
    try {
      while (!hasLeft()) {
        yield this.list();
        await wake.promise;
        wake = Promise.withResolvers<void>();
      }
    } finally {
      this.#watchers.delete(watcher);
      signal.removeEventListener('abort', watcher);
    }
  }

  /** Stops all of them, and tells nobody any more; resolves when nothing of them runs any more. */
  async close(): Promise<void> {
    for (const { stop } of this.#entries.values()) stop.abort();
    await Promise.all(this.#running);
    this.#closed.abort();
  }

  #begin(entry: Entry): void {
    const { stop } = entry;
    const before = entry.wanted.what === 'film' ? this.#films : Promise.resolve();
    // One that was stopped while it waited has ended by then, and perhaps was begun again behind others.
    const running = before.then(async () => (stop.signal.aborted ? undefined : await this.#run(entry, stop)));
    if (entry.wanted.what === 'film') this.#films = running;
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
    this.#tell();
  }

  async #run(entry: Entry, stop: AbortController): Promise<void> {
    const { services, wanted } = entry;
    this.#become(entry, { status: 'running', doing: 'plan', progress: null, left_ms: null, paused: false });
    const report = ({ state, render }: ExportReport): void => {
      entry.render = render;
      this.#become(entry, { status: 'running', ...state });
    };
    try {
      // Rendering and writing documents take many modules, which a start does without.
      const { runExport } = await import('./run-export.ts');
      const { duration_s, stills } = await runExport(services, wanted, report, stop.signal);
      const bytes = await stat(services.grants.path(wanted.output, 'write')).then(
        ({ size }) => size,
        () => null,
      );
      this.#end(entry, { status: 'done', bytes, duration_s, stills });
    } catch (error) {
      this.#end(entry, stop.signal.aborted ? { status: 'cancelled' } : { status: 'failed', ...failureOf(error) });
    }
  }

  #become(entry: Entry, state: State): void {
    entry.state = state;
    this.#tell();
  }

  #end(entry: Entry, state: State): void {
    entry.render = null;
    entry.ended_at = new Date().toISOString();
    const ended = [...this.#entries.values()].filter(({ ended_at }) => ended_at !== null);
    for (const { about } of ended.slice(0, -MOST_ENDED)) this.#entries.delete(about.id);
    this.#become(entry, state);
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
