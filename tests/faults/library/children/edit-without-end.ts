import { writeSync } from 'node:fs';
import { openLibrary } from '../../../../src-main/library/open.ts';
import { editAt, PROJECT, rowsOf } from './edits.ts';

/** Makes edit after edit from the given number on, and says so after each: what was said must survive a kill. */
const [directory = '', first = '0'] = process.argv.slice(2);
const library = openLibrary(directory);
for (let number = Number(first); ; number++) {
  const edit = editAt(number, rowsOf(library));
  if (edit === 'undo') library.undo(PROJECT);
  else if (edit === 'redo') library.redo(PROJECT);
  else library.commit(PROJECT, `edit ${number}`, edit);
  writeSync(1, `${number}\n`);
}
