// Frames of many shots from the exported graphs, for films.py: node films.mjs MODEL REQUESTS.json OUT --size 384x216
// A request: { name, seconds, moments } with either { ids, language, place, shot, first, second }, which `paint` makes tensors of, or `tensors`, the stem of
// two files: STEM.bin, all tensors one after the other, and STEM.json, where each begins. Writes OUT/NAME.yuv, the moments one after the other, and,
// for what was painted, OUT/NAME.json with the few tensors that say where people are.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { look } from './looks.mjs';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { size: { type: 'string', default: '384x216' } } });
const VOICE = 8; // figure.VOICE: shares of mouth shapes and loudness; nobody is heard here
const ort = createRequire(join(process.cwd(), 'package.json'))('onnxruntime-node');
const [model, list, out] = positionals;
const [width, height] = options.size.split('x').map(Number);
const settings = { intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: 'disabled', logSeverityLevel: 3 };
const open = (name) => ort.InferenceSession.create(join(model, `${name}.onnx`), settings);
const requests = JSON.parse(readFileSync(list, 'utf8'));
const [develop, frame] = [await open('develop'), await open('frame')];
const paint = requests.some((r) => r.ids) ? await open('paint') : null;

const whole = (values) => new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
const floats = (values, shape = [1, values.length]) => new ort.Tensor('float32', Float32Array.from(values), shape);
const taken = (session, values) => Object.fromEntries(session.inputNames.map((n) => [n, values[n]]));
const KEPT = ['figures', 'bodies', 'camera', 'movers', 'textures', 'joints', 'tempos'];

function readShot(stem) {
  const data = readFileSync(`${stem}.bin`);
  const entries = Object.entries(JSON.parse(readFileSync(`${stem}.json`, 'utf8')));
  return Object.fromEntries(
    entries.map(([key, { kind, shape, at, bytes }]) => {
      const own = data.buffer.slice(data.byteOffset + at, data.byteOffset + at + bytes);
      return [key, new ort.Tensor(kind, kind === 'uint8' ? new Uint8Array(own) : new Float32Array(own), shape)];
    }),
  );
}

/** Nobody in films has a picture. */
const manifest = JSON.parse(readFileSync(join(model, 'model.json'), 'utf8'));
const sizes = { first_evidence: manifest.look.evidence, first_colours: manifest.look.colours, second_evidence: manifest.look.evidence, second_colours: manifest.look.colours, tones: 6 };
const unpictured = Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, floats(new Array(size).fill(0))]));

async function painted(request) {
  const { ids, language, place, shot, first, second, seconds } = request;
  return paint.run({ ids: whole(ids), language: whole(language), weights: floats(new Array(ids.length).fill(1)), place: floats(place), shot: floats(shot), first: floats(first), second: floats(second), seconds: floats([seconds], [1]), ...unpictured });
}

for (const request of requests) {
  const take = request.tensors ? readShot(request.tensors) : await painted(request);
  const { seconds, moments, name } = request;
  const shared = {
    ...take,
    ...look(ort, develop),
    times: floats(moments, [moments.length]),
    duration: floats([seconds], []),
    stress: floats(new Array(moments.length).fill(0), [moments.length]),
    voice: floats(new Array(2 * moments.length * VOICE).fill(0), [2, moments.length, VOICE]),
    size: new ort.Tensor('int64', BigInt64Array.of(BigInt(width), BigInt(height)), [2]),
  };
  const textures = await develop.run(taken(develop, shared));
  const frames = [];
  for (const [index, t] of moments.entries()) {
    const now = { ...shared, ...textures, moment: new ort.Tensor('int64', BigInt64Array.of(BigInt(index)), []), t: floats([t], []) };
    const { data } = (await frame.run(taken(frame, now))).frame;
    frames.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  }
  writeFileSync(join(out, `${name}.yuv`), Buffer.concat(frames));
  if (!request.tensors) {
    const small = Object.fromEntries(KEPT.map((n) => [n, { shape: take[n].dims, values: Array.from(take[n].data) }]));
    writeFileSync(join(out, `${name}.json`), JSON.stringify(small));
  }
}
