import { inflateSync } from 'node:zlib';

/** What a PDF holds, as a reader of it finds it. */
export interface ReadPdf {
  readonly pages: number;
  /** What can be selected and copied, in the order in which it is drawn. */
  readonly text: string;
  /** Names of the fonts that are embedded. */
  readonly fonts: string[];
  readonly images: number;
}

/** Reads a PDF whose streams are deflated and whose text is in fonts of two-byte codes (ISO 32000-1, 9.10.3). */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1');
  const streams = [...file.matchAll(/stream\r?\n([^]*?)\r?\nendstream/gu)].flatMap(([, data = '']) => inflated(data));
  const letters = new Map(streams.flatMap(lettersOf));
  const shown = streams.flatMap((stream) => [...stream.matchAll(/\[([^\]]*)\] TJ/gu)].map(([, text = '']) => text));
  const codes = shown.flatMap((text) =>
    [...text.matchAll(/<([0-9a-f]+)>/gu)].flatMap(([, hex = '']) => hex.match(/.{4}/gu) ?? []),
  );
  return {
    pages: file.match(/\/Type \/Page\b(?!s)/gu)?.length ?? 0,
    text: codes.map((code) => letters.get(Number.parseInt(code, 16)) ?? '\uFFFD').join(''),
    fonts: [...file.matchAll(/\/BaseFont \/(\S+)\n[^]*?\/FontFile3?|\/FontName \/(\S+)/gu)].flatMap(
      ([, , name]) => name ?? [],
    ),
    images: file.match(/\/Subtype \/Image/gu)?.length ?? 0,
  };
}

function inflated(data: string): string[] {
  try {
    return [inflateSync(Buffer.from(data, 'latin1')).toString('latin1')];
  } catch {
    // A JPEG.
    return [];
  }
}

/** The characters that a CMap gives to codes. */
function lettersOf(stream: string): [code: number, letters: string][] {
  return [...stream.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/giu)].flatMap(([, first = '', list = '']) =>
    [...list.matchAll(/<([0-9a-f]*)>/giu)].map(([, hex = ''], index): [number, string] => [
      Number.parseInt(first, 16) + index,
      Buffer.from(hex, 'hex').swap16().toString('utf16le'),
    ]),
  );
}
