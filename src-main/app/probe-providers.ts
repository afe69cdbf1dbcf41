import type { z } from 'zod';
import type { ProbedProvider } from '../../src-shared/contract/models.ts';
import { probeProvider } from '../generation/probe-client.ts';
import { readSettings } from '../library/settings-file.ts';
import { forgetCrashes } from './crashed-providers.ts';
import type { Services } from './services.ts';

/** Execution providers of ONNX Runtime (onnxruntime.ai/docs/execution-providers), the fastest first. */
const PROVIDERS = ['tensorrt', 'cuda', 'dml', 'coreml', 'webgpu', 'cpu'];

/** Tries every execution provider. @param retry lets packs be run by those again that took their process along */
export async function probeProviders(
  { libraryDirectory, library, startProcess }: Services,
  retry: boolean,
): Promise<z.input<typeof ProbedProvider>[]> {
  if (retry) await forgetCrashes(library());
  const crashed = new Set(readSettings(libraryDirectory).crashed_providers.map(({ provider }) => provider));
  const probed: z.input<typeof ProbedProvider>[] = [];
  // One after the other: two that begin to use a graphics card at once would be in each other's way.
  for (const provider of PROVIDERS)
    probed.push({ ...(await probeProvider(provider, startProcess)), crashed: crashed.has(provider) });
  return probed;
}
