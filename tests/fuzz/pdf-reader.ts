import { deflateSync } from 'node:zlib';
import { readPdfApart } from '../../src-main/script/read-pdf-apart.ts';
import { readPdf } from '../../src-main/script/read-pdf.ts';
import { pdf, screenplayPage } from '../support/script/pdf.ts';
import type { PlacedText } from '../support/script/pdf.ts';
import { SCRAPS } from '../support/script/scripts.ts';
import { drawn, mutatedBytes, mutatedText, pick } from './inputs.ts';
import { bytesInput } from './reader.ts';
import type { FuzzedReader, FuzzInput, ReadText } from './reader.ts';

const million = 1e6;

const pdfScraps = [
  '/Length 999999',
  '/Kids [2 0 R]',
  '/Prev 9',
  '<<',
  '>>',
  '[',
  '(',
  '<',
  'endobj',
  'stream',
  'endstream',
  '/Filter /FlateDecode',
  '1 0 R',
  'Tj',
  'BT',
  'xref',
  '-1',
  '/Count 99999999',
];

/** The reader of PDF. */
export function pdfReader(): FuzzedReader {
  const read = async (bytes: Uint8Array): Promise<ReadText> => {
    const { text, screenplay } = await readPdf(bytes, 'fuzz');
    return { text, ...screenplay };
  };
  const samples = [
    pdf([screenplayPage([[0, 'INT. ROOM - DAY'], null, [0, 'Mara sits.'], null, [20, 'MARA'], [10, 'No.']], '1.')]),
    pdf([
      [
        [72, 700, '镜号'],
        [172, 700, '画面'],
        [72, 680, '1'],
        [172, 680, '清晨的港口。'],
      ],
    ]),
  ];
  const draw = (random: () => number): FuzzInput => {
    const kind = random();
    if (kind < 0.4)
      return bytesInput(pdf([placed(drawn(SCRAPS, random), random), placed(drawn(SCRAPS, random), random)]), read);
    const sample = pick(samples, random);
    if (kind < 0.7) return bytesInput(mutatedBytes(sample, random), read);
    return bytesInput(
      Buffer.from(mutatedText(Buffer.from(sample).toString('latin1'), pdfScraps, random), 'latin1'),
      read,
    );
  };
  // Those are read in a thread of their own, as the application does: there is no other way to stop the library.
  const readApart = async (bytes: Uint8Array): Promise<ReadText> => {
    const { text, screenplay } = await readPdfApart(bytes, 'fuzz');
    return { text, ...screenplay };
  };
  const fixed = Object.entries(pdfCases()).map(
    ([name, make]) => [name, () => bytesInput(make(), readApart, 4 * million)] as const,
  );
  return { name: 'pdf', oneOf: 10, draw, fixed: Object.fromEntries(fixed) };
}

function placed(scraps: readonly string[], random: () => number): PlacedText[] {
  return scraps.map((scrap) => [
    Math.floor(random() * 600),
    Math.floor(random() * 66) * 12,
    scrap.replaceAll(/[\0\n\r]/gu, ''),
  ]);
}

function pdfCases(): Record<string, () => Uint8Array> {
  const one = (text: string) => () => pdf([[[72, 700, text]]]);
  const withContent = (content: string) => () =>
    Buffer.from(
      Buffer.from(pdf([[[72, 700, 'x']]]))
        .toString('latin1')
        .replace(/BT[^]*?ET/u, content),
      'latin1',
    );
  const packed = (data: Buffer) => () => {
    const [before = '', after = ''] = Buffer.from(pdf([[[72, 700, 'x']]]))
      .toString('latin1')
      .split(/<< \/Length \d+ >>\nstream\nBT[^]*?ET/u);
    const stream = deflateSync(data);
    const head = `<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`;
    return Buffer.concat([Buffer.from(before + head, 'latin1'), stream, Buffer.from(after, 'latin1')]);
  };
  return {
    nothing: () => new Uint8Array(),
    'a head and no more': () => Buffer.from('%PDF-1.7\n'),
    'a line of a megabyte': one('word '.repeat(2e5)),
    '10^5 texts': () => pdf([Array.from({ length: 1e5 }, (_, at): PlacedText => [72, 700 - at / 1000, 'word'])]),
    '2,000 pages': () => pdf(Array.from({ length: 2000 }, (): PlacedText[] => [[72, 700, 'word']])),
    '10^6 brackets deep': withContent('['.repeat(million)),
    '10^6 dictionaries deep': withContent('<<'.repeat(million)),
    '10^6 round brackets deep': withContent('('.repeat(million)),
    '10^6 saved states': withContent('q '.repeat(million)),
    'pages that hold themselves': () =>
      Buffer.from(
        Buffer.from(pdf([[[72, 700, 'x']]]))
          .toString('latin1')
          .replace('/Kids [10 0 R]', '/Kids [02 0 R]'),
        'latin1',
      ),
    'a content of 500 MB that is zeros': packed(Buffer.alloc(500 * million)),
    'a content of 200 MB that is texts': packed(Buffer.from('(a) Tj '.repeat(28 * million))),
  };
}
