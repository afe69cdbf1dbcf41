import { createHash } from 'node:crypto';
import { access, copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { limited, LIMITER_MARGIN, LIMITER_WINDOWS, limitedLoudness } from '../../src-shared/audio/limiter.ts';
import type { LoudnessTarget } from '../../src-shared/audio/film-sound.ts';
import type { LimiterSetting, SoundOutline } from '../../src-shared/audio/limiter.ts';
import { chunksOf } from '../../src-shared/audio/mix-plan.ts';
import type { MixPlan } from '../../src-shared/audio/mix-plan.ts';
import { decibelsOf, gainOf } from '../../src-shared/audio/pcm.ts';
import type { Stereo } from '../../src-shared/audio/pcm.ts';
import { Workspace } from '../../src-shared/audio/workspace.ts';
import { canonicalJson } from '../../src-shared/generation/canonical-json.ts';
import { encodeSoundArguments } from '../../src-shared/render/sound.ts';
import type { SoundFormat } from '../../src-shared/render/sound.ts';
import { openRawVideoSink } from '../media/ffmpeg.ts';
import { writeInPlace } from '../media/part-file.ts';
import { noteUse } from '../media/trim-cache.ts';
import { measureFile } from './measure-file.ts';
import type { Measured } from './measure-file.ts';
import { rawBytes, readRaw } from './raw-sound.ts';
import { SoundCache } from './sound-cache.ts';
import type { MixedChunk, SoundTools } from './sound-cache.ts';

/** The highest true peak of a finished file, in dBTP. */
export const HIGHEST_PEAK = -1;

/** What a mix is to become. */
export interface MixFormat {
  readonly loudness: LoudnessTarget;
  readonly sound: SoundFormat;
}

export interface MixOptions {
  readonly signal?: AbortSignal;
  /** Called with the pieces that are mixed, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What a mix did, and what was measured in the finished file. */
export interface MixResult {
  /** LUFS of the file as it is decoded; null for silence. */
  readonly loudness: number | null;
  /** dBTP of the file as it is decoded; null for silence. */
  readonly truePeak: number | null;
  /** Whether the file is within {@link TOLERANCE} of its target and under the highest peak. */
  readonly onTarget: boolean;
  /** How often the film was encoded until it was; of a film that was finished before, then. */
  readonly rounds: number;
  readonly mixed: number;
  readonly reused: number;
}

/** What is known of a finished file. */
type Finished = Omit<MixResult, 'mixed' | 'reused'>;

/** Raised whenever the same pieces are finished into another file. */
const FINISH_REVISION = 1;
/** How far from its target a file may be, in LU. */
export const TOLERANCE = 0.5;
/** What is good enough to be left as it is, in LU. */
const CLOSE = 0.25;
const MOST_ROUNDS = 6;
/** How much lossy codecs add to peaks, in decibels, before it is known. */
const OVERSHOOT: Readonly<Record<SoundFormat['codec'], number>> = {
  aac: 0.7,
  opus: 0.7,
  mp3: 0.7,
  flac: 0.05,
  pcm: 0.05,
};
/** What is kept between what is measured and the highest peak, in decibels: meters differ by so much. */
const PEAK_MARGIN = 0.05;
/** Steps of the search for a gain before anything is encoded. */
const MOST_GUESSES = 12;
/** LU for a decibel of gain: below this a mix cannot be made louder with a window. */
const LEAST_SLOPE = 0.12;
/** How near the search comes to what it looks for, in LU. */
const NEAR = 0.03;

/**
 * Mixes the sound of a film into the file `output`, which is written beside its place and renamed. Its pieces come from the cache
 * where they are there. What is measured, and corrected until it fits, is the finished file as a player decodes it.
 *
 * @throws ShotloomError `sound_unreadable`, `media_damaged`, `ffmpeg_failed`; `cancelled` when the signal stopped it
 */
export async function mixFilm(
  plan: MixPlan,
  format: MixFormat,
  tools: SoundTools,
  output: string,
  options: MixOptions = {},
): Promise<MixResult> {
  if (!(plan.samples > 0)) throw new RangeError('A mix needs a length above 0');
  const chunks = await mixChunks(plan, tools, options);
  const counts = {
    mixed: chunks.filter(({ reused }) => !reused).length,
    reused: chunks.filter((one) => one.reused).length,
  };
  const kept = join(tools.cacheDirectory, `${finishedDigest(chunks, format)}.finished`);
  const finished = (await readFinished(kept)) ?? (await finish(kept, chunks, format, tools, options.signal));
  await writeInPlace(output, async (part) => await copyFile(kept, part));
  return { ...finished, ...counts };
}

async function finish(
  kept: string,
  chunks: readonly MixedChunk[],
  format: MixFormat,
  tools: SoundTools,
  signal: AbortSignal | undefined,
): Promise<Finished> {
  const finished = await writeInPlace(
    kept,
    async (part) => await new Encoder(chunks, format, tools, part, signal).run(),
  );
  await writeInPlace(`${kept}.json`, async (part) => await writeFile(part, JSON.stringify(finished)));
  return finished;
}

/** What is known of a finished file that is in the cache; null where it is not. */
async function readFinished(kept: string): Promise<Finished | null> {
  try {
    const [text] = await Promise.all([readFile(`${kept}.json`, 'utf8'), access(kept)]);
    await Promise.all([kept, `${kept}.json`].map(noteUse));
    return JSON.parse(text) as Finished;
  } catch {
    return null;
  }
}

/** The digest of all that determines a finished file but for the version of ffmpeg. */
function finishedDigest(chunks: readonly MixedChunk[], format: MixFormat): string {
  const pieces = chunks.map(({ path }) => basename(path));
  return createHash('sha256')
    .update(canonicalJson({ pieces, format, revision: FINISH_REVISION }))
    .digest('hex');
}

async function mixChunks(plan: MixPlan, tools: SoundTools, { signal, onProgress }: MixOptions): Promise<MixedChunk[]> {
  const cache = await SoundCache.open(tools, signal);
  const pieces = chunksOf(plan);
  const workspace = new Workspace();
  const chunks: MixedChunk[] = [];
  for (const piece of pieces) {
    chunks.push(await cache.chunk(plan, piece, workspace));
    onProgress?.(chunks.length, pieces.length);
  }
  return chunks;
}

/** Encodes a mix until the file fits its target. */
class Encoder {
  readonly #chunks: readonly MixedChunk[];
  readonly #outline: SoundOutline;
  readonly #format: MixFormat;
  readonly #tools: SoundTools;
  readonly #output: string;
  readonly #signal: AbortSignal | undefined;
  readonly #workspace = new Workspace();

  constructor(
    chunks: readonly MixedChunk[],
    format: MixFormat,
    tools: SoundTools,
    output: string,
    signal: AbortSignal | undefined,
  ) {
    this.#chunks = chunks;
    this.#outline = joinedOutline(chunks);
    this.#format = format;
    this.#tools = tools;
    this.#output = output;
    this.#signal = signal;
  }

  async run(): Promise<Finished> {
    const { loudness: target } = this.#format;
    let ceiling = HIGHEST_PEAK - OVERSHOOT[this.#format.sound.codec];
    let wanted: number = target;
    let best: { setting: LimiterSetting; measured: Measured; miss: number } | null = null;
    for (let rounds = 1; ; rounds += 1) {
      const setting = settingFor(this.#outline, wanted, gainOf(ceiling), this.#workspace);
      await this.#encode(setting);
      const measured = await this.#measure();
      if (measured.loudness === -Infinity) return silent(rounds);
      const peak = decibelsOf(measured.truePeak) + PEAK_MARGIN;
      const off = measured.loudness - target;
      const miss = Math.abs(off) + Math.max(0, peak - HIGHEST_PEAK) * 10;
      const isGood = Math.abs(off) <= CLOSE && peak <= HIGHEST_PEAK;
      if (best === null || miss < best.miss) best = { setting, measured, miss };
      if (isGood || rounds >= MOST_ROUNDS) {
        if (best.setting !== setting) await this.#encode(best.setting);
        return found(best.measured, target, rounds);
      }
      wanted -= off;
      if (peak > HIGHEST_PEAK) ceiling -= peak - HIGHEST_PEAK + PEAK_MARGIN;
    }
  }

  /** A piece of the film at a setting. */
  async #finished(index: number, setting: LimiterSetting): Promise<Stereo> {
    const whole = await this.#withNeighbours(index, LIMITER_MARGIN);
    return limited(whole, LIMITER_MARGIN, setting, this.#workspace);
  }

  async #withNeighbours(index: number, margin: number): Promise<Stereo> {
    const chunk = this.#chunks[index];
    if (!chunk) throw new RangeError('There is no such piece');
    const whole = this.#workspace.stereo('whole', chunk.samples + 2 * margin);
    // Before the film and after it there is silence.
    for (const channel of [whole.left, whole.right]) channel.fill(0);
    // Neighbours may be shorter than the margin.
    let start = margin;
    for (let before = index - 1; start > 0 && this.#chunks[before]; before -= 1) {
      const neighbour = this.#chunks[before];
      const count = Math.min(start, neighbour?.samples ?? 0);
      if (neighbour)
        place(whole, start - count, await readRaw(neighbour, neighbour.samples - count, count, this.#workspace));
      start -= count;
    }
    place(whole, margin, await readRaw(chunk, 0, chunk.samples, this.#workspace));
    let end = margin + chunk.samples;
    for (let after = index + 1; end < whole.left.length && this.#chunks[after]; after += 1) {
      const neighbour = this.#chunks[after];
      const count = Math.min(whole.left.length - end, neighbour?.samples ?? 0);
      if (neighbour) place(whole, end, await readRaw(neighbour, 0, count, this.#workspace));
      end += count;
    }
    return whole;
  }

  async #encode(setting: LimiterSetting): Promise<void> {
    const task = encodeSoundArguments(this.#format.sound);
    const sink = openRawVideoSink(this.#tools.ffmpeg, task, this.#output, this.#signal ? { signal: this.#signal } : {});
    try {
      for (const index of this.#chunks.keys()) {
        await sink.write(rawBytes(await this.#finished(index, setting), this.#workspace));
      }
      await sink.finish();
    } catch (error) {
      await sink.abort();
      throw error;
    }
  }

  async #measure(): Promise<Measured> {
    return await measureFile(this.#tools.ffmpeg, this.#output, this.#workspace, this.#signal);
  }
}

/**
 * The gain that brings a mix, limited, to a loudness, with the longest window that can. The limiter takes some of what a gain gives,
 * so the gain is looked for by secants; what cannot be reached is come as near to as the shortest window can.
 */
function settingFor(outline: SoundOutline, wanted: number, ceiling: number, workspace: Workspace): LimiterSetting {
  let setting: LimiterSetting = { gain: 1, ceiling, window: LIMITER_WINDOWS[0] ?? 0 };
  for (const window of LIMITER_WINDOWS) {
    let [decibels, slope, before] = [0, 1, null as { decibels: number; loudness: number } | null];
    for (let guess = 0; guess < MOST_GUESSES; guess += 1) {
      setting = { gain: gainOf(decibels), ceiling, window };
      const loudness = limitedLoudness(outline, setting, workspace);
      if (loudness === -Infinity) return setting;
      if (Math.abs(wanted - loudness) < NEAR) return setting;
      if (before) slope = (loudness - before.loudness) / (decibels - before.decibels);
      before = { decibels, loudness };
      // More gain hardly helps any more.
      if (slope < LEAST_SLOPE && loudness < wanted) break;
      decibels += (wanted - loudness) / Math.max(slope, LEAST_SLOPE);
    }
  }
  return setting;
}

function joinedOutline(chunks: readonly MixedChunk[]): SoundOutline {
  const join = (part: keyof SoundOutline): Float32Array => {
    const all = new Float32Array(chunks.reduce((sum, { outline }) => sum + outline[part].length, 0));
    let at = 0;
    for (const { outline } of chunks) {
      all.set(outline[part], at);
      at += outline[part].length;
    }
    return all;
  };
  return { energies: join('energies'), peaks: join('peaks') };
}

function place(whole: Stereo, at: number, piece: Stereo): void {
  whole.left.set(piece.left, at);
  whole.right.set(piece.right, at);
}

function silent(rounds: number): Finished {
  return { loudness: null, truePeak: null, onTarget: true, rounds };
}

function found({ loudness, truePeak }: Measured, target: number, rounds: number): Finished {
  const peak = decibelsOf(truePeak);
  const onTarget = Math.abs(loudness - target) <= TOLERANCE && peak <= HIGHEST_PEAK;
  return { loudness, truePeak: peak, onTarget, rounds };
}
