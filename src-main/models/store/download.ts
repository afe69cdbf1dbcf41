import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, open, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { publishFile } from '../../library/durable.ts';
import type { HubAccess, HubFile, Repository } from './hub.ts';
import { ask } from './hub.ts';
import { patiently, stopped, unreachable, withPatience } from './patience.ts';

/** Bytes that are asked for at a time: what a lost connection costs at most, on each of the lines. */
const PART = 8 * 2 ** 20;
/** Parts that are fetched at the same time. */
const LINES = 4;

/** How a file is fetched. */
export interface Fetching extends HubAccess {
  /** Told of bytes that came; those of an earlier run are there before (`bytesThere`). */
  readonly onBytes?: (bytes: number) => void;
  /** Bytes of a part. */
  readonly part?: number;
}

/**
 * Fetches a file to its place in parts, several at a time. What is there of an earlier run stays: parts that came whole are noted beside the file, after their bytes
 * reached the disk. The file has its name once its sum is right.
 * @throws ShotloomError model_damaged where the sum is another (nothing of it stays), model_unreachable, model_missing, cancelled
 */
export async function fetchFile(
  address: string,
  repository: Repository,
  file: HubFile,
  path: string,
  fetching: Fetching,
): Promise<void> {
  const { onBytes, part = PART } = fetching;
  await mkdir(dirname(path), { recursive: true });
  const [partial, noted] = [`${path}.part`, `${path}.parts`];
  const parts = Math.ceil(file.bytes / part);
  const made = existsSync(partial) ? readNoted(noted, parts) : new Set<number>();
  if (made.size === 0) await rm(noted, { force: true });
  const sizeOf = (index: number): number => partSize(file, index, part);
  const handle = await open(partial, existsSync(partial) ? 'r+' : 'w+');
  try {
    const left = Array.from({ length: parts }, (_, index) => index).filter((index) => !made.has(index));
    const failure = new AbortController();
    const signal = fetching.signal ? AbortSignal.any([fetching.signal, failure.signal]) : failure.signal;
    const line = async (): Promise<void> => {
      for (let index = left.shift(); index !== undefined; index = left.shift()) {
        const from = index * part;
        await patiently({ ...fetching, signal }, async () => {
          await fetchPart(address, repository, { from, to: from + sizeOf(index) - 1, of: file.bytes }, handle, {
            ...fetching,
            signal,
          });
        });
        await handle.datasync();
        await appendFile(noted, `${index}\n`);
        onBytes?.(sizeOf(index));
      }
    };
    const lines = Array.from({ length: Math.min(LINES, left.length) }, async () => {
      await line().catch((error: unknown) => {
        failure.abort(error);
        throw error;
      });
    });
    const ended = await Promise.allSettled(lines);
    if (fetching.signal?.aborted) throw stopped();
    if (failure.signal.aborted) throw failure.signal.reason;
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
  } finally {
    await handle.close();
  }
  if ((await sumOf(partial, file)) !== file.sum.hex) {
    await Promise.all([partial, noted].map((each) => rm(each, { force: true })));
    throw new ShotloomError(
      'model_damaged',
      say`${file.path} came otherwise than the hub says (its sum is another), and was thrown away; try again, or choose another mirror.`,
    );
  }
  publishFile(partial, path);
  await rm(noted, { force: true });
}

/** Bytes of files in a folder that came so far: those that are whole, and parts of others. */
export function bytesThere(folder: string, files: readonly HubFile[], part = PART): number {
  let sum = 0;
  for (const file of files) {
    const path = join(folder, file.path);
    if (existsSync(path)) sum += file.bytes;
    else if (existsSync(`${path}.part`))
      for (const index of readNoted(`${path}.parts`, Math.ceil(file.bytes / part))) sum += partSize(file, index, part);
  }
  return sum;
}

function partSize({ bytes }: HubFile, index: number, part: number): number {
  return Math.min(part, bytes - index * part);
}

/** The parts that came whole; a number that was not written to its end counts for nothing. */
function readNoted(path: string, parts: number): Set<number> {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return new Set(
    whole
      .split('\n')
      .filter((line) => /^\d+$/u.test(line))
      .map(Number)
      .filter((index) => index < parts),
  );
}

interface Range {
  /** The first byte and the last. */
  readonly from: number;
  readonly to: number;
  readonly of: number;
}

/** Fetches a range of a file to its place in another. A server that gives the whole instead is read as far as its range. */
async function fetchPart(
  address: string,
  repository: Repository,
  { from, to, of }: Range,
  handle: FileHandle,
  fetching: Fetching,
): Promise<void> {
  const answer = await ask(address, repository, fetching, { range: `bytes=${from}-${to}` });
  const { host } = new URL(answer.url);
  const isRange = answer.status === 206 && answer.headers.get('content-range') === `bytes ${from}-${to}/${of}`;
  // The whole of a file is its own range; of any other, a server that knows no ranges is of no use.
  const isWhole = answer.status === 200 && from === 0 && to === of - 1;
  if ((!isRange && !isWhole) || !answer.body) {
    await answer.body?.cancel();
    throw new ShotloomError(
      'model_unreachable',
      say`${host} gives another part of a file than it was asked for; try again, or choose another mirror.`,
    );
  }
  let at = from;
  const reader: ReadableStreamDefaultReader<Uint8Array> = answer.body.getReader();
  try {
    while (at <= to) {
      const next = await withPatience(reader.read(), fetching, host);
      if (next.done) throw unreachable(host);
      const bytes = next.value.subarray(0, to + 1 - at);
      at += await writeAll(handle, bytes, at);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Writes all of it: a disk that becomes full takes some without an error, and says so at the next byte. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<number> {
  let done = 0;
  while (done < bytes.length) done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  return done;
}

/** The sum of a file as the hub names it: Git's SHA-1 goes over "blob", the length and a zero byte before its content. */
export async function sumOf(path: string, { sum }: Pick<HubFile, 'sum'>): Promise<string> {
  const hash: Hash = createHash(sum.kind === 'git' ? 'sha1' : 'sha256');
  if (sum.kind === 'git') hash.update(`blob ${(await stat(path)).size}\0`);
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
