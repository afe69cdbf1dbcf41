import type { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { listOf, say } from '../../../src-shared/contract/sentences.ts';
import { PLAIN_GRADE } from '../../../src-shared/render/plan.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { directions } from '../../../src-shared/timeline/records.ts';
import type { Framing, Move, Rectangle, Transition } from '../../../src-shared/timeline/records.ts';
import { badOption, expectOff, isOff, itemNamed, oneOf, readLength, readNumber, readRectangle } from './cut-words.ts';
import type { CutContext, Film, Verb } from './cut-words.ts';
import type { CommandLine } from './options.ts';
import { textOf } from './options.ts';

const ZERO_FRAMES = { before: 0, after: 0 } as const;

/** Of colours. */
const AMOUNTS = ['exposure', 'contrast', 'saturation', 'temperature'] as const;

/** How items look, and how one gives way to the next. */
export const LOOK_VERBS: Readonly<Record<string, Verb>> = {
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
  zoom: {
    names: ['ITEM', 'WAY'],
    may: 'TO',
    read: ([item = '', way = '', to], _, { film }) => ({
      command: 'move',
      item: itemNamed(film, item).id,
      move: readZoom(way, to),
    }),
  },
  pan: {
    names: ['ITEM', 'WAY'],
    read: ([item = '', way = ''], _, { film }) => ({
      command: 'move',
      item: itemNamed(film, item).id,
      move: isOff(way) ? null : PANS[oneOf(say`way to pan`, way, WAYS)],
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
      opacity: readNumber(say`opacity`, opacity),
    }),
  },
};

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
  const named = oneOf(say`transition`, kind, KINDS);
  const [first = 0, second] = length.split(/[+＋]/u, 2).map((part) => readLength(film, expectPositive(part)));
  if (named !== 'cut' && first + (second ?? 0) === 0) throw tooShort(length);
  const isBefore = isEnding || named === 'cut-to-black';
  const before = isBefore ? first : item?.number === 1 ? 0 : Math.floor(first / 2);
  const sides = second === undefined ? { before, after: first - before } : { before: first, after: second };
  const transition = transitionOf(named, sides, direction);
  return item ? { command: 'transition', item: item.id, transition } : { command: 'ending', transition };
}

function expectPositive(length: string): string {
  if (/^\s*[-−－]/u.test(length)) throw tooShort(length);
  return length;
}

function tooShort(length: string): ShotloomError {
  return badOption(
    say`A transition's length must be above 0, and "${length}" is not; write e.g. 1, 0.5 or 12f, or choose cut.`,
  );
}

function transitionOf(
  kind: keyof typeof KINDS,
  sides: { readonly before: number; readonly after: number },
  direction: string | undefined,
): Transition {
  if (kind === 'wipe' || kind === 'slide' || kind === 'push') {
    const found = directions.find((each) => each === (direction ?? 'right'));
    if (found) return { kind, direction: found, ...sides };
    throw badOption(say`There is no direction "${direction ?? ''}"; there are ${listOf('comma', directions)}.`);
  }
  if (direction !== undefined) throw badOption(say`A ${kind} has no direction: leave --direction away.`);
  return kind === 'cut' ? { kind, ...ZERO_FRAMES } : { kind, ...sides };
}

function readFraming(kind: string, part: string | undefined): Framing {
  const named = oneOf(say`framing`, kind, { fit: ['fit', '适应'], fill: ['fill', '填充'], crop: ['crop', '裁剪'] });
  if (named !== 'crop') {
    if (part !== undefined) throw badOption(say`Only a crop has a part: leave "${part}" away.`);
    return { kind: named };
  }
  return { kind: 'crop', rectangle: readRectangle(say`A crop`, part ?? '') };
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
    throw badOption(say`Say which colours, e.g. --exposure 0.5 or --lut FILE, or off; see "shotloom cut --help".`);
  const before = off !== undefined && expectOff(off) ? PLAIN_GRADE : colour;
  return { command: 'colour', item, colour: { ...before, ...changes } };
}

const WHOLE: Rectangle = { x: 0, y: 0, width: 1, height: 1 };

/** How much of a picture is seen where it is moved over, or moved into. */
const SEEN = 0.8;
const LEFT = 1 - SEEN;
const CENTRE: Rectangle = { x: LEFT / 2, y: LEFT / 2, width: SEEN, height: SEEN };

const WAYS = {
  left: ['left', '左'],
  right: ['right', '右'],
  up: ['up', '上'],
  down: ['down', '下'],
} as const;

/** What is seen goes that way over the picture. */
const PANS: Readonly<Record<keyof typeof WAYS, Move>> = {
  left: { from: { ...CENTRE, x: LEFT }, to: { ...CENTRE, x: 0 } },
  right: { from: { ...CENTRE, x: 0 }, to: { ...CENTRE, x: LEFT } },
  up: { from: { ...CENTRE, y: LEFT }, to: { ...CENTRE, y: 0 } },
  down: { from: { ...CENTRE, y: 0 }, to: { ...CENTRE, y: LEFT } },
};

/** Into or out of the middle, or from one part of the picture to another; from all of it to a part that is named alone. */
function readZoom(way: string, to: string | undefined): Move | null {
  const isPart = /[,，]/u.test(way);
  if (!isPart && to !== undefined)
    throw badOption(say`Only a zoom from one part to another has two of them: leave "${to}" away.`);
  if (isOff(way)) return null;
  if (isPart) {
    const [first, second] = [way, to].map((part) => (part === undefined ? null : readRectangle(say`A part`, part)));
    return first && second ? { from: first, to: second } : { from: WHOLE, to: first ?? WHOLE };
  }
  const named = oneOf(say`way to zoom`, way, { in: ['in', '推'], out: ['out', '拉'] });
  return named === 'in' ? { from: WHOLE, to: CENTRE } : { from: CENTRE, to: WHOLE };
}
