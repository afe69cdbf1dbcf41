import { strFromU8, unzipSync } from 'fflate';
import { readDocx } from '../../src-shared/script/docx.ts';
import { readPptx } from '../../src-shared/script/pptx.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';
import { readXlsx } from '../../src-shared/script/xlsx.ts';
import { docx, pptx, wordParagraph, wordTable, xlsx, zipOf } from '../support/script/office.ts';
import { SCRAPS } from '../support/script/scripts.ts';
import { drawn, mutatedBytes, mutatedText, pick } from './inputs.ts';
import { bytesInput } from './reader.ts';
import type { FuzzedReader, FuzzInput, ReadText } from './reader.ts';
import { unpackedZip, zipCases } from './zip-cases.ts';

type ReadDocument = (bytes: Uint8Array, path: string) => { readonly text: string; readonly screenplay: Screenplay };

/** A form of document that is parts of XML in a zip. */
interface ZippedForm {
  readonly name: string;
  readonly read: ReadDocument;
  readonly samples: readonly Uint8Array[];
  /** A sound document of what was drawn. */
  readonly made: (scraps: readonly string[], random: () => number) => Uint8Array;
  /** Pieces of its XML. */
  readonly scraps: readonly string[];
  /** The part that holds what is said, and its text around something else. */
  readonly main: string;
  readonly around: readonly [before: string, after: string];
  readonly fixed: Readonly<Record<string, () => Uint8Array>>;
}

const xmlScraps = [
  '<!DOCTYPE a [<!ENTITY e "x">]>',
  '&e;',
  '&amp;',
  '&#0;',
  '&#x1F600;',
  '<![CDATA[',
  ']]>',
  '<!-- x -->',
  '<?xml version="1.0"?>',
  '</',
  '/>',
  '""',
  '-1',
  '1e309',
  '99999999999',
  'NaN',
];

const wordScraps = [
  '<w:p><w:r><w:t>INT. ROOM - DAY</w:t></w:r></w:p>',
  '<w:p/>',
  '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>镜号</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
  '<w:gridSpan w:val="9999"/>',
  '<w:outlineLvl w:val="-1"/>',
  '<w:del><w:r><w:t>x</w:t></w:r></w:del>',
  '<w:br/>',
  '<w:tab/>',
  '<w:sdt><w:sdtContent>',
];
const sheetScraps = [
  '<c r="ZZZ9999999" t="s"><v>0</v></c>',
  '<c t="s"><v>-1</v></c>',
  '<c r="A1" t="inlineStr"><is><t>Shot</t></is></c>',
  '<c t="e"><v>#REF!</v></c>',
  '<c s="999"><v>1e9</v></c>',
  '<row>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<mergeCell ref="B2:A1"/>',
  '<si><t>画面</t></si>',
];
const slideScraps = [
  '<p:sldId id="256" r:id="rId1"/>',
  '<p:sldId/>',
  '<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>T</a:t></a:r></a:p></p:txBody></p:sp>',
  '<a:br/>',
  '<p:pic><p:nvPicPr><p:cNvPr descr="A boat."/></p:nvPicPr></p:pic>',
  'Target="../../../../x.xml"',
  'Target="/ppt/presentation.xml"',
  'show="0"',
  '<a:tc><a:p><a:r><a:t>c</a:t></a:r></a:p></a:tc>',
];

const styles = { H: 'Scene Heading', C: 'Character', D: 'Dialogue', T: 'Title', 1: 'heading 1', L: 'List Bullet' };
const shotRows = [
  ['Shot', 'Size', 'Description', 'Dialogue', 'Duration'],
  ['1', 'WS', 'A harbour.', '', '3'],
  ['2', '近景', '小雨独自坐着。', '小雨：不。', '0:02'],
];

