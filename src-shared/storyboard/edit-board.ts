import { parseFountain } from '../script/fountain.ts';
import type { Language, ScriptElement } from '../script/screenplay.ts';
import { isShotNote } from './board-marks.ts';
import { lowerThirdIn } from './lower-third.ts';
import { boardText } from './board-text.ts';
import { alignParagraphs, paragraphsOf } from './paragraphs.ts';
import type { Paragraph } from './paragraphs.ts';
import type { DraftShot, Storyboard } from './storyboard.ts';

/** How the boneyard at a board's end begins that keeps the shots which the film has lost. */
const parkedLabels: Readonly<Record<Language, string>> = {
  en: 'Parked shots: move one out of this comment and it is back.',
  zh: '搁置的镜头：移出此注释即可恢复。',
};

/**
 * Writes an edited storyboard into the board that it was read from. What was not edited stays as it is written, to the
 * character; what people wrote besides (notes, comments, sections, synopses) stays where it is, also beside what was
 * edited. With nothing edited the text is the same. Reading it gives the storyboard, as of {@link boardText}.
 *
 * @param text the board as it was
 * @param read reads a board: `draft` of its screenplay
 * @param parked shots that are not in the film but kept; they stand in a comment behind the last shot, and only there
 */
export function editBoard(
  text: string,
  storyboard: Storyboard,
  read: (text: string) => Storyboard,
  parked: readonly DraftShot[] = [],
): string {
  const before = read(text);
  const was = boardText(before) + (parkedIn(text)?.text ?? '');
  const kept = parked.length === 0 ? '' : `\n${parkedText(parked, storyboard)}\n`;
  const is = boardText(storyboard) + kept;
  const merged = mergeTexts(text, was, is);
  if (isSame(read(merged), storyboard)) return merged;
  // Where the two do not go together: the board anew, and what people wrote besides at its end.
  const free = freeText(text, 0, text.length).join('\n\n');
  const anew = boardText(storyboard) + (free === '' ? '' : `\n${free}\n`) + kept;
  return withBreaksOf(text, isSame(read(anew), storyboard) ? anew : is);
}

/** Shots of a film as a comment of a board. */
function parkedText(shots: readonly DraftShot[], { language, cast, places }: Storyboard): string {
  const board = boardText({ title: 'x', language, cast, places, scenes: [{ heading: '', scene_number: null, shots }] });
  const body = board.slice(board.search(/\n\n/u) + 2).trimEnd();
  // Nothing in it may end the comment.
  return `/*\n${parkedLabels[language]}\n\n${body.replaceAll('*/', String.raw`\u{2a}/`)}\n*/`;
}

/** The comment of parked shots that a board has, with the line break before it. */
function parkedIn(text: string): { readonly text: string } | null {
  const found = parseFountain(text).elements.findLast(isParked);
  return found ? { text: `\n${text.slice(...found.range)}\n`.replaceAll(/\r\n?/gu, '\n') } : null;
}

function isParked({ type, text }: ScriptElement): boolean {
  return type === 'boneyard' && Object.values(parkedLabels).some((label) => text.trimStart().startsWith(label));
}

/**
 * Makes of a text the changes between two others, paragraph by paragraph: where those are alike it stays, where it is like
 * the first it becomes the second; where it differs from both it becomes the second, with what is not of the film.
 */
function mergeTexts(text: string, was: string, is: string): string {
  const own = paragraphsOf(text).map((paragraph) => ({ ...paragraph, text: withoutNotes(paragraph.text) }));
  const [first, second] = [paragraphsOf(was), paragraphsOf(is)];
  const toOwn = alignParagraphs(first, own);
  const toSecond = alignParagraphs(first, second);
  const pieces: string[] = [];
  const at = { first: 0, own: 0, second: 0 };
  const settle = (to: typeof at): void => {
    const chunk = {
      first: first.slice(at.first, to.first),
      own: own.slice(at.own, to.own),
      second: second.slice(at.second, to.second),
    };
    if (isAlike(chunk.first, chunk.second)) pieces.push(...chunk.own.map(({ whole }) => whole));
    else pieces.push(changed(text, chunk));
  };
  for (const [index] of first.entries()) {
    const [inOwn, inSecond] = [toOwn.get(index), toSecond.get(index)];
    if (inOwn === undefined || inSecond === undefined) continue;
    settle({ first: index, own: inOwn, second: inSecond });
    pieces.push(own[inOwn]?.whole ?? '');
    Object.assign(at, { first: index + 1, own: inOwn + 1, second: inSecond + 1 });
  }
  settle({ first: first.length, own: own.length, second: second.length });
  return pieces.join('');
}

/** A paragraph without the notes and comments in it, so that it is found again in a board that has none. */
function withoutNotes(paragraph: string): string {
  return paragraph
    .replaceAll(/\s*\[\[([^[\]]*)\]\]/gu, (note, inner: string) => (isShotNote(inner.trim()) ? note : ''))
    .replaceAll(/\s*\/\*[^*]*\*\//gu, '')
    .trim();
}

interface Chunk {
  readonly own: readonly Paragraph[];
  readonly second: readonly Paragraph[];
}

function changed(text: string, { own, second }: Chunk): string {
  // What stands before the first paragraph of the film stays before it.
  const from = own.findIndex((paragraph) => !isFree(paragraph));
  const ahead = own.slice(0, from < 0 ? own.length : from);
  const [first, last] = [own[ahead.length], own.at(-1)];
  const free = first && last ? freeText(text, first.start, last.start + last.whole.length) : [];
  const written = [...second.map(({ text: words }) => words), ...free].map((words) => `${words}\n\n`).join('');
  return ahead.map(({ whole }) => whole).join('') + withBreaksOf(text, written);
}

/** A note, comment, section, synopsis or page break by itself. */
function isFree({ text }: Paragraph): boolean {
  return text === '' || text.startsWith('#') || text.startsWith('=');
}

function isAlike(some: readonly Paragraph[], others: readonly Paragraph[]): boolean {
  return some.length === others.length && some.every(({ text }, index) => text === others[index]?.text);
}

/** What stands in a stretch of a board and is not of the film, each as it is written. */
function freeText(text: string, start: number, end: number): string[] {
  return parseFountain(text).elements.flatMap((element) => {
    const { type, range } = element;
    if (range[0] < start || range[0] >= end || isParked(element)) return [];
    if (type === 'note') return isShotNote(element.text) || lowerThirdIn(element.text) ? [] : [text.slice(...range)];
    const isFree = type === 'boneyard' || type === 'section' || type === 'synopsis' || type === 'page_break';
    return isFree || type === 'centered' ? [text.slice(...range).trim()] : [];
  });
}

/** A text with the line breaks of another: those of its first line. */
function withBreaksOf(text: string, other: string): string {
  const [found = '\n'] = /\r\n|\r|\n/u.exec(text) ?? [];
  return other.replaceAll(/\r\n|\r|\n/gu, found);
}

function isSame(one: Storyboard, other: Storyboard): boolean {
  return boardText(one) === boardText(other);
}
