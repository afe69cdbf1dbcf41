import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { changeLog } from '../../../src-main/library/change-log.ts';
import { jobOrder, type JobOrder } from '../../../src-main/library/job-order.ts';
import { jobLeases, type JobLeases } from '../../../src-main/library/jobs.ts';
import { migrate } from '../../../src-main/library/migrate.ts';
import { MIGRATIONS } from '../../../src-main/library/migrations/migrations.ts';
import { makeOwner, retireOwner, type Owner } from '../../../src-main/library/owner.ts';
import { takeQueries, type TakeQueries } from '../../../src-main/library/takes.ts';
import type { Job, JobState, Priority, TakeKind } from '../../../src-shared/library/records.ts';
import { newTake, requestOf } from '../../support/library/records.ts';

const RUNS = Number(process.env['QUEUE_SEQUENCES'] ?? 120);
const LEASE_MS = 1000;
const request = requestOf({ prompt: 'a boat' });
const failure = { code: 'library_unwritable', reason: 'the disk is full' } as const;
const PRIORITIES: readonly Priority[] = ['urgent', 'normal', 'low'];

type Status = JobState['status'];

/** From which state a job may come into which. */
const EDGES: Readonly<Record<Status, readonly Status[]>> = {
  queued: ['running', 'paused', 'cancelled', 'failed', 'done'],
  paused: ['queued', 'cancelled', 'failed', 'done'],
  running: ['queued', 'paused', 'cancelled', 'failed', 'done'],
  failed: ['queued', 'done'],
  cancelled: ['queued', 'done'],
  done: [],
};

/** A job as the model has it. */
interface ModelJob {
  readonly id: string;
  readonly shot: number;
  readonly kind: TakeKind;
  readonly project: string;
  priority: Priority;
  status: Status;
  owner: Owner | null;
  until: number;
  notBefore: number | null;
  wait: number;
  attempts: number;
  crashes: number;
  failures: number;
}

interface Model {
  now: number;
  /** In the order of their places, ended ones included. */
  places: ModelJob[];
  readonly held: Set<string | null>;
  readonly owners: Owner[];
}

interface Real {
  readonly queue: JobLeases & JobOrder;
  readonly takes: TakeQueries;
}

type Queue = fc.Command<Model, Real>;

afterEach(() => vi.restoreAllMocks());

const isOpen = ({ status }: ModelJob): boolean => status === 'queued' || status === 'paused' || status === 'running';

/** The open jobs by the law of the queue. */
function inOrder({ places }: Model): ModelJob[] {
  const rank = ({ priority, kind }: ModelJob): number => PRIORITIES.indexOf(priority) * 2 + Number(kind === 'clip');
  return places.filter(isOpen).toSorted((one, other) => rank(one) - rank(other));
}

function stop(job: ModelJob, status: Status): void {
  Object.assign(job, { status, owner: null, notBefore: null });
}

function toBack(model: Model, job: ModelJob): void {
  model.places = [...model.places.filter((each) => each !== job), job];
}

/** What the model's next lease is, by the clock as it is now. */
function nextOf(model: Model, living: (owner: Owner) => boolean): ModelJob | undefined {
  for (const job of model.places.filter(({ status }) => status === 'running')) {
    job.until = Math.min(job.until, model.now + LEASE_MS);
    if (job.until <= model.now || !living(job.owner ?? '')) stop(job, 'queued');
  }
  for (const job of model.places) {
    if (job.notBefore !== null) job.notBefore = Math.min(job.notBefore, model.now + job.wait);
  }
  return inOrder(model).find(
    ({ status, notBefore, project }) =>
      status === 'queued' &&
      (notBefore === null || notBefore <= model.now) &&
      !model.held.has(null) &&
      !model.held.has(project),
  );
}

function ownerOf({ state }: Job): Owner | null {
  return state.status === 'running' ? state.lease_owner : null;
}

/** What must hold after every command. */
function check(model: Model, { queue }: Real, before: ReadonlyMap<string, Status>): void {
  const summary = (job: Pick<Job, 'id' | 'priority' | 'attempts' | 'crashes' | 'failures'>, status: Status): string =>
    [job.id, job.priority, job.attempts, job.crashes, job.failures, status].join(' ');
  const real = queue.jobsOf(null);
  expect(real.map((job) => `${summary(job, job.state.status)} ${ownerOf(job)}`).toSorted()).toEqual(
    model.places.map((job) => `${summary(job, job.status)} ${job.owner}`).toSorted(),
  );
  for (const { id, state } of real) {
    const old = before.get(id) ?? state.status;
    if (old !== state.status) expect(EDGES[old]).toContain(state.status);
  }
  expect(queue.openJobs(null).map(({ id }) => id)).toEqual(inOrder(model).map(({ id }) => id));
  expect(new Set(queue.held())).toEqual(model.held);
}

function command(name: string, act: (model: Model, real: Real) => void): Queue {
  return {
    check: () => true,
    run: (model, real) => {
      const before = new Map(model.places.map(({ id, status }) => [id, status]));
      act(model, real);
      check(model, real, before);
    },
    toString: () => name,
  };
}

