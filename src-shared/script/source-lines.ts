import type { ScriptElement } from './screenplay.ts';

/**
 * The first pass over a script: notes and boneyards are cut out, what remains is divided into lines that still know
 * where each of their characters stood.
 */

/** A note `[[ ]]` or boneyard. `text` is what stands between the brackets, trimmed, its line breaks `\n`; offsets are UTF-16, half-open. */
export interface Cut {
  readonly type: 'note' | 'boneyard';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A run of characters of a line that stand together in the source. */
interface Piece {
  /** Where the run begins in the line's text. */
  readonly index: number;
  /** Where the run begins in the source. */
  readonly start: number;
}

/** A line without its notes and boneyards and without its line break. */
export interface SourceLine {
  /** Where its first character stands in the source. */
  readonly start: number;
  readonly text: string;
  /** `text` without surrounding white space. */
  readonly trimmed: string;
  /** Number of white-space characters before `trimmed`. */
  readonly indent: number;
  readonly blank: boolean;
  /** What the line is made of; null where it is one run from `start` on. */
  readonly pieces: readonly Piece[] | null;
}

/** Finds the next occurrence of a mark; asked with rising positions it reads the text once in all. */
function forwardFinder(text: string, mark: string): (from: number) => number {
  let found = -2;
  return (from) => {
    if (found === Infinity || found >= from) return found;
    const at = text.indexOf(mark, from);
    found = at < 0 ? Infinity : at;
    return found;
  };
}

/** Finds the next line break (`\n`, `\r\n` or `\r`); ask with rising positions. */
function lineBreakFinder(text: string): (from: number) => number {
  const newline = forwardFinder(text, '\n');
  const carriageReturn = forwardFinder(text, '\r');
  return (from) => Math.min(newline(from), carriageReturn(from));
}

function afterLineBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

/** Finds the next line that closes an open note: an empty one, where two spaces would keep the note open. */
function emptyLineFinder(text: string): (from: number) => number {
  const nextBreak = lineBreakFinder(text);
  let position = 0;
  let found = -1;
  return (from) => {
    while (found < from && position <= text.length) {
      const end = Math.min(nextBreak(position), text.length);
      if (end - position < 2 && text.slice(position, end).trim() === '') found = position;
      position = end === text.length ? text.length + 1 : afterLineBreak(text, end);
    }
    return found < from ? Infinity : found;
  };
}

/** Every note and boneyard in order. An opening mark that is never closed is plain text. */
function findCuts(text: string): Cut[] {
  const nextNote = forwardFinder(text, '[[');
  const nextNoteEnd = forwardFinder(text, ']]');
  const nextBoneyard = forwardFinder(text, '/*');
  const nextBoneyardEnd = forwardFinder(text, '*/');
  const nextEmptyLine = emptyLineFinder(text);
  const cuts: Cut[] = [];
  let from = 0;
  for (;;) {
    const start = Math.min(nextNote(from), nextBoneyard(from));
    if (start === Infinity) return cuts;
    const isNote = text[start] === '[';
    const close = isNote ? nextNoteEnd(start + 2) : nextBoneyardEnd(start + 2);
    if (close === Infinity || (isNote && nextEmptyLine(start) < close)) {
      from = start + 1;
      continue;
    }
    const inner = text
      .slice(start + 2, close)
      .trim()
      .replaceAll(/\r\n?/g, '\n');
    cuts.push({ type: isNote ? 'note' : 'boneyard', text: inner, start, end: close + 2 });
    from = close + 2;
  }
}

function lineOf(text: string, start: number, pieces: readonly Piece[] | null): SourceLine {
  const trimmed = text.trim();
  const indent = trimmed.length === text.length ? 0 : text.length - text.trimStart().length;
  return { start, text, trimmed, indent, blank: trimmed === '', pieces };
}

/** A line that notes or boneyards were cut out of. */
function makeCutLine(source: string, runs: readonly (readonly [number, number])[]): SourceLine {
  const pieces: Piece[] = [];
  const kept: string[] = [];
  let length = 0;
  let endsInSpace = false;
  for (const [begin, end] of runs) {
    let start = begin;
    // "one [[note]] two" should read "one two", not "one  two".
    if (endsInSpace) while (start < end && (source[start] === ' ' || source[start] === '\t')) start += 1;
    if (start === end) continue;
    pieces.push({ index: length, start });
    kept.push(source.slice(start, end));
    length += end - start;
    endsInSpace = source[end - 1] === ' ' || source[end - 1] === '\t';
  }
  return lineOf(kept.join(''), pieces[0]?.start ?? 0, pieces);
}

/** The lines of a script. Each is made when it is asked for: all of them at once would be most of what reading allocates. */
export interface SourceLines {
  readonly length: number;
  /** The line of an index; undefined before the first and after the last. */
  readonly at: (index: number) => SourceLine | undefined;
  readonly some: (holds: (line: SourceLine) => boolean) => boolean;
}

/** A power of two. Readers look a few lines ahead of where they stand. */
const remembered = 64;

class LineTable implements SourceLines {
  readonly #source: string;
  /** Where each line begins and ends, one pair after the other; room for more, outside the collected heap. */
  #bounds = new Int32Array(1024);
  #length = 0;
  readonly #cutLines = new Map<number, SourceLine>();
  readonly #recent: SourceLine[] = [];
  readonly #recentIndices: number[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  get length(): number {
    return this.#length;
  }

