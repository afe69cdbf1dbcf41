import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { DrawnFrame, RenderProgress, RenderSummary } from '../../src-shared/contract/schemas.ts';
import { readMoment, secondsText } from '../../src-shared/library/footage-range.ts';
import { filmFrames } from '../../src-shared/render/encode.ts';
import type { ShownShot } from '../../src-shared/render/film-plan.ts';
import { filmPlan } from '../../src-shared/render/film-plan.ts';
import type { FrameRate } from '../../src-shared/render/plan.ts';
import { drawFilmFrame } from '../render/film-frame.ts';
import { renderFilm } from '../render/render-film.ts';
import { cutFilm } from './cut-film.ts';
import type { CutShot, FilmInput } from './cut-film.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';

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

/** The plan of a project's film, and what it is rendered with. @throws ShotloomError not_found where a shot has no picture */
async function planFilm(services: Services, input: FilmInput) {
  const { library, project, shots, timeline } = await cutFilm(services, input);
  const { title, width, height } = project;
  const tools = {
    ffmpeg: await services.ffmpeg(),
    store: library.store,
    cacheDirectory: join(library.directory, 'cache'),
    fontsDirectory: FONTS,
  };
  const shown = shots.map((shot) => withTake(shot, project.id));
  return {
    plan: filmPlan({ title, width, height }, shown, timeline),
    tools,
    stills: shown.filter(({ take }) => take.kind === 'still').length,
  };
}

function withTake(shot: CutShot, projectId: string): ShownShot {
  const { take, number } = shot;
  if (take) return { ...shot, take };
  throw new ShotloomError(
    'not_found',
    `Shot ${number} has no picture yet; generate it first with "shotloom generate ${projectId}".`,
  );
}
