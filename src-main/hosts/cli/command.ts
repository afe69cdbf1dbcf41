import type { App } from '../../app.ts';
import type { Keys } from './keys.ts';
import type { ProgressOutput } from './progress.ts';

/** What a command works with. */
export interface CommandContext {
  readonly app: App;
  /** Fires at Ctrl-C. */
  readonly signal: AbortSignal;
  readonly progress: ProgressOutput;
  /** Null where nobody presses any. */
  readonly keys: Keys | null;
  /** A line of the result, on standard output. */
  readonly print: (line: string) => void;
  /** A line about what happens, on standard error. */
  readonly note: (line: string) => void;
}
