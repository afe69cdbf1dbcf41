import type { Language } from '../script/screenplay.ts';
import { angleNamed, angleWord, moveNamed, moveWord, sizeNamed, sizeWord } from './shot-words.ts';
import type { NamedAngle } from './shot-words.ts';
import type { CameraAngle, CameraMove, ShotSize } from './storyboard.ts';
import { roundToFrames } from './timing.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** What a board's title page says under `Format`, before the number of the form (docs/decisions/0014-the-board-as-fountain.md). */
export const boardFormat = 'Shotloom board';
export const boardVersion = 1;

/**
 * Reads a text of a board: Fountain's emphasis markers are left out, `\` before a mark stands for the mark, `\u{41}` for
 * that character and `\u{}` for nothing (it keeps what follows from being read as something else).
 */
export function readMarked(text: string): string {
  return text.replace(
    /\\u\{([0-9a-f]{0,6})\}|\\([^\p{L}\p{N}\s])|\*+|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu,
    (whole, code: string | undefined, mark: string | undefined) => {
      if (mark !== undefined) return mark;
      if (code === undefined || code === '') return '';
      const point = Number.parseInt(code, 16);
      return point > 0x10_ff_ff ? whole : String.fromCodePoint(point);
    },
  );
}

/** What a line of text cannot hold, or not at its ends: breaks, controls, halves of surrogate pairs, outer space; and the backslash itself. */
const unwritable = /^[\s\uFEFF]|[\s\uFEFF]$|[\\\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Reads a picture or a line of a board. One that an editor has broken into several lines is joined: words are parted by a
 * space, Chinese characters by none.
 */
export function readParagraph(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const joined = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    return before === undefined || (isWide(before.at(-1)) && isWide(line[0])) ? [line] : [' ', line];
  });
  return readMarked(joined.join(''));
}

function isWide(character: string | undefined): boolean {
  return character !== undefined && /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’]/u.test(character);
}

/** The heading that one of a board stands for: one that Fountain would take for something else has `SCENE` before a mark. */
export function readHeading(text: string): string {
  return readMarked(text.replace(/^SCENE (?=\\)/u, ''));
}

