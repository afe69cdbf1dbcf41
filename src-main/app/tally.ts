import type { z } from 'zod';
import type { GenerationProgress } from '../../src-shared/contract/schemas.ts';
import { timeLeft, type TakeCost } from '../../src-shared/generation/time-left.ts';
import type { TakeKind } from '../../src-shared/library/records.ts';
import type { QueueEvent } from '../generation/queue.ts';
import { keyOf } from './enqueue.ts';
import type { WantedShot } from './wanted-shots.ts';

type Progress = z.input<typeof GenerationProgress>;

/** What a tally is about. */
interface Tallied {
  readonly shots: readonly WantedShot[];
  /** Shots of the film. */
  readonly film: number;
  readonly kind: TakeKind;
  readonly provider: string;
  /** How many are made at the same time. */
  readonly workers: number;
  /** What one of them costs, as far as it is known by now. */
  readonly cost: () => TakeCost | null;
}

/** Adds up progress. Work counts frames, so that a long shot weighs more than a short one. */
export class Tally {
  readonly #of: Tallied;
  readonly #byRequest: ReadonlyMap<string, WantedShot>;
  readonly #frames: number;
  readonly #common: Pick<Progress, 'kind' | 'provider' | 'shots' | 'to_do'>;
  readonly #tell: (progress: Progress) => void;
  /** Of each take begun, the share that is made. The next shot begins while the last one is still being filed. */
  readonly #shares = new Map<string, number>();
  #cost: TakeCost | null;
  #framesMade = 0;
  #done = 0;
  #last: Progress | null = null;

  constructor(of: Tallied, tell: (progress: Progress) => void) {
    const { shots, film, kind, provider, cost } = of;
    this.#of = of;
    this.#byRequest = new Map(shots.map((each) => [keyOf(each.shot.id, each.request.digest), each]));
    this.#frames = shots.reduce((sum, each) => sum + each.frames, 0);
    this.#common = { kind, provider, shots: film, to_do: shots.length };
    this.#cost = cost();
    this.#tell = tell;
  }

  note(event: QueueEvent): void {
    const key = keyOf(event.job.shot_id, event.job.request_digest);
    const wanted = this.#byRequest.get(key);
    if (!wanted) return;
    const before = this.#shares.get(key) ?? 0;
    const isOver = event.type === 'finished' || event.type === 'failed';
    if (isOver) {
      this.#done += 1;
      this.#cost = this.#of.cost();
    }
    const share = event.type === 'frames' ? event.frames / event.total : Number(isOver);
    this.#shares.set(key, Math.max(before, share));
    this.#framesMade += (Math.max(before, share) - before) * wanted.frames;
    const work = Math.min(1, this.#framesMade / this.#frames);
    this.#say({ ...this.#common, shot: wanted.number, done: this.#done, work, left_ms: this.#left() });
  }

  /** Tells once that nothing goes on, and what for. */
  wait(waits_for: Progress['waits_for']): void {
    const first = this.#of.shots[0]?.number ?? 1;
    const last = this.#last ?? { ...this.#common, shot: first, done: 0, work: 0, left_ms: this.#left() };
    if (last.waits_for !== waits_for) this.#say({ ...last, waits_for });
  }

  #say(progress: Progress): void {
    this.#last = progress;
    this.#tell(progress);
  }

  #left(): number | null {
    const cost = this.#cost;
    if (cost === null) return null;
    const left = Array.from(this.#byRequest, ([key, { frames, handles }]) => {
      const share = this.#shares.get(key) ?? 0;
      return timeLeft(cost, this.#of.kind === 'still' ? 1 : frames + handles, share);
    });
    return left.reduce((sum, each) => sum + each, 0) / this.#of.workers;
  }
}
