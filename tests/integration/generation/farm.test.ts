import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say, sentenceText } from '../../../src-shared/contract/sentences.ts';
import { sealRequest } from '../../../src-shared/generation/request.ts';
import { listJobs } from '../../../src-main/app/jobs.ts';
import { CoordinatorClient, NotTaken } from '../../../src-main/generation/farm/coordinator-client.ts';
import type { Coordinator } from '../../../src-main/generation/farm/coordinator.ts';
import { startCoordinator } from '../../../src-main/generation/farm/coordinator.ts';
import type { FarmWorkerSettings } from '../../../src-main/generation/farm/farm-worker.ts';
import { runFarmWorker } from '../../../src-main/generation/farm/farm-worker.ts';
import type { FarmWorkerEvent } from '../../../src-main/generation/farm/make-shot.ts';
import type { FarmModel } from '../../../src-main/generation/farm/messages.ts';
import { farmSecret, secretFile } from '../../../src-main/generation/farm/secret.ts';
import { runQueue } from '../../../src-main/generation/queue.ts';
import type { TakeMaker } from '../../../src-main/generation/take-worker.ts';
import type { WorkerClient } from '../../../src-main/generation/worker-client.ts';
import type { Library } from '../../../src-main/library/open.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import { startRedis } from '../../support/farm/redis.ts';
import type { TestRedis } from '../../support/farm/redis.ts';
import { generationRequest } from '../../support/generation/requests.ts';
import { builtinWorker } from '../../support/generation/worker.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { scriptOf, settings } from '../../support/library/records.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';

const TIMES = { lock: 3000, claim: 2500, grace: 10_000 };
const OTHER_SECRET = 'A'.repeat(43);

let redis: TestRedis;
let builtin: WorkerClient;
let model: FarmModel;
let library: Library;
let stop: AbortController;
let running: Promise<unknown>[];
let coordinators: Coordinator[];
let blocked: string[];

beforeAll(async () => {
  redis = await startRedis();
  builtin = await builtinWorker();
  const { manifest, sha256 } = await openBuiltinPack();
  model = { name: manifest.name, sha256, engine_revision: manifest.engine_revision };
});

afterAll(async () => {
  await builtin.close();
  await redis.kill();
});

beforeEach(() => {
  library = temporaryLibrary();
  stop = new AbortController();
  running = [];
  coordinators = [];
  blocked = [];
});

afterEach(async () => {
  stop.abort();
  await Promise.all(running);
  await Promise.all(coordinators.map(async (coordinator) => await coordinator.close()));
});

/** A project with one queued clip for each number of frames. */
function queued(...frames: number[]): string {
  const project = library.createProject({ ...settings, script_path: null });
  const keys = frames.map((_, index) => `shot ${index}`);
  library.mergeStoryboard(project.id, scriptOf('a script'), storyboardOf(draftScene('EXT. SEA', ...keys)));
  for (const [index, shot] of library.shotsOf(project.id).entries()) {
    const { name, sha256, engine_revision } = model;
    const request = sealRequest(
      generationRequest({
        ...{ model: { name, sha256 }, engine_revision, width: 64, height: 64 },
        ...{ shot_key: shot.draft.key, frames: frames[index] ?? 1 },
      }),
    );
    library.saveRequest(request);
    library.jobs.enqueue({ project_id: project.id, shot_id: shot.id, kind: 'clip', request_digest: request.digest });
  }
  return project.id;
}

async function startFarm(): Promise<Coordinator> {
  const at = { redis: redis.url, host: '127.0.0.1', port: 0 };
  const coordinator = await startCoordinator({ library, ...at, models: () => [model], times: TIMES });
  coordinators.push(coordinator);
  running.push(
    coordinator.run({
      signal: stop.signal,
      onTrouble: () => undefined,
      onBlocked: (why) => blocked.push(sentenceText(why)),
    }),
  );
  return coordinator;
}

function startWorker(
  { port }: Coordinator,
  name: string,
  changes: Partial<FarmWorkerSettings> = {},
): { readonly events: FarmWorkerEvent[]; readonly ended: Promise<void> } {
  const events: FarmWorkerEvent[] = [];
  const ended = runFarmWorker({
    ...{ redis: redis.url, coordinator: `http://127.0.0.1:${port}`, name, times: TIMES },
    secret: farmSecret(library.directory),
    scratch: temporaryDirectory(),
    models: () => Promise.resolve([model]),
    maker: builtin,
    signal: stop.signal,
    onEvent: (event) => events.push(event),
    ...changes,
  });
  running.push(ended.catch(() => undefined));
  return { events, ended };
}

