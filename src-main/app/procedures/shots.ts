import { drawFromOwn } from '../draw-from-own.ts';
import { arrangeShots, editShot, editShots, liveShot } from '../shot-edits.ts';
import { shotStatus } from '../shots.ts';
import { os } from './base.ts';

export default {
  edit: os.shots.edit.handler(({ input, context: { services } }) =>
    editShot(services, input.shot, input.edit, input.gesture),
  ),
  arrange: os.shots.arrange.handler(({ input, context: { services } }) =>
    arrangeShots(services.library(), input.project, input.command),
  ),
  drawFromOwn: os.shots.drawFromOwn.handler(async ({ input: { shot, strength }, context: { services } }) => {
    await drawFromOwn(services, shot, strength);
    return await shotStatus(services, liveShot(services.library(), shot));
  }),
  editMany: os.shots.editMany.handler(({ input, context: { services } }) =>
    editShots(services.library(), input.shots, input.edit, input.gesture),
  ),
};
