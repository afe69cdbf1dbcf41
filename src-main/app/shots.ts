import type { z } from 'zod';
import type { SpokenShot } from '../../src-shared/audio/shot-speech.ts';
import type { Hearing } from '../../src-shared/generation/hearing.ts';
import type { GenerationRequest, SealedRequest } from '../../src-shared/generation/request.ts';
import { readRequest, sealRequest } from '../../src-shared/generation/request.ts';
import type { RequestedModel } from '../../src-shared/generation/shot-request.ts';
import { shotRequest, stillRequest } from '../../src-shared/generation/shot-request.ts';
import type { StaleReason } from '../../src-shared/generation/stale-reasons.ts';
import { whyStale } from '../../src-shared/generation/stale-reasons.ts';
import { shotState } from '../../src-shared/generation/shot-state.ts';
import type { ReferencePicture, Project, Shot, Take, TakeKind } from '../../src-shared/library/records.ts';
import type { ShotStanding, ShotStatus } from '../../src-shared/contract/takes.ts';
import { pictureAsDescribed } from '../../src-shared/storyboard/described.ts';
import { noRecord } from '../library/no-record.ts';
import type { Library } from '../library/open.ts';
import type { BuiltinPack } from '../models/builtin-pack.ts';
import { openWords } from '../models/builtin-pack.ts';
import { existingProject } from './existing-project.ts';
import { filmSpeech } from './film-speech.ts';
import type { FilmSpeech } from './film-speech.ts';
import { currentPictures } from './pictures.ts';
import type { Services } from './services.ts';

/** A shot of a film and what it asks of the model. */
export interface WantedShot {
  readonly shot: Shot;
  /** From 1, in the order of the film. */
  readonly number: number;
  readonly heading: string;
  /** Frames of the shot in the film. */
  readonly frames: number;
  /** Frames before and after it that a clip has besides. */
  readonly handles: number;
  readonly request: SealedRequest;
  /** Why no take of it can be made; null where one can. */
  readonly blocked: string | null;
  /** Its lines as they are heard; null where it has none, or they were not spoken yet. */
  readonly spoken: SpokenShot | null;
}

/** So many takes of a shot are looked at to say why none is current. */
const COMPARED = 20;

/** A project with what was seen in its pictures. */
type PicturedProject = Project & { readonly pictures: readonly ReferencePicture[] };

/** A project of the library and the model that its takes are asked of. */
export interface OpenedFilm {
  readonly library: Library;
  readonly project: Project;
  readonly pack: BuiltinPack;
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
  const pack = await services.pack();
  const pictures = await currentPictures(services, library, project);
  const model = await requestedModel(pack);
  const pictured = { ...project, pictures };
  const speech = await filmSpeech(services, library, project);
  return {
    library,
    project,
    pack,
    shotsAs: (kind, take) => wantedShots(library, pictured, model, speech, kind, take),
    shotAs: (shotId, kind, take) => {
      const shots = library.shotsOf(project.id);
      const index = shots.findIndex(({ id }) => id === shotId);
      const shot = shots[index];
      return shot && wantedShot(pictured, model, speech, headingsOf(library, project), { shot, index }, kind, take);
    },
  };
}

/** A pack as requests name it. */
export async function requestedModel(pack: BuiltinPack): Promise<RequestedModel> {
  const { name, engine_revision } = pack.manifest;
  return { name, sha256: pack.sha256, engine_revision, words: await openWords(pack) };
}

/** The shots of a project, each with its request to a model. */
export function wantedShots(
  library: Library,
  project: PicturedProject,
  model: RequestedModel,
  speech: FilmSpeech,
  kind: TakeKind,
  take?: number,
): WantedShot[] {
  const headings = headingsOf(library, project);
  return library
    .shotsOf(project.id)
    .map((shot, index) => wantedShot(project, model, speech, headings, { shot, index }, kind, take));
}

