// npm run bench -- export [--runs N] [--parts job,edit,memory]
import { parseArgs } from 'node:util';
import { MediaBench } from '../support/media/media.ts';
import type { BenchOptions, BenchResult, BenchRow } from './bench.ts';
import { editRows } from './export/edit-part.ts';
import { jobRows } from './export/job-part.ts';
import { memoryRows } from './export/memory-part.ts';

const PARTS = ['job', 'edit', 'memory'] as const;

/**
 * What exports cost in processor time of all processes, beside one filter graph of ffmpeg and melt (where it is installed) that give the
 * same pictures at the same bytes; after an edit; and in memory. The median of runs that take turns. `ratio` is the job's against
 * the filter graph, of whatever else is asked for that part's.
 */
export async function run({ args, log }: BenchOptions): Promise<BenchResult> {
  const { runs, parts } = readArguments(args);
  const rows: BenchRow[] = [];
  for (const part of parts) {
    const bench = await MediaBench.open();
    try {
      if (part === 'job') rows.push(...(await jobRows(bench, runs, log)));
      if (part === 'edit') rows.push(...(await editRows(bench, runs, log)));
      if (part === 'memory') rows.push(...(await memoryRows(bench, log)));
    } finally {
      await bench.close();
    }
  }
  const first = rows.find(({ baseline }) => baseline !== undefined);
  const [ours, baseline] = [first?.value ?? NaN, first?.baseline ?? NaN];
  return { name: 'export', our_ms: ours, baseline_ms: baseline, ratio: ours / baseline, rows };
}

function readArguments(args: readonly string[]): { readonly runs: number; readonly parts: readonly string[] } {
  const { values } = parseArgs({ args: [...args], options: { runs: { type: 'string' }, parts: { type: 'string' } } });
  const runs = Number(values.runs ?? 5);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs} is no number of runs.`);
  const wanted = values.parts?.split(',') ?? PARTS;
  const parts = PARTS.filter((part) => wanted.includes(part));
  if (parts.length !== wanted.length) throw new Error(`--parts takes some of ${PARTS.join(',')}, not ${values.parts}.`);
  return { runs, parts };
}
