import { readFile } from 'node:fs/promises';

/** Processor time in milliseconds: of this process, and of the processes that it started and that have ended. */
export interface ProcessorTime {
  readonly own: number;
  readonly children: number;
}

/** Linux counts in hundredths of a second (proc(5), USER_HZ). */
const TICK_MS = 10;

/** Does some work and tells what processor time it took, that of all processes it started included. Linux only. */
export async function processorTimeOf(work: () => Promise<unknown>): Promise<ProcessorTime> {
  const [own, children] = [process.cpuUsage(), await childrenTime()];
  await work();
  const { user, system } = process.cpuUsage(own);
  return { own: (user + system) / 1000, children: (await childrenTime()) - children };
}

/** Fields 16 and 17 of /proc/self/stat, counted from behind the name, which may hold anything. */
async function childrenTime(): Promise<number> {
  const text = await readFile('/proc/self/stat', 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return ((low ?? NaN) + (high ?? NaN)) / 2;
}
