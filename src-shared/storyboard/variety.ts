import type { CameraMove, ShotSize } from './storyboard.ts';

/** How a shot is framed, and what of that may change. */
export interface Framing {
  readonly size: ShotSize;
  readonly move: CameraMove;
  readonly hasPeople: boolean;
  /** The script writes the size (CLOSE ON, a column): it holds. */
  readonly isWritten: boolean;
  /** It goes on with what the shot before began to say: a cut to the same size would jump. */
  readonly goesOn?: boolean;
}

/** What a shot that would be framed like the ones before it gets instead: a step closer, or back where it is close. */
const insteadWithPeople: Readonly<Record<ShotSize, ShotSize>> = {
  extreme_wide: 'wide',
  wide: 'full',
  full: 'medium',
  medium: 'medium_close',
  over_shoulder: 'medium_close',
  medium_close: 'medium',
  close: 'medium_close',
  extreme_close: 'close',
  insert: 'close',
};
const insteadWithout: Readonly<Record<ShotSize, ShotSize>> = {
  ...insteadWithPeople,
  wide: 'medium',
  full: 'wide',
  medium: 'wide',
  close: 'medium',
};

/** The sizes of a scene's shots, so that never more than two in a row have the same size and move, nor two of what is said on, but those written so. */
export function variedSizes(shots: readonly Framing[]): ShotSize[] {
  const sizes: ShotSize[] = [];
  for (const [index, { size, move, hasPeople, isWritten, goesOn = false }] of shots.entries()) {
    const isAlike = (back: number) => sizes[index - back] === size && shots[index - back]?.move === move;
    const isMonotonous = !isWritten && isAlike(1) && (goesOn || isAlike(2));
    sizes.push(isMonotonous ? (hasPeople ? insteadWithPeople : insteadWithout)[size] : size);
  }
  return sizes;
}
