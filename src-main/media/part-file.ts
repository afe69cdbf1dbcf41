import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';

// Named for the process that writes it, so that a later run can tell what a killed one left behind.
const PART = /^\.(?<target>.+)\.(?<process>\d+)-[0-9a-f]{12}\.part$/u;

const written = new Set<string>();

/** Lends `use` the name of a file beside `target` that is written by nobody else, and removes that file afterwards. */
export async function withPart<Result>(target: string, use: (part: string) => Promise<Result>): Promise<Result> {
  const part = join(dirname(target), `.${basename(target)}.${process.pid}-${randomBytes(6).toString('hex')}.part`);
  written.add(part);
  try {
    return await use(part);
  } finally {
    await rm(part, { force: true });
    written.delete(part);
  }
}

/**
 * Lets `write` make a file beside its place and then renames it into its place: whoever looks at `target` finds the old
 * file, none, or the whole new one.
 */
export async function writeInPlace<Result>(target: string, write: (part: string) => Promise<Result>): Promise<Result> {
  return await withPart(target, async (part) => {
    const result = await write(part);
    await rename(part, target);
    return result;
  });
}

/**
 * Lets `write` make what a person asked for, so that it is on the disk before it is in its place, and clears what killed
 * processes left beside it.
 * @throws ShotloomError output_unwritable where the disk refuses it, and what `write` throws by itself
 */
export async function publishOutput(output: string, write: (part: string) => Promise<void>): Promise<void> {
  const target = resolve(output);
  try {
    await sweepParts(dirname(target), basename(target));
    await writeInPlace(target, async (part) => {
      await write(part);
      await flush(part);
    });
  } catch (cause) {
    const code = cause instanceof Error && 'syscall' in cause && 'code' in cause ? String(cause.code) : null;
    if (code === null) throw cause;
    throw new ShotloomError(
      'output_unwritable',
      say`The output ${output} could not be written (${code}); make room or choose another place.`,
      { cause },
    );
  }
}

/** Removes from `folder` the parts that processes no longer alive have left, of `target` and of what is made beside it (`target.sound`) only if a name is given. */
export async function sweepParts(folder: string, target?: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names) {
    const found = PART.exec(name)?.groups;
    if (found === undefined || (target !== undefined && !`${found['target']}.`.startsWith(`${target}.`))) continue;
    const writer = Number(found['process']);
    const path = join(folder, name);
    const inUse = writer === process.pid ? written.has(path) : isAlive(writer);
    if (!inUse) await rm(path, { force: true });
  }
}

/** Waits until the disk holds what was written to a file. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
