import { FILM_PEAKS_A_SECOND, peakTracks } from '../../src-shared/audio/peaks.ts';
import type { PeakTrack } from '../../src-shared/audio/peaks.ts';
import { toNumber } from '../../src-shared/timeline/rational.ts';
import type { Cut, CutItem } from './cut-data.ts';
import { momentOf } from './cut-data.ts';

/** The waveforms of a film that was heard, with how it was cut then. */
export interface Waveforms {
  readonly peaks: Readonly<Record<PeakTrack, Int8Array>>;
  /** The loudest peak of each, 1 to 127. */
  readonly loudest: Readonly<Record<PeakTrack, number>>;
  readonly cut: Cut;
}

/** Reads what `media/previews/…/peaks` serves. */
export function readWaveforms(bytes: ArrayBuffer, cut: Cut): Waveforms {
  const length = Math.floor(bytes.byteLength / peakTracks.length);
  const own = (index: number): Int8Array => new Int8Array(bytes, index * length, length);
  const each = <T>(of: (peaks: Int8Array) => T): Readonly<Record<PeakTrack, T>> => {
    const [speech, music, effects, master] = [of(own(0)), of(own(1)), of(own(2)), of(own(3))];
    return { speech, music, effects, master };
  };
  return {
    peaks: each((peaks) => peaks),
    loudest: each((peaks) => peaks.reduce((most, peak) => Math.max(most, Math.abs(peak)), 1)),
    cut,
  };
}

/** A stretch of the film as it is cut now, with where it was when it was heard, in seconds. */
export interface HeardStretch {
  readonly start: number;
  readonly end: number;
  readonly heard: number;
}

/**
 * Where what a film shows now was when it was heard: an edit moves pictures, and their sound goes along until the film is mixed again.
 * What was not there then has no stretch.
 */
export function heardStretches(now: Cut, before: Cut): readonly HeardStretch[] {
  const olds = new Map(before.items.flatMap((item) => [[item.id, item] as const, [sourceKey(item), item] as const]));
  return now.items.flatMap((item): HeardStretch[] => {
    // The second part of what was cut in two is a new item that shows the same.
    const old = olds.get(item.id) ?? olds.get(sourceKey(item));
    if (!old) return [];
    // What was trimmed away at its start was heard before it.
    const skipped = item.reversed ? 0 : (toNumber(item.in) - toNumber(old.in)) / toNumber(item.speed);
    const oldLength = momentOf(old.frames, before.rate);
    const [late, from] = [Math.max(0, -skipped), Math.max(0, skipped)];
    const length = Math.min(momentOf(item.frames, now.rate) - late, oldLength - from);
    if (length <= 0) return [];
    const start = momentOf(item.start, now.rate) + late;
    return [{ start, end: start + length, heard: momentOf(old.start, before.rate) + from }];
  });
}

function sourceKey({ source }: CutItem): string {
  return JSON.stringify(source);
}

/** The lowest and the highest peak of a stretch of time, -1 to 1; silence where there is none. */
export function peakBetween(peaks: Int8Array, from: number, to: number, loudest: number): readonly [number, number] {
  const first = Math.max(0, Math.floor(from * FILM_PEAKS_A_SECOND));
  const last = Math.min(peaks.length / 2, Math.max(first + 1, Math.ceil(to * FILM_PEAKS_A_SECOND)));
  let [low, high] = [0, 0];
  for (let index = first; index < last; index += 1) {
    low = Math.min(low, peaks[index * 2] ?? 0);
    high = Math.max(high, peaks[index * 2 + 1] ?? 0);
  }
  return [low / loudest, high / loudest];
}
