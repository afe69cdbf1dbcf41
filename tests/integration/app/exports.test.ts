import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import type { ExportJob } from '../../../src-shared/contract/exports.ts';
import { madeFilm } from '../../support/app/made-films.ts';
import type { MadeFilm } from '../../support/app/made-films.ts';

let film: MadeFilm;
let app: App;

beforeAll(async () => {
  film = await madeFilm('still');
  app = makeApp({ library: film.library });
});
afterAll(async () => {
  await app.close();
});

type Job = z.output<typeof ExportJob>;

/** Watches until an export is as it is waited for; answers all that was seen of it. */
async function followed(id: string, isThere: (job: Job) => boolean): Promise<Job[]> {
  const seen: Job[] = [];
  for await (const jobs of await app.calls.exports.watch()) {
    const job = jobs.find((each) => each.id === id);
    if (!job) continue;
    seen.push(job);
    if (isThere(job)) break;
  }
  return seen;
}

const hasEnded = ({ ended_at }: Job): boolean => ended_at !== null;

async function outputOf(name: string): Promise<{ readonly path: string; readonly output: string }> {
  const path = join(film.folder, name);
  return { path, output: await app.grants.grantOutput(path) };
}

test('a film goes on when whoever asked for it has left, and is found by the next', async () => {
  const { path, output } = await outputOf('film.mp4');
  const { id } = await app.calls.exports.start({ what: 'film', project: film.project, pictures: 'stills', output });
  await followed(id, ({ state }) => state.status === 'running');
  const seen = await followed(id, hasEnded);
  expect(seen.at(-1)).toMatchObject({
    ...{ id, project: film.project, title: 'Tiny', what: 'film', name: 'film.mp4', output },
    state: { status: 'done', bytes: statSync(path).size, stills: 3 },
  });
});

