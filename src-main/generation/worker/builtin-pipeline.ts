import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { HeardSlot } from '../../../src-shared/generation/hear.ts';
import { hearingOf } from '../../../src-shared/generation/hear.ts';
import type { Hearing } from '../../../src-shared/generation/hearing.ts';
import { settled } from '../../../src-shared/generation/circumstances.ts';
import { packLook, packTones, unpackLook, unpackTones } from '../../../src-shared/generation/look.ts';
import { normalNoise } from '../../../src-shared/generation/noise.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { promptsOf, secondsOf } from '../../../src-shared/generation/request.ts';
import { shownAmong, unpackStress } from '../../../src-shared/generation/stress.ts';
import { unpackVoice, VOICE_NUMBERS } from '../../../src-shared/generation/voice.ts';
import type { CameraAngle } from '../../../src-shared/storyboard/storyboard.ts';
import { WordReader } from '../../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../../src-shared/generation/word-table.ts';
import type { BuiltinManifest } from '../../models/builtin-pack.ts';
import type { Layer, PaintedLayers, Painting } from '../painted-layers.ts';
import { packLayers, unpackLayers } from '../painted-layers.ts';
import type { Conditions, PaintedShot, Pipeline } from '../pipelines/pipeline.ts';
import { bytesOfYuv420p } from '../yuv.ts';
import { bytesIn, giveBack, letGo } from './collect.ts';
import type { BrushBox } from './brush.ts';
import { brushBox } from './brush.ts';
import type { SharedTensor } from './frame-member.ts';
import { Critic } from './critic.ts';
import type { Shown } from './keyed-pictures.ts';
import { keyedPictures, mostKept } from './keyed-pictures.ts';
import { keyedSteps } from './keyed-steps.ts';
import type { FrameTeam } from './frame-team.ts';
import type { Model, Runtime } from './runtime.ts';

/** People of a shot that the model can show in full. */
const FIGURES = 2;

interface Graphs {
  readonly paint: Model;
  readonly develop: Model;
  readonly frame: FrameTeam;
  readonly brushes: BrushBox;
}

/** What `frame` is told of each picture alone. */
const MOMENT = ['moment', 't'];

/** A shot of a model that tells what it heard. */
interface HeardShot extends PaintedShot {
  readonly hearing: Hearing;
}

interface BuiltinPipeline extends Pipeline {
  paint(request: GenerationRequest): Promise<HeardShot>;
  restore(stored: Uint8Array): HeardShot;
}

/** Loads the built-in text-to-video GAN: `paint` once a shot, `develop` once a shot and size, `frame` once a picture. */
export async function openBuiltinPipeline(
  runtime: Runtime,
  directory: string,
  manifest: BuiltinManifest,
): Promise<BuiltinPipeline> {
  const words = readWordTable(await readFile(join(directory, manifest.tokens.file), 'utf8'));
  const reader = new WordReader(words);
  // The team's threads load while this one does.
  const [frame, paint, develop] = await Promise.all([
    runtime.openTeam(join(directory, 'frame.onnx')),
    runtime.open(join(directory, 'paint.onnx')),
    runtime.open(join(directory, 'develop.onnx')),
  ]);
  const graphs: Graphs = { paint, develop, frame, brushes: brushBox(runtime, directory, manifest) };
  const critic = new Critic(runtime, directory);
  const idsOf = (request: GenerationRequest): number[] => reader.idsOf(settled(reader.read(request.prompt)));
  const shown = (painted: PaintedLayers): HeardShot => shotOf(runtime, graphs, painted, critic, idsOf);
  /** Opened when there is a picture to see. */
  let seeing: Promise<Model> | undefined;
  const painting = async (request: GenerationRequest): Promise<Painting> => {
    const read = settled(reader.read(request.prompt));
    const conditions = conditionsOf(request, reader.idsOf(read), reader.weightsOf(read), manifest);
    const out = await graphs.paint.run(paintInputs(runtime, conditions));
    const hearing = hearingOf(read, request.language, words, heardIn(out, manifest));
    return { layers: layersIn(out, manifest), hearing };
  };

  return {
    get provider() {
      return runtime.provider;
    },
    paint: async (request) => {
      const paintings: Painting[] = [];
      for (const asked of promptsOf(request)) paintings.push(await painting(asked));
      const [first, ...later] = paintings;
      if (!first) throw new Error('Nothing was painted.');
      return shown(later.length === 0 ? first : keyedLayers(request, first, later));
    },
    look: async (picture) => {
      seeing ??= runtime.open(join(directory, 'look.onnx'));
      const { side } = manifest.look;
      const planes = Float32Array.from({ length: 3 * side * side }, (_, at) => {
        const [channel, texel] = [Math.floor(at / (side * side)), at % (side * side)];
        return (picture[texel * 3 + channel] ?? 0) / 255;
      });
      const out = await (await seeing).run({ picture: runtime.float32(planes, [1, 3, side, side]) });
      const [evidence, colours, tones] = ['evidence', 'colours', 'tones'].map((name) =>
        Float32Array.from(numbersOf(tensorNamed(out, name).data)),
      ) as [Float32Array, Float32Array, Float32Array];
      return { look: packLook({ evidence, colours }), palette: packTones(tones) };
    },
    restore: (stored) => shown(unpackLayers(stored)),
    close: async () => {
      for (const session of [graphs.paint, graphs.develop, graphs.frame, graphs.brushes, critic, await seeing])
        await session?.release();
    },
  };
}

