import type { Screenplay, ScriptElement } from '../script/screenplay.ts';
import { chineseRoles, wornBehindName } from './appearance.ts';
import { chinesePeopleIn } from './chinese-names.ts';
import { namesInCue } from './cue-names.ts';
import { englishPeopleIn, titlesOfPeople } from './english-names.ts';
import { personNouns, rolesBeforeNames } from './people-nouns.ts';
import { isGivenName } from './given-names.ts';
import { englishVerbs, englishVerbsOfSeveral } from './people-verbs.ts';
import { weatherIn } from './words.ts';
import { shotLine } from './written-shot.ts';

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const leadingArticle = /^the\s+/i;

/** "the Keeper" is KEEPER in running text. */
export function withoutArticle(name: string): string {
  return name.replace(leadingArticle, '');
}

/** Names compare without case and without "the". */
export function foldName(name: string): string {
  return withoutArticle(name.trim()).toUpperCase();
}

const narrators = new Set([
  'NARRATOR',
  'NARRATION',
  'VOICE',
  'VOICE-OVER',
  'VOICEOVER',
  'V.O.',
  'VO',
  'TITLE',
  'SUPER',
  '旁白',
  '画外音',
  '解说',
  '解说词',
  '独白',
  '字幕',
]);

/** Voices that belong to nobody in the picture. */
export function isNarrator(name: string): boolean {
  return narrators.has(foldName(name));
}

/** Capitals at the start of a sentence that are things, sounds or words to the camera, not people. */
const notPeople =
  /\b(?:THE|A|AN|AND|OF|ON|IN|AT|TO|AKA|CLOSE|WIDE|INSERT|POV|ANGLE|CAMERA|FADE|CUT|DISSOLVE|SUPER|TITLE|SMASH|MONTAGE|LATER|CONTINUOUS|BEGIN|END|BACK|INTERCUT|FLASHBACK|WE|IT|HE|SHE|THEY|BANG|CRASH|BOOM|THUNDER|LIGHTNING|RAIN|SNOW|WIND|FOG|STORM|MUSIC|SILENCE|CAR|BUS|TRUCK|TRAIN|BOAT|SHIP|PLANE|ROCKET|BALL|BALLOON|PHONE|DOOR|BELL|CLOCK|TV|RADIO|LIGHT|LIGHTS|SUN|MOON|SEA|DAY|NIGHT|DAWN|SUNSET|MORNING|EVENING|SERIES|STOCK|FOOTAGE|ESTABLISHING|AERIAL|OMITTED|SFX|VFX|VO|OS)\b/;
const capitals =
  "(?:(?:MR|MRS|MS|DR|ST|PROF|LT|SGT|CAPT)\\. )?\\p{Lu}[\\p{Lu}'’.-]*\\p{Lu}(?: \\p{Lu}[\\p{Lu}'’.-]*\\p{Lu}){0,2}";
const introduced = new RegExp(
  `(?:^|(?<!\\b(?:MR|MRS|MS|DR|ST|PROF|LT|SGT|CAPT))[.!?]\\s+|\\band |, |(?<=(?<!\\p{L})(?:${personNouns}) ))(?:(?=\\p{Lu}?\\p{Ll})(?:${rolesBeforeNames}) )?(${capitals})(?=,? ?\\((?:\\d|[a-z])|, (?:an?|the|\\d{1,2}s?|six|seven|eight|nine|ten|eleven|twelve|her|his|in|late|early|mid|old|young)\\b|,? \\p{Ll}+s\\b| \\p{Ll}+ies\\b|${wornBehindName.en}| and \\p{Lu}{2})`,
  'gu',
);
const capitalWord = "(?!(?:AND|THE|AN?|OF)\\b)\\p{Lu}[\\p{Lu}'’.-]*\\p{Lu}";
const capitalName = `(?:(?:THE|AN?|the|an?) )?${capitalWord}(?: ${capitalWord}){0,2}`;
/** "PETER and LUCY run", "JOHN, MARY AND THE DOG sit" */
const groupInCapitals = new RegExp(
  `(?<![\\p{L}\\p{N}])(${capitalName}(?:, ${capitalName})*,? (?:and|AND|&) ${capitalName})(?= (?:${englishVerbsOfSeveral}|are)(?!\\p{L}))`,
  'gu',
);

/** "林夏（30岁，女）" introduces someone who may never speak. */
const introducedChinese = /(?:^|[。！？；，、\n的和与跟])(\p{Script=Han}{2,4})（(?=[^）]{0,12}[岁男女])/gu;
/** "小女孩（小雨，8岁）" says the name of whom it describes. */
const namedInBrackets =
  /(?<noun>[老小]?[男女][孩人生])（(?<name>[小老阿]?\p{Script=Han}{1,3})，(?=[^）]{0,12}(?:岁|[男女]|穿|戴))/gu;

/** "人物：小明、老师" under a Chinese heading names people who may never speak. */
const chineseCastList = /^(?:人物|出场人物)[：:](.+)$/;

