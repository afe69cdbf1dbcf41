// npm run icons: makes the icons of all platforms out of resources/packaging/icon.svg, so that packing them fetches no tool.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const folder = new URL('../resources/packaging/', import.meta.url);

/** Linux's, one file a size; the window has one of them, too. */
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
/** Of a Mac: the type of each picture in an .icns, and its pixels. */
const MAC = /** @type {const} */ ([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
]);
/** Macs leave a margin around an icon: of 1024 pixels it has 824. */
const MAC_SHARE = 824 / 1024;

/**
 * The sign as a PNG.
 *
 * @param {Buffer} svg
 * @param {number} pixels each way
 * @param {number} [share] of them that it has, in the middle
 */
export async function iconPng(svg, pixels, share = 1) {
  const size = Math.round(pixels * share);
  // Drawn from the vectors at each size: a large picture that is made smaller has no sharp edges.
  const sized = svg.toString('utf8').replace(/width="\d+" height="\d+"/u, `width="${size}" height="${size}"`);
  const canvas = createCanvas(pixels, pixels);
  const place = Math.round((pixels - size) / 2);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(sized)), place, place, size, size);
  return canvas.toBuffer('image/png');
}

/**
 * An .ico with PNGs in it, as Windows reads since Vista.
 *
 * @param {readonly { readonly pixels: number, readonly png: Buffer }[]} pictures at most 256 pixels each way
 */
export function icoOf(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, { pixels, png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    // 256 does not fit into a byte, and is written as 0.
    head.writeUInt8(pixels % 256, entry);
    head.writeUInt8(pixels % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/**
 * An .icns with PNGs in it.
 *
 * @param {readonly { readonly type: string, readonly png: Buffer }[]} pictures
 */
export function icnsOf(pictures) {
  const parts = pictures.flatMap(({ type, png }) => [partHead(type, png.length), png]);
  const bytes = parts.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([partHead('icns', bytes), ...parts]);
}

/** @param {string} type @param {number} bytes behind this head */
function partHead(type, bytes) {
  const head = Buffer.alloc(8);
  head.write(type, 'ascii');
  head.writeUInt32BE(bytes + head.length, 4);
  return head;
}

async function writeIcons() {
  const svg = readFileSync(new URL('icon.svg', folder));
  mkdirSync(new URL('icons', folder), { recursive: true });
  for (const pixels of LINUX) {
    writeFileSync(new URL(`icons/${pixels}x${pixels}.png`, folder), await iconPng(svg, pixels));
  }
  const windows = WINDOWS.map(async (pixels) => ({ pixels, png: await iconPng(svg, pixels) }));
  writeFileSync(new URL('icon.ico', folder), icoOf(await Promise.all(windows)));
  const mac = MAC.map(async ([type, pixels]) => ({ type, png: await iconPng(svg, pixels, MAC_SHARE) }));
  writeFileSync(new URL('icon.icns', folder), icnsOf(await Promise.all(mac)));
  process.stdout.write(`${fileURLToPath(folder)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeIcons();
