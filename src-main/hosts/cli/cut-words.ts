import type { z } from 'zod';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { listOf, say } from '../../../src-shared/contract/sentences.ts';
import type { Sentence, Value } from '../../../src-shared/contract/sentences.ts';
import type { TimelineView } from '../../../src-shared/contract/timeline.ts';
import { readMoment } from '../../../src-shared/library/footage-range.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { framesToSeconds, rational } from '../../../src-shared/timeline/rational.ts';
import type { Rational } from '../../../src-shared/timeline/rational.ts';
import type { Rectangle } from '../../../src-shared/timeline/records.ts';
import type { CommandLine } from './options.ts';

export type Film = z.output<typeof TimelineView>;
export type Item = Film['items'][number];
export type Attached = Film['attached'][number];

/** Footage as `insert`, `replace` and `music` name it. */
export interface CutFootage {
  readonly id: string;
  readonly source_in_s: number | null;
  readonly source_out_s: number | null;
  readonly facts: { readonly duration_s: number | null };
}

/** What a command line is read against. */
export interface CutContext {
  readonly film: Film;
  readonly footage: readonly CutFootage[];
  /** Of a new item, or of something new that is attached. */
  readonly newId: (prefix: 'itm' | 'att') => string;
  /** SHA-256 of the table of colours that was given, where one was. */
  readonly lut?: string;
}

/** `shotloom cut PROJECT VERB ...`: how a verb is written. */
export interface VerbForm {
  /** Names of its arguments. */
  readonly names: readonly string[];
  /** Of one that may be left out. */
  readonly may?: string;
  /** Options that it knows. */
  readonly options?: readonly string[];
}

/** A verb that says one command. */
export interface Verb extends VerbForm {
  readonly read: (words: readonly string[], values: CommandLine['values'], context: CutContext) => Command;
}

/** So many seconds is what stands still shown, unless it is said. */
export const STILL_S = 4;

export function itemNamed(film: Film, text: string): Item {
  const found = film.items.find(({ id, number }) => id === text || String(number) === text);
  if (found) return found;
  throw new ShotloomError(
    'not_found',
    say`There is no item "${text}" in the film; "shotloom cut ${film.project}" lists its ${film.items.length} with their numbers.`,
  );
}

/** The item that something stands behind; null for the film's start. */
export function behindNamed(film: Film, text: string): string | null {
  return text === 'start' || text === '开头' ? null : itemNamed(film, text).id;
}

/** What is attached, by its id or its number with an "a" before it. */
export function attachedNamed(film: Film, text: string): Attached {
  const found = findAttached(film, text);
  if (found) return found;
  throw new ShotloomError(
    'not_found',
    say`Nothing that is attached to the film is called "${text}"; "shotloom cut ${film.project} list" lists it, a1 first.`,
  );
}

export function findAttached({ attached }: Film, text: string): Attached | undefined {
  return attached.find(({ id, number }) => id === text || `a${number}` === text.toLowerCase());
}

/** Frames of a length or a moment: seconds, a timecode, or frames (`12f`). */
export function readLength(film: Pick<Film, 'rate'>, text: string): number {
  return framesWritten(text) ?? framesIn(film, secondsWritten(film, text));
}

/** The same as exact seconds, for sound, which may begin between two frames. */
export function readTime(film: Pick<Film, 'rate'>, text: string): Rational {
  const frames = framesWritten(text);
  if (frames !== null) return framesToSeconds(frames, film.rate);
  return rational(Math.round(secondsWritten(film, text) * 1e6), 1e6);
}

/** To the film's end, where it is asked for. */
export function readDuration(film: Film, text: string): Rational | null {
  return text === 'end' || text === '结尾' ? null : readTime(film, text);
}

function framesWritten(text: string): number | null {
  const frames = /^(\d{1,9})(?:f|帧)$/u.exec(text.trim())?.[1];
  return frames === undefined ? null : Number(frames);
}

function secondsWritten({ rate }: Pick<Film, 'rate'>, text: string): number {
  const seconds = readMoment(text, rate);
  if (seconds !== null) return seconds;
  throw badOption(say`"${text}" is no time; write 12.5, 1:02.5, 00:00:01:12 (the last are frames) or frames as 12f.`);
}

/** A sign, and what is behind it. */
function signed(text: string): { readonly isEarlier: boolean; readonly rest: string } {
  const [, sign = '', rest = ''] = /^([-+−－＋]?)(.*)$/su.exec(text.trim()) ?? [];
  return { isEarlier: /[-−－]/u.test(sign), rest };
}

/** Frames later or (with a minus) earlier. */
export function readShift(film: Film, text: string): number {
  const { isEarlier, rest } = signed(text);
  const frames = readLength(film, rest);
  return isEarlier && frames > 0 ? -frames : frames;
}

/** Exact seconds later or (with a minus) earlier. */
export function readExactShift(film: Film, text: string): Rational {
  const { isEarlier, rest } = signed(text);
  const { n, d } = readTime(film, rest);
  return { n: isEarlier && n > 0 ? -n : n, d };
}

export function framesIn({ rate }: Pick<Film, 'rate'>, seconds: number): number {
  return Math.round((seconds * rate.numerator) / rate.denominator);
}

export function readNumber(of: Value, text: string): number {
  const plain = text.trim().replace(/^[−－]/u, '-');
  const number = Number(plain);
  if (plain !== '' && Number.isFinite(number)) return number;
  throw badOption(say`The ${of} "${text}" is no number; write one such as 0.5.`);
}

/** A part of a picture. @param what it is of, as a sentence begins */
export function readRectangle(what: Sentence, text: string): Rectangle {
  const [x, y, width, height, ...more] = text.split(/[,，]/u).map((part) => readNumber(say`part`, part));
  if (x === undefined || y === undefined || width === undefined || height === undefined || more.length > 0)
    throw badOption(say`${what} is X,Y,WIDTH,HEIGHT, each from 0 to 1 of the picture, such as 0.25,0.25,0.5,0.5.`);
  return { x, y, width, height };
}

export function isOff(text: string): boolean {
  return text === 'off' || text === '关';
}

export function expectOff(text: string): true {
  if (isOff(text)) return true;
  throw badOption(say`"${text}" says nothing here; write off to take it back.`);
}

export function oneOf<T extends string>(
  what: Sentence,
  text: string,
  words: Readonly<Record<T, readonly string[]>>,
): T {
  const names = Object.keys(words) as T[];
  const found = names.find((name) => words[name].includes(text));
  if (found !== undefined) return found;
  throw badOption(say`There is no ${what} "${text}"; there are ${listOf('comma', names)}.`);
}

/** Words of a title or a caption: `\n` begins a line, for shells in which a line cannot be broken easily. */
export function readWords(text: string): string {
  return text.replaceAll(String.raw`\n`, '\n');
}

export function badOption(said: Sentence): ShotloomError {
  return new ShotloomError('bad_option', said);
}
