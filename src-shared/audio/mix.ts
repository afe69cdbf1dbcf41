import { DUCKING } from './mix-plan.ts';
import type { MixClip, MixPlan, SoundSource } from './mix-plan.ts';
import { gainOf, SAMPLE_RATE } from './pcm.ts';
import type { Stereo } from './pcm.ts';
import { inBlocks, Workspace } from './workspace.ts';

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

/**
 * Mixes a piece of a film. Where two pieces meet, their samples are those that one piece would have.
 * @param workspace has the piece, until the next one is mixed in it
 */
export async function mixPart(
  part: Omit<MixPlan, 'marks'>,
  read: ReadSource,
  workspace = new Workspace(),
): Promise<Stereo> {
  const out = workspace.stereo('mix', part.samples);
  out.left.fill(0);
  out.right.fill(0);
  const spoken = await spokenIntervals(part, read);
  const lowered = spoken.length === 0 ? null : loweredBy(spoken, workspace.uint16('lowered', part.samples));
  for (const track of part.tracks) {
    const ducking = lowered === null || track.duck === 0 ? null : { lowered, gains: duckGains(track.duck) };
    for (const clip of track.clips) {
      const start = Math.max(0, clip.at);
      const end = Math.min(part.samples, clip.at + clip.samples);
      if (end <= start) continue;
      const sound = await read(clip.source, clip.from + start - clip.at, end - start, clip.loops);
      const gain = gainOf(clip.gain + track.gain);
      inBlocks(end - start, (from, to) => {
        const factors = workspace.float64('factors', to - from).fill(gain);
        if (ducking !== null) duck(factors, start + from, ducking.lowered, ducking.gains);
        fade(factors, start - clip.at + from, clip);
        add(out.left, start + from, sound.left, from, factors);
        add(out.right, start + from, sound.right, from, factors);
      });
    }
  }
  return out;
}

/** Adds samples of a channel from `from` on times what each is to be multiplied by. */
function add(out: Float32Array, start: number, samples: Float32Array, from: number, factors: Float64Array): void {
  for (let index = 0; index < factors.length; index += 1) {
    const sample = (factors[index] as number) * (samples[from + index] as number);
    out[start + index] = (out[start + index] as number) + sample;
  }
}

function duck(factors: Float64Array, start: number, lowered: Uint16Array, gains: Float64Array): void {
  for (let index = 0; index < factors.length; index += 1) {
    factors[index] = (factors[index] as number) * (gains[lowered[start + index] as number] as number);
  }
}

/** @param offset the clip's sample that the first factor is for */
function fade(factors: Float64Array, offset: number, clip: MixClip): void {
  const end = offset + factors.length;
  const steady = Math.min(end, Math.max(offset, clip.fadeIn));
  const falling = Math.max(steady, Math.min(end, clip.samples - clip.fadeOut));
  const apply = (from: number, to: number): void => {
    for (let index = from; index < to; index += 1) {
      factors[index - offset] = (factors[index - offset] ?? 0) * fadeAt(clip, index);
    }
  };
  apply(offset, steady);
  apply(falling, end);
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

/**
 * How far everything else is lowered, 0 to 1: not at all, then sample by sample ahead of speech, during it, and behind it. Wherever somebody speaks
 * it is the same way, so it is computed once.
 */
const LEVELS = Float32Array.from({ length: DUCKING.ahead + 1 + DUCKING.release }, (_, step) =>
  ramp(step <= DUCKING.ahead ? step / DUCKING.ahead : 1 - (step - DUCKING.ahead - 1) / DUCKING.release),
);
/** The first step of {@link LEVELS} in which somebody speaks. */
const SPEAKING = DUCKING.ahead;

/** By `duck` decibels: there are as many as {@link MixTrack} has roles. */
const GAINS = new Map<number, Float64Array>();

/** What sound is multiplied by at every step of {@link LEVELS}. */
function duckGains(decibels: number): Float64Array {
  const gains =
    GAINS.get(decibels) ?? Float64Array.from(LEVELS, (level) => (level === 0 ? 1 : gainOf(decibels * level)));
  GAINS.set(decibels, gains);
  return gains;
}

/** How far everything else is lowered at every sample, as a step of {@link LEVELS}: at once around speech, by half a cosine before and after it. */
function loweredBy(spoken: readonly Interval[], lowered: Uint16Array): Uint16Array {
  const { ahead, hold, release } = DUCKING;
  lowered.fill(0);
  const raise = (from: number, length: number, first: number): void => {
    for (let index = Math.max(0, from); index < Math.min(lowered.length, from + length); index += 1) {
      const step = first + index - from;
      if ((LEVELS[step] ?? 0) > (LEVELS[lowered[index] ?? 0] ?? 0)) lowered[index] = step;
    }
  };
  for (const { start, end } of joined(spoken, hold)) {
    raise(start - ahead, ahead, 0);
    if (end + hold > 0) lowered.fill(SPEAKING, Math.max(0, start), end + hold);
    raise(end + hold, release, SPEAKING + 1);
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
