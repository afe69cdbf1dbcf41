import { joinLines } from './blocks.ts';
import { capitalCue, isParenthetical, oneLineCue } from './cue.ts';
import { lineText, linesOfPage, withoutFurniture } from './page-lines.ts';
import type { PageItem, PageLine } from './page-lines.ts';
import { chineseHeading, englishHeading } from './scene-heading.ts';
import { readHeadings } from './table-columns.ts';

/** From the lines of pages to the text of a script: indents tell cues and speeches from action, gaps part paragraphs. */

/** A line with the width of its page's gap above it, and its indent from the margin of action in letters. */
interface SetLine {
  readonly text: string;
  readonly indent: number;
  /** Its right end, in letters from the same margin. */
  readonly end: number;
  readonly isAfterGap: boolean;
  /** A number that stood in the margin beside a heading. */
  readonly sceneNumber: string | null;
}

/** Speeches stand an inch inside of action (10 letters of Courier), cues two (20), transitions four. */
const speechIndent = 5;
const cueIndent = 15;
const transitionIndent = 33;
const longestCue = 40;
/** A gap is this much more than the usual distance of lines. */
const gapFactor = 1.35;
const sceneNumber = /^\d{1,4}[A-Z]{0,2}\.?$/;

function median(values: readonly number[]): number {
  return values.toSorted((first, second) => first - second)[values.length >> 1] ?? 0;
}

/** The x where most lines begin that begin far left: what few lines have (numbers in the margin) is none. */
function marginOf(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>();
  for (const { segments } of lines) {
    for (const { x, text } of segments.slice(0, 2)) {
      if (sceneNumber.test(text)) continue;
      const place = Math.round(x / 4) * 4;
      counts.set(place, (counts.get(place) ?? 0) + 1);
      break;
    }
  }
  const enough = Math.max(2, lines.length / 25);
  const places = [...counts].toSorted(([first], [second]) => first - second);
  return (places.find(([, count]) => count >= enough) ?? places[0])?.[0] ?? 0;
}

/** Parts a heading from the scene numbers in the margins. */
function withoutNumbers(line: PageLine, margin: number): { line: PageLine; number: string | null } {
  const { segments } = line;
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last || segments.length < 2) return { line, number: null };
  const atLeft = sceneNumber.test(first.text) && first.x < margin - line.size / 2;
  const atRight = sceneNumber.test(last.text) && (!atLeft || last.text === first.text);
  const rest = segments.slice(atLeft ? 1 : 0, atRight ? -1 : undefined);
  const isHeading = englishHeading(rest[0]?.text ?? '') !== null || chineseHeading(rest[0]?.text ?? '') !== null;
  if (rest.length === 0 || (!atLeft && !atRight) || (!atLeft && !isHeading)) return { line, number: null };
  return { line: { ...line, segments: rest }, number: (atLeft ? first : last).text.replace('.', '') };
}

/** The distance of lines of one paragraph: the lower quartile, since gaps between paragraphs are larger. */
function pitchOf(pages: readonly (readonly PageLine[])[]): number {
  const gaps = pages.flatMap((lines) => lines.slice(1).map((line, at) => (lines[at]?.y ?? 0) - line.y));
  const downwards = gaps.filter((gap) => gap > 0).toSorted((first, second) => first - second);
  return downwards[downwards.length >> 2] ?? 0;
}

function setLines(pages: readonly (readonly PageLine[])[]): SetLine[] {
  const all = pages.flat();
  const margin = marginOf(all);
  const size = median(all.map((line) => line.size)) || 12;
  const letter = size * 0.6;
  const pitch = pitchOf(pages);
  return pages.flatMap((lines) =>
    lines.map((each, at) => {
      const { line, number } = withoutNumbers(each, margin);
      const above = lines[at - 1];
      return {
        text: lineText(line),
        indent: ((line.segments[0]?.x ?? 0) - margin) / letter,
        end: ((line.segments.at(-1)?.end ?? 0) - margin) / letter,
        // A page begins with a paragraph of its own, but where a sentence runs over from the page before.
        isAfterGap: above === undefined || above.y - line.y > Math.max(pitch, size) * gapFactor,
        sceneNumber: number,
      };
    }),
  );
}

function isHeading({ text, sceneNumber }: SetLine): boolean {
  return sceneNumber !== null || englishHeading(text) !== null || chineseHeading(text) !== null;
}

