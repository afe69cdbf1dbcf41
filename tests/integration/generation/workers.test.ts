import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UsedProvider } from '../../../src-main/generation/worker-protocol.ts';
import { packRuntime } from '../../../src-main/generation/worker/pack-runtime.ts';
import { values } from '../../../src-main/generation/worker/diffusion/values.ts';
import { Workers } from '../../../src-main/generation/workers.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import { forkProcess } from '../../../src-main/processes/own-process.ts';
import { PACKS } from '../../support/packs/goldens.ts';
import { generationRequest } from '../../support/generation/requests.ts';
import { taskOf } from '../../support/generation/worker.ts';

const PROBE = join(import.meta.dirname, '../../../resources/models/probe.onnx');

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'shotloom-workers-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a process that is closed while a provider is tried tells of no crash', async () => {
  const { directory, manifest, sha256 } = await openBuiltinPack();
  const { path: ffmpeg } = await locateFfmpeg();
  const crashed: UsedProvider[] = [];
  let closed: Promise<void> | undefined;
  const workers: Workers = new Workers({
    builtin: { directory, manifest, ffmpeg },
    sha256,
    packOf: () => ({
      directory: join(PACKS, 'sd'),
      ffmpeg,
      avoid: [],
      budget: 1e9,
      enlarger: null,
      between: null,
      depth: null,
    }),
    onCrash: async (used) => void crashed.push(used),
    startProcess: (program, options) => {
      const child = forkProcess(program, options);
      child.onMessage((message) => {
        if ((message as { readonly type: string }).type === 'trying') closed ??= workers.close();
      });
      return child;
    },
  });
  const request = generationRequest({ kind: 'still', handle_frames: 0, draws: { width: 16, height: 16 } });
  await expect(workers.run(taskOf(request, join(folder, 'closed')))).rejects.toMatchObject({ code: 'model_crashed' });
  await closed;
  expect(crashed).toEqual([]);
});

test('a provider is told of before it opens or runs a network; one that crashed is left out of its own version alone', async () => {
  const told: UsedProvider[] = [];
  const open = async (avoid: readonly UsedProvider[]): Promise<string[]> => {
    told.length = 0;
    const { open, provider } = packRuntime(avoid, (used) => told.push(used));
    const net = await open(PROBE, 'probe');
    await net.run({ x: values(new Float32Array(4 * 16 * 16).fill(1), [1, 4, 16, 16]) });
    await net.release();
    expect(told.at(-1)?.provider).toBe(provider());
    return told.map((used) => used.provider);
  };
  expect(await open([])).toContain('webgpu');
  const runtime = told[0]?.runtime ?? '';
  expect(runtime).toMatch(/^\d+\./u);
  expect(await open([{ provider: 'webgpu', runtime }])).not.toContain('webgpu');
  expect(await open([{ provider: 'webgpu', runtime: '0.0.1' }])).toContain('webgpu');
  expect(await open([{ provider: 'cpu', runtime }])).toContain('cpu');
});

test('two packs that are asked at once take turns, and neither loses its process', async () => {
  const { directory, manifest, sha256 } = await openBuiltinPack();
  const { path: ffmpeg } = await locateFfmpeg();
  const plain = { ffmpeg, avoid: [], budget: 1e9, enlarger: null, between: null, depth: null } as const;
  const workers = new Workers({
    builtin: { directory, manifest, ffmpeg },
    sha256,
    packOf: ({ model }) => ({ ...plain, directory: join(PACKS, model.name) }),
    onCrash: async () => await Promise.reject(new Error('A provider crashed.')),
  });
  const asked = (name: string) =>
    generationRequest({
      kind: 'still',
      handle_frames: 0,
      draws: { width: 16, height: 16 },
      model: { name, sha256: name },
    });
  const made = await Promise.all(
    ['sd', 'turbo', 'sd'].map(async (name, at) => await workers.run(taskOf(asked(name), join(folder, `${at}`)))),
  );
  expect(made.map(({ frames }) => frames)).toEqual([1, 1, 1]);
  expect(made[2]?.frames_digest).toBe(made[0]?.frames_digest);
  expect(made[1]?.frames_digest).not.toBe(made[0]?.frames_digest);
  await workers.close();
});
