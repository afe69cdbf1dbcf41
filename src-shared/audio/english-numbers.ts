import type { SpokenText } from './spoken-text.ts';
import { rewrite } from './spoken-text.ts';

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')];
const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A whole number below a million in words. */
export function englishInteger(number: number): string {
  if (number < 20) return ONES[number] ?? '';
  if (number < 100) {
    const rest = number % 10;
    return `${TENS[Math.floor(number / 10)] ?? ''}${rest === 0 ? '' : `-${ONES[rest] ?? ''}`}`;
  }
  const [size, name] = number < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = number % size;
  return `${englishInteger(Math.floor(number / size))} ${name}${rest === 0 ? '' : ` ${englishInteger(rest)}`}`;
}

function englishOrdinal(number: number): string {
  const words = englishInteger(number);
  const [, before = '', last = ''] = /^(.*?)([a-z]+)$/u.exec(words) ?? [];
  return `${before}${ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)}`;
}

/** A year as it is said: 1995 is nineteen ninety-five, 2024 is twenty twenty-four, 2005 is two thousand five. */
export function englishYear(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (century % 10 === 0 && rest < 10) return englishInteger(year);
  if (rest === 0) return `${englishInteger(century)} hundred`;
  return `${englishInteger(century)} ${rest < 10 ? `oh ${englishInteger(rest)}` : englishInteger(rest)}`;
}

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  'km/h': ['kilometre an hour', 'kilometres an hour'],
  mph: ['mile an hour', 'miles an hour'],
  'm/s': ['metre a second', 'metres a second'],
  km: ['kilometre', 'kilometres'],
  cm: ['centimetre', 'centimetres'],
  mm: ['millimetre', 'millimetres'],
  kg: ['kilogram', 'kilograms'],
  mg: ['milligram', 'milligrams'],
  ml: ['millilitre', 'millilitres'],
  lb: ['pound', 'pounds'],
  lbs: ['pound', 'pounds'],
  ft: ['foot', 'feet'],
  '°C': ['degree Celsius', 'degrees Celsius'],
  '℃': ['degree Celsius', 'degrees Celsius'],
  '°F': ['degree Fahrenheit', 'degrees Fahrenheit'],
  '°': ['degree', 'degrees'],
  '%': ['percent', 'percent'],
  m: ['metre', 'metres'],
  g: ['gram', 'grams'],
};
const unitPattern = Object.keys(UNITS)
  .toSorted((one, other) => other.length - one.length)
  .join('|');

const CURRENCIES: Readonly<Record<string, readonly [string, string, string]>> = {
  $: ['dollar', 'dollars', 'cents'],
  '£': ['pound', 'pounds', 'pence'],
  '€': ['euro', 'euros', 'cents'],
  '¥': ['yuan', 'yuan', 'fen'],
  '￥': ['yuan', 'yuan', 'fen'],
};

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\be\.g\.,?(?=\s)/giu, 'for example'],
  [/\bi\.e\.,?(?=\s)/giu, 'that is'],
  [/\betc\.(?=[\s,;)]|$)/giu, 'et cetera'],
  [/\bvs?\.(?=\s)/giu, 'versus'],
  [/\bNo\.\s?(?=\d)/gu, 'number '],
  [/#(?=\d)/gu, 'number '],
  [/\bSt\.(?=\s\p{Lu})/gu, 'Saint'],
  [/(?<=\p{L}\s)St\.(?!\s\p{Lu})/gu, 'Street'],
  [/\bProf\.(?=\s)/gu, 'Professor'],
  [/\bCapt\.(?=\s)/gu, 'Captain'],
  [/\bLt\.(?=\s)/gu, 'Lieutenant'],
  [/\bSgt\.(?=\s)/gu, 'Sergeant'],
  [/\bGen\.(?=\s\p{Lu})/gu, 'General'],
  [/\bapprox\.(?=\s)/giu, 'approximately'],
  [/\bw\/o\b/giu, 'without'],
  [/\s?&\s?/gu, ' and '],
];

