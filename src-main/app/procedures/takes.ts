import { chooseTakes } from '../choose-takes.ts';
import { enqueue } from '../enqueue.ts';
import { fromPrompt } from '../from-prompt.ts';
import { generate } from '../generate.ts';
import { reviewTake } from '../review.ts';
import { compareTakes, listTakes, lockTake, scoreTake, showTake } from '../takes.ts';
import { verifyTakes } from '../verify-takes.ts';
import { os, streamed } from './base.ts';

export default {
  list: os.takes.list.handler(({ input, context: { services } }) => listTakes(services, input.shot)),
  show: os.takes.show.handler(({ input, context: { services } }) => showTake(services, input.take)),
  lock: os.takes.lock.handler(({ input, context: { services } }) => lockTake(services, input.take, input.locked)),
  score: os.takes.score.handler(({ input, context: { services } }) => scoreTake(services, input.take)),
  compare: os.takes.compare.handler(({ input, context: { services } }) =>
    compareTakes(services, input.one, input.other),
  ),
  verify: os.takes.verify.handler(({ input, signal, context: { services } }) =>
    streamed(verifyTakes(services, input, signal)),
  ),
  generate: os.takes.generate.handler(({ input, signal, context: { services } }) =>
    streamed(generate(services, input, signal)),
  ),
  enqueue: os.takes.enqueue.handler(({ input, context: { services } }) => enqueue(services, input)),
  choose: os.takes.choose.handler(({ input, signal, context: { services } }) =>
    streamed(chooseTakes(services, input, signal)),
  ),
  fromPrompt: os.takes.fromPrompt.handler(({ input, signal, context: { services } }) =>
    streamed(fromPrompt(services, input, signal)),
  ),
  review: os.takes.review.handler(({ input, context: { services } }) => reviewTake(services.library(), input)),
};
