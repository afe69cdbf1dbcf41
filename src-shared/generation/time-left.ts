/** A take that was made, as a measure of those to come. */
export interface PastTake {
  /** ONNX Runtime's execution provider. */
  readonly provider: string;
  /** Handles included. */
  readonly frames: number;
  /** How long it was in the making, in milliseconds. */
  readonly ms: number;
}

/** What a take costs, in milliseconds: something once, and something for every frame. */
export interface TakeCost {
  readonly once: number;
  readonly frame: number;
}

/**
 * Learns what a take costs from takes of the same kind, model and size, by the line of Theil and Sen: medians of what pairs of
 * takes tell, so that a few that were disturbed tell nothing. Takes of one length tell only a whole, which is then by the frame.
 * @param provider whose takes count; that of the first of them unless given
 * @returns null where nothing is known
 */
export function learnCost(past: readonly PastTake[], provider = past[0]?.provider): TakeCost | null {
  const known = past.filter((take) => take.provider === provider && take.frames > 0 && take.ms >= 0);
  if (known.length === 0) return null;
  const slopes = known.flatMap((one, index) =>
    known
      .slice(index + 1)
      .filter((other) => other.frames !== one.frames)
      .map((other) => (other.ms - one.ms) / (other.frames - one.frames)),
  );
  const frame = Math.max(0, median(slopes));
  const once = median(known.map(({ frames, ms }) => ms - frame * frames));
  if (slopes.length > 0 && once >= 0) return { once, frame };
  // A line that would begin below nothing is drawn through it.
  return { once: 0, frame: median(known.map(({ frames, ms }) => ms / frames)) };
}

/** Milliseconds until a take is made, of whose frames this share (0 to 1) is there. */
export function timeLeft({ once, frame }: TakeCost, frames: number, progress: number): number {
  const left = 1 - Math.min(1, Math.max(0, progress));
  // With its first frame, what a take costs once is spent.
  return progress > 0 && frame > 0 ? frame * frames * left : (once + frame * frames) * left;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
