import { randomUUID } from 'node:crypto';
import type { Since } from '../../src-shared/contract/since.ts';

/** So many states are remembered, of all projects together: more than there are windows, each of which may be some steps behind. */
const REMEMBERED = 16;

/** What was told of projects last, so that who knows a state is told only what is other since. */
export class Told<T, D> {
  readonly #differ: (before: T, after: T) => D | null;
  /** By version, the newest last. */
  readonly #states = new Map<string, { readonly project: string; readonly state: T }>();

  /** @param differ what is other in the second of two states, null where nothing is */
  constructor(differ: (before: T, after: T) => D | null) {
    this.#differ = differ;
  }

  /** The state of a project for who knows it as it was in some version; as a whole where that is not remembered. */
  since(project: string, version: string | undefined, state: T): Since<T, D> {
    const newest = [...this.#states].findLast(([, told]) => told.project === project);
    const delta = newest ? this.#differ(newest[1].state, state) : null;
    const known = this.#states.get(version ?? '');
    const now = this.#remember(newest && delta === null ? newest[0] : randomUUID(), project, state);
    if (known?.project !== project) return { version: now, whole: state };
    return { version: now, delta: version === newest?.[0] ? delta : this.#differ(known.state, state) };
  }

  #remember(version: string, project: string, state: T): string {
    this.#states.delete(version);
    this.#states.set(version, { project, state });
    const [oldest] = this.#states.keys();
    if (this.#states.size > REMEMBERED && oldest !== undefined) this.#states.delete(oldest);
    return version;
  }
}
