import { homedir, tmpdir } from 'node:os';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Services } from './services.ts';

const PROGRAM = fileURLToPath(new URL('../..', import.meta.url));

/** Absolute paths of POSIX and of Windows, as far as they have no spaces; what is behind a host in a URL is none. */
const PATHS = /(?<![\w/:.~])(?:\/|[A-Za-z]:[\\/])(?:[^\s/\\"'<>()]+[\\/])+([^\s/\\"'<>(),;]*)/gu;

/** Which folders of this machine are known. */
type Known = Pick<Services, 'libraryDirectory' | 'grants'>;

/**
 * A sentence that leaves the machine's trust: the folders in it, which tell who uses it and what lies where, are left out, and the
 * names of files stay.
 */
export function withoutPaths(text: string, { libraryDirectory, grants }: Known): string {
  const folders = [...grants.folders(), resolve(libraryDirectory), PROGRAM, tmpdir(), homedir()];
  let told = text;
  for (const folder of folders) if (folder.length > 1) told = told.replaceAll(withSeparator(folder), '');
  return told.replaceAll(PATHS, '$1');
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : `${folder}${sep}`;
}
