import { createHash } from 'node:crypto';
import { constants, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { parseFountain } from '../../src-shared/script/fountain.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';

/** How a script's bytes were read as text. */
export type ScriptEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A script as read from its file. */
export interface ReadScript {
  /** The decoded text, without a byte-order mark; the ranges of `screenplay` count in it. */
  readonly text: string;
  readonly encoding: ScriptEncoding;
  /** Of the file as it lay on the disk, lower-case hex. */
  readonly bytes_sha256: string;
  readonly screenplay: Screenplay;
}

/** A feature film's script is under a megabyte; this leaves room for whatever else calls itself one. */
const mostBytes = 50 * 1024 * 1024;
/** Text holds a form feed now and then; a tenth of control characters is something else. */
const mostControlCharacters = 0.1;

/**
 * Reads a script file: UTF-8 with or without a byte-order mark, UTF-16 with one, else GB18030. Whatever its name says, it
 * is read as Fountain.
 * @throws ShotloomError `script_missing` where there is no such file or it may not be read; `script_binary` for a
 * folder, a device, more than 50 MB, or bytes that are no text; `script_empty` where nothing is to be shown.
 */
export async function readScript(path: string): Promise<ReadScript> {
  const { bytes, text, encoding } = await readText(path);
  const screenplay = parseFountain(text);
  const isShown = screenplay.elements.some(
    ({ type }) => type === 'scene_heading' || type === 'action' || type === 'dialogue',
  );
  if (!isShown) {
    throw new ShotloomError(
      'script_empty',
      `The script ${path} has no scene, action or dialogue: write at least one line to be shown.`,
    );
  }
  return { text, encoding, bytes_sha256: createHash('sha256').update(bytes).digest('hex'), screenplay };
}

/**
 * Reads a file as text: UTF-8, UTF-16 or GB18030, as for a script.
 * @throws ShotloomError `script_missing`, `script_binary`, as {@link readScript} does
 */
export async function readText(
  path: string,
): Promise<Pick<ReadScript, 'text' | 'encoding'> & { readonly bytes: Buffer }> {
  const bytes = await readBytes(path);
  return { bytes, ...decodeScript(bytes, path) };
}

async function readBytes(path: string): Promise<Buffer> {
  let file: FileHandle | null = null;
  try {
    // Without O_NONBLOCK, opening a named pipe that nobody writes to would wait for ever.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const status = await file.stat();
    if (status.isDirectory()) throw notText(path, 'is a folder');
    if (!status.isFile()) throw notText(path, 'is not a regular file');
    if (status.size > mostBytes) throw notText(path, 'is over 50 MB');
    return await file.readFile();
  } catch (cause) {
    if (cause instanceof ShotloomError) throw cause;
    throw unreadable(path, cause);
  } finally {
    await file?.close();
  }
}

function notText(path: string, what: string): ShotloomError {
  return new ShotloomError('script_binary', `The script ${path} ${what}: give a text file such as script.fountain.`);
}

function unreadable(path: string, cause: unknown): ShotloomError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'EISDIR') return notText(path, 'is a folder');
  const why =
    code === 'EACCES' || code === 'EPERM' ? 'may not be read: allow reading it' : 'was not found: check its path';
  return new ShotloomError('script_missing', `The script ${path} ${why}.`, { cause });
}

/** Decodes strictly; null where the bytes are not of that encoding. A byte-order mark is left out. */
function decodeAs(encoding: ScriptEncoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingsToTry(bytes: Uint8Array): readonly ScriptEncoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function decodeScript(bytes: Buffer, path: string): { text: string; encoding: ScriptEncoding } {
  for (const encoding of encodingsToTry(bytes)) {
    const text = decodeAs(encoding, bytes);
    if (text === null) continue;
    if (isBinary(text)) break;
    return { text, encoding };
  }
  throw notText(path, 'is not text');
}

function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const controls = text.match(/(?![\t\n\f\r])\p{Cc}/gu)?.length ?? 0;
  return controls > text.length * mostControlCharacters;
}
