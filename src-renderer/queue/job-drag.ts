/** What is carried while a job is dragged, and which job that was; null for what is none. */
export function jobData(number: number): { job: number } {
  return { job: number };
}

export function jobOfData(data: Record<string | symbol, unknown>): number | null {
  return typeof data['job'] === 'number' ? data['job'] : null;
}
