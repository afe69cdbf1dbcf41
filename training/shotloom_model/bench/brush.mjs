// Asks the brush network for styles: node brush.mjs MODEL STYLES.json. A style: { style: [numbers], noise: [numbers], strokes: file to be written }. Prints the
// numbers of every brush as JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ort = createRequire(join(process.cwd(), 'package.json'))('onnxruntime-node');
const [model, list] = process.argv.slice(2);
const network = await ort.InferenceSession.create(join(model, 'brush.onnx'), { intraOpNumThreads: 1, graphOptimizationLevel: 'disabled', logSeverityLevel: 3 });
const floats = (values) => new ort.Tensor('float32', Float32Array.from(values), [values.length]);
const brushes = [];
for (const { style, noise, strokes: file } of JSON.parse(readFileSync(list, 'utf8'))) {
  const { brush, strokes } = await network.run({ style: floats(style), noise: floats(noise) });
  writeFileSync(file, new Uint8Array(strokes.data.buffer, strokes.data.byteOffset, strokes.data.byteLength));
  brushes.push(Array.from(brush.data));
}
console.log(JSON.stringify(brushes));
