import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { generationRequest } from '../../support/generation/requests.ts';
import { vulkanEnvironment } from '../../support/generation/webgpu.ts';

const start = promisify(execFile);
const CHILD = fileURLToPath(new URL('children/webgpu-picture.ts', import.meta.url));
const Answer = z.union([
  z.strictObject({ psnr: z.number(), provider: z.string() }),
  z.strictObject({ missing: z.string() }),
]);

/** In software every shader is compiled first: some minutes. */
const PATIENCE_MS = 900_000;

/** Prompts, and what really runs them. */
const CASES: readonly (readonly [string, string])[] = [
  ['medium shot. camera pans right. day, street. A woman in red walks with a boy in blue.', 'webgpu'],
  // No large map and nobody: painters are asked for nothing, and ONNX Runtime 1.30 has no convolution of that on WebGPU.
  ['wide shot. static shot. day, sea.', 'webgpu+cpu'],
];

test.for(CASES)(
  'WebGPU gives the picture that the CPU gives: %s',
  { timeout: PATIENCE_MS },
  async ([prompt, provider], { skip }) => {
    const request = generationRequest({ prompt });
    const { stdout } = await start(process.execPath, [CHILD, JSON.stringify(request), '[0.25]'], {
      env: { ...process.env, ...vulkanEnvironment() },
    });
    const answer = Answer.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
    if ('missing' in answer) return skip(`There is no WebGPU adapter here: ${answer.missing}`);
    expect(answer.psnr).toBeGreaterThanOrEqual(40);
    expect(answer.provider).toBe(provider);
  },
);