function states(project: string): string[] {
  return library.jobs.jobsOf(project).map(({ state }) => state.status);
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await sleep(10);
}

function clientOf({ port }: Coordinator, worker = 'by-hand'): CoordinatorClient {
  return new CoordinatorClient(`http://127.0.0.1:${port}`, farmSecret(library.directory), worker);
}

/** A worker's model that never comes to an end by itself. */
const ENDLESS: TakeMaker = {
  provider: () => Promise.resolve('cpu'),
  run: async (_task, options) => {
    options?.onMaker?.({ worker: null, provider: 'cuda+cpu' });
    await new Promise((resolve) => options?.signal?.addEventListener('abort', resolve, { once: true }));
    throw new ShotloomError('cancelled', say`The generation was stopped.`);
  },
};

test('a local queue and a worker elsewhere share a project: each shot is made once', async () => {
  const project = queued(1, 2, 3, 4);
  const coordinator = await startFarm();
  startWorker(coordinator, 'one');
  await until(() => states(project).includes('done'));
  await runQueue(library, builtin, { project_id: project });
  await until(() => states(project).every((state) => state === 'done'));
  expect(library.shotsOf(project).map(({ id }) => library.takesOf(id).length)).toEqual([1, 1, 1, 1]);
  expect(readdirSync(join(library.directory, 'tmp'))).toEqual([]);
});

test('a worker with another secret is refused, and told nothing else', async () => {
  const coordinator = await startFarm();
  const { ended } = startWorker(coordinator, 'stranger', { secret: OTHER_SECRET });
  await expect(ended).rejects.toMatchObject({ code: 'farm_unavailable' });
  const url = `http://127.0.0.1:${coordinator.port}/farm/hello`;
  for (const authorization of [undefined, 'Bearer ', `Bearer ${farmSecret(library.directory).slice(1)}`]) {
    const answer = await fetch(url, { method: 'POST', headers: authorization === undefined ? {} : { authorization } });
    expect([answer.status, await answer.json()]).toEqual([401, { error: 'The secret is another one.' }]);
  }
  expect(statSync(secretFile(library.directory)).mode & 0o777).toBe(0o600);
});

test('a worker with another model is refused', async () => {
  const coordinator = await startFarm();
  const other = { ...model, engine_revision: model.engine_revision + 1 };
  await expect(startWorker(coordinator, 'old', { models: () => Promise.resolve([other]) }).ended).rejects.toMatchObject(
    {
      code: 'farm_unavailable',
      message: expect.stringContaining('other models') as string,
    },
  );
});

test('a shot that is paused stops at its worker, and goes on when it is resumed', async () => {
  const project = queued(4000, 1);
  const { events } = startWorker(await startFarm(), 'one');
  await until(() => events.some(({ type }) => type === 'begins'));
  const [long] = library.jobs.jobsOf(project);
  library.jobs.pause(long?.id ?? '');
  await until(() => events.some(({ type }) => type === 'stopped'));
  await until(() => states(project)[1] === 'done');
  expect(states(project)).toEqual(['paused', 'done']);
  library.jobs.cancel(long?.id ?? '');
});

test('a shot whose models a worker cannot open is left to others, and waits with a sentence where there are none', async () => {
  const project = queued(1);
  const coordinator = await startFarm();
  const lost: TakeMaker = {
    provider: () => Promise.resolve('cpu'),
    run: () => Promise.reject(new ShotloomError('model_missing', say`The model is not installed.`)),
  };
  const { events } = startWorker(coordinator, 'lost', { maker: lost });
  await until(() => blocked.length > 0);
  expect(blocked).toEqual([expect.stringContaining(`can use all of "${model.name}"`)]);
  await until(() => states(project)[0] === 'queued');
  expect(library.jobs.jobsOf(project)[0]?.state).toMatchObject({ set_back: { code: 'model_missing' } });
  startWorker(coordinator, 'two');
  await until(() => states(project)[0] === 'done');
  expect(events.filter(({ type }) => type === 'cannot')).toHaveLength(1);
  expect(library.jobs.jobsOf(project)).toMatchObject([{ crashes: 0, failures: 0 }]);
});

