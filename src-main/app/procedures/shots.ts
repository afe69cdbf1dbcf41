import { editShot } from '../takes.ts';
import { os } from './base.ts';

export default {
  edit: os.shots.edit.handler(({ input, context: { services } }) =>
    editShot(services, input.shot, input.edit, input.gesture),
  ),
};