function isCueLine({ text, indent }: SetLine): boolean {
  return indent >= cueIndent && text.length <= longestCue && /\p{L}/u.test(text) && !/[.!?:：]$/.test(text);
}

function isSpeechLine({ indent }: SetLine): boolean {
  return indent >= speechIndent && indent < transitionIndent;
}

/** Whether indents tell cues from action here: a short line far inside, right above one less far inside. */
function isIndented(lines: readonly SetLine[]): boolean {
  const found = lines.filter((line, at) => {
    const next = lines[at + 1];
    return isCueLine(line) && next && !next.isAfterGap && isSpeechLine(next) && next.indent < line.indent;
  });
  return found.length > 0 && found.length * 40 >= lines.length;
}

/** The text of a screenplay whose indents tell what a line is. */
function indentedText(lines: readonly SetLine[]): string {
  const paragraphs: string[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (!line) break;
    const { paragraph, next } = isHeading(line)
      ? { paragraph: headingText(line), next: at + 1 }
      : (speechAt(lines, at) ?? actionAt(lines, at));
    paragraphs.push(paragraph);
    at = next;
  }
  return paragraphs.join('\n\n');
}

function headingText({ text, sceneNumber }: SetLine): string {
  const isKnown = englishHeading(text) !== null || chineseHeading(text) !== null;
  return `${isKnown ? '' : '.'}${text}${sceneNumber === null ? '' : ` #${sceneNumber}#`}`;
}

