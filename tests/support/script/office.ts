import { strToU8, zipSync } from 'fflate';

/** Documents of office programs, made of the parts that the readers look at, as the programs write them. */

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A zip of text files. */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function relations(list: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const items = list.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${relationship}/${kind}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

/** A paragraph of Word; each line break in it is one inside the paragraph. */
export function wordParagraph(text: string, style?: string, more = ''): string {
  const properties =
    style === undefined && more === ''
      ? ''
      : `<w:pPr>${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>`;
  const runs = text.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:p>${properties}<w:r>${runs.join('<w:br/>')}</w:r></w:p>`;
}

/** A table of Word; a cell may span columns. */
export function wordTable(
  rows: readonly (readonly (string | { readonly text: string; readonly span: number })[])[],
): string {
  const cells = (row: (typeof rows)[number]) =>
    row.map((cell) => {
      const { text, span } = typeof cell === 'string' ? { text: cell, span: 1 } : cell;
      const paragraphs = text.split('\n').map((line) => wordParagraph(line));
      return `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${paragraphs.join('')}</w:tc>`;
    });
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** @param styles names of styles by their ids */
export function docx(body: readonly string[], styles: Readonly<Record<string, string>> = {}): Uint8Array {
  const names = Object.entries(styles).map(
    ([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`,
  );
  const xmlns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipOf({
    '[Content_Types].xml': `${head}<Types/>`,
    'word/document.xml': `${head}<w:document ${xmlns}><w:body>${body.join('')}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': `${head}<w:styles ${xmlns}>${names.join('')}</w:styles>`,
  });
}

/** A cell of Excel: text, a number, or a number that is shown as a time (the index of its style from 1). */
export type XlsxCell = string | number | { readonly value: number; readonly style: number };

/**
 * A workbook of one sheet, its texts shared as Excel writes them.
 * @param formats codes of the number formats of the styles from 1 on
 */
export function xlsx(
  rows: readonly (readonly XlsxCell[])[],
  options: { readonly merged?: readonly string[]; readonly formats?: readonly string[] } = {},
): Uint8Array {
  const strings: string[] = [];
  const cell = (value: XlsxCell, row: number, column: number) => {
    const reference = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
    if (typeof value !== 'string') return `<c r="${reference}" s="${value.style}"><v>${value.value}</v></c>`;
    if (value === '') return '';
    strings.push(value);
    return `<c r="${reference}" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const body = rows.map(
    (row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join('')}</row>`,
  );
  const { merged = [], formats = [] } = options;
  const xmlns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zipOf({
    'xl/workbook.xml': `${head}<workbook ${xmlns} xmlns:r="${relationship}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([['rId1', 'worksheet', 'worksheets/sheet1.xml']]),
    'xl/worksheets/sheet1.xml': `${head}<worksheet ${xmlns}><sheetData>${body.join('')}</sheetData><mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`,
    'xl/sharedStrings.xml': `${head}<sst ${xmlns}>${strings.map((text) => `<si><r><t xml:space="preserve">${escaped(text)}</t></r><rPh><t>x</t></rPh></si>`).join('')}</sst>`,
    'xl/styles.xml': `${head}<styleSheet ${xmlns}><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_code, at) => `<xf numFmtId="${164 + at}"/>`).join('')}</cellXfs></styleSheet>`,
  });
}

export interface TestSlide {
  readonly title?: string;
  readonly body?: readonly string[];
  readonly picture?: string;
  readonly notes?: readonly string[];
  readonly isHidden?: boolean;
}

function shape(type: string, paragraphs: readonly string[]): string {
  const text = paragraphs.map((paragraph) => `<a:p><a:r><a:t>${escaped(paragraph)}</a:t></a:r></a:p>`);
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${text.join('')}</p:txBody></p:sp>`;
}

/** A presentation; its slides lie in the file in the opposite order of the show. */
export function pptx(slides: readonly TestSlide[]): Uint8Array {
  const xmlns = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="${relationship}"`;
  const file = (at: number) => slides.length - at;
  const files: Record<string, string> = {
    'ppt/presentation.xml': `${head}<p:presentation ${xmlns}><p:sldIdLst>${slides.map((_slide, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 1}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      slides.map((_slide, at) => [`rId${at + 1}`, 'slide', `slides/slide${file(at)}.xml`]),
    ),
  };
  for (const [at, { title, body, picture, notes, isHidden }] of slides.entries()) {
    const parts = [
      title === undefined ? '' : shape('title', [title]),
      body ? shape('body', body) : '',
      picture === undefined
        ? ''
        : `<p:pic><p:nvPicPr><p:cNvPr id="4" name="Picture 3" descr="${escaped(picture)}"/></p:nvPicPr></p:pic>`,
      shape('sldNum', [String(at + 1)]),
    ];
    files[`ppt/slides/slide${file(at)}.xml`] =
      `${head}<p:sld ${xmlns}${isHidden ? ' show="0"' : ''}><p:cSld><p:spTree>${parts.join('')}</p:spTree></p:cSld></p:sld>`;
    if (!notes) continue;
    files[`ppt/slides/_rels/slide${file(at)}.xml.rels`] = relations([
      ['rId1', 'notesSlide', `../notesSlides/notesSlide${file(at)}.xml`],
    ]);
    files[`ppt/notesSlides/notesSlide${file(at)}.xml`] =
      `${head}<p:notes ${xmlns}><p:cSld><p:spTree>${shape('sldImg', ['x'])}${shape('body', notes)}${shape('sldNum', ['1'])}</p:spTree></p:cSld></p:notes>`;
  }
  return zipOf(files);
}