  add(start: number, end: number): void {
    const at = 2 * this.#length;
    if (at === this.#bounds.length) {
      const wider = new Int32Array(2 * at);
      wider.set(this.#bounds);
      this.#bounds = wider;
    }
    this.#bounds[at] = start;
    this.#bounds[at + 1] = end;
    this.#length += 1;
  }

  addCut(line: SourceLine): void {
    this.#cutLines.set(this.#length, line);
    this.add(line.start, line.start);
  }

  at(index: number): SourceLine | undefined {
    const slot = index & (remembered - 1);
    if (this.#recentIndices[slot] === index) return this.#recent[slot];
    if (index < 0 || index >= this.#length) return undefined;
    const start = this.#bounds[2 * index] ?? 0;
    const end = this.#bounds[2 * index + 1] ?? 0;
    const line = this.#cutLines.get(index) ?? lineOf(this.#source.slice(start, end), start, null);
    this.#recent[slot] = line;
    this.#recentIndices[slot] = index;
    return line;
  }

  some(holds: (line: SourceLine) => boolean): boolean {
    for (let index = 0; index < this.#length; index += 1) {
      const line = this.at(index);
      if (line && holds(line)) return true;
    }
    return false;
  }
}

/**
 * Cuts notes and boneyards out of a script and divides the rest into lines. A line that held nothing else is left out,
 * so that it neither parts paragraphs nor ends a speech. Linear in the text's length.
 */
export function readSourceLines(source: string): { lines: SourceLines; cuts: Cut[] } {
  const cuts = findCuts(source);
  const nextBreak = lineBreakFinder(source);
  const lines = new LineTable(source);
  let runs: [number, number][] = [];
  let cutIndex = 0;
  let position = source.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    const lineEnd = Math.min(nextBreak(position), source.length);
    const cut = cuts[cutIndex];
    if (cut && cut.start < lineEnd) {
      runs.push([position, cut.start]);
      position = cut.end;
      cutIndex += 1;
      continue;
    }
    if (runs.length === 0) {
      lines.add(position, lineEnd);
    } else {
      const line = makeCutLine(source, [...runs, [position, lineEnd]]);
      if (!line.blank) lines.addCut(line);
      runs = [];
    }
    if (lineEnd === source.length) return { lines, cuts };
    position = afterLineBreak(source, lineEnd);
  }
}

/** Where the character at `index` of a line's text stands in the source. Asks for an index inside the text. */
function sourceOffset({ start, pieces }: SourceLine, index: number): number {
  if (pieces === null) return start + index;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.index ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece ? piece.start + index - piece.index : 0;
}

/** The source range of everything from index `from` of the first line up to index `to` of the last. */
export function sourceRange(first: SourceLine, from: number, last: SourceLine, to: number): readonly [number, number] {
  return [sourceOffset(first, from), sourceOffset(last, to - 1) + 1];
}

/** The source range of a line without surrounding white space. */
export function lineRange(line: SourceLine): readonly [number, number] {
  return sourceRange(line, line.indent, line, line.indent + line.trimmed.length);
}

/** The source range of a block of lines without surrounding white space. */
export function blockRange(first: SourceLine, last: SourceLine): readonly [number, number] {
  return sourceRange(first, first.indent, last, last.indent + last.trimmed.length);
}

/** The lines from one on as far as they belong together. */
export function linesWhile(
  lines: SourceLines,
  index: number,
  belongs: (line: SourceLine, at: number) => boolean,
): SourceLine[] {
  const block: SourceLine[] = [];
  for (let at = index; at < lines.length; at += 1) {
    const line = lines.at(at);
    if (!line || !belongs(line, at)) break;
    block.push(line);
  }
  return block;
}

/** Elements with the notes and boneyards that were cut out of the lines, all in the order of their start. */
export function withCuts(elements: readonly ScriptElement[], cuts: readonly Cut[]): readonly ScriptElement[] {
  if (cuts.length === 0) return elements;
  const merged: ScriptElement[] = [];
  let at = 0;
  const takeCutsBefore = (end: number): void => {
    for (let cut = cuts[at]; cut && cut.start < end; cut = cuts[at]) {
      merged.push({ type: cut.type, text: cut.text, range: [cut.start, cut.end] });
      at += 1;
    }
  };
  for (const element of elements) {
    takeCutsBefore(element.range[0]);
    merged.push(element);
  }
  takeCutsBefore(Infinity);
  return merged;
}
