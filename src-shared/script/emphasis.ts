/** Fountain's emphasis: `*italic*`, `**bold**`, `***both***`, `_underlined_`, with `\` before a mark that is none. */

export type Style = 'bold' | 'italic' | 'underline';

/** Text that is emphasised in one way. */
export interface StyledRun {
  readonly text: string;
  readonly styles: ReadonlySet<Style>;
}

/** A mark as it stands in a line: `***` opens or closes two styles, each for itself. */
interface Mark {
  readonly at: number;
  readonly text: string;
  readonly styles: readonly Style[];
  readonly opens: boolean;
  readonly closes: boolean;
  /** Number of characters before it that are no marks: nothing is emphasised by a pair with nothing between. */
  readonly behind: number;
  /** The styles that it turns on or off; what is left of it is text. */
  readonly used: Set<Style>;
}

const marks: Readonly<Record<Style, string>> = { underline: '_', bold: '**', italic: '*' };
const stylesOfMark: Readonly<Record<string, readonly Style[]>> = {
  _: ['underline'],
  '*': ['italic'],
  '**': ['bold'],
  '***': ['bold', 'italic'],
};
/** The order in which marks open at one place; they close in the other. */
const order: readonly Style[] = ['underline', 'bold', 'italic'];

/**
 * Takes the emphasis out of an element's text. As Fountain has it, emphasis does not go over a line break, an opening mark
 * stands before something that is no space and a closing one behind; a mark without its pair is text. Linear.
 */
export function parseEmphasis(text: string): StyledRun[] {
  const runs: StyledRun[] = [];
  text.split('\n').forEach((line, index) => {
    if (index > 0) pushRun(runs, '\n', new Set());
    readLine(line, runs);
  });
  return runs;
}

function pushRun(runs: StyledRun[], text: string, styles: ReadonlySet<Style>): void {
  if (text !== '') runs.push({ text, styles: new Set(styles) });
}

function readLine(line: string, runs: StyledRun[]): void {
  const found = findMarks(line);
  pairMarks(found);
  const on = new Set<Style>();
  let from = 0;
  for (const { at, text, used } of found) {
    const spent = Array.from(used, (style) => marks[style].length).reduce((sum, length) => sum + length, 0);
    pushRun(runs, unescaped(line.slice(from, at)), on);
    pushRun(runs, text.slice(spent), on);
    for (const style of used) if (!on.delete(style)) on.add(style);
    from = at + text.length;
  }
  pushRun(runs, unescaped(line.slice(from)), on);
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([*_\\])/g, '$1');
}

function findMarks(line: string): Mark[] {
  let length = 0;
  return Array.from(line.matchAll(/\\[*_\\]|\*+|_+/g)).flatMap(({ 0: text, index: at }) => {
    const styles = stylesOfMark[text];
    if (!styles) return [];
    const behind = at - length;
    length += text.length;
    const opens = /\S/.test(line.charAt(at + text.length));
    const closes = /\S/.test(line.charAt(at - 1));
    return [{ at, text, styles, opens, closes, behind, used: new Set<Style>() }];
  });
}

function pairMarks(found: readonly Mark[]): void {
  const open = new Map<Style, Mark>();
  for (const mark of found) {
    for (const style of mark.styles) {
      const opening = open.get(style);
      if (opening && mark.closes && mark.behind > opening.behind) {
        opening.used.add(style);
        mark.used.add(style);
        open.delete(style);
      } else if (!opening && mark.opens) open.set(style, mark);
    }
  }
}

/**
 * Writes emphasised text with Fountain's marks, which {@link parseEmphasis} reads back but for the emphasis of white
 * space at the ends of a run or line, which has none. Marks in the text itself are escaped only where one would be read.
 */
export function emphasisOf(runs: readonly StyledRun[]): string {
  const text = runs.map((run) => run.text).join('');
  const marked = markedPlaces(text, runs);
  if (marked.size === 0 && !/[*_\\]/.test(text)) return text;
  const plain = withMarks(text, marked, (part) => part);
  const escaped = withMarks(text, marked, (part) => part.replaceAll(/[*_\\]/g, '\\$&'));
  return sameRuns(parseEmphasis(plain), parseEmphasis(escaped)) ? plain : escaped;
}

/** The marks to write before each place of a text: those that close, then those that open. */
function markedPlaces(text: string, runs: readonly StyledRun[]): Map<number, string> {
  const closing = new Map<number, string>();
  const opening = new Map<number, string>();
  for (const style of order) {
    for (const [start, end] of spansOf(text, runs, style)) {
      opening.set(start, (opening.get(start) ?? '') + marks[style]);
      closing.set(end, marks[style] + (closing.get(end) ?? ''));
    }
  }
  const places = [...new Set([...closing.keys(), ...opening.keys()])].toSorted((one, other) => one - other);
  return new Map(places.map((at) => [at, (closing.get(at) ?? '') + (opening.get(at) ?? '')]));
}

/** Where a style holds, line by line and without white space at either end. */
function spansOf(text: string, runs: readonly StyledRun[], style: Style): [number, number][] {
  const spans: [number, number][] = [];
  let at = 0;
  for (const run of runs) {
    const end = at + run.text.length;
    const last = spans.at(-1);
    if (run.styles.has(style)) {
      if (last?.[1] === at) last[1] = end;
      else spans.push([at, end]);
    }
    at = end;
  }
  return spans.flatMap(([start, end]) =>
    Array.from(text.slice(start, end).matchAll(/\S(?:.*\S)?/g), ({ 0: words, index }): [number, number] => [
      start + index,
      start + index + words.length,
    ]),
  );
}

function withMarks(text: string, marked: ReadonlyMap<number, string>, write: (part: string) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (const [at, mark] of marked) {
    parts.push(write(text.slice(from, at)), mark);
    from = at;
  }
  return parts.join('') + write(text.slice(from));
}

function sameRuns(one: readonly StyledRun[], other: readonly StyledRun[]): boolean {
  const merged = (runs: readonly StyledRun[]): string => {
    const parts: string[] = [];
    let before = '';
    for (const { text, styles } of runs) {
      const key = order.filter((style) => styles.has(style)).join(',');
      parts.push(key === before ? text : `\0${key}\0${text}`);
      before = key;
    }
    return parts.join('');
  };
  return merged(one) === merged(other);
}
