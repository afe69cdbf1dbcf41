import type { z } from 'zod';
import { onceFor } from '../../src-shared/contract/once-for.ts';
import type { SealedRequest } from '../../src-shared/generation/request.ts';
import { beginsFrom, readRequest } from '../../src-shared/generation/request.ts';
import type { StaleReason } from '../../src-shared/generation/stale-reasons.ts';
import { whyStale } from '../../src-shared/generation/stale-reasons.ts';
import { isBehindEnd } from '../../src-shared/generation/keyframes.ts';
import { shotState } from '../../src-shared/generation/shot-state.ts';
import type { Project, Shot, Take, TakeKind } from '../../src-shared/library/records.ts';
import type { ShotStanding, ShotStatus } from '../../src-shared/contract/takes.ts';
import { shownDraft } from '../../src-shared/storyboard/overridden.ts';
import { noRecord } from '../library/no-record.ts';
import type { Library } from '../library/open.ts';
import { existingProject } from './existing-project.ts';
import type { FilmModels } from './film-models.ts';
import { filmModels } from './film-models.ts';
import { filmSpeech } from './film-speech.ts';
import { currentPictures } from './pictures.ts';
import { again } from './recent.ts';
import type { Services } from './services.ts';
import { askingForStill, wantedShotOf, wantedShots } from './wanted-shots.ts';
import type { WantedShot } from './wanted-shots.ts';

/** So many takes of a shot are looked at to say why none is current. */
const COMPARED = 20;

/** A project of the library and the models that its takes are asked of. */
export interface OpenedFilm {
  readonly library: Library;
  readonly project: Project;
  readonly models: FilmModels;
  /** The shots of the project in order, each with its sealed request for a take of this kind: the one it shows, or the try of that number. */
  readonly shotsAs: (kind: TakeKind, take?: number) => WantedShot[];
  /** One of them, without asking what the others want; undefined for a shot that the film has not. */
  readonly shotAs: (shotId: string, kind: TakeKind, take?: number) => WantedShot | undefined;
}

/**
 * Opens a project to look at its shots, generate or render them.
 *
 * @throws ShotloomError not_found, and what opening the library and the model pack throws.
 */
export async function openFilm(services: Services, projectId: string): Promise<OpenedFilm> {
  const library = services.library();
  const project = existingProject(library, projectId);
  const models = await filmModels(services);
  const pictures = await currentPictures(services, library, project);
  const pictured = { ...project, pictures };
  const speech = await filmSpeech(services, library, project);
  return {
    library,
    project,
    models,
    shotsAs: (kind, take) => wantedShots(library, pictured, models, speech, kind, take),
    shotAs: (shotId, kind, take) => wantedShotOf(library, pictured, models, speech, shotId, kind, take),
  };
}

/** Takes of a project by shot, the newest first: what `Library.takesByShot` answers. */
type TakesByShot = ReadonlyMap<string, readonly Take[]>;

/**
 * The take that a shot shows: the one kept on it, else the one that answers its request. null if none has its file.
 * @param takes of the whole project, where many shots are asked about at once
 */
export function currentTake(
  library: Library,
  { shot, request, blocked }: WantedShot,
  kind: TakeKind,
  takes?: TakesByShot,
): Take | null {
  const { locked } = shot.overrides ?? {};
  const kept = locked === undefined ? null : library.take(locked);
  const isAnswer = (take: Take): boolean => take.request_digest === request.digest && take.kind === kind;
  const answer = (): Take | null =>
    takes ? (takes.get(shot.id)?.find(isAnswer) ?? null) : library.currentTake(shot.id, request.digest, kind);
  const answering = blocked === null ? answer() : null;
  const take = kept?.kind === kind ? kept : answering;
  return take && library.store.has(take.media_sha256) ? take : null;
}

/** How a shot stands with its takes of one kind, and why. @param takes all of the shot, the newest first */
function standingOf(
  library: Library,
  { shot, request, blocked }: WantedShot,
  kind: TakeKind,
  takes: readonly Take[],
): z.input<typeof ShotStanding> {
  const { locked } = shot.overrides ?? {};
  const asked = blocked === null ? request : { blocked };
  const isThere = (take: Take): boolean => take.kind === kind && library.store.has(take.media_sha256);
  // Most shots are current: then no more files are looked for than those of the takes that can be shown.
  const shown = takes.filter(({ id, request_digest }) => id === locked || request_digest === request.digest);
  const first = shotState(asked, shown.filter(isThere), locked);
  if (first.state === 'current' || first.state === 'blocked') return first;
  const there = takes.filter(isThere);
  const state = shotState(asked, there, locked);
  return state.state === 'stale' ? { ...state, ...nearest(library, there, request) } : state;
}

/** Why takes of another request do not answer this one, by the digest of theirs. */
const REASONS = onceFor((_: SealedRequest) => new Map<string, readonly StaleReason[]>());

/** Of the newest takes the one that lacks least of what is asked for now, and what that is. */
function nearest(
  library: Library,
  takes: readonly Take[],
  now: SealedRequest,
): { readonly take_id: string; readonly because: readonly StaleReason[] } {
  const reasons = REASONS(now);
  const told = takes.slice(0, COMPARED).map((take) => {
    const { id, request_digest } = take;
    const because =
      reasons.get(request_digest) ?? whyStale(readRequest(library.requestOf(take).json), readRequest(now.json));
    reasons.set(request_digest, because);
    return { take_id: id, because };
  });
  return told.reduce((least, each) => (each.because.length < least.because.length ? each : least));
}

/** How every shot of a project stands. */
export async function shotStatuses(services: Services, projectId: string): Promise<z.input<typeof ShotStatus>[]> {
  const { library, project, shotsAs } = await openFilm(services, projectId);
  const takes = library.takesByShot(project.id);
  return shotsAs('clip').map((clip) => statusOf(library, clip, takes.get(clip.shot.id) ?? []));
}

/** How one shot stands. @throws ShotloomError not_found */
export async function shotStatus(
  services: Services,
  { id, project_id }: Pick<Shot, 'id' | 'project_id'>,
): Promise<z.input<typeof ShotStatus>> {
  const { library, shotAs } = await openFilm(services, project_id);
  const clip = shotAs(id, 'clip');
  if (!clip) throw noRecord('shot', id);
  return statusOf(library, clip, library.takesOf(id));
}

function statusOf(library: Library, clip: WantedShot, takes: readonly Take[]): z.input<typeof ShotStatus> {
  const { shot, number, heading, picture, spoken } = clip;
  const duration_s = spoken?.duration_s ?? shownDraft(shot).duration_s;
  const standing = {
    still: standingOf(library, askingForStill(clip), 'still', takes),
    clip: standingOf(library, clip, 'clip', takes),
    hearing: takes.find(({ hearing }) => hearing !== null)?.hearing ?? null,
  };
  return again<z.input<typeof ShotStatus>>(clip, standing, () => ({
    ...{ id: shot.id, number, heading, picture, duration_s },
    ...standing,
    unfollowed: unfollowedOf(clip, duration_s),
  }));
}

/** A prompt whose moment lies behind the end of its shot is not come to; and not every model begins from a picture. */
function unfollowedOf(
  { shot: { overrides }, request }: WantedShot,
  duration_s: number,
): readonly ('prompts' | 'begin')[] {
  const isPassedBy = overrides?.begin !== undefined && beginsFrom(readRequest(request.json)) === null;
  return [
    ...(isBehindEnd(overrides?.prompts ?? [], duration_s) ? (['prompts'] as const) : []),
    ...(isPassedBy ? (['begin'] as const) : []),
  ];
}
