import type { z } from 'zod';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { TimelineView } from '../../../src-shared/contract/timeline.ts';
import { readMoment } from '../../../src-shared/library/footage-range.ts';
import { PLAIN_GRADE } from '../../../src-shared/render/plan.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { floor, framesToSeconds, rational, secondsToFrames, ZERO } from '../../../src-shared/timeline/rational.ts';
import type { Rational } from '../../../src-shared/timeline/rational.ts';
import { directions } from '../../../src-shared/timeline/records.ts';
import type { Framing, ItemSource, Transition } from '../../../src-shared/timeline/records.ts';
import type { CommandLine } from './options.ts';
import { textOf } from './options.ts';

export type Film = z.output<typeof TimelineView>;
type Item = Film['items'][number];

/** Footage as `insert` and `replace` name it. */
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
  /** A new item's id. */
  readonly newId: () => string;
  /** SHA-256 of the table of colours that was given, where one was. */
  readonly lut?: string;
}

/** `shotloom cut PROJECT VERB ...` */
interface Verb {
  /** Names of its arguments. */
  readonly names: readonly string[];
  /** Of one that may be left out. */
  readonly may?: string;
  /** Options that it knows. */
  readonly options?: readonly string[];
  readonly read: (words: readonly string[], values: CommandLine['values'], context: CutContext) => Command;
}

const ZERO_FRAMES = { before: 0, after: 0 } as const;

/** Of colours. */
const AMOUNTS = ['exposure', 'contrast', 'saturation', 'temperature'] as const;

const VERBS: Readonly<Record<string, Verb>> = {
  trim: {
    names: ['ITEM', 'EDGE', 'BY'],
    read: ([item = '', edge = '', by = ''], _, { film }) => {
      const named = oneOf('edge', edge, { start: ['start', '开头'], end: ['end', '结尾'] });
      return { command: 'trim', item: itemNamed(film, item).id, edge: named, by: readShift(film, by) };
    },
  },
  slip: {
    names: ['ITEM', 'BY'],
    read: ([item = '', by = ''], _, { film }) => ({
      command: 'slip',
      item: itemNamed(film, item).id,
      by: readShift(film, by),
    }),
  },
  split: {
    names: ['ITEM', 'AT'],
    read: ([item = '', at = ''], _, { film, newId }) => ({
      command: 'split',
      item: itemNamed(film, item).id,
      at: readLength(film, at),
      id: newId(),
    }),
  },
  move: {
    names: ['ITEM', 'BEHIND'],
    read: ([item = '', behind = ''], _, { film }) => ({
      command: 'reorder',
      item: itemNamed(film, item).id,
      after: behindNamed(film, behind),
    }),
  },
  remove: {
    names: ['ITEM'],
    read: ([item = ''], _, { film }) => ({ command: 'remove', item: itemNamed(film, item).id }),
  },
  restore: { names: ['SHOT'], read: ([shot = ''], _, { film }) => restored(film, shot) },
  speed: {
    names: ['ITEM', 'FACTOR'],
    read: ([item = '', factor = ''], _, { film }) => ({
      command: 'speed',
      item: itemNamed(film, item).id,
      speed: readFactor(factor),
    }),
  },
  reverse: {
    names: ['ITEM'],
    may: 'off',
    read: ([item = '', off], _, { film }) => ({
      command: 'reverse',
      item: itemNamed(film, item).id,
      reversed: off === undefined || !expectOff(off),
    }),
  },
  freeze: {
    names: ['ITEM', 'AT'],
    read: ([item = '', at = ''], _, { film }) => ({
      command: 'freeze',
      item: itemNamed(film, item).id,
      frame: isOff(at) ? null : readLength(film, at),
    }),
  },
  transition: {
    names: ['ITEM', 'KIND'],
    may: 'LENGTH',
    options: ['direction'],
    read: ([item = '', kind = '', length], values, { film }) =>
      joined(film, item, kind, length, textOf(values, 'direction')),
  },
  framing: {
    names: ['ITEM', 'FRAMING'],
    may: 'PART',
    read: ([item = '', kind = '', part], _, { film }) => ({
      command: 'framing',
      item: itemNamed(film, item).id,
      framing: readFraming(kind, part),
    }),
  },
  colour: {
    names: ['ITEM'],
    may: 'off',
    options: [...AMOUNTS, 'lut'],
    read: graded,
  },
  opacity: {
    names: ['ITEM', 'OPACITY'],
    read: ([item = '', opacity = ''], _, { film }) => ({
      command: 'opacity',
      item: itemNamed(film, item).id,
      opacity: readNumber('opacity', opacity),
    }),
  },
  insert: {
    names: ['SOURCE', 'BEHIND'],
    options: ['in', 'length'],
    read: ([source = '', behind = ''], values, context) => inserted(source, behind, values, context),
  },
  replace: {
    names: ['ITEM', 'SOURCE'],
    options: ['in'],
    read: ([item = '', source = ''], values, context) => replaced(source, item, values, context),
  },
};

