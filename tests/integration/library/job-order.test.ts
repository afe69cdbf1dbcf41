import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Library } from '../../../src-main/library/open.ts';
import type { Job } from '../../../src-shared/library/records.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { newTake, requestOf } from '../../support/library/records.ts';

const request = requestOf({ prompt: 'a boat' });
const MINUTE = 60_000;
const diskFull = { code: 'library_unwritable', reason: 'the disk is full' } as const;
let directory: string;
let library: Library;

beforeEach(() => {
  directory = temporaryDirectory();
  library = temporaryLibrary(directory);
  library.saveRequest(request);
});

afterEach(() => vi.restoreAllMocks());

const enqueue = (shot: number, kind: 'still' | 'clip' = 'clip', project_id = 'prj_1'): string =>
  library.jobs.enqueue({ project_id, shot_id: `sht_${shot}`, kind, request_digest: request.digest }).id;
const lease = (): Job | null => library.jobs.lease(library.owner, MINUTE);
const order = (): number[] => library.jobs.openJobs(null).map(({ number }) => number);
const stateOf = (id: string) => library.jobs.job(id)?.state;

describe('the order', () => {
  test('has urgent before normal before low, and of those stills before clips', () => {
    const [clip, still, low, urgent] = [enqueue(1), enqueue(2, 'still'), enqueue(3, 'still'), enqueue(4)];
    library.jobs.prioritize(low, 'low');
    expect(library.jobs.prioritize(urgent, 'urgent')).toBe(true);
    expect(library.jobs.prioritize(urgent, 'urgent')).toBe(false);
    expect(library.jobs.job(low)?.priority).toBe('low');
    expect([lease(), lease(), lease(), lease(), lease()].map((job) => job?.id)).toEqual([
      urgent,
      still,
      clip,
      low,
      undefined,
    ]);
  });

  test('is changed by moving jobs, which keep theirs among themselves', () => {
    const [one, two, three, four] = [enqueue(1), enqueue(2), enqueue(3), enqueue(4)];
    expect(library.jobs.move([four, three], { before: one })).toBe(2);
    expect(order()).toEqual([3, 4, 1, 2]);
    library.jobs.move([three], { after: one });
    expect(order()).toEqual([4, 1, 3, 2]);
    library.jobs.move([two, one], 'front');
    expect(order()).toEqual([1, 2, 4, 3]);
    library.jobs.move([one, four], 'back');
    expect(order()).toEqual([2, 3, 1, 4]);
    library.jobs.move([two, one], { after: two });
    expect(order()).toEqual([2, 1, 3, 4]);
    enqueue(5);
    expect(order()).toEqual([2, 1, 3, 4, 5]);
  });

  test('a job that is given another priority goes behind those that have it', () => {
    const [one, two, three] = [enqueue(1), enqueue(2), enqueue(3)];
    library.jobs.move([three], 'front');
    for (const id of [two, one]) library.jobs.prioritize(id, 'urgent');
    expect(order()).toEqual([2, 1, 3]);
    library.jobs.prioritize(two, 'normal');
    expect(order()).toEqual([1, 3, 2]);
  });

  test('a job takes on the priority of the one that it is moved beside', () => {
    const [one, two] = [enqueue(1), enqueue(2)];
    library.jobs.prioritize(two, 'urgent');
    library.jobs.move([one], { before: two });
    expect(library.jobs.openJobs(null).map(({ id, priority }) => [id, priority])).toEqual([
      [one, 'urgent'],
      [two, 'urgent'],
    ]);
  });

  test('a clip cannot go before a still by its place, nor beside a job that has ended', () => {
    const [still, clip, ended] = [enqueue(1, 'still'), enqueue(2), enqueue(3)];
    library.jobs.cancel(ended);
    expect(() => library.jobs.move([clip], { before: still })).toThrow(expect.objectContaining({ code: 'bad_option' }));
    expect(() => library.jobs.move([clip], { after: ended })).toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(library.jobs.move([ended], 'front')).toBe(0);
  });
});

