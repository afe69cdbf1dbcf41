import { rm } from 'node:fs/promises';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { rateOf } from '../../src-shared/generation/request.ts';
import type { Derived, Footage } from '../../src-shared/library/records.ts';
import {
  FOOTAGE_REVISION,
  normalisedPictureArguments,
  normalisedSoundArguments,
  normalisedVersion,
  normalisedVideoArguments,
} from '../../src-shared/render/footage.ts';
import type { FootageFile, FootageFormat } from '../../src-shared/render/footage.ts';
import { fitInside, framesIn } from '../../src-shared/render/footage-facts.ts';
import type { FrameSize } from '../../src-shared/render/reframed.ts';
import { noRecord } from '../library/no-record.ts';
import type { Library } from '../library/open.ts';
import { footageFormat } from '../media/footage-format.ts';
import type { ProbedFootage } from '../media/footage.ts';
import { canToneMap, makeFilmstrip, makeNormalised, makeThumbnail, makeWaveform } from '../media/footage-views.ts';
import type { ViewTools } from '../media/footage-views.ts';
import type { Services } from './services.ts';
import { derivedFile } from './derived-file.ts';
import { existingProject } from './existing-project.ts';

/** How small pictures, filmstrips and waveforms are made. */
export const VIEW_VERSION = String(FOOTAGE_REVISION);

type View = Extract<Derived['what'], 'thumbnail' | 'filmstrip' | 'waveform'>;

/** What is made of every file that is imported; null where it has no such view. */
export type MadeViews = ReadonlyMap<View, string | Uint8Array>;

/** Makes the views of a file. They lie in the library's `tmp/` until they are stored. @throws ShotloomError media_unusable, cancelled */
export async function makeViews(probed: ProbedFootage, tools: ViewTools): Promise<MadeViews> {
  const views = new Map<View, string | Uint8Array>();
  try {
    for (const view of ['thumbnail', 'filmstrip', 'waveform'] as const) {
      const made = await makeView(view, probed, tools);
      if (made !== null) views.set(view, made);
    }
    return views;
  } catch (error) {
    await removeViews(views);
    throw error;
  }
}

/** Removes views that were not stored. */
export async function removeViews(views: MadeViews): Promise<void> {
  for (const view of views.values()) if (typeof view === 'string') await rm(view, { force: true });
}

/** Stores what was made of a file; answers what to note of it once the file itself is stored. */
export async function storeViews({ store }: Library, source_sha256: string, views: MadeViews): Promise<Derived[]> {
  const stored: Derived[] = [];
  for (const [what, made] of views) {
    const media = typeof made === 'string' ? await store.putFile(made) : await store.putBytes(made, 'peaks');
    stored.push({ source_sha256, what, version: VIEW_VERSION, media_sha256: media.sha256 });
  }
  return stored;
}

function makeView(
  view: View,
  probed: Pick<ProbedFootage, 'file' | 'facts'>,
  tools: ViewTools,
): Promise<string | Uint8Array | null> {
  switch (view) {
    case 'thumbnail':
      return makeThumbnail(probed, tools);
    case 'filmstrip':
      return makeFilmstrip(probed, tools);
    case 'waveform':
      return makeWaveform(probed, tools);
  }
}

/**
 * The path of a view of footage, made again where it is gone; null for what has no such view.
 * @throws ShotloomError media_damaged if the imported file is gone, media_unusable, cancelled
 */
export async function viewOf(
  services: Services,
  footage: Footage,
  what: View,
  signal: AbortSignal,
): Promise<string | null> {
  const view = await storedViewOf(services, footage, what, signal);
  return view && services.library().store.pathOf(view);
}

/** The same by the SHA-256 of what is stored. @throws ShotloomError as `viewOf` */
export async function storedViewOf(
  services: Services,
  footage: Footage,
  what: View,
  signal: AbortSignal,
): Promise<string | null> {
  const library = services.library();
  const tools = await toolsFor(services, footage, signal);
  return await derivedFile(library, footage.media_sha256, what, VIEW_VERSION, async () => {
    const made = await makeView(what, { file: await sourceOf(library, footage), facts: footage.facts }, tools);
    if (made === null) return null;
    return typeof made === 'string' ? await library.store.putFile(made) : await library.store.putBytes(made, 'peaks');
  });
}

