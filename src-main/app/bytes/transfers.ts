import { createWriteStream } from 'node:fs';
import { mkdir, rm, statfs } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { explainFailure } from '../../library/failures.ts';
import type { Services } from '../services.ts';
import { attachmentNamed, plainFileName, zipNamed } from './file-names.ts';
import { ASK_AGAIN, mediaTypeOf, serveFile } from './serve-file.ts';
import { filesIn, serveZip } from './zipped-files.ts';

/** Bytes of one file that a page may send. */
export const LARGEST_UPLOAD = 4 * 2 ** 30;
/** Bytes of the disk that are left free whatever a page sends: the library's own records need some. */
const LEFT_FREE = 2 ** 29;
/** How long a file that a page sent lies here, in milliseconds. */
const UPLOAD_LIFE_MS = 3600_000;
/** Files that a page may have sent, and be writing, at a time: more are a program gone wild. */
const MOST_FILES = 10_000;
/** A page that sends nothing for so long has gone, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Files on their way between a page and the library: a page cannot name a path, so what it gives is written to the library's
 * `tmp/` under a grant, and what it asks for is written there and fetched. What was sent goes after an hour, and all of it when the host closes.
 */
export class Transfers {
  readonly #services: Services;
  readonly #lifeMs: number;
  readonly #folders = new Set<string>();
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Paths of outputs by their grants. */
  readonly #outputs = new Map<string, string>();

  /** @param lifeMs for how many milliseconds what a page sent lies here */
  constructor(services: Services, lifeMs = UPLOAD_LIFE_MS) {
    this.#services = services;
    this.#lifeMs = lifeMs;
  }

  /**
   * Takes a file in; the answer names it by a grant to read.
   * @throws ShotloomError bad_option where it is too large or was cut short, library_unwritable
   */
  async takeIn(request: Request, name: string): Promise<Response> {
    const told = request.headers.get('content-length');
    const size = told === null ? null : Number(told);
    if (size !== null && size > LARGEST_UPLOAD) throw tooLarge();
    const folder = await this.#newFolder();
    const path = join(folder, plainFileName(name));
    try {
      await expectRoom(folder, size ?? 0);
      const bytes = request.body === null ? Readable.from([]) : Readable.fromWeb(request.body);
      const got = { bytes: 0 };
      await pipeline(patiently(bytes, got), createWriteStream(path, { flags: 'wx' }), { signal: request.signal });
      if (size !== null && got.bytes !== size) throw cutShort();
    } catch (error) {
      await this.#letGo(folder);
      if (error instanceof ShotloomError) throw error;
      throw explained(error);
    }
    // What is taken into the library is copied there meanwhile.
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#letGo(folder);
    }, this.#lifeMs).unref();
    this.#timers.add(timer);
    return Response.json({ file: this.#services.grants.grantInput(path) });
  }

  /** Makes room for a file that is to be written; the answer names it by a grant to write. @throws ShotloomError output_unwritable */
  async makeRoom(name: string): Promise<Response> {
    const path = join(await this.#newFolder(), plainFileName(name));
    const file = await this.#services.grants.grantOutput(path);
    this.#outputs.set(file, path);
    return Response.json({ file });
  }

  /**
   * Sends what was written as a download: the file that was named, or one zip of all there is where that is several files (pictures one by one, a
   * film with captions or a poster beside it).
   * @throws ShotloomError not_found
   */
  async send(request: Request, grant: string): Promise<Response> {
    const path = this.#outputs.get(grant);
    // Each output has a folder of its own.
    const files = path === undefined ? [] : await filesIn(dirname(path));
    if (path !== undefined && files.some((file) => file.path !== path))
      return await serveZip(request, files, { 'content-disposition': attachmentNamed(zipNamed(basename(path))) });
    const sent =
      path &&
      (await serveFile(request, {
        path,
        type: mediaTypeOf(extname(path).slice(1)),
        cache: ASK_AGAIN,
        headers: { 'content-disposition': attachmentNamed(basename(path)) },
      }));
    if (!sent) throw new ShotloomError('not_found', say`Nothing was written there in this session; export it again.`);
    return sent;
  }

  /** Removes all of it. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const folder of this.#folders) await this.#letGo(folder);
    this.#outputs.clear();
  }

  async #letGo(folder: string): Promise<void> {
    this.#folders.delete(folder);
    await rm(folder, { recursive: true, force: true });
  }

  async #newFolder(): Promise<string> {
    if (this.#folders.size >= MOST_FILES)
      throw new ShotloomError('bad_option', say`Too many files were sent in this session; start Shotloom again.`);
    const folder = this.#services.library().store.temporaryFile('files');
    this.#folders.add(folder);
    try {
      await mkdir(folder, { mode: 0o700 });
    } catch (error) {
      throw explainFailure(error);
    }
    return folder;
  }
}

/** @throws ShotloomError library_unwritable where a disk has no room for a file that a page sends */
async function expectRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes + LEFT_FREE) return;
  throw new ShotloomError(
    'library_unwritable',
    say`The library's disk has no room for that file; free some, and send it again.`,
  );
}

/** Passes bytes on, counts them, and gives up where there are too many or no more come. */
async function* patiently(bytes: Readable, got: { bytes: number }): AsyncGenerator<Uint8Array, void, void> {
  const silence = setTimeout(() => bytes.destroy(cutShort()), PATIENCE_MS);
  try {
    for await (const piece of bytes as AsyncIterable<Uint8Array>) {
      silence.refresh();
      got.bytes += piece.length;
      if (got.bytes > LARGEST_UPLOAD) throw tooLarge();
      yield piece;
    }
  } finally {
    clearTimeout(silence);
  }
}

function explained(error: unknown): unknown {
  const known = explainFailure(error);
  return known instanceof ShotloomError ? known : cutShort(error);
}

function tooLarge(): ShotloomError {
  return new ShotloomError('bad_option', say`That file has more than 4 GiB; give a smaller one.`);
}

function cutShort(cause?: unknown): ShotloomError {
  return new ShotloomError('bad_option', say`The file did not come whole; send it again.`, { cause });
}
