import type { Board } from '../storyboard/board-data.ts';
import { filmSeconds } from '../storyboard/board-data.ts';
import { clockOf } from '../ui/numbers.ts';

/** The film's tracks under the board and the timeline. */
export function TimelineStrip({ board }: { readonly project: string; readonly board: Board | undefined }) {
  return <div>{board ? clockOf(filmSeconds(board)) : null}</div>;
}
