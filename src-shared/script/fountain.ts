import { capitalCue, declaredCue, forcedCue, isParenthetical, listedNames, oneLineCue } from './cue.ts';
import type { Cue, OneLineCue } from './cue.ts';
import { detectLanguage } from './language.ts';
import { loneNames } from './lone-cues.ts';
import { chineseHeading, englishHeading, forcedHeading, isChineseAct, plainHeading } from './scene-heading.ts';
import type { Heading } from './scene-heading.ts';
import type { Screenplay, ScriptElement } from './screenplay.ts';
import { listsShots, shotLead } from './shot-lines.ts';
import { blockRange, lineRange, linesWhile, readSourceLines, sourceRange, withCuts } from './source-lines.ts';
import type { SourceLine, SourceLines } from './source-lines.ts';
import { readTitlePage } from './title-page.ts';
import { isChineseTransition, isTransitionLine } from './transition-line.ts';

/** What the reader knows while it walks down the lines. */
interface Reader {
  readonly lines: SourceLines;
  readonly elements: ScriptElement[];
  /** Speakers named by `@` or `角色：` so far, or alone above what they say. */
  readonly names: Set<string>;
  /** The script marks its action with △, so that an unmarked line after a speech goes on with it. */
  readonly marksAction: boolean;
  /** The script is a list of shots in plain lines: what begins one is no speaker, and "MARA: Wait." is a speech. */
  readonly listsShots: boolean;
  /** Where the speech that a `^` may stand beside begins in `elements`; null once anything else came between. */
  previousSpeech: number | null;
}

/** What Chinese scripts put before a line of action. */
export const actionMark = /^[△▲∆Δ]\s*/;
/** Lines that Chinese scripts put under a heading; what they say is about the scene and is not shown. */
const sceneParticulars = /^(?:时间|地点|人物|出场人物|天气|道具)[：:]/;

/**
 * Reads a screenplay in Fountain 1.1 (fountain.io/syntax), and in the forms of Chinese scripts: numbered headings
 * (`1、内景 教室 日`), `△` action, `角色：（神态）台词`. It never throws and takes time linear in the text's length.
 *
 * Elements come in the order of their start. Ranges are half-open UTF-16 offsets into `text` as given (with its BOM and
 * CRLFs) and include an element's markup; they do not overlap, except that a note or boneyard may lie inside another
 * element, whose text leaves it out. Paragraphs keep their line breaks as `\n`. Emphasis markers stay in the text.
 *
 * A label line under a Chinese heading (时间：, 人物：) is a synopsis: it tells of the scene and is not shown.
 */
export function parseFountain(text: string): Screenplay {
  return parseFountainAs(text, null);
}

/**
 * Reads a screenplay as {@link parseFountain} does.
 * @param isList whether it is a list of shots in plain lines; null where that is to be seen
 */
export function parseFountainAs(text: string, isList: boolean | null): Screenplay {
  const { lines, cuts } = readSourceLines(text);
  const titlePage = readTitlePage(lines);
  const isBoard = titlePage.elements.some(({ key }) => key === 'format');
  const reader: Reader = {
    lines,
    elements: [...titlePage.elements],
    names: isBoard ? new Set() : loneNames(lines),
    marksAction: /[△▲∆Δ]/u.test(text) && lines.some((line) => actionMark.test(line.trimmed)),
    listsShots: isList ?? (!isBoard && listsShots(text)),
    previousSpeech: null,
  };
  let index = titlePage.lineCount;
  let afterBlank = true;
  while (index < lines.length) {
    if (lines.at(index)?.blank === true) {
      afterBlank = true;
      index += 1;
      continue;
    }
    const before = reader.elements.length;
    index = readElement(reader, index, afterBlank);
    afterBlank = standsAlone(reader.elements[before]);
  }
  return { language: detectLanguage(text), elements: withCuts(reader.elements, cuts) };
}

/** Elements that are complete in their line: what follows need not wait for a blank line. */
function standsAlone(element: ScriptElement | undefined): boolean {
  return (
    element?.type === 'section' ||
    element?.type === 'synopsis' ||
    element?.type === 'page_break' ||
    element?.type === 'scene_heading' ||
    (element?.type === 'action' && isTransitionLine(element.text))
  );
}

