import { followed, os } from './base.ts';

export default {
  estimate: os.exports.estimate.handler(async ({ input, signal, context: { services } }) => {
    const { estimateExport } = await import('../estimate-export.ts');
    return await estimateExport(services, input, signal);
  }),
  start: os.exports.start.handler(({ input, context: { services } }) => services.exports.start(services, input)),
  watch: os.exports.watch.handler(({ signal, context: { services } }) =>
    followed((stop) => services.exports.watch(stop), signal),
  ),
  change: os.exports.change.handler(({ input, context: { services } }) => ({
    changed: services.exports.change(input),
  })),
};
