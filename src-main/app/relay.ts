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
  let latest: { readonly report: Report } | null = null;
  let wake = Promise.withResolvers<void>();
  let ended = false;
  const result = work((report) => {
    latest = { report };
    wake.resolve();
  }, stop).finally(() => {
    ended = true;
    wake.resolve();
  });
  // Awaited below; a reader that left in between is not told.
  result.catch(() => undefined);
  try {
    while (!ended) {
      await wake.promise;
      wake = Promise.withResolvers<void>();
      const next = takeLatest();
      if (next) yield next.report;
    }
    return await result;
  } finally {
    if (!ended) {
      left.abort();
      await result.catch(() => undefined);
    }
  }

  function takeLatest(): { readonly report: Report } | null {
    const taken = latest;
    latest = null;
    return taken;
  }
}
