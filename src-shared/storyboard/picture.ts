import { splitSentences } from '../script/split-sentences.ts';
import type { Language } from '../script/screenplay.ts';
import { chineseRoles, wornBehindName } from './appearance.ts';
import type { Cast, Person } from './cast.ts';
import { chineseRoleByEnding } from './chinese-names.ts';
import { nounAndCommaBeforeName, personBeforeEnglishName, roleBeforeEnglishName } from './english-names.ts';
import { firstNamer } from './first-names.ts';
import { foldName, nameFinder } from './names.ts';
import { withoutDirections } from './directions.ts';
import { mannerWords } from './manner.ts';
import type { Manner } from './manner.ts';
import { meantAsObject, meantByOpening, objectPronoun } from './pronouns.ts';
import type { Shown } from './pronouns.ts';
import { isDescription, seenOf } from './seen.ts';
import { endsWeather, isOnlyWeather, leavesOutSubject } from './sentences.ts';
import { wordList } from './word-list.ts';
import { chineseTime, chineseWeather } from './words.ts';
import type { Time, Weather } from './words.ts';

/** Where and when a shot plays. */
export interface Setting {
  readonly place: string;
  readonly time: Time | null;
  readonly weather: Weather | null;
}

/** A description of action with the people it shows. */
export interface Wording {
  readonly text: string;
  /** Folded names, the main one first. */
  readonly people: readonly string[];
}

/** Words people and things of a film into pictures; made once for a film. */
export interface Painter {
  readonly language: Language;
  readonly cast: Cast;
  /** Folded names mentioned in a text, in order, each once. */
  readonly findNames: (text: string) => readonly string[];
  /** Finds a mention together with what introduces it, which the description replaces. */
  readonly mention: RegExp | null;
  /** A text with the names that people had first. */
  readonly asFirstNamed: (text: string) => string;
}

/** No picture shows more of a paragraph than this; it keeps every pattern cheap on a paragraph of a megabyte. */
const longestSource = 600;
const longestIntroduction = 80;
const appositionStart =
  'an?|the|his|her|their|its|\\d{1,2}s?|late|early|mid|wearing|dressed|old|young|small|little|tall|thin|slim|elderly|bearded|unshaven|bald|balding|(?:\\p{Ll}+ )?\\p{Ll}+[ -]hair(?:ed)?|in (?:sun)?glasses|muscular|handsome|pale|middle-aged|in (?:an?|his|her)|with (?:an?|his|her)';
const appositionEnglish = `(?:\\s*\\([^)]{0,80}\\))?(?:${wornBehindName.en})?(?:(?:,\\s*(?:${appositionStart})(?![\\p{L}\\p{N}])[^,.;!?]{0,80}(?=[,.;!?]|$)){1,3},?)?`;
const chineseKin =
  '爸爸|妈妈|父亲|母亲|爷爷|奶奶|外公|外婆|哥哥|姐姐|弟弟|妹妹|儿子|女儿|丈夫|妻子|叔叔|阿姨|同学|朋友|同事|邻居|助手|助理|徒弟|师父';
const introChinese =
  '(?:(?:一[个位名])?(?:身?穿着?|身着|戴着?)[^，。；！？]{1,16}的)?(?:[老小]?[男女][孩人生]（(?=[^（）]{1,40}）)|[老小]?[男女](?:人?孩?|生)|老人|小?[男女]孩)?' +
  `(?:${chineseKin}|${chineseRoles}|${chineseRoleByEnding})?`;
const appositionStartChinese = '一[个位名]|身?穿|身着|戴着?|\\d{1,2}岁|[一二三四五六七八九十]{1,3}岁|年约|约';
const appositionChinese = `(?:(?<=[男女][孩人生]（\\p{Script=Han}{1,4})，[^（）]{0,40}）)?(?:\\s*（[^）]{0,40}）)?(?:${wornBehindName.zh})?(?:(?:，(?:${appositionStartChinese})[^，。；！？]{0,40}(?=[，。；！？]|$)){1,3}，?)?`;
const acronyms = new Set(['TV', 'UFO', 'USA', 'UK', 'NASA', 'DJ', 'OK', 'CCTV', 'AI', 'DNA', 'LED', 'II', 'III', 'IV']);

/** "Chen's daughter ANNA": the description says who she is. */
const kinEnglish =
  "(?:[Hh]er|[Hh]is|[Tt]heir|\\p{L}{1,24}['’][Ss]) (?:(?:young|little|old|elder|older|younger|best) )?(?:daughter|son|wife|husband|mother|father|sister|brother|friend|boss|colleague|neighbou?r|assistant) ";

