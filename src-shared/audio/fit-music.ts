import type { Beats } from './beats.ts';
import type { MixClip, SoundSource } from './mix-plan.ts';
import { SAMPLE_RATE } from './pcm.ts';

/** Music of a user's, as it was found to be. */
export interface FoundMusic {
  readonly source: SoundSource;
  readonly samples: number;
  readonly beats: Beats;
}

const BEATS_A_BAR = 4;
/** The crossing of two pieces that meet on a beat, and of such that have none. */
const [ON_A_BEAT, WITHOUT_BEATS] = [0.03 * SAMPLE_RATE, 2 * SAMPLE_RATE];
/** The last fade where there are no beats. */
const LAST_FADE = 3 * SAMPLE_RATE;
const LAST_BEATS = 2;

/**
 * Makes music as long as it is wanted: too long, it is faded out over two beats that end on a beat of it; too short, whole bars of
 * it come again, beat on beat. Without beats it crosses over into itself.
 * @param at where it begins in the film, in samples @param wanted how long it is to last
 */
export function fitMusic({ source, samples, beats }: FoundMusic, at: number, wanted: number): MixClip[] {
  const clip = (from: number, start: number, length: number): MixClip => ({
    ...{ source, from, at: at + start, samples: length, gain: 0, fadeIn: 0, fadeOut: 0, loops: false },
  });
  const { first, last, crossing } = repeatOf(samples, beats);
  const clips: MixClip[] = [clip(0, 0, Math.min(last, wanted))];
  for (let start = last; start < wanted; start += last - first) {
    const before = clips.at(-1);
    // Each begins before the beat and each ends after it, so that they cross.
    if (before) {
      const longer = before.samples + Math.min(crossing, wanted - start);
      clips[clips.length - 1] = { ...before, samples: longer, fadeOut: 2 * crossing };
    }
    const length = Math.min(last - first, wanted - start);
    clips.push({ ...clip(first - crossing, start - crossing, length + crossing), fadeIn: 2 * crossing });
  }
  return ended(clips, at + wanted, beats, Math.floor((last - first) / 2));
}

/** The bars that come again, and how far before and after their ends two of them cross. */
function repeatOf(samples: number, { times, tempo }: Beats): { first: number; last: number; crossing: number } {
  const crossing = tempo > 0 ? ON_A_BEAT : Math.min(WITHOUT_BEATS, Math.floor(samples / 8));
  const usable = times.filter((time) => time >= crossing && time + crossing <= samples);
  const bars = Math.floor((usable.length - 1) / BEATS_A_BAR);
  const [first, last] = [usable[0], usable[bars * BEATS_A_BAR]];
  if (bars < 1 || first === undefined || last === undefined)
    return { first: crossing, last: samples - crossing, crossing };
  return { first, last, crossing };
}

/**
 * Ends music on its last beat before its end; a last piece that is too short to fade is left out.
 * @param most samples of the last fade, so that it has room in what comes again
 */
function ended(clips: readonly MixClip[], end: number, beats: Beats, most: number): MixClip[] {
  const last = clips.at(-1);
  if (!last) return [];
  const beat = beats.tempo > 0 ? (60 * SAMPLE_RATE) / beats.tempo : LAST_FADE / LAST_BEATS;
  const fade = Math.min(Math.round(beat * LAST_BEATS), most);
  if (clips.length > 1 && Math.min(end - last.at, last.samples) < last.fadeIn + fade) {
    return ended(clips.slice(0, -1), end, beats, most);
  }
  const close = Math.min(end, last.at + last.samples);
  const onBeat = beats.times.map((time) => last.at + time - last.from).findLast((time) => time <= close);
  // Music whose beat has ended long before goes on without.
  const stop = onBeat !== undefined && close - onBeat < 1.5 * beat && onBeat > last.at ? onBeat : close;
  const samples = Math.round(stop - last.at);
  return [
    ...clips.slice(0, -1),
    { ...last, samples, fadeOut: Math.min(samples - Math.min(samples, last.fadeIn), fade) },
  ];
}
