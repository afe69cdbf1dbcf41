import { basename } from 'node:path';
import * as ort from 'onnxruntime-node';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { RefusedProvider } from '../pack-protocol.ts';
import type { Net } from './diffusion/net.ts';
import { openNet, reasonOf } from './diffusion/net.ts';
import { openRemoteNet } from './diffusion/remote-net.ts';

/** Execution providers by how fast they usually are, by platform (onnxruntime.ai/docs/execution-providers). */
const PREFERRED: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['tensorrt', 'cuda', 'webgpu', 'cpu'],
  win32: ['tensorrt', 'cuda', 'dml', 'webgpu', 'cpu'],
  darwin: ['coreml', 'webgpu', 'cpu'],
};

/** The providers that this build of ONNX Runtime names for this platform, the fastest first; whether one works shows when it is tried. */
export function providersHere(): string[] {
  const listed = new Set(ort.listSupportedBackends().map(({ name }) => name));
  return (PREFERRED[process.platform] ?? ['cpu']).filter((name) => name === 'cpu' || listed.has(name));
}

/** A network, the provider that runs it, and those that would not. */
export interface OpenedNet {
  readonly net: Net;
  readonly provider: string;
  readonly refused: readonly RefusedProvider[];
}

/**
 * Opens a network by the first provider that can. ONNX Runtime leaves out a provider that it does not know without a word and fails at one that
 * does not start, even where another is named behind it: so each is tried alone.
 * @param name as errors call it
 * @param onTrying is told of each provider before it is tried: one that takes its process along is known by it
 * @throws ShotloomError model_failed if none can, with what the last one says
 */
export async function openByFirst(
  path: string,
  name: string,
  providers: readonly string[],
  options: ort.InferenceSession.SessionOptions,
  onTrying: (provider: string) => void = () => undefined,
): Promise<OpenedNet> {
  // One that a server runs has no provider here.
  if (basename(path) === 'remote.json')
    return { net: await openRemoteNet(path, name), provider: 'remote', refused: [] };
  const refused: RefusedProvider[] = [];
  const here = providersHere();
  let last: unknown = new ShotloomError(
    'model_failed',
    say`No execution provider was named to run the model with; name one, as cpu.`,
  );
  for (const provider of providers) {
    if (!here.includes(provider)) {
      refused.push({ provider, reason: 'it is not part of this build of ONNX Runtime' });
      continue;
    }
    onTrying(provider);
    try {
      const net = await openNet(path, name, { ...options, executionProviders: [provider] });
      return { net, provider, refused };
    } catch (error) {
      last = error;
      refused.push({ provider, reason: reasonOf(error instanceof ShotloomError ? (error.cause ?? error) : error) });
    }
  }
  throw last;
}
