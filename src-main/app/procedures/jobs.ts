import { changeJobs, followJobs, listJobs, watchJobs } from '../jobs.ts';
import { runJobs } from '../run-jobs.ts';
import { followed, os, streamed } from './base.ts';

export default {
  list: os.jobs.list.handler(({ input, context: { services } }) => ({
    ...listJobs(services.library(), input, services.forming),
    speaking: services.speaking.list(input.project),
  })),
  change: os.jobs.change.handler(({ input, context: { services } }) => ({
    changed: changeJobs(services, input),
  })),
  run: os.jobs.run.handler(({ input, signal, context: { services } }) => streamed(runJobs(services, input, signal))),
  watch: os.jobs.watch.handler(({ input, signal, context: { services } }) =>
    followed((stop) => watchJobs(services, input, stop), signal),
  ),
  follow: os.jobs.follow.handler(({ input, signal, context: { services } }) =>
    followed((stop) => followJobs(services, input, stop), signal),
  ),
};
