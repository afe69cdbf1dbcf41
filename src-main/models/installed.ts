import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { publishFile } from '../library/durable.ts';

const RECORD = 'shotloom-model.json';
/** Where a model's own files lie, unless they were left in a folder of somebody's. */
const FILES = 'files';

/** A model's name as projects and shots carry it: a folder's name on every system. */
const ModelId = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/u);

/** What a model does: draws pictures or films from words, draws what lies between frames, enlarges pictures, or sees how far things are. */
const MODEL_KINDS = ['diffusion', 'interpolation', 'upscaling', 'depth'] as const;

const Installed = z.object({
  id: ModelId,
  /** As people read it. */
  title: z.string().max(200),
  kind: z.enum(MODEL_KINDS),
  /** The folder of somebody's in which its files were left; null where they lie beside this record. */
  folder: z.string().nullable(),
  source: z.discriminatedUnion('type', [
    z.object({ type: z.enum(['folder', 'zip']) }),
    z.object({ type: z.literal('hub'), endpoint: z.string(), repository: z.string(), revision: z.string() }),
  ]),
  /** As its source names it; null where that says nothing. */
  licence: z.string().max(200).nullable(),
  /** By path within the model, with "/" between folders. */
  files: z.record(z.string(), z.object({ bytes: z.int().nonnegative(), sha256: z.string() })),
  installed_at: z.string(),
});

/** @throws ShotloomError bad_option for what cannot be a model's name */
export function expectModelName(id: string): void {
  if (ModelId.safeParse(id).success) return;
  throw new ShotloomError(
    'bad_option',
    say`"${id}" cannot be the name of a model: use small letters, digits, dots and dashes.`,
  );
}

type ModelRecord = z.infer<typeof Installed>;

/** A model that is installed, its files not looked at. */
export interface InstalledModel extends ModelRecord {
  /** Where its files lie. */
  readonly directory: string;
  readonly bytes: number;
  /** SHA-256 over the names and sums of its files: the model's hash in requests. */
  readonly sha256: string;
}

/** The folder of a library's models. */
export function modelsDirectory(libraryDirectory: string): string {
  return join(libraryDirectory, 'models');
}

/** The models in a library's folder by their names; what is no model, or half of one, is left out. */
export function listModels(directory: string): InstalledModel[] {
  if (!existsSync(directory)) return [];
  const found = readdirSync(directory).map((id) => readModel(directory, id));
  return found.filter((model) => model !== null).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The model of that name, or null where there is none. */
export function readModel(directory: string, id: string): InstalledModel | null {
  const path = join(directory, id, RECORD);
  if (!ModelId.safeParse(id).success || !existsSync(path)) return null;
  try {
    const record = Installed.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (record.id !== id) return null;
    const files = Object.entries(record.files).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const hash = createHash('sha256');
    for (const [file, { sha256 }] of files) hash.update(`${file} ${sha256}\n`);
    return {
      ...record,
      directory: record.folder ?? join(directory, id, FILES),
      bytes: files.reduce((sum, [, file]) => sum + file.bytes, 0),
      sha256: hash.digest('hex'),
    };
  } catch {
    return null;
  }
}

/**
 * The model that a request names, with the files that it had when it was installed.
 * @throws ShotloomError model_missing where it is not there, model_damaged where a file was changed since
 */
export function modelAsked(
  directory: string,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
): InstalledModel {
  const model = readModel(directory, name);
  if (model?.sha256 !== sha256)
    throw new ShotloomError('model_missing', say`The model "${name}" is not installed; install it again.`);
  // Sums of gigabytes are not looked at each time; a file of another length is another file.
  for (const [file, { bytes }] of Object.entries(model.files))
    if (statSync(join(model.directory, file), { throwIfNoEntry: false })?.size !== bytes)
      throw new ShotloomError(
        'model_damaged',
        say`${file} of the model "${name}" is gone or was changed since it was installed; remove the model and install it again.`,
      );
  return model;
}

/** Writes what is known of a model, whose own files lie in place already: from then on it is installed. */
export function recordModel(directory: string, record: ModelRecord): void {
  const folder = join(directory, record.id);
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `.${RECORD}`);
  writeFileSync(temporary, `${JSON.stringify(Installed.parse(record), null, 2)}\n`);
  publishFile(temporary, join(folder, RECORD));
}

/** Removes a model, and its files unless they lie in a folder of somebody's. */
export function removeModel(directory: string, id: string): void {
  if (readModel(directory, id) === null)
    throw new ShotloomError('not_found', say`No model "${id}" is installed; choose one of those that are.`);
  // Without its record it is none, whatever of its files is still there.
  rmSync(join(directory, id, RECORD));
  rmSync(join(directory, id), { recursive: true, force: true });
}

/** The files of a folder with their sums, by path within it. */
export async function filesOf(folder: string): Promise<ModelRecord['files']> {
  const files: Record<string, { bytes: number; sha256: string }> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    if (isAbsolute(name) || name.split('/').some((part) => part.startsWith('.'))) continue;
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    files[name] = { bytes: statSync(path).size, sha256: hash.digest('hex') };
  }
  return files;
}
