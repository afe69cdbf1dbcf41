import { readFileSync, readdirSync } from 'node:fs';

/** The process ids of all children of a process, and of theirs (Linux). */
export function descendantsOf(processId: number): number[] {
  const children = childrenOf(processId);
  return [...children, ...children.flatMap(descendantsOf)];
}

function childrenOf(processId: number): number[] {
  try {
    const threads = readdirSync(`/proc/${processId}/task`);
    const lists = threads.map((thread) => readFileSync(`/proc/${processId}/task/${thread}/children`, 'utf8'));
    return lists.flatMap((list) => list.split(' ').filter((id) => id !== '')).map(Number);
  } catch {
    // It has gone meanwhile.
    return [];
  }
}

/** Whether a process runs; one that has ended and was not yet asked for its exit code does not. */
export function isAlive(processId: number): boolean {
  try {
    return !/^State:\s+[ZX]/mu.test(readFileSync(`/proc/${processId}/status`, 'utf8'));
  } catch {
    return false;
  }
}
