import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Net } from '../../../src-main/generation/worker/diffusion/net.ts';
import { openNet } from '../../../src-main/generation/worker/diffusion/net.ts';
import { countOf } from '../../../src-main/generation/worker/diffusion/values.ts';

/** Networks that draw in-betweens, and what torch made with them (tests/conformance/reference/in_betweens.py). */
const BETWEENS = new URL('../../fixtures/in-betweens/', import.meta.url);

const SESSION = { executionProviders: ['cpu'], intraOpNumThreads: 1, interOpNumThreads: 1 } as const;

const Golden = z.object({ name: z.string(), shape: z.array(z.int()), share: z.number().optional() });

/** All of them, each with its picture. */
export function betweenGoldens(): (z.infer<typeof Golden> & { readonly data: Float32Array })[] {
  const bytes = readFileSync(new URL('goldens.f32', BETWEENS));
  let at = 0;
  return z
    .array(Golden)
    .parse(JSON.parse(readFileSync(new URL('goldens.json', BETWEENS), 'utf8')))
    .map((golden) => {
      const data = Float32Array.from({ length: countOf(golden.shape) }, (_, i) => bytes.readFloatLE(at + 4 * i));
      at += 4 * data.length;
      return { ...golden, data };
    });
}

/** Opens one of the networks on the processor. */
export async function openBetweenNet(name: string): Promise<Net> {
  return await openNet(fileURLToPath(new URL(`${name}.onnx`, BETWEENS)), name, SESSION);
}