async function toolsFor(services: Services, { name }: Footage, signal: AbortSignal): Promise<ViewTools> {
  const { temporaryFile } = services.library().store;
  return { ffmpeg: await services.ffmpeg(), signal, name, temporaryFile };
}

async function sourceOf({ store }: Library, { media_sha256 }: Footage): Promise<FootageFile> {
  const path = await store.read(media_sha256);
  return { path, demuxer: (await footageFormat(path)).demuxer };
}

/** Footage as its film has it (src-shared/render/footage.ts): paths of stored files, null for what it has not. */
export interface NormalisedFootage {
  /** MP4 of the film's rate, or PNG: as large as it fits into the film. */
  readonly pictures: string | null;
  /** FLAC, 48 kHz, two channels; of a video as long as its pictures. */
  readonly sound: string | null;
  /** Of a video. */
  readonly frames: number | null;
}

/**
 * Makes footage to its film where that was not done before, so that all of it is seen.
 * @throws ShotloomError not_found, media_damaged if the imported file is gone, media_unusable, cancelled
 */
export async function normalised(
  services: Services,
  footageId: string,
  signal: AbortSignal,
): Promise<NormalisedFootage> {
  const work = await normalisation(services, footageId, signal);
  const { picture } = work.footage.facts;
  const pictures = picture && (await picturesOf(work, fitInside(picture, work.film)));
  const sound = await soundOf(work);
  const { pathOf } = work.library.store;
  return { pictures: pictures && pathOf(pictures), sound: sound && pathOf(sound), frames: work.frames };
}

/**
 * Its pictures alone in a size of its own shape, by the SHA-256 of what is stored, and how many frames they are (null: one picture that
 * stands still).
 * @throws ShotloomError as `normalised`; media_unusable for what has no pictures
 */
export async function normalisedPictures(
  services: Services,
  footageId: string,
  size: FrameSize,
  signal: AbortSignal,
): Promise<{ readonly sha256: string; readonly frames: number | null }> {
  const work = await normalisation(services, footageId, signal);
  const sha256 = await picturesOf(work, size);
  if (sha256 === null)
    throw new ShotloomError('media_unusable', say`"${work.footage.name}" has no pictures that a film could show.`);
  return { sha256, frames: work.frames };
}

/** What footage is made with, and to. */
interface Normalisation {
  readonly library: Library;
  readonly footage: Footage;
  readonly film: FootageFormat;
  readonly source: FootageFile;
  readonly tools: ViewTools;
  readonly frames: number | null;
}

async function normalisation(services: Services, footageId: string, signal: AbortSignal): Promise<Normalisation> {
  const library = services.library();
  const footage = library.footage(footageId);
  if (!footage) throw noRecord('footage', footageId);
  const { duration_s, picture } = footage.facts;
  const project = existingProject(library, footage.project_id);
  const film = { width: project.width, height: project.height, rate: rateOf(project) };
  return {
    library,
    footage,
    film,
    source: await sourceOf(library, footage),
    tools: await toolsFor(services, footage, signal),
    frames: picture && duration_s !== null ? framesIn(duration_s, film.rate) : null,
  };
}

async function picturesOf(
  { library, footage, film: { rate }, source, tools }: Normalisation,
  { width, height }: FrameSize,
): Promise<string | null> {
  const { picture, duration_s: seconds } = footage.facts;
  if (!picture) return null;
  const toneMaps = canToneMap(tools.ffmpeg);
  const format = { width, height, rate };
  const version = normalisedVersion(footage.facts, format, toneMaps);
  return await derivedFile(library, footage.media_sha256, 'pictures', version, async () =>
    library.store.putFile(
      seconds === null
        ? await makeNormalised(normalisedPictureArguments(source, picture, format), 'png', tools)
        : await makeNormalised(normalisedVideoArguments(source, picture, seconds, format, toneMaps), 'mp4', tools),
    ),
  );
}

async function soundOf({ library, footage, film, source, tools, frames }: Normalisation): Promise<string | null> {
  if (!footage.facts.sound) return null;
  const { numerator, denominator } = film.rate;
  const length = frames === null ? 'whole' : `${frames} of ${numerator}/${denominator}`;
  return await derivedFile(library, footage.media_sha256, 'sound', `${FOOTAGE_REVISION} ${length}`, async () =>
    library.store.putFile(await makeNormalised(normalisedSoundArguments(source, frames, film.rate), 'flac', tools)),
  );
}
