import { listInstalled } from '../list-models.ts';
import { checkModel } from '../check-model.ts';
import { os, streamed } from './base.ts';

export default {
  list: os.models.list.handler(async ({ context: { services } }) => await listInstalled(services)),
  check: os.models.check.handler(({ input, signal, context: { services } }) =>
    streamed(checkModel(services, input, signal)),
  ),
};
