import { readScript } from '../../script/read-script.ts';
import { boardOfScript, convertScript, draftScript } from '../scripts.ts';
import { createFromText, sourceScript, toFountain, writeScript } from '../project-scripts.ts';
import { os } from './base.ts';

export default {
  parse: os.scripts.parse.handler(async ({ input, context: { services } }) => {
    const { screenplay } = await readScript(services.grants.path(input.file, 'read'));
    return screenplay;
  }),
  draft: os.scripts.draft.handler(async ({ input, context: { services } }) => {
    const path = services.grants.path(input.file, 'read');
    return draftScript(await readScript(path), path);
  }),
  board: os.scripts.board.handler(async ({ input, context: { services } }) => {
    const path = services.grants.path(input.file, 'read');
    return { text: boardOfScript(await readScript(path), path) };
  }),
  convert: os.scripts.convert.handler(async ({ input, context: { services } }) => {
    const path = services.grants.path(input.file, 'read');
    return await convertScript(path, services.grants.path(input.output, 'write'));
  }),
  create: os.scripts.create.handler(({ input, context: { services } }) => createFromText(services.library, input)),
  source: os.scripts.source.handler(({ input, context: { services } }) =>
    sourceScript(services.library(), input.project),
  ),
  write: os.scripts.write.handler(({ input, context: { services } }) => writeScript(services.library, input)),
  toFountain: os.scripts.toFountain.handler(({ input, context: { services } }) =>
    toFountain(services.library, input.project),
  ),
};