/** All options of verbs. */
export const CUT_OPTIONS = [...new Set(Object.values(VERBS).flatMap(({ options = [] }) => options))];

/** Whether the words behind the project are those of a verb. @throws ShotloomError bad_option */
export function expectVerb(words: readonly string[], values: CommandLine['values']): void {
  const given = CUT_OPTIONS.filter((name) => values[name] !== undefined);
  const [name, ...args] = words;
  if (name === undefined) {
    if (given.length > 0)
      throw badOption(`Say what to do with --${given[0]}; "shotloom cut --help" lists what can be done.`);
    return;
  }
  const { names, may, options = [] } = verbOf(name);
  const missing = names.slice(args.length);
  if (missing.length > 0)
    throw badOption(`"shotloom cut PROJECT ${name}" needs ${missing.join(' and ')}; see "shotloom cut --help".`);
  if (args.length > names.length + (may === undefined ? 0 : 1))
    throw badOption(`"shotloom cut PROJECT ${name}" takes ${names.join(' and ')}, not "${args.at(-1)}" as well.`);
  const other = given.find((option) => !options.includes(option));
  if (other !== undefined)
    throw badOption(`"shotloom cut PROJECT ${name}" knows no --${other}; see "shotloom cut --help".`);
}

/**
 * The command that words of a command line say: a verb and its arguments.
 * @throws ShotloomError bad_option; not_found for what the film has not
 */
export function readVerb(words: readonly string[], values: CommandLine['values'], context: CutContext): Command {
  const [name = '', ...args] = words;
  return verbOf(name).read(args, values, context);
}

function verbOf(name: string): Verb {
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (verb) return verb;
  throw badOption(`There is no "shotloom cut PROJECT ${name}"; there are ${Object.keys(VERBS).join(', ')}.`);
}

function itemNamed(film: Film, text: string): Item {
  const found = film.items.find(({ id, number }) => id === text || String(number) === text);
  if (found) return found;
  throw new ShotloomError(
    'not_found',
    `There is no item "${text}" in the film; "shotloom cut ${film.project}" lists its ${film.items.length} with their numbers.`,
  );
}

function behindNamed(film: Film, text: string): string | null {
  return text === 'start' || text === '开头' ? null : itemNamed(film, text).id;
}

function restored(film: Film, text: string): Command {
  const found = film.removed.find(({ shot, name }) => shot === text || name === `shot ${text}`);
  if (!found)
    throw new ShotloomError('not_found', `No shot "${text}" was taken out; "shotloom cut ${film.project}" lists them.`);
  const { shot, frames, after } = found;
  return { command: 'insert', id: shot, source: { kind: 'shot', shot, take: null }, in: ZERO, frames, after };
}

/** Frames of a length or a moment: seconds, a timecode, or frames (`12f`). */
function readLength({ rate }: Pick<Film, 'rate'>, text: string): number {
  const frames = /^(\d{1,9})(?:f|帧)$/u.exec(text.trim())?.[1];
  if (frames !== undefined) return Number(frames);
  const seconds = readMoment(text, rate);
  if (seconds !== null) return Math.round((seconds * rate.numerator) / rate.denominator);
  throw badOption(`"${text}" is no time; write 12.5, 1:02.5, 00:00:01:12 (the last are frames) or frames as 12f.`);
}

