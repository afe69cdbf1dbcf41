import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { Hearing } from '../../src-shared/generation/hearing.ts';
import type { SealedRequest } from '../../src-shared/generation/request.ts';
import { framesOf, sealRequest } from '../../src-shared/generation/request.ts';
import type { RequestedModel } from '../../src-shared/generation/shot-request.ts';
import { shotRequest } from '../../src-shared/generation/shot-request.ts';
import type { ShotState } from '../../src-shared/generation/shot-state.ts';
import { shotState } from '../../src-shared/generation/shot-state.ts';
import type { ReferencePicture, Project, Shot, Take, TakeKind } from '../../src-shared/library/records.ts';
import type { Library } from '../library/open.ts';
import type { BuiltinPack } from '../models/builtin-pack.ts';
import { openWords } from '../models/builtin-pack.ts';
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
}

/** A project with what was seen in its pictures. */
type PicturedProject = Project & { readonly pictures: readonly ReferencePicture[] };

/** A project of the library and the model that its takes are asked of. */
export interface OpenedFilm {
  readonly library: Library;
  readonly project: Project;
  readonly pack: BuiltinPack;
  /** The shots of the project in order, each with its sealed request for a take of this kind: the one it shows, or the try of that number. */
  readonly shotsAs: (kind: TakeKind, take?: number) => WantedShot[];
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
  const { name, engine_revision } = pack.manifest;
  const model = { name, sha256: pack.sha256, engine_revision, words: await openWords(pack) };
  return {
    library,
    project,
    pack,
    shotsAs: (kind, take) => wantedShots(library, { ...project, pictures }, model, kind, take),
  };
}

/** @throws ShotloomError not_found */
export function existingProject(library: Library, id: string): Project {
  const project = library.project(id);
  if (!project) throw new ShotloomError('not_found', `There is no project ${id}; list them with "shotloom projects".`);
  return project;
}

function wantedShots(
  library: Library,
  project: PicturedProject,
  model: RequestedModel,
  kind: TakeKind,
  take?: number,
): WantedShot[] {
  const headings = new Map(library.scenesOf(project.id).map((scene) => [scene.id, scene.heading]));
  const rate = { numerator: project.fps_num, denominator: project.fps_den };
  return library.shotsOf(project.id).map((shot, index) => {
    const heading = headings.get(shot.scene_id) ?? '';
    const choices = take === undefined ? shot.overrides : { ...shot.overrides, take };
    const request = shotRequest(kind, project, heading, shot.draft, choices, model);
    return {
      shot,
      number: index + 1,
      heading,
      frames: framesOf(shot.draft.duration_s, rate),
      handles: 2 * request.handle_frames,
      request: sealRequest(request),
    };
  });
}

/** The take that answers a shot's request and whose file is there; null if it must be made. */
export function currentTake(library: Library, { shot, request }: WantedShot, kind: TakeKind): Take | null {
  const take = library.currentTake(shot.id, request.digest, kind);
  return take && library.store.has(take.media_sha256) ? take : null;
}

/** What was heard of a shot's words when its newest take was made; null where none says. */
export function hearingOf(library: Library, shotId: string): Hearing | null {
  return library.takesOf(shotId).find(({ hearing }) => hearing !== null)?.hearing ?? null;
}

/** How a shot stands with its takes of one kind. */
export function stateOf(library: Library, wanted: WantedShot, kind: TakeKind): ShotState {
  const takes = library
    .takesOf(wanted.shot.id)
    .filter((take) => take.kind === kind && library.store.has(take.media_sha256));
  return shotState(wanted.request, takes);
}
