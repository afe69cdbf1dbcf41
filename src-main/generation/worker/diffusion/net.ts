import * as ort from 'onnxruntime-node';
import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import type { Values } from './values.ts';
import { countOf } from './values.ts';

/** What an input of a network wants. */
export interface NetInput {
  readonly type: string;
  /** A dimension that may differ is null. */
  readonly shape: readonly (number | null)[];
}

/**
 * A loaded network of a pack. Numbers go in and come out as float32 whatever it computes with; whole numbers are given as such values,
 * too. What it does not ask for is left out.
 */
export interface Net {
  readonly inputs: ReadonlyMap<string, NetInput>;
  readonly outputs: readonly string[];
  /** @throws ShotloomError model_failed if it cannot be run with these values */
  run(feeds: Readonly<Record<string, Values>>): Promise<ReadonlyMap<string, Values>>;
  /** Milliseconds that the runtime spent in its runs. */
  runTime(): number;
  release(): Promise<void>;
}

type Session = ort.InferenceSession;

/**
 * Opens a network for a provider of ONNX Runtime.
 * @param name as errors call it, e.g. "unet"
 * @throws ShotloomError model_failed if the runtime cannot load it
 */
export async function openNet(path: string, name: string, options: ort.InferenceSession.SessionOptions): Promise<Net> {
  const session = await ort.InferenceSession.create(path, options).catch((cause: unknown) => {
    throw new ShotloomError('model_failed', say`The model's ${name} cannot be loaded (${reasonOf(cause)}).`, { cause });
  });
  const inputs = new Map(
    session.inputMetadata.map((input): [string, NetInput] => [
      input.name,
      input.isTensor
        ? { type: input.type, shape: input.shape.map((size) => (typeof size === 'number' && size > 0 ? size : null)) }
        : { type: 'none', shape: [] },
    ]),
  );
  let runTime = 0;
  return {
    inputs,
    outputs: session.outputNames,
    run: async (feeds) =>
      await runSession({ session, name, inputs, spend: (milliseconds) => (runTime += milliseconds) }, feeds),
    runTime: () => runTime,
    release: () => session.release(),
  };
}

interface LoadedSession {
  readonly session: Session;
  readonly name: string;
  readonly inputs: ReadonlyMap<string, NetInput>;
  readonly spend: (milliseconds: number) => void;
}

async function runSession(
  { session, name, inputs, spend }: LoadedSession,
  feeds: Readonly<Record<string, Values>>,
): Promise<ReadonlyMap<string, Values>> {
  const given: Record<string, ort.Tensor> = {};
  for (const [input, wanted] of inputs) {
    const found = feeds[input];
    if (found === undefined)
      throw new ShotloomError(
        'model_failed',
        say`The model's ${name} asks for "${input.slice(0, 60)}", which Shotloom does not know.`,
      );
    given[input] = toTensor(found, wanted, `${name}'s ${input}`);
  }
  try {
    const before = performance.now();
    const out = await session.run(given);
    spend(performance.now() - before);
    return new Map(session.outputNames.map((output): [string, Values] => [output, fromTensor(out[output])]));
  } catch (cause) {
    throw new ShotloomError('model_failed', say`The model's ${name} cannot be run (${reasonOf(cause)}).`, { cause });
  }
}

/** The first line of what the runtime says, without the paths of files. */
export function reasonOf(cause: unknown): string {
  const said = cause instanceof Error ? cause.message : String(cause);
  return (said.split('\n')[0] ?? '').replaceAll(/(?:[A-Za-z]:)?[\\/][^\s"':]+/gu, '…').slice(0, 200);
}

/**
 * Values as the type that a network wants. The runtime of Node 24 takes no float16 but by its own field (FACTS: "not enough space").
 * @throws ShotloomError model_failed if it wants a type that cannot be given
 */
function toTensor({ data, shape }: Values, wanted: NetInput, what: string): ort.Tensor {
  const dims = fitted(shape, wanted, what);
  switch (wanted.type) {
    case 'float32':
      return new ort.Tensor('float32', data, dims);
    case 'float16': {
      const bits = new Uint16Array(Float16Array.from(data).buffer);
      const tensor = new ort.Tensor('float16', bits, dims);
      Object.assign(tensor, { cpuData: bits });
      return tensor;
    }
    case 'float64':
      return new ort.Tensor('float64', Float64Array.from(data), dims);
    case 'int64':
      return new ort.Tensor(
        'int64',
        BigInt64Array.from(data, (value) => BigInt(Math.trunc(value))),
        dims,
      );
    case 'int32':
      return new ort.Tensor('int32', Int32Array.from(data), dims);
    case 'bool':
      return new ort.Tensor('bool', Uint8Array.from(data), dims);
    default:
      throw new ShotloomError(
        'model_failed',
        say`The model's ${what} is of the type ${wanted.type}, which cannot be given to it; export the model as float32 or float16.`,
      );
  }
}

/**
 * The dimensions in which values are given. A number that is wanted without dimensions, or a list of one, is given as it is wanted; else
 * dimensions have to be the same.
 * @param what as errors call it
 * @throws ShotloomError model_failed if they are others
 */
export function fitted(shape: readonly number[], wanted: NetInput, what: string): number[] {
  if (wanted.shape.length !== shape.length && countOf(shape) === 1 && wanted.shape.length <= 1)
    return wanted.shape.map(() => 1);
  const fits =
    wanted.shape.length === shape.length && wanted.shape.every((size, at) => size === null || size === shape[at]);
  if (fits) return [...shape];
  const told = wanted.shape.map((size) => size ?? '*').join(' x ');
  throw new ShotloomError(
    'model_failed',
    say`The model's ${what} wants ${told} numbers and would be given ${shape.join(' x ')}; it is of a form that Shotloom does not know.`,
  );
}

function fromTensor(tensor: ort.Tensor | undefined): Values {
  if (tensor === undefined) throw new Error('an output is missing');
  const { data, dims, type } = tensor;
  if (data instanceof Float32Array) return { data, shape: dims };
  if (type === 'float16') {
    const bits = data as unknown as Uint16Array;
    return { data: Float32Array.from(new Float16Array(bits.buffer, bits.byteOffset, bits.length)), shape: dims };
  }
  return { data: Float32Array.from(data as ArrayLike<number>, Number), shape: dims };
}
