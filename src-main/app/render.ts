import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { RenderProgress, RenderSummary } from '../../src-shared/contract/schemas.ts';
import type { ShownShot } from '../../src-shared/render/film-plan.ts';
import { filmPlan } from '../../src-shared/render/film-plan.ts';
import type { Library } from '../library/open.ts';
import { renderFilm } from '../render/render-film.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';
import type { WantedShot } from './shots.ts';
import { currentTake, openFilm } from './shots.ts';

type Progress = z.input<typeof RenderProgress>;
type Summary = z.input<typeof RenderSummary>;

/** The folder of the font that captions are drawn with. */
export const FONTS = fileURLToPath(new URL('../../resources/fonts', import.meta.url));

/** Renders a project's film to `output`. */
export function render(
  services: Services,
  input: { readonly project: string; readonly pictures: 'best' | 'stills' },
  output: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    const { library, project, shotsAs } = await openFilm(services, input.project);
    const [stills, clips] = [shotsAs('still'), shotsAs('clip')];
    const rate = { numerator: project.fps_num, denominator: project.fps_den };
    const { title, width, height } = project;
    const shots = clips.map((clip, index) => shownShot(library, clip, stills[index], input.pictures));
    const plan = filmPlan({ title, width, height, rate }, shots);

    const tools = {
      ffmpeg: await services.ffmpeg(),
      store: library.store,
      cacheDirectory: join(library.directory, 'cache'),
      fontsDirectory: FONTS,
    };
    const { frames, encoded, reused } = await renderFilm(plan, tools, output, { signal: stop, onProgress: tell });
    return {
      frames,
      duration_s: (frames * rate.denominator) / rate.numerator,
      encoded,
      reused,
      stills: shots.filter((shot) => shot.take.kind === 'still').length,
    };
  }, signal);
}

/** A shot with its clip, or its still where there is none (or stills are asked for). */
function shownShot(
  library: Library,
  clip: WantedShot,
  still: WantedShot | undefined,
  pictures: 'best' | 'stills',
): ShownShot {
  const moving = pictures === 'best' ? currentTake(library, clip, 'clip') : null;
  const take = moving ?? (still ? currentTake(library, still, 'still') : null);
  if (!take) {
    throw new ShotloomError(
      'not_found',
      `Shot ${clip.number} has no picture yet; generate it first with "shotloom generate ${clip.shot.project_id}".`,
    );
  }
  return { frames: clip.frames, lines: clip.shot.draft.lines, take };
}
