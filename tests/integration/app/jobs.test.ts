import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import { JobListFollowed } from '../../../src-shared/contract/jobs.ts';
import { patchedQueue } from '../../../src-shared/contract/queue-delta.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { startApp } from '../../support/app/apps.ts';
import { folderWithScript, TINY_SCRIPT } from '../../support/app/films.ts';
import { finish } from '../../support/app/finish.ts';
import { requestOf } from '../../support/library/records.ts';

const small = { seed: 1, width: 128, height: 72, fps_num: 6, fps_den: 1, sound: SILENT };
const CHINESE = '标题: 纸船\n\n内景 房间 - 白天\n\n小雨走到窗前。\n\n外景 河边 - 夜\n\n一只纸船漂在水上。\n';

/** A process with a project whose clips are queued, in a library of its own. */
async function queued(script: string, name?: string) {
  const { folder, script: path } = folderWithScript(script, name);
  const library = join(folder, 'library');
  const app = startApp(library);
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(path), settings: small });
  const enqueued = await app.calls.takes.enqueue({ project, kind: 'clip' });
  return { app, library, project, enqueued };
}

test.each([
  ['English', TINY_SCRIPT, 'Tiny'],
  ['Chinese', CHINESE, '纸船'],
])('what is queued of a film in %s is listed, ordered and made', async (_, script, title) => {
  const { app, project, enqueued } = await queued(script);
  expect(enqueued).toMatchObject({ kind: 'clip', current: 0 });
  const before = await app.calls.jobs.list({});
  expect(before).toMatchObject({ paused: false, paused_projects: [], left_ms: null });
  expect(before.jobs).toHaveLength(enqueued.queued);
  expect(before.jobs[1]).toMatchObject({
    ...{ number: 2, project, title, shot: 2, kind: 'clip', priority: 'normal', held: false, left_ms: null },
    state: { status: 'queued', set_back: null },
  });

  await app.calls.jobs.change({ do: 'move', to: { jobs: [2] }, place: 'front' });
  const { reports, result } = await finish(await app.calls.jobs.run({}));
  expect(result).toEqual({ made: enqueued.queued, failed: 0, paused: 0 });
  expect(reports[0]).toMatchObject({ number: 2, shot: 2, title, kind: 'clip', provider: 'cpu' });
  expect((await app.calls.jobs.list({})).jobs).toEqual([]);
  const ended = await app.calls.jobs.list({ project, ended: true });
  expect(ended.jobs.map(({ state }) => state.status)).toEqual(before.jobs.map(() => 'done'));
  const generated = await finish(await app.calls.takes.generate({ project, kind: 'clip' }));
  expect(generated.result).toMatchObject({ generated: 0, reused: enqueued.queued });

  // Now that takes like these were made, it is known how long the next ones take.
  await app.calls.takes.enqueue({ project, kind: 'clip', takes: 2 });
  const again = await app.calls.jobs.list({});
  expect(again.jobs).toHaveLength(enqueued.queued);
  for (const { left_ms } of again.jobs) expect(left_ms).toBeGreaterThan(0);
  expect(again.left_ms).toBeCloseTo(
    again.jobs.reduce((sum, { left_ms }) => sum + (left_ms ?? 0), 0),
    6,
  );
});

