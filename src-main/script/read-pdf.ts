import { getDocumentProxy } from 'unpdf';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { damagedScript } from '../../src-shared/script/damaged.ts';
import { parseFountain } from '../../src-shared/script/fountain.ts';
import { detectLanguage } from '../../src-shared/script/language.ts';
import type { PageItem } from '../../src-shared/script/page-lines.ts';
import { readPages } from '../../src-shared/script/page-text.ts';
import { isProse, readProse } from '../../src-shared/script/prose.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';
import { readShotTable } from '../../src-shared/script/table.ts';
import type { Cell } from '../../src-shared/script/table.ts';
import { TextOut } from '../../src-shared/script/text-out.ts';

/** A feature film has 120; the limits keep a file that was made to be endless from being read to its end. */
const mostPages = 2000;
const mostItems = 2_000_000;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * Reads the text of a PDF: shot tables by their columns, screenplays by their indents, else as plain text is read. Ranges
 * count in `text`, which is taken out of the pages.
 * @throws ShotloomError script_damaged for a file that is damaged, locked, or has more than 2,000 pages; script_empty for one
 * without text
 */
export async function readPdf(bytes: Uint8Array, path: string): Promise<{ text: string; screenplay: Screenplay }> {
  const document = await openPdf(bytes, path);
  try {
    const pages = await itemsOf(document, path);
    if (pages.every((items) => items.every(({ text }) => text.trim() === ''))) throw withoutText(path);
    const read = readPages(pages);
    if ('rows' in read) return readRows(read.rows, path);
    const asFountain = parseFountain(read.text);
    return { text: read.text, screenplay: isProse(read.text, asFountain) ? readProse(read.text) : asFountain };
  } finally {
    await document.loadingTask.destroy();
  }
}

function withoutText(path: string): ShotloomError {
  return new ShotloomError(
    'script_empty',
    say`The PDF ${path} has no text, only pictures of it: give the file that it was made from, or let a program recognise its text.`,
  );
}

async function openPdf(bytes: Uint8Array, path: string): Promise<PdfDocument> {
  try {
    // The library takes the bytes away from who gives them, and takes none of Node's own kind.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false });
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    throw isLocked
      ? damagedScript(path, say`is locked with a password`, say`save it without one`)
      : damagedScript(path, say`is no PDF that can be read`);
  }
}

async function itemsOf(document: PdfDocument, path: string): Promise<PageItem[][]> {
  if (document.numPages > mostPages)
    throw damagedScript(
      path,
      say`has more than ${mostPages} pages`,
      say`give a file that holds a script and nothing else`,
    );
  const pages: PageItem[][] = [];
  let items = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await pageItems(document, number, path);
    items += page.length;
    if (items > mostItems)
      throw damagedScript(
        path,
        say`has more text than any script`,
        say`give a file that holds a script and nothing else`,
      );
    pages.push(page);
  }
  return pages;
}

async function pageItems(document: PdfDocument, number: number, path: string): Promise<PageItem[]> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return items.flatMap((item): PageItem[] => {
      if (!('str' in item)) return [];
      const [, , skew = 0, height = 0, x = 0, y = 0] = (item.transform as unknown[]).map(Number);
      return [{ text: item.str, x, y, width: item.width, size: Math.hypot(skew, height) || 12 }];
    });
  } catch {
    throw damagedScript(path, say`is damaged on page ${number}`);
  }
}

function readRows(rows: readonly (readonly string[])[], path: string): { text: string; screenplay: Screenplay } {
  const out = new TextOut(path);
  const read = rows.map((row) => {
    const cells = row.map((text, column): Cell => {
      if (column > 0) out.add('\t');
      return { text, range: out.add(text) };
    });
    out.add('\n');
    return cells;
  });
  const text = out.toString();
  return { text, screenplay: { language: detectLanguage(text), elements: readShotTable(read) ?? [] } };
}
