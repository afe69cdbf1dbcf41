// Times the compositor's graphs on shots written by shots.py, beside Skia drawing the same painted layers:
//   node play.mjs FOLDER [--size 1280x720] [--format yuv420p] [--repeats 3] [--frames 0,48] [--skia] [SHOT...]
// Frames are delivered as bytes, two in flight with one thread each. --frames also writes those frames to FOLDER; --only draws no others.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '1280x720' },
    format: { type: 'string', default: 'yuv420p' },
    repeats: { type: 'string', default: '3' },
    threads: { type: 'string', default: '1' },
    flight: { type: 'string', default: '2' },
    frames: { type: 'string', default: '' },
    only: { type: 'boolean', default: false },
    skia: { type: 'string' },
  },
});
const require = createRequire(join(process.cwd(), 'package.json'));
const ort = require('onnxruntime-node');
const [folder = '.', ...wanted] = positionals;
const [width, height] = options.size.split('x').map(Number);
const settings = {
  intraOpNumThreads: Number(options.threads),
  interOpNumThreads: 1,
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
  extra: { 'session.intra_op.allow_spinning': '0' },
};
const open = (name) => ort.InferenceSession.create(join(folder, `${name}_${options.format}.onnx`), settings);
const milliseconds = (value) => `${value.toFixed(1)} ms`;

function readShot(name) {
  const { duration, rate, tensors } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const data = readFileSync(join(folder, `${name}.bin`));
  const feeds = {};
  for (const [key, { kind, shape, at, bytes }] of Object.entries(tensors)) {
    const own = data.buffer.slice(data.byteOffset + at, data.byteOffset + at + bytes);
    feeds[key] = new ort.Tensor(kind, kind === 'uint8' ? new Uint8Array(own) : new Float32Array(own), shape);
  }
  return { feeds, duration, rate };
}

/** Calls `give(index, bytes)` for every moment in order, with some runs in flight. */
async function film(frame, textures, feeds, shared, times, give) {
  const all = { ...feeds, ...shared, ...textures };
  const known = Object.fromEntries(frame.inputNames.filter((n) => n in all).map((n) => [n, all[n]]));
  const run = (index) =>
    frame.run({
      ...known,
      moment: new ort.Tensor('int64', BigInt64Array.of(BigInt(index)), []),
      t: new ort.Tensor('float32', Float32Array.of(times[index]), []),
    });
  const flight = [];
  const moments = options.only ? [...kept] : times.keys().toArray();
  for (let i = 0, next = 0; i < moments.length; i += 1) {
    while (next < moments.length && next < i + Number(options.flight)) flight.push(run(moments[next++]));
    give(moments[i], (await flight.shift()).frame.data);
  }
}

const kept = new Set(options.frames.split(',').filter(Boolean).map(Number));
const started = performance.now();
const [develop, frame] = [await open('develop'), await open('frame')];
console.log(`load ${milliseconds(performance.now() - started)}`);
const skia = options.skia ? await import(resolve(options.skia)) : null;
const names = wanted.length > 0 ? wanted : readdirSync(folder).flatMap((f) => /^(.*)\.bin$/u.exec(f)?.[1] ?? []);
for (const name of names.filter((n) => existsSync(join(folder, `${n}.json`)))) {
  const { feeds, duration, rate } = readShot(name);
  const times = Float32Array.from({ length: Math.round(duration * rate) }, (_, i) => i / rate);
  const shared = {
    duration: new ort.Tensor('float32', Float32Array.of(duration), []),
    size: new ort.Tensor('int64', BigInt64Array.of(BigInt(width), BigInt(height)), [2]),
  };
  let best = [Infinity, Infinity];
  let textures;
  for (let r = 0; r < Number(options.repeats); r += 1) {
    const before = performance.now();
    textures = await develop.run({ ...feeds, ...shared, times: new ort.Tensor('float32', times, [times.length]) });
    const ready = performance.now();
    await film(frame, textures, feeds, shared, times, (i, bytes) => {
      if (kept.has(i) && r === 0) writeFileSync(join(folder, `${name}_${width}_${i}.${options.format}`), bytes);
    });
    best = [Math.min(best[0], ready - before), Math.min(best[1], performance.now() - ready)];
  }
  const peak = process.resourceUsage().maxRSS / 1024;
  const [prepare, frames] = best;
  console.log(
    `${name.padEnd(10)} ${options.size} ${options.format} develop ${milliseconds(prepare)}, ${times.length} frames ${milliseconds(frames)}`,
    `(${milliseconds(frames / times.length)} each), total ${((prepare + frames) / 1000).toFixed(2)} s, peak ${peak.toFixed(0)} MB`,
  );
  if (skia) {
    let least = Infinity;
    const drawer = skia.drawerOf(textures, width, height);
    for (let r = 0; r < Number(options.repeats); r += 1) {
      const before = performance.now();
      for (let i = 0; i < times.length; i += 1) drawer.bytes(i);
      least = Math.min(least, performance.now() - before);
    }
    if (options.frames) writeFileSync(join(folder, `${name}_skia.png`), drawer.png(Number(options.frames.split(',')[0])));
    console.log(`${name.padEnd(10)} Skia ${times.length} frames ${milliseconds(least)} (${milliseconds(least / times.length)} each)`);
  }
}
