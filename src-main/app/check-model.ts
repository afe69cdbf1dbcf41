import type { z } from 'zod';
import type { ModelCheck, ModelCheckProgress, ModelReport } from '../../src-shared/contract/models.ts';
import { weightsBudget } from './budget-of-weights.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';

/**
 * Opens a pack and draws with it, in a process of its own.
 * @throws ShotloomError not_found, output_unwritable, model_missing, model_damaged, model_failed, model_crashed, bad_option, cancelled
 */
export function checkModel(
  { grants, tryPack }: Services,
  { folder, picture, ...asked }: z.infer<typeof ModelCheck>,
  signal?: AbortSignal,
): AsyncGenerator<z.infer<typeof ModelCheckProgress>, z.infer<typeof ModelReport>, void> {
  const task = {
    ...asked,
    directory: grants.path(folder, 'read'),
    picture: grants.path(picture, 'write'),
    budget: weightsBudget(),
  };
  return relay(async (tell, stop) => {
    const { nets, refused, ...report } = await tryPack(task, {
      signal: stop,
      onStep: (done, total) => tell({ done, total }),
    });
    return { ...report, nets: [...nets], refused: [...refused] };
  }, signal);
}
