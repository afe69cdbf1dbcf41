import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { bytesText } from '../../../src-shared/render/room.ts';
import { publishFile } from '../../library/durable.ts';
import { explainFailure } from '../../library/failures.ts';
import { openDiffusersPack } from '../diffusers-pack.ts';
import type { InstalledModel } from '../installed.ts';
import { isNetPack, openNetPack } from '../net-pack.ts';
import { expectModelName, filesOf, listModels, readModel, recordModel } from '../installed.ts';
import type { Fetching } from './download.ts';
import { bytesThere, fetchFile, sumOf } from './download.ts';
import type { HubFile, Listing, Repository } from './hub.ts';
import { addressOf } from './hub.ts';
import { folderOf, holdModel, noteComing, removeComing, unpackingFolder } from './incoming.ts';
import { unzip } from './unzip.ts';

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
  const { folder: incoming, remove } = unpackingFolder(models);
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
  } catch (error) {
    throw explainFailure(error);
  } finally {
    remove();
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
  model: HubModel,
  fetching: Omit<Fetching, 'onBytes'>,
  tell: (progress: StoreProgress) => void,
): Promise<InstalledModel> {
  await expectAlone(models, model.id);
  const place = join(models, model.id);
  const ended = fetchModel(models, model, fetching, tell);
  coming.set(place, { ended, signal: fetching.signal });
  try {
    return await ended;
  } catch (error) {
    throw explainFailure(error);
  } finally {
    coming.delete(place);
  }
}

/** What this process fetches, by where it will be. */
const coming = new Map<string, { readonly ended: Promise<unknown>; readonly signal: AbortSignal | undefined }>();

/** Waits for the end of a download that was stopped. @throws ShotloomError bad_option where it goes on */
async function expectAlone(models: string, id: string): Promise<void> {
  for (let other = coming.get(join(models, id)); other; other = coming.get(join(models, id))) {
    if (!other.signal?.aborted)
      throw new ShotloomError('bad_option', say`"${id}" is being fetched already; wait for it, or pause it first.`);
    await other.ended.catch(() => undefined);
  }
}

async function fetchModel(
  models: string,
  model: HubModel,
  fetching: Omit<Fetching, 'onBytes'>,
  tell: (progress: StoreProgress) => void,
): Promise<InstalledModel> {
  expectFree(models, model.id);
  const { release } = holdModel(models, model.id);
  try {
    return await fetchHeld(models, model, fetching, tell);
  } finally {
    release();
  }
}

async function fetchHeld(
  models: string,
  { repository, listing, id }: HubModel,
  fetching: Omit<Fetching, 'onBytes'>,
  tell: (progress: StoreProgress) => void,
): Promise<InstalledModel> {
  const { commit, files, licence } = listing;
  if (!files.some(({ path }) => path === 'model_index.json') || !files.some(({ path }) => path.endsWith('.onnx')))
    throw new ShotloomError(
      'model_missing',
      say`${repository.name} holds no pipeline exported to ONNX; look for one that does, or export it with Optimum.`,
    );
  const incoming = folderOf(models, { id, commit });
  noteComing(models, { id, repository: repository.name, commit, licence, files: [...files] });
  const folder = join(incoming, id, 'files');
  const of_bytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let bytes = bytesThere(folder, files, fetching.part);
  tell({ bytes, of_bytes });
  const left = await reuse(models, folder, files);
  await expectRoom(models, folder, left);
  bytes = bytesThere(folder, files, fetching.part);
  tell({ bytes, of_bytes });
  const onBytes = (more: number): void => tell({ bytes: (bytes += more), of_bytes });
  for (const file of left)
    await fetchFile(addressOf(repository, commit, file.path), repository, file, join(folder, file.path), {
      ...fetching,
      onBytes,
    });
  const { kind } = await openAny(folder);
  const { endpoint, name } = repository;
  const source = { type: 'hub', endpoint, repository: name, revision: commit } as const;
  const made = publish(models, incoming, id, { kind, files: await filesOf(folder), title: name, source, licence });
  rmSync(incoming, { recursive: true, force: true });
  return made;
}

/** Throws away what came of a download that nobody goes on with. @throws ShotloomError bad_option where somebody does */
export async function forgetIncoming(models: string, id: string): Promise<void> {
  await expectAlone(models, id);
  const { release } = holdModel(models, id);
  removeComing(models, id);
  release();
}

/** Takes over files that other models have, whose sums are looked at again. @returns those that are not there then */
async function reuse(models: string, folder: string, files: readonly HubFile[]): Promise<HubFile[]> {
  const known = new Map(
    listModels(models).flatMap((model) =>
      Object.entries(model.files).map(([path, { sha256 }]) => [sha256, { model, path: join(model.directory, path) }]),
    ),
  );
  const left: HubFile[] = [];
  for (const file of files) {
    const to = join(folder, file.path);
    if (existsSync(to)) continue;
    const found = known.get(file.sum.hex);
    if (found && existsSync(found.path) && (await sumOf(found.path, file)) === file.sum.hex)
      // What lies in a folder of somebody's may be written to there.
      takeOver(found.path, to, found.model.folder === null);
    else left.push(file);
  }
  return left;
}

/** Gives a file a second name, which takes no room; where the disk has no such thing, or the other must stay apart, a copy, which has its name once it is whole. */
function takeOver(from: string, to: string, mayLink: boolean): void {
  mkdirSync(dirname(to), { recursive: true });
  for (const rest of [`${to}.part`, `${to}.parts`]) rmSync(rest, { force: true });
  try {
    if (mayLink) return linkSync(from, to);
  } catch {
    // Copied, then.
  }
  copyFileSync(from, `${to}.part`);
  publishFile(`${to}.part`, to);
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
  expectModelName(id);
  if (readModel(models, id) === null) return;
  throw new ShotloomError(
    'bad_option',
    say`A model "${id}" is installed already; remove it first, or give another name.`,
  );
}

/** @throws ShotloomError library_unwritable where there is no room for what is left of files in a folder */
async function expectRoom(models: string, folder: string, files: readonly HubFile[]): Promise<void> {
  mkdirSync(models, { recursive: true });
  const bytes = files.reduce(
    (sum, file) => sum + Math.max(0, file.bytes - taken(join(folder, `${file.path}.part`))),
    0,
  );
  const { bavail, bsize } = await statfs(models);
  if (bavail * bsize >= bytes + LEFT_FREE) return;
  throw new ShotloomError(
    'library_unwritable',
    say`The model needs ${bytesText(bytes)} on the library's disk, where ${bytesText(bavail * bsize)} are free; make room and try again.`,
  );
}

/** Bytes that a file takes on the disk, whose gaps take none. */
function taken(path: string): number {
  return (statSync(path, { throwIfNoEntry: false })?.blocks ?? 0) * 512;
}