function mentionPattern(language: Language, names: string): RegExp {
  const pattern =
    language === 'zh'
      ? `(?:(?:[他她]们?|${names})的(?=(?:${chineseKin})?(?:${names})))?${introChinese}(?<name>${names})${appositionChinese}`
      : `(?:(?<![\\p{L}\\p{N}])(?:${kinEnglish}|${personBeforeEnglishName}|${nounAndCommaBeforeName}(?=(?:${names}),)|(?!${names})${roleBeforeEnglishName}|(?:[Tt]he|[Aa]n?|THE|AN?) ))?(?<name>${names})(?<possessive>['’][sS](?![\\p{L}]))?(?:(?<=, (?:${names})),(?= \\p{Ll}+s(?!\\p{L})))?${appositionEnglish}`;
  return new RegExp(pattern, 'gu');
}

/** Prepares the wording of a film's pictures. */
export function makePainter(language: Language, cast: Cast): Painter {
  const finder = nameFinder([...cast].map(([key, person]) => (key === person.key ? person.name : key)));
  const mention = finder && mentionPattern(language, finder.source);
  const findNames = (text: string) => {
    if (!finder) return [];
    const found = [...text.slice(0, longestSource).matchAll(finder)].flatMap(
      (match) => cast.get(foldName(match[0]))?.key ?? [],
    );
    return [...new Set(found)];
  };
  return { language, cast, findNames, mention, asFirstNamed: firstNamer([...new Set(cast.values())], finder) };
}

/** Takes Fountain's emphasis markers out of a text: `*`, and `_` at the edge of words. `\*` stands for itself. */
export function withoutEmphasis(text: string): string {
  return text.replace(
    /\\([*_])|\*+|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
    (_match, escaped: string | undefined) => escaped ?? '',
  );
}

/** A text with a capital at its start. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "an old man", "a unicorn" */
export function withArticle(words: string): string {
  return `${/^[aeiou](?!ni)/.test(words) ? 'an' : 'a'} ${words}`;
}

/** A person as a picture first names them: "a woman in yellow" / "穿黄衣服的女人". */
function inFull(painter: Painter, person: Person): string {
  if (painter.language === 'zh' || person.kind === 'people') return person.description;
  return withArticle(person.description);
}

/** A person as the same picture names them again: "the woman" / "女人". */
function inShort(painter: Painter, person: Person): string {
  return painter.language === 'zh' || person.kind === 'people' ? person.noun : `the ${person.noun}`;
}

