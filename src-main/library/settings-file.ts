import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoredSettings } from '../../src-shared/contract/settings.ts';
import { moveFile, publishFile } from './durable.ts';

const NAME = 'settings.json';
const SET_ASIDE = 'settings.damaged.json';

/** The settings in a library's folder; where there are none, or the file cannot be read, those that the app begins with. */
export function readSettings(libraryDirectory: string): StoredSettings {
  return StoredSettings.parse(valueOf(join(libraryDirectory, NAME)) ?? {});
}

/**
 * Changes them: after a crash the old file or the whole new one is there. A file that was no JSON is set aside.
 * @param temporary a path in the same file system
 */
export function changeSettingsFile(
  libraryDirectory: string,
  change: Partial<StoredSettings>,
  temporary: string,
): StoredSettings {
  const path = join(libraryDirectory, NAME);
  if (existsSync(path) && valueOf(path) === null) moveFile(path, join(libraryDirectory, SET_ASIDE));
  const after = { ...readSettings(libraryDirectory), ...change };
  writeFileSync(temporary, `${JSON.stringify(after, null, 2)}\n`);
  publishFile(temporary, path);
  return after;
}

/** null for what is no object. */
function valueOf(path: string): object | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
