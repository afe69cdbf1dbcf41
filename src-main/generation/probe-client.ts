import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { asIs, say } from '../../src-shared/contract/sentences.ts';
import { onDisk } from '../processes/on-disk.ts';
import type { StartProcess } from '../processes/own-process.ts';
import { forkProcess } from '../processes/own-process.ts';
import type { FromPackWorker } from './pack-protocol.ts';

/** A network of some hundred bytes. */
const PROBE = onDisk(new URL('../../resources/models/probe.onnx', import.meta.url));
/** A provider that answers no sooner does not work, in milliseconds. */
const PATIENCE_MS = 30_000;

/** Whether an execution provider works here. */
export interface Probed {
  readonly provider: string;
  /** Milliseconds of loading and running a small network; null where it does not work. */
  readonly ms: number | null;
  /** Why it does not work. */
  readonly reason: Sentence | null;
}

/** Tries an execution provider in a process of its own: one that takes its process along takes no more than that. */
export async function probeProvider(provider: string, startProcess: StartProcess = forkProcess): Promise<Probed> {
  const child = startProcess(new URL('./pack-worker.ts', import.meta.url), {});
  const failed = (reason: Sentence): Probed => ({ provider, ms: null, reason });
  const answer = Promise.withResolvers<Probed>();
  const timer = setTimeout(() => answer.resolve(failed(say`it does not answer`)), PATIENCE_MS);
  child.onMessage((message) => {
    const told = message as FromPackWorker;
    if (told.type !== 'probed') return;
    answer.resolve(told.reason === null ? { provider, ms: told.ms, reason: null } : failed(asIs(told.reason)));
  });
  child.onEnd((how) => answer.resolve(failed(say`it takes its process along (${how})`)));
  child.send({ type: 'probe', path: PROBE, provider });
  try {
    return await answer.promise;
  } finally {
    clearTimeout(timer);
    await child.kill();
  }
}
