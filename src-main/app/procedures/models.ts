import { checkModel } from '../check-model.ts';
import { os, streamed } from './base.ts';

export default {
  check: os.models.check.handler(({ input, signal, context: { services } }) =>
    streamed(checkModel(services, input, signal)),
  ),
};
