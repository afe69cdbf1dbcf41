import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDiffusersPack } from '../../../../src-main/models/diffusers-pack.ts';
import { checkOnnxFile } from '../../../../src-main/models/onnx-file.ts';
import { openStableDiffusion } from '../../../../src-main/generation/worker/diffusion/open-pack.ts';
import { drawPicture } from '../../../../src-main/generation/worker/diffusion/stable-diffusion.ts';
import { CPU, HEIGHT, PACKS, UNWATCHED, WIDTH } from '../../../support/packs/goldens.ts';
import { graphOf, tensorOf } from '../../../support/packs/onnx.ts';

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-packs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of a pack, changed. */
function spoilt(pack: string, change: (path: string) => void): string {
  count += 1;
  const path = join(folder, `${pack}-${count}`);
  cpSync(join(PACKS, pack), path, { recursive: true });
  change(path);
  return path;
}

async function drawFrom(path: string): Promise<void> {
  const model = await openStableDiffusion(await openDiffusersPack(path), CPU);
  try {
    await drawPicture(
      model,
      { prompt: 'a boat', negative: '', seed: 1, steps: 2, guidance: 3, width: WIDTH, height: HEIGHT },
      UNWATCHED,
    );
  } finally {
    await model.pool.close();
  }
}

const net = (path: string, name: string): string => join(path, name, 'model.onnx');

describe('a pack is refused in one sentence', () => {
  test.each<readonly [string, string, (path: string) => void, string, RegExp]>([
    [
      'no index',
      'sd',
      (path) => rmSync(join(path, 'model_index.json')),
      'model_missing',
      /^This folder holds no model: there is no model_index\.json in it\. /u,
    ],
    [
      'an index that is no JSON',
      'sd',
      (path) => writeFileSync(join(path, 'model_index.json'), '{'),
      'model_damaged',
      /model_index\.json cannot be read/u,
    ],
    [
      'an index of nothing',
      'sd',
      (path) => writeFileSync(join(path, 'model_index.json'), '[]'),
      'model_damaged',
      /names no pipeline/u,
    ],
    ['no network', 'sd', (path) => rmSync(net(path, 'unet')), 'model_missing', /lacks the file unet\/model\.onnx/u],
    [
      'no decoder',
      'sd',
      (path) => rmSync(join(path, 'vae_decoder'), { recursive: true }),
      'model_missing',
      /vae_decoder/u,
    ],
    [
      'no scheduler',
      'sd',
      (path) => rmSync(join(path, 'scheduler'), { recursive: true }),
      'model_missing',
      /scheduler_config\.json/u,
    ],
    ['no word table', 'sd', (path) => rmSync(join(path, 'tokenizer', 'vocab.json')), 'model_missing', /word table/u],
    [
      'a network that is cut off',
      'sd',
      (path) => truncateSync(net(path, 'unet'), 900),
      'model_damaged',
      /unet\/model\.onnx is cut off/u,
    ],
    [
      'a network of noise',
      'sd',
      (path) => writeFileSync(net(path, 'unet'), Buffer.alloc(5000, 0xff)),
      'model_damaged',
      /cut off or no ONNX/u,
    ],
    ['an empty network', 'sd', (path) => writeFileSync(net(path, 'unet'), ''), 'model_damaged', /has no graph/u],
    [
      'no weights',
      'sd-external',
      (path) => rmSync(join(path, 'unet', 'model.onnx_data')),
      'model_damaged',
      /lacks its weights "model\.onnx_data"/u,
    ],
    [
      'weights that are cut off',
      'sd-external',
      (path) => truncateSync(join(path, 'unet', 'model.onnx_data'), 1000),
      'model_damaged',
      /weights that are cut off/u,
    ],
    [
      'a network of another kind',
      'sd',
      (path) => copyFileSync(net(path, 'vae_decoder'), net(path, 'unet')),
      'model_failed',
      /unet asks for "latent_sample"/u,
    ],
    [
      'a text encoder of another size',
      'sd',
      (path) => copyFileSync(join(PACKS, 'sdxl', 'text_encoder_2', 'model.onnx'), net(path, 'text_encoder')),
      'model_failed',
      /unet's encoder_hidden_states wants/u,
    ],
    [
      'an operator that nobody knows',
      'sd',
      (path) => writeFileSync(net(path, 'unet'), graphOf({ operator: 'Teleport' })),
      'model_failed',
      /unet cannot be loaded/u,
    ],
    [
      'answers that are no numbers',
      'sd',
      (path) => writeFileSync(net(path, 'unet'), notANumber(readFileSync(net(path, 'unet')))),
      'model_failed',
      /is no number/u,
    ],
    [
      'a scheduler of another kind',
      'sd',
      (path) => writeFileSync(join(path, 'scheduler', 'scheduler_config.json'), '{"_class_name":"Magic"}'),
      'model_damaged',
      /scheduler "Magic"/u,
    ],
    [
      'a schedule that nobody knows',
      'sd',
      (path) => writeFileSync(join(path, 'scheduler', 'scheduler_config.json'), '{"beta_schedule":"moon"}'),
      'model_damaged',
      /beta_schedule/u,
    ],
  ])('%s', async (_, pack, change, code, sentence) => {
    const error: unknown = await drawFrom(spoilt(pack, change)).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'ShotloomError', code, message: expect.stringMatching(sentence) as string });
    expect((error as Error).message).not.toContain(folder);
    // What was refused does no harm to the next one.
    await drawFrom(join(PACKS, 'sd'));
  });

  test('folders of components stay within the pack', async () => {
    const path = spoilt('sd', (at) => {
      const index = JSON.parse(readFileSync(join(at, 'model_index.json'), 'utf8')) as Record<string, unknown>;
      writeFileSync(
        join(at, 'model_index.json'),
        JSON.stringify({ ...index, '../../etc': ['diffusers', 'UNet2DConditionModel'] }),
      );
    });
    const pack = await openDiffusersPack(path);
    expect([...pack.nets.keys()]).not.toContain('../../etc');
  });
});

