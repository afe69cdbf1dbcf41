import { DUCKING } from './mix-plan.ts';
import type { MixClip, MixPlan, SoundSource } from './mix-plan.ts';
import { gainOf, SAMPLE_RATE, silence } from './pcm.ts';
import type { Stereo } from './pcm.ts';

/** Gives samples of a source: exactly `count` from `from` on, silent beyond its end, or round again where it loops. */
export type ReadSource = (source: SoundSource, from: number, count: number, loops: boolean) => Promise<Stereo>;

/** Samples of a block in which speech is looked for: 10 ms. */
const BLOCK = SAMPLE_RATE / 100;
/** Speech that is quieter than this, as it stands in the mix, lowers nothing: the root of the mean square, −46 dB. */
const SPOKEN = 0.005;

/** Times in samples, half-open. */
interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Mixes a piece of a film. Where two pieces meet, their samples are those that one piece would have. */
export async function mixPart(part: Omit<MixPlan, 'marks'>, read: ReadSource): Promise<Stereo> {
  const out = silence(part.samples);
  const spoken = await spokenIntervals(part, read);
  const lowered = loweredBy(spoken, part.samples);
  for (const track of part.tracks) {
    for (const clip of track.clips) {
      const start = Math.max(0, clip.at);
      const end = Math.min(part.samples, clip.at + clip.samples);
      if (end <= start) continue;
      const offset = start - clip.at;
      const sound = await read(clip.source, clip.from + offset, end - start, clip.loops);
      const gain = gainOf(clip.gain + track.gain);
      for (let index = 0; index < end - start; index += 1) {
        const down = lowered[start + index] ?? 0;
        const duck = down === 0 ? 1 : gainOf(track.duck * down);
        const factor = gain * duck * fadeAt(clip, offset + index);
        out.left[start + index] = (out.left[start + index] ?? 0) + factor * (sound.left[index] ?? 0);
        out.right[start + index] = (out.right[start + index] ?? 0) + factor * (sound.right[index] ?? 0);
      }
    }
  }
  return out;
}

/** How much of a clip is heard at one of its samples: fades have the shape of a quarter of a sine, of equal power. */
function fadeAt({ samples, fadeIn, fadeOut }: MixClip, index: number): number {
  const rise = fadeIn > 0 && index < fadeIn ? Math.sin(((index + 0.5) / fadeIn) * (Math.PI / 2)) : 1;
  const left = samples - index;
  const fall = fadeOut > 0 && left <= fadeOut ? Math.sin(((left - 0.5) / fadeOut) * (Math.PI / 2)) : 1;
  return rise * fall;
}

/** When somebody speaks. Blocks are counted from the start of each clip, so that every piece of the film finds the same. */
async function spokenIntervals(part: Omit<MixPlan, 'marks'>, read: ReadSource): Promise<Interval[]> {
  if (part.tracks.every(({ duck }) => duck === 0)) return [];
  const intervals: Interval[] = [];
  const [first, last] = [-DUCKING.hold - DUCKING.release, part.samples + DUCKING.ahead];
  for (const track of part.tracks) {
    if (track.role !== 'speech') continue;
    for (const clip of track.clips) {
      const from = Math.max(0, Math.floor((first - clip.at) / BLOCK));
      const to = Math.min(Math.ceil(clip.samples / BLOCK), Math.ceil((last - clip.at) / BLOCK));
      if (to <= from) continue;
      const sound = await read(clip.source, clip.from + from * BLOCK, (to - from) * BLOCK, clip.loops);
      const threshold = SPOKEN / gainOf(clip.gain + track.gain);
      for (let block = from; block < to; block += 1) {
        if (levelOf(sound, (block - from) * BLOCK) < threshold) continue;
        const start = clip.at + block * BLOCK;
        intervals.push({ start, end: Math.min(start + BLOCK, clip.at + clip.samples) });
      }
    }
  }
  return intervals;
}

function levelOf({ left, right }: Stereo, start: number): number {
  let sum = 0;
  for (let index = start; index < start + BLOCK; index += 1) sum += (left[index] ?? 0) ** 2 + (right[index] ?? 0) ** 2;
  return Math.sqrt(sum / (2 * BLOCK));
}

/** How far everything else is lowered, 0 to 1, at every sample: at once around speech, by half a cosine before and after it. */
function loweredBy(spoken: readonly Interval[], samples: number): Float32Array {
  const { ahead, hold, release } = DUCKING;
  const lowered = new Float32Array(samples);
  const raise = (from: number, to: number, shape: (index: number) => number): void => {
    for (let index = Math.max(0, Math.ceil(from)); index < Math.min(samples, to); index += 1) {
      lowered[index] = Math.max(lowered[index] ?? 0, shape(index));
    }
  };
  for (const { start, end } of joined(spoken, hold)) {
    raise(start - ahead, start, (index) => ramp((index - start + ahead) / ahead));
    raise(start, end + hold, () => 1);
    raise(end + hold, end + hold + release, (index) => ramp(1 - (index - end - hold) / release));
  }
  return lowered;
}

function ramp(along: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * along);
}

/** Intervals that are nearer to each other than `gap` as one. */
function joined(intervals: readonly Interval[], gap: number): Interval[] {
  const all: Interval[] = [];
  for (const interval of intervals.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && interval.start <= last.end + gap) {
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, interval.end) };
    } else all.push(interval);
  }
  return all;
}