/**
 * What the noise of a request is: see `GenerationRequest` for what each key decides. A character looks the same whether
 * it is named first or second; somebody who is none of the cast looks as the shot has it.
 */
export function conditionsOf(
  request: GenerationRequest,
  ids: readonly number[],
  weights: readonly number[],
  { noise: lengths, look: shape }: Pick<BuiltinManifest, 'noise' | 'look'>,
): Conditions {
  const { seed, place_key, shot_key, identity_keys, looks = [], palette = null, take = 0 } = request;
  const [first, second] = identity_keys;
  const noise = (what: string, key: string, length: number): Float32Array =>
    normalNoise(`${what}\u0000${seed}\u0000${key}`, length);
  return {
    ids,
    weights,
    token_languages: languagesOf(request, ids.length),
    noise: {
      place: noise('place', place_key, lengths.place),
      shot: noise('shot', take === 0 ? shot_key : `${shot_key}\u0000take ${take}`, lengths.shot),
      first: noise('identity', first ?? `1\u0000${shot_key}`, lengths.first),
      second: noise('identity', second ?? `2\u0000${shot_key}`, lengths.second),
    },
    tones: unpackTones(palette),
    looks: { first: unpackLook(looks[0] ?? null, shape), second: unpackLook(looks[1] ?? null, shape) },
    seconds: secondsOf(request),
  };
}

/** A request's language for each of its tokens. */
function languagesOf({ language }: Pick<GenerationRequest, 'language'>, length: number): number[] {
  return Array.from({ length }, () => (language === 'zh' ? 1 : 0));
}

function paintInputs(
  runtime: Runtime,
  { ids, weights, token_languages, noise, looks, tones, seconds }: Conditions,
): Record<string, Tensor> {
  const { first, second } = looks;
  const numbers = Object.entries({
    ...noise,
    first_evidence: first.evidence,
    first_colours: first.colours,
    second_evidence: second.evidence,
    second_colours: second.colours,
    tones,
    seconds: Float32Array.of(seconds),
  });
  return {
    ids: runtime.int64(ids, [1, ids.length]),
    language: runtime.int64(token_languages, [1, ids.length]),
    weights: runtime.float32(Float32Array.from(weights), [1, weights.length]),
    ...Object.fromEntries(
      numbers.map(([name, data]) => [name, runtime.float32(data, name === 'seconds' ? [1] : [1, data.length])]),
    ),
  };
}

function layersIn(out: InferenceSession.OnnxValueMapType, manifest: BuiltinManifest): Layer[] {
  return Object.keys(manifest.layers).map((name): Layer => {
    const { data, dims } = tensorNamed(out, name);
    return { name, shape: [...dims], data: numbersOf(data) };
  });
}

