import { availableParallelism } from 'node:os';
import * as ort from 'onnxruntime-node';
import type { Fingerprint } from '../../../src-shared/library/records.ts';
import type { UsedProvider } from '../worker-protocol.ts';
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
 * @param onTrying is told of a provider before it opens or runs a network, where another did so last
 */
export function packRuntime(avoid: readonly UsedProvider[], onTrying: (used: UsedProvider) => void): PackRuntime {
  const threads = availableParallelism();
  const runtime = ort.env.versions.node ?? 'unknown';
  const left = avoid.filter((used) => used.runtime === runtime).map((used) => used.provider);
  const wanted = providersHere().filter((each) => each === 'cpu' || !left.includes(each));
  let told: string | undefined;
  const tell = (used: string): void => {
    if (told !== used) onTrying({ provider: used, runtime });
    told = used;
  };
  const ran = new Set<string>();
  const nets: Net[] = [];
  let loading = 0;
  const provider = (): string => (ran.size === 0 ? (wanted[0] ?? 'cpu') : [...ran].join('+'));
  return {
    open: async (path, name) => {
      const before = performance.now();
      const options = { logSeverityLevel: 3, intraOpNumThreads: threads, interOpNumThreads: 1 } as const;
      const { net, provider: runs } = await openByFirst(path, name, wanted, options, tell);
      loading += performance.now() - before;
      ran.add(runs);
      nets.push(net);
      return {
        ...net,
        run: async (feeds) => {
          tell(runs);
          return await net.run(feeds);
        },
      };
    },
    provider,
    fingerprint: () => ({ provider: provider(), runtime, cpu: cpuName(), threads }),
    modelTime: () => loading + nets.reduce((sum, net) => sum + net.runTime(), 0),
  };
}
