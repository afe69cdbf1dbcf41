import { join } from 'node:path';
import type { Tensor } from 'onnxruntime-node';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { normalNoise } from '../../../src-shared/generation/noise.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { readStyle, styleVector } from '../../../src-shared/generation/style.ts';
import type { BuiltinManifest } from '../../models/builtin-pack.ts';
import type { Model, Runtime } from './runtime.ts';

/** What `develop` takes of a style: how much of everything, and what paint and paper look like. Noughts are the flat look. */
export interface Look {
  readonly brush: Tensor;
  readonly strokes: Tensor;
}

/** The brush network, loaded when a style is first asked for. */
export interface BrushBox {
  /**
   * The look of a request; null if the pack knows of none. Strokes are the place's: all its shots are painted with one brush.
   * @throws ShotloomError bad_option for a style that is none, model_missing if the pack has no brush network,
   * model_failed if it cannot be loaded
   */
  lookOf(request: Pick<GenerationRequest, 'style' | 'seed' | 'place_key'>): Promise<Look | null>;
  release(): Promise<void>;
}

/** A brush network that lies in the folder of a pack. */
export function brushBox(runtime: Runtime, directory: string, { brush }: BuiltinManifest): BrushBox {
  const flat: Look | null = brush
    ? {
        brush: runtime.float32(new Float32Array(brush.numbers), [brush.numbers]),
        strokes: runtime.float32(new Float32Array(brush.kinds), [brush.kinds, 1, 1]),
      }
    : null;
  let loading: Promise<Model> | undefined;
  let last: { readonly key: string; readonly look: Look } | undefined;

  return {
    lookOf: async ({ style, seed, place_key }) => {
      const shares = readStyle(style);
      if (shares.length === 0) return flat;
      if (!brush) {
        const message = say`The style "${style}" cannot be shown: the model in ${directory} has none but the flat one.`;
        throw new ShotloomError('model_missing', message);
      }
      const key = `${style}\u0000${seed}\u0000${place_key}`;
      if (last?.key === key) return last.look;
      loading ??= runtime.open(join(directory, 'brush.onnx'));
      const network = await loading;
      const out = await network.run({
        style: runtime.float32(styleVector(shares, brush.styles), [brush.styles['flat']?.length ?? 0]),
        noise: runtime.float32(normalNoise(`brush\u0000${seed}\u0000${place_key}`, brush.noise), [brush.noise]),
      });
      const { brush: numbers, strokes } = out;
      if (!numbers || !strokes) throw new Error('The brush network gave no brush.');
      last = { key, look: { brush: numbers, strokes } };
      return last.look;
    },
    release: async () => {
      await (await loading)?.release();
    },
  };
}
