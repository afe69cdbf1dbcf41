import { zipSync } from 'fflate';
import { zipOf } from '../support/script/office.ts';

const million = 1e6;

/**
 * Bombs and depths that each form of zipped documents gets.
 * @param main the part that holds what is said, and its XML before and after that
 */
export function zipCases(main: string, [before, after]: readonly [string, string]): Record<string, () => Uint8Array> {
  const around = (text: string) => () => unpackedZip({ [main]: before + text + after });
  const entities = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
  const zeros = (length: number) => new Uint8Array(length);
  return {
    nothing: () => new Uint8Array(),
    'an empty zip': () => zipSync({}),
    'an entity bomb': () => zipOf({ [main]: `<!DOCTYPE a [<!ENTITY e0 "ha">${entities}]>${before}&e30;${after}` }),
    'an entity from a file': () =>
      zipOf({ [main]: `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>${before}&e;${after}` }),
    '10^6 tags deep': around('<a>'.repeat(million) + '</a>'.repeat(million)),
    '10^6 tags that are never closed': around('<a>'.repeat(million)),
    '499 tags deep': around('<a>'.repeat(490) + '</a>'.repeat(490)),
    '10^6 empty tags': around('<a/>'.repeat(999_000)),
    '10^6 brackets in a doctype': () => unpackedZip({ [main]: `<!DOCTYPE a ${'['.repeat(million)}` }),
    '10^5 attributes': around(`<a ${Array.from({ length: 1e5 }, (_, at) => `a${at}="x"`).join(' ')}/>`),
    'an attribute of a megabyte': around(`<a b="${'x'.repeat(million)}"/>`),
    'a text of 60 MB': () => zipSync({ [main]: Buffer.from(`${before}${textOf(60 * million)}${after}`) }, { level: 1 }),
    'a bomb of 200 MB': () => zipSync({ [main]: zeros(200 * million) }, { level: 1 }),
    'a bomb of 200 MB in 20 parts': () =>
      zipSync(
        Object.fromEntries(
          [main, ...Array.from({ length: 19 }, (_, at) => `${at}.xml`)].map((name) => [name, zeros(10 * million)]),
        ),
        { level: 1 },
      ),
    'a bomb that is no XML': () =>
      zipSync({ [main]: Buffer.from(before + after), 'a.bin': zeros(100 * million) }, { level: 1 }),
    'a bomb that says it is small': () => liesOfSize(zipSync({ [main]: zeros(100 * million) }, { level: 1 })),
    '25,000 entries': () =>
      zipOf({
        [main]: before + after,
        ...Object.fromEntries(Array.from({ length: 25_000 }, (_, at) => [`${at}.xml`, ''])),
      }),
    '10^4 names of one entry': () => sameEntry(zipOf({ [main]: before + textOf(million) + after }), 10_000),
    'a zip in a zip': () => zipSync({ [main]: zipOf({ [main]: before + after }) }),
    'half of UTF-16': () => zipSync({ [main]: Buffer.from(`\uFEFF${before}${after}`, 'utf16le').subarray(0, -1) }),
  };
}

/** A zip that packs nothing, so that what is repetitive is not refused before it is read. */
export function unpackedZip(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])), {
    level: 0,
  });
}

/** Text that does not pack to next to nothing. */
function textOf(length: number): string {
  let state = 1;
  const words = Array.from({ length: 4096 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state.toString(36);
  });
  return `${words.join(' ')} `.repeat(Math.ceil(length / 30_000)).slice(0, length);
}

/** Writes 1000 where the headers of a zip's one entry tell its size (APPNOTE 4.3.7, 4.3.12). */
function liesOfSize(zip: Uint8Array): Uint8Array {
  const copy = Buffer.from(zip);
  copy.writeUInt32LE(1000, 22);
  const central = copy.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  copy.writeUInt32LE(1000, central + 24);
  return copy;
}

/** A zip whose directory names its one entry many times over, so that each byte of it counts as often. */
function sameEntry(zip: Uint8Array, times: number): Uint8Array {
  const bytes = Buffer.from(zip);
  const from = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const to = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const entry = bytes.subarray(from, to);
  const end = Buffer.from(bytes.subarray(to));
  end.writeUInt16LE(times, 8);
  end.writeUInt16LE(times, 10);
  end.writeUInt32LE(entry.length * times, 12);
  return Buffer.concat([bytes.subarray(0, from), ...Array.from({ length: times }, () => entry), end]);
}
