import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import type { App } from '../../../src-main/app.ts';
import { makeApp } from '../../../src-main/app.ts';
import type { FarmEvent } from '../../../src-main/app/farm.ts';
import { runFarm, runWorkerOfFarm } from '../../../src-main/app/farm.ts';
import { finish } from '../../support/app/finish.ts';
import type { TestRedis } from '../../support/farm/redis.ts';
import { freePort, startRedis } from '../../support/farm/redis.ts';
import { installTiny } from '../../support/packs/install.ts';

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

test('shots of a model of somebody’s own go to the worker that has it, and are as they are made here', async () => {
  for (const name of ['library', 'with']) await installTiny(join(folder, name), 'sd', join(folder, `${name}-sd`));
  const app = start('library');
  const { project } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS });
  await app.calls.projects.settings({ project, settings: { model: 'sd', steps: 2 } });
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
