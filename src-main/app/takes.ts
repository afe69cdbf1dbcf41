import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { TakeComparison, TakeDetails } from '../../src-shared/contract/takes.ts';
import { readRequest } from '../../src-shared/generation/request.ts';
import { whyStale } from '../../src-shared/generation/stale-reasons.ts';
import type { Shot, ShotOverrides, Take } from '../../src-shared/library/records.ts';
import { psnrArguments, readPsnr } from '../../src-shared/render/compare.ts';
import type { Library } from '../library/open.ts';
import { noRecord } from '../library/no-record.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import type { Ffmpeg } from '../media/locate.ts';
import type { Services } from './services.ts';
import { liveShot } from './shot-edits.ts';
import { currentTake, openFilm } from './shots.ts';

type Details = z.input<typeof TakeDetails>;

/** Every take of a shot, the newest first. @throws ShotloomError not_found */
export async function listTakes(services: Services, shotId: string): Promise<Details[]> {
  const library = services.library();
  const shot = library.shot(shotId);
  if (!shot) throw noRecord('shot', shotId);
  const shown = shot.deleted_at === null ? await shownTakes(services, shot) : [];
  return library.takesOf(shotId).map((take) => detailsOf(library, take, shown, shot.overrides));
}

/**
 * Shows a take that is one of the tries that its shot asks for.
 * @throws ShotloomError not_found; bad_option for one that was made for something else
 */
export async function showTake(services: Services, takeId: string): Promise<Details> {
  const library = services.library();
  const { take, shot } = takeOfFilm(library, takeId);
  const made = readRequest(library.requestOf(take).json);
  const { take: number = 0 } = made;
  const { shotAs } = await openFilm(services, shot.project_id);
  const asked = shotAs(shot.id, take.kind, number);
  if (asked?.request.digest !== take.request_digest) {
    throw new ShotloomError(
      'bad_option',
      say`The take ${takeId} was made for something else than its shot asks for now; lock it to show it all the same.`,
    );
  }
  const others = Object.entries(shot.overrides ?? {}).filter(([name]) => name !== 'take' && name !== 'locked');
  const overrides: ShotOverrides = Object.fromEntries(others);
  override(library, shot, number === 0 ? overrides : { ...overrides, take: number }, 'choose takes');
  return await detailsNow(services, takeId);
}

/** Keeps a take on its shot whatever the shot asks for, or lets go of it. @throws ShotloomError not_found */
export async function lockTake(services: Services, takeId: string, locked: boolean): Promise<Details> {
  const library = services.library();
  library.atomically(() => {
    const { shot } = takeOfFilm(library, takeId);
    const { locked: before, ...others } = shot.overrides ?? {};
    if (locked) override(library, shot, { ...others, locked: takeId }, 'lock');
    else if (before === takeId) override(library, shot, others, 'lock');
  });
  return await detailsNow(services, takeId);
}

/**
 * Asks the model's discriminator what it thinks of a take.
 * @throws ShotloomError not_found; model_missing where the take's model has none; media_damaged
 */
export async function scoreTake(services: Services, takeId: string): Promise<Details> {
  const library = services.library();
  const { take } = takeOfFilm(library, takeId);
  const request = readRequest(library.requestOf(take).json);
  if (request.draws)
    throw new ShotloomError('model_missing', say`This model cannot score takes; choose the best one yourself.`);
  const { layers_sha256: layers } = take;
  if (layers === null || !library.store.has(layers)) {
    throw new ShotloomError(
      'media_damaged',
      say`What the take ${takeId} was painted from is gone; make its shot again to score it.`,
    );
  }
  const worker = await services.worker();
  library.scoreTake(takeId, rounded(await worker.score({ request, painted: await library.store.read(layers) })));
  return await detailsNow(services, takeId);
}

/** A score as it is kept. */
export function rounded(score: number): number {
  return Math.round(score * 1e3) / 1e3;
}

/** What two takes differ in. @throws ShotloomError not_found, media_damaged */
export async function compareTakes(
  services: Services,
  one: string,
  other: string,
): Promise<z.input<typeof TakeComparison>> {
  const library = services.library();
  const [a, b] = [takeNamed(library, one), takeNamed(library, other)];
  const because = whyStale(readRequest(library.requestOf(a).json), readRequest(library.requestOf(b).json));
  const identical = a.frames_digest === b.frames_digest;
  const isComparable = a.kind === b.kind && a.frames === b.frames && a.width === b.width && a.height === b.height;
  if (identical || !isComparable) return { because, identical, psnr: null };
  const [path, otherPath] = await Promise.all([a, b].map(({ media_sha256 }) => library.store.read(media_sha256)));
  return { because, identical, psnr: await psnrOf(await services.ffmpeg(), path ?? '', otherPath ?? '') };
}

/** How alike two files of the same size and number of frames are, in dB; Infinity for equal ones. */
export async function psnrOf(ffmpeg: Ffmpeg, one: string, other: string, signal?: AbortSignal): Promise<number> {
  const { messages } = await runFfmpeg(ffmpeg, psnrArguments(one, other), '-', {
    loglevel: 'info',
    ...(signal ? { signal } : {}),
  });
  const psnr = readPsnr(messages);
  if (psnr === null) throw new ShotloomError('ffmpeg_failed', say`ffmpeg did not say how alike two takes are.`);
  return psnr;
}

/** @throws ShotloomError not_found */
export function takeNamed(library: Library, id: string): Take {
  const take = library.take(id);
  if (!take) throw noRecord('take', id);
  return take;
}

function override(library: Library, before: Shot, overrides: ShotOverrides, mark: string): void {
  const after: Shot = { ...before, overrides: Object.keys(overrides).length === 0 ? null : overrides };
  library.commit(before.project_id, mark, [{ table: 'shots', id: before.id, before, after }]);
}

async function detailsNow(services: Services, takeId: string): Promise<Details> {
  const library = services.library();
  const { take, shot } = takeOfFilm(library, takeId);
  return detailsOf(library, take, await shownTakes(services, shot), shot.overrides);
}

/** The ids of the takes that a shot shows: a still and a clip. */
async function shownTakes(services: Services, shot: Shot): Promise<string[]> {
  const { library, shotAs } = await openFilm(services, shot.project_id);
  return (['still', 'clip'] as const).flatMap((kind) => {
    const wanted = shotAs(shot.id, kind);
    const take = wanted && currentTake(library, wanted, kind);
    return take ? [take.id] : [];
  });
}

function detailsOf(library: Library, take: Take, shown: readonly string[], overrides: ShotOverrides | null): Details {
  const { project_id: project, shot_id: shot, media_sha256 } = take;
  return {
    ...take,
    project,
    shot,
    request: library.requestOf(take).json,
    bytes: library.store.sizeOf(media_sha256),
    present: library.store.has(media_sha256),
    shown: shown.includes(take.id),
    locked: overrides?.locked === take.id,
  };
}

function takeOfFilm(library: Library, takeId: string): { readonly take: Take; readonly shot: Shot } {
  const take = takeNamed(library, takeId);
  return { take, shot: liveShot(library, take.shot_id) };
}
