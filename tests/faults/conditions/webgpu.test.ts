import { expect, test } from 'vitest';
import { PATIENCE_MS, pictureByWebgpu } from '../../support/generation/webgpu.ts';

// Without a graphics card Chromium's SwiftShader stands in for one, which takes minutes: no part of `npm test`.
test.for([
  [
    'people in motion',
    'medium shot. camera pans right. day, street. A woman in red walks with a boy in blue.',
    'webgpu',
  ],
  // No large map and nobody: painters are asked for nothing, and ONNX Runtime 1.30 has no convolution of that on WebGPU.
  ['nobody', 'wide shot. static shot. day, sea.', 'webgpu+cpu'],
] as const)(
  'WebGPU gives the picture of %s that the CPU gives',
  { timeout: PATIENCE_MS },
  async ([, prompt, provider], { skip }) => {
    const answer = await pictureByWebgpu(prompt);
    if ('missing' in answer) return skip(`There is no WebGPU adapter here: ${answer.missing}`);
    expect(answer.psnr).toBeGreaterThanOrEqual(40);
    expect(answer.provider).toBe(provider);
  },
);
