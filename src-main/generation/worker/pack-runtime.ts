import { availableParallelism } from 'node:os';
import * as ort from 'onnxruntime-node';
import type { Fingerprint } from '../../../src-shared/library/records.ts';
import type { Net } from './diffusion/net.ts';
import { openByFirst, providersHere } from './providers.ts';
import { cpuName } from './runtime.ts';

/** ONNX Runtime as packs use it: each network by the first provider that runs it. */
export interface PackRuntime {
  readonly open: (path: string, name: string) => Promise<Net>;
  /** Those that really run its networks so far, the first one's first, e.g. "cuda" or "cuda+cpu". */
  readonly provider: () => string;
  readonly fingerprint: () => Fingerprint;
  /** Milliseconds that were spent on loading networks and running them. */
  readonly modelTime: () => number;
}

/**
 * @param avoid providers that are left out, but the processor itself
 * @param onTrying is told of each provider before a network is opened by it
 */
export function packRuntime(avoid: readonly string[], onTrying: (provider: string) => void): PackRuntime {
  const threads = availableParallelism();
  const wanted = providersHere().filter((provider) => provider === 'cpu' || !avoid.includes(provider));
  const ran = new Set<string>();
  const nets: Net[] = [];
  let loading = 0;
  const provider = (): string => (ran.size === 0 ? (wanted[0] ?? 'cpu') : [...ran].join('+'));
  return {
    open: async (path, name) => {
      const before = performance.now();
      const options = { logSeverityLevel: 3, intraOpNumThreads: threads, interOpNumThreads: 1 } as const;
      const { net, provider: runs } = await openByFirst(path, name, wanted, options, onTrying);
      loading += performance.now() - before;
      ran.add(runs);
      nets.push(net);
      return net;
    },
    provider,
    fingerprint: () => ({ provider: provider(), runtime: ort.env.versions.node ?? 'unknown', cpu: cpuName(), threads }),
    modelTime: () => loading + nets.reduce((sum, net) => sum + net.runTime(), 0),
  };
}
