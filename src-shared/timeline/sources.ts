import { framesToSeconds } from './rational.ts';
import type { Rational } from './rational.ts';
import type { AttachedContent, AttachedItem, FilmFootage, FilmShot, FilmSources, ItemSource } from './records.ts';

/** The moments that a source has, half-open, in its own time; what stands still has all. */
export type Reach = { readonly start: Rational; readonly end: Rational } | 'endless';

/** What goes with a shot as it was drafted. */
export interface Drafted {
  readonly item: AttachedItem;
  readonly shot: string;
}

interface SourceIndex {
  readonly shots: ReadonlyMap<string, FilmShot>;
  /** Places of the shots in the storyboard. */
  readonly places: ReadonlyMap<string, number>;
  readonly footage: ReadonlyMap<string, FilmFootage>;
  readonly graphics: ReadonlySet<string>;
  readonly drafted: ReadonlyMap<string, Drafted>;
}

const INDICES = new WeakMap<FilmSources, SourceIndex>();

/** The sources by their ids. */
export function indexOf(sources: FilmSources): SourceIndex {
  const known = INDICES.get(sources);
  if (known) return known;
  const index: SourceIndex = {
    shots: new Map(sources.shots.map((shot) => [shot.id, shot])),
    places: new Map(sources.shots.map(({ id }, place) => [id, place])),
    footage: new Map(sources.footage.map((footage) => [footage.id, footage])),
    graphics: new Set(sources.graphics),
    // By id, as timelines have them: to sort thousands for every edit takes longer than to merge a few into them.
    drafted: new Map(
      sources.shots.flatMap(draftedWith).sort(([one], [other]) => Number(one > other) - Number(one < other)),
    ),
  };
  INDICES.set(sources, index);
  return index;
}

const DRAFTED = new WeakMap<FilmShot, readonly (readonly [string, Drafted])[]>();

/** What goes with a shot, by its id: the same objects for as long as there is the shot. */
function draftedWith(shot: FilmShot): readonly (readonly [string, Drafted])[] {
  const known = DRAFTED.get(shot);
  if (known) return known;
  const drafted = shot.attached.map(
    (item) => [item.id, { item: { ...item, anchor: shot.id }, shot: shot.id }] as const,
  );
  DRAFTED.set(shot, drafted);
  return drafted;
}

/** What of a source can be shown; null where it is not there (any more), or has no picture. */
export function reachOf(sources: FilmSources, source: ItemSource): Reach | null {
  const index = indexOf(sources);
  switch (source.kind) {
    case 'shot': {
      const shot = index.shots.get(source.shot);
      const material = source.take === null ? shot?.material : takeOf(shot, source.take)?.material;
      if (material === undefined) return null;
      if (material === null) return 'endless';
      const [start, end] = [material.from, material.to].map((frame) => framesToSeconds(frame, sources.rate));
      return start && end ? { start, end } : null;
    }
    case 'footage': {
      const footage = index.footage.get(source.footage);
      if (!footage?.has_picture) return null;
      return footage.duration ? { start: { n: 0, d: 1 }, end: footage.duration } : 'endless';
    }
    case 'graphic':
      return index.graphics.has(source.graphic) ? 'endless' : null;
    case 'title':
      return 'endless';
  }
}

/** The same source, a shot as the storyboard shows it: a take that is gone is no reason not to show its shot. */
export function withoutTake(source: ItemSource): ItemSource {
  return source.kind === 'shot' ? { ...source, take: null } : source;
}

/** Where a drafted shot ends, in its own time; null for other sources, which have no length of their own in the film. */
export function draftedEnd(sources: FilmSources, source: ItemSource): Rational | null {
  const shot = source.kind === 'shot' ? indexOf(sources).shots.get(source.shot) : undefined;
  return shot ? framesToSeconds(shot.frames, sources.rate) : null;
}

/** Footage that an attached sound plays; null where it plays none, undefined where that is not there or has no sound. */
export function soundFootage(sources: FilmSources, content: AttachedContent): FilmFootage | null | undefined {
  if (content.kind !== 'sound' || content.source.kind !== 'footage') return null;
  const footage = indexOf(sources).footage.get(content.source.footage);
  return footage?.has_sound ? footage : undefined;
}

/** Whether what an attached item plays or shows is there. */
export function isThere(sources: FilmSources, content: AttachedContent): boolean {
  if (content.kind === 'graphic') return reachOf(sources, content) !== null;
  return soundFootage(sources, content) !== undefined;
}

function takeOf(shot: FilmShot | undefined, id: string) {
  return shot?.takes.find((take) => take.id === id);
}