/** The same, later or (with a minus) earlier. */
function readShift(film: Film, text: string): number {
  const [, sign = '', rest = ''] = /^([-+−－＋]?)(.*)$/su.exec(text.trim()) ?? [];
  const frames = readLength(film, rest);
  return sign === '' || sign === '+' || sign === '＋' || frames === 0 ? frames : -frames;
}

function readNumber(of: string, text: string): number {
  const plain = text.trim().replace(/^[−－]/u, '-');
  const number = Number(plain);
  if (plain !== '' && Number.isFinite(number)) return number;
  throw badOption(`The ${of} "${text}" is no number; write one such as 0.5.`);
}

/** A speed in thousandths; what is no such speed says the edit. */
function readFactor(text: string): Rational {
  const [, percent = ''] = /^(.*)[%％]$/u.exec(text.trim()) ?? [];
  const factor = percent === '' ? readNumber('speed', text) : readNumber('speed', percent) / 100;
  return rational(Math.round(Math.min(factor, 1000) * 1e6), 1e6);
}

function isOff(text: string): boolean {
  return text === 'off' || text === '关';
}

function expectOff(text: string): true {
  if (isOff(text)) return true;
  throw badOption(`"${text}" says nothing here; write off to take it back.`);
}

function oneOf<T extends string>(what: string, text: string, words: Readonly<Record<T, readonly string[]>>): T {
  const names = Object.keys(words) as T[];
  const found = names.find((name) => words[name].includes(text));
  if (found !== undefined) return found;
  throw badOption(`There is no ${what} "${text}"; there are ${names.join(', ')}.`);
}

const KINDS = {
  cut: ['cut', '切'],
  dissolve: ['dissolve', '叠化'],
  'fade-black': ['fade-black', '黑场'],
  'fade-white': ['fade-white', '白场'],
  'cut-to-black': ['cut-to-black', '切黑'],
  wipe: ['wipe', '划像'],
  slide: ['slide', '滑动'],
  push: ['push', '推移'],
} as const;

/** Between an item and the one before it, or (`end`) of the film. A length is of both sides of the cut, or of either: `1+0.5`. */
function joined(film: Film, text: string, kind: string, length = '1', direction?: string): Command {
  const isEnding = text === 'end' || text === '结尾';
  const item = isEnding ? null : itemNamed(film, text);
  const named = oneOf('transition', kind, KINDS);
  const [first = 0, second] = length.split(/[+＋]/u, 2).map((part) => readLength(film, part));
  const isBefore = isEnding || named === 'cut-to-black';
  const before = isBefore ? first : item?.number === 1 ? 0 : Math.floor(first / 2);
  const sides = second === undefined ? { before, after: first - before } : { before: first, after: second };
  const transition = transitionOf(named, sides, direction);
  return item ? { command: 'transition', item: item.id, transition } : { command: 'ending', transition };
}

function transitionOf(
  kind: keyof typeof KINDS,
  sides: { readonly before: number; readonly after: number },
  direction: string | undefined,
): Transition {
  if (kind === 'wipe' || kind === 'slide' || kind === 'push') {
    const found = directions.find((each) => each === (direction ?? 'right'));
    if (found) return { kind, direction: found, ...sides };
    throw badOption(`There is no direction "${direction ?? ''}"; there are ${directions.join(', ')}.`);
  }
  if (direction !== undefined) throw badOption(`A ${kind} has no direction: leave --direction away.`);
  return kind === 'cut' ? { kind, ...ZERO_FRAMES } : { kind, ...sides };
}

function readFraming(kind: string, part: string | undefined): Framing {
  const named = oneOf('framing', kind, { fit: ['fit', '适应'], fill: ['fill', '填充'], crop: ['crop', '裁剪'] });
  if (named !== 'crop') {
    if (part !== undefined) throw badOption(`Only a crop has a part: leave "${part}" away.`);
    return { kind: named };
  }
  const [x, y, width, height, ...more] = (part ?? '').split(/[,，]/u).map((text) => readNumber('part', text));
  if (x === undefined || y === undefined || width === undefined || height === undefined || more.length > 0)
    throw badOption(`A crop is X,Y,WIDTH,HEIGHT, each from 0 to 1 of the picture, such as 0.25,0.25,0.5,0.5.`);
  return { kind: 'crop', rectangle: { x, y, width, height } };
}

