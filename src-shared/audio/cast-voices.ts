import type { Language } from '../script/screenplay.ts';
import { personOf } from '../storyboard/cast.ts';
import { isPerson } from '../storyboard/kinds.ts';
import type { Kind } from '../storyboard/kinds.ts';
import { foldName } from '../storyboard/names.ts';
import type { CastMember } from '../storyboard/storyboard.ts';
import { hashText } from '../storyboard/words.ts';
import type { ChosenVoice, VoiceOffer } from './speech.ts';

/** A film as voices are cast for it. */
export interface SpeakingFilm {
  readonly language: Language;
  readonly cast: readonly CastMember[];
  /** Who speaks in each scene, as lines have the names; null is the narrator. */
  readonly scenes: readonly (readonly (string | null)[])[];
}

/** The voice of everyone who speaks, by their name; of the narrator under null. */
export type CastVoices = ReadonlyMap<string | null, ChosenVoice>;

/** Whom a kind of voice fits, and how it is used. */
interface Manner {
  readonly sex: 'female' | 'male';
  readonly age: VoiceOffer['age'];
  /** Semitones and times as fast, beside the voice's own, where no voice of that age is offered. */
  readonly pitch: number;
  readonly rate: number;
}

/** Fundamental frequencies of children lie about five semitones above women's; old men's rise a little, old women's fall (Stathopoulos 2011). */
const MANNERS: Readonly<Record<'man' | 'woman' | 'boy' | 'girl' | 'old man' | 'old woman', Manner>> = {
  man: { sex: 'male', age: 'adult', pitch: 0, rate: 1 },
  woman: { sex: 'female', age: 'adult', pitch: 0, rate: 1 },
  boy: { sex: 'female', age: 'child', pitch: 3, rate: 1.04 },
  girl: { sex: 'female', age: 'child', pitch: 5, rate: 1.04 },
  'old man': { sex: 'male', age: 'old', pitch: 1, rate: 0.88 },
  'old woman': { sex: 'female', age: 'old', pitch: -2, rate: 0.88 },
};
/** How else people of one kind are told apart: semitones and times as fast. */
const SHADES: readonly (readonly [number, number])[] = [
  [0, 1],
  [-1.5, 0.97],
  [1.5, 1.03],
  [-3, 0.94],
  [3, 1.06],
];
/**
 * A narrator reads calmly: 202 English words and 284 Chinese letters a minute, as eSpeak NG has it at 0.96, are talking, and leave pictures
 * that are drafted for reading (timing.ts) without a word for a third of their time.
 */
const ESPEAK_READS: Readonly<Record<Language, number>> = { en: 0.75, zh: 0.88 };
/** What other engines take for their usual rate is reading. */
const OTHERS_READ = 0.96;

function readingRate({ engine }: VoiceOffer, language: Language): number {
  return engine === 'espeak' ? ESPEAK_READS[language] : OTHERS_READ;
}

/**
 * Gives everyone who speaks a voice by sex and age: always the same for the same name among the same people before it, so that somebody new
 * at the end changes nobody's. People of one scene have different voices as long as there are voices, and no one has the narrator's.
 * @param offers those of the film's language are used, the first for the narrator; there must be one
 * @param chosen what a person chose, by the name
 */
export function castVoices(
  film: SpeakingFilm,
  offers: readonly VoiceOffer[],
  chosen: CastVoices = new Map(),
): CastVoices {
  const usable = offers.filter(({ languages }) => languages.includes(film.language));
  const voices = new Map<string | null, ChosenVoice>();
  const [first] = usable;
  if (!first) return chosen;
  const narrator = chosen.get(null) ?? {
    engine: first.engine,
    name: first.name,
    pitch: 0,
    rate: readingRate(first, film.language),
  };
  voices.set(null, narrator);
  for (const name of speakersOf(film)) {
    const own = chosen.get(name);
    voices.set(name, own ?? voiceFor(name, film, usable, voices));
  }
  return voices;
}