/** `heard` is the slots' probabilities one after the other; things, of which there are hundreds, are apart. */
function heardIn(
  out: InferenceSession.OnnxValueMapType,
  manifest: BuiltinManifest,
): { readonly slots: HeardSlot[]; readonly attention: number[][] } {
  const shares = numbersOf(tensorNamed(out, 'heard').data);
  const things = numbersOf(tensorNamed(out, 'thing').data);
  const starts = new Map<string, number>();
  let at = 0;
  for (const [name, values] of Object.entries(manifest.slots)) {
    starts.set(name, at);
    at += values.length;
  }
  const slots = manifest.attention_slots.map((name): HeardSlot => {
    const values = manifest.slots[name];
    const start = starts.get(name) ?? 0;
    if (!values) return { name, values: manifest.things, shares: things };
    return { name, values, shares: shares.subarray(start, start + values.length) };
  });
  const attention = tensorNamed(out, 'attention');
  const columns = attention.dims.at(-1) ?? 0;
  const numbers = Array.from(numbersOf(attention.data));
  return { slots, attention: slots.map((_, row) => numbers.slice(row * columns, (row + 1) * columns)) };
}

function shotOf(
  runtime: Runtime,
  graphs: Graphs,
  painted: PaintedLayers,
  critic: Critic,
  idsOf: (request: GenerationRequest) => readonly number[],
): HeardShot {
  async function* pictures(request: GenerationRequest, seconds: readonly number[]): AsyncGenerator<Uint8Array> {
    const { later = [] } = painted;
    if (later.length === 0) {
      yield* (await developed(runtime, graphs, painted, request, seconds))([...seconds.keys()]);
      return;
    }
    const at_s = (request.later ?? []).map((keyed) => keyed.at_s);
    if (at_s.length !== later.length)
      throw new Error(`The request has ${at_s.length} later prompts for ${later.length} paintings.`);
    const most = mostKept(bytesOfYuv420p(request.width, request.height));
    const steps = keyedSteps([painted, ...later], at_s, secondsOf(request), seconds, most);
    yield* keyedPictures(steps, async (painting) => await developed(runtime, graphs, painting, request, seconds));
  }
  async function score(request: GenerationRequest): Promise<number> {
    const whole = secondsOf(request);
    const paintings: readonly Painting[] = [painted, ...(painted.later ?? [])];
    const starts = [0, ...(request.later ?? []).map(({ at_s }) => Math.min(at_s, whole)), whole];
    let verdict = 0;
    // Each prompt is asked of the stretch that is its own.
    for (const [index, asked] of promptsOf(request).entries()) {
      const [painting, from, to] = [paintings[index], starts[index] ?? whole, starts[index + 1] ?? whole];
      if (!painting || (from >= to && index > 0)) continue;
      const ids = idsOf(asked);
      const words: Readonly<Record<string, Tensor>> = {
        ids: runtime.int64(ids, [1, ids.length]),
        language: runtime.int64(languagesOf(asked, ids.length), [1, ids.length]),
      };
      const given = (name: string): Tensor => words[name] ?? tensorOf(runtime, painting, name);
      verdict += ((to - from) / whole) * (await critic.score(request, { from, to }, pictures, given));
    }
    return verdict;
  }
  return { store: () => packLayers(painted), hearing: painted.hearing, pictures, score };
}

/** All paintings of a request as one, with when each was asked for. */
function keyedLayers(
  { later = [] }: GenerationRequest,
  first: Painting,
  paintings: readonly Painting[],
): PaintedLayers {
  const heard = paintings.map(({ hearing: { words, said } }, index) => ({
    at_s: later[index]?.at_s ?? 0,
    words,
    said,
  }));
  return { ...first, hearing: { ...first.hearing, later: heard }, later: paintings };
}

