import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPicture } from '../../../src-main/media/picture.ts';
import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { MediaBench } from '../../support/media/media.ts';

const SIDE = 24;
let bench: MediaBench;

beforeAll(async () => {
  bench = await MediaBench.open();
});

afterAll(async () => await bench.close());

/** Writes a picture that is red on its left and blue on its right. */
async function halves(name: string, width: number, height: number): Promise<string> {
  const path = bench.path(name);
  const filters = `color=c=red:s=${width}x${height}[a];color=c=blue:s=${width / 2}x${height}[b];[a][b]overlay=x=${width / 2}`;
  const inputs = [{ source: 'color=c=black:s=16x16', options: ['-f', 'lavfi'] }];
  await runFfmpeg(bench.ffmpeg, { inputs, output: ['-filter_complex', filters, '-frames:v', '1'] }, path);
  return path;
}

const read = (path: string) => readPicture(bench.ffmpeg, path, SIDE, bench.path('scratch.rgb'));

/** RGB at a texel. */
function at(rgb: Uint8Array, x: number, y: number): number[] {
  return Array.from(rgb.subarray((y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3));
}

function expectNear(found: readonly number[], expected: readonly number[]): void {
  found.forEach((value, index) => expect(Math.abs(value - (expected[index] ?? NaN))).toBeLessThan(20));
}

describe('a picture', () => {
  test.each(['jpg', 'png', 'webp', 'gif', 'bmp'])('as %s is made small and square, grey beside it', async (kind) => {
    const { rgb, extension } = await read(await halves(`wide.${kind}`, 200, 100));
    expect(rgb).toHaveLength(SIDE * SIDE * 3);
    expect(extension).toBe(kind);
    expectNear(at(rgb, 12, 2), [128, 128, 128]);
    expectNear(at(rgb, 4, 12), [254, 0, 0]);
    expectNear(at(rgb, 20, 12), [0, 0, 254]);
    expectNear(at(rgb, 12, 22), [128, 128, 128]);
  });

  test('is known by its bytes, whatever it is called, and high ones have grey at their sides', async () => {
    const path = bench.path('called.txt');
    writeFileSync(path, readFileSync(await halves('high.png', 100, 300)));
    const { rgb, extension } = await read(path);
    expect(extension).toBe('png');
    expectNear(at(rgb, 1, 12), [128, 128, 128]);
    expectNear(at(rgb, 10, 1), [254, 0, 0]);
  });

  test('that a camera held on its side took is turned', async () => {
    const bytes = readFileSync(await halves('lying.jpg', 200, 100));
    // Exif with one entry: orientation 6, to be turned clockwise.
    const exif = 'ffe100224578696600004d4d002a00000008000101120003000000010006000000000000';
    const path = bench.path('turned.jpg');
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 2), Buffer.from(exif, 'hex'), bytes.subarray(2)]));
    const { rgb } = await read(path);
    const [above, below, beside] = [at(rgb, 12, 2), at(rgb, 12, 21), at(rgb, 2, 12)];
    expect([above[0], below[2]].every((value) => (value ?? 0) > 230)).toBe(true);
    expect(beside).toEqual([128, 128, 128]);
  });

  test('that is not there is missed by name', async () => {
    await expect(read(bench.path('nowhere.png'))).rejects.toMatchObject({
      code: 'picture_missing',
      message: expect.stringContaining('nowhere.png') as string,
    });
  });

  test.each([
    ['a text', 'INT. ROOM - DAY', /no JPEG, PNG/u],
    ['nothing', '', /no JPEG, PNG/u],
    ['a list of other files', '#EXTM3U\n/etc/passwd\n', /no JPEG, PNG/u],
    ['the beginning of a PNG', '\u0089PNG\r\n\u001a\n\0\0', /damaged/u],
  ])('that is %s is refused with one sentence', async (_what, content, words) => {
    const path = bench.path('bad.png');
    writeFileSync(path, Buffer.from(content, 'latin1'));
    const refusal = read(path);
    await expect(refusal).rejects.toMatchObject({ code: 'picture_unusable' });
    await expect(refusal).rejects.toThrow(words);
  });

  test('in which nobody can be made out is refused', async () => {
    await expect(read(await halves('tiny.png', 30, 200))).rejects.toThrow(/too small \(30x200\)/u);
  });
});
