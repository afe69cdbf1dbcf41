// Plays shots through the compositor's graphs as the app does: `develop` once, then frames from worker threads that share what it made.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { look } from './looks.mjs';

const require = createRequire(join(process.cwd(), 'package.json'));
const ort = require('onnxruntime-node');

/** Settings of a session; small nodes gain nothing from threads within one. */
const settings = (threads) => ({
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  graphOptimizationLevel: 'disabled',
  enableCpuMemArena: threads === 1, // develop runs once a shot: what it needs meanwhile goes back
  logSeverityLevel: 3,
  extra: { 'session.intra_op.allow_spinning': '0' },
});
const arrays = { uint8: Uint8Array, float32: Float32Array, int32: Int32Array, int64: BigInt64Array };
const scalar = (kind, value) => new ort.Tensor(kind, arrays[kind].of(value), []);

/** The tensors of a shot that shots.py wrote: `{ feeds, duration, times }`. */
export function readShot(folder, name) {
  const { duration, rate, tensors } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const data = readFileSync(join(folder, `${name}.bin`));
  const feeds = {};
  for (const [key, { kind, shape, at, bytes }] of Object.entries(tensors)) {
    const own = data.buffer.slice(data.byteOffset + at, data.byteOffset + at + bytes);
    feeds[key] = new ort.Tensor(kind, new arrays[kind](own), shape);
  }
  return { feeds, duration, times: Float32Array.from({ length: Math.round(duration * rate) }, (_, i) => i / rate) };
}

/** Graphs of one pixel format, opened with `threads` worker threads. */
const VOICE = 8; // figure.VOICE: shares of mouth shapes and loudness; nobody is heard here

export class Film {
  static async open(folder, format, threads) {
    const film = new Film();
    film.memory = new Map();
    film.develop = await ort.InferenceSession.create(join(folder, `develop_${format}.onnx`), settings(threads));
    film.workers = await Promise.all(
      Array.from({ length: threads }, async () => {
        const worker = new Worker(new URL(import.meta.url), { workerData: { path: join(folder, `frame_${format}.onnx`) } });
        film.names = await new Promise((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
        });
        return worker;
      }),
    );
    return film;
  }

  /** Everything that `frame` reads of a shot besides the moment. */
  async paint({ feeds, duration, times }, width, height) {
    const size = new ort.Tensor('int64', BigInt64Array.of(BigInt(width), BigInt(height)), [2]);
    const outputs = await this.develop.run({
      ...feeds,
      ...look(ort, this.develop),
      size,
      duration: scalar('float32', duration),
      times: new ort.Tensor('float32', times, [times.length]),
      stress: new ort.Tensor('float32', new Float32Array(times.length), [times.length]),
      voice: new ort.Tensor('float32', new Float32Array(2 * times.length * VOICE), [2, times.length, VOICE]),
    });
    return { ...outputs, size, fall: feeds.fall };
  }

  /** The tensors that `frame` takes, in memory that worker threads share and the next shot uses again. */
  shared(tensors) {
    return this.names
      .filter((name) => tensors[name] !== undefined)
      .map((name) => {
        const { type, dims, data } = tensors[name];
        if ((this.memory.get(name)?.byteLength ?? -1) < data.byteLength) this.memory.set(name, new SharedArrayBuffer(data.byteLength));
        const own = new arrays[type](this.memory.get(name), 0, data.length);
        own.set(data);
        return { name, kind: type, shape: dims, data: own };
      });
  }

  /** Calls `give(moment, bytes)` for the wanted moments in order. Resolves to the milliseconds that develop and the frames took. */
  async draw(shot, width, height, give, moments = Array.from(shot.times.keys())) {
    const before = performance.now();
    const { times } = shot;
    const painted = await this.paint(shot, width, height);
    const ready = performance.now();
    const inputs = this.shared(painted);
    for (const [name, tensor] of Object.entries(painted)) if (name !== 'fall') tensor.dispose();
    const done = new Map();
    let next = 0;
    await Promise.all(
      this.workers.map(
        (worker, k) =>
          new Promise((resolve) => {
            const own = moments.filter((_, i) => i % this.workers.length === k);
            let left = own.length;
            worker.removeAllListeners('message');
            worker.on('message', ({ moment, bytes }) => {
              done.set(moment, bytes);
              for (; done.has(moments[next]); next += 1) {
                give(moments[next], done.get(moments[next]));
                done.delete(moments[next]);
              }
              left -= 1;
              if (left === 0) resolve();
            });
            worker.postMessage({ inputs, moments: own, times });
            if (left === 0) resolve();
          }),
      ),
    );
    return { develop: ready - before, frames: performance.now() - ready };
  }

  async close() {
    await Promise.all(this.workers.map((w) => w.terminate()));
  }
}

if (!isMainThread && workerData?.path !== undefined) {
  const frame = await ort.InferenceSession.create(workerData.path, settings(1));
  parentPort.on('message', async ({ inputs, moments, times }) => {
    const known = Object.fromEntries(inputs.map((i) => [i.name, new ort.Tensor(i.kind, i.data, i.shape)]));
    for (const moment of moments) {
      const made = await frame.run({ ...known, moment: scalar('int64', BigInt(moment)), t: scalar('float32', times[moment]) });
      parentPort.postMessage({ moment, bytes: made.frame.data });
    }
  });
  parentPort.postMessage(frame.inputNames);
}
