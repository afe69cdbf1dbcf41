import { createHash } from 'node:crypto';
import { constants, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { ElementType, Screenplay } from '../../src-shared/script/screenplay.ts';
import { decodeText, notText } from './encoding.ts';
import type { ScriptEncoding } from './encoding.ts';
import { formatOf } from './formats.ts';

/** A script as read from its file. */
export interface ReadScript {
  /** The decoded text, without a byte-order mark, or what was taken out of a binary file; ranges of `screenplay` count in it. */
  readonly text: string;
  /** Null where the file is no text. */
  readonly encoding: ScriptEncoding | null;
  /** Of the file as it lay on the disk, lower-case hex. */
  readonly bytes_sha256: string;
  readonly screenplay: Screenplay;
}

/** Without one of these nothing is to be shown. */
const shown: ReadonlySet<ElementType> = new Set(['scene_heading', 'action', 'shot', 'dialogue']);
/** A feature film's script is under a megabyte; this leaves room for whatever else calls itself one. */
const mostBytes = 50 * 1024 * 1024;

/**
 * Reads a script file of any format (formats.ts); text is UTF-8 with or without a byte-order mark, UTF-16 with one, else
 * GB18030.
 * @throws ShotloomError `script_missing` where there is no such file or it may not be read; `script_binary` for a
 * folder, a device, more than 50 MB, or bytes that are no text; `script_damaged` where a format's file is not sound;
 * `script_empty` where nothing is to be shown.
 */
export async function readScript(path: string): Promise<ReadScript> {
  const bytes = await readBytes(path);
  const { text, encoding, screenplay } = await formatOf(bytes, path).read(bytes, path);
  const isShown = screenplay.elements.some(({ type }) => shown.has(type));
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
export async function readText(path: string): Promise<string> {
  return decodeText(await readBytes(path), path).text;
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

function unreadable(path: string, cause: unknown): ShotloomError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'EISDIR') return notText(path, 'is a folder');
  const why =
    code === 'EACCES' || code === 'EPERM' ? 'may not be read: allow reading it' : 'was not found: check its path';
  return new ShotloomError('script_missing', `The script ${path} ${why}.`, { cause });
}
