import { farthest, draw, goldens, UNWATCHED } from '../support/packs/goldens.ts';
import type { Golden } from '../support/packs/goldens.ts';
import { probeProvider } from '../../src-main/generation/probe-client.ts';
import { openNet } from '../../src-main/generation/worker/diffusion/net.ts';
import { sentenceText } from '../../src-shared/contract/sentences.ts';

/** Every execution provider that there is for some system. */
const PROVIDERS = ['cpu', 'webgpu', 'cuda', 'tensorrt', 'dml', 'coreml'];
/** What pictures may differ by from torch's, of 1. */
const MOST = 1e-3;

/**
 * Draws what torch drew with every tiny pack and scheduler, by every execution provider that works here, and prints a line for each; then a table of pipelines and schedulers for
 * each provider, with the largest difference.
 */
export async function run(): Promise<boolean> {
  const all = goldens();
  let failed = 0;
  for (const provider of PROVIDERS) {
    const { reason } = await probeProvider(provider);
    if (reason !== null) {
      console.log(`SKIP ${provider}: ${sentenceText(reason)}`);
      continue;
    }
    const far = new Map<string, number>();
    for (const { golden, pictures } of all) {
      const difference = await differenceOf(golden, pictures, provider);
      if (!(difference < MOST)) failed += 1;
      const id = idOf(golden);
      console.log(
        `${difference < MOST ? 'PASS' : 'FAIL'} ${id} ${golden.scheduler} ${provider} ${difference.toExponential(1)}`,
      );
      const cell = `${id} ${golden.scheduler}`;
      far.set(cell, Math.max(far.get(cell) ?? 0, difference));
    }
    for (const line of tableOf(
      all.map(({ golden }) => golden),
      far,
    ))
      console.log(line);
  }
  return failed === 0;
}

async function differenceOf(golden: Golden, pictures: Float32Array, provider: string): Promise<number> {
  const session = {
    executionProviders: [provider],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  } as const;
  const options = { open: async (path: string, name: string) => await openNet(path, name, session), budget: 1e9 };
  try {
    const drawn = await draw(golden, UNWATCHED, { options });
    return farthest(drawn.data, pictures);
  } catch (error) {
    console.log(String(error));
    return NaN;
  }
}

function idOf({ pack, request: { begins } }: Golden): string {
  return begins === undefined ? pack : `${pack} (${begins === 'from' ? 'image to image' : 'inpaint'})`;
}

/** Pipelines down, schedulers across. */
function tableOf(all: readonly Golden[], far: ReadonlyMap<string, number>): string[] {
  const schedulers = [...new Set(all.map(({ scheduler }) => scheduler))].toSorted();
  const ids = [...new Set(all.map(idOf))];
  const cell = (id: string, scheduler: string): string => far.get(`${id} ${scheduler}`)?.toExponential(0) ?? '';
  return [
    `| pipeline | ${schedulers.map((name) => name.replace(/(?:Discrete)?(?:Multistep)?Scheduler$/u, '')).join(' | ')} |`,
    `| --- | ${schedulers.map(() => '---').join(' | ')} |`,
    ...ids.map((id) => `| ${id} | ${schedulers.map((scheduler) => cell(id, scheduler)).join(' | ')} |`),
  ];
}
