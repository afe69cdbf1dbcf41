/**
 * Turns work that reports by callback into an async generator that yields each report and returns the result. Reports
 * that nobody has fetched yet give way to newer ones: a slow reader sees less, and nothing waits for it. When the reader
 * leaves, or `signal` fires, the signal given to the work fires too, and the generator ends when the work has.
 */
export async function* relay<Report, Result>(
  work: (tell: (report: Report) => void, stop: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
): AsyncGenerator<Report, Result, void> {
  const left = new AbortController();
  const stop = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const heard: { latest: { readonly report: Report } | null; ended: boolean } = { latest: null, ended: false };
  let wake = Promise.withResolvers<void>();
  const result = work((report) => {
    heard.latest = { report };
    wake.resolve();
  }, stop).finally(() => {
    heard.ended = true;
    wake.resolve();
  });
  // Awaited below; a reader that left in between is not told.
  result.catch(() => undefined);
  try {
    while (!heard.ended) {
      await wake.promise;
      wake = Promise.withResolvers<void>();
      const { latest } = heard;
      heard.latest = null;
      if (latest) yield latest.report;
    }
    return await result;
  } finally {
    if (!heard.ended) {
      left.abort();
      await result.catch(() => undefined);
    }
  }
}
