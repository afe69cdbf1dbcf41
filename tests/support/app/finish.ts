/** What a stream reported, and what it returned. */
export async function finish<Report, Result>(stream: {
  next(): Promise<IteratorResult<Report, Result>>;
}): Promise<{ readonly reports: Report[]; readonly result: Result }> {
  const reports: Report[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done === true) return { reports, result: next.value };
    reports.push(next.value);
  }
}
