import {
  actionMark,
  chineseHeadingAt,
  endsAction,
  isChineseTransitionAt,
  loneElement,
  nextIsBlank,
  oneLineCueAt,
  pushAll,
} from './fountain-reader.ts';
import type { Reader } from './fountain-reader.ts';
import { readCueAndSpeech, readLyrics, readOneLineSpeech } from './fountain-speech.ts';
import { detectLanguage, mayBeChinese } from './language.ts';
import { loneNames } from './lone-cues.ts';
import { printedNames } from './printed-play.ts';
import { englishHeading, forcedHeading, plainHeading } from './scene-heading.ts';
import type { Heading } from './scene-heading.ts';
import type { Screenplay, ScriptElement } from './screenplay.ts';
import { listsShots } from './shot-lines.ts';
import { blockRange, lineRange, linesWhile, readSourceLines, sourceRange, withCuts } from './source-lines.ts';
import type { SourceLine } from './source-lines.ts';
import { readTitlePage } from './title-page.ts';
import { isTransitionLine } from './transition-line.ts';

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
  const hasChinese = mayBeChinese(text);
  const asIs: Omit<Reader, 'elements' | 'names'> = {
    lines,
    hasChinese,
    marksAction: /[△▲∆Δ]/u.test(text) && lines.some((line) => actionMark.test(line.trimmed)),
    listsShots: isList ?? (!isBoard && listsShots(text)),
    printed: null,
    previousSpeech: null,
  };
  const names = isBoard || !hasChinese ? new Set<string>() : loneNames(lines);
  const read = (printed: Reader['printed']) =>
    readBody({ ...asIs, printed, elements: [...titlePage.elements], names: new Set(names) }, titlePage.lineCount);
  const elements = read(null);
  const printed = isBoard || hasSpeeches(elements) ? null : printedNames(lines);
  return { language: detectLanguage(text), elements: withCuts(printed ? read(printed) : elements, cuts) };
}

/** Whether a script names who speaks as screenplays do: a printed play, read so, has hardly a cue. */
function hasSpeeches(elements: readonly ScriptElement[]): boolean {
  let [speeches, actions] = [0, 0];
  for (const { type } of elements) {
    if (type === 'character') speeches += 1;
    else if (type === 'action') actions += 1;
  }
  return speeches * 4 > actions;
}

function readBody(reader: Reader, start: number): readonly ScriptElement[] {
  const { lines } = reader;
  let index = start;
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
  return reader.elements;
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
  const heading = readHeading(reader, line, index, afterBlank);
  if (heading) return pushAll(reader, [{ type: 'scene_heading', ...heading, range: lineRange(line) }], index + 1);
  if (isChineseTransitionAt(reader, line))
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
  if (oneLine) return readOneLineSpeech(reader, index, oneLine) ?? readAction(reader, index);
  if (line.trimmed.startsWith('~')) return readLyrics(reader, index, undefined);
  return readAction(reader, index);
}

function readHeading(reader: Reader, line: SourceLine, index: number, afterBlank: boolean): Heading | null {
  const { trimmed } = line;
  if (afterBlank) {
    const heading =
      forcedHeading(trimmed) ?? (nextIsBlank(reader, index) ? englishHeading(trimmed) : plainHeading(trimmed));
    if (heading && !runsOn(reader, index)) return heading;
  }
  return chineseHeadingAt(reader, line);
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

function actionText(reader: Reader, line: SourceLine, opens: boolean): string {
  if (line.trimmed.startsWith('!')) return line.trimmed.slice(1);
  const text = line.text.trimEnd();
  return opens && reader.marksAction ? text.replace(/^\s*[△▲∆Δ]\s*/, '') : text;
}

function readAction(reader: Reader, index: number): number {
  const first = reader.lines.at(index);
  if (!first) return index + 1;
  const texts = [actionText(reader, first, true)];
  let last = first;
  let at = index + 1;
  for (let line = reader.lines.at(at); line && !endsAction(reader, line); line = reader.lines.at(at)) {
    texts.push(actionText(reader, line, false));
    last = line;
    at += 1;
  }
  const text = texts.join('\n');
  const range = sourceRange(first, 0, last, last.indent + last.trimmed.length);
  return pushAll(reader, [{ type: 'action', text, range }], at);
}
