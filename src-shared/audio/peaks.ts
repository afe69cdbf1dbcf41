import { SAMPLE_RATE } from './pcm.ts';
import type { Stereo } from './pcm.ts';

/** What waveforms are told of apart: what is said, music, all else that is heard, and everything together. */
export const peakTracks = ['speech', 'music', 'effects', 'master'] as const;
export type PeakTrack = (typeof peakTracks)[number];

/** Peaks of a waveform a second, as footage has them. */
export const FILM_PEAKS_A_SECOND = 50;

/** Samples of a cell that peaks are kept in by piece: pieces of a film do not begin where its peaks do. */
const CELL = SAMPLE_RATE / 200;
const CELLS_OF_A_PEAK = SAMPLE_RATE / FILM_PEAKS_A_SECOND / CELL;

/** The lowest and the highest sample of every cell of a sound, as two signed bytes; full scale is 127. */
export function cellsOf({ left, right }: Stereo): Int8Array {
  const cells = Math.ceil(left.length / CELL);
  const peaks = new Int8Array(cells * 2);
  for (let cell = 0; cell < cells; cell += 1) {
    let [lowest, highest] = [0, 0];
    const end = Math.min(left.length, (cell + 1) * CELL);
    for (let index = cell * CELL; index < end; index += 1) {
      const [one, other] = [left[index] ?? 0, right[index] ?? 0];
      lowest = Math.min(lowest, one, other);
      highest = Math.max(highest, one, other);
    }
    peaks[cell * 2] = Math.max(-127, Math.floor(lowest * 127));
    peaks[cell * 2 + 1] = Math.min(127, Math.ceil(highest * 127));
  }
  return peaks;
}

/** A piece of a film, by where it begins in samples, with the cells of its sound. */
export interface CellPiece {
  readonly start: number;
  readonly cells: Int8Array;
}

/** The peaks of a film of so many samples, {@link FILM_PEAKS_A_SECOND} pairs of bytes a second. A cell counts to the peak that it begins in. */
export function filmPeaks(samples: number, pieces: readonly CellPiece[]): Int8Array {
  const peaks = new Int8Array(Math.ceil(samples / (CELL * CELLS_OF_A_PEAK)) * 2);
  for (const { start, cells } of pieces) {
    for (let cell = 0; cell * 2 < cells.length; cell += 1) {
      const peak = Math.floor((start + cell * CELL) / (CELL * CELLS_OF_A_PEAK)) * 2;
      if (peak >= peaks.length) break;
      peaks[peak] = Math.min(peaks[peak] ?? 0, cells[cell * 2] ?? 0);
      peaks[peak + 1] = Math.max(peaks[peak + 1] ?? 0, cells[cell * 2 + 1] ?? 0);
    }
  }
  return peaks;
}

/** What is left of a sound without a part of it: both are mixed by addition. */
export function without(whole: Stereo, part: Stereo): Stereo {
  const difference = (all: Float32Array, some: Float32Array) => all.map((value, index) => value - (some[index] ?? 0));
  return { left: difference(whole.left, part.left), right: difference(whole.right, part.right) };
}