/** Reads the element that begins at a line that is not blank. @returns the index of the line after it. */
function readElement(reader: Reader, index: number, afterBlank: boolean): number {
  const line = reader.lines.at(index);
  if (!line) return index + 1;
  const speechBefore = reader.previousSpeech;
  reader.previousSpeech = null;
  const lone = loneElement(reader, line);
  if (lone) return pushAll(reader, [lone], index + 1);
  const heading = readHeading(reader, index, afterBlank);
  if (heading) return pushAll(reader, [{ type: 'scene_heading', ...heading, range: lineRange(line) }], index + 1);
  if (isChineseTransition(line.trimmed))
    return pushAll(reader, [{ type: 'transition', text: line.trimmed, range: lineRange(line) }], index + 1);
  if (afterBlank) {
    const next =
      readCentered(reader, index) ??
      readTransition(reader, index) ??
      readBareTransition(reader, line, index) ??
      readCueAndSpeech(reader, index, speechBefore);
    if (next !== null) return next;
  }
  const oneLine = oneLineCueAt(reader, line);
  if (oneLine) return readOneLineSpeech(reader, index, oneLine);
  if (line.trimmed.startsWith('~')) return readLyrics(reader, index, undefined);
  return readAction(reader, index);
}

function pushAll(reader: Reader, elements: readonly ScriptElement[], next: number): number {
  reader.elements.push(...elements);
  return next;
}

/** Elements of one line that need no blank line around them. */
function loneElement(reader: Reader, line: SourceLine): ScriptElement | null {
  const { trimmed } = line;
  if (trimmed.startsWith('===') && !/[^=]/.test(trimmed))
    return { type: 'page_break', text: '', range: lineRange(line) };
  if (trimmed.startsWith('=') && trimmed[1] !== '=')
    return { type: 'synopsis', text: trimmed.slice(1).trim(), range: lineRange(line) };
  if (trimmed.startsWith('#')) {
    let depth = 1;
    while (trimmed[depth] === '#') depth += 1;
    return { type: 'section', text: trimmed.slice(depth).trim(), depth, range: lineRange(line) };
  }
  if (isChineseAct(trimmed)) return { type: 'section', text: trimmed, depth: 1, range: lineRange(line) };
  if (sceneParticulars.test(trimmed) && underHeading(reader)) {
    for (const name of listedNames(trimmed)) reader.names.add(name);
    return { type: 'synopsis', text: trimmed, range: lineRange(line) };
  }
  return null;
}

function underHeading(reader: Reader): boolean {
  const last = reader.elements.at(-1);
  return last?.type === 'scene_heading' || (last?.type === 'synopsis' && sceneParticulars.test(last.text));
}

function nextIsBlank(reader: Reader, index: number): boolean {
  return reader.lines.at(index + 1)?.blank ?? true;
}

function readHeading(reader: Reader, index: number, afterBlank: boolean): Heading | null {
  const trimmed = reader.lines.at(index)?.trimmed ?? '';
  if (afterBlank) {
    const heading =
      forcedHeading(trimmed) ?? (nextIsBlank(reader, index) ? englishHeading(trimmed) : plainHeading(trimmed));
    if (heading && !runsOn(reader, index)) return heading;
  }
  return chineseHeading(trimmed);
}

/** A paragraph of two lines in capitals: Fountain knows no heading that goes on in a second line. A forced one is none. */
function runsOn(reader: Reader, index: number): boolean {
  const next = reader.lines.at(index + 1);
  if (
    !next ||
    next.blank ||
    !nextIsBlank(reader, index + 1) ||
    reader.lines.at(index)?.trimmed.startsWith('.') === true
  )
    return false;
  return !/[\p{Ll}\p{Lo}]|[.!?:]$/u.test(next.trimmed);
}

function isCentered(line: SourceLine): boolean {
  return line.trimmed.length > 2 && line.trimmed.startsWith('>') && line.trimmed.endsWith('<');
}

/**
 * A paragraph whose every line is centered; marks on some of its lines only are plain text. Right under a heading, as
 * Chinese scripts are written, no blank line says where the paragraph ends: there the centered lines are one.
 */
function readCentered(reader: Reader, index: number): number | null {
  const first = reader.lines.at(index);
  if (!first || !isCentered(first)) return null;
  const block = linesWhile(reader.lines, index, isCentered);
  const last = block.at(-1) ?? first;
  const next = reader.lines.at(index + block.length);
  const isUnderHeading = reader.lines.at(index - 1)?.blank === false;
  if (next && !isUnderHeading && !endsAction(reader, next)) return null;
  const text = block.map((line) => line.trimmed.slice(1, -1).trim()).join('\n');
  return pushAll(reader, [{ type: 'centered', text, range: blockRange(first, last) }], index + block.length);
}

