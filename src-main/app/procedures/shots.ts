import { arrangeShots, editShot, editShots } from '../shot-edits.ts';
import { os } from './base.ts';

export default {
  edit: os.shots.edit.handler(({ input, context: { services } }) =>
    editShot(services, input.shot, input.edit, input.gesture),
  ),
  arrange: os.shots.arrange.handler(({ input, context: { services } }) =>
    arrangeShots(services.library(), input.project, input.command),
  ),
  editMany: os.shots.editMany.handler(({ input, context: { services } }) =>
    editShots(services.library(), input.shots, input.edit, input.gesture),
  ),
};
