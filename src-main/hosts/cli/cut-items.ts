import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { floor, framesToSeconds, rational, secondsToFrames, ZERO } from '../../../src-shared/timeline/rational.ts';
import type { Rational } from '../../../src-shared/timeline/rational.ts';
import type { ItemSource } from '../../../src-shared/timeline/records.ts';
import {
  behindNamed,
  STILL_S,
  expectOff,
  framesIn,
  isOff,
  itemNamed,
  oneOf,
  readLength,
  readNumber,
  readShift,
} from './cut-words.ts';
import type { CutContext, Film, Item, Verb } from './cut-words.ts';
import type { CommandLine } from './options.ts';
import { textOf } from './options.ts';

/** What items show, when, and in which order. */
export const ITEM_VERBS: Readonly<Record<string, Verb>> = {
  trim: {
    names: ['ITEM', 'EDGE', 'BY'],
    read: ([item = '', edge = '', by = ''], _, { film }) => {
      const named = oneOf(say`edge`, edge, { start: ['start', '开头'], end: ['end', '结尾'] });
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
      id: newId('itm'),
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

function restored(film: Film, text: string): Command {
  const found = film.removed.find(({ shot, name }) => shot === text || name === `shot ${text}`);
  if (!found)
    throw new ShotloomError(
      'not_found',
      say`No shot "${text}" was taken out; "shotloom cut ${film.project}" lists them.`,
    );
  const { shot, frames, after } = found;
  return { command: 'insert', id: shot, source: { kind: 'shot', shot, take: null }, in: ZERO, frames, after };
}

/** A speed in thousandths; what is no such speed says the edit. */
function readFactor(text: string): Rational {
  const [, percent = ''] = /^(.*)[%％]$/u.exec(text.trim()) ?? [];
  const factor = percent === '' ? readNumber(say`speed`, text) : readNumber(say`speed`, percent) / 100;
  return rational(Math.round(Math.min(factor, 1000) * 1e6), 1e6);
}

/** A shot (as the storyboard shows it), footage, a graphic, or a take of the item's own shot. */
function sourceNamed({ film, footage }: CutContext, text: string, item: Item | null): ItemSource {
  if (footage.some(({ id }) => id === text)) return { kind: 'footage', footage: text };
  if (text.startsWith('grf_')) return { kind: 'graphic', graphic: text };
  if (text.startsWith('sht_')) return { kind: 'shot', shot: text, take: null };
  if (text.startsWith('tak_') && item?.source.kind === 'shot')
    return { kind: 'shot', shot: item.source.shot, take: text };
  const what = item ? say`a take of its shot, a shot, footage or a graphic` : say`footage, a graphic or a shot`;
  throw new ShotloomError(
    'not_found',
    say`"${text}" is no ID of ${what}; "shotloom footage ${film.project}" and "shotloom generate ${film.project} --list" list them.`,
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

function inserted(text: string, behind: string, values: CommandLine['values'], context: CutContext): Command {
  const { film, newId } = context;
  const source = sourceNamed(context, text, null);
  const meant = partMeant(context, source);
  const [at, length] = [textOf(values, 'in'), textOf(values, 'length')];
  const first = at === undefined ? meant.first : readLength(film, at);
  return {
    command: 'insert',
    id: newId('itm'),
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
