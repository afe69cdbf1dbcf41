import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tryPack } from '../../../../src-main/generation/pack-client.ts';
import type { PackTask } from '../../../../src-main/generation/pack-protocol.ts';
import { forkProcess } from '../../../../src-main/processes/own-process.ts';
import { HEIGHT, PACKS, WIDTH } from '../../../support/packs/goldens.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-pack-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function task(pack: string, more: Partial<PackTask> = {}): PackTask {
  const asked = {
    prompt: 'a red boat',
    negative: '',
    seed: 3,
    steps: 4,
    guidance: 4,
    width: WIDTH,
    height: HEIGHT,
    frames: 5,
  };
  return {
    directory: join(PACKS, pack),
    ...asked,
    providers: ['cpu'],
    budget: 1e9,
    picture: join(folder, `${pack}.png`),
    ...more,
  };
}

test('a pack draws in a process of its own, and tells what it did', async () => {
  const steps: string[] = [];
  const report = await tryPack(task('sd'), { onStep: (done, total) => steps.push(`${done}/${total}`) });
  expect(report).toMatchObject({
    pipeline: 'StableDiffusionPipeline',
    scheduler: 'DDIMScheduler',
    frames: 1,
    width: WIDTH,
    height: HEIGHT,
    refused: [],
  });
  expect(report.nets.map(({ name }) => name).toSorted()).toEqual(['text_encoder', 'unet', 'vae_decoder']);
  expect(report.nets.every(({ bytes, provider }) => bytes > 1000 && provider === 'cpu')).toBe(true);
  expect(steps).toEqual(['1/4', '2/4', '3/4', '4/4']);
  const png = readFileSync(join(folder, 'sd.png'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([WIDTH, HEIGHT]);
});

test('films are drawn by packs that see frames', async () => {
  for (const pack of ['modelscope', 'animatediff', 'wan']) {
    const report = await tryPack(task(pack, pack === 'wan' ? {} : { frames: 3 }));
    expect(report.frames).toBe(pack === 'wan' ? 5 : 3);
  }
});

test('a provider that is not here is told and the next one runs', async () => {
  const report = await tryPack(task('sd', { providers: ['nnapi', 'cpu'] }));
  expect(report.refused).toEqual([{ provider: 'nnapi', reason: 'it is not part of this build of ONNX Runtime' }]);
  expect(report.nets.every(({ provider }) => provider === 'cpu')).toBe(true);
});

test('it stops between steps', async () => {
  const stop = new AbortController();
  const drawing = tryPack(task('sd', { steps: 900 }), {
    signal: stop.signal,
    onStep: (done) => done === 3 && stop.abort(),
  });
  await expect(drawing).rejects.toMatchObject({ code: 'cancelled' });
});

test('a process that dies takes nothing along, and the next one draws', async () => {
  const dying = tryPack(task('sd', { steps: 900 }), {
    startProcess: (program, options) => {
      const child = forkProcess(program, options);
      child.onMessage((message) => {
        if (
          typeof message === 'object' &&
          message !== null &&
          'type' in message &&
          message.type === 'step' &&
          child.pid
        )
          process.kill(child.pid, 'SIGSEGV');
      });
      return child;
    },
  });
  await expect(dying).rejects.toMatchObject({ code: 'model_crashed' });
  await expect(tryPack(task('sd'))).resolves.toMatchObject({ frames: 1 });
});

test('what is wrong with a pack is told in its words', async () => {
  await expect(tryPack(task('no-such-pack'))).rejects.toMatchObject({ code: 'model_missing' });
  await expect(tryPack(task('sd', { width: 17 }))).rejects.toMatchObject({ code: 'bad_option' });
});
