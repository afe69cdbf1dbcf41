import { listedNames, oneLineCue } from './cue.ts';
import type { OneLineCue } from './cue.ts';
import { printedCue } from './printed-play.ts';
import { chineseHeading, isChineseAct } from './scene-heading.ts';
import type { Heading } from './scene-heading.ts';
import type { ScriptElement } from './screenplay.ts';
import { shotLead } from './shot-lines.ts';
import { lineRange } from './source-lines.ts';
import type { SourceLine, SourceLines } from './source-lines.ts';
import { isChineseTransition } from './transition-line.ts';

/** What the reader of Fountain knows while it walks down the lines; below, what it asks of a line. */
export interface Reader {
  readonly lines: SourceLines;
  readonly elements: ScriptElement[];
  /** Speakers named by `@` or `角色：` so far, or alone above what they say. */
  readonly names: Set<string>;
  /** Whether it may be a Chinese script at all: none of its forms does without a letter or mark of Chinese. */
  readonly hasChinese: boolean;
  /** The script marks its action with △, so that an unmarked line after a speech goes on with it. */
  readonly marksAction: boolean;
  /** The script is a list of shots in plain lines: what begins one is no speaker, and "MARA: Wait." is a speech. */
  readonly listsShots: boolean;
  /** Who speaks in a printed play ("LANE. I didn't."); null where the script is none. */
  readonly printed: ReadonlySet<string> | null;
  /** Where the speech that a `^` may stand beside begins in `elements`; null once anything else came between. */
  previousSpeech: number | null;
}

/** What Chinese scripts put before a line of action. */
export const actionMark = /^[△▲∆Δ]\s*/;

/** Lines that Chinese scripts put under a heading; what they say is about the scene and is not shown. */
const sceneParticulars = /^(?:时间|地点|人物|出场人物|天气|道具)[：:]/;

/** Adds elements. @returns the index of the line after them, as given */
export function pushAll(reader: Reader, elements: readonly ScriptElement[], next: number): number {
  reader.elements.push(...elements);
  return next;
}

/** Elements of one line that need no blank line around them. */
export function loneElement(reader: Reader, line: SourceLine): ScriptElement | null {
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
  if (!reader.hasChinese) return null;
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

/** Whether nothing stands in the line behind one. */
export function nextIsBlank(reader: Reader, index: number): boolean {
  return reader.lines.at(index + 1)?.blank ?? true;
}

/** A heading in a form of Chinese scripts. */
export function chineseHeadingAt(reader: Reader, { trimmed }: SourceLine): Heading | null {
  return reader.hasChinese ? chineseHeading(trimmed) : null;
}

/** A line of a Chinese script that is only a transition. */
export function isChineseTransitionAt(reader: Reader, { trimmed }: SourceLine): boolean {
  return reader.hasChinese && isChineseTransition(trimmed);
}

/** `角色：（神态）台词`; in a list of shots "MARA: Wait." too, in a printed play "MARA. Wait." */
export function oneLineCueAt(reader: Reader, { trimmed }: SourceLine): OneLineCue | null {
  const printed = reader.printed && printedCue(trimmed, reader.printed);
  if (printed) return printed;
  if (!(reader.hasChinese || reader.listsShots) || trimmed.startsWith('!') || trimmed.startsWith('！')) return null;
  return oneLineCue(trimmed, reader.names, reader.listsShots);
}

/** Whether a speech behind its speaker goes on in the lines below it. */
export function speechesGoOn({ marksAction, printed }: Reader): boolean {
  return marksAction || printed !== null;
}

function isMarkedAction(reader: Reader, line: SourceLine): boolean {
  return reader.marksAction && actionMark.test(line.trimmed);
}

/** Whether a line of a list of shots begins one. */
export function beginsListed(reader: Reader, line: SourceLine): boolean {
  return reader.listsShots && shotLead(line.trimmed) !== null;
}

/** Lines that cannot be said, even right under a cue. */
export function beginsOther(reader: Reader, line: SourceLine): boolean {
  if (isMarkedAction(reader, line) || chineseHeadingAt(reader, line) !== null) return true;
  const oneLine = oneLineCueAt(reader, line);
  if (oneLine !== null && (speechesGoOn(reader) || reader.listsShots || reader.names.has(oneLine.cue.name)))
    return true;
  return beginsListed(reader, line);
}

/** Lines that end a speech without a blank line, as Chinese scripts are written. */
export function endsSpeech(reader: Reader, line: SourceLine): boolean {
  return isChineseTransitionAt(reader, line) || beginsOther(reader, line);
}

/** Lines that end a paragraph of action without a blank line. */
export function endsAction(reader: Reader, line: SourceLine): boolean {
  if (line.blank || line.trimmed.startsWith('~')) return true;
  if (isMarkedAction(reader, line) || isChineseTransitionAt(reader, line)) return true;
  return (
    chineseHeadingAt(reader, line) !== null || oneLineCueAt(reader, line) !== null || loneElement(reader, line) !== null
  );
}
