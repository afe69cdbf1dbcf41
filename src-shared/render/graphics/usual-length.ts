import { revealSeconds } from './slides.ts';
import type { Graphic } from './records.ts';

/** How long a slide stays when all of it is there. */
const REST_S = 2;

/** How long a graphic is shown where nobody says, in seconds: as long as it is read. */
export function usualSeconds(graphic: Graphic): number {
  switch (graphic.kind) {
    case 'bullets':
      return revealSeconds(graphic) + REST_S;
    case 'chart':
    case 'formula':
      return 6;
    case 'picture':
    case 'lower-third':
      return 5;
    case 'ticker':
    case 'credits':
      return 15;
    case 'title':
    case 'chapter':
      return 4;
  }
}
