// node tests/conformance/transcribe/probe.ts: resources/models/probe.onnx, by which execution providers are tried.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeOnnx } from './onnx-writer.ts';

const [CHANNELS, SIDE, KERNEL] = [4, 16, 3];

/** A convolution whose weights are all alike, and what is above nought of it: any provider that runs networks runs it. */
const probe = writeOnnx({
  name: 'probe',
  inputs: { x: [1, CHANNELS, SIDE, SIDE] },
  outputs: { y: [1, CHANNELS, SIDE, SIDE] },
  nodes: [
    {
      type: 'Conv',
      inputs: ['x', 'weights'],
      output: 'convolved',
      attributes: { pads: [1, 1, 1, 1], kernel_shape: [KERNEL, KERNEL] },
    },
    { type: 'Relu', inputs: ['convolved'], output: 'y' },
  ],
  weights: [
    {
      name: 'weights',
      shape: [CHANNELS, CHANNELS, KERNEL, KERNEL],
      data: new Float32Array(CHANNELS * CHANNELS * KERNEL * KERNEL).fill(1 / 16),
    },
  ],
});

writeFileSync(fileURLToPath(new URL('../../../resources/models/probe.onnx', import.meta.url)), probe);
