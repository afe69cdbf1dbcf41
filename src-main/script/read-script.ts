import { createHash } from 'node:crypto';
import { constants, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { decodeText, notText } from './encoding.ts';
import { FORMATS } from './formats.ts';
import type { ScriptContent, ScriptForm, ScriptFormat } from './formats.ts';

/** A script as read from its file. */
export interface ReadScript extends ScriptContent {
  readonly form: ScriptForm;
  /** Of the file as it lay on the disk, lower-case hex. */
  readonly bytes_sha256: string;
}

/** A feature film's script is under a megabyte; this leaves room for whatever else calls itself one. */
const mostBytes = 50 * 1024 * 1024;

/**
 * Reads a script file in the format that its bytes show, else its name ({@link FORMATS}). Text is UTF-8 with or without a
 * byte-order mark, UTF-16 with one, else GB18030.
 * @throws ShotloomError `script_missing` where there is no such file or it may not be read; `script_binary` for a
 * folder, a device, more than 50 MB, or bytes that are no text; `script_damaged` for one that is not what it says to be;
 * `script_empty` where nothing is to be shown.
 */
export async function readScript(path: string): Promise<ReadScript> {
  return await readScriptBytes(await readBytes(path), path);
}

/**
 * Reads a script that is no file, like a file of that name.
 * @param name '' where it has none: Fountain and plain text are then told apart by the text
 * @throws ShotloomError as {@link readScript} does, but `script_missing`
 */
export async function readScriptText(text: string, name: string): Promise<ReadScript> {
  const bytes = Buffer.from(text, 'utf8');
  return name === ''
    ? await readScriptBytes(bytes, 'that was typed', formatOf('.txt'))
    : await readScriptBytes(bytes, name);
}

/** Whether a file's name says in which of the known forms it is. */
export function saysForm(name: string): boolean {
  return formatOf(extname(name)) !== undefined;
}

/** Whether a file's name says that it is a document, which only its program writes. */
export function saysDocument(name: string): boolean {
  return formatOf(extname(name))?.form === 'document';
}

function formatOf(extension: string): ScriptFormat | undefined {
  return FORMATS.find(({ extensions }) => extensions.includes(extension.toLowerCase()));
}

async function readScriptBytes(
  bytes: Buffer,
  path: string,
  named: ScriptFormat | undefined = formatOf(extname(path)),
): Promise<ReadScript> {
  const format = FORMATS.find(({ matches }) => matches?.(bytes) === true) ?? named ?? FORMATS.at(-1);
  if (!format) throw notText(path, say`is of no known format`);
  const content = await format.read(bytes, path);
  const isShown = content.screenplay.elements.some(
    ({ type, text }) =>
      type === 'dialogue' ||
      type === 'shot' ||
      ((type === 'scene_heading' || type === 'action') && /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)),
  );
  if (!isShown) {
    throw new ShotloomError(
      'script_empty',
      say`The script ${path} has no scene, action or dialogue: write at least one line to be shown.`,
    );
  }
  return { ...content, form: format.form, bytes_sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Reads a file as text: UTF-8, UTF-16 or GB18030, as for a script.
 * @throws ShotloomError `script_missing`, `script_binary`, as {@link readScript} does
 */
export async function readText(path: string): Promise<string> {
  return decodeText(await readBytes(path), path).text;
}

/**
 * Reads a file that a person names.
 * @throws ShotloomError `script_missing`, `script_binary`, as {@link readScript} does
 */
export async function readBytes(path: string): Promise<Buffer> {
  let file: FileHandle | null = null;
  try {
    // Without O_NONBLOCK, opening a named pipe that nobody writes to would wait for ever.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const status = await file.stat();
    if (status.isDirectory()) throw notText(path, say`is a folder`);
    if (!status.isFile()) throw notText(path, say`is not a regular file`);
    if (status.size > mostBytes) throw notText(path, say`is over 50 MB`);
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
  if (code === 'EISDIR') return notText(path, say`is a folder`);
  const why =
    code === 'EACCES' || code === 'EPERM' ? say`may not be read: allow reading it` : say`was not found: check its path`;
  return new ShotloomError('script_missing', say`The script ${path} ${why}.`, { cause });
}
