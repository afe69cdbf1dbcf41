import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src-main/app.ts';
import { makeApp } from '../../../src-main/app.ts';
import { isAt, untilDownloads } from '../../support/app/downloads.ts';
import { PACKS } from '../../support/packs/goldens.ts';
import type { HubServer, HubSettings } from '../../support/packs/hub-server.ts';
import { startHub } from '../../support/packs/hub-server.ts';

const WANTED = { repository: 'owner/model', accepts: 'mit', id: 'tiny' };

let folder: string;
const apps: App[] = [];
const hubs: HubServer[] = [];

beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'shotloom-downloads-'))));

afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
  for (const hub of hubs.splice(0)) await hub.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(library: string, settings: Partial<HubSettings> = {}) {
  const hub = await startHub({ folder: join(PACKS, 'sd'), licence: 'mit', ...settings });
  const app = makeApp({ library: join(folder, library), hub: hub.endpoint });
  hubs.push(hub);
  apps.push(app);
  return { hub, app };
}

test('a download goes on without a page, is seen by the next one, paused, gone on with after a new start, and removed', async () => {
  const { app, hub } = await start('first', { slow: 20 });
  await expect(app.calls.models.startDownload({ ...WANTED, accepts: '' })).rejects.toMatchObject({
    code: 'bad_option',
  });
  await app.calls.models.startDownload(WANTED);
  await expect(app.calls.models.startDownload(WANTED)).rejects.toThrow(/is being fetched already/u);
  await untilDownloads(app, ([first]) => (first?.bytes ?? 0) > 5000);
  while (hub.sent() < 30_000) await sleep(5);
  const [seen] = await untilDownloads(app, ([first]) => (first?.bytes ?? 0) > 20_000);
  expect(seen).toMatchObject({ id: 'tiny', repository: 'owner/model', state: { status: 'running' } });
  expect(seen?.state.status === 'running' && seen.state.left_ms).toBeGreaterThan(0);
  await app.calls.models.changeDownload({ id: 'tiny', do: 'pause' });
  const [paused] = await untilDownloads(app, isAt('paused'));
  await app.close();

  const again = await start('first', { slow: 20 });
  expect((await untilDownloads(again.app, () => true))[0]).toEqual(paused);
  expect(again.hub.asked).toEqual([]);
  await again.app.calls.models.changeDownload({ id: 'tiny', do: 'resume' });
  await again.app.calls.models.changeDownload({ id: 'tiny', do: 'pause' });
  await again.app.calls.models.changeDownload({ id: 'tiny', do: 'resume' });
  await untilDownloads(again.app, isAt('done'));
  expect(again.hub.sent()).toBeLessThan((paused?.of_bytes ?? 0) - 10_000);
  expect(await again.app.calls.models.list()).toContainEqual(
    expect.objectContaining({ id: 'tiny', draws: 'pictures' }),
  );

  await again.app.calls.models.startDownload({ ...WANTED, id: 'other' });
  await again.app.calls.models.changeDownload({ id: 'other', do: 'remove' });
  expect(await untilDownloads(again.app, () => true)).toEqual([expect.objectContaining({ id: 'tiny' })]);
  expect(readdirSync(join(folder, 'first', 'models', '.incoming'))).toEqual([]);
  await expect(again.app.calls.models.changeDownload({ id: 'other', do: 'resume' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('one that fails says why, and is tried again when somebody says so', async () => {
  const sums = { 'unet/model.onnx': '0'.repeat(64) };
  const { app } = await start('failing', { sums });
  await app.calls.models.startDownload(WANTED);
  const [failed] = await untilDownloads(app, isAt('failed'));
  expect(failed?.state).toMatchObject({
    code: 'model_damaged',
    message: expect.stringContaining('unet/model.onnx') as string,
  });
  await app.calls.models.changeDownload({ id: 'tiny', do: 'resume' });
  expect(await untilDownloads(app, isAt('failed'))).toEqual([failed]);
  await app.calls.models.changeDownload({ id: 'tiny', do: 'remove' });
  expect(await untilDownloads(app, () => true)).toEqual([]);
});

test('a token that a page gives is kept while the program runs, sent to the hub, and told to nobody', async () => {
  const { app, hub } = await start('token', { token: 'hf_secret' });
  await expect(app.calls.models.startDownload(WANTED)).rejects.toMatchObject({ code: 'model_missing' });
  await expect(app.calls.models.keepToken({ token: 'hf secret' })).rejects.toMatchObject({
    message: expect.not.stringContaining('hf secret') as string,
  });
  expect(await app.calls.models.keepToken({ token: 'hf_secret' })).toEqual({});
  expect(await app.calls.models.hasToken()).toEqual({ given: true });
  await app.calls.models.startDownload(WANTED);
  const told = await untilDownloads(app, isAt('done'));
  expect(JSON.stringify(told)).not.toContain('hf_secret');
  expect(hub.asked.at(-1)?.authorization).toBe('Bearer hf_secret');
  await app.calls.models.keepToken({ token: '' });
  expect(await app.calls.models.hasToken()).toEqual({ given: false });
});
