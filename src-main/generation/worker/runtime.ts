import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import * as ort from 'onnxruntime-node';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { Fingerprint } from '../../../src-shared/library/records.ts';
import type { FrameTeam } from './frame-team.ts';
import { openFrameTeam } from './frame-team.ts';

/** A loaded graph, whose runs block this thread. */
export interface Model {
  /** Names of what it asks for. */
  readonly inputs: readonly string[];
  run(feeds: InferenceSession.FeedsType): Promise<InferenceSession.OnnxValueMapType>;
  release(): Promise<void>;
}

/** ONNX Runtime as a pipeline uses it. */
export interface Runtime {
  readonly provider: string;
  readonly fingerprint: Fingerprint;
  /** Milliseconds that were spent on loading and running its models, or on waiting for them. */
  modelTime(): number;
  /** @throws ShotloomError model_failed if the file is no model that this runtime can load */
  open(path: string): Promise<Model>;
  /**
   * Loads a graph that makes pictures, one in each thread at the same time.
   * @throws ShotloomError model_failed if the file is no model that this runtime can load
   */
  openTeam(path: string): Promise<FrameTeam>;
  float32(data: Float32Array, shape: readonly number[]): Tensor;
  uint8(data: Uint8Array, shape: readonly number[]): Tensor;
  int64(values: readonly number[], shape: readonly number[]): Tensor;
}

/** More threads than this win nothing for graphs of this size. */
const MOST_THREADS = 8;

/**
 * The graphs are simplified when they are exported. To let ONNX Runtime do it again takes three times as long as loading,
 * and no run is faster for it; nor for patterns of memory, since sizes differ from shot to shot.
 */
const LOADING: InferenceSession.SessionOptions = { graphOptimizationLevel: 'disabled', enableMemPattern: false };

/** How ONNX Runtime uses the cores. */
interface CpuOptions {
  readonly threads?: number;
  /**
   * Whether threads that wait for work keep their cores busy. By default they leave them to the encoder, unless
   * SHOTLOOM_SPINNING is 1; `npm run bench -- film` measures both.
   */
  readonly spinning?: boolean;
}

/** ONNX Runtime on the CPU. */
export function cpuRuntime({
  threads = Math.min(MOST_THREADS, availableParallelism()),
  spinning = process.env['SHOTLOOM_SPINNING'] === '1',
}: CpuOptions = {}): Runtime {
  const provider = 'cpu';
  let modelTime = 0;
  // What runs once a shot needs much memory, which goes back at once; a picture needs the same as the last.
  const onceAShot = { enableCpuMemArena: false };
  const onceAPicture = { enableCpuMemArena: true };
  const timed = (session: InferenceSession): Model => ({
    inputs: session.inputNames,
    run: async (feeds) => {
      const before = performance.now();
      const out = await session.run(feeds);
      modelTime += performance.now() - before;
      return out;
    },
    release: () => session.release(),
  });
  const options = (own: InferenceSession.SessionOptions): InferenceSession.SessionOptions => ({
    executionProviders: [provider],
    ...LOADING,
    ...own,
    // Graphs of thousands of small nodes gain nothing from threads within one, which cost a quarter more processor.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    extra: { 'session.intra_op.allow_spinning': spinning ? '1' : '0' },
  });
  async function* timedPictures(pictures: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const before = performance.now();
        const next = await pictures.next();
        modelTime += performance.now() - before;
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await pictures.return(undefined);
    }
  }
  return {
    provider,
    fingerprint: { provider, runtime: ort.env.versions.node ?? 'unknown', cpu: cpuName(), threads },
    modelTime: () => modelTime,
    open: async (path) => {
      const before = performance.now();
      const session = await ort.InferenceSession.create(path, options(onceAShot)).catch((cause: unknown) => {
        throw new ShotloomError('model_failed', say`The model cannot be loaded; install Shotloom again.`, { cause });
      });
      modelTime += performance.now() - before;
      return timed(session);
    },
    openTeam: async (path) => {
      const before = performance.now();
      const team = await openFrameTeam({ path, options: options(onceAPicture) }, threads);
      modelTime += performance.now() - before;
      return { ...team, pictures: (...asked) => timedPictures(team.pictures(...asked)) };
    },
    float32: (data, shape) => new ort.Tensor('float32', data, shape),
    uint8: (data, shape) => new ort.Tensor('uint8', data, shape),
    int64: (values, shape) => new ort.Tensor('int64', BigInt64Array.from(values, BigInt), shape),
  };
}

/** The processor's name and the widest vector instructions that ONNX Runtime may choose. */
export function cpuName(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  return `${model} ${process.arch} ${instructionSet()}`.trim();
}

function instructionSet(): string {
  try {
    const flags = /^flags\s*:(.*)$/mu.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? '';
    return ['avx512_vnni', 'avx512f', 'avx2', 'avx', 'sse4_2'].find((flag) => flags.split(' ').includes(flag)) ?? '';
  } catch {
    return '';
  }
}
