import type { Tensor } from 'onnxruntime-node';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { FrameThreadSetup, SharedScene, SharedTensor } from './frame-member.ts';
import { FrameMember } from './frame-member.ts';

/** A graph that makes pictures one by one, in several threads at once. */
export interface FrameTeam {
  /** Names of what the graph asks for. */
  readonly inputs: readonly string[];
  /** Copies a tensor that holds for all pictures of a shot to where every thread can read it. */
  share(name: string, tensor: Tensor): SharedTensor;
  /**
   * The pictures of a scene, of so many bytes each, at these seconds in order; each has its own `moment` and `t`. A buffer
   * is valid until the next picture is asked for.
   * @param wanted some of them, by their places among the seconds; all where it is absent
   */
  pictures(
    scene: SharedScene,
    seconds: readonly number[],
    bytes: number,
    wanted?: readonly number[],
  ): AsyncGenerator<Uint8Array>;
  release(): Promise<void>;
}

/**
 * Opens a graph in so many threads, which share the tensors of a scene.
 * @throws ShotloomError model_failed if the file is no model that can be loaded
 */
export async function openFrameTeam(setup: FrameThreadSetup, threads: number): Promise<FrameTeam> {
  const members = Array.from({ length: threads }, () => new FrameMember(setup));
  const inputs = await Promise.all(members.map(async (member) => await member.ready())).catch(
    async (cause: unknown) => {
      await Promise.all(members.map(async (member) => await member.end()));
      throw new ShotloomError('model_failed', say`The model cannot be loaded; install Shotloom again.`, { cause });
    },
  );

  // Apart from the generator, which would keep the scene as long as it lives: then collecting could not give it back.
  function pictures(
    scene: SharedScene,
    seconds: readonly number[],
    bytes: number,
    wanted: readonly number[] = [...seconds.keys()],
  ): AsyncGenerator<Uint8Array> {
    for (const member of members) void member.show(scene);
    return shown(seconds, bytes, wanted);
  }

  async function* shown(
    seconds: readonly number[],
    bytes: number,
    wanted: readonly number[],
  ): AsyncGenerator<Uint8Array> {
    const ahead = AHEAD * threads;
    // One for each picture that is being made, and one for that which is being used.
    const buffers = Array.from({ length: Math.min(ahead + 1, wanted.length) }, () => bytesOfThreads(bytes));
    const running: Promise<Uint8Array>[] = [];
    const begin = (turn: number): void => {
      const member = members[turn % threads];
      const into = buffers[turn % buffers.length];
      const moment = wanted[turn] ?? -1;
      const t = seconds[moment];
      if (member && into && t !== undefined) running.push(member.picture(moment, t, into));
    };
    try {
      for (let turn = 0; turn < ahead; turn += 1) begin(turn);
      for (let turn = 0; turn < wanted.length; turn += 1) {
        const made = await running.shift();
        begin(turn + ahead);
        if (made) yield made;
      }
    } finally {
      // Nothing runs on when nobody wants it any more, and nobody keeps what it needed when the next shot is developed.
      await Promise.allSettled(running);
      await Promise.all(members.map(async (member) => await member.show([])));
    }
  }

  return {
    inputs: inputs[0] ?? [],
    share: shared,
    pictures,
    release: async () => {
      await Promise.all(members.map(async (member) => await member.end()));
    },
  };
}

/** Pictures that are asked of each thread before the first is used: one is made while another waits to be taken. */
const AHEAD = 2;

function shared(name: string, { type, dims, data }: Tensor): SharedTensor {
  const numbers = data as Uint8Array | Float32Array | Int32Array | BigInt64Array;
  const memory = bytesOfThreads(numbers.byteLength);
  memory.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  return { name, type, dims, data: viewOf(type, memory.buffer) };
}

function bytesOfThreads(length: number): Uint8Array<SharedArrayBuffer> {
  return new Uint8Array(new SharedArrayBuffer(length));
}

function viewOf(type: Tensor.Type, memory: SharedArrayBuffer): Tensor.DataType {
  if (type === 'uint8') return new Uint8Array(memory);
  if (type === 'float32') return new Float32Array(memory);
  if (type === 'int32') return new Int32Array(memory);
  if (type === 'int64') return new BigInt64Array(memory);
  throw new Error(`The frame graph asks for a tensor of ${type}.`);
}