describe('a job that is paused', () => {
  test('keeps its place, and goes on when it is resumed', () => {
    const [one, two] = [enqueue(1), enqueue(2)];
    expect(library.jobs.pause(one)).toBe(true);
    expect(library.jobs.pause(one)).toBe(false);
    expect(stateOf(one)).toEqual({ status: 'paused' });
    expect(lease()?.id).toBe(two);
    expect(lease()).toBeNull();
    expect(library.jobs.resume(one)).toBe(true);
    expect(library.jobs.resume(one)).toBe(false);
    expect(lease()?.id).toBe(one);
  });

  test('while it runs is lost to its owner, in another process too', () => {
    const id = enqueue(1);
    lease();
    expect(library.jobs.isHeldBy(id, library.owner)).toBe(true);
    expect(temporaryLibrary(directory).jobs.pause(id)).toBe(true);
    expect(library.jobs.isHeldBy(id, library.owner)).toBe(false);
    expect(library.jobs.renew(id, library.owner, MINUTE, 0.5)).toBe(false);
    expect(library.jobs.release(id, library.owner)).toBe(false);
    expect(library.jobs.setBack(id, library.owner, 1, diskFull)).toBe(false);
    expect(library.jobs.fail(id, diskFull, library.owner)).toBe(false);
    expect(stateOf(id)).toEqual({ status: 'paused' });
  });

  test('is not queued a second time, and its take is kept if it was made after all', async () => {
    const id = enqueue(1);
    lease();
    library.jobs.pause(id);
    expect(enqueue(1)).toBe(id);
    const { sha256 } = await library.store.putBytes(Buffer.from('clip'), 'mp4');
    const take = library.jobs.complete(id, newTake({ id: 'sht_1', project_id: 'prj_1' }, request, sha256));
    expect(stateOf(id)).toEqual({ status: 'done', take_id: take.id });
  });
});

describe('a project that is held', () => {
  test('stops and waits, with what comes later, until it is let go', () => {
    const [one, other] = [enqueue(1), enqueue(2, 'clip', 'prj_2')];
    lease();
    expect(library.jobs.hold('prj_1')).toBe(true);
    expect(library.jobs.hold('prj_1')).toBe(false);
    expect(library.jobs.isHeldBy(one, library.owner)).toBe(false);
    enqueue(3);
    expect(stateOf(one)).toMatchObject({ status: 'queued' });
    expect([lease()?.id, lease()]).toEqual([other, null]);
    expect(temporaryLibrary(directory).jobs.held()).toEqual(['prj_1']);
    expect(library.jobs.unhold('prj_1')).toBe(true);
    expect(library.jobs.unhold('prj_1')).toBe(false);
    expect(lease()?.id).toBe(one);
  });

  test('as all of them are when the queue is', () => {
    const id = enqueue(1);
    library.jobs.hold(null);
    expect(library.jobs.held()).toEqual([null]);
    expect(lease()).toBeNull();
    library.jobs.unhold(null);
    expect(lease()?.id).toBe(id);
  });
});

describe('a job that is set back', () => {
  test('says why, and is leased when its time has come', () => {
    const id = enqueue(1);
    lease();
    const now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(now);
    expect(library.jobs.setBack(id, library.owner, 5000, diskFull)).toBe(true);
    expect(stateOf(id)).toEqual({ status: 'queued', set_back: { ...diskFull, not_before: now + 5000 } });
    expect(library.jobs.job(id)?.failures).toBe(1);
    clock.mockReturnValue(now + 4999);
    expect(lease()).toBeNull();
    clock.mockReturnValue(now + 5000);
    expect(lease()?.id).toBe(id);
    library.jobs.release(id, library.owner);
    expect(stateOf(id)).toEqual({ status: 'queued', set_back: null });
  });

  test('waits no longer than was meant where the clock was put back by a year', () => {
    const id = enqueue(1);
    lease();
    library.jobs.setBack(id, library.owner, 5000, diskFull);
    const past = Date.now() - 365 * 24 * 60 * MINUTE;
    const clock = vi.spyOn(Date, 'now').mockReturnValue(past);
    expect(lease()).toBeNull();
    clock.mockReturnValue(past + 5000);
    expect(lease()?.id).toBe(id);
  });

  test('runs at once when somebody asks for it', () => {
    const id = enqueue(1);
    lease();
    library.jobs.setBack(id, library.owner, MINUTE, diskFull);
    expect(library.jobs.retry(id)).toBe(true);
    expect(library.jobs.job(id)).toMatchObject({ failures: 0, state: { set_back: null } });
    expect(lease()?.id).toBe(id);
  });
});

test('a lease of another host ends no later than was meant where the clock was put back by a year', () => {
  const id = enqueue(1);
  library.jobs.lease('elsewhere:1:a', MINUTE);
  const past = Date.now() - 365 * 24 * 60 * MINUTE;
  const clock = vi.spyOn(Date, 'now').mockReturnValue(past);
  expect(lease()).toBeNull();
  clock.mockReturnValue(past + MINUTE);
  expect(lease()?.id).toBe(id);
});

