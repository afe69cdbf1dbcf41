import type { z } from 'zod';
import type { ProbedProvider } from '../../src-shared/contract/models.ts';
import { probeProvider } from '../generation/probe-client.ts';
import { readSettings } from '../library/settings-file.ts';
import { forgetCrashes } from './crashed-providers.ts';
import type { Services } from './services.ts';

/** Execution providers of ONNX Runtime (onnxruntime.ai/docs/execution-providers), the fastest first. */
const PROVIDERS = ['tensorrt', 'cuda', 'dml', 'coreml', 'webgpu', 'cpu'];

/** What was tried within so many milliseconds is told again: each trial is a process, and a page may ask as often as it likes. */
const KNOWN_MS = 10_000;

type Trials = readonly Awaited<ReturnType<typeof probeProvider>>[];

const TRIED = new WeakMap<Services, { readonly at: number; readonly trials: Promise<Trials> }>();

/** Tries every execution provider. @param retry lets packs be run by those again that took their process along */
export async function probeProviders(services: Services, retry: boolean): Promise<z.input<typeof ProbedProvider>[]> {
  const { libraryDirectory, library } = services;
  if (retry) await forgetCrashes(library());
  const crashed = new Set(readSettings(libraryDirectory).crashed_providers.map(({ provider }) => provider));
  const trials = await tried(services);
  return trials.map((trial) => ({ ...trial, crashed: crashed.has(trial.provider) }));
}

async function tried(services: Services): Promise<Trials> {
  const known = TRIED.get(services);
  if (known && performance.now() - known.at < KNOWN_MS) return await known.trials;
  const trials = tryAll(services.startProcess);
  TRIED.set(services, { at: performance.now(), trials });
  trials.catch(() => TRIED.delete(services));
  return await trials;
}

/** One after the other: two that begin to use a graphics card at once would be in each other's way. */
async function tryAll(startProcess: Services['startProcess']): Promise<Trials> {
  const trials: Trials[number][] = [];
  for (const provider of PROVIDERS) trials.push(await probeProvider(provider, startProcess));
  return trials;
}