/** What is not said stays as it is; an empty --lut takes the table away. */
function graded(
  [text = '', off]: readonly string[],
  values: CommandLine['values'],
  { film, lut }: CutContext,
): Command {
  const { id: item, colour } = itemNamed(film, text);
  const said: Partial<Record<(typeof AMOUNTS)[number], number>> = Object.fromEntries(
    AMOUNTS.flatMap((name) => {
      const value = textOf(values, name);
      return value === undefined ? [] : [[name, readNumber(name, value)]];
    }),
  );
  const table = textOf(values, 'lut') === undefined ? {} : { lut: lut ?? null };
  const changes = { ...said, ...table };
  if (off === undefined && Object.keys(changes).length === 0)
    throw badOption('Say which colours, e.g. --exposure 0.5 or --lut FILE, or off; see "shotloom cut --help".');
  const before = off !== undefined && expectOff(off) ? PLAIN_GRADE : colour;
  return { command: 'colour', item, colour: { ...before, ...changes } };
}

/** A shot (as the storyboard shows it), footage, or a take of the item's own shot. */
function sourceNamed({ film, footage }: CutContext, text: string, item: Item | null): ItemSource {
  if (footage.some(({ id }) => id === text)) return { kind: 'footage', footage: text };
  if (text.startsWith('sht_')) return { kind: 'shot', shot: text, take: null };
  if (text.startsWith('tak_') && item?.source.kind === 'shot')
    return { kind: 'shot', shot: item.source.shot, take: text };
  const what = item ? 'a take of its shot, a shot or footage' : 'footage or a shot';
  throw new ShotloomError(
    'not_found',
    `"${text}" is no ID of ${what}; "shotloom footage ${film.project}" and "shotloom generate ${film.project} --list" list them.`,
  );
}

/** The part of a source that is shown unless it is said: that of footage which is meant, that of a shot which is shown already. */
function partMeant(
  { film, footage }: CutContext,
  source: ItemSource,
): { readonly first: number; readonly end: number } {
  const still = framesIn(film, STILL_S);
  if (source.kind === 'footage') {
    const named = footage.find(({ id }) => id === source.footage);
    const end = named?.source_out_s ?? named?.facts.duration_s ?? null;
    return { first: framesIn(film, named?.source_in_s ?? 0), end: end === null ? still : framesIn(film, end) };
  }
  const own = source.kind === 'shot' ? film.items.find(({ id }) => id === source.shot) : undefined;
  const first = own ? floor(secondsToFrames(own.in, film.rate)) : 0;
  return { first, end: first + (own?.frames ?? still) };
}

/** So many seconds is what stands still shown, unless it is said. */
const STILL_S = 4;

function inserted(text: string, behind: string, values: CommandLine['values'], context: CutContext): Command {
  const { film, newId } = context;
  const source = sourceNamed(context, text, null);
  const meant = partMeant(context, source);
  const [at, length] = [textOf(values, 'in'), textOf(values, 'length')];
  const first = at === undefined ? meant.first : readLength(film, at);
  return {
    command: 'insert',
    id: newId(),
    source,
    in: framesToSeconds(first, film.rate),
    frames: length === undefined ? meant.end - first : readLength(film, length),
    after: behindNamed(film, behind),
  };
}

function replaced(text: string, itemText: string, values: CommandLine['values'], context: CutContext): Command {
  const { film } = context;
  const item = itemNamed(film, itemText);
  const source = sourceNamed(context, text, item);
  const at = textOf(values, 'in');
  const isSameShot = source.kind === 'shot' && item.source.kind === 'shot' && source.shot === item.source.shot;
  const first = at === undefined ? partMeant(context, source).first : readLength(film, at);
  const start = isSameShot && at === undefined ? item.in : framesToSeconds(first, film.rate);
  return { command: 'replace', item: item.id, source, in: start };
}

function framesIn({ rate }: Pick<Film, 'rate'>, seconds: number): number {
  return Math.round((seconds * rate.numerator) / rate.denominator);
}

function badOption(message: string): ShotloomError {
  return new ShotloomError('bad_option', message);
}
