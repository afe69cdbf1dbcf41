import { lazy } from 'react';
import type { Board } from './board-data.ts';
import { shotsOf } from './board-data.ts';
import { showPanel } from './board-view.ts';
import type { BoardPanel } from './board-view.ts';

const TraySheet = lazy(async () => await import('./TraySheet.tsx'));
const CastSheet = lazy(async () => await import('./CastSheet.tsx'));
const PenSheet = lazy(async () => await import('./PenSheet.tsx'));
const CameraSheet = lazy(async () => await import('./CameraSheet.tsx'));

/** What stands over the board. */
export function BoardPanels({ board, panel }: { readonly board: Board; readonly panel: BoardPanel }) {
  const close = (): void => showPanel(null);
  const { project } = board;
  switch (panel.kind) {
    case 'tray':
      return <TraySheet project={project.id} onClose={close} />;
    case 'cast':
      return <CastSheet board={board} name={panel.name} onClose={close} />;
    case 'pen':
    case 'camera': {
      const shot = shotsOf(board).find(({ id }) => id === panel.shot);
      const Sheet = panel.kind === 'pen' ? PenSheet : CameraSheet;
      return shot ? <Sheet project={project} shot={shot} onClose={close} /> : null;
    }
  }
}
