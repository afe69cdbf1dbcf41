/** Too early, an estimate is a guess. */
const ENOUGH_MS = 1000;
const ENOUGH_FRAMES = 12;

/**
 * Learns from the frames that are encoded how long the rest takes. What was found in the cache took no time, and says nothing.
 * @param now milliseconds
 * @returns of how many frames are done, of how many, the milliseconds left; null until that can be told
 */
export function paceOf(now: () => number): (frames: number, total: number) => number | null {
  let first: { readonly at: number; readonly frames: number } | null = null;
  return (frames, total) => {
    const at = now();
    first ??= { at, frames };
    const [spent, encoded] = [at - first.at, frames - first.frames];
    if (spent < ENOUGH_MS || encoded < ENOUGH_FRAMES) return null;
    return Math.round((spent / encoded) * (total - frames));
  };
}