describe('what failed or was cancelled', () => {
  test('is queued again by hand, as if it had never failed', () => {
    const [failed, cancelled, queued] = [enqueue(1), enqueue(2), enqueue(3)];
    lease();
    library.jobs.noteCrash(failed, library.owner);
    library.jobs.fail(failed, { code: 'model_crashed', reason: 'SIGSEGV' });
    library.jobs.cancel(cancelled);
    expect([failed, cancelled, queued].map(library.jobs.retry)).toEqual([true, true, false]);
    expect(library.jobs.job(failed)).toMatchObject({ crashes: 0, attempts: 1, state: { status: 'queued' } });
    expect(order()).toEqual([3, 1, 2]);
  });

  test('is not queued again where its take was queued anew or made since', async () => {
    const first = enqueue(1);
    library.jobs.cancel(first);
    const second = enqueue(1);
    expect(library.jobs.retry(first)).toBe(false);
    const { sha256 } = await library.store.putBytes(Buffer.from('clip'), 'mp4');
    library.jobs.complete(second, newTake({ id: 'sht_1', project_id: 'prj_1' }, request, sha256));
    expect(library.jobs.retry(first)).toBe(false);
    const wanted = { shot_id: 'sht_1', kind: 'clip', request_digest: request.digest } as const;
    expect(library.jobs.newestJob(wanted)?.id).toBe(second);
    expect(library.jobs.numbered(1)?.id).toBe(first);
  });
});

test('a device that is not shared has one owner at a time; the shared one has any number', () => {
  const [one, two, three] = [enqueue(1), enqueue(2), enqueue(3)];
  const other = temporaryLibrary(directory);
  expect(library.jobs.lease(library.owner, MINUTE, { device: 'webgpu' })?.id).toBe(one);
  expect(other.jobs.lease(other.owner, MINUTE, { device: 'webgpu' })).toBeNull();
  const made_by = { worker: null, provider: 'webgpu+cpu' };
  expect(library.jobs.renew(one, library.owner, MINUTE, 0.5, made_by)).toBe(true);
  expect(stateOf(one)).toMatchObject({ device: 'webgpu', made_by });
  expect(other.jobs.lease(other.owner, MINUTE, { device: 'webgpu' })).toBeNull();
  expect(library.jobs.lease(library.owner, MINUTE, { device: 'webgpu' })?.id).toBe(two);
  expect(other.jobs.lease(other.owner, MINUTE)?.id).toBe(three);
  expect(stateOf(three)).toMatchObject({ device: 'cpu' });
  for (const id of [one, two]) library.jobs.release(id, library.owner);
  expect(other.jobs.lease(other.owner, MINUTE, { device: 'webgpu' })?.id).toBe(one);
});

test('why a job that waits is not begun is said of it until it is begun, or is so no more', () => {
  const [one, two] = [enqueue(1), enqueue(2)];
  const why = { code: 'model_missing', reason: 'no worker has it' } as const;
  for (const id of [one, two]) expect(library.jobs.explain(id, why)).toBe(true);
  expect(stateOf(two)).toMatchObject({ status: 'queued', set_back: why });
  expect(library.jobs.lease(library.owner, MINUTE)?.id).toBe(one);
  expect(library.jobs.explain(one, why)).toBe(false);
  expect(library.jobs.unexplain(two)).toBe(true);
  expect(stateOf(two)).toEqual({ status: 'queued', set_back: null });
});

test('what takes like it took is known by kind, model and size, the newest first', async () => {
  const made = (seed: number, sha256: string) =>
    requestOf({
      kind: 'clip',
      model: { name: 'm', sha256 },
      width: 64,
      height: 36,
      frames: 20,
      handle_frames: 2,
      seed,
    });
  const [ours, others] = [made(1, 'ours'), made(2, 'others')];
  for (const each of [ours, others]) library.saveRequest(each);
  const { sha256 } = await library.store.putBytes(Buffer.from('clip'), 'mp4');
  const save = (of: typeof ours, frames: number, more: object = {}) => {
    const take = newTake({ id: 'sht_1', project_id: 'prj_1' }, of, sha256);
    library.saveTake({ ...take, width: 64, height: 36, frames, timings: { paint: 5, total: frames * 10 }, ...more });
  };
  save(ours, 24);
  save(others, 25);
  save(ours, 26, { width: 66 });
  save(ours, 27, { kind: 'still' });
  save(ours, 28, { timings: { paint: 5 } });
  save(ours, 29);
  const work = library.jobs.workOf(ours.digest);
  expect(work).toEqual({ kind: 'clip', model: 'ours', width: 64, height: 36, frames: 24, take: 0 });
  expect(work && library.jobs.pastTakes(work)).toEqual([
    { provider: 'cpu', frames: 29, ms: 290 },
    { provider: 'cpu', frames: 24, ms: 240 },
  ]);
  expect(library.jobs.workOf(request.digest)).toBeNull();
});

test('the version of the library changes with what this and another process write, and with nothing else', () => {
  const other = temporaryLibrary(directory);
  const first = library.version();
  expect(library.version()).toBe(first);
  library.projects();
  expect(library.version()).toBe(first);
  other.jobs.hold(null);
  const second = library.version();
  expect(second).not.toBe(first);
  library.jobs.unhold(null);
  expect(library.version()).not.toBe(second);
});
