import { splitSentences } from '../script/split-sentences.ts';
import type { Language } from '../script/screenplay.ts';
import { isBeside } from './acting.ts';
import { pronounFits } from './kinds.ts';
import { mayMean, mentionsIn } from './mentions.ts';
import type { Mention } from './mentions.ts';
import { nounMeaning } from './people-nouns.ts';
import { chineseVerbs, englishVerbs, englishVerbsOfSeveral } from './people-verbs.ts';
import type { Painter } from './picture.ts';
import { mostTogether } from './together.ts';

/** Who and what has been shown before, the latest first. */
export interface Shown {
  /** Folded names of the cast. */
  readonly names: readonly string[];
  /** Those of them who were last seen in one shot, where nobody else has been seen since. */
  readonly together: readonly string[];
  /** What the script said of the last shots. */
  readonly texts: readonly string[];
}

/** Whom a pronoun means: some of the cast, or others by the script's words for them ("the man at the door" is "the man"). */
export type Meant =
  | {
      readonly kind: 'cast';
      readonly names: readonly string[];
      /** They were spoken of one by one. */ readonly apart?: true;
    }
  | { readonly kind: 'others'; readonly words: string };

/** Sentences back in which somebody without a name may be meant. */
const mostBack = 3;

const isGroup = (pronoun: string) => /^(?:they|their|them)$|们$/i.test(pronoun);

/** The personal pronoun of a possessive one. */
function personal(pronoun: string): string {
  const folded = pronoun.toLowerCase();
  return { her: 'she', his: 'he', him: 'he', their: 'they', them: 'they' }[folded] ?? folded;
}

/**
 * Whom a pronoun means: the last of whom was spoken that it fits, be it by name or not; "they" a group, else those who
 * were last seen or named together, else the last two.
 * @param text what the same shot says before the pronoun
 * @param others folded names of who is in the same sentence, and so is not meant
 * @returns null where nobody fits
 */
export function meantBy(
  pronoun: string,
  painter: Painter,
  text: string,
  shown: Shown,
  others: readonly string[] = [],
): Meant | null {
  const said = personal(pronoun);
  if (said === '它们') return null;
  const fits = (name: string) => {
    const kind = painter.cast.get(name)?.kind;
    if (kind === undefined || others.includes(name)) return false;
    return isGroup(said) ? kind === 'people' : pronounFits(said, kind);
  };
  const sentences = [text, ...shown.texts].flatMap((each) => splitSentences(each.slice(0, 600)).toReversed());
  for (const sentence of sentences.slice(0, mostBack)) {
    const names = painter.findNames(sentence.text).filter((name) => !others.includes(name));
    const named = names.findLast(fits);
    if (named !== undefined) return { kind: 'cast', names: [named] };
    const unnamed = unnamedIn(painter, sentence.text, isGroup(said));
    const fitting = unnamed.filter((mention) => mayMean(said, mention));
    const isOneOfSeveral = isGroup(said) && names.length + unnamed.length > 1;
    const other = fitting.findLast(({ isPlural }) => isPlural === true || !isOneOfSeveral);
    if (other) return { kind: 'others', words: other.words };
    if (isOneOfSeveral) return severalOf(names, unnamed, painter.language);
  }
  if (isGroup(said)) {
    const isFree = (name: string) => !others.includes(name);
    const together = shown.together.filter(isFree);
    const last = together.length > 1 ? together : shown.names.filter(isFree).slice(0, 2);
    return last.length > 1 ? { kind: 'cast', names: last, apart: true } : null;
  }
  const name = shown.names.find(fits);
  return name === undefined ? null : { kind: 'cast', names: [name] };
}

/** "two buckets", "his hands": of several things, where no verb is ("his dog barks"). */
const things = new RegExp(
  `(?<!\\p{L})(?:two|three|four|five|six|ten|several|some|many|these|those|both|his|her|their) (?:[\\p{Ll}-]+ (?!(?:${englishVerbs})(?!\\p{L})))?(?<noun>\\p{Ll}+[^su\\P{Ll}]s)(?!\\p{L})`,
  'gu',
);
const doneByPeople = new RegExp(`^\\p{L}+ (?:\\p{Ll}+ly )?(?:${englishVerbsOfSeveral})(?!\\p{L})`, 'u');

/** "JOE brings two buckets. They are full of milk.": no people are, though they "walk". */
function meansThings(pronoun: string, sentence: string, language: Language, before: string): boolean {
  if (language === 'zh' || !/^they$/i.test(pronoun) || doneByPeople.test(sentence)) return false;
  const last = splitSentences(before.slice(0, 600)).at(-1)?.text ?? '';
  return [...last.matchAll(things)].some(({ groups }) => nounMeaning(groups?.['noun'] ?? '') === null);
}

/** Whom the pronoun means that a sentence opens with; "They ignore him": he is none of them. */
export function meantByOpening(
  pronoun: string,
  sentence: string,
  painter: Painter,
  text: string,
  shown: Shown,
): Meant | null {
  if (meansThings(pronoun, sentence, painter.language, text === '' ? (shown.texts[0] ?? '') : text)) return null;
  const meant = meantBy(pronoun, painter, text, shown);
  const object = meant?.kind === 'cast' && meant.apart ? objectPronoun(sentence, painter.language) : null;
  const met = object === null ? null : meantBy(object.pronoun, painter, text, shown);
  return met?.kind === 'cast' ? meantBy(pronoun, painter, text, shown, met.names) : meant;
}

