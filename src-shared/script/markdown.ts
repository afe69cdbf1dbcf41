import { joinLines, readBlocks } from './blocks.ts';
import type { Block } from './blocks.ts';
import { detectLanguage } from './language.ts';
import type { Screenplay } from './screenplay.ts';
import type { Cell, Row } from './table.ts';

/** A line of the text without its break, and where it begins. */
interface Line {
  readonly text: string;
  readonly start: number;
}

const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const underline = /^ {0,3}(=+|-+)[ \t]*$/;
const rule = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const item = /^[ \t]*(?:[-*+•·]|\d{1,4}[.)、）])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)|^[ \t]*(?:[•·]|\d{1,4}、)(?=\S)/;
const definition = /^ {0,3}\[[^\]]{1,200}\]:[ \t]/;
const delimiterRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const picture = /^!\[([^\]]*)\]\([^)]*\)$/;
/** "**Visual:** a map", "**旁白**：", "**[画面：地图]**": each stands for itself, though no blank line parts it from others. */
const labelLine =
  /^[ \t]*(?:>[ \t]?)*(?:(\*\*|__)[^*_\n]{1,60}(?:[:：]\1|\1\s*(?:[（(][^()（）]{1,24}[)）]\s*)?[:：])|(?:\*\*|__)?(?:\[[^[\]]+\]|【[^【】]+】)(?:\*\*|__)?\s*$)/;
/** Patterns look no further into a line than this; a longer one is a paragraph. */
const longestMarked = 2000;

/** Divides a text into its lines. Linear in its length. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ text: text.slice(start, text[end - 1] === '\r' ? end - 1 : end), start });
    start = end + 1;
  }
  return lines;
}

/** A line's text without Markdown's marks: emphasis, links, code, HTML tags. */
function plain(text: string): string {
  if (text.length > 100_000) return text.trim();
  return text
    .replace(/<br[ ]?\/?>/gi, '\n')
    .replace(/<\/?[A-Za-z][^<>]{0,200}>/g, '')
    .replace(/!?\[([^[\]]{0,500})\]\([^()]{0,500}\)/g, '$1')
    .replace(/\[([^[\]]{1,500})\]\[[^[\]]{0,200}\]/g, '$1')
    .replace(/(?<!\\)(\*{1,3}|~~|`{1,2})(?=\S)([^*~`\n]{1,2000}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}\\])(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1')
    .trim();
}

function rangeOf(first: Line, last: Line, from = 0): readonly [number, number] {
  const lead = /^\s*/.exec(first.text.slice(from))?.[0].length ?? 0;
  return [first.start + from + lead, last.start + last.text.trimEnd().length];
}

/** The cells of a table's line; `\|` is no border. */
function cellsOf(line: Line): Row {
  const cells: Cell[] = [];
  let from = /^\s*\|?/.exec(line.text)?.[0].length ?? 0;
  for (let at = from; at <= line.text.length; at += 1) {
    if (line.text[at] === '\\') at += 1;
    else if (line.text[at] === '|' || at === line.text.length) {
      const raw = line.text.slice(from, at);
      const start = line.start + from + (raw.length - raw.trimStart().length);
      if (at < line.text.length || raw.trim() !== '')
        cells.push({ text: plain(raw), range: [start, start + raw.trim().length] });
      from = at + 1;
    }
  }
  return cells;
}

interface Reader {
  readonly lines: readonly Line[];
  readonly blocks: Block[];
}

/** The blocks of a Markdown text (CommonMark's, with GFM's tables): what is code or HTML comment is left out. */
export function markdownBlocks(text: string): Block[] {
  const lines = linesOf(text);
  const reader: Reader = { lines, blocks: [] };
  for (let index = frontMatterEnd(lines); index < lines.length;) index = readBlock(reader, index);
  return reader.blocks;
}

