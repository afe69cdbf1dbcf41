import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import { makeApp } from '../../../src-main/app.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { hashFile } from '../../../src-main/library/store.ts';
import { finish } from '../../support/app/finish.ts';
import { freePort, startRedis } from '../../support/farm/redis.ts';
import type { TestRedis } from '../../support/farm/redis.ts';
import type { Child } from '../child.ts';
import { startChild } from '../child.ts';

const WORKER = new URL('../farm/children/worker.ts', import.meta.url);
const COORDINATOR = new URL('../farm/children/coordinator.ts', import.meta.url);

const PICTURES = ['A woman in red walks to the left.', 'A blue boat sails.', 'A dog runs to the right.'];
/** As few as one process makes the stills of without a second one. */
const SHOTS = 7;
const SCENES = Array.from({ length: SHOTS }, (_, at) => `EXT. HARBOUR ${at} - DAY\n\n${PICTURES[at % 3] ?? ''}`);
const SETTINGS = { seed: 1, width: 64, height: 64, fps_num: 6, fps_den: 1, sound: SILENT };

let folder: string;
let redis: TestRedis;
const children = new Set<Child>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom 农场 🎬 '));
  redis = await startRedis();
});

afterEach(async () => {
  await Promise.all([...children].map(async (child) => await child.kill()));
  children.clear();
  await redis.kill();
  rmSync(folder, { recursive: true, force: true });
});

function start(script: URL, ...args: string[]): Child {
  const child = startChild(script, ...args);
  children.add(child);
  return child;
}

/** A library with a film whose stills are made; its clips are queued, but not in the copy of it. */
async function filmToMake(library: string, copy: string): Promise<string> {
  const script = join(folder, 'farm.fountain');
  writeFileSync(script, `Title: Farm\n\n${SCENES.join('\n\n')}\n`);
  const app = makeApp({ library });
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings: SETTINGS });
  await finish(await app.calls.takes.generate({ project, kind: 'still' }));
  await app.close();
  cpSync(library, copy, { recursive: true });
  const again = makeApp({ library });
  await again.calls.takes.enqueue({ project, kind: 'clip' });
  await again.close();
  return project;
}

/** The frames and files of the clips of each shot, and the bytes of the film that they make. */
async function madeFilm(library: string, project: string) {
  const app = makeApp({ library });
  await finish(await app.calls.takes.generate({ project, kind: 'clip' }));
  const path = join(library, 'film.mp4');
  await finish(await app.calls.films.render({ project, pictures: 'best', output: await app.grants.grantOutput(path) }));
  await app.close();
  return { clips: clipsOf(library, project), film: await hashFile(path) };
}

function clipsOf(library: string, project: string) {
  const opened = openLibrary(library);
  const clips = opened.shotsOf(project).map(({ id }) =>
    opened
      .takesOf(id)
      .filter(({ kind }) => kind === 'clip')
      .map(({ frames_digest, media_sha256 }) => ({ frames_digest, media_sha256 })),
  );
  opened.close();
  return clips;
}

type Line = Readonly<Record<string, unknown>>;

function linesOf(child: Child): Line[] {
  return child.lines.map((line) => JSON.parse(line) as Line);
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await sleep(10);
}

test('three workers, killed every few shots, with Redis and the coordinator killed too, make every shot once and the film that one machine makes', async () => {
  const [library, local] = [join(folder, 'library'), join(folder, 'local')];
  const project = await filmToMake(library, local);
  const port = await freePort();
  const coordinators: Child[] = [];
  const startCoordinator = (): Child => {
    const coordinator = start(COORDINATOR, library, project, redis.url, String(port));
    coordinators.push(coordinator);
    return coordinator;
  };
  const made = (): number => coordinators.flatMap(linesOf).filter(({ type }) => type === 'made').length;

  await startCoordinator().printed(1);
  const secret = join(library, 'farm-secret');
  const startWorker = (name: string): Child =>
    start(WORKER, join(folder, name), redis.url, `http://127.0.0.1:${port}`, secret, name);
  const workers = new Map(['one', 'two', 'three'].map((name) => [name, startWorker(name)]));
  const table: { fault: string; after: number }[] = [];
  const note = (fault: string): number => table.push({ fault, after: made() });
  /** Kills a worker that is at a shot. */
  const killWorker = async (name: string): Promise<void> => {
    const worker = workers.get(name);
    if (!worker) throw new Error(`There is no worker ${name}.`);
    await until(() => linesOf(worker).at(-1)?.['type'] === 'begins');
    await worker.kill();
    workers.set(name, startWorker(name));
    note(`worker ${name} killed at a shot, started again`);
  };

  await until(() => made() >= 1);
  await killWorker('one');
  await until(() => made() >= 2);
  await redis.kill();
  note('Redis killed, all that it had lost, started again');
  await redis.start();
  await until(() => made() >= 3);
  await killWorker('two');
  await until(() => made() >= 4);
  await coordinators[0]?.kill();
  note('coordinator killed, started again');
  const last = startCoordinator();
  await last.done;
  expect(linesOf(last).at(-1)).toMatchObject({ type: 'over', failed: 0 });
  for (const worker of workers.values()) worker.process.kill('SIGTERM');
  await Promise.all([...workers.values()].map(async ({ done }) => await done));
  console.table(table);

  expect(clipsOf(library, project).map(({ length }) => length)).toEqual(SCENES.map(() => 1));
  expect(await madeFilm(library, project)).toEqual(await madeFilm(local, project));
});
