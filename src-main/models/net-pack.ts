import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { checkOnnxFile } from './onnx-file.ts';

const Common = z.object({
  /** Its ONNX file; pictures go in and out as [1, 3, height, width] from 0 to 1. */
  file: z.string().regex(/^[\w-][\w.-]{0,99}\.onnx$/u),
  licence: z.string().max(200).nullish(),
});
/** A network that helps others: it enlarges pictures (so many times as wide and as high), draws what lies between frames, as RIFE does, or sees how near things are. */
const Manifest = z.discriminatedUnion('kind', [
  Common.extend({ kind: z.literal('upscaling'), scale: z.int().min(2).max(8) }),
  Common.extend({ kind: z.literal('interpolation') }),
  // How a picture is given: less its mean, by its deviation (ImageNet's unless given), its shorter side of about so many pixels, both multiples of a number.
  Common.extend({
    kind: z.literal('depth'),
    mean: z.array(z.number()).length(3).default([0.485, 0.456, 0.406]),
    deviation: z.array(z.number().positive()).length(3).default([0.229, 0.224, 0.225]),
    side: z.int().min(14).max(2048).default(518),
    multiple: z.int().min(1).max(64).default(14),
  }),
]);

/** How a network that sees depth is given pictures. */
export interface DepthForm {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** Pixels of the shorter side. */
  readonly side: number;
  /** Both sides are multiples of so many pixels. */
  readonly multiple: number;
}

/** A folder with model.json and one network. */
export interface NetPack {
  readonly kind: 'upscaling' | 'interpolation' | 'depth';
  readonly path: string;
  /** How many times as large pictures become. */
  readonly scale: number;
  /** Of one that sees depth. */
  readonly depth: DepthForm | null;
  readonly licence: string | null;
}

const MOST_JSON = 1 << 20;

/** Whether a folder says that it holds one network; another may hold a pipeline. */
export function isNetPack(directory: string): boolean {
  return existsSync(join(directory, 'model.json'));
}

/**
 * Reads what a folder says of its network, and looks through its file without loading it.
 * @throws ShotloomError model_missing, model_damaged
 */
export function openNetPack(directory: string): NetPack {
  const told = join(directory, 'model.json');
  const damaged = new ShotloomError(
    'model_damaged',
    say`The model's model.json says nothing that is known: it names a kind ("upscaling" with a scale, "interpolation" or "depth") and a file. Get the model again.`,
  );
  if ((statSync(told, { throwIfNoEntry: false })?.size ?? Infinity) > MOST_JSON) throw damaged;
  let read: z.output<typeof Manifest>;
  try {
    read = Manifest.parse(JSON.parse(readFileSync(told, 'utf8')));
  } catch {
    throw damaged;
  }
  const path = join(directory, read.file);
  if (!existsSync(path))
    throw new ShotloomError('model_missing', say`The model lacks the file ${read.file}; get it again.`);
  checkOnnxFile(path);
  return {
    kind: read.kind,
    path,
    scale: read.kind === 'upscaling' ? read.scale : 1,
    depth: read.kind === 'depth' ? read : null,
    licence: read.licence ?? null,
  };
}
