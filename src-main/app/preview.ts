import { createHash } from 'node:crypto';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { chunkDigest } from '../../src-shared/audio/mix-plan.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { PreviewMade, PreviewProgress } from '../../src-shared/contract/preview.ts';
import { canonicalJson } from '../../src-shared/generation/canonical-json.ts';
import { secondsOf } from '../../src-shared/generation/request.ts';
import { arranged } from '../../src-shared/render/arranged.ts';
import { planDigest } from '../../src-shared/render/digest.ts';
import { filmFrames } from '../../src-shared/render/encode.ts';
import { drawFilmPeaks } from '../audio/film-peaks.ts';
import { RENDERER_REVISION } from '../audio/render-score.ts';
import { sweepParts, writeInPlace } from '../media/part-file.ts';
import { noteUse, trimCache } from '../media/trim-cache.ts';
import { drawFilmFrame } from '../render/film-frame.ts';
import { Pauses } from '../render/pauses.ts';
import { planCopies } from '../render/plan-copies.ts';
import { cacheFolder, cacheLimit } from './caches.ts';
import { mixOf, planDelivery, writeDelivery } from './deliver.ts';
import { soundOfFilm } from './film-sound.ts';
import { relay } from './relay.ts';
import { asItIs, planFilm } from './render.ts';
import type { Services } from './services.ts';

type Progress = z.input<typeof PreviewProgress>;
type Made = z.input<typeof PreviewMade>;

/** What was looked at within so many milliseconds stays: an edit leaves another film behind each time. */
const IN_USE_MS = 10 * 60_000;

/**
 * Makes the film as an export makes it that asks for nothing else (the web preset at the project's size), for being looked at: the
 * very same file, in the library's cache. What was made before is there at once.
 * @throws ShotloomError as `deliver`
 */
export function makePreview(
  services: Services,
  project: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Made, void> {
  return relay<Progress, Made>(async (report, stop) => {
    const run = { pauses: new Pauses(), signal: stop, report };
    const input = { project, pictures: 'best', captions: 'burnt', encoder: 'software', review: false } as const;
    const delivered = await planDelivery(services, input, 'mp4', run);
    const { film, plan, delivery, description } = delivered;
    const heard = await soundOfFilm(services, film, stop);
    const mix = mixOf(delivered, heard);
    const parts = {
      plan: planDigest(plan),
      sound: chunkDigest(mix, RENDERER_REVISION),
      ...{ format: delivery.sound, loudness: delivery.loudness, description },
    };
    const preview = createHash('sha256').update(canonicalJson(parts)).digest('hex');
    const folder = await openFolder(services);
    const path = join(folder, `${preview}.mp4`);
    if (!(await isThere(path))) {
      await writeDelivery(delivered, async () => await Promise.resolve(heard), [], path, run);
    }
    const peaks = join(folder, `${preview}.peaks`);
    if (!(await isThere(peaks))) {
      const drawn = await drawFilmPeaks(mix, heard.tools, stop);
      await writeInPlace(peaks, async (part) => await writeFile(part, drawn));
    }
    await Promise.all([path, peaks].map(noteUse));
    const frames = filmFrames(plan);
    return { preview, frames, duration_s: secondsOf({ frames, rate: plan.rate }), stills: film.stills };
  }, signal);
}

/**
 * Where a preview lies, or its waveforms, by its digest.
 * @throws ShotloomError not_found where it was let go
 */
export async function previewFile(services: Services, preview: string, what: 'mp4' | 'peaks'): Promise<string> {
  const path = join(folderOf(services), `${preview}.${what}`);
  if (!/^[0-9a-f]{64}$/u.test(preview) || !(await isThere(path))) {
    throw new ShotloomError('not_found', say`That preview is not there any more; let it be made again.`);
  }
  await noteUse(path);
  return path;
}

/**
 * Draws a frame of a film exactly as its preview and its export show it, without either: only what shows this frame is encoded.
 * @param frame from 0
 * @returns the path of a PNG
 * @throws ShotloomError bad_option for a frame that the film has not, and what rendering throws
 */
export async function exactFrame(
  services: Services,
  project: string,
  frame: number,
  signal: AbortSignal,
): Promise<string> {
  const film = await planFilm(services, { project, pictures: 'best' }, signal);
  const plan = await planCopies(arranged(film.plan, asItIs(film)), film.tools, signal);
  const frames = filmFrames(plan);
  if (!Number.isSafeInteger(frame) || frame < 0 || frame >= frames)
    throw new ShotloomError('bad_option', say`The film has the frames 0 to ${frames - 1}; ask for one of them.`);
  const path = join(await openFolder(services), `${planDigest(plan)}.${frame}.png`);
  if (!(await isThere(path))) await drawFilmFrame(plan, film.tools, frame, path, signal);
  await noteUse(path);
  return path;
}

function folderOf(services: Services): string {
  return cacheFolder(services.library().directory, 'previews');
}

async function openFolder(services: Services): Promise<string> {
  const folder = folderOf(services);
  await mkdir(folder, { recursive: true });
  await sweepParts(folder);
  await trimCache(folder, () => cacheLimit(services.library().directory, 'previews'), Date.now(), IN_USE_MS);
  return folder;
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
