import { foldText } from './search-terms.ts';
import { isSentence, say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** What clips are. */
export type ClipKind = 'clip' | 'still' | 'footage';

/** A day of the calendar, whatever the clock; month from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What a filter asks of a clip. */
export type Filter =
  /** Folded; a model may be asked for by the beginning of its name. */
  | { readonly name: 'model'; readonly text: string; readonly isPrefix: boolean }
  /** A project's id, or words of its title. */
  | { readonly name: 'project'; readonly text: string }
  /** Both ends included. */
  | { readonly name: 'seed' | 'rating' | 'aspect'; readonly least: number; readonly most: number }
  | { readonly name: 'unrated' }
  | { readonly name: 'used'; readonly isUsed: boolean }
  | { readonly name: 'kind'; readonly kind: ClipKind }
  /** From the start of a day until that of another. */
  | { readonly name: 'made'; readonly from: CalendarDay | null; readonly until: CalendarDay | null };

/** A filter's value read, or what it should be. */
type Read = Filter | Sentence;

interface FilterKind {
  /** The first is the one that is told. */
  readonly names: readonly string[];
  readonly read: (value: string, isPrefix: boolean) => Read;
}

const KINDS: readonly FilterKind[] = [
  { names: ['model', '模型'], read: readModel },
  { names: ['seed', '种子'], read: (value) => readWhole('seed', value, 0, Number.MAX_SAFE_INTEGER) },
  { names: ['rating', '评分', '星级'], read: readRating },
  { names: ['project', '项目', '影片'], read: readProject },
  { names: ['used', '已用', '使用'], read: readUsed },
  { names: ['aspect', '画幅', '比例'], read: readAspect },
  { names: ['kind', '类型'], read: readKind },
  { names: ['after', '晚于', '之后'], read: (value) => readDate(value, (first) => [first, null]) },
  { names: ['before', '早于', '之前'], read: (value) => readDate(value, (first) => [null, first]) },
  { names: ['on', '日期', '当天'], read: (value) => readDate(value, (first, next) => [first, next]) },
];

/** What filters are called, each by its first name. */
export const FILTER_NAMES: readonly string[] = KINDS.map(({ names }) => names[0] ?? '');

const BY_NAME: ReadonlyMap<string, FilterKind> = new Map(
  KINDS.flatMap((kind) => kind.names.map((name) => [name, kind] as const)),
);

/** Reads `name:value`; null where there is no such filter, a sentence where it cannot be that value. Never throws. */
export function readFilter(name: string, value: string, isPrefix: boolean): Read | null {
  const kind = BY_NAME.get(name.toLowerCase());
  if (!kind) return null;
  const read = kind.read(value.trim(), isPrefix);
  return isSentence(read) ? say`The filter "${name}:${value}" cannot be used: ${read}.` : read;
}

function readModel(value: string, isPrefix: boolean): Read {
  const text = foldText(value);
  return text === '' ? say`write the name of a model` : { name: 'model', text, isPrefix };
}

function readProject(text: string): Read {
  return text === '' ? say`write words of the title of a project, or its id` : { name: 'project', text };
}

function readRating(value: string): Read {
  if (/^(?:none|无|未评)$/iu.test(value)) return { name: 'unrated' };
  return readWhole('rating', value, 0, 5);
}

/** As a person writes these filters. */
const WHOLE_WORDS = { seed: say`seed`, rating: say`rating` } as const;

/** `3`, `>3`, `>=3`, `<3`, `3..5`. */
function readWhole(name: 'seed' | 'rating', value: string, least: number, most: number): Read {
  const [, sign = '', one = '', other] = /^(>=|<=|>|<|=|≥|≤)?(\d{1,16})(?:(?:\.\.|~)(\d{1,16}))?$/u.exec(value) ?? [];
  const [from, to] = [Number(one), Number(other ?? one)];
  const isWithin = one !== '' && from >= least && to <= most && from <= to && (sign === '' || other === undefined);
  if (!isWithin) {
    const called = WHOLE_WORDS[name];
    return say`write a whole number from ${least} to ${most}, such as ${called}:3, ${called}:>3 or ${called}:3..5`;
  }
  if (sign === '>') return { name, least: from + 1, most };
  if (sign === '>=' || sign === '≥') return { name, least: from, most };
  if (sign === '<') return { name, least, most: from - 1 };
  if (sign === '<=' || sign === '≤') return { name, least, most: from };
  return { name, least: from, most: to };
}

function readUsed(value: string): Read {
  if (/^(?:yes|true|是)$/iu.test(value)) return { name: 'used', isUsed: true };
  if (/^(?:no|false|否)$/iu.test(value)) return { name: 'used', isUsed: false };
  return say`write yes or no (是 or 否)`;
}

const KIND_WORDS: Readonly<Record<string, ClipKind>> = {
  clip: 'clip',
  clips: 'clip',
  video: 'clip',
  片段: 'clip',
  视频: 'clip',
  still: 'still',
  stills: 'still',
  静帧: 'still',
  图片: 'still',
  footage: 'footage',
  imported: 'footage',
  素材: 'footage',
};

function readKind(value: string): Read {
  const key = value.toLowerCase();
  const kind = Object.hasOwn(KIND_WORDS, key) ? KIND_WORDS[key] : undefined;
  return kind ? { name: 'kind', kind } : say`write clip, still or footage (片段, 静帧 or 素材)`;
}

/** Sizes are whole pixels: 854x480 is 16:9 too. */
const NEARLY = 1.01;

const SHAPES: readonly { readonly words: RegExp; readonly least: number; readonly most: number }[] = [
  { words: /^(?:landscape|wide|横|横屏|横版)$/iu, least: NEARLY, most: 1000 },
  { words: /^(?:portrait|vertical|竖|竖屏|竖版)$/iu, least: 0.001, most: 1 / NEARLY },
  { words: /^(?:square|方|方形)$/iu, least: 1 / NEARLY, most: NEARLY },
];

function readAspect(value: string): Read {
  const shape = SHAPES.find(({ words }) => words.test(value));
  if (shape) return { name: 'aspect', least: shape.least, most: shape.most };
  const [, wide, high = '1'] = /^(\d{1,5}(?:\.\d{1,4})?)(?:[:x×/](\d{1,5}(?:\.\d{1,4})?))?$/iu.exec(value) ?? [];
  const ratio = Number(wide) / Number(high);
  if (!(ratio >= 0.01 && ratio <= 100))
    return say`write a ratio such as 16:9, 9:16 or 2.39, or landscape, portrait, square`;
  return { name: 'aspect', least: ratio / NEARLY, most: ratio * NEARLY };
}

type Period = readonly [CalendarDay | null, CalendarDay | null];

/** A year, a month or a day: 2026, 2026-03, 2026-03-05, 2026年3月5日. */
function readDate(value: string, periodOf: (first: CalendarDay, next: CalendarDay) => Period): Read {
  const pattern = /^(\d{4})(?:[-/.年](?:(\d{1,2})(?:[-/.月](?:(\d{1,2})日?)?)?)?)?$/u;
  const [, y, m, d] = pattern.exec(value) ?? [];
  const first = { year: Number(y), month: Number(m ?? 1), day: Number(d ?? 1) };
  if (y === undefined || first.month < 1 || first.month > 12 || first.day < 1 || first.day > daysOf(first))
    return say`write a day, a month or a year, such as 2026-03-05, 2026-03 or 2026 (2026年3月5日)`;
  const [from, until] = periodOf(first, dayAfter(first, m === undefined ? 'year' : d === undefined ? 'month' : 'day'));
  return { name: 'made', from, until };
}

function daysOf({ year, month }: CalendarDay): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The first day after the year, month or day that begins with `first`. */
function dayAfter(first: CalendarDay, unit: 'year' | 'month' | 'day'): CalendarDay {
  const { year, month, day } = first;
  if (unit === 'year') return { year: year + 1, month: 1, day: 1 };
  if (unit === 'day' && day < daysOf(first)) return { year, month, day: day + 1 };
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
}
