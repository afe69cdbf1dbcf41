import { expect, test } from 'vitest';
import catalogue from '../../../resources/models/catalogue.json' with { type: 'json' };
import { isNeeded } from '../../../src-main/models/store/needed-files.ts';
import { CatalogueModels } from '../../../src-shared/contract/models.ts';

test('each repository of the catalogue is named once, and as the page is that it was read from', () => {
  const models = CatalogueModels.parse(catalogue);
  expect(models.length).toBeGreaterThan(0);
  expect(new Set(models.map(({ repository }) => repository)).size).toBe(models.length);
  for (const { repository, read_at } of catalogue) {
    expect(read_at).toContain(`https://huggingface.co/${repository}/tree/`);
  }
  expect(models[0]).not.toHaveProperty('read_at');
});

test('of a repository that has a model in several forms, the one in ONNX is fetched', () => {
  // What https://huggingface.co/stabilityai/stable-diffusion-xl-base-1.0 has in its folder "unet".
  const unet = [
    ...['config.json', 'diffusion_pytorch_model.fp16.safetensors', 'diffusion_pytorch_model.safetensors'],
    ...['model.onnx', 'model.onnx_data', 'openvino_model.bin', 'openvino_model.xml'],
  ];
  expect(unet.filter((name) => isNeeded(`unet/${name}`))).toEqual(['config.json', 'model.onnx', 'model.onnx_data']);
});
