import type { Cell, Row } from './table.ts';

/** CSV (RFC 4180) and its kin, with where each cell stands in the text. */

/** Spreadsheets take a cell that begins so for a formula (OWASP, CSV injection), in full width too. */
export const formulaStart = /^[=+\-@\t\r＝＋－＠]/u;

const delimiters = [',', ';', '\t', '，'] as const;

/** Counts the delimiters of the first lines that stand outside of quotes; the most frequent parts the cells. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let isQuoted = false;
  for (const character of text.slice(0, 4096)) {
    if (character === '"') isQuoted = !isQuoted;
    const count = counts.get(character);
    if (!isQuoted && count !== undefined) counts.set(character, count + 1);
  }
  return delimiters.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best));
}

/** Excel's "sep=;" in the first line. */
const separatorLine = /^sep=(.)\r?\n/i;

/**
 * Reads rows of cells parted by commas, semicolons or tabs, whichever is most frequent where none is given. Quoted cells may hold delimiters,
 * line breaks and doubled quotes; a quote that is never closed lasts to the end. Linear in the text's length.
 */
export function readDelimited(text: string, given?: '\t'): Row[] {
  const said = separatorLine.exec(text.slice(0, 8));
  const delimiter = given ?? said?.[1] ?? delimiterOf(text);
  const rows: Row[] = [];
  let row: Cell[] = [];
  for (let at = said?.[0].length ?? 0; at < text.length;) {
    const { cell, end } = readCell(text, at, delimiter);
    row.push(cell);
    at = end + 1;
    const isLast = text[end] !== delimiter;
    if (isLast) {
      rows.push(row);
      row = [];
      if (text[end] === '\r' && text[end + 1] === '\n') at += 1;
    } else if (at === text.length) row.push({ text: '', range: [at, at] });
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function readCell(text: string, from: number, delimiter: string): { cell: Cell; end: number } {
  let start = from;
  while (text[start] === ' ') start += 1;
  if (text[start] === '"') return readQuoted(text, start + 1, delimiter);
  const end = cellEnd(text, from, delimiter);
  return { cell: trimmed(text, from, end), end };
}

/** Where the cell ends: at its delimiter, its line break or the end. */
function cellEnd(text: string, from: number, delimiter: string): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

function trimmed(text: string, from: number, to: number): Cell {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  // An apostrophe says that what follows is a text, and is not shown.
  if (text[start] === "'" && formulaStart.test(text.slice(start + 1, Math.min(start + 3, end)))) start += 1;
  return { text: text.slice(start, end), range: [start, end] };
}

function readQuoted(text: string, start: number, delimiter: string): { cell: Cell; end: number } {
  let close = text.indexOf('"', start);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const end = close < 0 ? text.length : close;
  const { range } = trimmed(text, start, end);
  const said = text.slice(range[0], range[1]).replaceAll('""', '"').replaceAll('\r\n', '\n');
  return { cell: { text: said, range }, end: cellEnd(text, close < 0 ? end : end + 1, delimiter) };
}