/** One of the jobs there are: mostly one that runs, where it is only those that something can be done with. */
function pick({ places }: Model, index: number, from: 'any' | 'running' = 'any'): ModelJob | undefined {
  const running = places.filter(({ status }) => status === 'running');
  const among = from === 'running' && running.length > 0 && index < 10 ? running : places;
  return among[index % Math.max(1, among.length)];
}

function same(found: unknown, wanted: unknown): void {
  expect(found).toBe(wanted);
}

function refused(act: () => unknown): void {
  expect(act).toThrow(/^There is no job|^Job \d+ makes a/u);
}

/** A command for one of the jobs there are. */
function onJob(
  name: string,
  act: (job: ModelJob, model: Model, real: Real) => void,
  from: 'any' | 'running' = 'any',
): fc.Arbitrary<Queue> {
  return fc.nat({ max: 11 }).map((index) =>
    command(`${name}(${index})`, (model, real) => {
      const job = pick(model, index, from);
      if (job) act(job, model, real);
    }),
  );
}

const leasing = fc.nat({ max: 2 }).map((index) =>
  command(`lease(${index})`, (model, { queue }) => {
    const owner = model.owners[index] ?? '';
    const next = nextOf(model, (each) => model.owners.includes(each));
    same(queue.lease(owner, LEASE_MS)?.id, next?.id);
    if (!next) return;
    Object.assign(next, { status: 'running', owner, until: model.now + LEASE_MS, notBefore: null });
    next.attempts += 1;
  }),
);

const clock = fc.oneof(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: -5000, max: -1 })).map((by) =>
  command(`clock(${by})`, (model) => {
    model.now += by;
  }),
);

const enqueuing = fc
  .record({
    shot: fc.nat({ max: 5 }),
    kind: fc.constantFrom('still', 'clip'),
    project: fc.constantFrom('prj_1', 'prj_2'),
  })
  .map(({ shot, kind, project }) =>
    command(`enqueue(${shot}, ${kind}, ${project})`, (model, { queue }) => {
      const shot_id = `sht_${shot}_${project}`;
      const job = queue.enqueue({ project_id: project, shot_id, kind, request_digest: request.digest });
      const twin = model.places.find(
        (each) => isOpen(each) && each.shot === shot && each.kind === kind && each.project === project,
      );
      if (twin) return same(job.id, twin.id);
      const none = { owner: null, until: 0, notBefore: null, wait: 0, attempts: 0, crashes: 0, failures: 0 };
      model.places.push({ id: job.id, shot, kind, project, priority: 'normal', status: 'queued', ...none });
    }),
  );