/** Who is named in a film, by folded name. */
export interface Roster {
  /** As first written, in order of appearance. */
  readonly people: ReadonlyMap<string, string>;
  /** Longer names the action uses for someone whose cue is shorter ("BRICK BRADDOCK" for BRICK), to the cue's name. */
  readonly aliases: ReadonlyMap<string, string>;
}

const runOfCapitals = new RegExp(`(?<![\\p{L}\\p{N}])${capitals}(?![\\p{L}\\p{N}])`, 'gu');

/** The speaker whose name is part of a longer one, if there is one. */
function speakerWithin(longer: string, speakers: Pick<ReadonlySet<string>, 'has'>): string | null {
  const words = longer.split(' ');
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const part = words.slice(start, start + length).join(' ');
      if (speakers.has(part)) return part;
    }
  }
  return null;
}

function listedNames(text: string): string[] {
  const list = (chineseCastList.exec(text)?.[1] ?? '').replace(/（[^）]*）/g, '');
  // "老翁——约七十岁，白须发。女孩——约十岁。": each name with what is said of it.
  const names = list.includes('—')
    ? list.split(/[。；]/).flatMap((entry) => /^([^—，]{1,16})—/.exec(entry.trim())?.[1]?.split(/[、和]/) ?? [])
    : list.split(/[、，,。\s]+/);
  return names.map((name) => name.trim()).filter((name) => name !== '' && name.length <= 8);
}

/** The speaker whose one-letter cue stands for a name in the list of people: 翁 for 老翁. */
function cueFor(name: string, listed: readonly string[], speakers: ReadonlyMap<string, string>): string | null {
  const within = [...speakers.keys()].filter(
    (cue) => /^\p{Script=Han}$/u.test(cue) && listed.filter((other) => other.includes(cue)).length === 1,
  );
  const found = within.filter((cue) => name.includes(cue));
  return found.length === 1 && !speakers.has(name) ? (found[0] ?? null) : null;
}

/** 男生小刚 is 小刚, 妈妈林慧 林慧. */
function withoutNoun(name: string): string {
  return name.replace(
    /^(?:[男女][孩人生]|[爸妈爷奶哥姐弟妹]{2}|[父母]亲|外[公婆]|[儿女]子|女儿|丈夫|妻子|叔叔|阿姨)(?=\p{Script=Han}{2})/u,
    '',
  );
}

/** A cue that is a direction to the camera names nobody. */
function isSpeaker({ type, text }: ScriptElement): boolean {
  return type === 'character' && shotLine(text) === null;
}

function isShown({ type }: ScriptElement): boolean {
  return type === 'action' || type === 'shot';
}

/** Finds everyone who speaks (but narrators), is introduced or named by the action, or listed under 人物. */
export function rosterOf({ elements, language }: Screenplay): Roster {
  const people = new Map<string, string>();
  const aliases = new Map<string, string>();
  const cues = elements.flatMap((element) => (isSpeaker(element) ? namesInCue(element.text) : []));
  const speakers = new Map(cues.toReversed().map((name) => [foldName(name), name]));
  const action = elements.flatMap((element) => (isShown(element) ? [element.text] : [])).join('\n');
  const named = language === 'zh' ? chinesePeopleIn(action) : englishPeopleIn(action);
  const namedFinder = nameFinder(named);
  const add = (name: string) => {
    const folded = foldName(name);
    if (folded !== '' && !people.has(folded) && !aliases.has(folded) && !isNarrator(name))
      people.set(folded, name.trim());
  };
  for (const element of elements) {
    const { type, text } = element;
    if (isSpeaker(element)) for (const name of namesInCue(text)) add(name);
    for (const { name } of element.shot?.people ?? []) add(name);
    if (type === 'synopsis') {
      const listed = listedNames(text);
      for (const name of listed) {
        const cue = cueFor(name, listed, speakers);
        if (cue === null) add(name);
        else aliases.set(name, cue);
      }
    }
    if (!isShown(element)) continue;
    for (const [longer] of text.matchAll(runOfCapitals)) {
      const speaker = speakers.has(longer) || notPeople.test(longer) ? null : speakerWithin(longer, speakers);
      if (speaker) aliases.set(longer, speaker);
    }
    for (const match of text.matchAll(introduced)) if (!notPeople.test(match[1] ?? '')) add(match[1] ?? '');
    const bracketed = [...text.matchAll(namedInBrackets)].map(({ groups }) => groups ?? {});
    for (const { name = '' } of bracketed) add(name);
    for (const { 1: name = '' } of text.matchAll(introducedChinese)) {
      const called = withoutNoun(name);
      if (!bracketed.some(({ noun }) => noun === name)) add(called);
    }
    for (const group of text.matchAll(groupInCapitals))
      for (const name of namesInCue(group[1] ?? '')) if (!notPeople.test(name.replace(leadingArticle, ''))) add(name);
    if (namedFinder) for (const [name] of text.matchAll(namedFinder)) add(speakers.get(foldName(name)) ?? name);
  }
  for (const [name, other] of [...sameByTitle(people), ...sameByPart(named, people)]) {
    people.delete(name);
    aliases.set(name, other);
  }
  if (language === 'en')
    for (const [part, name] of calledByPart(action, people)) {
      if (speakers.has(part)) continue;
      people.delete(part);
      aliases.set(part, name);
    }
  return { people, aliases };
}