function readTransition(reader: Reader, index: number): number | null {
  const line = reader.lines.at(index);
  if (!line) return null;
  const range = lineRange(line);
  if (line.trimmed.startsWith('>') && !isCentered(line) && line.trimmed.length > 1) {
    return pushAll(reader, [{ type: 'transition', text: line.trimmed.slice(1).trim(), range }], index + 1);
  }
  // A space after the colon is the writer's way to keep such a line as action: the end of the line counts, untrimmed.
  const plain =
    line.text.endsWith('TO:') &&
    line.trimmed.length <= 60 &&
    !/[\p{Ll}：]/u.test(line.trimmed) &&
    !/^[!@~.]/.test(line.trimmed);
  if (!plain || !nextIsBlank(reader, index)) return null;
  return pushAll(reader, [{ type: 'transition', text: line.trimmed, range }], index + 1);
}

/** "FADE IN:" right above a heading is action of one line, and no cue. */
function readBareTransition(reader: Reader, line: SourceLine, index: number): number | null {
  if (!isTransitionLine(line.trimmed)) return null;
  const range = sourceRange(line, 0, line, line.indent + line.trimmed.length);
  return pushAll(reader, [{ type: 'action', text: line.text.trimEnd(), range }], index + 1);
}

function readCueAndSpeech(reader: Reader, index: number, speechBefore: number | null): number | null {
  const line = reader.lines.at(index);
  const said = reader.lines.at(index + 1);
  if (!line || !said || said.blank || beginsOther(reader, said)) return null;
  if (beginsListed(reader, line)) return null;
  const forced = forcedCue(line.trimmed);
  if (forced && oneLineCueAt(reader, line)) return null;
  const cue = forced ?? capitalCue(line.text, line.trimmed) ?? declaredCue(line.trimmed, reader.names);
  if (!cue) return null;
  if (forced) reader.names.add(cue.name);
  const dual = cue.dual && speechBefore !== null && markLeft(reader, speechBefore) ? 'right' : undefined;
  const start = reader.elements.length;
  reader.elements.push(characterElement(cue, lineRange(line), dual));
  const next = readSpeech(reader, index + 1, dual, true);
  reader.previousSpeech = start;
  return next;
}

function characterElement(
  { name: text, extension }: Cue,
  range: readonly [number, number],
  dual: 'right' | undefined,
): ScriptElement {
  const element: ScriptElement =
    extension === undefined ? { type: 'character', text, range } : { type: 'character', text, range, extension };
  return dual === undefined ? element : { ...element, dual };
}

/** Marks the speech before as the left one. A speech that already stands on the right cannot take another beside it. */
function markLeft(reader: Reader, from: number): boolean {
  if (reader.elements[from]?.dual !== undefined) return false;
  for (let at = from; at < reader.elements.length; at += 1) {
    const element = reader.elements[at];
    if (element) reader.elements[at] = { ...element, dual: 'left' };
  }
  return true;
}

/** Lines that cannot be said, even right under a cue. */
function beginsOther(reader: Reader, line: SourceLine): boolean {
  if (actionMark.test(line.trimmed) || chineseHeading(line.trimmed) !== null) return true;
  const oneLine = oneLineCueAt(reader, line);
  if (oneLine !== null && (reader.marksAction || reader.listsShots || reader.names.has(oneLine.cue.name))) return true;
  return beginsListed(reader, line);
}

/** Whether a line of a list of shots begins one. */
function beginsListed(reader: Reader, line: SourceLine): boolean {
  return reader.listsShots && shotLead(line.trimmed) !== null;
}

/** Lines that end a speech without a blank line, as Chinese scripts are written. */
function endsSpeech(reader: Reader, line: SourceLine): boolean {
  return isChineseTransition(line.trimmed) || beginsOther(reader, line);
}

/** Reads what is said from a line on. Right under a cue (`opens`) even 切。 is said: a director says it. */
function readSpeech(reader: Reader, index: number, dual: 'right' | undefined, opens: boolean): number {
  let at = index;
  while (at < reader.lines.length) {
    const line = reader.lines.at(at);
    if (!line || (line.blank && !keepsSpeechOpen(reader, at))) break;
    if (!(opens && at === index) && endsSpeech(reader, line)) break;
    if (line.trimmed.startsWith('~')) at = readLyrics(reader, at, dual);
    else if (isParenthetical(line.trimmed)) at = pushSpeech(reader, 'parenthetical', [line], at, dual);
    else
      at = pushSpeech(
        reader,
        'dialogue',
        [line, ...linesWhile(reader.lines, at + 1, (next, nextAt) => isDialogueLine(reader, next, nextAt))],
        at,
        dual,
      );
  }
  return at;
}

function isDialogueLine(reader: Reader, line: SourceLine, at: number): boolean {
  if (line.blank) return keepsSpeechOpen(reader, at);
  return !line.trimmed.startsWith('~') && !isParenthetical(line.trimmed) && !endsSpeech(reader, line);
}

/** A line of two spaces keeps a speech open, where more of it follows. */
function keepsSpeechOpen(reader: Reader, index: number): boolean {
  const line = reader.lines.at(index);
  return line?.blank === true && line.text.length >= 2 && !nextIsBlank(reader, index);
}

