import type { Framing, Move } from '../timeline/records.ts';
import { fitInside } from './footage-facts.ts';
import { isSameShape } from './reframed.ts';
import type { FrameSize } from './reframed.ts';

/** What an item shows of footage, as far as it decides how large that has to be. */
export interface FootageUse {
  readonly framing: Framing;
  readonly move: Move | null;
}

/**
 * The size (both sides even) that footage is made in for an item: its own shape, without bars, so that it can be cropped and fill a frame by its own picture.
 * As large as it fits into the film, so that footage of the film's shape has the film's size and can be copied; larger where less than all of it is
 * shown, but then not larger than it came. Parts are shown from files of twice, four times and so on that size: whoever looks for the right
 * part has not to wait for another file with each try.
 *
 * @param picture as it is shown, upright
 * @param film the size of the project
 * @param frame the size that the film is delivered in
 */
export function footageSize(picture: FrameSize, film: FrameSize, frame: FrameSize, use: FootageUse): FrameSize {
  const { framing, move } = use;
  const isFilled = framing.kind === 'fill' || !isSameShape(frame, film);
  /** How large the picture has to be for a part of it to be as large as the frame wants it. */
  const factorFor = (width: number, height: number): number => {
    const [across, down] = [frame.width / (picture.width * width), frame.height / (picture.height * height)];
    return isFilled ? Math.max(across, down) : Math.min(across, down);
  };
  const whole = factorFor(1, 1);
  const part = framing.kind === 'crop' ? factorFor(framing.rectangle.width, framing.rectangle.height) : whole;
  const nearest = move ? Math.min(...[move.from, move.to].flatMap(({ width, height }) => [width, height])) : 1;
  const needed = whole * 2 ** Math.max(0, Math.ceil(Math.log2(part / nearest / whole) - ROUNDING));
  const fitted = Math.min(film.width / picture.width, film.height / picture.height);
  const factor = Math.min(needed, 1);
  if (factor <= fitted) return fitInside(picture, film);
  const even = (side: number): number => Math.max(2, Math.round((side * factor) / 2) * 2);
  return { width: even(picture.width), height: even(picture.height) };
}

/** Of a logarithm. */
const ROUNDING = 1e-9;
