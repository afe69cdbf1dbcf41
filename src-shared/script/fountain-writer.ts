import { readBareTitle } from './bare-title.ts';
import { cueText, declaredCue, isParenthetical, oneLineCue } from './cue.ts';
import { mayBeLoneCue } from './lone-cues.ts';
import { mayBePrintedCue } from './printed-play.ts';
import { withFinalDraftNote } from './fdx-notes.ts';
import { endOfBlock, isCut, titlePageFirst } from './fountain-blocks.ts';
import { parseFountainAs } from './fountain.ts';
import { actionMark } from './fountain-reader.ts';
import type { ElementType, Screenplay, ScriptElement } from './screenplay.ts';
import { listsShots } from './shot-lines.ts';
import { readSourceLines } from './source-lines.ts';
import { shotDetails } from './written-shot.ts';

/** What the next block is written with. */
interface Writer {
  /** Whether the text may be a list of shots in plain lines: it must read alike either way. */
  readonly lists: readonly boolean[];
  /** Every speaker: once named by `@`, a name is a cue wherever it stands alone. */
  readonly names: ReadonlySet<string>;
  /** The last element behind which a boneyard would end. */
  readonly lastBoneyardEnd: number;
  /** The first line would be read as a title. */
  readonly forcesFirst: boolean;
  /** The block before is the left speech of two. */
  besideLeft: boolean;
}

/** What is written of one element, behind what parts it from the element before. */
interface Stretch {
  readonly gap: '' | '\n' | '\n\n';
  readonly text: string;
}

/** A text, and where each element that was written lies in it, in their order. */
interface Written {
  readonly text: string;
  readonly ranges: readonly ScriptElement['range'][];
}

/** An element as it should be read back; ranges and the side of a speech are left out. */
type Expected = Pick<ScriptElement, 'type' | 'text' | 'extension' | 'scene_number' | 'depth'>;

/** Stands before a block that is tried: what reads differently under a heading is forced. */
const heading = '.X\n\n';

/**
 * Writes a screenplay of any format as Fountain that reads back to the same elements: types, texts, sides of dual
 * dialogue, scene numbers, extensions, title page. An element is written plainly where it then reads as what it is, else
 * it is forced with `.`, `!`, `@` or `>`. Line breaks are `\n`. Linear in the length of the texts.
 *
 * Fountain has no way to say some things, and the nearest is written: a shot becomes action, with its details in a note; what
 * only Final Draft knows (a scene's length, a Cast List) stands in a note too, which {@link fdxOf} takes back;
 * a heading, cue, transition, section or synopsis is one line; white space at the ends of lines goes; a cue that nothing
 * said follows is action; paragraphs of one speech that follow each other become one; what ends a speech or opens a
 * note or boneyard wherever it stands (a line in brackets, `[[`, `/*`) is kept from it only as far as a space can.
 */
export function fountainOf(screenplay: Pick<Screenplay, 'elements'>): string {
  return writtenFountain(screenplay).text;
}

/** Writes a screenplay as {@link fountainOf} does, and gives its own elements with their ranges in that text. */
export function writtenFountain({ elements }: Pick<Screenplay, 'elements'>): {
  readonly text: string;
  readonly elements: readonly ScriptElement[];
} {
  const order = titlePageFirst([...elements.entries()]);
  const noted = order.map(([, element]) => withFinalDraftNote(element));
  const all = noted.flat();
  const plain = written(all, [false]);
  // In a list of shots more lines begin one, or a speech.
  const { text, ranges } = listsShots(plain.text) ? written(all, [true, false]) : plain;
  const placed = [...elements];
  let next = 0;
  for (const [place, [index, element]] of order.entries()) {
    placed[index] = { ...element, range: ranges[next] ?? element.range };
    next += noted[place]?.length ?? 0;
  }
  return { text, elements: placed };
}

function written(elements: readonly ScriptElement[], lists: Writer['lists']): Written {
  const plain = writtenWith(elements, lists, false);
  return readBareTitle(readSourceLines(plain.text).lines) === null ? plain : writtenWith(elements, lists, true);
}

