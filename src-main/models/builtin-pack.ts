import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { WordReader } from '../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../src-shared/generation/word-table.ts';
import { onDisk } from '../processes/on-disk.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** model.json of the built-in pack, as training/export.py writes it. */
const BuiltinManifest = z.object({
  name: z.string(),
  kind: z.literal('text-to-video-gan'),
  /** 2: painted layers are placed by tables of numbers (training/shotloom_model/README.md). */
  format: z.literal(2),
  engine_revision: z.int().positive(),
  licence: z.string(),
  /** Of each network. */
  trained_steps: z.record(z.string(), z.int()),
  files: z.record(z.string(), Sha256),
  /** Number of tokens that are read, and the file of what is known of words. */
  tokens: z.object({ length: z.int().positive(), file: z.string() }),
  /** Lengths of the vectors that decide what words leave open. */
  noise: z.object({
    place: z.int().positive(),
    shot: z.int().positive(),
    first: z.int().positive(),
    second: z.int().positive(),
  }),
  /**
   * The brush network: how much noise it takes, how many numbers and kinds of strokes it gives, the vectors of styles by
   * name. A pack without one shows the flat look only.
   */
  brush: z
    .object({
      noise: z.int().positive(),
      numbers: z.int().positive(),
      kinds: z.int().positive(),
      styles: z.record(z.string(), z.array(z.number())),
    })
    .optional(),
  /** Side of the square that `look` sees, and how many numbers it gives. */
  look: z.object({ side: z.int().positive(), evidence: z.int().positive(), colours: z.int().positive() }),
  /** What `frame` gives: planes one after the other, BT.709 in limited range. */
  pixel_format: z.literal('yuv420p'),
  /** Values of each slot in the order of `heard`. */
  slots: z.record(z.string(), z.array(z.string())),
  things: z.array(z.string()),
  /** Slots in the order of the rows of `attention`. */
  attention_slots: z.array(z.string()),
  /** What `paint` gives and a take stores; null is a length that differs from shot to shot. */
  layers: z.record(
    z.string(),
    z.object({ dtype: z.enum(['uint8', 'float32']), shape: z.array(z.int().positive().nullable()) }),
  ),
});

export type BuiltinManifest = z.infer<typeof BuiltinManifest>;

/** The built-in model, its files checked against their sums. */
export interface BuiltinPack {
  readonly directory: string;
  readonly manifest: BuiltinManifest;
  /** SHA-256 over the names and sums of the files that make pictures: the pack's hash in requests. */
  readonly sha256: string;
}

/** The graphs a picture needs beside its words; what else a pack holds does not change pictures. */
const PICTURE_GRAPHS = ['paint.onnx', 'develop.onnx', 'frame.onnx'];

/** The folder of the model that ships with the program; SHOTLOOM_MODEL names another. */
export function builtinDirectory(): string {
  return process.env['SHOTLOOM_MODEL'] ?? onDisk(new URL('../../resources/models/builtin', import.meta.url));
}

/**
 * Reads the built-in pack and checks every file.
 * @throws ShotloomError model_missing, model_damaged
 */
export async function openBuiltinPack(directory = builtinDirectory()): Promise<BuiltinPack> {
  const text = await readFile(join(directory, 'model.json'), 'utf8').catch((cause: unknown) => {
    throw new ShotloomError(
      'model_missing',
      say`The built-in model is not in ${directory}; install Shotloom again${onlyTyped(say`, or set SHOTLOOM_MODEL to its folder`)}.`,
      { cause },
    );
  });
  const manifest = parseManifest(text, directory);
  for (const [file, sum] of Object.entries(manifest.files)) await checkFile(directory, file, sum);

  const hash = createHash('sha256');
  for (const file of [...PICTURE_GRAPHS, ...(manifest.brush ? ['brush.onnx'] : []), manifest.tokens.file]) {
    const sum = manifest.files[file];
    if (sum === undefined) throw damaged(directory, say`model.json does not list ${file}`);
    hash.update(`${file} ${sum}\n`);
  }
  return { directory, manifest, sha256: hash.digest('hex') };
}

/** How a pack hears words. */
export async function openWords({ directory, manifest }: BuiltinPack): Promise<WordReader> {
  return new WordReader(readWordTable(await readFile(join(directory, manifest.tokens.file), 'utf8')));
}

function parseManifest(text: string, directory: string): BuiltinManifest {
  try {
    return BuiltinManifest.parse(JSON.parse(text));
  } catch (cause) {
    throw damaged(directory, say`model.json cannot be read`, cause);
  }
}

async function checkFile(directory: string, file: string, sum: string): Promise<void> {
  const bytes = await readFile(join(directory, file)).catch((cause: unknown) => {
    throw damaged(directory, say`${file} is missing`, cause);
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sum)
    throw damaged(directory, say`${file} was cut short or altered (its SHA-256 is not the one in model.json)`);
}

function damaged(directory: string, what: Sentence, cause?: unknown): ShotloomError {
  const message = say`The built-in model in ${directory} is damaged: ${what}; install Shotloom again.`;
  return new ShotloomError('model_damaged', message, cause === undefined ? undefined : { cause });
}
