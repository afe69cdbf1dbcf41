import { randomBytes } from 'node:crypto';
import { writeFileSync, writeSync } from 'node:fs';
import { openLibrary } from '../../../../src-main/library/open.ts';

/** Stores file after file and prints the digest of each. */
const [directory = ''] = process.argv.slice(2);
const { store } = openLibrary(directory);
for (;;) {
  const path = store.temporaryFile('mp4');
  writeFileSync(path, randomBytes(200_000));
  const { sha256 } = await store.putFile(path);
  writeSync(1, `${sha256}\n`);
}