function writtenWith(elements: readonly ScriptElement[], lists: Writer['lists'], forcesFirst: boolean): Written {
  const writer: Writer = {
    lists,
    names: new Set(elements.filter(({ type }) => type === 'character').map(({ text }) => inOneLine(text))),
    lastBoneyardEnd: elements.findLastIndex(({ type, text }) => type === 'boneyard' || text.includes('*/')),
    forcesFirst,
    besideLeft: false,
  };
  const pieces: string[] = [];
  const ranges: ScriptElement['range'][] = [];
  let length = 0;
  const write = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  let index = 0;
  let opens = true;
  while (index < elements.length) {
    const end = endOfBlock(elements, index);
    const block = elements.slice(index, end).map((element, at) => withoutMarks(writer, element, index + at));
    // Notes before the first element stand right above it, so that a title page stays one.
    if (index > 0) write(opens ? '\n' : '\n\n');
    for (const { gap, text } of stretchesOf(writer, block, opens)) {
      write(gap);
      ranges.push([length, length + text.length]);
      write(text);
    }
    opens = opens && block.every(isCut);
    index = end;
  }
  if (index > 0) write('\n');
  return { text: pieces.join(''), ranges };
}

/** Parts the marks that would open a note or boneyard inside an element's text. */
function withoutMarks(writer: Writer, element: ScriptElement, index: number): ScriptElement {
  if (isCut(element)) return element;
  let { text } = element;
  if (text.includes('[[')) text = text.replaceAll(/\[(?=\[)/g, '[ ');
  if (text.includes('/*') && index <= writer.lastBoneyardEnd) text = text.replaceAll('/*', '/ *');
  return text === element.text ? element : { ...element, text };
}

/** What is written of the elements of a block, one for each. */
function stretchesOf(writer: Writer, block: readonly ScriptElement[], opens: boolean): readonly Stretch[] {
  const [first, ...after] = block;
  if (!first) return [];
  const beside = writer.besideLeft;
  writer.besideLeft = false;
  if (first.type === 'title_page') return stacked(block.map(titleLines));
  if (first.type === 'character') {
    writer.besideLeft = first.dual === 'left';
    return speechStretches(writer, block, opens, beside && first.dual === 'right');
  }
  const own = isCut(first) ? cutLines(first) : loneLines(writer, first, opens);
  // A heading and a transition need an empty line behind them.
  const isParted = first.type === 'scene_heading' || first.type === 'transition';
  return [...stacked([own]), ...stacked(after.map(cutLines), isParted ? '\n\n' : '\n')];
}

/** Elements on lines of their own, one under the other. */
function stacked(parts: readonly (readonly string[])[], firstGap: Stretch['gap'] = ''): Stretch[] {
  return parts.map((lines, index) => ({ gap: index === 0 ? firstGap : '\n', text: lines.join('\n') }));
}

function textOf(stretches: readonly Stretch[]): string {
  return stretches.map(({ gap, text }) => gap + text).join('');
}

/** A note or boneyard on lines of its own, which the reader leaves out. */
function cutLines({ type, text }: ScriptElement): string[] {
  const inner = plainBreaks(text).trim();
  if (type === 'boneyard') return [`/* ${inner.replaceAll('*/', '* /')} */`];
  const closed = inner.replaceAll(/\](?=\])/g, '] ').replaceAll(/^\s?$/gm, '  ');
  return [/^\[|\]$/.test(closed) ? `[[ ${closed} ]]` : `[[${closed}]]`];
}

function titleLines(element: ScriptElement): string[] {
  if (isCut(element)) return cutLines(element);
  const key =
    (element.key ?? 'title')
      .replaceAll(/[^\p{L}\p{N} _-]/gu, ' ')
      .trim()
      .slice(0, 39) || 'title';
  const name = key.charAt(0).toUpperCase() + key.slice(1);
  const [value = '', ...more] = trimmedLines(element.text).filter((line) => line !== '');
  if (more.length === 0) return [`${name}: ${value}`.trimEnd()];
  return [`${name}:`, ...[value, ...more].map((line) => `    ${line}`)];
}

