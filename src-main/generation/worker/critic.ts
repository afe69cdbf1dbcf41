import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Tensor } from 'onnxruntime-node';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { secondsOf } from '../../../src-shared/generation/request.ts';
import { rgbOfYuv420p } from '../yuv.ts';
import type { Model, Runtime } from './runtime.ts';

/** What D looks at (views.FRAME and views.MOMENTS of training/shotloom_model). */
const LOOK = { width: 384, height: 216 };
const MOMENTS = 8;

/** The discriminator D(video, text): how much a film looks genuine and shows what its text says. */
export class Critic {
  readonly #runtime: Runtime;
  readonly #path: string;
  #graph: Promise<Model> | null = null;

  constructor(runtime: Runtime, directory: string) {
    this.#runtime = runtime;
    this.#path = join(directory, 'critic.onnx');
  }

  /**
   * D's verdict on a painted shot, higher is better: the sum of both logits. D has only seen the flat look and is shown that.
   * @param stretch of the shot, seconds: what is looked at
   * @param pictures gives pictures of a request at some seconds
   * @param given what else the graph asks for: tensors of the take, the words' ids and their language
   * @throws ShotloomError model_missing where the model has no discriminator
   */
  async score(
    request: GenerationRequest,
    { from, to }: { readonly from: number; readonly to: number },
    pictures: (request: GenerationRequest, seconds: readonly number[]) => AsyncGenerator<Uint8Array>,
    given: (name: string) => Tensor,
  ): Promise<number> {
    const graph = await (this.#graph ??= this.#open());
    const seconds = secondsOf(request);
    const moments = Array.from({ length: MOMENTS }, (_, index) => from + ((to - from) * (index + 0.5)) / MOMENTS);
    const size = LOOK.width * LOOK.height;
    const frames = new Float32Array(MOMENTS * 3 * size);
    let at = 0;
    for await (const picture of pictures({ ...request, ...LOOK, style: '' }, moments)) {
      const rgb = rgbOfYuv420p(picture, LOOK.width, LOOK.height);
      for (let pixel = 0; pixel < size; pixel += 1) {
        for (let channel = 0; channel < 3; channel += 1)
          frames[at + channel * size + pixel] = (rgb[3 * pixel + channel] ?? 0) / 255;
      }
      at += 3 * size;
    }
    const own: Readonly<Record<string, Tensor>> = {
      frames: this.#runtime.float32(frames, [1, MOMENTS, 3, LOOK.height, LOOK.width]),
      seconds: this.#runtime.float32(Float32Array.of(seconds), [1]),
    };
    const out = await graph.run(Object.fromEntries(graph.inputs.map((name) => [name, own[name] ?? given(name)])));
    const verdict = ['genuine', 'match'].map((name) => Number(out[name]?.data[0] ?? 0));
    return verdict.reduce((sum, logit) => sum + logit, 0);
  }

  async release(): Promise<void> {
    await (await this.#graph)?.release();
  }

  async #open(): Promise<Model> {
    if (!existsSync(this.#path)) {
      const message = say`This model has no discriminator that could rank takes; generate one take, or rate takes yourself.`;
      throw new ShotloomError('model_missing', message);
    }
    return await this.#runtime.open(this.#path);
  }
}
