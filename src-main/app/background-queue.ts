import { setTimeout as sleep } from 'node:timers/promises';
import type { Library } from '../library/open.ts';
import { runJobs } from './run-jobs.ts';
import type { Services } from './services.ts';

/** How often it looks whether something was queued, in milliseconds. */
const WATCH_MS = 200;
/** How long it lets be what nothing can be made with (no model, a full disk), at first and at most, in milliseconds. */
const [FIRST_REST_MS, LONGEST_REST_MS] = [2000, 60_000];

/** Work that goes on while its host lives. */
export interface BackgroundQueue {
  /** Resolves when nothing of it runs any more; what was being made is queued again. */
  readonly stop: () => Promise<void>;
}

/**
 * Makes whatever is queued, by whichever page or process, for as long as the host lives: pages queue, watch and cancel, and may go
 * and come back meanwhile. Nothing is loaded before there is something to make. A job that fails is marked so by the queue; where
 * the queue itself cannot run, it is tried again, sooner where somebody does something.
 */
export function startBackgroundQueue(services: Services): BackgroundQueue {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = run(services, signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function run(services: Services, signal: AbortSignal): Promise<void> {
  let seen = '';
  let rest = FIRST_REST_MS;
  while (!signal.aborted) {
    try {
      const library = services.library();
      const version = library.version();
      if (version !== seen && hasWork(library)) {
        for await (const _ of runJobs(services, {}, signal, services.forming)) if (signal.aborted) break;
        rest = FIRST_REST_MS;
      }
      // What came while the last job was filed is seen the next time.
      seen = version;
      await pause(WATCH_MS, signal);
    } catch {
      // What is wrong is told to whoever asks (`system.doctor`), and by each call that needs the same.
      await pause(rest, signal);
      rest = Math.min(LONGEST_REST_MS, rest * 2);
      seen = '';
    }
  }
}

/** Something waits that is not paused, or runs elsewhere, where its process may die. */
function hasWork({ jobs }: Library): boolean {
  const held = new Set(jobs.held());
  if (held.has(null)) return false;
  return jobs.openJobs(null).some(({ state, project_id }) => state.status !== 'paused' && !held.has(project_id));
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