test('jobs are paused, resumed, cancelled and tried again, one by one, by shot, by project or all', async () => {
  const { app, library, project } = await queued(TINY_SCRIPT);
  const { jobs } = app.calls;
  const states = async () =>
    (await jobs.list({ ended: true })).jobs.map(({ state, held }) => (held ? 'held' : state.status));
  const [first] = (await jobs.list({})).jobs;
  const shot = first?.shot_id ?? '';

  expect(await jobs.change({ do: 'pause', to: { jobs: [1, 3] } })).toEqual({ changed: 2 });
  expect(await states()).toEqual(['paused', 'queued', 'paused']);
  expect(await jobs.change({ do: 'resume', to: { shot } })).toEqual({ changed: 1 });
  expect(await jobs.change({ do: 'cancel', to: { shot } })).toEqual({ changed: 1 });
  expect(await states()).toEqual(['cancelled', 'queued', 'paused']);

  expect(await jobs.change({ do: 'pause', to: { project } })).toEqual({ changed: 1 });
  expect(await states()).toEqual(['cancelled', 'held', 'paused']);
  expect(await startApp(library).calls.jobs.list({})).toMatchObject({ paused: false, paused_projects: [project] });
  const { result } = await finish(await jobs.run({}));
  expect(result).toEqual({ made: 0, failed: 0, paused: 2 });
  expect(await jobs.change({ do: 'resume', to: { project } })).toEqual({ changed: 2 });
  expect(await states()).toEqual(['cancelled', 'queued', 'queued']);

  await jobs.change({ do: 'pause', to: { all: true } });
  expect((await jobs.list({})).paused).toBe(true);
  await jobs.change({ do: 'resume', to: { all: true } });
  expect((await jobs.list({})).paused).toBe(false);

  // What somebody cancelled is tried again only where it is named.
  expect(await jobs.change({ do: 'retry', to: { all: true } })).toEqual({ changed: 0 });
  expect(await jobs.change({ do: 'retry', to: { jobs: [1] } })).toEqual({ changed: 1 });
  expect(await jobs.change({ do: 'prioritize', to: { jobs: [3] }, priority: 'urgent' })).toEqual({ changed: 1 });
  expect(await jobs.change({ do: 'move', to: { jobs: [1] }, place: { before: 3 } })).toEqual({ changed: 1 });
  const listed = (await jobs.list({})).jobs;
  expect(listed.map(({ number, priority }) => [number, priority])).toEqual([
    [1, 'urgent'],
    [3, 'urgent'],
    [2, 'normal'],
  ]);
});

test('what is not there is refused, and changes nothing', async () => {
  const { app } = await queued(TINY_SCRIPT);
  const { jobs } = app.calls;
  const refused = async (promise: Promise<unknown>) =>
    await expect(promise).rejects.toMatchObject({ code: 'not_found' });
  await refused(jobs.change({ do: 'cancel', to: { jobs: [1, 99] } }));
  await refused(jobs.change({ do: 'cancel', to: { shot: 'sht_0000000000000000' } }));
  await refused(jobs.change({ do: 'pause', to: { project: 'prj_0000000000000000' } }));
  await refused(jobs.list({ project: 'prj_0000000000000000' }));
  const listed = (await jobs.list({})).jobs;
  expect(listed.map(({ state, held }) => [state.status, held])).toEqual(listed.map(() => ['queued', false]));
});

test('a job that was asked of another model is failed and says so', async () => {
  const { app, library, project } = await queued(TINY_SCRIPT);
  const opened = openLibrary(library);
  const old = requestOf({
    kind: 'clip',
    model: { name: 'older', sha256: 'ab' },
    width: 128,
    height: 72,
    frames: 6,
    handle_frames: 0,
  });
  opened.saveRequest(old);
  opened.jobs.enqueue({
    project_id: project,
    shot_id: 'sht_0000000000000000',
    kind: 'clip',
    request_digest: old.digest,
  });
  opened.close();
  await app.calls.jobs.change({ do: 'cancel', to: { jobs: [1, 2, 3] } });
  expect((await finish(await app.calls.jobs.run({ project }))).result).toEqual({ made: 0, failed: 1, paused: 0 });
  const [job] = (await app.calls.jobs.list({ ended: true })).jobs.filter(({ number }) => number === 4);
  expect(job?.state).toMatchObject({ status: 'failed', code: 'model_missing' });
  expect(job?.shot).toBeNull();
});

test('more takes that one command queued are not taken back by another that asks for one', async () => {
  const { app, project } = await queued(TINY_SCRIPT);
  await app.calls.takes.enqueue({ project, kind: 'still', takes: 2 });
  const before = (await app.calls.jobs.list({})).jobs.length;
  await app.calls.takes.enqueue({ project, kind: 'still' });
  expect((await app.calls.jobs.list({})).jobs).toHaveLength(before);
});

