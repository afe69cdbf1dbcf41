// node tests/conformance/transcribe/esrgan.ts PACKAGE SCALE OUT.onnx: a network of @upscalerjs/esrgan-slim (`npm pack @upscalerjs/esrgan-slim@1.0.0`, unpacked), which are layers
// of TensorFlow.js, as ONNX. The picture goes in and comes out as [1, 3, height, width], 0 to 1.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { OnnxNode, OnnxTensor } from './onnx-writer.ts';
import { writeOnnx } from './onnx-writer.ts';

const Layer = z.object({
  class_name: z.string(),
  config: z.looseObject({
    name: z.string(),
    kernel_size: z.array(z.number()).optional(),
    size: z.array(z.number()).optional(),
    activation: z.string().optional(),
  }),
  inbound_nodes: z.array(z.array(z.tuple([z.string()]).rest(z.unknown()))),
});
const Model = z.object({
  modelTopology: z.object({
    model_config: z.object({
      config: z.object({ layers: z.array(Layer), output_layers: z.array(z.array(z.unknown())) }),
    }),
  }),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.literal('float32') })),
    }),
  ),
});

/** The ONNX file of a network of the package. @param range of its numbers: 1, or 255 */
export function transcribe(folder: string, range: number): Buffer {
  const model = Model.parse(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')));
  const { layers, output_layers } = model.modelTopology.model_config.config;
  const given = new Map<string, OnnxTensor>();
  for (const { paths, weights } of model.weightsManifest) {
    const bytes = Buffer.concat(paths.map((path) => readFileSync(join(folder, path))));
    let at = 0;
    for (const { name, shape } of weights) {
      const count = shape.reduce((product, size) => product * size, 1);
      const data = new Float32Array(Uint8Array.from(bytes.subarray(at, at + 4 * count)).buffer);
      given.set(name, { name, shape, data });
      at += 4 * count;
    }
  }
  const nodes: OnnxNode[] = [{ type: 'Mul', inputs: ['picture', 'range'], output: 'scaled' }];
  const used: OnnxTensor[] = [{ name: 'range', shape: [1], data: Float32Array.of(range) }];
  for (const { class_name: kind, config, inbound_nodes } of layers) {
    const { name } = config;
    const inputs = (inbound_nodes[0] ?? []).map(([from]) => from);
    switch (kind) {
      case 'InputLayer':
        nodes.push({ type: 'Identity', inputs: ['scaled'], output: name });
        break;
      case 'Conv2D': {
        const [rows = 1, columns = 1] = config.kernel_size ?? [];
        const pads = [rows >> 1, columns >> 1, rows >> 1, columns >> 1];
        used.push(turned(given.get(`${name}/kernel`)), plain(given.get(`${name}/bias`)));
        nodes.push({
          type: 'Conv',
          inputs: [...inputs, `${name}/kernel`, `${name}/bias`],
          output: name,
          attributes: { pads, kernel_shape: [rows, columns] },
        });
        break;
      }
      case 'Activation':
        if (config.activation !== 'relu') throw new Error(`The activation ${config.activation ?? ''} is not known.`);
        nodes.push({ type: 'Relu', inputs, output: name });
        break;
      case 'Concatenate':
        nodes.push({ type: 'Concat', inputs, output: name, attributes: { axis: 1 } });
        break;
      case 'Add':
        nodes.push({ type: 'Add', inputs, output: name });
        break;
      case 'UpSampling2D': {
        const scales = [1, 1, ...(config.size ?? [2, 2])];
        used.push({ name: `${name}/scales`, shape: [4], data: Float32Array.from(scales) });
        nodes.push({
          type: 'Resize',
          inputs: [...inputs, '', `${name}/scales`],
          output: name,
          attributes: { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
        });
        break;
      }
      default:
        throw new Error(`The layer ${kind} is not known.`);
    }
  }
  nodes.push({ type: 'Div', inputs: [String(output_layers[0]?.[0]), 'range'], output: 'enlarged' });
  return writeOnnx({
    name: 'esrgan-slim',
    inputs: { picture: [1, 3, 'height', 'width'] },
    outputs: { enlarged: [1, 3, 'rows', 'columns'] },
    nodes,
    weights: used,
  });
}

/** Kernels of TensorFlow are [rows, columns, in, out]; ONNX has [out, in, rows, columns]. */
function turned(kernel: OnnxTensor | undefined): OnnxTensor {
  if (!kernel || !(kernel.data instanceof Float32Array)) throw new Error('A kernel is missing.');
  const [rows = 1, columns = 1, from = 1, to = 1] = kernel.shape;
  const data = new Float32Array(kernel.data.length);
  for (let o = 0; o < to; o += 1)
    for (let i = 0; i < from; i += 1)
      for (let place = 0; place < rows * columns; place += 1)
        data[(o * from + i) * rows * columns + place] = kernel.data[(place * from + i) * to + o] ?? 0;
  return { name: kernel.name, shape: [to, from, rows, columns], data };
}

function plain(tensor: OnnxTensor | undefined): OnnxTensor {
  if (!tensor) throw new Error('A bias is missing.');
  return tensor;
}

const [folder, scale = '2', out] = process.argv.slice(2);
if (import.meta.main && folder !== undefined && out !== undefined)
  writeFileSync(out, transcribe(join(folder, 'models', `x${scale}`), Number(process.argv[5] ?? 255)));
