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
  readonly text: string;
  /** `text` without surrounding white space. */
  readonly trimmed: string;
  /** Number of white-space characters before `trimmed`. */
  readonly indent: number;
  readonly blank: boolean;
  readonly pieces: readonly Piece[];
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

function makeLine(source: string, runs: readonly (readonly [number, number])[]): SourceLine {
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
  const text = kept.join('');
  const trimmed = text.trim();
  return { text, trimmed, indent: text.length - text.trimStart().length, blank: trimmed === '', pieces };
}

/**
 * Cuts notes and boneyards out of a script and divides the rest into lines. A line that held nothing else is left out,
 * so that it neither parts paragraphs nor ends a speech. Linear in the text's length.
 */
export function readSourceLines(source: string): { lines: SourceLine[]; cuts: Cut[] } {
  const cuts = findCuts(source);
  const nextBreak = lineBreakFinder(source);
  const lines: SourceLine[] = [];
  let runs: [number, number][] = [];
  let cutIndex = 0;
  let position = source.startsWith('\uFEFF') ? 1 : 0;
  let lineHasCut = false;
  for (;;) {
    const lineEnd = Math.min(nextBreak(position), source.length);
    const cut = cuts[cutIndex];
    if (cut && cut.start < lineEnd) {
      runs.push([position, cut.start]);
      position = cut.end;
      cutIndex += 1;
      lineHasCut = true;
      continue;
    }
    runs.push([position, lineEnd]);
    const line = makeLine(source, runs);
    if (!line.blank || !lineHasCut) lines.push(line);
    if (lineEnd === source.length) return { lines, cuts };
    runs = [];
    lineHasCut = false;
    position = afterLineBreak(source, lineEnd);
  }
}

/** Where the character at `index` of a line's text stands in the source. Asks for an index inside the text. */
function sourceOffset(line: SourceLine, index: number): number {
  let low = 0;
  let high = line.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((line.pieces[middle]?.index ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const piece = line.pieces[low];
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
