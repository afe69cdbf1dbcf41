import { join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { normalNoise } from '../../../src-shared/generation/noise.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import type { BuiltinManifest } from '../../models/builtin-pack.ts';
import type { Layer, PaintedLayers } from '../painted-layers.ts';
import { packLayers, unpackLayers } from '../painted-layers.ts';
import type { Conditions, PaintedShot, Pipeline, Understanding } from '../pipelines/pipeline.ts';
import { WordTokenizer } from '../tokenizers/word-tokenizer.ts';
import type { Model, Runtime } from './runtime.ts';

/** Of the scene's noise, what belongs to the place; the rest belongs to the shot (training/shotloom_model/world.py). */
const PLACE_NOISE = 18;

/** Deciding numbers are at least so far from zero (training/shotloom_model/world.py). */
const UNDECIDED = 0.5;

/** Which stored layers each graph reads. */
const DEVELOP_INPUTS = ['coarse', 'fine', 'palette', 'air', 'mix', 'motion'];
const FRAME_INPUTS = ['subject', 'subject_palette', 'air', 'motion'];

interface Graphs {
  readonly paint: Model;
  readonly develop: Model;
  readonly frame: Model;
}

/** Loads the built-in text-to-video GAN: `paint` once a shot, `develop` once a size, `frame` once a picture. */
export async function openBuiltinPipeline(
  runtime: Runtime,
  directory: string,
  manifest: BuiltinManifest,
): Promise<Pipeline> {
  const open = (file: string): Promise<Model> => runtime.open(join(directory, file));
  const graphs: Graphs = {
    paint: await open('paint.onnx'),
    develop: await open('develop.onnx'),
    frame: await open('frame.onnx'),
  };
  const { length, vocabulary, punctuation } = manifest.tokens;
  const tokenizer = new WordTokenizer({ length, words: vocabulary, punctuation });

  return {
    provider: runtime.provider,
    paint: async (request) => {
      const { tokens, ids } = tokenizer.encode(request.prompt);
      const conditions = conditionsOf(request, ids, manifest);
      return shotOf(runtime, graphs, await paint(runtime, graphs.paint, conditions, tokens, manifest));
    },
    restore: (stored) => shotOf(runtime, graphs, unpackLayers(stored)),
    close: async () => {
      for (const session of [graphs.paint, graphs.develop, graphs.frame]) await session.release();
    },
  };
}

/** What the noise of a request is: see `GenerationRequest` for what each key decides. */
export function conditionsOf(
  request: GenerationRequest,
  ids: readonly number[],
  manifest: Pick<BuiltinManifest, 'noise' | 'identity' | 'deciding_noise' | 'deciding_identity'>,
): Conditions {
  const { seed, place_key, shot_key, identity_key, language } = request;
  const noise = normalNoise(`shot\u0000${seed}\u0000${shot_key}`, manifest.noise);
  noise.set(normalNoise(`place\u0000${seed}\u0000${place_key}`, PLACE_NOISE));
  const identity = normalNoise(`identity\u0000${seed}\u0000${identity_key ?? shot_key}`, manifest.identity);
  decide(noise, manifest.deciding_noise);
  decide(identity, manifest.deciding_identity);
  return { ids, token_languages: ids.map(() => (language === 'zh' ? 1 : 0)), noise, identity };
}

/** Near zero a deciding number would give half of each choice; the model was trained without such numbers. */
function decide(values: Float32Array, indices: readonly number[]): void {
  for (const index of indices) {
    const value = values[index] ?? 0;
    values[index] = Math.sign(value || 1) * Math.max(Math.abs(value), UNDECIDED);
  }
}

async function paint(
  runtime: Runtime,
  session: Model,
  conditions: Conditions,
  tokens: readonly string[],
  manifest: BuiltinManifest,
): Promise<PaintedLayers> {
  const length = conditions.ids.length;
  const out = await session.run({
    ids: runtime.int64(conditions.ids, [1, length]),
    language: runtime.int64(conditions.token_languages, [1, length]),
    noise: runtime.float32(conditions.noise, [1, manifest.noise]),
    identity: runtime.float32(conditions.identity, [1, manifest.identity]),
  });
  const layers = Object.keys(manifest.layers).map((name): Layer => {
    const { data, dims } = tensorNamed(out, name);
    return { name, shape: [...dims], data: numbersOf(data) };
  });
  return { layers, understanding: understandingOf(out, tokens) };
}

function understandingOf(out: InferenceSession.OnnxValueMapType, tokens: readonly string[]): Understanding {
  const attention = tensorNamed(out, 'slot_attention');
  const [, slots = 0, columns = 0] = attention.dims;
  const numbers = Array.from(numbersOf(attention.data), rounded);
  return {
    tokens,
    heard: Array.from(numbersOf(tensorNamed(out, 'heard').data), rounded),
    slot_attention: Array.from({ length: slots }, (_, slot) => numbers.slice(slot * columns, (slot + 1) * columns)),
  };
}

function shotOf(runtime: Runtime, graphs: Graphs, painted: PaintedLayers): PaintedShot {
  const feeds = (names: readonly string[]): Record<string, Tensor> =>
    Object.fromEntries(names.map((name) => [name, tensorOf(runtime, painted, name)]));

  async function* pictures(request: GenerationRequest, seconds: readonly number[]): AsyncGenerator<Uint8Array> {
    const { width, height, rate, frames } = request;
    const shared = {
      duration: runtime.float32(Float32Array.of((frames * rate.denominator) / rate.numerator), []),
      size: runtime.int64([width, height], [2]),
    };
    const times = runtime.float32(Float32Array.from(seconds), [seconds.length]);
    const textures = await graphs.develop.run({ ...feeds(DEVELOP_INPUTS), ...shared, times });
    const scene = feeds(FRAME_INPUTS);
    for (const t of seconds) {
      const out = await graphs.frame.run({
        ...textures,
        ...scene,
        ...shared,
        t: runtime.float32(Float32Array.of(t), []),
      });
      const { data } = tensorNamed(out, 'rgb');
      if (!(data instanceof Uint8Array)) throw new Error('The frame graph gave no bytes.');
      yield data;
    }
  }
  return {
    store: () => packLayers(painted),
    understanding: painted.understanding,
    pictures,
  };
}

function tensorOf(runtime: Runtime, painted: PaintedLayers, name: string): Tensor {
  const layer = painted.layers.find((each) => each.name === name);
  if (!layer) {
    throw new ShotloomError('media_damaged', `The stored layers of a take lack "${name}"; generate its shot again.`);
  }
  const { data, shape } = layer;
  return data instanceof Uint8Array ? runtime.uint8(data, shape) : runtime.float32(data, shape);
}

function tensorNamed(out: InferenceSession.OnnxValueMapType, name: string): Tensor {
  const tensor = out[name];
  if (!tensor) throw new Error(`The model has no output "${name}".`);
  return tensor;
}

function numbersOf(data: Tensor['data']): Uint8Array | Float32Array {
  if (data instanceof Uint8Array || data instanceof Float32Array) return data;
  throw new Error('The model gave numbers of another type than its manifest says.');
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
