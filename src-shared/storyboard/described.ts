import type { Language } from '../script/screenplay.ts';
import { nounIn } from './kinds.ts';
import { capitalised, withArticle } from './picture.ts';
import { placeShown } from './places.ts';
import type { CastMember, DraftShot, Place } from './storyboard.ts';

/**
 * A person describes one of the cast or a place once, for the whole film. The words are kept beside the script's own and
 * take their place in pictures when these are asked for or shown, so the draft stays what it is, and taking them back gives
 * every shot what it had.
 */

/** What of a film may be described by a person. */
export interface DescribedFilm {
  readonly language: Language;
  readonly cast: readonly CastMember[];
  readonly places?: readonly Place[];
}

/** In characters; the contract takes no more, a board may hold it. */
const longestDescription = 300;

/** A person's description as it goes into a sentence: without article and stops; '' where no word is left. */
export function plainDescription(text: string, language: Language): string {
  const isChinese = language === 'zh';
  const line = text
    .slice(0, longestDescription)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\s*(?:[.!?](?=\s|$)|[。！？；;])\s*/gu, isChinese ? '，' : ', ')
    .replaceAll(/^[\s,，、]+|[\s,，、.!?。！？;；]+$/gu, '')
    .replace(isChinese ? /^[一这那][个位名只]/u : /^(?:an?|the) /iu, '');
  const plain = line.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  return /[\p{L}\p{N}]/u.test(plain) ? plain : '';
}

/** What a person says of one of the cast or of a place, as it goes into pictures; null where the script's words hold. */
export function editOf({ edited = '' }: Pick<CastMember, 'edited'>, language: Language): string | null {
  return plainDescription(edited, language) || null;
}

/** The cast as pictures describe it. */
export function castAsDescribed({ cast, language }: DescribedFilm): readonly CastMember[] {
  return cast.map((member): CastMember => {
    const description = editOf(member, language);
    if (description === null) return member;
    const { name, identity } = member;
    return { name, description, ...(identity === undefined ? {} : { identity }) };
  });
}

/** A stretch of a picture and what stands there instead. */
interface Swap {
  readonly start: number;
  readonly end: number;
  /** null: it stays, and nothing else may begin in it. */
  readonly text: string | null;
}

/**
 * A shot's picture with what a person says of the people and the place in it. It reaches every drafted shot that has them:
 * where the picture names somebody otherwise ("a man's hand") the description stands in that place, else behind the picture.
 * @param own what a person wrote as the picture of this one shot: only descriptions that stand in it are replaced
 */
export function pictureAsDescribed(
  { picture: drafted, cast: seen }: Pick<DraftShot, 'picture' | 'cast'>,
  film: DescribedFilm,
  own?: string,
): string {
  const picture = own ?? drafted;
  const { language } = film;
  const members = [...new Set(seen)].flatMap((name) => film.cast.find((member) => member.name === name) ?? []);
  const edited = members.filter((member) => editOf(member, language) !== null);
  const place = placeShown(picture, film.places ?? [], language);
  const placeEdit = place && editOf(place.place, language);
  if (edited.length === 0 && (placeEdit ?? null) === null) return picture;

  const swaps: Swap[] = place && placeEdit !== null ? [{ start: place.start, end: place.end, text: placeEdit }] : [];
  const found = swapDescriptions(picture, members, language, swaps);
  const missing = edited.filter((member) => {
    const others = members.filter((other) => other !== member);
    return !swapNouns(picture, member, others, language, swaps, own === undefined && !found.has(member));
  });
  const rest = own === undefined ? missing.filter((member) => !found.has(member)) : [];
  return rest.reduce((text, member) => withSentence(text, member, language), swapped(picture, swaps, language));
}