function speechStretches(
  writer: Writer,
  block: readonly ScriptElement[],
  opens: boolean,
  right: boolean,
): readonly Stretch[] {
  const [cue, ...rest] = block;
  if (!cue) return [];
  const said = rest.filter((element) => !isCut(element));
  const extension = cue.extension === undefined ? undefined : inOneLine(cue.extension);
  const name = inOneLine(cue.text);
  const written = cueText(name, extension);
  if (said.length === 0) return stacked([[`!${written}`], ...rest.map(cutLines)]);
  const expected: Expected[] = [
    { type: 'character', text: name, ...(extension === undefined ? {} : { extension }) },
    ...said.map(({ type, text }): Expected => ({ type, text: spokenText(type, text) })),
  ];
  const reads = (first: string, more: readonly string[], declared: string): boolean =>
    readsAs(writer, [first, ...more], expected, [
      ...(declared === '' ? [] : [declared + heading]),
      ...[heading, ...(opens ? [''] : [])],
    ]);
  const lines = said.flatMap(spokenLines);
  const declared = declarations(writer, lines);
  // Its own name is not declared before a cue, or a plain one would never be forced.
  const isForced = (opens && writer.forcesFirst) || mayBeLoneCue(written);
  const isPlain = !isForced && reads(written, lines, '');
  if (!isPlain && !reads(`@${written}`, lines, declared)) {
    // What would end a speech on a line of its own can be said in the line of the cue; lyrics then stand apart.
    const song = said.at(-1)?.type === 'lyrics' ? rest.findLastIndex(({ type }) => type === 'lyrics') : rest.length;
    const spoken = rest.slice(0, song);
    const inLine = (parts: readonly ScriptElement[]): Stretch[] => [
      { gap: '', text: `${written}：` },
      ...parts.map((part): Stretch => ({ gap: '', text: partLines(part).join('') })),
    ];
    const apart = stacked(rest.slice(song).map(partLines), '\n\n');
    const [line = '', ...more] = textOf([...inLine(spoken.filter((part) => !isCut(part))), ...apart]).split('\n');
    if (reads(line, more, declared)) return [...inLine(spoken), ...apart];
  }
  const at = isPlain ? '' : '@';
  return stacked([[`${at}${written}${right ? ' ^' : ''}`], ...rest.map(partLines)]);
}

function partLines(part: ScriptElement): string[] {
  return isCut(part) ? cutLines(part) : spokenLines(part);
}

/** What is said, as the reader will give it. */
function spokenText(type: ElementType, text: string): string {
  if (type === 'lyrics') return trimmedLines(text).join('\n');
  if (type === 'dialogue')
    return trimmedLines(text)
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim();
  const line = inOneLine(text);
  return isParenthetical(line) ? line : `(${line})`;
}

function spokenLines({ type, text }: ScriptElement): string[] {
  const lines = spokenText(type, text).split('\n');
  if (type === 'lyrics') return lines.map((line) => `~${line}`);
  return lines.map((line) => (line === '' ? '  ' : line));
}

/** The lines of an element that is no speech, plain or forced. */
function loneLines(writer: Writer, element: ScriptElement, opens: boolean): string[] {
  const line = inOneLine(element.text);
  switch (element.type) {
    case 'scene_heading':
      return headingLines(writer, element, opens);
    case 'transition':
      return firstThatReads(writer, [[line], [`> ${line}`]], { type: 'transition', text: line }, opens);
    case 'centered':
      return trimmedLines(element.text).map((text) => `> ${text} <`);
    case 'lyrics':
      return spokenLines(element);
    case 'section':
      return [`${'#'.repeat(Math.max(1, element.depth ?? 1))} ${line}`.trimEnd()];
    case 'synopsis':
      return [`= ${line}`.trimEnd()];
    case 'page_break':
      return ['==='];
    case 'shot': {
      const details = [element.shot?.number ?? '', shotDetails(element.shot)].filter((part) => part !== '').join('; ');
      return [
        ...actionLines(writer, element.text, opens),
        ...(details === '' ? [] : cutLines({ ...element, type: 'note', text: details })),
      ];
    }
    case 'action':
    case 'parenthetical':
    case 'dialogue':
    case 'character':
    case 'title_page':
    case 'note':
    case 'boneyard':
      return actionLines(writer, element.text, opens);
  }
}

