import { readFile, writeFile } from 'node:fs/promises';
import { chunksOf, partOf } from '../../src-shared/audio/mix-plan.ts';
import type { MixChunk, MixPlan, MixRole } from '../../src-shared/audio/mix-plan.ts';
import { mixPart } from '../../src-shared/audio/mix.ts';
import { cellsOf, filmPeaks, peakTracks, without } from '../../src-shared/audio/peaks.ts';
import type { CellPiece, PeakTrack } from '../../src-shared/audio/peaks.ts';
import type { Stereo } from '../../src-shared/audio/pcm.ts';
import { Workspace } from '../../src-shared/audio/workspace.ts';
import { writeInPlace } from '../media/part-file.ts';
import { readRaw } from './raw-sound.ts';
import { SoundCache } from './sound-cache.ts';
import type { SoundTools } from './sound-cache.ts';

/**
 * The waveforms of a film as it is mixed, one behind the other in the order of {@link peakTracks}, all of one length
 * (src-shared/audio/peaks.ts). Pieces that did not change are not mixed again.
 * @throws ShotloomError as mixing does
 */
export async function drawFilmPeaks(plan: MixPlan, tools: SoundTools, signal: AbortSignal): Promise<Uint8Array> {
  const cache = await SoundCache.open(tools, signal);
  const pieces = new Map(peakTracks.map((track): [PeakTrack, CellPiece[]] => [track, []]));
  for (const chunk of chunksOf(plan)) {
    const cells = await cellsOfPiece(plan, chunk, cache);
    const length = cells.length / peakTracks.length;
    for (const [index, track] of peakTracks.entries()) {
      const own = cells.subarray(index * length, (index + 1) * length);
      pieces.get(track)?.push({ start: chunk.start, cells: own });
    }
  }
  const drawn = peakTracks.map((track) => filmPeaks(plan.samples, pieces.get(track) ?? []));
  return Buffer.concat(drawn.map(({ buffer }) => new Uint8Array(buffer)));
}

/** The cells of all tracks of a piece, kept beside it. */
async function cellsOfPiece(plan: MixPlan, chunk: MixChunk, cache: SoundCache): Promise<Int8Array> {
  const mixed = await cache.chunk(plan, chunk, new Workspace());
  const path = `${mixed.path}.peaks`;
  const known = await readFile(path).catch(() => null);
  if (known) return new Int8Array(known);
  const part = partOf(plan, chunk);
  // Each sound has a workspace of its own: all of them are looked at together.
  const hearing = async (...roles: readonly MixRole[]): Promise<Stereo> => {
    const workspace = new Workspace();
    const tracks = part.tracks.filter(({ role }) => roles.includes(role));
    return await mixPart({ ...part, tracks }, async (...asked) => await cache.read(...asked, workspace), workspace);
  };
  const master = await readRaw(mixed, 0, mixed.samples);
  const speech = await hearing('speech');
  // Music makes way for what is said, so it is heard beside it.
  const both = await hearing('speech', 'music');
  const sounds = { speech, music: without(both, speech), effects: without(master, both), master };
  const cells = Buffer.concat(peakTracks.map((track) => new Uint8Array(cellsOf(sounds[track]).buffer)));
  await writeInPlace(path, async (part) => await writeFile(part, cells));
  return new Int8Array(cells);
}