test('who watches sees what another process does, and nothing where nothing changes', async () => {
  const { app, library } = await queued(TINY_SCRIPT);
  const other = startApp(library);
  const left = new AbortController();
  const seen = await app.calls.jobs.watch({}, { signal: left.signal });
  const next = async (): Promise<string[]> => {
    const step = await seen.next();
    return step.done === true ? [] : step.value.jobs.map(({ state }) => state.status);
  };
  expect(await next()).toEqual(['queued', 'queued', 'queued']);
  await other.calls.jobs.change({ do: 'pause', to: { jobs: [2] } });
  expect(await next()).toEqual(['queued', 'paused', 'queued']);
  // A write that changes nothing of the queue is not told.
  await other.calls.jobs.change({ do: 'pause', to: { jobs: [2] } });
  await other.calls.jobs.change({ do: 'cancel', to: { jobs: [1] } });
  expect(await next()).toEqual(['paused', 'queued']);
  const last = seen.next();
  left.abort();
  expect((await last).done).toBe(true);
});

test('who follows makes the same list of what is told to be other', async () => {
  const { app } = await queued(TINY_SCRIPT);
  const left = new AbortController();
  const seen = await app.calls.jobs.follow({}, { signal: left.signal });
  const next = async () => {
    const told = await seen.next();
    if (told.done === true) throw new Error('Nothing more was told.');
    expect(JobListFollowed.parse(told.value)).toEqual(told.value);
    return told.value;
  };
  const first = await next();
  if (!('whole' in first)) throw new Error('The list was not told as a whole.');
  let queue = first.whole;
  for (const change of [
    { do: 'move', to: { jobs: [3] }, place: 'front' },
    { do: 'pause', to: { jobs: [2] } },
    { do: 'cancel', to: { jobs: [1] } },
    { do: 'pause', to: { all: true } },
  ] as const) {
    await app.calls.jobs.change(change);
    const told = await next();
    if (!('delta' in told)) throw new Error('More was told than what is other.');
    queue = patchedQueue<(typeof queue.jobs)[number], typeof queue>(queue, told.delta);
    expect(queue).toEqual(await app.calls.jobs.list({}));
  }
  left.abort();
});

test('lines that are spoken before clips are queued are told, and who stops them has nothing queued', async () => {
  const lines = Array.from({ length: 80 }, (_, index) => `MARA\nThe water has risen by ${index + 300} metres since.`);
  const { folder, script } = folderWithScript(`INT. ROOM - DAY\n\nMARA waits.\n\n${lines.join('\n\n')}\n`);
  const app = startApp(join(folder, 'library'));
  const spoken = { width: 128, height: 72, fps_num: 6, fps_den: 1, seed: 1 };
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings: spoken });
  const { jobs, takes } = app.calls;
  const left = new AbortController();
  const seen = await jobs.watch({}, { signal: left.signal });
  const asked = takes.enqueue({ project, kind: 'clip' }).catch((error: unknown) => error);
  for await (const { speaking } of seen) {
    const [film] = speaking;
    if (!film || film.done === 0) continue;
    expect(film).toMatchObject({ project, lines: 80 });
    expect(film.left_ms).not.toBeNull();
    break;
  }
  expect(await jobs.change({ do: 'stop_speaking', project })).toEqual({ changed: 1 });
  expect(await asked).toMatchObject({ code: 'cancelled' });
  expect(await jobs.list({})).toMatchObject({ jobs: [], speaking: [] });
  expect(await jobs.change({ do: 'stop_speaking', project })).toEqual({ changed: 0 });

  // What cancels a film's jobs stops its speech, too.
  const again = takes.enqueue({ project, kind: 'clip' }).catch((error: unknown) => error);
  while ((await jobs.list({})).speaking.length === 0) await nextTurn();
  expect(await jobs.change({ do: 'cancel', to: { project } })).toEqual({ changed: 1 });
  expect(await again).toMatchObject({ code: 'cancelled' });
  left.abort();
});

test('a generation whose project is paused says so and goes on when it is resumed', async () => {
  const { app, library, project } = await queued(TINY_SCRIPT);
  const other = startApp(library);
  await other.calls.jobs.change({ do: 'pause', to: { all: true } });
  const reports = await app.calls.takes.generate({ project, kind: 'clip' });
  const first = await reports.next();
  expect(first.value).toMatchObject({ waits_for: 'pause', done: 0, to_do: 3 });
  await other.calls.jobs.change({ do: 'resume', to: { all: true } });
  expect((await finish(reports)).result).toMatchObject({ generated: 3, reused: 0 });
});
