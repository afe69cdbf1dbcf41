import type { SpokenText } from './spoken-text.ts';
import { rewrite } from './spoken-text.ts';

const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];
const MYRIADS = ['', '万', '亿', '万亿'];

/** A whole number as Chinese says it: 10086 is 一万零八十六, 12 is 十二. From 10^16 on digit by digit. */
export function chineseInteger(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/u, '');
  if (plain.length > 16) return chineseDigits(plain);
  const groups: string[] = [];
  for (let end = plain.length; end > 0; end -= 4) groups.unshift(plain.slice(Math.max(0, end - 4), end));
  const said = groups
    .map((group, index) => {
      const words = groupSaid(group, index > 0);
      return words === '' ? '' : `${words}${MYRIADS[groups.length - 1 - index] ?? ''}`;
    })
    .join('');
  return said === '' ? '零' : said.replace(/^一十/u, '十');
}

/** Up to four digits; `follows` says that others stand before them, so that a nought at the front is said. */
function groupSaid(group: string, follows: boolean): string {
  let said = '';
  let hasGap = false;
  for (const [index, digit] of [...group].entries()) {
    if (digit === '0') {
      hasGap = true;
      continue;
    }
    if (hasGap && (said !== '' || follows)) said += '零';
    hasGap = false;
    said += `${DIGITS[Number(digit)] ?? ''}${PLACES[group.length - 1 - index] ?? ''}`;
  }
  return said;
}

/** Digit by digit: 2024 is 二零二四. */
export function chineseDigits(digits: string): string {
  return [...digits].map((digit) => DIGITS[Number(digit)] ?? '').join('');
}

/** Numbers of telephones and of rooms, in which 一 is 幺 so that nobody hears 七. */
function numberOfThing(digits: string): string {
  return chineseDigits(digits).replaceAll('一', '幺');
}

/** A number with commas, a point or a sign. */
function chineseNumber(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([-−+]?)([\d,，]*)(?:\.(\d+))?$/u.exec(text) ?? [];
  const digits = whole.replaceAll(/[,，]/gu, '');
  const before = sign === '-' || sign === '−' ? '负' : '';
  return `${before}${chineseInteger(digits === '' ? '0' : digits)}${fraction === '' ? '' : `点${chineseDigits(fraction)}`}`;
}

/** Units behind a number, the longer before what they begin with. */
const UNITS: readonly (readonly [string, string])[] = [
  ['km/h', '公里每小时'],
  ['m/s', '米每秒'],
  ['km²', '平方公里'],
  ['m²', '平方米'],
  ['㎡', '平方米'],
  ['m³', '立方米'],
  ['km', '公里'],
  ['cm', '厘米'],
  ['mm', '毫米'],
  ['kg', '公斤'],
  ['mg', '毫克'],
  ['ml', '毫升'],
  ['kW', '千瓦'],
  ['MB', '兆'],
  ['GB', 'G B'],
  ['℃', '摄氏度'],
  ['°C', '摄氏度'],
  ['°', '度'],
  ['℉', '华氏度'],
  ['m', '米'],
  ['g', '克'],
  ['t', '吨'],
  ['L', '升'],
  ['h', '小时'],
  ['s', '秒'],
  ['W', '瓦'],
  ['V', '伏'],
];
const unitSaid = new Map(UNITS);
const unitPattern = UNITS.map(([unit]) => unit).join('|');

const CURRENCIES: Readonly<Record<string, string>> = {
  '¥': '元',
  '￥': '元',
  $: '美元',
  '＄': '美元',
  '€': '欧元',
  '£': '英镑',
};

const NUMBER = String.raw`(?<![\d.])[-−]?\d+(?:[,，]\d{3})*(?:\.\d+)?`;
/** Units of which there are 两, not 二. */
const COUNTED =
  /^(?:个|只|条|张|本|位|名|人|年|天|次|点|小时|分钟|秒钟?|公里|公斤|米|元|块|斤|杯|辆|件|种|家|万|千|亿|岁|层|倍|遍|句|口|头|匹|座|棵|朵|把|双|对|套|台|部|支|枚|颗|片|碗|瓶|盘|份|场|门|间|步|周|星期|月(?!\d))/u;

