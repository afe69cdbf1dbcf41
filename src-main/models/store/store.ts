import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { bytesText } from '../../../src-shared/render/room.ts';
import { openDiffusersPack } from '../diffusers-pack.ts';
import type { InstalledModel } from '../installed.ts';
import { isNetPack, openNetPack } from '../net-pack.ts';
import { filesOf, listModels, readModel, recordModel } from '../installed.ts';
import type { Fetching } from './download.ts';
import { fetchFile } from './download.ts';
import type { HubFile, Listing, Repository } from './hub.ts';
import { addressOf } from './hub.ts';
import { unzip } from './unzip.ts';

/** Where models come in before they are whole. */
const INCOMING = '.incoming';
/** Bytes that stay free on the disk. */
const LEFT_FREE = 2 ** 30;

/** How far a model is: bytes that are there, of all. */
export interface StoreProgress {
  readonly bytes: number;
  readonly of_bytes: number;
}

/** What a model is called where nobody says: letters, digits, dots and dashes of its source's name. */
export function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/gu, '-')
    .replaceAll(/^[^a-z0-9]+|-+$/gu, '')
    .slice(0, 100);
  return id === '' ? 'model' : id;
}

/**
 * Installs a model that lies in a folder of somebody's, where its files stay.
 * @param id what it is called
 * @throws ShotloomError bad_option where another one is called so; model_missing, model_damaged
 */
export async function addFolder(models: string, folder: string, id = idOf(basename(folder))): Promise<InstalledModel> {
  const about = await openAny(folder);
  const files = await filesOf(folder);
  return record(models, id, { ...about, folder, files, title: basename(folder), source: { type: 'folder' } });
}

/**
 * Installs a model from a zip.
 * @throws ShotloomError bad_option where another one is called so; model_missing, model_damaged, library_unwritable, cancelled
 */
export async function addZip(
  models: string,
  zip: string,
  signal: AbortSignal,
  id = idOf(basename(zip).replace(/\.zip$/iu, '')),
): Promise<InstalledModel> {
  expectFree(models, id);
  const incoming = join(models, INCOMING, `zip-${id}`);
  rmSync(incoming, { recursive: true, force: true });
  try {
    const unpacked = join(incoming, 'unpacked');
    await unzip(zip, unpacked, signal);
    const folder = packIn(unpacked);
    const about = await openAny(folder);
    const place = join(incoming, id);
    mkdirSync(place, { recursive: true });
    renameSync(folder, join(place, 'files'));
    const files = await filesOf(join(place, 'files'));
    return publish(models, incoming, id, { ...about, files, title: basename(zip), source: { type: 'zip' } });
  } finally {
    rmSync(incoming, { recursive: true, force: true });
  }
}

/** The folder of a model in what was unpacked: itself, or one in it. */
function packIn(unpacked: string): string {
  for (const folder of [unpacked, ...readdirSync(unpacked).map((name) => join(unpacked, name))])
    if (existsSync(join(folder, 'model_index.json')) || isNetPack(folder)) return folder;
  return unpacked;
}

/** A repository of a hub that is to be installed. */
export interface HubModel {
  readonly repository: Repository;
  readonly listing: Listing;
  readonly id: string;
}

/**
 * Installs a model from a hub. What was fetched before is not fetched again, nor what another model has already; a run that is stopped, or killed, goes on where it
 * was.
 * @throws ShotloomError bad_option where another model is called so; model_damaged, model_missing, model_unreachable, library_unwritable, cancelled
 */
