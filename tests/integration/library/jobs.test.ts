import { hostname } from 'node:os';
import { beforeEach, expect, test } from 'vitest';
import type { Library } from '../../../src-main/library/open.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { newTake, requestOf } from '../../support/library/records.ts';
import { listOf, say, sentenceText } from '../../../src-shared/contract/sentences.ts';

const request = requestOf({ prompt: 'a boat' });
const MINUTE = 60_000;
const outOfMemory = { code: 'model_failed', reason: 'out of memory' } as const;
let directory: string;
let library: Library;
let clip: string;

beforeEach(async () => {
  directory = temporaryDirectory();
  library = temporaryLibrary(directory);
  library.saveRequest(request);
  clip = (await library.store.putBytes(Buffer.from('clip'), 'mp4')).sha256;
});

const enqueue = (shot: number, more: { kind?: 'still' | 'clip'; project_id?: string } = {}) =>
  library.jobs.enqueue({
    project_id: 'prj_1',
    shot_id: `sht_${shot}`,
    kind: 'clip',
    request_digest: request.digest,
    ...more,
  });
const lease = () => library.jobs.lease(library.owner, MINUTE);
const takeOf = (shot: number) => newTake({ id: `sht_${shot}`, project_id: 'prj_1' }, request, clip);

test('jobs are leased in the order in which they were queued, and have numbers', () => {
  const jobs = [enqueue(3), enqueue(4), enqueue(1)];
  expect(jobs.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect([lease(), lease(), lease(), lease()].map((job) => job?.id)).toEqual([...jobs.map(({ id }) => id), undefined]);
});

test('a lease says who runs the job and until when', () => {
  const { id } = enqueue(1);
  const before = Date.now();
  const job = lease();
  expect(job).toMatchObject({ id, attempts: 1, state: { status: 'running', lease_owner: library.owner, progress: 0 } });
  if (job?.state.status !== 'running') throw new Error('not running');
  expect(job.state.lease_until).toBeGreaterThanOrEqual(before + MINUTE);
  expect(library.owner).toMatch(new RegExp(`:${process.pid}:[0-9a-f]{12}$`));
});

test('a process may lease only the jobs of one project or kind', () => {
  enqueue(1);
  const other = enqueue(2, { project_id: 'prj_2' });
  const still = enqueue(3, { kind: 'still' });
  expect(library.jobs.lease(library.owner, MINUTE, { project_id: 'prj_2' })?.id).toBe(other.id);
  expect(library.jobs.lease(library.owner, MINUTE, { kind: 'still' })?.id).toBe(still.id);
  expect(library.jobs.lease(library.owner, MINUTE, { kind: 'still' })).toBeNull();
});

test('a take that is queued or running is not queued again; one that has ended may be', () => {
  const first = enqueue(1);
  expect(enqueue(1).id).toBe(first.id);
  lease();
  expect(enqueue(1).id).toBe(first.id);
  library.jobs.fail(first.id, outOfMemory);
  expect(enqueue(1).id).not.toBe(first.id);
});

test('a job whose request is not stored is refused', () => {
  const job = { project_id: 'prj_1', shot_id: 'sht_1', kind: 'clip' as const, request_digest: 'none' };
  expect(() => library.jobs.enqueue(job)).toThrow('FOREIGN KEY');
});

test('completing stores the take and ends the job, and does so once', () => {
  const { id } = enqueue(1);
  lease();
  const take = library.jobs.complete(id, takeOf(1));
  expect(library.jobs.complete(id, takeOf(1))).toEqual(take);
  expect(library.takesOf('sht_1')).toEqual([take]);
  expect(library.jobs.job(id)?.state).toEqual({ status: 'done', take_id: take.id });
  expect(lease()).toBeNull();
});

test('a take that cannot be stored leaves its job running', () => {
  const { id } = enqueue(1);
  lease();
  expect(() => library.jobs.complete(id, { ...takeOf(1), media_sha256: 'none' })).toThrow('FOREIGN KEY');
  expect(library.jobs.job(id)?.state.status).toBe('running');
  expect(library.takesOf('sht_1')).toEqual([]);
});

test('a failed job tells why and how often it was tried', () => {
  const { id } = enqueue(1);
  lease();
  library.jobs.release(id, library.owner);
  lease();
  expect(library.jobs.fail(id, outOfMemory)).toBe(true);
  expect(library.jobs.job(id)?.state).toEqual({ status: 'failed', ...outOfMemory, attempts: 2 });
  expect(library.jobs.fail(id, outOfMemory)).toBe(false);
  expect(lease()).toBeNull();
});

test('a failed job, and one that is set back, keep the sentence that says why, for whoever looks in whichever language', () => {
  const said = say`No room on ${'disk 1'}, or ${listOf('or', [say`another`, 2])}.`;
  const failure = { code: 'library_unwritable' as const, reason: sentenceText(said), said };
  const { id } = enqueue(1);
  lease();
  library.jobs.setBack(id, library.owner, MINUTE, failure);
  expect(library.jobs.job(id)?.state).toMatchObject({ status: 'queued', set_back: failure });
  library.jobs.retry(id);
  expect(library.jobs.job(id)?.state).toEqual({ status: 'queued', set_back: null });
  library.jobs.fail(id, failure);
  expect(library.jobs.job(id)?.state).toEqual({ status: 'failed', ...failure, attempts: 1 });
});

test('crashes of the worker are counted by the owner of the job, apart from its attempts', () => {
  const { id, crashes } = enqueue(1);
  expect(crashes).toBe(0);
  expect(library.jobs.noteCrash(id, library.owner)).toBeNull();
  for (const count of [1, 2]) {
    lease();
    expect(library.jobs.noteCrash(id, 'elsewhere:1:a')).toBeNull();
    expect(library.jobs.noteCrash(id, library.owner)).toBe(count);
    library.jobs.release(id, library.owner);
    lease();
    library.jobs.release(id, library.owner);
  }
  expect(library.jobs.job(id)).toMatchObject({ attempts: 4, crashes: 2, state: { status: 'queued' } });
});

test('a cancelled job is not run, and its owner learns of it', () => {
  const [running, queued] = [enqueue(1), enqueue(2)];
  lease();
  expect(library.jobs.cancel(running.id)).toBe(true);
  expect(library.jobs.cancel(queued.id)).toBe(true);
  expect(library.jobs.cancel(queued.id)).toBe(false);
  expect(library.jobs.renew(running.id, library.owner, MINUTE, 0.5)).toBe(false);
  expect(library.jobs.job(running.id)?.state).toEqual({ status: 'cancelled' });
  expect(lease()).toBeNull();
});

test('renewing prolongs a lease and keeps the progress', () => {
  const { id } = enqueue(1);
  library.jobs.lease(library.owner, 10);
  expect(library.jobs.renew(id, library.owner, MINUTE, 0.25)).toBe(true);
  const state = library.jobs.job(id)?.state;
  expect(state).toMatchObject({ status: 'running', progress: 0.25 });
  expect(state?.status === 'running' && state.lease_until > Date.now() + MINUTE / 2).toBe(true);
  expect(library.jobs.renew(id, 'somebody:1:else', MINUTE, 0.5)).toBe(false);
});

test('an expired lease is taken over, and its first owner can no longer renew', () => {
  const { id } = enqueue(1);
  library.jobs.lease('elsewhere:1:a', 0);
  expect(lease()).toMatchObject({ id, attempts: 2 });
  expect(library.jobs.renew(id, 'elsewhere:1:a', MINUTE, 0.5)).toBe(false);
  expect(library.jobs.release(id, 'elsewhere:1:a')).toBe(false);
});

test('a lease of another host holds until it expires', () => {
  enqueue(1);
  library.jobs.lease('elsewhere:1:a', MINUTE);
  expect(library.jobs.requeueAbandoned()).toBe(0);
  expect(lease()).toBeNull();
});

test('a closed library frees its leases at once, an open one does not', () => {
  const { id } = enqueue(1);
  const other = temporaryLibrary(directory);
  other.jobs.lease(other.owner, MINUTE);
  expect(lease()).toBeNull();
  other.close();
  expect(lease()?.id).toBe(id);
});

test('an earlier process of our own pid is a dead one', () => {
  enqueue(1);
  enqueue(2);
  const owner = `${hostname().replaceAll(/[^A-Za-z0-9.-]/g, '_')}:${process.pid}:000000000000`;
  library.jobs.lease(owner, MINUTE);
  expect(library.jobs.requeueAbandoned()).toBe(1);
  expect(library.jobs.jobsOf('prj_1').map((job) => job.state.status)).toEqual(['queued', 'queued']);
});