function pushSpeech(
  reader: Reader,
  type: 'parenthetical' | 'dialogue',
  block: readonly SourceLine[],
  index: number,
  dual: 'right' | undefined,
): number {
  const [first, last] = [block.find((line) => !line.blank), block.findLast((line) => !line.blank)];
  if (first && last) {
    const text =
      block.length === 1
        ? first.trimmed
        : block
            .map((line) => line.trimmed)
            .join('\n')
            .trim();
    const range = blockRange(first, last);
    reader.elements.push(dual === undefined ? { type, text, range } : { type, text, range, dual });
  }
  return index + Math.max(block.length, 1);
}

function readLyrics(reader: Reader, index: number, dual: 'right' | undefined): number {
  const block = linesWhile(reader.lines, index, (line) => line.trimmed.startsWith('~'));
  const [first, last] = [block[0], block.at(-1)];
  if (first && last) {
    const text = block.map((line) => line.trimmed.slice(1).trim()).join('\n');
    reader.elements.push({
      type: 'lyrics',
      text,
      range: blockRange(first, last),
      ...(dual === undefined ? {} : { dual }),
    });
  }
  return index + Math.max(block.length, 1);
}

function oneLineCueAt(reader: Reader, line: SourceLine): OneLineCue | null {
  return /^[!！]/.test(line.trimmed) ? null : oneLineCue(line.trimmed, reader.names, reader.listsShots);
}

/** `角色：（神态）台词`, and the lines that go on with it. */
function readOneLineSpeech(reader: Reader, index: number, found: OneLineCue): number {
  const line = reader.lines.at(index);
  const empty = found.parenthetical === null && found.dialogue === null;
  const said = reader.lines.at(index + 1);
  if (!line || (empty && (!said || said.blank || beginsOther(reader, said)))) return readAction(reader, index);
  const part = ([from, to]: readonly [number, number]) => sourceRange(line, line.indent + from, line, line.indent + to);
  reader.names.add(found.cue.name);
  const start = reader.elements.length;
  reader.elements.push(characterElement(found.cue, part([0, found.nameEnd]), undefined));
  if (found.parenthetical) {
    const [from, to] = found.parenthetical;
    reader.elements.push({ type: 'parenthetical', text: line.trimmed.slice(from, to), range: part([from, to]) });
  }
  reader.previousSpeech = start;
  if (!found.dialogue) return empty || reader.marksAction ? readSpeech(reader, index + 1, undefined, empty) : index + 1;
  const rest = line.trimmed.slice(found.dialogue[0]);
  const type = rest.startsWith('~') ? 'lyrics' : isParenthetical(rest) ? 'parenthetical' : 'dialogue';
  const goesOn = (next: SourceLine, at: number) =>
    type === 'lyrics' ? next.trimmed.startsWith('~') : type === 'dialogue' && isDialogueLine(reader, next, at);
  const more = reader.marksAction ? linesWhile(reader.lines, index + 1, goesOn) : [];
  const texts = [rest, ...more.map((next) => next.trimmed)];
  const text = (type === 'lyrics' ? texts.map((words) => words.slice(1).trim()) : texts).join('\n').trim();
  const last = more.findLast((next) => !next.blank) ?? line;
  const range = sourceRange(line, line.indent + found.dialogue[0], last, last.indent + last.trimmed.length);
  reader.elements.push({ type, text, range });
  const next = index + 1 + more.length;
  return reader.marksAction ? readSpeech(reader, next, undefined, false) : next;
}

/** Lines that end a paragraph of action without a blank line. */
function endsAction(reader: Reader, line: SourceLine): boolean {
  const { trimmed } = line;
  if (line.blank || trimmed.startsWith('~') || actionMark.test(trimmed) || isChineseTransition(trimmed)) return true;
  return chineseHeading(trimmed) !== null || oneLineCueAt(reader, line) !== null || loneElement(reader, line) !== null;
}

function readAction(reader: Reader, index: number): number {
  const first = reader.lines.at(index);
  if (!first) return index + 1;
  const block = [first, ...linesWhile(reader.lines, index + 1, (line) => !endsAction(reader, line))];
  const last = block.at(-1) ?? first;
  const texts = block.map((line, at) => {
    const text = line.text.trimEnd();
    if (line.trimmed.startsWith('!')) return line.trimmed.slice(1);
    return at === 0 ? text.replace(/^\s*[△▲∆Δ]\s*/, '') : text;
  });
  reader.elements.push({
    type: 'action',
    text: texts.join('\n'),
    range: sourceRange(first, 0, last, last.indent + last.trimmed.length),
  });
  return index + block.length;
}
