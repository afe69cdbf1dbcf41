import type { Language } from '../script/screenplay.ts';
import { runsOf } from '../timeline/runs.ts';
import { moodOf } from './scene-sound.ts';
import type { SceneWords } from './scene-sound.ts';

/** A scene as it is heard. */
export interface SoundScene extends Pick<SceneWords, 'heading' | 'text'> {
  readonly id: string;
}

/** A stretch of the film that plays in one scene, half-open, in samples; null before the first. */
export interface SceneRun {
  readonly from: number;
  readonly to: number;
  readonly scene: SoundScene | null;
}

/** A stretch of the film that has one bed of music. */
export interface MusicRun {
  readonly from: number;
  readonly to: number;
  /** Of all its scenes; the heading is the first one's. */
  readonly words: Pick<SceneWords, 'heading' | 'text'>;
}

/** Beds are no shorter than this where the film is longer, in seconds: a change of music is heard as a change of scene. */
const SHORTEST_BED_S = 12;
/** Nor longer: a bed is composed and played as a whole, and ears want something new. */
const LONGEST_BED_S = 150;

/** The scenes of a film as they follow each other. */
export function sceneRuns(items: readonly SceneRun[]): SceneRun[] {
  const scenes = new Map(items.flatMap(({ scene }) => (scene ? [[scene.id, scene] as const] : [])));
  return runsOf(items.map(({ scene }) => scene?.id ?? null)).map(({ key, first, last }) => ({
    from: items[first]?.from ?? 0,
    to: items[last]?.to ?? 0,
    scene: key === null ? null : (scenes.get(key) ?? null),
  }));
}

/**
 * Which scenes share a bed of music: neighbours of one mood, and those too short to have their own, which go with the ones
 * before them. A long scene has several.
 * @param rate samples a second
 */
export function musicRuns(runs: readonly SceneRun[], language: Language, rate: number): MusicRun[] {
  const isShort = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    to - from < SHORTEST_BED_S * rate;
  const most = LONGEST_BED_S * rate;
  const groups: (MusicRun & { readonly mood: string })[] = [];
  for (const { from, to, scene } of runs.flatMap((run) => divided(run, most))) {
    const words = { heading: scene?.heading ?? '', text: scene?.text ?? '' };
    const mood = moodOf({ ...words, language });
    const last = groups.at(-1);
    const isOne = last && (last.mood === mood || isShort(last) || isShort({ from, to }));
    if (!last || !isOne || to - last.from > most) {
      groups.push({ from, to, words, mood });
      continue;
    }
    const heading = last.words.heading || words.heading;
    const joined = { heading, text: `${last.words.text}\n${words.text}` };
    groups[groups.length - 1] = { from: last.from, to, words: joined, mood: moodOf({ ...joined, language }) };
  }
  return groups.map(({ mood: _, ...group }) => group);
}

/** A run in equal parts that are no longer than `most`. */
function divided({ from, to, scene }: SceneRun, most: number): SceneRun[] {
  const parts = Math.ceil((to - from) / most);
  const edge = (part: number): number => from + Math.round(((to - from) * part) / parts);
  return Array.from({ length: parts }, (_, part) => ({ from: edge(part), to: edge(part + 1), scene }));
}
