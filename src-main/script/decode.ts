import { ShotloomError } from '../../src-shared/contract/errors.ts';

/** How a script's bytes were read as text. */
export type ScriptEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Text holds a form feed now and then; a tenth of control characters is something else. */
const mostControlCharacters = 0.1;

/** The error of what can be no script, as one sentence. */
export function notText(path: string, what: string): ShotloomError {
  return new ShotloomError('script_binary', `The script ${path} ${what}: give a text file such as script.fountain.`);
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

/**
 * Decodes a text: UTF-8 with or without a byte-order mark, UTF-16 with one, else GB18030.
 * @throws ShotloomError script_binary for bytes that are no text
 */
export function decodeScript(bytes: Uint8Array, path: string): { text: string; encoding: ScriptEncoding } {
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
