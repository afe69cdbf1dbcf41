import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { TINY_SCRIPT } from '../../support/app/films.ts';
import { descendantsOf, isAlive } from '../../support/cli/descendants.ts';
import type { Running } from '../../support/cli/shotloom.ts';
import { lastJson, shotloom, startShotloom } from '../../support/cli/shotloom.ts';
import { isThorough } from '../../support/thorough.ts';

let folder: string;
let library: string;
let project: string;
let app: App;

/** A library with three clips queued, as one process sees it. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom 队列 🎬 '));
  library = join(folder, 'library');
  const script = join(folder, 'tiny.fountain');
  writeFileSync(script, TINY_SCRIPT);
  app = makeApp({ library });
  const settings = { seed: 1, width: 192, height: 108, fps_num: 12, fps_den: 1, sound: SILENT };
  ({ project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings }));
  await shotloom(['generate', project, '--enqueue', '--json', '--library', library]);
});

afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

function startQueue(): Running {
  return startShotloom(['queue', 'run', '--json', '--library', library]);
}

/** What the queue and the takes of the project are in the end, and whether the database is whole. */
function outcome() {
  const opened = openLibrary(library);
  const jobs = opened.jobs.jobsOf(null);
  const takes = opened.shotsOf(project).map(({ id }) => opened.takesOf(id).length);
  opened.close();
  const db = new Database(join(library, 'library.sqlite'), { readonly: true });
  const check = db.pragma('quick_check', { simple: true });
  db.close();
  return { check, states: jobs.map(({ state }) => state.status), takes };
}

const WHOLE = { check: 'ok', states: ['done', 'done', 'done'], takes: [1, 1, 1] };

test('one process works the queue off while another lists, reads and follows it', async () => {
  const left = new AbortController();
  const running = startQueue();
  // A process that ended well has emptied the queue: the last change is still to be seen then.
  void running.ended.then(({ status }) => status === 0 || left.abort());
  const seen: string[][] = [];
  for await (const { jobs } of await app.calls.jobs.watch({}, { signal: left.signal })) {
    seen.push(jobs.map(({ state }) => state.status));
    const shots = await app.calls.projects.shots({ project });
    const [listed] = await app.calls.projects.list();
    expect(listed?.takes).toBe(shots.filter(({ clip }) => clip.state === 'current').length);
    if (jobs.length === 0) break;
  }
  const ended = await running.ended;
  expect(ended.status).toBe(0);
  expect(lastJson(ended)).toEqual({ made: 3, failed: 0, paused: 0 });
  // Jobs leave the list one by one, as they are made.
  const counts = seen.map(({ length }) => length);
  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  expect([counts[0], counts.at(-1)]).toEqual([3, 0]);
  expect(seen.some((states) => states.includes('running'))).toBe(true);
  expect(outcome()).toEqual(WHOLE);
});

test('two processes that work the same queue make every take once', async () => {
  const both = [startQueue(), startQueue()];
  const ended = await Promise.all(both.map(({ ended: end }) => end));
  expect(ended.map(({ status }) => status)).toEqual([0, 0]);
  expect(ended.reduce((sum, each) => sum + Number(lastJson(each)['made']), 0)).toBe(3);
  expect(outcome()).toEqual(WHOLE);
});

// Else kills/run.test.ts kills generations.
test.each(isThorough ? [5] : [])(
  'after %i kills in the middle of a take the queue goes on by itself',
  async (kills) => {
    for (let kill = 0; kill < kills; kill += 1) {
      const running = startQueue();
      const left = new AbortController();
      void running.ended.finally(() => left.abort());
      for await (const { jobs } of await app.calls.jobs.watch({}, { signal: left.signal })) {
        if (jobs.some(({ state }) => state.status === 'running')) break;
      }
      const processes = [running.child.pid ?? 0, ...descendantsOf(running.child.pid ?? 0)];
      running.child.kill('SIGKILL');
      await running.ended;
      while (processes.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(outcome().check).toBe('ok');
    }
    expect((await startQueue().ended).status).toBe(0);
    expect(outcome()).toEqual(WHOLE);
  },
);

test('a job that one process makes is cancelled by another, and the rest is made', async () => {
  const running = startQueue();
  for await (const { jobs } of await app.calls.jobs.watch({})) {
    const job = jobs.find(({ state }) => state.status === 'running');
    if (!job) continue;
    expect(await app.calls.jobs.change({ do: 'cancel', to: { jobs: [job.number] } })).toEqual({ changed: 1 });
    break;
  }
  const ended = await running.ended;
  expect(ended.status).toBe(0);
  const { check, states } = outcome();
  expect(check).toBe('ok');
  // Where it was made by the time that it was cancelled, the take is kept.
  expect(states.toSorted()).toEqual([expect.stringMatching(/^(?:cancelled|done)$/u), 'done', 'done']);
});
