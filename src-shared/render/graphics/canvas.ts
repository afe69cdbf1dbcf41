import type { FrameRate } from '../../timeline/rational.ts';
import { inset } from './marks.ts';
import type { Box } from './marks.ts';

/** The picture that a graphic is drawn into. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  /** It is drawn over a picture: nothing but itself covers that. */
  readonly over: boolean;
  /** Where the captions begin that are shown with it, in pixels from the top; absent where they have two lines at most. */
  readonly captionTop?: number;
}

/** The part of a picture that every screen shows and no player's buttons cover: all text stays in it. */
export function safeArea({ width, height }: Pick<Canvas, 'width' | 'height'>): Box {
  const isTall = height > width * 1.2;
  return inset({ x: 0, y: 0, width, height }, width * 0.06, height * (isTall ? 0.1 : 0.065));
}

/** The em of plain text, in pixels: what all sizes are made of. */
export function unitOf({ width, height }: Pick<Canvas, 'width' | 'height'>): number {
  return Math.min(height * 0.045, width * 0.054);
}

/** Whether it is clearly wider than high. */
export function isWide({ width, height }: Pick<Canvas, 'width' | 'height'>): boolean {
  return width > height * 1.2;
}

/** The nearest number of frames. */
export function framesIn(seconds: number, { rate }: Pick<Canvas, 'rate'>): number {
  return Math.round((seconds * rate.numerator) / rate.denominator);
}

/** From 0 to 1 over some frames, slower at the end. @param frame before 0: not begun */
export function eased(frame: number, frames: number): number {
  const part = Math.min(1, Math.max(0, (frame + 1) / (frames + 1)));
  return 1 - (1 - part) ** 3;
}
