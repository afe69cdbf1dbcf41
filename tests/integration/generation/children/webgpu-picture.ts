// node webgpu-picture.ts REQUEST SECONDS: prints { psnr, provider } of a picture on WebGPU, and what fails there on the CPU, against the same on the CPU alone; or { missing } where there is no adapter.
import { openBuiltinPipeline } from '../../../../src-main/generation/worker/builtin-pipeline.ts';
import { withFallback } from '../../../../src-main/generation/worker/fallback.ts';
import type { Runtime } from '../../../../src-main/generation/worker/runtime.ts';
import { cpuRuntime } from '../../../../src-main/generation/worker/runtime.ts';
import { openBuiltinPack } from '../../../../src-main/models/builtin-pack.ts';
import type { GenerationRequest } from '../../../../src-shared/generation/request.ts';
import { peakSignalToNoise, picturesOf } from '../../../support/generation/pictures.ts';
import { webgpuRuntime } from '../../../support/generation/webgpu.ts';

const [request, seconds] = process.argv.slice(2).map((text) => JSON.parse(text) as unknown);
const { directory, manifest } = await openBuiltinPack();

const missing = await missingAdapter();
console.log(JSON.stringify(missing === null ? await compared() : { missing }));
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

async function compared(): Promise<{ readonly psnr: number; readonly provider: string }> {
  const onCpu = await picture(cpuRuntime());
  const onWebgpu = await picture(withFallback(webgpuRuntime(), cpuRuntime()));
  return { psnr: Math.min(1e3, peakSignalToNoise(onCpu.bytes, onWebgpu.bytes)), provider: onWebgpu.provider };
}

async function picture(runtime: Runtime): Promise<{ readonly bytes: Uint8Array; readonly provider: string }> {
  const pipeline = await openBuiltinPipeline(runtime, directory, manifest);
  const asked = request as GenerationRequest;
  const [bytes] = await picturesOf(await pipeline.paint(asked), asked, seconds as number[]);
  const { provider } = pipeline;
  await pipeline.close();
  if (!bytes) throw new Error(`No picture came from ${provider}.`);
  return { bytes, provider };
}
