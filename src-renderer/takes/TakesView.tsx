import type { Board } from '../storyboard/board-data.ts';

/** The takes of the selected shot. */
export default function TakesView({ board }: { readonly project: string; readonly board: Board | undefined }) {
  return <main id="main">{board?.project.title}</main>;
}
