import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { PRINT_HEIGHT, PRINT_WIDTH, printOf } from '../../src-shared/library/picture-print.ts';
import type { Library } from '../library/open.ts';
import { readFrame } from '../media/frame.ts';
import { viewOf } from './footage-views.ts';
import type { Services } from './services.ts';

/** Files that are looked at for one question at most: each takes ffmpeg some hundredths of a second. */
const MOST_LOOKS = 200;

/**
 * Looks at the clips of the library that nobody has looked at, the newest first and as many as one question may take, and at
 * the one that others are to look like. That is done when it is asked for: most stills are never shown beside their clip.
 * @returns the file of the take or footage, and how many files are left
 * @throws ShotloomError not_found, media_damaged for its file, and what finding ffmpeg throws
 */
export async function ensurePrints(
  services: Services,
  library: Library,
  id: string,
): Promise<{ readonly file: string; readonly unseen: number }> {
  const file = (library.take(id) ?? library.footage(id))?.media_sha256;
  if (file === undefined) throw new ShotloomError('not_found', say`There is no take or footage ${id} in the library.`);
  if (!library.prints.hasPrint(file)) await look(services, library, file);
  library.search.indexChanges();
  const { files, count } = library.prints.unseen(MOST_LOOKS);
  let seen = 0;
  for (const each of files) {
    // A clip whose file is gone or damaged keeps nobody from finding others.
    if (library.store.has(each) && (await isSeen(look(services, library, each)))) seen += 1;
  }
  return { file, unseen: count - seen };
}

async function look(services: Services, library: Library, file: string): Promise<void> {
  const size = { width: PRINT_WIDTH, height: PRINT_HEIGHT };
  const { pathOf, temporaryFile } = library.store;
  // Footage may be of any kind; its small picture is not.
  const footage = library.footageWithFile(file);
  const small = footage && (await viewOf(services, footage, 'thumbnail', new AbortController().signal));
  const rgb = await readFrame(await services.ffmpeg(), small ?? pathOf(file), size, temporaryFile('rgb'));
  library.prints.savePrint(file, printOf(rgb));
}

async function isSeen(looking: Promise<void>): Promise<boolean> {
  try {
    await looking;
    return true;
  } catch (error) {
    if (error instanceof ShotloomError && (error.code === 'media_damaged' || error.code === 'media_unusable'))
      return false;
    throw error;
  }
}