describe('a file of ONNX is looked through before it is loaded', () => {
  const write = (bytes: Buffer): string => {
    count += 1;
    const path = join(folder, `${count}.onnx`);
    writeFileSync(path, bytes);
    return path;
  };

  test.each(['../secret', '/etc/passwd', 'a/../../b', 'C:\\windows\\x', '..\\x', '\\\\host\\x'])(
    'weights at %s are refused',
    (location) => {
      writeFileSync(join(folder, 'secret'), Buffer.alloc(64));
      const path = write(graphOf({ tensors: [tensorOf({ dims: [4], external: { location } })] }));
      expect(() => checkOnnxFile(path)).toThrow(/outside of its folder/u);
    },
  );

  test.each([[[1_000_000, 1_000_000]], [[10_000, 10_000, 10_000]], [[2 ** 40]]])(
    'a tensor of %j numbers is refused',
    (dims) => {
      expect(() => checkOnnxFile(write(graphOf({ tensors: [tensorOf({ dims })] })))).toThrow(/larger than any model/u);
    },
  );

  test('weights within a branch are looked at, too', () => {
    const inner = graphOf({ tensors: [tensorOf({ dims: [4], external: { location: '../secret' } })], bare: true });
    expect(() => checkOnnxFile(write(graphOf({ branch: inner })))).toThrow(/outside of its folder/u);
  });

  test('every file of the packs passes, cut off anywhere it does not crash', () => {
    const whole = readFileSync(net(join(PACKS, 'sd'), 'unet'));
    expect(checkOnnxFile(net(join(PACKS, 'sd'), 'unet'))).toEqual([]);
    for (let length = 0; length < whole.length; length += 211) {
      const path = write(whole.subarray(0, length));
      expect(() => checkOnnxFile(path)).toThrow(/model's file/u);
    }
  });
});

/** The network with every weight of float32 that is exactly one layer's bias made no number. */
function notANumber(graph: Buffer): Buffer {
  const bytes = Buffer.from(graph);
  const name = bytes.indexOf('leave.bias');
  // TensorProto: name (8), then raw_data (9): a tag, a length, sixteen bytes of four numbers.
  const raw = bytes.indexOf(Buffer.from([0x4a, 16]), name);
  for (let i = 0; i < 4; i += 1) bytes.writeFloatLE(NaN, raw + 2 + 4 * i);
  return bytes;
}
