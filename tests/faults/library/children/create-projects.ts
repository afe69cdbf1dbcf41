import { writeSync } from 'node:fs';
import { openLibrary } from '../../../../src-main/library/open.ts';
import { settings } from '../../../support/library/records.ts';

/** Opens a library, maybe at the same moment as others create it, and adds projects to it. */
const [directory = '', count = '0'] = process.argv.slice(2);
const library = openLibrary(directory);
for (let index = 0; index < Number(count); index++) {
  const { id } = library.createProject({ ...settings, script_path: null });
  library.updateProject(id, 'settings', { seed: index });
  writeSync(1, `${id}\n`);
}
library.close();
