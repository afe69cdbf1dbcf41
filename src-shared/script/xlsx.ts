import { damagedScript } from './damaged.ts';
import { detectLanguage } from './language.ts';
import { openOffice } from './office.ts';
import type { OfficeFile } from './office.ts';
import type { Screenplay } from './screenplay.ts';
import { mostCells, readShotTable } from './table.ts';
import type { Cell, Row } from './table.ts';
import { TextOut } from './text-out.ts';
import { attribute, childOf, childrenOf, descendants, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';
import { say } from '../contract/sentences.ts';

/** No shot table is wider. */
const mostColumns = 200;

/** How a number of a cell is shown, as far as it is a time of the day or a length. */
type TimeFormat = 'h:mm' | 'h:mm:ss' | 'mm:ss';

/** What a sheet needs of its workbook. */
interface Workbook {
  readonly path: string;
  readonly strings: readonly string[];
  /** By the index of a cell's style; null for what is no time. */
  readonly formats: readonly (TimeFormat | null)[];
}

/** ECMA-376 part 1, 18.8.30: formats without a code of their own. */
const builtInTimes: ReadonlyMap<number, TimeFormat> = new Map([
  [18, 'h:mm'],
  [19, 'h:mm:ss'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [45, 'mm:ss'],
  [46, 'h:mm:ss'],
  [47, 'mm:ss'],
]);

function timeFormat(code: string): TimeFormat | null {
  const plain = code.replace(/"[^"]*"|\\./g, '').toLowerCase();
  if (!plain.includes(':') || /[yd]/.test(plain)) return null;
  if (!plain.includes('h')) return plain.includes('s') ? 'mm:ss' : null;
  return plain.includes('s') ? 'h:mm:ss' : 'h:mm';
}

function readFormats(styles: XmlElement | null): (TimeFormat | null)[] {
  if (!styles) return [];
  const written = descendants(styles, 'numFmt').map(
    (format) => [Number(attribute(format, 'numFmtId')), timeFormat(attribute(format, 'formatCode') ?? '')] as const,
  );
  const times = new Map<number, TimeFormat | null>([...builtInTimes, ...written]);
  return childrenOf(childOf(styles, 'cellXfs') ?? styles, 'xf').map(
    (style) => times.get(Number(attribute(style, 'numFmtId'))) ?? null,
  );
}

/** A fraction of a day as the sheet shows it: "0:03" is what was typed for three seconds in a column of hours, too. */
function shownTime(days: number, format: TimeFormat): string {
  const seconds = Math.round(days * 86_400);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), (seconds / 60) % 60, seconds % 60];
  if (format === 'h:mm') return `${hours}:${two(minutes)}`;
  return format === 'mm:ss' ? `${Math.floor(seconds / 60)}:${two(rest)}` : `${hours}:${two(minutes)}:${two(rest)}`;
}

/** The text of a string with its runs; how it is pronounced (rPh) is left out. */
function richText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string' || child.name === 'rPh') return '';
      return child.name === 't' ? textOf(child) : richText(child);
    })
    .join('');
}

function cellText(cell: XmlElement, { strings, formats }: Workbook): string {
  const type = attribute(cell, 't') ?? 'n';
  if (type === 'inlineStr') return richText(childOf(cell, 'is') ?? cell);
  const value = textOf(childOf(cell, 'v') ?? { name: 'v', attributes: {}, children: [] });
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'e') return '';
  const format = formats[Number(attribute(cell, 's') ?? 0)] ?? null;
  const number = Number(value);
  return type === 'n' && format !== null && value !== '' && number >= 0 ? shownTime(number, format) : value;
}

/** "AB12" is column 27 of row 11, both from 0. */
function placeOf(reference: string): { column: number; row: number } | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!found) return null;
  const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(found[2]) - 1 };
}

/** How many columns merged cells take, by the reference of their first cell. */
function readSpans(sheet: XmlElement): Map<string, number> {
  return new Map(
    descendants(sheet, 'mergeCell').flatMap((merged) => {
      const [from = '', to = ''] = (attribute(merged, 'ref') ?? '').split(':');
      const [start, end] = [placeOf(from), placeOf(to)];
      return start && end && end.column > start.column ? [[from, end.column - start.column + 1] as const] : [];
    }),
  );
}

function readSheet(sheet: XmlElement, workbook: Workbook, out: TextOut): Row[] {
  const spans = readSpans(sheet);
  let count = 0;
  return childrenOf(childOf(sheet, 'sheetData') ?? sheet, 'row').map((row) => {
    const cells: Cell[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const reference = attribute(cell, 'r') ?? '';
      const column = placeOf(reference)?.column ?? cells.length;
      if (column >= mostColumns || column < cells.length) continue;
      while (cells.length < column) cells.push(addCell(out, '', cells.length));
      const span = spans.get(reference);
      const added = addCell(out, cellText(cell, workbook).replaceAll('\r\n', '\n').trim(), column);
      cells.push(span === undefined ? added : { ...added, span });
    }
    out.add('\n');
    count += cells.length;
    if (count > mostCells)
      throw damagedScript(
        workbook.path,
        say`has more cells than any script`,
        say`give a table of shots and nothing else`,
      );
    return cells;
  });
}

/** Cells stand in the text that is taken out as they do in a file of tab-separated values. */
function addCell(out: TextOut, text: string, column: number): Cell {
  if (column > 0) out.add('\t');
  return { text, range: out.add(text) };
}

function sheetsOf(file: OfficeFile, workbookName: string): XmlElement[] {
  const workbook = file.part(workbookName);
  const relations = file.relations(workbookName);
  const targets = (workbook ? descendants(workbook, 'sheet') : []).flatMap((sheet) => {
    const isHidden = (attribute(sheet, 'state') ?? 'visible') !== 'visible';
    const target = relations.get(sheet.attributes['r:id'] ?? attribute(sheet, 'id') ?? '')?.target;
    return isHidden || target === undefined ? [] : [target];
  });
  // Named twice is read once: a file may name one sheet any number of times.
  return [...new Set(targets)].flatMap((target) => file.part(target) ?? []);
}

/**
 * Reads the shot tables of an Excel workbook (.xlsx), sheet by sheet, as {@link readShotTable} does. Ranges count in `text`:
 * the cells' texts, parted by tabs and line breaks. A workbook without known headings gives no elements.
 * @throws ShotloomError script_damaged
 */
export function readXlsx(bytes: Uint8Array, path: string): { text: string; screenplay: Screenplay } {
  const out = new TextOut(path);
  const elements = readSheets(bytes, path, out).flatMap((rows) => readShotTable(rows) ?? []);
  return { text: out.toString(), screenplay: { language: detectLanguage(out.toString()), elements } };
}

/** The rows of each visible sheet of a workbook. @throws ShotloomError script_damaged */
export function readSheets(bytes: Uint8Array, path: string, out: TextOut): Row[][] {
  const main = 'xl/workbook.xml';
  const file = openOffice(bytes, main, path);
  const strings = file.part('xl/sharedStrings.xml');
  const workbook: Workbook = {
    path,
    strings: strings ? childrenOf(strings, 'si').map(richText) : [],
    formats: readFormats(file.part('xl/styles.xml')),
  };
  return sheetsOf(file, main).map((sheet) => readSheet(sheet, workbook, out));
}
