import { writeSync } from 'node:fs';

/** Prints a line at once: what was said stays said if this process is killed next. */
export function say(line: string): void {
  writeSync(1, `${line}\n`);
}
