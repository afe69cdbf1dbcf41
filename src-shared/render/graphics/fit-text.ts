import { linePieces } from '../caption-text.ts';
import { textWidth } from './text-size.ts';

/** From one baseline to the next, in ems. */
export const LINE_PITCH = 1.32;
const SHRINK = 0.96;
/** Of its size, what a heading may lose to have a line less. */
const FEWER_LINES = 0.78;
/** A last line that is shorter than so much of its room is evened out with those before it. */
const SHORT_LAST_LINE = 0.4;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Room for a text. */
export interface TextRoom {
  readonly width: number;
  readonly height: number;
  /** Infinity where only the height counts. */
  readonly lines: number;
}

/** A text in lines that fit, every word of it. */
export interface FittedText {
  readonly lines: readonly string[];
  /** Of the em, in pixels. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Wraps a text and, where that is not enough, makes it smaller until it fits: nothing is ever left out. Line breaks of the text stay.
 * @param size the em that is wanted, in pixels
 * @param even makes all lines about as long, as headings are set
 */
export function fitText(said: string, size: number, room: TextRoom, even = false): FittedText {
  const text = said.split('\n').map(linePieces);
  let fitting = size;
  while (!fits(text, fitting, size, room)) fitting *= SHRINK;
  if (even) fitting = sizeOfFewerLines(text, fitting, size, room);
  const wrapped = wrap(text, fitting, room.width);
  const shown =
    even || isShortLast(wrapped, room.width, fitting) ? evenLines(text, fitting, room.width, wrapped) : wrapped;
  const texts = shown.map((line) => line.text);
  const widest = Math.max(0, ...texts.map((line) => textWidth(line, fitting)));
  return { lines: texts, size: fitting, width: widest, height: texts.length * fitting * LINE_PITCH };
}

function fits(text: Paragraphs, fitting: number, size: number, { width, height, lines }: TextRoom): boolean {
  const wrapped = wrap(text, fitting, width);
  // A word in two is worse than smaller letters, down to half the size.
  const isSplit = wrapped.some((line) => line.split) && fitting > size / 2;
  // Line breaks that a person wrote stay, however many.
  const most = Math.max(lines, text.length);
  return !isSplit && wrapped.length <= most && wrapped.length * fitting * LINE_PITCH <= height;
}

/** Letters a little smaller, where that saves a line. */
function sizeOfFewerLines(text: Paragraphs, fitting: number, size: number, room: TextRoom): number {
  const lines = wrap(text, fitting, room.width).length;
  for (let smaller = fitting; smaller > fitting * FEWER_LINES; smaller *= SHRINK)
    if (wrap(text, smaller, room.width).length < lines && fits(text, smaller, size, room)) return smaller;
  return fitting;
}

/** The largest size, at most `size`, at which all of some texts fit into one line each of that width. */
export function sizeForOneLine(texts: readonly string[], size: number, width: number): number {
  const widest = Math.max(0, ...texts.map((text) => textWidth(text, size)));
  return widest <= width ? size : (size * width) / widest;
}

/** The parts of each paragraph that are not broken. */
type Paragraphs = readonly ReturnType<typeof linePieces>[];

interface WrappedLine {
  readonly text: string;
  /** The last word goes on in the next line. */
  readonly split: boolean;
}

function wrap(text: Paragraphs, size: number, width: number): WrappedLine[] {
  return text.flatMap((paragraph) => wrapParagraph(paragraph, size, width));
}

function wrapParagraph(pieces: Paragraphs[number], size: number, width: number): WrappedLine[] {
  const lines: WrappedLine[] = [];
  let line = '';
  for (const piece of pieces) {
    const joined = line + (piece.spaceBefore && line !== '' ? ' ' : '') + piece.text;
    if (textWidth(joined, size) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push({ text: line, split: false });
    const parts = parted(piece.text, size, width);
    lines.push(...parts.slice(0, -1).map((part) => ({ text: part, split: true })));
    line = parts.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, { text: line, split: false }];
}

/** A word that is too wide for a line, in parts that are not. */
function parted(word: string, size: number, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && textWidth(part + segment, size) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

function isShortLast(lines: readonly WrappedLine[], width: number, size: number): boolean {
  return lines.length > 1 && textWidth(lines.at(-1)?.text ?? '', size) < width * SHORT_LAST_LINE;
}

/** The same number of lines in the least width. */
function evenLines(
  text: Paragraphs,
  size: number,
  width: number,
  wrapped: readonly WrappedLine[],
): readonly WrappedLine[] {
  let [narrow, wide] = [width / 2, width];
  let best = wrapped;
  while (wide - narrow > size / 4) {
    const middle = (narrow + wide) / 2;
    const tried = wrap(text, size, middle);
    const isWorse = tried.length > wrapped.length || tried.some((line) => line.split);
    if (isWorse) narrow = middle;
    else [wide, best] = [middle, tried];
  }
  return best;
}
