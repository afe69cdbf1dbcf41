import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentenceText } from '../../../src-shared/contract/sentences.ts';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import type { App } from '../../../src-main/app.ts';
import { makeApp } from '../../../src-main/app.ts';
import type { FarmEvent } from '../../../src-main/app/farm.ts';
import { runFarm, runWorkerOfFarm } from '../../../src-main/app/farm.ts';
import { modelsDirectory } from '../../../src-main/models/installed.ts';
import { addFolder } from '../../../src-main/models/store/store.ts';
import { finish } from '../../support/app/finish.ts';
import type { TestRedis } from '../../support/farm/redis.ts';
import { freePort, startRedis } from '../../support/farm/redis.ts';
import { installTiny } from '../../support/packs/install.ts';

const ENLARGER = fileURLToPath(new URL('../../fixtures/nets/esrgan-slim-x2', import.meta.url));
const LIGHTHOUSE = fileURLToPath(new URL('../../../docs/the-lighthouse.png', import.meta.url));
const SETTINGS = { seed: 1, width: 64, height: 64, fps_num: 8, fps_den: 1, sound: SILENT } as const;
const SCRIPT =
  'EXT. HARBOUR - DAWN\n\nA blue boat sails past the lighthouse.\n\nINT. KITCHEN - NIGHT\n\nA woman reads.';

let folder: string;
let redis: TestRedis;
const apps: App[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-farm-'));
  redis = await startRedis();
});

afterAll(async () => {
  await Promise.all(apps.map(async (app) => await app.close()));
  await redis.kill();
  rmSync(folder, { recursive: true, force: true });
});

function start(name: string): App {
  const app = makeApp({ library: join(folder, name) });
  apps.push(app);
  return app;
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await sleep(10);
}

test('shots of a model of somebody’s own and one that helps it wait for a worker that has both, and are as they are made here', async () => {
  for (const name of ['library', 'with']) await installTiny(join(folder, name), 'sd', join(folder, `${name}-sd`));
  await addFolder(modelsDirectory(join(folder, 'library')), ENLARGER, 'slim');
  const app = start('library');
  const { project } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS });
  await app.calls.projects.settings({ project, settings: { model: 'sd', steps: 2, enlarge: 'slim' } });
  // What a shot begins from, the worker gets from the coordinator.
  const picture = app.grants.grantInput(LIGHTHOUSE);
  const { result: brought } = await finish(await app.calls.footage.import({ project, files: [picture] }));
  const [, shot] = await app.calls.projects.shots({ project });
  const begin = { from: brought.imported[0]?.footage.id ?? '', strength: 0.5 };
  await app.calls.shots.edit({ shot: shot?.id ?? '', edit: { begin } });
  await app.calls.takes.enqueue({ project, kind: 'still' });

  const port = await freePort();
  const events: FarmEvent[] = [];
  const over = new AbortController();
  const at = { redis: redis.url, host: '127.0.0.1', port };
  const farm = runFarm(app.services, { ...at, of: { project, kind: 'still' } }, over.signal, (event) => {
    events.push(event);
  });
  const secret = { file: join(folder, 'library', 'farm-secret') };
  const workers = ['with', 'without'].map((name) => {
    const options = { redis: redis.url, coordinator: `http://127.0.0.1:${port}`, name, secret };
    return runWorkerOfFarm(start(name).services, options, over.signal, () => undefined);
  });
  const why = expect.stringMatching(/^No worker of the farm has "slim": install what is lacking/u) as string;
  const isTold = (event: FarmEvent): boolean =>
    event.type === 'blocked' && sentenceText(event.said).includes('has "slim"');
  await until(() => events.some(isTold));
  const { jobs } = await app.calls.jobs.list({ project });
  expect(jobs.map(({ state }) => state)).toEqual(
    jobs.map(() => ({
      status: 'queued',
      set_back: expect.objectContaining({ code: 'model_missing', reason: why }) as object,
    })),
  );
  // A worker that runs sees what is installed.
  await addFolder(modelsDirectory(join(folder, 'with')), ENLARGER, 'slim');
  expect(await farm).toEqual({ made: 2, failed: 0 });
  over.abort();
  await Promise.all(workers);

  expect(events.filter(({ type }) => type === 'made')).toEqual([
    expect.objectContaining({ worker: 'with', shot: 1 }),
    expect.objectContaining({ worker: 'with', shot: 2 }),
  ]);
  const { result } = await finish(await app.calls.takes.verify({ project }));
  expect(result.takes.map(({ outcome }) => outcome)).toEqual(['identical', 'identical']);
});
