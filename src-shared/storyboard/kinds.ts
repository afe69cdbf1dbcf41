import type { Language } from '../script/screenplay.ts';
import { namesRole } from './appearance.ts';
import type { PersonKind } from './appearance.ts';

/** What kind of person or animal words mean. */

type AnimalKind = 'dog' | 'cat' | 'bird' | 'horse';
export type Kind = PersonKind | AnimalKind | 'people';

/** As pictures name them: a man, 男人. */
export const chineseNouns: Readonly<Record<Kind, string>> = {
  man: '男人',
  woman: '女人',
  boy: '男孩',
  girl: '女孩',
  'old man': '老人',
  'old woman': '老奶奶',
  people: '人们',
  dog: '狗',
  cat: '猫',
  bird: '鸟',
  horse: '马',
};
export const animals: ReadonlySet<Kind> = new Set(['dog', 'cat', 'bird', 'horse']);

/** Whether this is one person, not an animal and not several. */
export function isPerson(kind: Kind): kind is PersonKind {
  return kind !== 'people' && !animals.has(kind);
}

type KindWords = readonly (readonly [Kind, RegExp])[];
const kindWords: KindWords = [
  [
    'old woman',
    /\b(?:old woman|old lady|elderly woman|grandmother|grandma|granny|nana)\b|老奶奶|奶奶|外婆|姥姥|老太太|老妇人|婆婆|阿婆|老太/i,
  ],
  [
    'old man',
    /\b(?:old man|elderly man|grandfather|grandpa|granddad|old (?:sailor|fisherman|keeper|captain|farmer|driver))\b|老爷爷|爷爷|外公|姥爷|老头|老先生|老大爷|大爷|老伯|老翁|老渔夫|老船长|阿公|老人/i,
  ],
  ['girl', /\b(?:girl|daughter|schoolgirl)\b|女孩|姑娘|丫头|女儿|小妹|妹妹|女生|女童|女学生/i],
  ['boy', /\b(?:boy|son|schoolboy)\b|男孩|少年(?=$|[，。（）、])|小伙|儿子|弟弟|男生|男童|男学生/i],
  [
    'woman',
    /\b(?:woman|lady|mother|mom|mum|mommy|wife|sister|aunt|queen|waitress|actress|mrs|ms|miss|madam)\b|女人|女子|女士|妈妈|阿妈|母亲|太太|阿姨|姐姐|妻子|小姐|婶|女/i,
  ],
  [
    'man',
    /\b(?:man|gentleman|father|dad|daddy|husband|brother|uncle|king|waiter|fisherman|mr|sir|guy)\b|男人|男子|先生|爸爸|父亲|叔叔|大叔|哥哥|丈夫|伯伯|[渔船农车樵]夫|汉子|男/i,
  ],
  [
    'people',
    /^(?:all|both|crowd|everyone|everybody|children|kids|students|people|voices|passengers)$|^(?:众人|大家|所有人|同学们|孩子们|学生们|人群|众|齐声|合)$/i,
  ],
  ['dog', /\b(?:dog|puppy|hound|terrier|retriever)\b|狗/i],
  ['cat', /\b(?:cat|kitten)\b|猫/i],
  ['horse', /\b(?:horse|pony|mare)\b|马(?=$|[，。（])/i],
  ['bird', /\b(?:bird|gull|seagull|parrot|crow|pigeon)\b|鸟|海鸥/i],
];
export const childWords = /\b(?:child|kid|toddler|student|pupil|teenager)\b|孩子|小孩|儿童|学生|同学|小朋友/i;
export const oldWords =
  /(?<!years? )(?<!year-)\bold\b(?!-|(?: [a-z]+){0,2} (?:coat|jacket|dress|hat|cap|suit|shirt|sweater|uniform|boots|shoes|friend|school))|\b(?:elderly|aged(?! \d)|white-haired|grey-haired|gray-haired|grizzled|sixties|seventies|eighties|nineties)\b|年老|年迈|白发|老态/i;

/** Whom the words of a text mean; null where they say nothing. */
export function kindNamed(text: string): Kind | null {
  return kindWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** The word for whom a description is of, as pictures name them again; null where it says none. */
export function nounIn(description: string, language: Language): string | null {
  const kind = kindNamed(description);
  return kind === null || kind === 'people' ? null : language === 'zh' ? chineseNouns[kind] : kind;
}

/** People without names. */
const several =
  /\b(?:men|women|boys|girls|children|people|crowds?|everyone|everybody|(?:police|fire|fisher|work)(?:men|women))\b|人们|众人|人群|大家|孩子们/i;

/** Whether a text speaks of a person, be it one of the cast or not. */
export function namesPerson(text: string): boolean {
  const kind = kindNamed(text);
  return (kind !== null && isPerson(kind)) || several.test(text) || childWords.test(text) || namesRole(text);
}

/** Whether a text speaks of anybody, be it an animal. */
export function namesLiving(text: string): boolean {
  return kindNamed(text) !== null || namesPerson(text);
}

/** The same sex at that age. */
export function withAge(kind: Kind, age: 'child' | 'old' | null): Kind {
  const female = isFemale(kind);
  if (animals.has(kind) || kind === 'people' || age === null) return kind;
  if (age === 'child') return female ? 'girl' : 'boy';
  return female ? 'old woman' : 'old man';
}

/** Whether they are of the female sex. */
export function isFemale(kind: Kind): boolean {
  return kind === 'woman' || kind === 'girl' || kind === 'old woman';
}

/** Whether a text speaks of somebody of that sex. */
export function namesOneOf(text: string, isHer: boolean): boolean {
  return kindWords.some(([kind, pattern]) => isPerson(kind) && isFemale(kind) === isHer && pattern.test(text));
}

/** Whether "she", "he" or "they" may mean this person; `它` and "it" an animal. */
export function pronounFits(pronoun: string, kind: Kind): boolean {
  const folded = pronoun.toLowerCase();
  if (folded === 'she' || folded === '她') return isFemale(kind);
  if (folded === 'he' || folded === '他') return kind === 'man' || kind === 'boy' || kind === 'old man';
  if (folded === 'it' || folded === '它') return animals.has(kind);
  return false;
}
