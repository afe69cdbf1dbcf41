/** A line whose speech was measured. */
export interface MeasuredLine {
  /** null for narration. */
  readonly character: string | null;
  /** Of its speech, from the first sound to the last. */
  readonly seconds: number;
}

/** How long a shot is with what is said in it. */
export interface SpokenTiming {
  /** As drafted, or longer where the speech asks for it; a whole number of frames then. */
  readonly duration_s: number;
  /** When each line begins. */
  readonly starts_s: readonly number[];
}

/** Before anybody speaks, a picture is seen. */
const LEAD_S = 0.25;
/** With time to spare it is seen so much longer. */
const LONGER_LEAD_S = 0.5;
/** Behind the last line, until the cut: a narrator goes on over it, who talks is seen to end. */
const TAIL_S = 0.4;
const NARRATED_TAIL_S = 0.25;
/** Who goes on draws breath. */
const BREATH_S = 0.4;
/** Who answers takes a little less (Stivers et al. 2009: turns follow each other within about 0.2 s). */
const TURN_S = 0.25;

/**
 * When the lines of a shot begin and how long it is: as drafted where they fit, longer where they do not, never shorter.
 * @param rate frames a second
 */
export function timeSpeech(
  lines: readonly MeasuredLine[],
  drafted_s: number,
  rate: { readonly numerator: number; readonly denominator: number },
): SpokenTiming {
  if (lines.length === 0) return { duration_s: drafted_s, starts_s: [] };
  const starts: number[] = [];
  let at = LEAD_S;
  for (const [index, { character, seconds }] of lines.entries()) {
    if (index > 0) at += character === lines[index - 1]?.character ? BREATH_S : TURN_S;
    starts.push(at);
    at += seconds;
  }
  const needed = at + (lines.at(-1)?.character === null ? NARRATED_TAIL_S : TAIL_S);
  // Lengths that went through floating point a little above a frame are that frame.
  const frames = Math.ceil((needed * rate.numerator) / rate.denominator - 1e-6);
  const spare = Math.max(0, drafted_s - needed);
  const shift = Math.min(spare / 2, LONGER_LEAD_S);
  return {
    duration_s: spare > 0 ? drafted_s : Math.max(drafted_s, (frames * rate.denominator) / rate.numerator),
    starts_s: starts.map((start) => start + shift),
  };
}