test('a worker that stops gives its shot back at once; who is at it and what computes it is known until then', async () => {
  const project = queued(1);
  const coordinator = await startFarm();
  const leaves = new AbortController();
  const first = startWorker(coordinator, 'one', { maker: ENDLESS, signal: leaves.signal });
  await until(() => first.events.some(({ type }) => type === 'begins'));
  const madeBy = { worker: 'one', provider: 'cuda+cpu' };
  await until(() => {
    const [job] = listJobs(library, { project }).jobs;
    return job?.state.status === 'running' && job.state.provider === madeBy.provider;
  });
  expect(library.jobs.jobsOf(project)[0]?.state).toMatchObject({ device: 'farm', made_by: madeBy });
  expect(listJobs(library, { project }).jobs[0]?.state).toMatchObject({ maker: { type: 'worker', name: 'one' } });
  leaves.abort();
  await first.ended;
  expect(first.events.at(-1)).toMatchObject({ type: 'gave back' });
  startWorker(coordinator, 'two');
  await until(() => states(project)[0] === 'done');
  expect(library.jobs.jobsOf(project)).toMatchObject([{ crashes: 0, failures: 0 }]);
});

test('a worker stops also while Redis is away', async () => {
  const own = await startRedis();
  const leaves = new AbortController();
  const { events, ended } = startWorker(await startFarm(), 'one', { redis: own.url, signal: leaves.signal });
  await until(() => events.some(({ type }) => type === 'ready'));
  await own.kill();
  leaves.abort();
  await expect(ended).resolves.toBeUndefined();
});

test('what fails at a worker fails in the library, with its reason', async () => {
  const project = queued(1);
  const broken: TakeMaker = {
    provider: () => Promise.resolve('cpu'),
    run: () => Promise.reject(new ShotloomError('media_damaged', say`The stored file is gone.`)),
  };
  startWorker(await startFarm(), 'one', { maker: broken });
  await until(() => states(project)[0] === 'failed');
  expect(library.jobs.jobsOf(project)[0]?.state).toMatchObject({
    code: 'media_damaged',
    reason: 'The stored file is gone.',
  });
});

test('files are taken only for shots that are asked for, with the bytes that were announced, and results only with them', async () => {
  queued(1);
  const coordinator = await startFarm();
  const client = clientOf(coordinator);
  // Nothing is leased for nobody.
  await sleep(300);
  expect(library.jobs.openJobs(null)[0]?.state.status).toBe('queued');
  expect(await client.hello([model])).toEqual({ models: [model], wanted: [[model]] });
  await until(() => library.jobs.openJobs(null)[0]?.state.status === 'running');
  const shot = library.jobs.openJobs(null)[0]?.request_digest ?? '';
  expect(await client.claim(shot)).toBe('make');
  expect(await clientOf(coordinator, 'another').claim(shot)).toBe('taken');
  expect(await client.claim('0'.repeat(64))).toBe('gone');

  const url = `http://127.0.0.1:${coordinator.port}/farm`;
  const authorization = `Bearer ${farmSecret(library.directory)}`;
  const put = async (digest: string, sha256: string): Promise<number> =>
    (
      await fetch(`${url}/shots/${digest}/files/${sha256}`, {
        ...{ method: 'PUT', headers: { authorization }, body: 'no clip' },
      })
    ).status;
  const right = createHash('sha256').update('no clip').digest('hex');
  expect(await put(shot, 'f'.repeat(64))).toBe(422);
  expect(await put('0'.repeat(64), right)).toBe(410);
  expect(await put(shot, right)).toBe(200);
  expect(await put(`../../${shot}`, right)).toBe(404);
  const result = {
    ...{ frames_digest: 'a'.repeat(64), frames: 5, timings: {} },
    fingerprint: { provider: 'cpu', runtime: '1', cpu: 'none', threads: 1 },
    hearing: { language: 'en' as const, words: [], said: [] },
  };
  // Its clip is another one than was sent.
  await expect(client.finish(shot, { media: 'e'.repeat(64), layers: null, result })).rejects.toThrow(NotTaken);
  // Other files of the library are nobody's to fetch.
  const { sha256 } = await library.store.putBytes(Buffer.from('a secret picture'), 'png');
  expect((await fetch(`${url}/assets/${sha256}`, { headers: { authorization } })).status).toBe(404);
  expect((await fetch(`${url}/hello`, { method: 'POST', headers: { authorization }, body: '{' })).status).toBe(400);
  client.close();
});

test('a Redis that is not there, and addresses that are none, are refused with a sentence', async () => {
  const start = async (url: string): Promise<Coordinator> =>
    await startCoordinator({ library, redis: url, host: '127.0.0.1', port: 0, models: () => [model] });
  await expect(start('redis://:hidden@127.0.0.1:1')).rejects.toMatchObject({
    code: 'farm_unavailable',
    message: expect.not.stringContaining('hidden') as string,
  });
  await expect(start('http://127.0.0.1')).rejects.toMatchObject({ code: 'bad_option' });
  expect(() => new CoordinatorClient('ftp://farm', OTHER_SECRET, 'x')).toThrow('no address of a coordinator');
});
