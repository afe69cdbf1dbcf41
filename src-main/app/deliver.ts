import { writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { soundOf } from '../../src-shared/audio/film-sound.ts';
import { partOf } from '../../src-shared/audio/mix-plan.ts';
import type { MixPlan } from '../../src-shared/audio/mix-plan.ts';
import { SAMPLE_RATE } from '../../src-shared/audio/pcm.ts';
import { writeSubRip } from '../../src-shared/captions/subrip.ts';
import type { DeliveryInput } from '../../src-shared/contract/delivery.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { RenderProgress, RenderSummary } from '../../src-shared/contract/schemas.ts';
import { secondsOf } from '../../src-shared/generation/request.ts';
import { aigcField } from '../../src-shared/render/ai-label.ts';
import { arranged, deliveredFrame, framesBefore } from '../../src-shared/render/arranged.ts';
import type { Arrangement } from '../../src-shared/render/arranged.ts';
import { containerOf, deliveryOf } from '../../src-shared/render/delivery.ts';
import type { Container, Delivery } from '../../src-shared/render/delivery.ts';
import { planDigest } from '../../src-shared/render/digest.ts';
import { audioSamples, filmFrames } from '../../src-shared/render/encode.ts';
import type { CaptionTrack, Chapter, Description } from '../../src-shared/render/film-file.ts';
import { paceOf } from '../../src-shared/render/pace.ts';
import type { RenderPlan } from '../../src-shared/render/plan.ts';
import { frameTicks } from '../../src-shared/render/rates.ts';
import type { FrameRange } from '../../src-shared/render/resampled.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import { filmStart, formatTimecode, hasDropFrame } from '../../src-shared/timeline/timecode.ts';
import { mixFilm } from '../audio/mix-film.ts';
import { publishOutput } from '../media/part-file.ts';
import { deliverFilm } from '../render/deliver-film.ts';
import type { RenderResult } from '../render/encode-film.ts';
import { expectRoom } from '../render/expect-room.ts';
import { drawFilmFrame } from '../render/film-frame.ts';
import { planCopies } from '../render/plan-copies.ts';
import { captionLanes } from './caption-lanes.ts';
import type { CaptionLane } from './caption-lanes.ts';
import { chosenEncoder } from './encoders.ts';
import type { FilmCut } from './film-cut.ts';
import { filmFocus } from './film-focus.ts';
import { filmChapters, reviewedItems, sceneAlone } from './film-scenes.ts';
import { soundOfFilm } from './film-sound.ts';
import type { FilmMix } from './film-sound.ts';
import { noteExport } from './export-paces.ts';
import { relay } from './relay.ts';
import { asItIs, frameOf, momentOf, planFilm } from './render.ts';
import type { FilmPart, PlannedFilm } from './render.ts';
import type { BegunRender } from './running-renders.ts';
import type { Services } from './services.ts';
import { programVersion } from './version.ts';

type Input = Omit<z.output<typeof DeliveryInput>, 'output' | 'poster'>;
type Progress = z.input<typeof RenderProgress>;
type Summary = z.input<typeof RenderSummary>;

/** Frames a second that animated pictures have at most: their times are hundredths of a second. */
const GIF_RATE = 30;

/** A film with how it is delivered. */
export interface Delivered {
  readonly film: PlannedFilm;
  readonly plan: RenderPlan;
  readonly delivery: Delivery;
  readonly arrangement: Arrangement;
  readonly description: Description;
}

/** Where a delivery is written. */
interface Outputs {
  readonly film: string;
  readonly poster: string | null;
}

/**
 * Renders a project's film as it is asked for.
 * @throws ShotloomError bad_option, not_found, output_unwritable, ffmpeg_missing, and what encoding throws
 */
export function deliver(
  services: Services,
  input: Input,
  outputs: Outputs,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    const begun = services.renders.begin({ project: input.project, output: basename(outputs.film) }, tell);
    try {
      return await render(services, input, outputs, { ...begun, signal: AbortSignal.any([stop, begun.signal]) });
    } finally {
      begun.end();
    }
  }, signal);
}

async function render(services: Services, input: Input, outputs: Outputs, run: DeliveryRun): Promise<Summary> {
  const container = containerOf(outputs.film);
  if (container === null) throw unknownEnding(outputs.film);
  const delivered = await planDelivery(services, input, container, run);
  const { film, plan, arrangement } = delivered;
  const lanes = input.captions === 'soft' || input.captions === 'sidecar' ? captionLanes(film, arrangement) : [];
  const heard = async (stop: AbortSignal): Promise<FilmMix> => await soundOfFilm(services, film, stop);
  const tracks = input.captions === 'soft' ? lanes.map(trackOf) : [];
  const { frames, encoded, reused } = await writeDelivery(delivered, heard, tracks, outputs.film, run);
  if (input.captions === 'sidecar') await writeSidecars(lanes, outputs.film);
  const { poster } = outputs;
  const { pauses, signal } = run;
  if (poster !== null) await pauses.run(async (stop) => await drawPoster(film, plan, input, poster, stop), signal);
  return { frames, duration_s: secondsOf({ frames, rate: plan.rate }), encoded, reused, stills: film.stills };
}

