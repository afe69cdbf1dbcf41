import { useWorkspace } from '../app/workspace.ts';
import type { Board } from './board-data.ts';
import { shotsOf } from './board-data.ts';

/** What is said of the selected shots. */
export function Inspector({ board }: { readonly project: string; readonly board: Board | undefined }) {
  const selected = useWorkspace((state) => state.selected);
  const shots = board ? shotsOf(board).filter(({ id }) => selected.includes(id)) : [];
  return <div>{shots.map((shot) => shot.label).join(', ')}</div>;
}
