import type { Language } from '../script/screenplay.ts';
import { chineseHeadingWords, chineseSides } from '../script/scene-heading.ts';
import { readPlace } from '../storyboard/place.ts';
import { hashText } from '../storyboard/words.ts';
import type { WordReader } from './word-reader.ts';

/** Inside of these is a place of its own. */
const INSIDE_OF: Readonly<Record<string, string>> = {
  'thing:car': 'place:car',
  'thing:taxi': 'place:car',
  'thing:police_car': 'place:car',
  'thing:ambulance': 'place:car',
  'thing:truck': 'place:car',
  'thing:bus': 'place:train',
  'thing:metro': 'place:train',
  'thing:steam_train': 'place:train',
  'thing:fast_train': 'place:train',
  'thing:tram': 'place:train',
  'thing:railway_car': 'place:train',
  'thing:airplane': 'place:train',
};
const PLAIN_INSIDE = ['place:living_room', 'place:corridor', 'place:office'];
const PLAIN_OUTSIDE = ['place:street', 'place:park', 'place:field'];

/**
 * A place that a model can build, in words, where neither the heading nor the picture of a shot names one; '' where one
 * does. Left open, every shot of a scene would be somewhere else. The same heading always gives the same place.
 * @param edited what a person says of the place: in the picture it stands where the place of the heading stood
 */
export function placeWords(
  heading: string,
  picture: string,
  language: Language,
  words: WordReader,
  edited: string | null = null,
): string {
  const { place } = readPlace(heading, language);
  const named = words.read(place).map(({ token }) => token);
  const isSaid = edited === null || words.read(edited).some(({ token }) => isPlace(token));
  if (isSaid && (edited !== null || named.some(isPlace))) return '';
  if (named.some(isPlace)) return place;
  const inside = isInside(heading);
  const vehicle = inside === true ? named.map((token) => INSIDE_OF[token ?? '']).find((token) => token) : undefined;
  if (vehicle !== undefined) return words.nameOf(vehicle, language);
  const shown = words.read(picture).map(({ token }) => token);
  if (shown.some(isPlace)) return '';
  if (inside !== true && [...named, ...shown].some((token) => words.isAfloat(token)))
    return words.nameOf('place:harbour', language);
  const plain = (inside ?? hashText(place) % 2 === 0) ? PLAIN_INSIDE : PLAIN_OUTSIDE;
  return words.nameOf(plain[hashText(`${place}/place`) % plain.length] ?? '', language);
}

function isPlace(token: string | null): boolean {
  return token?.startsWith('place:') ?? false;
}

/** Whether a heading says inside or outside; null where it says neither, or both. */
export function isInside(heading: string): boolean | null {
  const english = /^\s*(INT|EXT|EST|I\/E|E\/I)\b(\.?\s*\/)?/iu.exec(heading);
  if (english) return english[2] === undefined && english[1]?.length === 3 ? /^INT$/iu.test(english[1]) : null;
  const side = chineseHeadingWords(heading).find((word) => chineseSides.has(word));
  if (side === undefined || side.replaceAll(/[景/]/gu, '').length > 1) return null;
  return side.startsWith('内');
}
