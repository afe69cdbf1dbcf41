/** Seconds as a clock: `1:04`, with hours where there are any. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const tail = String(whole % 60).padStart(2, '0');
  return minutes < 60
    ? `${minutes}:${tail}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${tail}`;
}

/** Seconds of a shot as its tag shows them: `4.0 s`. */
export function secondsShown(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}