function headingLines(writer: Writer, { text, scene_number }: ScriptElement, opens: boolean): string[] {
  const line = inOneLine(text);
  const number = scene_number === undefined ? '' : ` #${scene_number}#`;
  const expected: Expected = {
    type: 'scene_heading',
    text: line,
    ...(scene_number === undefined ? {} : { scene_number }),
  };
  const chinese = number !== '' && /\p{Script=Han}/u.test(line) ? [[`${scene_number}、${line}`]] : [];
  const numbered = number === '' ? [] : [[`第${scene_number}场 ${line}`]];
  // Only a letter or a digit may follow the dot.
  const bare = line.replace(/^[^\p{L}\p{N}]+/u, '');
  const last = bare === '' ? [`!${line}`] : [`.${bare}${number}`];
  return firstThatReads(
    writer,
    [...chinese, [`${line}${number}`], [`.${line}${number}`], ...numbered, last],
    expected,
    opens,
  );
}

function actionLines(writer: Writer, text: string, opens: boolean): string[] {
  const lines = plainBreaks(text)
    .split('\n')
    .map((line) => line.trimEnd());
  const [first = '', ...rest] = lines;
  const forced = lines.map((line) => `!${line}`);
  const isPrinted = rest.some((line) => mayBePrintedCue(line.trim()));
  const mixed = rest.length === 0 || isPrinted ? [] : [[`!${first}`, ...rest]];
  const isCue = isPrinted || mayBePrintedCue(first.trim()) || (rest.length > 0 && mayBeLoneCue(first.trim()));
  const isForced = (opens && writer.forcesFirst) || isCue;
  const candidates = [...(isForced ? [] : [lines]), ...mixed, forced];
  return firstThatReads(writer, candidates, { type: 'action', text: lines.join('\n') }, opens);
}

/** The first of some ways to write an element that reads as it; the last one where none does. */
function firstThatReads(writer: Writer, ways: readonly string[][], expected: Expected, opens: boolean): string[] {
  const reads = (lines: readonly string[]): boolean =>
    readsAs(writer, lines, [expected], [declarations(writer, lines) + heading, ...(opens ? [''] : [])]);
  return ways.find((lines, index) => index === ways.length - 1 || reads(lines)) ?? [];
}

/** Whether lines read as these elements behind each of some beginnings of a script, and change how the rest of it reads in nothing. */
function readsAs(
  { lists }: Writer,
  lines: readonly string[],
  expected: readonly Expected[],
  beginnings: readonly string[],
): boolean {
  // One mark of action says that a script marks its action.
  if (lines.some((line) => actionMark.test(line.trimStart()))) return false;
  const text = lines.join('\n');
  const ways = beginnings.flatMap((beginning) => lists.map((isList) => [beginning, isList] as const));
  return ways.every(([beginning, isList]) => {
    const read = parseFountainAs(beginning + text, isList).elements.filter(
      (element) => !isCut(element) && element.range[0] >= beginning.length,
    );
    return read.length === expected.length && read.every((element, index) => isSame(element, expected[index]));
  });
}

/** Speakers whose names would make cues of these lines, declared. */
function declarations(writer: Writer, lines: readonly string[]): string {
  const names = new Set(lines.flatMap((line) => declaredIn(writer, line)));
  return Array.from(names, (name) => `@${name}\nx\n\n`).join('');
}

function declaredIn(writer: Writer, line: string): string[] {
  const cues = [declaredCue(line.trim(), writer.names), oneLineCue(line.trim(), writer.names)?.cue];
  return cues.flatMap((cue) => (cue && writer.names.has(cue.name) ? [cue.name] : []));
}

function isSame(read: ScriptElement, expected: Expected | undefined): boolean {
  return (
    read.type === expected?.type &&
    read.text === expected.text &&
    read.extension === expected.extension &&
    read.scene_number === expected.scene_number
  );
}

function plainBreaks(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

function trimmedLines(text: string): string[] {
  return plainBreaks(text)
    .split('\n')
    .map((line) => line.trim());
}

function inOneLine(text: string): string {
  return trimmedLines(text).join(' ').trim();
}