const firstVerb: Readonly<Record<Language, RegExp>> = {
  en: new RegExp(`(?<!\\p{L})(?:${englishVerbs}|${englishVerbsOfSeveral}|is|are|was|were)(?!\\p{L})`, 'u'),
  zh: new RegExp(chineseVerbs, 'u'),
};

/**
 * Whom `objectPronoun` means in a sentence: somebody who is not what the sentence is about.
 * @param opened folded names of whom its opening pronoun means
 * @returns null where the sentence says so itself, or nobody fits
 */
export function meantAsObject(
  pronoun: string,
  sentence: string,
  opened: readonly string[],
  painter: Painter,
  text: string,
  shown: Shown,
): Meant | null {
  const said = personal(pronoun);
  const verb = firstVerb[painter.language].exec(sentence)?.index ?? sentence.length;
  const subjects = [...opened, ...painter.findNames(sentence.slice(0, verb))];
  const others = painter.findNames(sentence).filter((name) => !subjects.includes(name));
  const isSaid = others.some((name) => {
    const kind = painter.cast.get(name)?.kind;
    return kind !== undefined && (isGroup(said) ? others.length > 1 : pronounFits(said, kind));
  });
  return isSaid ? null : meantBy(pronoun, painter, text, shown, [...subjects, ...others]);
}

const newClause = /[,;:，；：]|\b(?:and|while|as|when|but)\b/u;

/**
 * Whom a sentence is about that has no name in the cast.
 * @param isGroup whether "they" is asked for: whom one of the cast counts, feeds or sees is not meant then
 */
function unnamedIn(painter: Painter, sentence: string, isGroup: boolean): Mention[] {
  const plain = withoutNamed(painter, sentence);
  const mentions = mentionsIn(plain, painter.language, []).filter(({ words }) => painter.findNames(words).length === 0);
  const first = isGroup ? painter.mention && sentence.search(painter.mention) : -1;
  return mentions.filter((mention, index) => {
    const before = mentions[index - 1];
    const isObject =
      first !== null && first >= 0 && first < mention.at && !newClause.test(plain.slice(first, mention.at));
    return (mention.isSubject && !isObject) || (before?.isSubject === true && isBeside(plain, before, mention));
  });
}

/** "HUGO, a man in blue, waits.": the man is Hugo. */
function withoutNamed({ mention }: Painter, text: string): string {
  return mention === null ? text : text.replace(mention, (named) => ' '.repeat(named.length));
}

/** "The boy and the girl run. They laugh."; null where some of them are of the cast and some are not. */
function severalOf(names: readonly string[], others: readonly Mention[], language: Language): Meant | null {
  if (others.length === 0) return { kind: 'cast', names: names.slice(0, mostTogether) };
  const words = others.slice(0, 2).map((other) => other.words);
  return names.length > 0 ? null : { kind: 'others', words: words.join(language === 'zh' ? '和' : ' and ') };
}

/** What places somebody beside, or does something to, whom a pronoun behind it means. */
const toWhomEnglish =
  /\b(?:behind|beside|next to|close to|in front of|opposite|past|towards?|around|after|near|over to|along with|together with|with|(?:follow|ignore|watch|join|approach|face|hug|kiss|embrace|push|pull|chase|help|grab|pass|carrie|carry|lead|greet|stop|see|hold|catch|touch|hit|lift|wake|shake)(?:s|es|ed|d)?|(?:walk|run|come|go|turn|talk|speak|nod|wave|bow|whisper|hand|give|look|smile|stare|glance|point|shout)(?:s|es|ed|d)?(?: (?:up|over|back|down|it))? (?:to|at)) (?<pronoun>him|them|her)(?=$|[,.;:!?]| (?:and|as|while|in|on|at|to|from|by|with|into|across|through|down|up|out|off|away|along|over|onto|for|until|inside|outside|without)\b)/iu;
const besideChinese = '的?(?:身[后前旁边]|旁边?|面前|前面|后面|背后|对面|周围|中间|之间|左边|右边)';
const toWhomChinese = new RegExp(
  `在(?<beside>[他她]们?)(?=${besideChinese})|(?:从|到|向|朝|对|和|跟|与|陪着?|跟[着在]|[站坐蹲躺跪]在|看着?|[望盯拉扶抱背牵围推追]着|抱住|追上|围住|拦住|拉住|扶起|不理|理会|递给|走近|靠近|走向|跑向|绕过)` +
    `(?<met>[他她]们?)(?=$|[，。；！？、]|${besideChinese}|[说走跑笑喊问哭挥招点摇一起又就也都])`,
  'u',
);

/** The pronoun of a sentence that names whom something is done to or beside; where it stands. Null without one. */
export function objectPronoun(
  sentence: string,
  language: Language,
): { readonly pronoun: string; readonly at: number } | null {
  const match = (language === 'zh' ? toWhomChinese : toWhomEnglish).exec(sentence);
  const { pronoun, beside, met } = match?.groups ?? {};
  const word = pronoun ?? beside ?? met;
  return match && word !== undefined ? { pronoun: word, at: match.index + match[0].length - word.length } : null;
}
