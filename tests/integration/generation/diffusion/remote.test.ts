import { cpSync, renameSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Net } from '../../../../src-main/generation/worker/diffusion/net.ts';
import { openRemoteNet } from '../../../../src-main/generation/worker/diffusion/remote-net.ts';
import { values } from '../../../../src-main/generation/worker/diffusion/values.ts';
import { openByFirst } from '../../../../src-main/generation/worker/providers.ts';
import { draw, farthest, goldens, PACKS } from '../../../support/packs/goldens.ts';
import type { InferenceServer } from '../../../support/packs/inference-server.ts';
import { startInferenceServer } from '../../../support/packs/inference-server.ts';
import { temporaryDirectory } from '../../../support/library/libraries.ts';

let server: InferenceServer;

beforeAll(async () => {
  server = await startInferenceServer();
  process.env['SHOTLOOM_REMOTE_HOSTS'] = new URL(server.url).host;
});

afterEach(() => {
  server.misbehave = null;
});

afterAll(async () => {
  delete process.env['SHOTLOOM_REMOTE_HOSTS'];
  await server.close();
});

/** A pack whose networks are all run by the server. */
function remotePack(pack: string): string {
  const folder = temporaryDirectory();
  cpSync(join(PACKS, pack), folder, { recursive: true });
  for (const net of ['text_encoder', 'unet', 'vae_decoder']) {
    const model = `${pack}-${net}`;
    server.models.set(model, join(folder, `${model}.onnx`));
    renameSync(join(folder, net, 'model.onnx'), join(folder, `${model}.onnx`));
    writeFileSync(join(folder, net, 'remote.json'), JSON.stringify({ url: server.url, model, version: '1' }));
  }
  return folder;
}

test.each([
  ['sd', 'FP32', 'INT64', 1e-3],
  ['sd-float16', 'FP16', 'INT64', 0.02],
  ['sd-old', 'FP32', 'INT64', 1e-3],
])('a pack (%s) whose networks a server runs draws what they draw here', async (pack, numbers, timestep, far) => {
  const [of] = goldens().filter(({ golden }) => golden.pack === 'sd');
  if (!of) throw new Error('There is no picture of sd.');
  const golden = { ...of.golden, pack };
  const providers = new Set<string>();
  const open = async (path: string, name: string): Promise<Net> => {
    const opened = await openByFirst(path, name, ['cpu'], {});
    providers.add(opened.provider);
    return opened.net;
  };
  const drawn = await draw(golden, undefined, { directory: remotePack(pack), options: { open, budget: 1e9 } });
  const { data: here } = await draw(golden);
  expect(farthest(drawn.data, here)).toBeLessThanOrEqual(1e-6);
  // Of other forms torch drew nothing; they are exports of the same networks.
  expect(farthest(drawn.data, of.pictures)).toBeLessThanOrEqual(far);
  expect([...providers]).toEqual(['remote']);
  expect(server.sent.get(`${pack}-unet`)).toEqual([numbers, timestep, numbers]);
});

/** A file that names a model of the server. */
function remoteFile(model: string, changes: object = {}): string {
  const path = join(temporaryDirectory(), 'remote.json');
  writeFileSync(path, JSON.stringify({ url: server.url, model, ...changes }));
  return path;
}

const LIMITS = { metadataMs: 300, runMs: 300, bytes: 4096 };
const FEEDS = { latent_sample: values(new Float32Array(4 * 2 * 2).fill(0.5), [1, 4, 2, 2]) };

async function runDecoder(misbehave: InferenceServer['misbehave'], limits = LIMITS): Promise<unknown> {
  server.models.set('decoder', join(PACKS, 'sd', 'vae_decoder', 'model.onnx'));
  const { host } = new URL(server.url);
  const net = await openRemoteNet(remoteFile('decoder'), 'vae_decoder', `other:1, ${host}`, limits);
  server.misbehave = misbehave;
  return (await net.run(FEEDS)).get('sample')?.shape;
}

