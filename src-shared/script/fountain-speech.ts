import { capitalCue, declaredCue, forcedCue, isParenthetical } from './cue.ts';
import type { Cue, OneLineCue } from './cue.ts';
import { beginsListed, beginsOther, endsSpeech, nextIsBlank, oneLineCueAt, speechesGoOn } from './fountain-reader.ts';
import type { Reader } from './fountain-reader.ts';
import type { ScriptElement } from './screenplay.ts';
import { blockRange, lineRange, linesWhile, sourceRange } from './source-lines.ts';
import type { SourceLine } from './source-lines.ts';

/** Cues and what is said under them, in the lines of a Fountain script. */

/** A cue above what is said. @returns the index of the line after the speech; null where there is none */
export function readCueAndSpeech(reader: Reader, index: number, speechBefore: number | null): number | null {
  const line = reader.lines.at(index);
  const said = reader.lines.at(index + 1);
  if (!line || !said || said.blank) return null;
  const forced = forcedCue(line.trimmed);
  const capital = reader.printed ? null : capitalCue(line.text, line.trimmed);
  const cue = forced ?? capital ?? declaredCue(line.trimmed, reader.names);
  if (!cue || beginsOther(reader, said) || beginsListed(reader, line)) return null;
  if (forced && oneLineCueAt(reader, line)) return null;
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

/** Reads what is said from a line on. Right under a cue (`opens`) even 切。 is said: a director says it. */
function readSpeech(reader: Reader, index: number, dual: 'right' | undefined, opens: boolean): number {
  let at = index;
  while (at < reader.lines.length) {
    const line = reader.lines.at(at);
    if (!line || (line.blank && !keepsSpeechOpen(reader, at))) break;
    if (!(opens && at === index) && endsSpeech(reader, line)) break;
    if (line.trimmed.startsWith('~')) at = readLyrics(reader, at, dual);
    else if (isParenthetical(line.trimmed)) at = pushSpeech(reader, 'parenthetical', at, at + 1, dual);
    else at = pushSpeech(reader, 'dialogue', at, dialogueEnd(reader, at + 1), dual);
  }
  return at;
}

/** The first line from one on that does not go on with what is said. */
function dialogueEnd(reader: Reader, index: number): number {
  let at = index;
  for (let line = reader.lines.at(at); line && isDialogueLine(reader, line, at); line = reader.lines.at(at)) at += 1;
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

/** Takes the lines from one up to another, of which those at either end may be open ones. @returns the index of the latter */
function pushSpeech(
  reader: Reader,
  type: 'parenthetical' | 'dialogue',
  index: number,
  end: number,
  dual: 'right' | undefined,
): number {
  const texts: string[] = [];
  let [first, last]: (SourceLine | undefined)[] = [];
  for (let at = index; at < end; at += 1) {
    const line = reader.lines.at(at);
    if (!line || (line.blank && !first)) continue;
    texts.push(line.trimmed);
    if (line.blank) continue;
    first ??= line;
    last = line;
  }
  if (first && last) {
    const text = texts.length === 1 ? first.trimmed : texts.join('\n').trimEnd();
    const range = blockRange(first, last);
    reader.elements.push(dual === undefined ? { type, text, range } : { type, text, range, dual });
  }
  return end;
}

/** Sung lines that follow each other. @returns the index of the line after them */
export function readLyrics(reader: Reader, index: number, dual: 'right' | undefined): number {
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

/** `角色：（神态）台词`, and the lines that go on with it. @returns the index after them; null where nothing is said */
export function readOneLineSpeech(reader: Reader, index: number, found: OneLineCue): number | null {
  const line = reader.lines.at(index);
  const empty = found.parenthetical === null && found.dialogue === null;
  const said = reader.lines.at(index + 1);
  if (!line || (empty && (!said || said.blank || beginsOther(reader, said)))) return null;
  const part = ([from, to]: readonly [number, number]) => sourceRange(line, line.indent + from, line, line.indent + to);
  reader.names.add(found.cue.name);
  const start = reader.elements.length;
  reader.elements.push(characterElement(found.cue, part([0, found.nameEnd]), undefined));
  if (found.parenthetical) {
    const [from, to] = found.parenthetical;
    // Printed plays have square brackets.
    const text = line.trimmed.slice(from, to).replace(/^\[(.*)\]$/u, '($1)');
    reader.elements.push({ type: 'parenthetical', text, range: part([from, to]) });
  }
  reader.previousSpeech = start;
  if (!found.dialogue)
    return empty || speechesGoOn(reader) ? readSpeech(reader, index + 1, undefined, empty) : index + 1;
  const rest = line.trimmed.slice(found.dialogue[0]);
  const type = rest.startsWith('~') ? 'lyrics' : isParenthetical(rest) ? 'parenthetical' : 'dialogue';
  const goesOn = (next: SourceLine, at: number) =>
    type === 'lyrics' ? next.trimmed.startsWith('~') : type === 'dialogue' && isDialogueLine(reader, next, at);
  const more = speechesGoOn(reader) ? linesWhile(reader.lines, index + 1, goesOn) : [];
  const texts = [rest, ...more.map((next) => next.trimmed)];
  const text = (type === 'lyrics' ? texts.map((words) => words.slice(1).trim()) : texts).join('\n').trim();
  const last = more.findLast((next) => !next.blank) ?? line;
  const range = sourceRange(line, line.indent + found.dialogue[0], last, last.indent + last.trimmed.length);
  reader.elements.push({ type, text, range });
  const next = index + 1 + more.length;
  return speechesGoOn(reader) ? readSpeech(reader, next, undefined, false) : next;
}
