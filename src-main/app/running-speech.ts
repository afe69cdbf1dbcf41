import type { z } from 'zod';
import type { SpokenFilm } from '../../src-shared/contract/jobs.ts';

type Listed = z.input<typeof SpokenFilm>;

/** A film whose lines are being spoken. */
export interface BegunSpeech {
  /** Fires where somebody stops it. */
  readonly signal: AbortSignal;
  /** Notes how many lines of all were spoken. */
  readonly report: (done: number) => void;
  readonly end: () => void;
}

interface Entry {
  readonly of: Pick<Listed, 'project' | 'title' | 'lines'>;
  readonly stopped: AbortController;
  readonly begunAt: number;
  done: number;
}

/** The films whose lines this process is speaking before anything is made of them, for whoever looks at the queue. */
export class RunningSpeech {
  readonly #entries = new Set<Entry>();
  #version = 0;

  /** Raised whenever {@link list} may answer something else. */
  get version(): number {
    return this.#version;
  }

  begin(of: Entry['of']): BegunSpeech {
    const entry: Entry = { of, stopped: new AbortController(), begunAt: performance.now(), done: 0 };
    this.#entries.add(entry);
    this.#version += 1;
    return {
      signal: entry.stopped.signal,
      report: (done) => {
        entry.done = done;
        this.#version += 1;
      },
      end: () => {
        this.#entries.delete(entry);
        this.#version += 1;
      },
    };
  }

  /** What is spoken, or what is of one film, in the order in which it was begun. */
  list(project?: string): Listed[] {
    return [...this.#entries].filter(({ of }) => isOf(of, project)).map(told);
  }

  /** Stops what is spoken, or what is of one film; answers how much that was. */
  stop(project?: string): number {
    const meant = [...this.#entries].filter(({ of, stopped }) => isOf(of, project) && !stopped.signal.aborted);
    for (const { stopped } of meant) stopped.abort();
    return meant.length;
  }
}

function isOf(of: Entry['of'], project: string | undefined): boolean {
  return project === undefined || of.project === project;
}

function told({ of, done, begunAt }: Entry): Listed {
  const left_ms = done === 0 ? null : ((performance.now() - begunAt) / done) * (of.lines - done);
  // In whole seconds, so that who watches is told of a change and not of the clock.
  return { ...of, done, left_ms: left_ms === null ? null : Math.round(left_ms / 1000) * 1000 };
}