/** Front matter between two lines of `---` at the very start. */
function frontMatterEnd(lines: readonly Line[]): number {
  if (lines[0]?.text.trimEnd() !== '---') return 0;
  const end = lines.findIndex(({ text }, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(text));
  return end < 0 ? 0 : end + 1;
}

/** Reads the block that begins at a line. @returns the index of the line after it */
function readBlock(reader: Reader, index: number): number {
  const line = reader.lines[index];
  if (!line || line.text.trim() === '' || definition.test(line.text.slice(0, 300))) return index + 1;
  const marked = line.text.slice(0, longestMarked);
  const opening = fence.exec(marked)?.[1];
  if (opening !== undefined) return afterFence(reader.lines, index, opening);
  if (marked.trimStart().startsWith('<!--')) return afterComment(reader.lines, index);
  const title = heading.exec(marked);
  if (title) {
    const words = plain(title[2] ?? '');
    const range = rangeOf(line, line);
    if (words !== '') reader.blocks.push({ kind: 'heading', level: title[1]?.length ?? 1, text: words, range });
    return index + 1;
  }
  if (rule.test(marked)) return index + 1;
  if (marked.includes('|') && delimiterRow.test(reader.lines[index + 1]?.text.slice(0, longestMarked) ?? ''))
    return readTable(reader, index);
  const mark = item.exec(marked)?.[0];
  return mark === undefined ? readParagraph(reader, index) : readItem(reader, index, mark.length);
}

function afterFence(lines: readonly Line[], index: number, opening: string): number {
  for (let at = index + 1; at < lines.length; at += 1)
    if (lines[at]?.text.trimStart().startsWith(opening) === true) return at + 1;
  return lines.length;
}

function afterComment(lines: readonly Line[], index: number): number {
  for (let at = index; at < lines.length; at += 1) if (lines[at]?.text.includes('-->')) return at + 1;
  return index + 1;
}

function readTable(reader: Reader, index: number): number {
  let end = index + 2;
  while ((reader.lines[end]?.text.trim() ?? '') !== '' && reader.lines[end]?.text.includes('|')) end += 1;
  const rows = [index, ...Array.from({ length: end - index - 2 }, (_, nth) => index + 2 + nth)];
  reader.blocks.push({ kind: 'table', rows: rows.flatMap((at) => reader.lines[at] ?? []).map(cellsOf) });
  return end;
}

/** Whether a line ends the paragraph before it. */
function endsParagraph(line: Line): boolean {
  const marked = line.text.slice(0, longestMarked);
  return marked.trim() === '' || heading.test(marked) || fence.test(marked) || rule.test(marked) || item.test(marked);
}

/** A line that is nothing but a direction in brackets. */
function isDirectionLine(line: Line | undefined): boolean {
  return (
    line !== undefined &&
    /^[ \t]*(?:\*\*|__)?(?:\[[^[\]]+\]|【[^【】]+】)(?:\*\*|__)?\s*$/.test(line.text.slice(0, longestMarked))
  );
}

function linesOfParagraph(reader: Reader, index: number): Line[] {
  const found = [reader.lines[index]].flatMap((line) => line ?? []);
  for (let at = index + 1; at < reader.lines.length; at += 1) {
    const line = reader.lines[at];
    if (!line || endsParagraph(line) || underline.test(line.text)) break;
    // What a label stands over goes with it.
    if (labelLine.test(line.text.slice(0, longestMarked)) || isDirectionLine(reader.lines[at - 1])) break;
    found.push(line);
  }
  return found;
}

function readParagraph(reader: Reader, index: number): number {
  const lines = linesOfParagraph(reader, index);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return index + 1;
  const under = underline.exec(reader.lines[index + lines.length]?.text.slice(0, longestMarked) ?? '')?.[1];
  const alone = picture.exec(first.text.trim().slice(0, longestMarked));
  const isQuote = /^\s*>/.test(first.text);
  const text = plain(joinLines(lines.map((line) => (isQuote ? line.text.replace(/^\s*(?:>\s?)+/, '') : line.text))));
  const range = rangeOf(first, last);
  if (under !== undefined && text !== '')
    reader.blocks.push({ kind: 'heading', level: under.startsWith('=') ? 1 : 2, text, range });
  else if (alone && lines.length === 1) {
    if (alone[1]?.trim()) reader.blocks.push({ kind: 'picture', text: alone[1].trim(), range });
  } else if (text !== '') reader.blocks.push({ kind: 'paragraph', text, range });
  return index + lines.length + (under === undefined ? 0 : 1);
}

function readItem(reader: Reader, index: number, mark: number): number {
  const lines = linesOfParagraph(reader, index);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return index + 1;
  const text = plain(joinLines([first.text.slice(mark), ...lines.slice(1).map((line) => line.text)]));
  if (text !== '') reader.blocks.push({ kind: 'item', text, range: rangeOf(first, last, mark) });
  return index + lines.length;
}

/**
 * Reads Markdown: news copy, a lesson's outline, a shot table. Headings are scenes, paragraphs narrated shots, items of
 * lists one shot each, tables shot tables. Never throws; linear in the text's length.
 */
export function readMarkdown(text: string): Screenplay {
  return { language: detectLanguage(text), elements: readBlocks(markdownBlocks(text)) };
}
