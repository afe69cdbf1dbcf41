import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Beats } from '../../src-shared/audio/beats.ts';
import type { FoundMusic } from '../../src-shared/audio/fit-music.ts';
import { FINE_STEP, outlineOf } from '../../src-shared/audio/limiter.ts';
import type { SoundOutline } from '../../src-shared/audio/limiter.ts';
import { chunkDigest, partOf, sourceDigest } from '../../src-shared/audio/mix-plan.ts';
import type { MixChunk, MixPlan, SoundSource } from '../../src-shared/audio/mix-plan.ts';
import { mixPart } from '../../src-shared/audio/mix.ts';
import { SAMPLE_RATE } from '../../src-shared/audio/pcm.ts';
import type { Stereo } from '../../src-shared/audio/pcm.ts';
import { Workspace } from '../../src-shared/audio/workspace.ts';
import { rawSoundArguments } from '../../src-shared/render/sound.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import type { Ffmpeg } from '../media/locate.ts';
import { sweepParts, writeInPlace } from '../media/part-file.ts';
import { noteUse, trimCache } from '../media/trim-cache.ts';
import { findBeats, makeSound } from './make-sound.ts';
import { rawBytes, rawSamples, readRaw } from './raw-sound.ts';
import type { RawSound } from './raw-sound.ts';
import { RENDERER_REVISION } from './render-score.ts';

/** What sound is mixed with. */
export interface SoundTools {
  readonly ffmpeg: Pick<Ffmpeg, 'path'>;
  /** Stored media by the SHA-256 of their bytes; the library's store is one. */
  readonly store: { read(sha256: string): Promise<string> };
  readonly cacheDirectory: string;
  /** Bytes that the cache holds at most; any number unless given. */
  readonly mostBytes?: number;
  /** The file resources/soundfont/shotloom.sf3. */
  readonly soundfont: string;
}

/** A piece of a film that is mixed. */
export interface MixedChunk extends RawSound {
  readonly outline: SoundOutline;
  /** Found in the cache and not mixed now. */
  readonly reused: boolean;
}

/** Ten minutes: longer than any piece that is looped. */
const MOST_HEARD = 600 * SAMPLE_RATE;

/** Sources as raw samples and pieces of mixes on disk, each under the digest of everything that determines it. */
export class SoundCache {
  readonly #tools: SoundTools;
  readonly #signal: AbortSignal | undefined;
  readonly #sources = new Map<string, Promise<RawSound>>();

  private constructor(tools: SoundTools, signal: AbortSignal | undefined) {
    this.#tools = tools;
    this.#signal = signal;
  }

  /** Opens the cache: makes its folder, clears what killed processes left in it and, where it is full, what was used longest ago. */
  static async open(tools: SoundTools, signal?: AbortSignal): Promise<SoundCache> {
    await mkdir(tools.cacheDirectory, { recursive: true });
    await sweepParts(tools.cacheDirectory);
    await trimCache(tools.cacheDirectory, (held) => tools.mostBytes ?? held);
    return new SoundCache(tools, signal);
  }

  /**
   * Samples of a source; {@link import('../../src-shared/audio/mix.ts').ReadSource}.
   * @param workspace has them, until the next are read
   * @throws ShotloomError `sound_unreadable` where its file has no sound, `media_damaged` where the file is missing or was changed
   */
  async read(
    source: SoundSource,
    from: number,
    count: number,
    loops: boolean,
    workspace = new Workspace(),
  ): Promise<Stereo> {
    const raw = await this.#rawOf(source);
    if (!loops || raw.samples === 0) return await readRaw(raw, from, count, workspace);
    const within = from % raw.samples;
    if (within + count <= raw.samples) return await readRaw(raw, within, count, workspace);
    const out = workspace.stereo('rounds', count);
    for (let done = 0; done < count;) {
      const start = (from + done) % raw.samples;
      const length = Math.min(count - done, raw.samples - start);
      const piece = await readRaw(raw, start, length, workspace);
      out.left.set(piece.left, done);
      out.right.set(piece.right, done);
      done += length;
    }
    return out;
  }