export async function addFromHub(
  models: string,
  { repository, listing, id }: HubModel,
  fetching: Omit<Fetching, 'onBytes'>,
  tell: (progress: StoreProgress) => void,
): Promise<InstalledModel> {
  expectFree(models, id);
  const { commit, files, licence } = listing;
  if (!files.some(({ path }) => path === 'model_index.json') || !files.some(({ path }) => path.endsWith('.onnx')))
    throw new ShotloomError(
      'model_missing',
      say`${repository.name} holds no pipeline exported to ONNX; look for one that does, or export it with Optimum.`,
    );
  const incoming = join(models, INCOMING, `${id}-${commit.slice(0, 12)}`);
  const folder = join(incoming, id, 'files');
  const of_bytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  await expectRoom(
    models,
    files.filter(({ path }) => !existsSync(join(folder, path))),
  );
  let bytes = 0;
  const count = (more: number): void => tell({ bytes: (bytes += more), of_bytes });
  const known = new Map(
    listModels(models).flatMap(({ directory, files: own }) =>
      Object.entries(own).map(([path, { sha256 }]) => [sha256, join(directory, path)] as const),
    ),
  );
  for (const file of files) {
    const path = join(folder, file.path);
    if (existsSync(path) || (file.sum.kind === 'sha256' && reuse(known.get(file.sum.hex), path))) count(file.bytes);
    else
      await fetchFile(addressOf(repository, commit, file.path), repository, file, path, {
        ...fetching,
        onBytes: count,
      });
  }
  const { kind } = await openAny(folder);
  const { endpoint, name } = repository;
  const source = { type: 'hub', endpoint, repository: name, revision: commit } as const;
  const made = publish(models, incoming, id, { kind, files: await filesOf(folder), title: name, source, licence });
  rmSync(incoming, { recursive: true, force: true });
  return made;
}

/** Throws away what came of downloads that nobody goes on with. */
export function forgetIncoming(models: string, id: string): void {
  const incoming = join(models, INCOMING);
  if (!existsSync(incoming)) return;
  for (const name of readdirSync(incoming))
    if (name.startsWith(`${id}-`)) rmSync(join(incoming, name), { recursive: true, force: true });
}

/** The same file of another model, without taking room twice where the disk can do that. */
function reuse(from: string | undefined, to: string): boolean {
  if (from === undefined || !existsSync(from)) return false;
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to);
  }
  return true;
}

/** What a folder holds: a network that helps others, or a pipeline. @throws ShotloomError model_missing, model_damaged */
async function openAny(folder: string): Promise<Pick<Told, 'kind' | 'licence'>> {
  if (isNetPack(folder)) return openNetPack(folder);
  await openDiffusersPack(folder);
  return { kind: 'diffusion', licence: null };
}

type Told = Pick<Parameters<typeof recordModel>[1], 'kind' | 'files' | 'title' | 'source' | 'licence'> & {
  readonly folder?: string;
};

function record(models: string, id: string, told: Told): InstalledModel {
  expectFree(models, id);
  recordModel(models, { folder: null, ...told, id, installed_at: new Date().toISOString() });
  const made = readModel(models, id);
  if (!made) throw new Error('A model that was recorded is not there.');
  return made;
}

/** Gives a model that is whole its place: with its record, by one renaming. */
function publish(models: string, incoming: string, id: string, told: Told): InstalledModel {
  record(incoming, id, told);
  rmSync(join(models, id), { recursive: true, force: true });
  renameSync(join(incoming, id), join(models, id));
  const made = readModel(models, id);
  if (!made) throw new Error('A model that was put in place is not there.');
  return made;
}

/** @throws ShotloomError bad_option */
function expectFree(models: string, id: string): void {
  if (idOf(id) !== id)
    throw new ShotloomError(
      'bad_option',
      say`"${id}" cannot be the name of a model: use small letters, digits, dots and dashes.`,
    );
  if (readModel(models, id) === null) return;
  throw new ShotloomError(
    'bad_option',
    say`A model "${id}" is installed already; remove it first, or give another name.`,
  );
}

/** @throws ShotloomError library_unwritable */
async function expectRoom(models: string, files: readonly HubFile[]): Promise<void> {
  mkdirSync(models, { recursive: true });
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const { bavail, bsize } = await statfs(models);
  if (bavail * bsize >= bytes + LEFT_FREE) return;
  throw new ShotloomError(
    'library_unwritable',
    say`The model needs ${bytesText(bytes)} on the library's disk, where ${bytesText(bavail * bsize)} are free; make room and try again.`,
  );
}