const forms: readonly ZippedForm[] = [
  {
    name: 'docx',
    read: readDocx,
    samples: [
      docx(['INT. ROOM - DAY', '', 'Mara sits.', '', 'MARA', 'No.'].map((text) => wordParagraph(text))),
      docx([wordParagraph('ROOM', 'H'), wordParagraph('MARA', 'C'), wordParagraph('No.', 'D')], styles),
      docx([wordParagraph('分镜'), wordTable(shotRows)]),
      docx([wordParagraph('News', '1'), wordParagraph('The ships came in today, and nobody was there.')], styles),
    ],
    made: (scraps, random) =>
      docx(
        scraps.map((scrap) =>
          random() < 0.1
            ? wordTable([[scrap, 'Shot'], [scrap]])
            : wordParagraph(scrap, pick(['', 'H', 'C', 'D', 'T', '1', 'L'], random)),
        ),
        styles,
      ),
    scraps: [...wordScraps, ...xmlScraps],
    main: 'word/document.xml',
    around: ['<w:document xmlns:w="w"><w:body>', '</w:body></w:document>'],
    fixed: {
      'a paragraph of a megabyte': () => docx([wordParagraph('word '.repeat(2e5))]),
      '10^5 paragraphs': () => docx(Array.from({ length: 1e5 }, () => wordParagraph('MARA walks.'))),
      '10^5 cells of 60 columns': () => docx([wordTable(Array.from({ length: 1e5 }, () => [{ text: 'a', span: 60 }]))]),
      'tables 150 deep': () =>
        docx([
          `${'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr>'.repeat(150)}${wordParagraph('word '.repeat(2e5))}${'</w:tc></w:tr></w:tbl>'.repeat(150)}`,
        ]),
      '10^5 styles': () =>
        docx([wordParagraph('a', 's9')], Object.fromEntries(Array.from({ length: 1e5 }, (_, at) => [`s${at}`, 'x']))),
    },
  },
  {
    name: 'xlsx',
    read: readXlsx,
    samples: [
      xlsx(shotRows),
      xlsx(
        [
          ['VIDEO', 'AUDIO'],
          ['WS harbour', 'VO: The ships.'],
        ],
        { merged: ['A1:B1'] },
      ),
      xlsx(
        [
          ['镜号', '时长', '画面'],
          [1, { value: 0.00003, style: 1 }, '港口'],
        ],
        { formats: ['h:mm:ss'] },
      ),
    ],
    made: (scraps, random) => xlsx([...shotRows.slice(0, 1), ...rowsOf(scraps, random)]),
    scraps: [...sheetScraps, ...xmlScraps],
    main: 'xl/workbook.xml',
    around: ['<workbook xmlns:r="r"><sheets>', '</sheets></workbook>'],
    fixed: {
      'a cell of a megabyte': () => xlsx([...shotRows, ['3', '', 'word '.repeat(2e5)]]),
      '10^5 rows': () => xlsx([...shotRows, ...Array.from({ length: 1e5 }, () => ['3', 'CU', 'a'])]),
      'a string of a megabyte in 10^5 cells': () => sharedString('word '.repeat(2e5), 1e5),
      'a sheet named 10^5 times': () => manySheets(1e5),
      '10^5 merged cells': () => xlsx(shotRows, { merged: Array.from({ length: 1e5 }, () => 'A1:XFD1048576') }),
    },
  },
  {
    name: 'pptx',
    read: readPptx,
    samples: [
      pptx([
        { title: 'Tide', body: ['A', 'B'], picture: 'A harbour.', notes: ['The ships come in.'] },
        { title: '二', notes: ['旁白。'], isHidden: true },
      ]),
      pptx([{ body: ['Only text.'] }]),
    ],
    made: (scraps, random) =>
      pptx(
        scraps.slice(0, 8).map((scrap) => ({
          ...(random() < 0.7 ? { title: scrap } : {}),
          ...(random() < 0.7 ? { body: [scrap, pick(SCRAPS, random)] } : {}),
          ...(random() < 0.3 ? { picture: scrap } : {}),
          ...(random() < 0.5 ? { notes: [pick(SCRAPS, random)] } : {}),
        })),
      ),
    scraps: [...slideScraps, ...xmlScraps],
    main: 'ppt/presentation.xml',
    around: ['<p:presentation xmlns:p="p"><p:sldIdLst>', '</p:sldIdLst></p:presentation>'],
    fixed: {
      'a slide of a megabyte': () => pptx([{ title: 'T', body: ['word '.repeat(2e5)], notes: ['word '.repeat(2e5)] }]),
      '10^4 slides': () => pptx(Array.from({ length: 9000 }, (_, at) => ({ title: `T${at}`, notes: ['a'] }))),
      'a slide shown 10^5 times': () => manySlides(1e5),
    },
  },
];

/** Every reader of documents that are zips. */
export const ZIPPED_READERS: readonly FuzzedReader[] = forms.map(ofZipped);

