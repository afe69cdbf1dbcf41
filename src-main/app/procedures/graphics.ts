import { readTableFile } from '../../script/read-table.ts';
import { changeGraphic, listGraphics, makeGraphic } from '../graphics.ts';
import { os } from './base.ts';

export default {
  list: os.graphics.list.handler(({ input, context: { services } }) => listGraphics(services.library(), input.project)),
  make: os.graphics.make.handler(({ input, context: { services } }) =>
    makeGraphic(services, input.project, input.graphic, input.gesture),
  ),
  change: os.graphics.change.handler(({ input, context: { services } }) =>
    changeGraphic(services, input.graphic, input.to),
  ),
  remove: os.graphics.remove.handler(({ input, context: { services } }) => {
    services.library().setGraphic(input.graphic, null);
    return { removed: input.graphic };
  }),
  readTable: os.graphics.readTable.handler(async ({ input, context: { services } }) => ({
    csv: await readTableFile(services.grants.path(input.file, 'read')),
  })),
};