/** Writes out what voices read wrongly in an English text: years, dates, times, money, units, short forms. Other figures they read. */
export function sayEnglishNumbers(text: SpokenText): SpokenText {
  let said = text;
  const say = (pattern: RegExp, how: (groups: Readonly<Record<string, string>>) => string | null): void => {
    said = rewrite(said, pattern, ({ groups = {} }) => how(groups));
  };
  for (const [pattern, words] of SHORT) say(pattern, () => words);
  say(/(?<![\d-])(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?![\d-])/gu, ({ y, m, d }) => {
    const month = MONTHS[Number(m) - 1];
    const day = Number(d);
    return month === undefined || day < 1 || day > 31
      ? null
      : `${month} ${englishOrdinal(day)}, ${englishYear(Number(y))}`;
  });
  const months = MONTHS.join('|');
  say(
    new RegExp(String.raw`\b(?<month>${months}) (?<d>\d{1,2})(?:,? (?<y>[12]\d{3}))?\b(?!,\d|[:.]\d)`, 'gu'),
    ({ month = '', d, y }) =>
      `${month} ${englishOrdinal(Number(d))}${y === undefined ? '' : `, ${englishYear(Number(y))}`}`,
  );
  say(/(?<![\d:])(?<h>1?\d|2[0-3]):(?<m>[0-5]\d)(?![\d:])(?:\s?(?<half>[ap])\.?m\b\.?)?/giu, ({ h, m, half }) => {
    const [hour, minute] = [Number(h), Number(m)];
    const minutes = minute < 10 ? `oh ${englishInteger(minute)}` : englishInteger(minute);
    const whole = half === undefined ? (hour <= 12 ? " o'clock" : ' hundred hours') : '';
    const end = half === undefined ? '' : ` ${half.toUpperCase()} M`;
    return `${englishInteger(hour)}${minute === 0 ? whole : ` ${minutes}`}${end}`;
  });
  say(
    /(?<c>[$£€¥￥])(?<n>\d+(?:,\d{3})*)(?:\.(?<f>\d+))?(?:\s(?<size>thousand|million|billion|trillion))?/gu,
    (groups) => moneySaid(groups),
  );
  say(/\b(?<y>1[1-9]|20)(?<t>\d)0s\b/gu, ({ y, t }) => {
    const decade = TENS[Number(t)];
    if (Number(t) < 2 || decade === undefined) return Number(t) === 0 ? `${englishInteger(Number(y))} hundreds` : null;
    return `${englishInteger(Number(y))} ${decade.slice(0, -1)}ies`;
  });
  say(
    /(?<=\b(?:in|since|from|of|by|until|till|before|after|during|to|year|around|circa|and|back in) )(?<y>1[1-9]\d\d|20\d\d)(?![\d.,]\d|\s?(?:%|°|[a-z]+s\b))/giu,
    ({ y }) => englishYear(Number(y)),
  );
  say(/(?<=\d)\s?[–—](?=\d)/gu, () => ' to ');
  for (const [number, form] of [
    [String.raw`(?<![\d.,])1`, 0],
    [String.raw`\d`, 1],
  ] as const)
    say(new RegExp(String.raw`(?<=${number})\s?(?<unit>${unitPattern})(?![\p{L}\d])`, 'gu'), ({ unit = '' }) => {
      const name = UNITS[unit]?.[form];
      return name === undefined ? null : ` ${name}`;
    });
  return said;
}

function moneySaid({ c = '', n = '', f, size }: Readonly<Record<string, string | undefined>>): string {
  const [one, many, parts] = CURRENCIES[c] ?? ['', '', ''];
  if (size !== undefined) return `${n}${f === undefined ? '' : `.${f}`} ${size} ${many}`;
  const name = n === '1' && f === undefined ? one : many;
  if (f === undefined || Number(f) === 0) return `${n} ${name}`;
  if (f.length !== 2) return `${n}.${f} ${many}`;
  return n === '0' ? `${Number(f)} ${parts}` : `${n} ${n === '1' ? one : many} ${Number(f)}`;
}
