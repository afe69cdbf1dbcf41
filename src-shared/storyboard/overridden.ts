import type { CameraAngle, CameraMove, DraftShot, ShotSize, SpokenLine } from './storyboard.ts';

/** What a person says of how a shot is framed, moves, lasts and speaks; what is absent is as drafted. */
export interface FramingOverrides {
  readonly size?: ShotSize;
  /** `eye_level` is no angle, where the draft has one. */
  readonly angle?: CameraAngle | 'eye_level';
  readonly move?: CameraMove;
  /** Seconds. Speech that takes longer lengthens the shot all the same. */
  readonly duration_s?: number;
  readonly lines?: readonly SpokenLine[];
}

const FRAMING = ['size', 'angle', 'move', 'duration_s', 'lines'] as const;

/** What of a stored shot says how it is framed, moves, lasts and speaks. */
interface SaidShot {
  readonly draft: DraftShot;
  readonly overrides: FramingOverrides | null;
}

const SHOWN = new WeakMap<SaidShot, DraftShot>();

/** A stored shot as a person has it; the same object for the same shot. */
export function shownDraft(shot: SaidShot): DraftShot {
  const shown = SHOWN.get(shot) ?? asOverridden(shot.draft, shot.overrides);
  SHOWN.set(shot, shown);
  return shown;
}

/** A shot as a person has it: the draft with what they said instead. Its picture stays the draft's (described.ts). */
export function asOverridden(draft: DraftShot, overrides: FramingOverrides | null): DraftShot {
  if (overrides === null || !FRAMING.some((name) => overrides[name] !== undefined)) return draft;
  const { angle: drafted, ...own } = draft;
  const { size = own.size, move = own.move, duration_s = own.duration_s, lines = own.lines } = overrides;
  const angle = overrides.angle === 'eye_level' ? undefined : (overrides.angle ?? drafted);
  return { ...own, size, move, duration_s, lines, ...(angle === undefined ? {} : { angle }) };
}
