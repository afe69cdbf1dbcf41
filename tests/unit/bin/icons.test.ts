import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { icnsOf, icoOf, iconPng } from '../../../bin/icons.mjs';

const packaging = (name: string): Buffer =>
  readFileSync(new URL(`../../../resources/packaging/${name}`, import.meta.url));

/** Pixels of a PNG each way, out of its header. */
function sizeOf(png: Buffer): readonly [number, number] {
  expect(png.subarray(1, 4).toString('ascii')).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('the icon', () => {
  test('is drawn sharp at the smallest size: the threads of its sign end at whole pixels', async () => {
    const png = await iconPng(packaging('icon.svg'), 16);
    expect(sizeOf(png)).toEqual([16, 16]);
    expect(png).toEqual(packaging('icons/16x16.png'));
  });

  test('is there for Linux in every size, as files that are named by it', () => {
    for (const pixels of [16, 32, 128, 512, 1024]) {
      expect(sizeOf(packaging(`icons/${pixels}x${pixels}.png`))).toEqual([pixels, pixels]);
    }
  });

  test('is there for Windows: each entry leads to a PNG of its size', () => {
    const ico = packaging('icon.ico');
    expect(ico.readUInt16LE(2)).toBe(1);
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const entry = 6 + 16 * index;
      const at = ico.readUInt32LE(entry + 12);
      const [width] = sizeOf(ico.subarray(at, at + ico.readUInt32LE(entry + 8)));
      expect(ico.readUInt8(entry)).toBe(width % 256);
      return width;
    });
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  test('is there for Macs: each part leads to a PNG, and the whole knows its length', () => {
    const icns = packaging('icon.icns');
    expect(icns.subarray(0, 4).toString('ascii')).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const sizes: number[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) sizes.push(sizeOf(icns.subarray(at + 8))[0]);
    expect(sizes).toEqual([32, 64, 128, 256, 256, 512, 512, 1024]);
  });

  test('has a place for each picture, also where there is only one', () => {
    const png = packaging('icons/256x256.png');
    const ico = icoOf([{ pixels: 256, png }]);
    expect([ico.readUInt8(6), ico.readUInt32LE(18), ico.length]).toEqual([0, 22, 22 + png.length]);
    expect(icnsOf([{ type: 'ic08', png }]).subarray(16)).toEqual(png);
  });
});
