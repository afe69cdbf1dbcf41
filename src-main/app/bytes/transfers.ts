import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
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
/** Files that a page may have sent, and be writing, at a time: more are a program gone wild. */
const MOST_FILES = 10_000;
/** A page that sends nothing for so long has gone, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Files on their way between a page and the library: a page cannot name a path, so what it gives is written to the library's
 * `tmp/` under a grant, and what it asks for is written there and fetched. All of it goes when the host closes.
 */
export class Transfers {
  readonly #services: Services;
  readonly #folders: string[] = [];
  /** Paths of outputs by their grants. */
  readonly #outputs = new Map<string, string>();

  constructor(services: Services) {
    this.#services = services;
  }

  /**
   * Takes a file in; the answer names it by a grant to read.
   * @throws ShotloomError bad_option where it is too large or was cut short, library_unwritable
   */
  async takeIn(request: Request, name: string): Promise<Response> {
    const told = request.headers.get('content-length');
    const size = told === null ? null : Number(told);
    if (size !== null && size > LARGEST_UPLOAD) throw tooLarge();
    const path = join(await this.#newFolder(), plainFileName(name));
    try {
      const bytes = request.body === null ? Readable.from([]) : Readable.fromWeb(request.body);
      const got = { bytes: 0 };
      await pipeline(patiently(bytes, got), createWriteStream(path, { flags: 'wx' }), { signal: request.signal });
      if (size !== null && got.bytes !== size) throw cutShort();
    } catch (error) {
      await rm(path, { force: true });
      if (error instanceof ShotloomError) throw error;
      throw explained(error);
    }
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
    for (const folder of this.#folders.splice(0)) await rm(folder, { recursive: true, force: true });
    this.#outputs.clear();
  }

  async #newFolder(): Promise<string> {
    if (this.#folders.length >= MOST_FILES)
      throw new ShotloomError('bad_option', say`Too many files were sent in this session; start Shotloom again.`);
    const folder = this.#services.library().store.temporaryFile('files');
    this.#folders.push(folder);
    try {
      await mkdir(folder, { mode: 0o700 });
    } catch (error) {
      throw explainFailure(error);
    }
    return folder;
  }
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
