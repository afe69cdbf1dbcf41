import { chineseHeadingWords, chineseSides, chineseTimes } from '../script/scene-heading.ts';
import type { Language } from '../script/screenplay.ts';
import { timeIn, weatherIn } from './words.ts';
import type { Time, Weather } from './words.ts';

/** What a scene heading says. */
export interface ScenePlace {
  /** In lower case, without time and INT./EXT.; '' where the heading names none. */
  readonly place: string;
  readonly time: Time | null;
  readonly weather: Weather | null;
  /** The heading says that it goes on from the scene before (CONTINUOUS, LATER), so that its time holds. */
  readonly continues: boolean;
  /** The heading says that it is another day, or another time of the story (a flashback, 三年后). */
  readonly isAnotherTime: boolean;
}

const prefix = /^(?:(?:INT|EXT|EST|I\/E|E\/I)\b\.?\s*\/?\s*)+/i;
/** "FLASHBACK - INT. HOUSE": what stands before says when, if it says anything. */
const led = /^([^\n]{2,32}?)\s*(?:[-–—]+|[:：])\s*(?=(?:INT|EXT)\.)/;
const side = /^(?:INT|EXT|EST|I\/E|E\/I|INT\.?\/EXT|EXT\.?\/INT)\.?$/i;
const dash = /\s+[-–—]+\s+|\s*[–—]+\s*|\s*--+\s*|(?<!\b(?:mr|mrs|ms|dr|st|prof|capt|sgt|lt|jr|sr))\.\s+|,\s+/i;
const goingOn =
  /^(?:continuous|continu(?:ed|ing)|cont['’]?d|later|same(?: time)?|meanwhile|simultaneous|moments later|(?:a )?(?:few )?(?:minutes|hours) later|the next moment|接上场?|同前|同上|稍后|稍晚|随后|片刻后|不久后|(?:与此)?同时|连续|紧接|续)$/i;
const onlyTime =
  /^(?:(?:the|an?|next|same|late|early|rainy|snowy|foggy|stormy|misty|cold|dark|sunny|winter|summer|spring|autumn|later|that|in|at|clear)\s+)*(?:day|night|(?:pre[- ]?)?dawn|dusk|sunset|sunrise|daybreak|morning|evening|afternoon|noon|midday|midnight|twilight|golden hour|magic hour|daytime|nighttime|rain|snow|fog|storm|mist|day \d+|night \d+)$/i;
/** Which time of the story a scene is from, or that it is only thought of: the place stays what it is. */
const ofTheStory = new RegExp(
  `^(?:${[
    '(?:(?:start|begin|end|back to|resume|in)(?: of)? (?:the )?)?(?:flash[- ]?(?:back|forward)s?|dream|fantasy|memory|nightmare|vision|montage|present|past|future|reality)(?: (?:day|time|sequence|begins|continues|ends|over))?',
    '(?:the )?(?:present|past|future)(?: day)?',
    "(?:circa )?[12]\\d{3}['’]?s?",
    '(?:\\w+[- ]){1,3}(?:years?|months?|weeks?|days?|hours?|minutes?|decades?) (?:earlier|later|ago|before|after)',
    '(?:闪回|闪前|回忆|梦境|梦中|幻想|想象|现在|现实|过去|当下|倒叙|插叙|未来)(?:中|开始|结束)?|回到现[在实]',
    '[12]\\d{3}年|[\\d零〇一二两三四五六七八九十百几数多]{1,6}[个]?(?:年|月|天|日|周|星期|小时|分钟)(?:之?[前后])',
  ].join('|')})$`,
  'i',
);
const anotherDay = /^(?:the )?(?:next|following)\b|^(?:第[\d一二三四五六七八九十]{1,3}天|次日|翌日|隔天)|[年月天日]后/i;
/** Whether a vehicle goes or stands, which makes no other place of it: "CAR (MOVING)", 行驶中的车里. */
const inMotion =
  /^(?:(?:slow(?:ly)?|fast) )?(?:moving|driving|travell?ing|speeding|in motion|parked|stationary|stopped|idling)$|^(?:行驶|行进|驾驶|移动|停放|停靠)[着中]?$/i;
const movingEnglish =
  /^(?:moving|speeding|travell?ing|parked|stationary) (?=(?:[\p{L}'’]+ ){0,2}(?:car|cab|taxi|van|bus|coach|truck|lorry|jeep|limo|limousine|ambulance|train|tram|boat|ship|carriage|wagon)\b)/iu;
const movingChinese = /^(?:(?:行驶|行进|飞驰|移动|停放|停靠)[着中]?|停着)的(?=[^，])/u;
/** The day on which a Chinese heading names the time: "第二天早晨", "次日 晨". */
const chineseDay =
  /^(?:第[\d一二三四五六七八九十]{1,3}天|次日|翌日|同日|当天|当晚|隔天|[\d一二两三四五六七八九十几数多]{1,4}[年月天日]后)的?/;
const bracketed = /\s*[（(【[]([^（(【[\]】)）]{0,60})[\]】)）]/gu;

function stated(weather: ReturnType<typeof weatherIn>): Weather | null {
  return weather === 'clear' ? null : weather;
}

/** Whether a part of a heading says when, and not where. */
function saysWhen(part: string): boolean {
  const word = part.replace(chineseDay, '');
  return onlyTime.test(part) || goingOn.test(part) || ofTheStory.test(part) || word === '' || chineseTimes.has(word);
}

/** Takes off a heading what in brackets says when, or whether a vehicle goes: "(FLASHBACK)", "（三年前，夜）", "(MOVING)". */
function withoutAsides(heading: string): { readonly rest: string; readonly asides: readonly string[] } {
  const asides: string[] = [];
  const rest = heading.replaceAll(bracketed, (whole, inner: string) => {
    const parts = inner.split(/\s*[,，、;；/]\s*|\s+[-–—]+\s+/u).map((part) => part.trim());
    if (!parts.every((part) => saysWhen(part) || inMotion.test(part))) return whole;
    asides.push(...parts);
    return ' ';
  });
  return { rest: rest.trim(), asides };
}

function placeOf(place: string, times: readonly string[], heading: string): ScenePlace {
  const said = times.join('，');
  return {
    place,
    time: times.map((part) => (ofTheStory.test(part) ? null : timeIn(part))).find((time) => time !== null) ?? null,
    weather: stated(weatherIn(said)) ?? stated(weatherIn(heading)),
    continues: times.some((part) => goingOn.test(part)),
    isAnotherTime: times.some((part) => ofTheStory.test(part) || anotherDay.test(part)),
  };
}

function readEnglish(heading: string): ScenePlace {
  const { rest, asides } = withoutAsides(heading);
  const [before = '', lead = ''] = led.exec(rest) ?? [];
  const parts = rest
    .slice(before.length)
    .replace(prefix, '')
    .split(dash)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => part !== '' && !side.test(part) && !inMotion.test(part))
    .map((part) => part.replace(movingEnglish, ''));
  // What stands first is where, whatever it says, if nothing else is.
  const first = Math.max(
    0,
    parts.findIndex((part) => !saysWhen(part)),
  );
  const places = parts.filter((part, index) => index === first || (index > first && !saysWhen(part)));
  const place = places
    .join(', ')
    .toLowerCase()
    .replace(/\s*\/\s*/g, ', ')
    .replaceAll('’', "'");
  return placeOf(
    place,
    [...parts.filter((part, index) => index !== first && saysWhen(part)), ...[lead].filter(saysWhen), ...asides],
    heading,
  );
}

function readChinese(heading: string): ScenePlace {
  const { rest, asides } = withoutAsides(heading);
  const words = chineseHeadingWords(rest.replace(prefix, '')).filter((word) => !side.test(word));
  const isTime = (word: string) => saysWhen(word) || word === '雨' || word === '雪' || word === '雾';
  const isNumber = (word: string) => /^第.{1,8}场$/.test(word);
  const others = words.filter((word) => !isNumber(word) && !chineseSides.has(word) && !inMotion.test(word));
  const places = others.filter((word) => !isTime(word));
  // A dream is a place where a heading names no other.
  const where = places.length > 0 ? places : others.filter((word) => ofTheStory.test(word)).slice(0, 1);
  const place = where
    .map((word) => word.replace(movingChinese, ''))
    .join('，')
    .toLowerCase();
  return placeOf(place, [...others.filter(isTime), ...asides], '');
}

const ownerEnglish = /^(?:[\p{L}.-]+ ){0,2}\p{L}+(?:['’]s|s['’])\s+(?=\p{L})/u;
const ownerChinese = /^[^的，]{1,4}的(?=[^，]{2})/u;

/**
 * A place without whose it is: "tom's house" is a house, 李老师的办公室 an 办公室. Two houses are two places; how each looks a
 * model draws from the place's name, and would paint the owner's as a thing ("rose's").
 */
export function withoutOwner(place: string, language: Language): string {
  return place.replace(language === 'zh' ? ownerChinese : ownerEnglish, '');
}

/**
 * The place that a line such as BACK TO LAB or 回到办公室 means: the last of those known that is called so, or ends so ("the
 * research lab"); null where none is.
 */
export function placeNamed(words: string, places: readonly string[]): string | null {
  const said = words
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^the /, '')
    .replace(/\s+[-–—]+\s+.*$/u, '');
  if (said === '') return null;
  const isChinese = /\p{Script=Han}/u.test(said);
  const isCalled = (place: string) => place === said || (isChinese ? place.endsWith(said) : place.endsWith(` ${said}`));
  return places.findLast((place) => place === said) ?? places.findLast(isCalled) ?? null;
}

/** Whether a heading says inside or outside; null where it says neither, or both. */
export function isInside(heading: string): boolean | null {
  const english = /^\s*(INT|EXT|EST|I\/E|E\/I)\b(\.?\s*\/)?/iu.exec(heading);
  if (english) return english[2] === undefined && english[1]?.length === 3 ? /^INT$/iu.test(english[1]) : null;
  const said = chineseHeadingWords(heading).find((word) => chineseSides.has(word));
  if (said === undefined || said.replaceAll(/[景/]/gu, '').length > 1) return null;
  return said.startsWith('内');
}

function namesChineseSide(heading: string): boolean {
  return chineseHeadingWords(withoutAsides(heading).rest).some((word) => chineseSides.has(word));
}

/** Reads place, time and weather from the text of a scene heading. */
export function readPlace(heading: string, language: Language): ScenePlace {
  const isChinese = /\p{Script=Han}/u.test(heading) && (language === 'zh' || namesChineseSide(heading));
  return isChinese ? readChinese(heading) : readEnglish(heading);
}

/** What lines such as 时间：日 and 地点：教室 under a heading add to it. */
export function withParticulars(setting: ScenePlace, lines: readonly string[]): ScenePlace {
  let { place, time, weather } = setting;
  for (const line of lines) {
    const said = /^(时间|地点|天气)[：:]\s*(.+)$/.exec(line.trim());
    const [, label, value = ''] = said ?? [];
    if (label === '地点') place = place || readChinese(value).place;
    if (label === '时间') time ??= readChinese(value).time ?? timeIn(value);
    if (label === '天气') weather ??= stated(weatherIn(value));
  }
  return { ...setting, place, time, weather };
}