/** The cast in its order, then others who speak, in the order in which they first do. */
function speakersOf({ cast, scenes }: SpeakingFilm): string[] {
  const speaking = new Set(scenes.flat().filter((name) => name !== null));
  const byFold = new Map([...speaking].map((name) => [foldName(name), name]));
  const known = cast.flatMap(({ name }) => byFold.get(foldName(name)) ?? []);
  return [...new Set([...known, ...speaking])];
}

function voiceFor(
  name: string,
  film: SpeakingFilm,
  offers: readonly VoiceOffer[],
  taken: ReadonlyMap<string | null, ChosenVoice>,
): ChosenVoice {
  const member = film.cast.find((each) => foldName(each.name) === foldName(name)) ?? { name, description: '' };
  const description = member.edited ?? member.description;
  const start = hashText(foldName(member.identity ?? member.name));
  const ordered = candidatesFor(personOf({ ...member, description }, film.language).kind, offers, start);
  const shared = new Set(film.scenes.filter((scene) => scene.includes(name)).flat());
  const voicesOf = (who: (other: string | null) => boolean): ChosenVoice[] =>
    [...taken].flatMap(([other, voice]) => (who(other) ? [voice] : []));
  const [others, all] = [voicesOf((other) => other === null || shared.has(other)), voicesOf(() => true)];
  const isFree = (among: readonly ChosenVoice[], isAlike: typeof isSame) => (voice: ChosenVoice) =>
    !among.some((other) => isAlike(other, voice));
  const best =
    ordered.find(isFree(all, sharesName)) ??
    ordered.find(isFree(others, sharesName)) ??
    ordered.find(isFree(others, isSame));
  return best ?? ordered[0] ?? narratorOf(taken);
}

function narratorOf(taken: ReadonlyMap<string | null, ChosenVoice>): ChosenVoice {
  const voice = taken.get(null);
  if (!voice) throw new Error('Voices are cast before the narrator has one.');
  return voice;
}

/**
 * All that suits somebody: each voice as it is, then in each shade; voices of the very age before others.
 * @param start with which voice the list begins
 */
function candidatesFor(kind: Kind, offers: readonly VoiceOffer[], start: number): ChosenVoice[] {
  const manner = isPerson(kind) ? MANNERS[kind] : MANNERS.man;
  const ofSex = offers.filter(({ sex }) => sex === manner.sex);
  const unsaid = offers.filter(({ sex }) => sex === null);
  const of = ofSex.length > 0 ? ofSex : unsaid.length > 0 ? unsaid : offers;
  // The first engine that has such voices is the best one here: neural voices before those of eSpeak NG.
  const suited = of.filter(({ engine }) => engine === of[0]?.engine);
  const ofAge = suited.filter(({ age }) => age === manner.age);
  const adults = suited.filter(({ age }) => age === 'adult');
  const isAged = ofAge.length > 0;
  const voices = isAged ? ofAge : adults.length > 0 ? adults : suited;
  // A voice of the wrong sex is moved by about what lies between the sexes.
  const moved = ofSex.length > 0 || unsaid.length > 0 ? 0 : manner.sex === 'female' ? 6 : -6;
  const [pitch, rate] = isAged ? [0, 1] : [manner.pitch, manner.rate];
  const first = start % voices.length;
  return SHADES.flatMap(([semitones, times]) =>
    [...voices.slice(first), ...voices.slice(0, first)].map(({ engine, name }) => ({
      engine,
      name,
      pitch: pitch + moved + semitones,
      rate: Math.round(rate * times * 100) / 100,
    })),
  );
}

function isSame(one: ChosenVoice, other: ChosenVoice): boolean {
  return sharesName(one, other) && one.pitch === other.pitch;
}

function sharesName(one: ChosenVoice, other: ChosenVoice): boolean {
  return one.engine === other.engine && one.name === other.name;
}
