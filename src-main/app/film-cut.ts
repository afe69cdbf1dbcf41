import { onceFor } from '../../src-shared/contract/once-for.ts';
import { rateOf, readRequest } from '../../src-shared/generation/request.ts';
import type { Footage, Project, StoredGraphic, Take } from '../../src-shared/library/records.ts';
import { filmSources } from '../../src-shared/render/film-plan.ts';
import type { ShownShot, ShownTake } from '../../src-shared/render/film-plan.ts';
import { framesIn } from '../../src-shared/render/footage-facts.ts';
import { shownDraft } from '../../src-shared/storyboard/overridden.ts';
import { assemble } from '../../src-shared/timeline/assemble.ts';
import type { Command } from '../../src-shared/timeline/commands.ts';
import { isSame } from '../../src-shared/timeline/equal.ts';
import { framesToSeconds, onGrid, rational } from '../../src-shared/timeline/rational.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import type {
  FilmFootage,
  FilmSources,
  ItemSource,
  StoredTimeline,
  Timeline,
} from '../../src-shared/timeline/records.ts';
import type { Library } from '../library/open.ts';
import type { Services } from './services.ts';
import { currentTake, openFilm } from './shots.ts';
import { askingForStill } from './wanted-shots.ts';
import type { WantedShot } from './wanted-shots.ts';

/** Clips, and stills where there is none; or stills alone. */
export type Pictures = 'best' | 'stills';

/** A shot of the storyboard with what shows it; null where nothing does yet. */
export type CutShot = ShownShot<ShownTake | null> & { readonly number: number };

/** A project's film with what it is cut from. */
export interface FilmCut {
  readonly library: Library;
  readonly project: Project;
  readonly shots: readonly CutShot[];
  /** Whose files are there. */
  readonly footage: readonly Footage[];
  readonly graphics: readonly StoredGraphic[];
  readonly sources: FilmSources;
  readonly stored: StoredTimeline;
  readonly timeline: Timeline;
}

/**
 * Opens a project's film as it is cut.
 * @param commands that may name takes which the film does not show yet
 * @throws ShotloomError not_found
 */
export async function openCut(
  services: Services,
  projectId: string,
  pictures: Pictures,
  commands: readonly Command[] = [],
): Promise<FilmCut> {
  const { library, project, shotsAs } = await openFilm(services, projectId);
  const made = library.takesByShot(project.id);
  const rate = rateOf(project);
  const stored = library.timelineOf(project.id);
  const named = takesNamed(stored, commands);
  const shots = shotsAs('clip').map((clip): CutShot => {
    const take =
      (pictures === 'best' && currentTake(library, clip, 'clip', made)) ||
      currentTake(library, askingForStill(clip), 'still', made);
    const takes = (named.get(clip.shot.id) ?? []).flatMap((id) => takeNamed(library, clip.shot.id, id, rate));
    return cutShot(clip, take, takes);
  });
  const footage = library.footageOf(project.id).filter(({ media_sha256 }) => library.store.has(media_sha256));
  const graphics = library.graphicsOf(project.id);
  const { sources, before } = sourcesAgain(
    library,
    filmSources(
      project.id,
      rate,
      shots,
      footage.map((each) => filmFootage(each, rate)),
      graphics.map(({ id }) => id),
    ),
  );
  return { library, project, shots, footage, graphics, sources, stored, timeline: assemble(sources, stored, before) };
}

/** The shots of cuts as they were last, by what they ask for. */
const CUT_SHOTS = new WeakMap<WantedShot, CutShot>();

/** A shot as it is cut; the same object for as long as it is shown by the same. */
function cutShot(clip: WantedShot, take: Take | null, takes: readonly Take[]): CutShot {
  const known = CUT_SHOTS.get(clip);
  if (
    known?.take === take &&
    known.takes?.length === takes.length &&
    takes.every((each, at) => each === known.takes?.[at])
  )
    return known;
  const { shot, number, frames, spoken } = clip;
  const cut = { id: shot.id, number, frames, draft: shownDraft(shot), take, takes, spoken };
  CUT_SHOTS.set(clip, cut);
  return cut;
}

/** What films were last cut from, by project. */
const LAST_SOURCES = onceFor((_: Library) => new Map<string, FilmSources>());

/** The sources that were there before where these are the same: what was found out about them holds; else with those. */
function sourcesAgain(
  library: Library,
  now: FilmSources,
): { readonly sources: FilmSources; readonly before?: FilmSources } {
  const last = LAST_SOURCES(library);
  const before = last.get(now.project_id);
  const { shots, ...rest } = now;
  const isSameFilm =
    before?.shots.length === shots.length &&
    before.shots.every((shot, index) => shot === shots[index]) &&
    isSame({ ...before, shots: [] }, { ...rest, shots: [] });
  if (before && isSameFilm) return { sources: before };
  last.set(now.project_id, now);
  return { sources: now, ...(before ? { before } : {}) };
}

/** The takes that items show although their shots may show others, by shot. */
function takesNamed({ items }: StoredTimeline, commands: readonly Command[]): ReadonlyMap<string, readonly string[]> {
  const asked = commands.flatMap((command) => ('source' in command ? [command.source] : []));
  const sources = [...items.flatMap(({ edit }): ItemSource[] => (edit.source ? [edit.source] : [])), ...asked];
  const named = new Map<string, string[]>();
  for (const source of sources) {
    if (source.kind !== 'shot' || source.take === null) continue;
    const takes = named.get(source.shot) ?? [];
    if (!takes.includes(source.take)) named.set(source.shot, [...takes, source.take]);
  }
  return named;
}

/** A take of a shot that can be shown: not in the trash, and of as many frames a second as the film. */
function takeNamed(library: Library, shot: string, id: string, { numerator, denominator }: FrameRate) {
  const take = library.take(id);
  if (take?.shot_id !== shot || library.isTrashed(id) || !library.store.has(take.media_sha256)) return [];
  const { rate } = readRequest(library.requestOf(take).json);
  const isOfRate = rate.numerator * denominator === numerator * rate.denominator;
  return take.kind === 'still' || isOfRate ? [take] : [];
}

/** Footage as the film has it: made to its rate (footage-views.ts), so that it lasts whole frames. */
function filmFootage({ id, facts: { duration_s, picture, sound } }: Footage, rate: FrameRate): FilmFootage {
  const exact = (seconds: number) => onGrid(rational(Math.round(seconds * 1e6), 1e6));
  const duration = (seconds: number) => (picture ? framesToSeconds(framesIn(seconds, rate), rate) : exact(seconds));
  return {
    id,
    duration: duration_s === null ? null : duration(duration_s),
    has_picture: picture !== null,
    has_sound: sound !== null,
  };
}
