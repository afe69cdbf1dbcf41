import type { Project, Take } from '../../src-shared/library/records.ts';
import { filmSources } from '../../src-shared/render/film-plan.ts';
import type { DraftedShot } from '../../src-shared/render/film-plan.ts';
import { assemble, UNCHANGED } from '../../src-shared/timeline/assemble.ts';
import type { Timeline } from '../../src-shared/timeline/records.ts';
import type { Library } from '../library/open.ts';
import type { Services } from './services.ts';
import type { WantedShot } from './shots.ts';
import { currentTake, openFilm } from './shots.ts';

/** Which film of a project: with its clips where there are any, or of stills alone. */
export interface FilmInput {
  readonly project: string;
  readonly pictures: 'best' | 'stills';
}

/** A shot with the take that shows it. */
export interface CutShot extends DraftedShot {
  /** From 1, in the order of the storyboard. */
  readonly number: number;
}

/** A project's film as it is cut now. */
export interface CutFilm {
  readonly library: Library;
  readonly project: Project;
  readonly shots: readonly CutShot[];
  readonly timeline: Timeline;
}

/** The film of a project as it is cut now, whether or not its shots have pictures. @throws what `openFilm` throws */
export async function cutFilm(services: Services, input: FilmInput): Promise<CutFilm> {
  const { library, project, shotsAs } = await openFilm(services, input.project);
  const [stills, clips] = [shotsAs('still'), shotsAs('clip')];
  const rate = { numerator: project.fps_num, denominator: project.fps_den };
  const shots = clips.map((clip, index): CutShot => ({
    id: clip.shot.id,
    number: clip.number,
    frames: clip.frames,
    draft: clip.shot.draft,
    take: shownTake(library, clip, stills[index], input.pictures),
  }));
  return { library, project, shots, timeline: assemble(filmSources(project.id, rate, shots), UNCHANGED) };
}

/** The clip of a shot, or its still where there is none (or stills are asked for). */
function shownTake(
  library: Library,
  clip: WantedShot,
  still: WantedShot | undefined,
  pictures: FilmInput['pictures'],
): Take | null {
  const moving = pictures === 'best' ? currentTake(library, clip, 'clip') : null;
  return moving ?? (still ? currentTake(library, still, 'still') : null);
}
