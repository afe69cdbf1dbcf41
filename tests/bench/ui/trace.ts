import type { CDPSession } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  /** Microseconds of the processor: on a machine that others use, time by the clock says more of them. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Marks that a page sets with `performance.mark`, by which its work is divided. */
const CATEGORIES = ['toplevel', 'blink.user_timing', '__metadata'];

/**
 * Records what the main thread of a page does while `work` goes on, and answers the milliseconds of the processor that its tasks take between one mark of this name
 * and the next. A task that spans a mark counts to the part that it began in.
 */
export async function mainThreadBetween(
  session: CDPSession,
  mark: string,
  work: () => Promise<void>,
): Promise<number[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { readonly value: readonly unknown[] }): void => {
    events.push(...(value as readonly TraceEvent[]));
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return workBetween(events, mark);
}

function workBetween(events: readonly TraceEvent[], mark: string): number[] {
  const marks = events
    .filter(({ name, ph }) => name === mark && ph !== 'E')
    .toSorted((one, other) => one.ts - other.ts);
  const [first] = marks;
  if (!first) throw new Error(`The page set no mark "${mark}".`);
  const main = events.find(
    ({ name, pid, args }) => name === 'thread_name' && pid === first.pid && args?.name === 'CrRendererMain',
  );
  const tasks = events.filter(
    ({ name, pid, tid, tdur }) =>
      name === 'ThreadControllerImpl::RunTask' && pid === first.pid && tid === main?.tid && tdur !== undefined,
  );
  return marks.slice(1).map((next, index) => {
    const from = marks[index]?.ts ?? 0;
    const within = tasks.filter(({ ts }) => ts >= from && ts < next.ts);
    return within.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
  });
}

/** The value below which that share of values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
