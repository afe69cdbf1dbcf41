import type { Sentence } from '../../../src-shared/contract/sentences.ts';
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
  /** One of the program's sentences, in the language of whoever reads it here. */
  readonly inWords: (said: Sentence) => string;
}
