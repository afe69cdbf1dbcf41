import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A folder that is there while a test file runs. */
export interface ScratchFolder {
  /** Its path; asked for inside a test. */
  readonly path: () => string;
  /** Writes a file of it; answers the file's path. */
  readonly fileOf: (name: string, bytes: Uint8Array | string) => Promise<string>;
}

/** @param name what the folder's name begins with, behind "shotloom-" */
export function scratchFolder(name: string): ScratchFolder {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), `shotloom-${name}-`));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return {
    path: () => folder,
    fileOf: async (file, bytes) => {
      const path = join(folder, file);
      await writeFile(path, bytes);
      return path;
    },
  };
}
