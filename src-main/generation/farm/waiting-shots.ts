import { listOf, say, sentenceText } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import { readRequest } from '../../../src-shared/generation/request.ts';
import type { Job } from '../../../src-shared/library/records.ts';
import type { Library } from '../../library/open.ts';
import { patiently } from '../../library/write.ts';
import type { QueueOptions } from '../queue.ts';
import type { WorkerCan } from './coordinator-http.ts';
import { lacking, needsKey, needsOf } from './messages.ts';
import type { FarmNeeds } from './messages.ts';

/** Jobs that wait to be made and need the same models. */
export interface WaitingGroup extends Needed {
  readonly jobs: readonly Job[];
}

/** What a shot needs. */
interface Needed {
  readonly needs: FarmNeeds;
  /** Of `needs`. */
  readonly key: string;
}

/** So many requests are remembered by what they need. */
const MOST_REMEMBERED = 20_000;

/** The jobs of a library that wait for a worker, by the models that they need. */
export class WaitingShots {
  readonly #library: Library;
  readonly #known = new Map<string, Needed>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** Those that wait, by nobody yet, in the order of the first of each group. */
  groups({ project_id, kind }: Pick<QueueOptions, 'project_id' | 'kind'>): WaitingGroup[] {
    if (this.#known.size > MOST_REMEMBERED) this.#known.clear();
    const groups = new Map<string, Needed & { readonly jobs: Job[] }>();
    for (const job of queuedJobs(this.#library)) {
      if ((project_id ?? job.project_id) !== job.project_id || (kind ?? job.kind) !== job.kind) continue;
      const needed = this.#neededBy(job);
      const group = groups.get(needed.key);
      if (group) group.jobs.push(job);
      else groups.set(needed.key, { ...needed, jobs: [job] });
    }
    return [...groups.values()];
  }

  #neededBy(job: Job): Needed {
    const known = this.#known.get(job.request_digest);
    if (known) return known;
    const needs = needsOf(readRequest(this.#library.requestOf(job).json));
    const needed = { needs, key: needsKey(needs) };
    this.#known.set(job.request_digest, needed);
    return needed;
  }
}

/** The jobs that wait to be made, by nobody yet. */
export function queuedJobs({ jobs }: Library): Job[] {
  const held = new Set(jobs.held());
  if (held.has(null)) return [];
  return jobs.openJobs(null).filter(({ state, project_id }) => state.status === 'queued' && !held.has(project_id));
}

/** Says in the library of jobs that no worker can make which model is lacking, for as long as that is so. */
export class BlockedShots {
  readonly #library: Library;
  readonly #onBlocked: (why: Sentence, shots: number) => void;
  /** What is said of each job. */
  readonly #said = new Map<string, string>();
  /** What was told of each group. */
  #told = new Map<string, string>();

  /** @param onBlocked is told of each group of shots once, and again where what is lacking is another */
  constructor(library: Library, onBlocked: (why: Sentence, shots: number) => void) {
    this.#library = library;
    this.#onBlocked = onBlocked;
  }

  /** @param workers what each that is there can make; where none is, nothing is lacking but one */
  async note(groups: readonly WaitingGroup[], workers: readonly WorkerCan[]): Promise<void> {
    const blocked = groups.flatMap((group) => {
      const why = workers.length === 0 ? null : whyBlocked(group, workers);
      return why ? [{ ...group, why, text: sentenceText(why) }] : [];
    });
    const wanted = new Map(blocked.flatMap(({ jobs, ...of }) => jobs.map(({ id }) => [id, of] as const)));
    const over = [...this.#said.keys()].filter((id) => !wanted.has(id));
    const fresh = [...wanted].filter(([id, { text }]) => this.#said.get(id) !== text);
    if (over.length + fresh.length > 0) await patiently(() => this.#write(over, fresh));
    for (const { key, why, text, jobs } of blocked) if (this.#told.get(key) !== text) this.#onBlocked(why, jobs.length);
    this.#told = new Map(blocked.map(({ key, text }) => [key, text]));
  }

  #write(
    over: readonly string[],
    fresh: readonly (readonly [string, { readonly why: Sentence; readonly text: string }])[],
  ): void {
    const { jobs } = this.#library;
    this.#library.atomically(() => {
      for (const id of over) jobs.unexplain(id);
      for (const [id, { why, text }] of fresh) jobs.explain(id, { code: 'model_missing', reason: text, said: why });
    });
    for (const id of over) this.#said.delete(id);
    for (const [id, { text }] of fresh) this.#said.set(id, text);
  }
}

/** Whether a worker can make shots that need these models. */
export function canMake({ models, cannot }: WorkerCan, { needs, key }: Needed): boolean {
  return lacking(needs, models).length === 0 && !cannot.includes(key);
}

/** Why no worker can make a shot; null where one can. */
function whyBlocked(needed: Needed, workers: readonly WorkerCan[]): Sentence | null {
  if (workers.some((worker) => canMake(worker, needed))) return null;
  const quoted = (models: FarmNeeds) =>
    listOf(
      'and',
      [...models].map(({ name }) => `"${name}"`),
    );
  const nowhere = needed.needs.filter((model) => workers.every(({ models }) => lacking([model], models).length > 0));
  return nowhere.length > 0
    ? say`No worker of the farm has ${quoted(nowhere)}: install what is lacking on one of them ("shotloom models"), and the shot goes on by itself.`
    : say`No worker of the farm can use all of ${quoted(needed.needs)}: install them on one of them, anew where they are there ("shotloom models"), and the shot goes on by itself.`;
}
