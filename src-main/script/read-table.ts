import { extname } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { readDelimited } from '../../src-shared/script/delimited.ts';
import { markdownBlocks } from '../../src-shared/script/markdown.ts';
import type { Row } from '../../src-shared/script/table.ts';
import { TextOut } from '../../src-shared/script/text-out.ts';
import { readSheets } from '../../src-shared/script/xlsx.ts';
import { isZip } from '../../src-shared/script/zip.ts';
import { decodeText } from './encoding.ts';
import { readBytes } from './read-script.ts';

const MARKDOWN = ['.md', '.markdown'];

/**
 * The first table of a file as text (RFC 4180): of a workbook (.xlsx), of Markdown, or of values parted by commas, semicolons or tabs.
 * @throws ShotloomError `script_missing`, `script_binary` and `script_damaged`, as reading a script does; `bad_option` where there is none
 */
export async function readTableFile(path: string): Promise<string> {
  const rows = tableIn(await readBytes(path), path);
  if (rows.length > 0) return rows.map(rowText).join('\n');
  throw new ShotloomError(
    'bad_option',
    say`There is no table in ${path}; give .csv, .xlsx or a Markdown table with a label and a number in each row.`,
  );
}

function tableIn(bytes: Uint8Array, path: string): readonly Row[] {
  if (isZip(bytes))
    return (
      readSheets(bytes, path, new TextOut(path))
        .map(filledRows)
        .find((rows) => rows.length > 0) ?? []
    );
  const { text } = decodeText(bytes, path);
  if (!MARKDOWN.includes(extname(path).toLowerCase())) {
    const rows = filledRows(readDelimited(text));
    return isTable(rows) ? rows : [];
  }
  const table = markdownBlocks(text).find((block) => block.kind === 'table');
  return table?.kind === 'table' ? filledRows(table.rows) : [];
}

function filledRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => row.some(({ text }) => text !== ''));
}

/** Any text has commas. Rows of a table are mostly as wide as one another, and somewhere behind their first cells stands a number. */
function isTable(rows: readonly Row[]): boolean {
  const widths = Map.groupBy(rows, (row) => row.findLastIndex(({ text }) => text !== '') + 1);
  const usual = [...widths].filter(([width, { length }]) => width > 1 && length * 2 > rows.length);
  return usual.length > 0 && rows.some((row) => row.slice(1).some(({ text }) => NUMBER.test(text)));
}

/** With a sign, a currency or a unit. */
const NUMBER = /^[-+−–＋－]?\s*\p{Sc}?\s*[.．]?\p{Nd}/u;

function rowText(row: Row): string {
  return row.map(({ text }) => `"${text.replaceAll('"', '""').replaceAll(/\s+/gu, ' ')}"`).join(',');
}
