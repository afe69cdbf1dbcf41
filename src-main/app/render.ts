import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { z } from 'zod';
import { soundOf } from '../../src-shared/audio/film-sound.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { DrawnFrame, RenderProgress, RenderSummary } from '../../src-shared/contract/schemas.ts';
import { secondsOf } from '../../src-shared/generation/request.ts';
import { readMoment, secondsText } from '../../src-shared/library/footage-range.ts';
import { filmFrames } from '../../src-shared/render/encode.ts';
import type { ShownShot, ShownTake } from '../../src-shared/render/film-plan.ts';
import { filmPlan, shownIn } from '../../src-shared/render/film-plan.ts';
import type { ItemSource } from '../../src-shared/timeline/records.ts';
import { mixFilm } from '../audio/mix-film.ts';
import { drawFilmFrame } from '../render/film-frame.ts';
import { renderFilm } from '../render/render-film.ts';
import { existingProject } from './existing-project.ts';
import type { CutShot, FilmCut, Pictures } from './film-cut.ts';
import { openCut } from './film-cut.ts';
import { soundOfFilm } from './film-sound.ts';
import { speakAgain } from './film-speech.ts';
import { normalisedPictures } from './footage-views.ts';
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
    const { cut, plan, tools, stills } = await planFilm(services, input, stop);
    const { frames, encoded, reused } = await withSound(services, cut, stop, tell, async (sound) => {
      const onProgress = (progress: Omit<Progress, 'sound'>): void => tell({ ...progress, sound: null });
      return await renderFilm(plan, { ...tools, sound }, output, { signal: stop, onProgress });
    });
    return { frames, duration_s: secondsOf({ frames, rate: plan.rate }), encoded, reused, stills };
  }, signal);
}

/** AAC at this rate is transparent for most ears. */
const FILM_SOUND = { codec: 'aac', bitrate: 192_000 } as const;

/** Lends `use` the mixed sound of a film; null where nothing is heard. */
async function withSound<Result>(
  services: Services,
  cut: FilmCut,
  signal: AbortSignal,
  tell: (progress: Progress) => void,
  use: (sound: string | null) => Promise<Result>,
): Promise<Result> {
  const { plan, tools } = await soundOfFilm(services, cut, signal);
  if (!plan) return await use(null);
  const path = cut.library.store.temporaryFile('m4a');
  const { loudness } = soundOf(cut.project.sound);
  const onProgress = (done: number, total: number): void =>
    tell({ segment: 0, segments: 0, frames: 0, total: 0, sound: { done, total } });
  try {
    await mixFilm(plan, { loudness, sound: FILM_SOUND }, tools, path, { signal, onProgress });
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
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
  const { plan, tools } = await planFilm(services, input, signal ?? new AbortController().signal);
  const [frames, { numerator, denominator }] = [filmFrames(plan), plan.rate];
  const seconds = readMoment(at, plan.rate);
  const frame = seconds === null ? null : Math.floor((seconds * numerator) / denominator + NEARLY);
  if (frame === null || frame >= frames) {
    const length = secondsText(secondsOf({ frames, rate: plan.rate }));
    throw new ShotloomError(
      'bad_option',
      `"${at}" is no moment of the film, which lasts ${length} s; write it as 12.5, 1:02.5 or 00:00:01:12 (the last are frames).`,
    );
  }
  await drawFilmFrame(plan, tools, frame, output, signal);
  return { frame, seconds: secondsOf({ frames: frame, rate: plan.rate }) };
}

/** Of a frame: so that seconds that were rounded when they were written do not fall into the frame before their own. */
const NEARLY = 0.001;

interface FilmInput {
  readonly project: string;
  readonly pictures: Pictures;
}

/**
 * The plan of a project's film, and what it is rendered with. Footage that it shows is made to its size and rate.
 * @throws ShotloomError not_found where a shot has no picture, and what making footage throws
 */
async function planFilm(services: Services, input: FilmInput, signal: AbortSignal) {
  await speakAgain(services, existingProject(services.library(), input.project), signal);
  const cut = await openCut(services, input.project, input.pictures);
  const { library, project, shots, graphics, timeline } = cut;
  const { title, width, height } = project;
  const sources = timeline.main.map(({ source }) => source);
  const shown = shots.flatMap(({ takes = [], ...shot }): ShownShot[] => {
    const take = shot.take ?? takes[0];
    return take ? [{ ...shot, take, takes }] : [];
  });
  expectPictures(shots, sources, project.id);
  const footage = new Map<string, ShownTake>();
  for (const source of sources) {
    if (source.kind !== 'footage' || footage.has(source.footage)) continue;
    const { sha256, frames } = await normalisedPictures(services, source.footage, signal);
    const kind = frames === null ? 'still' : 'clip';
    footage.set(source.footage, { kind, media_sha256: sha256, frames: frames ?? 1, handle_frames: 0 });
  }
  const tools = {
    ffmpeg: await services.ffmpeg(),
    store: library.store,
    cacheDirectory: join(library.directory, 'cache'),
    fontsDirectory: FONTS,
  };
  const plan = filmPlan({ title, width, height }, shown, timeline, {
    footage,
    graphics: new Map(graphics.map(({ id, graphic }) => [id, graphic])),
  });
  return { cut, plan, tools, stills: stillsIn(shown, sources) };
}

/** A shot that is shown as the storyboard has it needs a picture. */
function expectPictures(shots: readonly CutShot[], sources: readonly ItemSource[], projectId: string): void {
  const asked = new Set(sources.flatMap((source) => (source.kind === 'shot' && !source.take ? [source.shot] : [])));
  const blank = shots.find(({ id, take }) => take === null && asked.has(id));
  if (!blank) return;
  throw new ShotloomError(
    'not_found',
    `Shot ${blank.number} has no picture yet; generate it first with "shotloom generate ${projectId}".`,
  );
}

/** How many of the shots that are shown are shown by a still. */
function stillsIn(shots: readonly ShownShot[], sources: readonly ItemSource[]): number {
  const shown = new Set(sources.map(shownIn));
  return shots.filter(({ id, take }) => take.kind === 'still' && shown.has(id)).length;
}
