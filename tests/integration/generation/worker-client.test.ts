import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { unpackLayers } from '../../../src-main/generation/painted-layers.ts';
import { openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import { WorkerClient } from '../../../src-main/generation/worker-client.ts';
import { rgbOfYuv420p } from '../../../src-main/generation/yuv.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import { digestOfPictures, picturesOf } from '../../support/generation/pictures.ts';
import { generationRequest } from '../../support/generation/requests.ts';
import { builtinWorker, taskOf } from '../../support/generation/worker.ts';
import { childProcesses } from '../../support/media/processes.ts';

const run = promisify(execFile);
/** A clip of so many frames that it is stopped before it has them. */
const endless = generationRequest({ frames: 150, shot_key: 'endless' });

let folder: string;
let worker: WorkerClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-worker-'));
  vi.stubEnv('NODE_COMPILE_CACHE', join(folder, 'compiled'));
  worker = await builtinWorker();
});

afterAll(async () => {
  await worker.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test('a clip has the frames of its request, handles included, and carries the request', async () => {
  const task = taskOf(generationRequest(), join(folder, 'clip'));
  const told: number[] = [];
  const seen: Uint8Array[] = [];
  const result = await worker.run(task, {
    onFrames: (frames, total) => told.push(frames / total),
    onForming: (png) => seen.push(png),
  });
  expect(result).toMatchObject({ frames: 10, fingerprint: { provider: 'cpu' } });
  expect(told).toEqual([6 / 10]);
  expect(seen.map((png) => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)])).toEqual([
    [128, 72],
  ]);

  const probe = await probeVideo(await locateFfmpeg(), task.media);
  expect(probe).toMatchObject({ width: 128, height: 72, frames: 10, pixelFormat: 'yuv420p', problems: [] });
  expect(probe.metadata.get('comment')).toBe(task.json);
  expect(result.hearing?.words.map(({ text }) => text)).toContain('woman');
  expect(unpackLayers(readFileSync(task.layers)).hearing).toEqual(result.hearing);
});

test('what a process compiled is kept when it is killed, for the next', async () => {
  await worker.provider();
  expect(readdirSync(join(folder, 'compiled'), { recursive: true }).length).toBeGreaterThan(50);
});

test('a still is a PNG of the frame whose digest it tells', async () => {
  const task = taskOf(generationRequest({ kind: 'still', handle_frames: 0 }), join(folder, 'still'));
  const result = await worker.run(task);
  const { path } = await locateFfmpeg();
  const output = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'];
  const { stdout } = await run(path, ['-loglevel', 'error', '-i', task.media, ...output], { encoding: 'buffer' });
  const { directory, manifest } = await openBuiltinPack();
  const pipeline = await openBuiltinPipeline(cpuRuntime(), directory, manifest);
  const pictures = await picturesOf(pipeline.restore(readFileSync(task.layers)), task.request, [0.25]);
  await pipeline.close();
  expect(digestOfPictures(pictures)).toBe(result.frames_digest);
  expect(Uint8Array.from(stdout)).toEqual(rgbOfYuv420p(pictures[0] ?? new Uint8Array(), 128, 72));
});

test('a painting that is there already is shown, and one that is damaged is painted anew', async () => {
  const first = taskOf(generationRequest(), join(folder, 'painted'));
  const { frames_digest } = await worker.run(first);
  const again = { ...taskOf(generationRequest(), join(folder, 'again')), painted: first.layers };
  expect((await worker.run(again)).frames_digest).toBe(frames_digest);
  expect(existsSync(again.layers)).toBe(false);

  const damaged = join(folder, 'damaged.layers');
  writeFileSync(damaged, readFileSync(first.layers).subarray(0, 1000));
  for (const painted of [damaged, join(folder, 'gone.layers')]) {
    const mended = { ...taskOf(generationRequest(), join(folder, 'mended')), painted };
    expect((await worker.run(mended)).frames_digest).toBe(frames_digest);
    expect(readFileSync(mended.layers).equals(readFileSync(first.layers))).toBe(true);
  }
});

test('a task that is cancelled ends before it has its frames, and the next one is made', async () => {
  const stop = new AbortController();
  const task = taskOf(endless, join(folder, 'cancelled'));
  let [made, wanted] = [0, 0];
  const onFrames = (frames: number, total: number): void => {
    [made, wanted] = [frames, total];
    stop.abort();
  };
  await expect(worker.run(task, { signal: stop.signal, onFrames })).rejects.toMatchObject({ code: 'cancelled' });
  expect(wanted).toBe(154);
  expect(made).toBeLessThan(wanted);
  expect(await worker.run(taskOf(generationRequest(), join(folder, 'next')))).toMatchObject({ frames: 10 });
});

test('a task whose signal has fired is not begun', async () => {
  const task = taskOf(generationRequest(), join(folder, 'late'));
  const refused = worker.run(task, { signal: AbortSignal.abort() });
  await expect(refused).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(task.layers)).toBe(false);
});

test('a process that dies is told as such, and the next task gets a new one with the same answer', async () => {
  const before = await worker.run(taskOf(generationRequest(), join(folder, 'before')));
  const [child = 0] = await childProcesses();
  const dying = worker.run(taskOf(endless, join(folder, 'dying')), { onFrames: () => process.kill(child, 'SIGKILL') });
  await expect(dying).rejects.toMatchObject({ code: 'model_crashed' });

  const after = await worker.run(taskOf(generationRequest(), join(folder, 'after')));
  expect(after.frames_digest).toBe(before.frames_digest);
  expect(await childProcesses()).not.toContain(child);
});

test('an ffmpeg that cannot be started fails the task, not the worker, which closing ends', async () => {
  const others = await childProcesses();
  const without = await builtinWorker(join(folder, 'no-ffmpeg'));
  try {
    const clip = without.run(taskOf(generationRequest(), join(folder, 'unencoded')));
    await expect(clip).rejects.toMatchObject({ code: expect.stringMatching(/^ffmpeg_/u) as string });
    const still = taskOf(generationRequest({ kind: 'still', handle_frames: 0 }), join(folder, 'encoded'));
    expect(await without.run(still)).toMatchObject({ frames: 1 });
    expect(await childProcesses()).toHaveLength(others.length + 1);
  } finally {
    await without.close();
  }
  // Closing leaves no process behind.
  expect(await childProcesses()).toEqual(others);
});

test('a model that cannot be loaded is refused with a sentence, every time', async () => {
  const { manifest } = await openBuiltinPack();
  const broken = new WorkerClient({ directory: folder, manifest, ffmpeg: 'ffmpeg' });
  try {
    await expect(broken.provider()).rejects.toMatchObject({ code: 'model_failed' });
    await expect(broken.provider()).rejects.toMatchObject({ code: 'model_failed' });
  } finally {
    await broken.close();
  }
});
