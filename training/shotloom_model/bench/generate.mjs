// Runs the exported graphs of the second model on requests, as the application does:
//   node generate.mjs MODEL REQUESTS.json OUT [--size 512x288] [--threads 2] [--repeats 1] [--tensors]
// A request: { name, ids, language, place, shot, first, second, seconds, first_evidence, .. (PICTURES), moments: [seconds...], brush?, strokes? } (numbers of a style, and a file of its strokes). Writes OUT/NAME.yuv (the moments one after the other) and
// OUT/times.json (of each graph milliseconds that passed, and that the processor worked, which a busy machine changes less); --tensors also writes what paint gave as OUT/NAME.bin and NAME.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { look } from './looks.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '512x288' },
    threads: { type: 'string', default: '2' },
    repeats: { type: 'string', default: '1' },
    tensors: { type: 'boolean', default: false },
  },
});
const VOICE = 8; // figure.VOICE: shares of mouth shapes and loudness; nobody is heard here
const ort = createRequire(join(process.cwd(), 'package.json'))('onnxruntime-node');
const [model, requests, out] = positionals;
const [width, height] = options.size.split('x').map(Number);
const settings = { intraOpNumThreads: Number(options.threads), interOpNumThreads: 1, graphOptimizationLevel: 'disabled', logSeverityLevel: 3 };
const started = performance.now();
const [painter, developer, framer] = await Promise.all(['paint', 'develop', 'frame'].map((n) => ort.InferenceSession.create(join(model, `${n}.onnx`), settings)));
const loaded = performance.now() - started;

const whole = (values) => new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
const floats = (values, shape = [1, values.length]) => new ort.Tensor('float32', Float32Array.from(values), shape);
const taken = (session, values) => Object.fromEntries(session.inputNames.map((n) => [n, values[n]]));

const PICTURES = ['first_evidence', 'first_colours', 'second_evidence', 'second_colours', 'tones'];

/** One shot from words to frames; gives the milliseconds of each graph. */
async function generate(request) {
  const { ids, language, place, shot, first, second, seconds, moments, brush, strokes } = request;
  const work = () => Object.values(process.cpuUsage()).reduce((a, b) => a + b) / 1000;
  const times = [performance.now()];
  const works = [work()];
  const lap = () => {
    times.push(performance.now());
    works.push(work());
  };
  const pictures = Object.fromEntries(PICTURES.map((n) => [n, floats(request[n])]));
  const given = { ids: whole(ids), language: whole(language), weights: floats(new Array(ids.length).fill(1)), place: floats(place), shot: floats(shot), first: floats(first), second: floats(second), seconds: floats([seconds], [1]), ...pictures };
  const take = await painter.run(given);
  lap();
  const shared = {
    ...take,
    ...look(ort, developer, brush, strokes),
    times: floats(moments, [moments.length]),
    duration: floats([seconds], []),
    stress: floats(new Array(moments.length).fill(0), [moments.length]),
    voice: floats(new Array(2 * moments.length * VOICE).fill(0), [2, moments.length, VOICE]),
    size: new ort.Tensor('int64', BigInt64Array.of(BigInt(width), BigInt(height)), [2]),
  };
  const textures = await developer.run(taken(developer, shared));
  lap();
  const frames = [];
  for (const [index, t] of moments.entries()) {
    const now = { ...shared, ...textures, moment: new ort.Tensor('int64', BigInt64Array.of(BigInt(index)), []), t: floats([t], []) };
    frames.push((await framer.run(taken(framer, now))).frame.data);
    if (index === 0) lap();
  }
  const steps = (values) => values.slice(1).map((v, i) => v - values[i]);
  return { take, frames, laps: [...steps(times), ...steps(works)] };
}

function writeTensors(name, tensors) {
  const entries = {};
  const parts = [];
  let at = 0;
  for (const [key, { data, dims, type }] of Object.entries(tensors)) {
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    entries[key] = { dtype: type, shape: dims, at, bytes: bytes.length };
    parts.push(bytes);
    at += bytes.length;
  }
  writeFileSync(join(out, `${name}.bin`), Buffer.concat(parts));
  writeFileSync(join(out, `${name}.json`), JSON.stringify(entries));
}

const report = {};
for (const request of JSON.parse(readFileSync(requests, 'utf8'))) {
  let made;
  let best = [];
  for (let r = 0; r < Number(options.repeats); r += 1) {
    made = await generate(request);
    best = made.laps.map((v, i) => Math.min(v, best[i] ?? Infinity));
  }
  writeFileSync(join(out, `${request.name}.yuv`), Buffer.concat(made.frames.map((f) => Buffer.from(f.buffer, f.byteOffset, f.byteLength))));
  if (options.tensors) writeTensors(request.name, made.take);
  const counts = Object.fromEntries(['small', 'large', 'strip'].map((g) => [g, made.take[`maps_${g}`].dims[0] - 1]));
  const [paint, develop, frame, ...processor] = best.map(Math.round);
  report[request.name] = { paint, develop, frame, processor, maps: counts };
}
const peak = process.resourceUsage().maxRSS / 1024;
writeFileSync(join(out, 'times.json'), JSON.stringify({ load: loaded, peak, shots: report }, null, 1));
