import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src-main/app.ts';
import { makeApp } from '../../../src-main/app.ts';
import { readSettings } from '../../../src-main/library/settings-file.ts';
import { forkProcess } from '../../../src-main/processes/own-process.ts';
import type { StartProcess } from '../../../src-main/processes/own-process.ts';
import type { FromWorker } from '../../../src-main/generation/worker-protocol.ts';
import { finish } from '../../support/app/finish.ts';
import { installTiny } from '../../support/packs/install.ts';

const SETTINGS = { seed: 1, width: 64, height: 64, fps_num: 8, fps_den: 1, sound: { voices: false } } as const;
const SCRIPT = 'EXT. SEA - DAY\n\nA boat.';

let folder: string;
let library: string;
let app: App;
let project: string;
let killed: number;
let tried: string[];

/** Starts programs as the app does, and kills each process that says something of this kind, as a driver would: it says no more. */
function killing(isLast: (said: FromWorker) => boolean): StartProcess {
  return (program, options) => {
    const child = forkProcess(program, options);
    const { send, onEnd, kill } = child;
    let dead = false;
    return {
      pid: child.pid,
      send,
      onEnd,
      kill,
      onMessage: (reader) =>
        child.onMessage((message) => {
          const said = message as FromWorker;
          if (dead) return;
          if (said.type === 'trying') tried.push(said.provider);
          dead = isLast(said);
          if (!dead) return reader(message);
          // What is tried is told before it takes the process along.
          if (said.type === 'trying') reader(message);
          killed += 1;
          process.kill(child.pid ?? 0, 'SIGKILL');
        }),
    };
  };
}

function start(isLast: (said: FromWorker) => boolean): void {
  [killed, tried] = [0, []];
  app = makeApp({ library, startProcess: killing(isLast) });
}

const isWebgpu = (said: FromWorker): boolean => said.type === 'trying' && said.provider === 'webgpu';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-crash-'));
  library = join(folder, 'library');
  await installTiny(library, 'turbo', join(folder, 'turbo'));
  app = makeApp({ library });
  ({ project } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS }));
  await app.calls.projects.settings({ project, settings: { model: 'turbo', steps: 2 } });
  await app.close();
});

afterEach(async () => await app.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a provider that takes its process along is left out: the same take is made by the next one', async () => {
  start(isWebgpu);
  const { result } = await finish(await app.calls.takes.generate({ project, kind: 'still' }));
  expect(result.generated).toBeGreaterThan(0);
  expect(killed).toBe(1);
  expect([tried.filter((name) => name === 'webgpu').length, tried.at(-1)]).toEqual([1, 'cpu']);
  const takes = app.services.library().takesOfProject(project);
  expect(new Set(takes.map(({ fingerprint }) => fingerprint.provider))).toEqual(new Set(['cpu']));
});

test('that is remembered when the program is started again, and then forgotten where somebody says so', async () => {
  start(isWebgpu);
  expect(readSettings(library).crashed_providers).toEqual([
    {
      provider: 'webgpu',
      model: 'turbo',
      runtime: expect.stringMatching(/^\d+\./u) as string,
      at: expect.any(String) as string,
    },
  ]);
  await finish(await app.calls.takes.verify({ project }));
  expect([killed, tried.includes('webgpu'), tried.at(-1)]).toEqual([0, false, 'cpu']);
  await app.close();

  start(isWebgpu);
  const told = await app.calls.models.providers({ retry: false });
  expect(told.find(({ provider }) => provider === 'cpu')).toMatchObject({ reason: null, crashed: false });
  expect(told.find(({ provider }) => provider === 'webgpu')?.crashed).toBe(true);
  // Made for Windows alone.
  expect(process.platform === 'win32' || told.some(({ provider, reason }) => provider === 'dml' && reason)).toBe(true);
  const after = await app.calls.models.providers({ retry: true });
  expect(after.filter(({ crashed }) => crashed)).toEqual([]);
  expect(readSettings(library).crashed_providers).toEqual([]);
});

test('a process that dies between steps is started again and draws the same', async () => {
  let steps = 0;
  start((said) => said.type === 'progress' && (steps += 1) === 1);
  const { result } = await finish(await app.calls.takes.generate({ project, kind: 'clip' }));
  expect([killed, result.generated > 0]).toEqual([1, true]);
  const { result: verified } = await finish(await app.calls.takes.verify({ project }));
  expect(new Set(verified.takes.map(({ outcome }) => outcome))).toEqual(new Set(['identical']));
});
