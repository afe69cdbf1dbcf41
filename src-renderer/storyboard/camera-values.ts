import type { BoardShot } from './board-data.ts';

/** From far to near, as people choose among them. */
export const SIZES = [
  'extreme_wide',
  'wide',
  'full',
  'medium',
  'over_shoulder',
  'medium_close',
  'close',
  'extreme_close',
  'insert',
] as const satisfies readonly BoardShot['size'][];

export const ANGLES = [
  'eye_level',
  'low',
  'high',
  'overhead',
  'dutch',
] as const satisfies readonly BoardShot['overrides']['angle'][];

export const MOVES = [
  'static',
  'pan_left',
  'pan_right',
  'tilt_up',
  'tilt_down',
  'push_in',
  'pull_out',
  'track_left',
  'track_right',
  'handheld',
] as const satisfies readonly BoardShot['move'][];
