import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaintedLayers } from '../../../src-main/generation/painted-layers.ts';
import { packLayers, unpackLayers } from '../../../src-main/generation/painted-layers.ts';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { HeardWord, Hearing } from '../../../src-shared/generation/hearing.ts';

const painted: PaintedLayers = {
  layers: [
    { name: 'fine', shape: [1, 3], data: Uint8Array.of(0, 128, 255) },
    { name: 'motion', shape: [2, 2], data: Float32Array.of(0, -1.5, 1e-7, 3e7) },
    { name: 'mix', shape: [1], data: Uint8Array.of(9) },
    { name: 'air', shape: [2], data: Float32Array.of(0.25, 0.75) },
  ],
  hearing: {
    language: 'zh',
    words: [
      { text: '红色', fate: 'shown', concept: 'colour:red', name: '红', distance: 1, slots: ['first.colour'] },
      { text: '龘', fate: 'unknown', concept: null, name: null, distance: 9, slots: [] },
    ],
    said: [{ slot: 'first.colour', value: 'red', share: 0.98 }],
  },
};

function unheard(text: string): HeardWord {
  return { text, fate: 'unknown', concept: null, name: null, distance: 9, slots: [] };
}

function refusalOf(stored: Uint8Array): unknown {
  try {
    return unpackLayers(stored);
  } catch (error) {
    return error instanceof ShotloomError ? error.code : error;
  }
}

describe('painted layers', () => {
  test('come back as they were stored', async () => {
    expect(unpackLayers(await packLayers(painted))).toEqual(painted);
  });

  test('of several prompts come back, and are not taken for those of one', async () => {
    const [other = painted.layers[0]] = painted.layers.slice(1);
    const later = [{ layers: other ? [other] : [], hearing: { ...painted.hearing, said: [] } }, painted];
    const packed = await packLayers({ ...painted, later });
    expect(unpackLayers(packed)).toEqual({ ...painted, later });
    expect(Buffer.from(packed).subarray(0, 18)).not.toEqual(Buffer.from(await packLayers(painted)).subarray(0, 18));
  });

  test('come back from the middle of a larger buffer', async () => {
    const packed = await packLayers(painted);
    const larger = new Uint8Array(packed.length + 9);
    larger.set(packed, 5);
    expect(unpackLayers(larger.subarray(5, 5 + packed.length))).toEqual(painted);
  });

  test('come back whatever they hold', async () => {
    const layer = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.float32Array({ minLength: 1, maxLength: 40, noNaN: true }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(layer, { maxLength: 5 }),
        fc.array(fc.string({ unit: 'grapheme' })),
        async (data, words) => {
          const layers = data.map((each, index) => ({ name: `layer ${index}`, shape: [each.length], data: each }));
          const hearing: Hearing = { language: 'en', words: words.map(unheard), said: [] };
          const any: PaintedLayers = { layers, hearing };
          expect(unpackLayers(await packLayers(any))).toEqual(any);
        },
      ),
    );
  });

  test('are refused when cut short anywhere', async () => {
    const packed = await packLayers(painted);
    for (let length = 0; length < packed.length; length += 1) {
      expect(refusalOf(packed.subarray(0, length))).toBe('media_damaged');
    }
  });

  test('are refused when a byte of the data was altered', async () => {
    const packed = await packLayers(painted);
    for (let at = 0; at < packed.length; at += 1) {
      const altered = Uint8Array.from(packed);
      altered[at] = (altered[at] ?? 0) ^ 0x55;
      expect(refusalOf(altered)).toBe('media_damaged');
    }
  });

  test('are refused when the header promises more than there is', async () => {
    const header = Buffer.from(
      JSON.stringify({
        layers: [{ name: 'fine', shape: [1000], dtype: 'float32' }],
        hearing: { language: 'en', words: [], said: [] },
      }),
    );
    const length = Buffer.alloc(4);
    length.writeUInt32LE(header.length);
    const file = Buffer.concat([Buffer.from('SHOTLOOM LAYERS 2\n'), deflateSync(Buffer.concat([length, header]))]);
    expect(refusalOf(file)).toBe('media_damaged');
  });

  test('of an earlier model are refused with a sentence', async () => {
    const packed = Buffer.from(await packLayers(painted));
    packed.write('SHOTLOOM LAYERS 1\n');
    expect(() => unpackLayers(packed)).toThrow(/earlier built-in model that is gone; generate its shot again\.$/u);
    expect(refusalOf(packed)).toBe('model_missing');
  });
});
