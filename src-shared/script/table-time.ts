/** Times as shot tables write them. */

/** Longer ones are no shot's. */
const longestShot = 3600;

function clock(text: string): number | null {
  const found = /^(?:(\d{1,2})[:：])?(\d{1,3})[:：](\d{1,2}(?:\.\d+)?)(?:[:：;]\d{1,2})?$/.exec(text);
  if (!found) return null;
  // "00:00:03:12" ends in frames, which are left out.
  return Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]);
}

function inUnits(text: string): number | null {
  const found =
    /^(?:(\d+(?:\.\d+)?)\s*(?:m|min|mins|minutes?|分钟?|['’′])\s*)?(?:(\d+(?:\.\d+)?)\s*(?:s|secs?|seconds?|秒钟?|["”″]|''|’’)?)?$/i.exec(
      text,
    );
  if (!found || (found[1] === undefined && found[2] === undefined)) return null;
  return Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0);
}

/** A moment or a length in seconds: "3s", "00:03", "3秒", 5", "1'20\"", "2.5"; null where the text is none. */
export function readSeconds(written: string): number | null {
  const text = written
    .trim()
    .slice(0, 40)
    .replace(/^(?:约|大约|about|approx\.?|ca\.?|~|≈)\s*/i, '');
  return clock(text) ?? inUnits(text);
}

function fitting(seconds: number): number | null {
  return seconds > 0 && seconds <= longestShot ? seconds : null;
}

/** "00:03-00:08", "0-5秒": from and to. null where the text is no range. */
function readRange(written: string): readonly [from: number, to: number] | null {
  const [from = '', to = '', more] = written
    .trim()
    .slice(0, 60)
    .split(/\s*(?:[-–—~～至到]|to)\s*/i);
  if (more !== undefined) return null;
  const [start, end] = [readSeconds(from), readSeconds(to)];
  return start === null || end === null || end < start ? null : [start, end];
}

/**
 * The length of a shot in seconds, above 0: as {@link readSeconds}, "00:03-00:08" (from and to), "3-5秒" (the middle).
 * null where the text is no length.
 */
export function readDuration(written: string): number | null {
  const plain = readSeconds(written);
  if (plain !== null) return fitting(plain);
  const range = readRange(written);
  if (!range) return null;
  const [start, end] = range;
  return fitting(/[:：]/.test(written) ? end - start : (start + end) / 2);
}

/** The lengths of a column of them; ranges of which each begins where the one before ends, or after it, are from and to. */
export function readLengths(written: readonly string[]): (number | null)[] {
  const ranges = written.map(readRange);
  const filled = ranges.filter((range) => range !== null);
  const rises = filled.every(([start], index) => index === 0 || start >= (filled[index - 1]?.[1] ?? 0));
  if (!rises || filled.length < 2) return written.map(readDuration);
  return ranges.map((range, index) => (range ? fitting(range[1] - range[0]) : readDuration(written[index] ?? '')));
}

/**
 * The lengths that a column of times means. Lengths, or ranges: where these rise from row to row, from and to. But where
 * clock times rise, they are moments: from 0 on, where each shot begins, else where it ends.
 */
export function readTimes(written: readonly string[]): (number | null)[] {
  const moments = written.map((text) => (/[:：]/.test(text) ? readSeconds(text) : null));
  const filled = moments.filter((moment) => moment !== null);
  const rises = filled.every((moment, index) => index === 0 || moment > (filled[index - 1] ?? 0));
  const begins = filled[0] === 0;
  if (!rises || filled.length < (begins ? 2 : 4)) return readLengths(written);
  return moments.map((moment, index) => {
    if (moment === null) return null;
    const other = begins
      ? moments.slice(index + 1, index + 100).find((next) => next !== null)
      : (moments.slice(Math.max(0, index - 100), index).findLast((before) => before !== null) ?? 0);
    return other === undefined ? null : fitting(Math.abs(other - moment));
  });
}
