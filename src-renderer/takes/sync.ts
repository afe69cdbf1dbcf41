import type { TakeRange } from './take-data.ts';

/** Of a frame: what a video may be beside the others before it is put right, which costs it a seek. */
const MOST_DRIFT = 1.5;

/**
 * Where a video has to be put so that it shows the same moment as the others; null where it does already.
 * @param at where it is in its own file, in seconds
 * @param time of the shot, in seconds, from its start without handles
 */
export function putRight(at: number, time: number, { start_s, length_s, frame_s }: TakeRange): number | null {
  // A shorter one stands at its last frame.
  const wanted = start_s + Math.min(Math.max(time, 0), Math.max(0, length_s - frame_s));
  return Math.abs(at - wanted) > frame_s * MOST_DRIFT ? wanted : null;
}

/** The moment of the shot a number of frames on, within it, on a frame. */
export function stepped(time: number, frames: number, { length_s, frame_s }: Omit<TakeRange, 'start_s'>): number {
  const last = Math.max(0, Math.round(length_s / frame_s) - 1);
  return Math.min(last, Math.max(0, Math.round(time / frame_s) + frames)) * frame_s;
}
