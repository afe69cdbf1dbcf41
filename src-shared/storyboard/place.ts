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
}

const prefix = /^(?:(?:INT|EXT|EST|I\/E|E\/I)\b\.?\s*\/?\s*)+/i;
const dash = /\s+[-–—]+\s+|\s*[–—]+\s*|\s*--+\s*|\.\s+|,\s+/;
const goingOn =
  /^(?:continuous|later|same(?: time)?|moments later|(?:a )?(?:few )?(?:minutes|hours) later|the next moment|接上场|同前|稍后)$/i;
const onlyTime =
  /^(?:(?:the|an?|next|same|late|early|rainy|snowy|foggy|stormy|misty|cold|dark|sunny|winter|summer|spring|autumn|later|that|in|at|clear)\s+)*(?:day|night|dawn|dusk|sunset|sunrise|daybreak|morning|evening|afternoon|noon|midday|midnight|twilight|golden hour|magic hour|daytime|nighttime|rain|snow|fog|storm|mist|day \d+)$/i;

function stated(weather: ReturnType<typeof weatherIn>): Weather | null {
  return weather === 'clear' ? null : weather;
}

function readEnglish(heading: string): ScenePlace {
  const [first = '', ...rest] = heading
    .replace(prefix, '')
    .split(dash)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => part !== '');
  const times = rest.filter((part) => onlyTime.test(part) || goingOn.test(part));
  const places = [first, ...rest.filter((part) => !onlyTime.test(part) && !goingOn.test(part))];
  const said = times.join(' ');
  return {
    place: places
      .join(', ')
      .toLowerCase()
      .replace(/\s*\/\s*/g, ', ')
      .replace(/^(?:\p{L}+['’]s)\s+/u, ''),
    time: timeIn(said),
    weather: stated(weatherIn(said)) ?? stated(weatherIn(heading)),
    continues: times.some((part) => goingOn.test(part)),
  };
}

function readChinese(heading: string): ScenePlace {
  const words = chineseHeadingWords(heading);
  const isTime = (word: string) =>
    chineseTimes.has(word) || goingOn.test(word) || word === '雨' || word === '雪' || word === '雾';
  const said = words.filter(isTime);
  const isNumber = (word: string) => /^第.{1,8}场$/.test(word);
  const places = words
    .filter((word) => !isTime(word) && !isNumber(word) && !chineseSides.has(word))
    .map((word) => word.toLowerCase());
  return {
    place: places.join('，').replace(/^[^的，]{1,4}的(?=[^，]{2})/, ''),
    time: said.map(timeIn).find((time) => time !== null) ?? null,
    weather: stated(weatherIn(said.join('，'))),
    continues: said.some((word) => goingOn.test(word)),
  };
}

/** Reads place, time and weather from the text of a scene heading. */
export function readPlace(heading: string, language: Language): ScenePlace {
  return language === 'zh' && /\p{Script=Han}/u.test(heading) ? readChinese(heading) : readEnglish(heading);
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
