import type { CameraMove } from '../../../../src-shared/storyboard/storyboard.ts';
import type { Window } from './resample.ts';

/** How far a camera goes over a picture: shares of the window that is seen. */
const REACH = { push: 0.16, pan: 0.14, tilt: 0.12, sway: 0.012 } as const;
/** Movements of a hand a second, and how much of the sway each is: no two end together, so that it never repeats. */
const HAND: readonly (readonly [hertz: number, share: number, phase: number])[] = [
  [0.31, 0.55, 0.3],
  [0.77, 0.3, 2.1],
  [1.69, 0.15, 4.4],
];

/** The largest window of a shape in a picture, in its middle. */
export function wholeWindow(picture: { readonly width: number; readonly height: number }, shape: number): Window {
  const width = Math.min(picture.width, picture.height * shape);
  const height = width / shape;
  return { left: (picture.width - width) / 2, top: (picture.height - height) / 2, width, height };
}

/**
 * What a camera sees of a picture at a moment of its move: always within the picture.
 * @param at_s seconds from the shot's start, negative in the handle before it
 * @param length_s of the shot, in which the camera goes all its way, softly from stand to stand
 */
export function seenWindow(whole: Window, move: CameraMove, at_s: number, length_s: number): Window {
  const along = eased(at_s / length_s);
  switch (move) {
    case 'static':
      return whole;
    case 'push_in':
      return within(whole, 1 - REACH.push * along, 0, 0);
    case 'pull_out':
      return within(whole, 1 - REACH.push * (1 - along), 0, 0);
    case 'pan_left':
    case 'track_left':
      return within(whole, 1 - REACH.pan, 1 - 2 * along, 0);
    case 'pan_right':
    case 'track_right':
      return within(whole, 1 - REACH.pan, 2 * along - 1, 0);
    case 'tilt_up':
      return within(whole, 1 - REACH.tilt, 0, 1 - 2 * along);
    case 'tilt_down':
      return within(whole, 1 - REACH.tilt, 0, 2 * along - 1);
    case 'handheld':
      return within(whole, 1 - 2 * REACH.sway, sway(at_s, 0), sway(at_s, 1.3));
  }
}

/** A part of a window that is smaller by `scale`, as far to its sides as -1 to 1 say. */
function within({ left, top, width, height }: Window, scale: number, right: number, down: number): Window {
  const [spareX, spareY] = [(width * (1 - scale)) / 2, (height * (1 - scale)) / 2];
  return {
    left: left + spareX * (1 + right),
    top: top + spareY * (1 + down),
    width: width * scale,
    height: height * scale,
  };
}

/** From 0 to 1 with a soft start and end; it stands still in the handles, where a cut or a dissolve is. */
function eased(share: number): number {
  const x = Math.min(1, Math.max(0, share));
  return x * x * (3 - 2 * x);
}

function sway(at_s: number, offset: number): number {
  return HAND.reduce(
    (sum, [hertz, share, phase]) => sum + share * Math.sin(2 * Math.PI * hertz * at_s + phase + offset),
    0,
  );
}
