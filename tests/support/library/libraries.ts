import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openLibrary, type Library } from '../../../src-main/library/open.ts';

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

/** A new folder that the end of the test removes. Its name has what paths on users' machines have. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'shotloom 影片 🎬 '));
  cleanups.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** An open library that the end of the test closes. */
export function temporaryLibrary(directory: string = temporaryDirectory()): Library {
  const library = openLibrary(directory);
  cleanups.push(library.close);
  return library;
}
