import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { ZipFile as ZipWriter } from 'yazl';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { listOf, say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { entryOf, MANIFEST, readBundle, type Bundle } from '../../src-shared/library/bundle.ts';
import type { Media } from '../../src-shared/library/records.ts';
import { explainFailure } from './failures.ts';
import type { MediaStore } from './store.ts';

/** How far a bundle is read or written: stored files, of how many. */
export interface BundleProgress {
  readonly files: number;
  readonly of_files: number;
}

/** Records of the longest films are tens of MB. */
const MOST_RECORDS = 512 * 1024 * 1024;

/** All files of a bundle are as old as each other, so that equal projects give equal bundles. */
const MTIME = new Date(Date.UTC(2000, 0, 1));

/**
 * Writes a bundle to a new file. Media are packed as they are: they are packed already.
 * @throws ShotloomError media_damaged where a stored file is missing or was changed; cancelled
 */
export async function writeBundle(
  path: string,
  bundle: Bundle,
  store: Pick<MediaStore, 'read'>,
  tell: (progress: BundleProgress) => void,
  stop: AbortSignal,
): Promise<void> {
  const zip = new ZipWriter();
  zip.addBuffer(Buffer.from(JSON.stringify(bundle)), MANIFEST, { mtime: MTIME });
  const of_files = bundle.media.length;
  for (const [index, media] of bundle.media.entries()) {
    if (stop.aborted) throw new ShotloomError('cancelled', say`The bundle was stopped.`);
    zip.addFile(await store.read(media.sha256), entryOf(media), { mtime: MTIME, mode: 0o100644, compress: false });
    tell({ files: index + 1, of_files });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path), { signal: stop }).catch((error: unknown) => {
    throw stop.aborted ? new ShotloomError('cancelled', say`The bundle was stopped.`, { cause: error }) : error;
  });
}

/** A bundle whose records fit together and whose files are unpacked and have the right bytes. */
export interface UnpackedBundle {
  readonly bundle: Bundle;
  /** Where each file was unpacked to. */
  readonly files: ReadonlyMap<Media, string>;
}

/**
 * Reads a bundle whole. Nothing of it is trusted: names of files come from sums, sizes are those that its records say.
 * @param temporaryFile gives paths to unpack to; if it fails none of them is left
 * @throws ShotloomError bundle_damaged with all that is wrong; library_unwritable, cancelled
 */
export async function unpackBundle(
  path: string,
  temporaryFile: (extension: string) => string,
  tell: (progress: BundleProgress) => void,
  stop: AbortSignal,
): Promise<UnpackedBundle> {
  const zip = await openZip(path);
  const files = new Map<Media, string>();
  try {
    const { entries, problems: faults } = await entriesOf(zip);
    const bundle = await recordsOf(path, zip, entries, faults);
    const problems = [...faults];
    for (const media of bundle.media) {
      if (stop.aborted) throw new ShotloomError('cancelled', say`The import was stopped.`);
      const to = temporaryFile(media.extension);
      files.set(media, to);
      const problem = await unpackFile(zip, entries.get(entryOf(media)), media, to, stop);
      if (problem !== null) problems.push(problem);
      tell({ files: files.size, of_files: bundle.media.length });
    }
    if (problems.length > 0) throw damagedBundle(path, problems);
    return { bundle, files };
  } catch (error) {
    await Promise.all(Array.from(files.values(), (file) => rm(file, { force: true })));
    throw error;
  } finally {
    zip.close();
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true });
  } catch (cause) {
    throw damagedBundle(path, [say`it is no zip, or cut short`], cause);
  }
}

async function entriesOf(
  zip: ZipFile,
): Promise<{ readonly entries: ReadonlyMap<string, Entry>; readonly problems: Sentence[] }> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return { entries, problems: [] };
  } catch {
    return { entries, problems: [say`its list of files is damaged`] };
  }
}

async function recordsOf(
  path: string,
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  faults: readonly Sentence[],
): Promise<Bundle> {
  const entry = entries.get(MANIFEST);
  if (!entry) throw damagedBundle(path, [...faults, say`${MANIFEST} is missing`]);
  if (entry.uncompressedSize > MOST_RECORDS) throw damagedBundle(path, [say`${MANIFEST} is larger than any film's`]);
  let text: string;
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (crc32(bytes) !== entry.crc32) throw new Error('The checksum is another.');
    text = bytes.toString('utf8');
  } catch (cause) {
    throw damagedBundle(path, [...faults, say`${MANIFEST} was changed`], cause);
  }
  const read = readBundle(text, (value) => createHash('sha256').update(value).digest('hex'));
  if ('bundle' in read) return read.bundle;
  if ('newer' in read) {
    throw new ShotloomError(
      'bundle_damaged',
      say`The bundle ${path} was made by a newer Shotloom; update Shotloom to import it.`,
    );
  }
  throw damagedBundle(path, [...faults, ...read.problems]);
}

/** What is wrong with a file of a bundle; null where nothing is. */
async function unpackFile(
  zip: ZipFile,
  entry: Entry | undefined,
  { sha256, extension, bytes }: Media,
  to: string,
  signal: AbortSignal,
): Promise<Sentence | null> {
  const name = `${sha256}.${extension}`;
  if (!entry) return say`the file ${name} is missing`;
  if (entry.uncompressedSize !== bytes) return say`the file ${name} has ${entry.uncompressedSize} bytes, not ${bytes}`;
  const hash = createHash('sha256');
  // What goes wrong while reading is the bundle's fault; what goes wrong while writing is not.
  let isBroken = false;
  const hashed = async function* (): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        hash.update(chunk as Buffer);
        yield chunk as Buffer;
      }
    } catch (error) {
      isBroken = true;
      throw error;
    }
  };
  try {
    await pipeline(hashed, createWriteStream(to), { signal });
  } catch (error) {
    if (signal.aborted) throw new ShotloomError('cancelled', say`The import was stopped.`, { cause: error });
    if (isBroken) return say`the file ${name} is damaged`;
    throw explainFailure(error);
  }
  return hash.digest('hex') === sha256 ? null : say`the file ${name} was changed`;
}

const TOLD = 8;

function damagedBundle(path: string, problems: readonly Sentence[], cause?: unknown): ShotloomError {
  const more = problems.length > TOLD ? [say`and ${problems.length - TOLD} more`] : [];
  const told = [...problems.slice(0, TOLD), ...more];
  return new ShotloomError(
    'bundle_damaged',
    say`The bundle ${path} is damaged, and nothing of it was imported: ${listOf('semicolon', told)}. Ask for it again from where it was made.`,
    cause === undefined ? undefined : { cause },
  );
}
