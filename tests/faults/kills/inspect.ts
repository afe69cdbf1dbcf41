import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary, type Library } from '../../../src-main/library/open.ts';
import { unless, type Finding } from './lane.ts';

const never = new AbortController().signal;

/** Opens the library that a killed process left, as the next one does, and looks at it; SQLite's quick_check runs in it. */
export async function inspectLibrary(
  directory: string,
  thoroughly: boolean,
  look: (library: Library) => Promise<Finding[]> | Finding[],
): Promise<Finding[]> {
  let library: Library;
  try {
    library = openLibrary(directory);
  } catch (error) {
    return [{ fault: 'corrupt', what: `The library does not open: ${String(error)}` }];
  }
  try {
    const found = [...leftBehind(directory), ...(await look(library))];
    return thoroughly ? [...found, ...(await checked(library))] : found;
  } finally {
    library.close();
  }
}

/** What the dead left must be gone once the library is open again; its own mark is there. */
function leftBehind(directory: string): Finding[] {
  const temporaries = readdirSync(join(directory, 'tmp'));
  const marks = readdirSync(join(directory, 'open'));
  return [
    ...unless(temporaries.length === 0, 'orphans', () => `tmp/ still has ${temporaries.join(', ')}`),
    ...unless(marks.length === 1, 'orphans', () => `open/ still has ${marks.join(', ')}`),
  ];
}

/** PRAGMA integrity_check and foreign_key_check, and every stored file read. */
async function checked(library: Library): Promise<Finding[]> {
  const { database, damaged } = await library.check(() => undefined, never);
  return [...database, ...damaged].map((what) => ({ fault: 'corrupt', what }));
}

/** Every take of a project that may be served: its files must be whole. */
export async function servedTakes(library: Library, project: string): Promise<Finding[]> {
  const files = library
    .takesOfProject(project)
    .flatMap(({ media_sha256, layers_sha256 }) => [media_sha256, ...(layers_sha256 === null ? [] : [layers_sha256])]);
  const found: Finding[] = [];
  for (const sha256 of new Set(files)) {
    await library.store.verify(sha256).catch((error: unknown) => {
      found.push({ fault: 'orphans', what: `A take is served whose file is not whole: ${String(error)}` });
    });
  }
  return found;
}

/** Files of a folder that no activity leaves there. */
export function unexpectedFiles(folder: string, expected: readonly string[]): Finding[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !expected.includes(name)) : [];
  return unless(names.length === 0, 'orphans', () => `${names.join(', ')} was left beside the outputs`);
}
