import { WorkerClient } from '../../../src-main/generation/worker-client.ts';
import type { WorkerTask } from '../../../src-main/generation/worker-protocol.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { sealRequest } from '../../../src-shared/generation/request.ts';

/** A worker with the shipped model; with another ffmpeg, if one is named. */
export async function builtinWorker(ffmpeg?: string): Promise<WorkerClient> {
  const { directory, manifest } = await openBuiltinPack();
  return new WorkerClient({ directory, manifest, ffmpeg: ffmpeg ?? (await locateFfmpeg()).path });
}

/** The task of making a take beside `place`. */
export function taskOf(request: GenerationRequest, place: string): WorkerTask {
  const { json } = sealRequest(request);
  return {
    request,
    json,
    media: place + (request.kind === 'still' ? '.png' : '.mp4'),
    layers: `${place}.layers`,
    painted: null,
    begins: null,
  };
}
