import type { App } from '../../../src-main/app.ts';

type Watched = Awaited<ReturnType<App['calls']['models']['downloads']>>;
type Downloads = Watched extends AsyncIterable<infer Told> ? Told : never;

/** Watches downloads as a page does, until what it is told is so; then it leaves. */
export async function untilDownloads({ calls }: App, isSo: (downloads: Downloads) => boolean): Promise<Downloads> {
  for await (const downloads of await calls.models.downloads()) if (isSo(downloads)) return downloads;
  throw new Error('Nothing is told any more.');
}

/** Whether the first download stands so. */
export function isAt(status: Downloads[number]['state']['status']): (downloads: Downloads) => boolean {
  return ([first]) => first?.state.status === status;
}