function ofZipped(form: ZippedForm): FuzzedReader {
  const read = (bytes: Uint8Array): ReadText => {
    const { text, screenplay } = form.read(bytes, 'fuzz');
    return { text, ...screenplay };
  };
  const draw = (random: () => number): FuzzInput => {
    const kind = random();
    const sample = kind < 0.4 ? form.made(drawn(SCRAPS, random), random) : pick(form.samples, random);
    if (kind < 0.2) return bytesInput(sample, read, unpackedSize(sample));
    if (kind < 0.5) return bytesInput(mutatedBytes(sample, random), read, unpackedSize(sample));
    return zipInput(mutatedParts(form, sample, random), read);
  };
  const cases = { ...zipCases(form.main, form.around), ...form.fixed };
  const fixed = Object.entries(cases).map(([name, make]) => {
    return [name, () => packedInput(make(), read)] as const;
  });
  return { name: form.name, oneOf: 10, draw, fixed: Object.fromEntries(fixed) };
}

/** An input of XML that was changed and packed again, so that what follows the unpacking sees it. */
function zipInput(parts: Readonly<Record<string, string>>, read: (bytes: Uint8Array) => ReadText): FuzzInput {
  const size = Object.values(parts).reduce((sum, text) => sum + text.length, 0);
  return bytesInput(zipOf(parts), read, size);
}

/** A file that was made to be large: what it unpacks to counts, as far as readers unpack it at all. */
function packedInput(bytes: Uint8Array, read: (bytes: Uint8Array) => ReadText): FuzzInput {
  return bytesInput(bytes, read, Math.min(unpackedSize(bytes), 64 * 1024 * 1024));
}

/** Bytes that the entries of a zip say to have. */
function unpackedSize(bytes: Uint8Array): number {
  let size = 0;
  if (bytes.length > 0)
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return false;
      },
    });
  return Math.max(size, bytes.length);
}

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
}

function mutatedParts(form: ZippedForm, bytes: Uint8Array, random: () => number): Record<string, string> {
  const parts = partsOf(bytes);
  const names = Object.keys(parts);
  const name = pick(names, random);
  const other = pick(names, random);
  const text = parts[name] ?? '';
  const changes: readonly (() => Record<string, string>)[] = [
    () => ({ ...parts, [name]: mutatedText(text, form.scraps, random) }),
    () => ({ ...parts, [name]: mutatedText(text, form.scraps, random) }),
    () => ({ ...parts, [form.main]: form.around.join(drawn(form.scraps, random).join('')) }),
    // Between two of its own tags, so that it mostly stays sound.
    () => ({
      ...parts,
      [name]: text.replace(/>(?=<)/gu, (mark) => (random() < 0.1 ? mark + pick(form.scraps, random) : mark)),
    }),
    () => ({ ...parts, [name]: parts[other] ?? '' }),
    () => Object.fromEntries(Object.entries(parts).filter(([each]) => each !== name)),
  ];
  return pick(changes, random)();
}

function rowsOf(scraps: readonly string[], random: () => number): string[][] {
  return scraps.map((scrap) =>
    Array.from({ length: Math.floor(random() * 6) }, () => pick([scrap, '', ...SCRAPS], random)),
  );
}

function sharedString(text: string, cells: number): Uint8Array {
  const parts = partsOf(
    xlsx([
      ['Shot', 'Description'],
      ['1', text],
    ]),
  );
  const row = '<row><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>';
  const sheet = 'xl/worksheets/sheet1.xml';
  return unpackedZip({
    ...parts,
    [sheet]: (parts[sheet] ?? '').replace('</sheetData>', `${row.repeat(cells / 2)}</sheetData>`),
  });
}

function manySheets(times: number): Uint8Array {
  const parts = partsOf(xlsx([...shotRows, ...Array.from({ length: 1000 }, () => ['3', 'CU', 'a'])]));
  const sheets = '<sheet name="a" sheetId="1" r:id="rId1"/>'.repeat(times);
  return unpackedZip({
    ...parts,
    'xl/workbook.xml': (parts['xl/workbook.xml'] ?? '').replace('</sheets>', `${sheets}</sheets>`),
  });
}

function manySlides(times: number): Uint8Array {
  const parts = partsOf(pptx([{ title: 'T', body: Array.from({ length: 1000 }, () => 'a'), notes: ['b'] }]));
  const main = 'ppt/presentation.xml';
  const slides = '<p:sldId id="256" r:id="rId1"/>'.repeat(times);
  return unpackedZip({ ...parts, [main]: (parts[main] ?? '').replace('</p:sldIdLst>', `${slides}</p:sldIdLst>`) });
}