test('films are made one after the other, papers beside them; one that waits is cancelled at once and can be tried again', async () => {
  const outputs = [await outputOf('one.mp4'), await outputOf('two.mp4'), await outputOf('list.csv')];
  const [one = '', two = '', list = ''] = outputs.map(({ output }) => output);
  const wanted = { what: 'film', project: film.project, pictures: 'stills' } as const;
  const first = await app.calls.exports.start({ ...wanted, output: one });
  const second = await app.calls.exports.start({ ...wanted, output: two });
  const paper = await app.calls.exports.start({ what: 'board', project: film.project, format: 'csv', output: list });
  expect(await app.calls.exports.change({ export: second.id, do: 'cancel' })).toEqual({ changed: true });
  expect((await followed(second.id, hasEnded)).at(-1)?.state).toEqual({ status: 'cancelled' });
  expect(await app.calls.exports.change({ export: second.id, do: 'cancel' })).toEqual({ changed: false });
  expect((await followed(paper.id, hasEnded)).at(-1)?.state.status).toBe('done');
  expect(readFileSync(outputs[2]?.path ?? '', 'utf8')).toContain('Hello.');
  expect((await followed(first.id, hasEnded)).at(-1)?.state.status).toBe('done');
  expect(existsSync(outputs[1]?.path ?? '')).toBe(false);

  expect(await app.calls.exports.change({ export: second.id, do: 'retry' })).toEqual({ changed: true });
  expect((await followed(second.id, hasEnded)).at(-1)?.state.status).toBe('done');
  expect(existsSync(outputs[1]?.path ?? '')).toBe(true);
  expect(await app.calls.exports.change({ export: second.id, do: 'forget' })).toEqual({ changed: true });
  await expect(app.calls.exports.change({ export: second.id, do: 'retry' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('one that is cancelled and tried again while it waits is made once', async () => {
  const wanted = { what: 'film', project: film.project, pictures: 'stills' } as const;
  const begin = async (name: string) =>
    await app.calls.exports.start({ ...wanted, output: (await outputOf(name)).output });
  const [, second] = [await begin('ahead.mp4'), await begin('again.mp4')];
  await app.calls.exports.change({ export: second.id, do: 'cancel' });
  await app.calls.exports.change({ export: second.id, do: 'retry' });
  const last = await begin('behind.mp4');
  const ended = (await followed(second.id, hasEnded)).at(-1);
  expect(ended?.state.status).toBe('done');
  await followed(last.id, hasEnded);
  expect((await followed(second.id, hasEnded)).at(-1)).toEqual(ended);
});

test('one that runs is stopped, and one that fails says why', async () => {
  const { path, output } = await outputOf('project.shotloom');
  const bundle = await app.calls.exports.start({ what: 'bundle', project: film.project, output });
  expect((await followed(bundle.id, hasEnded)).at(-1)?.state).toMatchObject({ status: 'done', duration_s: null });
  expect(existsSync(path)).toBe(true);

  const running = await outputOf('stopped.webm');
  const wanted = { what: 'film', project: film.project, pictures: 'stills' } as const;
  const { id } = await app.calls.exports.start({ ...wanted, output: running.output });
  await followed(id, ({ state }) => state.status === 'running');
  await app.calls.exports.change({ export: id, do: 'cancel' });
  expect((await followed(id, hasEnded)).at(-1)?.state).toEqual({ status: 'cancelled' });
  expect(existsSync(running.path)).toBe(false);

  const unknown = await outputOf('film.xyz');
  const failed = await app.calls.exports.start({ ...wanted, output: unknown.output });
  expect((await followed(failed.id, hasEnded)).at(-1)?.state).toMatchObject({
    status: 'failed',
    code: 'bad_option',
    message: expect.stringMatching(/^What "film\.xyz" is to be is not known/u) as string,
  });
});

test('a film that is made can be paused and goes on; papers cannot', async () => {
  const { path, output } = await outputOf('paused.mp4');
  // Another size, so that nothing of it lies in the cache.
  const wanted = {
    what: 'film',
    project: film.project,
    pictures: 'stills',
    size: { width: 192, height: 108 },
  } as const;
  const { id } = await app.calls.exports.start({ ...wanted, output });
  await followed(id, ({ state }) => state.status === 'running');
  // It can be paused from the moment when it is known by a name.
  while (!(await app.calls.exports.change({ export: id, do: 'pause' })).changed) await setImmediate();
  await followed(id, ({ state }) => state.status === 'running' && state.paused);
  expect(existsSync(path)).toBe(false);
  expect(await app.calls.exports.change({ export: id, do: 'pause' })).toEqual({ changed: false });
  expect(await app.calls.exports.change({ export: id, do: 'resume' })).toEqual({ changed: true });
  expect((await followed(id, hasEnded)).at(-1)?.state.status).toBe('done');
  expect(await app.calls.exports.change({ export: id, do: 'pause' })).toEqual({ changed: false });
});

test('an estimate says how large, and after the first export of its kind how long; then that little is to be done', async () => {
  const size = { width: 160, height: 90 };
  const asked = { project: film.project, pictures: 'stills', size, preset: 'vp9' } as const;
  const before = await app.calls.exports.estimate({ ...asked, ending: '.webm' });
  expect(before).toMatchObject({ ...size, stills: 3, left_ms: null });
  expect(before.lacking).toBeGreaterThan(0);
  expect(before.lacking).toBeLessThanOrEqual(before.frames);
  const { path, output } = await outputOf('estimated.webm');
  const { id } = await app.calls.exports.start({ what: 'film', ...asked, output });
  const [done] = (await followed(id, hasEnded)).slice(-1);
  expect(done?.state).toMatchObject({ status: 'done', duration_s: before.duration_s });
  const after = await app.calls.exports.estimate({ ...asked, ending: '.webm' });
  expect(after).toMatchObject({ lacking: 0, frames: before.frames });
  // From the bytes that lie in the cache; the sound beside it counts twice while the film is joined.
  expect(after.bytes).toBeGreaterThanOrEqual(statSync(path).size * 0.5);
  const other = await app.calls.exports.estimate({ ...asked, size: { width: 320, height: 180 }, ending: '.webm' });
  expect(other.left_ms).toBeGreaterThan(0);
  // Of films that only have to be joined it is known when one was.
  const again = await outputOf('joined.webm');
  const joined = await app.calls.exports.start({ what: 'film', ...asked, output: again.output });
  await followed(joined.id, hasEnded);
  const known = await app.calls.exports.estimate({ ...asked, ending: '.webm' });
  expect(known.left_ms).toBeGreaterThan(0);
  await expect(app.calls.exports.estimate({ ...asked, ending: '.xyz' })).rejects.toMatchObject({ code: 'bad_option' });
});