const englishPronoun = /^(she|he|they|it|her|his|their)\b(?!['’])/i;
const chinesePronoun = /^([他她它]们?)/;
const possessive = /^(?:her|his|their)$/i;

/** "She stops. Turns.": she turns, whoever she is. */
function opensWithPronoun(text: string, before: number): boolean {
  return before > 0 && (englishPronoun.test(text) || chinesePronoun.test(text));
}

function opensWithMention({ mention }: Painter, sentence: string): boolean {
  return mention !== null && sentence.slice(0, longestIntroduction).search(mention) === 0;
}

function joined(painter: Painter, people: readonly Person[]): string {
  return wordList(
    people.map((person) => inFull(painter, person)),
    painter.language,
  );
}

function personsNamed(painter: Painter, names: readonly string[]): Person[] {
  return names.flatMap((name) => painter.cast.get(name) ?? []);
}

/**
 * Words a piece of action for a picture: directions to the camera are left out, names become descriptions, a pronoun
 * that opens a sentence becomes the person it means.
 * @param shown who and what was shown before, the latest first
 */
export function wordAction(painter: Painter, text: string, shown: Shown): Wording {
  const seen: string[] = [];
  const name = (folded: string): string | null => {
    const person = painter.cast.get(folded);
    if (!person) return null;
    if (seen.includes(folded)) return inShort(painter, person);
    seen.push(folded);
    return inFull(painter, person);
  };
  const owner = (folded: string): string | null => {
    const person = painter.cast.get(folded);
    if (!person) return null;
    if (!seen.includes(folded)) seen.push(folded);
    return `${person.kind === 'people' ? '' : 'a '}${person.noun}’s`;
  };
  const withLeftOut = (sentence: string): string => {
    const subject = seen.length > 0 ? null : name(shown.names[0] ?? '');
    if (subject === null) return sentence;
    return painter.language === 'zh'
      ? subject + sentence
      : `${subject} ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  };
  const resolvePronoun = (sentence: string, start: number): string => {
    const pronoun = (painter.language === 'zh' ? chinesePronoun : englishPronoun).exec(sentence)?.[1];
    if (pronoun === undefined)
      return leavesOutSubject(sentence) && !opensWithPronoun(clean, start) ? withLeftOut(sentence) : sentence;
    const isPossessive = possessive.test(pronoun);
    // "His daughter ANNA sleeps.": her description says who she is.
    if (isPossessive && opensWithMention(painter, sentence)) return sentence;
    // "She waits. His coat is on her knees.": he is not in the picture.
    if (isPossessive && seen.length > 0) return sentence;
    const names = [...seen.toReversed(), ...shown.names.filter((folded) => !seen.includes(folded))];
    const meant = meantByOpening(pronoun, sentence, painter, clean.slice(0, start), { ...shown, names });
    const rest = sentence.slice(pronoun.length);
    if (meant === null) return sentence;
    // In the same picture the pronoun says enough.
    if (meant.kind === 'others') return start > 0 ? sentence : `${meant.words}${isPossessive ? '’s' : ''}${rest}`;
    if (meant.names.every((folded) => seen.includes(folded))) return sentence;
    const words = isPossessive ? meant.names.map(owner) : meant.names.map(name);
    return (
      wordList(
        words.filter((word) => word !== null),
        painter.language,
      ) + rest
    );
  };
  const replaceNames = (sentence: string): string => {
    if (!painter.mention) return sentence;
    return sentence.replace(painter.mention, (match, ...rest) => {
      const groups = rest.at(-1) as { name?: string; possessive?: string };
      const person = painter.cast.get(foldName(groups.name ?? ''));
      if (!person) return match;
      const folded = person.key;
      if (groups.possessive === undefined) return name(folded) ?? match;
      const first = !seen.includes(folded);
      if (first) seen.push(folded);
      return `${first ? 'a' : 'the'} ${person.noun}'s`;
    });
  };
  const worded = (said: string, start: number): string => {
    const before = [...seen];
    const opened = resolvePronoun(said, start);
    const meantFirst = seen.slice(before.length);
    const sentence = replaceNames(opened);
    const object = objectPronoun(sentence, painter.language);
    if (object === null) return sentence;
    const meant = meantAsObject(object.pronoun, said, meantFirst, painter, clean.slice(0, start), shown);
    // In the same picture the pronoun says enough.
    if (meant === null || (meant.kind === 'others' && start > 0)) return sentence;
    if (meant.kind === 'cast' && meant.names.some((folded) => before.includes(folded))) return sentence;
    const words = meant.kind === 'others' ? [meant.words] : meant.names.map(name);
    const named = wordList(
      words.filter((word) => word !== null),
      painter.language,
    );
    return sentence.slice(0, object.at) + named + sentence.slice(object.at + object.pronoun.length);
  };
  const clean = withoutEmphasis(text.slice(0, longestSource)).replace(/\s+/g, painter.language === 'zh' ? '' : ' ');
  const all = splitSentences(clean);
  const sentences = all
    .filter(({ text: words }, index) => !isOnlyWeather(words) && !(index > 0 && isDescription(words)))
    .map(({ text: words, start }) =>
      endsWeather(words)
        ? clearing[painter.language]
        : capitalised(quietened(worded(seenOf(withoutDirections(words), painter.language), start))),
    )
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  return { text: sentences.join(painter.language === 'zh' ? '' : ' '), people: seen };
}

/** What is seen when bad weather ends: a picture that named the rain would show it. */
const clearing: Readonly<Record<Language, string>> = { en: 'The sky clears.', zh: '天晴了。' };

/** One picture of two: what happens, then who speaks. */
export function joinWordings(first: Wording, second: Wording, language: Language): Wording {
  const people = [...new Set([...first.people, ...second.people])];
  if (first.text === '' || second.text === '') return { text: first.text + second.text, people };
  const text =
    language === 'zh' ? first.text.replace(/(?<![。！？])$/, '。') : `${first.text.replace(/(?<![.!?])$/, '.')} `;
  return { text: `${text}${second.text}`, people };
}

const shoulder = /\bover (.{1,30}?)['’]s shoulder|过(.{1,6}?)的?肩/iu;

/** The picture over somebody's shoulder: who that is, is in it. */
export function withOther(painter: Painter, wording: Wording, text: string): Wording {
  const owner = shoulder.exec(text);
  const [name] = painter.findNames(owner?.[1] ?? owner?.[2] ?? '');
  const person = name === undefined ? undefined : painter.cast.get(name);
  if (!person || wording.people.includes(person.key)) return wording;
  const beside = painter.language === 'zh' ? `对着${inFull(painter, person)}` : ` with ${inFull(painter, person)}`;
  return { text: wording.text.replace(/(?=[.!?。！？]|$)/, beside), people: [...wording.people, person.key] };
}

const goingVerb = /(?:飞奔|奔跑|狂奔|快步走|慢慢走|缓缓走|跑|走|奔)(?!廊|道)/;

const goesEnglish =
  /\b(?:runs?|running|sprints?|races|dashes|hurries|rushes|walks?|walking|strolls?|wanders?|crosses|enters|comes|steps|goes|leaves)(?: [a-z]+ly)?(?: (?:out|off|back|away)(?= (?:from|of|to|into)\b))?/i;

/** Says which way somebody goes: "runs to the right along the pier." / 在街上向右奔跑。 */
export function going(text: string, way: 'left' | 'right', language: Language): string {
  if (language === 'zh') return text.replace(goingVerb, `${way === 'left' ? '向左' : '向右'}$&`);
  return text.replace(goesEnglish, `$& to the ${way}`);
}

/** Words that a screenplay shouts (sounds, things to find) in lower case. */
function quietened(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])\p{Lu}{2,}(?:['’]\p{Lu}+)?(?![\p{L}\p{N}])/gu, (word) =>
    acronyms.has(word) ? word : word.toLowerCase(),
  );
}

