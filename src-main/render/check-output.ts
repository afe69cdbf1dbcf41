import { access, constants, open, rm, stat } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';

import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

/**
 * Makes sure, before any work is done, that a film can be written to `path`: its folder is there and takes a new file,
 * and what stands in its place, if anything, is a file that may be replaced.
 *
 * @throws ShotloomError `output_unwritable` that says which of these fails and how to mend it.
 */
export async function checkOutput(path: string): Promise<void> {
  const target = resolve(path);
  const folder = dirname(target);
  const place = await stat(target).catch(() => undefined);
  if (place?.isDirectory() === true) throw unwritable(path, say`is a folder; give the name of a file`);
  if (place !== undefined && !place.isFile()) throw unwritable(path, say`is not an ordinary file; choose another name`);
  const parent = await stat(folder).catch(() => undefined);
  if (parent === undefined)
    throw unwritable(path, say`cannot be made because the folder ${folder} does not exist; make it first`);
  if (!parent.isDirectory())
    throw unwritable(path, say`cannot be made because ${folder} is not a folder; choose another place`);
  if (place !== undefined) {
    await access(target, constants.W_OK).catch((error: unknown) => {
      throw unwritable(path, say`is write-protected; allow writing or choose another name`, error);
    });
  }
  await tryToWrite(join(folder, `.${basename(target)}.${randomBytes(6).toString('hex')}.try`)).catch(
    (error: unknown) => {
      throw unwritable(
        path,
        say`cannot be made because the folder ${folder} does not take files; choose another place`,
        error,
      );
    },
  );
}

async function tryToWrite(path: string): Promise<void> {
  const file = await open(path, 'wx');
  await file.close();
  await rm(path);
}

function unwritable(path: string, why: Sentence, cause?: unknown): ShotloomError {
  return new ShotloomError('output_unwritable', say`The output ${path} ${why}.`, { cause });
}
