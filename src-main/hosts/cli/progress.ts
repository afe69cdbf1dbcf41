/** Where progress goes: standard error, so that standard output holds results only. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One stage of work: a bar on a terminal, plain lines elsewhere. */
export interface Stage {
  /**
   * @param share done, 0 to 1
   * @param what is being done, e.g. "shot 3 of 19"
   * @param step number of whole things done; plain lines are printed when it grows
   * @param left milliseconds, where the work itself can tell; else it is told by how long the share took
   */
  update(share: number, what: string, step: number, left?: number | null): void;
  /** Says why nothing goes on. */
  wait(why: string): void;
  /** Ends the stage with its last line. */
  end(what: string): void;
}

const BAR_CELLS = 16;
const REDRAW_MS = 80;
/** Too early, an estimate is a guess. */
const ESTIMATE_AFTER_MS = 1500;

/** Begins a stage. `now` gives milliseconds. */
export function beginStage(output: ProgressOutput, name: string, now: () => number = Date.now): Stage {
  return output.isTTY === true ? barStage(output, name, now) : lineStage(output, name);
}

function barStage(output: ProgressOutput, name: string, now: () => number): Stage {
  const started = now();
  let drawn = -Infinity;
  let reached = 0;
  const draw = (share: number, text: string): void => {
    const filled = Math.round(share * BAR_CELLS);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_CELLS - filled);
    const line = `${name.padEnd(7)} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${text}`;
    output.write(`\r\u001b[K${line.slice(0, Math.max(20, (output.columns || 80) - 1))}`);
  };
  return {
    update: (share, what, _step, known = null) => {
      const time = now();
      reached = share;
      if (time - drawn < REDRAW_MS) return;
      drawn = time;
      const spent = time - started;
      const guess = share > 0 && spent > ESTIMATE_AFTER_MS ? (spent * (1 - share)) / share : null;
      draw(share, what + leftWords(known ?? guess));
    },
    wait: (why) => draw(reached, why),
    end: (what) => {
      draw(1, `${what}, ${duration(now() - started)}`);
      output.write('\n');
    },
  };
}

/** A line for each thing done: a log that can be read, not a flood. */
function lineStage(output: ProgressOutput, name: string): Stage {
  let last = 0;
  return {
    update: (_share, what, step, left = null) => {
      if (step <= last) return;
      last = step;
      output.write(`${name}: ${what}${leftWords(left)}\n`);
    },
    wait: (why) => output.write(`${name}: ${why}\n`),
    end: (what) => output.write(`${name}: ${what}\n`),
  };
}

/** ", 8 s left"; nothing where that is not known. */
export function leftWords(milliseconds: number | null): string {
  return milliseconds === null ? '' : `, ${duration(milliseconds)} left`;
}

/** "8 s", "2 min 05 s", "1 h 10 min". */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(seconds / 3600)} h ${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')} min`;
}
