/** Text in PNG files: chunks "iTXt" (W3C PNG, 11.3.3.4), uncompressed, without language. */

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const END_BYTES = 12;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** A picture with a text under a keyword (of Latin letters, at most 79). @param png with its IEND as its last chunk */
export function withPngText(png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const data = new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(12 + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(new TextEncoder().encode('iTXt'), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crcOf(chunk.subarray(4, 8 + data.length)));
  const all = new Uint8Array(png.length + chunk.length);
  const end = png.length - END_BYTES;
  all.set(png.subarray(0, end));
  all.set(chunk, end);
  all.set(png.subarray(end), end + chunk.length);
  return all;
}

/** The text under a keyword; null where there is none, or this is no PNG. */
export function pngTextOf(png: Uint8Array, keyword: string): string | null {
  if (!SIGNATURE.every((byte, at) => png[at] === byte)) return null;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const head = `${keyword}\0\0\0\0\0`;
  for (let at = SIGNATURE.length; at + END_BYTES <= png.length;) {
    const length = view.getUint32(at);
    const data = png.subarray(at + 8, at + 8 + length);
    if (data.length < length) return null;
    if (new TextDecoder('latin1').decode(png.subarray(at + 4, at + 8)) === 'iTXt') {
      const told = new TextDecoder().decode(data);
      if (told.startsWith(head)) return told.slice(head.length);
    }
    at += END_BYTES + length;
  }
  return null;
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
