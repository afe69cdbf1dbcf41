import type { Derived, Media } from '../../src-shared/library/records.ts';
import type { Library } from '../library/open.ts';

/** What was made of a stored file before and is whole, else what is made and stored now: its SHA-256; null where there is none. */
export async function derivedFile(
  library: Library,
  source_sha256: string,
  what: Derived['what'],
  version: string,
  make: () => Promise<Media | null>,
): Promise<string | null> {
  const known = library.derived(source_sha256, what, version);
  const path = known === null ? null : await library.store.read(known).catch(() => null);
  if (path !== null) return known;
  const made = await make();
  if (made === null) return null;
  library.saveDerived({ source_sha256, what, version, media_sha256: made.sha256 });
  return made.sha256;
}
