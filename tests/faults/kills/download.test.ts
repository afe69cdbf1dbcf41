import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listModels, modelsDirectory } from '../../../src-main/models/installed.ts';
import { makeApp } from '../../../src-main/app.ts';
import { isAt, untilDownloads } from '../../support/app/downloads.ts';
import { LAUNCHER } from '../../support/cli/shotloom.ts';
import { PACKS } from '../../support/packs/goldens.ts';
import type { HubServer } from '../../support/packs/hub-server.ts';
import { startHub } from '../../support/packs/hub-server.ts';
import { startChild } from '../child.ts';

let folder: string;
let hub: HubServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-download-'));
  hub = await startHub({ folder: join(PACKS, 'sd'), licence: 'mit', slow: 20 });
});

afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const CHILD = new URL('./children/download.ts', import.meta.url);

function download(...more: readonly string[]) {
  const args = [LAUNCHER, 'models', 'get', 'owner/model', ...more, '--library', join(folder, 'library'), '--json'];
  return spawn(process.execPath, args, {
    env: { ...process.env, HF_ENDPOINT: hub.endpoint, HF_TOKEN: 'hf_secret' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test('a download that is killed goes on where it was, and its licence is asked for first', async () => {
  const models = modelsDirectory(join(folder, 'library'));
  const unasked = download();
  const said: string[] = [];
  unasked.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  expect((await once(unasked, 'exit'))[0]).toBe(2);
  expect(said.join('')).toContain('--accept mit');
  expect(hub.sent()).toBe(0);

  const killed = download('--accept', 'mit');
  while (hub.sent() < 40_000) await new Promise((resolve) => setTimeout(resolve, 10));
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(listModels(models)).toEqual([]);

  const before = hub.sent();
  const again = download('--accept', 'mit');
  const told: string[] = [];
  for (const stream of [again.stdout, again.stderr]) stream.on('data', (chunk: Buffer) => told.push(chunk.toString()));
  expect((await once(again, 'exit'))[0]).toBe(0);
  const [model] = listModels(models);
  expect(model).toMatchObject({ id: 'owner--model', licence: 'mit' });
  expect(hub.sent() - before).toBeLessThan((model?.bytes ?? 0) - 10_000);
  expect([...said, ...told].join('')).not.toContain('hf_secret');
});

test('a download of a program that is killed is paused with what came, and goes on when somebody says so; two programs never fetch one model', async () => {
  const library = join(folder, 'background');
  const before = hub.sent();
  const child = startChild(CHILD, library, hub.endpoint);
  await child.printed(1);
  const app = makeApp({ library, hub: hub.endpoint });
  const [seen] = await untilDownloads(app, () => true);
  expect(seen).toMatchObject({ id: 'owner--model', repository: 'owner/model', state: { status: 'elsewhere' } });
  const twice = /is being fetched by another Shotloom \(process \d+\); wait for it, or pause it there first/u;
  const asked = { repository: 'owner/model', accepts: 'mit' };
  await expect(app.calls.models.startDownload(asked)).rejects.toThrow(twice);
  await expect(app.calls.models.changeDownload({ id: 'owner--model', do: 'remove' })).rejects.toThrow(twice);
  while (hub.sent() - before < 40_000) await new Promise((resolve) => setTimeout(resolve, 10));
  await child.kill();

  const [paused] = await untilDownloads(app, isAt('paused'));
  const { bytes = 0, of_bytes = 0 } = paused ?? {};
  expect(bytes).toBeGreaterThan(15_000);
  const sent = hub.sent();
  await app.calls.models.changeDownload({ id: 'owner--model', do: 'resume' });
  await untilDownloads(app, isAt('done'));
  expect(listModels(modelsDirectory(library))).toMatchObject([{ id: 'owner--model', licence: 'mit' }]);
  expect(hub.sent() - sent).toBeLessThanOrEqual(of_bytes - bytes);
  await app.close();
});