function wantedShot(
  project: PicturedProject,
  model: RequestedModel,
  speech: FilmSpeech,
  headings: ReadonlyMap<string, string>,
  { shot, index }: { readonly shot: Shot; readonly index: number },
  kind: TakeKind,
  take: number | undefined,
): WantedShot {
  const heading = headings.get(shot.scene_id) ?? '';
  const choices = take === undefined ? shot.overrides : { ...shot.overrides, take };
  const asked = shot.overrides?.model ?? project.model ?? model.name;
  const spoken = speech.spokenOf(shot);
  const request = shotRequest(kind, project, heading, shot.draft, choices, model, spoken);
  return {
    shot,
    number: index + 1,
    heading,
    frames: request.frames,
    handles: 2 * request.handle_frames,
    request: sealRequest(request),
    blocked: asked === model.name ? null : `the model "${asked}" is not installed`,
    spoken,
  };
}

/** A shot that asks for a clip, asking for a still. */
export function askingForStill(clip: WantedShot): WantedShot {
  return { ...clip, handles: 0, request: sealRequest(stillRequest(readRequest(clip.request.json))) };
}

/** Headings of a project's scenes by their ids. */
function headingsOf(library: Library, { id }: Project): ReadonlyMap<string, string> {
  return new Map(library.scenesOf(id).map((scene) => [scene.id, scene.heading]));
}

/** The take that a shot shows: the one kept on it, else the one that answers its request. null if none has its file. */
export function currentTake(library: Library, { shot, request, blocked }: WantedShot, kind: TakeKind): Take | null {
  const { locked } = shot.overrides ?? {};
  const kept = locked === undefined ? null : library.take(locked);
  const answering = blocked === null ? library.currentTake(shot.id, request.digest, kind) : null;
  const take = kept?.kind === kind ? kept : answering;
  return take && library.store.has(take.media_sha256) ? take : null;
}

/** What was heard of a shot's words when its newest take was made; null where none says. */
export function hearingOf(library: Library, shotId: string): Hearing | null {
  return library.takesOf(shotId).find(({ hearing }) => hearing !== null)?.hearing ?? null;
}

/** How a shot stands with its takes of one kind, and why. */
export function standingOf(library: Library, wanted: WantedShot, kind: TakeKind): z.input<typeof ShotStanding> {
  const { shot, request, blocked } = wanted;
  const takes = library.takesOf(shot.id).filter((take) => take.kind === kind && library.store.has(take.media_sha256));
  const state = shotState(blocked === null ? request : { blocked }, takes, shot.overrides?.locked);
  return state.state === 'stale' ? { ...state, ...nearest(library, takes, readRequest(request.json)) } : state;
}

/** Of the newest takes the one that lacks least of what is asked for now, and what that is. */
function nearest(
  library: Library,
  takes: readonly Take[],
  now: GenerationRequest,
): { readonly take_id: string; readonly because: readonly StaleReason[] } {
  const told = takes.slice(0, COMPARED).map(({ id, request_digest }) => {
    const before = library.request(request_digest);
    return { take_id: id, because: before ? whyStale(readRequest(before.json), now) : [] };
  });
  return told.reduce((least, each) => (each.because.length < least.because.length ? each : least));
}

/** How every shot of a project stands. */
export async function shotStatuses(services: Services, projectId: string): Promise<z.input<typeof ShotStatus>[]> {
  const { library, project, shotsAs } = await openFilm(services, projectId);
  const clips = shotsAs('clip');
  return clips.map((clip) => statusOf(library, project, askingForStill(clip), clip));
}

/** How one shot stands. @throws ShotloomError not_found */
export async function shotStatus(
  services: Services,
  { id, project_id }: Pick<Shot, 'id' | 'project_id'>,
): Promise<z.input<typeof ShotStatus>> {
  const { library, project, shotAs } = await openFilm(services, project_id);
  const [still, clip] = [shotAs(id, 'still'), shotAs(id, 'clip')];
  if (!still || !clip) throw noRecord('shot', id);
  return statusOf(library, project, still, clip);
}

function statusOf(library: Library, project: Project, still: WantedShot, clip: WantedShot): z.input<typeof ShotStatus> {
  const { shot, number, heading } = still;
  return {
    id: shot.id,
    number,
    heading,
    picture: pictureAsDescribed(shot.draft, project, shot.overrides?.picture),
    duration_s: still.spoken?.duration_s ?? shot.draft.duration_s,
    still: standingOf(library, still, 'still'),
    clip: standingOf(library, clip, 'clip'),
    hearing: hearingOf(library, shot.id),
  };
}
