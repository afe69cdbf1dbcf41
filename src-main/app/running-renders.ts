import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { RenderChange, RunningRender } from '../../src-shared/contract/delivery.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { RenderProgress } from '../../src-shared/contract/schemas.ts';
import { Pauses } from '../render/pauses.ts';

type Progress = z.input<typeof RenderProgress>;
/** What a render tells of itself. */
export type RenderReport = Omit<Progress, 'render' | 'paused'>;
type Listed = z.input<typeof RunningRender>;
type Change = z.output<typeof RenderChange>;

/** Before anything is encoded. */
const BEGINNING: RenderReport = { segment: 0, segments: 0, frames: 0, total: 0, left_ms: null, sound: null };

/** A render as it runs. */
export interface BegunRender {
  readonly pauses: Pauses;
  /** Fires where it is cancelled. */
  readonly signal: AbortSignal;
  readonly report: (report: RenderReport) => void;
  readonly end: () => void;
}

interface Entry {
  readonly of: Pick<Listed, 'project' | 'output'>;
  readonly pauses: Pauses;
  readonly cancelled: AbortController;
  readonly tell: (progress: Progress) => void;
  report: RenderReport;
}

/** The renders of this process, for whoever wants to pause or cancel one. */
export class RunningRenders {
  readonly #entries = new Map<string, Entry>();

  /** @param tell is told how far it is, at once and also when it is paused and goes on */
  begin(of: Entry['of'], tell: Entry['tell']): BegunRender {
    const id = randomUUID();
    const entry: Entry = { of, pauses: new Pauses(), cancelled: new AbortController(), tell, report: BEGINNING };
    this.#entries.set(id, entry);
    tell(progressOf(id, entry));
    return {
      pauses: entry.pauses,
      signal: entry.cancelled.signal,
      report: (report) => {
        entry.report = report;
        tell(progressOf(id, entry));
      },
      end: () => this.#entries.delete(id),
    };
  }

  /** In the order in which they were begun. */
  list(): Listed[] {
    return Array.from(this.#entries, ([id, entry]) => ({ ...entry.of, progress: progressOf(id, entry) }));
  }

  /** Answers whether it changed anything. @throws ShotloomError not_found */
  change({ render, do: change }: Change): boolean {
    const entry = this.#entries.get(render);
    if (!entry)
      throw new ShotloomError(
        'not_found',
        say`No render ${render} runs here; it has ended, or another process runs it.`,
      );
    const { pauses, cancelled, tell } = entry;
    if (change === 'cancel') {
      cancelled.abort();
      return true;
    }
    const isChanged = change === 'pause' ? pauses.pause() : pauses.resume();
    if (isChanged) tell(progressOf(render, entry));
    return isChanged;
  }
}

function progressOf(render: string, { report, pauses: { isPaused } }: Entry): Progress {
  return { ...report, render, paused: isPaused, left_ms: isPaused ? null : report.left_ms };
}