/** Works out what holds for all pictures of a painting at a size, and shows those that are asked for. */
async function developed(
  runtime: Runtime,
  graphs: Graphs,
  painted: Painting,
  request: GenerationRequest,
  seconds: readonly number[],
): Promise<Shown> {
  const { width, height } = request;
  const asked = {
    duration: runtime.float32(Float32Array.of(secondsOf(request)), []),
    size: runtime.int64([width, height], [2]),
    times: runtime.float32(Float32Array.from(seconds), [seconds.length]),
    voice: runtime.float32(voiceIn(request, seconds.length), [FIGURES, seconds.length, VOICE_NUMBERS]),
    stress: runtime.float32(stressIn(request, painted.hearing, seconds.length), [seconds.length]),
  };
  const { develop, frame, brushes } = graphs;
  const look = { ...(await brushes.lookOf(request)), ...cameraOf(runtime, painted, request) };
  const out = await develop.run(inputsOf(develop, runtime, painted, { ...asked, ...look }));
  const scene: SharedTensor[] = [];
  for (const [name, tensor] of Object.entries(inputsOf(frame, runtime, painted, { ...asked, ...out }, MOMENT))) {
    scene.push(frame.share(name, tensor));
    // One after the other, so that a shot is never there twice.
    if (out[name]) giveBack(tensor);
  }
  let loose = bytesIn(scene) + bytesIn(painted.layers);
  return async function* shown(moments) {
    const made = frame.pictures(scene, seconds, bytesOfYuv420p(width, height), moments);
    try {
      const first = made.next();
      // The threads are at work now and have the scene; this one has no use for it, nor for the last shot's layers.
      letGo(loose);
      loose = 0;
      const picture = await first;
      if (picture.done !== true) yield picture.value;
      yield* made;
    } finally {
      await made.return(undefined);
    }
  };
}

/**
 * How much higher the middle of the frame stands for an angle, as a share of its height; up is negative. The ends of the
 * tilts that the model was trained with: the horizon sinks or rises, and what is painted reaches as far.
 */
const raised: Readonly<Record<CameraAngle, number>> = { low: -0.1, high: 0.05, overhead: 0.05, dutch: 0 };

/** The camera of a shot that is not taken at the level of the eyes; nothing where it is. */
function cameraOf(runtime: Runtime, painted: Painting, { angle }: GenerationRequest): { camera?: Tensor } {
  const layer = painted.layers.find(({ name }) => name === 'camera');
  if (angle === undefined || !layer || layer.data instanceof Uint8Array) return {};
  const camera = Float32Array.from(layer.data);
  // x, y and height at the start, then at the end.
  for (const y of [1, 4]) camera[y] = (camera[y] ?? 0) + raised[angle] * (camera[y + 1] ?? 0);
  return { camera: runtime.float32(camera, layer.shape) };
}

/** A request's voice for each of the figures (the model lets only those speak who talk); nought where it has none. */
function voiceIn({ voice }: GenerationRequest, moments: number): Float32Array {
  const row = moments * VOICE_NUMBERS;
  const out = new Float32Array(FIGURES * row);
  if (voice === undefined) return out;
  const numbers = unpackVoice(voice);
  if (numbers.length !== row)
    throw new Error(`The request's voice has ${numbers.length} numbers for ${moments} moments.`);
  for (let figure = 0; figure < FIGURES; figure += 1) out.set(numbers, figure * row);
  return out;
}

/** How the thing that is shown is stressed at each moment; nought where it is not. */
function stressIn({ stress = [] }: GenerationRequest, hearing: Hearing, moments: number): Float32Array {
  const own = shownAmong(stress, hearing);
  if (!own) return new Float32Array(moments);
  const numbers = unpackStress(own.sizes);
  if (numbers.length !== moments)
    throw new Error(`The request's stress has ${numbers.length} numbers for ${moments} moments.`);
  return numbers;
}

/** What a graph asks for, from tensors at hand and from the stored layers. */
function inputsOf(
  model: Pick<Model, 'inputs'>,
  runtime: Runtime,
  painted: Painting,
  given: Readonly<Record<string, Tensor>>,
  later: readonly string[] = [],
): Record<string, Tensor> {
  const names = model.inputs.filter((name) => !later.includes(name));
  return Object.fromEntries(names.map((name) => [name, given[name] ?? tensorOf(runtime, painted, name)]));
}

function tensorOf(runtime: Runtime, painted: Painting, name: string): Tensor {
  const layer = painted.layers.find((each) => each.name === name);
  if (!layer) {
    throw new ShotloomError('media_damaged', say`The stored layers of a take lack "${name}"; generate its shot again.`);
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
