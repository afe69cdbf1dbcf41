import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibrary } from '../../src-main/library/open.ts';
import type { BenchOptions, BenchResult, BenchRow } from './bench.ts';
import { buildLibrary } from './library/build.ts';
import { timeEdits } from './library/edits.ts';
import { timeSaving } from './library/save.ts';
import { timeQueries } from './library/search.ts';
import type { QueryTime } from './library/search.ts';

const CLIPS = 100_000;
const TURNS = 12;
const SAVES = 5;
const MEBIBYTE = 2 ** 20;

/**
 * Searches a library of 100,000 clips, each query beside the hand-written SQL of the same query: what binds is the ratio of
 * the sums, and that of each query is told. Then what else a large library costs: opening, indexing, finding look-alikes,
 * saving a project of 2,000 shots beside one transaction of the same rows, showing and editing one, memory. `-- library N` makes one of N clips.
 */
export async function run({ args, log }: BenchOptions): Promise<BenchResult> {
  const clips = Number(args[0] ?? CLIPS);
  const folder = mkdtempSync(join(tmpdir(), 'shotloom-bench-'));
  try {
    log(`filing and indexing ${clips} clips`);
    const indexed = buildLibrary(folder, clips);
    const size = statSync(join(folder, 'library.sqlite')).size / MEBIBYTE;
    const before = performance.now();
    const library = openLibrary(folder);
    const opened = performance.now() - before;
    log('searching');
    const times = timeQueries(library, TURNS);
    const like = library.search.find({ query: '', limit: 1 }).clips[0]?.id ?? '';
    const looks = library.take(like)?.media_sha256 ?? '';
    const [first, again] = [1, 2].map(() => timeOf(() => library.search.find({ query: '', limit: 50, like: looks })));
    const memory = process.memoryUsage().rss / MEBIBYTE;
    library.close();
    log('saving');
    const saved = timeSaving(SAVES);
    log('editing');
    const edits = await timeEdits(join(folder, 'edits'));
    const [ours, sql] = [sum(times.map((time) => time.ours)), sum(times.map((time) => time.sql))];
    const rows: BenchRow[] = [
      {
        measure: 'search p95',
        value: p95(times.map((time) => time.ours)),
        unit: 'ms',
        baseline: p95(times.map((time) => time.sql)),
      },
      { measure: 'search ÷ SQL, median of queries', value: median(times.map(ratioOf)), unit: 'ratio', baseline: 1.5 },
      { measure: 'search ÷ SQL, worst query', value: Math.max(...times.map(ratioOf)), unit: 'ratio' },
      ...times.map(({ name, ours: value, sql: baseline }) => ({ measure: name, value, unit: 'ms', baseline })),
      { measure: 'look-alikes, first', value: first ?? 0, unit: 'ms' },
      { measure: 'look-alikes, again', value: again ?? 0, unit: 'ms' },
      { measure: 'indexing everything', value: indexed, unit: 'ms' },
      { measure: 'opening', value: opened, unit: 'ms' },
      { measure: `saving ${saved.shots} shots`, value: saved.ours, unit: 'ms', baseline: saved.sql },
      { measure: 'saving ÷ one transaction', value: saved.ours / saved.sql, unit: 'ratio' },
      ...edits,
      { measure: 'database', value: size, unit: 'MiB' },
      { measure: 'memory', value: memory, unit: 'MiB' },
    ];
    return { name: 'library', our_ms: ours, baseline_ms: sql, ratio: ours / sql, rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timeOf(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

function ratioOf({ ours, sql }: QueryTime): number {
  return ours / sql;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function p95(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? 0;
}