/** What pauses and stops a delivery, and hears how far it is. */
export type DeliveryRun = Pick<BegunRender, 'pauses' | 'signal' | 'report'>;

/**
 * Plans a film as it is to be delivered, before anything of it is encoded.
 * @throws ShotloomError bad_option, not_found, ffmpeg_missing, and what making footage throws
 */
export async function planDelivery(
  services: Services,
  input: Input,
  container: Container,
  { pauses, signal }: Pick<DeliveryRun, 'pauses' | 'signal'>,
): Promise<Delivered> {
  const ffmpeg = await services.ffmpeg();
  const { preset = null, loudness = null, scene } = input;
  const partOf = (cut: FilmCut): FilmPart =>
    scene === undefined ? { timeline: cut.timeline, before: 0 } : sceneAlone(cut, scene);
  const film = await pauses.run(async (stop) => await planFilm(services, input, stop, partOf), signal);
  const usual = soundOf(film.project.sound).loudness;
  const asked = deliveryOf({ preset, container, loudness }, ffmpeg.encoders, usual);
  const picture = asked.picture && (await chosenEncoder(ffmpeg, input.encoder, asked.picture));
  const delivery = { ...asked, picture };
  const arrangement = await arrangementOf(film, input, delivery);
  const wanted = arranged(film.plan, arrangement);
  const plan =
    picture === null ? wanted : await pauses.run(async (stop) => await planCopies(wanted, film.tools, stop), signal);
  return { film, plan, delivery, arrangement, description: descriptionOf(film, wanted, arrangement) };
}

/**
 * Encodes what the cache lacks of a planned film and writes it.
 * @param heard what is heard of the film, asked for when it is mixed
 * @throws ShotloomError output_unwritable, and what encoding and mixing throw
 */
export async function writeDelivery(
  delivered: Delivered,
  heard: (signal: AbortSignal) => Promise<FilmMix>,
  captions: readonly CaptionTrack[],
  output: string,
  { pauses, signal, report }: DeliveryRun,
): Promise<RenderResult> {
  const { film, plan, delivery, description, arrangement } = delivered;
  const { lacking } = await expectRoom(plan, delivery, film.tools, output);
  const began = pauses.clock;
  const left = paceOf(() => pauses.clock);
  const done = await deliverFilm(
    {
      ...{ plan, delivery, description, captions },
      timecode: firstLabel(arrangement, film.plan.rate),
      writeSound: async (path, stop) => await writeSound(delivered, await heard(stop), path, report, stop),
    },
    film.tools,
    output,
    {
      signal,
      pauses,
      onProgress: (progress) => report({ ...progress, left_ms: left(progress.frames, progress.total), sound: null }),
    },
  );
  await noteExport(film.tools.cacheDirectory, delivery, plan, { lacking, ms: pauses.clock - began });
  return done;
}

async function arrangementOf(film: PlannedFilm, input: Input, delivery: Delivery): Promise<Arrangement> {
  const usual = asItIs(film);
  const asked = input.rate && { numerator: input.rate.fps_num, denominator: input.rate.fps_den };
  const size = frameOf(film.project, input);
  const wantsLabel = input.ai_label ?? usual.label !== null;
  return {
    range: rangeOf(film.plan, input),
    before: film.before,
    rate: rateFor(asked ?? usual.rate, delivery),
    size,
    focusOf: await filmFocus(film, size),
    hasCaptions: input.captions === 'burnt',
    label: wantsLabel ? film.project.language : null,
    review: input.review ? reviewedItems(film) : [],
    encoding: delivery.picture,
  };
}

/** Of an animated picture every second frame, or every third. */
function rateFor(rate: FrameRate, { container }: Delivery): FrameRate {
  const every = container === 'gif' ? Math.ceil(rate.numerator / rate.denominator / GIF_RATE) : 1;
  const shown = { numerator: rate.numerator, denominator: rate.denominator * every };
  try {
    frameTicks(shown);
    return shown;
  } catch (cause) {
    const text = `${rate.numerator}/${rate.denominator}`;
    throw new ShotloomError(
      'bad_option',
      say`Films are not written at ${text} frames a second; choose 23.976, 24, 25, 29.97, 30, 50, 59.94 or 60.`,
      { cause },
    );
  }
}