/** An answer with one output, which says of itself what is not so. */
function answering(
  output: object,
  bytes: Uint8Array,
  { length }: { readonly length?: number } = {},
): InferenceServer['misbehave'] {
  return (_, response) => {
    const json = Buffer.from(JSON.stringify({ outputs: [{ name: 'sample', ...output }] }));
    response.setHeader('inference-header-content-length', length ?? json.length);
    response.end(Buffer.concat([json, bytes]));
    return true;
  };
}

const binary = (size: number): object => ({ parameters: { binary_data_size: size } });

test('a server that behaves is understood, with bytes and with numbers in JSON', async () => {
  expect(await runDecoder(null, { ...LIMITS, bytes: 1e6, runMs: 10_000 })).toEqual([1, 3, 8, 8]);
  const json = answering({ datatype: 'FP32', shape: [1, 2], data: [[0.5, 1]] }, Buffer.alloc(0));
  expect(await runDecoder(json)).toEqual([1, 2]);
});

const plain = (text: string, status = 200): InferenceServer['misbehave'] => {
  return (_, response: ServerResponse) => {
    response.statusCode = status;
    response.end(text);
    return true;
  };
};

test.each<[string, InferenceServer['misbehave'], string]>([
  [
    'a shape of other bytes',
    answering({ datatype: 'FP32', shape: [1, 3], ...binary(8) }, Buffer.alloc(8)),
    'has 8 bytes',
  ],
  [
    'a shape beyond all bounds',
    answering({ datatype: 'FP32', shape: [1e8, 1e8], ...binary(8) }, Buffer.alloc(8)),
    'has 8 bytes',
  ],
  ['an unknown type', answering({ datatype: 'BYTES', shape: [1], ...binary(4) }, Buffer.alloc(4)), 'of the type BYTES'],
  [
    'fewer bytes than told',
    answering({ datatype: 'FP32', shape: [4], ...binary(16) }, Buffer.alloc(9)),
    'shorter than it says',
  ],
  ['more bytes than told', answering({ datatype: 'FP32', shape: [1], ...binary(4) }, Buffer.alloc(9)), 'more bytes'],
  [
    'a JSON longer than all',
    answering({ datatype: 'FP32', shape: [1], ...binary(4) }, Buffer.alloc(4), { length: 4000 }),
    'shorter than it says',
  ],
  [
    'another output',
    answering({ name: 'other', datatype: 'FP32', shape: [1], ...binary(4) }, Buffer.alloc(4)),
    'lacks "sample"',
  ],
  [
    'numbers that are none',
    answering({ datatype: 'FP32', shape: [2], data: ['a', null] }, Buffer.alloc(0)),
    'not the numbers',
  ],
  ['no JSON', plain('<html>'), 'cannot be read'],
  ['another form', plain('{"predictions": []}'), 'not of the protocol'],
  ['too much', plain('x'.repeat(5000)), 'more than any network gives'],
  ['an error', plain('{"error": "out of memory"}', 500), 'answers 500: out of memory'],
  ['a broken connection', (_, response) => response.destroy() !== undefined, ''],
  ['silence', () => true, 'has not answered for 0.3 s'],
])('a server that answers with %s is refused with a sentence', async (_, misbehave, reason) => {
  await expect(runDecoder(misbehave)).rejects.toMatchObject({
    code: 'model_failed',
    message: expect.stringContaining(reason) as string,
  });
});

test('only servers that a person named are asked, and only files that name one are read', async () => {
  await expect(openRemoteNet(remoteFile('decoder'), 'unet', '')).rejects.toMatchObject({ code: 'model_missing' });
  const other = remoteFile('decoder', { url: 'http://127.0.0.1.example:1' });
  await expect(openRemoteNet(other, 'unet', '127.0.0.1')).rejects.toMatchObject({ code: 'model_missing' });
  for (const changes of [{ url: 'file:///etc/passwd' }, { model: '../secret' }, { version: 'a/b' }])
    await expect(openRemoteNet(remoteFile('decoder', changes), 'unet', '')).rejects.toMatchObject({
      code: 'model_damaged',
    });
  const { host } = new URL(server.url);
  await expect(openRemoteNet(remoteFile('nowhere'), 'unet', host)).rejects.toThrow('there is no model nowhere');
});
