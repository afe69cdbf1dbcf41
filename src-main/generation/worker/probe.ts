import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { FromPackWorker } from '../pack-protocol.ts';
import { reasonOf } from './diffusion/net.ts';
import { values } from './diffusion/values.ts';
import { openByFirst } from './providers.ts';

/** What the network of resources/models/probe.onnx takes and gives: [1, 4, 16, 16]. Its weights are all 1/16, so of ones a number in the middle is the 36 of its window by 1/16. */
const [SHAPE, MIDDLE, EXPECTED] = [[1, 4, 16, 16], 8 * 16 + 8, 36 / 16];
/** Providers that compute with fewer digits are still right. */
const CLOSE = 0.01;

/** Runs the probe by one provider, and looks whether what it answers is right. */
export async function probe(path: string, provider: string): Promise<FromPackWorker> {
  const before = performance.now();
  const told = (reason: string | null): FromPackWorker => ({
    type: 'probed',
    reason,
    ms: Math.round(performance.now() - before),
  });
  try {
    const { net, refused } = await openByFirst(path, 'probe', [provider], { logSeverityLevel: 3 });
    if (refused[0]) return told(refused[0].reason);
    const out = await net.run({ x: values(new Float32Array(4 * 16 * 16).fill(1), SHAPE) });
    const middle = out.get('y')?.data[MIDDLE] ?? NaN;
    return told(Math.abs(middle - EXPECTED) < CLOSE ? null : 'it computes something else than it should');
  } catch (error) {
    return told(notHere(provider, error));
  }
}

function notHere(provider: string, error: unknown): string {
  // Where no provider was tried at all, it is none of this build.
  if (error instanceof ShotloomError && error.cause === undefined)
    return `ONNX Runtime has no "${provider}" on this system`;
  return reasonOf(error instanceof ShotloomError ? error.cause : error);
}
