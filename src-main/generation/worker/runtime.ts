import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import * as ort from 'onnxruntime-node';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { Fingerprint } from '../../../src-shared/library/records.ts';

/** ONNX Runtime as a pipeline uses it. */
export interface Runtime {
  readonly provider: string;
  readonly fingerprint: Fingerprint;
  /** @throws ShotloomError model_failed if the file is no model that this runtime can load */
  open(path: string): Promise<InferenceSession>;
  float32(data: Float32Array, shape: readonly number[]): Tensor;
  uint8(data: Uint8Array, shape: readonly number[]): Tensor;
  int64(values: readonly number[], shape: readonly number[]): Tensor;
}

/** More threads than this win nothing for graphs of this size. */
const MOST_THREADS = 8;

/** ONNX Runtime on the CPU. */
export function cpuRuntime(threads = Math.min(MOST_THREADS, availableParallelism())): Runtime {
  const provider = 'cpu';
  return {
    provider,
    fingerprint: { provider, runtime: ort.env.versions.node ?? 'unknown', cpu: cpuName(), threads },
    open: (path) =>
      ort.InferenceSession.create(path, {
        executionProviders: [provider],
        graphOptimizationLevel: 'all',
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        logSeverityLevel: 3,
        // Threads that wait leave their cores to the encoder; see docs/decisions/0005-generation.md for the measurement.
        extra: { 'session.intra_op.allow_spinning': '0' },
      }).catch((cause: unknown) => {
        throw new ShotloomError('model_failed', `The model cannot be loaded; install Shotloom again.`, { cause });
      }),
    float32: (data, shape) => new ort.Tensor('float32', data, shape),
    uint8: (data, shape) => new ort.Tensor('uint8', data, shape),
    int64: (values, shape) => new ort.Tensor('int64', BigInt64Array.from(values, BigInt), shape),
  };
}

/** The processor's name and the widest vector instructions that ONNX Runtime may choose. */
function cpuName(): string {
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
