import { editFootage, importFootage, listFootage } from '../footage.ts';
import { showPart } from '../part-shown.ts';
import { os, streamed } from './base.ts';

export default {
  import: os.footage.import.handler(({ input, signal, context: { services } }) => {
    const paths = input.files.map((file) => services.grants.path(file, 'read'));
    return streamed(importFootage(services, input, paths, signal));
  }),
  list: os.footage.list.handler(({ input, context: { services } }) => listFootage(services.library(), input.project)),
  edit: os.footage.edit.handler(({ input, context: { services } }) => editFootage(services.library(), input)),
  showPart: os.footage.showPart.handler(({ input, context: { services } }) => showPart(services, input)),
};
