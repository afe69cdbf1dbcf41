import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile as ZipWriter } from 'yazl';
import { openPromise } from 'yauzl';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

/**
 * Archives of OpenTimelineIO (https://opentimelineio.readthedocs.io/en/stable/tutorials/otio-filebundles.html): a zip of a cut and
 * the media that it shows, which are not packed once more.
 */

const CONTENT = 'content.otio';
const VERSION = 'version.txt';
/** The longest films are tens of MB. */
const MOST_BYTES = 512 * 1024 * 1024;
/** So that equal cuts give equal archives. */
const MTIME = new Date(Date.UTC(2000, 0, 1));

/** @param files by their names in the folder of media */
export async function writeOtioz(
  path: string,
  otio: string,
  files: ReadonlyMap<string, string>,
  stop: AbortSignal,
): Promise<void> {
  const zip = new ZipWriter();
  zip.addBuffer(Buffer.from(otio), CONTENT, { mtime: MTIME });
  zip.addBuffer(Buffer.from('1.0.0'), VERSION, { mtime: MTIME, compress: false });
  for (const [name, file] of files)
    zip.addFile(file, `media/${name}`, { mtime: MTIME, mode: 0o100644, compress: false });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path), { signal: stop }).catch((error: unknown) => {
    throw stop.aborted ? new ShotloomError('cancelled', say`The export was stopped.`, { cause: error }) : error;
  });
}

/** The cut in an archive. @throws ShotloomError script_damaged where there is none */
export async function readOtioz(path: string): Promise<string> {
  const damaged = (why: Sentence, cause?: unknown): ShotloomError => {
    const message = say`"${basename(path)}" ${why}; export it again.`;
    return new ShotloomError('script_damaged', message, cause === undefined ? undefined : { cause });
  };
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true }).catch(
    (cause: unknown) => {
      throw damaged(say`is no .otioz archive, or is cut short`, cause);
    },
  );
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== CONTENT) continue;
      if (entry.uncompressedSize > MOST_BYTES) throw damaged(say`holds a cut that is larger than any film's`);
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    }
    throw damaged(say`has no ${CONTENT}`);
  } catch (cause) {
    throw cause instanceof ShotloomError ? cause : damaged(say`is damaged`, cause);
  } finally {
    zip.close();
  }
}
