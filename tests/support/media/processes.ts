import { readFile, readdir } from 'node:fs/promises';

/** The process ids of this process's children (Linux). */
export async function childProcesses(): Promise<number[]> {
  const threads = await readdir('/proc/self/task');
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/self/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) => list.split(' ').filter((id) => id !== '')).map(Number);
}

/** The most memory that a process has held so far, in MiB (Linux); 0 for one that has gone. */
export async function peakMemory(processId: number): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1] ?? 0) / 1024;
}

/** The memory that a process holds now, in MB (Linux); 0 for one that has gone. */
export async function memoryOf(processId: number): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  return (Number(/VmRSS:\s+(\d+) kB/u.exec(status)?.[1] ?? 0) * 1024) / 1e6;
}

/** Runs `work` and tells the most memory that any one child process held meanwhile, in MiB. */
export async function peakOfChildren(work: () => Promise<unknown>): Promise<number> {
  let peak = 0;
  const over = new AbortController();
  const watch = async (): Promise<void> => {
    while (!over.signal.aborted) {
      for (const child of await childProcesses()) peak = Math.max(peak, await peakMemory(child));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const watching = watch();
  await work().finally(() => over.abort());
  await watching;
  return peak;
}