/** A cue and the lines under it; a blank line in between (double-spaced pages) ends it only where action follows. */
function speechAt(lines: readonly SetLine[], at: number): { paragraph: string; next: number } | null {
  const cue = lines[at];
  const first = lines[at + 1];
  if (!cue || !first || !isCueLine(cue) || !isSpeechLine(first) || first.indent >= cue.indent) return null;
  const parts: string[][] = [];
  let next = at + 1;
  for (; next < lines.length; next += 1) {
    const line = lines[next];
    if (!line || !isSpeechLine(line) || (isCueLine(line) && !line.text.startsWith('(')) || isHeading(line)) break;
    const last = parts.at(-1);
    const isBracket = /^[(（]/.test(line.text) || (last !== undefined && isOpenBracket(last));
    if (!last || (isBracket && !isOpenBracket(last)) || isParenthetical(joinLines(last))) parts.push([line.text]);
    else last.push(line.text);
  }
  const name = capitalCue(cue.text, cue.text) ? cue.text : `@${cue.text}`;
  return { paragraph: [name, ...parts.map(joinLines)].join('\n'), next };
}

function isOpenBracket(lines: readonly string[]): boolean {
  const text = joinLines(lines);
  return /^[(（]/.test(text) && !/[)）]$/.test(text);
}

function actionAt(lines: readonly SetLine[], at: number): { paragraph: string; next: number } {
  const first = lines[at];
  if (!first) return { paragraph: '', next: at + 1 };
  const isTransition = first.indent >= transitionIndent && !/\p{Ll}/u.test(first.text);
  if (isTransition) return { paragraph: first.text.endsWith('TO:') ? first.text : `> ${first.text}`, next: at + 1 };
  let next = at + 1;
  for (; next < lines.length; next += 1) {
    const line = lines[next];
    if (!line || line.isAfterGap || isHeading(line) || speechAt(lines, next) !== null) break;
    if (Math.abs(line.indent - first.indent) > speechIndent) break;
  }
  const text = joinLines(lines.slice(at, next).map((line) => line.text));
  return { paragraph: text, next };
}

/** What begins a line of its own in Chinese scripts. */
function beginsLine(line: SetLine): boolean {
  return /^[△▲【]/.test(line.text) || isHeading(line) || oneLineCue(line.text, new Set()) !== null;
}

/** The text of pages without such indents: lines that are full go on in the next. */
function plainText(lines: readonly SetLine[]): string {
  const right = Math.max(0, ...lines.slice(0, 5000).map((line) => line.end));
  const paragraphs: string[][][] = [];
  let before: SetLine | null = null;
  for (const line of lines) {
    const isFull = before !== null && before.end > right * 0.85;
    const isIndentedFirst = before !== null && line.indent - before.indent > 1.2 && /\p{Script=Han}/u.test(line.text);
    const goesOn =
      isFull &&
      !beginsLine(line) &&
      !isIndentedFirst &&
      (!line.isAfterGap || !/[.!?。！？…”"]$/.test(before?.text ?? ''));
    const paragraph = paragraphs.at(-1);
    if (goesOn && paragraph) paragraph.at(-1)?.push(line.text);
    else if (line.isAfterGap || !paragraph || (before && isHeading(before))) paragraphs.push([[line.text]]);
    else paragraph.push([line.text]);
    before = line;
  }
  return paragraphs.map((paragraph) => paragraph.map(joinLines).join('\n')).join('\n\n');
}

/** A first page that has no scene, where later ones have, is the title's. */
function splitTitle(pages: readonly (readonly PageLine[])[]): {
  title: string;
  pages: readonly (readonly PageLine[])[];
} {
  const [first = [], ...rest] = pages;
  const hasScene = (lines: readonly PageLine[]) =>
    lines.some((line) =>
      line.segments.some(({ text }) => englishHeading(text) !== null || chineseHeading(text) !== null),
    );
  const isTitle = first.length > 0 && first.length <= 20 && !hasScene(first) && rest.some(hasScene);
  const title = isTitle ? (first[0] ? lineText(first[0]) : '') : '';
  return { title: title.replace(/^(?:title|片名|标题)\s*[:：]\s*/i, ''), pages: isTitle ? rest : pages };
}

/** Rows of a shot table on pages: columns begin where its headings do, rows where a gap or a number does. */
function tableRows(pages: readonly (readonly PageLine[])[]): string[][] | null {
  const lines = pages.flat();
  const head = lines.findIndex(
    (line) => line.segments.length > 1 && readHeadings(line.segments.map(({ text }) => text)) !== null,
  );
  const headings = lines[head];
  if (!headings) return null;
  const columns = headings.segments;
  const numbers = readHeadings(columns.map(({ text }) => text))?.get('number')?.[0];
  const rows: string[][] = [columns.map(({ text }) => text)];
  const pitch = pitchOf(pages);
  let above = headings.y;
  for (const line of lines.slice(head + 1)) {
    const cells = columns.map(() => '');
    for (const segment of line.segments) {
      const places = columns.map(({ x, end }) => Math.abs((x + end) / 2 - (segment.x + segment.end) / 2));
      const within = columns.findLastIndex(({ x }) => x <= segment.x + line.size);
      const place = within < 0 ? places.indexOf(Math.min(...places)) : within;
      cells[place] = `${cells[place] ?? ''} ${segment.text}`.trim();
    }
    const isNumbered = numbers !== undefined && cells[numbers] !== '';
    const gap = above - line.y;
    const isNew = numbers === undefined ? gap < 0 || gap > pitch * gapFactor : isNumbered;
    above = line.y;
    const row = rows.at(-1);
    if (isNew || rows.length === 1 || !row) rows.push(cells);
    else for (const [at, cell] of cells.entries()) if (cell !== '') row[at] = joinLines([row[at] ?? '', cell]).trim();
  }
  return rows;
}

/** Two columns of running text are read one after the other. */
function inColumns(lines: readonly PageLine[]): PageLine[] {
  const two = lines.filter(({ segments }) => segments.length === 2);
  const starts = two.map(({ segments }) => segments[1]?.x ?? 0);
  const start = median(starts);
  const size = median(lines.map((line) => line.size));
  const isAligned = starts.filter((x) => Math.abs(x - start) < size).length >= Math.max(4, starts.length * 0.7);
  if (!isAligned || two.length * 2 < lines.length) return [...lines];
  const side = (isOfSide: (x: number) => boolean) =>
    lines
      .map((line) => ({ ...line, segments: line.segments.filter(({ x }) => isOfSide(x)) }))
      .filter(({ segments }) => segments.length > 0);
  return [...side((x) => x < start - size), ...side((x) => x >= start - size)];
}

/** What the pages hold: rows of a shot table, or the text of a script in Fountain's form. */
export type PagesText = { readonly rows: readonly (readonly string[])[] } | { readonly text: string };

/** Reads pages of placed text. Never throws. */
export function readPages(items: readonly (readonly PageItem[])[]): PagesText {
  const all = withoutFurniture(items.map(linesOfPage));
  const rows = tableRows(all);
  if (rows) return { rows };
  const { title, pages } = splitTitle(all);
  const lines = setLines(pages.map(inColumns));
  const body = isIndented(lines) ? indentedText(lines) : plainText(lines);
  return { text: title === '' ? body : `Title: ${title}\n\n${body}` };
}
