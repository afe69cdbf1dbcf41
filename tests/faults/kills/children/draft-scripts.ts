import { openLibrary } from '../../../../src-main/library/open.ts';
import { saveAndOpen } from '../drafted-scripts.ts';
import { say } from './say.ts';

/** Saves a script again and again, from the given save on, and reads it into its project each time. */
const [directory = '', script = '', first = '0', last = '0'] = process.argv.slice(2);
say('ready');
const library = openLibrary(directory);
for (let save = Number(first); save <= Number(last); save += 1) {
  await saveAndOpen(library, script, save);
  say(String(save));
}
library.close();
