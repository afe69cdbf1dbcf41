import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeTakeFiles, takeFiles } from '../../../src-main/generation/take-files.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { temporaryDirectory } from '../../support/library/libraries.ts';

test('an encoder that outlives its worker leaves nothing behind, and writes nothing after it', () => {
  const directory = temporaryDirectory();
  const library = openLibrary(directory);
  const files = takeFiles(library.store.temporaryFolder, 'clip');
  writeFileSync(files.media, 'half a clip');
  expect(existsSync(files.layers)).toBe(false);
  removeTakeFiles(files);
  expect(readdirSync(join(directory, 'tmp'))).toEqual([]);
  expect(() => writeFileSync(files.media, 'the other half')).toThrow('ENOENT');
  library.close();
});
