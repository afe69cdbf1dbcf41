import { readFdx } from '../../src-shared/script/fdx.ts';
import { parseFountain } from '../../src-shared/script/fountain.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';
import { decodeText } from './encoding.ts';
import type { ScriptEncoding } from './encoding.ts';

/** A kind of script file. */
export interface ScriptFormat {
  readonly name: string;
  /** Endings of file names, lower case, with their dot. */
  readonly extensions: readonly string[];
  /** Whether bytes are surely of this format, whatever the file's name says. */
  readonly matches?: (bytes: Uint8Array) => boolean;
  /**
   * Reads a file's bytes. `text` is what ranges count in; `encoding` is null where the bytes are no text.
   * @throws ShotloomError script_binary, script_damaged
   */
  readonly read: (
    bytes: Uint8Array,
    path: string,
  ) => Promise<{ text: string; encoding: ScriptEncoding | null; screenplay: Screenplay }>;
}

/** A text file, read as one of its formats. */
function ofText(read: (text: string, path: string) => Screenplay): ScriptFormat['read'] {
  return async (bytes, path) => {
    const { text, encoding } = decodeText(bytes, path);
    return { text, encoding, screenplay: read(text, path) };
  };
}

/** Looks only at the first bytes, in whichever encoding they are: in UTF-16 every second one is 0. */
function beginsWith(bytes: Uint8Array, ...starts: readonly string[]): boolean {
  const head = Buffer.from(bytes.subarray(0, 200))
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)?\s*/u, '');
  return starts.some((start) => head.startsWith(start));
}

/** Every format that is read, in the order in which bytes are compared. What is none of them is Fountain. */
export const FORMATS: readonly ScriptFormat[] = [
  {
    name: 'Final Draft',
    extensions: ['.fdx'],
    matches: (bytes) => beginsWith(bytes, '<?xml', '<FinalDraft'),
    read: ofText(readFdx),
  },
  { name: 'Fountain', extensions: ['.fountain', '.spmd', '.txt'], read: ofText(parseFountain) },
];

/** The format of a file: by what its bytes are, then by its name, else Fountain, which reads any text. */
export function formatOf(bytes: Uint8Array, path: string): ScriptFormat {
  const name = path.toLowerCase();
  const found =
    FORMATS.find((format) => format.matches?.(bytes) === true) ??
    FORMATS.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension))) ??
    FORMATS.find((format) => format.name === 'Fountain');
  if (!found) throw new Error('Fountain is a format.');
  return found;
}
