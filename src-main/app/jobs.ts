import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { JobChange, JobList, JobListFollowed, ListedJob, QueuedChange } from '../../src-shared/contract/jobs.ts';
import { queueDelta } from '../../src-shared/contract/queue-delta.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import type { TakeCost } from '../../src-shared/generation/time-left.ts';
import { timeLeft } from '../../src-shared/generation/time-left.ts';
import type { Job, Take } from '../../src-shared/library/records.ts';
import type { JobPlace } from '../library/job-order.ts';
import { FARM_DEVICE } from '../library/jobs.ts';
import type { AlikeWork } from '../library/job-work.ts';
import type { Library } from '../library/open.ts';
import { hostOf, livenessOf } from '../library/owner.ts';
import { learnedCost } from './learned-cost.ts';
import type { FormingTakes } from './forming-takes.ts';
import { existingProject } from './existing-project.ts';
import type { Services } from './services.ts';
import { shotLabels } from './shot-labels.ts';

type Listed = z.input<typeof ListedJob>;
type List = z.input<typeof JobList>;
/** What waits in the library, whichever process asks. */
type Queued = Omit<List, 'speaking'>;

/** How often a watcher looks whether anything was written, in milliseconds. */
const WATCH_MS = 200;

/** Which jobs are listed: of one project, also those that have ended, those that were asked for since a moment (ISO 8601, UTC). */
interface ListedWhich {
  readonly project?: string | undefined;
  readonly ended?: boolean;
  readonly since?: string | undefined;
}

/**
 * The queue in its order: what has not ended, or all.
 * @param forming what is being made by the process that is asked
 * @throws ShotloomError not_found
 */
export function listJobs(
  library: Library,
  { project, ended = false, since }: ListedWhich,
  forming?: Pick<FormingTakes, 'versionOf'>,
): Queued {
  if (project !== undefined) existingProject(library, project);
  const { jobs: queue } = library;
  const all = ended ? queue.jobsOf(project ?? null) : queue.openJobs(project ?? null);
  const found = since === undefined ? all : all.filter(({ created_at }) => created_at >= since);
  const held = new Set(queue.held());
  const films = filmsOf(library);
  const costOf = costs(library);
  const jobs = found.map((job): Listed => {
    const { number, project_id, shot_id, kind, priority, state, attempts, crashes, created_at } = job;
    const { title, numbers, labels } = films(project_id);
    const [shot, label] = [numbers.get(shot_id) ?? null, labels.get(shot_id) ?? null];
    return {
      ...{ number, project: project_id, title, shot, label, shot_id, kind, priority, attempts, crashes, created_at },
      picture: pictureIn(library.takesByShot(project_id).get(shot_id) ?? []),
      forming: forming?.versionOf(number) ?? null,
      state: state.status === 'running' ? runningOf(state) : state,
      held: state.status === 'queued' && (held.has(null) || held.has(project_id)),
      left_ms: leftOf(library, job, costOf),
    };
  });
  const going = jobs.filter(({ state: { status }, held: isHeld }) => !isHeld && GOING.has(status));
  return {
    jobs,
    paused: held.has(null),
    paused_projects: [...held].filter((id) => id !== null),
    left_ms: going.some(({ left_ms }) => left_ms === null)
      ? null
      : going.reduce((sum, { left_ms }) => sum + (left_ms ?? 0), 0),
  };
}

/** Of takes, the newest first, which one shows best what is being made: a clip is another view of what the still painted. */
function pictureIn(takes: readonly Take[]): string | null {
  return (takes.find(({ kind }) => kind === 'still') ?? takes[0])?.id ?? null;
}

const GOING: ReadonlySet<string> = new Set(['queued', 'running']);

type Running = Extract<Job['state'], { status: 'running' }>;

function runningOf(state: Running): Extract<Listed['state'], { status: 'running' }> {
  const { status, made_by, progress } = state;
  return { status, maker: makerOf(state), provider: made_by.provider, progress };
}

function makerOf({ device, made_by, lease_owner }: Running): Extract<Listed['state'], { status: 'running' }>['maker'] {
  if (made_by.worker !== null) return { type: 'worker', name: made_by.worker };
  if (device === FARM_DEVICE) return { type: 'farm' };
  return livenessOf(lease_owner) === 'unknown' ? { type: 'computer', name: hostOf(lease_owner) } : { type: 'here' };
}

