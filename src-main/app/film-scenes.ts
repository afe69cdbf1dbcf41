import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Scene } from '../../src-shared/library/records.ts';
import type { ReviewedItem } from '../../src-shared/render/arranged.ts';
import { placedAttachments, placedItems } from '../../src-shared/timeline/places.ts';
import { round, secondsToFrames } from '../../src-shared/timeline/rational.ts';
import type { ItemSource } from '../../src-shared/timeline/records.ts';
import { runsOf } from '../../src-shared/timeline/runs.ts';
import { timelinePart } from '../../src-shared/timeline/scene-part.ts';
import type { FilmCut } from './film-cut.ts';
import type { FilmPart } from './render.ts';

/** Items of a film that show one scene, one behind the other. */
export interface SceneRun {
  /** Null before the first shot of a film that has none. */
  readonly scene: Scene | null;
  /** From 1, in the order of the storyboard. */
  readonly number: number;
  /** Frames of the film, half-open. */
  readonly from: number;
  readonly to: number;
  /** Numbers of its items, from 0; both are in it. */
  readonly first: number;
  readonly last: number;
}

/** The scenes of a film in its order. */
export function sceneRuns({ library, project, timeline }: FilmCut): SceneRun[] {
  const scenes = library.scenesOf(project.id);
  const sceneOfShot = new Map(library.shotsOf(project.id).map((shot) => [shot.id, shot.scene_id]));
  const numbers = new Map(scenes.map(({ id }, index) => [id, index]));
  const placed = placedItems(timeline);
  // A shot that a person's own picture stands for is of its scene all the same.
  const keys = placed.map(({ item }) => sceneOfShot.get(shotOf(item.source) ?? item.id) ?? null);
  return runsOf(keys).map(({ key, first, last }) => {
    const number = key === null ? -1 : (numbers.get(key) ?? -1);
    const end = placed[last];
    return {
      ...{ scene: scenes[number] ?? null, number: number + 1, first, last },
      from: placed[first]?.start ?? 0,
      to: end ? end.start + end.item.frames : 0,
    };
  });
}

/**
 * One scene alone.
 * @param wanted its number in the script, else its number in the storyboard, from 1
 * @throws ShotloomError bad_option where the film has none
 */
export function sceneAlone(film: FilmCut, wanted: string): FilmPart {
  const runs = sceneRuns(film);
  const found =
    runs.find(({ scene }) => scene?.scene_number === wanted) ?? runs.find(({ number }) => String(number) === wanted);
  if (!found) {
    const most = Math.max(0, ...runs.map(({ number }) => number));
    throw new ShotloomError('bad_option', say`The film shows no scene "${wanted}"; it has scenes 1 to ${most}.`);
  }
  return { timeline: timelinePart(film.timeline, found.first, found.last), before: found.from };
}

/** Frames of the film with what they are called, half-open. */
export interface FilmChapter {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** The chapters of a film: its scenes, and what begins at markers that have a name. Where both begin at one frame, one chapter has both names. */
export function filmChapters(film: FilmCut): FilmChapter[] {
  const runs = sceneRuns(film);
  const starts = new Map<number, string[]>();
  const begin = (frame: number, title: string): unknown => starts.set(frame, [...(starts.get(frame) ?? []), title]);
  for (const run of runs) begin(run.from, run.scene?.heading.trim() || `${run.number}`);
  for (const { item, start } of placedAttachments(film.timeline)) {
    const name = item.content.kind === 'marker' ? item.content.name.trim() : '';
    if (name !== '') begin(round(secondsToFrames(start, film.timeline.rate)), name);
  }
  const inOrder = [...starts].toSorted(([one], [other]) => one - other);
  const end = runs.at(-1)?.to ?? 0;
  return inOrder.map(([from, titles], index) => ({
    title: titles.join(' · '),
    from,
    to: inOrder[index + 1]?.[0] ?? end,
  }));
}

/** What is said of every item to those who review a film. */
export function reviewedItems(film: FilmCut): ReviewedItem[] {
  const shots = new Map(film.shots.map((shot) => [shot.id, shot]));
  const runs = sceneRuns(film);
  return placedItems(film.timeline).map(({ item, start }, index): ReviewedItem => {
    const run = runs.find(({ first, last }) => first <= index && index <= last);
    const scene = run === undefined || run.number === 0 ? [] : [`SC ${run.scene?.scene_number ?? run.number}`];
    const shot = shots.get(shotOf(item.source) ?? '');
    const take = item.source.kind === 'shot' ? (item.source.take ?? takeOf(film, shot?.id)) : null;
    const shown =
      item.source.kind === 'shot'
        ? [`SHOT ${shot?.number ?? '?'}`, ...(take ? [`TAKE ${take}`] : [])]
        : [nameOf(item.source)];
    return { from: start, to: start + item.frames, text: [...scene, ...shown].join('  ') };
  });
}

function shotOf(source: ItemSource): string | null {
  return source.kind === 'shot' ? source.shot : null;
}

/** The id of the take that a shot shows. */
function takeOf({ library, shots }: FilmCut, shotId: string | undefined): string | null {
  const shown = shots.find(({ id }) => id === shotId)?.take;
  if (!shown || shotId === undefined) return null;
  return library.takesOf(shotId).find(({ media_sha256 }) => media_sha256 === shown.media_sha256)?.id ?? null;
}

function nameOf(source: Exclude<ItemSource, { kind: 'shot' }>): string {
  switch (source.kind) {
    case 'footage':
      return source.footage;
    case 'graphic':
      return source.graphic;
    case 'title':
      return `TITLE ${source.title.text.replaceAll(/\s+/gu, ' ').slice(0, 40)}`;
  }
}