/** Writes the characters that a pattern finds by their codes. */
export function writeCodes(text: string, characters: RegExp): string {
  return text.replace(characters, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * Writes a text so that {@link readMarked} reads it again, whatever it holds.
 * @param marks what is to stand behind a backslash
 */
export function writeMarked(text: string, marks: RegExp = /[*_[\]]/gu): string {
  return writeCodes(text, unwritable).replace(marks, String.raw`\$&`);
}

/** Whether a line holds nothing that would be, or begin, a note or a boneyard. */
export function isOneLine(written: string): boolean {
  return !/[\r\n]|\[\[|\/\*/u.test(written);
}

/** The first way of writing something that is read again as what it is; a text of a board is never written on trust. */
export function firstThatReads(ways: readonly string[], reads: (written: string) => boolean): string {
  return ways.find(reads) ?? ways.at(-1) ?? '';
}

/** What the note of a shot says; what it leaves open is drafted. */
export interface ShotNote {
  readonly size: ShotSize | null;
  readonly move: CameraMove | null;
  /** Boards say none where it is the level of the eyes. */
  readonly angle: NamedAngle | null;
  readonly duration_s: number | null;
  /** Names as written; null where the note names nobody, not even nobody. */
  readonly cast: readonly string[] | null;
  /** The content key; null in a note written by hand. */
  readonly key: string | null;
}

const labels: Readonly<Record<Language, { shot: string; comma: string; seconds: string; nobody: string }>> = {
  en: { shot: 'Shot: ', comma: ', ', seconds: 's', nobody: 'nobody' },
  zh: { shot: '镜头：', comma: '，', seconds: '秒', nobody: '无人' },
};
const label = /^(?:shot|镜头)\s*[:：]\s*/iu;
const keyForm = /^[0-9a-f]{16}(?:\.\d{1,6})?$/u;
const length = /^(\d{1,4}(?:\.\d{1,20})?)\s*(?:s|sec|secs|seconds?|秒|″|")$/iu;
const nameMarks = /[,，、|｜[\]*_]/gu;

/** Whether the text of a note is a shot's: "Shot: ..." or 镜头：.... */
export function isShotNote(text: string): boolean {
  return label.test(text);
}

/** Splits at marks of a class that no backslash stands before. */
function split(text: string, marks: string): string[] {
  return text.split(new RegExp(`(?<!\\\\)[${marks}]`, 'u')).map((part) => part.trim());
}

/** The word for nobody, of either language. */
function namesNobody(text: string): boolean {
  return Object.values(labels).some(({ nobody }) => nobody === text.trim().toLowerCase());
}

function writeName(name: string): string {
  const escaped = writeMarked(name, nameMarks);
  return firstThatReads([name, escaped, `\\u{}${escaped}`], (written) => {
    const stands = isOneLine(written) && !/\\$|\]\]/u.test(written) && split(written, ',，、|｜').length === 1;
    return stands && written.trim() !== '' && !namesNobody(written) && readMarked(written.trim()) === name;
  });
}

/**
 * Seconds as a board says them: with up to two decimals they mean the nearest of 24 frames a second, which drafts give;
 * with more, what they say.
 */
function writeSeconds(seconds: number): string {
  const short = String(Number(seconds.toFixed(2)));
  if (readSeconds(short) === seconds) return short;
  const exact = String(seconds);
  const decimals = exact.split('.')[1]?.length ?? 0;
  return decimals > 2 ? exact : seconds.toFixed(3);
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  return (text.split('.')[1]?.length ?? 0) > 2 ? seconds : roundToFrames(seconds);
}

/** The note of a shot: `[[Shot: wide, push in, 3.5 s | MARA, OLD TOM | 3ba9f928236a344d]]`. */
export function writeShotNote(
  {
    size,
    move,
    angle,
    duration_s,
    cast,
    key,
  }: { [Field in Exclude<keyof ShotNote, 'duration_s' | 'angle'>]: NonNullable<ShotNote[Field]> } & {
    readonly duration_s: number;
    readonly angle?: CameraAngle;
  },
  language: Language,
): string {
  const { shot, comma, seconds, nobody } = labels[language];
  const framing = [
    sizeWord(size, language),
    ...(angle === undefined ? [] : [angleWord(angle, language)]),
    moveWord(move, language),
    `${writeSeconds(duration_s)} ${seconds}`,
  ];
  const names = cast.length === 0 ? nobody : cast.map(writeName).join(comma);
  return `[[${shot}${framing.join(comma)} | ${names} | ${key}]]`;
}

/**
 * Reads the text of a shot's note; words may be of either language and in any order.
 * @returns the note, or the sentence's end that says what is wrong with it
 */
export function readShotNote(text: string): ShotNote | Sentence {
  const [framing = '', names, ...rest] = split(text.replace(label, ''), '|｜');
  const [key] = rest;
  if (rest.length > 1) return say`has too many parts; write e.g. "Shot: wide, push in, 3.5 s | MARA"`;
  if (key !== undefined && key !== '' && !keyForm.test(key))
    return say`ends in "${shown(key)}", which is no mark of a shot; take it away and the shot gets a new one`;
  const said: { -readonly [Field in 'size' | 'move' | 'angle' | 'duration_s']: ShotNote[Field] } = {
    size: null,
    move: null,
    angle: null,
    duration_s: null,
  };
  for (const word of split(framing, ',，、').filter((part) => part !== '')) {
    const [size, move, angle] = [sizeNamed(word), moveNamed(word), angleNamed(word)];
    const seconds = length.exec(word)?.[1];
    if (size !== null && said.size === null) said.size = size;
    else if (move !== null && said.move === null) said.move = move;
    else if (angle !== null && said.angle === null) said.angle = angle;
    else if (seconds !== undefined && said.duration_s === null) {
      said.duration_s = readSeconds(seconds);
      if (!(said.duration_s > 0 && said.duration_s <= 3600))
        return say`lasts "${shown(word)}"; write from 0.1 s to 3600 s`;
    } else if (size !== null || move !== null || angle !== null || seconds !== undefined)
      return say`says "${shown(word)}" where another has been said already; keep one of them`;
    else
      return say`says "${shown(word)}", which is no size, move, angle or length of a shot; write e.g. wide, push in, 3.5 s`;
  }
  return {
    ...said,
    cast: names === undefined ? null : readNames(names),
    key: key === undefined || key === '' ? null : key,
  };
}

/** A word as a message shows it. */
function shown(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}

function readNames(text: string): string[] | null {
  if (namesNobody(text)) return [];
  const names = split(text, ',，、').filter((name) => name !== '');
  return names.length === 0 ? null : names.map(readMarked);
}

/** An action that begins as a shot's note does: its closing brackets are missing. */
export function isOpenNote(text: string): boolean {
  return /^\[\[?/u.test(text) && label.test(text.replace(/^\[\[?\s*/u, ''));
}
