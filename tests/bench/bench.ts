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
