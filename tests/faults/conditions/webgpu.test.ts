import { expect, test } from 'vitest';
import { PATIENCE_MS, pictureByWebgpu } from '../../support/generation/webgpu.ts';

/** No large map and nobody: painters are asked for nothing, and ONNX Runtime 1.30 has no convolution of that on WebGPU. */
const PROMPT = 'wide shot. static shot. day, sea.';

test('WebGPU gives the picture that the CPU gives', { timeout: PATIENCE_MS }, async ({ skip }) => {
  const answer = await pictureByWebgpu(PROMPT);
  if ('missing' in answer) return skip(`There is no WebGPU adapter here: ${answer.missing}`);
  expect(answer.psnr).toBeGreaterThanOrEqual(40);
  expect(answer.provider).toBe('webgpu+cpu');
});
