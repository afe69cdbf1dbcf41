import { beforeEach, expect, test } from 'vitest';
import type { Library } from '../../../src-main/library/open.ts';
import { temporaryLibrary } from '../../support/library/libraries.ts';
import { settings } from '../../support/library/records.ts';

let library: Library;
let project: string;

beforeEach(() => {
  library = temporaryLibrary();
  project = library.createProject(settings).id;
});

async function seen(text: string) {
  const { sha256 } = await library.store.putBytes(Buffer.from(text), 'png');
  return { picture_sha256: sha256, look: text, palette: '', seen_by: 'a graph' };
}

const looks = () => library.picturesOf(project).map(({ name, look }) => [name, look]);

test('a picture of one of the cast is kept, exchanged and taken away, and each can be undone and done again', async () => {
  library.setPicture(project, 'MARA', await seen('first'));
  library.setPicture(project, 'TOM', await seen('his'));
  library.setPicture(project, 'MARA', await seen('second'));
  library.setPicture(project, 'TOM', null);
  expect(looks()).toEqual([['MARA', 'second']]);

  const states = [];
  for (let step = 0; step < 4; step += 1) {
    library.undo(project);
    states.push(looks());
  }
  const first = [['MARA', 'first']];
  const both = [...first, ['TOM', 'his']];
  expect(states).toEqual([
    [
      ['MARA', 'second'],
      ['TOM', 'his'],
    ],
    both,
    first,
    [],
  ]);
  while (library.redo(project));
  expect(looks()).toEqual([['MARA', 'second']]);
});

test('what changes nothing makes no step', async () => {
  library.setPicture(project, 'MARA', null);
  const picture = await seen('one');
  library.setPicture(project, 'MARA', picture);
  library.setPicture(project, 'MARA', picture);
  expect(library.history(project).filter(({ mark }) => mark === 'picture')).toHaveLength(1);
});
