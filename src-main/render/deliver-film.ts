import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Delivery } from '../../src-shared/render/delivery.ts';
import { filmFrames, segmentList } from '../../src-shared/render/encode.ts';
import {
  descriptionFile,
  filmFileArguments,
  gifArguments,
  paletteArguments,
  picturesArguments,
  soundFileArguments,
} from '../../src-shared/render/film-file.ts';
import type { CaptionTrack, Description } from '../../src-shared/render/film-file.ts';
import type { RenderPlan } from '../../src-shared/render/plan.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import { flush, sweepParts, withPart, writeInPlace } from '../media/part-file.ts';
import { checkOutput } from './check-output.ts';
import { encodeFilm, joinSegments } from './encode-film.ts';
import type { EncodedFilm, RenderOptions, RenderResult, RenderTools } from './encode-film.ts';
import { Pauses } from './pauses.ts';
import { withTexts } from './segment-cache.ts';

/** What a film is delivered with. */
export interface DeliveredFilm {
  readonly plan: RenderPlan;
  readonly delivery: Delivery;
  readonly description: Description;
  /** Tracks that a player can show. */
  readonly captions: readonly CaptionTrack[];
  /** The label of the first frame, where the delivery has timecode. */
  readonly timecode: string;
  /** Makes the finished sound in the delivery's format, of the film's exact length, into a file. */
  readonly writeSound: (path: string, signal: AbortSignal) => Promise<void>;
}

/**
 * Renders a film into `output` as it is to be delivered: encodes the segments that the cache lacks, and joins all of them without
 * re-encoding, or makes pictures of them. The output is written beside its place and renamed, so that it is whole or not there at all; of a sequence of
 * pictures `output` is the pattern of their names.
 *
 * @throws ShotloomError `output_unwritable` before any work; `media_damaged` where a clip or still is missing or too
 *   short; `ffmpeg_failed`; `cancelled` when the signal stopped it. Segments already encoded stay for the next time.
 */
export async function deliverFilm(
  film: DeliveredFilm,
  tools: RenderTools,
  output: string,
  options: RenderOptions = {},
): Promise<RenderResult> {
  const { plan, delivery } = film;
  const { signal, pauses = new Pauses() } = options;
  const target = resolve(output);
  if (delivery.container === 'png') return await deliverPictures(plan, tools, target, options);
  await checkOutput(output);
  await sweepParts(dirname(target), basename(target));
  if (delivery.picture === null) {
    await pauses.run(async (stop) => await deliverSound(film, tools, target, stop), signal);
    return { frames: filmFrames(plan), encoded: 0, reused: 0 };
  }
  const encoded = await encodeFilm(plan, tools, options);
  await pauses.run(async (stop) => {
    if (delivery.container === 'gif') await deliverGif(plan, encoded, tools, target, stop);
    else await deliverFile(film, encoded, tools, target, stop);
  }, signal);
  return encoded.result;
}

async function deliverFile(
  film: DeliveredFilm,
  encoded: EncodedFilm,
  tools: RenderTools,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const { plan, delivery, captions } = film;
  const description = descriptionFile(film.description, plan.rate, delivery.container);
  await withTexts([description, ...captions.map(({ text }) => text)], target, async (pathOf) => {
    const join = async (sound: string | null): Promise<void> => {
      const file = {
        container: delivery.container,
        sound,
        description: pathOf(description),
        isFree: film.description.aigc !== null,
        captions: captions.map(({ text, ...track }) => ({ ...track, path: pathOf(text) })),
        timecode: delivery.timecode ? film.timecode : null,
      };
      await joinSegments(plan, encoded, filmFileArguments(file, delivery, plan.rate), tools, target, signal);
    };
    if (delivery.sound === null) return await join(null);
    await withPart(`${target}.sound`, async (sound) => {
      await film.writeSound(sound, signal);
      await join(sound);
    });
  });
}

async function deliverSound(
  { plan, delivery, description, writeSound }: DeliveredFilm,
  tools: RenderTools,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const text = descriptionFile(description, plan.rate, delivery.container);
  await withTexts([text], target, async (pathOf) => {
    await withPart(`${target}.sound`, async (sound) => {
      await writeSound(sound, signal);
      const file = { container: delivery.container, description: pathOf(text), isFree: description.aigc !== null };
      await writeInPlace(target, async (part) => {
        await runFfmpeg(tools.ffmpeg, soundFileArguments(file, sound), part, { signal });
        await flush(part);
      });
    });
  });
}

/** In two passes, so that no more than a few frames are held at once. */
async function deliverGif(
  plan: RenderPlan,
  encoded: EncodedFilm,
  tools: RenderTools,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  await withPart(`${target}.palette`, async (palette) => {
    const stdin = segmentList(encoded.segments, plan.rate);
    await runFfmpeg(tools.ffmpeg, paletteArguments(), palette, { stdin, signal });
    await joinSegments(plan, encoded, gifArguments(palette), tools, target, signal);
  });
}

/** Pictures are made in a folder of their own and moved when all are there. */
async function deliverPictures(
  plan: RenderPlan,
  tools: RenderTools,
  pattern: string,
  options: RenderOptions,
): Promise<RenderResult> {
  const folder = dirname(pattern);
  await mkdir(folder, { recursive: true });
  await checkOutput(join(folder, numbered(basename(pattern), 1)));
  const { signal, pauses = new Pauses() } = options;
  const encoded = await encodeFilm(plan, tools, options);
  await pauses.run(async (stop) => await writePictures(plan, encoded, tools, pattern, stop), signal);
  return encoded.result;
}

async function writePictures(
  plan: RenderPlan,
  encoded: EncodedFilm,
  tools: RenderTools,
  pattern: string,
  signal: AbortSignal,
): Promise<void> {
  const folder = dirname(pattern);
  const made = await mkdtemp(join(folder, '.pictures-'));
  try {
    const run = { stdin: segmentList(encoded.segments, plan.rate), signal };
    await runFfmpeg(tools.ffmpeg, picturesArguments(), join(made.replaceAll('%', '%%'), '%d.png'), run);
    const names = await readdir(made);
    if (names.length !== filmFrames(plan)) {
      throw new ShotloomError('ffmpeg_failed', say`ffmpeg wrote ${names.length} of ${filmFrames(plan)} pictures.`);
    }
    for (const name of names) {
      await rename(join(made, name), join(folder, numbered(basename(pattern), Number.parseInt(name, 10))));
    }
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** The name of a picture of a sequence, by its number. */
function numbered(pattern: string, number: number): string {
  return pattern.replace(/%(?:0(\d))?d(?=\.png$)/iu, (_, digits: string | undefined) =>
    String(number).padStart(Number(digits ?? 1), '0'),
  );
}
