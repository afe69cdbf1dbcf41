import { openLibrary } from '../../../../src-main/library/open.ts';
import { say } from './say.ts';

/** Opens a library of an older version, by which it is migrated. */
const [directory = ''] = process.argv.slice(2);
say('ready');
const library = openLibrary(directory);
say('migrated');
library.close();
