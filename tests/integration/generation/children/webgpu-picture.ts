// node webgpu-picture.ts REQUEST SECONDS: prints { psnr } of a picture on WebGPU against the same on the CPU, or { missing } where there is no adapter.
import { openBuiltinPipeline } from '../../../../src-main/generation/worker/builtin-pipeline.ts';
import type { Runtime } from '../../../../src-main/generation/worker/runtime.ts';
import { cpuRuntime } from '../../../../src-main/generation/worker/runtime.ts';
import { openBuiltinPack } from '../../../../src-main/models/builtin-pack.ts';
import type { GenerationRequest } from '../../../../src-shared/generation/request.ts';
import { peakSignalToNoise, picturesOf } from '../../../support/generation/pictures.ts';
import { webgpuRuntime } from '../../../support/generation/webgpu.ts';

const [request, seconds] = process.argv.slice(2).map((text) => JSON.parse(text) as unknown);
const { directory, manifest } = await openBuiltinPack();

const missing = await missingAdapter();
console.log(JSON.stringify(missing === null ? { psnr: await compared() } : { missing }));
// Dawn's threads go on for ever.
process.exit(0);

/** Why there is no WebGPU here, or null. Opening a graph really asks for an adapter. */
async function missingAdapter(): Promise<string | null> {
  try {
    await (await webgpuRuntime().open(`${directory}/frame.onnx`)).release();
    return null;
  } catch (error) {
    const said = String(error instanceof Error ? (error.cause ?? error) : error);
    if (!/adapter|webgpu.*not (?:supported|available)|backend not found/iu.test(said)) throw error;
    return said.split('\n').at(-1) ?? said;
  }
}

async function compared(): Promise<number> {
  const [onCpu, onWebgpu] = [await picture(cpuRuntime()), await picture(webgpuRuntime())];
  return Math.min(1e3, peakSignalToNoise(onCpu, onWebgpu));
}

async function picture(runtime: Runtime): Promise<Uint8Array> {
  const pipeline = await openBuiltinPipeline(runtime, directory, manifest);
  const asked = request as GenerationRequest;
  const [first] = await picturesOf(await pipeline.paint(asked), asked, seconds as number[]);
  await pipeline.close();
  if (!first) throw new Error(`No picture came from ${runtime.provider}.`);
  return first;
}
