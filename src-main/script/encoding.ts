import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { encodeGb18030 } from './gb18030.ts';

/** How a script's bytes were read as text. */
export type ScriptEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Text as it was decoded. */
export interface DecodedText {
  /** Without its byte-order mark. */
  readonly text: string;
  readonly encoding: ScriptEncoding;
  /** The bytes began with a byte-order mark. */
  readonly mark: boolean;
}

/** Text holds a form feed now and then; a tenth of control characters is something else. */
const mostControlCharacters = 0.1;

/**
 * Decodes a file's bytes: UTF-8 with or without a byte-order mark, UTF-16 with one, else GB18030.
 * @throws ShotloomError script_binary for bytes that are no text
 */
export function decodeText(bytes: Uint8Array, path: string): DecodedText {
  for (const encoding of encodingsToTry(bytes)) {
    const text = decodeAs(encoding, bytes);
    if (text === null) continue;
    if (isBinary(text)) break;
    return { text, encoding, mark: hasMark(bytes) };
  }
  throw notText(path, say`is not text`);
}

/**
 * Encodes text as it was read: what {@link decodeText} gave becomes the same bytes again. In GB18030 characters are written
 * with as few bytes as there are; a file that spells one longer than it need be comes out shorter.
 */
export function encodeText({ text, encoding, mark }: DecodedText): Uint8Array {
  const marked = mark ? `\uFEFF${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(marked, 'utf8');
    case 'utf-16le':
      return Buffer.from(marked, 'utf16le');
    case 'utf-16be':
      return Buffer.from(marked, 'utf16le').swap16();
    case 'gb18030':
      return encodeGb18030(marked);
  }
}

/** Why a file is refused. @param what the rest of a sentence: "is a folder" */
export function notText(path: string, what: Sentence): ShotloomError {
  return new ShotloomError('script_binary', say`The script ${path} ${what}: give a text file such as script.fountain.`);
}

function hasMark(bytes: Uint8Array): boolean {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return first === 0xef && second === 0xbb && third === 0xbf;
}

function encodingsToTry(bytes: Uint8Array): readonly ScriptEncoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/** Decodes strictly; null where the bytes are not of that encoding. A byte-order mark is left out. */
function decodeAs(encoding: ScriptEncoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const controls = text.match(/(?![\t\n\f\r])\p{Cc}/gu)?.length ?? 0;
  return controls > text.length * mostControlCharacters;
}
