import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import type { DrawnFrame } from '../../src-shared/contract/schemas.ts';
import { secondsOf } from '../../src-shared/generation/request.ts';
import { readMoment, secondsText } from '../../src-shared/library/footage-range.ts';
import { arranged } from '../../src-shared/render/arranged.ts';
import type { Arrangement } from '../../src-shared/render/arranged.ts';
import { filmFrames } from '../../src-shared/render/encode.ts';
import type { ShownShot } from '../../src-shared/render/film-plan.ts';
import { filmPlan, shownIn } from '../../src-shared/render/film-plan.ts';
import type { RenderPlan } from '../../src-shared/render/plan.ts';
import { sizeOfShape } from '../../src-shared/render/reframed.ts';
import type { FrameShape, FrameSize } from '../../src-shared/render/reframed.ts';
import type { ItemSource, Timeline } from '../../src-shared/timeline/records.ts';
import { onDisk } from '../processes/on-disk.ts';
import { drawFilmFrame } from '../render/film-frame.ts';
import { planCopies } from '../render/plan-copies.ts';
import type { SegmentTools } from '../render/segment-cache.ts';
import { cacheFolder, cacheLimit } from './caches.ts';
import { existingProject } from './existing-project.ts';
import type { FilmCut, Pictures } from './film-cut.ts';
import { openCut } from './film-cut.ts';
import { speakAgain } from './film-speech.ts';
import { footageFiles } from './footage-files.ts';
import type { Services } from './services.ts';

/** The folder of the font that captions are drawn with. */
export const FONTS = onDisk(new URL('../../resources/fonts', import.meta.url));

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
  const film = await planFilm(services, input, signal ?? new AbortController().signal);
  const { tools } = film;
  const plan = await planCopies(arranged(film.plan, asItIs(film)), tools, signal);
  const frame = momentOf(plan, at, filmFrames(plan) - 1);
  await drawFilmFrame(plan, tools, frame, output, signal);
  return { frame, seconds: secondsOf({ frames: frame, rate: plan.rate }) };
}

/**
 * The frame of a film at a moment as people write it.
 * @param last the highest that may be
 * @throws ShotloomError bad_option for a moment that the film has not
 */
export function momentOf(plan: RenderPlan, at: string, last: number): number {
  const { numerator, denominator } = plan.rate;
  const seconds = readMoment(at, plan.rate);
  const frame = seconds === null ? null : Math.floor((seconds * numerator) / denominator + NEARLY);
  if (frame !== null && frame <= last) return frame;
  const length = secondsText(secondsOf({ frames: filmFrames(plan), rate: plan.rate }));
  throw new ShotloomError(
    'bad_option',
    say`"${at}" is no moment of the film, which lasts ${length} s; write it as 12.5, 1:02.5 or 00:00:01:12 (the last are frames).`,
  );
}

/** Of a frame: so that seconds that were rounded when they were written do not fall into the frame before their own. */
const NEARLY = 0.001;

export interface FilmInput {
  readonly project: string;
  readonly pictures: Pictures;
  /** What it is delivered in: the project's size where neither is given. */
  readonly size?: FrameSize | undefined;
  readonly shape?: FrameShape | undefined;
}

/** The size of the frame that a project's film is delivered in. */
export function frameOf({ width, height }: FrameSize, { size, shape }: Pick<FilmInput, 'size' | 'shape'>): FrameSize {
  return size ?? (shape ? sizeOfShape(shape, { width, height }) : { width, height });
}

/** A film, or a part of it as a film of its own. */
export interface FilmPart {
  readonly timeline: Timeline;
  /** Frames of the film before the part. */
  readonly before: number;
}

/** A film that is ready to be rendered. */
export interface PlannedFilm extends FilmCut, FilmPart {
  /** As it is cut, without what a delivery adds. */
  readonly plan: RenderPlan;
  readonly tools: SegmentTools;
  /** Shots that are shown by a still. */
  readonly stills: number;
}

/** How a film is delivered where nobody wants anything else: films in Chinese say that they are made by a machine. */
export function asItIs({ plan: { rate, width, height }, project: { language }, before }: PlannedFilm): Arrangement {
  return {
    range: null,
    before,
    rate,
    size: { width, height },
    focusOf: () => 0.5,
    hasCaptions: true,
    label: language === 'zh' ? language : null,
    review: [],
    encoding: null,
  };
}

/**
 * The plan of a project's film, or of a part of it, and what it is rendered with. Footage that it shows is made to it.
 * @throws ShotloomError not_found where a shot has no picture, and what making footage throws
 */
export async function planFilm(
  services: Services,
  input: FilmInput,
  signal: AbortSignal,
  partOf: (film: FilmCut) => FilmPart = ({ timeline }) => ({ timeline, before: 0 }),
): Promise<PlannedFilm> {
  await speakAgain(services, existingProject(services.library(), input.project), signal);
  const film = await openCut(services, input.project, input.pictures);
  const { library, project, shots, graphics } = film;
  const { timeline, before } = partOf(film);
  const { title, width, height } = project;
  if (timeline.main.length === 0)
    throw new ShotloomError(
      'not_found',
      say`The film shows nothing yet; write a script, or put a shot back into the film.`,
    );
  const sources = timeline.main.map(({ source }) => source);
  const shown = shots.flatMap(({ takes = [], ...shot }): ShownShot[] => {
    const take = shot.take ?? takes[0];
    return take ? [{ ...shot, take, takes }] : [];
  });
  expectPictures(film, sources);
  const tools = {
    ffmpeg: await services.ffmpeg(),
    store: library.store,
    cacheDirectory: cacheFolder(library.directory, 'segments'),
    mostBytes: cacheLimit(library.directory, 'segments'),
    fontsDirectory: FONTS,
  };
  const plan = filmPlan({ title, width, height }, shown, timeline, {
    footage: await footageFiles(services, film, timeline.main, frameOf(project, input), signal),
    graphics: new Map(graphics.map(({ id, graphic }) => [id, graphic])),
  });
  return { ...film, timeline, before, plan, tools, stills: stillsIn(shown, sources) };
}

/** A shot that is shown as the storyboard has it needs a picture. */
function expectPictures({ library, shots, project }: FilmCut, sources: readonly ItemSource[]): void {
  const asked = new Set(sources.flatMap((source) => (source.kind === 'shot' && !source.take ? [source.shot] : [])));
  const blank = shots.find(({ id, take }) => take === null && asked.has(id));
  if (!blank) return;
  const lacks =
    library.takesOf(blank.id).length > 0 ? say`has changed since its picture was made` : say`has no picture yet`;
  throw new ShotloomError(
    'not_found',
    say`Shot ${blank.number} ${lacks}; generate it first${onlyTyped(say` with "shotloom generate ${project.id}"`)}.`,
  );
}

/** How many of the shots that are shown are shown by a still. */
function stillsIn(shots: readonly ShownShot[], sources: readonly ItemSource[]): number {
  const shown = new Set(sources.map(shownIn));
  return shots.filter(({ id, take }) => take.kind === 'still' && shown.has(id)).length;
}
