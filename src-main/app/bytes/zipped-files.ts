import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile as ZipWriter } from 'yazl';
import { ASK_AGAIN } from './serve-file.ts';

/** A file to be sent among others. */
interface FoundFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly mtime: Date;
}

/** The files of a folder by their names, those of folders in it not. One that is not there holds nothing. */
export async function filesIn(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return await Promise.all(
    names.toSorted().map(async (name) => {
      const path = join(folder, name);
      const { size: bytes, mtime } = await stat(path);
      return { name, path, bytes, mtime };
    }),
  );
}

/**
 * Answers GET and HEAD with files in one zip, which is made while it is sent: nothing of it is written, and one file is open at a time. Pictures and
 * films are packed already, so they go as they are, and how long the zip is can be told before.
 */
export async function serveZip(
  request: Request,
  files: readonly FoundFile[],
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const all = { ...headers, 'accept-ranges': 'none', 'cache-control': ASK_AGAIN, 'content-type': 'application/zip' };
  if (request.method === 'HEAD') return new Response(null, { headers: all });
  const zip = new ZipWriter();
  const bytes = zip.outputStream as Readable;
  const reading: { file: ReadStream | null } = { file: null };
  // Whoever leaves leaves no file open.
  bytes.once('close', () => reading.file?.destroy());
  zip.on('error', (error: Error) => bytes.destroy(error));
  for (const { name, path, bytes: size, mtime } of files)
    zip.addReadStreamLazy(name, { size, mtime, mode: 0o100644, compress: false }, (give) => {
      reading.file = createReadStream(path);
      reading.file.once('error', (error) => bytes.destroy(error));
      give(null, reading.file);
    });
  const length = await new Promise<number>((resolve) => {
    // Its types leave out what the callback is told.
    zip.end({ forceZip64Format: false, comment: '' }, resolve as () => void);
  });
  return new Response(Readable.toWeb(bytes), { headers: { ...all, 'content-length': String(length) } });
}