function rangeOf(plan: RenderPlan, { from, to }: Pick<Input, 'from' | 'to'>): FrameRange | null {
  if (from === undefined && to === undefined) return null;
  const frames = filmFrames(plan);
  const first = from === undefined ? 0 : momentOf(plan, from, frames - 1);
  const last = to === undefined ? frames : momentOf(plan, to, frames);
  if (first < last) return { from: first, to: last };
  throw new ShotloomError(
    'bad_option',
    say`Nothing lies between ${from ?? say`the start`} and ${to ?? say`the end`} of the film.`,
  );
}

function descriptionOf(film: PlannedFilm, plan: RenderPlan, arrangement: Arrangement): Description {
  const { project } = film;
  const program = `Shotloom ${programVersion()}`;
  const filmId = planDigest(plan).slice(0, 32);
  const frames = filmFrames(plan);
  const within = (frame: number): number =>
    Math.min(Math.max(deliveredFrame(frame, film.plan.rate, arrangement), 0), frames);
  const chapters = filmChapters(film).flatMap((chapter): Chapter[] => {
    const [from, to] = [within(chapter.from), within(chapter.to)];
    return to > from ? [{ title: chapter.title, from, to }] : [];
  });
  return {
    title: project.title,
    // Nothing random: the same film is the same file.
    comment: `${program}, film ${filmId}`,
    aigc: arrangement.label === null ? null : aigcField(program, filmId),
    chapters,
  };
}

/** The timecode of the first frame: that of the film, also in a part of it. */
function firstLabel(arrangement: Arrangement, filmRate: FrameRate): string {
  const { rate } = arrangement;
  return formatTimecode(filmStart(rate) + framesBefore(arrangement, filmRate), rate, hasDropFrame(rate));
}

/** Mixes the sound of a delivery. */
async function writeSound(
  delivered: Delivered,
  heard: FilmMix,
  path: string,
  report: BegunRender['report'],
  signal: AbortSignal,
): Promise<void> {
  const { sound, loudness } = delivered.delivery;
  if (sound === null) throw new RangeError('A silent delivery has no sound');
  const onProgress = (done: number, total: number): void =>
    report({ segment: 0, segments: 0, frames: 0, total: 0, left_ms: null, sound: { done, total } });
  await mixFilm(mixOf(delivered, heard), { loudness, sound }, heard.tools, path, { signal, onProgress });
}

/** What is heard of a film, or of a part of it, exactly as long as its pictures. */
export function mixOf({ film, plan, arrangement }: Delivered, heard: Pick<FilmMix, 'plan'>): MixPlan {
  const samples = audioSamples(filmFrames(plan), plan.rate, SAMPLE_RATE);
  const start = audioSamples(arrangement.range?.from ?? 0, film.plan.rate, SAMPLE_RATE);
  const mix = heard.plan ?? { samples: start + samples, tracks: [], marks: [] };
  return { ...partOf(mix, { start, end: start + samples }), marks: mix.marks.map((mark) => mark - start) };
}

function trackOf({ cues, language, name }: CaptionLane) {
  return { text: writeSubRip(cues), language, name };
}

/** Beside the film, named as it is; of several lanes with their names. */
async function writeSidecars(lanes: readonly CaptionLane[], film: string): Promise<void> {
  const stem = join(dirname(resolve(film)), basename(film, extname(film)));
  for (const { cues, name } of lanes) {
    const path = lanes.length === 1 ? `${stem}.srt` : `${stem}.${name.replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}.srt`;
    await publishOutput(path, async (part) => await writeFile(part, writeSubRip(cues)));
  }
}

/** Unless a moment is named, the middle of what is longest in the first half of the film: titles and fades are short. */
async function drawPoster(
  { plan: film, tools }: PlannedFilm,
  plan: RenderPlan,
  { poster_at: at }: Input,
  output: string,
  signal: AbortSignal,
): Promise<void> {
  const frames = filmFrames(plan);
  const frame = at === undefined ? usualPoster(plan) : Math.min(momentOf(film, at, filmFrames(film) - 1), frames - 1);
  await drawFilmFrame(plan, tools, frame, output, signal);
}

function usualPoster({ segments }: RenderPlan): number {
  const half = segments.reduce((sum, segment) => sum + segment.frames, 0) / 2;
  let [start, best] = [0, { frames: 0, middle: 0 }];
  for (const segment of segments) {
    const { frames } = segment;
    if (start <= half && frames > best.frames && segment.kind === 'stretch') {
      best = { frames, middle: start + Math.floor(frames / 2) };
    }
    start += frames;
  }
  return best.middle;
}

function unknownEnding(name: string): ShotloomError {
  return new ShotloomError(
    'bad_option',
    say`What "${basename(name)}" is to be is not known by its ending; let it end in .mp4, .mov, .webm, .mkv, .gif, .m4a, .mp3, .flac, .wav or %05d.png.`,
  );
}
