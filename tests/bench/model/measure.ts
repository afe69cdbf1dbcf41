// node measure.ts REQUEST: makes the pictures of a request and prints a Measurement as JSON; alone in its process, so that the peak is its own.
import { openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';

/** Times in milliseconds; of several rounds the least. */
export interface Measurement {
  readonly load: number;
  readonly paint: number;
  /** From painted layers to the bytes of the last picture. */
  readonly frames: number;
  /** All threads together, for the frames. */
  readonly processor: number;
  /** Most memory that the process ever held, in MiB. */
  readonly peak: number;
}

const ROUNDS = 3;

const request = JSON.parse(process.argv[2] ?? '') as GenerationRequest;
const second = request.rate.numerator / request.rate.denominator;
const moments = Array.from({ length: request.frames }, (_, index) => index / second);

const { directory, manifest } = await openBuiltinPack();
const started = performance.now();
const pipeline = await openBuiltinPipeline(cpuRuntime(), directory, manifest);
const load = performance.now() - started;

let [paint, frames, processor] = [Infinity, Infinity, Infinity];
for (let round = 0; round < ROUNDS; round += 1) {
  const before = performance.now();
  const shot = await pipeline.paint(request);
  const painted = performance.now();
  const used = process.cpuUsage();
  let bytes = 0;
  for await (const picture of shot.pictures(request, moments)) bytes += picture.length;
  if (bytes !== (moments.length * request.width * request.height * 3) / 2) throw new Error('Pictures are missing.');
  const { user, system } = process.cpuUsage(used);
  paint = Math.min(paint, painted - before);
  frames = Math.min(frames, performance.now() - painted);
  processor = Math.min(processor, (user + system) / 1000);
}
await pipeline.close();
const peak = process.resourceUsage().maxRSS / 1024;
const measured: Measurement = { load, paint, frames, processor, peak };
console.log(JSON.stringify(measured));
