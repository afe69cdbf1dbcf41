import { openLibrary } from '../../../../src-main/library/open.ts';
import { doEdit, editAt, rowsOf } from '../edits.ts';
import { say } from './say.ts';

/** Makes edit after edit, from the first given number to the last, and says so after each: what was said must survive a kill. */
const [directory = '', first = '0', last = '0'] = process.argv.slice(2);
say('ready');
const library = openLibrary(directory);
for (let number = Number(first); number <= Number(last); number += 1) {
  doEdit(library, number, editAt(number, rowsOf(library)));
  say(String(number));
}
library.close();