/** The picture of people of whom is only said that they are there: "A woman in a red coat." */
export function wordPresence(painter: Painter, names: readonly string[]): Wording {
  const people = personsNamed(painter, names);
  const stop = painter.language === 'zh' ? '。' : '.';
  return { text: people.length === 0 ? '' : `${capitalised(joined(painter, people))}${stop}`, people: names };
}

/**
 * The picture of people who speak, and how: "A happy man in a blue coat talks to a girl in red." /
 * "穿蓝色大衣的男人高兴地对穿红色大衣的女孩说话。"
 * @param listener whom the one who speaks faces, where both are in the frame
 */
export function wordTalk(
  painter: Painter,
  names: readonly string[],
  manner: Manner,
  listener: string | null = null,
): Wording {
  const people = personsNamed(painter, names);
  const [first, ...others] = people;
  if (!first) return { text: '', people: [] };
  const other = listener === null ? null : (painter.cast.get(listener) ?? null);
  const shown = other ? [...names, other.key] : names;
  const isPlural = others.length > 0 || first.kind === 'people';
  const { feeling, verb } = mannerWords(manner, painter.language, isPlural);
  if (painter.language === 'zh') {
    const to = other ? `对${inFull(painter, other)}` : '';
    const going = feeling === '' && to === '' && verb === '说话' ? '在' : '';
    return { text: `${joined(painter, people)}${feeling}${to}${going}${verb}。`, people: shown };
  }
  const subject =
    feeling === '' || first.kind === 'people'
      ? joined(painter, people)
      : [withArticle(`${feeling} ${first.description}`), ...others.map((person) => inFull(painter, person))].join(
          ' and ',
        );
  const to = other ? ` to ${inFull(painter, other)}` : '';
  return { text: `${capitalised(subject)} ${verb}${to}.`, people: shown };
}

/**
 * The whole picture: time, weather and place, then what happens: "night, rain, harbour. A woman in yellow runs." /
 * "夜晚，下雨，港口。穿黄衣服的女人奔跑。" All of it: what a model has no room for, its prompt leaves out.
 */
export function composePicture(painter: Painter, setting: Setting, body: string): string {
  const chinese = painter.language === 'zh';
  const time = setting.time && (chinese ? chineseTime[setting.time] : setting.time);
  const weather = setting.weather && (chinese ? chineseWeather[setting.weather] : setting.weather);
  const place = withoutEmphasis(setting.place).slice(0, 80);
  const lead = [time, weather, place].filter(Boolean).join(chinese ? '，' : ', ');
  const stop = chinese ? '。' : '.';
  if (lead === '') return body;
  return body === '' ? `${lead}${stop}` : `${lead}${chinese ? stop : `${stop} `}${body}`;
}

const settingWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set([...Object.keys(chineseTime), ...Object.keys(chineseWeather)]),
  zh: new Set([...Object.values(chineseTime), ...Object.values(chineseWeather)]),
};

/** Where in a picture as `composePicture` writes it the words for the place stand: behind time and weather, up to a stop. */
export function placeInPicture(picture: string, language: Language): { readonly start: number; readonly end: number } {
  const [stop, comma] = language === 'zh' ? ['。', '，'] : ['.', ', '];
  const end = picture.indexOf(stop);
  let start = 0;
  for (let at = picture.indexOf(comma); at >= 0 && at < end; at = picture.indexOf(comma, start)) {
    if (!settingWords[language].has(picture.slice(start, at))) break;
    start = at + comma.length;
  }
  return { start, end: Math.max(start, end) };
}
/** A picture without time, weather and place at its start, where the place is the one that it is to be given. */
export function withoutPlace(picture: string, place: string, language: Language): string {
  const { start, end } = placeInPicture(picture, language);
  const isSaid = place !== '' && picture.slice(start, end).toLowerCase() === place.toLowerCase();
  return isSaid ? picture.slice(end + 1).trimStart() : picture;
}
