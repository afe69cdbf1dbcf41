import { createWriteStream } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import { explainFailure } from '../../library/failures.ts';

const MOST_FILES = 10_000;
/** Weights hardly shrink: what becomes so many times larger is no model. */
const MOST_GROWTH = 200;
/** Unix modes in the upper half of an entry's attributes: the kind of file, and that of a link. */
const [KIND, LINK] = [0o170_000, 0o120_000];

/**
 * Unpacks a zip into a new folder. Nothing of it is trusted: names stay within the folder (yauzl refuses others), links are refused, and sizes are those that it says.
 * @throws ShotloomError model_damaged, library_unwritable, cancelled
 */
export async function unzip(path: string, folder: string, signal: AbortSignal): Promise<void> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true }).catch(() => {
    throw damaged(say`it is no zip, or cut short`);
  });
  try {
    const entries = await entriesOf(zip);
    await expectSane(zip, entries, folder);
    for (const entry of entries) {
      if (signal.aborted) throw new ShotloomError('cancelled', say`The import was stopped.`);
      await unpack(zip, entry, join(folder, ...entry.fileName.split('/')), signal);
    }
  } finally {
    zip.close();
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      entries.push(entry);
      if (entries.length > MOST_FILES) throw damaged(say`it has more files than any model`);
    }
  } catch (error) {
    throw error instanceof ShotloomError
      ? error
      : damaged(say`its list of files is damaged, or leads out of its folder`);
  }
  return entries;
}

async function expectSane(zip: ZipFile, entries: readonly Entry[], folder: string): Promise<void> {
  const bytes = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (entries.some(({ externalFileAttributes }) => ((externalFileAttributes >>> 16) & KIND) === LINK))
    throw damaged(say`it holds links, which no model needs`);
  const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()));
  if (names.size < entries.length) throw damaged(say`it names a file twice`);
  if (bytes > zip.fileSize * MOST_GROWTH) throw damaged(say`it would become far larger than any model`);
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes) return;
  throw new ShotloomError(
    'library_unwritable',
    say`The library's disk has no room for what is in that zip; free some, and try again.`,
  );
}

async function unpack(zip: ZipFile, entry: Entry, to: string, signal: AbortSignal): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  let sum = 0;
  const summed = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk as Buffer, sum);
      yield chunk as Buffer;
    }
  };
  await pipeline(summed, createWriteStream(to, { flags: 'wx' }), { signal }).catch((error: unknown) => {
    if (signal.aborted) throw new ShotloomError('cancelled', say`The import was stopped.`);
    const explained = explainFailure(error);
    throw explained === error ? damaged(say`${entry.fileName} cannot be unpacked`) : explained;
  });
  if (sum !== entry.crc32) throw damaged(say`${entry.fileName} was changed`);
}

function damaged(what: Sentence): ShotloomError {
  return new ShotloomError('model_damaged', say`The zip is no model: ${what}. Get it again.`);
}
