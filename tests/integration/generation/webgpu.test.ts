import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { generationRequest } from '../../support/generation/requests.ts';
import { vulkanEnvironment } from '../../support/generation/webgpu.ts';

const start = promisify(execFile);
const CHILD = fileURLToPath(new URL('children/webgpu-picture.ts', import.meta.url));
const Answer = z.union([z.strictObject({ psnr: z.number() }), z.strictObject({ missing: z.string() })]);

/** A shot that needs maps of every kind: ONNX Runtime 1.30 has no convolution of nothing on WebGPU. */
const REQUEST = generationRequest({
  prompt: 'medium shot. camera pans right. day, street. A woman in red walks with a boy in blue.',
});

/** In software every shader is compiled first: a minute or two. */
const PATIENCE_MS = 600_000;

test(
  'WebGPU gives the picture that the CPU gives',
  async ({ skip }) => {
    const { stdout } = await start(process.execPath, [CHILD, JSON.stringify(REQUEST), '[0.25]'], {
      env: { ...process.env, ...vulkanEnvironment() },
    });
    const answer = Answer.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
    if ('missing' in answer) return skip(`There is no WebGPU adapter here: ${answer.missing}`);
    expect(answer.psnr).toBeGreaterThanOrEqual(40);
  },
  PATIENCE_MS,
);
