/** From pieces of text with their places on a page to lines: of PDF, which knows nothing else. */

/** A piece of text as it is set. Units are points; y grows upwards. */
export interface PageItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** What stands together in a line; the cells of a table and the scene number in the margin are segments of their own. */
export interface Segment {
  readonly text: string;
  readonly x: number;
  readonly end: number;
}

export interface PageLine {
  readonly segments: readonly Segment[];
  readonly y: number;
  readonly size: number;
}

/** Gaps are in parts of the size of the type. */
const wordGap = 0.15;
const hanGap = 0.6;
const segmentGap = 1.8;
const sameLine = 0.4;

/** The text of a line, its segments parted by a space. */
export function lineText({ segments }: PageLine): string {
  return segments.map(({ text }) => text).join(' ');
}

function joinItems(items: readonly PageItem[], size: number): Segment[] {
  const segments: { text: string; x: number; end: number }[] = [];
  for (const { text, x, width } of items.toSorted((first, second) => first.x - second.x)) {
    const last = segments.at(-1);
    const gap = last ? x - last.end : 0;
    if (!last || gap > segmentGap * size) segments.push({ text, x, end: x + width });
    else {
      const isHan = /\p{Script=Han}$/u.test(last.text) && /^\p{Script=Han}/u.test(text);
      const isParted = gap > (isHan ? hanGap : wordGap) * size && !last.text.endsWith(' ') && !text.startsWith(' ');
      last.text += isParted ? ` ${text}` : text;
      last.end = Math.max(last.end, x + width);
    }
  }
  return segments
    .map((segment) => ({ ...segment, text: segment.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

/** The lines of a page from the top. */
export function linesOfPage(items: readonly PageItem[]): PageLine[] {
  const lines: { items: PageItem[]; y: number; size: number }[] = [];
  const shown = items.filter(({ text, x, y, size }) => text.trim() !== '' && Number.isFinite(x + y + size));
  for (const item of shown.toSorted((first, second) => second.y - first.y)) {
    const last = lines.at(-1);
    if (last && last.y - item.y < sameLine * Math.max(last.size, item.size)) {
      last.items.push(item);
      last.size = Math.max(last.size, item.size);
    } else lines.push({ items: [item], y: item.y, size: item.size });
  }
  return lines
    .map(({ items, y, size }) => ({ segments: joinItems(items, size), y, size }))
    .filter(({ segments }) => segments.length > 0);
}

const pageNumber =
  /^(?:[-–—]\s*)?(?:page\s*|p\.\s*|第\s*)?(?:\d{1,4}|[ivxl]{1,6})\s*(?:页|[.\]–—-])?(?:\s*(?:\/|of|共)\s*\d{1,4}\s*页?)?$/i;
const continued = /^(?:\d{1,4}[A-Z]?\s+)?\(?(?:CONTINUED|CONT['’]D|MORE)\)?[:.]?(?:\s*\(\d+\))?(?:\s+\d{1,4}[A-Z]?)?$/;
/** Running heads stand in the first and last lines of a page. */
const edge = 2;
const fewestRepeats = 3;

/** Takes page numbers, running heads, CONTINUED and (MORE) out of a document's pages. */
export function withoutFurniture(pages: readonly (readonly PageLine[])[]): PageLine[][] {
  const atEdge = (line: number, length: number) => line < edge || line >= length - edge;
  const fold = (line: PageLine) => `${Math.round(line.y)}:${lineText(line).replace(/\d+/g, '#')}`;
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const [at, line] of lines.entries())
      if (atEdge(at, lines.length)) counts.set(fold(line), (counts.get(fold(line)) ?? 0) + 1);
  const mostly = Math.max(fewestRepeats, pages.length / 3);
  return pages.map((lines) =>
    lines.filter((line, at) => {
      const text = lineText(line);
      if (continued.test(text)) return false;
      if (!atEdge(at, lines.length)) return true;
      return !pageNumber.test(text) && (counts.get(fold(line)) ?? 0) < mostly;
    }),
  );
}
