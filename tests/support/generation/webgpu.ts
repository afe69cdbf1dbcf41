import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { generationRequest } from './requests.ts';
import { existsSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import type { Model, Runtime } from '../../../src-main/generation/worker/runtime.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';

/** Vulkan in software that Debian's package chromium-common brings: its Mesa is too old for what WebGPU asks. */
const SWIFTSHADER = '/usr/lib/chromium/vk_swiftshader_icd.json';

/** What a process that uses WebGPU is started with: the Vulkan drivers that the caller names, else software where there is one. */
export function vulkanEnvironment(): Record<string, string> {
  const named = process.env['VK_DRIVER_FILES'] ?? process.env['VK_ICD_FILENAMES'];
  // The loader knows the older name too, and one before 1.3.234 only that.
  return named === undefined && existsSync(SWIFTSHADER) ? { VK_ICD_FILENAMES: SWIFTSHADER } : {};
}

/**
 * ONNX Runtime on WebGPU: every graph, in this thread. Weights that are stored as float16 become float32 when a graph is
 * loaded, since not every adapter has float16.
 */
export function webgpuRuntime(): Runtime {
  const provider = 'webgpu';
  const open = async (path: string): Promise<Model> => {
    const session = await ort.InferenceSession.create(path, {
      executionProviders: [provider],
      graphOptimizationLevel: 'basic',
      logSeverityLevel: 4,
    });
    return {
      inputs: session.inputNames,
      run: async (feeds) => await session.run(feeds),
      release: () => session.release(),
    };
  };
  return {
    ...cpuRuntime(),
    provider,
    open,
    openTeam: async (path) => {
      const frame = await open(path);
      return {
        inputs: frame.inputs,
        share: (name, { type, dims, data }) => ({ name, type, dims, data: data.slice() }),
        async *pictures(scene, seconds) {
          const tensors = scene.map(({ name, type, data, dims }) => [name, new ort.Tensor(type, data, dims)] as const);
          for (const [moment, t] of seconds.entries()) {
            yield bytesOf(
              await frame.run({
                ...Object.fromEntries(tensors),
                moment: new ort.Tensor('int64', BigInt64Array.of(BigInt(moment)), []),
                t: new ort.Tensor('float32', Float32Array.of(t), []),
              }),
            );
          }
        },
        release: async () => await frame.release(),
      };
    },
  };
}

function bytesOf(out: InferenceSession.OnnxValueMapType): Uint8Array {
  const data = out['frame']?.data;
  if (!(data instanceof Uint8Array)) throw new Error('The frame graph gave no bytes.');
  return data;
}

const start = promisify(execFile);
const CHILD = fileURLToPath(new URL('../../integration/generation/children/webgpu-picture.ts', import.meta.url));
const Answer = z.union([
  z.strictObject({ psnr: z.number(), provider: z.string() }),
  z.strictObject({ missing: z.string() }),
]);

/** In software every shader is compiled first: minutes. */
export const PATIENCE_MS = 900_000;

/** A picture of a prompt by WebGPU beside the processor's, made in a process of its own; why there is none where there is no adapter. */
export async function pictureByWebgpu(prompt: string): Promise<z.output<typeof Answer>> {
  const request = generationRequest({ prompt });
  const { stdout } = await start(process.execPath, [CHILD, JSON.stringify(request), '[0.25]'], {
    env: { ...process.env, ...vulkanEnvironment() },
  });
  return Answer.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
