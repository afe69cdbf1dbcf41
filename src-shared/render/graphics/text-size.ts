import { NARROW_ADVANCES } from './font-advances.ts';

/** Of the shipped font, in parts of its em. ASS sizes are the sum of its ascent and descent. */
export const FONT_ASCENT = 1.16;
export const FONT_HEIGHT = 1.448;
/** What letters with marks above and tails below take of a line, from its baseline. */
export const INK_ASCENT = 0.95;
export const INK_DESCENT = 0.25;

const ADVANCES = new Map(
  NARROW_ADVANCES.flatMap((run): [number, number][] => {
    const [start = '', advances = ''] = run.split(':');
    return advances.split(' ').map((advance, index) => [Number.parseInt(start, 16) + index, Number(advance)]);
  }),
);

/** How wide a line of text is, in pixels. What the font has not counts as wide as a Chinese character. @param size of the em, in pixels */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += ADVANCES.get(character.codePointAt(0) ?? 0) ?? 1000;
  return (width * size) / 1000;
}