/** Puts what people say in place of descriptions; answers whose stand in the picture. */
function swapDescriptions(
  picture: string,
  members: readonly CastMember[],
  language: Language,
  swaps: Swap[],
): ReadonlySet<CastMember> {
  const found = new Set<CastMember>();
  const descriptions = [...new Set(members.map(({ description }) => description))].filter((text) => text !== '');
  // "man in a red coat" stands in "old man in a red coat", who is somebody else.
  for (const description of descriptions.toSorted((one, other) => other.length - one.length)) {
    const same = members.filter((member) => member.description === description);
    let count = 0;
    for (const start of startsOf(picture, description, language)) {
      const end = start + description.length;
      if (swaps.some((swap) => start < swap.end && swap.start < end)) continue;
      // Of two who look the same, whoever is seen first has the first.
      const member = same[Math.min(count, same.length - 1)];
      count += 1;
      if (!member) continue;
      found.add(member);
      swaps.push({ start, end, text: editOf(member, language) });
    }
  }
  return found;
}

function startsOf(picture: string, description: string, language: Language): number[] {
  const starts: number[] = [];
  for (const words of new Set([description, capitalised(description)])) {
    for (let at = picture.indexOf(words); at >= 0; at = picture.indexOf(words, at + words.length)) {
      const isWhole =
        language === 'zh' ||
        !(/\p{L}$/u.test(picture.slice(0, at)) || /^\p{L}/u.test(picture.slice(at + words.length)));
      if (isWhole) starts.push(at);
    }
  }
  return starts.toSorted((one, other) => one - other);
}

/**
 * Names somebody again by what they are now: "the woman" is "the old man". Where the picture lacks the description, it
 * comes in place of the first such word.
 * @returns whether it has
 */
function swapNouns(
  picture: string,
  member: CastMember,
  others: readonly CastMember[],
  language: Language,
  swaps: Swap[],
  isFirstFull: boolean,
): boolean {
  const noun = nounIn(member.description, language);
  const edit = editOf(member, language) ?? '';
  const now = nounIn(edit, language) ?? noun;
  if (noun === null || others.some(({ description }) => nounIn(description, language) === noun)) return false;
  let isFull = isFirstFull;
  for (const { index, 0: match } of picture.matchAll(againPattern(noun, language, isFirstFull))) {
    const end = index + match.length;
    const start = end - noun.length;
    if (swaps.some((swap) => start < swap.end && swap.start < end)) continue;
    const text = isFull ? edit : now;
    isFull = false;
    if (text !== noun) swaps.push({ start, end, text });
  }
  return isFirstFull && !isFull;
}

/** Where a picture may mean somebody by what they are; 穿黑色衬衫的男人 is somebody else. */
function againPattern(noun: string, language: Language, withAny: boolean): RegExp {
  if (language === 'zh') return new RegExp(`(?<!的)${noun}(?!们)`, 'gu');
  return new RegExp(`(?<!\\p{L})(?:the ${noun}(?!\\p{L})|an? ${noun}(?=${withAny ? '(?!\\p{L})' : "['’]s"}))`, 'giu');
}

function swapped(picture: string, swaps: readonly Swap[], language: Language): string {
  const inOrder = swaps.flatMap(({ text, ...at }) => (text === null ? [] : [{ ...at, text }]));
  return inOrder
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end, text: instead }) => {
      const before = text.slice(0, start);
      const isCapital = language === 'en' && /(?:^|[.!?] )$/u.test(before) && /^\p{Lu}/u.test(text.slice(start, end));
      return withFittingArticle(before, instead) + (isCapital ? capitalised(instead) : instead) + text.slice(end);
    }, picture);
}

/** What stands before words that have come to stand there: "an" before "old man". */
function withFittingArticle(before: string, words: string): string {
  return before.replace(
    /(?<!\p{L})(a)n? $/iu,
    (_, letter: string) => letter + withArticle(words).replace(/^a(n?) .*$/su, '$1 '),
  );
}

function withSentence(picture: string, member: CastMember, language: Language): string {
  const edit = editOf(member, language) ?? '';
  const isChinese = language === 'zh';
  const stop = isChinese ? '。' : '.';
  const begun = picture === '' || /[.!?。！？]$/u.test(picture) ? picture : `${picture}${stop}`;
  const words = isChinese ? edit : capitalised(withArticle(edit));
  return `${begun}${begun === '' || isChinese ? '' : ' '}${words}${stop}`;
}
