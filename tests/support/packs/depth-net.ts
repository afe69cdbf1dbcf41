import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnnx } from '../../conformance/transcribe/onnx-writer.ts';

/** A folder with a network that takes what is bright for near: [1, 3, height, width] in, inverse depth [1, 1, height, width] out. */
export function writeDepthPack(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const net = writeOnnx({
    name: 'bright-is-near',
    inputs: { pixels: [1, 3, 'height', 'width'] },
    outputs: { depth: [1, 1, 'height', 'width'] },
    nodes: [{ type: 'Conv', inputs: ['pixels', 'weights'], output: 'depth', attributes: { kernel_shape: [1, 1] } }],
    weights: [{ name: 'weights', shape: [1, 3, 1, 1], data: Float32Array.of(1, 1, 1) }],
  });
  writeFileSync(join(folder, 'net.onnx'), net);
  const told = { kind: 'depth', file: 'net.onnx', mean: [0, 0, 0], deviation: [1, 1, 1], side: 32, multiple: 8 };
  writeFileSync(join(folder, 'model.json'), JSON.stringify(told));
}
