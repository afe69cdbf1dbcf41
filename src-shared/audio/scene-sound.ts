import type { Language } from '../script/screenplay.ts';
import { isInside, readPlace } from '../storyboard/place.ts';
import { weatherIn } from '../storyboard/words.ts';
import type { AmbienceKind } from './ambience/ambience.ts';
import type { BedRequest } from './compose.ts';
import { MOOD_STYLES, MOODS } from './mood.ts';
import type { Mood } from './mood.ts';
import { pick, randomOf } from './random.ts';
import { FAST_WORDS, MOOD_WORDS, PLACE_SOUNDS, SLOW_WORDS, THUNDER } from './scene-words.ts';

/** What of a scene says how it sounds. */
export interface SceneWords {
  /** Its heading as it is written; '' for none. */
  readonly heading: string;
  /** What happens and is said in it. */
  readonly text: string;
  readonly language: Language;
}

/** An ambience under a scene and its gain in decibels. */
export interface SceneAmbience {
  readonly kind: AmbienceKind;
  readonly gain: number;
}

/** Tonics with few accidentals, in major and minor. */
const TONICS = [0, 2, 4, 5, 7, 9, 10];
/** What weather and time of day add to a mood: less than a word does. */
const HINT = 0.6;
/** How much of the way to the fastest or slowest tempo one word is. */
const A_WORD_OF_TEMPO = 0.25;

/** The mood of a scene: of what most of its words tell, weather and time being hints; calm where nothing tells one. */
export function moodOf({ heading, text, language }: SceneWords): Mood {
  const { time, weather } = readPlace(heading, language);
  const wet = weather ?? weatherIn(text);
  const hints: Partial<Record<Mood, number>> = {
    ...(time === 'night' ? { mysterious: HINT } : {}),
    ...(time === 'sunset' || time === 'dawn' ? { tender: HINT } : {}),
    ...(wet === 'rain' ? { sad: HINT } : {}),
    ...(wet === 'heavy rain' || THUNDER.test(text) ? { tense: HINT } : {}),
    ...(wet === 'fog' ? { mysterious: HINT } : {}),
  };
  const scores = MOODS.map((mood) => {
    const score = countOf(MOOD_WORDS[mood], text) + (hints[mood] ?? 0) + (mood === 'calm' ? HINT / 2 : 0);
    return { mood, score };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).mood;
}

/**
 * The bed of music that a scene asks for: its mood, a tempo that its words of haste and slowness move, and the key of its place,
 * which is the same whenever the film is there.
 * @param before how many beds of that place come before it, so that each is another
 */
export function bedOf(scene: SceneWords, seconds: number, seed: string, before = 0): BedRequest {
  const mood = moodOf(scene);
  const { tempo, mode } = MOOD_STYLES[mood];
  const { place } = readPlace(scene.heading, scene.language);
  const haste = countOf(FAST_WORDS, scene.text) - countOf(SLOW_WORDS, scene.text);
  const along = Math.min(1, Math.abs(haste) * A_WORD_OF_TEMPO);
  const towards = haste > 0 ? tempo[2] : tempo[0];
  return {
    mood,
    tempo: Math.round(tempo[1] + (towards - tempo[1]) * along),
    key: { tonic: pick(randomOf(`${seed}\0key\0${place}`), TONICS), mode },
    seconds,
    seed: `${seed}\0${place}${before === 0 ? '' : `\0${before}`}`,
  };
}

/** What is heard around a scene, from its place, its weather and its time of day, the nearest first; inside at least the room. */
export function ambiencesOf({ heading, text, language }: SceneWords): SceneAmbience[] {
  const { place, time, weather } = readPlace(heading, language);
  const inside = isInside(heading) ?? false;
  const wet = weather ?? weatherIn(text);
  const isWet = wet !== null && wet !== 'clear' && wet !== 'fog';
  const here = PLACE_SOUNDS.filter(({ words, where }) => {
    return (where === 'both' || (where === 'inside') === inside) && words.test(place);
  }).map(({ kind }): SceneAmbience => ({ kind, gain: 0 }));
  const isVehicle = here.some(({ kind }) => kind === 'car' || kind === 'train');
  const base: SceneAmbience[] = inside && !isVehicle ? [{ kind: 'room', gain: here.length === 0 ? 0 : -6 }] : [];
  const wild = !inside && here.every(({ kind }) => kind === 'forest' || kind === 'wind' || kind === 'fire');
  const open: SceneAmbience[] = wild && here.length === 0 ? [{ kind: 'wind', gain: -6 }] : [];
  const alive: SceneAmbience[] =
    !wild || isWet ? [] : [{ kind: time === 'night' ? 'crickets' : 'birds', gain: time === 'sunset' ? -6 : -3 }];
  return [...here, ...base, ...open, ...weatherSounds(wet, THUNDER.test(text), inside), ...alive];
}

/** Weather as it is heard outside, or through walls. */
function weatherSounds(wet: ReturnType<typeof weatherIn>, thunder: boolean, inside: boolean): SceneAmbience[] {
  const gain = inside ? -8 : 0;
  if (thunder || wet === 'heavy rain') return [{ kind: 'storm', gain }];
  if (wet === 'rain') return [{ kind: 'rain', gain }];
  if (wet === 'snow' || wet === 'heavy snow') return [{ kind: 'wind', gain: gain - (wet === 'snow' ? 6 : 0) }];
  return [];
}

function countOf(words: RegExp, text: string): number {
  return [...text.matchAll(words)].length;
}
