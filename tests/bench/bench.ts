/** One measurement of a bench; a baseline, where there is one, has the same unit. */
export interface BenchRow {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
}

/** What a bench found. Machines differ: `ratio` is what binds, and the baseline ran beside ours. */
export interface BenchResult {
  readonly name: string;
  /** Our time, in milliseconds. */
  readonly our_ms: number;
  /** Time of the baseline in the same process or script, in milliseconds. */
  readonly baseline_ms: number;
  /** our_ms ÷ baseline_ms. */
  readonly ratio: number;
  readonly rows: readonly BenchRow[];
}

export interface BenchOptions {
  /** Arguments of the command line after the bench's name, without `--json`. */
  readonly args: readonly string[];
  /** Tells the person who waits what is going on; never part of the result. */
  readonly log: (line: string) => void;
}

/** What each bench file exports. */
export interface BenchModule {
  run(options: BenchOptions): Promise<BenchResult>;
}

/**
 * Milliseconds of processor time, of all threads, that the fastest run of each work takes: others use the machine too, and
 * interrupt long runs rather than short ones. The works take turns, so that a machine that grows slower or faster meanwhile
 * favours none; the first turns warm up.
 */
export function fastestOf(works: readonly (() => unknown)[], turns: number): number[] {
  const fastest = works.map(() => Infinity);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [index, work] of works.entries()) {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      fastest[index] = Math.min(fastest[index] ?? Infinity, (user + system) / 1000);
    }
  }
  return fastest;
}
