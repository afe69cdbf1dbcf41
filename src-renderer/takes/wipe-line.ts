/** What a key moves the line of a wipe by, as a share of the width; with Shift five times as much. */
const STEP = 0.01;
const FAR = 5;

/** Where the line of a wipe is then: within the picture, moved by a key where one is given. */
export function movedLine(line: number, key = '', isFar = false): number {
  const step = STEP * (isFar ? FAR : 1);
  const moved =
    { ArrowLeft: line - step, ArrowDown: line - step, ArrowRight: line + step, ArrowUp: line + step, Home: 0, End: 1 }[
      key
    ] ?? line;
  return Math.min(1, Math.max(0, moved));
}
