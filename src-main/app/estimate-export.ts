import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { ExportEstimate, ExportEstimateInput } from '../../src-shared/contract/exports.ts';
import { secondsOf } from '../../src-shared/generation/request.ts';
import { containerOf } from '../../src-shared/render/delivery.ts';
import { filmFrames } from '../../src-shared/render/encode.ts';
import { roomNeeded } from '../render/expect-room.ts';
import { Pauses } from '../render/pauses.ts';
import { exportTime } from './export-paces.ts';
import { planDelivery } from './deliver.ts';
import type { Services } from './services.ts';

/**
 * Says what a film that is delivered so will be, and about how long it takes. What it shows is made ready for that, as the export would have to.
 * @throws ShotloomError what keeps it from being exported: bad_option, not_found, ffmpeg_missing
 */
export async function estimateExport(
  services: Services,
  { ending, ...input }: z.output<typeof ExportEstimateInput>,
  signal: AbortSignal | undefined,
): Promise<z.input<typeof ExportEstimate>> {
  const container = containerOf(`film${ending}`);
  if (container === null) throw new ShotloomError('bad_option', say`Films are not written as "${ending}".`);
  const stop = signal ?? new AbortController().signal;
  const planned = await planDelivery(services, input, container, { pauses: new Pauses(), signal: stop });
  const { film, plan, delivery } = planned;
  const { room, lacking } = await roomNeeded(plan, delivery, film.tools);
  const { width, height } = plan;
  const frames = filmFrames(plan);
  return {
    ...{ frames, width, height, lacking, stills: film.stills, bytes: room.output },
    duration_s: secondsOf({ frames, rate: plan.rate }),
    left_ms: await exportTime(film.tools.cacheDirectory, delivery, plan, { lacking }),
  };
}
