// node skia.ts REQUEST: paints a request, draws its layers with Skia on one thread and prints a SkiaMeasurement as JSON.
import * as ort from 'onnxruntime-node';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import type { Runtime } from '../../../src-main/generation/worker/runtime.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';

export interface SkiaMeasurement {
  /** Of all pictures, of several rounds the least; null where Skia (@napi-rs/canvas) is not installed. */
  readonly milliseconds: number | null;
}

/** What training/shotloom_model/bench/skia.mjs exports. */
interface Drawing {
  readonly drawerOf: (
    make: unknown,
    painted: InferenceSession.OnnxValueMapType,
    width: number,
    height: number,
  ) => { readonly bytes: (moment: number) => Uint8Array };
}

const ROUNDS = 3;

const request = JSON.parse(process.argv[2] ?? '') as GenerationRequest;
const measured: SkiaMeasurement = { milliseconds: await leastTime() };
console.log(JSON.stringify(measured));

async function leastTime(): Promise<number | null> {
  const canvas = await import('@napi-rs/canvas').catch(() => null);
  if (!canvas) return null;
  const script = new URL('../../../training/shotloom_model/bench/skia.mjs', import.meta.url);
  const { drawerOf } = (await import(script.href)) as Drawing;
  const { width, height, frames } = request;
  const drawer = drawerOf(canvas.createCanvas, await developed(), width, height);
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now();
    let bytes = 0;
    for (let moment = 0; moment < frames; moment += 1) bytes += drawer.bytes(moment).length;
    if (bytes !== frames * width * height * 4) throw new Error('Pictures are missing.');
    least = Math.min(least, performance.now() - before);
  }
  return least;
}

/** What `develop` gives for the request. */
async function developed(): Promise<InferenceSession.OnnxValueMapType> {
  let given: InferenceSession.OnnxValueMapType = {};
  const cpu = cpuRuntime();
  const listening: Runtime = {
    ...cpu,
    open: async (path) => {
      const model = await cpu.open(path);
      return {
        ...model,
        run: async (feeds) => {
          const out = await model.run(feeds);
          // The pipeline gives the memory of what was developed back.
          given = Object.fromEntries(Object.entries(out).map(([name, tensor]) => [name, copyOf(tensor)]));
          return out;
        },
      };
    },
  };
  const { directory, manifest } = await openBuiltinPack();
  const pipeline = await openBuiltinPipeline(listening, directory, manifest);
  const shot = await pipeline.paint(request);
  const second = request.rate.numerator / request.rate.denominator;
  const moments = Array.from({ length: request.frames }, (_, index) => index / second);
  for await (const picture of shot.pictures(request, moments)) if (picture.length > 0) break;
  await pipeline.close();
  return given;
}

function copyOf({ type, data, dims }: Tensor): Tensor {
  return new ort.Tensor(type, data.slice(), dims);
}
