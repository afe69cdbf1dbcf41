// node digest-of-request.ts REQUEST SECONDS: prints the digest of the pictures that a fresh process makes.
import { openBuiltinPipeline } from '../../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../../src-main/generation/worker/runtime.ts';
import { openBuiltinPack } from '../../../../src-main/models/builtin-pack.ts';
import type { GenerationRequest } from '../../../../src-shared/generation/request.ts';
import { digestOfPictures, picturesOf } from '../../../support/generation/pictures.ts';

const [request, seconds] = process.argv.slice(2).map((text) => JSON.parse(text) as unknown);
const { directory, manifest } = await openBuiltinPack();
const pipeline = await openBuiltinPipeline(cpuRuntime(), directory, manifest);
const asked = request as GenerationRequest;
console.log(digestOfPictures(await picturesOf(await pipeline.paint(asked), asked, seconds as number[])));
await pipeline.close();
