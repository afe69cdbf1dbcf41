import { extname } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
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
  const rows = tableIn(await readBytes(path), path).filter((row) => row.some(({ text }) => text !== ''));
  if (rows.length > 0) return rows.map(rowText).join('\n');
  throw new ShotloomError('bad_option', `There is no table in ${path}; give .csv, .xlsx or a Markdown table.`);
}

function tableIn(bytes: Uint8Array, path: string): readonly Row[] {
  const isFilled = (rows: readonly Row[]): boolean => rows.some((row) => row.some(({ text }) => text !== ''));
  if (isZip(bytes)) return readSheets(bytes, path, new TextOut(path)).find(isFilled) ?? [];
  const { text } = decodeText(bytes, path);
  if (!MARKDOWN.includes(extname(path).toLowerCase())) return readDelimited(text);
  const table = markdownBlocks(text).find((block) => block.kind === 'table');
  return table?.kind === 'table' ? table.rows : [];
}

function rowText(row: Row): string {
  return row.map(({ text }) => `"${text.replaceAll('"', '""').replaceAll(/\s+/gu, ' ')}"`).join(',');
}
