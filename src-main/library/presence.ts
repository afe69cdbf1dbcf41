import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { makeDirectory } from './durable.ts';
import { livenessOf, type Owner } from './owner.ts';
import { ownedName, sweep } from './temporaries.ts';

/**
 * Who has a library open, and who is putting a backup in its place. Both leave a mark in `open/` before they look for the
 * other's: of two that come at the same moment, at least one sees the other. Marks of the dead are swept away.
 */
type Mark = 'open' | 'restore';

/**
 * Marks a library as open until `leave` is called or this process ends.
 * @throws ShotloomError library_locked while a backup is put in its place
 */
export function enter(libraryDirectory: string, owner: Owner): { readonly leave: () => void } {
  return mark(libraryDirectory, owner, 'open', 'restore', (holder) =>
    locked(say`The library is being restored from a backup by ${holder}; wait until that is done.`),
  );
}

/**
 * Runs `work` while nobody else has the library open.
 * @throws ShotloomError library_locked if somebody has
 */
export function whileAlone<T>(libraryDirectory: string, owner: Owner, work: () => T): T {
  const { leave } = mark(libraryDirectory, owner, 'restore', 'open', (holder) =>
    locked(say`The library is open in ${holder}; close that first, then restore.`),
  );
  try {
    return work();
  } finally {
    leave();
  }
}

function mark(
  libraryDirectory: string,
  owner: Owner,
  own: Mark,
  other: Mark,
  refusal: (holder: Sentence) => ShotloomError,
): { readonly leave: () => void } {
  const directory = join(libraryDirectory, 'open');
  makeDirectory(directory);
  sweep(directory);
  const path = join(directory, ownedName(owner, 0, own));
  writeFileSync(path, '');
  const leave = (): void => rmSync(path, { force: true });
  const met = readdirSync(directory).find((name) => name.endsWith(`.${other}`));
  if (met === undefined) return { leave };
  leave();
  throw refusal(holderOf(met));
}

/** Who left a mark, in words that help to find it. @param name of the mark (`ownedName`) */
export function holderOf(name: string): Sentence {
  const [host = '', pid = ''] = name.split('~');
  const isHere = livenessOf(`${host}:${pid}:`) !== 'unknown';
  return isHere ? say`another Shotloom (process ${pid})` : say`a Shotloom on ${host}`;
}

function locked(said: Sentence): ShotloomError {
  return new ShotloomError('library_locked', said);
}
