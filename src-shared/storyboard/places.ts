import { splitSentences } from '../script/split-sentences.ts';
import type { Language } from '../script/screenplay.ts';
import { namesLiving } from './kinds.ts';
import { withoutDirections } from './directions.ts';
import { foldName } from './names.ts';
import { placeInPicture, withoutEmphasis } from './picture.ts';
import type { SceneEvent } from './scene-event.ts';
import { readPlace } from './place.ts';
import { endsWeather, isOnlyWeather } from './sentences.ts';
import type { FindNames } from './sentences.ts';
import type { DraftScene, Place } from './storyboard.ts';
import { actionsIn } from './words.ts';

/** Where a scene plays, and what happens there. */
export interface PlayedScene {
  readonly place: string;
  readonly events: readonly SceneEvent[];
}

/** The most sentences and characters that tell of a place. */
const mostSentences = 2;
const mostLetters = 200;
/** Where the words of a place are looked for; it keeps every pattern cheap on a paragraph of a megabyte. */
const longestSource = 600;

/** The places of a film: those of its headings, each once whatever time it is, with what the script first says of it. */
export function placesOf(scenes: readonly PlayedScene[], language: Language, findNames: FindNames): Place[] {
  const places = new Map<string, Place>();
  for (const { place, events } of scenes) {
    const name = placeName(place);
    const known = places.get(foldName(name));
    if (name === '' || (known && known.description !== '')) continue;
    const description = describedIn(events, language, findNames);
    if (!known) places.set(foldName(name), { name, description });
    else if (description !== '') places.set(foldName(name), { ...known, description });
  }
  return [...places.values()];
}

/** The places of a board: those that its title page lists, then those of other headings. */
export function placesOfBoard(
  scenes: readonly Pick<DraftScene, 'heading'>[],
  language: Language,
  listed: readonly Place[] = [],
): Place[] {
  const played = scenes.map(({ heading }) => ({
    place: readPlace(withoutEmphasis(heading), language).place,
    events: [],
  }));
  const known = new Set(listed.map(({ name }) => foldName(name)));
  const others = placesOf(played, language, () => []).filter(({ name }) => !known.has(foldName(name)));
  return [...listed, ...others];
}

/** A place as pictures name it. */
function placeName(place: string): string {
  return withoutEmphasis(place).slice(0, 80).trim();
}

/** The place that a picture says it shows, and where its name stands; null where that is none of these. */
export function placeShown(
  picture: string,
  places: readonly Place[],
  language: Language,
): { readonly place: Place; readonly start: number; readonly end: number } | null {
  if (places.length === 0) return null;
  const { start, end } = placeInPicture(picture, language);
  const folded = foldName(picture.slice(start, end));
  const place = folded === '' ? undefined : placesByName(places).get(folded);
  return place ? { place, start, end } : null;
}

const byName = new WeakMap<readonly Place[], ReadonlyMap<string, Place>>();

/** The first place of each name; made once for a list, which every shot of a film is looked up in. */
function placesByName(places: readonly Place[]): ReadonlyMap<string, Place> {
  const known = byName.get(places);
  if (known) return known;
  const made = new Map(places.toReversed().map((place) => [foldName(place.name), place]));
  byName.set(places, made);
  return made;
}

/** The first words of a scene where they tell of nothing but the place: sentences without anybody that say what is there. */
function describedIn(events: readonly SceneEvent[], language: Language, findNames: FindNames): string {
  const [first] = events.filter(({ kind }) => kind !== 'silent' && kind !== 'transition');
  if (first?.kind !== 'action') return '';
  const { source, stretch } = first;
  const text = withoutEmphasis(source.element.text.slice(stretch?.start ?? 0, stretch?.end).slice(0, longestSource));
  const sentences = splitSentences(text.replaceAll(/\s+/gu, language === 'zh' ? '' : ' '))
    .map((sentence) => sentence.text.trim())
    .filter((sentence) => !isOnlyWeather(sentence) && !endsWeather(sentence));
  const end = sentences.findIndex((sentence) => !tellsOfPlace(sentence, language) || findNames(sentence).length > 0);
  const told = sentences.slice(0, Math.min(end < 0 ? sentences.length : end, mostSentences));
  const description = told.join(language === 'zh' ? '' : ' ').replace(/[.!?。！？]+$/u, '');
  return description.length > mostLetters ? '' : description;
}

const pronoun = /\b(?:I|you|we|he|she|they|it|him|her|his|their|them)\b|[我你他她它您咱]/iu;
/** "A lighthouse stands above the harbour", "The walls are bare", "There is a table" */
const standsEnglish =
  /^(?:an?|the|there|two|three|four|some|many|rows?)\b[^,.;]{0,80}?\b(?:is|are|stands?|lies|lie|hangs?|rests?|leans?|lines?|fills?|covers?|stretch(?:es)?|overlooks?|surrounds?)\b/iu;
/** "A small room with a lamp": nothing before the preposition can be a verb. */
const nounEnglish =
  /^(?:an?|the)(?: (?![\p{L}-]*(?:[^s]s|ed|ing)\b)[\p{L}-]+){1,5},? (?:with|of|full of|in|on|under|near|beside|by|between|above|behind)\b/iu;
const standsChinese =
  /(?:[^没]|^)有|是一|[立放摆挂堆贴种铺停坐落搁竖][满着在]|坐落|长满|布满|环绕|堆满|陈设|一片|空无一人|空荡荡/u;

function tellsOfPlace(sentence: string, language: Language): boolean {
  if (withoutDirections(sentence) !== sentence || namesLiving(sentence)) return false;
  const moves = [...actionsIn(sentence)].some((action) => action !== 'still');
  if (moves || pronoun.test(sentence) || /\p{Lu}{2}/u.test(sentence)) return false;
  return language === 'zh' ? standsChinese.test(sentence) : standsEnglish.test(sentence) || nounEnglish.test(sentence);
}
