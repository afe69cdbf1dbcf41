import { replaceEqualDeep } from '@tanstack/react-query';
import type { Since } from '../../src-shared/contract/since.ts';

/**
 * What the program told last of the film that is open: only what is other since is asked for, and what did not change stays the same
 * objects, which are not drawn again.
 */
export class Known<T, D> {
  readonly #patched: (before: T, delta: D) => T;
  #last: { readonly project: string; readonly version: string; readonly state: T } | null = null;

  /** @param patched the state that a delta makes of another */
  constructor(patched: (before: T, delta: D) => T) {
    this.#patched = patched;
  }

  /** Asks for a project as it is now. @param ask is given the version that is known; calls may run beside each other */
  async ask<A>(project: string, ask: (since: string | undefined) => Promise<A>, told: (answer: A) => Since<T, D>) {
    const before = this.#last?.project === project ? this.#last : null;
    const answer = await ask(before?.version);
    const now = told(answer);
    const state = this.#stateOf(before?.state, now);
    this.#last = { project, version: now.version, state };
    return { answer, state };
  }

  #stateOf(before: T | undefined, now: Since<T, D>): T {
    if ('whole' in now) return before === undefined ? now.whole : replaceEqualDeep(before, now.whole);
    if (before === undefined) throw new Error('Only a change was told, of nothing that is known.');
    return now.delta === null ? before : this.#patched(before, now.delta);
  }
}