const commands = [
  enqueuing,
  leasing,
  onJob('renew', (job, model, { queue }) => {
    for (const owner of model.owners) same(queue.renew(job.id, owner, LEASE_MS, 0.5), job.owner === owner);
    if (model.owners.includes(job.owner ?? '')) job.until = model.now + LEASE_MS;
    same(model.owners.filter((owner) => queue.isHeldBy(job.id, owner)).length <= 1, true);
  }),
  onJob('pause', (job, _, { queue }) => {
    const may = job.status === 'queued' || job.status === 'running';
    same(queue.pause(job.id), may);
    if (may) stop(job, 'paused');
  }),
  onJob('resume', (job, _, { queue }) => {
    same(queue.resume(job.id), job.status === 'paused');
    if (job.status === 'paused') stop(job, 'queued');
  }),
  onJob('cancel', (job, _, { queue }) => {
    same(queue.cancel(job.id), isOpen(job));
    if (isOpen(job)) stop(job, 'cancelled');
  }),
  onJob('retry', (job, model, { queue }) => {
    const isTwin = (each: ModelJob): boolean =>
      each.shot === job.shot && each.kind === job.kind && each.project === job.project;
    const twins = model.places.filter(isTwin);
    const hasEnded = job.status === 'failed' || job.status === 'cancelled';
    const isAnswered = twins.some((each) => isOpen(each) || each.status === 'done');
    const may = job.notBefore !== null || (hasEnded && !isAnswered);
    same(queue.retry(job.id), may);
    if (!may) return;
    if (hasEnded) toBack(model, job);
    stop(job, 'queued');
    Object.assign(job, { crashes: 0, failures: 0 });
  }),
  fc.tuple(fc.constantFrom(...PRIORITIES), fc.nat({ max: 11 })).map(([priority, index]) =>
    command(`prioritize(${index}, ${priority})`, (model, { queue }) => {
      const job = pick(model, index);
      if (!job) return;
      const may = isOpen(job) && job.priority !== priority;
      same(queue.prioritize(job.id, priority), may);
      if (!may) return;
      job.priority = priority;
      toBack(model, job);
    }),
  ),
  fc
    .record({
      who: fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 4 }),
      beside: fc.nat({ max: 11 }),
      side: fc.constantFrom('before', 'after'),
    })
    .map(({ who, beside, side }) =>
      command(`move(${who.join(' ')}, ${side} ${beside})`, (model, { queue }) => {
        const ids = new Set(who.map((index) => model.places[index]?.id));
        const other = pick(model, beside);
        if (!other) return;
        const moved = inOrder(model).filter((job) => ids.has(job.id) && job !== other);
        const place = side === 'before' ? { before: other.id } : { after: other.id };
        const move = (): number =>
          queue.move(
            [...ids].filter((id) => id !== undefined),
            place,
          );
        if (!isOpen(other) || moved.some(({ kind }) => kind !== other.kind)) return refused(move);
        same(move(), moved.length);
        const staying = model.places.filter((job) => !moved.includes(job));
        model.places = staying.toSpliced(staying.indexOf(other) + Number(side === 'after'), 0, ...moved);
        for (const job of moved) job.priority = other.priority;
      }),
    ),
  fc.tuple(fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 4 }), fc.constantFrom('front', 'back')).map(([who, end]) =>
    command(`move(${who.join(' ')}, ${end})`, (model, { queue }) => {
      const ids = new Set(who.map((index) => model.places[index]?.id));
      const moved = inOrder(model).filter((job) => ids.has(job.id));
      same(
        queue.move(
          [...ids].filter((id) => id !== undefined),
          end,
        ),
        moved.length,
      );
      const staying = model.places.filter((job) => !moved.includes(job));
      model.places = end === 'front' ? [...moved, ...staying] : [...staying, ...moved];
    }),
  ),
  fc.tuple(fc.constantFrom('prj_1', null), fc.boolean()).map(([project, isOn]) =>
    command(`${isOn ? 'hold' : 'unhold'}(${project})`, (model, { queue }) => {
      const isHeld = model.held.has(project);
      if (!isOn) {
        same(queue.unhold(project), isHeld);
        model.held.delete(project);
        return;
      }
      same(queue.hold(project), !isHeld);
      model.held.add(project);
      for (const job of model.places) {
        if (job.status === 'running' && (project === null || job.project === project)) stop(job, 'queued');
      }
    }),
  ),
  onJob(
    'crash',
    (job, model, { queue }) => {
      const owner = job.owner ?? model.owners[0] ?? '';
      same(queue.noteCrash(job.id, owner), job.owner === null ? null : job.crashes + 1);
      same(queue.release(job.id, owner), job.owner !== null);
      if (job.owner === null) return;
      job.crashes += 1;
      stop(job, 'queued');
    },
    'running',
  ),
  fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 600 })).map(([index, wait]) =>
    command(`setBack(${index}, ${wait})`, (model, { queue }) => {
      const job = pick(model, index, 'running');
      if (!job) return;
      same(queue.setBack(job.id, job.owner ?? 'nobody:1:a', wait, failure), job.owner !== null);
      if (job.owner === null) return;
      stop(job, 'queued');
      Object.assign(job, { notBefore: model.now + wait, wait, failures: job.failures + 1 });
    }),
  ),
  onJob(
    'fail',
    (job, _, { queue }) => {
      same(queue.fail(job.id, failure, job.owner ?? 'nobody:1:a'), job.owner !== null);
      if (job.owner !== null) stop(job, 'failed');
    },
    'running',
  ),
  onJob('complete', (job, _, { queue, takes }) => {
    const shot = { id: `sht_${job.shot}_${job.project}`, project_id: job.project };
    const before = takes.takesOf(shot.id).length;
    queue.complete(job.id, newTake(shot, request, 'media'));
    same(takes.takesOf(shot.id).length - before, job.status === 'done' ? 0 : 1);
    stop(job, 'done');
  }),
  fc.nat({ max: 2 }).map((index) =>
    command(`die(${index})`, (model) => {
      retireOwner(model.owners[index] ?? '');
      model.owners[index] = makeOwner();
    }),
  ),
  clock,
];

/** Most of them would find nothing to do if jobs were not leased more often, and the clock matters only to leases. */
const weighted = [...commands, enqueuing, leasing, leasing, leasing, clock, clock];

/** What is queued at first. */
const begun = fc.array(enqueuing, { minLength: 4, maxLength: 10 });

test('whatever is done to it, the queue loses no job, gives none to two owners and keeps its order', () => {
  fc.assert(
    fc.property(begun, fc.commands(weighted, { maxCommands: 60, size: 'max' }), (first, steps) => {
      const model: Model = {
        now: 1_800_000_000_000,
        places: [],
        held: new Set(),
        owners: [makeOwner(), makeOwner(), makeOwner()],
      };
      vi.spyOn(Date, 'now').mockImplementation(() => model.now);
      const db = new Database(':memory:');
      try {
        db.pragma('foreign_keys = ON');
        migrate(db, MIGRATIONS);
        db.exec(`INSERT INTO media VALUES ('media', 'mp4', 1, '', NULL)`);
        const takes = takeQueries(db, changeLog(db), { indexChanges: () => 0 });
        takes.saveRequest(request);
        const real = { queue: { ...jobLeases(db, takes), ...jobOrder(db) }, takes };
        fc.modelRun(() => ({ model, real }), [...first, ...steps]);
        expect(db.pragma('quick_check', { simple: true })).toBe('ok');
      } finally {
        db.close();
        for (const owner of model.owners) retireOwner(owner);
        vi.restoreAllMocks();
      }
    }),
    { numRuns: RUNS },
  );
});
