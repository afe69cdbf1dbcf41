// Puts the ffmpeg of a platform into resources/bin for its package: by URL, and only with the SHA-256 that is written down.
//   node bin/fetch-ffmpeg.mjs linux-x64
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/**
 * @typedef {object} Pinned an ffmpeg as resources/packaging/ffmpeg.json names it
 * @property {string} url of a .tgz or a .zip
 * @property {string} sha256 of that file
 * @property {string} member the program in it
 * @property {string} source where its source is offered
 */

/** What has to stand in how it was configured: that is written in the program itself. */
const CONFIGURED = ['--enable-gpl', '--enable-libx264', '--enable-libass'];
/** Parts whose licences forbid to give the program to others. */
const NONFREE = '--enable-nonfree';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @param {Pinned} pinned
 * @param {(url: string) => Promise<Uint8Array>} download
 * @returns {Promise<Uint8Array>} the program
 */
export async function fetchPinned({ url, sha256, member }, download) {
  const archive = await download(url);
  const found = createHash('sha256').update(archive).digest('hex');
  if (found !== sha256)
    throw new Error(`${url} has the SHA-256 ${found}, not the ${sha256} that is written down; nothing of it is used.`);
  const program = url.endsWith('.zip')
    ? unzipSync(archive, { filter: ({ name }) => name === member })[member]
    : memberOfTar(gunzipSync(archive), member);
  if (!program) throw new Error(`${url} has no ${member}.`);
  const bytes = Buffer.from(program.buffer, program.byteOffset, program.length);
  const lacking = CONFIGURED.filter((option) => !bytes.includes(option));
  if (lacking.length > 0) throw new Error(`The ffmpeg of ${url} was built without ${lacking.join(', ')}.`);
  if (bytes.includes(NONFREE))
    throw new Error(`The ffmpeg of ${url} was built with ${NONFREE}: it must not be given to others.`);
  return program;
}

/**
 * A file of a tar archive (POSIX ustar: headers of 512 bytes, sizes in octal).
 *
 * @param {Uint8Array} tar
 * @param {string} name
 */
function memberOfTar(tar, name) {
  const text = (/** @type {number} */ from, /** @type {number} */ length) =>
    Buffer.from(tar.subarray(from, from + length))
      .toString('latin1')
      .split('\0')[0] ?? '';
  for (let at = 0; at + 512 <= tar.length;) {
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8);
    if (text(at, 100) === name) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return null;
}

/** @param {string} platform e.g. `linux-x64` */
async function main(platform) {
  const table = /** @type {Record<string, Pinned>} */ (
    JSON.parse(readFileSync(join(root, 'resources', 'packaging', 'ffmpeg.json'), 'utf8'))
  );
  const pinned = table[platform];
  if (!pinned)
    throw new Error(
      `No ffmpeg is written down for "${platform}" in resources/packaging/ffmpeg.json, only for: ${Object.keys(table).join(', ')}.`,
    );
  const program = await fetchPinned(pinned, async (url) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  });
  const path = join(root, 'resources', 'bin', platform, basename(pinned.member));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, program);
  chmodSync(path, 0o755);
  process.stderr.write(`${path}\nIts source: ${pinned.source}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await main(process.argv[2] ?? `${process.platform}-${process.arch}`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