  /**
   * Where the beats of some music are and how long it is, for {@link import('../../src-shared/audio/fit-music.ts').fitMusic}. Of very
   * long music the first {@link MOST_HEARD} samples are listened to, and so used. Throws as {@link SoundCache.read}.
   */
  async music(source: SoundSource): Promise<FoundMusic> {
    const whole = await this.#rawOf(source);
    const raw = { ...whole, samples: Math.min(MOST_HEARD, whole.samples) };
    const path = `${whole.path}.beats`;
    const known = await readFile(path, 'utf8').catch(() => null);
    const beats = known === null ? await findBeats(raw, this.#signal) : (JSON.parse(known) as Beats);
    if (known === null) await writeInPlace(path, async (file) => await writeFile(file, JSON.stringify(beats)));
    return { source, samples: raw.samples, beats };
  }

  /**
   * Mixes a piece of a film, or finds it mixed.
   * @throws ShotloomError as {@link SoundCache.read}, and `cancelled`
   */
  async chunk(plan: MixPlan, chunk: MixChunk, workspace: Workspace): Promise<MixedChunk> {
    const part = partOf(plan, chunk);
    const path = this.#path(chunkDigest(part, RENDERER_REVISION));
    const found = await readOutline(path, part.samples);
    if (found) {
      await Promise.all([path, outlinePath(path)].map(noteUse));
      return { path, samples: part.samples, outline: found, reused: true };
    }
    if (this.#signal?.aborted) throw new ShotloomError('cancelled', say`The mix was stopped.`);
    const mixed = await mixPart(part, async (...asked) => await this.read(...asked, workspace), workspace);
    const outline = outlineOf(mixed);
    await writeInPlace(path, async (file) => await writeFile(file, rawBytes(mixed, workspace)));
    await writeInPlace(outlinePath(path), async (file) => await writeFile(file, outlineBytes(outline)));
    return { path, samples: part.samples, outline, reused: false };
  }

  #path(digest: string): string {
    return join(this.#tools.cacheDirectory, `${digest}.f32`);
  }

  #rawOf(source: SoundSource): Promise<RawSound> {
    const digest = sourceDigest(source, RENDERER_REVISION);
    const known = this.#sources.get(digest) ?? this.#makeRaw(source, this.#path(digest));
    this.#sources.set(digest, known);
    return known;
  }

  async #makeRaw(source: SoundSource, path: string): Promise<RawSound> {
    const found = await stat(path).catch(() => null);
    if (found) {
      await noteUse(path);
      return { path, samples: rawSamples(found.size) };
    }
    await writeInPlace(path, async (file) => {
      if (source.kind === 'file') await this.#decode(source, file);
      else await writeFile(file, await makeSound(source, this.#tools.soundfont, this.#signal));
    });
    return { path, samples: rawSamples((await stat(path)).size) };
  }

  async #decode(source: Extract<SoundSource, { kind: 'file' }>, output: string): Promise<void> {
    const stored = await this.#tools.store.read(source.sha256);
    try {
      await runFfmpeg(this.#tools.ffmpeg, rawSoundArguments(stored, source), output, this.#options());
    } catch (cause) {
      if (cause instanceof ShotloomError && cause.code !== 'ffmpeg_failed') throw cause;
      const message = say`A file of the film has no sound that can be read; replace it, or take its sound out of the film.`;
      throw new ShotloomError('sound_unreadable', message, { cause });
    }
  }

  #options(): { signal?: AbortSignal } {
    return this.#signal ? { signal: this.#signal } : {};
  }
}

function outlinePath(path: string): string {
  return `${path}.outline`;
}

function outlineBytes({ energies, peaks }: SoundOutline): Uint8Array {
  const both = new Float32Array(energies.length * 2);
  both.set(energies);
  both.set(peaks, energies.length);
  return new Uint8Array(both.buffer);
}

/** The outline of a piece that lies whole in the cache; null where it does not. */
async function readOutline(path: string, samples: number): Promise<SoundOutline | null> {
  const bytes = await readFile(outlinePath(path)).catch(() => null);
  const { size } = (await stat(path).catch(() => null)) ?? { size: 0 };
  const steps = Math.floor(samples / FINE_STEP);
  if (bytes?.length !== steps * 8 || rawSamples(size) !== samples) return null;
  const both = new Float32Array(new Uint8Array(bytes).buffer);
  return { energies: both.subarray(0, steps), peaks: both.subarray(steps) };
}