const kin = /^(?:AUNT|AUNTIE|UNCLE|GRANDMA|GRANDPA|GRANNY|COUSIN|SISTER|BROTHER|MISTER|LITTLE|OLD|YOUNG|BIG) /;

/** "May helps" is AUNT MAY, "Jane nods" JANE LEE, where nobody else may be meant. */
function calledByPart(action: string, people: ReadonlyMap<string, string>): [string, string][] {
  const parts = Map.groupBy(people.keys(), (name) => {
    const words = name.replace(kin, '').split(' ');
    return words.length > (kin.test(name) ? 1 : 2) || (titled.test(name) && !kin.test(name))
      ? (titled.exec(name)?.groups?.['surname'] ?? '')
      : (words[0] ?? '');
  });
  const acting = new Set([...action.matchAll(namedAlone)].map(([, part = '']) => part.toUpperCase()));
  return [...parts].flatMap(([part, all]): [string, string][] => {
    const [name = '', ...others] = all.filter((each) => each !== part);
    return name !== '' &&
      others.length === 0 &&
      acting.has(part) &&
      (kin.test(name) || titled.test(name) || isGivenName(part))
      ? [[part, name]]
      : [];
  });
}

const namedAlone = new RegExp(
  `(?:^|[.!?]\\s+|\\b(?:and|as|while) )(\\p{Lu}\\p{L}+) (?:${englishVerbs})(?!\\p{L})`,
  'gmu',
);

const titled = new RegExp(`^(?<title>${titlesOfPeople.toUpperCase()})\\.? (?<surname>\\P{Zs}+)$`, 'u');
/** 老师王芳 */
const ofRole = new RegExp(`^${chineseRoles}(?<given>\\p{Script=Han}{2,3})$`, 'u');

/** DR. SMITH and SMITH are one, where no other Smith has a title: what each shorter or longer name stands for. */
function sameByTitle(people: ReadonlyMap<string, string>): [string, string][] {
  const bySurname = Map.groupBy(people.keys(), (name) => titled.exec(name)?.groups?.['surname'] ?? '');
  return [...people.keys()].flatMap((name): [string, string][] => {
    const { title = '', surname = '' } = titled.exec(name)?.groups ?? {};
    if (surname !== '')
      return bySurname.get(surname)?.length === 1 && people.has(surname) && !/^(?:MRS|MISS|MS|LADY)$/.test(title)
        ? [[surname, name]]
        : [];
    const given = ofRole.exec(name)?.groups?.['given'] ?? '';
    return people.has(given) ? [[name, given]] : [];
  });
}

/** "Tom Sawyer" is Tom, where somebody goes by that. */
function sameByPart(named: readonly string[], people: ReadonlyMap<string, string>): [string, string][] {
  return named.map(foldName).flatMap((name): [string, string][] => {
    const part = titled.test(name) ? null : speakerWithin(name, people);
    return part === null ? [] : [[name, part]];
  });
}

/** 小雨 where it is somebody, not what falls: 小雨下了一夜, 下着小雨. */
function asPerson(name: string): string {
  return `(?<!下[着起了]|[场阵片]|飘[着起]|[冒淋]着)${name}(?!下(?![车楼来去课班马山床水船跪棋])|一?[直连]下|还在下|停|淅|沥|绵|纷|飘|落(?!泪)|打[在湿落]|过后|渐|越[下来])`;
}

/**
 * Finds names in running text, the longest first. Latin ones are whole words, in capitals, with capital initials, or in
 * lower case after an article ("the old man"); a single Han letter is too little to be found.
 */
export function nameFinder(names: Iterable<string>): RegExp | null {
  const forms: string[] = [];
  for (const written of names) {
    const name = withoutArticle(written);
    if (/\p{Script=Han}/u.test(name)) {
      if (name.length > 1) forms.push(weatherIn(name) === null ? escapePattern(name) : asPerson(escapePattern(name)));
      continue;
    }
    const lower = name.toLowerCase();
    const title = lower.replace(
      /(^|[\s-])(\p{L})/gu,
      (_match, space: string, letter: string) => space + letter.toUpperCase(),
    );
    const whole = (form: string) => `(?<![\\p{L}\\p{N}])${escapePattern(form)}(?![\\p{L}\\p{N}])`;
    forms.push(
      ...[...new Set([name, name.toUpperCase(), title])].map(whole),
      `(?<=\\b(?:[Tt]he|[Aa]n?) )${whole(lower)}`,
    );
  }
  forms.sort((first, second) => second.length - first.length);
  return forms.length > 0 ? new RegExp(forms.join('|'), 'gu') : null;
}
