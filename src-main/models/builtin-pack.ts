import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** model.json of the built-in pack, as training/export.py writes it. */
const BuiltinManifest = z.object({
  name: z.string(),
  kind: z.literal('text-to-video-gan'),
  engine_revision: z.int().positive(),
  licence: z.string(),
  trained_steps: z.int(),
  files: z.record(z.string(), Sha256),
  tokens: z.object({
    length: z.int().positive(),
    vocabulary: z.array(z.string()),
    punctuation: z.record(z.string(), z.string()),
    languages: z.array(z.enum(['en', 'zh'])),
  }),
  /** Length of the scene noise and of the identity vector. */
  noise: z.int().positive(),
  identity: z.int().positive(),
  /** Indices of the numbers of each whose sign decides something; they are kept away from zero. */
  deciding_noise: z.array(z.int().nonnegative()),
  deciding_identity: z.array(z.int().nonnegative()),
  slots: z.array(z.string()),
  heard: z.record(z.string(), z.array(z.string())),
  attributes: z.record(z.string(), z.array(z.string())),
  /** What `paint` gives and a take stores. */
  layers: z.record(z.string(), z.object({ dtype: z.enum(['uint8', 'float32']), shape: z.array(z.int().positive()) })),
});

export type BuiltinManifest = z.infer<typeof BuiltinManifest>;

/** The built-in model, its files checked against their sums. */
export interface BuiltinPack {
  readonly directory: string;
  readonly manifest: BuiltinManifest;
  /** SHA-256 over the names and sums of the files that make pictures: the pack's hash in requests. */
  readonly sha256: string;
}

/** The graphs a picture needs; the critic only ranks. */
const PICTURE_FILES = ['paint.onnx', 'develop.onnx', 'frame.onnx'];

/** The folder of the model that ships with the program; SHOTLOOM_MODEL names another. */
export function builtinDirectory(): string {
  return process.env['SHOTLOOM_MODEL'] ?? fileURLToPath(new URL('../../resources/models/builtin', import.meta.url));
}

/**
 * Reads the built-in pack and checks every file.
 * @throws ShotloomError model_missing, model_damaged
 */
export async function openBuiltinPack(directory = builtinDirectory()): Promise<BuiltinPack> {
  const text = await readFile(join(directory, 'model.json'), 'utf8').catch((cause: unknown) => {
    throw new ShotloomError(
      'model_missing',
      `The built-in model is not in ${directory}; install Shotloom again, or set SHOTLOOM_MODEL to its folder.`,
      { cause },
    );
  });
  const manifest = parseManifest(text, directory);
  for (const [file, sum] of Object.entries(manifest.files)) await checkFile(directory, file, sum);

  const hash = createHash('sha256');
  for (const file of PICTURE_FILES) {
    const sum = manifest.files[file];
    if (sum === undefined) throw damaged(directory, `model.json does not list ${file}`);
    hash.update(`${file} ${sum}\n`);
  }
  return { directory, manifest, sha256: hash.digest('hex') };
}

function parseManifest(text: string, directory: string): BuiltinManifest {
  try {
    return BuiltinManifest.parse(JSON.parse(text));
  } catch (cause) {
    throw damaged(directory, 'model.json cannot be read', cause);
  }
}

async function checkFile(directory: string, file: string, sum: string): Promise<void> {
  const bytes = await readFile(join(directory, file)).catch((cause: unknown) => {
    throw damaged(directory, `${file} is missing`, cause);
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sum)
    throw damaged(directory, `${file} was cut short or altered (its SHA-256 is not the one in model.json)`);
}

function damaged(directory: string, what: string, cause?: unknown): ShotloomError {
  const message = `The built-in model in ${directory} is damaged: ${what}; install Shotloom again.`;
  return new ShotloomError('model_damaged', message, cause === undefined ? undefined : { cause });
}
