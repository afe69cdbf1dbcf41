import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WorkerTask } from './worker-protocol.ts';

/**
 * Where a take is written to until it is stored: in a folder of its own. A worker that is killed leaves an encoder that goes on for a moment and may
 * make its file only then, which it cannot once the folder is gone.
 * @param folder makes a temporary folder
 */
export function takeFiles(folder: () => string, kind: 'still' | 'clip'): Pick<WorkerTask, 'media' | 'layers'> {
  const own = folder();
  return { media: join(own, kind === 'still' ? 'take.png' : 'take.mp4'), layers: join(own, 'take.layers') };
}

/** Removes what of a take was not stored, and its folder. */
export function removeTakeFiles({ media }: Pick<WorkerTask, 'media'>): void {
  rmSync(dirname(media), { recursive: true, force: true, maxRetries: 3 });
}
