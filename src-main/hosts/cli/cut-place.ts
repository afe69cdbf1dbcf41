import { compare, framesToSeconds, least, subtract, ZERO } from '../../../src-shared/timeline/rational.ts';
import type { Rational } from '../../../src-shared/timeline/rational.ts';
import { badOption, itemNamed, readTime } from './cut-words.ts';
import type { Film, Item } from './cut-words.ts';
import type { CommandLine } from './options.ts';
import { textOf } from './options.ts';
import { say } from '../../../src-shared/contract/sentences.ts';

type Values = CommandLine['values'];

/** The options that say where something begins: so long behind the start of the film, or of the item that it is on. */
export const PLACE = ['on', 'at'] as const;

/** Where something begins that goes with a picture. */
export interface SaidPlace {
  readonly of: { readonly anchor: string | null; readonly offset: Rational };
  readonly item: Item;
}

/** On an item, so long behind its start; or at a moment of the film, on the item that is shown then. */
export function placeSaid(film: Film, values: Values): SaidPlace {
  const [on, at] = [textOf(values, 'on'), textOf(values, 'at')];
  if (on !== undefined) {
    const item = itemNamed(film, on);
    return { of: { anchor: item.id, offset: at === undefined ? ZERO : readTime(film, at) }, item };
  }
  if (at === undefined) throw badOption(say`Say where it begins: --at TIME in the film, or --on ITEM.`);
  const moment = readTime(film, at);
  const startOf = (frame: number): Rational => framesToSeconds(frame, film.rate);
  const item = film.items.find(({ start, frames }) => compare(moment, startOf(start + frames)) < 0);
  if (!item)
    throw badOption(say`"${at}" lies behind the end of the film; "shotloom cut ${film.project}" says how long it is.`);
  return { of: { anchor: item.id, offset: subtract(moment, startOf(item.start)) }, item };
}

/** A moment of the film, which outlasts its items. */
export function momentSaid(film: Film, values: Values): SaidPlace['of'] {
  const at = textOf(values, 'at');
  return { anchor: null, offset: at === undefined ? ZERO : readTime(film, at) };
}

/** So long, or to the end of the item that it begins on. */
export function inItem(film: Film, { of, item }: SaidPlace, duration: Rational): Rational {
  const rest = subtract(framesToSeconds(item.frames, film.rate), of.offset);
  return rest.n > 0 ? least(duration, rest) : duration;
}
