import { parseFountain } from '../../src-shared/script/fountain.ts';
import { MEGABYTE_OF_SCENES, PATHOLOGICAL_TEXTS } from '../support/script/pathological.ts';
import type { BenchResult } from './bench.ts';

const RUNS = 5;

/**
 * Parsing a script of a megabyte, beside splitting the same text into trimmed lines. The rows do the same for texts made
 * to be slow, and for four times a text: where work grows with the length, its time is about four times the shorter's.
 */
export async function run(): Promise<BenchResult> {
  const our_ms = fastest(() => parseFountain(MEGABYTE_OF_SCENES));
  const baseline_ms = fastest(() => trimLines(MEGABYTE_OF_SCENES));
  const texts = Object.entries(PATHOLOGICAL_TEXTS).map(([measure, text]) => ({
    measure,
    value: fastest(() => parseFountain(text)),
    unit: 'ms',
    baseline: fastest(() => trimLines(text)),
  }));
  const growth = Object.entries(PATHOLOGICAL_TEXTS).map(([measure, text]) => ({
    measure: `${measure}: four times a quarter of it`,
    value: fastest(() => parseFountain(text)),
    unit: 'ms',
    baseline: 4 * fastest(() => parseFountain(text.slice(0, text.length / 4))),
  }));
  return { name: 'parse', our_ms, baseline_ms, ratio: our_ms / baseline_ms, rows: [...texts, ...growth] };
}

function trimLines(text: string): number {
  let letters = 0;
  for (const line of text.split('\n')) letters += line.trim().length;
  return letters;
}

/** Milliseconds of the fastest of some runs: the machine is shared. */
function fastest(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return Math.min(...times);
}
