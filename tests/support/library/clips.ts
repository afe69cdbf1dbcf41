import type { Library } from '../../../src-main/library/open.ts';
import type { SearchRequest } from '../../../src-main/library/search.ts';
import type { Take } from '../../../src-shared/library/records.ts';
import { newTake, requestOf } from './records.ts';

let made = 0;

/** A take of a prompt, filed as the queue does it; each has a request and a file of its own. */
export async function fileTake(
  library: Library,
  take: Partial<Take> & Pick<Take, 'project_id'>,
  request: { readonly prompt: string; readonly seed?: number; readonly model?: { readonly name: string } },
): Promise<Take> {
  made += 1;
  const sealed = requestOf({ ...request, nth: made });
  library.saveRequest(sealed);
  const { sha256 } = await library.store.putBytes(Buffer.from(`clip ${made}`), 'mp4');
  const shot = { id: `sht_${made}`, project_id: take.project_id };
  const { kind = 'clip', width = 1280, height = 720, shot_id = shot.id } = take;
  return library.saveTake({ ...newTake(shot, sealed, sha256), kind, width, height, shot_id });
}

/** The ids of what a query finds, in order. */
export function idsFound(library: Library, query: string, more: Partial<SearchRequest> = {}): string[] {
  return library.search.find({ query, limit: 200, ...more }).clips.map(({ id }) => id);
}
