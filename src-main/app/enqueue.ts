import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { byHost, say } from '../../src-shared/contract/sentences.ts';
import type { EnqueuedTakes } from '../../src-shared/contract/jobs.ts';
import { plainStyle } from '../../src-shared/generation/style.ts';
import type { Job, TakeKind } from '../../src-shared/library/records.ts';
import type { Library } from '../library/open.ts';
import { patiently } from '../library/write.ts';
import { existingProject } from './existing-project.ts';
import { speakFilm } from './film-speech.ts';
import { ownPictures } from './own-pictures.ts';
import type { Services } from './services.ts';
import type { OpenedFilm } from './shots.ts';
import { currentTake, openFilm } from './shots.ts';
import type { WantedShot } from './wanted-shots.ts';

/** Which takes are asked for. */
export interface WantedTakes {
  readonly project: string;
  readonly kind: TakeKind;
  readonly shot?: string | undefined;
  /** So many takes of each shot, where more than one is asked for; else the one that is shown. */
  readonly takes?: number | undefined;
  readonly style?: string | undefined;
  /** Nothing is spoken before: for stills, which are as the shots are drafted. */
  readonly unspoken?: boolean;
}

/** The film whose takes were queued. */
interface EnqueuedFilm extends OpenedFilm {
  /** Every shot as it is shown. */
  readonly shown: readonly WantedShot[];
  readonly wanted: readonly WantedShot[];
  /** Those of them that have no take, each with a job now. */
  readonly lacking: readonly WantedShot[];
  /** Those of them of which none can be made. */
  readonly blocked: readonly WantedShot[];
}

/** Queues the takes of a project that are not current, or those of one shot. A style becomes the project's first. @throws ShotloomError not_found */
export async function enqueueTakes(
  services: Services,
  input: WantedTakes,
  signal?: AbortSignal,
): Promise<EnqueuedFilm> {
  if (input.style !== undefined) {
    const style = plainStyle(input.style);
    await patiently(() => services.library().updateProject(input.project, 'settings', { style }));
  }
  if (input.unspoken !== true)
    await speakFilm(services, existingProject(services.library(), input.project), { signal });
  const film = await openFilm(services, input.project);
  const { library, project, shotsAs } = film;
  const { kind, takes = 1 } = input;
  const shown = shotsAs(kind);
  const all = takes === 1 ? shown : Array.from({ length: takes }, (_, take) => shotsAs(kind, take)).flat();
  // Nobody sees the clip of a shot that a person's own picture stands for; its still waits for when they take that back.
  const unseen: ReadonlyMap<string, unknown> = kind === 'clip' ? ownPictures(library, project.id) : new Map();
  const asked = all.filter(({ shot }) => (input.shot === undefined ? !unseen.has(shot.id) : shot.id === input.shot));
  if (input.shot !== undefined && asked.length === 0) {
    throw new ShotloomError('not_found', say`There is no shot ${input.shot} in the project ${project.id}.`);
  }
  const blocked = asked.filter((each) => each.blocked !== null && !currentTake(library, each, kind));
  const wanted = asked.filter((each) => !blocked.includes(each));
  const lacking = await patiently(() => library.atomically(() => enqueueLacking(film, wanted, kind)));
  return { ...film, shown, wanted, lacking, blocked };
}

/** Says that shots are blocked, once the others are cared for. @throws ShotloomError model_missing */
export function refuseBlocked(blocked: readonly WantedShot[]): void {
  const [first] = blocked;
  if (!first) return;
  const numbers = [...new Set(blocked.map(({ number }) => number))].join(', ');
  const what = blocked.length === 1 ? say`Shot ${numbers} is` : say`Shots ${numbers} are`;
  const isOwn = first.shot.overrides?.model !== undefined;
  const mended = isOwn
    ? byHost(
        say`take that choice back with "shotloom shot ${first.shot.id} --model ''"`,
        say`choose the built-in model for it`,
      )
    : byHost(
        say`install it, or choose the built-in model with --model ''`,
        say`install it, or choose another model for the film`,
      );
  throw new ShotloomError('model_missing', say`${what} blocked: ${first.blocked ?? ''}; ${mended}.`);
}

/** Queues takes for whoever runs the queue. */
export async function enqueue(services: Services, input: WantedTakes): Promise<z.input<typeof EnqueuedTakes>> {
  const { wanted, lacking, blocked } = await enqueueTakes(services, { ...input, unspoken: input.kind === 'still' });
  refuseBlocked(blocked);
  return { kind: input.kind, queued: lacking.length, current: wanted.length - lacking.length };
}

/** Queues what no take answers, takes back what nobody wants any more, and gives shots the takes that others made. */
function enqueueLacking(
  { library, project, shotsAs }: OpenedFilm,
  wanted: readonly WantedShot[],
  kind: TakeKind,
): WantedShot[] {
  const waiting = library.jobs.openJobs(project.id).filter((job) => job.kind === kind && isWaiting(job));
  const tries = new Map(waiting.map(({ id, request_digest }) => [id, library.jobs.workOf(request_digest)?.take ?? 0]));
  // Of whatever try: another command may have queued more takes than this one asks for.
  const shots = [...shotsAs(kind), ...wanted, ...[...new Set(tries.values())].flatMap((take) => shotsAs(kind, take))];
  const valid = new Set(shots.map(({ shot, request }) => keyOf(shot.id, request.digest)));
  for (const { id, shot_id, request_digest } of waiting) {
    if (!valid.has(keyOf(shot_id, request_digest))) library.jobs.cancel(id);
  }
  const lacking = wanted.filter((each) => !currentTake(library, each, kind) && !adoptTake(library, each, kind));
  for (const { shot, request } of lacking) {
    library.saveRequest(request);
    library.jobs.enqueue({ project_id: project.id, shot_id: shot.id, kind, request_digest: request.digest });
  }
  return lacking;
}

/** The same request was answered for another shot or project: the same pixels, so nothing is generated twice. */
function adoptTake(library: Library, { shot, request }: WantedShot, kind: TakeKind): boolean {
  const twin = library.takeOfRequest(request.digest, kind);
  if (!twin || !library.store.has(twin.media_sha256)) return false;
  if (twin.shot_id === shot.id) return true;
  library.saveTake({ ...twin, project_id: shot.project_id, shot_id: shot.id });
  return true;
}

function isWaiting({ state: { status } }: Job): boolean {
  return status === 'queued' || status === 'paused';
}

/** A take that is to be made. */
export function keyOf(shotId: string, digest: string): string {
  return `${shotId} ${digest}`;
}
