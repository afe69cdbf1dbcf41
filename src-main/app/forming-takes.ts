import type { FormingShown } from '../generation/queue.ts';
import type { Job } from '../../src-shared/library/records.ts';

interface Entry {
  /** Another one for another picture. */
  readonly version: number;
  readonly png: Uint8Array;
}

/**
 * What the takes look like that this process is making, for whoever looks at its queue. Nothing of it is written anywhere: it goes with the
 * take, or with the process.
 */
export class FormingTakes implements FormingShown {
  readonly #entries = new Map<number, Entry>();
  #version = 0;

  /** Raised whenever {@link versionOf} may answer something else. */
  get version(): number {
    return this.#version;
  }

  show({ number }: Job, png: Uint8Array): void {
    this.#version += 1;
    this.#entries.set(number, { version: this.#version, png });
  }

  end({ number }: Job): void {
    if (this.#entries.delete(number)) this.#version += 1;
  }

  /** Which picture there is of a job's take by now; null where there is none. */
  versionOf(job: number): number | null {
    return this.#entries.get(job)?.version ?? null;
  }

  /** The newest picture of a job's take, as PNG. */
  pictureOf(job: number): Uint8Array | null {
    return this.#entries.get(job)?.png ?? null;
  }
}