/** What is told of a film whose takes are made. */
interface NamedFilm {
  readonly title: string | null;
  /** Of its shots in the film, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
  /** What its board calls them. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Titles of projects and names of their shots, each looked up once. */
export function filmsOf(library: Library) {
  const known = new Map<string, NamedFilm>();
  return (projectId: string) => {
    const film = known.get(projectId) ?? {
      labels: shotLabels(library, projectId),
      title: library.project(projectId)?.title ?? null,
      numbers: new Map(library.shotsOf(projectId).map(({ id }, index) => [id, index + 1])),
    };
    known.set(projectId, film);
    return film;
  };
}

/** What takes cost, learned once for those that are alike. */
function costs(library: Library): (work: AlikeWork, provider: string | undefined) => TakeCost | null {
  const known = new Map<string, TakeCost | null>();
  return (work, provider) => {
    const key = [work.kind, work.model, work.width, work.height, provider].join(' ');
    const cost = known.has(key) ? known.get(key) : learnedCost(library, work, provider);
    known.set(key, cost ?? null);
    return cost ?? null;
  };
}

function leftOf({ jobs }: Library, { state, request_digest }: Job, costOf: ReturnType<typeof costs>): number | null {
  const isRunning = state.status === 'running';
  if (!isRunning && state.status !== 'queued' && state.status !== 'paused') return null;
  const work = jobs.workOf(request_digest);
  const cost = work && costOf(work, isRunning ? (state.made_by.provider ?? undefined) : undefined);
  return cost && timeLeft(cost, work.frames, isRunning ? state.progress : 0);
}

/** Changes jobs, all at once. @returns how many, and what was held or let go @throws ShotloomError not_found, bad_option */
export function changeJobs(services: Services, change: JobChange): number {
  const { speaking } = services;
  if (change.do === 'stop_speaking') return speaking.stop(change.project);
  const changed = changeQueued(services.library(), change);
  if (change.do !== 'cancel') return changed;
  if ('project' in change.to) return changed + speaking.stop(change.to.project);
  return 'all' in change.to ? changed + speaking.stop() : changed;
}

function changeQueued(library: Library, change: QueuedChange): number {
  const { jobs: queue } = library;
  return library.atomically(() => {
    const ids = jobsMeant(library, change);
    const count = (act: (id: string) => boolean): number => ids.filter(act).length;
    switch (change.do) {
      case 'pause':
        return holdMeant(library, change, queue.hold) ?? count(queue.pause);
      case 'resume':
        return (holdMeant(library, change, queue.unhold) ?? 0) + count(queue.resume);
      case 'cancel':
        return count(queue.cancel);
      case 'retry':
        return count(queue.retry);
      case 'prioritize':
        return count((id) => queue.prioritize(id, change.priority));
      case 'move':
        return queue.move(ids, placeOf(library, change.place));
    }
  });
}

/** Where a project or the whole queue is meant: holds it or lets it go, and answers how many of its jobs that concerns. */
function holdMeant({ jobs }: Library, { to }: QueuedChange, act: (project: string | null) => boolean): number | null {
  if (!('project' in to) && !('all' in to)) return null;
  const project = 'project' in to ? to.project : null;
  return act(project) ? jobs.openJobs(project).filter(({ state }) => state.status === 'queued').length : 0;
}

function jobsMeant(library: Library, { do: what, to }: QueuedChange): string[] {
  const { jobs: queue } = library;
  if ('jobs' in to) return to.jobs.map((number) => existingJob(library, number).id);
  if ('project' in to) existingProject(library, to.project);
  const found = what === 'retry' ? queue.jobsOf : queue.openJobs;
  const meant = found('project' in to ? to.project : null).filter((job) => !('shot' in to) || job.shot_id === to.shot);
  if ('shot' in to && meant.length === 0)
    throw new ShotloomError('not_found', say`No job makes a take of the shot ${to.shot}${LIST_JOBS}.`);
  // Whoever wants everything tried again means what failed, and not what somebody cancelled.
  return meant.filter(({ state }) => what !== 'retry' || state.status !== 'cancelled').map(({ id }) => id);
}

function placeOf(library: Library, place: Extract<QueuedChange, { do: 'move' }>['place']): JobPlace {
  if (typeof place === 'string') return place;
  return 'before' in place
    ? { before: existingJob(library, place.before).id }
    : { after: existingJob(library, place.after).id };
}

const LIST_JOBS = onlyTyped(say`; list them with "shotloom queue"`);

function existingJob({ jobs }: Library, number: number): Job {
  const job = jobs.numbered(number);
  if (!job) throw new ShotloomError('not_found', say`There is no job ${number}${LIST_JOBS}.`);
  return job;
}

/** The list, and again whenever it is another, until the reader leaves. */
export async function* watchJobs(
  services: Services,
  input: { readonly project?: string | undefined },
  stop: AbortSignal,
): AsyncGenerator<List, void, void> {
  for await (const { list } of changesOf(services, input, stop)) yield list;
}

/** The list at first, then what of it is other, until the reader leaves. */
export async function* followJobs(
  services: Services,
  input: { readonly project?: string | undefined },
  stop: AbortSignal,
): AsyncGenerator<z.input<typeof JobListFollowed>, void, void> {
  for await (const { list, delta } of changesOf(services, input, stop)) yield delta ? { delta } : { whole: list };
}

/** The list, at first without a delta, whenever it has become another. */
async function* changesOf(services: Services, input: ListedWhich, stop: AbortSignal) {
  const { speaking, forming } = services;
  const library = services.library();
  let seen = '';
  let told: List | null = null;
  for (;;) {
    if (stop.aborted) return;
    const version = `${library.version()} ${speaking.version} ${forming.version}`;
    if (version !== seen) {
      seen = version;
      const list = { ...listJobs(library, input, forming), speaking: speaking.list(input.project) };
      const delta = told && queueDelta<Listed, List>(told, list);
      if (delta || !told) yield { list, delta };
      told = list;
    }
    await sleep(WATCH_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}
