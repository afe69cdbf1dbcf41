import { editTimeline, editTimelineSince, showTimeline, storeLut, timelineSince } from '../timeline.ts';
import { os } from './base.ts';

export default {
  show: os.timeline.show.handler(({ input, context: { services } }) => showTimeline(services, input.project)),
  showSince: os.timeline.showSince.handler(({ input, context: { services } }) =>
    timelineSince(services, input.project, input.since),
  ),
  edit: os.timeline.edit.handler(({ input, context: { services } }) =>
    editTimeline(services, input.project, [input.command], input.gesture),
  ),
  editSince: os.timeline.editSince.handler(({ input, context: { services } }) =>
    editTimelineSince(services, input.project, input.commands, input.gesture, input.since),
  ),
  import: os.timeline.import.handler(async ({ input, context: { services } }) => {
    const path = services.grants.path(input.file, 'read');
    const { importIntoCut } = await import('../import-cut.ts');
    return await importIntoCut(services, input.project, path, input.lane);
  }),
  storeLut: os.timeline.storeLut.handler(async ({ input, context: { services } }) => ({
    lut: await storeLut(services, services.grants.path(input.file, 'read')),
  })),
};