/** Writes out figures, dates, times, money and units in a Chinese text. What stands among Latin letters is part of a name. */
export function sayChineseNumbers(text: SpokenText): SpokenText {
  let said = text;
  const say = (
    pattern: RegExp,
    how: (groups: Readonly<Record<string, string>>, after: string) => string | null,
  ): void => {
    said = rewrite(said, pattern, (match) => how(match.groups ?? {}, said.source.slice(match.index + match[0].length)));
  };
  say(/(?<![\d.])(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?![\d.])/gu, ({ y = '', m = '', d = '' }) =>
    isDate(m, d) ? `${chineseDigits(y)}年${chineseInteger(m)}月${chineseInteger(d)}日` : null,
  );
  say(/(?<!\d)(?<y>\d{4}|\d{2})(?=年(?!前|后|来|间|内|多|以|级|的时间))/gu, ({ y = '' }) => chineseDigits(y));
  say(/(?<![\d:])(?<h>[01]?\d|2[0-4])[:：](?<m>[0-5]\d)(?:[:：](?<s>[0-5]\d))?(?![\d:])/gu, ({ h = '', m = '', s }) => {
    const hour = `${h.replace(/^0(?=\d)/u, '') === '2' ? '两' : chineseInteger(h)}点`;
    const minutes =
      m === '00' ? (s === undefined ? '整' : '零分') : `${m.startsWith('0') ? '零' : ''}${chineseInteger(m)}分`;
    return `${hour}${minutes}${s === undefined ? '' : `${chineseInteger(s)}秒`}`;
  });
  say(
    /(?<![\d:])(?<a>\d{1,3})[:：](?<b>\d{1,3})(?![\d:])/gu,
    ({ a = '', b = '' }) => `${chineseInteger(a)}比${chineseInteger(b)}`,
  );
  say(
    new RegExp(String.raw`(?<c>[¥￥$＄€£])\s?(?<n>${NUMBER})(?<myriad>[万亿]?)`, 'gu'),
    ({ c = '', n = '', myriad = '' }) => `${chineseNumber(n)}${myriad}${CURRENCIES[c] ?? ''}`,
  );
  say(
    new RegExp(String.raw`(?<n>${NUMBER})\s?(?<p>[%％‰])`, 'gu'),
    ({ n = '', p = '' }) => `${p === '‰' ? '千' : '百'}分之${chineseNumber(n)}`,
  );
  say(
    /(?<![\d/])(?<a>\d{1,3})\/(?<b>\d{1,3})(?![\d/])/gu,
    ({ a = '', b = '' }) => `${chineseInteger(b)}分之${chineseInteger(a)}`,
  );
  say(/(?<=\d)\s?[-–—~～](?=\d)/gu, () => '到');
  say(
    new RegExp(String.raw`(?<n>${NUMBER})\s?(?<unit>${unitPattern})(?![A-Za-z])`, 'gu'),
    ({ n = '', unit = '' }) =>
      `${/^[-−]/u.test(n) && /[℃°℉]/u.test(unit) ? `零下${counted(n.slice(1), unitSaid.get(unit) ?? '')}` : counted(n, unitSaid.get(unit) ?? '')}${unitSaid.get(unit) ?? ''}`,
  );
  say(/(?<![\d.A-Za-z])(?<n>0\d+|1\d{10}|\d{9,})(?![\d.])/gu, ({ n = '' }) => numberOfThing(n));
  say(/(?<![\d.])(?<n>\d{3,4})(?=[室房路]|号[楼房线])/gu, ({ n = '' }) => numberOfThing(n));
  say(/(?<=第)(?<n>\d+)/gu, ({ n = '' }) => chineseInteger(n));
  say(new RegExp(String.raw`(?<![A-Za-z])(?<n>${NUMBER})`, 'gu'), ({ n = '' }, after) => counted(n, after));
  return said;
}

/** A number before what it counts. */
function counted(number: string, after: string): string {
  return number === '2' && COUNTED.test(after) ? '两' : chineseNumber(number);
}

function isDate(month: string, day: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}
