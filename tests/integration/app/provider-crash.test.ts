import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src-main/app.ts';
import { makeApp } from '../../../src-main/app.ts';
import { readSettings } from '../../../src-main/library/settings-file.ts';
import type { StartProcess } from '../../../src-main/processes/own-process.ts';
import { forkProcess } from '../../../src-main/processes/own-process.ts';
import { finish } from '../../support/app/finish.ts';
import { installTiny } from '../../support/packs/install.ts';

const SETTINGS = { seed: 1, width: 64, height: 64, fps_num: 8, fps_den: 1, sound: { voices: false } } as const;
/** A provider that this build of ONNX Runtime names everywhere but on the processor alone. */
const KILLED = 'webgpu';

let folder: string;
let app: App;
let kills = 0;

/** Ends a process with a real signal as it opens a network with that provider, as a driver does that takes it along. */
const killing: StartProcess = (program, options) => {
  const child = forkProcess(program, options);
  child.onMessage((message) => {
    const { type, provider } = message as { readonly type: string; readonly provider?: string };
    if (type !== 'trying' || provider !== KILLED) return;
    kills += 1;
    void child.kill();
  });
  return child;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-crash-'));
  const library = join(folder, 'library');
  await installTiny(library, 'turbo', join(folder, 'turbo'));
  app = makeApp({ library, startProcess: killing });
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a provider that takes its process along is left out from then on, and the take is made', async () => {
  const { project } = await app.calls.scripts.create({ text: 'EXT. SEA - DAY\n\nA boat.', settings: SETTINGS });
  await app.calls.projects.settings({ project, settings: { model: 'turbo', steps: 1 } });
  const { result } = await finish(await app.calls.takes.generate({ project, kind: 'still' }));
  expect(result.generated).toBeGreaterThan(0);
  expect(kills).toBe(1);
  const { library, libraryDirectory } = app.services;
  const takes = library().takesOfProject(project);
  expect(takes.map(({ fingerprint }) => fingerprint.provider)).not.toContain(KILLED);
  expect(readSettings(libraryDirectory).crashed_providers).toEqual([
    { provider: KILLED, model: 'turbo', at: expect.any(String) as string },
  ]);
});

test('each provider is tried by itself, and says why it cannot be used', async () => {
  const before = await app.calls.models.providers({ retry: false });
  const of = (name: string) => before.find(({ provider }) => provider === name);
  expect(of('cpu')).toMatchObject({ reason: null, crashed: false });
  expect(of('cpu')?.ms).toBeGreaterThan(0);
  expect(of(KILLED)?.crashed).toBe(true);
  // Made for Windows alone.
  expect(process.platform === 'win32' || of('dml')?.reason !== null).toBe(true);
  const after = await app.calls.models.providers({ retry: true });
  expect(after.filter(({ crashed }) => crashed)).toEqual([]);
});
