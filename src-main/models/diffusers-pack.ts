import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { checkOnnxFile } from './onnx-file.ts';

/** A network of a pack: its graph, or remote.json with the server that runs it, and what its config.json says of it. */
export interface PackNet {
  readonly path: string;
  /** Bytes of its graph and weights. */
  readonly bytes: number;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A diffusers pipeline as Optimum exports it: a folder with model_index.json and a folder for each component. */
export interface DiffusersPack {
  readonly directory: string;
  /** The class that model_index.json names, e.g. "StableDiffusionPipeline". */
  readonly pipeline: string;
  /** What else model_index.json says of the pipeline. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** By the name of its folder, e.g. "unet". */
  readonly nets: ReadonlyMap<string, PackNet>;
  readonly scheduler: { readonly name: string; readonly config: unknown };
  /** Folders of tokenizers by name: "tokenizer", "tokenizer_2". */
  readonly tokenizers: ReadonlyMap<string, string>;
}

/** Components are [library, class]; null is a component that is left out. */
const Component = z.tuple([z.string().nullable(), z.string().nullable()]);
const Index = z.looseObject({ _class_name: z.string().max(200) });
const MOST_JSON = 1 << 22;
/** Names of components are names of folders, which stay within the pack. */
const FOLDER = /^[A-Za-z0-9_]{1,64}$/u;

/**
 * Reads a pack and looks through its files, loading none.
 * @throws ShotloomError model_missing if the folder is no pack or lacks a file, model_damaged if a file is not what it should be
 */
export async function openDiffusersPack(directory: string): Promise<DiffusersPack> {
  if (!existsSync(join(directory, 'model_index.json')))
    throw new ShotloomError(
      'model_missing',
      say`This folder holds no model: there is no model_index.json in it. Choose the folder of a diffusers pipeline that was exported to ONNX.`,
    );
  const index = Index.safeParse(await readJson(join(directory, 'model_index.json')));
  if (!index.success)
    throw new ShotloomError('model_damaged', say`The model's model_index.json names no pipeline; get the model again.`);
  const { _class_name: pipeline, ...rest } = index.data;
  const nets = new Map<string, PackNet>();
  const tokenizers = new Map<string, string>();
  const settings: Record<string, unknown> = {};
  let scheduler: DiffusersPack['scheduler'] | undefined;
  for (const [name, value] of Object.entries(rest)) {
    const component = Component.safeParse(value);
    if (!component.success || !FOLDER.test(name)) {
      settings[name] = value;
      continue;
    }
    const [, kind] = component.data;
    const folder = join(directory, name);
    if (kind === null) continue;
    if (name === 'scheduler') scheduler = await readScheduler(folder, kind);
    else if (name.startsWith('tokenizer')) tokenizers.set(name, folder);
    else if (name === 'vae') await addVae(directory, nets);
    else if (name !== 'safety_checker' && name !== 'feature_extractor' && name !== 'image_encoder')
      nets.set(name, await readNet(folder));
  }
  // Optimum names the two halves of a VAE in the index, or only by their folders.
  if (!nets.has('vae_decoder')) await addVae(directory, nets);
  if (!scheduler)
    throw new ShotloomError(
      'model_damaged',
      say`The model's model_index.json names no scheduler; get the model again.`,
    );
  return { directory, pipeline, settings, nets, scheduler, tokenizers };
}

async function addVae(directory: string, nets: Map<string, PackNet>): Promise<void> {
  for (const name of ['vae_decoder', 'vae_encoder'])
    if (!nets.has(name) && existsSync(join(directory, name))) nets.set(name, await readNet(join(directory, name)));
}

async function readScheduler(folder: string, kind: string): Promise<DiffusersPack['scheduler']> {
  const config = z.record(z.string(), z.unknown()).safeParse(await readJson(join(folder, 'scheduler_config.json')));
  if (!config.success) throw damagedJson('scheduler/scheduler_config.json');
  const named = config.data['_class_name'];
  return { name: typeof named === 'string' ? named : kind, config: config.data };
}

async function readNet(folder: string): Promise<PackNet> {
  const path = join(folder, 'model.onnx');
  const name = folder.split(/[\\/]/u).at(-1) ?? '';
  const remote = join(folder, 'remote.json');
  const isRemote = !existsSync(path) && existsSync(remote);
  if (!isRemote && !existsSync(path))
    throw new ShotloomError(
      'model_missing',
      say`The model lacks the file ${name}/model.onnx; get it again, exported to ONNX (Optimum does that).`,
    );
  const config = existsSync(join(folder, 'config.json')) ? await readJson(join(folder, 'config.json')) : {};
  const read = z.record(z.string(), z.unknown()).safeParse(config);
  if (!read.success) throw damagedJson(`${name}/config.json`);
  // Its weights lie elsewhere, and take no memory here.
  if (isRemote) return { path: remote, bytes: 0, config: read.data };
  const files = [path, ...checkOnnxFile(path)];
  return { path, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0), config: read.data };
}

async function readJson(path: string): Promise<unknown> {
  const name = path.split(/[\\/]/u).slice(-2).join('/');
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined)
    throw new ShotloomError('model_missing', say`The model lacks the file ${name}; get it again.`);
  if (size > MOST_JSON) throw damagedJson(name);
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    throw damagedJson(name);
  }
}

function damagedJson(name: string): ShotloomError {
  return new ShotloomError('model_damaged', say`The model's file ${name} cannot be read; get the model again.`);
}
