import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtinDirectory, openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import type { ShotloomError } from '../../../src-shared/contract/errors.ts';

let folder: string;
let whole: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom 模型 '));
  whole = join(folder, 'whole');
  cpSync(builtinDirectory(), whole, { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusal(directory = whole): Promise<ShotloomError> {
  return await openBuiltinPack(directory).then(
    () => expect.unreachable('the pack was opened'),
    (error: unknown) => error as ShotloomError,
  );
}

/** Spoils one file of the pack while `look` looks at it. */
async function spoiled(file: string, spoil: (path: string) => void, look: () => Promise<void>): Promise<void> {
  const path = join(whole, file);
  const kept = readFileSync(path);
  spoil(path);
  try {
    await look();
  } finally {
    writeFileSync(path, kept);
  }
}

describe('a whole pack', () => {
  test('opens, with the same hash wherever it lies', async () => {
    const [shipped, copied] = [await openBuiltinPack(), await openBuiltinPack(whole)];
    expect(copied.sha256).toBe(shipped.sha256);
    expect(copied.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(copied.directory).toBe(whole);
    expect(copied.manifest.kind).toBe('text-to-video-gan');
    expect(Object.keys(copied.manifest.files).toSorted()).toEqual([
      'brush.onnx',
      'critic.onnx',
      'develop.onnx',
      'frame.onnx',
      'look.onnx',
      'paint.onnx',
      'words.json',
    ]);
  });

  test.each(['paint.onnx', 'brush.onnx', 'words.json'])('has another hash with another %s', async (file) => {
    const { sha256 } = await openBuiltinPack(whole);
    expect(await hashWith(file, 'other')).not.toBe(sha256);
  });

  test('has the same hash with a file that makes no picture', async () => {
    const { sha256 } = await openBuiltinPack(whole);
    expect(await hashWith('ranks.onnx', 'other')).toBe(sha256);
  });
});

/** The pack's hash when one of its files, or one more, has other bytes that the manifest knows of. */
async function hashWith(file: string, bytes: string): Promise<string> {
  const path = join(whole, file);
  const [kept, manifest] = [existsSync(path) ? readFileSync(path) : undefined, join(whole, 'model.json')];
  const listed = JSON.parse(readFileSync(manifest, 'utf8')) as { files: Record<string, string> };
  listed.files[file] = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(path, bytes);
  let sha256 = '';
  try {
    await spoiled(
      'model.json',
      (place) => writeFileSync(place, JSON.stringify(listed)),
      async () => {
        sha256 = (await openBuiltinPack(whole)).sha256;
      },
    );
  } finally {
    if (kept === undefined) rmSync(path);
    else writeFileSync(path, kept);
  }
  return sha256;
}

describe('a spoiled pack', () => {
  test('is missing where there is no folder', async () => {
    const { code, message } = await refusal(join(folder, 'nowhere'));
    expect(code).toBe('model_missing');
    expect(message).toContain('SHOTLOOM_MODEL');
  });

  test.each(['paint.onnx', 'brush.onnx', 'develop.onnx', 'frame.onnx', 'words.json'])(
    'is damaged without %s',
    async (file) => {
      const path = join(whole, file);
      renameSync(path, `${path}.away`);
      try {
        expect(await refusal()).toMatchObject({
          code: 'model_damaged',
          message: expect.stringContaining(file) as string,
        });
      } finally {
        renameSync(`${path}.away`, path);
      }
    },
  );

  test.each([
    ['cut short', (path: string) => truncateSync(path, 1000)],
    ['emptied', (path: string) => truncateSync(path, 0)],
    [
      'altered by one bit',
      (path: string) => {
        const bytes = readFileSync(path);
        bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
    ],
  ])('is damaged with a file %s', async (_how, spoil) => {
    await spoiled('paint.onnx', spoil, async () => {
      expect(await refusal()).toMatchObject({
        code: 'model_damaged',
        message: expect.stringMatching(/paint\.onnx was cut short or altered .*; install Shotloom again\.$/u) as string,
      });
    });
  });

  test.each([
    ['no JSON', '{'],
    ['of another kind', '{"kind":"diffusers"}'],
    ['empty', ''],
  ])('is damaged when its manifest is %s', async (_how, text) => {
    await spoiled(
      'model.json',
      (path) => writeFileSync(path, text),
      async () => {
        expect(await refusal()).toMatchObject({
          code: 'model_damaged',
          message: expect.stringContaining('model.json cannot be read') as string,
        });
      },
    );
  });

  test('is damaged when its manifest leaves a file of the pictures out', async () => {
    const manifest = JSON.parse(readFileSync(join(whole, 'model.json'), 'utf8')) as { files: Record<string, string> };
    delete manifest.files['frame.onnx'];
    await spoiled(
      'model.json',
      (path) => writeFileSync(path, JSON.stringify(manifest)),
      async () => expect(await refusal()).toMatchObject({ code: 'model_damaged' }),
    );
  });
});
