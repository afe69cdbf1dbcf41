import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { StartProcess } from '../processes/own-process.ts';
import { forkProcess } from '../processes/own-process.ts';
import type { FromPackWorker, PackReport, PackTask } from './pack-protocol.ts';

/** How a pack that is tried is watched and stopped. */
export interface PackTrial {
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, total: number) => void;
  readonly startProcess?: StartProcess;
}

/** A process that answers no cancel for so long is killed, in milliseconds: a step of a large model may take as long. */
const PATIENCE_MS = 1500;

/**
 * Draws with a pack in a process of its own, which ends with it.
 * @throws ShotloomError cancelled, bad_option, model_missing, model_damaged, model_failed; model_crashed where the process died
 */
export async function tryPack(
  task: PackTask,
  { signal, onStep, startProcess = forkProcess }: PackTrial = {},
): Promise<PackReport> {
  if (signal?.aborted) throw stopped();
  const child = startProcess(new URL('./pack-worker.ts', import.meta.url), {});
  const answer = Promise.withResolvers<PackReport>();
  let killer: NodeJS.Timeout | undefined;
  const cancel = (): void => {
    child.send({ type: 'cancel' });
    killer = setTimeout(() => void child.kill(), PATIENCE_MS);
  };
  child.onMessage((message) => {
    const told = message as FromPackWorker;
    if (told.type === 'step') onStep?.(told.done, told.total);
    else if (told.type === 'done') answer.resolve(told.report);
    else if (told.type === 'failed') answer.reject(new ShotloomError(told.code, told.said));
  });
  child.onEnd((how) =>
    answer.reject(
      new ShotloomError(
        'model_crashed',
        say`The model's process ended unexpectedly (${how}); it may need more memory than there is, or another provider.`,
      ),
    ),
  );
  signal?.addEventListener('abort', cancel, { once: true });
  child.send({ type: 'task', task });
  try {
    return await answer.promise;
  } catch (error) {
    throw signal?.aborted ? stopped() : error;
  } finally {
    clearTimeout(killer);
    signal?.removeEventListener('abort', cancel);
    await child.kill();
  }
}

function stopped(): ShotloomError {
  return new ShotloomError('cancelled', say`The model was stopped.`);
}
