/** How fast a film runs, and which way: times its own speed, 0 stands still. */
export type Shuttle = -4 | -2 | -1 | 0 | 1 | 2 | 4;

/** What the keys J, K and L do: each further press in one direction doubles the speed, up to four times; the other one turns at once. */
export function shuttled(speed: Shuttle, key: 'back' | 'stop' | 'forward'): Shuttle {
  switch (key) {
    case 'stop':
      return 0;
    case 'forward':
      return speed <= 0 ? 1 : speed === 1 ? 2 : 4;
    case 'back':
      return speed >= 0 ? -1 : speed === -1 ? -2 : -4;
  }
}

/** What a film that runs meets: the moment it is at then, and whether it goes on. */
export function runOn(
  from: number,
  elapsed: number,
  speed: Shuttle,
  range: { readonly start: number; readonly end: number },
  isLooped: boolean,
): { readonly moment: number; readonly runs: boolean } {
  const moment = from + elapsed * speed;
  const length = range.end - range.start;
  if (speed >= 0 ? moment < range.end : moment > range.start) return { moment, runs: true };
  if (!isLooped || length <= 0) return { moment: speed >= 0 ? range.end : range.start, runs: false };
  return { moment: speed >= 0 ? range.start : range.end, runs: true };
}
