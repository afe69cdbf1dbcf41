import type { Board } from './board-data.ts';
import type { BoardPanel } from './board-view.ts';

/** What stands over the board. */
export default function BoardPanels(_: {
  readonly project: string;
  readonly board: Board;
  readonly panel: BoardPanel;
}) {
  return null;
}
