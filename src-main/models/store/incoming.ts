import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import { makeDirectory, publishFile } from '../../library/durable.ts';
import { makeOwner, retireOwner } from '../../library/owner.ts';
import { holderOf } from '../../library/presence.ts';
import { ownedName, sweep } from '../../library/temporaries.ts';
import { expectModelName, readModel } from '../installed.ts';
import { bytesThere } from './download.ts';
import { isNeeded } from './needed-files.ts';

/** What of a hub's repository comes, written before its first byte: whoever starts after a kill goes on from it without asking the hub what there is. */
const Coming = z.object({
  id: z.string(),
  /** "owner/name". */
  repository: z.string(),
  commit: z.string().regex(/^[0-9a-f]{40}$/u),
  licence: z.string().nullable(),
  files: z.array(
    z.object({
      path: z.string().refine(isNeeded),
      bytes: z.int().nonnegative(),
      sum: z.object({ kind: z.enum(['sha256', 'git']), hex: z.string() }),
    }),
  ),
});
export type Coming = z.output<typeof Coming>;

/** A model that is not whole yet. */
export interface Incoming extends Coming {
  /** What of it is there. */
  readonly bytes: number;
  readonly of_bytes: number;
  /** The program that fetches it now; null where none does. */
  readonly holder: Sentence | null;
}

const RECORD = 'download.json';

/** Where models of hubs come in before they are whole. */
export function incomingOf(models: string): string {
  return join(models, '.incoming');
}

/** The folder of one of them, which has its files as they will lie. */
export function folderOf(models: string, { id, commit }: Pick<Coming, 'id' | 'commit'>): string {
  return join(incomingOf(models), `${id}-${commit.slice(0, 12)}`);
}

/** Whether a folder holds what comes of this model, at whatever commit. */
function isOf(name: string, id: string): boolean {
  return name.slice(0, -13) === id && /-[0-9a-f]{12}$/u.test(name);
}

/** Says what comes into its folder. What came of the same model at another commit goes: its owners have changed it since. */
export function noteComing(models: string, coming: Coming): void {
  const folder = folderOf(models, coming);
  for (const name of namesIn(incomingOf(models)))
    if (isOf(name, coming.id) && join(incomingOf(models), name) !== folder)
      rmSync(join(incomingOf(models), name), { recursive: true, force: true });
  makeDirectory(folder);
  const temporary = join(folder, `.${RECORD}`);
  writeFileSync(temporary, JSON.stringify(coming));
  publishFile(temporary, join(folder, RECORD));
}

/** Throws away what came of a model. */
export function removeComing(models: string, id: string): void {
  for (const name of namesIn(incomingOf(models)))
    if (isOf(name, id)) rmSync(join(incomingOf(models), name), { recursive: true, force: true });
}

/** Models of hubs that are not whole, by their names. */
export function listIncoming(models: string): Incoming[] {
  const found = namesIn(incomingOf(models)).flatMap((name): Incoming[] => {
    const coming = readComing(join(incomingOf(models), name));
    if (!coming || !isOf(name, coming.id)) return [];
    if (isInstalled(models, name, coming)) {
      rmSync(join(incomingOf(models), name), { recursive: true, force: true });
      return [];
    }
    const bytes = bytesThere(join(incomingOf(models), name, coming.id, 'files'), coming.files);
    const of_bytes = coming.files.reduce((sum, file) => sum + file.bytes, 0);
    return [{ ...coming, bytes, of_bytes, holder: holderOfModel(models, coming.id) }];
  });
  return found.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** Whether a program was killed when it had just put the model in its place. */
function isInstalled(models: string, name: string, { id }: Coming): boolean {
  return !existsSync(join(incomingOf(models), name, id)) && readModel(models, id) !== null;
}

function readComing(folder: string): Coming | null {
  try {
    return Coming.parse(JSON.parse(readFileSync(join(folder, RECORD), 'utf8')));
  } catch {
    return null;
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Where programs leave a mark for each model that they fetch, as those do that have a library open. */
function marksOf(models: string): string {
  return join(models, '.fetching');
}

function marksFor(models: string, id: string): string[] {
  if (!existsSync(marksOf(models))) return [];
  sweep(marksOf(models));
  return readdirSync(marksOf(models)).filter((name) => name.slice(name.indexOf('~0.') + 3) === id);
}

function holderOfModel(models: string, id: string): Sentence | null {
  const [met] = marksFor(models, id);
  return met === undefined ? null : holderOf(met);
}

/**
 * Keeps other programs from what comes of a model until it is let go of, or this process ends: two that write to the same parts would end each other. Each leaves
 * its mark before it looks for others': of two that come at the same moment, at least one sees the other.
 * @throws ShotloomError bad_option where another one fetches it
 */
export function holdModel(models: string, id: string): { readonly release: () => void } {
  expectModelName(id);
  makeDirectory(marksOf(models));
  const owner = makeOwner();
  const own = ownedName(owner, 0, id);
  const path = join(marksOf(models), own);
  writeFileSync(path, '');
  const release = (): void => {
    rmSync(path, { force: true });
    retireOwner(owner);
  };
  const met = marksFor(models, id).find((name) => name !== own);
  if (met === undefined) return { release };
  release();
  throw new ShotloomError(
    'bad_option',
    say`"${id}" is being fetched by ${holderOf(met)}; wait for it, or pause it there first.`,
  );
}

/** A new folder in which a zip is unpacked; those of programs that ended meanwhile are removed. */
export function unpackingFolder(models: string): { readonly folder: string; readonly remove: () => void } {
  sweepUnpacked(models);
  const owner = makeOwner();
  const folder = join(unpackedIn(models), ownedName(owner, 0, 'zip'));
  makeDirectory(folder);
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      retireOwner(owner);
    },
  };
}

/** Removes what zips had unpacked when their programs were killed. */
export function sweepUnpacked(models: string): void {
  if (existsSync(unpackedIn(models))) sweep(unpackedIn(models));
}

function unpackedIn(models: string): string {
  return join(models, '.unpacking');
}
