import { expect, test } from 'vitest';
import { PATIENCE_MS, pictureByWebgpu } from '../../support/generation/webgpu.ts';

const PROMPT = 'medium shot. camera pans right. day, street. A woman in red walks with a boy in blue.';

test('WebGPU gives the picture that the CPU gives', { timeout: PATIENCE_MS }, async ({ skip }) => {
  const answer = await pictureByWebgpu(PROMPT);
  if ('missing' in answer) return skip(`There is no WebGPU adapter here: ${answer.missing}`);
  expect(answer.psnr).toBeGreaterThanOrEqual(40);
  expect(answer.provider).toBe('webgpu');
});
