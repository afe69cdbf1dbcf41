import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { PictureEncoding } from '../../src-shared/render/picture-encodings.ts';
import type { Ffmpeg } from './locate.ts';
import { asIs, say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

const run = promisify(execFile);
const TIMEOUT_MS = 15_000;
/** Large enough for every hardware, and over before anybody waits. */
const TRIAL = ['-f', 'lavfi', '-i', 'color=c=gray:size=640x360:rate=25,format=yuv420p', '-frames:v', '10'];

const trials = new Map<string, Promise<Sentence | null>>();

/**
 * Whether an encoder works, by a short real encode: programs list encoders of hardware that the machine has not. Asked once in a process for
 * each ffmpeg.
 * @returns null where it works, else why it does not
 */
export function tryEncoder(
  ffmpeg: Pick<Ffmpeg, 'path' | 'version' | 'encoders'>,
  encoding: PictureEncoding,
): Promise<Sentence | null> {
  const key = [ffmpeg.path, ffmpeg.version, encoding.encoder].join('\0');
  const known = trials.get(key);
  if (known !== undefined) return known;
  const trial = ffmpeg.encoders.has(encoding.encoder)
    ? encodeShortly(ffmpeg.path, encoding)
    : Promise.resolve(say`this ffmpeg was built without it`);
  trials.set(key, trial);
  return trial;
}

async function encodeShortly(path: string, { filters, options }: PictureEncoding): Promise<Sentence | null> {
  const filter = filters === null ? [] : ['-vf', filters];
  const args = ['-hide_banner', '-loglevel', 'error', '-nostdin', ...TRIAL, ...filter, ...options, '-f', 'null', '-'];
  try {
    await run(path, args, { timeout: TIMEOUT_MS, windowsHide: true });
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): Sentence {
  if (typeof error !== 'object' || error === null) return say`it does not run`;
  if ('killed' in error && error.killed === true) return say`it did not answer within ${TIMEOUT_MS / 1000} s`;
  const said = 'stderr' in error ? String(error.stderr) : '';
  const lines = said.split(/\r?\n|\r/u).map((line) => line.replace(/^(?:\[[^\]]* @ 0x[0-9a-f]+\] ?)+/u, '').trim());
  // The first complaint is the encoder's own; those behind it only follow from it.
  const [first] = lines.filter((line) => line !== '');
  return first === undefined ? say`it failed without saying why` : asIs(first);
}
