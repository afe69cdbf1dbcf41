import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { DrawnFrame, RenderProgress, RenderSummary } from '../../src-shared/contract/schemas.ts';
import { readMoment, secondsText } from '../../src-shared/library/footage-range.ts';
import { filmFrames } from '../../src-shared/render/encode.ts';
import type { ShownShot } from '../../src-shared/render/film-plan.ts';
import { assemble, UNCHANGED } from '../../src-shared/timeline/assemble.ts';
import { filmPlan, filmSources } from '../../src-shared/render/film-plan.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import type { Library } from '../library/open.ts';
import { drawFilmFrame } from '../render/film-frame.ts';
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
  input: FilmInput,
  output: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    const { plan, tools, stills } = await planFilm(services, input);
    const { frames, encoded, reused } = await renderFilm(plan, tools, output, { signal: stop, onProgress: tell });
    return { frames, duration_s: secondsOf(frames, plan.rate), encoded, reused, stills };
  }, signal);
}

/**
 * Writes the frame of a project's film at a moment as a picture, byte for byte as the rendered film shows it.
 * @throws ShotloomError bad_option for a moment that the film has not, and what rendering throws
 */
export async function drawFrame(
  services: Services,
  { at, ...input }: FilmInput & { readonly at: string },
  output: string,
  signal: AbortSignal | undefined,
): Promise<z.input<typeof DrawnFrame>> {
  const { plan, tools } = await planFilm(services, input);
  const [frames, { numerator, denominator }] = [filmFrames(plan), plan.rate];
  const seconds = readMoment(at, plan.rate);
  const frame = seconds === null ? null : Math.floor((seconds * numerator) / denominator + NEARLY);
  if (frame === null || frame >= frames) {
    const length = secondsText(secondsOf(frames, plan.rate));
    throw new ShotloomError(
      'bad_option',
      `"${at}" is no moment of the film, which lasts ${length} s; write it as 12.5, 1:02.5 or 00:00:01:12 (the last are frames).`,
    );
  }
  await drawFilmFrame(plan, tools, frame, output, signal);
  return { frame, seconds: secondsOf(frame, plan.rate) };
}

/** Of a frame: so that seconds that were rounded when they were written do not fall into the frame before their own. */
const NEARLY = 0.001;

function secondsOf(frames: number, { numerator, denominator }: FrameRate): number {
  return (frames * denominator) / numerator;
}

interface FilmInput {
  readonly project: string;
  readonly pictures: 'best' | 'stills';
}

/** The plan of a project's film, and what it is rendered with. @throws ShotloomError not_found where a shot has no picture */
async function planFilm(services: Services, input: FilmInput) {
  const { library, project, shotsAs } = await openFilm(services, input.project);
  const [stills, clips] = [shotsAs('still'), shotsAs('clip')];
  const rate = { numerator: project.fps_num, denominator: project.fps_den };
  const { title, width, height } = project;
  const shots = clips.map((clip, index) => shownShot(library, clip, stills[index], input.pictures));
  const timeline = assemble(filmSources(project.id, rate, shots), UNCHANGED);
  const tools = {
    ffmpeg: await services.ffmpeg(),
    store: library.store,
    cacheDirectory: join(library.directory, 'cache'),
    fontsDirectory: FONTS,
  };
  return {
    plan: filmPlan({ title, width, height }, shots, timeline),
    tools,
    stills: shots.filter((shot) => shot.take.kind === 'still').length,
  };
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
  return { id: clip.shot.id, frames: clip.frames, draft: clip.shot.draft, take };
}
